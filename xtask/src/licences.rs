//! Every dependency must be offered under licences that the project takes.

use anyhow::{Context as _, bail, ensure};
use serde_json::Value;
use std::process::Command;

/// Licences that any dependency may have.
const TAKEN: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Packages that may also come under MPL-2.0, because they are used unmodified.
const MPL_TAKEN_FROM: [&str; 4] = ["cssparser", "cssparser-macros", "dtoa-short", "selectors"];

/// Fails with the list of packages whose licence is not taken. No network: `cargo metadata` knows them all.
pub(crate) fn check() -> anyhow::Result<()> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .output()
        .context("cargo metadata cannot be started")?;
    ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let packages =
        metadata.get("packages").and_then(Value::as_array).context("cargo metadata lists no packages")?;
    let mut refused = Vec::new();
    for package in packages {
        let text = |key: &str| package.get(key).and_then(Value::as_str).unwrap_or("").to_owned();
        let (name, version, licence) = (text("name"), text("version"), text("license"));
        if !is_taken(&name, &licence) {
            refused.push(format!(
                "{name} {version}: {}",
                if licence.is_empty() { "no licence" } else { &licence }
            ));
        }
    }
    if !refused.is_empty() {
        bail!("licences that the project does not take:\n  {}", refused.join("\n  "));
    }
    println!("{} packages, all under licences that the project takes", packages.len());
    Ok(())
}

/// An expression of the SPDX form: alternatives (`OR`, or `/` in old manifests) of parts that all hold (`AND`).
fn is_taken(name: &str, expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    // Brackets only ever stand round alternatives inside a sum: each bracket must hold a licence that is taken.
    let mut depth = 0;
    let mut parts = vec![String::new()];
    for word in expression.replace('(', " ( ").replace(')', " ) ").split_whitespace() {
        match word {
            "(" => depth += 1,
            ")" => depth -= 1,
            "AND" if depth == 0 => parts.push(String::new()),
            _ => {
                if let Some(part) = parts.last_mut() {
                    part.push_str(word);
                    part.push(' ');
                }
            }
        }
    }
    let one = |licence: &str| {
        let licence = licence.trim();
        TAKEN.contains(&licence) || licence == "MPL-2.0" && MPL_TAKEN_FROM.contains(&name)
    };
    parts.iter().all(|part| part.split(" OR ").any(|alternative| alternative.split(" AND ").all(one)))
}

#[cfg(test)]
mod tests {
    use super::is_taken;

    #[test]
    fn expressions() {
        assert!(is_taken("a", "MIT OR Apache-2.0"));
        assert!(is_taken("a", "MIT/Apache-2.0"));
        assert!(is_taken("a", "(MIT OR GPL-3.0) AND Unicode-3.0"));
        assert!(is_taken("a", "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT"));
        assert!(!is_taken("a", "GPL-3.0-or-later"));
        assert!(!is_taken("a", "MIT AND GPL-2.0"));
        assert!(!is_taken("a", ""));
        assert!(!is_taken("a", "MPL-2.0"));
        assert!(is_taken("selectors", "MPL-2.0"));
    }
}
