//! Which token types of one side speak for which of the other.

use crate::lexicon::Lexicon;
use crate::tokens::{TokenKind, TokenizedSide, kind_of};
use rustc_hash::FxHashMap;

/// What an identical stem of four letters or more is worth (area paper, section 7.1).
const IDENTICAL_STEM: f32 = 0.7;
/// What a stem that differs only in its fifth letter is worth.
const NEAR_STEM: f32 = 0.3;

/// The partners of each source type, with weights from 0 to 1.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    partners: Vec<Vec<(u32, f32)>>,
}

impl Links {
    /// Links by what looks the same on both sides and by the lexicon, if there is one.
    pub(crate) fn new(source: &TokenizedSide, target: &TokenizedSide, lexicon: Option<&Lexicon>) -> Self {
        let mut links = Self { partners: vec![Vec::new(); source.n_types()] };
        let near = stems_by_first_letters(target);
        for (id, key) in source.keys.iter().enumerate() {
            let id = id as u32;
            let kind = kind_of(key);
            if let Some(same) = target.id(key) {
                match kind {
                    TokenKind::Number | TokenKind::Mark | TokenKind::Name => links.add(id, same, 1.0),
                    TokenKind::Stem => links.add(id, same, IDENTICAL_STEM),
                    TokenKind::ShortStem => {}
                }
            }
            if kind == TokenKind::Stem {
                for &partner in first_letters(key).and_then(|letters| near.get(letters)).into_iter().flatten()
                {
                    links.add(id, partner, NEAR_STEM);
                }
            }
            for (partner, weight) in lexicon.map_or(&[][..], |lexicon| lexicon.partners(key)) {
                if let Some(partner) = target.id(partner) {
                    links.add(id, partner, *weight);
                }
            }
        }
        links
    }

    /// Adds a pair, or raises its weight.
    pub(crate) fn add(&mut self, source: u32, target: u32, weight: f32) {
        let Some(partners) = self.partners.get_mut(source as usize) else { return };
        match partners.iter_mut().find(|(known, _)| *known == target) {
            Some((_, known)) => *known = known.max(weight),
            None => partners.push((target, weight)),
        }
    }

    /// The partners of a source type.
    pub(crate) fn of(&self, source: u32) -> &[(u32, f32)] {
        self.partners.get(source as usize).map_or(&[], Vec::as_slice)
    }
}

/// The first four letters of a stem of five.
fn first_letters(stem: &str) -> Option<&str> {
    let mut places = stem.char_indices().skip(4);
    let (end, _) = places.next()?;
    stem.get(..end)
}

fn stems_by_first_letters(side: &TokenizedSide) -> FxHashMap<&str, Vec<u32>> {
    let mut stems: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
    for (id, key) in side.keys.iter().enumerate() {
        if kind_of(key) == TokenKind::Stem
            && let Some(letters) = first_letters(key)
        {
            stems.entry(letters).or_default().push(id as u32);
        }
    }
    stems
}
