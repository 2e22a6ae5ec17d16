//! A lexicon learned from the document's own beads.

use crate::bags::Corpus;
use crate::links::Links;

/// Pairs below this log-likelihood ratio may be chance (Dunning 1993; threshold from the area paper, section 7.5).
const LEAST_RATIO: f64 = 7.0;
/// The most partners a type may learn.
const MOST_LINKS: u8 = 2;

/// Adds to `links` the stem pairs that the given beads show more often than chance.
///
/// Pairs seen twice or more whose log-likelihood ratio passes a threshold are taken in the order of that ratio
/// (competitive linking, Melamed 1997), two partners a type at most, with weight min(1, 1.3 Dice). `beads` are
/// runs of sentences of either side. O(tokens x beads of each type), memory linear in the types.
pub(crate) fn learn(corpus: &Corpus<'_>, beads: &[([u32; 2], [u32; 2])], links: &mut Links) {
    let (source, target) = (corpus.source, corpus.target);
    let mut beads_of = vec![Vec::<u32>::new(); source.n_types()];
    let mut target_counts = vec![0_u32; target.n_types()];
    let mut seen = vec![u32::MAX; target.n_types()];
    let mut target_types: Vec<Vec<u32>> = Vec::with_capacity(beads.len());
    for (number, (rows, columns)) in beads.iter().enumerate() {
        let number = number as u32;
        for &token in source.tokens(rows[0] as usize, rows[1] as usize) {
            if let Some(list) = beads_of.get_mut(token as usize)
                && list.last() != Some(&number)
            {
                list.push(number);
            }
        }
        let mut types = Vec::new();
        for &token in target.tokens(columns[0] as usize, columns[1] as usize) {
            if let (Some(mark), Some(count)) =
                (seen.get_mut(token as usize), target_counts.get_mut(token as usize))
                && *mark != number
            {
                *mark = number;
                *count += 1;
                types.push(token);
            }
        }
        target_types.push(types);
    }
    let candidates = candidates(&beads_of, &target_types, &target_counts);
    let mut source_taken = vec![0_u8; source.n_types()];
    let mut target_taken = vec![0_u8; target.n_types()];
    for candidate in candidates {
        if let (Some(one), Some(other)) =
            (source_taken.get_mut(candidate.source as usize), target_taken.get_mut(candidate.target as usize))
            && *one < MOST_LINKS
            && *other < MOST_LINKS
        {
            *one += 1;
            *other += 1;
            links.add(candidate.source, candidate.target, (1.3 * candidate.dice).min(1.0) as f32);
        }
    }
}

struct Candidate {
    source: u32,
    target: u32,
    ratio: f64,
    dice: f64,
}

fn candidates(beads_of: &[Vec<u32>], target_types: &[Vec<u32>], target_counts: &[u32]) -> Vec<Candidate> {
    let n = target_types.len() as f64;
    let mut together = vec![0_u32; target_counts.len()];
    let mut touched = Vec::new();
    let mut candidates = Vec::new();
    for (source, beads) in beads_of.iter().enumerate() {
        if beads.len() < 2 {
            continue;
        }
        for &token in beads.iter().filter_map(|&bead| target_types.get(bead as usize)).flatten() {
            if let Some(count) = together.get_mut(token as usize) {
                if *count == 0 {
                    touched.push(token);
                }
                *count += 1;
            }
        }
        for target in touched.drain(..) {
            let Some(count) = together.get_mut(target as usize) else { continue };
            let both = f64::from(core::mem::take(count));
            let other = f64::from(target_counts.get(target as usize).copied().unwrap_or(0));
            let one = beads.len() as f64;
            if both < 2.0 || both * n <= one * other {
                continue;
            }
            let ratio = log_likelihood_ratio(both, one, other, n);
            if ratio > LEAST_RATIO {
                candidates.push(Candidate {
                    source: source as u32,
                    target,
                    ratio,
                    dice: 2.0 * both / (one + other),
                });
            }
        }
    }
    candidates.sort_by(|one, other| {
        other
            .ratio
            .total_cmp(&one.ratio)
            .then(one.source.cmp(&other.source))
            .then(one.target.cmp(&other.target))
    });
    candidates
}

/// Dunning's log-likelihood ratio of a two by two table, given its joint count, margins and total.
fn log_likelihood_ratio(both: f64, one: f64, other: f64, n: f64) -> f64 {
    let cells = [both, one - both, other - both, n - one - other + both];
    let expected =
        [one * other / n, one * (n - other) / n, (n - one) * other / n, (n - one) * (n - other) / n];
    2.0 * cells
        .iter()
        .zip(expected)
        .map(
            |(&cell, expected)| {
                if cell > 0.0 && expected > 0.0 { cell * libm::log(cell / expected) } else { 0.0 }
            },
        )
        .sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::log_likelihood_ratio;

    #[test]
    fn independence_has_no_ratio_and_dependence_has() {
        assert!(log_likelihood_ratio(1.0, 10.0, 10.0, 100.0).abs() < 1e-9);
        assert!(log_likelihood_ratio(10.0, 10.0, 10.0, 100.0) > 60.0);
    }
}
