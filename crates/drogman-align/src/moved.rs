//! Blocks that stand elsewhere in the target: found among what the monotone path could not explain.

use crate::bags::Corpus;
use crate::band::Band;
use crate::problem::{Prices, Problem, SHAPES, Unit};
use crate::search::{Step, cheapest_path};

/// A run of source units and the run of target units that translates it elsewhere, as `first..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) rows: (u32, u32),
    pub(crate) columns: (u32, u32),
}

/// How the search for moved blocks weighs what it sees, in the scale of the prices.
struct Rules {
    /// What a unit pair may cost and still speak for a block; a random one costs more.
    fair_price: f64,
    /// What a block must gain over the monotone path.
    move_price: f64,
    /// The fewest beads of a block.
    least_beads: usize,
    /// Islands nearer to each other than this many units are one.
    bridge: usize,
}

impl Rules {
    fn new(prices: &Prices) -> Self {
        Self { fair_price: 0.98 * f64::from(prices.words), move_price: 0.6, least_beads: 3, bridge: 3 }
    }
}

/// The fewest units of an island.
const LEAST_ISLAND: u32 = 3;
/// The most nodes that one pair of islands, and all pairs together, may cost.
const MOST_NODES: u64 = 1_000_000;
const MOST_NODES_IN_ALL: u64 = 8_000_000;
/// For each source island, this many of the nearest target islands are tried.
const MOST_PARTNERS: usize = 12;

/// The moved blocks that the monotone path leaves unexplained, ascending by source.
///
/// Runs of units that the path leaves alone or ties badly are islands; each island of the source is aligned
/// locally (Smith and Waterman 1981) with islands of the target, and a block is taken when its beads are
/// cheaper than what its units cost on the path, by more than the price of a move. Pairs of islands that are too
/// large to compare are counted beside them.
pub(crate) fn find(
    corpus: &Corpus<'_>,
    problem: &Problem,
    path: &[Step],
    units: (&[Unit], &[Unit]),
) -> (Vec<Block>, usize) {
    let rules = Rules::new(&problem.prices);
    let shares = Shares::new(problem, path, &rules);
    let rows = islands(&shares.row_gain, rules.bridge);
    let columns = islands(&shares.column_gain, rules.bridge);
    let mut candidates = Vec::new();
    let mut budget = MOST_NODES_IN_ALL;
    let mut n_skipped = 0;
    for &row_run in &rows {
        for column_run in nearest(&columns, shares.column_at(row_run)) {
            let n_nodes = u64::from(row_run.1 - row_run.0 + 1) * u64::from(column_run.1 - column_run.0 + 1);
            if n_nodes > MOST_NODES || n_nodes > budget {
                n_skipped += 1;
                continue;
            }
            budget -= n_nodes;
            let part = local_problem(corpus, problem, units, row_run, column_run);
            let Some(found) = local_path(&part, &rules) else { continue };
            let block = Block {
                rows: (row_run.0 + found.rows.0, row_run.0 + found.rows.1),
                columns: (column_run.0 + found.columns.0, column_run.0 + found.columns.1),
            };
            let gain = shares.cost_of(block) - found.cost - rules.move_price;
            if found.n_beads >= rules.least_beads && gain > 0.0 && crosses(path, block) {
                candidates.push((gain, block));
            }
        }
    }
    candidates.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.rows.cmp(&other.1.rows)));
    let mut blocks: Vec<Block> = Vec::new();
    for (_, block) in candidates {
        let is_free = blocks.iter().all(|taken| {
            (block.rows.1 <= taken.rows.0 || taken.rows.1 <= block.rows.0)
                && (block.columns.1 <= taken.columns.0 || taken.columns.1 <= block.columns.0)
        });
        if is_free {
            blocks.push(block);
        }
    }
    blocks.sort_by_key(|block| block.rows);
    (blocks, n_skipped)
}

