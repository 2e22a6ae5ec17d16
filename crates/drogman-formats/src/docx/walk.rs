//! One walk over the XML of a part: elements open and close, text lands in its paragraph or is dropped.

use super::fields::Fields;
use super::flow::{Finished, Flow, Segment, SegmentKind};
use super::paragraph::{Paragraph, Place, RunProperties};
use super::styles::Styles;
use super::tokens::{Space, Token, Tokens, XmlText};
use crate::xml::{Reference, attribute, reference};
use crate::{Limits, ReadError};
use drogman_document::BlockKind;
use drogman_text::{Diagnostic, Severity};
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::ops::Range;

/// What a part is, and so what its paragraphs are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Story {
    /// What the paragraphs of the part are, when the part tells it.
    pub(super) kind: Option<BlockKind>,
    /// Why all of its text is dropped, when it is.
    pub(super) dropped: Option<&'static str>,
    /// The name of its root element, when a wrong one is to be refused.
    pub(super) root: Option<&'static str>,
}

/// What the walk learnt beside the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Learnt {
    /// The name of the root element.
    pub(super) root: String,
    /// The relationship ids of headers and footers, in the order of reference.
    pub(super) running: Vec<String>,
}

/// Walks over a part and hands its paragraphs to `flow`.
///
/// # Errors
/// When the XML is malformed, cut short, or nests too deep.
pub(super) fn walk(
    name: &str,
    text: &XmlText<'_>,
    story: Story,
    styles: &Styles,
    limits: &Limits,
    flow: &mut Flow<'_>,
) -> Result<Learnt, ReadError> {
    let mut tokens = Tokens::new(name, &text.xml, text.offset, limits);
    let mut walker = Walker {
        name,
        text,
        story,
        styles,
        flow,
        frames: Vec::new(),
        paragraphs: Vec::new(),
        boxes: Vec::new(),
        carried: None,
        fields: Fields::default(),
        learnt: Learnt::default(),
        n_illegal: 0,
    };
    while let Some(token) = tokens.next()? {
        let Token { range, space, event } = token;
        match event {
            Event::Start(tag) => {
                let understood = space == Space::Compatibility && tokens.understands(&tag);
                walker.start(&tag, space, understood, range);
                if walker.frames.len() == 1 && story.root.is_some_and(|root| root != walker.learnt.root) {
                    return Ok(walker.learnt);
                }
            }
            Event::End(_) => walker.end(range.end),
            Event::Text(_) => walker.characters(&range),
            Event::CData(_) => walker.characters(&(range.start + 9..range.end.saturating_sub(3))),
            Event::GeneralRef(entity) => {
                let stands_for = reference(&entity);
                let Reference::Character(character) = stands_for else {
                    let what = format!("&{}; stands for nothing", &*entity);
                    return Err(tokens.malformed(&what, range.start as u64));
                };
                let segment = SegmentKind::Replaced(Cow::Owned(character.to_string()), "entity");
                walker.segment(Segment { bytes: range, kind: segment });
            }
            _ => {}
        }
    }
    walker.finish();
    Ok(walker.learnt)
}

/// What an open element means for what stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Paragraph,
    ParagraphProperties,
    Run,
    RunProperties,
    Row,
    RowProperties,
    Cell,
    CellProperties,
    TextBox,
    /// A footnote, an endnote, a comment.
    Note,
    /// Text that is read.
    Text,
    /// Text of which we know that it is no running text, with the reason.
    Aside(&'static str),
    /// Alternate content, and whether one of its branches was taken.
    Alternate(bool),
    Other,
}

#[derive(Clone, Copy, Debug)]
struct Frame {
    kind: Kind,
    /// Why what stands in it is dropped.
    drop: Option<&'static str>,
    /// It records properties of the past, before a tracked change.
    past: bool,
    /// White space at the ends of text counts.
    preserve: bool,
    /// How many fields were open around it.
    n_fields: usize,
    /// How many segments its paragraph had before it.
    n_segments: usize,
}

