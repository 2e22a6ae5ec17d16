//! The weights and the probability of a boundary.

use crate::features::{Features, N_FEATURES, N_SITUATIONS, Situation, facts_of, names};
use crate::leaf::Leaf;
use crate::rules::Rules;
use drogman_text::LanguageTag;
use std::sync::LazyLock;

/// The weights of one language: log-odds, one for each feature.
#[derive(Debug)]
pub(crate) struct Weights {
    weights: Vec<f32>,
    /// The most that the facts of each situation can add to the weight of a kind of site.
    most: [f32; N_SITUATIONS],
}

const SOURCE: &str = include_str!("../data/weights.txt");

static ENGLISH: LazyLock<Weights> = LazyLock::new(|| Weights::read("en"));
static FRENCH: LazyLock<Weights> = LazyLock::new(|| Weights::read("fr"));
/// The priors alone, for languages with word lists and without training text: what was learnt on text in another
/// language or without any lists would weigh against what the lists say.
static UNTRAINED: LazyLock<Weights> = LazyLock::new(|| Weights::read("untrained"));
static OTHER: LazyLock<Weights> = LazyLock::new(|| Weights::read("other"));

impl Weights {
    /// The weights of a language: its own, the priors for one with word lists alone, those learnt without any
    /// word lists for the rest.
    pub(crate) fn of(language: &LanguageTag) -> &'static Self {
        match language.primary() {
            "en" => &ENGLISH,
            "fr" => &FRENCH,
            _ if Rules::has_folder(language) => &UNTRAINED,
            _ => &OTHER,
        }
    }

    /// Reads one section of the file. A feature that the file does not name keeps its prior.
    fn read(section: &str) -> Self {
        let mut weights: Vec<f32> = Vec::with_capacity(N_FEATURES);
        let known: Vec<(&str, f32)> = crate::rules::section_lines(SOURCE, section)
            .filter_map(|line| line.rsplit_once(' '))
            .filter_map(|(name, weight)| Some((name, weight.parse().ok()?)))
            .collect();
        for (name, prior) in names() {
            weights.push(known.iter().find(|(known, _)| *known == name).map_or(prior, |(_, weight)| *weight));
        }
        let most = Situation::ALL.map(|situation| {
            let facts = weights.get(facts_of(situation)).unwrap_or(&[]);
            facts.iter().filter(|weight| **weight > 0.0).sum()
        });
        Self { weights, most }
    }

    /// Whether no facts can make a boundary of such a site. Sums in another order may differ by a trifle.
    pub(crate) fn is_hopeless(&self, leaf: Leaf, situation: Situation) -> bool {
        let most = self.most.get(situation as usize).copied().unwrap_or(f32::INFINITY);
        self.weights.get(leaf as usize).is_some_and(|weight| weight + most < -0.01)
    }

    /// The probability that a sentence ends at a site.
    pub(crate) fn probability(&self, features: Features) -> f32 {
        let sum: f32 = features.indices().filter_map(|index| self.weights.get(index)).sum();
        sigmoid(sum)
    }
}

/// The logistic function.
fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-x))
}
