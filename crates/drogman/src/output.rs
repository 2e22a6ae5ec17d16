//! The output folder: built beside its target, and renamed when it is whole.
#![expect(clippy::disallowed_methods, reason = "this file is the rim where output is written")]

use crate::RunError;
use crate::inputs::hex;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use tempfile::TempDir;

/// A file of the package, as the manifest lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OutputFile {
    /// Its path below the package, with `/`.
    pub(crate) file: String,
    /// Its length.
    pub(crate) bytes: u64,
    /// SHA-256 in hexadecimal digits.
    pub(crate) sha256: String,
}

/// A package under construction.
#[derive(Debug)]
pub(crate) struct OutputFolder {
    target: PathBuf,
    replace: bool,
    building: TempDir,
    // After `building`: fields are dropped in this order, and only an empty folder can be taken away.
    _parents: MadeFolders,
}

/// Folders that were made on the way to the target. Those that are still empty in the end are taken away again.
#[derive(Debug)]
struct MadeFolders(Vec<PathBuf>);

impl MadeFolders {
    fn make(folder: &Path) -> std::io::Result<Self> {
        let missing = folder.ancestors().take_while(|f| !f.as_os_str().is_empty() && !f.exists());
        let made = Self(missing.map(Path::to_owned).collect());
        std::fs::create_dir_all(folder)?;
        Ok(made)
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        for folder in &self.0 {
            // One that holds something stays: the package, or what somebody else put there meanwhile.
            let _ = std::fs::remove_dir(folder);
        }
    }
}

/// The folder inside a package under construction where stages put things aside; never part of the package.
const WORK: &str = ".work";

impl OutputFolder {
    /// Begins a package for `target`, in a hidden folder beside it.
    ///
    /// # Errors
    /// Usage, when something stands at `target` that is not an empty folder, or is a package and `replace` was not
    /// asked for; output, when the folder cannot be made.
    pub(crate) fn begin(target: &Path, replace: bool) -> Result<Self, RunError> {
        check_target(target, replace)?;
        let parent = match target.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        let parents = MadeFolders::make(&parent).map_err(|e| RunError::output(&parent, e))?;
        let name = target.file_name().map_or_else(|| "out".into(), |n| n.to_string_lossy().into_owned());
        let building = tempfile::Builder::new()
            .prefix(&format!(".{name}.unfinished-"))
            .tempdir_in(&parent)
            .map_err(|e| RunError::output(&parent, e))?;
        std::fs::create_dir(building.path().join(WORK)).map_err(|e| RunError::output(building.path(), e))?;
        Ok(Self { target: target.to_owned(), replace, building, _parents: parents })
    }

    /// The final path of a file, for messages.
    fn final_path(&self, file: &str) -> PathBuf {
        self.target.join(file)
    }

    /// Where the package will stand.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// Opens a file of the package for writing.
    ///
    /// # Errors
    /// Output, when it cannot be made.
    pub(crate) fn create(&self, file: &str) -> Result<Sink, RunError> {
        let path = self.building.path().join(file);
        let fault = |e| RunError::output(&self.final_path(file), e);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(fault)?;
        }
        let inner = BufWriter::with_capacity(1 << 16, File::create(&path).map_err(fault)?);
        Ok(Sink::new(inner, file.to_owned(), self.final_path(file)))
    }

    /// Puts a head and a list aside under a name, a line each, so that neither way needs all of it as bytes at
    /// once. Read them back with [`fetch`](Self::fetch).
    ///
    /// # Errors
    /// Output, when it cannot be written.
    pub(crate) fn put_aside<H: Serialize, T: Serialize>(
        &self,
        name: &str,
        head: &H,
        list: &[T],
    ) -> Result<(), RunError> {
        let path = self.building.path().join(WORK).join(name);
        let fault = |e| RunError::output(&self.target, e);
        let mut out = BufWriter::with_capacity(1 << 16, File::create(&path).map_err(fault)?);
        serde_json::to_writer(&mut out, head).map_err(|e| fault(e.into()))?;
        for item in list {
            out.write_all(b"\n").map_err(fault)?;
            serde_json::to_writer(&mut out, item).map_err(|e| fault(e.into()))?;
        }
        out.flush().map_err(fault)
    }

    /// Reads back what was put aside; `settle` may tidy each item up.
    ///
    /// # Errors
    /// Output, when it cannot be read.
    pub(crate) fn fetch<H: DeserializeOwned, T: DeserializeOwned>(
        &self,
        name: &str,
        settle: impl Fn(&mut T),
    ) -> Result<(H, Vec<T>), RunError> {
        let path = self.building.path().join(WORK).join(name);
        let fault = |e| RunError::output(&self.target, e);
        let mut lines = BufReader::with_capacity(1 << 16, File::open(&path).map_err(fault)?);
        let mut line = Vec::new();
        lines.read_until(b'\n', &mut line).map_err(fault)?;
        let head = serde_json::from_slice(&line).map_err(|e| fault(e.into()))?;
        // The head may hold a whole text; the items are small.
        line = Vec::new();
        let mut list = Vec::new();
        while lines.read_until(b'\n', &mut line).map_err(fault)? > 0 {
            let mut item = serde_json::from_slice(&line).map_err(|e| fault(e.into()))?;
            settle(&mut item);
            list.push(item);
            line.clear();
        }
        Ok((head, list))
    }

    /// Moves the finished package to its target.
    ///
    /// # Errors
    /// Output, when it cannot be moved; what stood there before is then still there.
    pub(crate) fn finish(self) -> Result<(), RunError> {
        let fault = |e| RunError::output(&self.target, e);
        std::fs::remove_dir_all(self.building.path().join(WORK)).map_err(fault)?;
        readable_by_others(self.building.path());
        check_target(&self.target, self.replace)?;
        // The old package leaves its place only when the new one is ready to take it, and comes back if that fails.
        let retired = self.target.exists().then(|| {
            let mut name = self.building.path().file_name().unwrap_or_default().to_owned();
            name.push(".old");
            self.building.path().with_file_name(name)
        });
        if let Some(retired) = &retired {
            std::fs::rename(&self.target, retired).map_err(fault)?;
        }
        let built = self.building.keep();
        if let Err(cause) = std::fs::rename(&built, &self.target) {
            if let Some(retired) = &retired {
                // Nothing more can be done when this fails as well: the message names the target.
                let _ = std::fs::rename(retired, &self.target);
            }
            let _ = std::fs::remove_dir_all(&built);
            return Err(RunError::output(&self.target, cause));
        }
        if let Some(retired) = retired {
            std::fs::remove_dir_all(retired).map_err(|e| RunError::output(&self.target, e))?;
        }
        Ok(())
    }
}

