//! The rules as data: what each is called, on whose authority it acts, and what it must not do.

mod key;
mod repair;
mod spacing;
mod typography;

pub(crate) use key::*;
pub(crate) use repair::*;
pub(crate) use spacing::*;
pub(crate) use typography::*;

use crate::Profile;
use crate::pass::Language;

/// What a profile does where a rule applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// The text is changed.
    Edit,
    /// The text is left; a remark says what was seen.
    Report,
    /// Nothing: the rule is a matter of style that the profile does not have.
    Off,
}

/// A text before and after a rule, in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// The source.
    pub before: &'static str,
    /// The view under the profile that the rule is [`shown`](Rule::shown) by; equal to `before` in a counter-example.
    pub after: &'static str,
    /// The language tag.
    pub language: &'static str,
}

/// One rule of normalization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The stable id that edits and remarks carry.
    pub id: &'static str,
    /// What it does, in a few words.
    pub title: &'static str,
    /// Whose rule it is.
    pub authority: &'static str,
    /// Primary language subtags; empty when the rule holds in every language.
    pub languages: &'static [&'static str],
    /// What the profile `archive` does.
    pub archive: Action,
    /// What the profile `translator` does.
    pub translator: Action,
    /// What the profile `mt-training` does.
    pub mt_training: Action,
    /// What the profile `search-key` does.
    pub search_key: Action,
    /// The profile under which the examples hold.
    pub shown: Profile,
    /// Whether the rule also acts on tabular lines.
    pub tabular: bool,
    /// Whether the source follows from the view alone, without the edit list. Every edit is reversible with it.
    pub reversible: bool,
    /// What a remark says.
    pub remark: &'static str,
    /// What it does, under [`shown`](Self::shown), in a document that votes for curly apostrophes and spaced marks.
    pub examples: &'static [Example],
    /// What it must leave alone there.
    pub counter_examples: &'static [Example],
}

impl Rule {
    /// What a profile does where this rule applies.
    ///
    /// # Example: entities are kept by the archive alone
    ///
    /// ```
    /// use drogman_normalize::{Action, Profile, rules};
    /// let entity = rules().iter().find(|rule| rule.id == "entity").unwrap();
    /// assert_eq!(entity.action(Profile::Archive), Action::Report);
    /// assert_eq!(entity.action(Profile::Translator), Action::Edit);
    /// ```
    pub const fn action(&self, profile: Profile) -> Action {
        match profile {
            Profile::Archive => self.archive,
            Profile::Translator => self.translator,
            Profile::MtTraining => self.mt_training,
            Profile::SearchKey => self.search_key,
        }
    }

    /// Whether the rule holds in a language. Those of some languages alone name French, English or both.
    pub(crate) fn speaks(&self, language: Language) -> bool {
        self.languages.is_empty()
            || match language {
                Language::French => self.languages.iter().any(|tag| matches!(*tag, "fr")),
                Language::English => self.languages.iter().any(|tag| matches!(*tag, "en")),
                Language::Other => false,
            }
    }
}

const LEXIQUE: &str = "Lexique des r\u{E8}gles typographiques en usage \u{E0} l\u{2019}Imprimerie nationale";

/// A rule that says nothing yet; the tables fill in what differs.
const BLANK: Rule = Rule {
    id: "",
    title: "",
    authority: "",
    languages: &[],
    archive: Action::Off,
    translator: Action::Edit,
    mt_training: Action::Off,
    search_key: Action::Off,
    shown: Profile::Translator,
    tabular: false,
    reversible: false,
    remark: "",
    examples: &[],
    counter_examples: &[],
};

/// An example, short to write.
const fn example(before: &'static str, after: &'static str, language: &'static str) -> Example {
    Example { before, after, language }
}

/// A counter-example, short to write.
const fn left(text: &'static str, language: &'static str) -> Example {
    Example { before: text, after: text, language }
}

/// Every rule, repairs first.
static RULES: &[Rule] = &[
    COMPOSITION,
    MOJIBAKE,
    MOJIBAKE_LOST_SPACE,
    MOJIBAKE_LOST_BYTE,
    C1_CONTROL,
    ENTITY,
    SOFT_HYPHEN,
    ZERO_WIDTH,
    DIRECTION_CONTROL,
    LIGATURE,
    STRAY_NO_BREAK,
    HIGH_PUNCTUATION,
    MISSING_SPACE,
    GUILLEMET_SPACE,
    SPACE_BEFORE_MARK,
    SPACE_BEHIND_MARK,
    SPACE_BEFORE_COMMA,
    ELISION_SPACE,
    DOUBLE_SPACE,
    NUMBER_SPACE,
    MISSING_NUMBER_SPACE,
    ABBREVIATION_SPACE,
    QUOTES,
    SINGLE_QUOTES,
    APOSTROPHE,
    ELLIPSIS,
    DASH,
    INCLUSIVE_POINT,
    ASIDE_SPACE,
    LIGATURE_WORD,
    GLUED_SENTENCE,
    APOSTROPHE_LIKE,
    PLAIN_SPACE,
    FULLWIDTH,
    LINE_END,
    HOMOGLYPH,
    FOLD,
    SEPARATOR,
];

/// Every rule that there is.
///
/// # Example: the documentation of a rule
///
/// ```
/// use drogman_normalize::rules;
/// let ellipsis = rules().iter().find(|rule| rule.id == "ellipsis").unwrap();
/// assert_eq!(ellipsis.languages, ["fr", "en"]);
/// assert!(!ellipsis.counter_examples.is_empty());
/// ```
pub fn rules() -> &'static [Rule] {
    RULES
}
