//! The first scan: what a document does with full stops and capitals.

use crate::characters::{SEPARATOR, WORD, is_class, is_word};
use crate::rules::Rules;
use crate::scan::Scanner;
use crate::token::{initials, is_number, last_word};
use drogman_text::{Habits, LanguageTag, StopCounts};
use std::collections::BTreeMap;

/// The longest word in bytes that is counted as a possible abbreviation.
pub(crate) const LONGEST: usize = 8;

/// How many different words are counted at most, so that no text makes the habits large.
const MOST: usize = 512;

/// From how many small letters behind full stops on a text may be taken for a transcript.
const TRANSCRIPT: u32 = 50;

/// How far a token before a full stop is read, in bytes.
const REACH: usize = 40;

/// Counts what a document says of its abbreviations and of its capitals, for [`sentences_with`].
///
/// Only [`Habits::abbreviations`], [`Habits::capital_starts`] and [`Habits::small_starts`] are filled; join them
/// with the votes of typography through [`Habits::merge`]. A word is counted when it has up to eight bytes, is not
/// in the lists of the language, and stands at least once before a full stop behind which the sentence goes on with
/// a small letter, a comma or a figure; then its other occurrences are counted too. The idea is that of Punkt
/// (Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary Detection", 2006).
///
/// Cost: one pass that stops at terminators alone, and a second one over the words when there is a word to count.
///
/// [`sentences_with`]: crate::sentences_with
///
/// # Example: an abbreviation that no list knows
///
/// ```
/// use drogman_segment::habits;
/// use drogman_text::LanguageTag;
///
/// let found = habits("The regt. was raised here. The regt. Lakeside left.", &LanguageTag::english());
/// let counts = found.abbreviations["regt"];
/// assert_eq!((counts.inside, counts.before_capital, counts.bare), (1, 1, 0));
/// assert_eq!((found.capital_starts, found.small_starts), (2, 1));
/// ```
pub fn habits(text: &str, language: &LanguageTag) -> Habits {
    let rules = Rules::of(language);
    let mut habits = Habits::default();
    let mut scanner = Scanner::default();
    let mut at = 0;
    while let Some(stop) = scanner.next(text, at, is_mark) {
        at = stop + 1;
        count_stop(text, stop, rules, &mut habits);
    }
    // Where sentences begin in lower case, what stands before a small letter says nothing of abbreviations.
    if habits.small_starts >= TRANSCRIPT && habits.small_starts / 3 > habits.capital_starts {
        habits.abbreviations.clear();
    }
    if !habits.abbreviations.is_empty() {
        count_words(text, &mut habits.abbreviations);
    }
    habits
}

#[expect(clippy::needless_bitwise_bool, reason = "no branches, so that vectors of bytes can be tested")]
fn is_mark(byte: u8) -> bool {
    (byte == b'.') | (byte == b'!') | (byte == b'?')
}

/// Counts one terminator.
fn count_stop(text: &str, stop: usize, rules: &Rules, habits: &mut Habits) {
    let bytes = text.as_bytes();
    // Nearly every one: two letters or figures, a space, a capital.
    if let Some([before, last, _, b' ', b'A'..=b'Z']) =
        stop.checked_sub(2).and_then(|at| bytes.get(at..at + 5))
        && is_class(*before, WORD)
        && is_class(*last, WORD)
    {
        habits.capital_starts += 1;
        return;
    }
    let is_stop = bytes.get(stop) == Some(&b'.');
    let mut rest = text.get(stop + 1..).unwrap_or("").chars();
    let mut next = rest.next();
    let spaced = next.is_some_and(char::is_whitespace);
    if spaced {
        next = rest.next();
    }
    let Some(next) = next else { return };
    let goes_on = is_stop && (next == ',' && !spaced || spaced && next.is_ascii_digit());
    let lower = spaced && next.is_lowercase();
    let upper = spaced && next.is_uppercase();
    if upper {
        let before = text.get(..stop).and_then(|head| head.chars().rev().find(|c| !c.is_whitespace()));
        habits.capital_starts += u32::from(before.is_some_and(char::is_alphanumeric) && !single(text, stop));
        return;
    }
    if !goes_on && !lower {
        return;
    }
    if !is_stop {
        habits.small_starts += u32::from(lower);
        return;
    }
    let token = token_before(text, stop);
    let word = last_word(token);
    if token.is_empty() || initials(token).is_some() || is_number(token) {
        return;
    }
    if rules.classify(token, word).is_some() {
        return;
    }
    habits.small_starts += u32::from(lower && word.chars().nth(1).is_some() && !token.contains('.'));
    let short = token.len() <= LONGEST && token.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-'));
    if !short {
        return;
    }
    // The keys are in lower case: what is found as it is written is so.
    if let Some(counts) = habits.abbreviations.get_mut(token) {
        counts.inside += 1;
        return;
    }
    let key = token.to_lowercase();
    if habits.abbreviations.len() < MOST || habits.abbreviations.contains_key(&key) {
        habits.abbreviations.entry(key).or_default().inside += 1;
    }
}

