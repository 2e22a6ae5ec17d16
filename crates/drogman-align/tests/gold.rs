//! Strict F1 on hand-aligned novels, when the development data stand beside the project.
#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::print_stdout, reason = "a test says what it skips and what it measured")]
#![expect(clippy::indexing_slicing, reason = "a malformed data set must fail the test")]
#![expect(clippy::unwrap_used, reason = "a test may fail by a panic")]

use drogman_align::{AlignOptions, align};
use drogman_document::{Sentence, Side};
use drogman_text::LanguageTag;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

type Ids = (Vec<u32>, Vec<u32>);

fn data() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/align");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: {} not found", folder.display());
    None
}

fn read_gold(path: &Path) -> BTreeSet<Ids> {
    let ids = |field: &str| -> Vec<u32> {
        let inner = field.trim().strip_prefix('[').unwrap().strip_suffix(']').unwrap();
        inner.split(',').filter(|id| !id.trim().is_empty()).map(|id| id.trim().parse().unwrap()).collect()
    };
    let text = std::fs::read_to_string(path).unwrap();
    let beads = text.lines().filter(|line| !line.trim().is_empty()).map(|line| {
        let mut fields = line.split(':');
        (ids(fields.next().unwrap()), ids(fields.next().unwrap()))
    });
    beads.filter(|bead| !bead.0.is_empty() || !bead.1.is_empty()).collect()
}

/// Strict F1: precision over all beads, recall over the two-sided ones, as the development data's scorer counts.
fn strict_f1(set: &Path) -> f64 {
    let is_two_sided = |bead: &&Ids| !bead.0.is_empty() && !bead.1.is_empty();
    let (mut hits, mut two_sided_hits, mut found_all, mut gold_all) = (0, 0, 0, 0);
    for row in std::fs::read_to_string(set.join("docs.tsv")).unwrap().lines() {
        let fields: Vec<&str> = row.split('\t').collect();
        let texts: Vec<String> =
            fields[1..3].iter().map(|file| std::fs::read_to_string(set.join(file)).unwrap()).collect();
        let sides: Vec<Side<'_>> = fields[1..3]
            .iter()
            .zip(&texts)
            .map(|(file, text)| Side {
                language: LanguageTag::parse(file.rsplit('.').next().unwrap()).unwrap(),
                sentences: text
                    .lines()
                    .map(|text| Sentence { text, block: 0, structure: 0, names: Vec::new() })
                    .collect(),
            })
            .collect();
        let found: BTreeSet<Ids> = align(&sides[0], &sides[1], &AlignOptions::default())
            .beads
            .into_iter()
            .map(|bead| (bead.source, bead.target))
            .collect();
        let gold = read_gold(&set.join(fields[3]));
        hits += found.intersection(&gold).count();
        two_sided_hits += found.intersection(&gold).filter(is_two_sided).count();
        found_all += found.len();
        gold_all += gold.iter().filter(is_two_sided).count();
    }
    let (precision, recall) = (hits as f64 / found_all as f64, two_sided_hits as f64 / gold_all as f64);
    2.0 * precision * recall / (precision + recall)
}

#[test]
fn novels_are_aligned_as_by_hand() {
    let Some(data) = data() else { return };
    for (set, least) in [("transread", 0.86), ("inj_transread", 0.79), ("reorder_transread", 0.84)] {
        let f1 = strict_f1(&data.join(set));
        println!("{set}: strict F1 {f1:.4}");
        assert!(f1 >= least, "{set}: strict F1 {f1:.4}, at least {least} expected");
    }
}
