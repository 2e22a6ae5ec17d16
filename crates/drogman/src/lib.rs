//! The whole road, from the files that a translator has to the package that a translator needs.
//!
//! The one decision that shapes this crate: **it composes and does nothing else of its own**. Every step is a
//! function of another crate, data goes one way, and what each step decided is written down where `verify` and a
//! reader can find it.
//!
//! # Steps
//!
//! - **Reading** ([`drogman_formats::read`]): bytes become a [`drogman_document::Source`]; every byte is accounted for.
//! - **Languages, first pass** ([`drogman_detect::spans`]): blocks and punctuation pieces get a language or `und`.
//! - **Sentences** ([`drogman_segment::sentences`]): inside a language span, never across one, unless it is a
//!   quotation inside a sentence.
//! - **Languages, second pass** ([`drogman_detect::identify`]): sentences that differ are split once more by their
//!   own rules. Nothing loops further.
//! - **Normalizing** ([`drogman_normalize::normalize`]): a view for matching and for the report, with the way back.
//! - **Names** ([`drogman_names::Tagger`]): where the text uses a name of the glossary.
//! - **Pairing and aligning** ([`drogman_align`]): which texts translate each other, and sentence by sentence how.
//! - **Delivering** ([`prepare`]): TMX, XLIFF, TBX, rows and one page to read.
//! - **Proving** ([`verify`]): nothing was lost on the way.
//!
//! Documents are analysed one by one and put aside in the output folder's own work space, so the memory needed
//! grows with the largest document, not with their number.
//!
//! # Example: one sentence, analysed
//!
//! ```
//! use drogman::{Analyst, Languages, TextOptions};
//!
//! let analyst = Analyst::new(&drogman::Glossary::builtin(), TextOptions::default());
//! let source = drogman::read_bytes("note.txt", b"The train left for Yerevan. It was late.")?;
//! let analysis = analyst.analyze(source);
//! assert_eq!(analysis.segments.len(), 2);
//! assert_eq!(analysis.segments[0].language.as_str(), "en");
//! # let _ = Languages::default();
//! # Ok::<(), drogman::ReadError>(())
//! ```

mod align;
mod analysis;
mod deliver;
mod error;
mod inputs;
mod languages;
mod matching;
mod options;
mod output;
mod pairing;
mod prepare;
mod records;
mod report;
mod segmentation;
mod verify;
mod versions;
mod views;

pub use align::{AlignOutcome, AlignRequest, align_files, align_lines};
pub use analysis::{Analysis, Analyst, Segment};
pub use drogman_align::AlignOptions;
pub use drogman_detect::{
    Allowed, Drogman, Identify, LanguageSpan, Level, Ranked, Seams, Whatlang, identify,
};
pub use drogman_document::{
    Bead, BeadKind, Block, BlockKind, Concept, Designation, Mention, Origin, Piece, PieceKind, Source,
};
pub use drogman_formats::check;
pub use drogman_formats::write::Compat;
pub use drogman_formats::{Limits, ReadError, ReadOptions, read};
pub use drogman_names::{Answer, Glossary, Tagger};
pub use drogman_normalize::{
    EnglishHouse, FrenchHouse, Habits, Normalized, Options as NormalizeOptions, Profile, Protection, Remark,
    Rule, Style, UnknownStyle, habits, normalize, rules,
};
pub use drogman_segment::{
    Agreement, BoundaryReason, SegmentationKind, SentenceSpan, SrxError, SrxRules, WordKind, WordSpan,
    export_srx, sentences, words,
};
pub use drogman_text::{ByteSpan, Diagnostic, EditMap, LanguageTag, Severity};
pub use error::RunError;
pub use inputs::{Input, InputFault, Inputs, find_existing_inputs, find_inputs, read_bytes, read_input};
pub use languages::{Languages, language_regions};
pub use options::{PrepareOptions, TextOptions};
pub use prepare::{Event, PrepareSummary, prepare};
pub use segmentation::{Boundary, RuleFile, Segmentation};
pub use verify::{VerifySummary, verify};
pub use versions::table_versions;
pub use views::{Change, GapEdit};
