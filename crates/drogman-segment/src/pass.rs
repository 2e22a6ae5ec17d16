//! The one pass over the text.

use crate::characters::{may_matter, terminator};
use crate::decide::{Verdict, decide};
use crate::rules::Rules;
use crate::sentence::{BoundaryReason, SentenceSpan};
use crate::site::Site;
use drogman_text::{ByteSpan, LanguageTag, Script, script_of};

/// A place where a sentence ends, in bytes of its paragraph.
struct Boundary {
    end: usize,
    next: usize,
    confidence: f32,
    reason: BoundaryReason,
    condition: Condition,
}

/// What has to be true of the block for a boundary to stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Condition {
    Always,
    LowerCase,
    Transcript,
}

/// From how many small letters behind a terminator on, with hardly a capital, a block is a transcript.
const TRANSCRIPT: usize = 5;

/// The sentences of one block of text in one language, in order.
///
/// A single line break inside the block is a space (hard-wrapped text); a blank line or U+2029 always ends a
/// sentence. A no-break space before `!`, `?` or `»` belongs to the sentence. Spans are in bytes of `text`, not
/// empty, trimmed, and what lies between and around them is white space only (as `char::is_whitespace`). The
/// last sentence has [`BoundaryReason::EndOfText`], the last of each earlier paragraph
/// [`BoundaryReason::LineBreak`].
///
/// Blocks that begin their sentences in lower case, as comments and transcripts do, are known by their own
/// statistics: how often a small letter and how often a capital follows a full stop.
///
/// # Example: French quotations, titles and inclusive forms
///
/// ```
/// use drogman_segment::sentences;
/// use drogman_text::LanguageTag;
///
/// let text = "«\u{A0}Pourquoi\u{A0}?\u{A0}» demande M. Petit aux citoyen.ne.s. Personne ne répond.";
/// let found = sentences(text, &LanguageTag::french());
/// let pieces: Vec<&str> = found.iter().map(|sentence| sentence.span.slice(text)).collect();
/// assert_eq!(
///     pieces,
///     ["«\u{A0}Pourquoi\u{A0}?\u{A0}» demande M. Petit aux citoyen.ne.s.", "Personne ne répond."]
/// );
/// ```
pub fn sentences(text: &str, language: &LanguageTag) -> Vec<SentenceSpan> {
    let rules = Rules::of(language);
    let ordinal_dot = rules.has_ordinal_dot(language);
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(length) = paragraph_length(text, start) {
        let paragraph = ByteSpan::of(start..start + length).trimmed(text);
        split_paragraph(paragraph.slice(text), paragraph.start(), rules, ordinal_dot, &mut found);
        start += length;
    }
    if let Some(last) = found.last_mut() {
        last.reason = BoundaryReason::EndOfText;
    }
    found
}

/// The bytes from `start` to the end of the next blank line or paragraph separator, or of the text; `None` at
/// its end.
fn paragraph_length(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
    let mut searched = 0;
    while let Some(at) = rest.get(searched..).and_then(find_break) {
        let blank = rest.get(searched + at..).unwrap_or("");
        let length = blank.len() - blank.trim_start().len();
        let space = blank.get(..length).unwrap_or("");
        let breaks = space.matches('\n').count().max(space.matches('\r').count());
        searched += at + length;
        if breaks > 1 || space.contains('\u{2029}') {
            return Some(searched);
        }
    }
    Some(rest.len())
}

/// The first line break or paragraph separator.
fn find_break(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = position(text, from, |byte| matches!(byte, b'\n' | b'\r' | 0xE2)) {
        let here = text.get(at..).unwrap_or("");
        if !here.starts_with('\u{2029}') && here.as_bytes().first() == Some(&0xE2) {
            from = at + 1;
            continue;
        }
        return Some(at);
    }
    None
}

/// The first byte from `from` on that is wanted. Sixteen bytes are tested at once, without a branch, which
/// the compiler turns into vector instructions.
fn position(text: &str, from: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let tail = text.as_bytes().get(from..)?;
    let mut at = from;
    for chunk in tail.chunks(16) {
        if chunk.iter().fold(false, |found, byte| found | wanted(*byte)) {
            return chunk.iter().position(|byte| wanted(*byte)).map(|offset| at + offset);
        }
        at += chunk.len();
    }
    None
}

