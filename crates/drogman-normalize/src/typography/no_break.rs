//! Which no-break spaces are meant, and which a removed link left behind.

use crate::context::{before, word_after, word_before};
use crate::pass::Language;

/// Words that hold on to what follows: titles, parts of a work, large numbers.
const HOLD_NEXT: [&str; 58] = [
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "st",
    "ste",
    "sir",
    "lord",
    "lady",
    "gen",
    "col",
    "capt",
    "lt",
    "sgt",
    "rev",
    "hon",
    "pres",
    "sen",
    "gov",
    "mm",
    "mme",
    "mmes",
    "mlle",
    "mlles",
    "mgr",
    "me",
    "pr",
    "chapter",
    "chapitre",
    "chap",
    "section",
    "part",
    "partie",
    "page",
    "pages",
    "figure",
    "fig",
    "table",
    "tableau",
    "tome",
    "volume",
    "vol",
    "article",
    "art",
    "act",
    "acte",
    "annex",
    "annexe",
    "no",
    "nos",
    "million",
    "millions",
    "milliard",
    "milliards",
    "billion",
    "billions",
    "mille",
];

/// Words that hold on to what stands before them: units.
const HOLD_PREVIOUS: [&str; 38] = [
    "km", "m", "cm", "mm", "kg", "g", "mg", "t", "l", "ml", "cl", "hl", "ha", "h", "min", "s", "ms", "hz",
    "khz", "mhz", "ghz", "w", "kw", "mw", "kwh", "mwh", "v", "kv", "ko", "mo", "go", "kb", "mb", "gb", "ft",
    "lb", "oz", "mi",
];

/// Whether the no-break space between `at` and `end` stands between two ordinary words: at least two letters
/// each (or the English article), no figures, units, titles, numerals or initials, and not between the two parts of
/// a name.
pub(super) fn is_stray(text: &str, at: usize, end: usize, language: Language) -> bool {
    let comma = before(text, at) == Some(',');
    let left_end = if comma { at - 1 } else { at };
    let left = left_word(text, left_end);
    let right = word_after(text, end);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let article = language == Language::English && left == "a" && !comma;
    (article || is_ordinary(left))
        && is_ordinary(right)
        && !is_unit(right)
        && (comma || !HOLD_NEXT.contains(&left.to_lowercase().as_str()))
        && (comma || !(capital(left) && capital(right)))
}

/// The word that ends at `end`; for the `s` of a possessive, the word that possesses.
fn left_word(text: &str, end: usize) -> &str {
    let word = word_before(text, end);
    let start = end - word.len();
    match before(text, start) {
        Some(apostrophe @ ('\'' | '\u{2019}')) if matches!(word, "s" | "t") => {
            word_before(text, start - apostrophe.len_utf8())
        }
        _ => word,
    }
}

/// Whether a word is the sign of a unit.
pub(super) fn is_unit(word: &str) -> bool {
    // None is longer.
    word.chars().nth(3).is_none() && HOLD_PREVIOUS.contains(&word.to_lowercase().as_str())
}

/// Whether a word is one that typography does not tie to its neighbour.
fn is_ordinary(word: &str) -> bool {
    let numeral = |c: char| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M');
    let roman = word.starts_with(numeral)
        && word.trim_start_matches(numeral).chars().all(|c| matches!(c, 'e' | '\u{1D49}' | 'r'));
    word.chars().nth(1).is_some() && word.chars().all(char::is_alphabetic) && !roman
}
