//! How the characters of a file become bytes again.

use encoding_rs::Encoding;

/// The way back from characters to the bytes of a file.
#[derive(Clone, Copy, Debug)]
pub(super) enum Charset {
    Utf8,
    Utf16 {
        big_endian: bool,
    },
    /// An encoding of one byte a character.
    OneByte(&'static Encoding),
}

impl Charset {
    /// By the name that the reader gave; `None` for encodings whose characters differ in length.
    pub(super) fn of(name: &str) -> Option<Self> {
        match name {
            "UTF-8" => Some(Self::Utf8),
            "UTF-16LE" => Some(Self::Utf16 { big_endian: false }),
            "UTF-16BE" => Some(Self::Utf16 { big_endian: true }),
            _ => Encoding::for_label(name.as_bytes()).filter(|e| e.is_single_byte()).map(Self::OneByte),
        }
    }

    /// How many bytes a text has in the file.
    pub(super) fn width(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 { .. } => text.chars().map(char::len_utf16).sum::<usize>() * 2,
            Self::OneByte(_) => text.chars().count(),
        }
    }

    /// Adds a character's bytes; `false` when the encoding does not have it.
    pub(super) fn push(self, character: char, bytes: &mut Vec<u8>) -> bool {
        match self {
            Self::Utf8 => bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
            Self::Utf16 { big_endian } => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    bytes.extend(if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() });
                }
            }
            Self::OneByte(encoding) => {
                let mut buffer = [0; 4];
                let (encoded, _, failed) = encoding.encode(character.encode_utf8(&mut buffer));
                if failed {
                    return false;
                }
                bytes.extend_from_slice(&encoded);
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_back_is_that_of_its_encoding() {
        let bytes = |name: &str, text: &str| {
            let charset = Charset::of(name).unwrap();
            let mut bytes = Vec::new();
            assert!(text.chars().all(|c| charset.push(c, &mut bytes)), "{name}");
            assert_eq!(charset.width(text), bytes.len());
            bytes
        };
        assert_eq!(bytes("windows-1252", "\u{E9}\u{A0}\u{2019}"), [0xE9, 0xA0, 0x92]);
        assert_eq!(bytes("UTF-16LE", "\u{202F}\u{1F600}"), [0x2F, 0x20, 0x3D, 0xD8, 0x00, 0xDE]);
        assert_eq!(bytes("UTF-16BE", "a"), [0, 0x61]);
        assert!(!Charset::of("windows-1252").unwrap().push('\u{202F}', &mut Vec::new()));
        assert!(Charset::of("Shift_JIS").is_none());
    }
}