struct Walker<'w, 's> {
    name: &'w str,
    text: &'w XmlText<'w>,
    story: Story,
    styles: &'w Styles,
    flow: &'w mut Flow<'s>,
    frames: Vec<Frame>,
    paragraphs: Vec<Paragraph>,
    /// Paragraphs of text boxes, until the paragraph that anchors them is complete.
    boxes: Vec<Finished>,
    /// A paragraph that runs on, until the next one.
    carried: Option<Paragraph>,
    fields: Fields,
    learnt: Learnt,
    n_illegal: usize,
}

impl Walker<'_, '_> {
    fn start(&mut self, tag: &BytesStart<'_>, space: Space, understood: bool, range: Range<usize>) {
        let name = tag.local_name();
        let local = name.into_inner();
        if self.frames.is_empty() {
            local.clone_into(&mut self.learnt.root);
        }
        let parent = self.frames.last().copied();
        let mut frame = Frame {
            kind: Kind::Other,
            drop: parent.map_or(self.story.dropped, |parent| parent.drop),
            past: parent.is_some_and(|parent| parent.past),
            preserve: parent.is_some_and(|parent| parent.preserve),
            n_fields: self.fields.len(),
            n_segments: self.paragraphs.last().map_or(0, |paragraph| paragraph.segments.len()),
        };
        if tag.attributes_raw().contains("space")
            && let Some(space) = attribute(tag, "space")
        {
            frame.preserve = space == "preserve";
        }
        match space {
            Space::Word => self.start_word(tag, local, &mut frame, range),
            Space::Compatibility => self.start_alternate(local, understood, &mut frame),
            Space::Math if local == "t" => frame.kind = Kind::Aside("math"),
            Space::Other if local == "t" => frame.kind = Kind::Aside("drawing-text"),
            // The line across the page that Word makes of three hyphens in old documents.
            Space::Other if local == "rect" => {
                if attribute(tag, "hr").is_some_and(|hr| matches!(hr.as_str(), "t" | "true" | "1"))
                    && let Some(paragraph) = self.paragraphs.last_mut()
                {
                    paragraph.has_line = true;
                }
            }
            Space::Math | Space::Other => {}
        }
        self.frames.push(frame);
    }

