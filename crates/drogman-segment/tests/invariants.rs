//! What holds for every text.

use drogman_segment::{BoundaryReason, sentences, sentences_with};
use drogman_text::{Habits, LanguageTag};
use proptest::prelude::*;

fn check(text: &str, language: &LanguageTag) -> Result<(), TestCaseError> {
    let found = sentences(text, language);
    let mut position = 0;
    for sentence in &found {
        let range = sentence.span.range();
        prop_assert!(range.start >= position && range.start < range.end, "spans ascend and are not empty");
        let piece = text.get(range.clone());
        prop_assert!(piece.is_some(), "spans lie on character boundaries");
        let piece = piece.unwrap_or("");
        prop_assert_eq!(piece.trim(), piece);
        prop_assert!(
            text[position..range.start].chars().all(char::is_whitespace),
            "only white space is left out"
        );
        prop_assert!((0.0..=1.0).contains(&sentence.confidence));
        position = range.end;
    }
    prop_assert!(
        text[position..].chars().all(char::is_whitespace),
        "only white space is left out at the end"
    );
    let ends = found.iter().filter(|sentence| sentence.reason == BoundaryReason::EndOfText).count();
    prop_assert_eq!(ends, usize::from(!text.trim().is_empty()));
    Ok(())
}

/// Text from what troubles a segmenter: terminators, quotes, every kind of space, combining marks.
fn trouble() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[A-Za-zÉéàŒß]{1,6}",
        "[.!?…:;,]{1,3}",
        "[ \\t\\n\\r\u{A0}\u{202F}\u{2028}\u{2029}\u{85}\u{3000}]{1,3}",
        "[\"'“”‘’«»()\\[\\]*_—-]{1,2}",
        "[\u{300}\u{301}\u{200B}\u{200D}\u{FE0F}\u{AD}\u{202E}]{1,2}",
        "[0-9]{1,4}",
        "[。！？、։՞؟।あ中Աաابგ😀]{1,3}",
        Just("Mr.".to_owned()),
        Just("U.S.".to_owned()),
        Just("p.m.".to_owned()),
        Just("M. ".to_owned()),
        Just("[12]".to_owned()),
        Just("\r\n\r\n".to_owned()),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn spans_and_gaps_give_the_text(text in trouble()) {
        for language in [LanguageTag::english(), LanguageTag::french(), LanguageTag::und()] {
            check(&text, &language)?;
        }
    }

    #[test]
    fn any_string_is_taken(text in any::<String>()) {
        check(&text, &LanguageTag::english())?;
    }

    #[test]
    fn a_blank_line_always_parts(first in trouble(), second in trouble(), windows in any::<bool>()) {
        let blank = if windows { "\r\n\r\n" } else { "\n\n" };
        let joined = format!("{first}{blank}{second}");
        let english = LanguageTag::english();
        // With their own habits the parts may write their sentences in another way than the whole does.
        let count = |text: &str| sentences_with(text, &english, &Habits::default()).len();
        prop_assert_eq!(count(&joined), count(&first) + count(&second));
    }
}

#[test]
fn hostile_text_is_taken_whole() {
    let hostile =
        ["\"", "..[", "..[111 ", "(", "« ", "! ", "A. ", ".\u{301}", "M.", "? \"", " .", "a.\n", "'."];
    for piece in hostile {
        let text = piece.repeat(300_000 / piece.len());
        check(&text, &LanguageTag::french()).expect("the invariant holds");
    }
}

#[test]
fn an_open_quotation_mark_hides_no_boundary() {
    let sentence = "He left the town again. ";
    let text = format!("\"{}", sentence.repeat(50));
    assert_eq!(sentences(&text, &LanguageTag::english()).len(), 50);
}
