//! What all words of a text say together.

use super::letters::{Group, N_GROUPS};
use super::scorer::WordScorer;
use super::{Model, add};
use crate::tokens::{Case, Kind, Token, Tokens};

/// A text longer than this is looked at in [`N_WINDOWS`] windows.
const LONG: usize = 4096;
const N_WINDOWS: usize = 8;
const WINDOW: usize = 384;
/// How much the capital of a word that no table knows speaks for a name, of 255.
const UNKNOWN_NAME: u32 = 170;

/// Sums over the words of a text.
#[derive(Clone, Debug)]
pub(super) struct Totals {
    /// Evidence of each lane, for each group with a table.
    pub(super) lanes: [[i32; 32]; 6],
    /// Letters of each group.
    pub(super) letters: [u32; N_GROUPS],
    /// Words of each group.
    pub(super) words: [u32; N_GROUPS],
    /// Words that a table knows.
    pub(super) n_known: u32,
    /// Words with a capital first and small letters behind it.
    pub(super) n_capital: u32,
    /// Runs of code and addresses.
    pub(super) n_code_tokens: u32,
    /// Words of two letters and more.
    pub(super) n_real: u32,
    /// Words in capitals.
    pub(super) n_upper: u32,
    /// Words of more than three letters without a capital.
    pub(super) n_plain: u32,
    /// Bytes of code and addresses.
    pub(super) n_code: u32,
    /// How much capitals speak for names, 255 for each that can be nothing else.
    pub(super) names: u32,
}

/// No word of running text has more letters; what does is a key, or a line drawn with letters. Chinese and Japanese
/// write whole sentences without a blank.
const LONGEST_WORD: u32 = 64;

impl Totals {
    pub(super) fn of(text: &str, scorer: &WordScorer) -> Self {
        let mut totals = Self {
            lanes: [[0; 32]; 6],
            letters: [0; N_GROUPS],
            words: [0; N_GROUPS],
            n_known: 0,
            n_capital: 0,
            n_code_tokens: 0,
            n_real: 0,
            n_upper: 0,
            n_plain: 0,
            n_code: 0,
            names: 0,
        };
        // Which model is asked is settled here, not once a word.
        match scorer.model() {
            Model::Pair(table) => totals.walk(text, |token, lanes| {
                let (padded, n) = token.padded();
                (token.group == Group::Latin).then(|| add(table.read(padded, n), lanes))
            }),
            #[cfg(feature = "languages-40")]
            Model::Large(large) => totals.walk(text, |token, lanes| large.add(token, lanes)),
        }
        totals
    }

    /// Adds a text, or windows of a long one.
    #[inline]
    fn walk(&mut self, text: &str, ask: impl Fn(&Token, &mut [i32; 32]) -> Option<(bool, u8)>) {
        if text.len() <= LONG {
            self.add(text, &ask);
            return;
        }
        // Windows at even distances; each starts at a character and, where there are blanks, loses half a word.
        for n in 0..N_WINDOWS {
            let start = boundary(text, (text.len() - WINDOW) / (N_WINDOWS - 1) * n);
            let end = boundary(text, start + WINDOW);
            self.add(text.get(start..end).unwrap_or(""), &ask);
        }
    }

    #[inline]
    fn add(&mut self, text: &str, ask: impl Fn(&Token, &mut [i32; 32]) -> Option<(bool, u8)>) {
        for token in Tokens::new(text) {
            match token.kind {
                Kind::Code => {
                    self.n_code += token.n_letters;
                    self.n_code_tokens += 1;
                }
                Kind::Number => {}
                Kind::Word if token.n_letters > LONGEST_WORD && token.group != Group::Han => {
                    self.n_code += token.n_letters;
                    self.n_code_tokens += 1;
                }
                Kind::Word => {
                    let group = token.group as usize;
                    let count = |places: &mut [u32], n: u32| {
                        if let Some(place) = places.get_mut(group) {
                            *place += n;
                        }
                    };
                    count(&mut self.letters, token.n_letters);
                    count(&mut self.words, 1);
                    self.n_real += u32::from(token.n_letters > 1);
                    let is_capital = token.case == Case::Capital && token.n_letters > 1;
                    self.n_capital += u32::from(is_capital);
                    self.n_upper += u32::from(token.case == Case::Upper && token.n_letters > 1);
                    self.n_plain += u32::from(token.case == Case::Lower && token.n_letters > 3);
                    if let Some((known, name)) =
                        self.lanes.get_mut(group).and_then(|lanes| ask(&token, lanes))
                    {
                        self.n_known += u32::from(known);
                        if is_capital {
                            self.names += if known { u32::from(name) } else { UNKNOWN_NAME };
                        }
                    }
                }
            }
        }
    }

    /// The group with most letters, the first of equals; Han and Kana count twice, for each is half a word.
    pub(super) fn main(&self) -> Option<usize> {
        let weight =
            |group: usize, letters: u32| if group == Group::Han as usize { letters * 2 } else { letters };
        let mut best = None;
        let mut most = 0;
        for (group, letters) in self.letters.iter().enumerate() {
            if weight(group, *letters) > most {
                (best, most) = (Some(group), weight(group, *letters));
            }
        }
        best
    }
}

/// The last character boundary at or before a byte.
fn boundary(text: &str, at: usize) -> usize {
    (0..4).filter_map(|back| at.checked_sub(back)).find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
