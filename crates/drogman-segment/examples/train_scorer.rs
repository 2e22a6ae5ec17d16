//! Learns the weights of the sentence scorer: `train_scorer [FOLDER] > crates/drogman-segment/data/weights.txt`.
//!
//! Reads the development rows of UD English-EWT, French-GSD, French-ParisStories, French-Rhapsodie, English-PUD and
//! French-PUD, also in the form in which half of the spaces between sentences are removed; Sequoia and GUM are
//! left alone, so that they show what the weights are worth. Logistic regression by Newton's method with a
//! Gaussian prior whose mean is the weight that the rules would give. What cross-validation measured (five
//! parts, by document) goes to the standard error output.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "an example may read and print, and stops at a malformed file"
)]

use drogman_segment::{habits, training};
use drogman_text::LanguageTag;
use serde_json::Value;
use std::collections::BTreeSet;

const PARTS: usize = 5;
/// How strongly a weight is held to its prior: the kind of a site, a fact about it.
const HOLD_KIND: f64 = 1.0;
const HOLD_FACT: f64 = 4.0;
/// What a site of the glued sets counts.
const GLUED: f64 = 0.2;

const ENGLISH: [&str; 3] = ["seg.UD_English-EWT", "seg.UD_English-PUD", "seg-glued.UD_English-EWT"];
const FRENCH: [&str; 5] = [
    "seg.UD_French-GSD",
    "seg.UD_French-PUD",
    "seg.UD_French-ParisStories",
    "seg.UD_French-Rhapsodie",
    "seg-glued.UD_French-GSD",
];

struct Sample {
    part: usize,
    weight: f64,
    features: Vec<usize>,
    is_boundary: bool,
}

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "../shared/data/segment".to_owned());
    let names = training::features();
    println!(
        "# Weights of the sentence scorer in log-odds, by language; a feature that is missing keeps its prior."
    );
    println!(
        "# Made by examples/train_scorer.rs from development rows of Universal Dependencies: see SOURCES.toml."
    );
    let both: Vec<&str> = ENGLISH.iter().chain(&FRENCH).copied().collect();
    for (section, sets, language) in [
        ("en", &ENGLISH[..], Some(LanguageTag::english())),
        ("fr", &FRENCH[..], Some(LanguageTag::french())),
        ("other", &both[..], None),
    ] {
        let samples: Vec<Sample> =
            sets.iter().flat_map(|set| read(&folder, set, language.as_ref(), &names)).collect();
        validate(section, &samples, &names);
        let weights = train(samples.iter(), &names);
        let seen: BTreeSet<usize> = samples.iter().flat_map(|sample| sample.features.clone()).collect();
        println!("[{section}]");
        for index in seen {
            println!("{} {:.3}", names[index].0, weights[index]);
        }
    }
}

/// The sites of one file. Where a file is the glued form of another one, only the glued sites are new.
fn read(folder: &str, set: &str, language: Option<&LanguageTag>, names: &[(String, f32)]) -> Vec<Sample> {
    let source = std::fs::read_to_string(format!("{folder}/{set}.jsonl")).expect("a development set");
    let glued_only = set.starts_with("seg-glued");
    // Spaces that were taken out on purpose stand for the few that people forget.
    let weight = if glued_only { GLUED } else { 1.0 };
    let und = LanguageTag::und();
    let language = language.unwrap_or(&und);
    let mut samples = Vec::new();
    for line in source.lines() {
        let value: Value = serde_json::from_str(line).expect("a JSON line");
        let text = value["text"].as_str().expect("a text");
        let id = value["id"].as_str().expect("an id");
        let numbers = |value: &Value| value.as_u64().expect("an offset") as usize;
        let starts: BTreeSet<usize> =
            value["sents"].as_array().expect("sentences").iter().map(|pair| numbers(&pair[0])).collect();
        let breaks = text.match_indices("\n\n").map(|(at, _)| at);
        let listed = value["pars"].as_array().expect("paragraphs").iter().map(numbers);
        let paragraphs: Vec<usize> = listed.chain(breaks).collect::<BTreeSet<_>>().into_iter().collect();
        let ends = paragraphs.iter().skip(1).copied().chain([text.len()]);
        // The set of one long document is parted by its paragraphs and by thousands of bytes.
        let document = id.bytes().take_while(|byte| *byte != b'#').map(usize::from).sum::<usize>();
        for (start, end) in paragraphs.iter().copied().zip(ends) {
            let piece = text[start..end].trim();
            let offset = start + text[start..end].find(piece).unwrap_or(0);
            let habits = habits(piece, language);
            for row in training::rows(piece, language, &habits, |next| starts.contains(&(offset + next))) {
                let glued = row.features.iter().any(|feature| names[*feature].0.contains("glued"));
                if glued || !glued_only {
                    let part = (document + (offset + row.next) / 4096) % PARTS;
                    samples.push(Sample {
                        part,
                        weight,
                        features: row.features,
                        is_boundary: row.is_boundary,
                    });
                }
            }
        }
    }
    samples
}

