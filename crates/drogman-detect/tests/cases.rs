//! The cases under `tests/detect`, and what holds for any text.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read their cases")]

use drogman_detect::{Allowed, identify, spans};
use proptest::prelude::*;

fn cases(name: &str) -> String {
    let path = format!("{}/../../tests/detect/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn identify_cases() {
    let mut faults = Vec::new();
    for row in cases("identify.tsv").lines().filter(|row| !row.starts_with('#')) {
        let fields: Vec<&str> = row.split('\t').collect();
        let [allowed, expected, text] = fields.as_slice() else { panic!("not three columns: {row:?}") };
        let tags: Vec<&str> = allowed.split(',').collect();
        let found = identify(text, &Allowed::of(&tags));
        if found.language().as_str() != *expected {
            faults.push(format!("{text:?}: expected {expected}, found {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn span_cases() {
    let mut faults = Vec::new();
    let text = cases("spans.txt");
    for case in text.split("\n===\n").filter(|case| !case.trim().is_empty()) {
        let marked: String = case.lines().filter(|line| !line.starts_with('#')).collect();
        let (mut plain, mut expected) = (String::new(), Vec::new());
        for span in marked.split('‹').skip(1) {
            let (language, rest) = span.split_once('|').unwrap();
            let inner = rest.strip_suffix('›').unwrap_or_else(|| panic!("unclosed span in {case:?}"));
            plain.push_str(inner);
            expected.push((language.to_owned(), inner.trim().to_owned()));
        }
        let found: Vec<(String, String)> = spans(&plain, &Allowed::of(&["en", "fr"]))
            .iter()
            .map(|s| (s.language.to_string(), s.span.slice(&plain).trim().to_owned()))
            .collect();
        if found != expected {
            faults.push(format!("expected {expected:?}\n   found {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

proptest! {
    #[test]
    fn probabilities_sum_to_one(text in "\\PC{0,80}") {
        let found = identify(&text, &Allowed::of(&["en", "fr", "ru", "hy"]));
        let sum: f64 = found.probabilities.iter().map(|row| row.1).sum();
        prop_assert!((sum - 1.0).abs() < 1e-9);
        prop_assert_eq!(found.probabilities.len(), 5);
        prop_assert!(found.probabilities.windows(2).all(|two| two[0].1 >= two[1].1));
    }

    #[test]
    fn spans_cover_the_text(text in "([A-Za-zéà .!?«»\"()/\n\u{A0}—']|the|les|ու|…){0,60}") {
        let found = spans(&text, &Allowed::of(&["en", "fr"]));
        let mut at = 0;
        for span in &found {
            prop_assert_eq!(span.span.start(), at);
            prop_assert!(text.is_char_boundary(span.span.end() as usize));
            prop_assert!((0.0..=1.0).contains(&span.confidence));
            at = span.span.end();
        }
        prop_assert_eq!(at as usize, text.len());
    }
}
