//! The cheapest way through the words.

use super::words::{Gap, N_GAPS, Word};
use crate::tokens::Case;
use std::ops::Range;

/// What changes of language cost, and what words may weigh. Evidence in units of the model, 32 to a nat.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// What a change costs before a word, by its gap.
    pub(crate) prices: [i32; N_GAPS],
    /// No word says more than this against a language.
    pub(crate) loudest: i32,
    /// No word says more than this for `und`.
    pub(crate) loudest_und: i32,
    /// What a word with a capital inside a sentence counts, in hundredths: it is likely a name.
    pub(crate) name: i32,
    /// What a small word between two names counts.
    pub(crate) particle: i32,
    /// What a first word of a sentence counts.
    pub(crate) first: i32,
    /// What a single word in capitals counts: it is likely an acronym.
    pub(crate) acronym: i32,
}

/// A change that is not to happen.
const NEVER: i32 = 1 << 20;

/// The least gap at which `und` may begin or end.
const UND_GAP: Gap = Gap::Slash;

/// How much each word counts, in hundredths.
pub(crate) fn weights(words: &[Word], settings: &Settings) -> Vec<i32> {
    let mut weights = Vec::with_capacity(words.len());
    for (i, word) in words.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|before| words.get(before));
        let after = words.get(i + 1);
        weights.push(match word.case {
            Case::Lower if is_particle(words, i) => settings.particle,
            Case::Lower | Case::Mixed => 100,
            Case::Upper => {
                // Capitals beside capitals are a headline.
                let shouts = |other: Option<&Word>| other.is_some_and(|w| w.case == Case::Upper);
                if shouts(before) || shouts(after) { 100 } else { settings.acronym }
            }
            Case::Capital if word.gap >= Gap::Quote => settings.first,
            Case::Capital => settings.name,
        });
    }
    weights
}

/// The longest particle of a name in letters, and how many may follow each other: `Rue de la Paix`, `Bank of the West`.
const PARTICLE: u32 = 3;
const PARTICLES: usize = 2;

/// Whether a small word stands between two words with capitals, nothing but blanks between them.
fn is_particle(words: &[Word], i: usize) -> bool {
    let is_small = |word: &Word| word.case == Case::Lower && word.n_letters <= PARTICLE;
    let is_bare = |word: &Word| word.gap <= Gap::Space;
    if !words.get(i).is_some_and(is_small) {
        return false;
    }
    let n_after = words.iter().skip(i + 1).take(PARTICLES).take_while(|w| is_small(w) && is_bare(w)).count();
    let after = words.get(i + n_after + 1);
    if !after.is_some_and(|word| word.case != Case::Lower && is_bare(word)) {
        return false;
    }
    let before = words.get(..i).unwrap_or(&[]).iter().rev();
    let n_before = before.clone().take(PARTICLES).take_while(|w| is_small(w)).count();
    let is_joined = words.get(i - n_before.min(i)..=i).unwrap_or(&[]).iter().all(is_bare);
    // The first word of a sentence has its capital for another reason; that of a quotation too, unless what follows
    // is shorter than nearly every verb.
    let is_short = words.get(i).is_some_and(|word| word.n_letters < PARTICLE);
    let limit = if is_short { Gap::Sentence } else { Gap::Quote };
    is_joined && before.clone().nth(n_before).is_some_and(|word| word.case != Case::Lower && word.gap < limit)
}

/// What each state costs at each word. The last state is `und`.
pub(crate) struct Table<'a> {
    costs: &'a [i32],
    weights: &'a [i32],
    n_states: usize,
}

impl<'a> Table<'a> {
    pub(crate) fn new(costs: &'a [i32], weights: &'a [i32], n_states: usize) -> Self {
        Self { costs, weights, n_states }
    }

    /// What a state costs at a word.
    pub(crate) fn of(&self, word: usize, state: u16) -> i32 {
        self.row(word).get(usize::from(state)).copied().unwrap_or(0)
    }