/// Whether the word before a full stop is a single letter, an initial.
fn single(text: &str, stop: usize) -> bool {
    let mut before = text.get(..stop).unwrap_or("").chars().rev();
    before.next().is_some_and(char::is_alphabetic) && before.next().is_none_or(|c| !c.is_alphanumeric())
}

/// The token before a full stop: letters, inner full stops, hyphens, apostrophes.
fn token_before(text: &str, stop: usize) -> &str {
    let head = text.get(..stop).unwrap_or("");
    let bytes = head.as_bytes();
    let mut start = stop;
    for _ in 0..REACH {
        let Some(byte) = start.checked_sub(1).and_then(|at| bytes.get(at)) else { break };
        if byte.is_ascii() {
            if !is_class(*byte, WORD | SEPARATOR) || *byte == b'/' {
                break;
            }
            start -= 1;
            continue;
        }
        let Some(character) = head.get(..start).and_then(|head| head.chars().next_back()) else { break };
        if !is_word(character) && character != '’' {
            break;
        }
        start -= character.len_utf8();
    }
    head.get(start..).unwrap_or("")
}

/// Counts the other occurrences of the words: without a full stop, and with one before a capital.
fn count_words(text: &str, words: &mut BTreeMap<String, StopCounts>) {
    let mut index = Index::new(words);
    let bytes = text.as_bytes();
    let mut scanner = Scanner::default();
    let mut start = 0;
    loop {
        let end = scanner.next(text, start, parts_words);
        let mut at = end.unwrap_or(bytes.len());
        // A full stop between letters is part of the word.
        while at > start
            && bytes.get(at) == Some(&b'.')
            && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
        {
            at = scanner.next(text, at + 1, parts_words).unwrap_or(bytes.len());
        }
        if let Some(counts) = index.find(text, start, at) {
            count_word(bytes, text, at, counts);
        }
        if at >= bytes.len() {
            return;
        }
        start = at + 1;
    }
}

/// Whether a byte of a text parts two words, as far as abbreviations are words.
#[expect(clippy::needless_bitwise_bool, reason = "no branches, so that vectors of bytes can be tested")]
fn parts_words(byte: u8) -> bool {
    ((byte | 0x20).wrapping_sub(b'a') >= 26) & (byte < 0x80) & (byte != b'-')
}

/// The words that are counted, found by their bytes in lower case, which are a number: up to eight bytes, up to half
/// as many more where a small letter is longer than its capital.
struct Index<'w> {
    /// The hashes of the words of ASCII, one bit each: nearly every word of a text is passed over by it.
    hashes: [u64; N_HASHES / 64],
    /// Which lengths a word of other letters with this first byte may have.
    lengths: [u16; 256],
    /// A word and its counts, where its hash or the next free place is.
    slots: Vec<Option<(u128, &'w mut StopCounts)>>,
}

/// How many hashes are told apart: eight for each of the words at most.
const N_HASHES: usize = 8 * MOST;

