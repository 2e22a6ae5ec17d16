//! What the stages of a run hand to each other about documents and pairs, and what the manifest says of them.

use crate::output::OutputFile;
use crate::segmentation::SegmentationRecord;
use drogman_align::DocumentProfile;
use drogman_document::{BeadKind, EncodingDecision, Origin};
use drogman_text::{Diagnostic, LanguageTag};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One input, as the manifest lists it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct DocumentRecord {
    /// Its name in every output.
    pub(crate) document: String,
    /// Where it lies, seen from the package; absent for standard input, whose bytes are in the package.
    pub(crate) path: String,
    /// Its length.
    pub(crate) bytes: u64,
    /// SHA-256 of its bytes.
    pub(crate) sha256: String,
    /// What it was read as.
    pub(crate) format: String,
    /// How its bytes became characters.
    pub(crate) encoding: EncodingDecision,
    /// The language of most of its text.
    pub(crate) language: LanguageTag,
    /// Bytes of text in each language, most first.
    pub(crate) languages: Vec<LanguageShare>,
    /// Its articles: one, named as the document, or several, with `#n`.
    pub(crate) articles: Vec<ArticleRecord>,
    /// How many segments it has.
    pub(crate) n_segments: u32,
    /// How many names were found in it.
    pub(crate) n_mentions: u32,
    /// How many translation units the file itself states.
    pub(crate) n_given: u32,
    /// What there is to report, the most telling first when there is very much.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// How many further diagnostics were left out of the list.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(crate) n_more_diagnostics: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_zero(n: &u32) -> bool {
    *n == 0
}

/// How much of a text is in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LanguageShare {
    /// The language.
    pub(crate) language: LanguageTag,
    /// Bytes of the text of its segments.
    pub(crate) bytes: u64,
}

/// One article of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ArticleRecord {
    /// Its name: the document's, with `#n` when the file holds several.
    pub(crate) document: String,
    /// Its first byte in the file's text.
    pub(crate) start: u32,
    /// One past its last byte.
    pub(crate) end: u32,
    /// What told that it starts there.
    pub(crate) reason: String,
    /// The language of most of it.
    pub(crate) language: LanguageTag,
    /// How many segments it has.
    pub(crate) n_segments: u32,
}

/// The text of one language in an article or a whole file: what can have a partner.
#[derive(Clone, Debug)]
pub(crate) struct Stream {
    /// The number of its document among the readable inputs.
    pub(crate) document: u32,
    /// Its article; the whole file when `None`.
    pub(crate) article: Option<u32>,
    /// Its language.
    pub(crate) language: LanguageTag,
    /// The numbers of its segments, counted in the article or file.
    pub(crate) segments: Vec<u32>,
    /// What pairing needs to know of it.
    pub(crate) profile: DocumentProfile,
}

/// Two texts that translate each other, as the manifest lists them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PairRecord {
    /// The name of the source document.
    pub(crate) source: String,
    /// Its language.
    pub(crate) source_language: LanguageTag,
    /// The name of the target document.
    pub(crate) target: String,
    /// Its language.
    pub(crate) target_language: LanguageTag,
    /// How likely the two translate each other, from 0 to 1.
    pub(crate) confidence: f64,
    /// What spoke for it.
    pub(crate) reasons: Vec<String>,
    /// How many beads of each kind.
    pub(crate) beads: BeadCounts,
    /// What the aligner had to report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// How many beads there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct BeadCounts {
    /// With both sides.
    pub(crate) two_sided: u32,
    /// With both sides and enough confidence for `bitext.tmx`.
    pub(crate) confident: u32,
    /// Of the two-sided ones, those that cross others.
    pub(crate) moved: u32,
    /// Left out in the target.
    pub(crate) source_only: u32,
    /// Added in the target.
    pub(crate) target_only: u32,
}

/// A line of `beads.jsonl`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct BeadRow {
    pub(crate) source_document: String,
    pub(crate) target_document: String,
    pub(crate) source_language: LanguageTag,
    pub(crate) target_language: LanguageTag,
    /// 0-based numbers of the sentences, counted in the named document.
    pub(crate) source: Vec<u32>,
    pub(crate) target: Vec<u32>,
    pub(crate) source_segments: Vec<String>,
    pub(crate) target_segments: Vec<String>,
    pub(crate) source_text: String,
    pub(crate) target_text: String,
    pub(crate) kind: BeadKind,
    pub(crate) moved: bool,
    pub(crate) confidence: f64,
    pub(crate) origin: Origin,
}

/// What became of a segment, for `spans.jsonl`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SegmentState {
    /// In no bead with two sides.
    #[default]
    Unaligned,
    /// In a bead with two sides that the aligner found.
    Aligned,
    /// In a translation unit that the file states.
    Given,
}

/// The manifest of a package.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Manifest<'a> {
    /// `drogman` and its version.
    pub(crate) generator: String,
    /// The version of this file's form.
    pub(crate) format: u32,
    /// The options that the outputs depend on.
    pub(crate) options: ManifestOptions,
    /// The inputs that were read, in order.
    pub(crate) inputs: Cow<'a, [DocumentRecord]>,
    /// The inputs that could not be read, with the reason.
    pub(crate) unreadable: Vec<Fault>,
    /// Files in folders that are of no format that is read.
    pub(crate) passed_over: Vec<String>,
    /// Which texts translate each other.
    pub(crate) pairs: Vec<PairRecord>,
    /// Documents without a partner.
    pub(crate) unpaired: Vec<Unpaired>,
    /// Totals.
    pub(crate) counts: Counts,
    /// What there is to say about the outputs, in sentences.
    pub(crate) remarks: Vec<String>,
    /// Every other file of the package.
    pub(crate) outputs: Vec<OutputFile>,
    /// SHA-256 of this file with this field empty: a changed byte of it shows.
    pub(crate) digest: String,
}

/// The options that the outputs depend on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ManifestOptions {
    pub(crate) to: LanguageTag,
    pub(crate) from: Option<LanguageTag>,
    pub(crate) languages: Vec<LanguageTag>,
    pub(crate) profile: String,
    pub(crate) apply_profile: bool,
    pub(crate) min_confidence: f64,
    pub(crate) compat: String,
    pub(crate) style: String,
    /// The typographic house of the normalized views, when it is not that of each language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) typography: Option<String>,
    pub(crate) date: Option<String>,
    /// By what the documents were cut; sentences by our own rules when it is not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) segmentation: Option<SegmentationRecord>,
}

/// An input that could not be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Fault {
    pub(crate) document: String,
    pub(crate) message: String,
}

/// A text without a partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Unpaired {
    pub(crate) document: String,
    pub(crate) language: LanguageTag,
    pub(crate) reason: String,
}

/// Totals over a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counts {
    pub(crate) segments: u64,
    pub(crate) aligned: u64,
    pub(crate) given: u64,
    pub(crate) unaligned: u64,
    pub(crate) beads: u64,
    pub(crate) bitext_units: u64,
    pub(crate) review_units: u64,
    pub(crate) mentions: u64,
    pub(crate) concepts: u64,
    pub(crate) edits: u64,
    pub(crate) replaced_characters: u64,
}

/// How many diagnostics of one document the manifest lists.
pub(crate) const MOST_DIAGNOSTICS: usize = 50;
