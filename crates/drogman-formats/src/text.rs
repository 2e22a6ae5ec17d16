//! Plain text.

use crate::{ReadError, ReadOptions, blocks, encoding};
use drogman_document::Source;

/// Reads a plain text: the text is the decoded file itself, line ends included, and blocks and articles are worked
/// out from its lines.
///
/// # Errors
/// When the file is no text, or a line is longer than the limit.
pub(crate) fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Source, ReadError> {
    let decoded = encoding::decode(bytes, None)?;
    check_lines(&decoded, options)?;
    let mut source = decoded.into_source(name, "text");
    blocks::find_blocks(&mut source);
    Ok(source)
}

/// Refuses a file with a line beyond the limit: what has no lines is rarely a text, and costs every later stage
/// its memory.
fn check_lines(decoded: &encoding::Decoded<'_>, options: &ReadOptions) -> Result<(), ReadError> {
    let limit = options.limits.max_line_bytes;
    if (decoded.text.len() as u64) <= limit {
        return Ok(());
    }
    for (i, (start, end)) in blocks::line_ranges(&decoded.text).enumerate() {
        if (end - start) as u64 > limit {
            return Err(ReadError::limit(format!(
                "line {} has {} bytes, the limit is {limit}",
                i + 1,
                end - start
            ))
            .at_byte(decoded.byte_of(start) as u64)
            .hint("break the line, or raise the limit with --max-line"));
        }
    }
    Ok(())
}
