//! Language tags as the outputs carry them.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// Tags that texts come in by the million: kept once instead of once for each segment.
const COMMON: [&str; 24] = [
    "en", "fr", "und", "de", "es", "it", "pt", "nl", "ru", "uk", "hy", "hyw", "az", "tr", "ka", "fa", "ar",
    "he", "el", "zh", "en-GB", "en-US", "fr-FR", "fr-CA",
];

/// A BCP 47 language tag in canonical case (`fr`, `fr-CA`, `hy-Latn`, `und`).
///
/// The check is that of RFC 5646, section 2.1: well-formed, not registered. Grandfathered irregular tags other
/// than private use (`x-…`) are not taken, nor are languages of four to eight letters: none is registered, and
/// whoever writes `french` means `fr`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LanguageTag(Cow<'static, str>);

impl LanguageTag {
    /// The tag of undetermined language, the honest answer of a stage that does not know.
    pub fn und() -> Self {
        Self(Cow::Borrowed("und"))
    }

    /// English without a region.
    pub fn english() -> Self {
        Self(Cow::Borrowed("en"))
    }

    /// French without a region.
    pub fn french() -> Self {
        Self(Cow::Borrowed("fr"))
    }

    /// Reads a tag, setting the case that RFC 5646 recommends; `None` when it is not well-formed.
    ///
    /// # Example: case is repaired, nonsense is refused
    ///
    /// ```
    /// use drogman_text::LanguageTag;
    /// assert_eq!(LanguageTag::parse("FR-ca").map(|tag| tag.to_string()).as_deref(), Some("fr-CA"));
    /// assert_eq!(LanguageTag::parse("hy-latn").map(|tag| tag.to_string()).as_deref(), Some("hy-Latn"));
    /// assert!(LanguageTag::parse("french").is_none());
    /// ```
    pub fn parse(tag: &str) -> Option<Self> {
        let parts: Vec<&str> = tag.split('-').collect();
        let well_formed =
            parts.iter().all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
        let primary = parts.first()?;
        let primary_fits = primary.eq_ignore_ascii_case("x") && parts.len() > 1
            || (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
        if !well_formed || !primary_fits {
            return None;
        }
        let mut after_singleton = false;
        let mut canonical = String::with_capacity(tag.len());
        for (i, part) in parts.iter().enumerate() {
            if i > 0 {
                canonical.push('-');
            }
            let alphabetic = part.bytes().all(|b| b.is_ascii_alphabetic());
            if i > 0 && !after_singleton && part.len() == 2 && alphabetic {
                canonical.push_str(&part.to_ascii_uppercase());
            } else if i > 0 && !after_singleton && part.len() == 4 && alphabetic {
                let lower = part.to_ascii_lowercase();
                let (head, tail) = lower.split_at(1);
                canonical.push_str(&head.to_ascii_uppercase());
                canonical.push_str(tail);
            } else {
                canonical.push_str(&part.to_ascii_lowercase());
            }
            after_singleton |= part.len() == 1;
        }
        let common = COMMON.iter().find(|tag| **tag == canonical);
        Some(Self(common.map_or(Cow::Owned(canonical), |tag| Cow::Borrowed(*tag))))
    }

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language subtag: `fr` of `fr-CA`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or("und")
    }

    /// Whether this is `und`, with or without further subtags.
    pub fn is_und(&self) -> bool {
        self.primary() == "und"
    }

    /// Whether the two name the same language, regions and scripts left aside.
    ///
    /// # Example: a region does not make another language
    ///
    /// ```
    /// use drogman_text::LanguageTag;
    /// let canada = LanguageTag::parse("fr-CA").unwrap_or_else(LanguageTag::und);
    /// assert!(canada.same_language(&LanguageTag::french()));
    /// assert!(!LanguageTag::und().same_language(&LanguageTag::und()));
    /// ```
    pub fn same_language(&self, other: &Self) -> bool {
        !self.is_und() && self.primary() == other.primary()
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<LanguageTag> for String {
    fn from(tag: LanguageTag) -> Self {
        tag.0.into_owned()
    }
}

impl TryFrom<String> for LanguageTag {
    type Error = String;

    fn try_from(tag: String) -> Result<Self, Self::Error> {
        Self::parse(&tag).ok_or_else(|| format!("'{tag}' is not a BCP 47 language tag, such as fr or pt-BR"))
    }
}
