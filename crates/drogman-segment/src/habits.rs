//! The first scan: what a document does with full stops and capitals.

use crate::rules::Rules;
use crate::scan::position;
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
    let mut at = 0;
    while let Some(stop) = position(text, at, |byte| matches!(byte, b'.' | b'!' | b'?')) {
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

/// Counts one terminator.
fn count_stop(text: &str, stop: usize, rules: &Rules, habits: &mut Habits) {
    let bytes = text.as_bytes();
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
    if short && habits.abbreviations.len() < MOST {
        habits.abbreviations.entry(token.to_lowercase()).or_default().inside += 1;
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
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '\'' | '’');
    let length: usize = head.chars().rev().take(REACH).take_while(|c| inner(*c)).map(char::len_utf8).sum();
    head.get(head.len() - length..).unwrap_or("")
}

/// Counts the other occurrences of the words: without a full stop, and with one before a capital.
fn count_words(text: &str, words: &mut BTreeMap<String, StopCounts>) {
    // Which lengths a word with this first byte may have: nearly every word of a text is passed over by it.
    let mut lengths = [0_u16; 256];
    for word in words.keys() {
        let first = word.chars().next().unwrap_or(' ');
        let upper = first.to_uppercase().next().unwrap_or(first);
        let (mut low, mut high) = ([0; 4], [0; 4]);
        for byte in [first.encode_utf8(&mut low).as_bytes(), upper.encode_utf8(&mut high).as_bytes()] {
            if let Some(length) = byte.first().and_then(|byte| lengths.get_mut(usize::from(*byte))) {
                *length |= 1 << word.len();
            }
        }
    }
    let bytes = text.as_bytes();
    let mut start = 0;
    for (at, byte) in bytes.iter().enumerate().chain([(bytes.len(), &b' ')]) {
        if byte.is_ascii_alphabetic() || *byte >= 0x80 || matches!(byte, b'-') {
            continue;
        }
        // A full stop between letters is part of the word.
        if *byte == b'.' && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) && at > start {
            continue;
        }
        let length = at - start;
        let first = bytes.get(start).copied().unwrap_or(b' ');
        let allowed = lengths.get(usize::from(first)).copied().unwrap_or(0);
        if length <= LONGEST && allowed & (1 << length) != 0 {
            count_word(text, start, at, words);
        }
        start = at + 1;
    }
}

fn count_word(text: &str, start: usize, end: usize, words: &mut BTreeMap<String, StopCounts>) {
    let word = text.get(start..end).unwrap_or("");
    let small = word.bytes().all(|byte| byte.is_ascii_lowercase());
    let counts = if small { words.get_mut(word) } else { words.get_mut(word.to_lowercase().as_str()) };
    let Some(counts) = counts else { return };
    let mut behind = text.get(end..).unwrap_or("").chars();
    if behind.next() != Some('.') {
        counts.bare += 1;
        return;
    }
    let spaced = behind.next().is_some_and(char::is_whitespace);
    counts.before_capital += u32::from(spaced && behind.next().is_some_and(char::is_uppercase));
}