impl<'w> Index<'w> {
    fn new(words: &'w mut BTreeMap<String, StopCounts>) -> Self {
        let n_slots = (words.len() * 4).next_power_of_two();
        let mut index = Self { hashes: [0; N_HASHES / 64], lengths: [0; 256], slots: Vec::new() };
        index.slots.resize_with(n_slots, || None);
        for (word, counts) in words {
            let first = word.chars().next().unwrap_or(' ');
            let upper = first.to_uppercase().next().unwrap_or(first);
            let (mut low, mut high) = ([0; 4], [0; 4]);
            for byte in [first.encode_utf8(&mut low).as_bytes(), upper.encode_utf8(&mut high).as_bytes()] {
                if let Some(length) = byte.first().and_then(|byte| index.lengths.get_mut(usize::from(*byte)))
                {
                    *length |= 1 << word.len();
                }
            }
            let key = number(word.as_bytes());
            let hash = hash(key);
            if let Some(bits) = index.hashes.get_mut(hash % N_HASHES / 64) {
                *bits |= 1 << (hash % 64);
            }
            let mut slot = hash & (n_slots - 1);
            while index.slots.get(slot).is_some_and(Option::is_some) {
                slot = (slot + 1) & (n_slots - 1);
            }
            if let Some(free) = index.slots.get_mut(slot) {
                *free = Some((key, counts));
            }
        }
        index
    }

    /// The counts of a word of the text, if it is counted.
    #[inline]
    fn find(&mut self, text: &str, start: usize, end: usize) -> Option<&mut StopCounts> {
        let length = end - start;
        if length.wrapping_sub(1) >= LONGEST {
            return None;
        }
        let key = match text.as_bytes().get(start..).and_then(<[u8]>::first_chunk) {
            Some(bytes) => u64::from_le_bytes(*bytes) & (u64::MAX >> (64 - 8 * length)),
            None => number(text.as_bytes().get(start..end)?) as u64,
        };
        if key & 0x8080_8080_8080_8080 != 0 {
            return self.find_wide(text.get(start..end)?);
        }
        // Letters, hyphens and full stops: this bit makes small letters and changes nothing else.
        let key = key | 0x2020_2020_2020_2020 & (u64::MAX >> (64 - 8 * length));
        let hash = hash(u128::from(key));
        if self.hashes.get(hash % N_HASHES / 64)? & (1 << (hash % 64)) == 0 {
            return None;
        }
        self.look_up(u128::from(key), hash)
    }

    fn find_wide(&mut self, word: &str) -> Option<&mut StopCounts> {
        let first = word.bytes().next()?;
        if self.lengths.get(usize::from(first))? & (1 << word.len()) == 0 {
            return None;
        }
        let key = number(word.to_lowercase().as_bytes());
        self.look_up(key, hash(key))
    }

    fn look_up(&mut self, key: u128, hash: usize) -> Option<&mut StopCounts> {
        let mut slot = hash & (self.slots.len() - 1);
        while let Some((known, _)) = self.slots.get(slot)? {
            if *known == key {
                return self.slots.get_mut(slot)?.as_mut().map(|(_, counts)| &mut **counts);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        None
    }
}

/// Mixes the bytes of a word by multiplication with the fraction of the golden ratio.
fn hash(key: u128) -> usize {
    let mixed = (key as u64 ^ (key >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    usize::try_from(mixed >> 40).unwrap_or(0)
}

/// The bytes of a word as one number.
fn number(word: &[u8]) -> u128 {
    word.iter().take(16).rev().fold(0, |number, byte| number << 8 | u128::from(*byte))
}

/// Counts one occurrence of a word that ends at `end`.
fn count_word(bytes: &[u8], text: &str, end: usize, counts: &mut StopCounts) {
    if bytes.get(end) != Some(&b'.') {
        counts.bare += 1;
        return;
    }
    let mut behind = text.get(end + 1..).unwrap_or("").chars();
    let spaced = behind.next().is_some_and(char::is_whitespace);
    counts.before_capital += u32::from(spaced && behind.next().is_some_and(char::is_uppercase));
}
