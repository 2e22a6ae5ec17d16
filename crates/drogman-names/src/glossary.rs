//! The glossary as a value.

use crate::index::Index;
use crate::read::Reading;
use crate::{GlossaryError, builtin, check};
use drogman_document::{Concept, Mention};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A dated source that designations cite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameSource {
    /// What designations cite it by: lower-case ASCII letters, digits and hyphens.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When: `2024`, `2024-03` or `2024-03-05`.
    pub date: String,
    /// Under which licence, or on what ground it may be cited.
    pub licence: String,
    /// Anything more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Concepts with their names, and an index over every spelling of them.
///
/// Concepts stand in the order of the files, designations in the order of the concept. No order says which name
/// is the right one.
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    /// The concepts. Changing them does not change the index: make a new glossary instead.
    pub concepts: Vec<Concept>,
    /// The sources that designations cite.
    pub sources: Vec<NameSource>,
    pub(crate) index: Index,
    /// The groups, and the ids of concepts without a group, ascending.
    groups: Vec<String>,
}

impl Glossary {
    /// Reads a glossary from files, each a name (for messages) and its text.
    ///
    /// # Example: one file with a source and a concept
    ///
    /// ```
    /// use drogman_names::Glossary;
    /// let file = r#"
    /// [[source]]
    /// key = "own-2026"
    /// title = "Own notes"
    /// publisher = "The drogman developers"
    /// date = "2026"
    /// licence = "MIT OR Apache-2.0"
    ///
    /// [[concept]]
    /// id = "gyumri"
    /// kind = "place"
    /// definition = "City in the north-west of Armenia."
    /// designations = [ { text = "Gyumri", language = "en", source = "own-2026" } ]
    /// "#;
    /// let glossary = Glossary::parse(&[("own.toml", file)])?;
    /// assert_eq!(glossary.concepts[0].designations[0].text, "Gyumri");
    ///
    /// let error = Glossary::parse(&[("own.toml", &file.replace("own-2026\" }", "other\" }"))]).unwrap_err();
    /// assert_eq!(error.faults()[0].to_string(), "own.toml:13: concept 'gyumri': no source 'other' for 'Gyumri'");
    /// # Ok::<(), drogman_names::GlossaryError>(())
    /// ```
    ///
    /// # Errors
    /// Every fault of every file, with file and line: bad TOML, unknown fields, an id or a designation twice, an
    /// unknown source, relation or relation target, text that is not in NFC, a group of one, no designation.
    pub fn parse(files: &[(&str, &str)]) -> Result<Self, GlossaryError> {
        let mut reading = Reading::of(files);
        let names: Vec<&str> = files.iter().map(|&(name, _)| name).collect();
        // Unknown targets would be reported for each table that could not be read.
        if reading.faults.is_empty() {
            check::check(&mut reading, &names);
        }
        if !reading.faults.is_empty() {
            return Err(GlossaryError::new(reading.faults));
        }
        Ok(Self::new(
            reading.concepts.into_iter().map(|placed| placed.value.concept).collect(),
            reading.sources.into_iter().map(|placed| placed.value).collect(),
        ))
    }

    /// A glossary of concepts that somebody else has checked.
    ///
    /// # Example: the empty glossary knows nothing
    ///
    /// ```
    /// use drogman_names::Glossary;
    /// assert!(Glossary::new(Vec::new(), Vec::new()).lookup("Gyumri").is_empty());
    /// ```
    pub fn new(concepts: Vec<Concept>, sources: Vec<NameSource>) -> Self {
        let index = Index::new(&concepts);
        let groups: BTreeSet<&str> = concepts.iter().map(group_of).collect();
        let groups = groups.into_iter().map(str::to_owned).collect();
        Self { concepts, sources, index, groups }
    }

    /// The glossary that drogman ships: people, places and bodies of the South Caucasus and its diplomacy.
    ///
    /// # Example: it is there without any file
    ///
    /// ```
    /// let glossary = drogman_names::Glossary::builtin();
    /// assert!(glossary.concept("no-such-concept").is_none());
    /// ```
    pub fn builtin() -> Self {
        let parsed = Self::parse(builtin::FILES);
        debug_assert!(parsed.is_ok(), "the built-in glossary must parse: {parsed:?}");
        parsed.unwrap_or_default()
    }

    /// The concept of that id.
    ///
    /// # Example: an unknown id
    ///
    /// ```
    /// assert!(drogman_names::Glossary::default().concept("gyumri").is_none());
    /// ```
    pub fn concept(&self, id: &str) -> Option<&Concept> {
        self.index.concept_number(id).and_then(|number| self.concepts.get(number))
    }

    /// The concepts of a group, ascending by id; none when there is no such group.
    ///
    /// # Example: an unknown group
    ///
    /// ```
    /// assert!(drogman_names::Glossary::default().group("nagorno-karabakh").is_empty());
    /// ```
    pub fn group(&self, name: &str) -> Vec<&Concept> {
        self.index.group(name).iter().filter_map(|&number| self.concepts.get(number)).collect()
    }

    /// A number for what a mention names, equal for all concepts of a group: what an aligner compares.
    ///
    /// Of a homonym the first concept decides. `u32::MAX` when the glossary does not know the concept. Numbers
    /// are the places in the sorted list of groups and ungrouped ids, so they are stable for one glossary.
    ///
    /// # Example: an unknown concept
    ///
    /// ```
    /// use drogman_document::{DesignationKind, Mention};
    /// let mention = Mention {
    ///     span: drogman_text::ByteSpan::new(0, 6),
    ///     concepts: vec!["gyumri".to_owned()],
    ///     designation: "Gyumri".to_owned(),
    ///     kind: DesignationKind::Full,
    ///     steps: vec!["exact".to_owned()],
    /// };
    /// assert_eq!(drogman_names::Glossary::default().group_number(&mention), u32::MAX);
    /// ```
    pub fn group_number(&self, mention: &Mention) -> u32 {
        let first = mention.concepts.first().and_then(|id| self.concept(id));
        let place = first.and_then(|concept| {
            let group = group_of(concept);
            self.groups.binary_search_by(|known| known.as_str().cmp(group)).ok()
        });
        place.map_or(u32::MAX, |place| place as u32)
    }
}

/// What ties a concept to others: its group, else its own id.
pub(crate) fn group_of(concept: &Concept) -> &str {
    concept.group.as_deref().unwrap_or(&concept.id)
}
