//! What the token before a full stop looks like.

use crate::characters::{ADDRESS, SEPARATOR, is_class};

/// Whether a token is part of an address, a path or an identifier.
pub(crate) fn looks_like_address(token: &str) -> bool {
    let mut colon = false;
    let marked = token.bytes().fold(false, |found, byte| {
        colon |= byte == b':';
        found | is_class(byte, ADDRESS)
    });
    marked || colon && token.contains("://") || token.starts_with("www")
}

/// The last part of a token behind an apostrophe, a hyphen or an inner full stop.
pub(crate) fn last_word(token: &str) -> &str {
    let bytes = token.as_bytes();
    let parts = |at: usize, byte: u8| {
        is_class(byte, SEPARATOR)
            || byte >= 0x80 && token.get(..=at).is_some_and(|head| head.ends_with(['’', '\u{2011}']))
    };
    let stop = bytes.iter().enumerate().rev().find(|(at, byte)| parts(*at, **byte));
    token.get(stop.map_or(0, |(at, _)| at + 1)..).unwrap_or(token)
}

/// Whether a token ends in a digit and has no letters.
pub(crate) fn is_number(token: &str) -> bool {
    if token.as_bytes().last().is_none_or(u8::is_ascii_alphabetic) {
        return false;
    }
    token.chars().next_back().is_some_and(char::is_numeric) && !token.chars().any(char::is_alphabetic)
}

/// `1`, `12`, `a`, `IV`, `2.1`: what numbers the items of a list.
pub(crate) fn is_list_mark(token: &str) -> bool {
    if token.len() > 8 {
        return false;
    }
    let length = token.chars().count();
    length <= 3 && token.chars().all(|c| c.is_ascii_digit())
        || length == 1 && token.chars().all(char::is_alphabetic)
        || length <= 5 && is_roman(token)
        || length <= 7 && token.contains('.') && token.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Whether a token is written with the letters of Roman numbers.
pub(crate) fn is_roman(token: &str) -> bool {
    !token.is_empty() && token.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
}

/// The single letters between full stops and hyphens: `J`, `C.J`, `J.-P`, `p.m`. An elided article before
/// them is left aside (`l'A`), a possessive behind a word is none (`John's`).
pub(crate) fn initials(token: &str) -> Option<&str> {
    if let [only] = token.as_bytes() {
        return only.is_ascii_alphabetic().then_some(token);
    }
    // Nearly every token ends in two letters.
    if let [.., last, end] = token.as_bytes()
        && last.is_ascii_alphanumeric()
        && end.is_ascii_alphanumeric()
    {
        return None;
    }
    let bare =
        token.split_once(['\'', '’']).filter(|(head, _)| head.len() < 3).map_or(token, |(_, tail)| tail);
    let single = bare.split(['.', '-']).all(|part| part.chars().take(2).count() < 2);
    (single && bare.chars().any(char::is_alphabetic)).then_some(bare)
}
