//! What the styles say about a paragraph or a run, their ancestors included.

use super::tokens::{Space, Tokens, XmlText};
use crate::xml::attribute;
use crate::{Limits, ReadError};
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// How many ancestors of a style are asked: chains that run in a circle end here.
const MAX_ANCESTORS: usize = 32;

/// The styles of a document by id.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    default_paragraph: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    hidden: Option<bool>,
    outline: Option<u8>,
    list: Option<ListMark>,
}

/// What `w:numPr` says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ListMark {
    /// The list; 0 takes the paragraph out of any list.
    pub(super) number: Option<u32>,
    /// The level, from 0.
    pub(super) level: Option<u8>,
}

/// What a paragraph is by its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading of that level, from 1.
    Heading(u8),
    /// A caption.
    Caption,
    /// A quotation set apart.
    Quotation,
    /// A line of a table of contents.
    Contents,
    /// Anything else.
    Body,
}

impl Styles {
    /// Reads `styles.xml`.
    ///
    /// # Errors
    /// When the part is malformed.
    pub(super) fn read(name: &str, text: &XmlText<'_>, limits: &Limits) -> Result<Self, ReadError> {
        let mut styles = Self::default();
        let mut tokens = Tokens::new(name, &text.xml, text.offset, limits);
        let mut open: Option<(String, Style)> = None;
        let mut skipped_depth = 0_u32;
        while let Some(token) = tokens.next()? {
            match &token.event {
                Event::Start(_) if skipped_depth > 0 => skipped_depth += 1,
                Event::End(_) if skipped_depth > 0 => skipped_depth -= 1,
                Event::Start(tag) if token.space == Space::Word => match tag.local_name().into_inner() {
                    "style" => {
                        let id = attribute(tag, "styleId").unwrap_or_default();
                        let paragraph = attribute(tag, "type").is_none_or(|t| t == "paragraph");
                        if paragraph && attribute(tag, "default").is_some_and(|v| is_on(&v)) {
                            styles.default_paragraph = Some(id.clone());
                        }
                        open = Some((id, Style::default()));
                    }
                    // What a conditional format or a recorded change says is not the style's own word.
                    "tblStylePr" | "rPrChange" | "pPrChange" => skipped_depth = 1,
                    local => {
                        if let Some((_, style)) = &mut open {
                            style.take(local, tag);
                        }
                    }
                },
                Event::End(tag) if token.space == Space::Word && tag.local_name().into_inner() == "style" => {
                    styles.styles.extend(open.take());
                }
                _ => {}
            }
        }
        Ok(styles)
    }

    /// Whether text of that paragraph style and character style is hidden. The two cancel each other out:
    /// `w:vanish` is a toggle property (ECMA-376 part 1, section 17.7.3).
    pub(super) fn hides(&self, paragraph: Option<&str>, character: Option<&str>) -> bool {
        let hidden = |id: Option<&str>| self.first(id, |style| style.hidden).unwrap_or(false);
        hidden(paragraph.or(self.default_paragraph.as_deref())) != hidden(character)
    }

    /// The list that a paragraph of that style stands in.
    pub(super) fn list(&self, paragraph: Option<&str>) -> Option<ListMark> {
        let id = paragraph.or(self.default_paragraph.as_deref())?;
        let mark = self.first(Some(id), |style| style.list)?;
        // The built-in styles of deeper levels are lists of their own: their number tells the level.
        let by_name = || {
            let name =
                self.chain(id).map(|style| style.name.to_lowercase()).find(|n| n.starts_with("list "))?;
            name.rsplit(' ').next()?.parse::<u8>().ok()?.checked_sub(1)
        };
        Some(ListMark { level: mark.level.or_else(by_name), ..mark })
    }

    /// What a paragraph of that style is.
    pub(super) fn role(&self, paragraph: Option<&str>) -> Role {
        let Some(id) = paragraph.or(self.default_paragraph.as_deref()) else { return Role::Body };
        // The built-in styles keep their English names in every language of the program; a document without a
        // list of styles has only the ids.
        for name in self.chain(id).map(|style| style.name.as_str()).chain([id]) {
            let role = role_of_name(name);
            if role != Role::Body {
                return role;
            }
        }
        match self.first(Some(id), |style| style.outline) {
            Some(level @ 0..=8) => Role::Heading(level + 1),
            _ => Role::Body,
        }
    }

    fn first<T>(&self, id: Option<&str>, value: impl Fn(&Style) -> Option<T>) -> Option<T> {
        self.chain(id?).find_map(value)
    }

    fn chain<'s>(&'s self, id: &str) -> impl Iterator<Item = &'s Style> {
        std::iter::successors(self.styles.get(id), |style| self.styles.get(style.based_on.as_deref()?))
            .take(MAX_ANCESTORS)
    }
}

impl Style {
    fn take(&mut self, local: &str, tag: &BytesStart<'_>) {
        let value = || attribute(tag, "val");
        match local {
            "name" => self.name = value().unwrap_or_default(),
            "basedOn" => self.based_on = value(),
            "vanish" => self.hidden = Some(value().is_none_or(|v| is_on(&v))),
            "outlineLvl" => self.outline = value().and_then(|v| v.parse().ok()),
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
}

/// Whether an on-off value is on (ECMA-376 part 1, section 22.9.2.7).
pub(super) fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off")
}

fn role_of_name(name: &str) -> Role {
    let lower: String = name.to_lowercase().split_whitespace().collect();
    let numbered = |prefix: &str| {
        let level = lower.strip_prefix(prefix)?.parse::<u8>().ok()?;
        (1..=9).contains(&level).then_some(level)
    };
    if let Some(level) = numbered("heading").or_else(|| numbered("titre")) {
        return Role::Heading(level);
    }
    if numbered("toc").is_some() || numbered("tm").is_some() {
        return Role::Contents;
    }
    match lower.as_str() {
        "title" | "titre" => Role::Heading(1),
        "subtitle" | "sous-titre" => Role::Heading(2),
        "caption" | "l\u{E9}gende" => Role::Caption,
        "quote" | "intensequote" | "citation" | "citationintense" | "quotations" => Role::Quotation,
        _ => Role::Body,
    }
}
