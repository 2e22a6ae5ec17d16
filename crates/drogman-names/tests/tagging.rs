//! Mentions in running text: the cases of `tests/names/tagging`, and what holds for any text.
#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "a malformed case must fail")]

mod support;

use drogman_document::Mention;
use drogman_names::{Glossary, Tagger};
use drogman_text::LanguageTag;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::sync::LazyLock;
use unicode_normalization::char::is_combining_mark;

static GLOSSARY: LazyLock<Glossary> = LazyLock::new(support::glossary);
static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger::new(&GLOSSARY));

struct Case {
    line: usize,
    language: LanguageTag,
    text: String,
    expected: Vec<String>,
}

/// Reads `\u{..}` and `\n`.
fn unescaped(text: &str) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        result.push_str(before);
        if let Some(after) = after.strip_prefix('n') {
            result.push('\n');
            rest = after;
        } else {
            let (hex, after) =
                after.strip_prefix("u{").and_then(|code| code.split_once('}')).expect("\\u{..}");
            result.push(char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap());
            rest = after;
        }
    }
    result + rest
}

fn cases(file: &str, text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (i, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(expected) = line.strip_prefix("  ") {
            assert!(expected.contains(" -> ") && expected.contains(" | "), "{file}:{}: '{line}'", i + 1);
            let case = cases.last_mut().unwrap_or_else(|| panic!("{file}:{}: no text before", i + 1));
            case.expected.push(unescaped(expected));
            continue;
        }
        let (tag, text) = line
            .strip_prefix('[')
            .and_then(|line| line.split_once(']'))
            .unwrap_or_else(|| panic!("{file}:{}: neither [language] nor a mention: '{line}'", i + 1));
        let language = LanguageTag::parse(tag).unwrap_or_else(|| panic!("{file}:{}: tag '{tag}'", i + 1));
        let text = unescaped(text.strip_prefix(' ').unwrap_or(text));
        cases.push(Case { line: i + 1, language, text, expected: Vec::new() });
    }
    cases
}

fn shown(mention: &Mention, text: &str) -> String {
    let form = mention.span.slice(text);
    format!("{form} -> {} | {}", mention.concepts.join(","), mention.steps.join(" "))
}

#[test]
fn finds_what_the_cases_expect() {
    let mut report = String::new();
    let mut n_cases = 0;
    for (file, text) in support::files("tagging", "txt") {
        for case in cases(&file, &text) {
            n_cases += 1;
            let mentions = TAGGER.find(&case.text, &case.language);
            let found: Vec<String> = mentions.iter().map(|mention| shown(mention, &case.text)).collect();
            if found != case.expected {
                let _ = write!(report, "\n{file}:{}: {:?}", case.line, case.text);
                for line in found.iter().filter(|line| !case.expected.contains(line)) {
                    let _ = write!(report, "\n  found    {line:?}");
                }
                for line in case.expected.iter().filter(|line| !found.contains(line)) {
                    let _ = write!(report, "\n  expected {line:?}");
                }
            }
        }
    }
    assert!(report.is_empty(), "{report}");
    assert!(n_cases >= 60, "only {n_cases} cases");
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Pieces of names and of what stands around them, so that random texts hold mentions.
fn piece() -> impl Strategy<Value = String> {
    let pieces: Vec<&str> = vec![
        "Armenia",
        "arménien",
        "Arme\u{301}nie",
        "US",
        "U.S.",
        "Nagorno",
        "Karabakh",
        "-",
        "\u{A0}",
        " ",
        "\n",
        "\n\n",
        "l\u{2019}",
        "d'",
        "qu'",
        "'s",
        "s",
        "\u{AD}",
        "\u{130}stanbul",
        "ß",
        "\u{FB01}",
        "Երևան",
        "İğdır",
        "·nes",
        "(ne)s",
        ".",
        "I. ",
        "Aliyev",
        "Samad ",
        "\u{301}",
        "\u{200B}",
        "\u{1}",
        "www.",
        "@",
        "ue",
        "Step'anakert",
    ];
    prop_oneof![4 => proptest::sample::select(pieces).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn spans_slice_ascend_and_name_their_designation(
        pieces in proptest::collection::vec(piece(), 0..40),
        tag in proptest::sample::select(vec!["en", "fr", "tr", "und"]),
    ) {
        let text = pieces.concat();
        let language = LanguageTag::parse(tag).unwrap();
        let mut free_from = 0;
        for mention in TAGGER.find(&text, &language) {
            prop_assert!(mention.span.start() >= free_from, "{mention:?} overlaps in {text:?}");
            free_from = mention.span.end();
            let form = text.get(mention.span.range());
            prop_assert!(form.is_some_and(|form| !form.is_empty()), "{mention:?} does not slice {text:?}");
            let form = form.unwrap_or("");
            prop_assert_eq!(form.trim(), form);
            // A whole word: no letter touches it but those of an ending that the steps tell.
            let before = text.get(..mention.span.range().start).unwrap().chars().next_back();
            // A mark without its letter is no word.
            let in_word = |c: char| c.is_alphanumeric() && !is_combining_mark(c);
            prop_assert!(!before.is_some_and(in_word), "{:?} in {:?}", mention, text);
            prop_assert!(!mention.concepts.is_empty());
            prop_assert!(mention.concepts.is_sorted());
            for concept in &mention.concepts {
                prop_assert!(GLOSSARY.concept(concept).is_some());
            }
            prop_assert_ne!(GLOSSARY.group_number(&mention), u32::MAX);
            // The form, asked for by itself, leads to the same concepts.
            if mention.steps.iter().all(|step| step == "exact") {
                prop_assert_eq!(form, mention.designation.as_str());
            }
            let answers = GLOSSARY.lookup(form);
            prop_assert!(
                answers.iter().any(|answer| mention.concepts.contains(&answer.concept.id)),
                "look-up of {form:?} ({}) knows nothing of {mention:?}", letters(form)
            );
        }
    }

    #[test]
    fn any_text_is_taken(text in any::<String>(), tag in proptest::sample::select(vec!["en", "tr", "und"])) {
        let language = LanguageTag::parse(tag).unwrap();
        for mention in TAGGER.find(&text, &language) {
            prop_assert!(text.get(mention.span.range()).is_some());
        }
        let _ = GLOSSARY.lookup(&text);
    }

    #[test]
    fn a_name_is_found_wherever_it_stands(before in "[ ,.(«\u{A0}]{0,3}", after in "[ ,;:)»\u{A0}]{0,3}", pick in 0_usize..200) {
        let designations: Vec<_> = GLOSSARY.concepts.iter().flat_map(|c| c.designations.iter().map(move |d| (c, d))).collect();
        let (concept, designation) = designations[pick % designations.len()];
        let text = format!("{before}{}{after}", designation.text);
        let mentions = TAGGER.find(&text, &designation.language);
        prop_assert_eq!(mentions.len(), 1, "{:?}", text);
        prop_assert!(mentions[0].concepts.contains(&concept.id));
        prop_assert_eq!(mentions[0].span.slice(&text), designation.text.as_str());
    }
}
