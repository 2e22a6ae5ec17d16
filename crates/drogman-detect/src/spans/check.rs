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
    /// What the words of a sentence must say for `und`.
    pub(crate) unknown: i32,
    /// How many words a quotation of names needs for a language of its own.
    pub(crate) listed: usize,
    /// The evidence that it needs, its names counted in full.
    pub(crate) list: i32,
    /// What words behind a closing quotation mark must say to be in the language of the quotation rather than in the
    /// one before it.
    pub(crate) behind_quote: i32,
    /// No word counts for more than this.
    pub(crate) loudest: i32,
}

/// From this weight on a word is not taken for a name.
const NO_NAME: i32 = 50;

/// A quotation of more words than this has some that are no names.
const LONGEST_LIST: usize = 24;

/// A sentence of fewer words that are no names is never given up.
const LEAST_UNKNOWN: usize = 3;

/// So many small words, even between capitals, make a quoted title a sentence rather than a name.
const SMALL_WORDS: i32 = 3;

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

/// Ends quotations at their closing marks: words behind one that hardly tell the two languages apart are in the one
/// that the quotation interrupted.
pub(crate) fn close_quotations(words: &[Word], table: &Table<'_>, states: &mut [u16], checks: &Checks) {
    let mut start = 0;
    let mut before: Option<u16> = None;
    while let Some(own) = states.get(start).copied() {
        let end = end_of_run(states, start, own);
        if let Some(host) = before.filter(|_| words.get(start).is_some_and(|word| word.is_behind_quote)) {
            let inside = words.get(start + 1..end).unwrap_or(&[]);
            let close = inside.iter().position(|word| word.is_behind_quote).map_or(end, |n| start + 1 + n);
            let behind = close..end;
            let said = table.cost(&behind, host) - table.cost(&behind, own);
            if said <= i64::from(checks.behind_quote)
                && let Some(behind) = states.get_mut(behind)
            {
                behind.fill(host);
            }
        }
        before = Some(own);
        start = end;
    }
}

/// Gives quotations that are nothing but names and capitals the language that their letters look like, when there
/// are enough of them: a quoted name stays with its sentence, a quoted line of a list does not.
pub(crate) fn open_quotations(words: &[Word], table: &Table<'_>, states: &mut [u16], checks: &Checks) {
    let mut start = 0;
    while start < words.len() {
        let rest = words.get(start + 1..).unwrap_or(&[]);
        let end = rest.iter().position(|word| word.is_behind_quote).map_or(words.len(), |n| start + 1 + n);
        let piece = start..end;
        let is_quoted = words.get(start).is_some_and(|word| word.is_behind_quote) && end < words.len();
        if is_quoted && (checks.listed..LONGEST_LIST).contains(&piece.len()) {
            let own = states.get(start).copied().unwrap_or(0);
            let has_marks = words.get(start + 1..end).unwrap_or(&[]).iter().any(|word| word.gap > Gap::Space);
            let is_one =
                has_marks && states.get(piece.clone()).unwrap_or(&[]).iter().all(|state| *state == own);
            let n_states = table.row(start).len() as u16;
            let full = |state: u16| -> i64 { piece.clone().map(|i| i64::from(table.full(i, state))).sum() };
            // `und` is the last state and never set up by capitals.
            let best = (0..n_states.saturating_sub(1)).min_by_key(|state| full(*state)).unwrap_or(own);
            if is_one
                && best != own
                && full(own) - full(best) >= i64::from(checks.list)
                && let Some(piece) = states.get_mut(piece)
            {
                piece.fill(best);
            }
        }
        start = end;
    }
}

/// Gives whole sentences and lines that speak clearly for no allowed language to `und`, the last state.
pub(crate) fn give_up(
    words: &[Word],
    table: &Table<'_>,
    und_behind: &[i32],
    states: &mut [u16],
    checks: &Checks,
) {
    let und = (table.row(0).len() as u16).saturating_sub(1);
    let mut start = 0;
    for sentence in words.chunk_by(|_, word| word.gap < Gap::Sentence) {
        let range = start..start + sentence.len();
        start = range.end;
        let said: i64 = range
            .clone()
            .zip(und_behind.get(range.clone()).unwrap_or(&[]))
            .map(|(i, behind)| {
                let own = states.get(i).map_or(0, |state| table.of(i, *state));
                i64::from((own - behind).clamp(-checks.loudest, checks.loudest))
            })
            .sum();
        let n_words = range.clone().filter(|i| table.weight(*i) >= NO_NAME).count();
        if n_words >= LEAST_UNKNOWN
            && said >= i64::from(checks.unknown)
            && let Some(part) = states.get_mut(range)
        {
            part.fill(und);
        }
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
    let (mut evidence, mut n_clear, mut n_small) = (0_i32, 0, 0);
    for i in run.clone() {
        let Some(word) = words.get(i) else { break };
        let said = table.of(i, host) - table.of(i, own);
        evidence = evidence.saturating_add(said.min(checks.loudest));
        let is_name = table.weight(i) < NO_NAME || word.case == Case::Capital && word.gap < Gap::Slash;
        // The parts of a compound are one word: `week-end` is no phrase.
        let is_clear = said >= checks.clear && (word.gap > Gap::Glued || i == run.start);
        n_clear += i32::from(is_clear && !is_name);
        n_small += i32::from(is_clear && word.case == Case::Lower);
    }
    let is_quoted = |at: usize| words.get(at).is_none_or(|word| word.is_behind_quote);
    let is_bracket = start == Gap::Bracket && end == Gap::Bracket && !is_quoted(run.start);
    let (least, holds) = match (start >= Gap::Bracket, end >= Gap::Bracket) {
        // `(Biggs et al., 2011)`
        (true, true) if is_bracket => (checks.inner, n_clear > checks.n_open),
        (true, true) => (checks.marked, n_clear >= checks.n_marked || n_small >= SMALL_WORDS),
        (false, false) => (checks.inner, n_clear >= checks.n_open),
        _ => (checks.open, n_clear >= checks.n_open),
    };
    evidence >= least && holds
}
