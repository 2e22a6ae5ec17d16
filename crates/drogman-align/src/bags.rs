//! Word bags of units, their sums over groups of units, and what a bag weighs.

use crate::links::Links;
use crate::problem::{MAX_SIDE, Prices, Unit};
use crate::tokens::TokenizedSide;

/// The two tokenized texts and the links between their types, with the weight of each type.
pub(crate) struct Corpus<'a> {
    pub(crate) source: &'a TokenizedSide,
    pub(crate) target: &'a TokenizedSide,
    pub(crate) links: &'a Links,
    /// Inverse document frequency of each target type.
    pub(crate) weights: Vec<f32>,
    /// The weight of a source token without any partner.
    pub(crate) unknown: f32,
    /// Characters of the target for each character of the source.
    pub(crate) ratio: f64,
}

impl<'a> Corpus<'a> {
    pub(crate) fn new(
        source: &'a TokenizedSide,
        target: &'a TokenizedSide,
        links: &'a Links,
        ratio: f64,
    ) -> Self {
        let n = target.n_sentences().max(1) as f64;
        let mut counts = vec![0_u32; target.n_types()];
        let mut seen = vec![u32::MAX; target.n_types()];
        for sentence in 0..target.n_sentences() {
            for &token in target.tokens(sentence, sentence + 1) {
                if let (Some(count), Some(seen)) =
                    (counts.get_mut(token as usize), seen.get_mut(token as usize))
                    && *seen != sentence as u32
                {
                    *seen = sentence as u32;
                    *count += 1;
                }
            }
        }
        let weights = counts
            .iter()
            .map(|&count| libm::log((n + 1.0) / (f64::from(count) + 0.5)).max(0.05) as f32)
            .collect();
        let unknown = 0.5 * (libm::log(n) / 2.0).min(3.0) as f32;
        Self { source, target, links, weights, unknown, ratio }
    }
}

/// Sums over the groups of up to [`MAX_SIDE`] units that begin at each unit, by unit and size.
#[derive(Debug, Default)]
pub(crate) struct Groups(Vec<Group>);

/// One group's numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Group {
    pub(crate) chars: f32,
    pub(crate) inverse_norm: f32,
    pub(crate) mean_cosine: f32,
    /// What joining the group costs besides, infinite where units may not be joined.
    pub(crate) joint: f32,
}

impl Groups {
    pub(crate) fn get(&self, unit: usize, size: usize) -> Option<Group> {
        self.0.get(unit * MAX_SIDE + size - 1).copied()
    }
}

/// The bags of a list of units, in the space of target stems.
pub(crate) struct Bags {
    entries: Vec<(u32, f32)>,
    ends: Vec<usize>,
    /// The squared weight of what has no partner: an axis of its own for each token.
    alone: Vec<f32>,
}

impl Bags {
    pub(crate) fn of_target(corpus: &Corpus<'_>, units: &[Unit]) -> Self {
        Self::build(units, |unit, dense| {
            for &token in corpus.target.tokens(unit.first as usize, unit.end as usize) {
                dense.add(token, corpus.weights.get(token as usize).copied().unwrap_or(0.0));
            }
            0.0
        })
    }

    pub(crate) fn of_source(corpus: &Corpus<'_>, units: &[Unit]) -> Self {
        Self::build(units, |unit, dense| {
            let mut alone = 0.0;
            for &token in corpus.source.tokens(unit.first as usize, unit.end as usize) {
                let partners = corpus.links.of(token);
                if partners.is_empty() {
                    alone += corpus.unknown * corpus.unknown;
                }
                for &(partner, weight) in partners {
                    dense.add(partner, weight * corpus.weights.get(partner as usize).copied().unwrap_or(0.0));
                }
            }
            alone
        })
    }

    fn build(units: &[Unit], mut fill: impl FnMut(&Unit, &mut Sparse) -> f32) -> Self {
        let mut bags = Self { entries: Vec::new(), ends: Vec::new(), alone: Vec::new() };
        let mut sparse = Sparse::default();
        for unit in units {
            bags.alone.push(fill(unit, &mut sparse));
            sparse.drain_into(&mut bags.entries);
            bags.ends.push(bags.entries.len());
        }
        bags
    }

