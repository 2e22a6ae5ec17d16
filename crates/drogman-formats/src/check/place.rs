//! Where something stands in a file.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A place in a file: line and column for people, bytes for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckPlace {
    /// The line, from 1.
    pub line: u64,
    /// The column in characters, from 1.
    pub column: u64,
    /// The offset in the file's own bytes, from 0.
    pub byte: u64,
}

impl CheckPlace {
    pub(crate) const START: Self = Self { line: 1, column: 1, byte: 0 };

    /// The place behind `text`, which begins here and stands in the file in that encoding.
    pub(crate) fn after(mut self, text: &str, encoding: &'static Encoding) -> Self {
        let last_line = match text.rfind('\n') {
            Some(at) => {
                self.line += text.bytes().filter(|byte| *byte == b'\n').count() as u64;
                self.column = 1;
                text.get(at + 1..).unwrap_or_default()
            }
            None => text,
        };
        self.column += count_characters(last_line);
        self.byte += encoded_length(text, encoding);
        self
    }
}

/// How many characters a text has, counted by the bytes that begin one.
pub(crate) fn count_characters(text: &str) -> u64 {
    text.bytes().filter(|byte| (*byte as i8) >= -0x40).count() as u64
}

fn encoded_length(text: &str, encoding: &'static Encoding) -> u64 {
    let length = if encoding == UTF_8 {
        text.len()
    } else if encoding == UTF_16LE || encoding == UTF_16BE {
        text.encode_utf16().count() * 2
    } else if encoding.is_single_byte() {
        text.chars().count()
    } else {
        encoding.encode(text).0.len()
    };
    length as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_characters_and_bytes() {
        let place = CheckPlace::START.after("\u{E9}t\u{E9}\n\u{AB}\u{A0}a", UTF_8);
        assert_eq!(place, CheckPlace { line: 2, column: 4, byte: 11 });
        assert_eq!(CheckPlace::START.after("\u{E9}a\u{1F600}", UTF_16LE).byte, 8);
    }
}
