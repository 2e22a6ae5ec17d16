//! The rows of `spans.jsonl`, `edits.jsonl` and `segments.jsonl`.

use crate::analysis::{Analysis, Segment};
use crate::records::{ArticleRecord, SegmentState};
use drogman_document::{Part, Piece, PieceKind, Source};
use drogman_text::{ByteSpan, EditMap, Habits, LanguageTag};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A line of `segments.jsonl`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SegmentRow {
    pub(crate) id: String,
    pub(crate) document: String,
    pub(crate) block: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) language: LanguageTag,
    pub(crate) confidence: f64,
    pub(crate) text: String,
    pub(crate) normalized: Option<String>,
}

impl SegmentRow {
    pub(crate) fn new(segment: &Segment, analysis: &Analysis, articles: &[ArticleRecord]) -> Self {
        let article = articles.get(segment.article as usize);
        Self {
            id: segment.id.clone(),
            document: article.map_or_else(|| analysis.source.name.clone(), |a| a.document.clone()),
            block: segment.block,
            start: segment.span.start(),
            end: segment.span.end(),
            language: segment.language.clone(),
            confidence: drogman_formats::write::round4(segment.confidence),
            text: segment.span.slice(&analysis.source.text).to_owned(),
            normalized: segment.normalized.clone(),
        }
    }
}

/// A line of `spans.jsonl`: ordered, the rows of a document concatenate to its text. A row without length stands
/// for bytes of the file that have no text of their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SpanRow {
    pub(crate) document: String,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) kind: SpanKind,
    /// The name of the skeleton, or why something was dropped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) reason: Option<String>,
    /// The segment's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<String>,
    /// Whether the segment is aligned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) state: Option<SegmentState>,
    /// The bytes of the file, for a row without length.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) source: Option<SourceSpan>,
}

/// A stretch of bytes in a part of the input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SourceSpan {
    pub(crate) part: String,
    pub(crate) start: u64,
    pub(crate) end: u64,
}

/// What a stretch of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SpanKind {
    Segment,
    Gap,
    Skeleton,
    Dropped,
}

/// Hands the rows of one document over, in order. Rows without length stand before the row that starts where they
/// stand.
pub(crate) fn span_rows<E>(
    analysis: &Analysis,
    states: &BTreeMap<String, SegmentState>,
    take: impl FnMut(SpanRow) -> Result<(), E>,
) -> Result<(), E> {
    let source = &analysis.source;
    let mut rows = SpanRows { source, bare: bare_pieces(source), next_bare: 0, take };
    let mut at = 0;
    for segment in &analysis.segments {
        rows.between(ByteSpan::new(at, segment.span.start()))?;
        let mut row = plain(source, segment.span, SpanKind::Segment, None);
        row.id = Some(segment.id.clone());
        row.state = Some(states.get(&segment.id).copied().unwrap_or_default());
        rows.push(row)?;
        at = segment.span.end();
    }
    rows.between(ByteSpan::new(at, source.text.len() as u32))?;
    rows.bare_up_to(u32::MAX)
}

/// The pieces of layer 0 that have no text, as `(place in the text, part, piece)`, in the order of the text.
fn bare_pieces(source: &Source) -> Vec<(u32, u32, u32)> {
    let mut bare = Vec::new();
    for (p, part) in source.parts.iter().enumerate() {
        for (n, piece) in part.pieces.iter().enumerate() {
            if piece.text.is_empty() && piece.kind != PieceKind::Text {
                bare.push((piece.text.start(), p as u32, n as u32));
            }
        }
    }
    // The order of the parts and pieces breaks ties.
    bare.sort_unstable();
    bare
}

fn bare_row(source: &Source, part: &Part, piece: &Piece) -> SpanRow {
    let (kind, reason) = match &piece.kind {
        PieceKind::Skeleton(name) => (SpanKind::Skeleton, name.as_ref()),
        PieceKind::Dropped(reason) | PieceKind::Replaced(reason) => (SpanKind::Dropped, reason.as_ref()),
        PieceKind::Text => (SpanKind::Dropped, ""),
    };
    let place = ByteSpan::new(piece.text.start(), piece.text.start());
    let mut row = plain(source, place, kind, Some(reason.to_owned()));
    row.source = Some(SourceSpan { part: part.name.clone(), start: piece.start, end: piece.end });
    row
}

/// Rows on their way out, one at a time: a document may have millions.
struct SpanRows<'a, F> {
    source: &'a Source,
    bare: Vec<(u32, u32, u32)>,
    next_bare: usize,
    take: F,
}

