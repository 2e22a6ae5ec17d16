//! The small English-French lexicon that comes with the crate.

use crate::tokens::for_each_token;
use drogman_text::LanguageTag;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Stem pairs with a weight from 1 to 100 (the square of what a pair is worth), made by `examples/build_lexicon.rs`.
const COUNTED: &str = include_str!("../data/en-fr.tsv");
/// Everyday words and their usual translations, written for this crate.
const EVERYDAY: &str = include_str!("../data/everyday-en-fr.tsv");

/// The weight of an everyday pair.
const EVERYDAY_WEIGHT: f32 = 0.8;

/// One direction of the lexicon: the partners of each stem, with weights from 0 to 1.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    partners: FxHashMap<String, Vec<(String, f32)>>,
}

impl Lexicon {
    /// The lexicon that leads from one language to another, if the crate has one.
    pub(crate) fn between(source: &LanguageTag, target: &LanguageTag) -> Option<&'static Self> {
        static DIRECTIONS: OnceLock<(Lexicon, Lexicon)> = OnceLock::new();
        match (source.primary(), target.primary()) {
            ("en", "fr") => Some(&DIRECTIONS.get_or_init(read).0),
            ("fr", "en") => Some(&DIRECTIONS.get_or_init(read).1),
            _ => None,
        }
    }

    /// The partners of a stem.
    pub(crate) fn partners(&self, stem: &str) -> &[(String, f32)] {
        self.partners.get(stem).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, stem: &str, partner: &str, weight: f32) {
        let partners = self.partners.entry(stem.to_owned()).or_default();
        match partners.iter_mut().find(|(known, _)| known == partner) {
            Some((_, known)) => *known = known.max(weight),
            None => partners.push((partner.to_owned(), weight)),
        }
    }
}

fn read() -> (Lexicon, Lexicon) {
    let (mut forth, mut back) = (Lexicon::default(), Lexicon::default());
    for line in COUNTED.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        if let (Some(english), Some(french), Some(Ok(weight))) =
            (fields.next(), fields.next(), fields.next().map(str::parse::<f32>))
        {
            forth.add(english, french, (weight / 100.0).sqrt());
            back.add(french, english, (weight / 100.0).sqrt());
        }
    }
    for line in EVERYDAY.lines() {
        let Some((english, french)) = line.split_once('\t') else { continue };
        let (mut stem, mut partners) = (String::new(), Vec::new());
        for_each_token(english, &mut |key| key.clone_into(&mut stem));
        for_each_token(french, &mut |key| partners.push(key.to_owned()));
        for partner in partners {
            forth.add(&stem, &partner, EVERYDAY_WEIGHT);
            back.add(&partner, &stem, EVERYDAY_WEIGHT);
        }
    }
    (forth, back)
}
