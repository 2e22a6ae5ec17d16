//! The whole road on the sample dossier: the same bytes on any number of threads, and as they were agreed.
#![expect(clippy::disallowed_methods, reason = "tests may touch files and fail")]

mod support;

use drogman::{Limits, verify};
use support::{files, prepare_seeds, root, with_seeds};

/// What a person reads through before a change of it is agreed. The manifest holds the SHA-256 of every other file,
/// so any change of any output shows in it. `BLESS=1 cargo test -p drogman --test seeds` agrees to the new ones.
const GOLDEN: [&str; 5] = ["beads.jsonl", "bitext.tmx", "manifest.json", "names.tsv", "segments.jsonl"];

#[test]
fn the_same_bytes_on_one_and_two_threads() {
    let folder = with_seeds();
    prepare_seeds(folder.path(), "one", 1);
    prepare_seeds(folder.path(), "two", 2);
    let (one, two) = (files(&folder.path().join("one")), files(&folder.path().join("two")));
    assert_eq!(one.len(), two.len());
    for (a, b) in one.iter().zip(&two) {
        assert!(a == b, "{} and {} differ between one thread and two", a.0, b.0);
    }
}

#[test]
fn the_package_is_as_agreed() {
    let folder = with_seeds();
    let summary = prepare_seeds(folder.path(), "out", 2);
    assert!(summary.is_complete(), "{:?} {:?}", summary.faults, summary.incomplete);
    let golden = root().join("tests/golden/seeds");
    let bless = std::env::var_os("BLESS").is_some();
    let mut differing = Vec::new();
    for file in GOLDEN {
        let found = std::fs::read(folder.path().join("out").join(file)).unwrap();
        if bless {
            std::fs::create_dir_all(&golden).unwrap();
            std::fs::write(golden.join(file), &found).unwrap();
        }
        let agreed = std::fs::read(golden.join(file)).unwrap_or_default();
        if found != agreed {
            let line =
                found.split(|b| *b == b'\n').zip(agreed.split(|b| *b == b'\n')).position(|(a, b)| a != b);
            differing.push(format!("{file}: first at line {}", line.map_or(0, |n| n + 1)));
        }
    }
    assert!(differing.is_empty(), "outputs differ from tests/golden/seeds: {}", differing.join("; "));
}

#[test]
fn the_package_holds() {
    let folder = with_seeds();
    prepare_seeds(folder.path(), "out", 2);
    let proof = verify(&folder.path().join("out"), &Limits::default()).unwrap();
    let n_inputs = std::fs::read_dir(folder.path().join("seeds")).unwrap();
    let visible =
        n_inputs.filter(|e| !e.as_ref().unwrap().file_name().to_string_lossy().starts_with('.')).count();
    assert_eq!(proof.n_documents, visible);
    assert!(proof.n_segments > 400 && proof.n_edits > 20);
}
