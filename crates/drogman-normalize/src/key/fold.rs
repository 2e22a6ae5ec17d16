//! Folding of one character with its marks.

use drogman_text::{Script, script_of};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// The end of the character at `at` and of the marks that combine with it.
pub(super) fn cluster_end(text: &str, at: usize) -> usize {
    let tail = text.get(at..).unwrap_or("");
    let mut characters = tail.chars();
    let first = characters.next().map_or(0, char::len_utf8);
    let marks: usize =
        characters.take_while(|c| canonical_combining_class(*c) != 0).map(char::len_utf8).sum();
    at + first + marks
}

/// The folded form of a character and its marks, when it differs.
pub(super) fn folded(cluster: &str) -> Option<String> {
    let mut out = String::new();
    let mut base = Script::None;
    // Upper case first: full case folding sets `ß` and `SS`, `ς` and `Σ` equal.
    let cased = cluster.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    for character in cased.nfkd() {
        if canonical_combining_class(character) == 0 {
            base = script_of(character);
        } else if matches!(base, Script::Latin | Script::Greek | Script::None)
            && matches!(character, '\u{300}'..='\u{36F}')
        {
            continue;
        }
        match character {
            '\u{153}' => out.push_str("oe"),
            '\u{E6}' => out.push_str("ae"),
            '\u{F8}' => out.push('o'),
            '\u{142}' => out.push('l'),
            '\u{111}' => out.push('d'),
            '\u{131}' => out.push('i'),
            '\u{2019}' | '\u{2018}' | '\u{2BC}' | '\u{2BB}' => out.push('\''),
            '\u{2010}' | '\u{2011}' | '\u{2013}' => out.push('-'),
            '\u{200E}' | '\u{200F}' => {}
            _ => out.extend(character.to_lowercase()),
        }
    }
    let out: String = out.nfkc().collect();
    (out != cluster).then_some(out)
}
