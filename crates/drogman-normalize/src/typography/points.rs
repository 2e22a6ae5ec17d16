//! Apostrophes, ellipses, ligatures: small marks between and beside letters.

use super::no_break;
use crate::Profile;
use crate::context::{WINDOW, after, before, code_end, is_latin_letter, word_after, word_before};
use crate::pass::{Language, Pass};
use crate::rules as rule;
use std::borrow::Cow;

/// English words that begin with an apostrophe.
const CLIPPED: [&str; 9] = ["twas", "tis", "twere", "twill", "tisn", "twasn", "em", "til", "cause"];

/// A straight apostrophe.
pub(super) fn apostrophe_at(pass: &mut Pass<'_>, at: usize) {
    let text = pass.text;
    if pass.language == Language::Other || !pass.options.habits.prefer_curly_apostrophes() {
        return;
    }
    let (previous, next) = (before(text, at), after(text, at + 1));
    let behind_letter = previous.is_some_and(is_latin_letter);
    let before_letter = next.is_some_and(is_latin_letter);
    let is_apostrophe = match pass.language {
        Language::French => {
            behind_letter && (before_letter || matches!(next, Some('\u{AB}' | '"' | '\u{201C}')))
        }
        Language::English => (behind_letter && before_letter) || begins_clipped(text, at, '\'', previous),
        Language::Other => false,
    };
    if is_apostrophe && !pass.is_in_address(at) {
        pass.act(&rule::APOSTROPHE, at, at + 1, "\u{2019}");
    }
}

/// Whether the apostrophe begins `'90s` or `'Twas`.
pub(crate) fn begins_clipped(text: &str, at: usize, apostrophe: char, previous: Option<char>) -> bool {
    let behind = at + apostrophe.len_utf8();
    if previous.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '"' | '\u{201C}' | '\u{2014}')) {
        return false;
    }
    let word = word_after(text, behind);
    let decade = word.len() == 3 && word.ends_with("0s") && word.starts_with(|c: char| c.is_ascii_digit());
    // A closing quote behind the word makes it a quoted one: 'em' is not clipped.
    let quoted =
        matches!(after(text, behind + word.len()), Some('\'' | '\u{2019}')) && !word.starts_with(['T', 't']);
    decade || (!quoted && CLIPPED.contains(&word.to_ascii_lowercase().as_str()))
}

/// A run of dots; returns its end.
pub(super) fn dots_at(pass: &mut Pass<'_>, at: usize) -> usize {
    let text = pass.text;
    let tail = text.get(at..).unwrap_or("");
    let end = at + tail.find(|c| c != '.').unwrap_or(tail.len());
    if end - at == 1 {
        glued_at(pass, at);
    }
    if end - at != 3 || pass.language == Language::Other {
        return end;
    }
    let (previous, next) = (before(text, at), after(text, end));
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let path = |c: Option<char>| c.is_some_and(|c| matches!(c, '/' | '\\' | '<' | '=' | '\u{2026}'));
    let single = |word: Option<char>, beyond: Option<char>| {
        word.is_some_and(char::is_alphanumeric) && !beyond.is_some_and(char::is_alphanumeric)
    };
    let before_previous = previous.and_then(|c| before(text, at - c.len_utf8()));
    let behind_next = next.and_then(|c| after(text, end + c.len_utf8()));
    // A range of variables, such as a...z.
    let range = single(previous, before_previous) && single(next, behind_next);
    // The arguments of a call, such as open(...).
    let call =
        previous == Some('(') && next == Some(')') && before_previous.is_some_and(char::is_alphanumeric);
    // Dots that a space sets apart belong to a spaced ellipsis.
    let spaced = previous == Some(' ') && before_previous == Some('.');
    let dashes = (digit(previous) && next.is_some_and(char::is_alphanumeric)) || digit(next);
    if !(path(previous) || path(next) || range || call || spaced || dashes || pass.is_in_address(at)) {
        pass.act(&rule::ELLIPSIS, at, end, "\u{2026}");
    }
    end
}

