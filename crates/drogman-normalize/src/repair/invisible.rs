//! Characters that nobody sees: soft hyphens, zero-width spaces, direction marks.

use crate::context::{after, before};

/// A character that is dropped wherever it stands in running text.
pub(crate) fn is_zero_width(character: char) -> bool {
    matches!(character, '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// A direction mark, embedding, override or isolate (UAX #9).
pub(crate) fn is_direction_control(character: char) -> bool {
    matches!(character, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Scripts without spaces, in which U+200B marks words or lines (Unicode Standard, chapter 16): Thai, Lao,
/// Tibetan, Myanmar, Khmer, and the ideographs.
fn writes_without_spaces(character: char) -> bool {
    matches!(character, '\u{E00}'..='\u{FFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{19E0}'..='\u{1AAF}' | '\u{2E80}'..='\u{9FFF}' | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}')
}

/// The end of the run of zero-width characters at `at`, when it may be dropped.
pub(crate) fn zero_width_end(text: &str, at: usize) -> (usize, bool) {
    let tail = text.get(at..).unwrap_or("");
    let end = at + tail.find(|c| !is_zero_width(c)).unwrap_or(tail.len());
    let meant = before(text, at).is_some_and(writes_without_spaces)
        || after(text, end).is_some_and(writes_without_spaces);
    (end, !meant)
}

/// The end of the run of soft hyphens at `at`, and whether it lies inside a word. Zero-width characters beside it
/// are gone by the next round, where it is asked again.
pub(crate) fn soft_hyphen_end(text: &str, at: usize) -> (usize, bool) {
    let tail = text.get(at..).unwrap_or("");
    let end = at + tail.find(|c| c != '\u{AD}').unwrap_or(tail.len());
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    (end, letter(before(text, at)) && letter(after(text, end)))
}

/// Whether a joiner (U+200C, U+200D) stands between two Latin letters, where no script asks for it.
pub(crate) fn joiner_is_idle(text: &str, at: usize) -> bool {
    let latin = crate::context::is_latin_letter;
    before(text, at).is_some_and(latin) && after(text, at + '\u{200D}'.len_utf8()).is_some_and(latin)
}
