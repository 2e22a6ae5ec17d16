//! Names of people, places and bodies: a glossary, look-up under any spelling, mentions in running text, and
//! what a document calls each of them.
//!
//! The one decision that shapes this crate: **names are compared under a folded key and reported in the
//! source's own bytes**. Folding takes away case, marks, the sort of apostrophe and the difference of hyphen and
//! blank, marks where words start, and keeps the way back for each character. So the tagger is entered at word
//! starts only, needs no list of typographic variants, and its offsets hold for `İ`, `ß`, decomposed letters and
//! soft hyphens alike. No name is preferred: where several stand for one thing they come in code point order.
//!
//! - [`Glossary`] reads the native TOML format, [`Glossary::lookup`] goes from any spelling to concepts, layer by
//!   layer, with the steps told and the whole group of rival or successive concepts;
//! - [`Tagger`] finds mentions by Aho-Corasick over the folded forms, leftmost-longest;
//! - [`variants`] lists the names that one document uses for one thing.
//!
//! Cost: folding and tagging are linear in the text; memory is the folded text and a few bytes for each place
//! where it drifts from the source. An exact look-up is a handful of hash look-ups; only a name that no layer
//! knows is compared with every designation.
//!
//! # Example: from a file to mentions
//!
//! ```
//! use drogman_names::{Glossary, Tagger};
//! use drogman_text::LanguageTag;
//!
//! let glossary = Glossary::parse(&[("own.toml", r#"
//! [[source]]
//! key = "own-2026"
//! title = "Own notes"
//! publisher = "The drogman developers"
//! date = "2026"
//! licence = "MIT OR Apache-2.0"
//!
//! [[concept]]
//! id = "gyumri"
//! kind = "place"
//! definition = "City in the north-west of Armenia."
//! designations = [
//!   { text = "Gyumri", language = "en", source = "own-2026" },
//!   { text = "Gumri", language = "fr", kind = "variant", source = "own-2026" },
//! ]
//! "#)])?;
//!
//! let text = "GYUMRI\u{2019}s mayor";
//! let mentions = Tagger::new(&glossary).find(text, &LanguageTag::english());
//! assert_eq!(mentions[0].span.slice(text), "GYUMRI");
//! assert_eq!(mentions[0].steps, ["folded", "possessive"]);
//!
//! assert_eq!(glossary.lookup("Gümri")[0].concept.id, "gyumri");
//! # Ok::<(), drogman_names::GlossaryError>(())
//! ```

mod builtin;
mod characters;
mod check;
mod context;
mod distance;
mod endings;
mod error;
mod fold;
mod forms;
mod glossary;
mod index;
mod lookup;
mod read;
mod tagger;
mod variants;
mod words;

pub use error::{GlossaryError, GlossaryFault};
pub use glossary::{Glossary, NameSource};
pub use lookup::{Answer, Layer, Related};
pub use tagger::Tagger;
pub use variants::{FormUse, NameUse, variants};
