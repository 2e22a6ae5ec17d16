//! One table of the model: words by their fingerprint, and letter groups by hash.
//!
//! Both parts answer with a row of signed bytes, one a lane, in units of 1/32 nat. A word that the table knows is
//! judged by its own row; any other by the sum of the rows of its letter groups (two to five letters, edges
//! included), which share rows where their hashes meet: the hashing trick (Weinberger et al., ICML 2009).

use super::letters::{END, START};

/// How many units make a nat.
pub const UNITS: i32 = 32;
/// The most that one word can say for one lane against another: 8 nats, from -4 to 4.
pub(crate) const LOUDEST: i32 = 8 * UNITS;
/// Rows of known words are kept in twice the unit.
pub const WORD_UNIT: i32 = 2;
/// Bits of a known word's entry that hold the number of its row; the others are its fingerprint.
pub const CODE_BITS: u32 = 12;
/// Room for the numbers of the longest word.
pub(crate) const PADDED: usize = 32;
/// How far a known word may stand behind its place.
pub const MOST_STEPS: usize = 24;

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
/// A multiplier for each length of letter group, odd.
const MULTIPLIERS: [u64; 4] =
    [0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0xD6E8_FEB8_6659_FD93, 0xA076_1D64_78BD_642F];

/// A table of `L` lanes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table<const L: usize> {
    grams: &'static [[u8; L]],
    rows: &'static [[u8; L]],
    names: &'static [u8],
    words: &'static [[u8; 4]],
    /// `64 - log2` of the number of gram rows.
    shift: u32,
}

/// What the table knows about one word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading<const L: usize> {
    /// Evidence for each lane, in units of 1/32 nat.
    pub(crate) lanes: [i32; L],
    /// Whether the word itself is known.
    pub(crate) known: bool,
    /// For a known word: how much its capital speaks for a name, from 0 (never) to 255 (always).
    pub(crate) name: u8,
}

impl<const L: usize> Table<L> {
    pub(super) fn new(
        grams: &'static [u8],
        rows: &'static [u8],
        names: &'static [u8],
        words: &'static [u8],
    ) -> Self {
        let grams = grams.as_chunks::<L>().0;
        let shift = 64 - grams.len().max(2).trailing_zeros();
        Self { grams, rows: rows.as_chunks::<L>().0, names, words: words.as_chunks::<4>().0, shift }
    }

    /// What the table says of a word: the numbers of its letters, with zeros behind, and how many they are.
    #[inline]
    pub(crate) fn read(&self, padded: &[u8; PADDED], n: usize) -> Reading<L> {
        let mut lanes = [0_i32; L];
        if let Some(code) = self.code(padded, n)
            && let Some(row) = self.rows.get(code)
        {
            for (lane, value) in lanes.iter_mut().zip(row) {
                *lane = i32::from(*value as i8) * WORD_UNIT;
            }
            return Reading { lanes, known: true, name: self.names.get(code).copied().unwrap_or(0) };
        }
        let mut sums = [0_i16; L];
        each_group(padded.get(..n).unwrap_or(&[]), self.shift, |place| {
            if let Some(row) = self.grams.get(place) {
                for (sum, value) in sums.iter_mut().zip(row) {
                    *sum += i16::from(*value as i8);
                }
            }
        });
        let top = sums.iter().copied().max().unwrap_or(0);
        for (lane, sum) in lanes.iter_mut().zip(sums) {
            *lane = (i32::from(sum) - i32::from(top) + LOUDEST / 2).max(-LOUDEST / 2);
        }
        Reading { lanes, known: false, name: 0 }
    }

    /// The row of a known word.
    #[inline]
    fn code(&self, padded: &[u8; PADDED], n: usize) -> Option<usize> {
        let (mut place, fingerprint) = place_of(fingerprint_of(padded, n), self.words.len());
        for _ in 0..MOST_STEPS {
            let entry = u32::from_le_bytes(*self.words.get(place)?);
            if entry == 0 {
                return None;
            }
            if entry >> CODE_BITS == fingerprint {
                return Some((entry & ((1 << CODE_BITS) - 1)) as usize);
            }
            place = if place + 1 == self.words.len() { 0 } else { place + 1 };
        }
        None
    }
}

/// A hash of a word, given as the numbers of its letters.
pub fn fingerprint(letters: &[u8]) -> u64 {
    let mut padded = [0; PADDED];
    for (place, number) in padded.iter_mut().zip(letters) {
        *place = *number;
    }
    fingerprint_of(&padded, letters.len())
}

/// A hash of `n` letters with zeros behind them: eight a step.
#[inline]
pub(crate) fn fingerprint_of(padded: &[u8; PADDED], n: usize) -> u64 {
    let mut hash = n as u64;
    for chunk in padded.as_chunks::<8>().0.iter().take(n.div_ceil(8)) {
        hash = (hash ^ u64::from_le_bytes(*chunk)).wrapping_mul(GOLDEN);
        hash ^= hash >> 32;
    }
    hash.wrapping_mul(GOLDEN)
}

/// Where the entry of a word starts to be looked for, and its fingerprint: never 0, which is an empty place.
#[inline]
pub fn place_of(hash: u64, n_places: usize) -> (usize, u32) {
    let place = ((hash >> 32) * n_places as u64) >> 32;
    let tag = (hash as u32) >> CODE_BITS;
    (place as usize, tag.max(1))
}

/// Calls with the row of each letter group of a word, edges included, short groups first at each letter.
#[inline]
pub fn each_group(letters: &[u8], shift: u32, mut call: impl FnMut(usize)) {
    let mut packed = u64::from(START);
    for (at, number) in letters.iter().copied().chain([END]).enumerate() {
        packed = packed << 8 | u64::from(number);
        let mut mask = 0xFF_u64;
        for (length, multiplier) in MULTIPLIERS.into_iter().enumerate() {
            if length > at {
                break;
            }
            mask = mask << 8 | 0xFF;
            call(((packed & mask).wrapping_mul(multiplier) >> shift) as usize);
        }
    }
}
