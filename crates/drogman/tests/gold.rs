//! The sample dossier against what a reader marked in it by hand (`tests/gold`).
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "tests may touch files and fail"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use support::{prepare_seeds, root, rows, text, with_seeds};

/// The cells of a gold table, without its header line.
fn gold(name: &str) -> Vec<Vec<String>> {
    let table = std::fs::read_to_string(root().join("tests/gold").join(name)).unwrap();
    let unescape = |cell: &str| cell.replace("\\t", "\t");
    table.lines().skip(1).map(|line| line.split('\t').map(unescape).collect()).collect()
}

fn is_source_only(row: &serde_json::Value) -> bool {
    text(row, "kind") == "source-only"
}

#[test]
fn beads_are_those_of_the_gold() {
    let folder = with_seeds();
    prepare_seeds(folder.path(), "out", 2);
    let package = folder.path().join("out");
    let segments: BTreeMap<String, String> = rows(&package, "segments.jsonl")
        .iter()
        .map(|row| (text(row, "id").to_owned(), text(row, "text").to_owned()))
        .collect();
    let side = |row: &serde_json::Value, key: &str| -> String {
        let ids = row[key].as_array().unwrap();
        ids.iter().map(|id| segments[id.as_str().unwrap()].clone()).collect::<Vec<_>>().join(" ||| ")
    };
    let beads = rows(&package, "beads.jsonl");
    for (table, document) in [
        ("alignment/a-railway.tsv", "01-railway.en.txt"),
        ("alignment/b-library.tsv", "03-library.en.html"),
        ("alignment/c-festival.tsv", "08-festival.txt#1"),
    ] {
        let found: BTreeSet<(String, String, bool)> = beads
            .iter()
            .filter(|row| {
                [document, document.split('#').next().unwrap()].contains(&text(row, "source_document"))
            })
            // An omission of several sentences is one line of the gold for each of them.
            .map(|row| (side(row, "source_segments"), side(row, "target_segments"), row["moved"] == true))
            .collect();
        assert!(!found.is_empty(), "{document} has no partner");
        let expected: Vec<_> = gold(table)
            .into_iter()
            .filter(|row| row.get(2).is_none_or(|flag| flag != "furniture"))
            .map(|row| (row[0].clone(), row[1].clone(), row.get(2).is_some_and(|flag| flag == "moved")))
            .collect();
        let missed: Vec<_> = expected.iter().filter(|bead| !found.contains(*bead)).collect();
        assert!(missed.is_empty(), "{document}: beads of the gold that were not found: {missed:#?}");
    }
    assert!(beads.iter().any(is_source_only), "the dropped paragraph is a gap");
}

#[test]
fn names_are_those_of_the_gold() {
    let folder = with_seeds();
    prepare_seeds(folder.path(), "out", 2);
    let found: BTreeSet<(String, String, String, String)> = mentions(&folder.path().join("out"));
    let (mut n_covered, mut missed) = (0, Vec::new());
    for row in gold("mentions.tsv").iter().filter(|row| row[2] != "-") {
        n_covered += 1;
        let hit = found.iter().any(|(document, form, concepts, start)| {
            *document == row[0]
                && *form == row[1]
                && (row[3].is_empty() || *start == row[3])
                && concepts.split('|').any(|concept| concept == row[2])
        });
        if !hit {
            missed.push(format!("{} {:?} at {} ({})", row[0], row[1], row[3], row[2]));
        }
    }
    let recall = 1.0 - missed.len() as f64 / f64::from(n_covered);
    assert!(recall >= 0.95, "recall over names that the glossary has: {recall:.3}\n{}", missed.join("\n"));
}

/// `(document, form, concepts, start)` of every mention.
fn mentions(package: &Path) -> BTreeSet<(String, String, String, String)> {
    let table = std::fs::read_to_string(package.join("names.tsv")).unwrap();
    table
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let document = cells[2].split('#').next().unwrap();
            (document.to_owned(), cells[1].to_owned(), cells[0].to_owned(), cells[3].to_owned())
        })
        .collect()
}

#[test]
fn languages_of_the_dump_are_those_of_the_gold() {
    let folder = with_seeds();
    prepare_seeds(folder.path(), "out", 2);
    let found: BTreeMap<String, String> = rows(&folder.path().join("out"), "segments.jsonl")
        .iter()
        .filter(|row| text(row, "document").starts_with("05-dump.txt"))
        .map(|row| (text(row, "text").to_owned(), text(row, "language").to_owned()))
        .collect();
    let mut wrong = Vec::new();
    let mut not_a_segment = Vec::new();
    let gold = gold("languages.tsv");
    for row in &gold {
        match found.get(&row[0]) {
            Some(language) if *language == row[1] => {}
            Some(language) => wrong.push(format!("{:?}: {language} instead of {}", row[0], row[1])),
            None => not_a_segment.push(row[0].clone()),
        }
    }
    assert!(wrong.len() * 50 <= gold.len(), "languages: {wrong:#?}");
    assert!(not_a_segment.len() * 25 <= gold.len(), "not segments: {not_a_segment:#?}");
}
