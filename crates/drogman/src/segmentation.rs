//! By what documents are cut into segments.

use crate::inputs::{Input, read_input};
use crate::{Limits, RunError};
use drogman_segment::{
    SegmentationKind, SentenceSpan, SrxRules, habits, lines, paragraphs, sentences_with, whole,
};
use drogman_text::{Diagnostic, Habits, LanguageTag, Severity};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::Arc;

/// By what documents are cut into segments. Translation units that a file states are never cut.
#[derive(Clone, Debug, Default)]
pub enum Segmentation {
    /// Sentences, by the rules of this project.
    #[default]
    Sentence,
    /// Sentences, by the rules of an SRX file.
    Srx(Arc<RuleFile>),
    /// Paragraphs: a segment a block, or more where a blank line parts it.
    Paragraph,
    /// Each line of a block is a segment.
    Line,
    /// Each block is a segment: a paragraph, a cell, a subtitle.
    AsGiven,
}

impl Segmentation {
    /// Which kind it is.
    pub fn kind(&self) -> SegmentationKind {
        match self {
            Self::Sentence => SegmentationKind::Sentence,
            Self::Srx(_) => SegmentationKind::Srx,
            Self::Paragraph => SegmentationKind::Paragraph,
            Self::Line => SegmentationKind::Line,
            Self::AsGiven => SegmentationKind::AsGiven,
        }
    }

    /// The segments of a text in one language, trimmed, with white space alone between them; and what there is to
    /// report (rules that were given up).
    ///
    /// # Example: lines, not sentences
    ///
    /// ```
    /// use drogman::{LanguageTag, Segmentation};
    /// let text = "One. Two.\nThree.";
    /// let (found, remarks) = Segmentation::Line.split(text, &LanguageTag::english());
    /// assert_eq!(found.len(), 2);
    /// assert_eq!(Segmentation::Sentence.split(text, &LanguageTag::english()).0.len(), 3);
    /// assert!(remarks.is_empty());
    /// ```
    pub fn split(&self, text: &str, language: &LanguageTag) -> (Vec<SentenceSpan>, Vec<Diagnostic>) {
        let learnt = if matches!(self, Self::Sentence) { habits(text, language) } else { Habits::default() };
        self.split_with(text, language, &learnt)
    }

    /// The same for a part of a document whose habits are known.
    pub fn split_with(
        &self,
        text: &str,
        language: &LanguageTag,
        learnt: &Habits,
    ) -> (Vec<SentenceSpan>, Vec<Diagnostic>) {
        let found = match self {
            Self::Sentence => sentences_with(text, language, learnt),
            Self::Srx(file) => return file.rules.segment(text, language),
            Self::Paragraph => paragraphs(text),
            Self::Line => lines(text),
            Self::AsGiven => whole(text),
        };
        (found, Vec::new())
    }

    /// Whether the language of a text decides how it is cut.
    pub(crate) fn is_by_language(&self) -> bool {
        matches!(self, Self::Sentence | Self::Srx(_))
    }

    /// What the manifest says of it: nothing of the default.
    pub(crate) fn record(&self) -> Option<SegmentationRecord> {
        let rules = match self {
            Self::Sentence => return None,
            Self::Srx(file) => Some(RuleFileRecord {
                file: file.name.clone(),
                sha256: file.sha256.clone(),
                diagnostics: file.remarks.clone(),
            }),
            _ => None,
        };
        Some(SegmentationRecord { kind: self.kind().as_str().to_owned(), rules })
    }

    /// A sentence for the summary when some of the rules of a file could not be taken.
    pub(crate) fn remark(&self) -> Option<String> {
        let Self::Srx(file) = self else { return None };
        let n = file.remarks.iter().filter(|remark| remark.severity > Severity::Note).count();
        (n > 0).then(|| format!("{n} remarks on the rule file {}: see the manifest", file.name))
    }
}

/// An SRX file that was read, and what there is to say about it.
#[derive(Debug)]
pub struct RuleFile {
    /// Its name, without the folder.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// What it holds.
    pub rules: SrxRules,
    /// Rules that cannot be taken, and other doubts.
    pub remarks: Vec<Diagnostic>,
}

impl RuleFile {
    /// Reads a rule file.
    ///
    /// # Errors
    /// When it does not exist, cannot be read, or is no SRX; the message names the file, and the line where it can.
    pub fn read(path: &Path, limits: &Limits) -> Result<Self, RunError> {
        let shown = path.display();
        if path.as_os_str() != "-" && path.symlink_metadata().is_err() {
            return Err(RunError::usage(format!("{shown}: there is no such file")));
        }
        let fault = |message: &dyn std::fmt::Display| RunError::input(format!("{shown}: {message}"));
        let name = path.file_name().map_or_else(|| "rules.srx".into(), |name| name.to_string_lossy());
        let input = Input { name: name.clone().into_owned(), path: path.to_owned() };
        let (bytes, sha256) = read_input(&input, limits).map_err(|message| fault(&message))?;
        let Ok(xml) = String::from_utf8(bytes) else {
            return Err(fault(&"it is not UTF-8 (save the rule file as UTF-8)"));
        };
        let (rules, remarks) =
            SrxRules::parse(xml.trim_start_matches('\u{FEFF}')).map_err(|error| fault(&error))?;
        Ok(Self { name: name.into_owned(), sha256, rules, remarks })
    }
}

/// What the manifest says of the segmentation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SegmentationRecord {
    pub(crate) kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) rules: Option<RuleFileRecord>,
}

/// What the manifest says of a rule file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct RuleFileRecord {
    pub(crate) file: String,
    pub(crate) sha256: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// The boundary at the end of a segment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Boundary {
    /// How sure it is, from 0 to 1.
    pub confidence: f64,
    /// What drew it: as `BoundaryReason` calls it, or `language` where another language begins.
    pub reason: &'static str,
}

impl Boundary {
    /// The boundary that a stage drew.
    pub(crate) fn of(sentence: &SentenceSpan) -> Self {
        Self { confidence: f64::from(sentence.confidence), reason: sentence.reason.as_str() }
    }
}

impl Default for Boundary {
    fn default() -> Self {
        Self { confidence: 1.0, reason: "end-of-text" }
    }
}
