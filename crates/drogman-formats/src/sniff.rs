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

/// How many bytes are looked at.
const SAMPLE_BYTES: usize = 4096;

/// What to do with a file that is not read.
const CONVERT: &str =
    "save it as text, HTML, Markdown, Word (.docx), SubRip, WebVTT, TMX or tab-separated text";

/// Files of other sorts by their first bytes.
const BINARY: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1A\n", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"%PDF-", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7FELF", "a program (ELF)"),
    (b"MZ\x90\0", "a program (Windows)"),
    (b"\xCF\xFA\xED\xFE", "a program (macOS)"),
    (b"\0asm", "a program (WebAssembly)"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xFD7zXZ\0", "an xz archive"),
    (b"\x28\xB5\x2F\xFD", "a Zstandard archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
    (b"Rar!\x1A\x07", "a RAR archive"),
    (b"RIFF", "a sound, film or image (RIFF)"),
    (b"OggS", "a sound or film (Ogg)"),
    (b"ID3", "a sound (MP3)"),
    (b"fLaC", "a sound (FLAC)"),
    (b"\x1A\x45\xDF\xA3", "a film (Matroska)"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"PAR1", "a Parquet table"),
];

/// Tells the format from the content, and from the extension of the name where the content leaves it open.
///
/// # Errors
/// When the content is that of a sort of file that is not read; the message names it.
pub(crate) fn sniff(name: &str, bytes: &[u8]) -> Result<Format, ReadError> {
    refuse_binary(bytes)?;
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    let by_name = match extension.as_deref() {
        Some("md" | "markdown" | "mdown" | "mkd") => Some(Format::Markdown),
        Some("html" | "htm" | "xhtml" | "xht") => Some(Format::Html),
        Some("docx" | "docm") => Some(Format::Docx),
        Some("srt") => Some(Format::Srt),
        Some("vtt") => Some(Format::Vtt),
        Some("tmx") => Some(Format::Tmx),
        Some("tsv" | "tab") => Some(Format::Tsv),
        _ => None,
    };
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip(bytes, by_name);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Err(compound_file(bytes));
    }
    if by_name == Some(Format::Docx) {
        return Ok(Format::Docx);
    }
    let head = ascii_head(bytes);
    let head = head.trim_start();
    if let Some(format) = by_content(head) {
        return Ok(format);
    }
    if by_name.is_none() && head.starts_with("<?xml") {
        let root = root_element(head);
        return if root.eq_ignore_ascii_case("html") {
            Ok(Format::Html)
        } else {
            Err(ReadError::unsupported(format!("the file is XML of a sort that is not read (<{root}>)"))
                .hint(CONVERT))
        };
    }
    Ok(by_name.unwrap_or(Format::Text))
}

fn refuse_binary(bytes: &[u8]) -> Result<(), ReadError> {
    let known = BINARY.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what);
    let film = bytes.get(4..8) == Some(b"ftyp".as_slice());
    match known.or(film.then_some("a film (MP4)")) {
        // These first bytes are also those of honest words; only bytes that no text has tell.
        Some(what) if !bytes.iter().take(SAMPLE_BYTES).any(|byte| is_control(*byte)) && is_word(bytes) => {
            let _ = what;
            Ok(())
        }
        Some(what) => Err(ReadError::unsupported(format!("the file is {what}")).hint(CONVERT)),
        None => Ok(()),
    }
}

fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C)
}

fn is_word(bytes: &[u8]) -> bool {
    bytes.iter().take(3).all(u8::is_ascii_alphanumeric)
}

/// A zip archive: a Word document when it holds one, else named.
fn zip(bytes: &[u8], by_name: Option<Format>) -> Result<Format, ReadError> {
    let holds = |member: &[u8]| find(bytes, member).is_some();
    if holds(b"word/document") || by_name == Some(Format::Docx) {
        return Ok(Format::Docx);
    }
    let what = if holds(b"xl/workbook") {
        "an Excel workbook"
    } else if holds(b"ppt/presentation") {
        "a PowerPoint presentation"
    } else if holds(b"application/vnd.oasis.opendocument") {
        "an OpenDocument file"
    } else if holds(b"application/epub+zip") {
        "an EPUB book"
    } else {
        "a zip archive without a Word document in it"
    };
    Err(ReadError::unsupported(format!("the file is {what}")).hint(CONVERT))
}

/// The container of old Office files, which also wraps encrypted new ones.
fn compound_file(bytes: &[u8]) -> ReadError {
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    if find(bytes, &wide("EncryptedPackage")).is_some() || find(bytes, &wide("EncryptionInfo")).is_some() {
        ReadError::protected("the document asks for a password")
            .hint("open it in Word and save it without a password")
    } else {
        ReadError::unsupported("the file is an Office document of the old kind (.doc, .xls, .ppt)")
            .hint("open it and save it as .docx")
    }
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    // A search for the first byte, then a comparison: members are named within a few places only.
    let first = *needle.first()?;
    let mut at = 0;
    while let Some(step) = bytes.get(at..)?.iter().position(|byte| *byte == first) {
        at += step;
        if bytes.get(at..)?.starts_with(needle) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The ASCII characters of the first bytes; zero bytes are passed over, so that UTF-16 reads the same.
fn ascii_head(bytes: &[u8]) -> String {
    let sample = bytes.get(..bytes.len().min(SAMPLE_BYTES)).unwrap_or_default();
    sample.iter().filter(|byte| byte.is_ascii() && **byte != 0).map(|byte| char::from(*byte)).collect()
}

fn by_content(head: &str) -> Option<Format> {
    let lower = head.get(..head.len().min(1024)).unwrap_or(head).to_ascii_lowercase();
    if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
        return Some(Format::Html);
    }
    if lower.starts_with("<tmx")
        || (lower.starts_with("<?xml") || lower.starts_with("<!doctype tmx")) && lower.contains("<tmx")
    {
        return Some(Format::Tmx);
    }
    if head
        .strip_prefix("WEBVTT")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
    {
        return Some(Format::Vtt);
    }
    let mut lines = head.lines();
    let number = lines.next().unwrap_or("").trim();
    let timing = lines.next().unwrap_or("");
    let counted = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    (counted && timing.contains("-->") && timing.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        .then_some(Format::Srt)
}

/// The name of the first element.
fn root_element(head: &str) -> &str {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_');
    let mut rest = head;
    while let Some((_, tail)) = rest.split_once('<') {
        if tail.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return tail.split(|c: char| !is_name(c)).next().unwrap_or("");
        }
        rest = tail;
    }
    "?"
}
