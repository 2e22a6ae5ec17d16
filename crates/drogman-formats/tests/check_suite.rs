//! The test suite of OASIS for XLIFF 2.1, as far as it is at hand: what is valid passes, what is not does not.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests read their cases, say what they skip, and fail by panicking"
)]

mod check_support;

use check_support::run;
use std::path::{Path, PathBuf};

fn suite(folder: &str) -> Option<Vec<PathBuf>> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/suites/xliff-2.1").join(folder);
    let Ok(entries) = std::fs::read_dir(&path) else {
        println!("skipped: ../shared/data/suites/xliff-2.1/{folder} not found");
        return None;
    };
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "xlf"));
    files.sort();
    Some(files)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[test]
fn valid_files_are_accepted() {
    for folder in ["core/valid", "core/in-out", "modules/valid"] {
        for path in suite(folder).unwrap_or_default() {
            let (found, summary) = run(&std::fs::read(&path).unwrap());
            let found: Vec<_> = found.into_iter().filter(|finding| !finding.is_note).collect();
            assert!(found.is_empty(), "{folder}/{}: {found:#?}", name(&path));
            assert!(summary.n_units > 0, "{}", name(&path));
        }
    }
}

/// The rule that each invalid file of this half of the suite is about. Files that are not named here must be rejected
/// by any rule.
fn expected() -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/check/xliff-2.1.tsv");
    let table = std::fs::read_to_string(path).unwrap();
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| row.split_once('\t').expect("name, tab, rule"))
        .map(|(n, r)| (n.into(), r.into()))
        .collect()
}

#[test]
fn invalid_files_are_rejected_by_the_right_rule() {
    let expected = expected();
    for folder in ["core/invalid", "modules/invalid"] {
        for path in suite(folder).unwrap_or_default() {
            let (found, _) = run(&std::fs::read(&path).unwrap());
            let ids: Vec<_> =
                found.iter().filter(|finding| finding.is_error).map(|finding| finding.id).collect();
            assert!(!ids.is_empty(), "{folder}/{} passes", name(&path));
            if let Some((_, rule)) = expected.iter().find(|(file, _)| *file == name(&path)) {
                assert!(ids.contains(&rule.as_str()), "{folder}/{}: {ids:?}, not {rule}", name(&path));
            }
        }
    }
}