/// A character that people type for an apostrophe; says whether it stands as one.
pub(super) fn apostrophe_like_at(pass: &mut Pass<'_>, at: usize, character: char) -> bool {
    let text = pass.text;
    let behind = at + character.len_utf8();
    let letter = |c: Option<char>| c.is_some_and(is_latin_letter);
    let code = character == '`' && code_end(text, at).is_some();
    if pass.language == Language::Other || code || !(letter(before(text, at)) && letter(after(text, behind)))
    {
        return false;
    }
    let curly = pass.options.profile == Profile::Translator
        && (character == '\u{2018}' || pass.options.habits.prefer_curly_apostrophes());
    pass.act(&rule::APOSTROPHE_LIKE, at, behind, if curly { "\u{2019}" } else { "'" })
}

/// A letter or figure of full width, outside the languages that set it so.
pub(super) fn fullwidth_at(pass: &mut Pass<'_>, at: usize, character: char) {
    if matches!(pass.options.language.primary(), "zh" | "ja" | "ko") {
        return;
    }
    let narrow = char::from_u32(character as u32 - 0xFF01 + 0x21).unwrap_or(character);
    pass.act(&rule::FULLWIDTH, at, at + character.len_utf8(), narrow.encode_utf8(&mut [0; 4]));
}

/// A full stop between a small letter and a capitalized word: a space may be missing. Reported alone, for names of
/// files and sites look the same.
fn glued_at(pass: &mut Pass<'_>, at: usize) {
    let text = pass.text;
    let bytes = text.as_bytes();
    // Nearly every dot ends here.
    if bytes.get(at + 1).is_none_or(|b| !(b.is_ascii_uppercase() || *b == 0xC3)) {
        return;
    }
    let small = |word: &str| word.chars().nth(1).is_some() && word.chars().skip(1).all(char::is_lowercase);
    let (left, right) = (word_before(text, at), word_after(text, at + 1));
    let lone = right.chars().nth(1).is_none()
        && after(text, at + 1 + right.len()).is_none_or(|c| matches!(c, ' ' | '\'' | '\u{2019}'));
    let capital = right.starts_with(char::is_uppercase) && (lone || small(right));
    if small(left) && capital && !no_break::is_title(left) && !is_ending(right) && is_lone_dot(text, at) {
        pass.report(
            &rule::GLUED_SENTENCE,
            at,
            at + 1 + right.len(),
            Cow::Borrowed(rule::GLUED_SENTENCE.remark),
        );
    }
}

/// Endings of the names of sites and files that are no words of French or English.
const ENDINGS: [&str; 25] = [
    "com", "org", "net", "gov", "edu", "info", "io", "fr", "ru", "uk", "html", "htm", "php", "pdf", "doc",
    "docx", "xls", "xlsx", "txt", "md", "js", "jpg", "png", "exe", "zip",
];

/// Whether a word behind a full stop is the ending of a name and no word.
fn is_ending(word: &str) -> bool {
    ENDINGS.contains(&word.to_ascii_lowercase().as_str())
}

/// Whether the token round the dot at `at` is neither a path nor an address, and has no other dot but at its end.
fn is_lone_dot(text: &str, at: usize) -> bool {
    let part = |c: &char| !c.is_whitespace() && !matches!(c, '(' | ')' | ',');
    let foreign = |c: char| matches!(c, '/' | '\\' | '@' | '_');
    let head = text.get(..at).unwrap_or("").chars().rev().take(WINDOW).take_while(part);
    if head.into_iter().any(|c| c == '.' || foreign(c)) {
        return false;
    }
    let mut closing = false;
    for character in text.get(at + 1..).unwrap_or("").chars().take(WINDOW).take_while(part) {
        if foreign(character) || (closing && character != '.') {
            return false;
        }
        closing = character == '.';
    }
    true
}

/// The letters of a presentation ligature (Unicode Character Database, compatibility decompositions).
pub(super) fn expanded(ligature: char) -> &'static str {
    match ligature {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        _ => "st",
    }
}
