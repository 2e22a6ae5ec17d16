//! What an XLIFF unit is made of, and its checks.

use super::{XliffNote, refused, xliff::is_nmtoken};
use std::collections::BTreeSet;
use std::io;

/// One block of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct XliffUnit {
    /// Its id, unique in the file: an XML name token, as [`nmtoken`](super::nmtoken) makes them.
    pub id: String,
    /// What it is in its document, as a kebab-case word; written `type="drogman:…"`.
    pub kind: Option<String>,
    /// Notes for the translator.
    pub notes: Vec<XliffNote>,
    /// The glossary's word on names that the unit holds.
    pub glossary: Vec<GlossEntry>,
    /// Sentences and what lies between them, in order.
    pub pieces: Vec<XliffPiece>,
}

/// A sentence, or what lies between two.
#[derive(Clone, Debug, PartialEq)]
pub enum XliffPiece {
    /// A sentence to be translated.
    Segment {
        /// Its id, unique in the unit.
        id: String,
        /// Its text with the terms found in it.
        source: Vec<Run>,
        /// Its translation, where there is one.
        target: Option<String>,
        /// How far the work on it is.
        state: SegmentState,
        /// How likely the translation belongs to the text, from 0 to 1; kept in the unit's metadata.
        confidence: Option<f64>,
    },
    /// What is not translated: white space between two sentences.
    Ignorable {
        /// Its id, unique in the unit.
        id: Option<String>,
        /// Its text.
        source: String,
    },
}

/// A stretch of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Plain text.
    Text(String),
    /// Text that names something in the glossary.
    Term {
        /// The id of the annotation, unique in the unit.
        id: String,
        /// The text.
        text: String,
        /// The id of its [`GlossEntry`] in the unit.
        gloss: Option<String>,
        /// A short definition, or whatever tells what is meant.
        value: Option<String>,
    },
}

/// How far the work on a segment is (XLIFF 2.1, `state`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SegmentState {
    /// To be translated.
    #[default]
    Initial,
    /// Translated.
    Translated,
    /// Translated and reviewed.
    Reviewed,
    /// Done.
    Final,
}

impl SegmentState {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Translated => "translated",
            Self::Reviewed => "reviewed",
            Self::Final => "final",
        }
    }
}

/// What the glossary says of a name (XLIFF 2.1, glossary module).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GlossEntry {
    /// Its id, unique in the unit's glossary.
    pub id: String,
    /// The name.
    pub term: String,
    /// Where the glossary has it from.
    pub source: Option<String>,
    /// Its names in the target language.
    pub translations: Vec<String>,
    /// What it is. An entry without translation needs a definition.
    pub definition: Option<String>,
}

/// Checks all that could make the unit invalid.
pub(super) fn check(unit: &XliffUnit, has_target_language: bool) -> io::Result<()> {
    let name = format!("XLIFF unit '{}'", unit.id);
    if let Some(kind) =
        unit.kind.as_deref().filter(|kind| kind.is_empty() || kind.contains([' ', ':', '\t', '\n']))
    {
        return Err(refused(format!("{name} has the kind '{kind}', which is not one plain word")));
    }
    if !unit.pieces.iter().any(|piece| matches!(piece, XliffPiece::Segment { .. })) {
        return Err(refused(format!("{name} has no segment")));
    }
    check_targets(&name, unit, has_target_language)?;
    let mut gloss_ids = BTreeSet::new();
    for entry in &unit.glossary {
        check_id(&name, &entry.id, &mut gloss_ids)?;
        if entry.translations.is_empty() && entry.definition.is_none() {
            return Err(refused(format!(
                "{name}: the glossary entry '{}' has neither translation nor definition",
                entry.id
            )));
        }
    }
    check_inner_ids(&name, unit, &gloss_ids)
}

fn check_targets(name: &str, unit: &XliffUnit, has_target_language: bool) -> io::Result<()> {
    for piece in &unit.pieces {
        if let XliffPiece::Segment { id, target, state, .. } = piece {
            if target.is_some() && !has_target_language {
                return Err(refused(format!(
                    "{name} has a translation, but the file states no target language"
                )));
            }
            if target.is_none() && *state != SegmentState::Initial {
                return Err(refused(format!(
                    "{name}: segment '{id}' is said to be {} but has no translation",
                    state.name()
                )));
            }
        }
    }
    Ok(())
}

/// Segments, ignorables and annotations share one space of ids in a unit.
fn check_inner_ids<'a>(name: &str, unit: &'a XliffUnit, gloss_ids: &BTreeSet<&'a str>) -> io::Result<()> {
    let mut ids = BTreeSet::new();
    for piece in &unit.pieces {
        match piece {
            XliffPiece::Ignorable { id, .. } => {
                if let Some(id) = id {
                    check_id(name, id, &mut ids)?;
                }
            }
            XliffPiece::Segment { id, source, .. } => {
                check_id(name, id, &mut ids)?;
                for run in source {
                    if let Run::Term { id, gloss, .. } = run {
                        check_id(name, id, &mut ids)?;
                        if let Some(gloss) = gloss.as_deref().filter(|gloss| !gloss_ids.contains(gloss)) {
                            return Err(refused(format!(
                                "{name}: the term '{id}' refers to the glossary entry '{gloss}', which is not there"
                            )));
                        }
                    }
                }
            }
        }
    }
    Ok(())
}

pub(super) fn check_id<'a>(owner: &str, id: &'a str, seen: &mut BTreeSet<&'a str>) -> io::Result<()> {
    if !is_nmtoken(id) {
        return Err(refused(format!(
            "{owner}: '{id}' is not an id that XML takes (letters, digits, - . _ :)"
        )));
    }
    if !seen.insert(id) {
        return Err(refused(format!("{owner}: the id '{id}' is used twice")));
    }
    Ok(())
}
