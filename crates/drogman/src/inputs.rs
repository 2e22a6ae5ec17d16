//! Finding and opening what the user named.
#![expect(clippy::disallowed_methods, reason = "this file is the rim where inputs are opened")]

use crate::output::is_package;
use crate::{Limits, ReadError, ReadOptions, RunError, Source};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
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

/// Lists the files under the named paths. Hidden files are left alone; in a folder only files with a known
/// extension, or with none, are taken, and the others are listed as passed over: so are links, pipes and sockets,
/// and packages that an earlier run wrote into the folder.
///
/// # Errors
/// When nothing was named, or a named path does not exist.
pub fn find_inputs(paths: &[PathBuf]) -> Result<Inputs, RunError> {
    let (found, missing) = look(paths)?;
    if missing.is_empty() { Ok(found) } else { Err(no_such(&missing)) }
}

/// The same for work that needs not all of its inputs: a named path that does not exist is one of the faults.
///
/// # Errors
/// When nothing was named, or no named path exists.
pub fn find_existing_inputs(paths: &[PathBuf]) -> Result<Inputs, RunError> {
    let (mut found, missing) = look(paths)?;
    if missing.len() == paths.len() {
        return Err(no_such(&missing));
    }
    let faults = missing.into_iter().map(|name| InputFault { name, message: NO_SUCH.to_owned() });
    found.faults.splice(..0, faults);
    Ok(found)
}

const NO_SUCH: &str = "there is no such file or folder";

fn no_such(missing: &[String]) -> RunError {
    RunError::usage(format!("{}: {NO_SUCH}", missing.join(", ")))
}

/// What is there under the named paths, and the paths where nothing is.
fn look(paths: &[PathBuf]) -> Result<(Inputs, Vec<String>), RunError> {
    if paths.is_empty() {
        return Err(RunError::usage("no input was named: give files, folders, or - for standard input"));
    }
    let mut found = Inputs::default();
    let mut missing = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            found.inputs.push(Input { name: "stdin".to_owned(), path: path.clone() });
        } else if path.is_dir() {
            list_folder(path, &mut found);
        } else if path.symlink_metadata().is_ok() {
            found.take(name_of(path), path);
        } else {
            missing.push(path.display().to_string());
        }
    }
    make_names_unique(&mut found.inputs);
    refuse_long_names(&mut found);
    Ok((found, missing))
}

/// A file goes by its last name. What a shell hands over (`/dev/fd/63`) has a number there that says nothing.
fn name_of(path: &Path) -> String {
    if (path.starts_with("/dev") || path.starts_with("/proc")) && !path.is_file() {
        return path.to_string_lossy().into_owned();
    }
    path.file_name().map_or_else(|| "input".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// The longest name of a file that file systems take, in bytes.
const LONGEST_NAME: usize = 255;

/// A name gets `.txt` behind it in the package: one that is too long for that would stop the whole run.
fn refuse_long_names(found: &mut Inputs) {
    let too_long = |input: &Input| input.name.split('/').any(|part| part.len() + ".txt".len() > LONGEST_NAME);
    let (long, kept) = std::mem::take(&mut found.inputs).into_iter().partition(too_long);
    found.inputs = kept;
    let long: Vec<Input> = long;
    found.faults.extend(long.into_iter().map(|input| InputFault {
        name: input.name,
        message: format!("its name has more than {} bytes (rename it)", LONGEST_NAME - ".txt".len()),
    }));
}

impl Inputs {
    /// Takes a file in. The manifest is text, so a path that is not could not be found again by `verify`.
    fn take(&mut self, name: String, path: &Path) {
        if path.to_str().is_some() {
            self.inputs.push(Input { name, path: path.to_owned() });
        } else {
            let message = "its path is not valid UTF-8, so no output could name it (rename it)".to_owned();
            self.faults.push(InputFault { name, message });
        }
    }
}

fn list_folder(folder: &Path, found: &mut Inputs) {
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    let mut walk = walk.filter_entry(visible);
    while let Some(entry) = walk.next() {
        match entry {
            Ok(entry) => {
                let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
                let parts: Vec<String> =
                    below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
                let name = parts.join("/");
                let extension = entry.path().extension().map(|e| e.to_string_lossy().to_lowercase());
                let is_known = extension.as_deref().is_none_or(|e| EXTENSIONS.contains(&e));
                if entry.file_type().is_dir() {
                    // A second run into the same place would otherwise read the outputs of the first.
                    if entry.depth() > 0 && is_package(entry.path()) {
                        found.passed_over.push(name);
                        walk.skip_current_dir();
                    }
                } else if entry.file_type().is_file() && is_known {
                    found.take(name, entry.path());
                } else {
                    found.passed_over.push(name);
                }
            }
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

/// Two inputs of one name get the parts of their paths before it, and a number if that does not tell them apart:
/// neither may be the other's text file (`a` and a folder `a.txt` beside it).
fn make_names_unique(inputs: &mut [Input]) {
    let mut count: BTreeMap<String, u32> = BTreeMap::new();
    for input in inputs.iter() {
        *count.entry(input.name.clone()).or_default() += 1;
    }
    for input in inputs.iter_mut().filter(|input| count.get(&input.name).is_some_and(|n| *n > 1)) {
        let parent = input.path.parent().and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned());
        if let Some(parent) = parent.filter(|_| !input.name.contains('/')) {
            input.name = format!("{parent}/{}", input.name);
        }
    }
    let above = |input: &Input| -> Vec<String> {
        input.name.match_indices('/').filter_map(|(at, _)| input.name.get(..at).map(str::to_owned)).collect()
    };
    let folders: BTreeSet<String> = inputs.iter().flat_map(above).collect();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for input in inputs.iter_mut() {
        // The extension stays last: it tells the format where the content leaves it open.
        let (stem, extension) = match input.name.rfind('.').filter(|at| *at > 0) {
            Some(at) => input.name.split_at(at),
            None => (input.name.as_str(), ""),
        };
        let numbered = (2_u32..).map(|n| format!("{stem} ({n}){extension}"));
        let free = std::iter::once(input.name.clone())
            .chain(numbered)
            .find(|name| !taken.contains(name) && !folders.contains(&format!("{name}.txt")));
        if let Some(name) = free {
            taken.insert(name.clone());
            input.name = name;
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
        // Asked before it is opened: to open a pipe would wait for someone who writes into it.
        let metadata = std::fs::metadata(&input.path).map_err(describe)?;
        if !metadata.is_file() {
            let message = "is not a regular file (name a file or a folder of files; for a pipe name -, which is \
                           standard input)";
            return Err(message.to_owned());
        }
        if metadata.len() > limits.max_bytes {
            let (n, limit) = (metadata.len(), limits.max_bytes);
            return Err(format!("has {n} bytes, the limit is {limit} (split the file or raise the limit)"));
        }
        let file = std::fs::File::open(&input.path).map_err(describe)?;
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
