//! Chores of the house: `cargo xt licences` and `cargo xt sizes`.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program for developers reads and prints"
)]

mod licences;
mod sizes;

fn main() -> anyhow::Result<()> {
    let chore = std::env::args().nth(1).unwrap_or_default();
    match chore.as_str() {
        "licences" => licences::check(),
        "sizes" => sizes::check(),
        _ => {
            anyhow::bail!("'{chore}' is no chore: licences (of all dependencies) or sizes (of source files)")
        }
    }
}
