//! TBX-Basic, version 3, data categories as attributes: glossaries.

use super::{WriteSummary, refused, xml::XmlBuffer};
use drogman_document::{Concept, ConceptKind, Designation, DesignationKind, Status};
use drogman_text::LanguageTag;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// The head of a glossary, and what must be known before its first concept is written.
#[derive(Clone, Debug)]
pub struct TbxHeader {
    /// The language of definitions and notes.
    pub language: LanguageTag,
    /// What the glossary is called.
    pub title: String,
    /// Where it comes from and what it is for, one paragraph each.
    pub description: Vec<String>,
    /// The sources that designations refer to: key and title.
    pub sources: Vec<(String, String)>,
    /// The ids of all concepts that will be written: only to these a cross-reference may point.
    pub concept_ids: BTreeSet<String>,
}

/// Writes a glossary.
///
/// ISO 30042:2019 (TBX version 3), dialect TBX-Basic, style DCA, which is the one that can be validated without
/// the network. Auxiliary information stands first at every level, as the schema wants it. The dialect has no
/// category for the scheme, period or users of a name, nor for a concept's group or the kind of a relation:
/// these stand in notes with the keys `x-drogman-scheme`, `-period`, `-used-by`, `-group`, `-relation` and
/// `-kind`, and the header says so.
///
/// # Example: one concept
///
/// ```
/// use drogman_document::{Concept, ConceptKind, Designation, DesignationKind, Status};
/// use drogman_formats::write::{TbxHeader, TbxWriter};
/// use drogman_text::LanguageTag;
///
/// let header = TbxHeader {
///     language: LanguageTag::english(),
///     title: "Cities".into(),
///     description: Vec::new(),
///     sources: Vec::new(),
///     concept_ids: ["gyumri".to_owned()].into(),
/// };
/// let mut output = Vec::new();
/// let mut writer = TbxWriter::new(&mut output, header)?;
/// writer.concept(&Concept {
///     id: "gyumri".into(),
///     kind: ConceptKind::Place,
///     definition: "The second city of Armenia.".into(),
///     group: None,
///     period: None,
///     relations: Vec::new(),
///     designations: vec![Designation {
///         text: "Gyumri".into(),
///         language: LanguageTag::english(),
///         kind: DesignationKind::Full,
///         status: Status::Admitted,
///         scheme: None,
///         used_by: None,
///         period: None,
///         source: "atlas".into(),
///     }],
///     note: None,
/// })?;
/// assert_eq!(writer.finish()?.n_units, 1);
/// assert!(String::from_utf8_lossy(&output).contains("<term>Gyumri</term>"));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct TbxWriter<W: Write> {
    out: W,
    sources: Vec<(String, String)>,
    concept_ids: BTreeSet<String>,
    written: BTreeSet<String>,
    summary: WriteSummary,
}

impl<W: Write> TbxWriter<W> {
    /// Begins a glossary with its header.
    ///
    /// # Errors
    ///
    /// Those of the output; `InvalidInput` when two sources have the same key.
    pub fn new(mut out: W, header: TbxHeader) -> io::Result<Self> {
        let mut keys = BTreeSet::new();
        if let Some((key, _)) = header.sources.iter().find(|(key, _)| !keys.insert(key.as_str())) {
            return Err(refused(format!("the glossary's source '{key}' is listed twice")));
        }
        let mut buffer = XmlBuffer::default();
        buffer
            .markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tbx")
            .attribute("xmlns", "urn:iso:std:iso:30042:ed-2")
            .attribute("type", "TBX-Basic")
            .attribute("style", "dca")
            .attribute("xml:lang", header.language.as_str())
            .markup(">\n<tbxHeader>\n  <fileDesc>\n    <titleStmt>\n")
            .element_line("      ", "title", None, &header.title)
            .markup("    </titleStmt>\n    <sourceDesc>\n");
        if header.description.is_empty() {
            buffer.element_line("      ", "p", None, "Written by drogman.");
        }
        for paragraph in &header.description {
            buffer.element_line("      ", "p", None, paragraph);
        }
        buffer.markup("    </sourceDesc>\n  </fileDesc>\n  <encodingDesc>\n");
        for paragraph in [
            "Notes that begin with a key and a colon hold what TBX-Basic has no category for. At a concept: \
             x-drogman-group, x-drogman-period, x-drogman-relation (kind, id of the other concept, reason). At a \
             term: x-drogman-kind, x-drogman-scheme, x-drogman-period, x-drogman-used-by.",
            "The subject field is the sort of thing: place, person, body, people, event.",
        ] {
            buffer.element_line("    ", "p", None, paragraph);
        }
        buffer.markup("  </encodingDesc>\n</tbxHeader>\n<text>\n");
        out.write_all(buffer.xml.as_bytes())?;
        Ok(Self {
            out,
            sources: header.sources,
            concept_ids: header.concept_ids,
            written: BTreeSet::new(),
            summary: WriteSummary { n_units: 0, n_replaced: buffer.n_replaced },
        })
    }

