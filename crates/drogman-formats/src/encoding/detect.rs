//! Which encoding bytes are in that are not UTF-8, told by their letters.

use super::decode::single_byte_table;
use chardetng::{EncodingDetector, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, WINDOWS_1251, WINDOWS_1252};

/// How many bytes are looked at.
const SAMPLE_BYTES: usize = 256 * 1024;

/// How much better another encoding than the expected four must fit, as a share of the best score.
const MARGIN: f64 = 1.15;

/// The encoding that makes the most sensible text of the bytes.
///
/// The four that this field meets are scored by what their letters, quotation marks and dashes stand next to;
/// the guess of `chardetng`, which knows many more but neither `macintosh` nor ISO-8859-15, is scored the same
/// way and has to be clearly better.
pub(super) fn detect(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..bytes.len().min(SAMPLE_BYTES)).unwrap_or_default();
    let mut best = (WINDOWS_1252, score(sample, WINDOWS_1252));
    for encoding in [ISO_8859_15, WINDOWS_1251, MACINTOSH] {
        let score = score(sample, encoding);
        if score > best.1 {
            best = (encoding, score);
        }
    }
    let mut detector = EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, bytes.len() == sample.len());
    let guess = detector.guess(None, Utf8Detection::Deny);
    if [WINDOWS_1252, ISO_8859_15, WINDOWS_1251, MACINTOSH].contains(&guess) {
        return best.0;
    }
    let guessed = score(sample, guess);
    if guessed > best.1.max(0.0) * MARGIN { guess } else { best.0 }
}

/// How sensible the characters beyond ASCII look among their neighbours, summed over the sample.
fn score(sample: &[u8], encoding: &'static Encoding) -> f64 {
    if encoding.is_single_byte() {
        let table = single_byte_table(encoding);
        let characters = sample.iter().map(|byte| table.get(usize::from(*byte)).copied().flatten());
        score_characters(characters.map(|c| c.unwrap_or('\u{FFFD}')))
    } else {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        score_characters(text.chars())
    }
}

fn score_characters(characters: impl Iterator<Item = char>) -> f64 {
    let (mut before, mut current) = (' ', ' ');
    let mut total = 0.0;
    for next in characters.chain([' ', ' ']) {
        if !current.is_ascii() {
            total += score_one(before, current, next);
        }
        (before, current) = (current, next);
    }
    total
}

/// Whether characters that a run of bytes may stand for fit where it stands.
pub(super) fn fits(before: Option<char>, run: &str, next: Option<char>) -> bool {
    let characters = before.into_iter().chain(run.chars()).chain(next);
    // What stands round the run says nothing of it.
    let around = score_characters(before.into_iter()) + score_characters(next.into_iter());
    !run.contains(|c| matches!(c, '\u{80}'..='\u{9F}')) && score_characters(characters) > around.max(0.0)
}

/// What one character says, seen between its neighbours.
fn score_one(before: char, current: char, next: char) -> f64 {
    match current {
        '\u{FFFD}' | '\u{80}'..='\u{9F}' => -5.0,
        '\u{400}'..='\u{4FF}' => score_cyrillic(before, current, next),
        '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' => 1.5,
        // French letters are the most common of the Latin ones here, then those of the neighbours.
        'é' | 'è' | 'à' | 'ç' | 'ê' | 'â' | 'î' | 'ô' | 'û' | 'ù' | 'ë' | 'ï' | 'œ' => {
            lower_latin(before, current, next, 1.0)
        }
        'ä' | 'ö' | 'ü' | 'ß' | 'ñ' | 'á' | 'í' | 'ó' | 'ú' | 'ã' | 'õ' | 'ı' | 'ğ' | 'ş' | 'ž' | 'š'
        | 'č' | 'ć' | 'ł' | 'ą' | 'ę' | 'ś' | 'ż' | 'ř' | 'ě' => {
            lower_latin(before, current, next, 0.8)
        }
        'É' | 'È' | 'À' | 'Ç' | 'Ê' | 'Œ' | 'Ö' | 'Ü' | 'Ä' | 'Š' | 'Ž' | 'Î' | 'Ô' | 'Á' => {
            if before.is_lowercase() {
                -1.5
            } else if next.is_alphabetic() || before.is_uppercase() {
                0.7
            } else {
                0.2
            }
        }
        '\u{2019}' => {
            if before.is_alphabetic() && next.is_alphabetic() {
                1.0
            } else {
                0.3
            }
        }
        '\u{2018}' | '\u{201C}' | '\u{AB}' => {
            if next.is_alphanumeric() || is_space(next) {
                0.8
            } else {
                0.0
            }
        }
        '\u{201D}' | '\u{BB}' => {
            if is_space(before) || !before.is_uppercase() {
                0.6
            } else {
                0.0
            }
        }
        '\u{2013}' | '\u{2014}' => {
            if before.is_lowercase() && next.is_lowercase() {
                0.1
            } else {
                0.6
            }
        }
        '\u{2026}' => 0.5,
        '\u{A0}' => {
            if is_space(before) && is_space(next) {
                0.1
            } else {
                0.5
            }
        }
        '€' => {
            if before.is_alphabetic() || next.is_alphabetic() {
                -0.5
            } else {
                0.8
            }
        }
        '°' | '§' | '\u{A9}' | '£' => {
            if before.is_lowercase() && next.is_lowercase() {
                -1.0
            } else {
                0.3
            }
        }
        c if c.is_alphabetic() => {
            if c.is_uppercase() && before.is_lowercase() {
                -1.5
            } else {
                0.1
            }
        }
        // Signs that no press text is full of, and that break a word when they stand inside one.
        _ if before.is_alphabetic() || next.is_alphabetic() => -1.5,
        _ => -0.3,
    }
}

fn is_space(character: char) -> bool {
    character.is_whitespace()
}

fn lower_latin(before: char, current: char, next: char, weight: f64) -> f64 {
    let alien = |c: char| c.is_alphabetic() && c as u32 > 0x24F;
    if alien(before) || alien(next) || next.is_uppercase() && before.is_lowercase() {
        -1.0
    } else if before.is_alphabetic() || next.is_alphabetic() {
        weight
    } else if current == 'à' && is_space(before) && is_space(next) {
        0.4
    } else {
        0.0
    }
}

fn score_cyrillic(before: char, current: char, next: char) -> f64 {
    let cyrillic = |c: char| ('\u{400}'..='\u{4FF}').contains(&c);
    if before.is_ascii_alphabetic() || next.is_ascii_alphabetic() {
        return -1.5;
    }
    // Russian and Ukrainian write а..я, ё, і, ї, є; the other letters of the code page are rare.
    let usual = matches!(current, 'А'..='я' | 'ё' | 'Ё' | 'і' | 'ї' | 'є' | 'І' | 'Ї' | 'Є');
    if current.is_uppercase() && before.is_lowercase() && cyrillic(before) {
        -1.5
    } else if !usual {
        -0.5
    } else if cyrillic(before) || cyrillic(next) {
        if current.is_lowercase() { 0.75 } else { 0.5 }
    } else {
        0.1
    }
}
