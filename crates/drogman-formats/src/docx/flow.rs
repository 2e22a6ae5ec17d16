//! Where the text of a document comes together: paragraphs in reading order, pieces in byte order.

use super::tokens::XmlText;
use crate::xml::{Run, runs};
use drogman_document::{Block, BlockKind, Part, Piece, PieceKind, Source, TextDrop};
use drogman_text::{ByteSpan, LanguageTag};
use std::borrow::Cow;
use std::ops::Range;

/// A stretch of a paragraph's text and the bytes it came from.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    pub(super) bytes: Range<usize>,
    pub(super) kind: SegmentKind,
}

/// How a segment's bytes became text.
#[derive(Clone, Debug)]
pub(super) enum SegmentKind {
    /// They are the text.
    Plain,
    /// A text stands for them, by that rule.
    Replaced(Cow<'static, str>, &'static str),
}

/// A finished paragraph.
#[derive(Clone, Debug)]
pub(super) struct Finished {
    /// Its first byte in the part.
    pub(super) start: usize,
    /// One past its last byte in the part.
    pub(super) end: usize,
    pub(super) segments: Vec<Segment>,
    pub(super) kind: BlockKind,
    pub(super) depth: u8,
    pub(super) language: Option<LanguageTag>,
    /// Why it is kept out of the blocks.
    pub(super) out_of_flow: Option<&'static str>,
    /// It draws a line across the page: a rule, when it holds no text.
    pub(super) has_line: bool,
}

/// Takes the paragraphs of one part after the other.
pub(super) struct Flow<'s> {
    source: &'s mut Source,
    pieces: Vec<Piece>,
    /// The numbers of the blocks that follow a rule, ascending.
    pub(super) after_rule: Vec<u32>,
}

impl<'s> Flow<'s> {
    /// A flow that goes on where the text of `source` ends.
    pub(super) fn new(source: &'s mut Source) -> Self {
        Self { source, pieces: Vec::new(), after_rule: Vec::new() }
    }

    /// The source, for what there is to report.
    pub(super) fn source(&mut self) -> &mut Source {
        self.source
    }

    /// Writes a paragraph: its text, a line end behind it, and its block.
    pub(super) fn paragraph(&mut self, paragraph: &Finished, text: &XmlText<'_>) {
        if paragraph.segments.is_empty() {
            if paragraph.has_line {
                self.after_rule.push(u32::try_from(self.source.blocks.len()).unwrap_or(u32::MAX));
            }
            return;
        }
        let text_start = self.source.text.len();
        for segment in &paragraph.segments {
            let (piece, kind) = match &segment.kind {
                SegmentKind::Plain => (text.slice(&segment.bytes), PieceKind::Text),
                SegmentKind::Replaced(piece, rule) => {
                    (piece.as_ref(), PieceKind::Replaced(Cow::Borrowed(rule)))
                }
            };
            let start = self.source.text.len();
            self.source.text.push_str(piece);
            self.add(segment.bytes.clone(), start, kind);
        }
        let content = ByteSpan::of(text_start..self.source.text.len()).trimmed(&self.source.text);
        let line_end = self.source.text.len();
        self.source.text.push('\n');
        self.add(paragraph.end..paragraph.end, line_end, PieceKind::Replaced(Cow::Borrowed("inserted")));
        if content.is_empty() {
            return;
        }
        if let Some(reason) = paragraph.out_of_flow {
            self.source.dropped.push(TextDrop { span: content, reason: Cow::Borrowed(reason) });
        } else {
            let mut block = Block::new(paragraph.kind, content).at_depth(paragraph.depth);
            block.language.clone_from(&paragraph.language);
            self.source.blocks.push(block);
        }
    }

    /// Says that `bytes` hold text that is left out.
    pub(super) fn drop_bytes(&mut self, bytes: Range<usize>, reason: &'static str) {
        if !bytes.is_empty() {
            let at = self.source.text.len();
            self.add(bytes, at, PieceKind::Dropped(Cow::Borrowed(reason)));
        }
    }

