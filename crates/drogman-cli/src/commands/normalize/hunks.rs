//! The changes of a document, and the lines that they stand in.

use drogman::{ByteSpan, Change};

/// Lines in which something changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk<'a> {
    /// The lines, without the last line end.
    pub(super) span: ByteSpan,
    pub(super) changes: Vec<Change<'a>>,
}

/// Groups changes by the line; one that crosses a line end joins the lines.
pub(super) fn hunks<'a>(text: &str, changes: &[Change<'a>]) -> Vec<Hunk<'a>> {
    let mut hunks: Vec<Hunk<'a>> = Vec::new();
    for change in changes {
        // Asked for only where the line is not known yet: a line may be the whole text.
        let line_end = || {
            let tail = text.get(change.span.end() as usize..).unwrap_or("");
            tail.find('\n').map_or(text.len() as u32, |at| change.span.end() + at as u32)
        };
        if let Some(hunk) = hunks.last_mut().filter(|hunk| hunk.span.end() >= change.span.start()) {
            if change.span.end() > hunk.span.end() {
                hunk.span = ByteSpan::new(hunk.span.start(), line_end());
            }
            hunk.changes.push(*change);
        } else {
            let head = text.get(..change.span.start() as usize).unwrap_or("");
            let start = head.rfind('\n').map_or(0, |at| at as u32 + 1);
            hunks.push(Hunk { span: ByteSpan::new(start, line_end()), changes: vec![*change] });
        }
    }
    hunks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_one_line_are_one_hunk() {
        let text = "one two\nthree\nfour five\n";
        let at = |start, end| Change { span: ByteSpan::new(start, end), new: "", rule: "x" };
        let found = hunks(text, &[at(0, 1), at(4, 4), at(15, 16)]);
        let lines: Vec<&str> = found.iter().map(|hunk| hunk.span.slice(text)).collect();
        assert_eq!(lines, ["one two", "four five"]);
        let joined = hunks(text, &[at(6, 9), at(10, 11)]);
        assert_eq!(joined.len(), 1);
        assert_eq!(joined[0].span.slice(text), "one two\nthree");
    }
}
