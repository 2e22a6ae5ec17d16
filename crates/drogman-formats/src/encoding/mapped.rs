//! A decoded file that still knows which bytes each character came from.

use crate::PartBuilder;
use drogman_document::{EncodingDecision, Source};
use drogman_text::{Diagnostic, Severity};
use encoding_rs::{Encoding, UTF_8};
use std::borrow::Cow;
use std::ops::Range;

/// A file as characters: what markup readers work on. Offsets of `text` lead back to bytes.
pub(crate) struct Decoded<'a> {
    /// The characters, without the byte order mark.
    pub(crate) text: Cow<'a, str>,
    pub(super) encoding: &'static Encoding,
    pub(super) how: &'static str,
    pub(super) n_bytes: usize,
    pub(super) bom_length: usize,
    pub(super) widths: Widths,
    pub(super) invalid: Vec<Invalid>,
}

/// A byte sequence that is not valid in the encoding of the file: it stands as U+FFFD, or as what another encoding
/// makes of it.
pub(super) struct Invalid {
    /// Where what stands for it begins in the text.
    pub(super) text: usize,
    /// How many bytes of the text stand for it.
    pub(super) shown: usize,
    /// The encoding that it was read in instead.
    pub(super) instead: Option<&'static Encoding>,
    /// Its first byte in the file.
    pub(super) byte: usize,
    /// Its length in bytes.
    pub(super) length: usize,
}

/// How many bytes a character came from.
pub(super) enum Widths {
    Utf8,
    Utf16,
    SingleByte,
    /// Where each character begins: text offset and byte offset, ascending.
    Marks(Vec<(usize, usize)>),
}

impl Decoded<'_> {
    /// The decision, as a source records it.
    pub(crate) fn decision(&self) -> EncodingDecision {
        EncodingDecision {
            name: self.encoding.name().to_owned(),
            how: self.how.to_owned(),
            n_invalid: self.invalid.iter().filter(|invalid| invalid.instead.is_none()).count() as u64,
        }
    }

    /// An empty source with the decision and what there is to report of it.
    pub(crate) fn source(&self, name: &str, format: &str) -> Source {
        let mut source = Source::new(name, format);
        source.encoding = self.decision();
        source.diagnostics = self.diagnostics();
        source
    }

    /// What there is to report of the decision.
    pub(crate) fn diagnostics(&self) -> Vec<Diagnostic> {
        let name = self.encoding.name();
        let mut diagnostics = Vec::new();
        if self.how == "detected" && self.encoding != UTF_8 {
            diagnostics.push(
                Diagnostic::new(
                    Severity::Note,
                    "encoding-detected",
                    format!("the file does not tell its encoding; its bytes look like {name}"),
                )
                .hint("if letters look wrong, save the file as UTF-8"),
            );
        } else if self.encoding != UTF_8 {
            let by = if self.how == "bom" { "its byte order mark says so" } else { "it declares so" };
            diagnostics.push(Diagnostic::new(
                Severity::Note,
                "encoding",
                format!("the file is read as {name}: {by}"),
            ));
        }
        if let Some((first, instead)) =
            self.invalid.iter().find_map(|invalid| invalid.instead.map(|encoding| (invalid, encoding)))
        {
            let n = self.invalid.iter().filter(|invalid| invalid.instead.is_some()).count();
            let what = if n == 1 { "1 run of bytes is".to_owned() } else { format!("{n} runs of bytes are") };
            let other = instead.name();
            diagnostics.push(
                Diagnostic::new(
                    Severity::Warning,
                    "mixed-encoding",
                    format!("{what} not valid {name} and read as {other}: the file mixes two encodings"),
                )
                .at_byte(first.byte as u64)
                .hint("if letters look wrong there, save the file as UTF-8"),
            );
        }
        let lost = || self.invalid.iter().filter(|invalid| invalid.instead.is_none());
        if let Some(first) = lost().next() {
            let n = lost().count();
            let what =
                if n == 1 { "1 byte sequence is".to_owned() } else { format!("{n} byte sequences are") };
            diagnostics.push(
                Diagnostic::new(
                    Severity::Warning,
                    "invalid-bytes",
                    format!("{what} not valid {name}; each stands as U+FFFD"),
                )
                .at_byte(first.byte as u64)
                .hint("repair the file where it was damaged, or save it as UTF-8"),
            );
        }
        diagnostics
    }

    /// The byte of the file where the character at `offset` of the text begins. O(offset).
    pub(crate) fn byte_of(&self, offset: usize) -> usize {
        let mut cursor = Cursor { text: 0, byte: self.bom_length, n_invalid: 0 };
        cursor.go_to(self, offset);
        cursor.byte
    }

    /// The whole file as the text of a source, without a copy.
    pub(crate) fn into_source(self, name: &str, format: &str) -> Source {
        let mut source = self.source(name, format);
        if self.invalid.is_empty() {
            let mut part = PartBuilder::new("", &source);
            part.push_skeleton(0..self.bom_length, "bom");
            part.push_owned_text(self.bom_length..self.n_bytes, self.text.into_owned());
            part.finish(self.n_bytes, &mut source);
        } else {
            let mut builder = DecodedBuilder::new(&self, &source);
            builder.text(0..self.text.len());
            builder.finish(&mut source);
        }
        source
    }
}

