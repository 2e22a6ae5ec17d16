//! What holds of every text, however nasty.

mod support;

use drogman_normalize::{Habits, Options, Profile, Protection, Style, habits, normalize};
use drogman_text::LanguageTag;
use proptest::prelude::*;
use std::borrow::Cow;
use support::{HOUSE, proven, proven_in_style};

/// Pieces that rules begin at, look for or produce.
const PIECES: &[&str] = &[
    "a",
    "mot",
    "A",
    "\u{C9}",
    "\u{E9}",
    "l",
    "km",
    "10",
    "6",
    "M",
    "\n",
    "\n\n",
    "\t",
    " ",
    " ",
    " ",
    "\u{A0}",
    "\u{202F}",
    ":",
    ";",
    "!",
    "?",
    ".",
    "...",
    "..",
    ",",
    "'",
    "'",
    "\"",
    "\"",
    "\u{AB}",
    "\u{BB}",
    "\u{201C}",
    "\u{201D}",
    "\u{2019}",
    "(",
    ")",
    "`",
    "``",
    "--",
    " -- ",
    "-",
    "/",
    "://",
    "http://a",
    "www.a.b",
    "x@y.fr",
    "=",
    "&",
    "&amp;",
    "&eacute;",
    "eacute;",
    "&#39;",
    "&#59",
    "&#59;",
    "&#x301;",
    "&nbsp;",
    "&quot;",
    "&laquo;",
    "&#38",
    "#",
    "amp;",
    "\u{301}",
    "\u{308}",
    "\u{323}",
    "e",
    "\u{212B}",
    "\u{AD}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{2060}",
    "\u{200D}",
    "\u{202E}",
    "\u{C3}",
    "\u{C2}",
    "\u{E2}\u{20AC}",
    "\u{2122}",
    "\u{A9}",
    "\u{192}",
    "\u{82}",
    "\u{83}",
    "\u{92}",
    "\u{85}",
    "\u{D0}",
    "\u{9C}",
    "\u{C5}\u{201C}",
    "\u{F0}\u{178}\u{2DC}\u{20AC}",
    "\u{FB01}",
    "\u{2022}",
    "\u{3A9}",
    "\u{1100}",
    "\u{1161}",
    "\u{11A8}",
    "\u{915}",
    "\u{93C}",
    "'90s",
    "'em",
    "\u{2026}",
];

fn nasty() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

fn some_habits() -> impl Strategy<Value = Habits> {
    prop_oneof![
        Just(Habits::default()),
        Just(HOUSE),
        Just(Habits { wide_no_break_marks: 9, ..HOUSE }),
        Just(Habits { straight_apostrophes: 90, tight_marks: 90, ..HOUSE }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn there_and_back_and_once_is_enough(
        text in nasty(),
        votes in some_habits(),
        language in prop::sample::select(&["fr", "fr-CA", "en", "und", "ru"][..]),
        profile in prop::sample::select(&Profile::ALL[..]),
        style in prop::sample::select(&["", "fr-FR", "fr-CH,en-GB", "fr-CA", "wide", "narrow"][..]),
        protect in prop::sample::select(&[Protection::None, Protection::Tabular][..]),
    ) {
        let style = style.parse::<Style>().unwrap_or_default();
        proven_in_style(&text, profile, language, &votes, protect, style);
    }

    #[test]
    fn any_unicode_goes_there_and_back(text in "\\PC{0,40}", french in any::<bool>()) {
        let language = if french { "fr" } else { "en" };
        proven(&text, Profile::Translator, language, &HOUSE, Protection::None);
        for profile in [Profile::Archive, Profile::MtTraining, Profile::SearchKey] {
            proven(&text, profile, language, &HOUSE, Protection::None);
        }
    }

    #[test]
    fn the_archive_is_canonical_composition_of_undamaged_text(text in "[a-z\u{E0}-\u{EF}\u{300}-\u{345}\u{410}-\u{44F} ]{0,30}") {
        use unicode_normalization::UnicodeNormalization;
        let found = proven(&text, Profile::Archive, "und", &HOUSE, Protection::None).text;
        prop_assert_eq!(found, text.nfc().collect::<String>());
    }

    #[test]
    fn votes_add_up_over_paragraphs(parts in prop::collection::vec(nasty(), 0..4)) {
        let whole = habits(&parts.join("\n\n"));
        let mut sum = Habits::default();
        for part in &parts {
            sum.merge(&habits(part));
        }
        prop_assert_eq!(whole, sum);
    }

    #[test]
    fn plain_text_is_borrowed(text in "[a-zA-Z, \u{E9}\u{E8}\u{C0}\u{410}-\u{44F}]{0,40}", french in any::<bool>()) {
        let language = if french { LanguageTag::french() } else { LanguageTag::english() };
        let house = HOUSE;
        let options = Options::new(Profile::Translator, &language, &house);
        let normalized = normalize(&text, &options);
        prop_assert!(matches!(normalized.text, Cow::Borrowed(_)), "{:?}", normalized.edits);
        prop_assert!(normalized.edits.is_empty());
    }
}
