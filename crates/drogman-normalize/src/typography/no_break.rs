//! Which no-break spaces are meant, and which a removed link left behind.

use super::dashes::{Aside, aside};
use crate::context::{after, before, word_after, word_before};
use crate::pass::Language;

/// Words that hold on to what follows: titles and large numbers.
const HOLD_NEXT: [&str; 35] = [
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
    "million",
    "millions",
    "milliard",
    "milliards",
    "billion",
    "billions",
    "mille",
];

/// Parts of a work, which hold on to their number.
const PART_WORDS: [&str; 23] = [
    "chapter", "chapitre", "chap", "section", "part", "partie", "page", "pages", "figure", "fig", "table",
    "tableau", "tome", "volume", "vol", "article", "art", "act", "acte", "annex", "annexe", "no", "nos",
];

/// Numbers of parts that are written as words.
const ORDINALS: [&str; 8] =
    ["premier", "premi\u{E8}re", "second", "seconde", "deuxi\u{E8}me", "unique", "one", "two"];

/// Words that hold on to what stands before them: units.
const HOLD_PREVIOUS: [&str; 38] = [
    "km", "m", "cm", "mm", "kg", "g", "mg", "t", "l", "ml", "cl", "hl", "ha", "h", "min", "s", "ms", "hz",
    "khz", "mhz", "ghz", "w", "kw", "mw", "kwh", "mwh", "v", "kv", "ko", "mo", "go", "kb", "mb", "gb", "ft",
    "lb", "oz", "mi",
];

/// Words that hold no figure: a figure behind them is an ordinary word.
const LEADS: [&str; 44] = [
    "les", "des", "ces", "ses", "leurs", "de", "\u{E0}", "aux", "en", "dans", "sur", "pour", "par", "avec",
    "et", "ou", "que", "sans", "sous", "vers", "entre", "depuis", "plus", "the", "of", "in", "to", "and",
    "or", "for", "with", "by", "from", "about", "than", "over", "nearly", "at", "on", "some", "least",
    "most", "around", "between",
];

/// Whether the run of blanks between `at` and `end`, which holds a no-break space, ties nothing: it stands between two
/// ordinary words (two letters at least, or a little word of the language; no figures, units, titles, numerals
/// or initials, and not between the two parts of a name), behind a comma, between two sentences, before a bracket or
/// a dash, or at an end of a line.
pub(super) fn is_stray(text: &str, at: usize, end: usize, language: Language) -> bool {
    if language == Language::Other {
        return false;
    }
    let (Some(previous), Some(next)) = (line_before(text, at), line_after(text, end)) else {
        return !matches!(line_before(text, at), Some('\u{AB}' | '\u{2039}' | '\u{2013}' | '\u{2014}'))
            && !matches!(line_after(text, end), Some('\u{BB}' | '\u{203A}' | ';' | ':' | '!' | '?' | '%'));
    };
    let start = at - previous.len_utf8();
    let right = right_word(text, end, language);
    match previous {
        // A comma holds nothing but a figure.
        ',' | ';' | ':' => {
            return right.is_some()
                || matches!(next, '\u{AB}' | '\u{201C}')
                || (previous == ',' && next == '(');
        }
        // A plain space breaks the line beside any other.
        '.' if text.get(at..end).is_some_and(|run| run.contains(' ')) => return next.is_uppercase(),
        '.' | '!' | '?' | '\u{2026}' => {
            return next.is_alphabetic() && ends_sentence(text, start, previous, next);
        }
        ')' | '\u{201D}' => return right.is_some(),
        '"' => {
            let closes = |c: char| c.is_alphanumeric() || matches!(c, ',' | '.' | '!' | '?');
            return right.is_some() && before(text, start).is_some_and(closes);
        }
        _ => {}
    }
    let left = left_word(text, at);
    let lower = left.to_lowercase();
    let little = match language {
        Language::English => left == "a",
        _ => matches!(left, "a" | "y" | "\u{E0}" | "\u{C0}" | "\u{F4}"),
    };
    if !little && !is_ordinary(left) {
        return false;
    }
    match next {
        '(' => return after(text, end + 1).is_some_and(char::is_alphanumeric) && !is_unit(left),
        '\u{2013}' | '\u{2014}' => {
            return language == Language::English || aside(text, end, next) != Some(Aside::Closing);
        }
        '0'..='9' => return LEADS.contains(&lower.as_str()) && left != "A",
        _ => {}
    }
    let Some(right) = right else { return false };
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let held = if PART_WORDS.contains(&lower.as_str()) {
        capital(right) || ORDINALS.contains(&right)
    } else {
        // Titles are capitals here or hold a capital: `me` is a pronoun as well.
        let many = lower.starts_with("mil") || lower.starts_with("bil");
        HOLD_NEXT.contains(&lower.as_str()) && (many || capital(left) || capital(right))
    };
    let name = capital(left) && capital(right) && !little;
    !held && !name
}

/// The character before `at` on its line.
fn line_before(text: &str, at: usize) -> Option<char> {
    before(text, at).filter(|c| !matches!(c, '\n' | '\r'))
}

/// The character at `end` on its line.
fn line_after(text: &str, end: usize) -> Option<char> {
    after(text, end).filter(|c| !matches!(c, '\n' | '\r'))
}

/// The word from `end` on when no typography ties it to what stands before: an ordinary word, an elided one, or a
/// little word of the language.
fn right_word(text: &str, end: usize, language: Language) -> Option<&str> {
    let word = word_after(text, end);
    let apostrophe = matches!(after(text, end + word.len()), Some('\'' | '\u{2019}'));
    let elided = apostrophe
        && language == Language::French
        && matches!(word, "l" | "d" | "s" | "n" | "c" | "j" | "m" | "t" | "qu");
    let little = match language {
        Language::English => word == "a",
        _ => matches!(word, "a" | "y" | "\u{E0}"),
    };
    (elided || little || (is_ordinary(word) && !is_unit(word))).then_some(word)
}

/// Whether the mark at `start` ends a sentence before a word: no abbreviation, no initial.
fn ends_sentence(text: &str, start: usize, mark: char, next: char) -> bool {
    if mark != '.' {
        return before(text, start).is_some_and(char::is_alphabetic);
    }
    let word = word_before(text, start);
    let lower = word.to_lowercase();
    let long = word.chars().nth(3).is_some();
    next.is_uppercase()
        && long
        && word.chars().all(char::is_alphabetic)
        && !HOLD_NEXT.contains(&lower.as_str())
        && !PART_WORDS.contains(&lower.as_str())
        && !matches!(lower.as_str(), "messrs" | "comte" | "insp" | "supt" | "brig" | "cmdr" | "adjt")
}

/// Titles that a full stop ends.
pub(super) fn is_title(word: &str) -> bool {
    let capital = word.starts_with(char::is_uppercase);
    let more =
        matches!(word, "Jr" | "Sr" | "Ph" | "Messrs" | "Mt" | "Ft" | "Maj" | "Adm" | "Cpl" | "Rep" | "Amb");
    capital && (more || HOLD_NEXT.contains(&word.to_lowercase().as_str()))
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
