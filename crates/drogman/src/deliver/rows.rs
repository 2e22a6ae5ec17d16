//! The rows of `spans.jsonl`, `edits.jsonl` and `segments.jsonl`.

use crate::analysis::{Analysis, Segment};
use crate::records::{ArticleRecord, SegmentState};
use drogman_document::{Part, Piece, PieceKind, Source};
use drogman_text::{ByteSpan, EditMap, LanguageTag};
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

/// The rows of one document.
pub(crate) fn span_rows(analysis: &Analysis, states: &BTreeMap<String, SegmentState>) -> Vec<SpanRow> {
    let source = &analysis.source;
    let mut rows = Vec::new();
    let mut at = 0;
    for segment in &analysis.segments {
        between(source, ByteSpan::new(at, segment.span.start()), &mut rows);
        let mut row = plain(source, segment.span, SpanKind::Segment, None);
        row.id = Some(segment.id.clone());
        row.state = Some(states.get(&segment.id).copied().unwrap_or_default());
        rows.push(row);
        at = segment.span.end();
    }
    between(source, ByteSpan::new(at, source.text.len() as u32), &mut rows);
    let mut bare: Vec<SpanRow> = source.parts.iter().flat_map(|part| bare_rows(source, part)).collect();
    bare.sort_by_key(|row| row.start);
    merge(rows, bare)
}

/// Rows without length stand before the row that starts where they stand; inside a row's text they follow it.
fn merge(rows: Vec<SpanRow>, bare: Vec<SpanRow>) -> Vec<SpanRow> {
    let mut merged = Vec::with_capacity(rows.len() + bare.len());
    let mut bare = bare.into_iter().peekable();
    for row in rows {
        while let Some(next) = bare.next_if(|b| b.start <= row.start) {
            merged.push(next);
        }
        merged.push(row);
    }
    merged.extend(bare);
    merged
}

fn bare_rows<'a>(source: &'a Source, part: &'a Part) -> impl Iterator<Item = SpanRow> + 'a {
    part.pieces.iter().filter(|piece| piece.text.is_empty()).filter_map(move |piece| {
        let (kind, reason) = match &piece.kind {
            PieceKind::Skeleton(name) => (SpanKind::Skeleton, name.to_string()),
            PieceKind::Dropped(reason) => (SpanKind::Dropped, reason.to_string()),
            PieceKind::Replaced(rule) => (SpanKind::Dropped, rule.to_string()),
            PieceKind::Text => return None,
        };
        let mut row =
            plain(source, ByteSpan::new(piece.text.start(), piece.text.start()), kind, Some(reason));
        row.source = Some(SourceSpan { part: part.name.clone(), start: piece.start, end: piece.end });
        Some(row)
    })
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

/// What stands between two segments: drops by name, white space as gaps, anything else as skeleton.
fn between(source: &Source, span: ByteSpan, rows: &mut Vec<SpanRow>) {
    let mut at = span.start();
    for dropped in source.dropped.iter().filter(|dropped| dropped.span.overlaps(span)) {
        let cut = ByteSpan::new(dropped.span.start().max(at), dropped.span.end().min(span.end()));
        gap_or_skeleton(source, ByteSpan::new(at, cut.start()), rows);
        rows.push(plain(source, cut, SpanKind::Dropped, Some(dropped.reason.to_string())));
        at = cut.end();
    }
    gap_or_skeleton(source, ByteSpan::new(at, span.end()), rows);
}

fn gap_or_skeleton(source: &Source, span: ByteSpan, rows: &mut Vec<SpanRow>) {
    let core = span.trimmed(&source.text);
    if core.is_empty() {
        if !span.is_empty() {
            rows.push(plain(source, span, SpanKind::Gap, None));
        }
        return;
    }
    for (part, kind) in [
        (ByteSpan::new(span.start(), core.start()), SpanKind::Gap),
        (core, SpanKind::Skeleton),
        (ByteSpan::new(core.end(), span.end()), SpanKind::Gap),
    ] {
        if !part.is_empty() {
            let reason = (kind == SpanKind::Skeleton).then(|| "marker".to_owned());
            rows.push(plain(source, part, kind, reason));
        }
    }
}

/// A line of `edits.jsonl`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "layer", rename_all = "lowercase")]
pub(crate) enum EditRow {
    /// Layer 0: what became of each byte of a part.
    Decode { document: String, part: String, bytes: u64, pieces: Vec<PieceRow> },
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
