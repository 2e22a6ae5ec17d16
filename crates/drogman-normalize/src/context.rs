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

/// A stretch of text in which nothing speaks for an address, so that most of its places need no look round them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Plain {
    start: usize,
    end: usize,
    /// Whether a blank or an end of the text stands at the start, at the end.
    starts_token: bool,
    ends_token: bool,
}

/// The longest window in bytes.
const LONGEST_WINDOW: usize = WINDOW * '\u{10FFFF}'.len_utf8();

impl Plain {
    /// Whether `at` lies in an address. Places are asked for in ascending order, nearly always.
    pub(crate) fn in_address(&mut self, text: &str, at: usize) -> bool {
        if !self.covers(at) {
            *self = Self::around(text, at);
        }
        !self.covers(at) && in_address(text, at)
    }

    /// Whether all that is looked at round `at` lies inside.
    fn covers(&self, at: usize) -> bool {
        (self.start..=self.end).contains(&at)
            && (self.starts_token || at - self.start >= LONGEST_WINDOW)
            && (self.ends_token || self.end - at >= LONGEST_WINDOW)
    }

    /// The stretch round `at`: long enough that the next places need none of their own.
    fn around(text: &str, at: usize) -> Self {
        let (head, tail) = text.as_bytes().split_at_checked(at).unwrap_or_default();
        // What else is white begins no token, which only makes the stretch longer.
        let blank = |byte: &u8| matches!(byte, b'\t'..=b'\r' | b' ');
        // All that an address needs one of.
        let speaks = |byte: &u8| matches!(byte, b'@' | b'?' | b'/' | b'w');
        let stops = |byte: &u8| blank(byte) || speaks(byte);
        let back = head.iter().rev().take(LONGEST_WINDOW).position(stops);
        let back_len = back.unwrap_or(head.len().min(LONGEST_WINDOW));
        let ahead = tail.iter().take(8 * LONGEST_WINDOW).position(stops);
        let ahead_len = ahead.unwrap_or(tail.len().min(8 * LONGEST_WINDOW));
        Self {
            start: at - back_len,
            end: at + ahead_len,
            starts_token: back_len == head.len() || head.get(head.len() - back_len - 1).is_some_and(blank),
            ends_token: ahead_len == tail.len() || tail.get(ahead_len).is_some_and(blank),
        }
    }
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
