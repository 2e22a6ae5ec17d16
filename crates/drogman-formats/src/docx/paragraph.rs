//! A paragraph while it is read: its properties, its runs, its text so far.

use super::flow::{Finished, Segment, SegmentKind};
use super::styles::{ListMark, Role, Styles, is_on};
use super::tokens::XmlText;
use crate::xml::attribute;
use drogman_document::BlockKind;
use drogman_text::LanguageTag;
use quick_xml::events::BytesStart;

/// Where a paragraph stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the body: its style tells what it is.
    Body,
    /// Anywhere else: the place tells what it is.
    Fixed(BlockKind),
}

/// A paragraph that is still open.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    pub(super) start: usize,
    /// How many elements were open around it: where it may be joined with the next one.
    pub(super) depth: usize,
    pub(super) place: Place,
    pub(super) segments: Vec<Segment>,
    /// The text goes on in the next paragraph: the paragraph mark was deleted, or this is a drop cap.
    pub(super) runs_on: bool,
    /// It draws a line across the page.
    pub(super) has_line: bool,
    /// It stands in a table of contents that a field made.
    pub(super) contents: bool,
    pub(super) run: RunProperties,
    style: Option<String>,
    outline: Option<u8>,
    list: Option<ListMark>,
    look: Look,
}

/// What the runs of a paragraph have in common so far.
#[derive(Clone, Debug)]
struct Look {
    language: Spoken,
    /// Whether all of its text is set in bold by hand.
    bold: bool,
}

/// The longest line in bold that is taken for a headline, in bytes.
const MAX_HEADLINE_BYTES: usize = 160;

/// The properties of the current run.
#[derive(Clone, Debug, Default)]
pub(super) struct RunProperties {
    hidden: Option<bool>,
    bold: bool,
    style: Option<String>,
    language: Option<LanguageTag>,
}

/// Which language the runs of a paragraph state.
#[derive(Clone, Debug)]
enum Spoken {
    Nothing,
    One(LanguageTag),
    Mixed,
}

impl Paragraph {
    pub(super) fn new(start: usize, depth: usize, place: Place, contents: bool) -> Self {
        Self {
            start,
            depth,
            place,
            segments: Vec::new(),
            runs_on: false,
            has_line: false,
            contents,
            run: RunProperties::default(),
            style: None,
            outline: None,
            list: None,
            look: Look { language: Spoken::Nothing, bold: true },
        }
    }

    /// Puts the text of a paragraph before this one, which runs on, in front.
    pub(super) fn continue_from(&mut self, before: Self) {
        self.start = before.start;
        self.segments = before.segments;
        self.look = before.look;
    }

    /// Takes an element of the paragraph's own properties.
    pub(super) fn take_property(&mut self, local: &str, tag: &BytesStart<'_>) {
        let value = || attribute(tag, "val");
        match local {
            "pStyle" => self.style = value(),
            "outlineLvl" => self.outline = value().and_then(|v| v.parse().ok()),
            "framePr" => {
                self.runs_on |= attribute(tag, "dropCap").is_some_and(|kind| kind != "none");
            }
            "top" | "bottom" | "between" => {
                self.has_line |= value().is_some_and(|kind| kind != "nil" && kind != "none");
            }
            "numPr" => self.list = Some(ListMark::default()),
            "numId" => {
                if let Some(list) = &mut self.list {
                    list.number = value().and_then(|v| v.parse().ok());
                }
            }
            "ilvl" => {
                if let Some(list) = &mut self.list {
                    list.level = value().and_then(|v| v.parse().ok());
                }
            }
            _ => {}
        }
    }

    /// Whether the text of the current run is hidden: by its own word, else by its styles.
    pub(super) fn hides(&self, styles: &Styles) -> bool {
        self.run.hidden.unwrap_or_else(|| styles.hides(self.style.as_deref(), self.run.style.as_deref()))
    }

