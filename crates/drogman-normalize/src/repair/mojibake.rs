//! UTF-8 that was read as Windows-1252 or Latin-1: `Ã©` for `é`.
//!
//! A repair is exact (the bytes behind the shown characters are valid UTF-8) and plausible (what comes out is what
//! people write, and what stood there is not). Each layer is peeled off by one round of the repair stage.

use super::cp1252;
use crate::context::{after, before};
use crate::paragraph;
use drogman_text::{Script, script_of};

/// One character hidden in the text, and where what shows it ends.
fn sequence(text: &str, at: usize) -> Option<(char, usize)> {
    let mut shown = text.get(at..)?.chars();
    let lead = shown.next()?;
    let n_bytes = match lead {
        '\u{C2}'..='\u{DF}' => 2,
        '\u{E0}'..='\u{EF}' => 3,
        '\u{F0}'..='\u{F4}' => 4,
        _ => return None,
    };
    let mut bytes = [0_u8; 4];
    let mut end = at;
    let cells = bytes.iter_mut().take(n_bytes);
    for (cell, character) in cells.zip(std::iter::once(lead).chain(shown)) {
        *cell = cp1252::byte_of(character)?;
        end += character.len_utf8();
    }
    let hidden = std::str::from_utf8(bytes.get(..n_bytes)?).ok()?.chars().next()?;
    Some((hidden, end))
}

/// A run is read over this many bytes at most, so that a long one that makes no sense costs no square.
const LONGEST_RUN: usize = 256;

/// The repair that starts at `at`: what the run really says, and where it ends. `None` when the run does not
/// decode or when what stands there may be meant.
pub(crate) fn repair(text: &str, at: usize) -> Option<(String, usize)> {
    let (first, first_end) = sequence(text, at)?;
    let mut hidden = String::from(first);
    let mut end = first_end;
    while let Some((character, next_end)) = sequence(text, end).filter(|_| end - at < LONGEST_RUN) {
        hidden.push(character);
        end = next_end;
    }
    let plausible = if end == first_end { alone(text, at, first, end) } else { coherent(&hidden) };
    if plausible || neighbours_share_script(text, at, end, &hidden) {
        return Some((hidden, end));
    }
    // A run that makes no sense as a whole may still begin with a character that does.
    (end != first_end && alone(text, at, first, first_end)).then(|| (String::from(first), first_end))
}

/// Whether two or more hidden characters belong together.
fn coherent(hidden: &str) -> bool {
    let western = |c: char| {
        matches!(c, '\u{80}'..='\u{17F}' | '\u{192}' | '\u{2C6}' | '\u{2DC}' | '\u{2010}'..='\u{22FF}'
            | '\u{2500}'..='\u{27BF}' | '\u{FE0F}' | '\u{FEFF}' | '\u{1F000}'..='\u{1FAFF}'
            | '\u{2000}'..='\u{200F}')
    };
    if hidden.chars().all(western) {
        return true;
    }
    one_script(hidden).is_some()
}

/// The one script of all letters, when there are no control characters and no letters of a second script.
fn one_script(hidden: &str) -> Option<Script> {
    let mut script = Script::None;
    for character in hidden.chars() {
        let this = script_of(character);
        let unlikely = character.is_control()
            || matches!(character, '\u{180}'..='\u{24F}' | '\u{250}'..='\u{2AF}' | '\u{500}'..='\u{52F}');
        if unlikely
            || this == Script::Other
            || (this != Script::None && script != Script::None && this != script)
        {
            return None;
        }
        if this != Script::None {
            script = this;
        }
    }
    (script != Script::None).then_some(script)
}

/// Whether the letters near the run are of the script that the run hides, and that script is not Latin: the
/// one-letter words of a Cyrillic sentence whose longer words were repaired already.
fn neighbours_share_script(text: &str, at: usize, end: usize, hidden: &str) -> bool {
    let Some(script) = one_script(hidden).filter(|script| *script != Script::Latin) else { return false };
    let near = [paragraph::head(text, at, 24), paragraph::tail(text, end, 24)];
    near.iter().flat_map(|side| side.chars()).filter(|c| script_of(*c) == script).count() >= 2
}

