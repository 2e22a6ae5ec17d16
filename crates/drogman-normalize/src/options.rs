//! What a caller says, and what it gets back.

use crate::{Habits, Style};
use drogman_text::{ByteSpan, EditMap, LanguageTag};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// How far normalization may go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// Canonical composition and provably exact repairs; everything else that looks like a fault is reported.
    #[default]
    Archive,
    /// The house typography of a translator's desk, in the language of the text.
    Translator,
    /// Plain text for training: repaired, no invisible characters, one kind of space, quotation marks as found.
    MtTraining,
    /// A key for searching: compatibility composition, case, accents and punctuation folded. Lossy, so it is for
    /// comparing alone; the edits lead back.
    SearchKey,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Self; 4] = [Self::Archive, Self::Translator, Self::MtTraining, Self::SearchKey];

    /// The name that the command line and the configuration use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Archive => "archive",
            Self::Translator => "translator",
            Self::MtTraining => "mt-training",
            Self::SearchKey => "search-key",
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A profile name that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownProfile {
    name: String,
}

impl fmt::Display for UnknownProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is not a profile; use archive, translator, mt-training or search-key", self.name)
    }
}

impl std::error::Error for UnknownProfile {}

impl FromStr for Profile {
    type Err = UnknownProfile;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|profile| profile.as_str() == name)
            .ok_or_else(|| UnknownProfile { name: name.to_owned() })
    }
}

/// Which lines are to be spared the typographic rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Protection {
    /// Running text: every rule of the profile.
    #[default]
    None,
    /// Columns, rates, bylines: spaces and punctuation are layout, so only canonical composition, mojibake, soft
    /// hyphens and zero-width characters are touched.
    Tabular,
}

/// What to do to a text.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// How far to go.
    pub profile: Profile,
    /// The language of the text; `und` keeps to the rules that hold in every language.
    pub language: &'a LanguageTag,
    /// What the whole document votes for.
    pub habits: &'a Habits,
    /// Whether the text is laid out in columns.
    pub protect: Protection,
    /// The house style; by default what the language says.
    pub style: Style,
}

impl<'a> Options<'a> {
    /// Running text in the style of its language; the other fields are set where they differ.
    ///
    /// # Example: the Swiss house for French text
    ///
    /// ```
    /// use drogman_normalize::{FrenchHouse, Habits, Options, Profile, Style, normalize};
    /// use drogman_text::LanguageTag;
    ///
    /// let (french, votes) = (LanguageTag::french(), Habits::default());
    /// let swiss = Style { french: FrenchHouse::Switzerland, ..Style::default() };
    /// let options = Options { style: swiss, ..Options::new(Profile::Translator, &french, &votes) };
    /// assert_eq!(normalize("du \"Temps\"", &options).text, "du «\u{202F}Temps\u{202F}»");
    /// ```
    pub fn new(profile: Profile, language: &'a LanguageTag, habits: &'a Habits) -> Self {
        Self { profile, language, habits, protect: Protection::None, style: Style::default() }
    }
}

/// What was seen and not edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Where, in bytes of the source.
    pub span: ByteSpan,
    /// The id of the rule, as in [`rules`](crate::rules).
    pub rule: Cow<'static, str>,
    /// What is the matter, in one plain sentence.
    pub message: Cow<'static, str>,
}

/// A text as the profile wants it, with the way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalized<'a> {
    /// The view; borrowed when nothing was changed.
    pub text: Cow<'a, str>,
    /// The changes. An edit that two rules made together names both, joined by `+`.
    pub edits: EditMap,
    /// What was seen and left, by position in the source.
    pub remarks: Vec<Remark>,
}

impl Normalized<'_> {
    /// Sets the result of the next part of a text behind this one, which was made from the `source_len` bytes before
    /// it; the text must have been cut where it may be ([`cuts`](crate::cuts)). O(length of the next).
    ///
    /// # Example: two parts, normalized apart, are the whole
    ///
    /// ```
    /// use drogman_normalize::{Habits, Options, Profile, cuts, normalize};
    /// use drogman_text::LanguageTag;
    ///
    /// let (french, votes) = (LanguageTag::french(), Habits::default());
    /// let options = Options::new(Profile::Translator, &french, &votes);
    /// let text = "Un ?\n\nDeux !";
    /// let (head, tail) = text.split_at(cuts(text, options.profile).next().unwrap());
    /// let mut whole = normalize(head, &options);
    /// whole.append(head.len(), &normalize(tail, &options));
    /// assert_eq!(whole, normalize(text, &options));
    /// ```
    pub fn append(&mut self, source_len: usize, next: &Normalized<'_>) {
        let (source, view) = (ByteSpan::of(0..source_len).end(), ByteSpan::of(0..self.text.len()).end());
        self.edits.append(source, view, &next.edits);
        self.text.to_mut().push_str(&next.text);
        let moved = |remark: &Remark| Remark { span: remark.span.shifted(source), ..remark.clone() };
        self.remarks.extend(next.remarks.iter().map(moved));
    }
}
