//! The model files and how they are read.
//!
//! A file is a header, a descriptor for each table and the tables themselves, little-endian and free of pointers:
//! it is used where it lies in the program, nothing is built at the start.

pub(crate) mod lanes;
pub(crate) mod letters;
pub(crate) mod ranker;
pub(crate) mod scorer;
pub(crate) mod table;
mod totals;

#[cfg(feature = "languages-40")]
use crate::tokens::Token;
use lanes::TABLES;
use letters::Group;
use std::sync::LazyLock;
use table::{PADDED, Reading, Table};

/// The first bytes of a model file; the last one is the version of its layout.
pub(crate) const MAGIC: [u8; 8] = *b"drogLM\0\x01";
/// Bytes of the header: magic, checksum, number of tables, zeros.
pub const HEADER: usize = 32;
/// Bytes of a descriptor: group, lanes, two zeros, then start and length of grams, rows, names and words.
pub(crate) const DESCRIPTOR: usize = 36;

static PAIR_BYTES: &[u8] = include_bytes!("../../data/model-en-fr.bin");
#[cfg(feature = "languages-40")]
static LARGE_BYTES: &[u8] = include_bytes!("../../data/model-40.bin");

/// The model of English and French.
pub(crate) static PAIR: LazyLock<Table<4>> = LazyLock::new(|| open(PAIR_BYTES, 0, Group::Latin));

/// The model of all languages.
#[cfg(feature = "languages-40")]
pub(crate) static LARGE: LazyLock<Large> = LazyLock::new(|| Large {
    latin: open(LARGE_BYTES, 0, Group::Latin),
    cyrillic: open(LARGE_BYTES, 1, Group::Cyrillic),
    arabic: open(LARGE_BYTES, 2, Group::Arabic),
    devanagari: open(LARGE_BYTES, 3, Group::Devanagari),
    armenian: open(LARGE_BYTES, 4, Group::Armenian),
    han: open(LARGE_BYTES, 5, Group::Han),
});

/// The tables of the large model.
#[cfg(feature = "languages-40")]
#[derive(Debug)]
pub(crate) struct Large {
    latin: Table<32>,
    cyrillic: Table<16>,
    arabic: Table<16>,
    devanagari: Table<4>,
    armenian: Table<4>,
    han: Table<4>,
}

/// What a table says of a word, with as many lanes as the widest table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) lanes: [i32; 32],
}

#[cfg(feature = "languages-40")]
impl Large {
    /// Adds what the table of its group says of a word; `None` for groups without a table.
    #[inline]
    fn add(&self, token: &Token, lanes: &mut [i32; 32]) -> Option<(bool, u8)> {
        let (padded, n) = token.padded();
        Some(match token.group {
            Group::Latin => add(self.latin.read(padded, n), lanes),
            Group::Cyrillic => add(self.cyrillic.read(padded, n), lanes),
            Group::Arabic => add(self.arabic.read(padded, n), lanes),
            Group::Devanagari => add(self.devanagari.read(padded, n), lanes),
            Group::Armenian => add(self.armenian.read(padded, n), lanes),
            Group::Han => add(self.han.read(padded, n), lanes),
            _ => return None,
        })
    }

    /// What the table of a group says of a word; `None` for groups without a table.
    #[inline]
    pub(crate) fn read(&self, group: Group, padded: &[u8; PADDED], n: usize) -> Option<Word> {
        Some(match group {
            Group::Latin => widen(self.latin.read(padded, n)),
            Group::Cyrillic => widen(self.cyrillic.read(padded, n)),
            Group::Arabic => widen(self.arabic.read(padded, n)),
            Group::Devanagari => widen(self.devanagari.read(padded, n)),
            Group::Armenian => widen(self.armenian.read(padded, n)),
            Group::Han => widen(self.han.read(padded, n)),
            _ => return None,
        })
    }
}

