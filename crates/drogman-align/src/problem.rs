//! The price of every candidate bead between two lists of units.
//!
//! A unit is a run of sentences: one sentence in the fine search, many in the coarse one. Each unit is a bag of
//! target stems weighted by inverse document frequency; the bag of a group of units is the sum of its units'
//! bags, so the cosine of any group follows from the dots of single units (area paper, sections 7.1 and 7.4).

use crate::band::Band;
use crate::links::Links;
use crate::tokens::TokenizedSide;

/// The most units that one side of a bead may hold.
pub(crate) const MAX_SIDE: usize = 5;

/// The shapes of two-sided beads, in the order in which ties are broken.
pub(crate) const SHAPES: [(u8, u8); 12] =
    [(1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 4), (4, 1), (2, 3), (3, 2), (1, 5), (5, 1)];

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

/// Sums over the groups of up to [`MAX_SIDE`] units that begin at each unit.
#[derive(Debug, Default)]
struct Groups {
    chars: Vec<f32>,
    inverse_norm: Vec<f32>,
    mean_cosine: Vec<f32>,
    /// What joining the group costs besides, infinite where units may not be joined.
    joint: Vec<f32>,
}

/// One group's numbers.
#[derive(Clone, Copy)]
struct Group {
    chars: f32,
    inverse_norm: f32,
    mean_cosine: f32,
    joint: f32,
}

impl Groups {
    fn get(&self, unit: usize, size: usize) -> Option<Group> {
        let at = unit * MAX_SIDE + size - 1;
        Some(Group {
            chars: *self.chars.get(at)?,
            inverse_norm: *self.inverse_norm.get(at)?,
            mean_cosine: *self.mean_cosine.get(at)?,
            joint: *self.joint.get(at)?,
        })
    }
}

/// A run of sentences that the search treats as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    pub(crate) first: u32,
    pub(crate) end: u32,
    /// What structure says of it, 0 when it says nothing.
    pub(crate) structure: u8,
    /// Whether a paragraph begins with it; `None` when the text has no paragraphs to speak of.
    pub(crate) begins: Option<bool>,
}

/// Prices of the beads between two lists of units, inside a band.
pub(crate) struct Problem {
    pub(crate) band: Band,
    pub(crate) n_source: u32,
    pub(crate) n_target: u32,
    cells: Band,
    dots: Vec<f32>,
    source: Groups,
    target: Groups,
    source_units: Vec<Unit>,
    target_units: Vec<Unit>,
    pub(crate) prices: Prices,
    length_table: Vec<f32>,
    ratio: f32,
}

/// The prices in force for one pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Prices {
    pub(crate) length: f32,
    pub(crate) words: f32,
    pub(crate) extra: f32,
    pub(crate) square: f32,
    pub(crate) open: f32,
    pub(crate) extend: f32,
    pub(crate) structure: f32,
    pub(crate) paragraph: f32,
    pub(crate) max_side: u32,
}

impl Problem {
    pub(crate) fn new(
        corpus: &Corpus<'_>,
        source_units: Vec<Unit>,
        target_units: Vec<Unit>,
        band: Band,
        prices: Prices,
    ) -> Self {
        let cells = band.cells(prices.max_side);
        let target = Bags::of_target(corpus, &target_units);
        let source = Bags::of_source(corpus, &source_units);
        let mut dots = vec![0.0_f32; cells.len()];
        let mut dense = vec![0.0_f32; corpus.weights.len()];
        for row in 0..source_units.len() {
            for &(token, weight) in source.bag(row) {
                if let Some(slot) = dense.get_mut(token as usize) {
                    *slot = weight;
                }
            }
            let (low, high) = cells.row(row as u32);
            let start = cells.index(row as u32, low).unwrap_or(0);
            for (slot, column) in dots.iter_mut().skip(start).zip(low..=high) {
                *slot = target
                    .bag(column as usize)
                    .iter()
                    .map(|&(token, weight)| weight * dense.get(token as usize).copied().unwrap_or(0.0))
                    .sum();
            }
            for &(token, _) in source.bag(row) {
                if let Some(slot) = dense.get_mut(token as usize) {
                    *slot = 0.0;
                }
            }
        }
        let n_types = corpus.weights.len();
        let (source_mean, target_mean) = (source.mean(n_types), target.mean(n_types));
        Self {
            n_source: source_units.len() as u32,
            n_target: target_units.len() as u32,
            source: source.groups(&source_units, corpus.source, &target_mean, prices),
            target: target.groups(&target_units, corpus.target, &source_mean, prices),
            band,
            cells,
            dots,
            source_units,
            target_units,
            prices,
            length_table: length_table(),
            ratio: corpus.ratio as f32,
        }
    }

