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
/// assert!("fr-FR,fr-CH".parse::<Style>().is_err());
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

/// Names that make no style: one that is unknown, or two that contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownStyle {
    problem: Problem,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Problem {
    Unknown(String),
    /// The two names, and what they are both for.
    Rivals {
        first: &'static str,
        second: &'static str,
        subject: &'static str,
    },
}

impl fmt::Display for UnknownStyle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.problem {
            Problem::Unknown(name) => write!(
                f,
                "'{name}' is not a house style; use fr-FR, fr-CA, fr-CH, en-US, en-GB, narrow or wide, joined by commas"
            ),
            Problem::Rivals { first, second, subject } => {
                write!(f, "{first} and {second} are both for {subject}; give one of them")
            }
        }
    }
}

impl std::error::Error for UnknownStyle {}

impl FromStr for Style {
    type Err = UnknownStyle;

    fn from_str(names: &str) -> Result<Self, Self::Err> {
        let mut style = Self::default();
        for name in names.split(',').map(str::trim) {
            match name {
                "fr-FR" => choose(&mut style.french, FrenchHouse::France)?,
                "fr-CA" => choose(&mut style.french, FrenchHouse::Canada)?,
                "fr-CH" => choose(&mut style.french, FrenchHouse::Switzerland)?,
                "en-US" => choose(&mut style.english, EnglishHouse::UnitedStates)?,
                "en-GB" => choose(&mut style.english, EnglishHouse::UnitedKingdom)?,
                "narrow" => choose(&mut style.no_break, NoBreak::Narrow)?,
                "wide" => choose(&mut style.no_break, NoBreak::Wide)?,
                "" | "language" => {}
                _ => return Err(UnknownStyle { problem: Problem::Unknown(name.to_owned()) }),
            }
        }
        Ok(style)
    }
}

/// A part of a style that can be named.
trait Choice: Copy + Default + PartialEq {
    /// What it decides.
    const SUBJECT: &'static str;

    /// Its name; empty for the default.
    fn name(self) -> &'static str;
}

impl Choice for FrenchHouse {
    const SUBJECT: &'static str = "French";

    fn name(self) -> &'static str {
        match self {
            Self::ByLanguage => "",
            Self::France => "fr-FR",
            Self::Canada => "fr-CA",
            Self::Switzerland => "fr-CH",
        }
    }
}

impl Choice for EnglishHouse {
    const SUBJECT: &'static str = "English";

    fn name(self) -> &'static str {
        match self {
            Self::ByLanguage => "",
            Self::UnitedStates => "en-US",
            Self::UnitedKingdom => "en-GB",
        }
    }
}

impl Choice for NoBreak {
    const SUBJECT: &'static str = "the no-break spaces";

    fn name(self) -> &'static str {
        match self {
            Self::House => "",
            Self::Narrow => "narrow",
            Self::Wide => "wide",
        }
    }
}

/// Makes a choice that was not made otherwise before.
fn choose<T: Choice>(chosen: &mut T, choice: T) -> Result<(), UnknownStyle> {
    if *chosen != T::default() && *chosen != choice {
        let problem = Problem::Rivals { first: chosen.name(), second: choice.name(), subject: T::SUBJECT };
        return Err(UnknownStyle { problem });
    }
    *chosen = choice;
    Ok(())
}

impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = [self.french.name(), self.english.name(), self.no_break.name()];
        let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
        f.write_str(if names.is_empty() { "language" } else { "" })?;
        f.write_str(&names.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_choices_for_one_thing_are_refused_by_name() {
        let told = |names: &str| names.parse::<Style>().unwrap_err().to_string();
        assert_eq!(told("fr-FR,fr-CH"), "fr-FR and fr-CH are both for French; give one of them");
        assert_eq!(told("en-GB, fr-CA,en-US"), "en-GB and en-US are both for English; give one of them");
        assert_eq!(told("wide,narrow"), "wide and narrow are both for the no-break spaces; give one of them");
        assert!(told("fr-BE").starts_with("'fr-BE' is not a house style"));
        assert_eq!("fr-CA,fr-CA".parse::<Style>().unwrap().to_string(), "fr-CA");
    }
}