/// The [`MOST_PARTNERS`] islands whose middles are nearest to a column, nearest first. They lie side by side, as
/// islands ascend.
fn nearest(islands: &[(u32, u32)], column: u32) -> Vec<(u32, u32)> {
    let middle = |island: &(u32, u32)| u32::midpoint(island.0, island.1);
    let at = islands.partition_point(|island| middle(island) < column);
    let around = at.saturating_sub(MOST_PARTNERS)..(at + MOST_PARTNERS).min(islands.len());
    let mut found = islands.get(around).unwrap_or_default().to_vec();
    found.sort_by_key(|island| middle(island).abs_diff(column));
    found.truncate(MOST_PARTNERS);
    found
}

/// What each unit costs on the path, and how much better than a fair price that is.
struct Shares {
    row_cost: Vec<f64>,
    column_cost: Vec<f64>,
    row_gain: Vec<f64>,
    column_gain: Vec<f64>,
    /// The column at which the path passes each row.
    passes: Vec<u32>,
}

impl Shares {
    fn new(problem: &Problem, path: &[Step], rules: &Rules) -> Self {
        let mut shares = Self {
            row_cost: vec![0.0; problem.n_source as usize],
            column_cost: vec![0.0; problem.n_target as usize],
            row_gain: vec![0.0; problem.n_source as usize],
            column_gain: vec![0.0; problem.n_target as usize],
            passes: vec![0; problem.n_source as usize],
        };
        let prices: Vec<f64> = path.iter().map(|step| step_price(problem, step)).collect();
        let gains: Vec<f64> = path
            .iter()
            .zip(&prices)
            .map(|(step, price)| {
                if step.is_null() {
                    -0.5
                } else {
                    f64::from(step.rows + step.columns) * 0.5 * rules.fair_price - price
                }
            })
            .collect();
        for (at, step) in path.iter().enumerate() {
            // A bead stands in the company of its neighbours: one poor bead among good ones is no island.
            let around = at.saturating_sub(1)..=(at + 1).min(path.len() - 1);
            let gain: f64 = gains.get(around).unwrap_or_default().iter().sum();
            let share = prices.get(at).copied().unwrap_or(0.0) / f64::from((step.rows + step.columns).max(1));
            for row in step.row..step.row + u32::from(step.rows) {
                set(&mut shares.row_cost, row, share);
                set(&mut shares.row_gain, row, gain);
                if let Some(slot) = shares.passes.get_mut(row as usize) {
                    *slot = step.column;
                }
            }
            for column in step.column..step.column + u32::from(step.columns) {
                set(&mut shares.column_cost, column, share);
                set(&mut shares.column_gain, column, gain);
            }
        }
        shares
    }

    fn cost_of(&self, block: Block) -> f64 {
        let sum = |costs: &[f64], run: (u32, u32)| {
            costs.get(run.0 as usize..run.1 as usize).unwrap_or_default().iter().sum::<f64>()
        };
        sum(&self.row_cost, block.rows) + sum(&self.column_cost, block.columns)
    }

    fn column_at(&self, run: (u32, u32)) -> u32 {
        self.passes.get((run.0 + run.1) as usize / 2).copied().unwrap_or(0)
    }
}

fn set(values: &mut [f64], at: u32, value: f64) {
    if let Some(slot) = values.get_mut(at as usize) {
        *slot = value;
    }
}

fn step_price(problem: &Problem, step: &Step) -> f64 {
    if step.is_null() {
        f64::from(problem.prices.extend)
    } else {
        f64::from(problem.price(step.row, step.column, step.shape()))
    }
}

