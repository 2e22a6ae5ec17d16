//! `report.html`: one page that shows everything.
//!
//! The page holds its own style and script, asks nothing of a network (its content security policy forbids it), and
//! reads without script. All text is escaped: by the templates, or by [`text::Text`], which also keeps every
//! character of a document as it is. Documents and pairs are written as they come; only counts stay in memory.

mod bitext;
mod book;
mod changes;
mod diagnostics;
mod document;
mod head;
mod names;
mod palette;
mod spool;
mod tally;
mod text;

use crate::analysis::Analysis;
use crate::deliver::Delivery;
use crate::output::{OutputFile, Sink};
use crate::pairing::given_rows;
use crate::records::{BeadRow, Counts, DocumentRecord, PairRecord, SegmentState};
use crate::{PrepareOptions, RunError};
use askama::Template as _;
use bitext::Sides;
use book::NameBook;
use changes::Changes;
use diagnostics::Diagnostics;
use document::Reading;
use drogman_names::Tagger;
use head::{BitextIntro, Foot, Head, InputTable, Run, Totals};
use palette::Palette;
use spool::Spool;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use tally::Tally;

/// How many segments of one document are shown.
const MOST_SEGMENTS: usize = 20_000;
/// When the text of the documents has made this much of the page, further ones are only named: a browser must still
/// be able to open it.
const MOST_BYTES: u64 = 64 << 20;
/// How many texts without a partner are listed.
const MOST_UNPAIRED: usize = 500;

/// The page while it is written.
pub(crate) struct Report<'a> {
    sink: Sink,
    options: PrepareOptions,
    totals: Totals,
    palette: Palette,
    book: NameBook<'a>,
    tagger: &'a Tagger,
    tally: Tally,
    changes: Changes,
    inputs: Spool,
    bitext: Spool,
    unpaired: Spool,
    documents: Spool,
    diagnostics: Spool,
    n_documents: usize,
    n_pairs: usize,
    has_given: bool,
    cut: BTreeSet<String>,
}

impl<'a> Report<'a> {
    /// Writes the head: what the run was, which inputs, which pairs.
    pub(crate) fn begin(delivery: &Delivery<'a>) -> Result<Self, RunError> {
        let mut sink = delivery.folder.create("report.html")?;
        let fault = sink.fault();
        let spool = || Spool::beside(delivery.folder.target());
        let palette = Palette::new(delivery.documents.iter(), &delivery.options.to);
        Head::new(delivery).write_into(&mut sink).map_err(&fault)?;
        let mut report = Self {
            sink,
            options: delivery.options.clone(),
            totals: Totals::new(delivery),
            book: NameBook::new(delivery.glossary),
            tagger: delivery.tagger,
            tally: Tally::default(),
            changes: Changes::default(),
            inputs: spool(),
            bitext: spool(),
            unpaired: spool(),
            documents: spool(),
            diagnostics: spool(),
            n_documents: 0,
            n_pairs: 0,
            has_given: false,
            cut: BTreeSet::new(),
            palette,
        };
        InputTable::new(delivery, &report.palette).write_into(&mut report.inputs).map_err(&fault)?;
        write_unpaired(delivery, &mut report.unpaired).map_err(&fault)?;
        Ok(report)
    }

    /// Adds a document.
    pub(crate) fn document(
        &mut self,
        analysis: &Analysis,
        record: &DocumentRecord,
        states: &BTreeMap<String, SegmentState>,
    ) -> Result<(), RunError> {
        let fault = self.sink.fault();
        self.n_documents += 1;
        self.tally.document(analysis, record, self.book.glossary);
        self.changes.document(analysis);
        if let Some(diagnostics) = Diagnostics::of(record) {
            diagnostics.write_into(&mut self.diagnostics).map_err(&fault)?;
        }
        let reading = Reading {
            analysis,
            record,
            states,
            palette: &self.palette,
            book: &self.book,
            tally: &self.tally,
            budget: if self.documents.n_bytes() < MOST_BYTES { MOST_SEGMENTS } else { 0 },
        };
        let n_left = reading.write(&format!("d{}", self.n_documents), &mut self.documents).map_err(&fault)?;
        if n_left > 0 {
            self.cut.insert(record.document.clone());
            self.cut.extend(record.articles.iter().map(|article| article.document.clone()));
        }
        if record.n_given > 0 {
            let rows = given_rows(analysis, &record.document, &self.options);
            self.has_given |= !rows.is_empty();
            let id = format!("u{}", self.n_documents);
            self.sides(|sides, out| sides.given(&id, &record.document, &rows, out))?;
        }
        Ok(())
    }