/// One of the models.
enum Model {
    /// English and French.
    Pair(&'static Table<4>),
    /// All languages.
    #[cfg(feature = "languages-40")]
    Large(&'static Large),
}

/// The model to ask.
fn model(is_pair: bool) -> Model {
    #[cfg(feature = "languages-40")]
    if !is_pair {
        return Model::Large(&LARGE);
    }
    _ = is_pair;
    Model::Pair(&PAIR)
}

/// Adds a reading to the sums of its group; whether the word is known, and how much its capital speaks for a name.
#[inline]
fn add<const L: usize>(reading: Reading<L>, lanes: &mut [i32; 32]) -> (bool, u8) {
    for (sum, value) in lanes.iter_mut().zip(reading.lanes) {
        *sum += value;
    }
    (reading.known, reading.name)
}

/// What the large model says of a word; `None` for groups without a table, and without the model.
#[inline]
fn read_large(group: Group, padded: &[u8; PADDED], n: usize) -> Option<Word> {
    #[cfg(feature = "languages-40")]
    return LARGE.read(group, padded, n);
    #[cfg(not(feature = "languages-40"))]
    return {
        _ = (group, padded, n);
        None
    };
}

#[inline]
fn widen<const L: usize>(reading: Reading<L>) -> Word {
    let mut lanes = [0; 32];
    for (wide, own) in lanes.iter_mut().zip(reading.lanes) {
        *wide = own;
    }
    Word { lanes }
}

/// The checksum of everything behind the header: FNV-1a over eight bytes at a time, 64 bits.
pub fn checksum(body: &[u8]) -> u64 {
    let (chunks, rest) = body.as_chunks::<8>();
    let step = |hash: u64, value: u64| (hash ^ value).wrapping_mul(0x0000_0100_0000_01B3);
    let hash =
        chunks.iter().fold(0xCBF2_9CE4_8422_2325, |hash, chunk| step(hash, u64::from_le_bytes(*chunk)));
    rest.iter().fold(hash, |hash, byte| step(hash, u64::from(*byte)))
}

/// Whether these bytes are a whole model file of this layout.
pub fn is_whole(file: &[u8]) -> bool {
    let stated = file.get(8..16).and_then(|eight| <[u8; 8]>::try_from(eight).ok()).map(u64::from_le_bytes);
    file.starts_with(&MAGIC) && file.get(HEADER..).map(checksum) == stated
}

/// Table `number` of a file; empty where the file does not hold it, which the tests rule out.
fn open<const L: usize>(file: &'static [u8], number: usize, group: Group) -> Table<L> {
    let descriptor = HEADER + number * DESCRIPTOR;
    let fits = file.starts_with(&MAGIC)
        && file.get(descriptor).copied() == Some(group as u8)
        && file.get(descriptor + 1).copied() == Some(L as u8);
    debug_assert!(fits, "table {number} of the model is not of {group:?} with {L} lanes");
    let part = |n: usize| -> &'static [u8] {
        let at = descriptor + 4 + n * 8;
        let word = |at: usize| {
            let four = file.get(at..at + 4).and_then(|four| <[u8; 4]>::try_from(four).ok());
            four.map_or(0, |four| u32::from_le_bytes(four) as usize)
        };
        let (start, length) = (word(at), word(at + 4));
        if fits { file.get(start..start + length).unwrap_or(&[]) } else { &[] }
    };
    Table::new(part(0), part(1), part(2), part(3))
}

/// A model file of these tables, for the recipe that makes it: group, lanes, then grams, rows, names and words.
pub fn assemble(tables: &[(Group, u8, [&[u8]; 4])]) -> Vec<u8> {
    let mut file = vec![0; HEADER + tables.len() * DESCRIPTOR];
    let mut descriptors = Vec::new();
    for (group, lanes, parts) in tables {
        descriptors.extend([*group as u8, *lanes, 0, 0]);
        for part in parts {
            // Rows of 32 lanes must not straddle lines of the cache.
            file.resize(file.len().next_multiple_of(64), 0);
            descriptors.extend((file.len() as u32).to_le_bytes());
            descriptors.extend((part.len() as u32).to_le_bytes());
            file.extend_from_slice(part);
        }
    }
    file.splice(HEADER..HEADER + descriptors.len(), descriptors);
    let sum = checksum(file.get(HEADER..).unwrap_or(&[]));
    let mut header = MAGIC.to_vec();
    header.extend(sum.to_le_bytes());
    header.extend((tables.len() as u32).to_le_bytes());
    header.resize(HEADER, 0);
    file.splice(..HEADER, header);
    file
}

/// The model files of this build, for the test that checks their sums.
pub fn files() -> Vec<&'static [u8]> {
    #[cfg(feature = "languages-40")]
    return vec![PAIR_BYTES, LARGE_BYTES];
    #[cfg(not(feature = "languages-40"))]
    return vec![PAIR_BYTES];
}

const _: () = assert!(TABLES.len() == 6);
