//! Rows of letter groups: logistic regression over classes, by stochastic gradient with a step for each weight
//! (`AdaGrad`: Duchi, Hazan and Singer, JMLR 2011).
//!
//! The order of samples and of every sum is fixed, and only `+ - * /` and square roots of 32 bits are used beside
//! `libm`: the same lists give the same rows on every machine.

use super::lists::{List, Numbers};
use drogman_detect::recipe::{NOISE, OTHER, UNITS, each_group};

/// A generator of pseudo-random numbers: xorshift64* (Vigna 2016).
pub(super) struct Random(pub(super) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(super) fn below(&mut self, n: usize) -> usize {
        (((self.next() >> 32) * n as u64) >> 32) as usize
    }
}

/// Words to draw from, frequent ones more often, but less so than in text.
struct Urn<'a> {
    words: &'a [(Numbers, f64)],
    sums: Vec<f64>,
}

impl<'a> Urn<'a> {
    fn new(list: &'a List, power: f64) -> Self {
        let mut sum = 0.0;
        let sums = list.words.iter().map(|word| {
            sum += libm::pow(word.1, power);
            sum
        });
        Self { words: &list.words, sums: sums.collect() }
    }

    fn draw(&self, random: &mut Random) -> &'a [u8] {
        let at = random.unit() * self.sums.last().copied().unwrap_or(0.0);
        let place = self.sums.partition_point(|sum| *sum < at).min(self.words.len() - 1);
        &self.words[place].0
    }
}

/// What a table is trained on.
pub(super) struct Task<'a, const L: usize> {
    /// For each lane its lists: one language, or many for `other`.
    pub(super) lanes: Vec<(&'static str, Vec<&'a List>)>,
    /// How often each lane is drawn, against the others.
    pub(super) shares: Vec<f64>,
    /// Logarithm of the number of rows.
    pub(super) bits: u32,
    pub(super) n_samples: usize,
    /// Letters without their marks, for the share of words that is written so.
    pub(super) plain: [u8; 256],
    /// Letters that noise is made of.
    pub(super) alphabet: Vec<u8>,
}

/// Words are drawn by their probability to this power.
const POWER: f64 = 0.55;
const RATE: f32 = 0.15;

/// The rows, as signed bytes in 1/32 nat.
pub(super) fn train<const L: usize>(task: &Task<'_, L>) -> Vec<[i8; L]> {
    let shift = 64 - task.bits;
    let mut weights = vec![[0.0_f32; L]; 1 << task.bits];
    let mut squares = vec![[0.0_f32; L]; 1 << task.bits];
    let urns: Vec<Vec<Urn<'_>>> =
        task.lanes.iter().map(|lane| lane.1.iter().map(|list| Urn::new(list, POWER)).collect()).collect();
    let mut sums = Vec::new();
    let mut sum = 0.0;
    for share in &task.shares {
        sum += share;
        sums.push(sum);
    }
    let mut random = Random(0x5EED_0F1A_46A5_E5EE);
    let mut groups: Vec<usize> = Vec::new();
    let mut loss = 0.0_f64;
    for sample in 0..task.n_samples {
        let at = random.unit() * sum;
        let class = sums.partition_point(|s| *s <= at).min(task.lanes.len() - 1);
        let n_words = match random.below(20) {
            0..=7 => 1,
            8..=11 => 2,
            12..=14 => 3,
            15..=17 => 5,
            _ => 10,
        };
        let plain = random.below(4) == 0;
        let of = random.below(urns[class].len().max(1));
        groups.clear();
        let mut buffer;
        for _ in 0..n_words {
            let mut word = if task.lanes[class].0 == NOISE {
                buffer = noise(&mut random, &task.alphabet);
                buffer.as_slice()
            } else {
                urns[class][of].draw(&mut random)
            };
            let stripped: Vec<u8>;
            if plain {
                stripped = word.iter().map(|number| task.plain[usize::from(*number)]).collect();
                word = &stripped;
            }
            each_group(word, shift, |place| groups.push(place));
        }
        let mut scores = [0.0_f32; L];
        for place in &groups {
            for (score, weight) in scores.iter_mut().zip(&weights[*place]) {
                *score += weight;
            }
        }
        let mut gradient = softmax(&scores, task.lanes.len());
        loss -= f64::from(libm::logf(gradient[class].max(1e-9)));
        gradient[class] -= 1.0;
        for place in &groups {
            let rows = weights[*place].iter_mut().zip(squares[*place].iter_mut());
            for ((weight, square), step) in rows.zip(gradient) {
                *square += step * step;
                *weight -= RATE * step / (square.sqrt() + 1e-3);
            }
        }
        if (sample + 1) % (task.n_samples / 4) == 0 {
            println!("  {} samples, loss {:.4}", sample + 1, loss / (task.n_samples / 4) as f64);
            loss = 0.0;
        }
    }
    let quantised = |weight: &f32| (weight * UNITS as f32).round().clamp(-127.0, 127.0) as i8;
    weights.iter().map(|row| row.each_ref().map(quantised)).collect()
}

/// Probabilities of the first `n` lanes.
fn softmax<const L: usize>(scores: &[f32; L], n: usize) -> [f32; L] {
    let top = scores[..n].iter().copied().fold(f32::MIN, f32::max);
    let mut probabilities = [0.0; L];
    let mut sum = 0.0;
    for (probability, score) in probabilities.iter_mut().zip(&scores[..n]) {
        *probability = libm::expf(score - top);
        sum += *probability;
    }
    probabilities.map(|probability| probability / sum)
}

/// A run of letters that is no word: evenly random, without vowels, in turns, from the rows of a keyboard, or hex.
fn noise(random: &mut Random, alphabet: &[u8]) -> Vec<u8> {
    let kind = random.below(5);
    let mut word = Vec::new();
    for n in 0..2 + random.below(11) {
        let from = match kind {
            _ if alphabet[0] != 1 => alphabet,
            0 | 1 => &alphabet[..26],
            2 => b"\x11\x17\x12\x14\x10\x13\x04\x06\x07\x08\x0A\x0B\x0C\x1A\x18\x03\x16\x02\x0E\x0D",
            3 if n % 2 == 0 => {
                b"\x02\x03\x04\x06\x07\x08\x0A\x0B\x0C\x0D\x0E\x10\x11\x12\x13\x14\x16\x17\x18\x1A"
            }
            3 => b"\x01\x05\x09\x0F\x15\x19",
            _ => b"\x11\x17\x05\x12\x14\x19\x01\x13\x04\x06\x07\x08\x0A\x0B\x0C",
        };
        word.push(from[random.below(from.len())]);
    }
    word
}

/// Whether a lane is a language.
pub(super) fn is_language(tag: &str) -> bool {
    !tag.is_empty() && tag != OTHER && tag != NOISE
}
