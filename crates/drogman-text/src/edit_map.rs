//! A changed view of a text, as the list of its changes.

use crate::ByteSpan;
use crate::edit_list::{EditList, Edits};
use crate::join::join;
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// One change: which source bytes became which view bytes, by which rule, and what stood there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Edit<'a> {
    /// The bytes of the source; empty for an insertion.
    pub source: ByteSpan,
    /// The bytes of the view; empty for a deletion.
    pub view: ByteSpan,
    /// The id of the rule that did it, such as `soft-hyphen`; the ids of several that did it together, joined by
    /// `+`.
    pub rule: &'a str,
    /// What stood in the source, so that [`EditMap::revert`] needs the view alone.
    pub original: &'a str,
}

/// The changes that lead from a source text to a view of it, in ascending order, and the way back.
///
/// Between two edits source and view are equal byte for byte. Both directions of the map are monotone: a byte
/// further right in one text is never further left in the other. An edit costs twelve bytes and what it replaced;
/// no edits cost one pointer.
// Invariant: edits ascend and do not overlap, on the source side and on the view side; between neighbours both
// sides advance by the same number of bytes. `EditList::push` is the only way in; `check` proves the rest.
#[derive(Clone, Default)]
pub struct EditMap {
    list: Option<Box<EditList>>,
}

impl EditMap {
    pub(crate) fn of(mut list: EditList) -> Self {
        list.shrink_to_fit();
        Self { list: (list.len() > 0).then(|| Box::new(list)) }
    }

    pub(crate) fn list(&self) -> &EditList {
        static EMPTY: EditList = EditList::EMPTY;
        self.list.as_deref().unwrap_or(&EMPTY)
    }

