//! Word documents.

use crate::{ReadError, ReadOptions};
use drogman_document::Source;
use std::borrow::Cow;

/// Reads a Word document.
pub(crate) fn read(_name: &str, _bytes: &[u8], _options: &ReadOptions) -> Result<Source, ReadError> {
    Err(ReadError::unsupported("Word documents are not read yet"))
}

/// The bytes of each part of a Word document again, in the order of `source.parts`.
pub(crate) fn read_parts<'a>(
    _bytes: &'a [u8],
    _source: &Source,
    _options: &ReadOptions,
) -> Result<Vec<(String, Cow<'a, [u8]>)>, ReadError> {
    Err(ReadError::unsupported("Word documents are not read yet"))
}
