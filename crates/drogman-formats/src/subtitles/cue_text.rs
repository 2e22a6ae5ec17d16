//! The text of a cue: words, tags, entities.

use crate::xml::{Reference, reference};
use std::ops::Range;

/// The longest tag: a voice with a name and classes is far shorter.
const MAX_MARKUP_BYTES: usize = 512;

/// What a stretch of a cue is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Words.
    Text,
    /// Markup.
    Tag,
    /// A reference, and what it stands for.
    Entity(String),
}

/// Walks over one line of a cue; ranges count from the place of the line.
pub(super) struct CueText<'t> {
    line: &'t str,
    offset: usize,
    at: usize,
    /// `WebVTT`: every tag counts and entities are resolved. SubRip has a few tags and no entities.
    web: bool,
}

impl<'t> CueText<'t> {
    pub(super) const fn new(line: &'t str, offset: usize, web: bool) -> Self {
        Self { line, offset, at: 0, web }
    }

    /// The length of the tag or entity that begins here.
    fn markup(&self, rest: &str) -> Option<(usize, What)> {
        match rest.bytes().next()? {
            b'<' => {
                let end = end_of(rest, b'>')?;
                let inside = rest.get(1..end)?;
                (self.web && !inside.contains('<') || is_tag(inside)).then_some((end + 1, What::Tag))
            }
            // Positions and effects of Advanced SubStation Alpha that SubRip files carry along: {\an8}
            b'{' if rest.starts_with("{\\") => Some((end_of(rest, b'}')? + 1, What::Tag)),
            b'&' if self.web => {
                let end = end_of(rest, b';')?;
                let text = match reference(rest.get(1..end)?) {
                    Reference::Character(c) => c.to_string(),
                    Reference::Html(text) => text,
                    Reference::Illegal | Reference::Unknown => return None,
                };
                Some((end + 1, What::Entity(text)))
            }
            _ => None,
        }
    }
}

impl Iterator for CueText<'_> {
    type Item = (Range<usize>, What);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.line.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        if let Some((length, what)) = self.markup(rest) {
            self.at += length;
            return Some((self.offset + start..self.offset + self.at, what));
        }
        // Up to the next sign that does begin something.
        let mut end = rest.len();
        let mut from = rest.chars().next().map_or(1, char::len_utf8);
        while let Some(step) = rest.get(from..).and_then(|tail| tail.find(['<', '{', '&'])) {
            let place = from + step;
            if rest.get(place..).is_some_and(|tail| self.markup(tail).is_some()) {
                end = place;
                break;
            }
            from = place + 1;
        }
        self.at += end;
        Some((self.offset + start..self.offset + self.at, What::Text))
    }
}

/// Where the markup ends that begins here. Longer than this it is none: the search must not run over a whole file
/// for each sign in it.
fn end_of(rest: &str, last: u8) -> Option<usize> {
    rest.bytes().take(MAX_MARKUP_BYTES).position(|byte| byte == last)
}

/// Whether what stands between `<` and `>` is a tag that subtitles use, or a time inside a cue.
fn is_tag(inside: &str) -> bool {
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let name_length = inside.bytes().take_while(u8::is_ascii_alphabetic).count();
    let name = inside.get(..name_length).unwrap_or_default().to_ascii_lowercase();
    let after = inside.get(name_length..).unwrap_or_default();
    let known = matches!(name.as_str(), "b" | "i" | "u" | "s" | "c" | "v" | "font" | "ruby" | "rt" | "lang");
    known && (after.is_empty() || after.starts_with([' ', '.', '\t', '/']))
        || inside.starts_with(|c: char| c.is_ascii_digit()) && super::milliseconds(inside).is_some()
}
