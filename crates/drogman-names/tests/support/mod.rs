//! What the tests share: where their data is, and the small glossary.

use drogman_names::Glossary;
use std::path::PathBuf;

/// A file or folder under `tests/names`.
pub(crate) fn data(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/names").join(path)
}

/// The files of a folder with that extension, by name, each with its text.
pub(crate) fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = std::fs::read_dir(data(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|known| known == extension))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no .{extension} file in tests/names/{folder}");
    files
}

/// The glossary of `tests/names/glossary`.
pub(crate) fn glossary() -> Glossary {
    let files = files("glossary", "toml");
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Glossary::parse(&files).unwrap_or_else(|error| panic!("{error}"))
}
