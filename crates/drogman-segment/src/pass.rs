//! From a text, or the part of it at hand, to its paragraphs, and from these to sentences.

use crate::cursor::{Cursor, Judge, Scorer, Setting};
use crate::habits::habits;
use crate::scan::{Scanner, find_break};
use crate::sentence::{BoundaryReason, SentenceSpan};
use drogman_text::{ByteSpan, Habits, LanguageTag};

/// The sentences of a text in one language, in order, with the habits of that text alone.
///
/// A single line break is a space (hard-wrapped text) unless the lines show that it is not: an item of a list, a
/// heading, a byline, the header of a mail, verse. A blank line or U+2029 always ends a sentence. A no-break space
/// before `!`, `?` or `»` belongs to the sentence. Spans are in bytes of `text`, not empty, trimmed, and what lies
/// between and around them is white space only (as `char::is_whitespace`). The last sentence has
/// [`BoundaryReason::EndOfText`], the last of each earlier paragraph [`BoundaryReason::LineBreak`].
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
    sentences_with(text, language, &habits(text, language))
}

/// The sentences of a text, or of a part of one, given the habits of the document it belongs to.
///
/// The habits decide what no single place shows: whether a short word before full stops is an abbreviation of this
/// document, and whether the document begins its sentences in lower case, as transcripts and comments do.
///
/// # Example: what a document says of its abbreviations
///
/// ```
/// use drogman_segment::{habits, sentences, sentences_with};
/// use drogman_text::LanguageTag;
///
/// let english = LanguageTag::english();
/// let document = "The regt. was raised here, and the regt. of foot, and the regt. of horse.";
/// let part = "Its regt. Lakeside is known.";
/// assert_eq!(sentences(part, &english).len(), 2);
/// assert_eq!(sentences_with(part, &english, &habits(document, &english)).len(), 1);
/// assert_eq!(sentences(document, &english).len(), 1);
/// ```
pub fn sentences_with(text: &str, language: &LanguageTag, habits: &Habits) -> Vec<SentenceSpan> {
    let mut found = Vec::with_capacity(text.len() / 128);
    let setting = Setting::new(language, habits);
    Splitter::default().pull(text, true, setting, &mut Scorer, &mut found);
    found
}

/// A place between or inside paragraphs, in bytes of the text at hand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Splitter {
    /// Where the paragraph begins, or the search for the next one.
    at: usize,
    /// How far no paragraph ends.
    searched: usize,
    breaks: Scanner,
    inside: bool,
    cursor: Cursor,
}

impl Splitter {
    /// Adds the sentences that the text at hand settles; all of them when it is `complete`.
    pub(crate) fn pull(
        &mut self,
        text: &str,
        complete: bool,
        setting: Setting<'_>,
        judge: &mut impl Judge,
        found: &mut Vec<SentenceSpan>,
    ) {
        loop {
            if !self.inside {
                let rest = text.get(self.at..).unwrap_or("");
                self.at += rest.len() - rest.trim_start().len();
                if self.at >= text.len() {
                    return;
                }
                self.inside = true;
                self.searched = self.at;
                self.cursor = Cursor::default();
            }
            let (stop, next) = self.paragraph_end(text, complete);
            let paragraph = text.get(self.at..stop).unwrap_or("");
            let closed = complete || next.is_some();
            while let Some(boundary) = self.cursor.advance(paragraph, closed, setting, judge) {
                found.push(SentenceSpan {
                    span: ByteSpan::of(self.at + boundary.start..self.at + boundary.end),
                    confidence: boundary.confidence,
                    reason: boundary.reason,
                });
            }
            if !closed {
                return;
            }
            found.push(SentenceSpan {
                span: ByteSpan::of(self.at + self.cursor.sentence..stop),
                confidence: 1.0,
                reason: next.map_or(BoundaryReason::EndOfText, |_| BoundaryReason::LineBreak),
            });
            self.at = next.unwrap_or(text.len());
            self.inside = false;
        }
    }

    /// Where the paragraph ends, as far as the text at hand shows, and where the next one begins, if it does.
    fn paragraph_end(&mut self, text: &str, complete: bool) -> (usize, Option<usize>) {
        while let Some(at) = find_break(&mut self.breaks, text, self.searched) {
            let blank = text.get(at..).unwrap_or("");
            let length = blank.len() - blank.trim_start().len();
            if at + length >= text.len() && !complete {
                self.searched = at;
                return (text.get(..at).unwrap_or("").trim_end().len(), None);
            }
            let space = blank.get(..length).unwrap_or("");
            if at + length < text.len() && parts_paragraphs(space) {
                let head = text.get(..at).unwrap_or("");
                self.searched = at + length;
                return (head.trim_end().len(), Some(at + length));
            }
            self.searched = at + length;
        }
        self.searched = self.searched.max(text.len());
        (text.trim_end().len(), None)
    }

    /// Counts from the start of the current sentence from now on, and tells how many bytes are done with.
    pub(crate) fn forget(&mut self) -> usize {
        let done = self.at + if self.inside { self.cursor.forget() } else { 0 };
        self.at = 0;
        self.searched = self.searched.saturating_sub(done);
        self.breaks = Scanner::default();
        done
    }
}

/// Whether white space holds a blank line or a paragraph separator.
fn parts_paragraphs(space: &str) -> bool {
    let count = |wanted: u8| space.bytes().filter(|byte| *byte == wanted).count();
    space.len() > 1 && (count(b'\n') > 1 || count(b'\r') > 1 || space.contains('\u{2029}'))
}
