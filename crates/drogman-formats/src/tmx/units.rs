//! From the units of a file to blocks and given units.

use crate::blocks::one_article;
use crate::remarks::Remarks;
use drogman_document::{Block, BlockKind, GivenUnit, Source};
use drogman_text::{ByteSpan, LanguageTag, Severity};

/// A `tu` as it was read.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its `tuid`, or its number.
    pub(super) id: String,
    /// Where it begins.
    pub(super) at: usize,
    pub(super) variants: Vec<Variant>,
    /// Whether all of its segments were closed.
    pub(super) complete: bool,
}

/// A `tuv` as it was read.
#[derive(Clone, Debug)]
pub(super) struct Variant {
    /// Where it begins.
    pub(super) at: usize,
    pub(super) language: Option<LanguageTag>,
    /// Where its segment stands in the text.
    pub(super) segment: Option<(u32, u32)>,
}

/// Makes blocks of the segments and given units of the units with two sides or more.
pub(super) fn add_units(units: Vec<Unit>, source: &mut Source, remarks: &mut Remarks<'_>) {
    for unit in units {
        let mut blocks = Vec::new();
        let mut warn =
            |code, at, message: &str, hint: &str| remarks.add(Severity::Warning, code, at, message, hint);
        for variant in unit.variants {
            let Some((start, end)) = variant.segment else {
                warn("tmx-seg-missing", variant.at, "a <tuv> holds no <seg>", "give it one");
                continue;
            };
            let content = ByteSpan::new(start, end).trimmed(&source.text);
            if content.is_empty() {
                warn("tmx-seg-empty", variant.at, "a segment is empty", "translate it or delete the unit");
                continue;
            }
            blocks.push(u32::try_from(source.blocks.len()).unwrap_or(u32::MAX));
            source.blocks.push(Block { language: variant.language, ..Block::new(BlockKind::Unit, content) });
        }
        if blocks.len() < 2 {
            let message = "a unit has fewer than two sides with text; it pairs nothing";
            warn("tmx-one-sided", unit.at, message, "give it a <tuv> for each language");
        } else if unit.complete {
            source.given.push(GivenUnit { id: unit.id, blocks });
        }
    }
    one_article(source);
}
