//! What our own writers give, and the published examples, hold without a finding.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read their cases, and say what they skip"
)]

mod check_support;

use check_support::run;
use drogman_formats::check::CheckFormat;
use std::path::Path;

fn clean(path: &str, format: CheckFormat) {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    let Ok(bytes) = std::fs::read(&whole) else {
        println!("skipped: {path} not found");
        return;
    };
    let (found, summary) = run(&bytes);
    assert_eq!(found, [], "{path}");
    assert_eq!(summary.format, Some(format), "{path}");
    assert!(summary.n_units > 0 && summary.n_segments > 0 && summary.n_characters > 0, "{path}: {summary:?}");
    assert!(!summary.languages.is_empty(), "{path}");
}

#[test]
fn our_own_files_are_clean() {
    for name in ["bitext.tmx", "bitext.trados.tmx", "bitext.memoq.tmx", "bitext.omegat.tmx"] {
        let path = format!("tests/formats/write/{name}");
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(&path).exists(), "{path}");
        clean(&path, CheckFormat::Tmx);
    }
    clean("tests/golden/seeds/bitext.tmx", CheckFormat::Tmx);
    clean("tests/formats/write/job.en-fr.xlf", CheckFormat::Xliff2);
    clean("tests/formats/write/terms.tbx", CheckFormat::Tbx);
}

#[test]
fn published_examples_are_clean() {
    for name in [
        "Basic_Example_Astronomy_DCA_VALID",
        "Basic_Example_Astronomy_DCT_VALID",
        "Core_Example_Astronomy_DCA_VALID",
    ] {
        clean(&format!("../shared/data/schemas/tbx/{name}.tbx"), CheckFormat::Tbx);
    }
}
