//! The data files say what they seem to say: a word that the program could never find is an error.
#![expect(clippy::disallowed_methods, reason = "tests read the data files")]
#![expect(clippy::expect_used, reason = "a missing file must fail")]

use std::collections::BTreeMap;

const ABBREVIATIONS: [&str; 7] =
    ["never", "title", "may-end", "ends-before-capital", "needs-number", "month", "time"];
const WORDS: [&str; 5] = ["start", "weak-start", "elided-start", "speech", "calendar"];

/// The words of a file with their section; panics at an unknown heading, a word without one, a word given twice.
fn read(path: &str, headings: &[&str]) -> BTreeMap<String, String> {
    let full = format!("{}/data/{path}", env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(full).expect("a data file");
    let mut section = String::new();
    let mut words = BTreeMap::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with('[') {
            let heading = line.trim_matches(['[', ']']);
            assert!(headings.contains(&heading), "{path}: unknown section {heading}");
            section = String::from(heading);
            continue;
        }
        // The same letters may be a start that is elided or not.
        let group = if section.contains("start") { section.as_str() } else { "" };
        for word in line.split_whitespace() {
            assert!(!section.is_empty(), "{path}: {word} stands in no section");
            let before = words.insert(format!("{group} {word}"), section.clone());
            assert!(before.is_none(), "{path}: {word} stands in {before:?} and {section}");
        }
    }
    words
}

#[test]
fn abbreviations_can_be_found() {
    for language in ["en", "fr", "other"] {
        for word in read(&format!("{language}/abbreviations.txt"), &ABBREVIATIONS).keys() {
            let word = word.split(' ').next_back().unwrap_or_default();
            assert!(word.len() <= 12, "{language}: {word} is longer than the look-up takes");
            assert!(!word.ends_with('.'), "{language}: {word} is written with its last full stop");
        }
    }
}

#[test]
fn words_are_in_lower_case() {
    for language in ["en", "fr", "other"] {
        for word in read(&format!("{language}/words.txt"), &WORDS).keys() {
            let word = word.split(' ').next_back().unwrap_or_default();
            assert_eq!(word, word.to_lowercase(), "{language}");
            assert!(!word.contains(['\'', '’', '-']), "{language}: {word} is more than one word");
        }
    }
    assert!(!read("common/files.txt", &["ending"]).is_empty());
}
