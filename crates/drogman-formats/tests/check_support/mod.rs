//! What the tests of the checker share.

use drogman_formats::check::{CheckOptions, CheckSummary, check};

/// A finding as a test sees it: rule, severity, line, column, byte, message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) id: &'static str,
    pub(crate) is_error: bool,
    pub(crate) is_note: bool,
    pub(crate) line: u64,
    pub(crate) column: u64,
    pub(crate) byte: u64,
    pub(crate) message: String,
}

/// Checks bytes; gives what was found.
#[expect(clippy::expect_used, reason = "reading from memory cannot fail")]
pub(crate) fn run(bytes: &[u8]) -> (Vec<Found>, CheckSummary) {
    let mut found = Vec::new();
    let summary = check(bytes, &CheckOptions::default(), &mut |finding| {
        found.push(Found {
            id: finding.rule.id,
            is_error: finding.rule.severity == drogman_text::Severity::Error,
            is_note: finding.rule.severity == drogman_text::Severity::Note,
            line: finding.place.line,
            column: finding.place.column,
            byte: finding.place.byte,
            message: finding.message.clone(),
        });
    })
    .expect("bytes in memory can be read");
    (found, summary)
}
