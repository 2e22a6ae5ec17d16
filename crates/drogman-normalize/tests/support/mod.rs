//! What the test files share.

#[allow(dead_code, reason = "each test file is a crate of its own, and not all need it")]
pub(crate) mod nasty;

use drogman_normalize::{Habits, Normalized, Options, Profile, Protection, Style, normalize};
use drogman_text::LanguageTag;

/// A document that votes for curly apostrophes and spaced marks.
#[allow(dead_code, reason = "each test file is a crate of its own, and not all need it")]
pub(crate) const HOUSE: Habits = Habits {
    straight_apostrophes: 0,
    curly_apostrophes: 20,
    spaced_marks: 20,
    tight_marks: 0,
    wide_no_break_marks: 0,
    narrow_no_break_marks: 0,
    capital_starts: 0,
    small_starts: 0,
    abbreviations: std::collections::BTreeMap::new(),
};

#[allow(dead_code, reason = "each test file is a crate of its own, and not all need it")]
/// [`proven_in_style`] in the style of the language.
pub(crate) fn proven<'a>(
    text: &'a str,
    profile: Profile,
    language: &str,
    habits: &Habits,
    protect: Protection,
) -> Normalized<'a> {
    proven_in_style(text, profile, language, habits, protect, Style::default())
}

/// Normalizes running text and proves what must hold of every result: the edits lead there and back, and a second
/// time changes nothing.
pub(crate) fn proven_in_style<'a>(
    text: &'a str,
    profile: Profile,
    language: &str,
    habits: &Habits,
    protect: Protection,
    style: Style,
) -> Normalized<'a> {
    let tag = LanguageTag::parse(language);
    assert!(tag.is_some(), "{language} is not a language tag");
    let language = tag.unwrap_or_else(LanguageTag::und);
    let options = Options { protect, style, ..Options::new(profile, &language, habits) };
    let normalized = normalize(text, &options);
    assert_eq!(normalized.edits.check(text, &normalized.text), Ok(()), "{text:?} -> {:?}", normalized.text);
    let again = normalize(&normalized.text, &options);
    assert_eq!(again.text, normalized.text, "a second time changes more, from {text:?}");
    assert!(again.edits.is_empty());
    for remark in &normalized.remarks {
        assert!(text.get(remark.span.range()).is_some(), "{remark:?} lies outside {text:?}");
    }
    normalized
}
