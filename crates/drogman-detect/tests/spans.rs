//! Spans: the kinds of places where a language changes, and what holds for any text.
#![expect(clippy::disallowed_methods, reason = "tests read their cases")]

use drogman_detect::{Allowed, LanguageSpan, Level, Seams, identify, spans, spans_of};
use drogman_text::{ByteSpan, Script};
use proptest::prelude::*;

fn pair() -> Allowed {
    Allowed::of(&["en", "fr"])
}

fn assert_tiles(found: &[LanguageSpan], text: &str) {
    let mut at = 0;
    for span in found {
        assert_eq!(span.span.start(), at, "{found:?}");
        assert!(text.is_char_boundary(span.span.end() as usize));
        assert!((0.0..=1.0).contains(&span.confidence), "{span:?}");
        assert!(span.reason.margin.is_finite());
        at = span.span.end();
    }
    assert_eq!(at as usize, text.len());
    assert!(!found.is_empty());
}

#[test]
fn every_kind_of_change_is_found_and_no_other() {
    let path = format!("{}/../../tests/detect/spans_kinds.txt", env!("CARGO_MANIFEST_DIR"));
    let mut faults = Vec::new();
    let mut n_cases = 0;
    for case in std::fs::read_to_string(path).unwrap().split("\n===\n") {
        let (head, marked) = case.trim_end().split_once('\n').unwrap();
        let kind = head.strip_prefix("# kind: ").unwrap_or_else(|| panic!("no kind: {case:?}"));
        let (mut plain, mut expected) = (String::new(), Vec::new());
        for span in marked.split('‹').skip(1) {
            let (language, rest) = span.split_once('|').unwrap();
            let inner = rest.strip_suffix('›').unwrap_or_else(|| panic!("unclosed span in {case:?}"));
            plain.push_str(inner);
            expected.push((language.to_owned(), inner.to_owned()));
        }
        n_cases += 1;
        let found: Vec<(String, String)> = spans(&plain, &pair())
            .iter()
            .map(|span| (span.language.to_string(), span.span.slice(&plain).to_owned()))
            .collect();
        if found != expected {
            faults.push(format!("{kind}: expected {expected:?}\n   found {found:?}"));
        }
    }
    assert!(n_cases >= 15);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn levels_tell_how_a_stretch_is_set_apart() {
    let text = "The house is old.\nLa maison est vieille et froide.\n\
                It rained. Personne n'est venu. They said « nous ne savons pas encore » and left.";
    let found = spans(text, &pair());
    assert_tiles(&found, text);
    let levels: Vec<(&str, Level)> = found.iter().map(|s| (s.language.as_str(), s.level)).collect();
    let expected = [
        ("en", Level::Block),
        ("fr", Level::Block),
        ("en", Level::Sentence),
        ("fr", Level::Sentence),
        ("en", Level::Phrase),
        ("fr", Level::Phrase),
        ("en", Level::Phrase),
    ];
    assert_eq!(levels, expected, "{found:?}");
    assert_eq!(spans("The house is old.", &pair())[0].level, Level::Document);
}

#[test]
fn a_sentence_is_in_the_language_that_it_begins_and_ends_in() {
    let text = "They said « nous ne savons pas encore ce que nous allons faire ici » and left the room.";
    let seams = Seams::find(text, &pair());
    assert_eq!(seams.phrases().len(), 3);
    assert_eq!(seams.document().language.as_str(), "en");
    assert_eq!(seams.sentences()[0].language.as_str(), "en");
    let inner = text.find("nous").unwrap() as u32;
    assert_eq!(seams.over(ByteSpan::new(inner, inner + 20)).language.as_str(), "fr");
}

#[test]
fn reasons_tell_script_words_and_margin() {
    let found = spans("La maison est vieille et froide.", &pair());
    let reason = found[0].reason;
    assert_eq!((reason.script, reason.n_words), (Script::Latin, 6));
    assert!(reason.margin > 3.0, "{reason:?}");
    assert!(found[0].confidence > 0.95);
    let armenian = spans("Նիստն ավարտված է։", &Allowed::of(&["en", "hy"]));
    assert_eq!((armenian[0].language.as_str(), armenian[0].reason.script), ("hy", Script::Armenian));
}

#[test]
fn scripts_change_the_language_too() {
    let text = "The word is written so. Այդ բառը գրվում է այսպես։ Nobody knew it before.";
    let found = spans(text, &Allowed::of(&["en", "fr", "hy"]));
    let languages: Vec<&str> = found.iter().map(|span| span.language.as_str()).collect();
    assert_eq!(languages, ["en", "hy", "en"], "{found:?}");
}

#[test]
fn hostile_texts_are_answered() {
    let texts = [
        String::new(),
        "\u{1F600}".to_owned(),
        " \n\t ".to_owned(),
        "a".repeat(1_000_000),
        "\u{E9}\u{300}".repeat(200_000),
        "the le ".repeat(150_000),
        "a. b? « c » ".repeat(60_000),
        "« » \" \" ".repeat(100_000),
        "\u{5D0}\u{5D1} abc \u{202E}\u{627}\u{644} def\u{202C} ".repeat(20_000),
        "\u{378}\u{E000}\u{10FFFF} ".repeat(1000),
        "1 2 3 4 5 ".repeat(50_000),
    ];
    for text in texts {
        for allowed in
            [pair(), Allowed::of(&[]), Allowed::of(&["fr"]), Allowed::of(&["en", "ru", "he", "ja"])]
        {
            let seams = Seams::find(&text, &allowed);
            let found = seams.phrases();
            assert_tiles(&found, &text);
            assert_tiles(&seams.sentences(), &text);
            assert_tiles(&seams.blocks(), &text);
        }
    }
    assert!(spans("\u{1F600}", &pair())[0].language.is_und());
    assert!(spans("", &pair())[0].language.is_und());
}

#[test]
fn a_text_in_parts_of_thousands_of_words_keeps_its_seams() {
    let line = "The road was closed for two days. On ne pouvait plus passer, même à pied. Nobody knew.\n";
    for text in [line.repeat(1000), line.replace('\n', " ").repeat(1000)] {
        let found = spans(&text, &pair());
        assert_tiles(&found, &text);
        assert_eq!(found.len(), 2001, "two changes a line");
    }
}

proptest! {
    #[test]
    fn any_text_is_covered_at_every_level(text in "([A-Za-zéà .!?«»\"()/\n\u{A0}—'’:;,0-9]|the |les |ու|ж|我|…|\u{202E}|\u{1F600}){0,80}") {
        for allowed in [pair(), Allowed::of(&["en", "fr", "ru", "hy", "zh"])] {
            let seams = Seams::find(&text, &allowed);
            assert_tiles(&seams.phrases(), &text);
            assert_tiles(&seams.sentences(), &text);
            assert_tiles(&seams.blocks(), &text);
            let phrases = seams.phrases();
            prop_assert!(phrases.windows(2).all(|two| two[0].language != two[1].language));
            let whole = identify(&text, &allowed);
            assert_tiles(&spans_of(&text, &allowed, &whole), &text);
        }
    }

    #[test]
    fn any_stretch_has_an_answer(text in "\\PC{0,60}", a in 0_u32..70, b in 0_u32..70) {
        let n = text.len() as u32;
        let span = ByteSpan::new(a.min(b).min(n), a.max(b).min(n));
        let found = Seams::find(&text, &pair()).over(span);
        prop_assert_eq!(found.span, span);
        prop_assert!((0.0..=1.0).contains(&found.confidence));
    }
}
