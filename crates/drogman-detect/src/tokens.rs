//! Words of a text as the model sees them, with their bytes.

use crate::model::letters::{APOSTROPHE, Group, Letter, letter};
use crate::model::table::PADDED;

/// A word longer than this many letters is cut: nothing further is learnt from it.
pub(crate) const LONGEST: usize = 24;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Without capitals, or in a script that has none.
    Lower,
    /// A capital, then small letters (or a single capital).
    Capital,
    /// Two capitals or more, and nothing else.
    Upper,
    /// Capitals inside: `iPhone`, `dQw`.
    Mixed,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word, or an elided one with its apostrophe: `l'`.
    Word,
    /// Digits.
    Number,
    /// An address, a path, code, a key: not language.
    Code,
}

/// A token: its bytes in the text and its letters as numbers.
#[derive(Clone, Debug)]
pub struct Token {
    /// Where it starts, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// Its script.
    pub group: Group,
    /// How it is written.
    pub case: Case,
    numbers: [u8; PADDED],
    n_numbers: u8,
    /// Letters in all, those beyond the first that are kept, too.
    pub n_letters: u32,
    n_capitals: u32,
    starts_capital: bool,
}

impl Token {
    fn empty(at: usize) -> Self {
        let numbers = [0; PADDED];
        Self {
            start: at,
            end: at,
            kind: Kind::Word,
            group: Group::Latin,
            case: Case::Lower,
            numbers,
            n_numbers: 0,
            n_letters: 0,
            n_capitals: 0,
            starts_capital: false,
        }
    }

    /// The numbers of its letters.
    #[inline]
    pub fn numbers(&self) -> &[u8] {
        self.numbers.get(..usize::from(self.n_numbers)).unwrap_or(&[])
    }

    /// The same with zeros behind them, and how many there are.
    #[inline]
    pub(crate) fn padded(&self) -> (&[u8; PADDED], usize) {
        (&self.numbers, usize::from(self.n_numbers))
    }

    #[inline]
    fn push(&mut self, number: u8) {
        if usize::from(self.n_numbers) < LONGEST
            && let Some(place) = self.numbers.get_mut(usize::from(self.n_numbers))
        {
            *place = number;
            self.n_numbers += 1;
        }
    }

    fn ends_with(&self, ending: [u8; 2]) -> bool {
        self.numbers().ends_with(&ending)
    }

    fn close(mut self, end: usize) -> Self {
        self.end = end;
        self.case = match (self.n_capitals, self.starts_capital) {
            (0, _) => Case::Lower,
            (1, true) => Case::Capital,
            (n, _) if n == self.n_letters => Case::Upper,
            _ => Case::Mixed,
        };
        self
    }
}

/// The tokens of a text, in order; linear, without allocation.
///
/// A blank-separated run that looks like an address, a path, code or a key is one [`Kind::Code`] token. Words are
/// runs of letters of one script; hyphens and every other mark split them. An apostrophe closes an elided word
/// (at most two letters, or an ending in `qu` or `ll`: `l'`, `jusqu'`, `dell'`) and is a letter inside any other.
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// The end of the run that was looked at and found to be words.
    run_end: usize,
}

