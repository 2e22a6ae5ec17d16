//! The ways to cut a text that need no rules: its lines, its paragraphs, the whole.

use crate::sentence::{BoundaryReason, SentenceSpan};
use drogman_text::ByteSpan;
use std::fmt;
use std::str::FromStr;

/// By what a text is cut into segments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SegmentationKind {
    /// Sentences, by the rules of this crate.
    #[default]
    Sentence,
    /// Sentences, by the rules of an SRX file.
    Srx,
    /// Paragraphs: what a blank line ends.
    Paragraph,
    /// Lines.
    Line,
    /// As the document gives it: its blocks, subtitles, cells and translation units are not cut.
    AsGiven,
}

impl SegmentationKind {
    /// All of them, the default first.
    pub const ALL: [Self; 5] = [Self::Sentence, Self::Srx, Self::Paragraph, Self::Line, Self::AsGiven];

    /// The name by which options and outputs call it.
    ///
    /// # Example: there and back
    ///
    /// ```
    /// use drogman_segment::SegmentationKind;
    /// assert_eq!(SegmentationKind::AsGiven.as_str(), "as-given");
    /// assert_eq!("line".parse(), Ok(SegmentationKind::Line));
    /// assert!("word".parse::<SegmentationKind>().is_err());
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Srx => "srx",
            Self::Paragraph => "paragraph",
            Self::Line => "line",
            Self::AsGiven => "as-given",
        }
    }
}

impl fmt::Display for SegmentationKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for SegmentationKind {
    type Err = UnknownKind;

    fn from_str(name: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name).ok_or(UnknownKind)
    }
}

/// A name that no kind of segmentation has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownKind;

impl fmt::Display for UnknownKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not one of sentence, srx, paragraph, line, as-given")
    }
}

impl std::error::Error for UnknownKind {}

/// The lines of a text that hold more than white space, trimmed. A line ends at LF, CR LF, CR, form feed, U+0085,
/// U+2028 or U+2029 (the mandatory breaks of UAX #14, the vertical tab left out).
///
/// # Example: newline-delimited sentences
///
/// ```
/// use drogman_segment::lines;
/// let text = "The first. It has two.\r\n\nThe second\n";
/// let found: Vec<&str> = lines(text).iter().map(|line| line.span.slice(text)).collect();
/// assert_eq!(found, ["The first. It has two.", "The second"]);
/// ```
pub fn lines(text: &str) -> Vec<SentenceSpan> {
    cut(text, text.match_indices(is_line_end).map(|(at, end)| (at, at + end.len())))
}

/// The paragraphs of a text, trimmed: a blank line or U+2029 parts them, as it always ends a sentence.
///
/// # Example: a single line break stays inside
///
/// ```
/// use drogman_segment::paragraphs;
/// let text = "One line\nand its fellow.\n\n  Another paragraph.";
/// let found: Vec<&str> = paragraphs(text).iter().map(|piece| piece.span.slice(text)).collect();
/// assert_eq!(found, ["One line\nand its fellow.", "Another paragraph."]);
/// ```
pub fn paragraphs(text: &str) -> Vec<SentenceSpan> {
    let mut from = 0;
    let ends = std::iter::from_fn(|| {
        loop {
            let at = from + text.get(from..)?.find(['\n', '\r', '\u{2029}'])?;
            let rest = text.get(at..)?;
            let end = at + rest.len() - rest.trim_start().len();
            let blank = text.get(at..end)?;
            let breaks = blank.matches('\n').count().max(blank.matches('\r').count());
            from = end;
            if breaks > 1 || blank.contains('\u{2029}') {
                return Some((at, end));
            }
        }
    });
    cut(text, ends)
}

/// A text as one segment, trimmed; none when it holds white space alone.
///
/// # Example: nothing is cut
///
/// ```
/// use drogman_segment::whole;
/// let text = " One. Two.\n\nThree. ";
/// assert_eq!(whole(text).first().map(|it| it.span.slice(text)), Some("One. Two.\n\nThree."));
/// assert!(whole(" \n").is_empty());
/// ```
pub fn whole(text: &str) -> Vec<SentenceSpan> {
    cut(text, std::iter::empty())
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The pieces between the given breaks, `(first byte, one past the last)`, trimmed, empty ones left out.
fn cut(text: &str, breaks: impl Iterator<Item = (usize, usize)>) -> Vec<SentenceSpan> {
    let mut found = Vec::new();
    let mut start = 0;
    for (end, next) in breaks.chain([(text.len(), text.len())]) {
        let span = ByteSpan::of(start..end).trimmed(text);
        if !span.is_empty() {
            found.push(SentenceSpan { span, confidence: 1.0, reason: BoundaryReason::LineBreak });
        }
        start = next;
    }
    if let Some(last) = found.last_mut() {
        last.reason = BoundaryReason::EndOfText;
    }
    found
}
