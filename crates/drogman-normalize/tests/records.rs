//! What is stored of a result, and what a result votes for itself.

mod support;

use drogman_normalize::{EditRecord, Options, Profile, habits, normalize};
use drogman_text::LanguageTag;
use proptest::prelude::*;
use support::nasty::{Settings, cases, nasty, paragraphs, settings};

proptest! {
    #![proptest_config(cases(3000))]

    #[test]
    fn a_record_repeats_and_undoes(text in paragraphs(), settings in settings()) {
        let first = normalize(&text, &settings.options());
        let stored = serde_json::to_string(&EditRecord::new(&settings.options(), &first)).unwrap_or_default();
        let read = serde_json::from_str::<EditRecord>(&stored);
        prop_assert!(read.is_ok(), "{:?}", read);
        if let Ok(record) = read {
            prop_assert_eq!(&record.revert(&first.text), &text);
            prop_assert_eq!(&normalize(&text, &record.options()), &first);
            prop_assert!(normalize(&first.text, &record.options()).edits.is_empty());
        }
    }

    #[test]
    fn a_view_agrees_with_its_own_votes(text in prop_oneof![nasty(), paragraphs()], settings in settings()) {
        let votes = habits(&text);
        let options = Options { habits: &votes, ..settings.options() };
        let view = normalize(&text, &options).text;
        let fresh = habits(&view);
        let again = normalize(&view, &Options { habits: &fresh, ..options });
        prop_assert!(again.edits.is_empty(), "{:?} votes {:?}: {:?}", view, fresh, again.edits);
    }
}

/// A vote that is just not carried in the source and would be in the view, were its sites not counted in both.
#[test]
fn votes_do_not_turn() {
    let french = LanguageTag::french();
    for (text, twist) in [
        ("mot ? ", "\"mot\" ? Mot? "),
        ("mot ? ", "\"mot ?\" Mot? "),
        ("mot ? ", "\u{201C}mot ?\u{201D} Mot? "),
        ("mot ? ", "mot&nbsp;? Mot? "),
        ("mot ? ", "mot\u{200B} ? Mot? "),
        ("l\u{2019}a ", "l\u{2018}a l'a "),
        ("l\u{2019}a ", "l&rsquo;a l'a "),
        ("l\u{2019}a ", "l\u{E2}\u{20AC}\u{2122}a l'a "),
    ] {
        for n in 0..8 {
            let text = text.repeat(n) + twist;
            let settings = Settings {
                profile: Profile::Translator,
                language: french.clone(),
                style: "".parse().unwrap_or_default(),
                protect: drogman_normalize::Protection::None,
                habits: habits(&text),
            };
            let view = normalize(&text, &settings.options()).text;
            let fresh = Settings { habits: habits(&view), ..settings.clone() };
            assert_eq!(normalize(&view, &fresh.options()).text, view, "from {text:?}");
        }
    }
}
