//! The proof that nothing was lost, from the inputs and the package alone.
#![expect(clippy::disallowed_methods, reason = "this file is the rim where a package is read again")]

use crate::deliver::rows::{EditRow, SegmentRow, SpanKind, SpanRow, decode_row};
use crate::deliver::{MANIFEST_FORMAT, write_sealed};
use crate::inputs::{Input, hex, read_input};
use crate::records::{BeadRow, DocumentRecord, Manifest, SegmentState};
use crate::{Limits, ReadOptions, RunError};
use drogman_document::{Origin, PieceKind, Source};
use drogman_normalize::habits;
use drogman_text::Habits;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, BufReader, Read as _};
use std::iter::Peekable;
use std::path::Path;

/// What a proof covered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerifySummary {
    /// Inputs that were read again.
    pub n_documents: usize,
    /// Bytes of those inputs.
    pub n_bytes: u64,
    /// Segments.
    pub n_segments: u64,
    /// Edits that were taken back.
    pub n_edits: u64,
    /// Files of the package that were compared.
    pub n_files: usize,
}

/// Proves a package: reads every input again, and checks that
///
/// 1. the manifest is as it was written;
/// 2. each input still has the bytes that were prepared, and decodes to the text in the package;
/// 3. layer 0 accounts for each byte of each part, and the text is made of those bytes;
/// 4. segments, gaps, skeleton and drops concatenate to the text, and say the same as `segments.jsonl`;
/// 5. each edit list leads from the text to the view and back;
/// 6. whatever is called aligned is in a bead, and the other way round;
/// 7. every other file of the package has the bytes that were written.
///
/// # Errors
/// The first thing that does not hold: the file, and the first byte of it that is not as it must be.
pub fn verify(folder: &Path, limits: &Limits) -> Result<VerifySummary, RunError> {
    let manifest = read_manifest(folder)?;
    prove(folder, &manifest, limits).map_err(|fault| blame(folder, &manifest, fault))
}

/// The fault, said of the file that caused it: a changed row may show first in a file that it no longer fits.
fn blame(folder: &Path, manifest: &Manifest<'_>, fault: RunError) -> RunError {
    let message = fault.to_string();
    let mut changed =
        manifest.outputs.iter().filter_map(|output| compare_file(folder, output).err()).peekable();
    let Some(first) = changed.peek().map(ToString::to_string) else { return fault };
    let names_the_file = |other: &RunError| {
        let other = other.to_string();
        let file = other.split_once(": ").map_or("", |(file, _)| file);
        message.strip_prefix(file).is_some_and(|rest| rest.starts_with(": "))
    };
    if changed.any(|other| names_the_file(&other)) {
        fault
    } else {
        RunError::verify(format!("{first}; {message}"))
    }
}

fn prove(folder: &Path, manifest: &Manifest<'_>, limits: &Limits) -> Result<VerifySummary, RunError> {
    let mut summary = VerifySummary::default();
    let mut states = bead_states(folder)?;
    let mut rows = Rows {
        spans: lines(folder, "spans.jsonl")?,
        edits: lines(folder, "edits.jsonl")?,
        segments: lines(folder, "segments.jsonl")?,
    };
    for record in manifest.inputs.iter() {
        let proof = DocumentProof { folder, record, limits };
        proof.check(&mut rows, &mut states, &mut summary)?;
    }
    rows.must_be_used_up()?;
    if let Some(id) = states.keys().next() {
        return Err(broken("beads.jsonl", format!("names the segment {id}, which no document has")));
    }
    for output in &manifest.outputs {
        compare_file(folder, output)?;
        summary.n_files += 1;
    }
    Ok(summary)
}

/// Whether stored habits hold these votes of typography. Stops and cases were counted by language, which is not read
/// anew here.
fn same_votes(stored: &Habits, votes: &Habits) -> bool {
    let typography = Habits { capital_starts: 0, small_starts: 0, ..stored.clone() };
    Habits { abbreviations: BTreeMap::new(), ..typography } == *votes
}

