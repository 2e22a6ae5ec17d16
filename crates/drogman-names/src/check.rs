//! What must hold in a glossary beyond its syntax.

use crate::GlossaryFault;
use crate::read::{Placed, ReadConcept, Reading};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::is_nfc;

/// The relations that concepts can have, in the words of [`drogman_document::Relation`].
pub(crate) const RELATION_KINDS: [&str; 7] =
    ["rival", "renamed-from", "renamed-to", "part-of", "has-part", "homonym", "related"];

/// Adds every fault of the reading to its list.
pub(crate) fn check(reading: &mut Reading, names: &[&str]) {
    let mut checker = Checker { names, faults: Vec::new() };
    let keys = checker.sources(reading);
    let ids = checker.ids(reading);
    for placed in &reading.concepts {
        checker.concept(placed, &keys, &ids);
    }
    checker.groups(reading);
    reading.faults.append(&mut checker.faults);
}

struct Checker<'a> {
    names: &'a [&'a str],
    faults: Vec<GlossaryFault>,
}

impl Checker<'_> {
    fn fault(&mut self, file: usize, line: usize, message: String) {
        let file = self.names.get(file).copied().unwrap_or("").to_owned();
        self.faults.push(GlossaryFault { file, line, message });
    }

    fn sources<'r>(&mut self, reading: &'r Reading) -> BTreeSet<&'r str> {
        let mut keys = BTreeSet::new();
        for Placed { file, line, value } in &reading.sources {
            if !is_id(&value.key) {
                self.fault(*file, *line, format!("source key '{}' is not an id (a-z, 0-9, -)", value.key));
            }
            if !keys.insert(value.key.as_str()) {
                self.fault(*file, *line, format!("source '{}' stands twice: keep one", value.key));
            }
            for (field, text) in
                [("title", &value.title), ("publisher", &value.publisher), ("licence", &value.licence)]
            {
                if text.trim().is_empty() {
                    self.fault(*file, *line, format!("source '{}' has an empty {field}", value.key));
                }
            }
            if !is_date(&value.date) {
                self.fault(
                    *file,
                    *line,
                    format!(
                        "source '{}': date '{}' is not of the form 2024, 2024-03 or 2024-03-05",
                        value.key, value.date
                    ),
                );
            }
        }
        keys
    }

    fn ids<'r>(&mut self, reading: &'r Reading) -> BTreeSet<&'r str> {
        let mut places: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for Placed { file, line, value } in &reading.concepts {
            let id = value.concept.id.as_str();
            if !is_id(id) {
                self.fault(*file, *line, format!("concept id '{id}' is not an id (a-z, 0-9, -)"));
            }
            if let Some(&(other, at)) = places.get(id) {
                let other = self.names.get(other).copied().unwrap_or("");
                self.fault(*file, *line, format!("concept '{id}' stands already at {other}:{at}"));
            } else {
                places.insert(id, (*file, *line));
            }
        }
        places.into_keys().collect()
    }

    fn concept(&mut self, placed: &Placed<ReadConcept>, keys: &BTreeSet<&str>, ids: &BTreeSet<&str>) {
        let Placed { file, line, value } = placed;
        let (file, line, concept) = (*file, *line, &value.concept);
        let id = &concept.id;
        if concept.definition.trim().is_empty() {
            self.fault(file, line, format!("concept '{id}' has an empty definition"));
        }
        if concept.designations.is_empty() {
            self.fault(file, line, format!("concept '{id}' has no designation"));
        }
        for (name, text) in [
            ("definition", Some(&concept.definition)),
            ("group", concept.group.as_ref()),
            ("note", concept.note.as_ref()),
        ] {
            if text.is_some_and(|text| !is_nfc(text)) {
                self.fault(file, line, format!("concept '{id}': the {name} is not in NFC"));
            }
        }
        if concept.group.as_ref().is_some_and(|group| !is_id(group)) {
            self.fault(file, line, format!("concept '{id}': the group is not an id (a-z, 0-9, -)"));
        }
        for (i, relation) in concept.relations.iter().enumerate() {
            let line = value.relation_lines.get(i).copied().unwrap_or(line);
            if !RELATION_KINDS.contains(&relation.kind.as_str()) {
                let known = RELATION_KINDS.join(", ");
                self.fault(
                    file,
                    line,
                    format!("concept '{id}': relation '{}' is none of {known}", relation.kind),
                );
            }
            if relation.concept == *id {
                self.fault(file, line, format!("concept '{id}' is related to itself"));
            } else if !ids.contains(relation.concept.as_str()) {
                self.fault(
                    file,
                    line,
                    format!("concept '{id}': no concept '{}' to relate to", relation.concept),
                );
            }
        }
        let mut seen = BTreeSet::new();
        for (i, designation) in concept.designations.iter().enumerate() {
            let line = value.designation_lines.get(i).copied().unwrap_or(line);
            let text = &designation.text;
            if text.trim().is_empty() || text.trim() != text {
                self.fault(
                    file,
                    line,
                    format!("concept '{id}': designation '{text}' is empty or has white space at an end"),
                );
            }
            if !is_nfc(text) {
                self.fault(file, line, format!("concept '{id}': designation '{text}' is not in NFC"));
            }
            if !keys.contains(designation.source.as_str()) {
                self.fault(
                    file,
                    line,
                    format!("concept '{id}': no source '{}' for '{text}'", designation.source),
                );
            }
            if !seen.insert((text, &designation.language, designation.kind)) {
                self.fault(
                    file,
                    line,
                    format!("concept '{id}': '{text}' ({}) stands twice", designation.language),
                );
            }
        }
    }

    fn groups(&mut self, reading: &Reading) {
        let mut members: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
        for Placed { file, line, value } in &reading.concepts {
            if let Some(group) = &value.concept.group {
                members.entry(group).or_default().push((*file, *line));
            }
        }
        for (group, places) in members {
            if let [(file, line)] = places.as_slice() {
                self.fault(*file, *line, format!("group '{group}' has one member: a group ties several"));
            }
        }
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    let within =
        |part: &str, most: u32| digits(part, 2) && part.parse().is_ok_and(|n: u32| (1..=most).contains(&n));
    match parts.as_slice() {
        [year] => digits(year, 4),
        [year, month] => digits(year, 4) && within(month, 12),
        [year, month, day] => digits(year, 4) && within(month, 12) && within(day, 31),
        _ => false,
    }
}
