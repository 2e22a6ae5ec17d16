//! Date lines and the datelines of news agencies.

/// Names of months and weekdays in English and French, in full and as commonly shortened, without full stop.
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "janvier",
    "février",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "decembre",
    "janv",
    "févr",
    "fév",
    "avr",
    "juil",
    "déc",
];
const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
];
/// Words that may stand in a date line beside figures and names of days.
const FILLERS: &[&str] = &[
    "le",
    "la",
    "the",
    "of",
    "de",
    "at",
    "à",
    "a",
    "on",
    "er",
    "st",
    "nd",
    "rd",
    "th",
    "am",
    "pm",
    "a.m",
    "p.m",
    "h",
    "gmt",
    "utc",
    "cet",
    "est",
    "edt",
    "published",
    "updated",
    "posted",
    "date",
    "publié",
    "publiée",
    "paru",
    "mis",
    "mise",
    "jour",
    "et",
    "and",
    "by",
    "min",
    "heures",
    "last",
    "modified",
    "modifié",
    "t",
    "z",
];

/// The longest date line, in characters.
const MAX_DATE_LINE: usize = 70;

/// Whether a line holds a date or a time and nothing else but, at most, a place before it.
pub(super) fn is_date_line(line: &str) -> bool {
    if line.chars().count() > MAX_DATE_LINE || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let line =
        line.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '*' | '.') || c.is_whitespace());
    if is_dated(line) {
        return true;
    }
    // A place, of three words at most, each with a capital.
    line.split_once(',').is_some_and(|(place, date)| is_place(place) && has_calendar(date) && is_dated(date))
}

/// All words belong to a date, and a date it is: a month with a number, or figures in the form of a date.
fn is_dated(line: &str) -> bool {
    let mut n_figures = 0;
    let mut n_months = 0;
    let mut figured = false;
    for word in words(line) {
        let lower = word.to_lowercase();
        if MONTHS.contains(&lower.as_str()) {
            n_months += 1;
        } else if is_figured_date(word) {
            figured = true;
        } else if word.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) {
            let letters =
                lower.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '-' | '/'));
            let unit = letters.trim_end_matches(|c: char| c.is_ascii_digit());
            if word.len() > 8 || !(unit.is_empty() || FILLERS.contains(&unit)) {
                return false;
            }
            n_figures += 1;
        } else if !WEEKDAYS.contains(&lower.as_str()) && !FILLERS.contains(&lower.as_str()) {
            return false;
        }
    }
    figured || n_months == 1 && n_figures >= 1 || n_months == 2 && n_figures >= 2
}

/// A date in figures: `2023-12-04`, `04/12/2023`, `4.12.23`, with or without a time.
fn is_figured_date(word: &str) -> bool {
    let date = word.split(['T', 't']).next().unwrap_or(word);
    for separator in ['-', '/', '.'] {
        let mut parts = date.split(separator);
        if let (Some(a), Some(b), Some(c), None) = (parts.next(), parts.next(), parts.next(), parts.next()) {
            let number = |part: &str, n: std::ops::RangeInclusive<usize>| {
                n.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
            };
            return number(b, 1..=2)
                && (number(a, 4..=4) && number(c, 1..=2) || number(a, 1..=2) && number(c, 2..=4));
        }
    }
    false
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| {
        c.is_whitespace()
            || matches!(c, ',' | '|' | '\u{2013}' | '\u{2014}' | '(' | ')' | '\u{B7}' | '\u{2022}')
    })
    .map(|word| word.trim_matches(['.', ':', '-', ';']))
    .filter(|word| !word.is_empty())
}

fn has_calendar(text: &str) -> bool {
    words(text).any(|word| MONTHS.contains(&word.to_lowercase().as_str()) || is_figured_date(word))
}

fn is_place(place: &str) -> bool {
    let mut n_words = 0;
    let fits = place.split([' ', '-', '\u{A0}']).filter(|word| !word.is_empty()).all(|word| {
        n_words += 1;
        word.chars().next().is_some_and(char::is_uppercase)
            || matches!(word, "de" | "du" | "la" | "le" | "of" | "sur" | "the")
    });
    fits && (1..=4).contains(&n_words)
        && place
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '\u{2019}' | '.' | '\u{A0}'))
}

/// Whether a paragraph opens with the dateline of an agency or a correspondent: `GYUMRI, DECEMBER 14, AGENCY.`,
/// `GYUMRI—`, `TBILISI (Combined Sources)–`, `Paris, 12 mars (Agence) —`.
pub(super) fn opens_with_dateline(paragraph: &str) -> bool {
    let end = paragraph.char_indices().nth(90).map_or(paragraph.len(), |(at, _)| at);
    let head = paragraph.get(..end).unwrap_or("");
    ends_in_dash(head) || ends_in_stop(head)
}

/// A place, perhaps a date or an agency, then a dash, then the first sentence with its capital or quotation mark.
fn ends_in_dash(head: &str) -> bool {
    for dash in ["\u{2014}", "\u{2013}", "\u{2015}", " - ", "--"] {
        let Some((before, after)) = head.split_once(dash) else { continue };
        let opens = after.trim_start().chars().next();
        let begins =
            opens.is_some_and(|c| c.is_uppercase() || matches!(c, '"' | '\u{201C}' | '\u{AB}' | '\u{2018}'));
        let place = before.split([',', '(', '/']).next().unwrap_or("").trim();
        let rest = before.get(place.len()..).unwrap_or("");
        let with_source = rest.trim_end().ends_with(')') || has_calendar(rest);
        if begins && is_place(place) && (is_capitals(place) || with_source) && plain_rest(rest) {
            return true;
        }
    }
    false
}

/// `PLACE, DATE, AGENCY.`: all in capitals, with a date.
fn ends_in_stop(head: &str) -> bool {
    head.match_indices(['.', ':']).any(|(at, _)| {
        let (before, after) = head.split_at_checked(at).unwrap_or((head, ""));
        let place = before.split(',').next().unwrap_or("").trim();
        let rest = before.get(place.len()..).unwrap_or("");
        after.chars().nth(1).is_none_or(char::is_whitespace)
            && is_place(place)
            && is_capitals(place)
            && has_calendar(rest)
            && rest.chars().any(|c| c.is_ascii_digit())
            && words(rest).all(|word| !word.chars().any(char::is_lowercase) || has_calendar(word))
    })
}

/// Between place and dash: short, and no sentence.
fn plain_rest(rest: &str) -> bool {
    rest.split_whitespace().count() <= 8
        && !rest.contains(['"', '\u{201C}', '\u{AB}', '?', '!', ';'])
        && words(rest).all(|word| {
            word.chars().next().is_some_and(|c| !c.is_lowercase())
                || has_calendar(word)
                || WEEKDAYS.contains(&word.to_lowercase().as_str())
                || matches!(word, "er" | "le" | "and" | "et" | "of" | "de")
        })
}

fn is_capitals(place: &str) -> bool {
    place.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !place.chars().any(char::is_lowercase)
}
