//! The decision on the encoding, and the decoding itself.

use super::detect::{detect, fits};
use super::mapped::{Decoded, Invalid, Widths};
use super::utf16::guess_utf16;
use crate::ReadError;
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// Decodes a file: by its byte order mark, else as it declares, else as UTF-8, else as its letters tell.
///
/// A declaration that the bytes contradict (valid UTF-8 with letters beyond ASCII that calls itself something
/// else, or the reverse) is not followed: files are re-saved more often than their declarations are corrected.
///
/// # Errors
/// When the bytes are not text: they hold a NUL.
pub(crate) fn decode<'a>(
    bytes: &'a [u8],
    declared: Option<&'static Encoding>,
) -> Result<Decoded<'a>, ReadError> {
    if let Some((encoding, bom_length)) = Encoding::for_bom(bytes) {
        return decode_as(bytes, bom_length, encoding, "bom");
    }
    if let Some(encoding) = guess_utf16(bytes) {
        return decode_as(bytes, 0, encoding, "detected");
    }
    let census = Census::of(bytes);
    if census.n_invalid == 0 {
        let how = if declared == Some(UTF_8) { "declared" } else { "valid-utf8" };
        return decode_as(bytes, 0, UTF_8, how);
    }
    // A declaration of UTF-16 reached us in bytes that are not UTF-16: the standard reads it as UTF-8.
    match declared {
        Some(encoding) if encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE => {
            return decode_as(bytes, 0, encoding, "declared");
        }
        _ => {}
    }
    // One valid character beyond ASCII to four invalid ones is more than chance makes in any other encoding: the
    // file is put together from several.
    if census.n_multibyte * 4 >= census.n_invalid {
        let how = if declared == Some(UTF_8) { "declared" } else { "detected" };
        return decode_as(bytes, 0, UTF_8, how);
    }
    decode_as(bytes, 0, detect(bytes), "detected")
}

/// How well bytes fit UTF-8.
struct Census {
    n_multibyte: u64,
    n_invalid: u64,
}

impl Census {
    fn of(bytes: &[u8]) -> Self {
        let mut census = Self { n_multibyte: 0, n_invalid: 0 };
        if std::str::from_utf8(bytes).is_ok() {
            return census;
        }
        for chunk in bytes.utf8_chunks() {
            census.n_multibyte += chunk.valid().chars().filter(|c| !c.is_ascii()).count() as u64;
            census.n_invalid += u64::from(!chunk.invalid().is_empty());
        }
        census
    }
}

fn decode_as<'a>(
    bytes: &'a [u8],
    bom_length: usize,
    encoding: &'static Encoding,
    how: &'static str,
) -> Result<Decoded<'a>, ReadError> {
    let body = bytes.get(bom_length..).unwrap_or_default();
    let (text, invalid, widths) = if encoding == UTF_8 {
        let (text, invalid) = decode_utf8(body, bom_length);
        (text, invalid, Widths::Utf8)
    } else if encoding == UTF_16LE || encoding == UTF_16BE {
        let (text, invalid) = super::utf16::decode_utf16(body, bom_length, encoding == UTF_16BE);
        (Cow::Owned(text), invalid, Widths::Utf16)
    } else if let Some(table) = encoding.is_single_byte().then(|| single_byte_table(encoding)) {
        let (text, invalid) = decode_single_byte(body, bom_length, &table);
        (Cow::Owned(text), invalid, Widths::SingleByte)
    } else {
        let (text, invalid, marks) = decode_multibyte(body, bom_length, encoding);
        (Cow::Owned(text), invalid, Widths::Marks(marks))
    };
    let decoded = Decoded { text, encoding, how, n_bytes: bytes.len(), bom_length, widths, invalid };
    if let Some(at) = decoded.text.find('\0') {
        return Err(ReadError::unsupported("the file holds a NUL and is not a text")
            .at_byte(decoded.byte_of(at) as u64)
            .hint("give a text, HTML, Markdown, Word, subtitle, TMX or tab-separated file"));
    }
    Ok(decoded)
}

/// A sequence that stands as U+FFFD.
const fn lost(text: usize, byte: usize, length: usize) -> Invalid {
    Invalid { text, shown: '\u{FFFD}'.len_utf8(), instead: None, byte, length }
}

/// Half a byte order mark: FE and FF by themselves would be letters of Icelandic, of old French or of Russian.
fn is_mark(run: &[u8]) -> bool {
    run.iter().all(|byte| *byte >= 0xFE)
}

/// Whether the beginning of a longer sequence of UTF-8 is what was left of a character rather than text of another
/// encoding, in which a letter may well stand before a closing mark or a no-break space.
fn is_remnant(shown: &str) -> bool {
    let closes = |c: char| {
        matches!(c, '\u{A0}' | '\u{BB}' | '\u{2019}' | '\u{201D}' | '\u{2013}' | '\u{2014}' | '\u{2026}')
            || c.is_alphabetic()
    };
    !shown.chars().skip(1).all(closes)
}