    /// The edits in ascending order.
    pub fn edits(&self) -> Edits<'_> {
        self.list().edits()
    }

    /// How many edits there are.
    pub fn len(&self) -> usize {
        self.list().len()
    }

    /// Whether the view is the source itself.
    pub fn is_empty(&self) -> bool {
        self.list.is_none()
    }

    /// The bytes of memory that the edits take, beside this value itself.
    pub fn heap_bytes(&self) -> usize {
        self.list.as_ref().map_or(0, |list| size_of::<EditList>() + list.heap_bytes())
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
        for edit in self.edits() {
            source.push_str(view.get(at..edit.view.range().start).unwrap_or(""));
            source.push_str(edit.original);
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
        for (i, edit) in self.edits().enumerate() {
            if source.get(edit.source.range()) != Some(edit.original) {
                return Err(format!(
                    "edit {i} ({}): source bytes {}..{} are not what it replaced",
                    edit.rule,
                    edit.source.start(),
                    edit.source.end()
                ));
            }
        }
        if self.revert(view) == source {
            Ok(())
        } else {
            Err("reverting the view does not give the source".to_owned())
        }
    }

    /// The edits that start at or behind a source offset, in ascending order. O(log n) to find the first.
    pub fn edits_from(&self, source_offset: u32) -> Edits<'_> {
        let list = self.list();
        list.edits_from(list.partition(|source, _| source.start() < source_offset))
    }

    /// The view of a part of the source, and its own map: the edits that lie inside `span` and that `keep` wants.
    /// An edit that reaches over an end of the part is left out; an insertion at its start belongs to what stands
    /// before. `source` and `view` are those of this map. O(length of the part + its edits).
    ///
    /// # Example: the second sentence of a paragraph that was set as a whole
    ///
    /// ```
    /// use drogman_text::{ByteSpan, EditMapBuilder};
    /// let source = "\"Yes. No.\"";
    /// let mut builder = EditMapBuilder::new();
    /// builder.replace(source, ByteSpan::new(0, 1), "\u{201C}", "quotes");
    /// builder.replace(source, ByteSpan::new(9, 10), "\u{201D}", "quotes");
    /// let (view, edits) = builder.finish(source);
    /// let (part, its) = edits.part(source, &view, ByteSpan::new(6, 10), |_| true);
    /// assert_eq!(part, "No.\u{201D}");
    /// assert_eq!(its.revert(&part), "No.\"");
    /// ```
    pub fn part<'a>(
        &self,
        source: &'a str,
        view: &str,
        span: ByteSpan,
        keep: impl Fn(&Edit<'_>) -> bool,
    ) -> (Cow<'a, str>, Self) {
        let text = span.slice(source);
        let at = span.start();
        let mut builder = EditMapBuilder::new();
        for edit in self.edits_from(at).take_while(|edit| edit.source.start() <= span.end()) {
            let inside = edit.source.end() <= span.end() && edit.source.end() > at;
            if inside && keep(&edit) {
                let here = ByteSpan::new(edit.source.start() - at, edit.source.end() - at);
                builder.repeat(text, here, edit.view.slice(view), edit.rule);
            }
        }
        if builder.is_empty() {
            return (Cow::Borrowed(text), Self::default());
        }
        let (part, edits) = builder.finish(text);
        (Cow::Owned(part), edits)
    }

    /// The edit that made the byte at this view offset: which rule, and from what. A deletion is found at the offset
    /// behind which the deleted bytes stood, unless something was written there. O(log n).
    ///
    /// # Example: why is this character here?
    ///
    /// ```
    /// use drogman_text::{ByteSpan, EditMapBuilder};
    /// let source = "l'Artsakh";
    /// let mut builder = EditMapBuilder::new();
    /// builder.replace(source, ByteSpan::new(1, 2), "\u{2019}", "apostrophe");
    /// let (_, edits) = builder.finish(source);
    /// assert_eq!(edits.explain(2).map(|edit| (edit.rule, edit.original)), Some(("apostrophe", "'")));
    /// assert_eq!(edits.explain(0), None);
    /// ```
    pub fn explain(&self, view_offset: u32) -> Option<Edit<'_>> {
        let list = self.list();
        let n_before = list.partition(|_, view| view.start() <= view_offset);
        let edit = list.get(n_before.checked_sub(1)?)?;
        (view_offset < edit.view.end() || edit.view == ByteSpan::new(view_offset, view_offset))
            .then_some(edit)
    }

    /// The edit that replaced the byte at this source offset, or inserted something before it. O(log n).
    pub fn explain_source(&self, source_offset: u32) -> Option<Edit<'_>> {
        let list = self.list();
        let n_before = list.partition(|source, _| source.start() <= source_offset);
        let edit = list.get(n_before.checked_sub(1)?)?;
        (source_offset < edit.source.end() || edit.source == ByteSpan::new(source_offset, source_offset))
            .then_some(edit)
    }

    /// The source offset of a view offset. Inside replaced text it is the start of what was replaced; right
    /// behind a deletion it is behind the deleted bytes. O(log n).
    pub fn to_source(&self, view_offset: u32) -> u32 {
        // The last edit that starts at or before the offset decides.
        match self.list().last_where(|_, view| view.start() <= view_offset) {
            None => view_offset,
            Some((source, view)) if view_offset < view.end() => source.start(),
            Some((source, view)) => source.end() + (view_offset - view.end()),
        }
    }

    /// The view offset of a source offset. Inside replaced text it is the start of what stands for it. O(log n).
    pub fn to_view(&self, source_offset: u32) -> u32 {
        match self.list().last_where(|source, _| source.start() <= source_offset) {
            None => source_offset,
            Some((source, view)) if source_offset < source.end() => view.start(),
            Some((source, view)) => view.end() + (source_offset - source.end()),
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
    pub fn span_to_source(&self, span: ByteSpan) -> ByteSpan {
        let start = self.to_source(span.start());
        // The end is exclusive: when it falls inside replaced text, all of what was replaced belongs to it.
        let end = match self.list().last_where(|_, view| view.start() < span.end()) {
            None => span.end(),
            Some((source, view)) if span.end() <= view.end() => source.end(),
            Some((source, view)) => source.end() + (span.end() - view.end()),
        };
        ByteSpan::new(start, end)
    }

    /// The smallest view span that holds everything made from the source span.
    pub fn span_to_view(&self, span: ByteSpan) -> ByteSpan {
        let start = self.to_view(span.start());
        let end = match self.list().last_where(|source, _| source.start() < span.end()) {
            None => span.end(),
            Some((source, view)) if span.end() <= source.end() => view.end(),
            Some((source, view)) => view.end() + (span.end() - source.end()),
        };
        ByteSpan::new(start, end)
    }

    /// Adds the edits of the text that follows behind `source_len` bytes of source and `view_len` bytes of view; says
    /// whether they fit there, and adds none when they do not. O(m) in their number.
    ///
    /// # Example: two halves
    ///
    /// ```
    /// use drogman_text::{ByteSpan, EditMapBuilder};
    /// let half = |source: &str| {
    ///     let mut builder = EditMapBuilder::new();
    ///     builder.replace(source, ByteSpan::new(1, 2), "\u{2019}", "apostrophe");
    ///     builder.finish(source)
    /// };
    /// let (head, mut edits) = half("l'an ");
    /// let (tail, further) = half("d'or");
    /// assert!(edits.append(5, 7, &further));
    /// assert_eq!(edits.revert(&format!("{head}{tail}")), "l'an d'or");
    /// ```
    pub fn append(&mut self, source_len: u32, view_len: u32, next: &Self) -> bool {
        if next.is_empty() {
            return true;
        }
        let list = self.list.get_or_insert_default();
        // Behind the first, each follows the one before it.
        let fits = next.edits().all(|edit| {
            let (source, view) = (edit.source.shifted(source_len), edit.view.shifted(view_len));
            list.push(source, view, edit.rule, edit.original).is_ok()
        });
        if list.len() == 0 {
            self.list = None;
        }
        fits
    }

    /// This map and one that leads on from its view, as one map from `source` to `view`, the view of the second.
    /// Edits that touch the same bytes of the text between become one, which names both rules. O(n + m) in the
    /// numbers of edits.
    ///
    /// # Example: an entity decoded, then its quotation mark set
    ///
    /// ```
    /// use drogman_text::{ByteSpan, EditMapBuilder};
    /// let source = "&quot;Hay";
    /// let mut builder = EditMapBuilder::new();
    /// builder.replace(source, ByteSpan::new(0, 6), "\"", "entity");
    /// let (middle, first) = builder.finish(source);
    /// let mut builder = EditMapBuilder::new();
    /// builder.replace(&middle, ByteSpan::new(0, 1), "\u{201C}", "quotes");
    /// let (view, second) = builder.finish(&middle);
    ///
    /// let both = first.compose(source, &second, &view);
    /// assert_eq!(both.edits().next().map(|edit| edit.rule), Some("entity+quotes"));
    /// assert_eq!(both.revert(&view), source);
    /// ```
    #[must_use]
    pub fn compose(&self, source: &str, second: &Self, view: &str) -> Self {
        if self.is_empty() {
            second.clone()
        } else if second.is_empty() {
            self.clone()
        } else {
            Self::of(join(source, self.list(), second.list(), view))
        }
    }
}

impl PartialEq for EditMap {
    fn eq(&self, other: &Self) -> bool {
        self.edits().eq(other.edits())
    }
}

impl Eq for EditMap {}

impl fmt::Debug for EditMap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.edits()).finish()
    }
}

