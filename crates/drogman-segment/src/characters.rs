//! What a character can do at a sentence boundary.

use drogman_text::{Script, script_of};

/// The families of sentence terminators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Terminator {
    /// `.`, which may also belong to an abbreviation or a number.
    Stop,
    /// `!` and `?`.
    Strong,
    /// `…`.
    Ellipsis,
    /// A terminator of another script, which says by itself that the sentence ends.
    Script,
}

/// The terminators of the Unicode property `Sentence_Terminal` that the living scripts use.
pub(crate) fn terminator(character: char) -> Option<Terminator> {
    match character {
        '.' => Some(Terminator::Stop),
        '!' | '?' | '\u{37E}' | '\u{203C}' | '\u{203D}' | '\u{2047}'..='\u{2049}' => Some(Terminator::Strong),
        '…' => Some(Terminator::Ellipsis),
        // Armenian, Arabic, Devanagari, Myanmar, Ethiopic, Khmer, ideographic, full and half width.
        '\u{589}' | '\u{61F}' | '\u{6D4}' | '\u{964}' | '\u{965}' | '\u{104A}' | '\u{104B}' | '\u{1362}'
        | '\u{1367}' | '\u{17D4}' | '\u{3002}' | '\u{FF01}' | '\u{FF0E}' | '\u{FF1F}' | '\u{FF61}' => {
            Some(Terminator::Script)
        }
        _ => None,
    }
}

/// Whether a byte can begin something that the scanner has to look at: a terminator, the straight quotation
/// mark, a line break, the eyes of an emoticon, an emoji, the colon that stands for the full stop in
/// Armenian text, the Greek question mark.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "no branches, so that vectors of bytes can be tested")]
pub(crate) fn may_matter(byte: u8) -> bool {
    // `!` and `"`, `:` and `;`, line breaks. Written without branches, for whole vectors of bytes.
    (byte.wrapping_sub(b'!') < 2)
        | (byte.wrapping_sub(b':') < 2)
        | (byte == b'.')
        | (byte == b'?')
        | (byte == b'\n')
        | (byte == b'\r')
        | (byte.wrapping_sub(0xE0) < 4)
        | (byte == 0xCD)
        | (byte == 0xD6)
        | (byte == 0xD8)
        | (byte == 0xDB)
        | (byte.wrapping_sub(0xEF) < 2)
}

/// Pictures that people set where a full stop might stand, flags and skin tones among them.
pub(crate) fn is_emoji(character: char) -> bool {
    matches!(character, '\u{1F1E6}'..='\u{1F1FF}' | '\u{1F300}'..='\u{1FAFF}')
}

/// A character that leaves no trace on paper: zero-width, bidi controls, soft hyphen, variation selectors.
pub(crate) fn is_ignorable(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Marks that close a quotation wherever they stand behind a terminator.
pub(crate) fn is_closing_quote(character: char) -> bool {
    matches!(character, '”' | '’' | '»' | '›' | '」' | '』' | '〉' | '》')
}

/// Brackets that close.
pub(crate) fn is_closing_bracket(character: char) -> bool {
    matches!(character, ')' | ']' | '}' | '）' | '】' | '〕' | '］' | '｝')
}

/// Marks that close or open, as the neighbours say: straight quotes, quotes that other languages turn round
/// (`„…“`, `»…«`) and the emphasis of plain text.
pub(crate) fn is_two_faced(character: char) -> bool {
    matches!(character, '"' | '\'' | '“' | '«' | '‘' | '*' | '_')
}

/// A digit or a letter.
pub(crate) const WORD: u8 = 1;
/// White space.
pub(crate) const SPACE: u8 = 2;
/// What a token before a full stop never holds: white space, an opener or a closer.
pub(crate) const BARRIER: u8 = 4;
/// What parts the words of a token.
pub(crate) const SEPARATOR: u8 = 8;
/// What only addresses, paths and identifiers hold.
pub(crate) const ADDRESS: u8 = 16;
pub(crate) const UPPER: u8 = 32;
pub(crate) const LOWER: u8 = 64;
pub(crate) const VOWEL: u8 = 128;

/// The classes of the bytes of ASCII; other bytes have none.
static CLASSES: [u8; 256] = classes();

#[expect(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "a table made by the compiler")]
const fn classes() -> [u8; 256] {
    let mut classes = [0; 256];
    let mut at = 0;
    while at < 128 {
        let byte = at as u8;
        classes[at] = match byte {
            b'A' | b'E' | b'I' | b'O' | b'U' | b'Y' => WORD | UPPER | VOWEL,
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' => WORD | LOWER | VOWEL,
            b'A'..=b'Z' => WORD | UPPER,
            b'a'..=b'z' => WORD | LOWER,
            b'0'..=b'9' => WORD,
            b'\t'..=b'\r' | b' ' => SPACE | BARRIER,
            b'"' | b'(' | b'[' | b'{' | b')' | b']' | b'}' => BARRIER,
            b'\'' | b'-' | b'.' | b'/' => SEPARATOR,
            b'@' | b'\\' | b'_' | b'=' | b'&' => ADDRESS,
            _ => 0,
        };
        at += 1;
    }
    classes
}

/// Whether a byte of ASCII is of one of some classes.
#[inline]
pub(crate) fn is_class(byte: u8, classes: u8) -> bool {
    CLASSES.get(usize::from(byte)).is_some_and(|own| own & classes != 0)
}

/// Quotation marks and brackets that open.
pub(crate) fn is_opener(character: char) -> bool {
    matches!(
        character,
        '"' | '\''
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '«'
            | '‹'
            | '('
            | '['
            | '{'
            | '¿'
            | '¡'
            | '「'
            | '『'
            | '（'
            | '【'
    )
}

/// Dashes and bullets, which may precede a sentence.
pub(crate) fn is_lead(character: char) -> bool {
    matches!(
        character,
        '-' | '–' | '—' | '―' | '−' | '•' | '·' | '*' | '►' | '▪' | '◦' | '‣' | '⁃' | '|' | '_'
    )
}

/// Whether the character, at the start of what follows a boundary, tells that the sentence goes on.
pub(crate) fn continues(character: char) -> bool {
    match character {
        '$' | '#' | '@' | '<' => false,
        _ if character.is_ascii_punctuation() => true,
        _ => {
            is_closing_quote(character)
                || is_closing_bracket(character)
                || terminator(character).is_some()
                || matches!(character, '…' | '、' | '，' | '；' | '：' | '،' | '؛')
        }
    }
}

/// Letters without an upper case in running text. Georgian has one in Unicode, for titles only, so that no
/// sentence begins with it.
pub(crate) fn is_caseless(character: char) -> bool {
    character.is_alphabetic()
        && (script_of(character) == Script::Georgian
            || !character.is_uppercase() && !character.is_lowercase())
}

/// Whether the character is a lower-case letter of a script with two cases.
pub(crate) fn is_lower(character: char) -> bool {
    character.is_lowercase() && script_of(character) != Script::Georgian
}

/// Whether the character may stand inside a word.
pub(crate) fn is_word(character: char) -> bool {
    match character {
        '\0'..='\u{7F}' => character.is_ascii_alphanumeric(),
        // The Latin letters of Europe.
        '\u{C0}'..='\u{24F}' => !matches!(character, '×' | '÷'),
        _ => character.is_alphanumeric(),
    }
}
