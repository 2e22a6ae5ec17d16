//! From the units of a file to blocks and given units.

use crate::remarks::Remarks;
use drogman_document::{Block, BlockKind, GivenUnit};
use drogman_text::{ByteSpan, LanguageTag, Severity};

/// What the units came to so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Units {
    pub(super) blocks: Vec<Block>,
    pub(super) given: Vec<GivenUnit>,
    pub(super) n_read: usize,
}

/// A `tu` while it is read.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its `tuid`, or its number.
    id: String,
    /// Where it begins.
    at: usize,
    /// Its sides with text.
    blocks: Vec<u32>,
    variant: Option<Variant>,
    /// Whether all of its segments were closed.
    pub(super) complete: bool,
}

/// A `tuv` while it is read.
#[derive(Clone, Debug)]
struct Variant {
    /// Where it begins.
    at: usize,
    language: Option<LanguageTag>,
    /// Where the text of its segment begins.
    segment: Option<u32>,
}

impl Units {
    /// The number of the next unit, from 1.
    pub(super) fn next_number(&self) -> String {
        (self.n_read + 1).to_string()
    }

    /// Counts a unit; one with two sides or more pairs them.
    pub(super) fn finish(&mut self, unit: Unit, remarks: &mut Remarks<'_>) {
        self.n_read += 1;
        if unit.blocks.len() < 2 {
            let message = "a unit has fewer than two sides with text; it pairs nothing";
            let hint = "give it a <tuv> for each language";
            remarks.add(Severity::Warning, "tmx-one-sided", unit.at, message, hint);
        } else if unit.complete {
            self.given.push(GivenUnit { id: unit.id, blocks: unit.blocks });
        }
    }
}

impl Unit {
    /// A unit that begins there.
    pub(super) const fn new(id: String, at: usize) -> Self {
        Self { id, at, blocks: Vec::new(), variant: None, complete: true }
    }

    pub(super) fn begin_variant(&mut self, at: usize, language: Option<LanguageTag>) {
        self.variant = Some(Variant { at, language, segment: None });
    }

    /// Ends the variant, if one is open; one that never had a segment is reported.
    pub(super) fn end_variant(&mut self, remarks: &mut Remarks<'_>) {
        if let Some(variant) = self.variant.take().filter(|variant| variant.segment.is_none()) {
            let message = "a <tuv> holds no <seg>";
            remarks.add(Severity::Warning, "tmx-seg-missing", variant.at, message, "give it one");
        }
    }

    /// Begins the segment of the open variant: `false` when it has one already, `None` when no variant is open.
    pub(super) fn begin_segment(&mut self, start: u32) -> Option<bool> {
        let variant = self.variant.as_mut()?;
        let first = variant.segment.is_none();
        variant.segment.get_or_insert(start);
        Some(first)
    }

    /// Makes a block of the segment of the open variant, which ends there in the text `written` so far.
    pub(super) fn end_segment(
        &mut self,
        end: u32,
        written: &str,
        units: &mut Units,
        remarks: &mut Remarks<'_>,
    ) {
        let Some(variant) = &mut self.variant else { return };
        let Some(start) = variant.segment else { return };
        let content = ByteSpan::new(start, end).trimmed(written);
        if content.is_empty() {
            let hint = "translate it or delete the unit";
            remarks.add(Severity::Warning, "tmx-seg-empty", variant.at, "a segment is empty", hint);
            return;
        }
        self.blocks.push(u32::try_from(units.blocks.len()).unwrap_or(u32::MAX));
        let language = variant.language.take();
        units.blocks.push(Block { language, ..Block::new(BlockKind::Unit, content) });
    }
}
