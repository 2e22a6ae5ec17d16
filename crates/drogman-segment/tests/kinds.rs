//! Cutting without rules: lines, paragraphs, the whole.

use drogman_segment::{SegmentationKind, SentenceSpan, lines, paragraphs, whole};
use proptest::prelude::*;

fn pieces<'t>(text: &'t str, found: &[SentenceSpan]) -> Vec<&'t str> {
    found.iter().map(|piece| piece.span.slice(text)).collect()
}

#[test]
fn every_line_end_ends_a_line() {
    let text = "a\nb\r\nc\rd\u{C}e\u{85}f\u{2028}g\u{2029}h";
    assert_eq!(pieces(text, &lines(text)), ["a", "b", "c", "d", "e", "f", "g", "h"]);
}

#[test]
fn a_paragraph_ends_at_a_blank_line_and_nowhere_else() {
    let text = "a. B\nb\r\n\r\nc \n \n d\u{2029}e\u{2028}f";
    assert_eq!(pieces(text, &paragraphs(text)), ["a. B\nb", "c", "d", "e\u{2028}f"]);
}

#[test]
fn every_kind_is_found_by_its_name() {
    for kind in SegmentationKind::ALL {
        assert_eq!(kind.to_string().parse(), Ok(kind));
    }
    assert_eq!(SegmentationKind::default(), SegmentationKind::Sentence);
    assert!("sentences".parse::<SegmentationKind>().is_err());
}

proptest! {
    #[test]
    fn segments_and_gaps_give_the_text(text in "[a-zÉ. \n\r\u{A0}\u{2028}\u{2029}\u{85}\u{C}。\u{301}]{0,60}") {
        for found in [lines(&text), paragraphs(&text), whole(&text)] {
            let mut position = 0;
            for piece in &found {
                let range = piece.span.range();
                prop_assert!(range.start >= position && range.start < range.end);
                prop_assert!(text[position..range.start].chars().all(char::is_whitespace));
                prop_assert_eq!(text[range.clone()].trim(), &text[range.clone()]);
                position = range.end;
            }
            prop_assert!(text[position..].chars().all(char::is_whitespace));
        }
        prop_assert!(whole(&text).len() <= 1);
        prop_assert!(paragraphs(&text).len() <= lines(&text).len());
    }
}
