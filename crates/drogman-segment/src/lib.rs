//! Sentence segmentation with exact byte spans.
//!
//! The decision that shapes this crate: **the text is never rewritten, and every boundary follows from a bounded
//! window and two plain values**. One pass stops at the few bytes that may end a sentence and reads some hundred
//! bytes to both sides. Rules over the data of the language (`data/<language>/`, plain word lists) sort the site
//! and answer where the answer is certain; a logistic scorer (`data/weights.txt`) weighs the rest and gives its
//! probability. What no window shows, how the document abbreviates and whether it writes capitals, is a value of
//! its own: [`habits`] learns it, [`sentences_with`] takes it. So [`SentenceStream`] finds in a text that arrives
//! in pieces what [`sentences`] finds in the whole. The answer is a list of spans, each with a confidence and
//! a reason; between the spans there is white space only, so that the text can be put together again byte for
//! byte. A quotation mark that stays open never keeps a boundary from being drawn.
//!
//! Cost: linear in the text, whatever it holds; memory for the spans and the habits, in a stream for one sentence
//! and the window. English and French have weights of their own, other languages abbreviations and sentence
//! starts where `data/` has them, and the terminators of other scripts (`。`, `।`, `։`, `؟`) are known for all.
//!
//! [`words`] cuts a text into tokens for alignment. With the feature `srx`, `SrxRules` splits by the rule files
//! (SRX 2.0) of other tools instead.
//!
//! # Example: what is a boundary and what is not
//!
//! ```
//! use drogman_segment::{BoundaryReason, sentences};
//! use drogman_text::LanguageTag;
//!
//! let text = "Mr.Rubin left on Friday.He will be back at 5 p.m. in Yerevan. Who knows?";
//! let found = sentences(text, &LanguageTag::english());
//! let pieces: Vec<&str> = found.iter().map(|sentence| sentence.span.slice(text)).collect();
//! assert_eq!(pieces, ["Mr.Rubin left on Friday.", "He will be back at 5 p.m. in Yerevan.", "Who knows?"]);
//! assert_eq!(found[0].reason, BoundaryReason::Glued);
//! assert!(found[0].confidence < found[1].confidence);
//! ```

mod characters;
mod cursor;
mod decide;
mod features;
mod habits;
mod kinds;
mod layout;
mod leaf;
mod lists;
mod pass;
mod rules;
mod scan;
mod scorer;
mod scripts;
mod sentence;
mod site;
#[cfg(feature = "srx")]
mod srx;
mod stream;
mod token;
#[doc(hidden)]
pub mod training;
mod words;

pub use habits::habits;
pub use kinds::{SegmentationKind, UnknownKind, lines, paragraphs, whole};
pub use pass::{sentences, sentences_with};
pub use sentence::{BoundaryReason, SentenceSpan};
#[cfg(feature = "srx")]
pub use srx::{Agreement, PATTERN_TABLES, SrxError, SrxRules, export_srx};
pub use stream::SentenceStream;
pub use words::{WordKind, WordSpan, words};