    /// The entries of a unit, ascending by type.
    pub(crate) fn bag(&self, unit: usize) -> &[(u32, f32)] {
        let start = unit.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(unit).and_then(|&end| self.entries.get(start..end)).unwrap_or_default()
    }

    fn squared_norm(&self, unit: usize) -> f32 {
        self.bag(unit).iter().map(|(_, weight)| weight * weight).sum::<f32>()
            + self.alone.get(unit).copied().unwrap_or(0.0)
    }

    /// The mean of the unit vectors: a dot with it is a mean cosine.
    pub(crate) fn mean(&self, n_types: usize) -> Vec<f32> {
        let mut mean = vec![0.0_f32; n_types];
        let n = self.ends.len().max(1) as f32;
        for unit in 0..self.ends.len() {
            let inverse = inverse_root(self.squared_norm(unit)) / n;
            for &(token, weight) in self.bag(unit) {
                if let Some(slot) = mean.get_mut(token as usize) {
                    *slot += weight * inverse;
                }
            }
        }
        mean
    }

    pub(crate) fn groups(
        &self,
        units: &[Unit],
        side: &TokenizedSide,
        other_mean: &[f32],
        prices: Prices,
    ) -> Groups {
        let mut groups = Groups::default();
        let characters: Vec<f32> = units
            .iter()
            .map(|unit| (unit.first..unit.end).filter_map(|s| side.chars.get(s as usize)).sum::<u32>() as f32)
            .collect();
        for unit in 0..units.len() {
            let (mut chars, mut squared, mut mean, mut joint) = (0.0, 0.0, 0.0, 0.0);
            for size in 1..=MAX_SIDE {
                let last = unit + size - 1;
                let open = last < units.len() && size <= prices.max_side as usize;
                if open && size > 1 {
                    joint += join_price(units.get(last - 1), units.get(last), prices);
                }
                if !open || f32::is_infinite(joint) {
                    joint = f32::INFINITY;
                } else {
                    chars += characters.get(last).copied().unwrap_or(0.0);
                    squared += self.squared_norm(last);
                    for before in unit..last {
                        squared += 2.0 * sparse_dot(self.bag(before), self.bag(last));
                    }
                    mean += self
                        .bag(last)
                        .iter()
                        .map(|&(token, weight)| {
                            weight * other_mean.get(token as usize).copied().unwrap_or(0.0)
                        })
                        .sum::<f32>();
                }
                let inverse = inverse_root(squared);
                groups.0.push(Group { chars, inverse_norm: inverse, mean_cosine: mean * inverse, joint });
            }
        }
        groups
    }
}

fn join_price(before: Option<&Unit>, unit: Option<&Unit>, prices: Prices) -> f32 {
    match (before, unit) {
        (Some(before), Some(unit)) if before.end == unit.first => {
            let structure = if before.structure == unit.structure { 0.0 } else { prices.structure };
            let paragraph = if unit.begins == Some(true) { 2.0 * prices.paragraph } else { 0.0 };
            structure + paragraph
        }
        _ => f32::INFINITY,
    }
}

fn inverse_root(squared: f32) -> f32 {
    if squared > 0.0 { 1.0 / squared.sqrt() } else { 0.0 }
}

/// The dot of two bags whose entries ascend by type.
fn sparse_dot(one: &[(u32, f32)], other: &[(u32, f32)]) -> f32 {
    let mut sum = 0.0;
    let mut others = other.iter().peekable();
    for &(token, weight) in one {
        while others.next_if(|(candidate, _)| *candidate < token).is_some() {}
        if let Some(&&(candidate, other_weight)) = others.peek()
            && candidate == token
        {
            sum += weight * other_weight;
        }
    }
    sum
}

/// Entries gathered in any order, given out ascending.
#[derive(Default)]
struct Sparse {
    entries: Vec<(u32, f32)>,
}

impl Sparse {
    fn add(&mut self, token: u32, weight: f32) {
        self.entries.push((token, weight));
    }

    fn drain_into(&mut self, bag: &mut Vec<(u32, f32)>) {
        self.entries.sort_by_key(|&(token, _)| token);
        let mut is_first = true;
        for (token, weight) in self.entries.drain(..) {
            match bag.last_mut() {
                Some(last) if last.0 == token && !is_first => last.1 += weight,
                _ => bag.push((token, weight)),
            }
            is_first = false;
        }
    }
}
