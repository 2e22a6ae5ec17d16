//! What the readers of XML share: which characters are legal, what references stand for, where a line is.

use quick_xml::events::BytesStart;
use std::ops::Range;

/// A stretch of character data, told apart by what a reader must do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Run {
    /// Characters that stand for themselves.
    Plain,
    /// A carriage return with or without a line feed: XML reads both as one line feed (XML 1.0, section 2.11).
    LineEnd,
    /// One character that XML 1.0 does not allow in any form (section 2.2).
    Illegal,
}

/// Cuts character data into runs; ranges count from `offset`, the place of `text` in the file.
///
/// # Example: a Windows line end
///
/// `"a\r\nb"` at 10 is `Plain` 10..11, `LineEnd` 11..13, `Plain` 13..14.
pub(crate) fn runs(text: &str, offset: usize) -> impl Iterator<Item = (Range<usize>, Run)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let start = at;
        let odd = |c: char| c == '\r' || !is_legal(c);
        let (length, run) = match rest.char_indices().find(|(_, c)| odd(*c)) {
            None => (rest.len(), Run::Plain),
            Some((0, '\r')) => (if rest.starts_with("\r\n") { 2 } else { 1 }, Run::LineEnd),
            Some((0, c)) => (c.len_utf8(), Run::Illegal),
            Some((length, _)) => (length, Run::Plain),
        };
        at += length;
        Some((offset + start..offset + at, run))
    })
}

/// Whether XML 1.0 allows the character (section 2.2, production 2).
pub(crate) fn is_legal(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// What a reference stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    /// One of the five entities of XML, or a number.
    Character(char),
    /// A number that names no character, or one that XML does not allow.
    Illegal,
    /// A name that HTML knows and XML does not: `eacute`.
    Html(String),
    /// A name that nobody declared, or that only the file's own DOCTYPE declares.
    Unknown,
}

/// What stands between `&` and `;` means.
pub(crate) fn reference(name: &str) -> Reference {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        let character = code.ok().and_then(char::from_u32).filter(|c| is_legal(*c));
        return character.map_or(Reference::Illegal, Reference::Character);
    }
    match name {
        "amp" => Reference::Character('&'),
        "lt" => Reference::Character('<'),
        "gt" => Reference::Character('>'),
        "quot" => Reference::Character('"'),
        "apos" => Reference::Character('\''),
        _ => html_entity(name).map_or(Reference::Unknown, Reference::Html),
    }
}

/// What HTML means by a named entity. The Markdown parser brings the whole list of HTML 5 along: a text of one
/// reference is a document of one character.
fn html_entity(name: &str) -> Option<String> {
    if name.is_empty() || name.len() > 31 || !name.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    let markdown = format!("&{name};");
    let resolved: String = pulldown_cmark::Parser::new(&markdown)
        .filter_map(|event| match event {
            pulldown_cmark::Event::Text(text) => Some(text.into_string()),
            _ => None,
        })
        .collect();
    (resolved != markdown && !resolved.is_empty()).then_some(resolved)
}

/// The value of the attribute of that local name, whatever its prefix, with its references resolved.
pub(crate) fn attribute(tag: &BytesStart<'_>, local_name: &str) -> Option<String> {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().into_inner() == local_name)
        .map(|a| unescape(&a.value))
}

/// Character data with its references resolved; what cannot be resolved stays as it is written.
pub(crate) fn unescape(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let resolved = from.bytes().take(40).position(|b| b == b';').and_then(|end| {
            let name = from.get(1..end)?;
            match reference(name) {
                Reference::Character(c) => Some((c.to_string(), end + 1)),
                Reference::Html(html) => Some((html, end + 1)),
                Reference::Illegal | Reference::Unknown => None,
            }
        });
        let (piece, length) = resolved.unwrap_or_else(|| ("&".to_owned(), 1));
        text.push_str(&piece);
        rest = from.get(length..).unwrap_or_default();
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn character_data_is_cut_at_line_ends_and_illegal_characters() {
        let found: Vec<_> = runs("a\r\nb\u{1}", 10).collect();
        assert_eq!(
            found,
            [(10..11, Run::Plain), (11..13, Run::LineEnd), (13..14, Run::Plain), (14..15, Run::Illegal)]
        );
    }

    #[test]
    fn references_are_told_apart() {
        assert_eq!(reference("#xA0"), Reference::Character('\u{A0}'));
        assert_eq!(reference("#2"), Reference::Illegal);
        assert_eq!(reference("#xD800"), Reference::Illegal);
        assert_eq!(reference("eacute"), Reference::Html("\u{E9}".to_owned()));
        assert_eq!(reference("nbsp"), Reference::Html("\u{A0}".to_owned()));
        assert_eq!(reference("lol"), Reference::Unknown);
        assert_eq!(unescape("a &amp; b &lol; &"), "a & b &lol; &");
    }
}