impl Serialize for EditMap {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.edits())
    }
}

impl<'de> Deserialize<'de> for EditMap {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// An edit as it stands in a file.
        #[derive(Deserialize)]
        struct Stored {
            source: ByteSpan,
            view: ByteSpan,
            rule: String,
            original: String,
        }
        let mut list = EditList::EMPTY;
        for (i, edit) in Vec::<Stored>::deserialize(deserializer)?.into_iter().enumerate() {
            let Stored { source, view, rule, original } = edit;
            list.push(source, view, &rule, &original)
                .map_err(|fault| serde::de::Error::custom(format!("edit {i} ({rule}) {fault}")))?;
        }
        Ok(Self::of(list))
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
/// assert_eq!(edits.len(), 2);
/// ```
#[derive(Clone, Debug, Default)]
pub struct EditMapBuilder {
    view: String,
    copied: u32,
    list: EditList,
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
        self.copied = span.end();
        self.list.push_known(span, ByteSpan::of(start..self.view.len()), rule.into(), original);
        true
    }

    /// The same for a rule whose name is borrowed, as that of an edit of another map is.
    fn repeat(&mut self, source: &str, span: ByteSpan, replacement: &str, rule: &str) {
        let between = source.get(self.copied as usize..span.start() as usize);
        if let (Some(between), Some(original)) = (between, source.get(span.range())) {
            self.view.push_str(between);
            let start = self.view.len();
            self.view.push_str(replacement);
            self.copied = span.end();
            self.list.push_by(span, ByteSpan::of(start..self.view.len()), rule, original);
        }
    }

