//! What the reader finds, case by case: `tests/formats/html`.

mod text_cases;

#[test]
fn cases() {
    text_cases::run("html");
}
