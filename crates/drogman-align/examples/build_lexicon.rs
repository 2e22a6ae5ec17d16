//! Counts which English stems go with which French stems, and writes `data/en-fr.tsv`.
//!
//! `cargo run --release -p drogman-align --example build_lexicon -- PAIRS.tsv OUT.tsv`: `PAIRS.tsv` has a header
//! and the columns document, English, French. The shipped table comes from the messages of the Python
//! documentation (see the head of the table). IBM Model 1 (Brown and others 1993) in both directions, ten
//! rounds; a pair's weight is the geometric mean of its two probabilities, in hundredths. The same input gives
//! the same bytes.
#![expect(clippy::disallowed_methods, reason = "an example at the rim: it reads and writes files")]
#![expect(clippy::indexing_slicing, reason = "a development program: the numbers are its own")]

use drogman_align::tokens;
use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write as _;
use std::{env, fs};

/// Longer messages are left out: their words are spread too far to tell anything.
const MOST_TOKENS: usize = 80;
const ROUNDS: usize = 10;
/// Pairs with less expected joint occurrences or a lower weight are not worth a line.
const LEAST_COUNT: f64 = 1.5;
const LEAST_WEIGHT: f64 = 0.12;

const HEAD: &str = "\
# Stem pairs, English and French, with a weight from 1 to 100. Made by examples/build_lexicon.rs by counting.
# Counted in the messages of the Python documentation and its French translation (python/python-docs-fr, branch
# 3.13). English: Python Software Foundation licence. French: CC0 by the project's contribution agreement.
";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(pairs), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: build_lexicon PAIRS.tsv OUT.tsv".into());
    };
    let mut corpus = Corpus::default();
    for row in fs::read_to_string(pairs)?.lines().skip(1) {
        let mut fields = row.split('\t').skip(1);
        if let (Some(english), Some(french)) = (fields.next(), fields.next()) {
            corpus.push(&words(english), &words(french));
        }
    }
    let forth = corpus.train(|cell| cell.0);
    let back = corpus.train(|cell| cell.1);
    let mut lines: Vec<(String, u32, String)> = Vec::new();
    for (number, &(english, french)) in corpus.cells.iter().enumerate() {
        let weight = (forth[number].probability * back[number].probability).sqrt();
        let count = forth[number].count.min(back[number].count);
        let (english, french) = (&corpus.english.keys[english], &corpus.french.keys[french]);
        if weight >= LEAST_WEIGHT && count >= LEAST_COUNT && english != french {
            lines.push((english.clone(), (weight * 100.0).round() as u32, french.clone()));
        }
    }
    lines.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)).then(one.2.cmp(&other.2)));
    let mut text = HEAD.to_owned();
    for (english, weight, french) in lines {
        writeln!(text, "{english}\t{french}\t{weight}")?;
    }
    fs::write(out, text)?;
    Ok(())
}

/// The stems of a message without its markup and code: no numbers, no marks, no single letters.
fn words(message: &str) -> Vec<String> {
    let mut plain = String::new();
    for (number, piece) in message.split('`').enumerate() {
        if number % 2 == 0 {
            plain.push_str(piece);
            plain.push(' ');
        }
    }
    let mut words = tokens(&plain);
    words.retain(|word| word.chars().all(char::is_alphabetic) && word.chars().count() > 1);
    words
}

#[derive(Default)]
struct Vocabulary {
    keys: Vec<String>,
    ids: HashMap<String, usize>,
}

impl Vocabulary {
    fn id(&mut self, key: &str) -> usize {
        *self.ids.entry(key.to_owned()).or_insert_with(|| {
            self.keys.push(key.to_owned());
            self.keys.len() - 1
        })
    }
}

/// Every message as the numbers of its stem pairs, row by row.
#[derive(Default)]
struct Corpus {
    english: Vocabulary,
    french: Vocabulary,
    cells: Vec<(usize, usize)>,
    numbers: HashMap<(usize, usize), usize>,
    /// For each message its pairs, English outside, and how many French words it has.
    messages: Vec<(Vec<usize>, usize)>,
}

#[derive(Clone, Copy)]
struct Cell {
    probability: f64,
    count: f64,
}

impl Corpus {
    fn push(&mut self, english: &[String], french: &[String]) {
        if english.is_empty() || french.is_empty() || english.len().max(french.len()) > MOST_TOKENS {
            return;
        }
        let mut pairs = Vec::with_capacity(english.len() * french.len());
        for one in english {
            let one = self.english.id(one);
            for other in french {
                let cell = (one, self.french.id(other));
                let number = *self.numbers.entry(cell).or_insert_with(|| {
                    self.cells.push(cell);
                    self.cells.len() - 1
                });
                pairs.push(number);
            }
        }
        self.messages.push((pairs, french.len()));
    }

    /// The probability of each pair given its stem on the side that `given` picks, and its expected count.
    fn train(&self, given: impl Fn(&(usize, usize)) -> usize) -> Vec<Cell> {
        let is_forth = given(&(0, 1)) == 0;
        let mut cells = vec![Cell { probability: 1.0, count: 0.0 }; self.cells.len()];
        for _ in 0..ROUNDS {
            self.count(&mut cells, is_forth);
            let mut totals = vec![0.0; self.english.keys.len().max(self.french.keys.len())];
            for (cell, ids) in cells.iter().zip(&self.cells) {
                totals[given(ids)] += cell.count;
            }
            for (cell, ids) in cells.iter_mut().zip(&self.cells) {
                cell.probability = cell.count / totals[given(ids)].max(1e-300);
            }
        }
        self.count(&mut cells, is_forth);
        cells
    }

    /// Counts anew: the words on the given side compete for each word of the other side.
    fn count(&self, cells: &mut [Cell], is_forth: bool) {
        for cell in cells.iter_mut() {
            cell.count = 0.0;
        }
        for (pairs, n_french) in &self.messages {
            let n_english = pairs.len() / n_french;
            let (n_outer, n_inner) = if is_forth { (*n_french, n_english) } else { (n_english, *n_french) };
            for outer in 0..n_outer {
                let at = |inner: usize| {
                    pairs[if is_forth { inner * n_french + outer } else { outer * n_french + inner }]
                };
                let total: f64 = (0..n_inner).map(|inner| cells[at(inner)].probability).sum();
                for inner in 0..n_inner {
                    cells[at(inner)].count += cells[at(inner)].probability / total.max(1e-300);
                }
            }
        }
    }
}
