//! One text, one answer with its rivals.

use crate::{Allowed, Drogman, Identify as _};
use drogman_text::LanguageTag;

/// Languages with probabilities that sum to one, `und` among them, best first.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// Each allowed language and `und`, with its probability, descending; ties in the order of [`Allowed`].
    pub probabilities: Vec<(LanguageTag, f64)>,
    /// What decided: `script`, `words`, `trigrams`, `no-letters`, `no-evidence`.
    pub reason: &'static str,
    /// How many words were looked at.
    pub n_words: usize,
}

impl Ranked {
    /// The best answer.
    pub fn language(&self) -> LanguageTag {
        self.probabilities.first().map_or_else(LanguageTag::und, |row| row.0.clone())
    }

    /// Its probability.
    pub fn confidence(&self) -> f64 {
        self.probabilities.first().map_or(1.0, |row| row.1)
    }

    /// The probability of a language.
    pub fn probability(&self, language: &LanguageTag) -> f64 {
        self.probabilities.iter().find(|row| row.0 == *language).map_or(0.0, |row| row.1)
    }
}

/// The language of a text among the allowed ones, or `und`.
///
/// By the model of this crate ([`Drogman`]): its words and letter groups, those of the languages that are not allowed
/// among them, speak for a language or for `und`. Addresses and code are no words of any language.
///
/// # Example: what is not allowed is unknown, not English
///
/// ```
/// use drogman_detect::{Allowed, identify};
/// let allowed = Allowed::of(&["en", "fr"]);
/// assert_eq!(identify("Die Sitzung ist noch nicht zu Ende.", &allowed).language().as_str(), "und");
/// assert_eq!(identify("Նիստն ավարտված է։", &allowed).language().as_str(), "und");
/// let more = Allowed::of(&["en", "hy"]);
/// assert_eq!(identify("Նիստն ավարտված է։", &more).language().as_str(), "hy");
/// ```
pub fn identify(text: &str, allowed: &Allowed) -> Ranked {
    Drogman.rank(text, allowed)
}

/// [`identify`] for many texts, in their order.
///
/// # Example: two lines
///
/// ```
/// use drogman_detect::{Allowed, identify_batch};
/// let found = identify_batch(["Where is it?", "Où est-ce que c'est ?"], &Allowed::of(&["en", "fr"]));
/// assert_eq!(found.iter().map(|f| f.language().to_string()).collect::<Vec<_>>(), ["en", "fr"]);
/// ```
pub fn identify_batch<'a>(texts: impl IntoIterator<Item = &'a str>, allowed: &Allowed) -> Vec<Ranked> {
    texts.into_iter().map(|text| identify(text, allowed)).collect()
}
