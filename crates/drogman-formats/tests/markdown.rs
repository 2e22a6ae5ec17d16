//! What the reader finds, case by case: `tests/formats/markdown`.

mod text_cases;

#[test]
fn cases() {
    text_cases::run("markdown");
}
