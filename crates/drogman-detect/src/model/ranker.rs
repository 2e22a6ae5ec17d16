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
        let scorer = WordScorer::new(allowed);
        rank(text, &scorer)
    }
}

/// Behind this many nats a language has no part in the sum.
const DEEP: f64 = 30.0;

/// Numbers that were fitted to development rows, for the small and for the large model.
struct Fit {
    /// What a word is worth in a text of one word, of two, of three or four, and of more.
    worth: [f64; 4],
    /// What `und` has ahead without evidence.
    und: f64,
}

const PAIR_FIT: Fit = Fit { worth: [1.0, 1.0, 1.0, 1.0], und: -1.0 };
const LARGE_FIT: Fit = Fit { worth: [1.0, 1.0, 1.0, 1.0], und: -1.0 };

/// Each language and `und` with its probability.
pub(crate) fn rank(text: &str, scorer: &WordScorer) -> Ranked {
    let totals = Totals::of(text, scorer);
    let n_words: u32 = totals.words.iter().sum();
    let states = scorer.states();
    let n = states.len().saturating_sub(1);
    let mut scores = vec![f64::NEG_INFINITY; n + 1];
    let mut reason = "no-letters";
    match totals.main() {
        None => put(&mut scores, n, 0.0),
        Some(group) => {
            reason = fill(&totals, group, scorer, n, &mut scores);
        }
    }
    let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers: Vec<f64> =
        scores.iter().map(|score| if top - score > DEEP { 0.0 } else { libm::exp(score - top) }).collect();
    let sum: f64 = powers.iter().sum();
    let mut probabilities: Vec<(LanguageTag, f64)> =
        states.iter().cloned().zip(powers.iter().map(|power| power / sum)).collect();
    probabilities.sort_by(|a, b| b.1.total_cmp(&a.1));
    if probabilities.first().is_some_and(|row| row.0.is_und()) && reason == "words" {
        reason = "no-evidence";
    }
    Ranked { probabilities, reason, n_words: n_words as usize }
}

fn put(scores: &mut [f64], position: usize, value: f64) {
    if let Some(place) = scores.get_mut(position) {
        *place = place.max(value);
    }
}

fn fill(totals: &Totals, group: usize, scorer: &WordScorer, n: usize, scores: &mut [f64]) -> &'static str {
    let Some(columns) = scorer.groups.get(group) else { return "script" };
    let n_words = totals.words.get(group).copied().unwrap_or(0);
    let letters = f64::from(totals.letters.get(group).copied().unwrap_or(0));
    let all: u32 = totals.letters.iter().sum();
    let foreign = f64::from(all) - letters;
    let code = f64::from(totals.n_code);
    let stray = 6.0 * (foreign + code) / (letters + foreign + code);
    let Some(lanes) = totals.lanes.get(group).filter(|_| !(scorer.is_pair && group > 0)) else {
        let own = (letters * 1.5).min(12.0);
        put(scores, n, stray + if columns.own.is_empty() { 12.0 } else { 0.0 });
        for (_, position) in &columns.own {
            put(scores, *position, own);
        }
        return "script";
    };
    let fit = if scorer.is_pair { &PAIR_FIT } else { &LARGE_FIT };
    let worth = match n_words {
        0 | 1 => fit.worth[0],
        2 => fit.worth[1],
        3 | 4 => fit.worth[2],
        _ => fit.worth[3],
    };
    let value = |lane: usize| worth * f64::from(lanes.get(lane).copied().unwrap_or(0)) / f64::from(UNITS);
    for (lane, position) in &columns.own {
        let prior = scorer.prior(group, *lane);
        put(scores, *position, value(*lane) + f64::from(prior) / f64::from(UNITS));
    }
    let mut und = f64::NEG_INFINITY;
    for (lane, weight) in &columns.und {
        und = und.max(value(*lane) + f64::from(*weight) / f64::from(UNITS));
    }
    put(scores, n, und + fit.und + stray);
    "words"
}
