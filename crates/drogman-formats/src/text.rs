//! Plain text.

use crate::{ReadError, ReadOptions, encoding};
use drogman_document::Source;

/// Reads a plain text: the text is the decoded file itself, line ends included.
pub(crate) fn read(name: &str, bytes: &[u8], _options: &ReadOptions) -> Result<Source, ReadError> {
    let mut source = encoding::decode(bytes, None)?.into_source(name, "text");
    crate::blocks::find_blocks(&mut source);
    Ok(source)
}
