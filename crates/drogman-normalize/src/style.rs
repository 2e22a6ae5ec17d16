//! House styles: how each variety of a language sets what it sets differently.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The French that the typography follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FrenchHouse {
    /// What the language tag says: `fr-CA` and `fr-CH` their own, every other as in France.
    #[default]
    #[serde(rename = "language")]
    ByLanguage,
    /// Narrow no-break spaces before `; ! ?`, full ones before `:` and inside guillemets.
    #[serde(rename = "fr-FR")]
    France,
    /// `; ! ?` stand tight: no space is inserted; figures are grouped by U+00A0.
    #[serde(rename = "fr-CA")]
    Canada,
    /// Narrow no-break spaces everywhere, guillemets included; `‹ ›` for the inner quotation.
    #[serde(rename = "fr-CH")]
    Switzerland,
}

/// The English that the typography follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EnglishHouse {
    /// What the language tag says: `en-GB` its own, every other as in the United States.
    #[default]
    #[serde(rename = "language")]
    ByLanguage,
    /// A closed em dash.
    #[serde(rename = "en-US")]
    UnitedStates,
    /// A spaced en dash. Quotation marks stay double outside, as in the locale data of Unicode.
    #[serde(rename = "en-GB")]
    UnitedKingdom,
}

/// How wide the no-break spaces of French are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoBreak {
    /// As the house has it; before `; ! ?` as the document has it where it votes for U+00A0.
    #[default]
    House,
    /// U+202F everywhere but before the colon, which keeps what the house sets.
    Narrow,
    /// U+00A0 everywhere, for programs that cannot show U+202F.
    Wide,
}

/// A house style, one choice for each language, so that a bilingual dossier takes one value.
///
/// # Example: by name
///
/// ```
/// use drogman_normalize::{EnglishHouse, FrenchHouse, NoBreak, Style};
/// let style: Style = "fr-CH,en-GB,wide".parse().unwrap();
/// assert_eq!((style.french, style.english), (FrenchHouse::Switzerland, EnglishHouse::UnitedKingdom));
/// assert_eq!(style.no_break, NoBreak::Wide);
/// assert_eq!(style.to_string(), "fr-CH,en-GB,wide");
/// assert!("fr-BE".parse::<Style>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Style {
    /// For French text.
    pub french: FrenchHouse,
    /// For English text.
    pub english: EnglishHouse,
    /// The width of the no-break spaces.
    pub no_break: NoBreak,
}

/// A style name that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownStyle {
    name: String,
}

impl fmt::Display for UnknownStyle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        write!(
            f,
            "'{name}' is not a house style; use fr-FR, fr-CA, fr-CH, en-US, en-GB, narrow or wide, joined by commas"
        )
    }
}

impl std::error::Error for UnknownStyle {}

impl FromStr for Style {
    type Err = UnknownStyle;

    fn from_str(names: &str) -> Result<Self, Self::Err> {
        let mut style = Self::default();
        for name in names.split(',').map(str::trim) {
            match name {
                "fr-FR" => style.french = FrenchHouse::France,
                "fr-CA" => style.french = FrenchHouse::Canada,
                "fr-CH" => style.french = FrenchHouse::Switzerland,
                "en-US" => style.english = EnglishHouse::UnitedStates,
                "en-GB" => style.english = EnglishHouse::UnitedKingdom,
                "narrow" => style.no_break = NoBreak::Narrow,
                "wide" => style.no_break = NoBreak::Wide,
                "" | "language" => {}
                _ => return Err(UnknownStyle { name: name.to_owned() }),
            }
        }
        Ok(style)
    }
}

impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let french = match self.french {
            FrenchHouse::ByLanguage => "",
            FrenchHouse::France => "fr-FR",
            FrenchHouse::Canada => "fr-CA",
            FrenchHouse::Switzerland => "fr-CH",
        };
        let english = match self.english {
            EnglishHouse::ByLanguage => "",
            EnglishHouse::UnitedStates => "en-US",
            EnglishHouse::UnitedKingdom => "en-GB",
        };
        let no_break = match self.no_break {
            NoBreak::House => "",
            NoBreak::Narrow => "narrow",
            NoBreak::Wide => "wide",
        };
        let names: Vec<&str> =
            [french, english, no_break].into_iter().filter(|name| !name.is_empty()).collect();
        f.write_str(if names.is_empty() { "language" } else { "" })?;
        f.write_str(&names.join(","))
    }
}
