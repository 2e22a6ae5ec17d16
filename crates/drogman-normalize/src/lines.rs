//! Texts that are written one on a line.

use crate::{Habits, Normalized, Options, habits, normalize};
use drogman_text::ByteSpan;

/// One line of a text, normalized as a document of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NormalizedLine<'a> {
    /// Where the line lies in the text, without its end.
    pub source: ByteSpan,
    /// How it ends: `\n`, `\r\n`, `\r`, or nothing at the end of the text. It is never changed.
    pub line_end: &'a str,
    /// What the line itself votes for.
    pub habits: Habits,
    /// The view, in offsets from the start of the line.
    pub normalized: Normalized<'a>,
}

/// Normalizes every line as a document of its own: it sees no other line, and its habits are counted in it alone, so
/// that those in the options are left aside. There are as many lines after as before. O(n) over all lines.
///
/// # Example: the second line does not learn from the first
///
/// ```
/// use drogman_normalize::{Habits, Options, Profile, normalize_lines};
/// use drogman_text::LanguageTag;
///
/// let (french, votes) = (LanguageTag::french(), Habits::default());
/// let options = Options::new(Profile::Translator, &french, &votes);
/// let text = "Un ? Deux ? Trois ? Quatre ? Cinq? Six?\r\nSept?\n";
/// let lines: String =
///     normalize_lines(text, &options).map(|line| format!("{}{}", line.normalized.text, line.line_end)).collect();
/// let nb = "\u{202F}";
/// assert_eq!(lines, format!("Un{nb}? Deux{nb}? Trois{nb}? Quatre{nb}? Cinq{nb}? Six{nb}?\r\nSept?\n"));
/// ```
pub fn normalize_lines<'a>(text: &'a str, options: &Options<'_>) -> impl Iterator<Item = NormalizedLine<'a>> {
    lines(text).map(move |(source, line_end)| {
        let line = source.slice(text);
        let habits = habits(line);
        let normalized = normalize(line, &Options { habits: &habits, ..*options });
        NormalizedLine { source, line_end, habits, normalized }
    })
}

/// The lines of a text and how they end. A text that ends in a line end has no empty line behind it.
fn lines(text: &str) -> impl Iterator<Item = (ByteSpan, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let len = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let behind = rest.get(len..).unwrap_or("");
        let end_len = if behind.starts_with("\r\n") { 2 } else { behind.len().min(1) };
        let line = ByteSpan::of(at..at + len);
        at += len + end_len;
        Some((line, behind.get(..end_len).unwrap_or("")))
    })
}
