//! `Ã` and a plain space for `à`: the byte A0 was shown as a no-break space, and that was lost.

use crate::context::{after, before, word_after};
use crate::paragraph;
use crate::pass::Language;
use drogman_text::{Script, script_of};

/// The words of French that end in `à`, without it.
const BEFORE_A_GRAVE: [&str; 7] = ["", "l", "d\u{E9}j", "voil", "del", "hol", "\u{E7}"];

/// What follows `à` inside a word of Portuguese: `àquele` and its forms.
const PORTUGUESE: [&str; 5] = ["quele", "queles", "quela", "quelas", "quilo"];

/// How many characters on each side are asked for other letters with accents.
const COMPANY: usize = 80;

/// The end of `Ã` with a plain space in which the byte A0 of `à` was lost, when no other reading is left; whether
/// the space belongs to the letter is told by what follows it.
pub(crate) fn end_of_a_grave(text: &str, at: usize, language: Language) -> Option<usize> {
    let behind = at + '\u{C3}'.len_utf8();
    if after(text, at) != Some('\u{C3}') || after(text, behind) != Some(' ') {
        return None;
    }
    let head = text.get(..at)?;
    let len: usize = head.chars().rev().take(8).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let stem = head.get(at - len..)?;
    let inner = |next: &str| {
        language == Language::Other
            && (PORTUGUESE.contains(&next) || (next == "s" && after(text, behind + 2) == Some(' ')))
    };
    let certain = match language {
        _ if stem.ends_with(|c: char| c.is_lowercase() && script_of(c) == Script::Latin)
            && stem.len() > 2 =>
        {
            true
        }
        Language::French => BEFORE_A_GRAVE.contains(&stem.to_lowercase().as_str()),
        Language::Other => {
            stem.is_empty() && in_company(text, at) && {
                let next = text.get(behind..).unwrap_or("").trim_start_matches(' ');
                next.starts_with(char::is_lowercase)
            }
        }
        Language::English => false,
    };
    if !certain {
        return None;
    }
    let takes_space = match after(text, behind + 1) {
        Some(next) => {
            next == ' '
                || matches!(next, '-' | ',' | '.' | ')' | ';' | ':' | '!' | '?')
                || inner(word_after(text, behind + 1))
        }
        None => true,
    };
    Some(if takes_space { behind + 1 } else { behind })
}

/// Whether other small letters with accents stand near, as they do where `à` is a word.
fn in_company(text: &str, at: usize) -> bool {
    let accented = |c: char| matches!(c, '\u{DF}'..='\u{F6}' | '\u{F8}'..='\u{FF}');
    let behind = at + '\u{C3}'.len_utf8();
    paragraph::head(text, at, COMPANY).contains(accented)
        || paragraph::tail(text, behind, COMPANY).contains(accented)
}

/// A capital and a plain space for one letter, where letters of the same family stand near: `Å ` for `Š` amid letters of
/// Central Europe, the Cyrillic `Г ` for `à` amid Latin ones.
pub(super) fn letter_with_space(text: &str, at: usize) -> Option<(char, usize)> {
    let lead = after(text, at)?;
    let behind = at + lead.len_utf8();
    let blank = before(text, at).is_none_or(|c| !c.is_alphanumeric());
    let small = text
        .get(behind..)?
        .strip_prefix(' ')?
        .starts_with(|c: char| c.is_lowercase() && script_of(c) == Script::Latin);
    let near =
        || paragraph::head(text, at, COMPANY).chars().chain(paragraph::tail(text, behind, COMPANY).chars());
    match lead {
        '\u{C5}' if blank && small && near().any(|c| matches!(c, '\u{100}'..='\u{17E}')) => {
            Some(('\u{160}', behind + 1))
        }
        '\u{413}'
            if blank
                && small
                && ends_in_word(paragraph::head(text, at, COMPANY))
                && near().all(|c| !c.is_alphabetic() || script_of(c) == Script::Latin)
                && in_company(text, at) =>
        {
            Some(('\u{E0}', behind))
        }
        _ => None,
    }
}

/// Whether a Latin word of two letters or more stands before the blank that ends a text.
fn ends_in_word(head: &str) -> bool {
    let mut back = head.strip_suffix(' ').unwrap_or("").chars().rev();
    let mut latin = || back.next().is_some_and(|c| script_of(c) == Script::Latin);
    latin() && latin()
}
