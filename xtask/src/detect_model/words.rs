//! Known words: which ones a table keeps, and their rows.

use super::lists::Numbers;
use super::train::{Task, is_language};
use drogman_detect::recipe::{CODE_BITS, MOST_STEPS, UNITS, WORD_UNIT, each_group, fingerprint, place_of};
use std::collections::{BTreeMap, HashSet};

/// The parts of a table that judge known words.
pub(super) struct Known {
    pub(super) rows: Vec<u8>,
    pub(super) names: Vec<u8>,
    pub(super) places: Vec<u8>,
    pub(super) n_words: usize,
}

/// Below the best lane, in nats, nothing is told apart.
const DEPTH: f32 = 8.0;
/// How full the places are.
const LOAD: f64 = 0.88;

struct Candidate<const L: usize> {
    numbers: Numbers,
    /// Logarithms of the word's probability in each lane, against the best lane.
    row: [f32; L],
    name: u8,
    value: f64,
}

/// Chooses words for a table of `n_places`, those whose letter groups judge them worst first, each by how common it
/// is.
pub(super) fn known<const L: usize>(
    task: &Task<'_, L>,
    grams: &[[i8; L]],
    names: &HashSet<Numbers>,
    n_places: usize,
    n_codes: usize,
) -> Known {
    let mut candidates = candidates(task, grams, names);
    candidates.sort_by(|a, b| b.value.total_cmp(&a.value).then_with(|| a.numbers.cmp(&b.numbers)));
    candidates.truncate((n_places as f64 * LOAD) as usize);
    let (codes, of_word) = codebook(&candidates, n_codes.min(1 << CODE_BITS));

    let mut places = vec![0_u32; n_places];
    let mut n_words = 0;
    for (candidate, code) in candidates.iter().zip(&of_word) {
        let (mut place, tag) = place_of(fingerprint(&candidate.numbers), n_places);
        for _ in 0..MOST_STEPS {
            if places[place] == 0 {
                places[place] = tag << CODE_BITS | *code as u32;
                n_words += 1;
                break;
            }
            place = (place + 1) % n_places;
        }
    }
    let unit = UNITS as f32 / WORD_UNIT as f32;
    let rows = codes.iter().flat_map(|code| {
        code.0.map(|value| ((value + DEPTH / 2.0) * unit).round().clamp(-127.0, 127.0) as i8 as u8)
    });
    Known {
        rows: rows.collect(),
        names: codes.iter().map(|code| code.1).collect(),
        places: places.iter().flat_map(|place| place.to_le_bytes()).collect(),
        n_words,
    }
}

fn candidates<const L: usize>(
    task: &Task<'_, L>,
    grams: &[[i8; L]],
    names: &HashSet<Numbers>,
) -> Vec<Candidate<L>> {
    let mut seen: BTreeMap<&[u8], [f64; L]> = BTreeMap::new();
    let mut floors = [0.0_f64; L];
    for (lane, (_, lists)) in task.lanes.iter().enumerate() {
        let mut floor = 1.0_f64;
        for list in lists {
            for (word, probability) in &list.words {
                // `other` is a language drawn at random among those without a lane.
                let share = probability / lists.len() as f64;
                seen.entry(word).or_insert([0.0; L])[lane] += share;
                floor = floor.min(share);
            }
        }
        floors[lane] = libm::log(floor * 0.5);
    }
    let n = task.lanes.len();
    let shift = 64 - task.bits;
    let mut found = Vec::new();
    for (word, probabilities) in seen {
        if word.is_empty() || word.len() > 24 {
            continue;
        }
        let mut sums = [0_i32; L];
        each_group(word, shift, |place| {
            for (sum, value) in sums.iter_mut().zip(grams[place]) {
                *sum += i32::from(value);
            }
        });
        let top = sums[..n].iter().copied().max().unwrap_or(0);
        let below = |lane: usize| ((top - sums[lane]) as f64 / f64::from(UNITS)).clamp(0.0, 8.0);
        let best = libm::log(probabilities.iter().copied().fold(0.0, f64::max));
        let mut row = [0.0_f32; L];
        for lane in 0..n {
            let logarithm = if probabilities[lane] > 0.0 {
                libm::log(probabilities[lane])
            } else if is_language(task.lanes[lane].0) && !task.lanes[lane].1.is_empty() {
                floors[lane].min(best - 2.5) - below(lane) * 0.6
            } else {
                best - 4.0 - below(lane) * 0.6
            };
            row[lane] = ((logarithm - best) as f32).max(-DEPTH);
        }
        // How far the letter groups are from the truth, times how often that happens.
        let share = probabilities.iter().zip(&task.shares).map(|(p, s)| libm::pow(*p, 0.6) * s).sum::<f64>();
        let truth = distribution(&row[..n]);
        let guess: Vec<f32> = (0..n).map(|lane| -below(lane) as f32).collect();
        let guess = distribution(&guess);
        let error: f64 = truth
            .iter()
            .zip(&guess)
            .map(|(t, g)| {
                f64::from(*t) * (libm::log(f64::from(t.max(1e-6))) - libm::log(f64::from(g.max(1e-6))))
            })
            .sum();
        // Each name is taken to be as likely as any other.
        let as_name = 1.0 / names.len().max(1) as f64;
        let name = if names.contains(word) { as_name / (as_name + libm::exp(best) * 0.3) } else { 0.0 };
        found.push(Candidate {
            numbers: word.into(),
            row,
            name: ((name * 4.0) as u8).min(3) * 85,
            value: share * (error.clamp(0.0, 4.0) + 0.1),
        });
    }
    found
}

