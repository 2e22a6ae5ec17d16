//! Which rules have a say under the options of a text, so that what only silent rules ask about is not looked at.

use crate::options::Options;
use crate::pass::Language;
use crate::rules::{self as rule, Action, Rule};
use crate::setting::Setting;

/// What is looked for.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own, and any may be asked with any"
)]
pub(crate) struct Plan {
    /// Blanks, guillemets and spacing accents, which no rule changes that every language has but where a no-break space
    /// stands between two words.
    pub(crate) blanks: bool,
    /// `'`
    pub(crate) apostrophes: bool,
    /// `"`, and the curly ones where they are changed.
    pub(crate) quotes: bool,
    pub(crate) curly_quotes: bool,
    /// `.`
    pub(crate) dots: bool,
    /// `; : ! ?` without a blank before them.
    pub(crate) tight_marks: bool,
    /// A space behind a figure or before one, what touches a figure, and the capitals of titles.
    pub(crate) figures: bool,
    /// A space before a comma, a full stop, inside brackets, behind an apostrophe.
    pub(crate) loose: bool,
    /// A space before a hyphen.
    pub(crate) hyphens: bool,
    /// A space beside a dash.
    pub(crate) asides: bool,
    /// A carriage return.
    pub(crate) line_ends: bool,
    /// `oe`
    pub(crate) ligature_words: bool,
}

impl Plan {
    /// What the options ask for.
    pub(crate) fn of(options: &Options<'_>, language: Language, setting: &Setting) -> Self {
        let speaks = |rule: &Rule| rule.action(options.profile) != Action::Off && rule.speaks(language);
        Self {
            blanks: true,
            apostrophes: speaks(&rule::APOSTROPHE) && options.habits.prefer_curly_apostrophes(),
            quotes: speaks(&rule::QUOTES),
            curly_quotes: speaks(&rule::QUOTES) && language == Language::French,
            dots: speaks(&rule::ELLIPSIS) || speaks(&rule::GLUED_SENTENCE),
            tight_marks: speaks(&rule::MISSING_SPACE) && setting.inserts,
            figures: speaks(&rule::NUMBER_SPACE),
            loose: speaks(&rule::SPACE_BEFORE_COMMA),
            hyphens: speaks(&rule::DASH),
            asides: speaks(&rule::ASIDE_SPACE),
            line_ends: speaks(&rule::LINE_END),
            ligature_words: speaks(&rule::LIGATURE_WORD),
        }
    }

    /// Whether so much is looked for that few places are passed over.
    pub(crate) const fn is_dense(self) -> bool {
        self.apostrophes
            || self.quotes
            || self.dots
            || self.tight_marks
            || self.figures
            || self.hyphens
            || self.asides
    }
}
