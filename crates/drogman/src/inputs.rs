//! Finding and opening what the user named.
#![expect(clippy::disallowed_methods, reason = "this file is the rim where inputs are opened")]

use crate::{Limits, ReadError, ReadOptions, RunError, Source};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

/// One input of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The name that it goes by in every output: the path below what the user named, with `/`.
    pub name: String,
    /// Where it lies; `-` is standard input.
    pub path: PathBuf,
}

/// An input that could not be used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFault {
    /// The input's name.
    pub name: String,
    /// What is the matter and what to do.
    pub message: String,
}

/// What was found under the named paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    /// The files, in the order of the names given, inside a folder by name.
    pub inputs: Vec<Input>,
    /// What could not be listed.
    pub faults: Vec<InputFault>,
    /// Files in folders that are of no format that is read, by name.
    pub passed_over: Vec<String>,
}

/// The extensions that a folder is searched for; a file named by the user is tried whatever its name.
const EXTENSIONS: [&str; 12] =
    ["txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "srt", "vtt", "tmx", "tsv"];

/// Lists the files under the named paths. Hidden files and links out of a folder are left alone; in a folder only
/// files with a known extension, or with none, are taken, and the others are listed as passed over.
///
/// # Errors
/// When nothing was named, or a named path does not exist.
pub fn find_inputs(paths: &[PathBuf]) -> Result<Inputs, RunError> {
    if paths.is_empty() {
        return Err(RunError::usage("no input was named: give files, folders, or - for standard input"));
    }
    let mut found = Inputs::default();
    for path in paths {
        if path.as_os_str() == "-" {
            found.inputs.push(Input { name: "stdin".to_owned(), path: path.clone() });
        } else if path.is_dir() {
            list_folder(path, &mut found);
        } else if path.symlink_metadata().is_ok() {
            let name =
                path.file_name().map_or_else(|| "input".to_owned(), |n| n.to_string_lossy().into_owned());
            found.inputs.push(Input { name, path: path.clone() });
        } else {
            let message = format!("{}: there is no such file or folder", path.display());
            return Err(RunError::usage(message));
        }
    }
    make_names_unique(&mut found.inputs);
    Ok(found)
}

fn list_folder(folder: &Path, found: &mut Inputs) {
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    for entry in walk.filter_entry(visible) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
                let parts: Vec<String> =
                    below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
                let name = parts.join("/");
                let extension = entry.path().extension().map(|e| e.to_string_lossy().to_lowercase());
                if extension.as_deref().is_none_or(|e| EXTENSIONS.contains(&e)) {
                    found.inputs.push(Input { name, path: entry.path().to_owned() });
                } else {
                    found.passed_over.push(name);
                }
            }
            Ok(_) => {}
            Err(fault) => {
                let path = fault.path().unwrap_or(folder);
                let below = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
                let name = if below.is_empty() { folder.to_string_lossy().into_owned() } else { below };
                let cause = fault.io_error().map_or_else(|| fault.to_string(), ToString::to_string);
                let message = format!("cannot be listed: {cause} (check the rights of the folder)");
                found.faults.push(InputFault { name, message });
            }
        }
    }
}

/// Two inputs of one name get the parts of their paths before it, and a number if that does not tell them apart.
fn make_names_unique(inputs: &mut [Input]) {
    let mut count: BTreeMap<String, u32> = BTreeMap::new();
    for input in inputs.iter() {
        *count.entry(input.name.clone()).or_default() += 1;
    }
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    for input in inputs.iter_mut() {
        if count.get(&input.name).copied().unwrap_or(0) > 1 {
            let parent =
                input.path.parent().and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned());
            if let Some(parent) = parent.filter(|_| !input.name.contains('/')) {
                input.name = format!("{parent}/{}", input.name);
            }
        }
        let n_seen = taken.entry(input.name.clone()).or_default();
        *n_seen += 1;
        if *n_seen > 1 {
            input.name = format!("{} ({n_seen})", input.name);
        }
    }
}

/// The bytes of an input and their SHA-256 in hexadecimal digits.
///
/// # Errors
/// A sentence that says what is the matter: no rights, a folder, more bytes than the limit.
pub fn read_input(input: &Input, limits: &Limits) -> Result<(Vec<u8>, String), String> {
    let describe = |cause: std::io::Error| match cause.kind() {
        std::io::ErrorKind::PermissionDenied => {
            "cannot be opened: permission denied (check the rights of the file)".to_owned()
        }
        _ => format!("cannot be read: {cause}"),
    };
    let mut bytes = Vec::new();
    let limit = limits.max_bytes.saturating_add(1);
    if input.path.as_os_str() == "-" {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(describe)?;
    } else {
        let file = std::fs::File::open(&input.path).map_err(describe)?;
        let metadata = file.metadata().map_err(describe)?;
        if !metadata.is_file() {
            return Err("is not a regular file (name a file or a folder of files)".to_owned());
        }
        bytes.reserve_exact(usize::try_from(metadata.len().min(limit)).unwrap_or(0));
        file.take(limit).read_to_end(&mut bytes).map_err(describe)?;
    }
    let digest = hex(&Sha256::digest(&bytes));
    Ok((bytes, digest))
}

/// Reads bytes with the default limits: [`drogman_formats::read`].
///
/// # Errors
/// As [`drogman_formats::read`].
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Source, ReadError> {
    drogman_formats::read(name, bytes, &ReadOptions::default())
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        for nibble in [byte >> 4, byte & 15] {
            text.push(DIGITS.get(nibble as usize).map_or('0', |d| char::from(*d)));
        }
        text
    })
}

/// SHA-256 of bytes in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
