//! The languages beside English and French: each has data that can be found and cases that hold.
#![expect(clippy::disallowed_methods, reason = "tests read their cases and the data files")]
#![expect(clippy::expect_used, reason = "a malformed case must fail")]

mod common {
    pub(crate) mod cases;
}

use common::cases::failures;
use drogman_segment::sentences;
use drogman_text::LanguageTag;
use std::collections::BTreeMap;
use std::path::Path;

/// The folders of `data/` beside `en`, `fr`, `common` and `other`.
const FOLDERS: [&str; 45] = [
    "ar", "az", "be", "bg", "ca", "cs", "da", "de", "el", "es", "et", "fa", "fi", "ga", "he", "hi", "hr",
    "hu", "hy", "is", "it", "ja", "ka", "kk", "ko", "ku", "lt", "lv", "mk", "mt", "nb", "nl", "pl", "pt",
    "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "uz", "zh",
];

/// Languages that share the folder of another and have cases of their own.
const GUESTS: [&str; 4] = ["bs", "ckb", "hyw", "nn"];

const ABBREVIATIONS: [&str; 7] =
    ["never", "title", "may-end", "ends-before-capital", "needs-number", "month", "time"];
const WORDS: [&str; 5] = ["start", "weak-start", "elided-start", "speech", "calendar"];

/// No look-up takes more bytes than this.
const LONGEST_WORD: usize = 24;

/// The sections of a file; panics at an unknown heading, a word without one, a word given twice in one group.
fn read(path: &str, headings: &[&str], group: fn(&str) -> &str) -> BTreeMap<String, Vec<String>> {
    let source = std::fs::read_to_string(format!("{}/data/{path}", env!("CARGO_MANIFEST_DIR")));
    parse(path, &source.expect("a data file"), headings, group)
}

fn parse(
    path: &str,
    source: &str,
    headings: &[&str],
    group: fn(&str) -> &str,
) -> BTreeMap<String, Vec<String>> {
    let mut section = "";
    let mut sections: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut seen = BTreeMap::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with('[') {
            section = line.trim_matches(['[', ']']);
            assert!(headings.contains(&section), "{path}: unknown section {section}");
            continue;
        }
        for word in line.split_whitespace() {
            assert!(!section.is_empty(), "{path}: {word} stands in no section");
            let before = seen.insert((group(section), word), section);
            assert!(before.is_none(), "{path}: {word} stands in {before:?} and {section}");
            assert!(word.len() <= LONGEST_WORD, "{path}: {word} is longer than a look-up takes");
            sections.entry(String::from(section)).or_default().push(String::from(word));
        }
    }
    sections
}

fn abbreviations(folder: &str) -> BTreeMap<String, Vec<String>> {
    read(&format!("{folder}/abbreviations.txt"), &ABBREVIATIONS, |_| "")
}

fn words(folder: &str) -> BTreeMap<String, Vec<String>> {
    // The same letters may be a start, a start before an apostrophe and a verb of saying.
    let group = |section: &str| match section {
        "start" | "weak-start" => "start",
        "elided-start" => "elided",
        "speech" => "speech",
        _ => "calendar",
    };
    read(&format!("{folder}/words.txt"), &WORDS, group)
}

#[test]
fn the_list_of_folders_is_the_folder() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut found: Vec<String> = std::fs::read_dir(data)
        .expect("the data folder")
        .map(|entry| entry.expect("an entry of the data folder"))
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !["en", "fr", "common", "other"].contains(&name.as_str()))
        .collect();
    found.sort();
    assert_eq!(found, FOLDERS);
}

#[test]
fn every_language_has_abbreviations_that_can_be_found() {
    for folder in FOLDERS {
        let sections = abbreviations(folder);
        let all: Vec<&String> = sections.values().flatten().collect();
        assert!(all.len() >= 10, "{folder}: {} abbreviations", all.len());
        for word in all {
            assert!(!word.ends_with('.'), "{folder}: {word} is written with its last full stop");
            // A look-up in another case tries the word in lower case, then as it is: `DR.` finds `Dr`.
            assert!(word.chars().any(char::is_alphabetic), "{folder}: {word} has no letter");
        }
    }
}

#[test]
fn every_language_has_words_in_lower_case() {
    for folder in FOLDERS {
        let sections = words(folder);
        let starts = sections.get("start").map_or(0, Vec::len);
        // Chinese and Japanese are written without spaces, so that no word of theirs stands by itself.
        assert!(starts >= 10 || ["zh", "ja"].contains(&folder), "{folder}: {starts} starts");
        for word in sections.values().flatten() {
            assert_eq!(word, &word.to_lowercase(), "{folder}");
            assert!(!word.contains(['\'', '’', '-']), "{folder}: {word} is more than one word");
        }
    }
}

#[test]
fn the_program_opens_the_folder_of_each_language() {
    for language in FOLDERS.iter().chain(&["bs", "ckb", "hyw", "kmr", "mo", "nn", "no", "sh"]) {
        let tag = LanguageTag::parse(language).expect("a language tag");
        let folder = match *language {
            "bs" | "sh" => "hr",
            "ckb" | "kmr" => "ku",
            "hyw" => "hy",
            "mo" => "ro",
            "nn" | "no" => "nb",
            folder => folder,
        };
        let sections = abbreviations(folder);
        // No full stop after a title ends a sentence, a name that looks like a start notwithstanding.
        let titles = sections.get("title").expect("titles");
        for title in titles {
            let text = format!("Ab {title}. Xyz");
            assert_eq!(sentences(&text, &tag).len(), 1, "{language}: {text}");
        }
    }
}

#[test]
fn all_data_fit_into_150_kilobytes() {
    let size = |folder: &str| -> u64 {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(folder);
        let entries = std::fs::read_dir(path).expect("a data folder");
        entries.map(|entry| entry.and_then(|entry| entry.metadata()).expect("a data file").len()).sum()
    };
    let total: u64 = FOLDERS.iter().chain(&["en", "fr", "common", "other"]).map(|folder| size(folder)).sum();
    assert!(total < 150_000, "{total} bytes");
}

#[test]
#[should_panic(expected = "unknown section titel")]
fn an_unknown_heading_is_noticed() {
    parse("test", "[titel]\nDr\n", &ABBREVIATIONS, |_| "");
}

#[test]
#[should_panic(expected = "Dr stands in")]
fn a_word_given_twice_is_noticed() {
    parse("test", "[never]\nDr\n[title]\nDr\n", &ABBREVIATIONS, |_| "");
}

#[test]
fn cases_of_every_language() {
    let languages = FOLDERS.iter().chain(&GUESTS);
    let failures: Vec<String> =
        languages.flat_map(|language| failures(&format!("other/{language}"), 8)).collect();
    assert!(failures.is_empty(), "{} cases fail:\n{}", failures.len(), failures.join("\n"));
}
