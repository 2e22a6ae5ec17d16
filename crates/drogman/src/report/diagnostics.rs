//! What the stages had to report, document by document.

use crate::records::DocumentRecord;
use askama::Template;
use drogman_text::{Diagnostic, Severity};

#[derive(Template)]
#[template(path = "report_diagnostics.html")]
pub(super) struct Diagnostics<'a> {
    name: &'a str,
    rows: Vec<DiagnosticRow<'a>>,
    n_more: u32,
}

struct DiagnosticRow<'a> {
    severity: &'static str,
    code: &'a str,
    place: String,
    message: &'a str,
    hint: &'a str,
}

impl<'a> Diagnostics<'a> {
    /// The remarks on a document; `None` when there are none.
    pub(super) fn of(record: &'a DocumentRecord) -> Option<Self> {
        (!record.diagnostics.is_empty()).then(|| Self {
            name: &record.document,
            rows: record.diagnostics.iter().map(row).collect(),
            n_more: record.n_more_diagnostics,
        })
    }
}

fn row(diagnostic: &Diagnostic) -> DiagnosticRow<'_> {
    let mut place: Vec<String> = diagnostic.part.iter().cloned().collect();
    if let Some(byte) = diagnostic.byte {
        place.push(format!("byte {byte}"));
    } else if let Some(span) = diagnostic.span {
        place.push(format!("text byte {}", span.start()));
    }
    DiagnosticRow {
        severity: match diagnostic.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        },
        code: &diagnostic.code,
        place: place.join(", "),
        message: &diagnostic.message,
        hint: &diagnostic.hint,
    }
}
