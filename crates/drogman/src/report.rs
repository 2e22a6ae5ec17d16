//! `report.html`: one page that shows everything.

use crate::RunError;
use crate::analysis::Analysis;
use crate::deliver::Delivery;
use crate::output::{OutputFile, Sink};
use crate::records::{BeadRow, Counts, DocumentRecord, PairRecord, SegmentState};
use std::collections::BTreeMap;
use std::io::Write as _;

/// The page while it is written.
pub(crate) struct Report {
    sink: Sink,
}

impl Report {
    /// Writes the head: what the run was, which inputs, which pairs.
    pub(crate) fn begin(delivery: &Delivery<'_>) -> Result<Self, RunError> {
        let mut sink = delivery.folder.create("report.html")?;
        writeln!(sink, "<!DOCTYPE html>").map_err(sink.fault())?;
        Ok(Self { sink })
    }

    /// Adds a document.
    pub(crate) fn document(
        &mut self,
        _analysis: &Analysis,
        _record: &DocumentRecord,
        _states: &BTreeMap<String, SegmentState>,
    ) -> Result<(), RunError> {
        Ok(())
    }

    /// Adds a pair, side by side.
    pub(crate) fn pair(&mut self, _record: &PairRecord, _rows: &[BeadRow]) -> Result<(), RunError> {
        Ok(())
    }

    /// Closes the page.
    pub(crate) fn finish(self, _counts: &Counts, _remarks: &[String]) -> Result<OutputFile, RunError> {
        self.sink.close()
    }
}
