//! Where the language changes inside a text.

use crate::{Allowed, Ranked, identify};
use drogman_text::{ByteSpan, LanguageTag};

/// A stretch of text in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageSpan {
    /// Where.
    pub span: ByteSpan,
    /// Its language, or `und`.
    pub language: LanguageTag,
    /// The probability of that language for the stretch taken by itself; for a stretch without evidence of its
    /// own, that of the neighbour it was joined with.
    pub confidence: f64,
}

/// What a change of language costs, in nats, by the boundary it happens at.
mod price {
    pub(super) const LINE: f64 = 1.2;
    pub(super) const SENTENCE: f64 = 1.8;
    pub(super) const QUOTE: f64 = 2.6;
    pub(super) const OTHER: f64 = 3.4;
}

/// No piece speaks louder than this for or against a language, in nats.
const LOUDEST: f64 = 7.0;

/// The language spans of a text: ascending, without a hole, covering all of it.
///
/// The text is cut at line ends, sentence ends, quotation marks, brackets and free-standing slashes and dashes;
/// each piece is identified by itself; the cheapest path through the pieces (Viterbi) says where the language
/// changes. Linear in the length of the text.
///
/// # Example: a quotation in another language
///
/// ```
/// use drogman_detect::{Allowed, spans};
/// let text = "She answered: « Nous ne savons pas encore ce qui va se passer », and then she left the room.";
/// let found = spans(text, &Allowed::of(&["en", "fr"]));
/// assert_eq!(found.len(), 3);
/// assert_eq!(found[1].language.as_str(), "fr");
/// assert_eq!(found.last().map(|s| s.span.end() as usize), Some(text.len()));
/// ```
pub fn spans(text: &str, allowed: &Allowed) -> Vec<LanguageSpan> {
    spans_of(text, allowed, &identify(text, allowed))
}

/// The same as [`spans`] for a caller that knows already what [`identify`] says of the whole text.
///
/// # Example: asked once, used twice
///
/// ```
/// use drogman_detect::{Allowed, identify, spans, spans_of};
/// let (text, allowed) = ("The door was open. Personne n'était là.", Allowed::of(&["en", "fr"]));
/// let whole = identify(text, &allowed);
/// assert_eq!(spans_of(text, &allowed, &whole), spans(text, &allowed));
/// ```
pub fn spans_of(text: &str, allowed: &Allowed, whole: &Ranked) -> Vec<LanguageSpan> {
    let pieces = cut(text);
    if pieces.len() < 2 || allowed.tags().is_empty() {
        return vec![LanguageSpan {
            span: ByteSpan::of(0..text.len()),
            language: whole.language(),
            confidence: whole.confidence(),
        }];
    }
    let states: Vec<LanguageTag> = allowed.tags().iter().cloned().chain([LanguageTag::und()]).collect();
    // One row of numbers a piece: a text of brackets has hundreds of thousands of pieces.
    let mut costs = Vec::with_capacity(pieces.len() * states.len());
    let mut own = Vec::with_capacity(pieces.len() * states.len());
    for piece in &pieces {
        let rank = identify(piece.span.slice(text), allowed);
        costs.extend(emission(&rank, &states));
        own.extend(states.iter().map(|state| rank.probability(state)));
    }
    let path = cheapest_path(&pieces, &costs, states.len());

    let mut found: Vec<LanguageSpan> = Vec::new();
    for ((piece, own), state) in pieces.iter().zip(own.chunks_exact(states.len())).zip(path) {
        let (Some(language), Some(own)) = (states.get(state), own.get(state).copied()) else { continue };
        match found.last_mut().filter(|last| last.language == *language) {
            Some(last) => {
                last.span = ByteSpan::new(last.span.start(), piece.span.end());
                last.confidence = last.confidence.max(own);
            }
            None => {
                found.push(LanguageSpan { span: piece.span, language: language.clone(), confidence: own });
            }
        }
    }
    // One language throughout: then the whole is better evidence than its pieces, and may say that it is none.
    if let [only] = found.as_mut_slice() {
        (only.language, only.confidence) = (whole.language(), whole.confidence());
        return found;
    }
    for span in &mut found {
        let rank = identify(span.span.slice(text), allowed);
        span.confidence = rank.probability(&span.language).max(span.confidence.min(0.5));
    }
    found
}

/// A piece of text and what a change of language before it would cost.
struct PieceOfText {
    span: ByteSpan,
    price: f64,
}

