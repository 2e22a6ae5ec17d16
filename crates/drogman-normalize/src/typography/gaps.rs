//! Blanks where none belongs, and none where one does: beside commas, brackets, elisions and signs.

use crate::context::{after, before, is_blank, is_latin_letter, word_after, word_before};
use crate::pass::{Language, Pass};
use crate::rules as rule;
use std::borrow::Cow;

/// One plain space before a comma, a full stop or a closing bracket, or behind an opening one. Says whether it
/// was noticed.
pub(super) fn loose_space_at(pass: &mut Pass<'_>, at: usize, previous: char, next: char) -> bool {
    let text = pass.text;
    if pass.language == Language::Other || pass.is_in_address(at) {
        return false;
    }
    let behind = at + 1 + next.len_utf8();
    let beyond = after(text, behind);
    let ends = beyond.is_none_or(char::is_whitespace);
    let closer = matches!(previous, ')' | '\u{BB}' | '\u{201D}');
    match next {
        ',' if ends && (previous.is_alphabetic() || closer || previous == '"') => {
            let goes_on = beyond == Some(' ') && !after(text, behind + 1).is_some_and(char::is_numeric);
            if goes_on && previous != '"' {
                pass.act(&rule::SPACE_BEFORE_COMMA, at, at + 1, "");
                return true;
            }
        }
        '.' if ends && (closer || is_word(word_before(text, at))) => {
            // Dots that are set apart belong to an ellipsis.
            let rest = text.get(behind..).unwrap_or("");
            if rest.trim_start_matches(is_blank).starts_with('.') {
                return false;
            }
        }
        ')' if is_word(word_before(text, at))
            && beyond.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation()) => {}
        _ => {
            let opens = previous == '('
                && before(text, at - 1).is_none_or(char::is_whitespace)
                && next.is_alphabetic()
                && is_word(word_after(text, at + 1));
            if !opens {
                return false;
            }
        }
    }
    pass.report(&rule::SPACE_BEFORE_COMMA, at, at + 1, Cow::Borrowed(rule::SPACE_BEFORE_COMMA.remark));
    true
}

/// Whether a word has two letters or more and nothing else.
fn is_word(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.chars().all(char::is_alphabetic)
}

/// Words of French that end in an elision.
const ELIDED: [&str; 17] = [
    "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu",
    "entr", "aujourd",
];

/// Letters that a word is elided before. `\u{C3}` stands for the `\u{E0}` that lost a byte.
const VOWELS: &str =
    "aeiouyh\u{E0}\u{E2}\u{E3}\u{E6}\u{E7}\u{E8}\u{E9}\u{EA}\u{EB}\u{EE}\u{EF}\u{F4}\u{F9}\u{FB}\u{153}";

/// Whether a plain space behind the apostrophe that ends at `behind` parts an elided word of French from what it
/// belongs to.
pub(crate) fn parts_elision(text: &str, behind: usize, apostrophe: char) -> bool {
    let start = behind - apostrophe.len_utf8();
    let word = word_before(text, start);
    let next = word_after(text, behind + 1);
    // `M'` and `N'` may be points of a drawing.
    let elided = match word {
        "C" | "D" | "J" | "L" => true,
        _ => {
            let mut rest = word.chars();
            let first =
                rest.next().map(|c| if rest.as_str().is_empty() { c } else { c.to_ascii_lowercase() });
            let spelled: String = first.into_iter().chain(rest).collect();
            ELIDED.contains(&spelled.as_str())
        }
    };
    let stands = before(text, start - word.len())
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '-' | '\u{AB}' | '\u{201C}' | '"'));
    let vowel = |c: char| is_latin_letter(c) && c.to_lowercase().all(|c| VOWELS.contains(c));
    elided
        && stands
        && after(text, behind) == Some(' ')
        && next.starts_with(vowel)
        && !matches!(next, "et" | "ou")
        && (!word.ends_with("jourd") || next == "hui")
}

