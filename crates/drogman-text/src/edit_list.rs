//! How edits are kept: twelve bytes each, and one string of all that was replaced.

use crate::{ByteSpan, Edit};
use std::borrow::Cow;

/// An edit in twelve bytes. A length of [`LONG`] says that the real one stands in `EditList::long`.
#[derive(Clone, Copy, Debug)]
struct Row {
    source: u32,
    view: u32,
    source_len: u8,
    view_len: u8,
    rule: u16,
}

const LONG: u8 = u8::MAX;

/// Every so many edits the place of their originals is written down, so that one can be found without adding up all.
const STRIDE: usize = 64;

/// Edits in ascending order.
#[derive(Clone, Debug, Default)]
pub(crate) struct EditList {
    rows: Vec<Row>,
    /// The lengths (source, view) of the rows that have a long one, by row.
    long: Vec<(u32, u32, u32)>,
    /// The names of the rules, in the order of their first edit.
    rules: Vec<Cow<'static, str>>,
    /// What was replaced, one behind the other.
    originals: String,
    /// Where the originals of every `STRIDE`th row begin.
    marks: Vec<u32>,
}

impl EditList {
    pub(crate) const EMPTY: Self = Self {
        rows: Vec::new(),
        long: Vec::new(),
        rules: Vec::new(),
        originals: String::new(),
        marks: Vec::new(),
    };

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn heap_bytes(&self) -> usize {
        self.rows.capacity() * size_of::<Row>()
            + self.long.capacity() * size_of::<(u32, u32, u32)>()
            + self.rules.capacity() * size_of::<Cow<'_, str>>()
            + self.originals.capacity()
            + self.marks.capacity() * size_of::<u32>()
    }

    pub(crate) fn shrink_to_fit(&mut self) {
        self.rows.shrink_to_fit();
        self.long.shrink_to_fit();
        self.rules.shrink_to_fit();
        self.originals.shrink_to_fit();
        self.marks.shrink_to_fit();
    }

    /// Adds an edit that comes from outside; what is wrong with it as the rest of a sentence.
    pub(crate) fn push(
        &mut self,
        source: ByteSpan,
        view: ByteSpan,
        rule: &str,
        original: &str,
    ) -> Result<(), String> {
        let (source_at, view_at) = self.end();
        if source.start() < source_at || view.start() < view_at {
            return Err("runs backwards".to_owned());
        }
        if source.start() - source_at != view.start() - view_at {
            return Err("differs in length in the text before it".to_owned());
        }
        if source.len() as usize != original.len() {
            return Err(format!(
                "replaces source bytes {}..{}, and its original has {} bytes",
                source.start(),
                source.end(),
                original.len()
            ));
        }
        self.push_by(source, view, rule, original);
        Ok(())
    }

    /// Adds an edit that is known to follow the last one.
    pub(crate) fn push_known(
        &mut self,
        source: ByteSpan,
        view: ByteSpan,
        rule: Cow<'static, str>,
        original: &str,
    ) {
        let number = self.rule_number(&rule).unwrap_or_else(|| self.add_rule(rule));
        self.push_row(source, view, number, original);
    }

    /// The same for a rule whose name is borrowed.
    pub(crate) fn push_by(&mut self, source: ByteSpan, view: ByteSpan, rule: &str, original: &str) {
        let number = self.rule_number(rule).unwrap_or_else(|| self.add_rule(Cow::Owned(rule.to_owned())));
        self.push_row(source, view, number, original);
    }

    fn push_row(&mut self, source: ByteSpan, view: ByteSpan, rule: u16, original: &str) {
        let short = |len: u32| u8::try_from(len).ok().filter(|len| *len != LONG);
        let lens = short(source.len()).zip(short(view.len()));
        if lens.is_none() {
            self.long.push((self.rows.len() as u32, source.len(), view.len()));
        }
        let (source_len, view_len) = lens.unwrap_or((LONG, LONG));
        if self.rows.len().is_multiple_of(STRIDE) {
            self.marks.push(self.originals.len() as u32);
        }
        self.originals.push_str(original);
        self.rows.push(Row { source: source.start(), view: view.start(), source_len, view_len, rule });
    }

    /// Adds all edits of another list, which begins at these offsets.
    pub(crate) fn extend_shifted(&mut self, source_at: u32, view_at: u32, part: &Self) {
        let first = self.rows.len() as u32;
        let moved = |(row, source, view): &(u32, u32, u32)| (row + first, *source, *view);
        self.long.extend(part.long.iter().map(moved));
        // Nearly every list has one rule or two.
        let mut known = None;
        let mut original = self.originals.len() as u32;
        self.originals.push_str(&part.originals);
        self.rows.reserve(part.rows.len());
        for (index, row) in part.rows.iter().enumerate() {
            let number = match known {
                Some((theirs, ours)) if theirs == row.rule => ours,
                _ => {
                    let name = part.rules.get(usize::from(row.rule));
                    let ours = name.map_or(0, |name| {
                        self.rule_number(name).unwrap_or_else(|| self.add_rule(name.clone()))
                    });
                    known = Some((row.rule, ours));
                    ours
                }
            };
            if self.rows.len().is_multiple_of(STRIDE) {
                self.marks.push(original);
            }
            original += match row.source_len {
                LONG => part.spans(index).map_or(0, |(source, _)| source.len()),
                len => u32::from(len),
            };
            let (source, view) = (row.source.saturating_add(source_at), row.view.saturating_add(view_at));
            self.rows.push(Row { source, view, rule: number, ..*row });
        }
    }

