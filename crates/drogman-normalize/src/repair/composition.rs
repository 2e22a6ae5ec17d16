//! Canonical composition (NFC, UAX #15), run by run.

use unicode_normalization::char::{canonical_combining_class, compose};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Whether composition never reaches across the place before this character: it starts anew (combining class 0)
/// and is certainly composed (`NFC_Quick_Check=Yes`).
fn is_boundary(character: char) -> bool {
    // The marks that most texts know need no table.
    if matches!(character, '\u{300}'..='\u{34E}') {
        return false;
    }
    character < '\u{300}'
        || (canonical_combining_class(character) == 0
            && is_nfc_quick(std::iter::once(character)) == IsNormalized::Yes)
}

/// A letter of ASCII with one mark, which most texts that are not composed are made of: the letter that they make, and
/// the end of the mark.
pub(crate) fn compose_pair(text: &str, at: usize) -> Option<(char, usize)> {
    let base = text.as_bytes().get(at.checked_sub(1)?).filter(|base| base.is_ascii_alphabetic())?;
    let mut tail = text.get(at..)?.chars();
    let mark = tail.next()?;
    // What follows must not belong to the run.
    if tail.next().is_some_and(|next| next >= '\u{300}') {
        return None;
    }
    Some((compose(char::from(*base), mark)?, at + mark.len_utf8()))
}

/// The run around the character at `at` that is not composed: where it starts and ends, and its composed form.
/// The third value is `None` when the run is composed already; nothing at all when the character is a boundary.
pub(crate) fn compose_run(text: &str, at: usize) -> Option<(usize, usize, Option<String>)> {
    let tail = text.get(at..)?;
    if tail.chars().next().is_none_or(is_boundary) {
        return None;
    }
    // Every earlier character is a boundary or belongs to an earlier run that ended before one, so the starter
    // before the run is one character back. Nothing composes with a control, so that a run keeps to its line.
    let starter = text.get(..at)?.chars().next_back().filter(|starter| !starter.is_control());
    let start = at - starter.map_or(0, char::len_utf8);
    let end = at + tail.find(is_boundary).unwrap_or(tail.len());
    let run = text.get(start..end)?;
    if is_nfc_quick(run.chars()) == IsNormalized::Yes {
        return Some((start, end, None));
    }
    let composed: String = run.nfc().collect();
    let changed = composed != run;
    Some((start, end, changed.then_some(composed)))
}
