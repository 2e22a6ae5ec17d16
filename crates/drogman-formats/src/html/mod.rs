//! HTML.
//!
//! The text is what a reader would read: tags are skeleton, references are replaced, white space runs stand for
//! one blank, and each block stands on lines of its own. What the page does not show is dropped with a reason:
//! `script`, `style`, `noscript`, `template`, `hidden`, `iframe`, `svg`, `metadata`. Navigation and page footers
//! are kept and marked by kind, for nothing that a reader sees may vanish here.
//!
//! The title of the page is a headline when the page has no `h1`, else it is dropped as `title`: most pages repeat
//! their first headline there with the name of the site behind it. The text of an image is a caption where the
//! image stands by itself; inside running text it is dropped as `image-text`.

mod context;
mod elements;
pub(crate) mod entities;
mod entity_table;
mod reader;
pub(crate) mod tokens;

use crate::{ReadError, ReadOptions, blocks, encoding};
use drogman_document::Source;
use encoding_rs::Encoding;
use tokens::{TokenSort, Tokens};

/// Reads an HTML file.
///
/// # Errors
/// When the file is no text, or shows none.
pub(crate) fn read(name: &str, bytes: &[u8], _options: &ReadOptions) -> Result<Source, ReadError> {
    let decoded = encoding::decode(bytes, declared_encoding(bytes))?;
    let mut source = decoded.source(name, "html");
    let hints = reader::Reader::new(&decoded, &source).read(&mut source);
    if source.blocks.is_empty() && source.dropped.is_empty() {
        return Err(ReadError::empty("the page shows no text")
            .hint("its text may be written by a script; save the page from the browser as it is shown"));
    }
    blocks::find_articles_by(&mut source, &hints);
    Ok(source)
}

/// How many bytes are looked through for a declaration (HTML standard, section 13.2.3.2).
const PRESCAN_BYTES: usize = 1024;

/// The encoding that a `meta` element or an XML declaration states.
pub(crate) fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(PRESCAN_BYTES))?;
    let text: String = sample.iter().map(|byte| char::from(*byte)).collect();
    if let Some(rest) = text.trim_start().strip_prefix("<?xml") {
        let declaration = rest.split('>').next().unwrap_or("");
        if let Some(encoding) = label_after(declaration, "encoding") {
            return Some(encoding);
        }
    }
    Tokens::new(&text).filter(|token| token.sort == TokenSort::Start("meta".to_owned())).find_map(|token| {
        let attributes = tokens::attributes(&text, &token.range);
        let value = |name: &str| {
            attributes.iter().find(|(known, _)| known == name).and_then(|(_, range)| text.get(range.clone()))
        };
        value("charset")
            .and_then(|label| Encoding::for_label(label.as_bytes()))
            .or_else(|| value("content").and_then(|content| label_after(content, "charset")))
    })
}

/// The encoding named behind `key` and `=`, with or without quotation marks.
fn label_after(text: &str, key: &str) -> Option<&'static Encoding> {
    let (_, rest) = text.split_once(key)?;
    let label = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end =
        label.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '?')).unwrap_or(label.len());
    Encoding::for_label(label.get(..end)?.as_bytes())
}
