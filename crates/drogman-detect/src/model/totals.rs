//! What all words of a text say together.

use super::letters::{Group, N_GROUPS};
use super::scorer::WordScorer;
use crate::tokens::{Case, Kind, Tokens};

/// A text longer than this is looked at in [`N_WINDOWS`] windows.
const LONG: usize = 4096;
const N_WINDOWS: usize = 8;
const WINDOW: usize = 384;

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
    /// Words with capitals inside.
    pub(super) n_mixed: u32,
    /// Bytes of code and addresses.
    pub(super) n_code: u32,
    /// Evidence of names, from known words.
    pub(super) names: u32,
}

impl Totals {
    pub(super) fn of(text: &str, scorer: &WordScorer) -> Self {
        let mut totals = Self {
            lanes: [[0; 32]; 6],
            letters: [0; N_GROUPS],
            words: [0; N_GROUPS],
            n_known: 0,
            n_capital: 0,
            n_mixed: 0,
            n_code: 0,
            names: 0,
        };
        if text.len() <= LONG {
            totals.add(text, scorer);
            return totals;
        }
        // Windows at even distances; each starts at a character and, where there are blanks, loses half a word.
        for n in 0..N_WINDOWS {
            let start = boundary(text, (text.len() - WINDOW) / (N_WINDOWS - 1) * n);
            let end = boundary(text, start + WINDOW);
            totals.add(text.get(start..end).unwrap_or(""), scorer);
        }
        totals
    }

    fn add(&mut self, text: &str, scorer: &WordScorer) {
        for token in Tokens::new(text) {
            match token.kind {
                Kind::Code => self.n_code += token.n_letters,
                Kind::Number => {}
                Kind::Word => {
                    let group = token.group as usize;
                    let count = |places: &mut [u32], n: u32| {
                        if let Some(place) = places.get_mut(group) {
                            *place += n;
                        }
                    };
                    count(&mut self.letters, token.n_letters);
                    count(&mut self.words, 1);
                    self.n_capital += u32::from(token.case == Case::Capital);
                    self.n_mixed += u32::from(token.case == Case::Mixed);
                    if let Some(word) = scorer.read(&token) {
                        self.n_known += u32::from(word.known);
                        if token.case == Case::Capital {
                            self.names += u32::from(word.name);
                        }
                        if let Some(sums) = self.lanes.get_mut(group) {
                            for (sum, value) in sums.iter_mut().zip(word.lanes) {
                                *sum += value;
                            }
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
