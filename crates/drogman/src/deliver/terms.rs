//! `terms.tbx`: the concepts that the texts name, with every designation the glossary has.

use super::Delivery;
use crate::RunError;
use crate::output::OutputFile;
use drogman_formats::write::{TbxHeader, TbxWriter};
use drogman_text::LanguageTag;
use std::collections::{BTreeMap, BTreeSet};

/// Writes the concepts named in the texts, and the others of their groups, ordered by id.
pub(crate) fn write_terms(delivery: &Delivery<'_>, named: &BTreeSet<String>) -> Result<OutputFile, RunError> {
    let glossary = delivery.glossary;
    let groups: BTreeSet<&str> = named
        .iter()
        .filter_map(|id| glossary.concept(id))
        .filter_map(|concept| concept.group.as_deref())
        .collect();
    let concepts: BTreeMap<&str, _> = glossary
        .concepts
        .iter()
        .filter(|c| named.contains(&c.id) || c.group.as_deref().is_some_and(|group| groups.contains(group)))
        .map(|concept| (concept.id.as_str(), concept))
        .collect();
    let used: BTreeSet<&str> =
        concepts.values().flat_map(|c| c.designations.iter().map(|d| d.source.as_str())).collect();
    let sources = glossary.sources.iter().filter(|source| used.contains(source.key.as_str()));
    let header = TbxHeader {
        language: LanguageTag::english(),
        title: "Names found in the documents of this package".to_owned(),
        description: vec![
            "Usage is recorded, not judged: no designation is preferred (style as-found).".to_owned(),
        ],
        sources: sources
            .map(|s| (s.key.clone(), format!("{}, {}, {}", s.title, s.publisher, s.date)))
            .collect(),
        concept_ids: concepts.keys().map(|id| (*id).to_owned()).collect(),
    };
    let sink = delivery.folder.create("terms.tbx")?;
    let mut writer = TbxWriter::new(sink.clone(), header).map_err(sink.fault())?;
    for concept in concepts.values() {
        writer.concept(concept).map_err(sink.fault())?;
    }
    writer.finish().map_err(sink.fault())?;
    sink.close()
}