    /// Adds a pair, side by side.
    pub(crate) fn pair(&mut self, record: &PairRecord, rows: &[BeadRow]) -> Result<(), RunError> {
        self.n_pairs += 1;
        let id = format!("p{}", self.n_pairs);
        self.sides(|sides, out| sides.pair(&id, record, rows, out))
    }

    /// Writes to the section of the bitext.
    fn sides(
        &mut self,
        write: impl FnOnce(&Sides<'_>, &mut Spool) -> io::Result<()>,
    ) -> Result<(), RunError> {
        let sides = Sides {
            palette: &self.palette,
            tagger: self.tagger,
            book: &self.book,
            tally: &self.tally,
            min_confidence: self.options.min_confidence,
            cut: &self.cut,
        };
        write(&sides, &mut self.bitext).map_err(self.sink.fault())
    }

    /// Closes the page.
    pub(crate) fn finish(self, counts: &Counts, remarks: &[String]) -> Result<OutputFile, RunError> {
        let fault = self.sink.fault();
        let mut sink = self.sink.clone();
        self.write_rest(counts, remarks, &mut sink).map_err(fault)?;
        sink.close()
    }

    fn write_rest(self, counts: &Counts, remarks: &[String], out: &mut Sink) -> io::Result<()> {
        let is_empty = self.n_pairs == 0 && !self.has_given;
        Run::new(&self.options, &self.totals, counts, remarks, &self.palette).write_into(out)?;
        self.inputs.pour(out)?;
        BitextIntro::new(&self.options, &self.totals, &self.palette, is_empty).write_into(out)?;
        self.bitext.pour(out)?;
        self.unpaired.pour(out)?;
        writeln!(out, "</section>\n<section id=\"documents\" aria-labelledby=\"documents-h\">")?;
        writeln!(out, "<h2 id=\"documents-h\">Documents</h2>")?;
        self.documents.pour(out)?;
        writeln!(out, "</section>")?;
        names::write_names(&self.tally, &self.book, &self.palette, out)?;
        self.changes.view(self.options.apply_profile).write_into(out)?;
        writeln!(out, "<section id=\"diagnostics\" aria-labelledby=\"diagnostics-h\">")?;
        writeln!(out, "<h2 id=\"diagnostics-h\">Diagnostics</h2>")?;
        if self.diagnostics.n_bytes() == 0 {
            writeln!(out, "<p>Nothing to report.</p>")?;
        }
        self.diagnostics.pour(out)?;
        writeln!(out, "</section>")?;
        Foot::new().write_into(out)
    }
}

/// The texts without a partner, said plainly.
fn write_unpaired(delivery: &Delivery<'_>, out: &mut Spool) -> io::Result<()> {
    if delivery.unpaired.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h3>Without a partner</h3>")?;
    writeln!(out, "<p>No translation of these was found; that is a normal answer.</p>\n<ul>")?;
    for text in delivery.unpaired.iter().take(MOST_UNPAIRED) {
        let name =
            askama::filters::escape(&text.document, askama::filters::Html).map_err(io::Error::other)?;
        writeln!(out, "<li><bdi>{name}</bdi> <span class=\"muted\">({})</span></li>", text.language)?;
    }
    if let Some(n) = delivery.unpaired.len().checked_sub(MOST_UNPAIRED).filter(|n| *n > 0) {
        writeln!(out, "<li>and {n} more, listed in manifest.json</li>")?;
    }
    writeln!(out, "</ul>")
}