    /// Says that `bytes` are a value of the machinery between elements: a size, a position.
    pub(super) fn setting(&mut self, bytes: Range<usize>) {
        let at = self.source.text.len();
        self.add(bytes, at, PieceKind::Skeleton(Cow::Borrowed("setting")));
    }

    /// The pieces of the part in the order of its bytes; what no call named is skeleton.
    pub(super) fn finish_part(&mut self, name: &str, n_bytes: usize, text: &XmlText<'_>) -> Part {
        let mut named = std::mem::take(&mut self.pieces);
        named.sort_by_key(|piece| (piece.start, piece.end));
        if text.utf16 {
            to_utf16_offsets(&mut named, text);
        }
        let mut pieces = Vec::with_capacity(named.len() * 2 + 1);
        let at_text = named.first().map_or(self.source.text.len() as u32, |piece| piece.text.start());
        let mut at = 0;
        let mut place = ByteSpan::new(at_text, at_text);
        let skeleton = |start, end, text, kind: &'static str| Piece {
            start,
            end,
            text,
            kind: PieceKind::Skeleton(Cow::Borrowed(kind)),
        };
        let bom = text.offset as u64;
        if bom > 0 {
            pieces.push(skeleton(0, bom, place, "bom"));
            at = bom;
        }
        for piece in named {
            if piece.start > at {
                pieces.push(skeleton(at, piece.start, place, "tag"));
            }
            at = piece.end;
            place = ByteSpan::new(piece.text.end(), piece.text.end());
            pieces.push(piece);
        }
        let n_bytes = n_bytes as u64;
        if n_bytes > at {
            pieces.push(skeleton(at, n_bytes, place, "tag"));
        }
        Part { name: name.to_owned(), n_bytes, pieces }
    }

    fn add(&mut self, bytes: Range<usize>, text_start: usize, kind: PieceKind) {
        let silent = matches!(kind, PieceKind::Skeleton(_) | PieceKind::Dropped(_));
        let text_end = if silent { text_start } else { self.source.text.len() };
        self.pieces.push(Piece {
            start: bytes.start as u64,
            end: bytes.end as u64,
            text: ByteSpan::of(text_start..text_end),
            kind,
        });
    }
}

impl XmlText<'_> {
    /// The characters of a range of bytes.
    pub(super) fn slice(&self, bytes: &Range<usize>) -> &str {
        let inside = |at: usize| at.saturating_sub(self.offset);
        self.xml.get(inside(bytes.start)..inside(bytes.end)).unwrap_or_default()
    }

    /// Character data as segments, and how many characters of it are illegal in XML.
    pub(super) fn segments(&self, bytes: &Range<usize>) -> (Vec<Segment>, usize) {
        let mut n_illegal = 0;
        let segments = runs(self.slice(bytes), bytes.start)
            .map(|(bytes, run)| {
                let kind = match run {
                    Run::Plain => SegmentKind::Plain,
                    Run::LineEnd => SegmentKind::Replaced(Cow::Borrowed("\n"), "line-break"),
                    Run::Illegal => {
                        n_illegal += 1;
                        SegmentKind::Replaced(Cow::Borrowed("\u{FFFD}"), "illegal-character")
                    }
                };
                Segment { bytes, kind }
            })
            .collect();
        (segments, n_illegal)
    }
}

/// Turns offsets of the UTF-8 form into offsets of the UTF-16 bytes. The document as a whole is stated as UTF-8,
/// so text of such a part counts as replaced.
fn to_utf16_offsets(pieces: &mut [Piece], text: &XmlText<'_>) {
    let mut at = text.offset;
    let mut byte = text.offset as u64;
    let mut advance = |to: u64| {
        let to = usize::try_from(to).unwrap_or(usize::MAX).max(at);
        byte += 2 * text.slice(&(at..to)).encode_utf16().count() as u64;
        at = to;
        byte
    };
    for piece in pieces {
        piece.start = advance(piece.start);
        piece.end = advance(piece.end);
        if piece.kind == PieceKind::Text {
            piece.kind = PieceKind::Replaced(Cow::Borrowed("utf-16"));
        }
    }
}