fn broken(file: &str, what: impl std::fmt::Display) -> RunError {
    RunError::verify(format!("{file}: {what}"))
}

fn read_manifest(folder: &Path) -> Result<Manifest<'static>, RunError> {
    let path = folder.join("manifest.json");
    let bytes = std::fs::read(&path).map_err(|e| {
        broken(&path.display().to_string(), format!("cannot be read: {e} (is this a package of prepare?)"))
    })?;
    let manifest: Manifest<'static> = serde_json::from_slice(&bytes)
        .map_err(|e| broken("manifest.json", format!("line {}, column {}: {e}", e.line(), e.column())))?;
    if manifest.format != MANIFEST_FORMAT {
        let message = format!("has form {}, this version reads form {MANIFEST_FORMAT}", manifest.format);
        return Err(broken("manifest.json", message));
    }
    let mut again = Vec::with_capacity(bytes.len());
    write_sealed(manifest.clone(), &mut again).map_err(|e| broken("manifest.json", e))?;
    if let Some(at) = first_difference(&bytes, &again) {
        // The digest stands near the end: a changed byte elsewhere shows there first, or where the form differs.
        return Err(broken(
            "manifest.json",
            format!("was changed after it was written (first seen at byte {at})"),
        ));
    }
    Ok(manifest)
}

fn first_difference(a: &[u8], b: &[u8]) -> Option<usize> {
    let common = a.iter().zip(b).position(|(x, y)| x != y);
    common.or_else(|| (a.len() != b.len()).then(|| a.len().min(b.len())))
}

/// The rows of a file, each with the number of its line.
type NumberedRows<T> = Box<dyn Iterator<Item = Result<(usize, T), RunError>>>;

/// Rows of a JSON Lines file, with the number of each line.
struct Lines<T> {
    file: String,
    inner: Peekable<NumberedRows<T>>,
}

fn lines<T: DeserializeOwned + 'static>(folder: &Path, file: &str) -> Result<Lines<T>, RunError> {
    let name = file.to_owned();
    let opened = File::open(folder.join(file)).map_err(|e| broken(file, format!("cannot be opened: {e}")))?;
    let parsed = BufReader::new(opened).split(b'\n').enumerate().map(move |(n, line)| {
        let line = line.map_err(|e| broken(&name, format!("line {}: {e}", n + 1)))?;
        let row = serde_json::from_slice(&line)
            .map_err(|e| broken(&name, format!("line {}, byte {}: {e}", n + 1, e.column())))?;
        Ok((n + 1, row))
    });
    let boxed: NumberedRows<T> = Box::new(parsed);
    Ok(Lines { file: file.to_owned(), inner: boxed.peekable() })
}

impl<T> Lines<T> {
    /// The next row if it belongs here.
    fn next_if(&mut self, belongs: impl Fn(&T) -> bool) -> Result<Option<(usize, T)>, RunError> {
        match self.inner.peek() {
            Some(Ok((_, row))) if !belongs(row) => Ok(None),
            None => Ok(None),
            Some(_) => self.inner.next().transpose(),
        }
    }
}

struct Rows {
    spans: Lines<SpanRow>,
    edits: Lines<EditRow>,
    segments: Lines<SegmentRow>,
}

impl Rows {
    fn must_be_used_up(&mut self) -> Result<(), RunError> {
        let left = [
            (self.spans.file.clone(), self.spans.inner.next().transpose()?.map(|row| row.0)),
            (self.edits.file.clone(), self.edits.inner.next().transpose()?.map(|row| row.0)),
            (self.segments.file.clone(), self.segments.inner.next().transpose()?.map(|row| row.0)),
        ];
        match left.into_iter().find_map(|(file, line)| Some((file, line?))) {
            Some((file, line)) => {
                Err(broken(&file, format!("line {line} belongs to no input of the manifest")))
            }
            None => Ok(()),
        }
    }
}

