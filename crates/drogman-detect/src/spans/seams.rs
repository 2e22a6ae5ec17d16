//! A text cut where its language changes and where its sentences end, with what each part says.

use super::border::border;
use super::check::{Checks, check, close_quotations, give_up, open_quotations};
use super::path::{Settings, Table, cheapest, to_costs, weights};
use super::words::{Gap, Word, Words};
use super::{LanguageSpan, Level, Reason};
use crate::tokens::Token;
use drogman_text::{ByteSpan, LanguageTag, Script, script_of};
use std::ops::Range;

/// Says what a word says.
pub(crate) trait Evidence {
    /// The states: the allowed languages in their order, then `und`.
    fn states(&self) -> &[LanguageTag];
    /// Appends the evidence of a word for each state, in units of the model, the higher the likelier.
    fn row(&self, token: &Token, rows: &mut Vec<i32>);
}

/// From so many words on, a part of the text ends at the next line end; a text without line ends is cut at
/// [`MOST_WORDS`].
const ENOUGH_WORDS: usize = 2048;
const MOST_WORDS: usize = 1 << 15;

/// A text of one language and of no more words is judged as a whole.
const FEW_WORDS: u32 = 24;

/// A stretch of one language that holds no sentence end.
#[derive(Clone, Copy, Debug)]
struct Unit {
    start: u32,
    /// Its language, as the number of a state.
    state: u16,
    /// What stands before it.
    gap: Gap,
    n_words: u32,
    n_letters: u32,
    script: Script,
    /// How many of its letters say so, less those of other scripts: a vote that needs no counters.
    script_lead: u32,
}

/// Where the language of a text changes, and what its stretches are at every level.
#[derive(Debug)]
pub(crate) struct Map<'a> {
    text: &'a str,
    states: Vec<LanguageTag>,
    units: Vec<Unit>,
    /// What each state costs for each unit, a row a unit.
    costs: Vec<i64>,
    /// How sure the language of a short text is that has only one.
    sure: Option<f64>,
}

/// The words of a part of the text.
struct Part {
    words: Vec<Word>,
    rows: Vec<i32>,
}

impl<'a> Map<'a> {
    /// Reads the text once. Linear in its length; what is kept are a row of numbers for each sentence, and those of
    /// the words of a few thousand words at a time.
    pub(crate) fn find(
        text: &'a str,
        evidence: &impl Evidence,
        settings: &Settings,
        checks: &Checks,
    ) -> Self {
        let states = evidence.states().to_vec();
        let n_states = states.len();
        let mut totals = vec![0; n_states];
        let mut map = Self { text, states, units: Vec::new(), costs: Vec::new(), sure: None };
        // A word has about six bytes.
        let n_expected = (text.len() / 6 + 1).min(ENOUGH_WORDS + ENOUGH_WORDS / 8);
        let mut part =
            Part { words: Vec::with_capacity(n_expected), rows: Vec::with_capacity(n_expected * n_states) };
        let mut previous_end = 0;
        for (word, token) in Words::new(text) {
            let is_full = part.words.len() >= ENOUGH_WORDS && word.gap >= Gap::Line;
            if is_full || part.words.len() >= MOST_WORDS {
                previous_end = map.add(&mut part, previous_end, &mut totals, settings, checks);
            }
            evidence.row(&token, &mut part.rows);
            part.words.push(word);
        }
        map.add(&mut part, previous_end, &mut totals, settings, checks);
        map
    }

    /// Whether the text has one language and so few words that it is better judged as a whole.
    pub(crate) fn is_short(&self) -> bool {
        let n_words: u32 = self.units.iter().map(|unit| unit.n_words).sum();
        n_words <= FEW_WORDS && self.units.windows(2).all(|two| matches!(two, [a, b] if a.state == b.state))
    }

    /// Gives all of a short text to the language at a position, or to `und`.
    pub(crate) fn decide(&mut self, position: Option<usize>, confidence: f64) {
        let state = position.unwrap_or(self.states.len().saturating_sub(1)) as u16;
        for unit in &mut self.units {
            unit.state = state;
        }
        self.sure = Some(confidence);
    }

