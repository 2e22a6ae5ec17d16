//! How likely each bead of a path is, given everything else.

use crate::band::Band;
use crate::problem::{Problem, SHAPES};
use crate::search::{Step, nodes};

/// By how much costs are divided before they count as negative logarithms of probabilities. Fitted together
/// with the calibration.
pub(crate) const TEMPERATURE: f64 = 0.08;

/// Scores this far below the largest are left out of a sum.
const NEGLIGIBLE: f64 = 30.0;

const N_STATES: usize = 3;
type Cell = [f64; N_STATES];
const CLOSED: Cell = [f64::NEG_INFINITY; N_STATES];

/// Half the width of the band around the path: what lies further off has no weight.
const WIDTH: u32 = 8;

/// The posterior probability of each step of a path, over a narrow band around it.
///
/// The forward-backward algorithm over the same graph as the search: O(nodes x shapes) time, 48 bytes a node.
pub(crate) fn posteriors(problem: &Problem, path: &[Step]) -> Vec<f64> {
    let band = Band::around(&nodes(path), problem.n_source, problem.n_target, WIDTH);
    let forward = Lattice::forward(problem, &band);
    let backward = Lattice::backward(problem, &band);
    let total = sum(forward.get(problem.n_source, problem.n_target));
    let (open, extend) = gap_scores(problem);
    path.iter()
        .map(|step| {
            let before = forward.get(step.row, step.column);
            let after = backward.get(step.row + u32::from(step.rows), step.column + u32::from(step.columns));
            let score = match step.shape() {
                (_, 0) => into_gap(before, 1, open) + extend + after[1],
                (0, _) => into_gap(before, 2, open) + extend + after[2],
                shape => {
                    let around = sum(before) + after[0];
                    bead_score(problem, (step.row, step.column), shape, around, f64::NEG_INFINITY)
                }
            };
            libm::exp((score - total).min(0.0))
        })
        .collect()
}

fn gap_scores(problem: &Problem) -> (f64, f64) {
    (-f64::from(problem.prices.open) / TEMPERATURE, -f64::from(problem.prices.extend) / TEMPERATURE)
}

/// The score of a bead after what comes before; left out when it could not reach e^-30 of the best so far.
fn bead_score(problem: &Problem, bead: (u32, u32), shape: (u8, u8), around: f64, best: f64) -> f64 {
    let limit = ((around - best + NEGLIGIBLE) * TEMPERATURE) as f32;
    around - f64::from(problem.price_below(bead.0, bead.1, shape, limit)) / TEMPERATURE
}

/// The logarithm of a sum of exponentials; terms of less than e^-30 of the largest are left out.
fn sum_of(scores: &[f64]) -> f64 {
    let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if top.is_infinite() {
        return top;
    }
    let rest: f64 =
        scores.iter().filter(|&&score| score > top - NEGLIGIBLE).map(|&score| libm::exp(score - top)).sum();
    top + libm::log(rest)
}

fn sum(cell: Cell) -> f64 {
    sum_of(&cell)
}

/// The score of all ways from a node into an omission on the side of `state`.
fn into_gap(cell: Cell, state: usize, open: f64) -> f64 {
    let mut scores = cell;
    for (before, score) in scores.iter_mut().enumerate() {
        if before != state {
            *score += open;
        }
    }
    sum_of(&scores)
}

/// Scores of the nodes of a band.
struct Lattice<'a> {
    band: &'a Band,
    cells: Vec<Cell>,
}

impl<'a> Lattice<'a> {
    fn get(&self, row: u32, column: u32) -> Cell {
        self.band.index(row, column).and_then(|at| self.cells.get(at)).copied().unwrap_or(CLOSED)
    }

    fn set(&mut self, row: u32, column: u32, cell: Cell) {
        if let Some(slot) = self.band.index(row, column).and_then(|at| self.cells.get_mut(at)) {
            *slot = cell;
        }
    }

    fn forward(problem: &Problem, band: &'a Band) -> Self {
        let (open, extend) = gap_scores(problem);
        let mut lattice = Self { band, cells: vec![CLOSED; band.len()] };
        for row in 0..=problem.n_source {
            let (low, high) = band.row(row);
            for column in low..=high {
                let mut cell = CLOSED;
                let (mut start, mut best) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
                let mut scores = [f64::NEG_INFINITY; SHAPES.len()];
                if row == 0 && column == 0 {
                    start = 0.0;
                }
                for (score, &(a, b)) in scores.iter_mut().zip(&SHAPES) {
                    if let (Some(r), Some(c)) =
                        (row.checked_sub(u32::from(a)), column.checked_sub(u32::from(b)))
                    {
                        let before = sum(lattice.get(r, c));
                        if before.is_finite() {
                            *score = bead_score(problem, (r, c), (a, b), before, best);
                            best = best.max(*score);
                        }
                    }
                }
                cell[0] = sum_of(&[sum_of(&scores), start]);
                if let Some(r) = row.checked_sub(1) {
                    cell[1] = into_gap(lattice.get(r, column), 1, open) + extend;
                }
                if let Some(c) = column.checked_sub(1) {
                    cell[2] = into_gap(lattice.get(row, c), 2, open) + extend;
                }
                lattice.set(row, column, cell);
            }
        }
        lattice
    }

    /// The score of all ways from each node, in each state, to the end.
    fn backward(problem: &Problem, band: &'a Band) -> Self {
        let (open, extend) = gap_scores(problem);
        let mut lattice = Self { band, cells: vec![CLOSED; band.len()] };
        for row in (0..=problem.n_source).rev() {
            let (low, high) = band.row(row);
            for column in (low..=high).rev() {
                let (mut start, mut best) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
                let mut scores = [f64::NEG_INFINITY; SHAPES.len()];
                if row == problem.n_source && column == problem.n_target {
                    start = 0.0;
                }
                for (score, &(a, b)) in scores.iter_mut().zip(&SHAPES) {
                    let after = lattice.get(row + u32::from(a), column + u32::from(b))[0];
                    if after.is_finite() {
                        *score = bead_score(problem, (row, column), (a, b), after, best);
                        best = best.max(*score);
                    }
                }
                let beads = sum_of(&[sum_of(&scores), start]);
                let source_gap = lattice.get(row + 1, column)[1] + extend;
                let target_gap = lattice.get(row, column + 1)[2] + extend;
                let cell = [
                    sum_of(&[beads, source_gap + open, target_gap + open]),
                    sum_of(&[beads, source_gap, target_gap + open]),
                    sum_of(&[beads, source_gap + open, target_gap]),
                ];
                lattice.set(row, column, cell);
            }
        }
        lattice
    }
}