/// What the beads say of each segment.
fn bead_states(folder: &Path) -> Result<BTreeMap<String, SegmentState>, RunError> {
    let mut states = BTreeMap::new();
    let mut rows: Lines<BeadRow> = lines(folder, "beads.jsonl")?;
    while let Some((_, row)) = rows.next_if(|_| true)? {
        if row.source.is_empty() || row.target.is_empty() {
            continue;
        }
        let state = if row.origin == Origin::Given { SegmentState::Given } else { SegmentState::Aligned };
        for id in row.source_segments.into_iter().chain(row.target_segments) {
            states.insert(id, state);
        }
    }
    Ok(states)
}

struct DocumentProof<'a> {
    folder: &'a Path,
    record: &'a DocumentRecord,
    limits: &'a Limits,
}

impl DocumentProof<'_> {
    fn check(
        &self,
        rows: &mut Rows,
        states: &mut BTreeMap<String, SegmentState>,
        summary: &mut VerifySummary,
    ) -> Result<(), RunError> {
        let name = &self.record.document;
        let input = Input { name: name.clone(), path: self.folder.join(&self.record.path) };
        let (bytes, sha256) = read_input(&input, self.limits)
            .map_err(|message| broken(&self.record.path, format!("the input {message}")))?;
        let text_file = format!("text/{name}.txt");
        let text = std::fs::read(self.folder.join(&text_file))
            .map_err(|e| broken(&text_file, format!("cannot be read: {e}")))?;
        let options = ReadOptions { limits: self.limits.clone() };
        let changed = (sha256 != self.record.sha256).then_some("the input was changed after it was prepared");
        let source = match drogman_formats::read(name, &bytes, &options) {
            Ok(source) => source,
            Err(error) => {
                return Err(broken(name, format!("{}: {error}", changed.unwrap_or("can no longer be read"))));
            }
        };
        if let Some(at) = first_difference(source.text.as_bytes(), &text) {
            let what = changed.unwrap_or("the text is not what the input decodes to");
            return Err(broken(&text_file, format!("{what} (first at byte {at} of the text)")));
        }
        if let Some(what) = changed {
            return Err(broken(name, format!("{what}, in bytes that have no text of their own")));
        }
        let parts = drogman_formats::read_parts(&bytes, &source, &options).map_err(|e| broken(name, e))?;
        let part =
            |wanted: &str| parts.iter().find(|(name, _)| name == wanted).map(|(_, bytes)| bytes.clone());
        drogman_formats::check_layer_zero(&source, part).map_err(|fault| broken(name, fault))?;

        let segments = self.segments(&source, rows)?;
        summary.n_edits += Self::edits(&source, &segments, rows)?;
        Self::spans(&source, &segments, states, rows)?;
        summary.n_documents += 1;
        summary.n_bytes += self.record.bytes;
        summary.n_segments += segments.len() as u64;
        Ok(())
    }

    fn segments(&self, source: &Source, rows: &mut Rows) -> Result<Vec<SegmentRow>, RunError> {
        let file = rows.segments.file.clone();
        let names: BTreeSet<&str> = self.record.articles.iter().map(|a| a.document.as_str()).collect();
        let mut segments: Vec<SegmentRow> = Vec::new();
        while let Some((line, row)) = rows.segments.next_if(|row| names.contains(row.document.as_str()))? {
            if source.text.get(row.start as usize..row.end as usize) != Some(row.text.as_str()) {
                let message =
                    format!("line {line}: bytes {}..{} of the text are not what it says", row.start, row.end);
                return Err(broken(&file, message));
            }
            segments.push(row);
        }
        if segments.len() != self.record.n_segments as usize {
            let message =
                format!("{} has {} segments, not {}", source.name, self.record.n_segments, segments.len());
            return Err(broken(&file, message));
        }
        Ok(segments)
    }

    /// Layer 0 as it was written against layer 0 as it is read now, then each edit list there and back.
    fn edits(source: &Source, segments: &[SegmentRow], rows: &mut Rows) -> Result<u64, RunError> {
        let file = rows.edits.file.clone();
        for part in &source.parts {
            let expected = decode_row(source, part);
            match rows.edits.next_if(|_| true)? {
                Some((_, row)) if row == expected => {}
                Some((line, _)) => {
                    let message = format!(
                        "line {line} is not what becomes of the bytes of {} {}",
                        source.name, part.name
                    );
                    return Err(broken(&file, message.trim_end()));
                }
                None => return Err(broken(&file, format!("ends before the parts of {}", source.name))),
            }
        }
        let votes = habits(&source.text);
        match rows.edits.next_if(|_| true)? {
            Some((_, EditRow::Habits { document, habits }))
                if document == source.name && same_votes(&habits, &votes) => {}
            Some((line, _)) => {
                let message = format!("line {line} is not what {} votes for", source.name);
                return Err(broken(&file, message));
            }
            None => return Err(broken(&file, format!("ends before the habits of {}", source.name))),
        }
        let by_id: BTreeMap<&str, &SegmentRow> = segments.iter().map(|row| (row.id.as_str(), row)).collect();
        let is_ours =
            |row: &EditRow| matches!(row, EditRow::Normalize { document, .. } if *document == source.name);
        let (mut n_edits, mut n_rows) = (0, 0);
        while let Some((line, row)) = rows.edits.next_if(is_ours)? {
            let EditRow::Normalize { segment, edits, start, end, .. } = row else { continue };
            let Some(of) = by_id.get(segment.as_str()).filter(|of| of.start == start && of.end == end) else {
                return Err(broken(
                    &file,
                    format!("line {line}: there is no segment {segment} at {start}..{end}"),
                ));
            };
            let view = of.normalized.as_deref().unwrap_or(&of.text);
            edits.check(&of.text, view).map_err(|fault| {
                broken(&file, format!("line {line}, {} from byte {start}: {fault}", source.name))
            })?;
            n_edits += edits.len() as u64;
            n_rows += 1;
        }
        let n_views = segments.iter().filter(|row| row.normalized.is_some()).count();
        if n_rows != n_views {
            let message =
                format!("{} has {n_views} normalized segments, {n_rows} have an edit list", source.name);
            return Err(broken(&file, message));
        }
        Ok(n_edits)
    }

    fn spans(
        source: &Source,
        segments: &[SegmentRow],
        states: &mut BTreeMap<String, SegmentState>,
        rows: &mut Rows,
    ) -> Result<(), RunError> {
        let file = rows.spans.file.clone();
        let mut at = 0;
        let mut next_segment = segments.iter();
        let mut n_bare = 0;
        while let Some((line, row)) = rows.spans.next_if(|row| row.document == source.name)? {
            let fault =
                |what: String| Err(broken(&file, format!("line {line}, {} byte {at}: {what}", source.name)));
            if row.start == row.end && row.source.is_some() {
                if !is_bare_piece(source, &row) {
                    return fault("no such bytes of the input are skeleton or dropped".to_owned());
                }
                n_bare += 1;
                continue;
            }
            if row.start != at
                || row.end <= row.start
                || source.text.get(row.start as usize..row.end as usize).is_none()
            {
                return fault(format!(
                    "the span {}..{} does not follow the one before it",
                    row.start, row.end
                ));
            }
            let text = source.text.get(row.start as usize..row.end as usize).unwrap_or("");
            if let Some(what) = wrong_kind(source, &row, text, &mut next_segment, states) {
                return fault(what);
            }
            at = row.end;
        }
        if at as usize != source.text.len() {
            let message =
                format!("{}: bytes {at}..{} of the text are in no span", source.name, source.text.len());
            return Err(broken(&file, message));
        }
        let bare_pieces =
            source.parts.iter().flat_map(|part| &part.pieces).filter(|piece| piece.text.is_empty());
        let n_pieces = bare_pieces.filter(|piece| piece.kind != PieceKind::Text).count();
        if n_bare != n_pieces {
            let message = format!(
                "{}: {n_pieces} stretches of the input have no text, {n_bare} are listed",
                source.name
            );
            return Err(broken(&file, message));
        }
        Ok(())
    }
}

