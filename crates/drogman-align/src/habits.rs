//! What one pass shows of a document.

use crate::problem::Problem;
use crate::search::Step;

/// What one pass shows of a document, for the prices of the next.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Habits {
    /// How damaged the text looks: 0 when almost nothing is missing, 1 when a tenth or more is.
    pub(crate) damage: f64,
    /// The median price of a sentence pair inside the beads found.
    pub(crate) match_price: f64,
    /// The median price of sentence pairs that stand well off the path.
    pub(crate) random_price: f64,
    /// How much words tell here: 1 when nearly every bead's words fit better than a random pair's, 0 when half of
    /// them do, as chance would have it.
    pub(crate) telling: f64,
}

impl Habits {
    /// Reads them off a path.
    pub(crate) fn new(problem: &Problem, path: &[Step]) -> Self {
        /// How far off the path a pair counts as random, in units.
        const OFF: u32 = 7;
        let (mut missing, mut all) = (0_u32, 0_u32);
        let (mut matched, mut random) = (Vec::new(), Vec::new());
        let (mut matched_words, mut random_words) = (Vec::new(), Vec::new());
        for step in path {
            let n = u32::from(step.rows) + u32::from(step.columns);
            all += n;
            if step.is_null() {
                missing += n;
                continue;
            }
            matched.push(f64::from(problem.price(step.row, step.column, step.shape())) * 2.0 / f64::from(n));
            matched_words.push(f64::from(problem.word_cost(step.row, step.column, step.shape())));
            let away = [step.column.checked_sub(OFF), step.column.checked_add(OFF)];
            for column in away.into_iter().flatten().filter(|&column| problem.can_see(step.row, column)) {
                random.push(f64::from(problem.price(step.row, column, (1, 1))));
                random_words.push(f64::from(problem.word_cost(step.row, column, (1, 1))));
            }
        }
        let usual = f64::from(problem.prices.words) + 2.0 * f64::from(problem.prices.length);
        Self {
            damage: ((f64::from(missing) / f64::from(all.max(1)) - 0.02) / 0.08).clamp(0.0, 1.0),
            match_price: median(matched).unwrap_or(0.8 * usual),
            random_price: median(random).unwrap_or(usual),
            telling: median(random_words).map_or(1.0, |usual| telling(&matched_words, usual)),
        }
    }
}

/// From the share of word costs below a usual one (ties count half): 0.5 gives 0, 0.7 and more gives 1.
fn telling(costs: &[f64], usual: f64) -> f64 {
    let wins: f64 = costs
        .iter()
        .map(|cost| if (cost - usual).abs() < 1e-6 { 0.5 } else { f64::from(u8::from(*cost < usual)) })
        .sum();
    ((wins / costs.len().max(1) as f64 - 0.5) / 0.2).clamp(0.0, 1.0)
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.retain(|value| value.is_finite());
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}
