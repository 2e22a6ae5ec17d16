//! Numbers with their separators.

use super::forms::Manner;
use super::{peek, run};

/// Whether a number may begin with the character.
pub(super) fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
        || !character.is_ascii()
            && character.is_numeric()
            && !character.is_alphabetic()
            && !run::is_superscript(character)
}

/// Where the number that begins at `start` ends: `1 200,50`, `14:30`, `12/05/1994`, `20th`, `14h30`.
pub(super) fn end(text: &str, start: usize, manner: Manner) -> usize {
    let mut at = start;
    // Digits of the first group, and whether groups of three may still follow behind a space.
    let mut digits = 0;
    let mut groups = true;
    while let Some(character) = peek(text, at) {
        let next = at + character.len_utf8();
        if is_digit(character) {
            digits += 1;
            at = next;
            continue;
        }
        let spaced = matches!(character, '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2007}')
            || character == ' '
                && manner.spaces_group_digits()
                && !text.get(start..).unwrap_or("").starts_with('0');
        if spaced {
            if !(groups && (1..=3).contains(&digits) && three_digits(text, next)) {
                return at;
            }
            digits = 0;
            at = next;
            continue;
        }
        let joins = match character {
            '.' | ',' | ':' | '/' | '٫' | '٬' | '·' => peek(text, next).is_some_and(is_digit),
            '\'' | '’' => three_digits(text, next),
            _ => false,
        };
        if !joins {
            break;
        }
        groups = false;
        at = next;
    }
    // `20th`, `1er`, `14h30`, `20-year-old`.
    match peek(text, at) {
        Some(letter) if run::is_letter(letter) && !run::is_dense(letter) => {
            run::word_end(text, at, Manner::default()).0
        }
        Some('-' | '\u{2011}') => {
            let hyphen = peek(text, at).map_or(1, char::len_utf8);
            match peek(text, at + hyphen) {
                Some(letter) if run::is_letter(letter) && !run::is_dense(letter) => {
                    run::word_end(text, at + hyphen, Manner::default()).0
                }
                _ => at,
            }
        }
        _ => at,
    }
}

/// Whether exactly three digits stand at a byte.
fn three_digits(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or("");
    rest.chars().take(4).take_while(char::is_ascii_digit).count() == 3
}