/// What is wrong with a span's kind, if anything. The states of the segments that are met are taken out.
fn wrong_kind<'s>(
    source: &Source,
    row: &SpanRow,
    text: &str,
    segments: &mut impl Iterator<Item = &'s SegmentRow>,
    states: &mut BTreeMap<String, SegmentState>,
) -> Option<String> {
    match row.kind {
        SpanKind::Segment => {
            let Some(segment) = segments.next() else {
                return Some("there is no such segment".to_owned());
            };
            let same = row.id.as_deref() == Some(&segment.id)
                && (row.start, row.end) == (segment.start, segment.end);
            if !same {
                return Some(format!("segment {} is expected here", segment.id));
            }
            let expected = states.remove(&segment.id).unwrap_or_default();
            (row.state != Some(expected))
                .then(|| format!("the beads say that it is {expected:?}").to_lowercase())
        }
        SpanKind::Gap => (!text.chars().all(char::is_whitespace)).then(|| "a gap holds text".to_owned()),
        SpanKind::Skeleton if row.reason.is_none() => Some("no reason is given".to_owned()),
        SpanKind::Skeleton => {
            let after = source.blocks.partition_point(|block| block.content.end() <= row.start);
            let inside = source.blocks.get(after).is_some_and(|block| block.content.start() < row.end);
            inside.then(|| "text of a block is called skeleton".to_owned())
        }
        SpanKind::Dropped => {
            let after = source.dropped.partition_point(|dropped| dropped.span.end() <= row.start);
            let by_reader = source.dropped.get(after).filter(|dropped| {
                dropped.span.start() <= row.start
                    && row.end <= dropped.span.end()
                    && row.reason.as_deref() == Some(dropped.reason.as_ref())
            });
            by_reader.is_none().then(|| "the reader dropped nothing here for that reason".to_owned())
        }
    }
}

