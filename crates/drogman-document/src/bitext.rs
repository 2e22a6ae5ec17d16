//! Sentences of two texts and what ties them.

use drogman_text::LanguageTag;
use serde::{Deserialize, Serialize};

/// What an aligner needs to see of one text: its sentences in order.
#[derive(Clone, Debug)]
pub struct Side<'a> {
    /// The language of the text.
    pub language: LanguageTag,
    /// Its sentences in document order.
    pub sentences: Vec<Sentence<'a>>,
}

/// One sentence as an aligner sees it.
#[derive(Clone, Debug)]
pub struct Sentence<'a> {
    /// The text that matching works on (the normalized view where there is one).
    pub text: &'a str,
    /// The number of its block: neighbours with the same number stand in one paragraph.
    pub block: u32,
    /// What structure says of its block, the same number for the same sort: 0 running text, 1 headline, 2 list
    /// item, 3 comment, 4 table or figures, 5 other.
    pub structure: u8,
    /// The names it holds, as numbers that mean the same concept group on both sides; ascending.
    pub names: Vec<u32>,
}

/// A group of sentences on one side that translates a group on the other; either may be empty, not both.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bead {
    /// Numbers of the source sentences, ascending, from 0.
    pub source: Vec<u32>,
    /// Numbers of the target sentences, ascending, from 0.
    pub target: Vec<u32>,
    /// How likely the bead is right as it stands, from 0 to 1.
    pub confidence: f64,
    /// Whether it crosses others because a block was moved.
    pub moved: bool,
    /// Where it comes from.
    pub origin: Origin,
}

impl Bead {
    /// Which shape the bead has.
    ///
    /// # Example: two sentences merged into one
    ///
    /// ```
    /// use drogman_document::{Bead, BeadKind, Origin};
    /// let bead = Bead { source: vec![3, 4], target: vec![3], confidence: 0.9, moved: false, origin: Origin::Computed };
    /// assert_eq!(bead.kind(), BeadKind::ManyToOne);
    /// ```
    pub fn kind(&self) -> BeadKind {
        match (self.source.len(), self.target.len()) {
            (_, 0) => BeadKind::SourceOnly,
            (0, _) => BeadKind::TargetOnly,
            (1, 1) => BeadKind::OneToOne,
            (1, _) => BeadKind::OneToMany,
            (_, 1) => BeadKind::ManyToOne,
            _ => BeadKind::ManyToMany,
        }
    }
}

/// The shape of a bead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum BeadKind {
    /// One sentence translates one.
    #[serde(rename = "1-1")]
    OneToOne,
    /// One sentence became several.
    #[serde(rename = "1-n")]
    OneToMany,
    /// Several became one.
    #[serde(rename = "n-1")]
    ManyToOne,
    /// Several became several.
    #[serde(rename = "n-m")]
    ManyToMany,
    /// Left out in the target.
    #[serde(rename = "source-only")]
    SourceOnly,
    /// Added in the target.
    #[serde(rename = "target-only")]
    TargetOnly,
}

/// Where a bead comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The aligner found it.
    Computed,
    /// The input stated it (TMX, TSV).
    Given,
}
