//! The price of every candidate bead between two lists of units.
//!
//! A unit is a run of sentences: one sentence in the fine search, many in the coarse one. Each unit is a bag of
//! target stems weighted by inverse document frequency; the bag of a group of units is the sum of its units'
//! bags, so the cosine of any group follows from the dots of single units (area paper, sections 7.1 and 7.4).

use crate::bags::{Bags, Corpus, Group, Groups};
use crate::band::Band;
use crate::habits::Habits;
use crate::options::AlignOptions;
use crate::search::Step;

/// The most units that one side of a bead may hold.
pub(crate) const MAX_SIDE: usize = 5;

/// The shapes of two-sided beads, in the order in which ties are broken.
pub(crate) const SHAPES: [(u8, u8); 12] =
    [(1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 4), (4, 1), (2, 3), (3, 2), (1, 5), (5, 1)];

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
    has_structure: bool,
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
        let tells = |units: &[Unit]| units.iter().any(|unit| unit.structure != 0 || unit.begins.is_some());
        Self {
            has_structure: tells(&source_units) || tells(&target_units),
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

    /// Whether the words of a source and a target unit have been compared.
    pub(crate) fn can_see(&self, row: u32, column: u32) -> bool {
        self.cells.index(row, column).is_some()
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
            // A row of cells lies in one piece: the columns of the bead are neighbours.
            let (low, _) = self.cells.row(r);
            let first = column.max(low);
            let n = (column + u32::from(shape.1)).saturating_sub(first) as usize;
            if let Some(start) = self.cells.index(r, first) {
                dot += self.dots.get(start..).unwrap_or_default().iter().take(n).sum::<f32>();
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
        self.price_below(row, column, shape, f32::INFINITY)
    }

    /// The same, or infinite as soon as it is certain that the price is not below `limit`: words, the dearest
    /// part to compute, never make a bead cheaper than its length does.
    pub(crate) fn price_below(&self, row: u32, column: u32, shape: (u8, u8), limit: f32) -> f32 {
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
        let mut price = self.prices.extra * (a + b - 2) as f32 + joint;
        if a > 1 && b > 1 {
            price += self.prices.square;
        }
        if price >= limit {
            return f32::INFINITY;
        }
        price += self.prices.length * self.lengths(source, target);
        if price >= limit {
            return f32::INFINITY;
        }
        price += 0.5
            * (a + b) as f32
            * self.prices.words
            * self.words(row, column, shape, source, target).max(0.0);
        if self.has_structure
            && let (Some(one), Some(other)) =
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

impl Problem {
    /// The sentences of a step, as `first..end` of each side.
    pub(crate) fn sentences(&self, step: &Step) -> ([u32; 2], [u32; 2]) {
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
    /// The prices of the first pass, or those that the pass before this one showed to fit the document: between
    /// those by words and those by length alone, as words tell much or nothing.
    pub(crate) fn new(options: &AlignOptions, habits: Option<Habits>) -> Self {
        let (full, bare) = (&options.costs, &options.costs_by_length);
        let words = habits.map_or(1.0, |habits| habits.telling);
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
