//! A changed view of a text, as the list of its changes.

use crate::ByteSpan;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One change: which source bytes became which view bytes, by which rule, and what stood there before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The bytes of the source; empty for an insertion.
    pub source: ByteSpan,
    /// The bytes of the view; empty for a deletion.
    pub view: ByteSpan,
    /// The id of the rule that did it, such as `soft-hyphen`.
    pub rule: Cow<'static, str>,
    /// What stood in the source, so that [`EditMap::revert`] needs the view alone.
    pub original: String,
}

/// The changes that lead from a source text to a view of it, in ascending order, and the way back.
///
/// Between two edits source and view are equal byte for byte. Both directions of the map are monotone: a byte
/// further right in one text is never further left in the other.
// Invariant: edits ascend and do not overlap, on the source side and on the view side; between neighbours both
// sides advance by the same number of bytes. `EditMapBuilder` is the only maker besides serde; `check` proves it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EditMap {
    edits: Vec<Edit>,
}

impl EditMap {
    /// The edits in ascending order.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// Whether the view is the source itself.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The source text, byte for byte, from the view. O(length of the view).
    ///
    /// # Example: there and back
    ///
    /// ```
    /// use drogman_text::{ByteSpan, EditMapBuilder};
    /// let source = "l'Artsakh";
    /// let mut builder = EditMapBuilder::new();
    /// builder.replace(source, ByteSpan::new(1, 2), "\u{2019}", "apostrophe");
    /// let (view, edits) = builder.finish(source);
    /// assert_eq!(view, "l\u{2019}Artsakh");
    /// assert_eq!(edits.revert(&view), source);
    /// ```
    pub fn revert(&self, view: &str) -> String {
        let mut source = String::with_capacity(view.len());
        let mut at = 0;
        for edit in &self.edits {
            source.push_str(view.get(at..edit.view.range().start).unwrap_or(""));
            source.push_str(&edit.original);
            at = edit.view.range().end;
        }
        source.push_str(view.get(at..).unwrap_or(""));
        source
    }

    /// Whether these edits really lead from `source` to `view` and back; the first fault as a sentence.
    ///
    /// # Errors
    /// A sentence that names the first edit that does not hold, and why.
    pub fn check(&self, source: &str, view: &str) -> Result<(), String> {
        let (mut source_at, mut view_at) = (0_u32, 0_u32);
        for (i, edit) in self.edits.iter().enumerate() {
            if edit.source.start() < source_at || edit.view.start() < view_at {
                return Err(format!("edit {i} ({}) runs backwards", edit.rule));
            }
            if edit.source.start() - source_at != edit.view.start() - view_at {
                return Err(format!("edit {i} ({}): the text before it differs in length", edit.rule));
            }
            if source.get(edit.source.range()) != Some(edit.original.as_str()) {
                return Err(format!(
                    "edit {i} ({}): source bytes {}..{} are not what it replaced",
                    edit.rule,
                    edit.source.start(),
                    edit.source.end()
                ));
            }
            (source_at, view_at) = (edit.source.end(), edit.view.end());
        }
        if self.revert(view) == source {
            Ok(())
        } else {
            Err("reverting the view does not give the source".to_owned())
        }
    }

    /// The source offset of a view offset. Inside replaced text it is the start of what was replaced; right
    /// behind a deletion it is behind the deleted bytes. O(log n).
    pub fn to_source(&self, view_offset: u32) -> u32 {
        // The last edit that starts at or before the offset decides.
        let n_before = self.edits.partition_point(|e| e.view.start() <= view_offset);
        match n_before.checked_sub(1).and_then(|i| self.edits.get(i)) {
            None => view_offset,
            Some(edit) if view_offset < edit.view.end() => edit.source.start(),
            Some(edit) => edit.source.end() + (view_offset - edit.view.end()),
        }
    }

    /// The view offset of a source offset. Inside replaced text it is the start of what stands for it. O(log n).
    pub fn to_view(&self, source_offset: u32) -> u32 {
        let n_before = self.edits.partition_point(|e| e.source.start() <= source_offset);
        match n_before.checked_sub(1).and_then(|i| self.edits.get(i)) {
            None => source_offset,
            Some(edit) if source_offset < edit.source.end() => edit.view.start(),
            Some(edit) => edit.view.end() + (source_offset - edit.source.end()),
        }
    }