/// Decodes UTF-8. Runs of bytes that are none are read in the encoding that they look like, each by itself, when it
/// makes letters of them that fit their neighbours: files are put together from others more often than bytes are lost.
fn decode_utf8(bytes: &[u8], first_byte: usize) -> (Cow<'_, str>, Vec<Invalid>) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let (instead, table) = encoding_of_the_rest(bytes);
    let mut text = String::with_capacity(bytes.len() + 64);
    let mut invalid = Vec::new();
    let mut at = first_byte;
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        text.push_str(chunk.valid());
        at += chunk.valid().len();
        let mut run = chunk.invalid().to_vec();
        let mut may_be_cut = run.len() > 1;
        // What follows without a valid byte between belongs to the same run.
        while !run.is_empty()
            && let Some(more) = chunks.next_if(|next| next.valid().is_empty())
        {
            may_be_cut |= more.invalid().len() > 1;
            run.extend(more.invalid());
        }
        if run.is_empty() {
            continue;
        }
        let shown: Option<String> =
            run.iter().map(|byte| table.get(usize::from(*byte)).copied().flatten()).collect();
        let next = chunks.peek().and_then(|next| next.valid().chars().next());
        let fits = |shown: &String| {
            let is_none = is_mark(&run) || may_be_cut && is_remnant(shown);
            !is_none && fits(text.chars().next_back(), shown, next)
        };
        if let Some(shown) = shown.filter(fits) {
            let (start, length) = (text.len(), run.len());
            invalid.push(Invalid {
                text: start,
                shown: shown.len(),
                instead: Some(instead),
                byte: at,
                length,
            });
            text.push_str(&shown);
            at += length;
        } else {
            // Each sequence by itself, as the standard has it.
            for sequence in run.utf8_chunks() {
                invalid.push(lost(text.len(), at, sequence.invalid().len()));
                text.push('\u{FFFD}');
                at += sequence.invalid().len();
            }
        }
    }
    (Cow::Owned(text), invalid)
}

/// So many bytes beyond ASCII tell which encoding they are in.
const FEWEST_LETTERS: usize = 4;

/// The one-byte encoding that the lines with invalid bytes look like, without their valid letters.
fn encoding_of_the_rest(bytes: &[u8]) -> (&'static Encoding, Vec<Option<char>>) {
    let mut sample = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if std::str::from_utf8(line).is_ok() {
            continue;
        }
        for chunk in line.utf8_chunks() {
            sample.extend(chunk.valid().bytes().filter(u8::is_ascii));
            sample.extend(chunk.invalid());
        }
    }
    // A few letters tell nothing of an encoding but that it is the usual one.
    let n_letters = sample.iter().filter(|byte| !byte.is_ascii()).count();
    let guess = if n_letters < FEWEST_LETTERS { WINDOWS_1252 } else { detect(&sample) };
    let encoding = if guess.is_single_byte() { guess } else { WINDOWS_1252 };
    (encoding, single_byte_table(encoding))
}

/// What each byte of a one-byte encoding stands for.
pub(super) fn single_byte_table(encoding: &'static Encoding) -> Vec<Option<char>> {
    (0..=u8::MAX)
        .map(|byte| {
            encoding
                .decode_without_bom_handling_and_without_replacement(&[byte])
                .and_then(|text| text.chars().next())
        })
        .collect()
}

fn decode_single_byte(bytes: &[u8], first_byte: usize, table: &[Option<char>]) -> (String, Vec<Invalid>) {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut invalid = Vec::new();
    for (i, byte) in bytes.iter().enumerate() {
        if let Some(character) = table.get(usize::from(*byte)).copied().flatten() {
            text.push(character);
        } else {
            invalid.push(lost(text.len(), first_byte + i, 1));
            text.push('\u{FFFD}');
        }
    }
    (text, invalid)
}

/// Decodes an encoding whose characters differ in length, one byte after the other, and marks where each
/// character begins: the only way to know which bytes a character came from.
fn decode_multibyte(
    bytes: &[u8],
    first_byte: usize,
    encoding: &'static Encoding,
) -> (String, Vec<Invalid>, Vec<(usize, usize)>) {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let (mut invalid, mut marks) = (Vec::new(), Vec::new());
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut character_start = 0;
    let mut at = 0;
    let mut buffer = String::with_capacity(32);
    while at < bytes.len() || character_start < bytes.len() {
        let last = at >= bytes.len();
        let next = bytes.get(at..(at + 1).min(bytes.len())).unwrap_or_default();
        buffer.clear();
        let (result, n_read) = decoder.decode_to_utf8_without_replacement_string(next, &mut buffer, last);
        at += n_read;
        if !buffer.is_empty() {
            marks.push((text.len(), first_byte + character_start));
            text.push_str(&buffer);
            character_start = at;
        }
        if let DecoderResult::Malformed(_, n_after) = result {
            let end = at.saturating_sub(usize::from(n_after)).max(character_start + 1).min(bytes.len());
            invalid.push(Invalid {
                text: text.len(),
                shown: '\u{FFFD}'.len_utf8(),
                instead: None,
                byte: first_byte + character_start,
                length: end - character_start,
            });
            marks.push((text.len(), first_byte + character_start));
            text.push('\u{FFFD}');
            // What the decoder read beyond the fault is given to a fresh decoder again.
            character_start = end;
            at = end;
            decoder = encoding.new_decoder_without_bom_handling();
        } else if last {
            break;
        }
    }
    (text, invalid, marks)
}

/// `encoding_rs` writes into a string only within its capacity; this says so once.
trait DecodeToString {
    fn decode_to_utf8_without_replacement_string(
        &mut self,
        bytes: &[u8],
        text: &mut String,
        last: bool,
    ) -> (DecoderResult, usize);
}

impl DecodeToString for encoding_rs::Decoder {
    fn decode_to_utf8_without_replacement_string(
        &mut self,
        bytes: &[u8],
        text: &mut String,
        last: bool,
    ) -> (DecoderResult, usize) {
        let (result, n_read) = self.decode_to_string_without_replacement(bytes, text, last);
        (result, n_read)
    }
}
