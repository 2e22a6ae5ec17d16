//! What is kept of a document to find its partner among many.

use crate::lexicon::Lexicon;
use crate::tokens::{TokenKind, for_each_token, kind_of};
use drogman_document::Side;
use drogman_text::LanguageTag;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// The most keys that a profile keeps: under 4 KB, however it is written.
pub(crate) const MOST_KEYS: usize = 240;

/// Compact features of one document, or of one language's part of it, for [`candidate_pairs`](crate::candidate_pairs).
///
/// It holds the language, the size, and up to 240 keys: hashes of numbers, names and stems with the place of
/// their first occurrence. Of more keys those with the smallest hashes are kept, so that two profiles keep the
/// same ones where their documents share them (bottom-k sketch, Cohen and Kaplan 2007).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentProfile {
    pub(crate) language: LanguageTag,
    pub(crate) n_sentences: u32,
    pub(crate) n_chars: u32,
    /// Hashes, ascending.
    pub(crate) keys: Vec<u32>,
    /// For each key the place of its first occurrence (0 to 255 over the document) and its class (the two low
    /// bits).
    pub(crate) places: Vec<u16>,
}

/// How much a key tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum KeyClass {
    /// A stem.
    Stem = 0,
    /// A word written with a capital inside a sentence.
    Capital = 1,
    /// A number of two digits or more.
    Number = 2,
    /// A concept that the glossary knows.
    Name = 3,
}

impl KeyClass {
    pub(crate) fn of(place: u16) -> Self {
        match place & 3 {
            0 => Self::Stem,
            1 => Self::Capital,
            2 => Self::Number,
            _ => Self::Name,
        }
    }
}

/// The place of a key in its document, from 0 to 255.
pub(crate) fn position(place: u16) -> i32 {
    i32::from(place >> 2)
}

/// Reads the profile of a document off its sentences. O(text).
///
/// # Example: a profile does not grow with the text
///
/// ```
/// use drogman_align::profile;
/// use drogman_document::{Sentence, Side};
/// use drogman_text::LanguageTag;
///
/// let text = "In 1932 the bridge over the Debed was opened.";
/// let sentences = vec![Sentence { text, block: 0, structure: 0, names: Vec::new() }; 1000];
/// let one = profile(&Side { language: LanguageTag::english(), sentences });
/// assert!(format!("{one:?}").len() < 4096);
/// ```
pub fn profile(side: &Side<'_>) -> DocumentProfile {
    let pivot = Lexicon::between(&side.language, &LanguageTag::english());
    let own = Lexicon::between(&LanguageTag::english(), &side.language);
    let n_chars: usize = side.sentences.iter().map(|sentence| sentence.text.chars().count()).sum();
    let mut found: FxHashMap<u32, u16> = FxHashMap::default();
    let mut before = 0;
    for sentence in &side.sentences {
        let place = (before * 255 / n_chars.max(1)) as u16;
        before += sentence.text.chars().count();
        let mut keep = |key: &str, class: KeyClass| {
            let slot = found.entry(hash(key)).or_insert(place << 2 | class as u16);
            if KeyClass::of(*slot) < class {
                *slot = *slot & !3 | class as u16;
            }
        };
        for (number, word) in words(sentence.text).enumerate() {
            let has_capital = number > 0 && word.chars().next().is_some_and(char::is_uppercase);
            for_each_token(word, &mut |key| match kind_of(key) {
                TokenKind::Number if key.len() >= 2 => keep(key, KeyClass::Number),
                TokenKind::Stem if has_capital => keep(key, KeyClass::Capital),
                TokenKind::Stem => keep(in_pivot(key, pivot, own), KeyClass::Stem),
                _ => {}
            });
        }
        for name in &sentence.names {
            keep(&format!("@{name}"), KeyClass::Name);
        }
    }
    let mut pairs: Vec<(u32, u16)> = found.into_iter().collect();
    pairs.sort_unstable();
    pairs.truncate(MOST_KEYS);
    // Thousands of profiles are kept at once: they hold no more than they need.
    let mut keys = Vec::with_capacity(pairs.len());
    let mut places = Vec::with_capacity(pairs.len());
    for (key, place) in pairs {
        keys.push(key);
        places.push(place);
    }
    DocumentProfile {
        language: side.language.clone(),
        n_sentences: side.sentences.len() as u32,
        n_chars: n_chars as u32,
        keys,
        places,
    }
}

/// A stem as English would have it, where the lexicon is sure enough, so that both languages share keys.
fn in_pivot<'a>(stem: &'a str, pivot: Option<&'a Lexicon>, own: Option<&Lexicon>) -> &'a str {
    let is_english_too = own.is_some_and(|own| !own.partners(stem).is_empty());
    if is_english_too {
        return stem;
    }
    let partners = pivot.map_or(&[][..], |lexicon| lexicon.partners(stem));
    let mut best: Option<&(String, f32)> = None;
    for partner in partners {
        if best.is_none_or(|best| partner.1 > best.1) {
            best = Some(partner);
        }
    }
    best.map_or(stem, |(partner, _)| partner)
}

/// Pieces of a text between white space, apostrophes and hyphens.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| character.is_whitespace() || matches!(character, '\'' | '\u{2019}' | '-'))
        .filter(|word| !word.is_empty())
}

/// FNV-1a, 32 bits (Fowler, Noll and Vo), with a final mix so that small hashes are a fair sample.
fn hash(key: &str) -> u32 {
    let mut hash = 0x811C_9DC5_u32;
    for byte in key.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85EB_CA6B);
    hash ^ hash >> 13
}
