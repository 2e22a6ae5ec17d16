//! Lines of a text, with what stands before their content.

use super::marks::{self, Mark};
use drogman_text::ByteSpan;

/// One line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The line without its end and without white space around; empty for a blank line.
    pub(super) trimmed: ByteSpan,
    /// How far it is indented, in columns; a tab leads to the next multiple of four.
    pub(super) indent: u32,
    /// How many `>` it begins with.
    pub(super) quote_depth: u8,
    /// The bullet or number it begins with.
    pub(super) mark: Option<Mark>,
    /// What is left without quote signs and mark.
    pub(super) content: ByteSpan,
    /// Whether it is a rule: `-----`, `* * *`.
    pub(super) is_rule: bool,
}

impl Line {
    /// Whether nothing readable stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.trimmed.is_empty()
    }
}

/// The lines of a text. Line ends are LF, CR LF, CR, form feed, U+0085, U+2028 and U+2029.
pub(super) fn lines(text: &str) -> Vec<Line> {
    line_ranges(text).map(|(start, end)| line(text, start, end)).collect()
}

/// Where each line starts and ends, its end left out.
pub(crate) fn line_ranges(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let at = line_end(rest);
        let from = start;
        let end = at.map_or(text.len(), |at| from + at);
        let tail = text.get(end..).unwrap_or("");
        let end_length =
            if tail.starts_with("\r\n") { 2 } else { tail.chars().next().map_or(0, char::len_utf8) };
        start = end + end_length;
        Some((from, end))
    })
}

/// Where the first line end stands. Its first byte is looked for first, which few other characters share.
fn line_end(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let step = text
            .as_bytes()
            .get(from..)?
            .iter()
            .position(|byte| matches!(byte, b'\n' | b'\r' | 0x0C | 0xC2 | 0xE2))?;
        let at = from + step;
        let tail = text.get(at..)?;
        if tail.starts_with(['\n', '\r', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}']) {
            return Some(at);
        }
        from = at + 1;
    }
}

fn line(text: &str, start: usize, end: usize) -> Line {
    let whole = ByteSpan::of(start..end);
    let trimmed = whole.trimmed(text);
    let mut indent = 0;
    for c in ByteSpan::new(whole.start(), trimmed.start()).slice(text).chars() {
        indent = if c == '\t' { indent / 4 * 4 + 4 } else { indent + 1 };
    }
    let readable = trimmed.slice(text).chars().any(|c| !is_invisible(c));
    if !readable {
        let nothing = ByteSpan::new(whole.start(), whole.start());
        return Line {
            trimmed: nothing,
            indent: 0,
            quote_depth: 0,
            mark: None,
            content: nothing,
            is_rule: false,
        };
    }
    let is_rule = marks::is_rule(trimmed.slice(text));
    let (quote_depth, unquoted) = marks::unquote(text, trimmed);
    let mark = if is_rule { None } else { marks::mark(text, unquoted) };
    let content = mark
        .as_ref()
        .map_or(unquoted, |mark| ByteSpan::new(unquoted.start() + mark.length, unquoted.end()).trimmed(text));
    Line { trimmed, indent, quote_depth, mark, content, is_rule }
}

/// Characters that show nothing: zero width, byte order mark, bidi controls, C0 and C1 controls.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
