//! Names as data: concepts, their designations, and where a text uses them.

use drogman_text::{ByteSpan, LanguageTag};
use serde::{Deserialize, Serialize};

/// One thing that has names: a place, a person, a body (ISO 30042: concept entry).
///
/// A concept has designations; none is the right one by itself (invariant 10). Where terminologists keep rival or
/// successive designations apart, each is a concept of its own, tied by [`Relation`]s and a `group`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    /// Stable id: lower-case ASCII letters, digits and hyphens.
    pub id: String,
    /// What sort of thing it is.
    pub kind: ConceptKind,
    /// One neutral sentence that tells this concept from others.
    pub definition: String,
    /// The group that ties it to rival, successive or overlapping concepts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// When the concept, or this way of naming it, is or was in use: `1923-1991`, `2017-`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// How it stands to other concepts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// Its names, in the order of the file.
    pub designations: Vec<Designation>,
    /// Anything that a terminologist should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What sort of thing a concept is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConceptKind {
    /// A country, region, city, river, mountain, road.
    Place,
    /// A person.
    Person,
    /// An institution, organization, medium or party.
    Body,
    /// A people or language community.
    People,
    /// A war, treaty, process or event.
    Event,
}

/// One name of a concept in one language (ISO 30042: term section).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Designation {
    /// The name, in NFC.
    pub text: String,
    /// Language and, where it is not the usual one, script: `fr`, `hy`, `hy-Latn`.
    pub language: LanguageTag,
    /// What sort of name it is.
    #[serde(default)]
    pub kind: DesignationKind,
    /// How the field or its publisher marks it. Without any publisher's word: admitted.
    #[serde(default)]
    pub status: Status,
    /// The romanization or transcription scheme it follows: `BGN/PCGN 1981`, `French press`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheme: Option<String>,
    /// Who uses it, without any judgement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub used_by: Option<String>,
    /// When it is or was in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// The key of its dated source in the glossary's list of sources.
    pub source: String,
}

/// What sort of name a designation is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DesignationKind {
    /// The name in full.
    #[default]
    Full,
    /// A spelling variant of the name.
    Variant,
    /// A shorter name (a family name alone, a short form).
    Short,
    /// An acronym.
    Acronym,
    /// An adjective made from the name.
    Adjective,
    /// What the people of the place are called.
    Demonym,
}

/// How a designation stands (TBX-Basic: administrativeStatus).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Preferred by a named house style; never by the built-in glossary itself.
    Preferred,
    /// In use.
    #[default]
    Admitted,
    /// In use, and discouraged by a named house style.
    Deprecated,
    /// No longer in use.
    Superseded,
}

/// How a concept stands to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// `rival`, `renamed-from`, `renamed-to`, `part-of`, `has-part`, `homonym`, `related`.
    pub kind: String,
    /// The id of the other concept.
    pub concept: String,
    /// Why, in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A stretch of text that names a concept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Where in the text: the name as it is inflected there, without elided article and possessive.
    pub span: ByteSpan,
    /// The concepts it may name, ascending by id: several when the form is a homonym.
    pub concepts: Vec<String>,
    /// The designation that matched, as the glossary writes it.
    pub designation: String,
    /// What sort of designation that is.
    pub kind: DesignationKind,
    /// Which steps led from the text to the designation: `exact`, `folded`, `elision`, `possessive`, `plural`.
    pub steps: Vec<String>,
}
