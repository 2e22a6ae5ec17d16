//! From posteriors to confidences.
//!
//! The posterior of a bead is too sure of itself or not sure enough, depending on how much words tell in a
//! document; a logistic map makes a probability of it. Its seven constants were fitted by Newton's method with a
//! ridge of 1 on the beads that this crate finds in the five novels of TransRead and in their damaged twins
//! (annotations CC BY-SA 4.0), a bead being right when it stands in the gold as it is, an omission of
//! several sentences counting as one bead a sentence.

use crate::problem::Problem;
use crate::search::Step;

/// What the map sees of one bead.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Features {
    /// Log odds of the posterior.
    pub(crate) odds: f64,
    /// Mean log odds of the beads before and after.
    pub(crate) neighbours: f64,
    /// How much better than a random pair the words fit; 0 for an omission.
    pub(crate) words: f64,
    /// How many sentences beyond two; 0 for an omission.
    pub(crate) extra: f64,
    /// 1 for an omission.
    pub(crate) is_null: f64,
}

impl Features {
    /// The features of each step of a path.
    pub(crate) fn of(problem: &Problem, path: &[Step], posteriors: &[f64]) -> Vec<Self> {
        let odds: Vec<f64> = posteriors.iter().map(|&posterior| log_odds(posterior)).collect();
        path.iter()
            .enumerate()
            .map(|(at, step)| {
                let own = odds.get(at).copied().unwrap_or(0.0);
                let other = |at: Option<usize>| at.and_then(|at| odds.get(at)).copied().unwrap_or(own);
                let is_null = step.is_null();
                Self {
                    odds: own,
                    neighbours: 0.5 * (other(at.checked_sub(1)) + other(Some(at + 1))),
                    words: if is_null {
                        0.0
                    } else {
                        1.0 - f64::from(problem.word_cost(step.row, step.column, step.shape()))
                    },
                    extra: if is_null { 0.0 } else { f64::from(step.rows + step.columns - 2) },
                    is_null: f64::from(is_null),
                }
            })
            .collect()
    }

    /// The confidence that these features stand for.
    pub(crate) fn confidence(self) -> f64 {
        let score = INTERCEPT
            + ODDS * self.odds
            + NEIGHBOURS * self.neighbours
            + WORDS * self.words
            + EXTRA * self.extra
            + NULL * self.is_null
            + NULL_ODDS * self.is_null * self.odds;
        1.0 / (1.0 + libm::exp(-score))
    }
}

const INTERCEPT: f64 = 0.013;
const ODDS: f64 = 0.901;
const NEIGHBOURS: f64 = 0.141;
const WORDS: f64 = 1.02;
const EXTRA: f64 = -0.257;
const NULL: f64 = 1.19;
const NULL_ODDS: f64 = 0.183;

/// Log odds, at most 8 either way.
fn log_odds(posterior: f64) -> f64 {
    libm::log((posterior + 1e-9) / (1.0 - posterior + 1e-9)).clamp(-8.0, 8.0)
}