/// Splits one paragraph, which is trimmed, and adds its sentences to `found`, moved right by `offset`.
fn split_paragraph(text: &str, offset: u32, rules: &Rules, ordinal_dot: bool, found: &mut Vec<SentenceSpan>) {
    if text.is_empty() {
        return;
    }
    let mut boundaries: Vec<Boundary> = Vec::new();
    let mut sentence_start = 0;
    let mut position = 0;
    let mut quote_open = false;
    let mut plain_upper = 0_usize;
    let mut lower = 0_usize;
    while let Some(at) = next_candidate(text, position) {
        let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        position = at + character.len_utf8();
        let armenian_stop = character == ':' && is_armenian_stop(text, at);
        if character == '"' {
            quote_open = opens_quote(text, at).unwrap_or(!quote_open);
        }
        if terminator(character).is_none() && !armenian_stop {
            continue;
        }
        let site = Site::read(text, sentence_start, at, quote_open);
        quote_open &= !site.run.quote;
        position = site.end;
        let (confidence, reason, condition) = match decide(&site, rules, ordinal_dot) {
            Verdict::Inside => continue,
            Verdict::Ends { confidence, reason, plain } => {
                plain_upper += usize::from(plain);
                sentence_start = site.next;
                (confidence, reason, Condition::Always)
            }
            Verdict::EndsInLowerCase => {
                lower += 1;
                (0.8, BoundaryReason::LowerCase, Condition::LowerCase)
            }
            Verdict::EndsInTranscript => (0.7, BoundaryReason::Ellipsis, Condition::Transcript),
        };
        boundaries.push(Boundary { end: site.end, next: site.next, confidence, reason, condition });
    }
    let holds = match begins_in_lower_case(text, plain_upper, lower) {
        true if lower >= TRANSCRIPT && lower > 20 * plain_upper => Condition::Transcript,
        true => Condition::LowerCase,
        false => Condition::Always,
    };
    let mut start = 0;
    for boundary in boundaries.iter().filter(|boundary| boundary.condition <= holds) {
        found.push(SentenceSpan {
            span: ByteSpan::of(start..boundary.end).shifted(offset),
            confidence: boundary.confidence,
            reason: boundary.reason,
        });
        start = boundary.next;
    }
    found.push(SentenceSpan {
        span: ByteSpan::of(start..text.len()).shifted(offset),
        confidence: 1.0,
        reason: BoundaryReason::LineBreak,
    });
}

/// What the neighbours of a straight quotation mark say: it opens, it closes, or (`None`) nothing.
fn opens_quote(text: &str, at: usize) -> Option<bool> {
    let before = text.get(..at).and_then(|head| head.chars().next_back()).is_none_or(char::is_whitespace);
    let after = text.get(at + 1..).and_then(|tail| tail.chars().next()).is_none_or(char::is_whitespace);
    (before != after).then_some(before)
}

fn next_candidate(text: &str, from: usize) -> Option<usize> {
    position(text, from, may_matter)
}

/// Whether the colon at `at` is the Armenian full stop (`։`) in its common ASCII disguise.
fn is_armenian_stop(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let mut after = text.get(at + 1..).unwrap_or("").chars();
    let spaced = after.next().is_some_and(char::is_whitespace);
    before.is_some_and(|c| script_of(c) == Script::Armenian)
        && spaced
        && after.next().is_some_and(|c| c.is_uppercase() && script_of(c) == Script::Armenian)
}

/// Whether the block writes its sentences without capitals: it begins so and no full stop is followed by a
/// capital, or nearly all of them are followed by a small letter.
fn begins_in_lower_case(text: &str, plain_upper: usize, lower: usize) -> bool {
    let first_lower = text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    lower > 0 && if first_lower { lower >= plain_upper } else { lower >= 2 && lower > 3 * plain_upper }
}