impl<'a> Tokens<'a> {
    /// The tokens of this text.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, run_end: 0 }
    }

    /// Looks at the next blank-separated run; `Some` when it is one token.
    fn enter_run(&mut self) -> Option<Token> {
        let bytes = self.text.as_bytes();
        let (start, mut seen) = (self.at, 0);
        let mut end = start;
        while let Some(byte) = bytes.get(end) {
            let kind = class(*byte);
            if kind & SPACE != 0 {
                break;
            }
            seen |= kind;
            end += 1;
        }
        self.run_end = end;
        if seen & (DIGIT | MARK | JOINT) == 0 {
            return None;
        }
        let kind = run_kind(bytes.get(start..end).unwrap_or(&[]))?;
        self.at = end;
        let mut token = Token::empty(start).close(end);
        token.kind = kind;
        token.n_letters = (end - start) as u32;
        Some(token)
    }

    /// A word of up to 24 ASCII letters with a blank behind it, or a mark and a blank: most words, eight letters a step,
    /// without a look at the run.
    #[inline]
    fn plain_word(&mut self) -> Option<Token> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let mut token = Token::empty(self.at);
        let (mut n, mut n_capitals) = (0, 0);
        for (chunk, place) in rest.as_chunks::<8>().0.iter().zip(token.numbers.as_chunks_mut::<8>().0).take(3)
        {
            let bytes = u64::from_le_bytes(*chunk);
            let n_more = n_letters(bytes);
            let kept = if n_more == 8 { u64::MAX } else { (1 << (8 * n_more)) - 1 };
            *place = (bytes & kept & NUMBER).to_le_bytes();
            n_capitals += (!bytes & kept & SMALL).count_ones();
            n += n_more;
            if n_more < 8 {
                break;
            }
        }
        let mut width = n;
        let mut behind = *rest.get(width)?;
        if matches!(behind, b',' | b'.' | b';' | b':' | b'!' | b'?') {
            width += 1;
            behind = rest.get(width).copied().unwrap_or(b' ');
        }
        if n == 0 || n == LONGEST || class(behind) & SPACE == 0 {
            return None;
        }
        token.end = self.at + n;
        token.n_letters = n as u32;
        token.n_numbers = n as u8;
        token.case = match (n_capitals, rest.first().is_some_and(|byte| class(*byte) & UPPER != 0)) {
            (0, _) => Case::Lower,
            (1, true) => Case::Capital,
            (capitals, _) if capitals == token.n_letters => Case::Upper,
            _ => Case::Mixed,
        };
        self.at += width;
        self.run_end = self.at;
        Some(token)
    }

    /// The next word before the end of the run.
    fn word(&mut self) -> Option<Token> {
        let bytes = self.text.as_bytes();
        let mut token = Token::empty(self.at);
        let mut end = self.at;
        while self.at < self.run_end {
            let Some(byte) = bytes.get(self.at).copied() else { break };
            let kind = class(byte);
            let (found, width) = if kind & LETTER != 0 {
                (Letter::Is(Group::Latin, byte & 0x1F, kind & UPPER != 0), 1)
            } else if kind & HIGH == 0 {
                (if matches!(byte, b'\'' | b'`') { Letter::Apostrophe } else { Letter::Not }, 1)
            } else {
                let character = self.text.get(self.at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
                (letter(character), character.len_utf8())
            };
            match found {
                Letter::Is(group, number, capital) => {
                    if token.n_letters == 0 {
                        token.start = self.at;
                        token.group = group;
                        token.starts_capital = capital;
                    } else if token.group != group {
                        return Some(token.close(end));
                    }
                    token.push(number);
                    token.n_letters += 1;
                    token.n_capitals += u32::from(capital);
                }
                Letter::Wide(high, low) => {
                    if token.n_letters == 0 {
                        token.start = self.at;
                        token.group = Group::Han;
                    } else if token.group != Group::Han || token.n_letters >= 12 {
                        return Some(token.close(end));
                    }
                    token.push(high);
                    token.push(low);
                    token.n_letters += 1;
                }
                Letter::Silent => {}
                Letter::Apostrophe if token.n_letters > 0 => {
                    let elided =
                        token.n_letters <= 2 || token.ends_with([17, 21]) || token.ends_with([12, 12]);
                    let rest = bytes.get(self.at + width).copied().unwrap_or(b' ');
                    if elided || class(rest) & (LETTER | HIGH) != 0 {
                        token.push(APOSTROPHE);
                    }
                    self.at += width;
                    if elided {
                        return Some(token.close(self.at));
                    }
                    continue;
                }
                Letter::Apostrophe | Letter::Not => {
                    if token.n_letters > 0 {
                        return Some(token.close(end));
                    }
                }
            }
            self.at += width;
            end = self.at;
        }
        (token.n_letters > 0).then(|| token.close(end))
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        loop {
            if self.at >= self.run_end {
                let bytes = self.text.as_bytes();
                while bytes.get(self.at).is_some_and(|b| class(*b) & SPACE != 0) {
                    self.at += 1;
                }
                if self.at >= bytes.len() {
                    return None;
                }
                if let Some(token) = self.plain_word().or_else(|| self.enter_run()) {
                    return Some(token);
                }
            }
            if let Some(token) = self.word() {
                return Some(token);
            }
        }
    }
}

const SPACE: u8 = 1;
const LETTER: u8 = 2;
const UPPER: u8 = 4;
const DIGIT: u8 = 8;
const MARK: u8 = 16;
const JOINT: u8 = 32;
const HIGH: u8 = 64;

static CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::indexing_slicing, reason = "a constant table of all bytes")]
        {
            table[byte] = match byte as u8 {
                b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C => SPACE,
                b'a'..=b'z' => LETTER,
                b'A'..=b'Z' => LETTER | UPPER,
                b'0'..=b'9' => DIGIT,
                b'@' | b'_' | b'\\' | b'=' | b'{' | b'}' | b'<' | b'>' | b'^' | b'|' | b'~' => MARK,
                b'.' | b'/' | b':' | b';' | b'(' | b'[' | b'+' | b'#' | b'%' => JOINT,
                0x80..=0xFF => HIGH,
                _ => 0,
            };
        }
        byte += 1;
    }
    table
}

#[inline]
fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(0)
}

const EACH: u64 = 0x0101_0101_0101_0101;
/// The bits of an ASCII letter that are its number.
const NUMBER: u64 = 0x1F * EACH;
/// The bit that small letters have and capitals lack.
const SMALL: u64 = 0x20 * EACH;
const HIGH_BIT: u64 = 0x80 * EACH;

/// How many of eight bytes, from the first one on, are ASCII letters.
#[inline]
fn n_letters(bytes: u64) -> usize {
    let small = (bytes | SMALL) & !HIGH_BIT;
    // Seven bits and these never carry into the next byte; the eighth tells whether the letter is reached.
    let from_a = small + (0x80 - b'a' as u64) * EACH;
    let behind_z = small + (0x7F - b'z' as u64) * EACH;
    let letters = from_a & !behind_z & !bytes & HIGH_BIT;
    ((!letters & HIGH_BIT).trailing_zeros() / 8) as usize
}

