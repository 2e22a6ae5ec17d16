//! What there is to report, beside the value that was asked for.

use crate::ByteSpan;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How much a [`Diagnostic`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Good to know; nothing was lost.
    Note,
    /// Something was repaired, dropped or is doubtful.
    Warning,
    /// A part of the input could not be used.
    Error,
}

/// One remark on an input: what, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// A stable rule id in kebab case, such as `invalid-utf8`.
    pub code: String,
    /// What is the matter, in one plain sentence.
    pub message: String,
    /// What to do about it; empty when nothing need be done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// Where in the decoded text, when it can be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<ByteSpan>,
    /// Where in the file's own bytes, when it can be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byte: Option<u64>,
    /// The member of a container (`word/document.xml`), when the input is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
}

impl Diagnostic {
    /// A remark without a place; add one with [`at`](Self::at) or [`at_byte`](Self::at_byte).
    ///
    /// # Example: what, where, what to do
    ///
    /// ```
    /// use drogman_text::{Diagnostic, Severity};
    /// let remark = Diagnostic::new(Severity::Warning, "invalid-utf8", "1 byte is not UTF-8")
    ///     .at_byte(17)
    ///     .hint("save the file as UTF-8");
    /// assert_eq!(remark.to_string(), "warning[invalid-utf8] at byte 17: 1 byte is not UTF-8 (save the file as UTF-8)");
    /// ```
    pub fn new(severity: Severity, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            severity,
            code: code.into(),
            message: message.into(),
            hint: String::new(),
            span: None,
            byte: None,
            part: None,
        }
    }

    /// Says where in the decoded text.
    #[must_use]
    pub fn at(mut self, span: ByteSpan) -> Self {
        self.span = Some(span);
        self
    }

    /// Says where in the file's bytes.
    #[must_use]
    pub fn at_byte(mut self, byte: u64) -> Self {
        self.byte = Some(byte);
        self
    }

    /// Says in which member of a container.
    #[must_use]
    pub fn in_part(mut self, part: impl Into<String>) -> Self {
        self.part = Some(part.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

impl Diagnostic {
    /// The remark without its severity, for a line that says it already: `[invalid-utf8] at byte 17: …`.
    ///
    /// # Example: behind the name of a file
    ///
    /// ```
    /// use drogman_text::{Diagnostic, Severity};
    /// let remark = Diagnostic::new(Severity::Warning, "invalid-utf8", "1 byte is not UTF-8");
    /// assert_eq!(remark.without_severity(), "[invalid-utf8]: 1 byte is not UTF-8");
    /// ```
    pub fn without_severity(&self) -> String {
        let told = self.to_string();
        told.find('[').and_then(|at| told.get(at..)).unwrap_or(&told).to_owned()
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(f, "{severity}[{}]", self.code)?;
        if let Some(part) = &self.part {
            write!(f, " in {part}")?;
        }
        if let Some(byte) = self.byte {
            write!(f, " at byte {byte}")?;
        } else if let Some(span) = self.span {
            write!(f, " at text byte {}", span.start())?;
        }
        write!(f, ": {}", self.message)?;
        if !self.hint.is_empty() {
            write!(f, " ({})", self.hint)?;
        }
        Ok(())
    }
}
