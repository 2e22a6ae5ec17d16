//! The model files are whole, what they say does not depend on how they are asked, and the cases of
//! `tests/detect/identify-model.tsv`.
#![expect(clippy::disallowed_methods, reason = "tests read their cases")]

use drogman_detect::{Allowed, Drogman, Identify, label, recipe};
use proptest::prelude::*;

#[test]
fn model_files_are_whole_and_small() {
    let files = recipe::files();
    for file in &files {
        assert!(recipe::is_whole(file), "a model file of {} bytes is damaged", file.len());
    }
    assert!(files[0].len() <= 256 * 1024, "English and French alone: {} bytes", files[0].len());
    let all: usize = files.iter().map(|file| file.len()).sum();
    assert!(all <= 4_000_000, "{all} bytes");
}

#[test]
fn cases() {
    let path = format!("{}/../../tests/detect/identify-model.tsv", env!("CARGO_MANIFEST_DIR"));
    let mut faults = Vec::new();
    for row in std::fs::read_to_string(path).unwrap().lines().filter(|row| !row.starts_with('#')) {
        let fields: Vec<&str> = row.split('\t').collect();
        let [tags, expected, text] = fields.as_slice() else { panic!("not three columns: {row:?}") };
        let allowed =
            if *tags == "*" { Allowed::all() } else { Allowed::of(&tags.split(',').collect::<Vec<&str>>()) };
        let found = Drogman.rank(text, &allowed);
        if found.language().as_str() != *expected {
            let best = found.probabilities.get(..2);
            faults.push(format!("{text:?} among {tags}: expected {expected}, found {best:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn damage_is_seen() {
    let mut file = recipe::files()[0].to_vec();
    let middle = file.len() / 2;
    file[middle] ^= 1;
    assert!(!recipe::is_whole(&file));
}

#[test]
fn long_and_empty_texts_have_answers() {
    let allowed = Allowed::all();
    let long = "la ville et la mer ".repeat(60_000);
    let found = label(&long, &allowed).position.map(|at| allowed.tags()[at].to_string());
    assert_eq!(found.as_deref(), Some("fr"));
    for text in ["", " \n", "\u{1F600}", "\u{E000}\u{378}", "12 345", "\u{202E}\u{2067}"] {
        assert_eq!(label(text, &allowed).position, None, "{text:?}");
    }
    assert!(label(&"x".repeat(1 << 20), &allowed).confidence <= 1.0);
}

#[test]
fn scripts_of_one_language_are_told_apart() {
    let allowed = Allowed::of(&["hy", "hyw", "hy-Latn", "ru", "ru-Latn", "az-Latn", "az-Cyrl"]);
    for (text, expected) in [
        ("Հայաստանի Հանրապետության կառավարությունը որոշում է ընդունել", "hy"),
        ("Հայաստանի Հանրապետութեան կառավարութիւնը որոշում մը կ\u{2019}առնէ", "hyw"),
        ("Hayastani Hanrapetutyan karavarutyunnuy voroshum e yndunel", "hy-Latn"),
        ("ya ne znayu chto eto takoe i pochemu", "ru-Latn"),
        ("я не знаю, что это такое и почему", "ru"),
        ("Azərbaycan Respublikasının hökuməti qərar qəbul etdi", "az-Latn"),
        ("Азәрбајҹан Республикасынын һөкумәти гәрар гәбул етди", "az-Cyrl"),
    ] {
        assert_eq!(Drogman.rank(text, &allowed).language().as_str(), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn the_label_is_the_best_of_the_ranking(text in "([a-zé' .]|les|the|ու|のは|ЖА|В|7|\u{301}){0,60}") {
        for allowed in [Allowed::of(&["en", "fr"]), Allowed::of(&["hy", "ru", "ja"]), Allowed::all()] {
            let ranked = Drogman.rank(&text, &allowed);
            let label = label(&text, &allowed);
            prop_assert!((ranked.confidence() - label.confidence).abs() < 1e-9);
            let sum: f64 = ranked.probabilities.iter().map(|row| row.1).sum();
            prop_assert!((sum - 1.0).abs() < 1e-9);
        }
    }
}