/// What a run with digits or marks in it is as a whole; `None` when it should be read as words.
fn run_kind(run: &[u8]) -> Option<Kind> {
    let is_edge = |b: &u8| class(*b) & (LETTER | DIGIT | HIGH | MARK) == 0 && *b != b'/';
    let skip = run.iter().take_while(|b| is_edge(b)).count();
    let tail = run.iter().rev().take_while(|b| is_edge(b)).count();
    let run = run.get(skip..run.len().saturating_sub(tail)).unwrap_or(&[]);
    let (mut n_digits, mut n_letters, mut n_changes, mut n_marks, mut n_joints, mut n_slashes) =
        (0, 0, 0, 0, 0, 0);
    let mut n_dots_inside = 0;
    let (mut before, mut letters_before) = (0_u8, 0);
    for (place, byte) in run.iter().enumerate() {
        let kind = class(*byte);
        let is_letter = kind & (LETTER | HIGH) != 0;
        n_digits += usize::from(kind & DIGIT != 0);
        n_letters += usize::from(is_letter);
        n_marks += usize::from(kind & MARK != 0);
        n_joints += usize::from(kind & JOINT != 0);
        n_slashes += usize::from(*byte == b'/');
        let was_letter = before & (LETTER | HIGH) != 0;
        n_changes += usize::from((is_letter && before & DIGIT != 0) || (was_letter && kind & DIGIT != 0));
        if *byte == b'.' && letters_before >= 2 {
            let after = run.get(place + 1..place + 3).unwrap_or(&[]);
            n_dots_inside += usize::from(after.len() == 2 && after.iter().all(u8::is_ascii_lowercase));
        }
        letters_before = if is_letter { letters_before + 1 } else { 0 };
        before = kind;
    }
    // `t1` is a name in a program, `20th` is not.
    let is_variable = n_changes == 1 && n_letters < 3 && run.first().is_some_and(|b| class(*b) & LETTER != 0);
    if n_letters == 0 && n_marks == 0 && n_digits > 0 {
        return Some(Kind::Number);
    }
    if is_variable || n_marks > 0 || n_slashes > 1 || n_dots_inside > 0 || n_changes > 1 || n_joints > 4 {
        return Some(Kind::Code);
    }
    (n_digits > 0 && (n_letters == 0 || n_changes == 1)).then_some(Kind::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(&str, Kind, Case)> {
        Tokens::new(text).map(|t| (&text[t.start..t.end], t.kind, t.case)).collect()
    }

    #[test]
    fn words_elisions_and_hyphens() {
        let only = |text| Tokens::new(text).map(|t| text[t.start..t.end].to_owned()).collect::<Vec<String>>();
        assert_eq!(only("L\u{2019}eau, qu'il don't"), ["L\u{2019}", "eau", "qu'", "il", "don't"]);
        assert_eq!(only("peut-être l'«été»"), ["peut", "être", "l'", "été"]);
        assert_eq!(only("dogs' Интернет-cafe"), ["dogs", "Интернет", "cafe"]);
    }

    #[test]
    fn addresses_numbers_and_code_are_no_words() {
        use Kind::{Code, Number, Word};
        let kinds = |text| Tokens::new(text).map(|t| t.kind).collect::<Vec<Kind>>();
        assert_eq!(kinds("voir www.example.org/a/b 12,5 foo_bar x@y.org"), [Word, Code, Number, Code, Code]);
        assert_eq!(kinds("20th for(i=0;i<n;i++)"), [Number, Code]);
        assert_eq!(kinds("Bonjour/Hello fin."), [Word, Word, Word]);
    }

    #[test]
    fn letters_are_counted_eight_at_a_time() {
        let count = |text: &[u8; 8]| n_letters(u64::from_le_bytes(*text));
        assert_eq!(count(b"abcdefgh"), 8);
        assert_eq!(count(b"AZaz@abc"), 4);
        assert_eq!(
            [count(b"[abcdefg"), count(b"`abcdefg"), count(b"{abcdefg"), count(b"a\xE9bcdefg")],
            [0, 0, 0, 1]
        );
    }

    #[test]
    fn the_fast_way_and_the_slow_way_agree() {
        for word in
            ["a", "Ab", "ABC", "abCd", "seven77", "abcdefgh", "Abcdefghijklmnop", "abcdefghijklmnopqrstuvwx"]
        {
            let padded = format!("{word}, then more than enough text behind it");
            let fast = Tokens::new(&padded).next().unwrap();
            let slow = Tokens::new(word).next().unwrap();
            assert_eq!(
                (fast.numbers(), fast.case, fast.kind),
                (slow.numbers(), slow.case, slow.kind),
                "{word}"
            );
        }
    }

    #[test]
    fn case_is_seen() {
        let found = words("Paris PARIS paris pARis É");
        let cases: Vec<Case> = found.iter().map(|w| w.2).collect();
        assert_eq!(cases, [Case::Capital, Case::Upper, Case::Lower, Case::Mixed, Case::Capital]);
    }
}
