//! From evidence to probabilities.

use super::scorer::WordScorer;
use super::table::UNITS;
use super::totals::Totals;
use crate::{Allowed, Identify, Ranked};
use drogman_text::LanguageTag;

/// The model of this crate: the script first, then known words and letter groups.
///
/// # Example: one word
///
/// ```
/// use drogman_detect::{Allowed, Drogman, Identify};
/// let found = Drogman.rank("maintenant", &Allowed::of(&["en", "fr"]));
/// assert_eq!(found.language().as_str(), "fr");
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Drogman;

impl Identify for Drogman {
    fn rank(&self, text: &str, allowed: &Allowed) -> Ranked {
        let outcome = outcome(text, allowed.scorer());
        let mut probabilities: Vec<(LanguageTag, f64)> =
            allowed.tags().iter().map(|tag| (tag.clone(), 0.0)).collect();
        for (position, probability) in outcome.languages() {
            if let Some(row) = probabilities.get_mut(position) {
                row.1 += probability;
            }
        }
        probabilities.push((LanguageTag::und(), outcome.und));
        probabilities.sort_by(|a, b| b.1.total_cmp(&a.1));
        let is_und = probabilities.first().is_some_and(|row| row.0.is_und());
        let reason = if is_und && outcome.reason == "words" { "no-evidence" } else { outcome.reason };
        Ranked { probabilities, reason, n_words: outcome.n_words as usize }
    }
}

/// The best answer alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// The place of the language in [`Allowed::tags`]; `None` is `und`.
    pub position: Option<usize>,
    /// How probable it is.
    pub confidence: f64,
}

/// The best answer alone, without a list: the fast way through many texts. Nothing is allocated.
///
/// # Example: lines of a corpus
///
/// ```
/// use drogman_detect::{Allowed, label};
/// let allowed = Allowed::of(&["en", "fr"]);
/// let found = ["the old town", "la vieille ville", "0x7f"].map(|line| label(line, &allowed).position);
/// assert_eq!(found, [Some(0), Some(1), None]);
/// ```
pub fn label(text: &str, allowed: &Allowed) -> Label {
    let outcome = outcome(text, allowed.scorer());
    let und = Label { position: None, confidence: outcome.und };
    outcome.languages().fold(und, |best, (position, probability)| {
        let better = probability > best.confidence
            || (probability == best.confidence && best.position.is_none_or(|other| position < other));
        if better { Label { position: Some(position), confidence: probability } } else { best }
    })
}

/// Behind this many nats a language has no part in the sum.
const DEEP: f64 = 25.0;

/// The probabilities of the languages of one group.
struct Outcome {
    rows: [(usize, f64); 32],
    n: usize,
    und: f64,
    reason: &'static str,
    n_words: u32,
}

impl Outcome {
    fn languages(&self) -> impl Iterator<Item = (usize, f64)> {
        self.rows.iter().copied().take(self.n)
    }

    fn push(&mut self, position: usize, score: f64) {
        if let Some(row) = self.rows.get_mut(self.n) {
            *row = (position, score);
            self.n += 1;
        }
    }

    /// Scores become probabilities; `unds` are the scores that `und` is the sum of.
    fn close(mut self, unds: &[f64]) -> Self {
        let rows = self.rows.get_mut(..self.n).unwrap_or(&mut []);
        let top = rows.iter().map(|row| row.1).chain(unds.iter().copied()).fold(f64::NEG_INFINITY, f64::max);
        let power = |score: f64| if top - score > DEEP { 0.0 } else { libm::exp(score - top) };
        self.und = unds.iter().map(|score| power(*score)).sum();
        let mut sum = self.und;
        for row in rows.iter_mut() {
            row.1 = power(row.1);
            sum += row.1;
        }
        for row in rows {
            row.1 /= sum;
        }
        self.und /= sum;
        self
    }
}

/// Numbers that were fitted to development rows, for the small and for the large model.
struct Fit {
    /// What a word is worth in a text of one word, of two, of three or four, and of more.
    worth: [f64; 4],
    /// What `und` has ahead without evidence.
    und: f64,
}

const PAIR_FIT: Fit = Fit { worth: [1.0, 1.0, 1.0, 1.0], und: -1.0 };
const LARGE_FIT: Fit = Fit { worth: [1.0, 1.0, 1.0, 1.0], und: -1.0 };

fn outcome(text: &str, scorer: &WordScorer) -> Outcome {
    let totals = Totals::of(text, scorer);
    let n_words = totals.words.iter().sum();
    let mut outcome = Outcome { rows: [(0, 0.0); 32], n: 0, und: 1.0, reason: "no-letters", n_words };
    let Some(group) = totals.main() else { return outcome };
    let columns = scorer.columns(group);
    let n_own = totals.words.get(group).copied().unwrap_or(0);
    let letters = f64::from(totals.letters.get(group).copied().unwrap_or(0));
    let all = f64::from(totals.letters.iter().sum::<u32>() + totals.n_code);
    let stray = 6.0 * (all - letters) / all;
    let Some(lanes) = scorer.has_table(group).then(|| totals.lanes.get(group)).flatten() else {
        outcome.reason = "script";
        for (_, position) in &columns.own {
            outcome.push(*position, (letters * 1.5).min(12.0));
        }
        return outcome.close(&[stray]);
    };
    outcome.reason = "words";
    let fit = if scorer.is_pair { &PAIR_FIT } else { &LARGE_FIT };
    let worth = match n_own {
        0 | 1 => fit.worth[0],
        2 => fit.worth[1],
        3 | 4 => fit.worth[2],
        _ => fit.worth[3],
    };
    let value = |lane: usize, weight: i32| {
        let sum = worth * f64::from(lanes.get(lane).copied().unwrap_or(0));
        (sum + f64::from(weight)) / f64::from(UNITS)
    };
    for (lane, position) in &columns.own {
        outcome.push(*position, value(*lane, scorer.prior(group, *lane)));
    }
    let mut unds = [f64::NEG_INFINITY; 32];
    for (und, (lane, weight)) in unds.iter_mut().zip(&columns.und) {
        *und = value(*lane, *weight) + fit.und + stray;
    }
    outcome.close(&unds)
}
