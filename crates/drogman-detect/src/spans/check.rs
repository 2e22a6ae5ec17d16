//! A second look at each stretch: is it well enough founded to stand beside its neighbours?
//!
//! The way through the words is the cheapest by the sum of their evidence. One loud word, or a row of names, can pay
//! for a change that no reader would see; here the words that are no names have their say.

use super::path::Table;
use super::words::{Gap, Word};
use crate::tokens::Case;
use std::ops::Range;

/// What a stretch needs to stand by itself. Evidence in units of the model.
#[derive(Clone, Debug)]
pub(crate) struct Checks {
    /// The evidence of a stretch that neither begins nor ends at a mark.
    pub(crate) inner: i32,
    /// The evidence of a stretch that has a mark at one of its ends.
    pub(crate) open: i32,
    /// The evidence of a stretch between two marks: a quotation, a bracket, a side of a line.
    pub(crate) marked: i32,
    /// From this on a word speaks clearly.
    pub(crate) clear: i32,
    /// How many clear words, names aside, a stretch without a mark at one of its ends needs.
    pub(crate) n_open: i32,
    /// How many of them a stretch between two marks needs.
    pub(crate) n_marked: i32,
    /// No word counts for more than this.
    pub(crate) loudest: i32,
}

/// From this weight on a word is not taken for a name.
const NO_NAME: i32 = 50;

/// Gives each stretch that is too weakly founded to its neighbours. Linear: each word is looked at once.
pub(crate) fn check(words: &[Word], table: &Table<'_>, states: &mut [u16], checks: &Checks) {
    let mut start = 0;
    let mut before: Option<u16> = None;
    while let Some(own) = states.get(start).copied() {
        let end = end_of_run(states, start, own);
        let after = states.get(end).copied();
        let run = start..end;
        let holds = |host: u16| holds(words, table, &run, own, host, checks);
        // A neighbour that does not bear it is as bad as none: the stretch goes to the one that it fits better.
        let host = match (before, after) {
            (None, None) => None,
            (Some(one), None) | (None, Some(one)) => Some(one),
            (Some(left), Some(right)) => {
                let cost = |state: u16| table.cost(&run, state);
                Some(if cost(right) < cost(left) { right } else { left })
            }
        };
        let mut label = own;
        if let Some(host) = host.filter(|host| *host != own && !holds(*host)) {
            label = host;
            if let Some(run) = states.get_mut(run) {
                run.fill(host);
            }
        }
        // What was given to the stretch behind it is not looked at again, nor is that stretch.
        start = if Some(label) == after { end_of_run(states, end, label) } else { end };
        before = Some(label);
    }
}

fn end_of_run(states: &[u16], start: usize, state: u16) -> usize {
    let rest = states.get(start..).unwrap_or(&[]);
    start + rest.iter().position(|other| *other != state).unwrap_or(rest.len())
}

fn holds(
    words: &[Word],
    table: &Table<'_>,
    run: &Range<usize>,
    own: u16,
    host: u16,
    checks: &Checks,
) -> bool {
    let start = words.get(run.start).map_or(Gap::Block, |word| word.gap);
    let end = words.get(run.end).map_or(Gap::Block, |word| word.gap);
    if start >= Gap::Sentence && end >= Gap::Sentence {
        return true;
    }
    let (mut evidence, mut n_clear) = (0_i32, 0);
    for i in run.clone() {
        let Some(word) = words.get(i) else { break };
        let said = table.of(i, host) - table.of(i, own);
        evidence = evidence.saturating_add(said.min(checks.loudest));
        let is_name = table.weight(i) < NO_NAME || word.case == Case::Capital && word.gap < Gap::Sentence;
        // The parts of a compound are one word: `week-end` is no phrase.
        n_clear += i32::from(said >= checks.clear && !is_name && (word.gap > Gap::Glued || i == run.start));
    }
    let (least, n) = match (start >= Gap::Bracket, end >= Gap::Bracket) {
        (true, true) => (checks.marked, checks.n_marked),
        (false, false) => (checks.inner, checks.n_open),
        _ => (checks.open, checks.n_open),
    };
    evidence >= least && n_clear >= n
}
