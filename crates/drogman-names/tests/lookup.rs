//! Any spelling to its concepts: the cases of `tests/names/lookup.tsv`.
#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a malformed case must fail")]

mod support;

use drogman_names::{Answer, Layer};

fn ids(answers: &[Answer<'_>], is_member: bool) -> String {
    let chosen = answers.iter().filter(|answer| (answer.layer == Layer::Group) == is_member);
    chosen.map(|answer| answer.concept.id.as_str()).collect::<Vec<_>>().join(" ")
}

fn name_of(layer: Layer) -> &'static str {
    match layer {
        Layer::Exact => "exact",
        Layer::Folded => "folded",
        Layer::Joined => "joined",
        Layer::Stripped => "stripped",
        Layer::Reordered => "reordered",
        Layer::FamilyName => "family-name",
        Layer::Fuzzy => "fuzzy",
        Layer::Group => "group",
    }
}

#[test]
fn finds_what_the_table_expects() {
    let glossary = support::glossary();
    let table = std::fs::read_to_string(support::data("lookup.tsv")).unwrap();
    let mut report = Vec::new();
    for (i, line) in table.lines().enumerate().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [query, layer, answers, members] = fields.as_slice() else {
            panic!("lookup.tsv:{}: {} fields instead of 4", i + 1, fields.len());
        };
        let found = glossary.lookup(query);
        let first = found.first().map_or("", |answer| name_of(answer.layer));
        let seen = (first.to_owned(), ids(&found, false), ids(&found, true));
        if seen != ((*layer).to_owned(), (*answers).to_owned(), (*members).to_owned()) {
            report.push(format!("lookup.tsv:{}: {query}: {seen:?}", i + 1));
        }
    }
    assert!(report.is_empty(), "{}", report.join("\n"));
}

#[test]
fn tells_why() {
    let glossary = support::glossary();
    let answers = glossary.lookup("Nagorno Karabakh");
    assert_eq!(answers[0].steps, ["folded"]);
    assert_eq!(answers[1].concept.id, "artsakh");
    assert_eq!(answers[1].designation.language.as_str(), "en");
    assert_eq!(answers[1].steps, ["same group: nagorno-karabakh; rival: names of one region"]);
    assert_eq!(answers[0].related[0].reason, "rival: names of one region");
    assert_eq!(glossary.lookup("Karabagh")[0].steps, ["fuzzy: 1 edit"]);
    assert_eq!(glossary.lookup("Leninakan")[1].steps, ["same group: gyumri; renamed-to"]);
    let yerevan = &glossary.lookup("Yerevan")[0];
    assert_eq!(
        yerevan.related.iter().map(|r| (r.concept.id.as_str(), r.reason.as_str())).collect::<Vec<_>>(),
        [("armenia", "part-of")]
    );
    assert!(answers.iter().all(|answer| (0.0..=1.0).contains(&answer.score)));
}

#[test]
fn every_designation_finds_its_concept() {
    let glossary = support::glossary();
    for concept in &glossary.concepts {
        for designation in &concept.designations {
            let upper: String = designation.text.chars().flat_map(char::to_uppercase).collect();
            for query in [designation.text.clone(), upper] {
                let answers = glossary.lookup(&query);
                assert!(
                    answers.iter().any(|a| a.concept.id == concept.id && a.layer <= Layer::Folded),
                    "{query} does not lead to {}",
                    concept.id
                );
            }
        }
    }
}