fn distribution(row: &[f32]) -> Vec<f32> {
    let powers: Vec<f32> = row.iter().map(|value| libm::expf(*value)).collect();
    let sum: f32 = powers.iter().sum();
    powers.iter().map(|power| power / sum).collect()
}

const LEVELS: [f32; 9] = [0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.5, 8.0];

fn level(value: f32) -> u8 {
    let nearest =
        LEVELS.iter().enumerate().min_by(|a, b| (a.1 + value).abs().total_cmp(&(b.1 + value).abs()));
    nearest.map_or(0, |found| found.0 as u8)
}

/// Rows that stand for those of all words: the rounded rows that matter most; every other word takes the nearest
/// one of the same best lane. Row 0 is never used, so that no entry is 0.
fn codebook<const L: usize>(words: &[Candidate<L>], n_codes: usize) -> (Vec<([f32; L], u8)>, Vec<usize>) {
    let mut weights: BTreeMap<([u8; L], u8), f64> = BTreeMap::new();
    for word in words {
        *weights.entry((word.row.map(level), word.name)).or_default() += word.value;
    }
    let mut keys: Vec<(([u8; L], u8), f64)> = weights.into_iter().collect();
    keys.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    keys.truncate(n_codes - 1);
    let mut codes: Vec<([f32; L], u8)> = vec![([-DEPTH / 2.0; L], 0)];
    codes.extend(keys.iter().map(|((row, name), _)| (row.map(|l| -LEVELS[usize::from(l)]), *name)));

    for round in 0..3 {
        let best_lane = |row: &[f32; L]| {
            row.iter()
                .enumerate()
                .fold((0, f32::MIN), |best, (lane, v)| if *v > best.1 { (lane, *v) } else { best })
                .0
        };
        let mut by_lane: Vec<Vec<usize>> = vec![Vec::new(); L];
        for (number, code) in codes.iter().enumerate().skip(1) {
            by_lane[best_lane(&code.0)].push(number);
        }
        let nearest = |word: &Candidate<L>| {
            let importance = word.row.map(|value| libm::expf(value * 0.4) + 0.02);
            let among = &by_lane[best_lane(&word.row)];
            let mut best = (1, f32::MAX);
            for number in among {
                let (row, name) = &codes[*number];
                let mut far = (f32::from(name.abs_diff(word.name)) / 85.0) * 0.4;
                for ((a, b), share) in row.iter().zip(&word.row).zip(&importance) {
                    far += (a - b) * (a - b) * share;
                }
                if far < best.1 {
                    best = (*number, far);
                }
            }
            best.0
        };
        let of_word: Vec<usize> = words.iter().map(nearest).collect();
        if round == 2 {
            return (codes, of_word);
        }
        // Each row moves to the middle of its words (Lloyd 1982).
        let mut sums = vec![([0.0_f64; L], 0.0_f64); codes.len()];
        for (word, code) in words.iter().zip(&of_word) {
            for (sum, value) in sums[*code].0.iter_mut().zip(word.row) {
                *sum += f64::from(value) * word.value;
            }
            sums[*code].1 += word.value;
        }
        for (code, (sum, weight)) in codes.iter_mut().zip(&sums) {
            if *weight > 0.0 {
                code.0 = sum.map(|value| (value / weight) as f32);
            }
        }
    }
    (codes, Vec::new())
}