    /// Adds the units of a part and empties it; gives the end of its last word.
    fn add(
        &mut self,
        part: &mut Part,
        mut previous_end: u32,
        totals: &mut [i32],
        settings: &Settings,
        checks: &Checks,
    ) -> u32 {
        let n_states = self.states.len();
        let weights = weights(&part.words, settings);
        let und_behind = to_costs(&mut part.rows, &weights, n_states, settings);
        let mut states = cheapest(&part.words, &part.rows, totals, settings);
        let table = Table::new(&part.rows, &weights, n_states);
        check(&part.words, &table, &mut states, checks);
        open_quotations(&part.words, &table, &mut states, checks);
        close_quotations(&part.words, &table, &mut states, checks);
        give_up(&part.words, &table, &und_behind, &mut states, checks);
        for (i, (word, state)) in part.words.iter().zip(states).enumerate() {
            let is_new =
                self.units.last().is_none_or(|unit| unit.state != state || word.gap >= Gap::Sentence);
            if is_new {
                let start = if self.units.is_empty() {
                    0
                } else {
                    let between = self.text.get(previous_end as usize..word.start as usize).unwrap_or("");
                    previous_end + border(between) as u32
                };
                self.costs.resize(self.costs.len() + n_states, 0);
                self.units.push(Unit {
                    start,
                    state,
                    gap: word.gap,
                    n_words: 0,
                    n_letters: 0,
                    script: Script::None,
                    script_lead: 0,
                });
            }
            let row = self.costs.len() - n_states;
            for (sum, cost) in self.costs.get_mut(row..).unwrap_or(&mut []).iter_mut().zip(table.row(i)) {
                *sum += i64::from(*cost);
            }
            if let Some(unit) = self.units.last_mut() {
                unit.count(self.text, word);
            }
            previous_end = word.end;
        }
        part.words.clear();
        part.rows.clear();
        previous_end
    }

    /// The stretches of one language, ascending, without a hole, over all of the text.
    pub(crate) fn phrases(&self) -> Vec<LanguageSpan> {
        self.runs(|before, unit| before.state != unit.state, None)
    }

    /// The sentences, a row each, with the language of most of their letters.
    pub(crate) fn sentences(&self) -> Vec<LanguageSpan> {
        self.runs(|_, unit| unit.gap >= Gap::Sentence, Some(Level::Sentence))
    }

    /// The lines that hold words, each with the white space behind it, with the language of most of their letters.
    pub(crate) fn blocks(&self) -> Vec<LanguageSpan> {
        self.runs(|_, unit| unit.gap >= Gap::Line, Some(Level::Block))
    }

    /// The whole text.
    pub(crate) fn document(&self) -> LanguageSpan {
        self.span(0..self.units.len(), Some(Level::Document))
    }

    /// Any stretch of the text, with the language of most of its letters.
    pub(crate) fn over(&self, span: ByteSpan) -> LanguageSpan {
        let first = self.units.partition_point(|unit| unit.start <= span.start()).saturating_sub(1);
        let end = self.units.partition_point(|unit| unit.start < span.end()).max(first + 1);
        let mut found = self.span(first..end.min(self.units.len()), None);
        found.span = span;
        found
    }

    fn runs(&self, starts: impl Fn(&Unit, &Unit) -> bool, level: Option<Level>) -> Vec<LanguageSpan> {
        let mut spans = Vec::new();
        let mut start = 0;
        for (i, pair) in self.units.windows(2).enumerate() {
            let [before, unit] = pair else { continue };
            if starts(before, unit) {
                spans.push(self.span(start..i + 1, level));
                start = i + 1;
            }
        }
        spans.push(self.span(start..self.units.len(), level));
        spans
    }

