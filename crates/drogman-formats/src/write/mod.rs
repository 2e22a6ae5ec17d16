//! Bitexts, documents and glossaries to deliverables: streaming writers over [`std::io::Write`].
//!
//! The one decision that shapes this module: **a writer emits only what the strictest schema accepts, and the
//! text goes out code point for code point**. No-break spaces, guillemets, tabs, line ends and spaces at either
//! end of a segment come back from any XML reader as they went in. The characters that XML 1.0 cannot hold are
//! the one exception: they are replaced (in XLIFF they become `cp` elements, which loses nothing), counted, and
//! never stop a file.
//!
//! Each writer holds one unit at a time, so memory does not grow with the file, save for the ids that must not
//! come twice. What a caller must not ask for (an empty segment, an id used twice, a date that is none) is an
//! [`InvalidInput`](std::io::ErrorKind::InvalidInput) error that names the unit. It is raised before a byte of
//! that unit is written: the caller may leave the unit out, say so, and go on. Output is UTF-8 with line feeds;
//! it depends on nothing but what was handed in.
//!
//! A writer takes its output by value; hand it `&mut output` to keep the output.
//!
//! # Example: a translation memory of one unit
//!
//! ```
//! use drogman_formats::write::{TmxHeader, TmxUnit, TmxVariant, TmxWriter, Tuids};
//! use drogman_text::LanguageTag;
//!
//! let mut output = Vec::new();
//! let mut writer = TmxWriter::new(&mut output, TmxHeader::new(Some(LanguageTag::english()), "0.1.0"))?;
//! let mut tuids = Tuids::default();
//! let (source, target) = ("Really?", "Vraiment\u{202F}?");
//! writer.unit(&TmxUnit {
//!     id: tuids.next(&[source, target]),
//!     variants: vec![
//!         TmxVariant::new(LanguageTag::english(), source),
//!         TmxVariant::new(LanguageTag::french(), target),
//!     ],
//!     ..TmxUnit::default()
//! })?;
//! let summary = writer.finish()?;
//! assert_eq!((summary.n_units, summary.n_replaced), (1, 0));
//! assert!(String::from_utf8_lossy(&output).contains("<seg>Vraiment\u{202F}?</seg>"));
//! # Ok::<(), std::io::Error>(())
//! ```

mod compat;
mod jsonl;
mod tbx;
mod tmx;
mod tsv;
mod tuid;
mod xliff;
mod xliff_unit;
mod xml;

pub use compat::{Compat, UnknownCompat};
pub use jsonl::{JsonLinesWriter, round4};
pub use tbx::{TbxHeader, TbxWriter};
pub use tmx::{SegmentType, TmxHeader, TmxUnit, TmxVariant, TmxWriter};
pub use tsv::{TsvWriter, escape_field};
pub use tuid::{Tuids, tuid_for};
pub use xliff::{XliffFile, XliffHeader, XliffNote, XliffWriter, nmtoken};
pub use xliff_unit::{GlossEntry, Run, SegmentState, XliffPiece, XliffUnit};
pub use xml::is_xml_character;

use std::io;

/// What a writer put out, once it is finished.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WriteSummary {
    /// How many units (translation units, XLIFF units, concept entries).
    pub n_units: u64,
    /// How many characters XML cannot hold were replaced by U+FFFD, in all of the file. Those that XLIFF keeps
    /// as `cp` elements are not among them.
    pub n_replaced: u64,
}

/// The error for what a caller must not ask for.
fn refused(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, message)
}