/// One plain space behind an apostrophe; says whether it was noticed.
pub(super) fn elision_at(pass: &mut Pass<'_>, at: usize, apostrophe: char) -> bool {
    let parted = pass.language == Language::French
        && parts_elision(pass.text, at, apostrophe)
        && !pass.is_in_address(at);
    if parted {
        pass.act(&rule::ELISION_SPACE, at, at + 1, "");
    }
    parted
}

/// A sign or a letter right behind a figure, in French; returns where to go on.
pub(super) fn behind_figure_at(pass: &mut Pass<'_>, at: usize, character: char) -> usize {
    let text = pass.text;
    let behind = at + character.len_utf8();
    if pass.language != Language::French || !before(text, at).is_some_and(|c| c.is_ascii_digit()) {
        return behind;
    }
    let sign = matches!(character, '%' | '\u{20AC}');
    let word = word_after(text, at);
    let unit = match character {
        '\u{B0}' => matches!(word_after(text, behind), "C" | "F"),
        _ => UNITS.contains(&word),
    };
    let end = if sign { behind } else { at + word.len().max(character.len_utf8()) };
    let closes = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '\u{BB}' | '\u{201D}' | '"' | '\u{2026}'
            )
    };
    let beyond = after(text, end);
    let whole = beyond.is_none_or(closes) || character == '\u{B0}';
    if !(sign || unit) || !whole || !begins_as_number(text, at) || pass.is_in_address(at) {
        return behind;
    }
    if sign {
        pass.act(&rule::MISSING_NUMBER_SPACE, at, at, "\u{A0}");
    } else {
        pass.report(&rule::MISSING_NUMBER_SPACE, at, end, Cow::Borrowed(rule::MISSING_NUMBER_SPACE.remark));
    }
    behind
}

/// Units that are written right behind a figure and can be nothing else there.
const UNITS: [&str; 13] = ["kg", "km", "cm", "mm", "mg", "ml", "cl", "hl", "ha", "kW", "MW", "kWh", "MWh"];

/// How many characters a number is followed back.
const LONGEST_NUMBER: usize = 24;

/// Whether the figures that end at `at` stand as a number does, not amid a name, a path or a style sheet.
fn begins_as_number(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or("");
    let of_number = |c: &char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let number: usize =
        head.chars().rev().take(LONGEST_NUMBER).take_while(of_number).map(char::len_utf8).sum();
    let figures = head.get(head.len() - number..).unwrap_or("");
    let begins = figures.starts_with(|c: char| c.is_ascii_digit()) && !figures.contains("..");
    begins
        && before(text, at - number).is_none_or(|c| {
            c.is_whitespace()
                || matches!(
                    c,
                    '(' | '['
                        | '\u{AB}'
                        | '\u{201C}'
                        | '"'
                        | '\''
                        | '\u{2019}'
                        | '-'
                        | '\u{2212}'
                        | '+'
                        | '\u{B1}'
                        | '\u{2013}'
                        | '\u{2014}'
                )
        })
}

/// A mark behind a blank and before a letter: the blank is on the wrong side.
pub(super) fn blank_on_wrong_side(pass: &mut Pass<'_>, at: usize, mark_at: usize, end: usize) {
    let text = pass.text;
    // A quotation mark may open between the mark and the word.
    let quote = after(text, end).filter(|c| matches!(c, '"' | '\u{201C}')).map_or(0, char::len_utf8);
    let next = word_after(text, end + quote);
    let run = text.get(mark_at..end).unwrap_or("");
    let loud = run.starts_with(['!', '?']);
    let capital = next.starts_with(char::is_uppercase);
    // `:smile:`, `!important`, `:D` and the symbols of programs are written so.
    let named = after(text, end + quote + next.len()) == Some(':');
    let written_so =
        if loud { !capital && run.len() == 1 } else { pass.language != Language::French || named };
    let long = next.chars().nth(if loud { 1 } else { 2 }).is_some();
    if pass.language != Language::Other
        && long
        && !written_so
        && is_word(word_before(text, at))
        && next.chars().all(char::is_alphabetic)
    {
        pass.report(&rule::SPACE_BEHIND_MARK, at, end, Cow::Borrowed(rule::SPACE_BEHIND_MARK.remark));
    }
}