/// Runs of units without gain, short interruptions included.
fn islands(gains: &[f64], bridge: usize) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for (at, &gain) in gains.iter().enumerate() {
        if gain > 0.0 {
            continue;
        }
        let at = at as u32;
        match runs.last_mut() {
            Some(run) if at <= run.1 + bridge as u32 => run.1 = at + 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs.retain(|run| run.1 - run.0 >= LEAST_ISLAND);
    let n = gains.len() as u32;
    runs.iter().map(|run| (run.0.saturating_sub(2), (run.1 + 2).min(n))).collect()
}

fn local_problem(
    corpus: &Corpus<'_>,
    problem: &Problem,
    units: (&[Unit], &[Unit]),
    rows: (u32, u32),
    columns: (u32, u32),
) -> Problem {
    let part = |units: &[Unit], run: (u32, u32)| {
        units.get(run.0 as usize..run.1 as usize).unwrap_or_default().to_vec()
    };
    let (source, target) = (part(units.0, rows), part(units.1, columns));
    let band = Band::whole(source.len() as u32, target.len() as u32);
    Problem::new(corpus, source, target, band, problem.prices)
}

/// The best local path of a pair of islands.
struct Local {
    rows: (u32, u32),
    columns: (u32, u32),
    n_beads: usize,
    cost: f64,
}

#[derive(Clone, Copy)]
struct Node {
    score: f64,
    start: (u32, u32),
}

/// Local alignment: the stretch whose beads undercut the fair price most.
fn local_path(problem: &Problem, rules: &Rules) -> Option<Local> {
    let band = &problem.band;
    let gap = f64::from(problem.prices.extend) * 0.75;
    let mut nodes = vec![Node { score: 0.0, start: (0, 0) }; band.len()];
    let mut best: Option<(Node, (u32, u32))> = None;
    for row in 0..=problem.n_source {
        for column in 0..=problem.n_target {
            let mut node = Node { score: 0.0, start: (row, column) };
            let mut ends_in_bead = false;
            let mut offer = |from: (u32, u32), gain: f64, is_bead: bool| {
                if let Some(before) = band.index(from.0, from.1).and_then(|at| nodes.get(at))
                    && before.score + gain > node.score
                {
                    node = Node { score: before.score + gain, start: before.start };
                    ends_in_bead = is_bead;
                }
            };
            for &(a, b) in &SHAPES {
                if let (Some(r), Some(c)) = (row.checked_sub(u32::from(a)), column.checked_sub(u32::from(b)))
                {
                    let fair = f64::from(a + b) * 0.5 * rules.fair_price;
                    offer((r, c), fair - f64::from(problem.price(r, c, (a, b))), true);
                }
            }
            if let Some(r) = row.checked_sub(1) {
                offer((r, column), -gap, false);
            }
            if let Some(c) = column.checked_sub(1) {
                offer((row, c), -gap, false);
            }
            if ends_in_bead && best.is_none_or(|(best, _)| node.score > best.score) {
                best = Some((node, (row, column)));
            }
            if let Some(slot) = band.index(row, column).and_then(|at| nodes.get_mut(at)) {
                *slot = node;
            }
        }
    }
    let (Node { score, start }, end) = best?;
    let n_units = f64::from(end.0 - start.0 + end.1 - start.1);
    Some(Local {
        rows: (start.0, end.0),
        columns: (start.1, end.1),
        n_beads: (end.0 - start.0).min(end.1 - start.1) as usize,
        cost: n_units * 0.5 * rules.fair_price - score,
    })
}

/// Whether two-sided beads of the path cross the block.
fn crosses(path: &[Step], block: Block) -> bool {
    path.iter().filter(|step| !step.is_null()).any(|step| {
        let (row_end, column_end) = (step.row + u32::from(step.rows), step.column + u32::from(step.columns));
        (row_end <= block.rows.0 && step.column >= block.columns.1)
            || (step.row >= block.rows.1 && column_end <= block.columns.0)
    })
}

/// The cheapest path through a block, in a problem of its own.
pub(crate) fn align_block(
    corpus: &Corpus<'_>,
    problem: &Problem,
    units: (&[Unit], &[Unit]),
    block: Block,
) -> (Problem, Vec<Step>) {
    let part = local_problem(corpus, problem, units, block.rows, block.columns);
    let (path, _) = cheapest_path(&part);
    (part, path)
}

#[cfg(test)]
mod tests {
    use super::{MOST_PARTNERS, nearest};

    #[test]
    fn the_nearest_islands_are_those_that_sorting_all_gives() {
        let islands: Vec<(u32, u32)> = (0..60_u32).map(|n| (n * 7, n * 7 + 3 + n % 4)).collect();
        for column in [0, 5, 100, 201, 419, 5000] {
            let mut all = islands.clone();
            all.sort_by_key(|run| u32::midpoint(run.0, run.1).abs_diff(column));
            all.truncate(MOST_PARTNERS);
            assert_eq!(nearest(&islands, column), all, "column {column}");
        }
        assert!(nearest(&[], 3).is_empty());
    }
}
