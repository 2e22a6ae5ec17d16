//! UTF-16, with and without a byte order mark.

use super::mapped::Invalid;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// How many bytes are looked at to tell UTF-16 without a mark.
const SAMPLE_BYTES: usize = 8192;

/// Whether bytes without a byte order mark are UTF-16, and of which order.
///
/// Text in UTF-16 nearly always holds spaces, digits or line ends, each with a zero byte, which no other text
/// encoding has. One order has to read as ordinary characters nearly throughout, the other clearly less.
pub(super) fn guess_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(SAMPLE_BYTES))?;
    if bytes.len() < 4 || !sample.contains(&0) || is_text_with_zeros(sample) {
        return None;
    }
    let little = ordinary_share(sample, false);
    let big = ordinary_share(sample, true);
    let (best, other, encoding) =
        if little >= big { (little, big, UTF_16LE) } else { (big, little, UTF_16BE) };
    (best > 0.95 && best > other + 0.2).then_some(encoding)
}

/// Whether the sample is plain ASCII with a few zero bytes in it: a damaged text, not UTF-16. Half the bytes of ASCII
/// in UTF-16 are zero, and every other script has bytes there that ASCII text does not.
fn is_text_with_zeros(sample: &[u8]) -> bool {
    let zeros = sample.iter().filter(|byte| **byte == 0);
    let plain = |byte: &u8| matches!(byte, 0 | b'\t' | b'\n' | b'\r' | 0x20..=0x7E);
    sample.iter().all(plain) && zeros.map(|_| 4).sum::<usize>() < sample.len()
}

/// The share of units that are letters, digits, punctuation or white space of the scripts in common use, weighed
/// down when there is no blank at all.
fn ordinary_share(sample: &[u8], big_endian: bool) -> f64 {
    let (mut n_units, mut n_ordinary, mut n_blank) = (0_u32, 0_u32, 0_u32);
    for unit in units(sample, big_endian) {
        n_units += 1;
        let blank = matches!(unit, 0x09 | 0x0A | 0x0D | 0x20);
        n_blank += u32::from(blank);
        let ordinary = blank
            || matches!(unit, 0x21..=0x7E | 0xA0..=0x24F | 0x370..=0x6FF | 0x10A0..=0x10FF | 0x1E00..=0x1FFF
                | 0x2000..=0x206F | 0x20A0..=0x20BF | 0x3000..=0x30FF | 0x4E00..=0x9FFF | 0xD800..=0xDFFF | 0xAC00..=0xD7A3);
        n_ordinary += u32::from(ordinary);
    }
    let share = f64::from(n_ordinary) / f64::from(n_units.max(1));
    if n_blank == 0 { share * 0.5 } else { share }
}

fn units(bytes: &[u8], big_endian: bool) -> impl Iterator<Item = u16> {
    bytes
        .as_chunks::<2>()
        .0
        .iter()
        .map(move |pair| if big_endian { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) })
}

/// Decodes UTF-16; lone surrogates and an odd last byte are invalid.
pub(super) fn decode_utf16(bytes: &[u8], first_byte: usize, big_endian: bool) -> (String, Vec<Invalid>) {
    let mut text = String::with_capacity(bytes.len() / 2 + bytes.len() / 8);
    let mut invalid = Vec::new();
    let mut at = first_byte;
    for decoded in char::decode_utf16(units(bytes, big_endian)) {
        if let Ok(character) = decoded {
            text.push(character);
            at += 2 * character.len_utf16();
        } else {
            invalid.push(Invalid {
                text: text.len(),
                shown: '\u{FFFD}'.len_utf8(),
                instead: None,
                byte: at,
                length: 2,
            });
            text.push('\u{FFFD}');
            at += 2;
        }
    }
    if bytes.len() % 2 == 1 {
        invalid.push(Invalid {
            text: text.len(),
            shown: '\u{FFFD}'.len_utf8(),
            instead: None,
            byte: at,
            length: 1,
        });
        text.push('\u{FFFD}');
    }
    (text, invalid)
}