/// Measures on each part what the other parts teach.
fn validate(section: &str, samples: &[Sample], names: &[(String, f32)]) {
    let prior: Vec<f64> = names.iter().map(|(_, prior)| f64::from(*prior)).collect();
    let mut scored: Vec<(f64, &Sample)> = Vec::new();
    for part in 0..PARTS {
        let weights = train(samples.iter().filter(|sample| sample.part != part), names);
        let held_out = samples.iter().filter(|sample| sample.part == part);
        scored.extend(held_out.map(|sample| (probability(&weights, sample), sample)));
    }
    let n = samples.len() as f64;
    let wrong = scored.iter().filter(|(p, sample)| (*p >= 0.5) != sample.is_boundary).count();
    let rules = samples.iter().filter(|s| (probability(&prior, s) >= 0.5) != s.is_boundary).count();
    let loss: f64 = scored.iter().map(|(p, s)| -libm::log(if s.is_boundary { *p } else { 1.0 - p })).sum();
    let natural = scored.iter().filter(|(_, s)| s.weight >= 1.0).map(|(p, s)| (*p, s.is_boundary));
    let all: Vec<(f64, bool)> = natural.collect();
    let found: Vec<(f64, bool)> = all.iter().filter(|(p, _)| *p >= 0.5).copied().collect();
    eprintln!("{section}: {} sites, wrong by rules {rules}, by the scorer {wrong}", samples.len());
    eprintln!(
        "  log loss {:.4}, calibration error on untouched text {:.4} over all sites, {:.4} over boundaries",
        loss / n,
        calibration_error(&all),
        calibration_error(&found)
    );
    for (kind, (name, prior)) in names.iter().enumerate().filter(|(_, (name, _))| name.starts_with("site ")) {
        let of_kind: Vec<_> = scored.iter().filter(|(_, s)| s.features[0] == kind).collect();
        let right = of_kind.iter().filter(|(_, s)| s.is_boundary).count();
        let rules = of_kind.iter().filter(|(_, s)| (*prior >= 0.0) != s.is_boundary).count();
        let wrong = of_kind.iter().filter(|(p, s)| (*p >= 0.5) != s.is_boundary).count();
        if !of_kind.is_empty() {
            eprintln!(
                "  {name:<26} {:>5} sites, {right:>5} boundaries, wrong {rules:>3} -> {wrong:>3}",
                of_kind.len()
            );
        }
    }
}

/// Expected calibration error over fifteen bins of equal numbers.
fn calibration_error(scored: &[(f64, bool)]) -> f64 {
    let mut scored = scored.to_vec();
    scored.sort_by(|a, b| a.0.total_cmp(&b.0));
    let size = scored.len().div_ceil(15).max(1);
    let bins = scored.chunks(size).map(|bin| {
        let mean = bin.iter().map(|(p, _)| p).sum::<f64>();
        let right = bin.iter().filter(|(_, right)| *right).count() as f64;
        (mean - right).abs()
    });
    bins.sum::<f64>() / scored.len().max(1) as f64
}

fn probability(weights: &[f64], sample: &Sample) -> f64 {
    let sum: f64 = sample.features.iter().map(|feature| weights[*feature]).sum();
    1.0 / (1.0 + libm::exp(-sum))
}

/// Newton's method on the penalized log likelihood.
fn train<'s>(samples: impl Iterator<Item = &'s Sample>, names: &[(String, f32)]) -> Vec<f64> {
    let samples: Vec<&Sample> = samples.collect();
    let prior: Vec<f64> = names.iter().map(|(_, prior)| f64::from(*prior)).collect();
    let hold: Vec<f64> =
        names.iter().map(|(name, _)| if name.starts_with("site ") { HOLD_KIND } else { HOLD_FACT }).collect();
    let mut weights = prior.clone();
    let n = weights.len();
    for _ in 0..25 {
        let mut gradient: Vec<f64> = (0..n).map(|i| hold[i] * (prior[i] - weights[i])).collect();
        let mut curvature = vec![vec![0.0; n]; n];
        for (i, row) in curvature.iter_mut().enumerate() {
            row[i] = hold[i];
        }
        for sample in &samples {
            let p = probability(&weights, sample);
            let error = f64::from(u8::from(sample.is_boundary)) - p;
            for i in &sample.features {
                gradient[*i] += sample.weight * error;
                for j in &sample.features {
                    curvature[*i][*j] += sample.weight * p * (1.0 - p);
                }
            }
        }
        let step = solve(curvature, gradient);
        for (weight, step) in weights.iter_mut().zip(&step) {
            *weight += step.clamp(-2.0, 2.0);
        }
    }
    weights
}

/// Solves a positive definite system by Gauss elimination.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let n = right.len();
    for pivot in 0..n {
        for row in pivot + 1..n {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            if factor != 0.0 {
                let (upper, lower) = matrix.split_at_mut(row);
                for (cell, above) in lower[0].iter_mut().zip(&upper[pivot]).skip(pivot) {
                    *cell -= factor * above;
                }
                right[row] -= factor * right[pivot];
            }
        }
    }
    for pivot in (0..n).rev() {
        let known: f64 = (pivot + 1..n).map(|column| matrix[pivot][column] * right[column]).sum();
        right[pivot] = (right[pivot] - known) / matrix[pivot][pivot];
    }
    right
}
