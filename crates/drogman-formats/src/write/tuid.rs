//! Ids of translation units from their content.

use std::collections::BTreeMap;

/// Offset basis and prime of the 128-bit Fowler-Noll-Vo hash, variant 1a (IETF draft-eastlake-fnv).
const FNV_BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const FNV_PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// The id of a unit that holds these texts, for the given repetition of them, counted from 0.
///
/// The same parts always give the same id, on every machine. The parts are kept apart: `["ab", "c"]` and
/// `["a", "bc"]` differ.
///
/// # Example: two identical pairs stay two units
///
/// ```
/// use drogman_formats::write::tuid_for;
/// let first = tuid_for(&["Yes.", "Oui."], 0);
/// assert_eq!(first.len(), 32);
/// assert_eq!(first, tuid_for(&["Yes.", "Oui."], 0));
/// assert_ne!(first, tuid_for(&["Yes.", "Oui."], 1));
/// ```
pub fn tuid_for(parts: &[&str], occurrence: u32) -> String {
    name(content_hash(parts), occurrence)
}

/// Gives out ids and counts how often each content came by. Sixteen bytes and a counter for each content.
///
/// # Example: the second time is told apart
///
/// ```
/// use drogman_formats::write::{Tuids, tuid_for};
/// let mut tuids = Tuids::default();
/// assert_eq!(tuids.next(&["Yes.", "Oui."]), tuid_for(&["Yes.", "Oui."], 0));
/// assert_eq!(tuids.next(&["Yes.", "Oui."]), tuid_for(&["Yes.", "Oui."], 1));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Tuids {
    seen: BTreeMap<u128, u32>,
}

impl Tuids {
    /// The id of the next unit that holds these texts.
    pub fn next(&mut self, parts: &[&str]) -> String {
        let content = content_hash(parts);
        let occurrences = self.seen.entry(content).or_insert(0);
        let id = name(content, *occurrences);
        *occurrences = occurrences.saturating_add(1);
        id
    }
}

fn content_hash(parts: &[&str]) -> u128 {
    parts.iter().fold(FNV_BASIS, |state, part| {
        let state = eat(state, &(part.len() as u64).to_le_bytes());
        eat(state, part.as_bytes())
    })
}

fn name(content: u128, occurrence: u32) -> String {
    format!("{:032x}", eat(content, &occurrence.to_le_bytes()))
}

fn eat(state: u128, bytes: &[u8]) -> u128 {
    bytes.iter().fold(state, |state, &byte| (state ^ u128::from(byte)).wrapping_mul(FNV_PRIME))
}
