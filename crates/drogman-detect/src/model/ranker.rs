//! From evidence to probabilities.

use super::scorer::WordScorer;
use super::table::UNITS;
use super::totals::Totals;
use crate::{Allowed, Identify, Ranked};
use drogman_text::LanguageTag;
use std::cmp::Ordering;

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
        let better = match probability.total_cmp(&best.confidence) {
            Ordering::Less => false,
            Ordering::Equal => best.position.is_some_and(|other| position < other),
            Ordering::Greater => true,
        };
        if better { Label { position: Some(position), confidence: probability } } else { best }
    })
}

/// Behind this many nats a language has no part in the sum.
const DEEP: f64 = 20.0;

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
    /// How much the prior of a language counts in such texts: a word alone is as often a label or a query as text.
    prior: [f64; 4],
    /// What `und` has ahead without evidence.
    und: f64,
    /// The most that names or code are ahead of the best language.
    most_lead: f64,
}

const PAIR_FIT: Fit = Fit { worth: [1.2, 1.1, 1.1, 1.0], prior: [1.0; 4], und: -2.0, most_lead: 0.3 };
const LARGE_FIT: Fit =
    Fit { worth: [1.25, 1.3, 1.2, 1.0], prior: [0.8, 1.0, 3.2, 1.5], und: -1.0, most_lead: 1.0 };

/// What a text that is nothing but code would give to `und`, in nats.
const STRAY: f64 = 2.0;

fn outcome(text: &str, scorer: &WordScorer) -> Outcome {
    let totals = Totals::of(text, scorer);
    let n_words = totals.words.iter().sum();
    let mut outcome = Outcome { rows: [(0, 0.0); 32], n: 0, und: 1.0, reason: "no-letters", n_words };
    let Some(group) = totals.main() else { return outcome };
    let columns = scorer.columns(group);
    let n_own = totals.words.get(group).copied().unwrap_or(0);
    let letters = f64::from(totals.letters.get(group).copied().unwrap_or(0));
    let all = f64::from(totals.letters.iter().sum::<u32>() + totals.n_code);
    let stray = STRAY * (all - letters) / all;
    let Some(lanes) = scorer.has_table(group).then(|| totals.lanes.get(group)).flatten() else {
        outcome.reason = "script";
        for (_, position) in &columns.own {
            outcome.push(*position, (letters * 1.5).min(12.0));
        }
        return outcome.close(&[stray]);
    };
    outcome.reason = "words";
    let fit = if scorer.is_pair { &PAIR_FIT } else { &LARGE_FIT };
    let size = match n_own {
        0 | 1 => 0,
        2 => 1,
        3 | 4 => 2,
        _ => 3,
    };
    let worth = fit.worth.get(size).copied().unwrap_or(1.0);
    // Latin letters alone are shared by languages of very different reach.
    let share = if group == 0 { fit.prior.get(size).copied().unwrap_or(1.0) } else { 1.0 };
    let value = |lane: usize, weight: f64| {
        let sum = worth * f64::from(lanes.get(lane).copied().unwrap_or(0));
        (sum + weight) / f64::from(UNITS)
    };
    for (lane, position) in &columns.own {
        outcome.push(*position, value(*lane, share * f64::from(scorer.prior(group, *lane))));
    }
    let mut unds = [f64::NEG_INFINITY; 33];
    for (und, (lane, weight)) in unds.iter_mut().zip(&columns.und) {
        *und = value(*lane, f64::from(*weight)) + fit.und + stray;
    }
    let leads = [name_lead(&totals, n_words), code_lead(&totals)];
    // Where few languages are allowed, the caller says that the text is in one of them.
    let lead = leads.into_iter().flatten().reduce(f64::max).map(|lead| lead.min(fit.most_lead));
    if let Some(lead) = lead
        && let Some(und) = unds.last_mut()
    {
        let top = outcome.languages().map(|row| row.1).fold(f64::NEG_INFINITY, f64::max);
        *und = top + lead;
    }
    outcome.close(&unds)
}

/// How far "names alone" is ahead of the best language, in nats; `None` where words without capitals speak.
///
/// A name has no language: `Marie Curie` says as little as `Black Sea` in a French text. The capitals are only a hint,
/// for titles have them too: where the words are known as words the language stays ahead, but not for sure.
fn name_lead(totals: &Totals, n_words: u32) -> Option<f64> {
    let n_capitals = totals.n_capital + totals.n_upper;
    if n_words < 2 || totals.n_plain > 0 || totals.n_capital == 0 || n_capitals * 2 < n_words {
        return None;
    }
    let share = f64::from(totals.names) / 255.0 / f64::from(totals.n_capital);
    // One capital is no name yet, unless an initial stands beside it: `M. Vardanian`.
    if n_capitals < 2 && (share < 0.5 || n_words != 2 || totals.n_real != 1) {
        return None;
    }
    Some(-1.1 + 2.0 * share - 0.5 * f64::from(n_words.saturating_sub(5)))
}

/// How far "code with words in it" is ahead of the best language; `None` where words are the greater part.
fn code_lead(totals: &Totals) -> Option<f64> {
    (totals.n_code_tokens > 0 && totals.n_code_tokens * 2 >= totals.n_real).then_some(-0.4)
}
