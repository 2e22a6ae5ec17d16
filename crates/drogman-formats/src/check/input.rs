//! Bytes to characters, a piece at a time: how a file of any size is read in bounded memory.

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::collections::VecDeque;
use std::io::{self, Read};

/// How many bytes are read at once.
const CHUNK: usize = 64 * 1024;

/// How many bytes the decision on the encoding may look at.
const HEAD: usize = 1024;

/// Bytes that stand for no character in the encoding of the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct InvalidBytes {
    /// Where the U+FFFD stands that took their place, counted in bytes of the decoded text.
    pub(super) text: u64,
    /// How many they are.
    pub(super) length: u64,
}

/// Which encoding a file is in, and how that was decided.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    pub(super) encoding: &'static Encoding,
    /// `bom`, `pattern` (UTF-16 without a mark), `declared`, or `default`.
    pub(super) how: &'static str,
    pub(super) bom_length: usize,
    /// What the XML declaration says, where it says something that does not hold.
    pub(super) fault: Option<EncodingFault>,
}

#[derive(Clone, Debug)]
pub(super) enum EncodingFault {
    /// The declaration names an encoding that nobody knows.
    Unknown(String),
    /// The declaration contradicts the bytes.
    Mismatch(String),
}

/// A file, decoded piece by piece.
pub(super) struct Input<R> {
    bytes: R,
    pub(super) decision: Decision,
    decoder: Option<Decoder>,
    /// Bytes that were read and not decoded.
    pending: Vec<u8>,
    pub(super) invalid: VecDeque<InvalidBytes>,
    n_text: u64,
    at_end: bool,
}

impl<R: Read> Input<R> {
    /// Reads the head of a file and decides its encoding.
    pub(super) fn new(mut bytes: R) -> io::Result<Self> {
        let mut pending = vec![0; HEAD];
        let mut length = 0;
        while length < HEAD {
            let n = read_some(&mut bytes, pending.get_mut(length..).unwrap_or_default())?;
            if n == 0 {
                break;
            }
            length += n;
        }
        pending.truncate(length);
        let decision = decide(&pending);
        pending.drain(..decision.bom_length);
        let decoder =
            (decision.encoding != UTF_8).then(|| decision.encoding.new_decoder_without_bom_handling());
        Ok(Self {
            bytes,
            decision,
            decoder,
            pending,
            invalid: VecDeque::new(),
            n_text: 0,
            at_end: length < HEAD,
        })
    }

    /// Appends the next piece of text; `false` at the end of the file.
    pub(super) fn read(&mut self, text: &mut String) -> io::Result<bool> {
        let before = text.len();
        while text.len() == before {
            if self.at_end && self.pending.is_empty() {
                return Ok(false);
            }
            if self.pending.len() < CHUNK && !self.at_end {
                let kept = self.pending.len();
                self.pending.resize(kept + CHUNK, 0);
                let n = read_some(&mut self.bytes, self.pending.get_mut(kept..).unwrap_or_default())?;
                self.pending.truncate(kept + n);
                self.at_end = n == 0;
            }
            if self.decoder.is_some() {
                self.decode(text);
            } else {
                self.validate(text);
            }
            self.n_text += (text.len() - before) as u64;
        }
        Ok(true)
    }

    /// Takes over what is valid UTF-8.
    fn validate(&mut self, text: &mut String) {
        let base = self.n_text.wrapping_sub(text.len() as u64);
        loop {
            match std::str::from_utf8(&self.pending) {
                Ok(valid) => {
                    text.push_str(valid);
                    self.pending.clear();
                    return;
                }
                Err(error) => {
                    let (valid, rest) =
                        self.pending.split_at_checked(error.valid_up_to()).unwrap_or_default();
                    text.push_str(std::str::from_utf8(valid).unwrap_or_default());
                    let length = match error.error_len() {
                        Some(length) => length,
                        // Cut at the end of the piece, not in the file.
                        None if !self.at_end => {
                            self.pending = rest.to_vec();
                            return;
                        }
                        None => rest.len(),
                    };
                    let at = base.wrapping_add(text.len() as u64);
                    self.invalid.push_back(InvalidBytes { text: at, length: length as u64 });
                    text.push('\u{FFFD}');
                    self.pending = rest.get(length..).unwrap_or_default().to_vec();
                    if self.pending.is_empty() {
                        return;
                    }
                }
            }
        }
    }

    fn decode(&mut self, text: &mut String) {
        let Some(decoder) = &mut self.decoder else { return };
        let base = self.n_text.wrapping_sub(text.len() as u64);
        let mut at = 0;
        loop {
            let rest = self.pending.get(at..).unwrap_or_default();
            text.reserve(decoder.max_utf8_buffer_length(rest.len()).unwrap_or(rest.len()).min(1 << 20));
            let (result, n) = decoder.decode_to_string_without_replacement(rest, text, self.at_end);
            at += n;
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(length, _) => {
                    let place = base.wrapping_add(text.len() as u64);
                    self.invalid.push_back(InvalidBytes { text: place, length: u64::from(length) });
                    text.push('\u{FFFD}');
                }
            }
        }
        self.pending.clear();
    }
}

fn read_some(bytes: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match bytes.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

fn decide(head: &[u8]) -> Decision {
    let decided = |encoding, how, bom_length, fault| Decision { encoding, how, bom_length, fault };
    if let Some((encoding, length)) = Encoding::for_bom(head) {
        let stated = declared(&as_latin(head, encoding)).filter(|label| {
            let named = Encoding::for_label(label.as_bytes());
            // UTF-16 with a mark may be declared without its byte order.
            named != Some(encoding)
                && !(matches!(named, Some(e) if e == UTF_16LE || e == UTF_16BE) && encoding != UTF_8)
        });
        return decided(encoding, "bom", length, stated.map(EncodingFault::Mismatch));
    }
    match head {
        [b'<', 0, ..] => return decided(UTF_16LE, "pattern", 0, None),
        [0, b'<', ..] => return decided(UTF_16BE, "pattern", 0, None),
        _ => {}
    }
    let Some(label) = declared(&as_latin(head, UTF_8)) else { return decided(UTF_8, "default", 0, None) };
    match Encoding::for_label(label.as_bytes()) {
        None => decided(UTF_8, "default", 0, Some(EncodingFault::Unknown(label))),
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => {
            decided(UTF_8, "pattern", 0, Some(EncodingFault::Mismatch(label)))
        }
        Some(encoding) => decided(encoding, "declared", 0, None),
    }
}

/// The head of the file as far as it is ASCII.
fn as_latin(head: &[u8], encoding: &'static Encoding) -> String {
    let step = if encoding == UTF_8 { 1 } else { 2 };
    let skip = usize::from(encoding == UTF_16BE);
    let start = if head.starts_with(&[0xEF, 0xBB, 0xBF]) { 3 } else { 0 };
    head.iter().skip(start + skip).step_by(step).map(|byte| char::from(*byte)).collect()
}

/// The encoding that the XML declaration names.
fn declared(head: &str) -> Option<String> {
    let declaration = head.get(head.find("<?xml")?..)?.split("?>").next()?;
    let after = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Some(after.get(1..)?.split(quote).next()?.to_owned())
}
