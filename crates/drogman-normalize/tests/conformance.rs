//! Canonical and compatibility forms: the tables in use agree with Unicode's own test and with an independent
//! implementation, and say which Unicode they know.
mod support;

use drogman_normalize::{Habits, Profile, Protection, table_versions};
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use proptest::prelude::*;
use std::path::Path;
use std::process::Command;
use support::proven;
use unicode_normalization::UnicodeNormalization;

/// NFC, NFD, NFKC and NFKD of a text, by each implementation.
fn forms(text: &str) -> [[String; 4]; 2] {
    let ours = [text.nfc().collect(), text.nfd().collect(), text.nfkc().collect(), text.nfkd().collect()];
    let theirs = [
        ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned(),
        DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned(),
        ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned(),
        DecomposingNormalizerBorrowed::new_nfkd().normalize(text).into_owned(),
    ];
    [ours, theirs]
}

#[test]
fn tables_know_the_unicode_that_is_written_here() {
    // When one of these moves, the tables of a dependency or of the compiler did: look whether the others follow, and
    // tell of it in the change log.
    let expected = [("unicode-normalization", (18, 0, 0)), ("std", (17, 0, 0))];
    assert_eq!(table_versions(), expected);
}

/// A column of the test: characters by their numbers.
fn characters(column: &str) -> Option<String> {
    column.split(' ').map(|number| u32::from_str_radix(number, 16).ok().and_then(char::from_u32)).collect()
}

#[test]
fn the_test_of_unicode_holds() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/unicode/NormalizationTest.txt.bz2");
    if !path.exists() {
        println!("skipped: {} not found", path.display());
        return;
    }
    let Ok(unpacked) = Command::new("bzip2").arg("-dc").arg(&path).output() else {
        println!("skipped: the program bzip2 not found");
        return;
    };
    let text = String::from_utf8_lossy(&unpacked.stdout);
    let mut n_lines = 0;
    let mut singles = Vec::new();
    let mut part = "";
    for line in text.lines() {
        if let Some(name) = line.strip_prefix('@') {
            part = name.split(' ').next().unwrap_or("");
            continue;
        }
        let Some((columns, _)) = line.split_once(";#").or_else(|| line.split_once("; #")) else { continue };
        let columns: Option<Vec<String>> = columns.split(';').map(characters).collect();
        assert!(columns.as_ref().is_some_and(|columns| columns.len() == 5), "{line}");
        let columns = columns.unwrap_or_default();
        n_lines += 1;
        if part == "Part1" {
            singles.extend(columns.first().and_then(|c| c.chars().next()));
        }
        check(&columns, line);
        let nfc = columns.get(1).cloned().unwrap_or_default();
        for column in columns.iter().take(3) {
            let found = proven(column, Profile::Archive, "und", &Habits::default(), Protection::None);
            assert_eq!(found.text, nfc, "{line}");
        }
    }
    assert!(n_lines > 19_000, "only {n_lines} lines");
    // Every other character that Unicode 15.0 assigned stands for itself in all forms. A character that came later may
    // decompose; both implementations must then agree.
    singles.sort_unstable();
    for character in ('\u{80}'..=char::MAX).filter(|c| singles.binary_search(c).is_err()) {
        let text = String::from(character);
        let [ours, theirs] = forms(&text);
        assert_eq!(ours, theirs, "U+{:04X}", u32::from(character));
        if !is_new(character) {
            assert!(ours.iter().all(|form| *form == text), "U+{:04X}", u32::from(character));
        }
    }
}

/// What the header of the test states of its five columns: source, NFC, NFD, NFKC, NFKD.
fn check(columns: &[String], line: &str) {
    for (i, column) in columns.iter().enumerate() {
        let canonical = i < 3;
        let column_of = |n: usize| columns.get(n).map_or("", String::as_str);
        let expected = [
            column_of(if canonical { 1 } else { 3 }),
            column_of(if canonical { 2 } else { 4 }),
            column_of(3),
            column_of(4),
        ];
        for forms in forms(column) {
            assert_eq!(forms.each_ref().map(String::as_str), expected, "column {i} of {line}");
        }
    }
}

/// Characters with a decomposition that were assigned after Unicode 15.0 (`DerivedAge.txt`, 15.1 to 18.0).
const fn is_new(character: char) -> bool {
    matches!(character, '\u{558}' | '\u{58B}'..='\u{58C}' | '\u{209D}'..='\u{209F}' | '\u{A7F1}' | '\u{105C9}' | '\u{105E4}'
        | '\u{107BB}'..='\u{107BF}' | '\u{11383}'..='\u{11391}' | '\u{113C5}'..='\u{113C8}'
        | '\u{16121}'..='\u{16128}' | '\u{16D68}'..='\u{16D6A}' | '\u{1B123}'..='\u{1B126}'
        | '\u{1CCD6}'..='\u{1CCF9}' | '\u{1D6A6}' | '\u{1DF95}' | '\u{1DFCD}'..='\u{1DFFF}')
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_implementations_agree(text in "[\\PC\u{300}-\u{36F}\u{1100}-\u{11FF}\u{AC00}-\u{D7A3}\u{900}-\u{97F}a-z]{0,24}") {
        let [ours, theirs] = forms(&text);
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn and_on_stacks_of_marks(text in "[a-eA-E\u{E9}\u{212B}\u{3B9}\u{438}\u{1100}\u{1161}\u{11A8}\u{915}\u{93C}]([\u{300}-\u{36F}\u{5B0}-\u{5C2}\u{93C}\u{94D}]{0,9}[a-c]?){0,3}") {
        let [ours, theirs] = forms(&text);
        prop_assert_eq!(&ours, &theirs);
        let found = proven(&text, Profile::Archive, "und", &Habits::default(), Protection::None);
        prop_assert_eq!(&found.text, &ours[0]);
    }
}