    /// Whether nothing was changed so far.
    pub fn is_empty(&self) -> bool {
        self.list.len() == 0
    }

    /// Writes the view to its end, so that [`view`](Self::view) is whole.
    pub fn complete(&mut self, source: &str) {
        self.view.push_str(source.get(self.copied as usize..).unwrap_or(""));
        self.copied = source.len() as u32;
    }

    /// The view as far as it is written.
    pub fn view(&self) -> &str {
        &self.view
    }

    /// The edits so far, in ascending order.
    pub fn edits(&self) -> Edits<'_> {
        self.list.edits()
    }

    /// Drops edits and view, and keeps the memory for the next text.
    pub fn clear(&mut self) {
        self.view.clear();
        self.copied = 0;
        self.list.clear();
    }

    /// Goes on from this complete view of `source` to that of `second`, which is complete too: afterwards this one
    /// holds both layers as one. O(n + m) in the numbers of edits.
    pub fn then(&mut self, source: &str, second: &mut Self) {
        std::mem::swap(&mut self.view, &mut second.view);
        self.list = join(source, &self.list, &second.list, &self.view);
    }

    /// Takes in the edits of a part of the source, collected apart and complete, that begins at byte `at` and not
    /// before the end of the last edit. O(length of the part).
    ///
    /// # Example: a paragraph by itself
    ///
    /// ```
    /// use drogman_text::{ByteSpan, EditMapBuilder};
    /// let source = "One.\n\nTwo...";
    /// let mut part = EditMapBuilder::new();
    /// part.replace("Two...", ByteSpan::new(3, 6), "\u{2026}", "ellipsis");
    /// part.complete("Two...");
    /// let mut whole = EditMapBuilder::new();
    /// assert!(whole.take_in(source, 6, &part));
    /// assert_eq!(whole.finish(source).0, "One.\n\nTwo\u{2026}");
    /// ```
    pub fn take_in(&mut self, source: &str, at: u32, part: &Self) -> bool {
        let Some(between) = source.get(self.copied as usize..at as usize) else { return false };
        if self.view.capacity() == 0 {
            // Views are about as long as their sources.
            self.view.reserve(source.len() + source.len() / 32);
        }
        self.view.push_str(between);
        self.list.extend_shifted(at, self.view.len() as u32, &part.list);
        self.view.push_str(&part.view);
        self.copied = at + part.copied;
        true
    }

    /// The view and its edits.
    pub fn finish(mut self, source: &str) -> (String, EditMap) {
        self.view.push_str(source.get(self.copied as usize..).unwrap_or(""));
        (self.view, EditMap::of(self.list))
    }
}
