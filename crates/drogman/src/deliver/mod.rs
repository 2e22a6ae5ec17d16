//! Writing the package: one pass over the documents, one over the pairs.

mod job;
pub(crate) mod rows;
mod terms;
mod units;

use crate::analysis::Analysis;
use crate::matching::FoundPair;
use crate::output::{HashOnly, OutputFile, OutputFolder, Sink};
use crate::pairing::given_rows;
use crate::prepare::{Event, PrepareSummary, fetch_analysis, fetch_rows};
use crate::records::{
    BeadRow, Counts, DocumentRecord, Fault, Manifest, ManifestOptions, SegmentState, Unpaired,
};
use crate::report::Report;
use crate::{PrepareOptions, RunError};
use drogman_document::Origin;
use drogman_formats::write::{JsonLinesWriter, TsvWriter};
use drogman_names::{Glossary, Tagger};
use drogman_normalize::Style;
use drogman_text::{Diagnostic, Severity};
use job::Jobs;
use rows::{SegmentRow, SpanKind, decode_row, habits_row, normalize_row, span_rows};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use terms::write_terms;
use units::Units;

/// Everything that a package is written from.
pub(crate) struct Delivery<'a> {
    pub(crate) options: &'a PrepareOptions,
    pub(crate) folder: &'a OutputFolder,
    pub(crate) glossary: &'a Glossary,
    pub(crate) tagger: &'a Tagger,
    pub(crate) watch: &'a (dyn Fn(Event) -> bool + Sync),
    pub(crate) documents: &'a [DocumentRecord],
    pub(crate) pairs: &'a [FoundPair],
    pub(crate) unpaired: Vec<Unpaired>,
    pub(crate) faults: Vec<Fault>,
    pub(crate) passed_over: Vec<String>,
}

/// The generator's name and version, as outputs state it.
pub(crate) const GENERATOR: &str = concat!("drogman ", env!("CARGO_PKG_VERSION"));
/// The version of the manifest's form.
pub(crate) const MANIFEST_FORMAT: u32 = 1;

/// Writes every file of the package but moves nothing: that is [`OutputFolder::finish`]'s.
pub(crate) fn package(delivery: &Delivery<'_>) -> Result<PrepareSummary, RunError> {
    let mut package = Package::begin(delivery)?;
    let total = delivery.documents.len() + delivery.pairs.len();
    for done in 0..total {
        if !(delivery.watch)(Event::Writing { done, total }) {
            return Err(RunError::stopped());
        }
        match done.checked_sub(delivery.documents.len()) {
            None => package.document(done as u32)?,
            Some(pair) => package.pair(pair)?,
        }
    }
    package.finish()
}

struct Package<'a> {
    delivery: &'a Delivery<'a>,
    /// For each document the numbers of its pairs.
    pairs_of: Vec<Vec<usize>>,
    segments: (JsonLinesWriter<Sink>, Sink),
    spans: (JsonLinesWriter<Sink>, Sink),
    edits: (JsonLinesWriter<Sink>, Sink),
    beads: (JsonLinesWriter<Sink>, Sink),
    names: (TsvWriter<Sink>, Sink),
    units: Units,
    jobs: Jobs<'a>,
    report: Report<'a>,
    counts: Counts,
    concepts: BTreeSet<String>,
    /// Inline codes of translation units, which level 1 of TMX has no place for.
    n_codes: u64,
    outputs: Vec<OutputFile>,
    remarks: Vec<String>,
}