fn is_bare_piece(source: &Source, row: &SpanRow) -> bool {
    let Some(bytes) = &row.source else { return false };
    let reason = row.reason.as_deref().unwrap_or("");
    source.parts.iter().filter(|part| part.name == bytes.part).any(|part| {
        let from = part.pieces.partition_point(|piece| piece.start < bytes.start);
        part.pieces.iter().skip(from).take_while(|piece| piece.start == bytes.start).any(|piece| {
            let (kind, name) = match &piece.kind {
                PieceKind::Skeleton(name) => (SpanKind::Skeleton, name),
                PieceKind::Dropped(name) | PieceKind::Replaced(name) => (SpanKind::Dropped, name),
                PieceKind::Text => return false,
            };
            piece.end == bytes.end
                && piece.text.start() == row.start
                && kind == row.kind
                && name.as_ref() == reason
        })
    })
}

fn compare_file(folder: &Path, output: &crate::output::OutputFile) -> Result<(), RunError> {
    let mut file = File::open(folder.join(&output.file))
        .map_err(|e| broken(&output.file, format!("cannot be opened: {e}")))?;
    let mut digest = Sha256::new();
    let mut buffer = vec![0_u8; 1 << 16];
    let mut n_bytes = 0;
    loop {
        let n = file.read(&mut buffer).map_err(|e| broken(&output.file, format!("cannot be read: {e}")))?;
        if n == 0 {
            break;
        }
        n_bytes += n as u64;
        digest.update(buffer.get(..n).unwrap_or(&buffer));
    }
    if n_bytes != output.bytes {
        return Err(broken(&output.file, format!("has {n_bytes} bytes, {} were written", output.bytes)));
    }
    if hex(&digest.finalize()) != output.sha256 {
        return Err(broken(&output.file, "was changed after it was written (its SHA-256 differs)"));
    }
    Ok(())
}
