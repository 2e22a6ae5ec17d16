//! Chores of the house: `cargo xt detect-model`, `cargo xt licences`, `cargo xt rules` and `cargo xt sizes`.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program for developers reads and prints"
)]

mod detect_model;
mod licences;
mod rules;
mod sizes;

fn main() -> anyhow::Result<()> {
    let chore = std::env::args().nth(1).unwrap_or_default();
    match chore.as_str() {
        "detect-model" => detect_model::run(&std::env::args().skip(2).collect::<Vec<String>>()),
        "licences" => licences::check(),
        "rules" => rules::run(std::env::args().any(|argument| argument == "--check")),
        "sizes" => sizes::check(),
        _ => {
            anyhow::bail!(
                "'{chore}' is no chore: detect-model (the language models; --from FOLDER), licences (of all dependencies), rules (the page docs/rules.md; --check), \
                 sizes (of source files)"
            )
        }
    }
}
