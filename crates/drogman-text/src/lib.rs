//! The smallest things that every other crate speaks of: where a piece of text lies, how a view of it leads
//! back, which language it is in, and what there is to report.
//!
//! The one decision that shapes this crate: **text is owned once, everything else is a [`ByteSpan`] of `u32`
//! byte offsets on character boundaries**. A span costs eight bytes, is copied freely, and never lies: the
//! text it names is the text that the file holds. A changed view of a text ([`EditMap`]) is the list of the
//! changes, never a second truth; it maps offsets both ways and gives the source back byte for byte.
//!
//! Nothing here opens a file, fails or panics. Every look-up is O(log n) in the number of edits at most.
//!
//! # Example: a view that knows its way back
//!
//! ```
//! use drogman_text::{ByteSpan, EditMapBuilder};
//!
//! let source = "co\u{AD}operate";
//! let mut builder = EditMapBuilder::new();
//! builder.replace(source, ByteSpan::new(2, 4), "", "soft-hyphen");
//! let (view, edits) = builder.finish(source);
//! assert_eq!(view, "cooperate");
//! assert_eq!(edits.revert(&view), source);
//! // The "o" behind the hyphen: byte 2 of the view, byte 4 of the source.
//! assert_eq!(edits.to_source(2), 4);
//! ```

mod diagnostic;
mod edit_list;
mod edit_map;
mod habits;
mod join;
mod language;
mod script;
mod span;

pub use diagnostic::{Diagnostic, Severity};
pub use edit_list::Edits;
pub use edit_map::{Edit, EditMap, EditMapBuilder};
pub use habits::{Habits, StopCounts};
pub use language::LanguageTag;
pub use script::{Script, script_of};
pub use span::ByteSpan;
