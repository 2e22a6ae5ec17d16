//! Remarks with their line, a few of each sort.

use crate::encoding::Decoded;
use drogman_text::{Diagnostic, Severity};

/// How many remarks of one sort are kept; the rest are counted.
const MAX_OF_A_SORT: usize = 20;

/// Collects remarks, fastest from left to right.
pub(crate) struct Remarks<'d> {
    decoded: &'d Decoded<'d>,
    found: Vec<Diagnostic>,
    counts: Vec<(&'static str, usize)>,
    /// Where lines were counted up to, the line there, and where it begins.
    at: usize,
    line: usize,
    line_start: usize,
}

impl<'d> Remarks<'d> {
    pub(crate) fn new(decoded: &'d Decoded<'d>) -> Self {
        Self { decoded, found: Vec::new(), counts: Vec::new(), at: 0, line: 1, line_start: 0 }
    }

    /// A remark on the character at that offset of the decoded file.
    pub(crate) fn add(
        &mut self,
        severity: Severity,
        code: &'static str,
        offset: usize,
        message: &str,
        hint: &str,
    ) {
        let sort = self.counts.iter().position(|(sort, _)| *sort == code).unwrap_or_else(|| {
            self.counts.push((code, 0));
            self.counts.len() - 1
        });
        let Some((_, count)) = self.counts.get_mut(sort) else { return };
        *count += 1;
        if *count > MAX_OF_A_SORT {
            return;
        }
        let (line, column) = self.place(offset);
        self.found.push(
            Diagnostic::new(severity, code, format!("line {line}, column {column}: {message}"))
                .at_byte(self.decoded.byte_of(offset) as u64)
                .hint(hint),
        );
    }

    /// The remarks, with one more for each sort that had too many.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        for (code, count) in &self.counts {
            if *count > MAX_OF_A_SORT {
                let message = format!("{} more remarks of this sort", count - MAX_OF_A_SORT);
                self.found.push(Diagnostic::new(Severity::Note, *code, message));
            }
        }
        self.found
    }

    /// Line and column, both from 1. Counting goes on from the last place, or from the start for one before it.
    fn place(&mut self, offset: usize) -> (usize, usize) {
        let text: &str = &self.decoded.text;
        if offset < self.at {
            (self.at, self.line, self.line_start) = (0, 1, 0);
        }
        if let Some(passed) = text.get(self.at..offset) {
            self.line += passed.matches('\n').count();
            if let Some(last) = passed.rfind('\n') {
                self.line_start = self.at + last + 1;
            }
            self.at = offset;
        }
        let column = text.get(self.line_start..offset).map_or(1, |before| before.chars().count() + 1);
        (self.line, column)
    }
}
