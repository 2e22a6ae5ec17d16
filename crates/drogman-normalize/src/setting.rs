//! What profile, style and language come to for one text: the very characters that the rules write.

use crate::options::{Options, Profile};
use crate::style::{EnglishHouse, FrenchHouse, NoBreak};

const WIDE: &str = "\u{A0}";
const NARROW: &str = "\u{202F}";

/// The characters that typography writes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    /// Inside guillemets.
    pub(crate) guillemet: &'static str,
    /// Before a colon.
    pub(crate) colon: &'static str,
    /// Before `; ! ?`.
    pub(crate) mark: &'static str,
    /// Between groups of three figures.
    pub(crate) group: &'static str,
    /// Whether a space that is missing before a mark may be inserted.
    pub(crate) inserts: bool,
    /// The outer quotation marks, blanks included.
    pub(crate) outer: (&'static str, &'static str),
    /// The quotation marks inside others.
    pub(crate) inner: (&'static str, &'static str),
    /// On the inner side of the dashes of an aside.
    pub(crate) aside: &'static str,
    /// What two spaced hyphens become, blanks included.
    pub(crate) dash: &'static str,
}

/// Whether a language tag has this region.
fn has_region(tag: &str, region: &str) -> bool {
    tag.split('-').skip(1).any(|subtag| subtag.eq_ignore_ascii_case(region))
}

impl Setting {
    /// What the options come to.
    pub(crate) fn of(options: &Options<'_>) -> Self {
        let english = Self {
            guillemet: WIDE,
            colon: WIDE,
            mark: NARROW,
            group: NARROW,
            inserts: false,
            outer: ("\u{201C}", "\u{201D}"),
            inner: ("\u{201C}", "\u{201D}"),
            aside: WIDE,
            dash: "\u{2014}",
        };
        match options.language.primary() {
            "fr" => Self::french(options, english),
            "en" => {
                let british = match options.style.english {
                    EnglishHouse::ByLanguage => has_region(options.language.as_str(), "GB"),
                    EnglishHouse::UnitedStates => false,
                    EnglishHouse::UnitedKingdom => true,
                };
                Self { dash: if british { " \u{2013} " } else { "\u{2014}" }, ..english }
            }
            _ => english,
        }
    }

    fn french(options: &Options<'_>, base: Self) -> Self {
        let tag = options.language.as_str();
        let house = match options.style.french {
            FrenchHouse::ByLanguage if has_region(tag, "CA") => FrenchHouse::Canada,
            FrenchHouse::ByLanguage if has_region(tag, "CH") => FrenchHouse::Switzerland,
            other => other,
        };
        let swiss = house == FrenchHouse::Switzerland;
        let canada = house == FrenchHouse::Canada;
        let mut setting = Self {
            guillemet: if swiss { NARROW } else { WIDE },
            colon: if swiss { NARROW } else { WIDE },
            group: if canada { WIDE } else { NARROW },
            inserts: !canada,
            ..base
        };
        match options.style.no_break {
            NoBreak::House if options.habits.prefer_wide_no_break() => setting.mark = WIDE,
            NoBreak::House => {}
            NoBreak::Narrow => (setting.guillemet, setting.group) = (NARROW, NARROW),
            NoBreak::Wide => {
                (setting.guillemet, setting.colon) = (WIDE, WIDE);
                (setting.mark, setting.group) = (WIDE, WIDE);
            }
        }
        if options.profile == Profile::MtTraining {
            setting.guillemet = " ";
        }
        let wide = setting.guillemet == WIDE;
        setting.outer =
            if wide { ("\u{AB}\u{A0}", "\u{A0}\u{BB}") } else { ("\u{AB}\u{202F}", "\u{202F}\u{BB}") };
        if swiss {
            setting.inner = if wide {
                ("\u{2039}\u{A0}", "\u{A0}\u{203A}")
            } else {
                ("\u{2039}\u{202F}", "\u{202F}\u{203A}")
            };
        }
        setting
    }
}
