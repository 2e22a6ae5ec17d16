//! The cheapest monotone path, with affine prices for omissions.

use crate::problem::{Problem, SHAPES};

/// One bead of a path in units: it begins at `row` and `column` and holds `rows` and `columns` units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) row: u32,
    pub(crate) column: u32,
    pub(crate) rows: u8,
    pub(crate) columns: u8,
}

impl Step {
    pub(crate) fn is_null(self) -> bool {
        self.rows == 0 || self.columns == 0
    }
    pub(crate) fn shape(self) -> (u8, u8) {
        (self.rows, self.columns)
    }
}

/// The three states at a node: behind a two-sided bead, in a source omission, in a target omission.
const N_STATES: usize = 3;
const TWO_SIDED: usize = 0;
const SOURCE_ONLY: usize = 1;
const TARGET_ONLY: usize = 2;

#[derive(Clone, Copy)]
struct Node {
    costs: [f64; N_STATES],
    best: f64,
    best_state: u8,
}

impl Node {
    const CLOSED: Self = Self { costs: [f64::INFINITY; N_STATES], best: f64::INFINITY, best_state: 0 };

    fn new(costs: [f64; N_STATES]) -> Self {
        let mut node = Self { costs, best: f64::INFINITY, best_state: 0 };
        for (state, &cost) in costs.iter().enumerate() {
            if cost < node.best {
                node.best = cost;
                node.best_state = state as u8;
            }
        }
        node
    }

    /// The cheapest way into an omission on the side of `state`, and the state that it comes from.
    fn gap_cost(&self, state: usize, open: f64) -> (f64, u8) {
        let mut best = (f64::INFINITY, 0);
        for (before, &cost) in self.costs.iter().enumerate() {
            let cost = if before == state { cost } else { cost + open };
            if cost < best.0 {
                best = (cost, before as u8);
            }
        }
        best
    }
}

/// A row of nodes with the column of its first one.
#[derive(Clone, Default)]
struct Row {
    low: u32,
    nodes: Vec<Node>,
}

impl Row {
    fn get(&self, column: u32) -> Node {
        column
            .checked_sub(self.low)
            .and_then(|at| self.nodes.get(at as usize))
            .copied()
            .unwrap_or(Node::CLOSED)
    }
}

/// The cheapest path through the band, and its cost.
///
/// Dynamic programming over the nodes of the band with three states a node, O(nodes x shapes) time and two bytes
/// a node. Among equal costs the earlier shape wins, and an omission in the source before one in the target.
pub(crate) fn cheapest_path(problem: &Problem) -> (Vec<Step>, f64) {
    let band = &problem.band;
    let (open, extend) = (f64::from(problem.prices.open), f64::from(problem.prices.extend));
    let mut trail = vec![0_u16; band.len()];
    let mut rows: [Row; 6] = Default::default();
    for row in 0..=problem.n_source {
        let (low, high) = band.row(row);
        let slot = row as usize % rows.len();
        let mut current = rows.get_mut(slot).map(core::mem::take).unwrap_or_default();
        current.low = low;
        current.nodes.clear();
        for column in low..=high {
            let mut costs = [f64::INFINITY; N_STATES];
            let mut came = [0_u16; N_STATES];
            if row == 0 && column == 0 {
                costs[TWO_SIDED] = 0.0;
            }
            for (number, &(a, b)) in SHAPES.iter().enumerate() {
                let (Some(from_row), Some(from_column)) =
                    (row.checked_sub(u32::from(a)), column.checked_sub(u32::from(b)))
                else {
                    continue;
                };
                let Some(from) = rows.get(from_row as usize % rows.len()) else { continue };
                let from = from.get(from_column);
                if from.best >= costs[TWO_SIDED] {
                    continue;
                }
                // A little slack keeps ties apart from rounding to single precision.
                let limit = (costs[TWO_SIDED] - from.best + 1e-3) as f32;
                let cost = from.best + f64::from(problem.price_below(from_row, from_column, (a, b), limit));
                if cost < costs[TWO_SIDED] {
                    costs[TWO_SIDED] = cost;
                    came[TWO_SIDED] = number as u16 * N_STATES as u16 + u16::from(from.best_state);
                }
            }
            if let Some(before) = row.checked_sub(1) {
                let from = rows.get(before as usize % rows.len()).map_or(Node::CLOSED, |row| row.get(column));
                let (cost, state) = from.gap_cost(SOURCE_ONLY, open);
                costs[SOURCE_ONLY] = cost + extend;
                came[SOURCE_ONLY] = u16::from(state);
            }
            if let Some(before) = column.checked_sub(1) {
                let (cost, state) = current.get(before).gap_cost(TARGET_ONLY, open);
                costs[TARGET_ONLY] = cost + extend;
                came[TARGET_ONLY] = u16::from(state);
            }
            current.nodes.push(Node::new(costs));
            if let Some(slot) = band.index(row, column).and_then(|at| trail.get_mut(at)) {
                *slot = came[TWO_SIDED] | came[SOURCE_ONLY] << 8 | came[TARGET_ONLY] << 10;
            }
        }
        if let Some(place) = rows.get_mut(slot) {
            *place = current;
        }
    }
    let end = rows
        .get(problem.n_source as usize % rows.len())
        .map_or(Node::CLOSED, |row| row.get(problem.n_target));
    (walk_back(problem, &trail, end.best_state), end.best)
}

fn walk_back(problem: &Problem, trail: &[u16], last_state: u8) -> Vec<Step> {
    let (mut row, mut column, mut state) = (problem.n_source, problem.n_target, usize::from(last_state));
    let mut steps = Vec::new();
    while row > 0 || column > 0 {
        let came = problem.band.index(row, column).and_then(|at| trail.get(at)).copied().unwrap_or(0);
        let (rows, columns, before) = match state {
            SOURCE_ONLY => (1, 0, came >> 8 & 3),
            TARGET_ONLY => (0, 1, came >> 10 & 3),
            _ => {
                let came = came & 0xFF;
                let (a, b) = SHAPES.get(usize::from(came) / N_STATES).copied().unwrap_or((1, 1));
                (a, b, came % N_STATES as u16)
            }
        };
        row = row.saturating_sub(u32::from(rows));
        column = column.saturating_sub(u32::from(columns));
        steps.push(Step { row, column, rows, columns });
        state = usize::from(before);
    }
    steps.reverse();
    steps
}

/// The nodes of a path, both ends included.
pub(crate) fn nodes(path: &[Step]) -> Vec<(u32, u32)> {
    let mut nodes = vec![(0, 0)];
    nodes.extend(
        path.iter().map(|step| (step.row + u32::from(step.rows), step.column + u32::from(step.columns))),
    );
    nodes
}
