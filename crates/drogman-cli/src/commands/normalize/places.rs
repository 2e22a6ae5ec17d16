//! Where a change stands, as an editor counts: line and column, from 1, in characters.

use drogman::{Piece, PieceKind, Source};

/// Walks through a document once; places are asked for in ascending order.
///
/// The lines are those of the file: markup counts, so that `page.html:14:7` is where an editor finds it. A container
/// has no lines of its own; there they are those of its text.
#[derive(Debug)]
pub(super) struct Places<'a> {
    source: &'a Source,
    bytes: &'a [u8],
    pieces: std::slice::Iter<'a, Piece>,
    /// What of the text is behind.
    at: usize,
    line: u64,
    column: u64,
}

impl<'a> Places<'a> {
    pub(super) fn new(source: &'a Source, bytes: &'a [u8]) -> Self {
        let pieces: &[Piece] = match source.parts.as_slice() {
            [part] if part.name.is_empty() && part.pieces.is_sorted_by_key(|piece| piece.text) => {
                &part.pieces
            }
            _ => &[],
        };
        Self { source, bytes, pieces: pieces.iter(), at: 0, line: 1, column: 1 }
    }

    /// The line and the column of a place in the text. One before the last answer gets the last answer again.
    pub(super) fn of(&mut self, offset: u32) -> (u64, u64) {
        let offset = offset as usize;
        while self.at < offset || self.next_is_silent(offset) {
            let Some(piece) = self.pieces.as_slice().first() else {
                self.walk_text(offset);
                break;
            };
            let end = piece.text.end() as usize;
            if piece.kind == PieceKind::Text {
                self.walk_text(offset.min(end));
            } else {
                let raw = self.bytes.get(piece.start as usize..piece.end as usize).unwrap_or_default();
                self.walk_bytes(raw);
                self.at = self.at.max(end);
            }
            if self.at >= end {
                self.pieces.next();
            } else {
                break;
            }
        }
        (self.line, self.column)
    }

    /// Whether markup stands before the next character, which is then what the place is behind.
    fn next_is_silent(&self, offset: usize) -> bool {
        let next = self.pieces.as_slice().first();
        next.is_some_and(|piece| {
            let silent = piece.text.is_empty() || piece.kind == PieceKind::Text;
            silent && piece.text.end() as usize <= offset
        })
    }

    fn walk_text(&mut self, to: usize) {
        for character in self.source.text.get(self.at..to).unwrap_or("").chars() {
            self.step(character == '\n');
        }
        self.at = self.at.max(to);
    }

    /// Markup is ASCII for the most part: what continues a character of UTF-8, and the other half of UTF-16, is not
    /// counted.
    fn walk_bytes(&mut self, raw: &[u8]) {
        let encoding = &self.source.encoding.name;
        let (is_utf8, is_utf16) = (encoding == "UTF-8", encoding.starts_with("UTF-16"));
        // A byte order mark is no character of the line.
        let raw = raw.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(raw);
        for byte in raw {
            let is_rest = is_utf8 && byte & 0xC0 == 0x80 || is_utf16 && matches!(byte, 0 | 0xFE | 0xFF);
            if !is_rest {
                self.step(*byte == b'\n');
            }
        }
    }

    fn step(&mut self, is_end: bool) {
        if is_end {
            self.line += 1;
            self.column = 1;
        } else {
            self.column += 1;
        }
    }
}
