//! The cases of `tests/segment/*.txt`.
#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::expect_used, reason = "a malformed case must fail")]

mod common {
    pub(crate) mod cases;
}

use common::cases::failures;

fn check(name: &str, at_least: usize) {
    let failures = failures(name, at_least);
    assert!(failures.is_empty(), "{} cases fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn english() {
    check("en", 60);
}

#[test]
fn french() {
    check("fr", 60);
}

#[test]
fn other_languages() {
    check("other", 12);
}
