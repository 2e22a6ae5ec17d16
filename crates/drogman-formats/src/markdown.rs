//! Markdown.

use crate::{ReadError, ReadOptions};
use drogman_document::Source;

/// Reads such a file.
pub(crate) fn read(_name: &str, _bytes: &[u8], _options: &ReadOptions) -> Result<Source, ReadError> {
    Err(ReadError::unsupported("Markdown is not read yet"))
}
