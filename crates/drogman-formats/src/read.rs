//! The one door: bytes in, a source out.

use crate::sniff::{Format, sniff};
use crate::{Limits, ReadError, ReadOptions, docx, html, markdown, subtitles, text, tmx, tsv};
use drogman_document::{Piece, Source};
use std::borrow::Cow;

/// Reads a file of any format: its content decides, and its name where the content leaves it open.
///
/// `name` becomes [`Source::name`]; only its extension is looked at. Linear in the size of the file.
///
/// # Example: windows-1252 is recognised
///
/// ```
/// use drogman_formats::{ReadOptions, read};
/// let source = read("note.txt", b"L'Arm\xE9nie a \xE9t\xE9 invit\xE9e.", &ReadOptions::default())?;
/// assert_eq!(source.text, "L'Arm\u{E9}nie a \u{E9}t\u{E9} invit\u{E9}e.");
/// assert_eq!(source.encoding.name, "windows-1252");
/// # Ok::<(), drogman_formats::ReadError>(())
/// ```
///
/// # Errors
/// When the file is empty, holds no text, is of a sort that is not read, is damaged beyond repair, asks for a
/// password, or passes one of the limits. The message says what and where, and what to do.
pub fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Source, ReadError> {
    let limit = options.limits.max_bytes.min(Limits::ABSOLUTE_MAX_BYTES);
    if bytes.len() as u64 > limit {
        return Err(ReadError::limit(format!("the file has {} bytes, the limit is {limit}", bytes.len()))
            .hint("split the file, or raise the limit with --max-file-size"));
    }
    if bytes.is_empty() {
        return Err(ReadError::empty("the file is empty"));
    }
    let source = match sniff(name, bytes)? {
        Format::Text => text::read(name, bytes, options),
        Format::Markdown => markdown::read(name, bytes, options),
        Format::Html => html::read(name, bytes, options),
        Format::Docx => docx::read(name, bytes, options),
        Format::Srt => subtitles::read_srt(name, bytes, options),
        Format::Vtt => subtitles::read_vtt(name, bytes, options),
        Format::Tmx => tmx::read(name, bytes, options),
        Format::Tsv => tsv::read(name, bytes, options),
    }?;
    if source.blocks.is_empty() && source.dropped.is_empty() {
        return Err(ReadError::empty("the file holds no text"));
    }
    check_blocks(&source, options)?;
    Ok(source)
}

/// Refuses a block beyond the limit for lines: every later stage would hold it in memory many times over.
fn check_blocks(source: &Source, options: &ReadOptions) -> Result<(), ReadError> {
    let limit = options.limits.max_line_bytes;
    let Some(block) = source.blocks.iter().find(|block| u64::from(block.content.len()) > limit) else {
        return Ok(());
    };
    let error = ReadError::limit(format!(
        "a paragraph has {} bytes of text, the limit is {limit}",
        block.content.len()
    ))
    .hint("break the paragraph, or raise the limit with --max-line");
    let holds = |piece: &&Piece| {
        piece.text.start() <= block.content.start() && block.content.start() < piece.text.end()
    };
    let place =
        source.parts.iter().find_map(|part| part.pieces.iter().find(holds).map(|piece| (part, piece)));
    Err(match place {
        Some((part, piece)) if part.name.is_empty() => error.at_byte(piece.start),
        Some((part, piece)) => error.in_part(&part.name).at_byte(piece.start),
        None => error,
    })
}

/// The name of a part and its bytes.
pub type PartBytes<'a> = (String, Cow<'a, [u8]>);

/// The bytes of each part of a source again, in the order of [`Source::parts`]: for a plain file the file itself,
/// for a container its members. This is what [`check_layer_zero`](crate::check_layer_zero) asks for.
///
/// # Example: a plain file is its own only part
///
/// ```
/// use drogman_formats::{ReadOptions, read, read_parts};
/// let options = ReadOptions::default();
/// let source = read("note.txt", b"Gyumri", &options)?;
/// let parts = read_parts(b"Gyumri", &source, &options)?;
/// assert_eq!(parts.first().map(|(name, bytes)| (name.as_str(), bytes.as_ref())), Some(("", b"Gyumri".as_slice())));
/// # Ok::<(), drogman_formats::ReadError>(())
/// ```
///
/// # Errors
/// When a container can no longer be opened or passes a limit.
pub fn read_parts<'a>(
    bytes: &'a [u8],
    source: &Source,
    options: &ReadOptions,
) -> Result<Vec<PartBytes<'a>>, ReadError> {
    if source.format == "docx" {
        docx::read_parts(bytes, source, options)
    } else {
        Ok(vec![(String::new(), Cow::Borrowed(bytes))])
    }
}
