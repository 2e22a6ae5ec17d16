//! What holds of every text, however nasty.

mod support;

use drogman_normalize::{Normalized, Options, Profile, Protection, normalize};
use drogman_text::{ByteSpan, EditMap, LanguageTag};
use proptest::prelude::*;
use std::borrow::Cow;
use support::nasty::{Settings, cases, nasty, settings};
use support::{HOUSE, proven, proven_in_style};

proptest! {
    #![proptest_config(cases(6000))]

    #[test]
    fn there_and_back_and_once_is_enough(
        text in nasty(),
        settings in settings(),
    ) {
        let Settings { profile, language, style, protect, habits } = settings;
        proven_in_style(&text, profile, language.as_str(), &habits, protect, style);
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
    fn plain_text_is_borrowed(text in "[a-zA-CE-LNOQ-Z, \u{E9}\u{E8}\u{C0}\u{410}-\u{44F}]{0,40}", french in any::<bool>()) {
        // No title without its first letter, and a blank before a comma is a fault.
        let text = text.replace(',', "x,");
        let language = if french { LanguageTag::french() } else { LanguageTag::english() };
        let house = HOUSE;
        let options = Options::new(Profile::Translator, &language, &house);
        let normalized = normalize(&text, &options);
        prop_assert!(matches!(normalized.text, Cow::Borrowed(_)), "{:?}", normalized.edits);
        prop_assert!(normalized.edits.is_empty());
    }

    #[test]
    fn maps_are_monotone_and_cover_every_byte(text in nasty(), settings in settings()) {
        let Normalized { text: view, edits, .. } = normalize(&text, &settings.options());
        prop_assert_eq!(edits.to_source(0).min(edits.to_view(0)), 0);
        prop_assert_eq!(edits.to_source(view.len() as u32), text.len() as u32);
        prop_assert_eq!(edits.to_view(text.len() as u32), view.len() as u32);
        let steps = |from: &str| (0..=from.len() as u32).filter(|at| from.is_char_boundary(*at as usize)).collect::<Vec<_>>();
        for pair in steps(&view).windows(2) {
            let (at, next) = (pair[0], pair[1]);
            prop_assert!(edits.to_source(at) <= edits.to_source(next));
            prop_assert!(text.is_char_boundary(edits.to_source(at) as usize));
            let span = edits.span_to_source(ByteSpan::new(at, next));
            prop_assert!(text.get(span.range()).is_some());
            // What no edit made is the source's own.
            if let Some(edit) = edits.explain(at) {
                prop_assert!(edit.view.is_empty() || edit.view.contains(ByteSpan::new(at, next)));
            } else {
                prop_assert_eq!(span.slice(&text), ByteSpan::new(at, next).slice(&view));
            }
        }
        for pair in steps(&text).windows(2) {
            let (at, next) = (pair[0], pair[1]);
            prop_assert!(edits.to_view(at) <= edits.to_view(next));
            prop_assert!(view.is_char_boundary(edits.to_view(at) as usize));
            prop_assert!(view.get(edits.span_to_view(ByteSpan::new(at, next)).range()).is_some());
            if let Some(edit) = edits.explain_source(at) {
                prop_assert!(edit.source.is_empty() || edit.source.contains(ByteSpan::new(at, next)));
            } else {
                prop_assert_eq!(edits.to_source(edits.to_view(at)), at);
            }
        }
    }

    #[test]
    fn layers_may_be_composed_in_any_order(
        text in nasty(),
        first in settings(),
        second in settings(),
        third in settings(),
    ) {
        let one = normalize(&text, &first.options());
        let two = normalize(&one.text, &second.options());
        let three = normalize(&two.text, &third.options());
        let head = one.edits.compose(&text, &two.edits, &two.text);
        prop_assert_eq!(head.check(&text, &two.text), Ok(()));
        let left = head.compose(&text, &three.edits, &three.text);
        let tail = two.edits.compose(&one.text, &three.edits, &three.text);
        let right = one.edits.compose(&text, &tail, &three.text);
        prop_assert_eq!(left.check(&text, &three.text), Ok(()));
        prop_assert_eq!(right.check(&text, &three.text), Ok(()));
        let spans = |map: &EditMap| map.edits().map(|edit| (edit.source, edit.view)).collect::<Vec<_>>();
        prop_assert_eq!(spans(&left), spans(&right));
    }
}