impl<'a> Package<'a> {
    fn begin(delivery: &'a Delivery<'a>) -> Result<Self, RunError> {
        let lines = |file: &str| -> Result<_, RunError> {
            let sink = delivery.folder.create(file)?;
            Ok((JsonLinesWriter::new(sink.clone()), sink))
        };
        let names_sink = delivery.folder.create("names.tsv")?;
        let columns = ["concept", "form", "document", "start", "end", "language", "preferred", "status"];
        let names = TsvWriter::new(names_sink.clone(), &columns).map_err(names_sink.fault())?;
        Ok(Self {
            pairs_of: pairs_of(delivery),
            segments: lines("segments.jsonl")?,
            spans: lines("spans.jsonl")?,
            edits: lines("edits.jsonl")?,
            beads: lines("beads.jsonl")?,
            names: (names, names_sink),
            units: Units::begin(delivery)?,
            jobs: Jobs::new(delivery.options, delivery.folder, delivery.glossary),
            report: Report::begin(delivery)?,
            counts: Counts::default(),
            concepts: BTreeSet::new(),
            n_codes: 0,
            outputs: stdin_copy(delivery),
            remarks: Vec::new(),
            delivery,
        })
    }

    fn document(&mut self, number: u32) -> Result<(), RunError> {
        let delivery = self.delivery;
        let Some(record) = delivery.documents.get(number as usize) else { return Ok(()) };
        let analysis = fetch_analysis(delivery.folder, delivery.documents, number)?;
        let given = given_rows(&analysis, &record.document, delivery.options);
        let mut states = BTreeMap::new();
        let mut as_source = Vec::new();
        for pair in self.pairs_of.get(number as usize).into_iter().flatten() {
            let Some(pair) = delivery.pairs.get(*pair) else { continue };
            let beads = fetch_rows(delivery.folder, pair)?;
            note_states(&beads, SegmentState::Aligned, &mut states);
            if pair.source == number {
                as_source.extend(beads);
            }
        }
        note_states(&given, SegmentState::Given, &mut states);
        for row in &given {
            self.bead(row)?;
        }
        self.rows(&analysis, record, &states)?;
        self.names(&analysis, record)?;
        let rows: Vec<&BeadRow> = as_source.iter().chain(&given).collect();
        self.jobs.document(&analysis, &record.articles, &rows)?;
        self.report.document(&analysis, record, &states)
    }

    fn rows(
        &mut self,
        analysis: &Analysis,
        record: &DocumentRecord,
        states: &BTreeMap<String, SegmentState>,
    ) -> Result<(), RunError> {
        let source = &analysis.source;
        let mut text = self.delivery.folder.create(&format!("text/{}.txt", source.name))?;
        text.write_all(source.text.as_bytes()).map_err(text.fault())?;
        self.outputs.push(text.close()?);
        let (spans, sink) = &mut self.spans;
        let mut n_codes = 0;
        span_rows(analysis, states, |row| {
            n_codes +=
                u64::from(row.kind == SpanKind::Dropped && row.reason.as_deref() == Some("inline-code"));
            spans.line(&row)
        })
        .map_err(sink.fault())?;
        self.n_codes += n_codes;
        for part in &source.parts {
            self.edits.0.line(&decode_row(source, part)).map_err(self.edits.1.fault())?;
        }
        self.edits.0.line(&habits_row(analysis)).map_err(self.edits.1.fault())?;
        for segment in &analysis.segments {
            let row = SegmentRow::new(segment, analysis, &record.articles);
            self.segments.0.line(&row).map_err(self.segments.1.fault())?;
            if let Some(row) = normalize_row(source, segment) {
                self.edits.0.line(&row).map_err(self.edits.1.fault())?;
            }
            self.counts.segments += 1;
            self.counts.edits += segment.edits.len() as u64;
            match states.get(&segment.id).copied().unwrap_or_default() {
                SegmentState::Aligned => self.counts.aligned += 1,
                SegmentState::Given => self.counts.given += 1,
                SegmentState::Unaligned => self.counts.unaligned += 1,
            }
        }
        Ok(())
    }

    fn names(&mut self, analysis: &Analysis, record: &DocumentRecord) -> Result<(), RunError> {
        for segment in &analysis.segments {
            let article = record.articles.get(segment.article as usize);
            let document = article.map_or(analysis.source.name.as_str(), |a| a.document.as_str());
            for mention in &analysis.mentions(segment) {
                self.counts.mentions += 1;
                self.concepts.extend(mention.concepts.iter().cloned());
                let (start, end) = (mention.span.start().to_string(), mention.span.end().to_string());
                let status = status_of(mention, self.delivery.glossary);
                let row = [
                    &mention.concepts.join("|"),
                    mention.span.slice(&analysis.source.text),
                    document,
                    &start,
                    &end,
                    segment.language.as_str(),
                    // The default style, as-found, prefers no form.
                    "",
                    &status,
                ];
                self.names.0.row(&row).map_err(self.names.1.fault())?;
            }
        }
        Ok(())
    }

