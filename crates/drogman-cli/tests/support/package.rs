//! Altering a package, and sealing it again so that no digest gives the change away.

#![expect(clippy::indexing_slicing, reason = "a helper of a test fails the test")]

use super::{read, write};
use drogman::{Input, Limits, read_input};
use std::path::Path;

/// The bytes and the SHA-256 of a file.
fn measure(folder: &Path, file: &str) -> (usize, String) {
    let input = Input { name: file.to_owned(), path: folder.join(file) };
    let (bytes, digest) = read_input(&input, &Limits::default()).unwrap_or_else(|e| panic!("{file} {e}"));
    (bytes.len(), digest)
}

/// The value of a field on a line of an indented JSON file, without quotation marks and comma.
fn value(line: &str) -> &str {
    line.split_once(": ").map_or("", |(_, value)| value.trim_end_matches(',').trim_matches('"'))
}

/// Writes the lengths and digests of all files, as they are now, into the manifest, and the manifest's own digest.
///
/// Whoever can do this has forged every digest of a package: what `verify` still finds, it finds by its meaning.
pub(crate) fn seal(package: &Path) {
    let manifest = read(package, "manifest.json");
    let mut sealed: Vec<String> = Vec::new();
    let mut measured = None;
    for line in manifest.lines() {
        let key = line.trim_start().split_once(": ").map_or("", |(key, _)| key);
        let indent = &line[..line.len() - line.trim_start().len()];
        match (key, &measured) {
            ("\"file\"", _) => {
                measured = Some(measure(package, value(line)));
                sealed.push(line.to_owned());
            }
            ("\"bytes\"", Some((n_bytes, _))) => sealed.push(format!("{indent}\"bytes\": {n_bytes},")),
            ("\"sha256\"", Some((_, digest))) => sealed.push(format!("{indent}\"sha256\": \"{digest}\"")),
            ("\"digest\"", _) => sealed.push(format!("{indent}\"digest\": \"\"")),
            _ => sealed.push(line.to_owned()),
        }
    }
    let mut text = sealed.join("\n");
    text.push('\n');
    write(package, "manifest.json", &text);
    let (_, digest) = measure(package, "manifest.json");
    write(package, "manifest.json", text.replace("\"digest\": \"\"", &format!("\"digest\": \"{digest}\"")));
}

/// Changes a file of lines through a function of its lines.
#[track_caller]
pub(crate) fn change_lines(package: &Path, file: &str, change: impl FnOnce(&mut Vec<String>)) {
    let before = read(package, file);
    let mut lines: Vec<String> = before.lines().map(str::to_owned).collect();
    change(&mut lines);
    for line in &mut lines {
        line.push('\n');
    }
    let after: String = lines.concat();
    assert_ne!(before, after, "{file} was not changed");
    write(package, file, after);
}

/// The number of the first line that holds all those words.
#[track_caller]
pub(crate) fn line_with(lines: &[String], words: &[&str]) -> usize {
    let holds = |line: &String| words.iter().all(|word| line.contains(word));
    lines.iter().position(holds).unwrap_or_else(|| panic!("no line holds {words:?}"))
}

/// Replaces words in the first line that holds them and those other ones.
#[track_caller]
pub(crate) fn replace_in_line(package: &Path, file: &str, also: &[&str], old: &str, new: &str) {
    change_lines(package, file, |lines| {
        let words: Vec<&str> = also.iter().copied().chain([old]).collect();
        let at = line_with(lines, &words);
        lines[at] = lines[at].replacen(old, new, 1);
    });
}
