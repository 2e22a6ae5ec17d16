//! Two maps, one behind the other, as one.

use crate::edit_list::EditList;
use crate::{ByteSpan, Edit};
use std::iter::Peekable;

/// One edit in the coordinates of the middle text, with what it adds on its other side.
struct Piece<'a> {
    start: u32,
    end: u32,
    /// Bytes of the middle text beyond those of the source (first map).
    beyond_source: i64,
    /// Bytes of the view beyond those of the middle text (second map).
    beyond_middle: i64,
    rule: &'a str,
}

/// The edits of `second` behind those of `first`, from `source` to `view`.
pub(crate) fn join(source: &str, first: &EditList, second: &EditList, view: &str) -> EditList {
    let mut pieces = Merged {
        first: first.edits().map(piece_of_first as fn(Edit<'_>) -> Piece<'_>).peekable(),
        second: second.edits().map(piece_of_second as fn(Edit<'_>) -> Piece<'_>).peekable(),
    };
    let mut list = EditList::default();
    let (mut beyond_source, mut beyond_middle) = (0_i64, 0_i64);
    while let Some(head) = pieces.next_before(u32::MAX) {
        let source_start = moved(head.start, -beyond_source);
        let view_start = moved(head.start, beyond_middle);
        let mut end = head.end;
        beyond_source += head.beyond_source;
        beyond_middle += head.beyond_middle;
        let mut joined = None;
        while let Some(piece) = pieces.next_before(end) {
            end = end.max(piece.end);
            beyond_source += piece.beyond_source;
            beyond_middle += piece.beyond_middle;
            add_names(joined.get_or_insert_with(|| head.rule.to_owned()), piece.rule);
        }
        let from = ByteSpan::new(source_start, moved(end, -beyond_source));
        let to = ByteSpan::new(view_start, moved(end, beyond_middle));
        // What the second map undid is no edit.
        if from.slice(source) != to.slice(view) {
            list.push_by(from, to, joined.as_deref().unwrap_or(head.rule), from.slice(source));
        }
    }
    list
}

fn piece_of_first(edit: Edit<'_>) -> Piece<'_> {
    Piece {
        start: edit.view.start(),
        end: edit.view.end(),
        beyond_source: i64::from(edit.view.len()) - i64::from(edit.source.len()),
        beyond_middle: 0,
        rule: edit.rule,
    }
}

fn piece_of_second(edit: Edit<'_>) -> Piece<'_> {
    Piece {
        start: edit.source.start(),
        end: edit.source.end(),
        beyond_source: 0,
        beyond_middle: i64::from(edit.view.len()) - i64::from(edit.source.len()),
        rule: edit.rule,
    }
}

/// The pieces of both maps in the order of the middle text.
struct Merged<'a, F: Iterator<Item = Piece<'a>>, S: Iterator<Item = Piece<'a>>> {
    first: Peekable<F>,
    second: Peekable<S>,
}

impl<'a, F: Iterator<Item = Piece<'a>>, S: Iterator<Item = Piece<'a>>> Merged<'a, F, S> {
    /// The next piece, when it starts before `bound`. Where two meet, that of the first map goes first.
    fn next_before(&mut self, bound: u32) -> Option<Piece<'a>> {
        let key = |piece: &Piece<'_>| (piece.start, piece.end);
        let first_leads = match (self.first.peek(), self.second.peek()) {
            (Some(first), Some(second)) => key(first) <= key(second),
            (first, _) => first.is_some(),
        };
        let is_before = |piece: &Piece<'_>| piece.start < bound;
        if first_leads { self.first.next_if(is_before) } else { self.second.next_if(is_before) }
    }
}

fn moved(at: u32, by: i64) -> u32 {
    u32::try_from(i64::from(at) + by).unwrap_or(0)
}

/// Adds the ids of rules to others, each once, in the order in which they acted.
fn add_names(names: &mut String, further: &str) {
    for id in further.split('+') {
        if !names.split('+').any(|known| known == id) {
            names.push('+');
            names.push_str(id);
        }
    }
}