impl<E, F: FnMut(SpanRow) -> Result<(), E>> SpanRows<'_, F> {
    fn push(&mut self, row: SpanRow) -> Result<(), E> {
        self.bare_up_to(row.start)?;
        (self.take)(row)
    }

    fn bare_up_to(&mut self, start: u32) -> Result<(), E> {
        while let Some((place, part, piece)) = self.bare.get(self.next_bare).copied().filter(|b| b.0 <= start)
        {
            self.next_bare += 1;
            debug_assert!(place <= start);
            let part = self.source.parts.get(part as usize);
            if let Some((part, piece)) = part.and_then(|part| Some((part, part.pieces.get(piece as usize)?)))
            {
                (self.take)(bare_row(self.source, part, piece))?;
            }
        }
        Ok(())
    }

    /// What stands between two segments: drops by name, white space as gaps, anything else as skeleton.
    fn between(&mut self, span: ByteSpan) -> Result<(), E> {
        let source = self.source;
        let mut at = span.start();
        let first = source.dropped.partition_point(|dropped| dropped.span.end() <= span.start());
        for dropped in
            source.dropped.iter().skip(first).take_while(|dropped| dropped.span.start() < span.end())
        {
            let cut = ByteSpan::new(dropped.span.start().max(at), dropped.span.end().min(span.end()));
            self.gap_or_skeleton(ByteSpan::new(at, cut.start()))?;
            self.push(plain(source, cut, SpanKind::Dropped, Some(dropped.reason.to_string())))?;
            at = cut.end();
        }
        self.gap_or_skeleton(ByteSpan::new(at, span.end()))
    }

    fn gap_or_skeleton(&mut self, span: ByteSpan) -> Result<(), E> {
        let core = span.trimmed(&self.source.text);
        // White space alone is one gap, not two.
        let head_end = if core.is_empty() { span.end() } else { core.start() };
        let tail_start = if core.is_empty() { span.end() } else { core.end() };
        for (part, kind) in [
            (ByteSpan::new(span.start(), head_end), SpanKind::Gap),
            (core, SpanKind::Skeleton),
            (ByteSpan::new(tail_start, span.end()), SpanKind::Gap),
        ] {
            if !part.is_empty() {
                let reason = (kind == SpanKind::Skeleton).then(|| "marker".to_owned());
                self.push(plain(self.source, part, kind, reason))?;
            }
        }
        Ok(())
    }
}

fn plain(source: &Source, span: ByteSpan, kind: SpanKind, reason: Option<String>) -> SpanRow {
    SpanRow {
        document: source.name.clone(),
        start: span.start(),
        end: span.end(),
        kind,
        reason,
        id: None,
        state: None,
        source: None,
    }
}

/// A line of `edits.jsonl`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "layer", rename_all = "lowercase")]
pub(crate) enum EditRow {
    /// Layer 0: what became of each byte of a part.
    Decode { document: String, part: String, bytes: u64, pieces: Vec<PieceRow> },
    /// What the document votes for as a whole: its segments were cut and normalized by it.
    Habits { document: String, habits: Habits },
    /// Layer 1: from a segment's text to its normalized view. Offsets count from the segment's start.
    Normalize { document: String, segment: String, start: u32, end: u32, edits: EditMap },
}

/// `[first byte, end byte, first text byte, end text byte, kind, name]`.
pub(crate) type PieceRow = (u64, u64, u32, u32, String, String);

/// Layer 0 of a part as a row.
pub(crate) fn decode_row(source: &Source, part: &Part) -> EditRow {
    EditRow::Decode {
        document: source.name.clone(),
        part: part.name.clone(),
        bytes: part.n_bytes,
        pieces: part.pieces.iter().map(piece_row).collect(),
    }
}

fn piece_row(piece: &Piece) -> PieceRow {
    let (kind, name) = match &piece.kind {
        PieceKind::Text => ("text", ""),
        PieceKind::Replaced(rule) => ("replaced", rule.as_ref()),
        PieceKind::Skeleton(name) => ("skeleton", name.as_ref()),
        PieceKind::Dropped(reason) => ("dropped", reason.as_ref()),
    };
    (piece.start, piece.end, piece.text.start(), piece.text.end(), kind.to_owned(), name.to_owned())
}

/// The habits of a document as a row.
pub(crate) fn habits_row(analysis: &Analysis) -> EditRow {
    EditRow::Habits { document: analysis.source.name.clone(), habits: analysis.habits.clone() }
}

/// Layer 1 of a segment as a row, when its view differs.
pub(crate) fn normalize_row(source: &Source, segment: &Segment) -> Option<EditRow> {
    (!segment.edits.is_empty()).then(|| EditRow::Normalize {
        document: source.name.clone(),
        segment: segment.id.clone(),
        start: segment.span.start(),
        end: segment.span.end(),
        edits: segment.edits.clone(),
    })
}
