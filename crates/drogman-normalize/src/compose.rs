//! Two maps, one behind the other, as one.

use drogman_text::{ByteSpan, EditMap, EditMapBuilder};
use std::borrow::Cow;

/// One edit in the coordinates of the middle text, with what it adds on its other side.
struct Piece<'a> {
    start: usize,
    end: usize,
    /// Bytes of the middle text beyond those of the source (first map).
    beyond_source: isize,
    /// Bytes of the view beyond those of the middle text (second map).
    beyond_middle: isize,
    rule: &'a str,
}

/// The map from `source` to `view`, when `first` leads from `source` to a middle text and `second` from there to
/// `view`. Edits that touch the same bytes of the middle text become one. O(n log n) in the number of edits.
pub(crate) fn compose(source: &str, first: &EditMap, second: &EditMap, view: &str) -> EditMap {
    if first.is_empty() {
        return second.clone();
    }
    let mut pieces: Vec<Piece<'_>> = Vec::with_capacity(first.edits().len() + second.edits().len());
    for edit in first.edits() {
        let range = edit.view.range();
        let beyond_source = edit.view.len() as isize - edit.source.len() as isize;
        pieces.push(Piece {
            start: range.start,
            end: range.end,
            beyond_source,
            beyond_middle: 0,
            rule: &edit.rule,
        });
    }
    for edit in second.edits() {
        let range = edit.source.range();
        let beyond_middle = edit.view.len() as isize - edit.source.len() as isize;
        pieces.push(Piece {
            start: range.start,
            end: range.end,
            beyond_source: 0,
            beyond_middle,
            rule: &edit.rule,
        });
    }
    // The sort is stable: where two empty edits meet, that of the first map goes first.
    pieces.sort_by_key(|piece| (piece.start, piece.end));
    let mut builder = EditMapBuilder::new();
    let (mut beyond_source, mut beyond_middle) = (0_isize, 0_isize);
    let mut pieces = pieces.into_iter().peekable();
    while let Some(head) = pieces.next() {
        let mut end = head.end;
        let source_start = head.start.saturating_add_signed(-beyond_source);
        let view_start = head.start.saturating_add_signed(beyond_middle);
        beyond_source += head.beyond_source;
        beyond_middle += head.beyond_middle;
        let mut rules = vec![head.rule];
        while let Some(piece) = pieces.next_if(|piece| piece.start < end) {
            end = end.max(piece.end);
            beyond_source += piece.beyond_source;
            beyond_middle += piece.beyond_middle;
            rules.push(piece.rule);
        }
        let source_end = end.saturating_add_signed(-beyond_source);
        let view_end = end.saturating_add_signed(beyond_middle);
        let replacement = view.get(view_start..view_end).unwrap_or("");
        builder.replace(source, ByteSpan::of(source_start..source_end), replacement, joined(&rules));
    }
    builder.finish(source).1
}

/// The ids of the rules, each once, in the order in which they acted.
fn joined(rules: &[&str]) -> Cow<'static, str> {
    let mut ids: Vec<&str> = Vec::new();
    for id in rules.iter().flat_map(|rule| rule.split('+')) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let name = ids.join("+");
    crate::rules::rule_by_id(&name).map_or(Cow::Owned(name), |rule| Cow::Borrowed(rule.id))
}
