//! The floor on written text: boundary F1 over six Universal Dependencies sets, where they are at hand.
#![expect(clippy::disallowed_methods, reason = "tests read their data")]

mod common {
    pub(crate) mod treebank;
}

use common::treebank::{Set, WRITTEN};

#[test]
fn the_mean_of_six_written_sets_is_at_least_95() {
    let folder = format!("{}/../../../shared/data/segment", env!("CARGO_MANIFEST_DIR"));
    let mut sum = 0.0;
    for name in WRITTEN {
        let path = format!("{folder}/{name}.jsonl");
        let Ok(source) = std::fs::read_to_string(&path) else {
            println!("skipped: {path} not found");
            return;
        };
        let set = Set::parse(&source).expect("a set of development texts");
        sum += set.score().rates().2 * 100.0;
    }
    let mean = sum / WRITTEN.len() as f64;
    assert!(mean >= 95.0, "mean boundary F1 is {mean:.2}");
}