/// Cuts the text behind each boundary, so that the pieces concatenate to it.
fn cut(text: &str) -> Vec<PieceOfText> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut price = 0.0;
    let mut characters = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map_or('\n', |next| next.1);
        let end = at + character.len_utf8();
        if at < start {
            before = character;
            continue;
        }
        // An opening mark belongs to what follows it, a closing one to what it closes.
        let (border, cost) = match character {
            '\n' => (Some(end), price::LINE),
            '.' | '!' | '?' | '\u{2026}' if after.is_whitespace() || is_closing(after) => {
                (Some(behind_closing_marks(text, end)), price::SENTENCE)
            }
            '.' | '!' | '?' | '\u{2026}' if after.is_uppercase() && before.is_lowercase() => {
                (Some(end), price::SENTENCE)
            }
            '\u{BB}' | '\u{201D}' | ')' | ']' => (Some(end), price::QUOTE),
            '"' if before.is_alphanumeric() || matches!(before, '.' | ',' | '!' | '?') => {
                (Some(end), price::QUOTE)
            }
            '"' | '\u{AB}' | '\u{201C}' | '\u{201E}' | '(' | '[' => (Some(at), price::QUOTE),
            ':' | ';' | '\t' | '|' => (Some(end), price::OTHER),
            '/' | '\u{2013}' | '\u{2014}' if before.is_whitespace() || after.is_whitespace() => {
                (Some(end), price::OTHER)
            }
            _ => (None, 0.0),
        };
        if let Some(border) = border.filter(|b| *b > start) {
            pieces.push(PieceOfText { span: ByteSpan::of(start..border), price });
            (start, price) = (border, cost);
        } else if border.is_some() {
            price = f64::min(price, cost);
        }
        before = character;
    }
    if start < text.len() {
        pieces.push(PieceOfText { span: ByteSpan::of(start..text.len()), price });
    }
    pieces
}

/// Where the closing marks behind a sentence end stop: they belong to the sentence that they close, also behind the
/// blank that French puts before a guillemet.
fn behind_closing_marks(text: &str, end: usize) -> usize {
    let mut stop = end;
    let mut characters = text.get(end..).unwrap_or("").char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map(|next| next.1);
        let spaced = matches!(character, ' ' | '\u{A0}' | '\u{202F}') && after == Some('\u{BB}');
        if is_closing(character) {
            stop = end + at + character.len_utf8();
        } else if !spaced {
            break;
        }
    }
    stop
}

fn is_closing(character: char) -> bool {
    matches!(character, '"' | '\u{BB}' | '\u{201D}' | '\u{2019}' | '\'' | ')' | ']')
}

/// The state of each piece on the cheapest path; `own` holds what each state costs for each piece. Ties go to the
/// state listed first.
fn cheapest_path(pieces: &[PieceOfText], own: &[f64], n_states: usize) -> Vec<usize> {
    let mut costs = vec![0.0_f64; n_states];
    let mut back: Vec<u16> = Vec::with_capacity(own.len());
    for (piece, own) in pieces.iter().zip(own.chunks_exact(n_states)) {
        let cheapest = lowest(&costs);
        let mut next = Vec::with_capacity(n_states);
        for ((state, stay), own) in costs.iter().enumerate().zip(own) {
            let switch = cheapest.1 + piece.price;
            let (previous, cost) = if *stay <= switch { (state, *stay) } else { (cheapest.0, switch) };
            back.push(previous as u16);
            next.push(cost + own);
        }
        costs = next;
    }
    let mut path = vec![lowest(&costs).0];
    for from in back.chunks_exact(n_states).skip(1).rev() {
        let state = path.last().and_then(|s| from.get(*s)).map_or(0, |state| usize::from(*state));
        path.push(state);
    }
    path.reverse();
    path
}

/// The first of the lowest costs.
fn lowest(costs: &[f64]) -> (usize, f64) {
    costs.iter().copied().enumerate().fold((0, f64::MAX), |best, row| if row.1 < best.1 { row } else { best })
}

/// What each state costs for one piece, in nats. A piece that tells nothing costs nothing in any language, so it
/// goes with its neighbours.
fn emission(rank: &Ranked, states: &[LanguageTag]) -> Vec<f64> {
    let tells_nothing = matches!(rank.reason, "no-evidence" | "no-letters") && rank.n_words < 8;
    states
        .iter()
        .map(|state| {
            if tells_nothing {
                // `und` must not be the free place to rest between two languages.
                return if state.is_und() { 0.3 } else { 0.0 };
            }
            -libm::log(rank.probability(state).max(1e-9)).clamp(-LOUDEST, 0.0)
        })
        .map(|cost| cost.min(LOUDEST))
        .collect()
}
