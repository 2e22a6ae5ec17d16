//! What the end-to-end tests share.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "each test uses a part; tests may touch files"
)]

use drogman::{Compat, LanguageTag, PrepareOptions, PrepareSummary, TextOptions, prepare};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The project's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A folder that holds a copy of the seeds, so that relative paths in the manifest are the same everywhere.
pub(crate) fn with_seeds() -> TempDir {
    let folder = TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("seeds")).unwrap();
    for entry in std::fs::read_dir(root().join("seeds")).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, folder.path().join("seeds").join(path.file_name().unwrap())).unwrap();
    }
    folder
}

/// Options for a run into French.
pub(crate) fn options(inputs: &[PathBuf], out: &Path, threads: usize) -> PrepareOptions {
    PrepareOptions {
        inputs: inputs.to_vec(),
        to: LanguageTag::french(),
        from: None,
        out: out.to_owned(),
        replace: false,
        text: TextOptions::default(),
        apply_profile: false,
        min_confidence: 0.8,
        compat: Compat::Strict,
        threads,
        date: None,
    }
}

/// Prepares `seeds` below `folder` into `name` below it.
pub(crate) fn prepare_seeds(folder: &Path, name: &str, threads: usize) -> PrepareSummary {
    prepare(&options(&[folder.join("seeds")], &folder.join(name), threads), &|_| true).unwrap()
}

/// Every file of a package with its bytes, by path.
pub(crate) fn files(package: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![package.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(package).unwrap().to_string_lossy().into_owned();
                found.push((name, std::fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The rows of a JSON Lines file of a package.
pub(crate) fn rows(package: &Path, file: &str) -> Vec<serde_json::Value> {
    let text = std::fs::read_to_string(package.join(file)).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A string in a row.
pub(crate) fn text<'a>(row: &'a serde_json::Value, key: &str) -> &'a str {
    row[key].as_str().unwrap()
}