    fn start_word(&mut self, tag: &BytesStart<'_>, local: &str, frame: &mut Frame, range: Range<usize>) {
        let parent = self.frames.last().map_or(Kind::Other, |parent| parent.kind);
        match local {
            "p" => {
                frame.kind = Kind::Paragraph;
                self.open_paragraph(range.start);
            }
            "pPr" => frame.kind = Kind::ParagraphProperties,
            "r" => {
                frame.kind = Kind::Run;
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.run = RunProperties::default();
                }
            }
            "rPr" => frame.kind = Kind::RunProperties,
            "tr" => frame.kind = Kind::Row,
            "trPr" => frame.kind = Kind::RowProperties,
            "tc" => frame.kind = Kind::Cell,
            "tcPr" => frame.kind = Kind::CellProperties,
            "tbl" => self.flush_carried(),
            "txbxContent" => frame.kind = Kind::TextBox,
            "footnote" | "endnote" | "comment" => frame.kind = Kind::Note,
            "hidden" if parent == Kind::RowProperties => self.drop_owner(Kind::Row, "hidden"),
            "t" => frame.kind = Kind::Text,
            "delText" => frame.kind = Kind::Aside("deleted-revision"),
            "instrText" | "delInstrText" => frame.kind = Kind::Aside("field-code"),
            "rt" => frame.drop = frame.drop.or(Some("ruby")),
            "rPrChange" | "pPrChange" | "sectPrChange" | "tblPrChange" | "tblPrExChange" | "trPrChange"
            | "tcPrChange" | "numberingChange" => frame.past = true,
            "headerReference" | "footerReference" => self.learnt.running.extend(attribute(tag, "id")),
            "fldChar" => self.fields.mark(&attribute(tag, "fldCharType").unwrap_or_default(), range.start),
            "del" | "moveFrom" | "cellDel" => self.deletion(local, parent, frame),
            _ if parent == Kind::Run => self.start_in_run(local, range),
            _ => self.property(tag, local),
        }
    }

    /// A tracked deletion: of content, of a row or cell, or of a paragraph mark.
    fn deletion(&mut self, local: &str, parent: Kind, frame: &mut Frame) {
        let owner = match (parent, local) {
            (Kind::RowProperties, "del") => Some(Kind::Row),
            (Kind::CellProperties, "cellDel") => Some(Kind::Cell),
            (Kind::RunProperties, _) => None,
            _ => {
                frame.drop = frame.drop.or(Some("deleted-revision"));
                return;
            }
        };
        if frame.past {
            return;
        }
        if let Some(owner) = owner {
            self.drop_owner(owner, "deleted-revision");
        } else if self.frames.iter().rev().nth(1).is_some_and(|open| open.kind == Kind::ParagraphProperties)
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            paragraph.runs_on = true;
        }
    }

    /// Drops what stands in the row or cell whose properties are being read.
    fn drop_owner(&mut self, owner: Kind, reason: &'static str) {
        if let Some(owner) = self.frames.iter_mut().rev().find(|open| open.kind == owner) {
            owner.drop = owner.drop.or(Some(reason));
        }
    }

    /// Characters that a run writes as elements (ECMA-376 part 1, section 17.3.3).
    fn start_in_run(&mut self, local: &str, bytes: Range<usize>) {
        let (text, rule) = match local {
            "tab" | "ptab" => ("\t", "tab"),
            "br" | "cr" => ("\n", "line-break"),
            "noBreakHyphen" => ("\u{2011}", "no-break-hyphen"),
            "softHyphen" => ("\u{AD}", "soft-hyphen"),
            "sym" => {
                // A code point of a symbol font says nothing about the character it shows.
                self.flow.drop_bytes(bytes, self.reason().unwrap_or("symbol"));
                return;
            }
            _ => return,
        };
        if self.reason().is_none()
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            let kind = SegmentKind::Replaced(Cow::Borrowed(text), rule);
            paragraph.segments.push(Segment { bytes, kind });
        }
    }

    fn property(&mut self, tag: &BytesStart<'_>, local: &str) {
        if self.frames.last().is_none_or(|frame| frame.past) {
            return;
        }
        let mut around = self.frames.iter().rev().map(|open| open.kind);
        let kinds = (around.next(), around.next());
        let in_paragraph =
            self.frames.iter().rev().take(2).any(|open| open.kind == Kind::ParagraphProperties);
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match kinds {
            (Some(Kind::RunProperties), Some(Kind::Run)) => paragraph.run.take(local, tag),
            (Some(Kind::RunProperties), _) => {}
            _ if in_paragraph => paragraph.take_property(local, tag),
            _ => {}
        }
    }

    fn start_alternate(&mut self, local: &str, understood: bool, frame: &mut Frame) {
        let take = match local {
            "AlternateContent" => {
                frame.kind = Kind::Alternate(false);
                return;
            }
            "Choice" => understood,
            "Fallback" => true,
            _ => return,
        };
        if let Some(Frame { kind: Kind::Alternate(taken), .. }) = self.frames.last_mut() {
            if *taken || !take {
                frame.drop = frame.drop.or(Some("alternate-content"));
            }
            *taken |= take;
        }
    }

    fn open_paragraph(&mut self, start: usize) {
        let place = self.place();
        let depth = self.frames.len();
        let mut paragraph = Paragraph::new(start, depth, place, self.fields.in_contents());
        match self.carried.take() {
            Some(before) if before.depth == depth && before.place == place => paragraph.continue_from(before),
            Some(before) => self.close(before, start),
            None => {}
        }
        self.paragraphs.push(paragraph);
    }

    fn place(&self) -> Place {
        let around = self.frames.iter().rev().find_map(|frame| match frame.kind {
            Kind::TextBox => Some(BlockKind::TextBox),
            Kind::Cell => Some(self.story.kind.unwrap_or(BlockKind::Cell)),
            _ => None,
        });
        around.or(self.story.kind).map_or(Place::Body, Place::Fixed)
    }

    fn end(&mut self, at: usize) {
        let Some(frame) = self.frames.pop() else { return };
        match frame.kind {
            Kind::Paragraph => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    if paragraph.runs_on && self.paragraphs.is_empty() {
                        self.carried = Some(paragraph);
                    } else {
                        self.close(paragraph, at);
                    }
                }
                return;
            }
            Kind::Text if !frame.preserve => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.trim_from(frame.n_segments, self.text);
                }
            }
            Kind::TextBox | Kind::Note => self.fields.close_to(frame.n_fields),
            _ => {}
        }
        if self.carried.as_ref().is_some_and(|carried| carried.depth > self.frames.len()) {
            self.flush_carried();
        }
    }

    fn flush_carried(&mut self) {
        if let Some(paragraph) = self.carried.take() {
            let end = paragraph.segments.last().map_or(paragraph.start, |segment| segment.bytes.end);
            self.close(paragraph, end);
        }
    }

    fn close(&mut self, paragraph: Paragraph, end: usize) {
        let finished = paragraph.finish(end, self.styles, self.text);
        if !self.paragraphs.is_empty() {
            self.boxes.push(finished);
            return;
        }
        self.flow.paragraph(&finished, self.text);
        let mut boxes = std::mem::take(&mut self.boxes);
        boxes.sort_by_key(|finished| finished.start);
        for finished in boxes {
            self.flow.paragraph(&finished, self.text);
        }
    }

    fn characters(&mut self, bytes: &Range<usize>) {
        let (segments, n_illegal) = self.text.segments(bytes);
        self.n_illegal += n_illegal;
        for segment in segments {
            self.segment(segment);
        }
    }

    /// A stretch of character data: text of the paragraph, dropped text, or machinery between elements.
    fn segment(&mut self, segment: Segment) {
        let reason = match self.frames.last().map(|frame| frame.kind) {
            Some(Kind::Text) => self.reason(),
            Some(Kind::Aside(reason)) => {
                if reason == "field-code" {
                    self.fields.push_code(self.text.slice(&segment.bytes));
                }
                Some(self.frames.last().and_then(|frame| frame.drop).unwrap_or(reason))
            }
            _ => {
                if !self.text.slice(&segment.bytes).trim().is_empty() {
                    self.flow.setting(segment.bytes);
                }
                return;
            }
        };
        if let Some(reason) = reason {
            self.flow.drop_bytes(segment.bytes, reason);
            return;
        }
        let blank = matches!(segment.kind, SegmentKind::Plain)
            && self.text.slice(&segment.bytes).chars().all(char::is_whitespace);
        if let Some(paragraph) = self.paragraphs.last_mut() {
            if !blank {
                paragraph.speak();
            }
            paragraph.segments.push(segment);
        }
    }

    /// Why text at this place is dropped, if it is.
    fn reason(&self) -> Option<&'static str> {
        if let Some(reason) = self.frames.last().and_then(|frame| frame.drop).or(self.story.dropped) {
            return Some(reason);
        }
        let Some(paragraph) = self.paragraphs.last() else { return Some("outside-paragraph") };
        if self.fields.in_code() {
            Some("field-code")
        } else if paragraph.hides(self.styles) {
            Some("hidden")
        } else {
            None
        }
    }

    fn finish(&mut self) {
        self.flush_carried();
        if let Some(byte) = self.fields.first_open() {
            self.flow.source().diagnostics.push(
                Diagnostic::new(
                    Severity::Warning,
                    "docx-field-open",
                    "a field begins and never ends; text in its code is left out",
                )
                .in_part(self.name)
                .at_byte(byte as u64)
                .hint("look at what follows it in the document"),
            );
        }
        if self.n_illegal > 0 {
            let message = format!("{} characters are illegal in XML; each stands as U+FFFD", self.n_illegal);
            self.flow
                .source()
                .diagnostics
                .push(Diagnostic::new(Severity::Warning, "illegal-character", message).in_part(self.name));
        }
    }
}