    fn dot(&self, row: u32, column: u32) -> f32 {
        self.cells.index(row, column).and_then(|at| self.dots.get(at)).copied().unwrap_or(0.0)
    }

    /// The word cost of a bead: 1 is what a random pair costs. The bead begins at the units `row` and `column`.
    pub(crate) fn word_cost(&self, row: u32, column: u32, shape: (u8, u8)) -> f32 {
        match (
            self.source.get(row as usize, shape.0 as usize),
            self.target.get(column as usize, shape.1 as usize),
        ) {
            (Some(source), Some(target)) => self.words(row, column, shape, source, target),
            _ => 1.0,
        }
    }

    fn words(&self, row: u32, column: u32, shape: (u8, u8), source: Group, target: Group) -> f32 {
        let mut dot = 0.0;
        for r in row..row + u32::from(shape.0) {
            for c in column..column + u32::from(shape.1) {
                dot += self.dot(r, c);
            }
        }
        let cosine = dot * source.inverse_norm * target.inverse_norm;
        2.0 * (1.0 - cosine) / (2.0 - source.mean_cosine - target.mean_cosine).max(0.2)
    }

    /// Gale and Church's length cost, at most 12.
    fn lengths(&self, source: Group, target: Group) -> f32 {
        let expected = source.chars * self.ratio;
        let deviation =
            (target.chars - expected).abs() / (VARIANCE * 0.5 * (expected + target.chars)).max(0.5).sqrt();
        self.length_table.get((deviation * TABLE_STEPS) as usize).copied().unwrap_or(12.0)
    }

    /// The price of the bead of that shape that begins at the units `row` and `column`; infinite when there is
    /// none.
    pub(crate) fn price(&self, row: u32, column: u32, shape: (u8, u8)) -> f32 {
        let (a, b) = (u32::from(shape.0), u32::from(shape.1));
        if row + a > self.n_source || column + b > self.n_target || a.max(b) > self.prices.max_side {
            return f32::INFINITY;
        }
        let (Some(source), Some(target)) =
            (self.source.get(row as usize, a as usize), self.target.get(column as usize, b as usize))
        else {
            return f32::INFINITY;
        };
        let joint = source.joint + target.joint;
        if joint.is_infinite() {
            return joint;
        }
        let mut price = self.prices.length * self.lengths(source, target)
            + 0.5 * (a + b) as f32 * self.prices.words * self.words(row, column, shape, source, target)
            + self.prices.extra * (a + b - 2) as f32
            + joint;
        if a > 1 && b > 1 {
            price += self.prices.square;
        }
        if let (Some(one), Some(other)) =
            (self.source_units.get(row as usize), self.target_units.get(column as usize))
        {
            if one.structure != other.structure {
                price += self.prices.structure;
            }
            if matches!((one.begins, other.begins), (Some(one), Some(other)) if one != other) {
                price += self.prices.paragraph;
            }
        }
        price
    }
}

/// Gale and Church's variance of the length difference for each character.
const VARIANCE: f32 = 6.8;
const TABLE_STEPS: f32 = 64.0;

/// The negative logarithm of the two-sided normal tail, in steps of 1/64 deviation.
fn length_table() -> Vec<f32> {
    (0..512)
        .map(|step| {
            let deviation = (f64::from(step) + 0.5) / f64::from(TABLE_STEPS);
            let tail = libm::erfc(deviation / core::f64::consts::SQRT_2);
            if tail <= 6.2e-6 { 12.0 } else { (-libm::log(tail)).min(12.0) as f32 }
        })
        .collect()
}

/// The bags of a list of units, in the space of target stems.
struct Bags {
    entries: Vec<(u32, f32)>,
    ends: Vec<usize>,
    /// The squared weight of what has no partner: an axis of its own for each token.
    alone: Vec<f32>,
}

impl Bags {
    fn of_target(corpus: &Corpus<'_>, units: &[Unit]) -> Self {
        Self::build(units, |unit, dense| {
            for &token in corpus.target.tokens(unit.first as usize, unit.end as usize) {
                dense.add(token, corpus.weights.get(token as usize).copied().unwrap_or(0.0));
            }
            0.0
        })
    }

