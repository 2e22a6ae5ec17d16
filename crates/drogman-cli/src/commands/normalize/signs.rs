//! Signs for characters that cannot be seen.

use crate::print::{self, FAINT};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

/// The signs that were printed, so that the legend tells of these alone.
#[derive(Debug, Default)]
pub(super) struct Shown {
    legend: BTreeMap<char, &'static str>,
}

/// A character that cannot be seen, its sign, and what the legend says.
const SIGNS: [(char, char, &str); 12] = [
    ('\u{A0}', '\u{237D}', "U+00A0 no-break space"),
    ('\u{202F}', '\u{23B5}', "U+202F narrow no-break space"),
    ('\u{2009}', '\u{2E31}', "U+2009 thin space"),
    ('\u{AD}', '\u{AC}', "U+00AD soft hyphen"),
    ('\u{200B}', '\u{2205}', "U+200B zero width space"),
    ('\u{200C}', '\u{2224}', "U+200C zero width non-joiner"),
    ('\u{200D}', '\u{222A}', "U+200D zero width joiner"),
    ('\u{2060}', '\u{2240}', "U+2060 word joiner"),
    ('\u{FEFF}', '\u{22C4}', "U+FEFF zero width no-break space"),
    ('\t', '\u{21E5}', "tab"),
    ('\n', '\u{23CE}', "line end"),
    ('\r', '\u{240D}', "carriage return"),
];

const SPACE: char = '\u{2423}';

impl Shown {
    /// Adds a text with signs; `changed` says whether it is what changes, where a plain space counts too.
    pub(super) fn push(&mut self, text: &str, changed: bool, line: &mut String) {
        let mut first = changed;
        for character in text.chars() {
            if let Some((_, sign, name)) = SIGNS.iter().find(|row| row.0 == character) {
                self.legend.insert(*sign, name);
                line.push(*sign);
            } else if character == ' ' && changed {
                self.legend.insert(SPACE, "space that changes");
                line.push(SPACE);
            } else if is_unseen(character) {
                // Writing into a string cannot fail.
                let _ = write!(line, "<U+{:04X}>", u32::from(character));
            } else {
                if first && is_mark(character) {
                    // A mark of its own would sit on the character before the change.
                    line.push('\u{25CC}');
                }
                line.push(character);
            }
            first = false;
        }
    }

    /// One line that says what the signs stand for.
    pub(super) fn print_legend(&self) -> std::io::Result<()> {
        if self.legend.is_empty() {
            return Ok(());
        }
        let told: Vec<String> = self.legend.iter().map(|(sign, name)| format!("{sign} {name}")).collect();
        writeln!(print::out(), "{FAINT}signs: {}{FAINT:#}", told.join(", "))
    }
}

/// Whether a character has no shape, or steers a terminal.
pub(super) fn is_unseen(character: char) -> bool {
    character.is_control()
        || character != ' ' && character.is_whitespace()
        || matches!(
            character,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_has_a_sign_and_the_rest_is_itself() {
        let mut shown = Shown::default();
        let mut line = String::new();
        shown.push("a b\u{A0}:", false, &mut line);
        shown.push(" \u{202F}\u{301}\u{202E}", true, &mut line);
        assert_eq!(line, "a b\u{237D}:\u{2423}\u{23B5}\u{301}<U+202E>");
        let signs: Vec<char> = shown.legend.keys().copied().collect();
        assert_eq!(signs, ['\u{237D}', '\u{23B5}', SPACE]);
    }
}
