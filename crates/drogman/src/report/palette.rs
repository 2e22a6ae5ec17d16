//! A quiet colour for each language of a run.

use crate::records::DocumentRecord;
use drogman_text::LanguageTag;
use std::collections::{BTreeMap, BTreeSet};

/// How many tints the style sheet has; further languages start again, and their tags tell them apart.
const N_TINTS: usize = 8;

/// The style class of each language.
pub(super) struct Palette {
    classes: BTreeMap<LanguageTag, String>,
}

/// A language as the page marks it.
pub(super) struct Marked<'a> {
    pub(super) tag: &'a str,
    pub(super) class: &'a str,
}

impl Palette {
    /// Tints by tag, so that a language has the same colour whatever the order of the inputs.
    pub(super) fn new<'a>(records: impl Iterator<Item = &'a DocumentRecord>, to: &LanguageTag) -> Self {
        let mut tags: BTreeSet<&LanguageTag> =
            records.flat_map(|r| r.languages.iter().map(|share| &share.language)).collect();
        tags.insert(to);
        let known = tags.into_iter().filter(|tag| !tag.is_und());
        let classes = known.enumerate().map(|(i, tag)| (tag.clone(), format!("l{}", i % N_TINTS))).collect();
        Self { classes }
    }

    /// The class of a language; `lu` when it is not determined.
    pub(super) fn class(&self, language: &LanguageTag) -> &str {
        self.classes.get(language).map_or("lu", String::as_str)
    }

    /// Every language with its class, by tag.
    pub(super) fn legend(&self) -> Vec<Marked<'_>> {
        self.classes.iter().map(|(tag, class)| Marked { tag: tag.as_str(), class }).collect()
    }
}
