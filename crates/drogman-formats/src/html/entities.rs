//! Character references: `&eacute;`, `&#233;`, `&#xE9;`.

use super::entity_table::ENTITIES;

/// What stands behind an ampersand decides differently inside an attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Running text.
    Text,
    /// The value of an attribute.
    Attribute,
}

/// The longest name, in bytes.
const MAX_NAME: usize = 10;

/// What 0x80 to 0x9F stand for as numeric references: windows-1252 (HTML standard, section 13.2.5.80).
const C1: [u16; 32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
];

/// The character reference at the start of `text`, which begins with `&`: its length in bytes and its character.
/// `None` when the ampersand stands for itself, which a name that nobody knows means too.
///
/// As in the HTML standard, references to Latin-1 characters may lack their semicolon; in an attribute only when
/// neither a letter, a digit nor `=` follows.
pub(crate) fn reference(text: &str, place: Place) -> Option<(usize, char)> {
    let rest = text.strip_prefix('&')?;
    if let Some(number) = rest.strip_prefix('#') {
        return numeric(number).map(|(length, character)| (length + 2, character));
    }
    let n_name = rest.bytes().take(MAX_NAME).take_while(u8::is_ascii_alphanumeric).count();
    let name = rest.get(..n_name)?;
    if rest.get(n_name..)?.starts_with(';')
        && let Some(character) = named(name)
    {
        return Some((n_name + 2, character));
    }
    // The longest beginning of the name that may do without a semicolon.
    (2..=n_name).rev().find_map(|length| {
        let character = named(rest.get(..length)?).filter(|c| u32::from(*c) <= 0xFF && *c != '\'')?;
        let next = rest.get(length..)?.chars().next();
        let binds = next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '=');
        (place == Place::Text || !binds).then_some((length + 1, character))
    })
}

fn named(name: &str) -> Option<char> {
    let at = ENTITIES.binary_search_by(|(known, _)| known.as_bytes().cmp(name.as_bytes())).ok()?;
    ENTITIES.get(at).map(|(_, character)| *character)
}

/// A numeric reference behind `&#`: its length and character.
fn numeric(text: &str) -> Option<(usize, char)> {
    let (prefix, radix) = if text.starts_with(['x', 'X']) { (1, 16) } else { (0, 10) };
    let digits = text.get(prefix..)?;
    let n_digits = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    if n_digits == 0 {
        return None;
    }
    let value = u32::from_str_radix(digits.get(..n_digits)?, radix).unwrap_or(u32::MAX);
    let length = prefix + n_digits;
    let length = if digits.get(n_digits..)?.starts_with(';') { length + 1 } else { length };
    let value = match value {
        0x80..=0x9F => C1.get(value as usize - 0x80).copied().map_or(value, u32::from),
        other => other,
    };
    let character = char::from_u32(value).filter(|c| *c != '\0').unwrap_or('\u{FFFD}');
    Some((length, character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_sorted_and_names_fit() {
        assert!(ENTITIES.windows(2).all(|pair| pair[0].0.as_bytes() < pair[1].0.as_bytes()));
        assert_eq!(ENTITIES.iter().map(|(name, _)| name.len()).max(), Some(8));
        assert!(ENTITIES.len() >= 252);
    }

    #[test]
    fn references_as_the_standard_reads_them() {
        let cases = [
            ("&eacute;t", Some((8, '\u{E9}'))),
            ("&eacutet", Some((7, '\u{E9}'))),
            ("&#233;", Some((6, '\u{E9}'))),
            ("&#xe9 ", Some((5, '\u{E9}'))),
            ("&#146;", Some((6, '\u{2019}'))),
            ("&#0;", Some((4, '\u{FFFD}'))),
            ("&#xD800;", Some((8, '\u{FFFD}'))),
            ("&#99999999999;", Some((14, '\u{FFFD}'))),
            ("&notit;", Some((4, '\u{AC}'))),
            ("&oelig;", Some((7, '\u{153}'))),
            ("&oelig", None),
            ("&unknown;", None),
            ("& ", None),
            ("&#;", None),
            ("&", None),
        ];
        for (text, expected) in cases {
            assert_eq!(reference(text, Place::Text), expected, "{text}");
        }
        assert_eq!(reference("&copy=1", Place::Attribute), None);
        assert_eq!(reference("&copy=1", Place::Text), Some((5, '\u{A9}')));
    }
}
