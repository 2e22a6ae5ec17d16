//! Looking round a place in the text, never far.

use crate::paragraph;
use drogman_text::{Script, script_of};

/// The character that ends at byte `at`.
pub(crate) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character that starts at byte `at`.
pub(crate) fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether a rule about Latin spelling may see this as a letter.
pub(crate) fn is_latin_letter(character: char) -> bool {
    script_of(character) == Script::Latin
}

/// A blank that stands between two words of one line.
pub(crate) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2007}' | '\u{200A}' | '\t')
}

/// How many characters of a word or of an address a rule looks at.
pub(crate) const WINDOW: usize = 128;

/// The run of characters around `at` that satisfy `inside`, cut after [`WINDOW`] characters on each side.
pub(crate) fn around(text: &str, at: usize, inside: impl Fn(char) -> bool) -> &str {
    let head = text.get(..at).unwrap_or("");
    let tail = text.get(at..).unwrap_or("");
    let back: usize = head.chars().rev().take(WINDOW).take_while(|c| inside(*c)).map(char::len_utf8).sum();
    let ahead: usize = tail.chars().take(WINDOW).take_while(|c| inside(*c)).map(char::len_utf8).sum();
    text.get(at - back..at + ahead).unwrap_or("")
}

/// Whether a word may hold the character: a letter or a figure, the common ones without a table.
fn is_of_word(character: char) -> bool {
    match character {
        '\0'..='\u{7F}' => character.is_ascii_alphanumeric(),
        '\u{D7}' | '\u{F7}' => false,
        '\u{C0}'..='\u{17F}' => true,
        _ => character.is_alphanumeric(),
    }
}

/// The word that ends at byte `at`.
pub(crate) fn word_before(text: &str, at: usize) -> &str {
    let head = text.get(..at).unwrap_or("");
    let len: usize = head.chars().rev().take(WINDOW).take_while(|c| is_of_word(*c)).map(char::len_utf8).sum();
    head.get(head.len() - len..).unwrap_or("")
}

/// The word that starts at byte `at`.
pub(crate) fn word_after(text: &str, at: usize) -> &str {
    let tail = text.get(at..).unwrap_or("");
    let len: usize = tail.chars().take(WINDOW).take_while(|c| is_of_word(*c)).map(char::len_utf8).sum();
    tail.get(..len).unwrap_or("")
}

/// Whether the token around `at` is a web or mail address or a query, in which punctuation is spelling.
pub(crate) fn in_address(text: &str, at: usize) -> bool {
    let token = around(text, at, |c| !c.is_whitespace());
    let mail = token.split_once('@').is_some_and(|(user, host)| {
        user.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+'))
            && host.starts_with(|c: char| c.is_ascii_alphanumeric())
            && host.contains('.')
    });
    let query = token.split_once('?').is_some_and(|(_, query)| {
        query.starts_with(|c: char| c.is_ascii_alphanumeric()) && query.contains('=')
    });
    mail || query || token.contains("://") || token.contains("www.")
}

/// The end of the address whose `:` stands at `colon`, when `://` stands there behind a scheme. Punctuation that
/// closes the sentence does not belong to it.
pub(crate) fn address_end(text: &str, colon: usize) -> Option<usize> {
    let tail = text.get(colon..)?;
    if !tail.starts_with("://") || !before(text, colon).is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let stops = |c: char| {
        c.is_whitespace()
            || matches!(c, '<' | '>' | '"' | '\u{AB}' | '\u{BB}' | '\u{201C}' | '\u{201D}' | '`')
    };
    let whole = tail.get(..tail.find(stops).unwrap_or(tail.len()))?;
    let closing = |c: char| {
        matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '\'' | '\u{2019}' | '\u{2026}')
    };
    Some(colon + whole.trim_end_matches(closing).len().max("://".len()))
}

/// Code in backticks is looked for over this many bytes at most.
const LONGEST_CODE: usize = 600;

/// The end of the code span whose backticks start at `at`: as many backticks again, in the same paragraph.
pub(crate) fn code_end(text: &str, at: usize) -> Option<usize> {
    let tail = text.get(at..)?;
    let n_ticks = tail.len() - tail.trim_start_matches('`').len();
    let mut limit = tail.len().min(n_ticks + LONGEST_CODE);
    while !tail.is_char_boundary(limit) {
        limit -= 1;
    }
    let body = tail.get(n_ticks..limit)?;
    let body = paragraph::within(body);
    let mut from = 0;
    while let Some(rest) = body.get(from..) {
        let start = from + rest.find('`')?;
        let ticks = body.get(start..)?;
        let len = ticks.len() - ticks.trim_start_matches('`').len();
        if len == n_ticks {
            return Some(at + n_ticks + start + len);
        }
        from = start + len;
    }
    None
}

/// The backticks that start at `at`, as an end.
pub(crate) fn ticks_end(text: &str, at: usize) -> usize {
    text.get(at..).map_or(at + 1, |tail| at + tail.len() - tail.trim_start_matches('`').len())
}