/// Temporary folders are private; the finished package has the rights of an ordinary folder.
fn readable_by_others(folder: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Without those rights the package is still whole, only private.
        let _ = std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755));
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// Whether a folder looks like one that `prepare` wrote.
pub(crate) fn is_package(folder: &Path) -> bool {
    folder.join("manifest.json").is_file() && folder.join("spans.jsonl").is_file()
}

fn check_target(target: &Path, replace: bool) -> Result<(), RunError> {
    if target.file_name().is_none() {
        let message =
            format!("{}: is not the name of a folder that can be made (such as --out out)", target.display());
        return Err(RunError::usage(message));
    }
    let Ok(metadata) = target.symlink_metadata() else { return Ok(()) };
    let shown = target.display();
    if !metadata.is_dir() {
        return Err(RunError::usage(format!(
            "{shown}: is not a folder, so no package can go there (choose another place with --out)"
        )));
    }
    let mut entries = std::fs::read_dir(target).map_err(|e| RunError::output(target, e))?;
    let is_empty = entries.next().is_none();
    if is_empty {
        return Ok(());
    }
    if !is_package(target) {
        return Err(RunError::usage(format!(
            "{shown}: holds files that are not a drogman package; nothing was touched (choose an empty or new folder with --out)"
        )));
    }
    if !replace {
        return Err(RunError::usage(format!(
            "{shown}: a package stands there already (add --force to replace it, or choose another folder with --out)"
        )));
    }
    Ok(())
}

/// An output file that counts and hashes what goes through it.
///
/// A clone is a second handle to the same file: one goes into a writer, the other closes the file afterwards.
#[derive(Clone, Debug)]
pub(crate) struct Sink {
    open: Rc<RefCell<OpenFile>>,
    file: String,
    path: PathBuf,
}

#[derive(Debug)]
struct OpenFile {
    inner: BufWriter<File>,
    digest: Sha256,
    n_bytes: u64,
}

impl Sink {
    fn new(inner: BufWriter<File>, file: String, path: PathBuf) -> Self {
        let open = OpenFile { inner, digest: Sha256::new(), n_bytes: 0 };
        Self { open: Rc::new(RefCell::new(open)), file, path }
    }

    /// Writes what is left to disk and says what the file came to.
    ///
    /// # Errors
    /// Output, when the disk refuses.
    pub(crate) fn close(self) -> Result<OutputFile, RunError> {
        let mut open = self.open.borrow_mut();
        open.inner.flush().map_err(|e| RunError::output(&self.path, e))?;
        open.inner.get_ref().sync_data().map_err(|e| RunError::output(&self.path, e))?;
        let sha256 = hex(&open.digest.finalize_reset());
        Ok(OutputFile { file: self.file.clone(), bytes: open.n_bytes, sha256 })
    }

    /// The error for a failed write to this file.
    pub(crate) fn fault(&self) -> impl Fn(std::io::Error) -> RunError + use<> {
        let path = self.path.clone();
        move |cause| RunError::output(&path, cause)
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut open = self.open.borrow_mut();
        let n = open.inner.write(bytes)?;
        open.digest.update(bytes.get(..n).unwrap_or(bytes));
        open.n_bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.open.borrow_mut().inner.flush()
    }
}

/// A writer that keeps nothing but the SHA-256 of what goes through it.
#[derive(Default)]
pub(crate) struct HashOnly {
    digest: Sha256,
}

impl HashOnly {
    /// The digest in hexadecimal digits.
    pub(crate) fn hex(self) -> String {
        hex(&self.digest.finalize())
    }
}

impl Write for HashOnly {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.digest.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Writes one file beside its target and renames it when it is whole; `-` is standard output.
///
/// # Errors
/// Output, when it cannot be written; nothing is left behind then.
pub(crate) fn write_file(
    target: &Path,
    fill: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<(), RunError> {
    let fault = |e| RunError::output(target, e);
    if target.as_os_str() == "-" {
        let mut out = BufWriter::new(std::io::stdout().lock());
        return fill(&mut out).and_then(|()| out.flush()).map_err(fault);
    }
    let parent = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    let mut unfinished = tempfile::NamedTempFile::new_in(&parent).map_err(fault)?;
    {
        let mut out = BufWriter::new(unfinished.as_file_mut());
        fill(&mut out).map_err(fault)?;
        out.flush().map_err(fault)?;
    }
    unfinished.as_file().sync_data().map_err(fault)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        unfinished.as_file().set_permissions(std::fs::Permissions::from_mode(0o644)).map_err(fault)?;
    }
    unfinished.persist(target).map_err(|e| fault(e.error))?;
    Ok(())
}
