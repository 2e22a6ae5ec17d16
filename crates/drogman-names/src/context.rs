//! What stands around a match.

use crate::characters::is_word;
use drogman_text::ByteSpan;

/// Whether a span lies inside a web or mail address: the unbroken stretch around it says so.
pub(crate) fn in_url(text: &str, span: ByteSpan) -> bool {
    let range = span.range();
    let before = text.get(..range.start).unwrap_or("");
    let after = text.get(range.end..).unwrap_or("");
    // Without a telling neighbour there is no address; this spares nearly every match the walk.
    let tells = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '.' | '/' | '@' | '-' | '_' | ':' | '=' | '?' | '&' | '#' | '+' | '%'))
    };
    if !tells(before.chars().next_back()) && !tells(after.chars().next()) {
        return false;
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\u{AB}' | '\u{BB}');
    // An address longer than this is none that a reader would see.
    let longest = 300;
    let head_start = before.char_indices().rev().take(longest).find(|&(_, c)| ends(c)).map_or_else(
        || before.char_indices().rev().take(longest).last().map_or(0, |(i, _)| i),
        |(i, c)| i + c.len_utf8(),
    );
    let head = before.get(head_start..).unwrap_or("");
    let head = head.trim_start_matches(|c: char| !is_word(c));
    let tail = after.split(ends).next().unwrap_or("");
    let is_web = |part: &str| part.contains("://") || part.starts_with("www.");
    let is_mail = head.contains('@')
        || tail.split_once('@').is_some_and(|(user, host)| {
            user.chars().all(|c| is_word(c) || matches!(c, '.' | '-' | '_' | '+')) && host.contains('.')
        });
    is_web(head) || is_mail
}

/// Whether the words before and after a span, on its line, are in capitals; `None` where there is no word.
pub(crate) fn neighbours_in_capitals(text: &str, span: ByteSpan) -> (Option<bool>, Option<bool>) {
    let range = span.range();
    let line_before = text.get(..range.start).and_then(|before| before.rsplit('\n').next()).unwrap_or("");
    let line_after = text.get(range.end..).and_then(|after| after.split('\n').next()).unwrap_or("");
    let loud = |word: Option<&str>| {
        word.map(|word| {
            let letters = || word.chars().filter(|c| c.is_alphabetic());
            letters().nth(1).is_some() && letters().all(char::is_uppercase)
        })
    };
    let before = loud(line_before.split(|c: char| !is_word(c)).rfind(|word| !word.is_empty()));
    let after = loud(line_after.split(|c: char| !is_word(c)).find(|word| !word.is_empty()));
    (before, after)
}
