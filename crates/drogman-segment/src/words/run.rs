//! How far a word or a run of marks reaches.

use super::forms::{self, Manner};
use super::{number, peek};
use crate::characters::{is_ignorable, is_opener};
use crate::rules::{Abbreviation, Rules};
use drogman_text::{Script, script_of};

/// Whether a word may begin with the character.
pub(super) fn is_letter(character: char) -> bool {
    if character.is_ascii() { character.is_ascii_alphabetic() } else { character.is_alphabetic() }
}

/// Scripts that put no space between words.
pub(super) fn is_dense(character: char) -> bool {
    !character.is_ascii() && matches!(script_of(character), Script::Han | Script::Kana)
}

/// Raised digits, which count a footnote more often than they belong to a word.
pub(super) fn is_superscript(character: char) -> bool {
    matches!(character, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Where the word that begins at `start` ends, and whether an elision ends it.
pub(super) fn word_end(text: &str, start: usize, manner: Manner) -> (usize, bool) {
    let dense = peek(text, start).filter(|c| is_dense(*c)).map(script_of);
    let mut at = start;
    while let Some(character) = peek(text, at) {
        let next = at + character.len_utf8();
        if is_letter(character) || number::is_digit(character) {
            let script = is_dense(character).then(|| script_of(character));
            // The mark that lengthens a vowel of Katakana belongs to no script.
            if script != dense && character != 'ー' {
                break;
            }
            at = next;
            continue;
        }
        if is_mark(character) {
            at = next;
            continue;
        }
        if is_superscript(character) || character == '°' {
            // `km²`, `n°`; behind a longer word, the mark of a footnote.
            if at - start > 2 {
                break;
            }
            at = next;
            continue;
        }
        let head = text.get(start..at).unwrap_or("");
        if is_ignorable(character) {
            match invisible_end(text, at) {
                Some(end) => at = end,
                None => break,
            }
            continue;
        }
        let follower = peek(text, next);
        if matches!(character, '\'' | '’') {
            let leads =
                |c: char| is_letter(c) || number::is_digit(c) || is_opener(c) && !matches!(c, '\'' | '‘');
            if manner.elides(head) && follower.is_some_and(leads) {
                return (next, true);
            }
        }
        let letters = follower.is_some_and(|c| is_letter(c) && !is_dense(c));
        let joins = match character {
            '-' | '\u{2010}' | '\u{2011}' | '\u{58A}' | '_' => {
                letters || follower.is_some_and(number::is_digit)
            }
            '\'' | '’' | '·' | '\u{2027}' | '•' | '׳' | '״' => letters,
            '&' => {
                letters && head.chars().all(char::is_uppercase) && follower.is_some_and(char::is_uppercase)
            }
            _ => false,
        };
        if joins && dense.is_none() {
            at = next;
        } else if let Some(length) = forms::inclusive_ending(text, start, at, manner) {
            at += length;
        } else {
            break;
        }
    }
    (at, false)
}

/// Where initials end, full stop included: `U.S.`, `J.-C.`, `p.m.`, and `J.` before a name.
pub(super) fn initials_end(text: &str, start: usize) -> Option<usize> {
    let mut at = start;
    let mut count = 0;
    loop {
        let letter = peek(text, at).filter(|c| is_letter(*c) && !is_dense(*c));
        let Some(letter) = letter else { break };
        let stop = at + letter.len_utf8();
        if peek(text, stop) != Some('.') {
            // `U.S` without its last full stop, not `U.Smith`.
            let alone = !peek(text, stop).is_some_and(|c| is_letter(c) || number::is_digit(c) || is_mark(c));
            return (count > 0 && alone).then_some(stop).or((count > 1).then_some(at));
        }
        count += 1;
        at = stop + 1;
        if peek(text, at) == Some('-') && peek(text, at + 1).is_some_and(char::is_uppercase) {
            at += 1;
        }
    }
    let end = if text.get(..at)?.ends_with('-') { at - 1 } else { at };
    if count > 1 {
        return Some(end);
    }
    let initial = text.get(start..end).filter(|initial| *initial != "I." && count == 1)?;
    let name = text.get(end..).unwrap_or("").trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    let before_name = name.chars().next().is_some_and(char::is_uppercase);
    (before_name && initial.chars().next().is_some_and(char::is_uppercase)).then_some(end)
}

/// Adds the full stop that belongs to an abbreviation.
pub(super) fn with_stop(text: &str, start: usize, end: usize, rules: &Rules) -> usize {
    let rest = text.get(end..).unwrap_or("");
    if !rest.starts_with('.') {
        return end;
    }
    let Some(class) = rules.abbreviation(text.get(start..end).unwrap_or("")) else { return end };
    let Some(follower) = rest.chars().skip(1).take(4).find(|c| !c.is_whitespace()) else { return end };
    let goes_on =
        follower.is_lowercase() || matches!(follower, ',' | ';' | ':' | ')') || number::is_digit(follower);
    let belongs = match class {
        Abbreviation::Never | Abbreviation::Title => goes_on || is_letter(follower),
        Abbreviation::NeedsNumber => number::is_digit(follower),
        _ => goes_on,
    };
    if belongs { end + 1 } else { end }
}

/// Where a run of marks ends: terminators together, repeated dashes and rules, any other mark alone.
pub(super) fn marks_end(text: &str, start: usize) -> usize {
    let Some(first) = peek(text, start) else { return start };
    let mut at = start + first.len_utf8();
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…');
    let repeats = matches!(first, '-' | '–' | '—' | '*' | '=' | '_' | '~' | '#' | '+' | '^');
    while let Some(character) = peek(text, at) {
        let joins = ends(first) && ends(character)
            || repeats && character == first
            || is_mark(character)
            || matches!(character, '\u{FE0E}' | '\u{FE0F}');
        if !joins {
            break;
        }
        at += character.len_utf8();
    }
    at
}

/// Where the invisible characters end that stand inside a word (soft hyphens, joiners). A zero-width space, and
/// what stands at the end of the word, does not belong to it.
fn invisible_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let visible = rest.find(|c: char| !is_ignorable(c) || c == '\u{200B}')?;
    let follower = rest.get(visible..)?.chars().next()?;
    (is_letter(follower) || number::is_digit(follower)).then_some(at + visible)
}

/// Marks that belong to the letter before them and that `char::is_alphabetic` leaves out: accents, the signs that
/// take a vowel away or change a consonant, tone marks, the Armenian marks of stress, question and exclamation.
fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{487}' | '\u{55A}'..='\u{55C}' | '\u{55E}'
        | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}' | '\u{6DF}'..='\u{6E8}' | '\u{93C}' | '\u{94D}' | '\u{9BC}' | '\u{9CD}'
        | '\u{A3C}' | '\u{A4D}' | '\u{ABC}' | '\u{ACD}' | '\u{B3C}' | '\u{B4D}' | '\u{BCD}' | '\u{C4D}'
        | '\u{CBC}' | '\u{CCD}' | '\u{D4D}' | '\u{DCA}' | '\u{E47}'..='\u{E4E}' | '\u{EC8}'..='\u{ECE}'
        | '\u{F39}' | '\u{1037}' | '\u{1039}' | '\u{103A}' | '\u{17C9}'..='\u{17D3}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}' | '\u{1F3FB}'..='\u{1F3FF}')
}
