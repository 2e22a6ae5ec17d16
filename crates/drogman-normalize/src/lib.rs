//! Typographic normalization with an edit list back to the source.
//!
//! The one decision that shapes this crate: **a normalized text is the source and a list of edits, and every edit
//! names its rule**. Rules are data ([`rules`]) with an authority, examples and counter-examples, which are its
//! tests. A rule begins at a trigger character and looks a bounded way round it; no rule rewrites what another has
//! written in the same pass. Repairs (what the text says: composition, wrong encodings, entities, invisible
//! characters) go before typography (how it is set), and both are repeated until nothing changes: applying twice
//! equals applying once by construction.
//!
//! What one sentence cannot know, such as which apostrophe the document writes, is counted beforehand over the
//! whole ([`habits`]) and handed in as a value. Beyond a blank line no rule looks: given the same habits, a text may be
//! cut behind any of its blank lines ([`cuts`]) and its parts give what the whole gives, one behind the other. So it
//! can come in a stream ([`NormalizeStream`]) or be shared out over threads. An [`EditRecord`] stores options, habits
//! and edits together. What a profile does not edit it reports ([`Remark`]).
//!
//! Cost: one pass a stage over the text, O(n), and one edit (twelve bytes and what it replaced) a change. A text without faults is
//! borrowed.
//!
//! # Example: entities, damage and French spaces, and the way back
//!
//! ```
//! use drogman_normalize::{Options, Profile, habits, normalize};
//! use drogman_text::LanguageTag;
//!
//! let source = "Un Ã©tÃ© &agrave; Gyumri : beau\u{200B} !";
//! let votes = habits(source);
//! let french = LanguageTag::french();
//! let options = Options::new(Profile::Translator, &french, &votes);
//! let normalized = normalize(source, &options);
//! assert_eq!(normalized.text, "Un été à Gyumri\u{A0}: beau\u{202F}!");
//! assert_eq!(normalized.edits.revert(&normalized.text), source);
//!
//! // The archive keeps all but the proven damage, and says what it saw.
//! let archive = normalize(source, &Options { profile: Profile::Archive, ..options });
//! assert_eq!(archive.text, "Un été &agrave; Gyumri : beau\u{200B} !");
//! assert!(archive.remarks.iter().any(|remark| remark.rule == "entity"));
//! ```

mod context;
mod habits;
mod idle;
mod key;
mod lines;
mod normalize;
mod options;
mod paragraph;
mod pass;
mod plan;
mod record;
mod repair;
mod rules;
mod scan;
mod setting;
mod settle;
mod stream;
mod style;
mod typography;
mod versions;

pub use drogman_text::Habits;
pub use habits::habits;
pub use lines::{NormalizedLine, normalize_lines};
pub use normalize::normalize;
pub use options::{Normalized, Options, Profile, Protection, Remark, UnknownProfile};
pub use paragraph::cuts;
pub use record::EditRecord;
pub use rules::{Action, Example, Rule, rules};
pub use stream::{NormalizeStream, NormalizedPiece};
pub use style::{EnglishHouse, FrenchHouse, NoBreak, Style, UnknownStyle};
pub use versions::table_versions;