    /// Writes one concept and says how many characters of it had to be replaced.
    ///
    /// A relation to a concept that is not in the header's list stays as a note, without a cross-reference.
    ///
    /// # Errors
    ///
    /// Those of the output; `InvalidInput`, before anything is written, when the concept is not in the header's
    /// list, comes twice, or has no designation.
    pub fn concept(&mut self, concept: &Concept) -> io::Result<u64> {
        let id = &concept.id;
        if !self.concept_ids.contains(id) {
            return Err(refused(format!(
                "concept '{id}' is not in the list that the glossary was begun with"
            )));
        }
        if self.written.contains(id) {
            return Err(refused(format!("concept '{id}' comes twice")));
        }
        if concept.designations.is_empty() {
            return Err(refused(format!("concept '{id}' has no designation")));
        }
        let mut buffer = XmlBuffer::default();
        if self.written.is_empty() {
            buffer.markup("<body>\n");
        }
        buffer.markup("<conceptEntry").attribute("id", &concept_id(id)).markup(">\n");
        self.push_concept_information(&mut buffer, concept);
        let mut languages: Vec<&LanguageTag> = Vec::new();
        for designation in &concept.designations {
            if !languages.contains(&&designation.language) {
                languages.push(&designation.language);
            }
        }
        for language in languages {
            buffer.markup("  <langSec").attribute("xml:lang", language.as_str()).markup(">\n");
            for designation in concept.designations.iter().filter(|found| found.language == *language) {
                self.push_term(&mut buffer, designation);
            }
            buffer.markup("  </langSec>\n");
        }
        buffer.markup("</conceptEntry>\n");
        self.out.write_all(buffer.xml.as_bytes())?;
        self.written.insert(id.clone());
        self.summary.n_units += 1;
        self.summary.n_replaced += buffer.n_replaced;
        Ok(buffer.n_replaced)
    }

    /// Ends the glossary with the list of its sources. One without any concept is valid.
    ///
    /// # Errors
    ///
    /// Those of the output; `InvalidInput` when a concept of the header's list was not written, since
    /// cross-references may point to it.
    pub fn finish(mut self) -> io::Result<WriteSummary> {
        let mut buffer = XmlBuffer::default();
        if !self.written.is_empty() {
            buffer.markup("</body>\n");
        }
        if !self.sources.is_empty() {
            buffer.markup("<back>\n<refObjectSec type=\"bibl\">\n");
            for (key, title) in &self.sources {
                buffer
                    .markup("  <refObject")
                    .attribute("id", &source_id(key))
                    .markup(">\n    <itemSet>\n")
                    .element_line("      ", "item", Some(("type", "key")), key)
                    .element_line("      ", "item", Some(("type", "title")), title)
                    .markup("    </itemSet>\n  </refObject>\n");
            }
            buffer.markup("</refObjectSec>\n</back>\n");
        }
        buffer.markup("</text>\n</tbx>\n");
        self.out.write_all(buffer.xml.as_bytes())?;
        self.out.flush()?;
        self.summary.n_replaced += buffer.n_replaced;
        if let Some(missing) = self.concept_ids.difference(&self.written).next() {
            return Err(refused(format!(
                "the glossary was begun with concept '{missing}', which never came"
            )));
        }
        Ok(self.summary)
    }

