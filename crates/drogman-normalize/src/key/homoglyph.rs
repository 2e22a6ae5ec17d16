//! Words that mix alphabets, and the letters that look alike.

use crate::context::around;
use crate::pass::Language;
use drogman_text::{Script, script_of};
use std::ops::Range;

/// The Latin letter that a Cyrillic, Greek or Armenian letter is drawn like (Unicode Technical Standard 39,
/// `confusables.txt`; the letters that are alike in common faces).
pub(crate) fn latin_for(character: char) -> Option<char> {
    Some(match character {
        '\u{410}' | '\u{391}' => 'A',
        '\u{412}' | '\u{392}' => 'B',
        '\u{421}' => 'C',
        '\u{415}' | '\u{395}' => 'E',
        '\u{41D}' | '\u{397}' => 'H',
        '\u{406}' | '\u{399}' => 'I',
        '\u{408}' => 'J',
        '\u{41A}' | '\u{39A}' => 'K',
        '\u{41C}' | '\u{39C}' => 'M',
        '\u{39D}' => 'N',
        '\u{41E}' | '\u{39F}' => 'O',
        '\u{420}' | '\u{3A1}' => 'P',
        '\u{51A}' => 'Q',
        '\u{405}' => 'S',
        '\u{422}' | '\u{3A4}' => 'T',
        '\u{51C}' => 'W',
        '\u{425}' | '\u{3A7}' => 'X',
        '\u{423}' | '\u{3A5}' => 'Y',
        '\u{396}' => 'Z',
        '\u{430}' => 'a',
        '\u{441}' => 'c',
        '\u{501}' => 'd',
        '\u{435}' => 'e',
        '\u{4BB}' | '\u{570}' => 'h',
        '\u{456}' => 'i',
        '\u{458}' => 'j',
        '\u{578}' => 'n',
        '\u{43E}' | '\u{3BF}' | '\u{585}' => 'o',
        '\u{440}' => 'p',
        '\u{51B}' => 'q',
        '\u{455}' => 's',
        '\u{57D}' => 'u',
        '\u{51D}' => 'w',
        '\u{445}' => 'x',
        '\u{443}' => 'y',
        _ => return None,
    })
}

/// The letters round `at`.
pub(crate) fn word_around(text: &str, at: usize) -> Range<usize> {
    let letters = |c: char| c.is_alphabetic();
    let ahead = around(text.get(at..).unwrap_or(""), 0, letters).len();
    let back = around(text.get(..at).unwrap_or(""), at, letters).len();
    at - back..at + ahead
}

/// Whether a word mixes Latin letters with letters of an alphabet that has look-alikes. `μ` and `Ω` before Latin
/// letters are units.
pub(crate) fn mixes(word: &str) -> bool {
    let alike = |s: Script| matches!(s, Script::Cyrillic | Script::Greek | Script::Armenian);
    word.chars().any(|c| script_of(c) == Script::Latin)
        && word.chars().any(|c| alike(script_of(c)) && !matches!(c, '\u{3BC}' | '\u{3A9}'))
}

/// Whether the letters of the word are to be read as the Latin ones they look like: all of them look so, and either
/// Latin stands among them, or they are capitals amid English or French.
pub(crate) fn is_disguised(text: &str, word: Range<usize>, language: Language) -> bool {
    let Some(letters) = text.get(word.clone()) else { return false };
    let readable = letters.chars().all(|c| script_of(c) == Script::Latin || latin_for(c).is_some());
    if !readable {
        return false;
    }
    if mixes(letters) {
        return true;
    }
    let capitals = letters.chars().nth(1).is_some() && letters.chars().all(char::is_uppercase);
    let foreign = letters.chars().all(|c| matches!(script_of(c), Script::Cyrillic | Script::Greek));
    let latin = |c: Option<char>| c.is_none_or(|c| script_of(c) == Script::Latin);
    let previous = text.get(..word.start).and_then(|t| t.chars().rev().take(32).find(|c| c.is_alphabetic()));
    let next = text.get(word.end..).and_then(|t| t.chars().take(32).find(|c| c.is_alphabetic()));
    language != Language::Other && capitals && foreign && latin(previous) && latin(next)
}
