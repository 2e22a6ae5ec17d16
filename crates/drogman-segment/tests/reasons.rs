//! Why a sentence ends, and how sure that is.

use drogman_segment::{BoundaryReason, sentences};
use drogman_text::LanguageTag;

#[test]
fn the_first_boundary_names_its_rule() {
    let cases = [
        ("en", "One. Two.", BoundaryReason::Terminator),
        ("en", "\"One.\" Two.", BoundaryReason::Closed),
        ("en", "In the U.S. He left.", BoundaryReason::Abbreviation),
        ("en", "One... Two.", BoundaryReason::Ellipsis),
        ("en", "It ended.Then we left.", BoundaryReason::Glued),
        ("en", "it ended well. nobody cared.", BoundaryReason::LowerCase),
        ("en", "One\n\nTwo", BoundaryReason::LineBreak),
        ("en", "One", BoundaryReason::EndOfText),
        ("zh", "一。二。", BoundaryReason::ScriptTerminator),
    ];
    for (language, text, reason) in cases {
        let language = LanguageTag::parse(language).unwrap_or_else(LanguageTag::und);
        let found = sentences(text, &language);
        assert_eq!(found.first().map(|sentence| sentence.reason), Some(reason), "{text}");
        assert_eq!(found.last().map(|sentence| sentence.reason), Some(BoundaryReason::EndOfText), "{text}");
    }
}

#[test]
fn the_end_of_a_paragraph_is_certain_and_a_guess_is_not() {
    let text = "It ended.Then we left. Good.\n\nNext";
    let found = sentences(text, &LanguageTag::english());
    let confidences: Vec<f32> = found.iter().map(|sentence| sentence.confidence).collect();
    let [glued, plain, line, end] = confidences[..] else { panic!("four sentences, not {confidences:?}") };
    assert!(glued < plain && plain < line);
    assert!((line - 1.0).abs() < f32::EPSILON && (end - 1.0).abs() < f32::EPSILON);
}

#[test]
fn the_names_of_reasons_are_distinct() {
    let all = [
        BoundaryReason::EndOfText,
        BoundaryReason::LineBreak,
        BoundaryReason::Terminator,
        BoundaryReason::Closed,
        BoundaryReason::Abbreviation,
        BoundaryReason::Ellipsis,
        BoundaryReason::Glued,
        BoundaryReason::LowerCase,
        BoundaryReason::ScriptTerminator,
        BoundaryReason::Rule,
    ];
    let names: std::collections::BTreeSet<&str> = all.iter().map(|reason| reason.as_str()).collect();
    assert_eq!(names.len(), all.len());
}

#[test]
fn region_and_script_subtags_keep_the_language() {
    let canada = LanguageTag::parse("fr-CA").unwrap_or_else(LanguageTag::und);
    let text = "Mme Roy et M. Tremblay sont là. Bien.";
    assert_eq!(sentences(text, &canada), sentences(text, &LanguageTag::french()));
    assert_eq!(sentences(text, &canada).len(), 2);
}
