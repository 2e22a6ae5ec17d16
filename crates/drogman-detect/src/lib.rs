//! Which language a text is in, how sure, and where it changes.
//!
//! The one decision that shapes this crate: **"I do not know" competes as an answer of its own.** One model, made by
//! a recipe from packages that may be shipped, knows words and letter groups of more than forty languages, and just
//! so what is no language: names alone, code, random letters, and the languages that it does not tell apart. What is
//! not allowed competes, too, as evidence that the text is something else. Without evidence the answer is `und`;
//! English is never a default.
//!
//! Pure: a text and an [`Allowed`] set in, values out. Cost: one pass over the words of the text, a look-up for each
//! known word and one for each letter group of the others. Nothing is learnt from one call to the next. The trait
//! [`Identify`] takes other backends; [`Whatlang`] is one.
//!
//! # Example: one sentence, and a sentence of another language inside a paragraph
//!
//! ```
//! use drogman_detect::{Allowed, identify, spans};
//!
//! let allowed = Allowed::of(&["en", "fr"]);
//! assert_eq!(identify("La séance est levée.", &allowed).language().as_str(), "fr");
//! assert_eq!(identify("xk7 qqv 99", &allowed).language().as_str(), "und");
//!
//! let text = "The meeting was short. Il n'y avait pas grand-chose à dire. Everybody went home.";
//! let languages: Vec<String> = spans(text, &allowed).iter().map(|s| s.language.to_string()).collect();
//! assert_eq!(languages, ["en", "fr", "en"]);
//! ```

mod allowed;
mod backend;
mod identify;
mod model;
mod spans;
mod tokens;

pub use allowed::Allowed;
pub use backend::{Identify, Whatlang};
pub use identify::{Ranked, identify, identify_batch};
pub use model::ranker::{Drogman, Label, label};
pub use spans::{LanguageSpan, Level, Reason, Seams, spans, spans_of};

/// What the recipe of the model files needs (`cargo xt detect-model`): no part of the interface.
#[doc(hidden)]
pub mod recipe {
    pub use crate::model::lanes::{Lane, NOISE, OTHER, PAIR, lanes};
    pub use crate::model::letters::{END, Group, Letter, START, letter};
    pub use crate::model::table::{
        CODE_BITS, MOST_STEPS, UNITS, WORD_UNIT, each_group, fingerprint, place_of,
    };
    pub use crate::model::{HEADER, assemble, checksum, files, is_whole};
    pub use crate::tokens::{Kind, Token, Tokens};
}