    /// Takes all edits out and keeps the room.
    pub(crate) fn clear(&mut self) {
        self.rows.clear();
        self.long.clear();
        self.rules.clear();
        self.originals.clear();
        self.marks.clear();
    }

    fn rule_number(&self, rule: &str) -> Option<u16> {
        // The rule of the last edit is the likeliest, and a list has few rules.
        let last = self.rows.last().map(|row| row.rule);
        if let Some(last) = last.filter(|last| self.rule(*last) == rule) {
            return Some(last);
        }
        self.rules.iter().position(|known| known == rule).map(|at| at as u16)
    }

    fn add_rule(&mut self, rule: Cow<'static, str>) -> u16 {
        // More rules than a u16 counts can only come from a file made to have them; they share the last name.
        let number = self.rules.len().min(usize::from(u16::MAX));
        if number == self.rules.len() {
            self.rules.push(rule);
        }
        number as u16
    }

    fn rule(&self, number: u16) -> &str {
        self.rules.get(usize::from(number)).map_or("", AsRef::as_ref)
    }

    /// Where the last edit ends, in source and view.
    fn end(&self) -> (u32, u32) {
        self.rows
            .len()
            .checked_sub(1)
            .and_then(|last| self.spans(last))
            .map_or((0, 0), |(s, v)| (s.end(), v.end()))
    }

    fn spans(&self, index: usize) -> Option<(ByteSpan, ByteSpan)> {
        let row = self.rows.get(index)?;
        let (mut source_len, mut view_len) = (u32::from(row.source_len), u32::from(row.view_len));
        if row.source_len == LONG
            && let Ok(at) = self.long.binary_search_by_key(&(index as u32), |long| long.0)
            && let Some((_, source, view)) = self.long.get(at)
        {
            (source_len, view_len) = (*source, *view);
        }
        let span = |start: u32, len: u32| ByteSpan::new(start, start.saturating_add(len));
        Some((span(row.source, source_len), span(row.view, view_len)))
    }

    /// How many edits from the first on satisfy `holds`, which must hold for a head of the list alone. O(log n).
    pub(crate) fn partition(&self, holds: impl Fn(ByteSpan, ByteSpan) -> bool) -> usize {
        // Only starts are asked for, so that a row is enough.
        self.rows.partition_point(|row| {
            holds(ByteSpan::new(row.source, row.source), ByteSpan::new(row.view, row.view))
        })
    }

    /// Source and view span of the last edit that satisfies `holds`, which may look at the starts of the spans alone.
    pub(crate) fn last_where(
        &self,
        holds: impl Fn(ByteSpan, ByteSpan) -> bool,
    ) -> Option<(ByteSpan, ByteSpan)> {
        self.spans(self.partition(holds).checked_sub(1)?)
    }

    /// The edit with this index. O(1).
    pub(crate) fn get(&self, index: usize) -> Option<Edit<'_>> {
        self.edits_from(index).next()
    }

    fn edit(&self, index: usize, original: usize) -> Option<Edit<'_>> {
        let (source, view) = self.spans(index)?;
        let rule = self.rule(self.rows.get(index)?.rule);
        let original = self.originals.get(original..original + source.len() as usize)?;
        Some(Edit { source, view, rule, original })
    }

    pub(crate) fn edits(&self) -> Edits<'_> {
        Edits { list: self, next: 0, original: 0 }
    }

    /// The edits from this index on.
    pub(crate) fn edits_from(&self, index: usize) -> Edits<'_> {
        let group = index / STRIDE;
        let mark = self.marks.get(group).map_or(self.originals.len(), |mark| *mark as usize);
        let between = (group * STRIDE..index).filter_map(|earlier| self.spans(earlier));
        let original = mark + between.map(|spans| spans.0.len() as usize).sum::<usize>();
        Edits { list: self, next: index.min(self.len()), original }
    }
}

/// The edits of a map in ascending order.
#[derive(Clone, Debug)]
pub struct Edits<'a> {
    list: &'a EditList,
    next: usize,
    original: usize,
}

impl<'a> Iterator for Edits<'a> {
    type Item = Edit<'a>;

    fn next(&mut self) -> Option<Edit<'a>> {
        let edit = self.list.edit(self.next, self.original)?;
        self.next += 1;
        self.original += edit.original.len();
        Some(edit)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.list.len() - self.next;
        (left, Some(left))
    }
}

impl ExactSizeIterator for Edits<'_> {}
