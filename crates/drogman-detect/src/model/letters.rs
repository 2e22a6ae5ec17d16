//! Letters as small numbers, so that five of them fit a machine word.

/// Which table of the model a letter belongs to, or which language its script stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Latin letters.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
    /// Arabic letters.
    Arabic,
    /// Devanagari letters and signs.
    Devanagari,
    /// Armenian letters.
    Armenian,
    /// Han characters and Kana: Chinese and Japanese are told apart by them.
    Han,
    /// Greek letters: one language.
    Greek,
    /// Hebrew letters: one language.
    Hebrew,
    /// Georgian letters: one language.
    Georgian,
    /// Hangul: one language.
    Hangul,
    /// Letters of a script that no table knows.
    Foreign,
}

/// How many groups there are.
pub(crate) const N_GROUPS: usize = 11;
/// The number of an apostrophe inside or behind a word.
pub(crate) const APOSTROPHE: u8 = 27;
/// The number of the edge in front of a word.
pub const START: u8 = 28;
/// The number of the edge behind a word.
pub const END: u8 = 29;

/// What one character is to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    /// A letter: its group, its number without case, and whether it is a capital.
    Is(Group, u8, bool),
    /// A Han or Kana character, as two numbers.
    Wide(u8, u8),
    /// A sign that neither counts nor ends a word: combining marks, joiners, soft hyphens.
    Silent,
    /// An apostrophe in one of its shapes.
    Apostrophe,
    /// Anything else.
    Not,
}

/// What a character outside ASCII is.
///
/// Numbers are small by design: two rare letters may share one, which costs the model little.
pub fn letter(character: char) -> Letter {
    let code = character as u32;
    match code {
        0x41..=0x5A => Letter::Is(Group::Latin, (code - 0x40) as u8, true),
        0x61..=0x7A => Letter::Is(Group::Latin, (code - 0x60) as u8, false),
        0x27 | 0x60 | 0x2018 | 0x2019 | 0x2BB | 0x2BC => Letter::Apostrophe,
        0xAD | 0x300..=0x36F | 0x64B..=0x65F | 0x670 | 0x640 | 0x5B0..=0x5C7 | 0x200B..=0x200F | 0x2060 => {
            Letter::Silent
        }
        0xC0..=0x24F | 0x250..=0x2AF | 0x1E00..=0x1EFF if code != 0xD7 && code != 0xF7 => {
            latin(character, code)
        }
        0x400..=0x52F => cyrillic(code),
        0x620..=0x64A | 0x671..=0x6D3 | 0x6D5 | 0x6EE..=0x6EF | 0x6FA..=0x6FC => {
            Letter::Is(Group::Arabic, code as u8, false)
        }
        0x900..=0x963 | 0x971..=0x97F => Letter::Is(Group::Devanagari, code as u8 | 0x80, false),
        0x531..=0x556 => Letter::Is(Group::Armenian, (code + 0x30) as u8, true),
        0x561..=0x587 => Letter::Is(Group::Armenian, code as u8, false),
        0x370..=0x3FF | 0x1F00..=0x1FFF if character.is_alphabetic() => {
            Letter::Is(Group::Greek, code as u8 | 0x80, character.is_uppercase())
        }
        0x5D0..=0x5F2 => Letter::Is(Group::Hebrew, code as u8, false),
        0x10A0..=0x10FF | 0x1C90..=0x1CBF => Letter::Is(Group::Georgian, code as u8 | 0x80, false),
        0x1100..=0x11FF | 0x3131..=0x318E | 0xAC00..=0xD7A3 => {
            Letter::Is(Group::Hangul, code as u8 | 0x80, false)
        }
        0x3041..=0x30FA | 0x30FC..=0x30FF | 0x3005..=0x3007 | 0x3400..=0x9FFF | 0xF900..=0xFAFF => {
            Letter::Wide((code >> 8) as u8, code as u8)
        }
        0x20000..=0x323AF => Letter::Wide(0xFE, code as u8),
        _ if character.is_alphabetic() => Letter::Is(Group::Foreign, code as u8 | 0x80, false),
        _ => Letter::Not,
    }
}

fn latin(character: char, code: u32) -> Letter {
    let lower = match code {
        0xC0..=0xDE => code + 0x20,
        0x130 => return Letter::Is(Group::Latin, 9, true),
        0x18F => 0x259,
        0x100..=0x137 | 0x14A..=0x177 | 0x1E00..=0x1E95 | 0x1EA0..=0x1EFF => code | 1,
        0x139..=0x148 | 0x179..=0x17E => code + (code & 1),
        0x178 => 0xFF,
        0x180..=0x24F => character.to_lowercase().next().map_or(code, |lower| lower as u32),
        _ => code,
    };
    let number = match lower {
        0xDF..=0x17F => lower - 0xDF + 32,
        0x1E00..=0x1EFF => 238 + lower % 16,
        _ => 193 + lower % 45,
    };
    Letter::Is(Group::Latin, number as u8, lower != code)
}

fn cyrillic(code: u32) -> Letter {
    let lower = match code {
        0x400..=0x40F => code + 0x50,
        0x410..=0x42F => code + 0x20,
        0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F => code | 1,
        0x4C1..=0x4CE => code + (code & 1),
        _ => code,
    };
    let number = if lower < 0x500 { lower as u8 } else { lower as u8 | 0xC0 };
    Letter::Is(Group::Cyrillic, number, lower != code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_have_the_number_of_their_letter() {
        for (capital, small) in
            ["Éé", "Şş", "Ğğ", "Žž", "Łł", "Əə", "Ÿÿ", "Жж", "Її", "Ққ", "Ёё", "Әә", "Ոո", "Ẽẽ"]
                .iter()
                .map(|pair| (pair.chars().next().unwrap(), pair.chars().nth(1).unwrap()))
        {
            let (Letter::Is(group, number, true), Letter::Is(other, same, false)) =
                (letter(capital), letter(small))
            else {
                panic!("{capital} {small}: {:?} {:?}", letter(capital), letter(small))
            };
            assert_eq!((group, number), (other, same), "{capital} {small}");
        }
    }

    #[test]
    fn edges_are_no_letters() {
        for code in (0x80..0x3000).filter_map(char::from_u32) {
            if let Letter::Is(_, number, _) = letter(code) {
                assert!(!(27..=29).contains(&number), "{code:?}");
            }
        }
    }
}