    /// What a state would cost at a word that is no name.
    pub(crate) fn full(&self, word: usize, state: u16) -> i32 {
        self.of(word, state) * 100 / self.weight(word).max(1)
    }

    /// What each state costs at a word.
    pub(crate) fn row(&self, word: usize) -> &'a [i32] {
        self.costs.get(word * self.n_states..(word + 1) * self.n_states).unwrap_or(&[])
    }

    /// What a state costs over several words.
    pub(crate) fn cost(&self, words: &Range<usize>, state: u16) -> i64 {
        words.clone().map(|word| i64::from(self.of(word, state))).sum()
    }

    /// How much a word counts, in hundredths.
    pub(crate) fn weight(&self, word: usize) -> i32 {
        self.weights.get(word).copied().unwrap_or(0)
    }
}

/// Turns what each word says for each state (units of the model, the higher the likelier, a row a word) into costs.
///
/// The best language of a word costs nothing, so that a word which no language knows says nothing between them.
///
/// Returns how far `und` is behind the best language at each word, without a limit.
pub(crate) fn to_costs(rows: &mut [i32], weights: &[i32], n_states: usize, settings: &Settings) -> Vec<i32> {
    let mut behind = Vec::with_capacity(weights.len());
    for (row, weight) in rows.chunks_exact_mut(n_states).zip(weights) {
        let Some((und, languages)) = row.split_last_mut() else { continue };
        let best = languages.iter().copied().max().unwrap_or(*und);
        for score in languages {
            *score = (best - *score).min(settings.loudest) * weight / 100;
        }
        behind.push((best - *und) * weight / 100);
        *und = (best - *und).clamp(-settings.loudest_und, settings.loudest) * weight / 100;
    }
    behind
}

/// The state of each word on the cheapest path; ties stay, then go to the state listed first.
///
/// `totals` holds what each state cost up to here, and goes on from one part of a text to the next.
pub(crate) fn cheapest(words: &[Word], costs: &[i32], totals: &mut [i32], settings: &Settings) -> Vec<u16> {
    let n_states = totals.len();
    let und = n_states.saturating_sub(1);
    let mut back: Vec<u16> = Vec::with_capacity(costs.len());
    for (word, costs) in words.iter().zip(costs.chunks_exact(n_states)) {
        let price = settings.prices.get(word.gap as usize).copied().unwrap_or(NEVER);
        let und_price = if word.gap >= UND_GAP { price } else { NEVER };
        let (best, cheapest) = lowest(totals.get(..und).unwrap_or(&[]));
        let from_und = totals.get(und).copied().unwrap_or(NEVER).saturating_add(und_price);
        let (from, switch) =
            if cheapest + price <= from_und { (best, cheapest + price) } else { (und, from_und) };
        let into_und = cheapest.saturating_add(und_price);
        let mut least = i32::MAX;
        for (state, (total, cost)) in totals.iter_mut().zip(costs).enumerate() {
            let (from, switch) = if state == und { (best, into_und) } else { (from, switch) };
            let stays = *total <= switch;
            back.push(if stays { state } else { from } as u16);
            *total = if stays { *total } else { switch } + cost;
            least = least.min(*total);
        }
        // Only differences count: kept small, they cannot overflow.
        for total in totals.iter_mut() {
            *total -= least;
        }
    }
    let mut path = Vec::with_capacity(words.len());
    let mut state = lowest(totals).0;
    for from in back.chunks_exact(n_states).rev() {
        path.push(state as u16);
        state = from.get(state).map_or(0, |state| usize::from(*state));
    }
    path.reverse();
    path
}

/// The first of the lowest numbers.
fn lowest(numbers: &[i32]) -> (usize, i32) {
    numbers.iter().copied().enumerate().fold((0, NEVER), |best, row| if row.1 < best.1 { row } else { best })
}
