//! What the reader finds, case by case: `tests/formats/blocks`.

mod text_cases;

#[test]
fn cases() {
    text_cases::run("blocks");
}