    /// Notes the language and the weight of the current run for text that is not blank.
    pub(super) fn speak(&mut self) {
        self.look.bold &= self.run.bold;
        self.look.language =
            match (std::mem::replace(&mut self.look.language, Spoken::Mixed), &self.run.language) {
                (Spoken::Nothing, Some(tag)) => Spoken::One(tag.clone()),
                (Spoken::One(one), Some(tag)) if one == *tag => Spoken::One(one),
                _ => Spoken::Mixed,
            };
    }

    /// Without `xml:space="preserve"`, white space at the ends of a text element does not count.
    pub(super) fn trim_from(&mut self, first: usize, text: &XmlText<'_>) {
        let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        if let Some(segment) = self.segments.get_mut(first) {
            let piece = text.slice(&segment.bytes);
            if matches!(segment.kind, SegmentKind::Plain) {
                segment.bytes.start += piece.len() - piece.trim_start_matches(blank).len();
            }
        }
        if let Some(segment) = self.segments.get_mut(first..).and_then(<[Segment]>::last_mut) {
            let piece = text.slice(&segment.bytes);
            if matches!(segment.kind, SegmentKind::Plain) {
                segment.bytes.end -= piece.len() - piece.trim_end_matches(blank).len();
            }
        }
        let mut i = 0;
        self.segments.retain(|segment| {
            i += 1;
            i <= first || !segment.bytes.is_empty()
        });
    }

    /// Whether it is a headline to the eye alone: a short line, all in bold, that does not end as a sentence does.
    fn looks_like_headline(&self, text: &XmlText<'_>) -> bool {
        let n_bytes: usize = self.segments.iter().map(|segment| segment.bytes.len()).sum();
        let last = self.segments.last().map_or("", |segment| text.slice(&segment.bytes)).trim_end();
        self.look.bold
            && (1..=MAX_HEADLINE_BYTES).contains(&n_bytes)
            && !last.ends_with(['.', '!', '?', ':', ';', ',', '\u{2026}'])
    }

    /// What became of it.
    pub(super) fn finish(self, end: usize, styles: &Styles, text: &XmlText<'_>) -> Finished {
        let style = self.style.as_deref();
        let role = match self.outline {
            Some(level @ 0..=8) => Role::Heading(level + 1),
            _ => styles.role(style),
        };
        let inherited = styles.list(style);
        let list = self.list.map_or(inherited, |own| {
            Some(ListMark {
                number: own.number.or(inherited.and_then(|i| i.number)),
                level: own.level.or(inherited.and_then(|i| i.level)),
            })
        });
        let list = list.filter(|mark| mark.number != Some(0));
        let contents = self.contents || role == Role::Contents;
        let (kind, depth) = match (self.place, role, list) {
            (Place::Fixed(kind), _, _) => (kind, 0),
            (Place::Body, Role::Heading(level), _) => (BlockKind::Headline, level),
            (Place::Body, Role::Caption, _) => (BlockKind::Caption, 0),
            (Place::Body, _, Some(mark)) => (BlockKind::ListItem, mark.level.unwrap_or(0)),
            (Place::Body, Role::Quotation, None) => (BlockKind::Quotation, 0),
            (Place::Body, Role::Body, None) if self.looks_like_headline(text) => (BlockKind::Headline, 0),
            (Place::Body, Role::Contents | Role::Body, None) => (BlockKind::Paragraph, 0),
        };
        Finished {
            start: self.start,
            end,
            segments: self.segments,
            kind,
            depth,
            language: match self.look.language {
                Spoken::One(tag) => Some(tag),
                Spoken::Nothing | Spoken::Mixed => None,
            },
            has_line: self.has_line,
            out_of_flow: contents.then_some("table-of-contents"),
        }
    }
}

impl RunProperties {
    /// Takes an element of the run's properties.
    pub(super) fn take(&mut self, local: &str, tag: &BytesStart<'_>) {
        let value = || attribute(tag, "val");
        match local {
            "rStyle" => self.style = value(),
            "vanish" => self.hidden = Some(value().is_none_or(|v| is_on(&v))),
            "b" => self.bold = value().is_none_or(|v| is_on(&v)),
            "lang" => self.language = value().and_then(|v| LanguageTag::parse(&v)),
            _ => {}
        }
    }
}
