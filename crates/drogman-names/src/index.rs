//! The keys under which designations are found.

use crate::words::{NameWords, sorted, squeezed, with_one_ending};
use drogman_document::{Concept, ConceptKind, DesignationKind};
use rustc_hash::FxHashMap;

/// A designation: the number of its concept, and its number in it.
pub(crate) type Place = (u32, u32);

/// One map for each kind of key. Maps are asked, never walked, so their order cannot show.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    numbers: FxHashMap<String, usize>,
    pub exact: FxHashMap<String, Vec<Place>>,
    /// Folded words with blanks between.
    pub folded: FxHashMap<String, Vec<Place>>,
    /// Folded words without blanks.
    pub joined: FxHashMap<String, Vec<Place>>,
    /// Persons: folded words with one family name ending for all schemes.
    pub one_ending: FxHashMap<String, Vec<Place>>,
    /// Folded words in code point order.
    pub sorted: FxHashMap<String, Vec<Place>>,
    /// Persons: first letter of the given name, blank, family name.
    pub initials: FxHashMap<String, Vec<Place>>,
    /// Persons: the family name.
    pub families: FxHashMap<String, Vec<Place>>,
    /// Every joined key without doubled letters, in the order of the concepts.
    pub fuzzy: Vec<(Vec<char>, Place)>,
}

impl Index {
    pub(crate) fn new(concepts: &[Concept]) -> Self {
        let mut index = Self::default();
        for (number, concept) in concepts.iter().enumerate() {
            index.numbers.entry(concept.id.clone()).or_insert(number);
            for (i, designation) in concept.designations.iter().enumerate() {
                let place = (number as u32, i as u32);
                let words = NameWords::new(&designation.text);
                let put = |map: &mut FxHashMap<String, Vec<Place>>, key: String| {
                    if !key.is_empty() {
                        map.entry(key).or_default().push(place);
                    }
                };
                put(&mut index.exact, designation.text.clone());
                put(&mut index.folded, words.words.join(" "));
                put(&mut index.joined, words.joined());
                put(&mut index.sorted, words.sorted());
                if designation.kind != DesignationKind::Acronym {
                    index.fuzzy.push((squeezed(&words.joined()), place));
                }
                if concept.kind != ConceptKind::Person {
                    continue;
                }
                put(&mut index.one_ending, with_one_ending(&words.words));
                if let [given, .., family] = words.words.as_slice() {
                    let initial = given.chars().take(1).collect::<String>();
                    put(&mut index.initials, sorted(vec![&initial, family]));
                    put(&mut index.families, family.clone());
                    let mut turned = words.words.clone();
                    turned.rotate_right(1);
                    index.fuzzy.push((squeezed(&turned.concat()), place));
                }
            }
        }
        index
    }

    /// The number of the concept of that id.
    pub(crate) fn concept_number(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).copied()
    }
}
