//! Replacing a file, with the old one kept beside it.
#![expect(clippy::disallowed_methods, reason = "this file is the rim where files are rewritten")]

use anyhow::{Context as _, bail};
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// Puts new bytes in the place of a file's old ones, which are kept under the name that is returned.
///
/// The new file is written beside the old one, synced, and renamed, so that there is never half a file. Rights and,
/// where that is allowed, the owner are those of the old one. A file that changed since it was read is left alone.
pub(super) fn replace(path: &Path, old: &[u8], new: &[u8]) -> anyhow::Result<PathBuf> {
    // Behind a link the file itself is replaced, not the link.
    let path = fs::canonicalize(path)?;
    let folder = path.parent().context("a file lies in a folder")?;
    let metadata = fs::metadata(&path)?;
    let mut unfinished = tempfile::Builder::new()
        .prefix(".drogman-unfinished-")
        .tempfile_in(folder)
        .map_err(bare)
        .context("no file can be made beside it (check the rights of the folder)")?;
    unfinished.write_all(new)?;
    unfinished.as_file().set_permissions(metadata.permissions())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        // Only the owner of all files may give one away; the rights of the folder decide anyway.
        let _ = std::os::unix::fs::chown(unfinished.path(), Some(metadata.uid()), Some(metadata.gid()));
    }
    unfinished.as_file().sync_all()?;
    if fs::read(&path)? != old {
        bail!("it has changed since it was read; nothing was written (run the command again)");
    }
    let backup = back_up(&path, old).context("the old file cannot be kept")?;
    if let Err(error) = unfinished.persist(&path) {
        fs::remove_file(&backup)?;
        return Err(bare(error.error)).context("the new file cannot take its place");
    }
    Ok(backup)
}

/// An error without the path of the unfinished file, which says nothing to the user.
fn bare(error: std::io::Error) -> std::io::Error {
    if error.get_ref().is_some() { error.kind().into() } else { error }
}

/// Keeps the old file as `FILE.bak`, or with the first number that is free behind it.
fn back_up(path: &Path, old: &[u8]) -> std::io::Result<PathBuf> {
    let names = std::iter::once(String::new()).chain((2_u32..).map(|n| format!(".{n}")));
    for number in names {
        let mut name = path.as_os_str().to_owned();
        name.push(".bak");
        name.push(number);
        let backup = PathBuf::from(name);
        // A second name for the old file keeps its dates too, and fails when the name is taken.
        match fs::hard_link(path, &backup) {
            Ok(()) => return Ok(backup),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            Err(_) => {}
        }
        match OpenOptions::new().write(true).create_new(true).open(&backup) {
            Ok(mut file) => {
                if let Err(error) = fill(&mut file, path, old) {
                    // Half a copy under that name would pass for the old file.
                    fs::remove_file(&backup)?;
                    return Err(error);
                }
                return Ok(backup);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(std::io::Error::other("every name for it is taken"))
}

/// Writes the copy of a file, with the rights of the file itself.
fn fill(copy: &mut File, path: &Path, old: &[u8]) -> std::io::Result<()> {
    copy.write_all(old)?;
    copy.set_permissions(fs::metadata(path)?.permissions())?;
    copy.sync_all()
}