    /// The smallest source span that holds everything the view span was made from.
    ///
    /// # Example: a mark put together from two source characters
    ///
    /// ```
    /// use drogman_text::{ByteSpan, EditMapBuilder};
    /// let source = "Arme\u{301}nie";
    /// let mut builder = EditMapBuilder::new();
    /// builder.replace(source, ByteSpan::new(3, 6), "\u{E9}", "nfc");
    /// let (view, edits) = builder.finish(source);
    /// let accent = ByteSpan::new(3, 5);
    /// assert_eq!(accent.slice(&view), "\u{E9}");
    /// assert_eq!(edits.span_to_source(accent).slice(source), "e\u{301}");
    /// ```
    pub fn span_to_source(&self, view: ByteSpan) -> ByteSpan {
        let start = self.to_source(view.start());
        // The end is exclusive: when it falls inside replaced text, all of what was replaced belongs to it.
        let n_before = self.edits.partition_point(|e| e.view.start() < view.end());
        let end = match n_before.checked_sub(1).and_then(|i| self.edits.get(i)) {
            None => view.end(),
            Some(edit) if view.end() <= edit.view.end() => edit.source.end(),
            Some(edit) => edit.source.end() + (view.end() - edit.view.end()),
        };
        ByteSpan::new(start, end)
    }

    /// The smallest view span that holds everything made from the source span.
    pub fn span_to_view(&self, source: ByteSpan) -> ByteSpan {
        let start = self.to_view(source.start());
        let n_before = self.edits.partition_point(|e| e.source.start() < source.end());
        let end = match n_before.checked_sub(1).and_then(|i| self.edits.get(i)) {
            None => source.end(),
            Some(edit) if source.end() <= edit.source.end() => edit.view.end(),
            Some(edit) => edit.view.end() + (source.end() - edit.source.end()),
        };
        ByteSpan::new(start, end)
    }
}

/// Collects edits from left to right and writes the view.
///
/// # Example: two edits in one pass
///
/// ```
/// use drogman_text::{ByteSpan, EditMapBuilder};
/// let source = "a\u{200B}b...";
/// let mut builder = EditMapBuilder::new();
/// builder.replace(source, ByteSpan::new(1, 4), "", "zero-width");
/// builder.replace(source, ByteSpan::new(5, 8), "\u{2026}", "ellipsis");
/// let (view, edits) = builder.finish(source);
/// assert_eq!(view, "ab\u{2026}");
/// assert_eq!(edits.edits().len(), 2);
/// ```
#[derive(Clone, Debug, Default)]
pub struct EditMapBuilder {
    view: String,
    copied: u32,
    edits: Vec<Edit>,
}

impl EditMapBuilder {
    /// A builder at the start of the source.
    pub fn new() -> Self {
        Self::default()
    }

    /// Says that `span` of `source` becomes `replacement` by `rule`. Spans must come in ascending order; one
    /// that starts before the end of the last, or is not on character boundaries, is left out and `false` is
    /// returned. A replacement equal to the source is no edit.
    pub fn replace(
        &mut self,
        source: &str,
        span: ByteSpan,
        replacement: &str,
        rule: impl Into<Cow<'static, str>>,
    ) -> bool {
        let (Some(between), Some(original)) =
            (source.get(self.copied as usize..span.start() as usize), source.get(span.range()))
        else {
            return false;
        };
        if original == replacement {
            return true;
        }
        self.view.push_str(between);
        let start = self.view.len();
        self.view.push_str(replacement);
        self.edits.push(Edit {
            source: span,
            view: ByteSpan::of(start..self.view.len()),
            rule: rule.into(),
            original: original.to_owned(),
        });
        self.copied = span.end();
        true
    }

    /// Whether nothing was changed so far.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The view and its edits.
    pub fn finish(mut self, source: &str) -> (String, EditMap) {
        self.view.push_str(source.get(self.copied as usize..).unwrap_or(""));
        (self.view, EditMap { edits: self.edits })
    }
}