    fn push_concept_information(&self, buffer: &mut XmlBuffer, concept: &Concept) {
        buffer
            .element_line("  ", "descrip", Some(("type", "subjectField")), subject_field(concept.kind))
            .element_line("  ", "descrip", Some(("type", "definition")), &concept.definition);
        push_keyed_note(buffer, "  ", "group", concept.group.as_deref());
        push_keyed_note(buffer, "  ", "period", concept.period.as_deref());
        for relation in &concept.relations {
            if self.concept_ids.contains(&relation.concept) {
                buffer
                    .markup("  <ref type=\"crossReference\"")
                    .attribute("target", &concept_id(&relation.concept))
                    .markup(">")
                    .text(&relation.concept)
                    .markup("</ref>\n");
            }
            let reason = relation.reason.as_ref().map_or_else(String::new, |reason| format!(": {reason}"));
            let note = format!("{} {}{reason}", relation.kind, relation.concept);
            push_keyed_note(buffer, "  ", "relation", Some(&note));
        }
        if let Some(note) = &concept.note {
            buffer.element_line("  ", "note", None, note);
        }
    }

    fn push_term(&self, buffer: &mut XmlBuffer, designation: &Designation) {
        let indent = "      ";
        buffer.markup("    <termSec>\n").element_line(indent, "term", None, &designation.text);
        if let Some(kind) = term_type(designation.kind) {
            buffer.element_line(indent, "termNote", Some(("type", "termType")), kind);
        }
        buffer
            .element_line(
                indent,
                "termNote",
                Some(("type", "partOfSpeech")),
                part_of_speech(designation.kind),
            )
            .element_line(
                indent,
                "termNote",
                Some(("type", "administrativeStatus")),
                administrative_status(designation.status),
            );
        buffer.markup(indent).markup("<admin type=\"source\"");
        match self.sources.iter().find(|(key, _)| *key == designation.source) {
            Some((key, title)) => buffer.attribute("target", &source_id(key)).markup(">").text(title),
            None => buffer.markup(">").text(&designation.source),
        };
        buffer.markup("</admin>\n");
        let kind = match designation.kind {
            DesignationKind::Adjective => Some("adjective"),
            DesignationKind::Demonym => Some("demonym"),
            _ => None,
        };
        push_keyed_note(buffer, indent, "kind", kind);
        push_keyed_note(buffer, indent, "scheme", designation.scheme.as_deref());
        push_keyed_note(buffer, indent, "period", designation.period.as_deref());
        push_keyed_note(buffer, indent, "used-by", designation.used_by.as_deref());
        buffer.markup("    </termSec>\n");
    }
}

fn push_keyed_note(buffer: &mut XmlBuffer, indent: &str, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        buffer
            .markup(indent)
            .markup("<note>x-drogman-")
            .markup(key)
            .markup(": ")
            .text(value)
            .markup("</note>\n");
    }
}

/// A concept's id as an XML id, different ones for different ids.
///
/// XML ids begin with a letter or `_` and are unique in all of the file; those of sources begin with `_s`, and no
/// concept's can, since `_` itself is escaped.
fn concept_id(id: &str) -> String {
    let token = super::nmtoken(id);
    if token.starts_with(|first: char| first.is_ascii_alphabetic()) { token } else { format!("_c{token}") }
}

fn source_id(key: &str) -> String {
    format!("_s{}", super::nmtoken(key))
}

const fn subject_field(kind: ConceptKind) -> &'static str {
    match kind {
        ConceptKind::Place => "place",
        ConceptKind::Person => "person",
        ConceptKind::Body => "body",
        ConceptKind::People => "people",
        ConceptKind::Event => "event",
    }
}

/// The picklist of TBX-Basic has no value for adjectives and demonyms.
const fn term_type(kind: DesignationKind) -> Option<&'static str> {
    match kind {
        DesignationKind::Full => Some("fullForm"),
        DesignationKind::Variant => Some("variant"),
        DesignationKind::Short => Some("shortForm"),
        DesignationKind::Acronym => Some("acronym"),
        DesignationKind::Adjective | DesignationKind::Demonym => None,
    }
}

const fn part_of_speech(kind: DesignationKind) -> &'static str {
    match kind {
        DesignationKind::Adjective => "adjective",
        _ => "noun",
    }
}

const fn administrative_status(status: Status) -> &'static str {
    match status {
        Status::Preferred => "preferredTerm-admn-sts",
        Status::Admitted => "admittedTerm-admn-sts",
        Status::Deprecated => "deprecatedTerm-admn-sts",
        Status::Superseded => "supersededTerm-admn-sts",
    }
}