    fn of_source(corpus: &Corpus<'_>, units: &[Unit]) -> Self {
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
    fn bag(&self, unit: usize) -> &[(u32, f32)] {
        let start = unit.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(unit).and_then(|&end| self.entries.get(start..end)).unwrap_or_default()
    }

    fn squared_norm(&self, unit: usize) -> f32 {
        self.bag(unit).iter().map(|(_, weight)| weight * weight).sum::<f32>()
            + self.alone.get(unit).copied().unwrap_or(0.0)
    }

    /// The mean of the unit vectors: a dot with it is a mean cosine.
    fn mean(&self, n_types: usize) -> Vec<f32> {
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

    fn groups(&self, units: &[Unit], side: &TokenizedSide, other_mean: &[f32], prices: Prices) -> Groups {
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
                groups.chars.push(chars);
                groups.inverse_norm.push(inverse);
                groups.mean_cosine.push(mean * inverse);
                groups.joint.push(joint);
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

impl Problem {
    /// The sentences of a step, as `first..end` of each side.
    pub(crate) fn sentences(&self, step: &crate::search::Step) -> ([u32; 2], [u32; 2]) {
        let run = |units: &[Unit], first: u32, n: u8| {
            let first_unit = units.get(first as usize);
            let last_unit = units.get((first + u32::from(n)).saturating_sub(1) as usize);
            match (first_unit, last_unit) {
                (Some(one), Some(last)) if n > 0 => [one.first, last.end],
                _ => [0, 0],
            }
        };
        (run(&self.source_units, step.row, step.rows), run(&self.target_units, step.column, step.columns))
    }
}

impl Prices {
    /// The prices where words tell as much as `words` says (0 to 1): those of the first pass, or those that the
    /// pass before this one showed to fit the document.
    pub(crate) fn new(options: &crate::options::AlignOptions, words: f64, habits: Option<Habits>) -> Self {
        let (full, bare) = (&options.costs, &options.costs_by_length);
        let mix = |full: f64, bare: f64| (words * full + (1.0 - words) * bare) as f32;
        let damage = habits.map_or(0.5, |habits| habits.damage);
        let extend = habits.map_or(full.gap_extend, |habits| {
            full.gap_by_match * habits.match_price + full.gap_by_random * habits.random_price
        });
        Self {
            length: mix(full.length, bare.length),
            words: mix(full.words, bare.words),
            extra: mix(full.extra, bare.extra),
            square: mix(full.square, bare.square),
            open: mix((full.gap_open - damage * full.gap_open_relief).max(0.0), bare.gap_open),
            extend: mix(extend, bare.gap_extend),
            structure: mix(full.structure, bare.structure),
            paragraph: mix(full.paragraph, bare.paragraph),
            max_side: options.max_side.clamp(1, MAX_SIDE) as u32,
        }
    }
}

/// What one pass shows of a document, for the prices of the next.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Habits {
    /// How damaged the text looks: 0 when almost nothing is missing, 1 when a tenth or more is.
    pub(crate) damage: f64,
    /// The median price of a sentence pair inside the beads found.
    pub(crate) match_price: f64,
    /// The median price of sentence pairs that stand well off the path.
    pub(crate) random_price: f64,
}

impl Habits {
    /// Reads them off a path.
    pub(crate) fn new(problem: &Problem, path: &[crate::search::Step]) -> Self {
        /// How far off the path a pair counts as random, in units.
        const OFF: u32 = 7;
        let (mut missing, mut all) = (0_u32, 0_u32);
        let (mut matched, mut random) = (Vec::new(), Vec::new());
        for step in path {
            let n = u32::from(step.rows) + u32::from(step.columns);
            all += n;
            if step.is_null() {
                missing += n;
                continue;
            }
            matched.push(f64::from(problem.price(step.row, step.column, step.shape())) * 2.0 / f64::from(n));
            let away = [step.column.checked_sub(OFF), step.column.checked_add(OFF)];
            for column in
                away.into_iter().flatten().filter(|&column| problem.cells.index(step.row, column).is_some())
            {
                random.push(f64::from(problem.price(step.row, column, (1, 1))));
            }
        }
        let usual = f64::from(problem.prices.words) + 2.0 * f64::from(problem.prices.length);
        Self {
            damage: ((f64::from(missing) / f64::from(all.max(1)) - 0.02) / 0.08).clamp(0.0, 1.0),
            match_price: median(matched).unwrap_or(0.8 * usual),
            random_price: median(random).unwrap_or(usual),
        }
    }
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.retain(|value| value.is_finite());
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}
