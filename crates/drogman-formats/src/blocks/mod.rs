//! Blocks and articles of a text that does not mark them.

use drogman_document::Source;

/// Finds blocks and articles of a plain text.
pub(crate) fn find_blocks(source: &mut Source) {
    let _ = source;
}