    /// The units of `range` as one stretch.
    fn span(&self, range: Range<usize>, level: Option<Level>) -> LanguageSpan {
        let units = self.units.get(range.clone()).unwrap_or(&[]);
        let start = units.first().map_or(0, |unit| if range.start == 0 { 0 } else { unit.start });
        let end = self.units.get(range.end).map_or(self.text.len() as u32, |unit| unit.start);
        let state = self.main_state(units);
        // Only what is in the language speaks for it: a quotation in a letter does not make the letter less English.
        let mut costs = vec![0_i64; self.states.len()];
        let (mut n_words, mut script) = (0, (Script::None, 0));
        for (i, unit) in range.clone().zip(units).filter(|(_, unit)| usize::from(unit.state) == state) {
            n_words += unit.n_words;
            if unit.script_lead > script.1 {
                script = (unit.script, unit.script_lead);
            }
            let row = self.costs.chunks_exact(self.states.len()).nth(i).unwrap_or(&[]);
            for (sum, cost) in costs.iter_mut().zip(row) {
                *sum += cost;
            }
        }
        let language = if n_words == 0 { None } else { self.states.get(state).cloned() };
        let (own, margin) = if n_words == 0 { (1.0, 0.0) } else { confidence(&costs, state) };
        let confidence = self.sure.filter(|_| n_words > 0).unwrap_or(own);
        LanguageSpan {
            span: ByteSpan::new(start, end),
            language: language.unwrap_or_else(LanguageTag::und),
            confidence,
            level: level.unwrap_or_else(|| self.level_of(&range)),
            reason: Reason { script: script.0, n_words, margin },
        }
    }

    /// The state of most letters. A sentence that begins and ends in one language is in it, however long what it quotes.
    fn main_state(&self, units: &[Unit]) -> usize {
        let mut letters = vec![0_u64; self.states.len()];
        for sentence in units.chunk_by(|_, unit| unit.gap < Gap::Sentence) {
            let ends = sentence.first().zip(sentence.last()).map(|(first, last)| (first.state, last.state));
            let host = ends.filter(|(first, last)| first == last).map(|ends| ends.0);
            for unit in sentence {
                if let Some(sum) = letters.get_mut(usize::from(host.unwrap_or(unit.state))) {
                    *sum += u64::from(unit.n_letters);
                }
            }
        }
        letters.iter().enumerate().fold((0, 0), |best, (i, n)| if *n > best.1 { (i, *n) } else { best }).0
    }

    /// At which level a stretch is set apart: by the weaker of the gaps at its ends.
    fn level_of(&self, range: &Range<usize>) -> Level {
        let gap = |i: usize| self.units.get(i).map_or(Gap::Block, |unit| unit.gap);
        if range.start == 0 && range.end >= self.units.len() {
            return Level::Document;
        }
        match gap(range.start).min(gap(range.end)) {
            Gap::Line | Gap::Block => Level::Block,
            Gap::Sentence => Level::Sentence,
            _ => Level::Phrase,
        }
    }
}

impl Unit {
    fn count(&mut self, text: &str, word: &Word) {
        self.n_words += 1;
        self.n_letters += word.n_letters;
        let is_plain = text.as_bytes().get(word.start as usize).is_some_and(u8::is_ascii);
        let script = if is_plain {
            Script::Latin
        } else {
            text.get(word.range()).and_then(|letters| letters.chars().next()).map_or(Script::None, script_of)
        };
        if script == self.script {
            self.script_lead += word.n_letters;
        } else if self.script_lead < word.n_letters {
            (self.script, self.script_lead) = (script, word.n_letters - self.script_lead);
        } else {
            self.script_lead -= word.n_letters;
        }
    }
}

/// How much less than its sum the evidence of words is worth that stand together: they are not independent.
const SHARPNESS: f64 = 0.5;
/// The units of the model in a nat.
const UNITS: f64 = 32.0;

/// The probability of a state, and how far it is ahead of the next one, in nats.
fn confidence(costs: &[i64], state: usize) -> (f64, f64) {
    let own = costs.get(state).copied().unwrap_or(0);
    let mut others = 0.0;
    let mut margin = i64::MAX;
    for (_, cost) in costs.iter().enumerate().filter(|(other, _)| *other != state) {
        margin = margin.min(cost - own);
        others += libm::exp(((own - cost) as f64 / UNITS * SHARPNESS).min(700.0));
    }
    let margin = if margin == i64::MAX { 0.0 } else { margin as f64 / UNITS };
    (1.0 / (1.0 + others), margin)
}
