//! Spaces inside numbers, and between a number and its unit, in French.

use super::no_break::is_unit;
use crate::context::{after, around, before, is_blank, word_after, word_before};
use crate::pass::{Language, Pass};
use crate::rules as rule;

/// A plain space behind a figure, or inside `F CFA`; says whether it was one of a number.
pub(super) fn space_at(pass: &mut Pass<'_>, at: usize) -> bool {
    let text = pass.text;
    if pass.language != Language::French {
        return false;
    }
    let next = after(text, at + 1);
    let replacement = if next.is_some_and(|c| c.is_ascii_digit()) {
        if !groups_thousands(text, at) {
            return false;
        }
        pass.setting.group
    } else if precedes_unit(text, at, next) {
        "\u{A0}"
    } else {
        return false;
    };
    pass.act(&rule::NUMBER_SPACE, at, at + 1, replacement);
    true
}

/// Whether a sign or a unit follows the space, and a figure (or the franc) stands before it.
fn precedes_unit(text: &str, at: usize, next: Option<char>) -> bool {
    let right = word_after(text, at + 1);
    let left = word_before(text, at);
    if right == "CFA" {
        return left == "F";
    }
    let figures = left.starts_with(|c: char| c.is_ascii_digit()) && left.bytes().all(|b| b.is_ascii_digit());
    let sign = matches!(next, Some('%' | '\u{2030}' | '\u{20AC}' | '$' | '\u{A3}'));
    let end = at + 1 + right.len();
    let unit = is_unit(right)
        && match after(text, end) {
            Some('\'' | '\u{2019}' | '-' | '/') => false,
            Some('.') => is_no_initial(right) && ends_sentence(text, end + 1),
            _ => true,
        };
    let degrees =
        next == Some('\u{B0}') && matches!(word_after(text, at + 1 + '\u{B0}'.len_utf8()), "C" | "F");
    let many = matches!(right, "million" | "millions" | "milliard" | "milliards" | "FCFA");
    figures && (sign || unit || degrees || many)
}

/// Whether a word before a full stop is written as units are, not as an initial.
fn is_no_initial(word: &str) -> bool {
    word.starts_with(char::is_lowercase) || word.chars().nth(1).is_some_and(char::is_lowercase)
}

/// Whether a full stop before `at` ends a sentence by what stands behind it: no figure and no small letter.
fn ends_sentence(text: &str, at: usize) -> bool {
    let closing = |c: char| matches!(c, ')' | ']' | '"' | '\u{201D}' | '\u{2019}') || is_blank(c);
    match text.get(at..).unwrap_or("").chars().take(8).find(|c| !closing(*c)) {
        None | Some('\n' | '\r' | '\u{AB}' | '\u{BB}' | '\u{2013}' | '\u{2014}') => true,
        Some(next) => next.is_uppercase() && !after(text, at).is_some_and(char::is_alphanumeric),
    }
}

/// The word before the blanks, or the one line end, that a text ends in.
fn word_before_blanks(text: &str) -> &str {
    let line = text.trim_end_matches(is_blank);
    let line = line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
    let trimmed = line.trim_end_matches(is_blank);
    word_before(trimmed, trimmed.len())
}

/// Further than this no number of so few groups reaches.
const LONGEST: usize = 32;

/// Whether the space at `at` separates groups of three figures behind a first group of one to three: `12 500`, not
/// `2019 200`, not a telephone number, not a list, not the day of a date with what is counted on it.
pub(crate) fn groups_thousands(text: &str, at: usize) -> bool {
    let separator = |c: char| matches!(c, ' ' | '\u{A0}' | '\u{202F}');
    // More than four separators make no number, and three figures stand between two.
    let bytes = text.as_bytes();
    let is_part = |b: &u8| b.is_ascii_digit() || matches!(b, b' ' | 0xC2 | 0xA0 | 0xE2 | 0x80 | 0xAF);
    let n_ahead = bytes.get(at..).unwrap_or(&[]).iter().take(LONGEST).take_while(|b| is_part(b)).count();
    let n_back = bytes.get(..at).unwrap_or(&[]).iter().rev().take(LONGEST).take_while(|b| is_part(b)).count();
    let figures = |part: &[u8]| part.iter().filter(|b| b.is_ascii_digit()).count();
    if figures(bytes.get(at - n_back..at + n_ahead).unwrap_or(&[])) > 5 * 3 {
        return false;
    }
    let whole = around(text, at, |c| c.is_ascii_digit() || separator(c));
    let number = whole.trim_matches(separator);
    let mut groups = number.split(separator);
    let Some(head) = groups.next() else { return false };
    let n_spaces = number.chars().filter(|c| separator(*c)).count();
    let threes = groups.clone().count() == n_spaces && groups.all(|group| group.len() == 3);
    if !threes || n_spaces > 4 || head.is_empty() || head.len() > 3 || head.starts_with('0') {
        return false;
    }
    let behind =
        text.get(at..).unwrap_or("").trim_start_matches(|c: char| c.is_ascii_digit() || separator(c));
    let ahead = text.get(..at).unwrap_or("").trim_end_matches(|c: char| c.is_ascii_digit() || separator(c));
    let glued = |c: Option<char>| {
        c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '+' | '.' | ':' | '_' | '#'))
    };
    // What touches the number without a space belongs to a reference, a version, a telephone number.
    let touches_head = text.get(ahead.len()..at).is_some_and(|t| !t.starts_with(separator))
        && glued(before(text, ahead.len()));
    let behind_at = text.len() - behind.len();
    let touches_tail = !before(text, behind_at).is_some_and(separator)
        && behind.starts_with(|c: char| c.is_alphabetic() || matches!(c, '/' | '-' | '_'));
    let day = n_spaces == 1
        && head.parse::<u32>().is_ok_and(|day| day <= 31)
        && matches!(word_before_blanks(ahead), "le" | "Le" | "du" | "au");
    !touches_head && !touches_tail && !day
}