    fn pair(&mut self, number: usize) -> Result<(), RunError> {
        let Some(pair) = self.delivery.pairs.get(number) else { return Ok(()) };
        let rows = fetch_rows(self.delivery.folder, pair)?;
        for row in &rows {
            self.bead(row)?;
        }
        self.report.pair(&pair.record, &rows)
    }

    fn bead(&mut self, row: &BeadRow) -> Result<(), RunError> {
        self.counts.beads += 1;
        self.beads.0.line(row).map_err(self.beads.1.fault())?;
        self.units.bead(row, self.delivery.options.min_confidence, &mut self.counts)
    }

    fn finish(mut self) -> Result<PrepareSummary, RunError> {
        let delivery = self.delivery;
        for (writer, sink) in [self.segments, self.spans, self.edits, self.beads] {
            writer.finish().map_err(sink.fault())?;
            self.outputs.push(sink.close()?);
        }
        self.names.0.finish().map_err(self.names.1.fault())?;
        self.outputs.push(self.names.1.close()?);
        self.outputs.extend(self.units.finish()?);
        let (files, n_replaced, remarks) = self.jobs.finish()?;
        self.outputs.extend(files);
        self.counts.replaced_characters += n_replaced;
        self.remarks.extend(remarks);
        self.outputs.push(write_terms(delivery, &self.concepts)?);
        self.counts.concepts = self.concepts.len() as u64;
        self.remarks.splice(0..0, remarks_on(delivery, &self.counts));
        if self.n_codes > 0 {
            self.remarks.push(format!(
                "{} inline codes of the inputs' translation units were left out: TMX of level 1 holds plain text",
                self.n_codes
            ));
        }
        self.outputs.push(self.report.finish(&self.counts, &self.remarks)?);

        self.outputs.sort_by(|a, b| a.file.cmp(&b.file));
        let files: Vec<String> = self.outputs.iter().map(|output| output.file.clone()).collect();
        let manifest = Manifest {
            generator: GENERATOR.to_owned(),
            format: MANIFEST_FORMAT,
            options: manifest_options(delivery.options),
            inputs: Cow::Borrowed(delivery.documents),
            unreadable: delivery.faults.clone(),
            passed_over: delivery.passed_over.clone(),
            pairs: delivery.pairs.iter().map(|pair| pair.record.clone()).collect(),
            unpaired: delivery.unpaired.clone(),
            counts: self.counts,
            remarks: self.remarks.clone(),
            outputs: self.outputs,
            digest: String::new(),
        };
        let mut sink = delivery.folder.create("manifest.json")?;
        write_sealed(manifest, &mut sink).map_err(sink.fault())?;
        sink.close()?;
        Ok(PrepareSummary {
            n_documents: delivery.documents.len(),
            faults: Vec::new(),
            incomplete: Vec::new(),
            warnings: Vec::new(),
            n_pairs: delivery.pairs.len(),
            n_units: self.counts.bitext_units,
            n_review: self.counts.review_units,
            n_segments: self.counts.segments,
            n_mentions: self.counts.mentions,
            passed_over: Vec::new(),
            files,
            remarks: self.remarks,
        })
    }
}

fn pairs_of(delivery: &Delivery<'_>) -> Vec<Vec<usize>> {
    let mut pairs_of = vec![Vec::new(); delivery.documents.len()];
    for (number, pair) in delivery.pairs.iter().enumerate() {
        let twice = pair.source == pair.target;
        for document in [pair.source, pair.target].iter().take(if twice { 1 } else { 2 }) {
            if let Some(pairs) = pairs_of.get_mut(*document as usize) {
                pairs.push(number);
            }
        }
    }
    pairs_of
}