/// A place in a decoded file that only moves forward.
struct Cursor {
    text: usize,
    byte: usize,
    n_invalid: usize,
}

impl Cursor {
    /// Moves to a text offset; one that lies before the place, or beyond the end, is moved into reach.
    fn go_to(&mut self, decoded: &Decoded<'_>, offset: usize) {
        let offset = offset.min(decoded.text.len());
        while self.text < offset {
            let next_invalid = decoded.invalid.get(self.n_invalid).filter(|invalid| invalid.text < offset);
            let valid_end = next_invalid.map_or(offset, |invalid| invalid.text);
            self.byte = match &decoded.widths {
                Widths::Marks(marks) => byte_by_marks(marks, valid_end, decoded),
                widths => self.byte + width(widths, decoded.text.get(self.text..valid_end).unwrap_or("")),
            };
            self.text = valid_end.max(self.text);
            if let Some(invalid) = next_invalid {
                self.byte = invalid.byte + invalid.length;
                self.text = invalid.text + invalid.shown;
                self.n_invalid += 1;
            }
        }
    }
}

fn width(widths: &Widths, text: &str) -> usize {
    match widths {
        Widths::Utf8 | Widths::Marks(_) => text.len(),
        Widths::Utf16 => text.chars().map(|c| 2 * c.len_utf16()).sum(),
        Widths::SingleByte => text.chars().count(),
    }
}

fn byte_by_marks(marks: &[(usize, usize)], offset: usize, decoded: &Decoded<'_>) -> usize {
    let n_before = marks.partition_point(|(text, _)| *text < offset);
    marks.get(n_before).map_or(decoded.n_bytes, |(_, byte)| *byte)
}

/// Writes layer 0 in offsets of the decoded text, from left to right. Invalid sequences inside a text become
/// pieces of their own; what no call names is skeleton.
pub(crate) struct DecodedBuilder<'d> {
    decoded: &'d Decoded<'d>,
    part: PartBuilder,
    cursor: Cursor,
}

impl<'d> DecodedBuilder<'d> {
    /// A builder at the start of the file; the byte order mark is skeleton already.
    pub(crate) fn new(decoded: &'d Decoded<'d>, source: &Source) -> Self {
        let mut part = PartBuilder::new("", source);
        part.push_skeleton(0..decoded.bom_length, "bom");
        Self { decoded, part, cursor: Cursor { text: 0, byte: decoded.bom_length, n_invalid: 0 } }
    }

    /// The decoded text of `range` is text.
    pub(crate) fn text(&mut self, range: Range<usize>) {
        self.bytes(range.start..range.start);
        let mut at = range.start;
        while at < range.end {
            let decoded = self.decoded;
            let invalid =
                decoded.invalid.get(self.cursor.n_invalid).filter(|invalid| invalid.text < range.end);
            let end = invalid.map_or(range.end, |invalid| invalid.text);
            if end > at {
                let bytes = self.bytes(at..end);
                self.part.push_text(bytes, decoded.text.get(at..end).unwrap_or(""));
            }
            at = end;
            if let Some(invalid) = invalid {
                at = end + invalid.shown;
                let bytes = self.bytes(end..at);
                let rule = invalid.instead.map_or("invalid", Encoding::name);
                self.part.push_replaced(bytes, decoded.text.get(end..at).unwrap_or(""), rule);
            }
        }
    }

    /// `text` stands for the decoded text of `range` by a rule.
    pub(crate) fn replaced(&mut self, range: Range<usize>, text: &str, rule: &'static str) {
        let bytes = self.bytes(range);
        self.part.push_replaced(bytes, text, rule);
    }

    /// The decoded text of `range` is markup.
    pub(crate) fn skeleton(&mut self, range: Range<usize>, name: &'static str) {
        let bytes = self.bytes(range);
        self.part.push_skeleton(bytes, name);
    }

    /// The decoded text of `range` is left out.
    pub(crate) fn dropped(&mut self, range: Range<usize>, reason: &'static str) {
        let bytes = self.bytes(range);
        self.part.push_dropped(bytes, reason);
    }

    /// Puts in text that nothing in the file stands for.
    pub(crate) fn insert(&mut self, text: &str) {
        self.part.insert(text);
    }

    /// The offset that the next text will have in the text of the source.
    pub(crate) fn text_offset(&self) -> u32 {
        self.part.text_offset()
    }

    /// The text written so far.
    pub(crate) fn written(&self) -> &str {
        self.part.text()
    }

    /// Adds text and part to the source. Its count of invalid sequences becomes that of the pieces: one that
    /// stands inside markup is skeleton and no longer seen in the text.
    pub(crate) fn finish(self, source: &mut Source) {
        let n_bytes = self.decoded.n_bytes;
        self.part.finish(n_bytes, source);
        let is_invalid = |piece: &&drogman_document::Piece| matches!(&piece.kind, drogman_document::PieceKind::Replaced(rule) if rule == "invalid");
        let n = source.parts.iter().flat_map(|part| &part.pieces).filter(is_invalid).count();
        source.encoding.n_invalid = n as u64;
    }

    fn bytes(&mut self, range: Range<usize>) -> Range<usize> {
        self.cursor.go_to(self.decoded, range.start);
        let start = self.cursor.byte;
        self.cursor.go_to(self.decoded, range.end);
        start..self.cursor.byte
    }
}
