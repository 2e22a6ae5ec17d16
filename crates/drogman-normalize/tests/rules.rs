//! Every rule keeps its own examples and counter-examples.

mod support;

use drogman_normalize::{Action, Profile, Protection, rules};
use support::{HOUSE, proven};

#[test]
fn examples_hold() {
    let mut wrong = Vec::new();
    for rule in rules() {
        for example in rule.examples.iter().chain(rule.counter_examples) {
            let found = proven(example.before, rule.shown, example.language, &HOUSE, Protection::None).text;
            if found != example.after {
                wrong.push(format!(
                    "{} [{}]: {:?} gives {:?}, expected {:?}",
                    rule.id, example.language, example.before, found, example.after
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn examples_name_their_rule() {
    for rule in rules() {
        assert!(!rule.counter_examples.is_empty(), "{} has no counter-example", rule.id);
        for example in rule.counter_examples {
            assert_eq!(example.before, example.after, "{}: a counter-example changes nothing", rule.id);
        }
        for example in rule.examples {
            let found = proven(example.before, rule.shown, example.language, &HOUSE, Protection::None);
            let named = found.edits.edits().any(|edit| edit.rule.split('+').any(|id| id == rule.id));
            assert!(named, "{}: no edit of {:?} names it: {:?}", rule.id, example.before, found.edits);
        }
        assert_eq!(rule.action(rule.shown) == Action::Edit, !rule.examples.is_empty(), "{}", rule.id);
    }
}

#[test]
fn the_archive_edits_nothing_but_exact_repairs() {
    for rule in rules() {
        let exact = ["nfc", "mojibake", "c1-control"].contains(&rule.id);
        assert_eq!(rule.archive == Action::Edit, exact, "{}", rule.id);
        for example in rule.examples.iter().chain(rule.counter_examples) {
            let found = proven(example.before, Profile::Archive, example.language, &HOUSE, Protection::None);
            for edit in found.edits.edits() {
                assert!(
                    edit.rule.split('+').all(|id| ["nfc", "mojibake", "c1-control"].contains(&id)),
                    "{edit:?}"
                );
            }
            if rule.archive == Action::Report && example.before != example.after {
                assert!(found.remarks.iter().any(|r| r.rule == rule.id), "{}: {:?}", rule.id, example.before);
            }
        }
    }
}

#[test]
fn ids_are_unique_and_plain() {
    let mut ids: Vec<&str> = rules().iter().map(|rule| rule.id).collect();
    assert!(
        ids.iter().all(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'))
    );
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), rules().len());
}