/// Characters that may follow a capital letter in good text: closing quotes, dashes, blanks, signs.
fn may_follow_a_word(shown: char) -> bool {
    matches!(
        shown,
        '\u{2019}'
            | '\u{2018}'
            | '\u{201D}'
            | '\u{201C}'
            | '\u{2026}'
            | '\u{2013}'
            | '\u{2014}'
            | '\u{203A}'
            | '\u{2039}'
            | '\u{2022}'
            | '\u{2122}'
            | '\u{A0}'
            | '\u{AB}'
            | '\u{AE}'
            | '\u{B0}'
            | '\u{B7}'
            | '\u{BB}'
            | '\u{AD}'
            | '\u{A9}'
    )
}

/// Whether the two characters before `at` are capitals: a word in capitals may end in a letter that leads damage.
fn in_capitals(text: &str, at: usize) -> bool {
    let mut back = text.get(..at).unwrap_or("").chars().rev();
    back.next().is_some_and(char::is_uppercase) && back.next().is_some_and(char::is_uppercase)
}

/// Whether one hidden character alone is certain enough, given what stands round it.
fn alone(text: &str, at: usize, hidden: char, end: usize) -> bool {
    let previous = before(text, at);
    let next = after(text, end);
    let last_shown = before(text, end).unwrap_or(' ');
    let in_letters = previous.is_some_and(char::is_alphabetic) && next.is_some_and(char::is_alphabetic);
    let beside_small =
        previous.is_some_and(char::is_lowercase) || next.is_some_and(char::is_lowercase) || in_letters;
    let closes_word = may_follow_a_word(last_shown) && !next.is_some_and(char::is_alphabetic);
    match hidden {
        // Â before a sign: no language of ours ends a word in Â but in capitals.
        '\u{A0}'..='\u{BF}' => !in_capitals(text, at),
        // Ã before something: Portuguese capitals end words in Ã, so a closing sign behind capitals is left.
        '\u{C0}'..='\u{FF}' => !(in_capitals(text, at) && closes_word),
        // Ä and Å are letters in good text; a repair must lie inside a word.
        '\u{100}'..='\u{17F}' | '\u{218}'..='\u{21B}' | '\u{1E00}'..='\u{1EFF}' | '\u{FB00}'..='\u{FB06}' => {
            // A small letter before a capital is no word either.
            let odd_case = hidden.is_lowercase() && next.is_some_and(char::is_uppercase);
            beside_small && !closes_word && !odd_case
        }
        // â€ and what follows: dashes, quotes, bullets, the ellipsis, the euro, the trade mark;
        // wide commas; pictures.
        '\u{2010}'..='\u{2044}'
        | '\u{2000}'..='\u{200F}'
        | '\u{20AC}'
        | '\u{2116}'
        | '\u{2122}'
        | '\u{FEFF}'
        | '\u{FF01}'..='\u{FF0F}'
        | '\u{1F000}'..='\u{1FAFF}' => true,
        // Arrows, signs, hearts: only behind a word could the three characters be meant.
        '\u{2190}'..='\u{22FF}' | '\u{2500}'..='\u{27BF}' => {
            !(previous.is_some_and(char::is_alphabetic) && closes_word)
        }
        // A Greek letter by itself is a sign: the \u{3B3} of an acid, the \u{3BC} of a unit.
        '\u{391}'..='\u{3C9}' => !previous.is_some_and(char::is_alphabetic) && !closes_word,
        _ => false,
    }
}

/// The words that end in `à`, without it: enough to tell that `Ã` and a plain space stand for it.
const BEFORE_A_GRAVE: [&str; 7] = ["", "l", "d\u{E9}j", "voil", "del", "hol", "\u{E7}"];

/// The end of `Ã` with a plain space in which the byte A0 of `à` was lost, when French leaves no other reading;
/// whether the space belongs to the letter is told by what follows it.
pub(crate) fn lost_no_break(text: &str, at: usize) -> Option<usize> {
    let behind = at + '\u{C3}'.len_utf8();
    if after(text, at) != Some('\u{C3}') || after(text, behind) != Some(' ') {
        return None;
    }
    let head = text.get(..at)?;
    let len: usize = head.chars().rev().take(8).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let stem = head.get(at - len..)?.to_lowercase();
    if !BEFORE_A_GRAVE.contains(&stem.as_str()) {
        return None;
    }
    let takes_space = match after(text, behind + 1) {
        Some(next) => next == ' ' || matches!(next, '-' | ',' | '.' | ')' | ';' | ':' | '!' | '?'),
        None => true,
    };
    Some(if takes_space { behind + 1 } else { behind })
}
