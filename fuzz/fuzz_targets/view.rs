//! Any text in either language: sentences cover it, the view leads back, a second pass changes nothing.
#![no_main]

use drogman_normalize::{Options, Profile, habits, normalize};
use drogman_segment::{sentences, words};
use drogman_text::LanguageTag;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for language in [LanguageTag::english(), LanguageTag::french(), LanguageTag::und()] {
        let mut at = 0;
        for sentence in sentences(text, &language) {
            let gap = &text[at..sentence.span.range().start];
            assert!(gap.chars().all(char::is_whitespace), "sentences({text:?}, {language})");
            at = sentence.span.range().end;
        }
        assert!(text[at..].chars().all(char::is_whitespace), "sentences({text:?}, {language})");
        let mut at = 0;
        for word in words(text, &language) {
            let fits = word.span.start() >= at && !word.span.slice(text).is_empty();
            assert!(fits, "words({text:?}, {language})");
            at = word.span.end();
        }
        let learnt = habits(text);
        for profile in Profile::ALL {
            let options = Options::new(profile, &language, &learnt);
            let once = normalize(text, &options);
            assert_eq!(
                once.edits.check(text, &once.text),
                Ok(()),
                "normalize({text:?}, {language}, {profile})"
            );
            assert!(
                normalize(&once.text, &options).edits.is_empty(),
                "not idempotent: {text:?} {language} {profile}"
            );
        }
    }
});