/// Writes a manifest with the digest of itself, taken while that field was empty.
pub(crate) fn write_sealed(mut manifest: Manifest<'_>, out: &mut impl Write) -> std::io::Result<()> {
    manifest.digest = String::new();
    let mut digest = HashOnly::default();
    serde_json::to_writer_pretty(&mut digest, &manifest)?;
    digest.write_all(b"\n")?;
    manifest.digest = digest.hex();
    serde_json::to_writer_pretty(&mut *out, &manifest)?;
    out.write_all(b"\n")
}

fn stdin_copy(delivery: &Delivery<'_>) -> Vec<OutputFile> {
    let copy = |d: &&DocumentRecord| d.path == crate::prepare::STDIN_COPY;
    delivery
        .documents
        .iter()
        .find(copy)
        .map(|d| OutputFile {
            file: crate::prepare::STDIN_COPY.to_owned(),
            bytes: d.bytes,
            sha256: d.sha256.clone(),
        })
        .into_iter()
        .collect()
}

fn note_states(beads: &[BeadRow], state: SegmentState, states: &mut BTreeMap<String, SegmentState>) {
    for bead in beads.iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty()) {
        for id in bead.source_segments.iter().chain(&bead.target_segments) {
            states.insert(id.clone(), state);
        }
    }
}

fn status_of(mention: &drogman_document::Mention, glossary: &Glossary) -> String {
    let mut statuses: Vec<String> = mention
        .concepts
        .iter()
        .filter_map(|id| glossary.concept(id))
        .filter_map(|concept| concept.designations.iter().find(|d| d.text == mention.designation))
        .filter_map(|designation| serde_json::to_value(designation.status).ok())
        .filter_map(|value| value.as_str().map(str::to_owned))
        .collect();
    statuses.dedup();
    if statuses.is_empty() { "admitted".to_owned() } else { statuses.join("|") }
}

fn manifest_options(options: &PrepareOptions) -> ManifestOptions {
    ManifestOptions {
        to: options.to.clone(),
        from: options.from.clone(),
        languages: options.text.languages.allowed().tags().to_vec(),
        profile: options.text.profile.as_str().to_owned(),
        apply_profile: options.apply_profile,
        min_confidence: options.min_confidence,
        compat: options.compat.to_string(),
        style: "as-found".to_owned(),
        typography: (options.text.style != Style::default()).then(|| options.text.style.to_string()),
        date: options.date.clone(),
        segmentation: options.text.segmentation.record(),
    }
}

/// What a reader of the summary should know beside the numbers.
fn remarks_on(delivery: &Delivery<'_>, counts: &Counts) -> Vec<String> {
    let mut remarks = Vec::new();
    if delivery.pairs.is_empty() && counts.given == 0 {
        remarks.push(format!(
            "no two of the inputs translate each other, so the bitext is empty; every document still has its job, \
             its names and its place in the report{}",
            if delivery.documents.len() == 1 { " (a translation can be given as a second input)" } else { "" }
        ));
    }
    let is_given = |d: &&DocumentRecord| d.n_given > 0;
    let n_given: u32 = delivery.documents.iter().filter(is_given).map(|d| d.n_given).sum();
    if n_given > 0 && counts.given == 0 {
        remarks.push(format!(
            "the {n_given} translation units that the inputs state hold no pair into {}: give their language with --to",
            delivery.options.to
        ));
    }
    remarks.extend(delivery.options.text.segmentation.remark());
    let is_error = |d: &&Diagnostic| d.severity == Severity::Error;
    let n_errors = delivery.documents.iter().flat_map(|d| &d.diagnostics).filter(is_error).count();
    if n_errors > 0 {
        remarks.push(format!("{n_errors} parts of inputs could not be used: see the report"));
    }
    remarks
}

/// Whether a bead row is stated by an input.
pub(crate) fn is_given(row: &BeadRow) -> bool {
    row.origin == Origin::Given
}
