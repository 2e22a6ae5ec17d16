//! Marks that mean another thing in the script around them. All of it is told by the letters beside the mark, so
//! that it holds for words in another language's text and needs no language to be known.

use crate::characters::{is_closing_bracket, is_closing_quote, is_two_faced};
use drogman_text::{Script, script_of};

/// How far ahead an Armenian full stop is looked for, in bytes: within what a site may look at.
const PAUSE_REACH: usize = 512;

/// Whether the colon or semicolon at `at` ends a sentence: the Armenian full stop (`։`) in its common ASCII
/// disguise, or the Greek question mark, which has the shape of the semicolon.
pub(crate) fn is_disguised(text: &str, at: usize, from: usize) -> bool {
    let closes = |c: char| is_closing_quote(c) || is_closing_bracket(c) || is_two_faced(c);
    let before = text.get(from..at).and_then(|head| head.chars().rev().take(4).find(|c| !closes(*c)));
    let script = before.map_or(Script::None, script_of);
    let mut after = text.get(at + 1..).unwrap_or("").chars();
    match (text.as_bytes().get(at), script) {
        (Some(b':'), Script::Armenian) => {
            let spaced = after.next().is_some_and(char::is_whitespace);
            let first = after.take(8).find(|c| !matches!(c, '«' | '“' | '"' | '(' | '—' | '–' | '-' | ' '));
            spaced && first.is_some_and(|c| c.is_uppercase() && script_of(c) == Script::Armenian)
        }
        (Some(b';'), Script::Greek) => after.next().is_none_or(|c| c.is_whitespace() || closes(c)),
        _ => false,
    }
}

/// Whether a full stop behind an Armenian letter is the mark of a pause: the sentence then ends with `։`, which
/// stands before any further full stop.
pub(crate) fn is_pause(before: Option<char>, behind: &str) -> bool {
    if before.is_none_or(|c| script_of(c) != Script::Armenian) {
        return false;
    }
    let mut length = 0;
    let mut near = behind.chars().take_while(|c| {
        length += c.len_utf8();
        length <= PAUSE_REACH
    });
    near.find(|c| matches!(c, '.' | '\u{589}')) == Some('\u{589}')
}

/// Whether a terminator of full width stands between two digits: `3．5`.
pub(crate) fn is_wide_point(terminator: Option<char>, before: Option<char>, digit_follows: bool) -> bool {
    terminator == Some('\u{FF0E}') && digit_follows && before.is_some_and(char::is_numeric)
}
