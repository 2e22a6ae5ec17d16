//! The zip container: its members, inflated within limits.

use crate::{Limits, ReadError};
use std::borrow::Cow;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// How much is inflated at a time.
const CHUNK_BYTES: usize = 64 * 1024;

/// An open container. What its headers claim is never trusted: sizes are counted while inflating.
pub(super) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The names of the members, in the order of the container.
    pub(super) names: Vec<String>,
    limits: &'a Limits,
    n_inflated: u64,
}

impl<'a> Container<'a> {
    /// Opens the container and lists its members.
    ///
    /// # Errors
    /// When the bytes are no zip container, a damaged one, one with too many members or two of one name.
    pub(super) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, ReadError> {
        if !bytes.starts_with(b"PK") {
            return Err(ReadError::malformed(
                "this is not a Word document: it does not begin as a zip container",
            )
            .at_byte(0)
            .hint("open it in the program that made it and save it as .docx"));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
            ReadError::malformed(format!("the document is cut short or damaged: {}", plain(&error)))
                .at_byte(bytes.len() as u64)
                .hint("fetch the file again, or open and save it in a word processor")
        })?;
        if archive.len() as u64 > u64::from(limits.max_members) {
            return Err(ReadError::limit(format!(
                "the document has {} members, the limit is {}",
                archive.len(),
                limits.max_members
            )));
        }
        let names: Vec<String> = (0..archive.len())
            .map(|i| match archive.by_index_raw(i) {
                Ok(file) => file
                    .name()
                    .map_or_else(|_| String::from_utf8_lossy(file.name_raw()).into_owned(), Cow::into_owned),
                Err(_) => format!("member {i}"),
            })
            .collect();
        let mut sorted: Vec<&str> = names.iter().map(String::as_str).collect();
        sorted.sort_unstable();
        let twice = sorted.windows(2).find_map(|pair| match pair {
            [a, b] if a == b => Some((*a).to_owned()),
            _ => None,
        });
        if twice.is_some() || archive.has_duplicate_names() {
            return Err(ReadError::malformed("two members of the document have the same name")
                .in_part(twice.unwrap_or_default())
                .hint("open and save it in a word processor"));
        }
        Ok(Self { archive, names, limits, n_inflated: 0 })
    }

    /// The place of a member; OPC names differ by more than case (ECMA-376 part 2, section 6.2.2).
    pub(super) fn index_of(&self, name: &str) -> Option<usize> {
        self.names
            .iter()
            .position(|n| n == name)
            .or_else(|| self.names.iter().position(|n| n.eq_ignore_ascii_case(name)))
    }

    /// Inflates a member.
    ///
    /// # Errors
    /// When the member is damaged, encrypted, or passes a limit.
    pub(super) fn bytes(&mut self, index: usize) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        self.inflate(index, |chunk| bytes.extend_from_slice(chunk))?;
        Ok(bytes)
    }

    /// Inflates a member without keeping it and tells its length.
    ///
    /// # Errors
    /// As [`bytes`](Self::bytes).
    pub(super) fn length(&mut self, index: usize) -> Result<u64, ReadError> {
        let mut length = 0;
        self.inflate(index, |chunk| length += chunk.len() as u64)?;
        Ok(length)
    }

    fn inflate(&mut self, index: usize, mut take: impl FnMut(&[u8])) -> Result<(), ReadError> {
        let name = self.names.get(index).cloned().unwrap_or_default();
        let file = self.archive.by_index_raw(index).map_err(|error| damaged(&name, &plain(&error)))?;
        let (encrypted, compressed) = (file.encrypted(), file.compressed_size());
        drop(file);
        if encrypted {
            return Err(ReadError::protected("a member of the document is encrypted")
                .in_part(name)
                .hint("save the document without a password"));
        }
        let mut file = self.archive.by_index(index).map_err(|error| damaged(&name, &plain(&error)))?;
        let mut buffer = vec![0; CHUNK_BYTES];
        let mut n_bytes: u64 = 0;
        loop {
            let n = match file.read(&mut buffer) {
                Ok(0) => return Ok(()),
                Ok(n) => n,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(damaged(&name, &error.to_string()).at_byte(n_bytes)),
            };
            n_bytes += n as u64;
            self.n_inflated += n as u64;
            check_size(self.limits, n_bytes, self.n_inflated, compressed)
                .map_err(|error| error.in_part(name.clone()).at_byte(n_bytes))?;
            take(buffer.get(..n).unwrap_or_default());
        }
    }
}

fn check_size(limits: &Limits, n_bytes: u64, n_total: u64, compressed: u64) -> Result<(), ReadError> {
    let hint = "this looks like a file made to exhaust the machine; if it is honest, raise the limit";
    if n_bytes > limits.max_member_bytes {
        let message = format!("a member of the document inflates beyond {} bytes", limits.max_member_bytes);
        return Err(ReadError::limit(message).hint(hint));
    }
    if n_total > limits.max_container_bytes {
        let message = format!("the document inflates beyond {} bytes", limits.max_container_bytes);
        return Err(ReadError::limit(message).hint(hint));
    }
    let allowed = compressed.max(1).saturating_mul(u64::from(limits.max_ratio));
    if n_bytes > limits.ratio_free_bytes && n_bytes > allowed {
        let message =
            format!("a member of the document inflates to more than {} times its size", limits.max_ratio);
        return Err(ReadError::limit(message).hint(hint));
    }
    Ok(())
}

fn damaged(name: &str, what: &str) -> ReadError {
    ReadError::malformed(format!("a member of the document is damaged: {what}"))
        .in_part(name)
        .hint("fetch the file again, or open and save it in a word processor")
}

fn plain(error: &ZipError) -> String {
    match error {
        ZipError::InvalidArchive(what) => what.to_string(),
        ZipError::UnsupportedArchive(what) => (*what).to_owned(),
        other => other.to_string(),
    }
}
