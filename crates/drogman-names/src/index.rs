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
    /// The numbers of a group's members, ascending by id.
    groups: FxHashMap<String, Vec<usize>>,
    /// The numbers of the concepts that relate to a concept in another way than as a part of it, ascending.
    ties: FxHashMap<String, Vec<usize>>,
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
            if let Some(group) = &concept.group {
                index.groups.entry(group.clone()).or_default().push(number);
            }
            for relation in concept.relations.iter().filter(|relation| relation.kind != "part-of") {
                index.ties.entry(relation.concept.clone()).or_default().push(number);
            }
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
        let id_of = |number: &usize| concepts.get(*number).map(|concept| concept.id.as_str());
        for concept in concepts {
            // Each group is sorted once for each of its members: groups are small.
            if let Some(members) = concept.group.as_ref().and_then(|group| index.groups.get_mut(group)) {
                members.sort_by(|a, b| id_of(a).cmp(&id_of(b)));
            }
        }
        index
    }

    /// The numbers of a group's members, ascending by id.
    pub(crate) fn group(&self, name: &str) -> &[usize] {
        self.groups.get(name).map_or(&[], Vec::as_slice)
    }

    /// The numbers of the concepts that relate to this one, those left out that are only a part of it: a wide
    /// region would drag in every place inside.
    pub(crate) fn ties(&self, id: &str) -> &[usize] {
        self.ties.get(id).map_or(&[], Vec::as_slice)
    }

    /// The number of the concept of that id.
    pub(crate) fn concept_number(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).copied()
    }
}
