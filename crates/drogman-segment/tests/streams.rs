//! A text in pieces has the sentences of the whole.

use drogman_segment::{SentenceSpan, SentenceStream, habits, sentences, sentences_with};
use drogman_text::{Habits, LanguageTag, StopCounts};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn in_pieces(pieces: &[&str], language: &LanguageTag, habits: &Habits) -> Vec<SentenceSpan> {
    let mut stream = SentenceStream::new(language, habits.clone());
    let mut found: Vec<SentenceSpan> = pieces.iter().flat_map(|piece| stream.push(piece)).collect();
    found.extend(stream.finish());
    found
}

/// Cuts a text before every character whose number is drawn.
fn cut<'t>(text: &'t str, sizes: &[usize]) -> Vec<&'t str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    for size in sizes.iter().cycle() {
        if rest.is_empty() {
            break;
        }
        let at = rest.char_indices().nth(*size).map_or(rest.len(), |(at, _)| at);
        let (piece, tail) = rest.split_at(at);
        pieces.push(piece);
        rest = tail;
    }
    pieces
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[A-Za-zé]{1,9}",
        " ",
        "[.!?…:;,]{1,3}",
        "[ \\n\\r\u{A0}\u{2029}]{1,4}",
        "[\"'“”«»()\\[\\]*-]{1,2}",
        "[。։՞😀:)]{1,2}",
        Just("Mr. ".to_owned()),
        Just("p. 5".to_owned()),
        Just("\n- ".to_owned()),
        Just("\nFrom: a\nTo: b\n".to_owned()),
        Just(" the regt. of ".to_owned()),
        Just(". The end of it".to_owned()),
        Just(" ".repeat(900)),
        Just("a line of verse\nA line of Verse\nAnother one".to_owned()),
        Just("long words in one sentence ".repeat(40)),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn any_habits() -> impl Strategy<Value = Habits> {
    (0_u32..30, 0_u32..30, any::<bool>()).prop_map(|(small_starts, capital_starts, learnt)| {
        let counts = StopCounts { inside: 4, before_capital: 1, bare: 0 };
        let learnt = learnt.then(|| ("regt".to_owned(), counts));
        let abbreviations: BTreeMap<String, StopCounts> = learnt.into_iter().collect();
        Habits { small_starts, capital_starts, abbreviations, ..Habits::default() }
    })
}

proptest! {
    #[test]
    fn any_cut_gives_the_same(
        text in text(), habits in any_habits(), sizes in prop::collection::vec(1_usize..700, 1..8)
    ) {
        for tag in ["en", "fr", "hy"] {
            let language = LanguageTag::parse(tag).expect("a tag");
            let whole = sentences_with(&text, &language, &habits);
            prop_assert_eq!(in_pieces(&cut(&text, &sizes), &language, &habits), whole);
        }
    }

    #[test]
    fn one_character_at_a_time(text in text(), habits in any_habits()) {
        let language = LanguageTag::french();
        let whole = sentences_with(&text, &language, &habits);
        prop_assert_eq!(in_pieces(&cut(&text, &[1]), &language, &habits), whole);
    }

    #[test]
    fn the_habits_of_a_text_are_its_own(text in text()) {
        let language = LanguageTag::english();
        let habits = habits(&text, &language);
        prop_assert_eq!(sentences_with(&text, &language, &habits), sentences(&text, &language));
    }
}

#[test]
fn a_sentence_is_told_before_the_text_ends() {
    let language = LanguageTag::english();
    let mut stream = SentenceStream::new(&language, Habits::default());
    let told: usize = (0..1000).map(|_| stream.push("The gate was open again. ").len()).sum();
    assert!(told > 950, "only {told} sentences of 1000 before the end");
    assert_eq!(told + stream.finish().len(), 1000);
}
