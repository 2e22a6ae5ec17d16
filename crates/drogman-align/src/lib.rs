//! Ties the sentences of two texts that translate each other.
//!
//! The one decision that shapes this crate: **one price for every candidate bead, from evidence that needs no
//! model file** (length, numbers, names, marks, words that look alike, a small lexicon, and a lexicon learned
//! from the document itself), and one search over those prices, in which an omission is as real an outcome as a
//! bead. Vectors of an encoder are not needed.
//!
//! Cost: time and memory grow with the number of sentences, not with its square: coarse searches over runs of
//! sentences give the band in which the fine search works.
//!
//! # Example: two sentences
//!
//! ```
//! use drogman_align::{AlignOptions, align};
//! use drogman_document::{Sentence, Side};
//! use drogman_text::LanguageTag;
//!
//! let sentence = |text| Sentence { text, block: 0, structure: 0, names: Vec::new() };
//! let english = Side { language: LanguageTag::english(), sentences: vec![sentence("Hello."), sentence("It is cold today.")] };
//! let french = Side { language: LanguageTag::french(), sentences: vec![sentence("Bonjour."), sentence("Il fait froid aujourd'hui.")] };
//! let alignment = align(&english, &french, &AlignOptions::default());
//! assert_eq!(alignment.beads[1].target, [1]);
//! ```

mod align;
mod bags;
mod band;
mod calibration;
mod fold;
mod habits;
mod learn;
mod lexicon;
mod links;
mod moved;
mod options;
mod pairing;
mod posterior;
mod problem;
mod profile;
mod search;
mod tokens;
mod verdict;

pub use align::{Alignment, align};
pub use options::{AlignOptions, Costs};
pub use pairing::{DocumentPair, candidate_pairs};
pub use profile::{DocumentProfile, profile};
pub use tokens::tokens;
pub use verdict::{TranslationVerdict, is_translation};
