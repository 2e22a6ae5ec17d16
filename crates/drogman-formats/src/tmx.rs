//! TMX files of any version 1.x.
//!
//! Each `seg` is one block of kind unit, each `tu` one given unit: a unit may hold many languages and several
//! variants of one. The reader goes on after a fault: a bad unit is reported with its line, the others live.
//! Nothing is ever fetched or expanded: what a DOCTYPE declares stays unresolved.

mod cursor;
mod units;

use crate::blocks::one_article;
use crate::encoding::{DecodedBuilder, decode};
use crate::remarks::Remarks;
use crate::xml::{Reference, Run, attribute, reference, runs};
use crate::{ReadError, ReadOptions};
use cursor::{Next, TmxCursor};
use drogman_document::Source;
use drogman_text::{Diagnostic, LanguageTag, Severity};
use encoding_rs::Encoding;
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;
use units::{Unit, Units};

/// Reads a TMX file.
pub(crate) fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Source, ReadError> {
    let decoded = decode(bytes, declared(bytes))?;
    let mut source = decoded.source(name, "tmx");
    let mut reader = Reader {
        builder: DecodedBuilder::new(&decoded, &source),
        remarks: Remarks::new(&decoded),
        text: &decoded.text,
        max_depth: options.limits.max_depth as usize,
        is_tmx: false,
        units: Units::default(),
        unit: None,
        place: Place::Outside,
        inline: Vec::new(),
    };
    reader.read()?;
    let Reader { builder, remarks, units, is_tmx, .. } = reader;
    if !is_tmx && units.n_read == 0 {
        return Err(ReadError::malformed("this is not a TMX file: it holds no <tmx> element and no <tu>")
            .hint("export the translation memory as TMX 1.4 again"));
    }
    builder.finish(&mut source);
    let count = format!("{} units read, {} of them pair two sides or more", units.n_read, units.given.len());
    source.diagnostics.push(Diagnostic::new(Severity::Note, "tmx-units", count));
    (source.blocks, source.given) = (units.blocks, units.given);
    one_article(&mut source);
    source.diagnostics.extend(remarks.finish());
    if source.blocks.is_empty()
        && let Some(first) = source.diagnostics.iter().max_by_key(|d| d.severity)
    {
        return Err(ReadError::malformed(format!("the file holds no usable segment: {}", first.message))
            .hint("export the translation memory as TMX 1.4 again"));
    }
    Ok(source)
}

/// Where in a unit the reader stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Between segments.
    Outside,
    /// In a segment that is read.
    Segment,
    /// In text that is left out, with the reason.
    Aside(&'static str),
}

/// An element inside a segment.
#[derive(Clone, Debug)]
struct Inline {
    name: String,
    /// Why text directly in it is left out.
    drop: Option<&'static str>,
}

struct Reader<'r, 'd> {
    builder: DecodedBuilder<'d>,
    remarks: Remarks<'d>,
    text: &'r str,
    max_depth: usize,
    is_tmx: bool,
    units: Units,
    unit: Option<Unit>,
    place: Place,
    inline: Vec<Inline>,
}

impl Reader<'_, '_> {
    fn read(&mut self) -> Result<(), ReadError> {
        let text = self.text;
        let mut cursor = TmxCursor::new(text);
        loop {
            match cursor.next() {
                Next::Event(range, event) => self.event(range, event)?,
                Next::Stray(range, fault) => {
                    let hint = "write &lt; for < in text, and close each tag";
                    self.warn("tmx-markup", range.start, &format!("malformed markup: {fault}"), hint);
                    self.characters(range);
                }
                Next::Hopeless(at) => {
                    let message = "too many faults; the rest of the file is left out";
                    self.remarks.add(Severity::Error, "tmx-damaged", at, message, "export the file again");
                    self.builder.dropped(at..text.len(), "malformed");
                    break;
                }
                Next::End => break,
            }
        }
        if self.unit.is_some() {
            let message = "the file ends inside a unit: it was cut short";
            self.remarks.add(Severity::Error, "tmx-cut-short", text.len(), message, "fetch the file again");
            self.end_unit(text.len());
        }
        Ok(())
    }

    fn event(&mut self, range: Range<usize>, event: Event<'_>) -> Result<(), ReadError> {
        match event {
            Event::Start(tag) => return self.start(&tag, range.start),
            Event::End(tag) => self.end(tag.local_name().into_inner(), range.start),
            Event::Text(_) => self.characters(range),
            Event::CData(_) => self.characters(range.start + 9..range.end.saturating_sub(3)),
            Event::GeneralRef(name) => self.reference(&name, range),
            Event::DocType(declaration) if declaration.contains("<!ENTITY") => self.warn(
                "tmx-entities",
                range.start,
                "the DOCTYPE declares entities; they are not expanded",
                "write the text itself in place of the entities",
            ),
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart<'_>, at: usize) -> Result<(), ReadError> {
        let name = tag.local_name();
        match name.into_inner() {
            "tmx" => self.is_tmx = true,
            "tu" => {
                if self.unit.is_some() {
                    self.warn("tmx-structure", at, "a unit begins inside another", "close each <tu>");
                    self.end_unit(at);
                }
                let id = attribute(tag, "tuid").unwrap_or_else(|| self.units.next_number());
                self.unit = Some(Unit::new(id, at));
            }
            "tuv" => self.start_variant(tag, at),
            "seg" => self.start_segment(at),
            "note" if self.place == Place::Outside => self.place = Place::Aside("note"),
            "prop" if self.place == Place::Outside => self.place = Place::Aside("property"),
            "bpt" | "ept" | "ph" | "it" | "ut" => self.open_inline(&name, Some("inline-code"), at)?,
            "sub" => self.open_inline(&name, Some("sub-flow"), at)?,
            "hi" => self.open_inline(&name, self.inline.last().and_then(|i| i.drop), at)?,
            other if self.place == Place::Segment => {
                let message = format!("<{other}> is no element of a segment; its text is read");
                self.warn("tmx-element", at, &message, "write it as <ph> or <hi>");
                self.open_inline(&name, self.inline.last().and_then(|i| i.drop), at)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn start_variant(&mut self, tag: &BytesStart<'_>, at: usize) {
        self.close_open_segment(at);
        if self.unit.is_none() {
            self.warn("tmx-structure", at, "a <tuv> stands outside any unit", "put it into a <tu>");
            self.unit = Some(Unit::new(self.units.next_number(), at));
        }
        let hint = "give each <tuv> an xml:lang such as fr or pt-BR";
        let stated = attribute(tag, "lang").filter(|lang| !lang.trim().is_empty());
        let language = stated.as_deref().and_then(|lang| LanguageTag::parse(&lang.trim().replace('_', "-")));
        match (&stated, &language) {
            (None, _) => self.warn("tmx-tuv-lang-missing", at, "a <tuv> does not state its language", hint),
            (Some(lang), None) => {
                self.warn("tmx-language", at, &format!("'{lang}' is not a language tag"), hint);
            }
            _ => {}
        }
        if let Some(unit) = &mut self.unit {
            unit.end_variant(&mut self.remarks);
            unit.begin_variant(at, language);
        }
    }

    fn start_segment(&mut self, at: usize) {
        self.close_open_segment(at);
        let hint = "a <seg> stands once in each <tuv>";
        let start = self.builder.text_offset();
        match self.unit.as_mut().and_then(|unit| unit.begin_segment(start)) {
            Some(true) => self.place = Place::Segment,
            Some(false) => {
                self.place = Place::Aside("extra-seg");
                self.warn("tmx-structure", at, "a <tuv> holds a second <seg>; it is left out", hint);
            }
            None => {
                self.place = Place::Aside("outside-unit");
                self.warn("tmx-structure", at, "a <seg> stands outside any <tuv>; it is left out", hint);
            }
        }
    }

    fn open_inline(
        &mut self,
        name: &impl AsRef<str>,
        drop: Option<&'static str>,
        at: usize,
    ) -> Result<(), ReadError> {
        if self.place != Place::Segment {
            return Ok(());
        }
        if self.inline.len() >= self.max_depth {
            return Err(ReadError::limit(format!("elements nest more than {} deep", self.max_depth))
                .at_byte(at as u64));
        }
        self.inline.push(Inline { name: name.as_ref().to_owned(), drop });
        Ok(())
    }

    fn end(&mut self, name: &str, at: usize) {
        match name {
            "tu" => self.end_unit(at),
            "tuv" => self.close_open_segment(at),
            "seg" => self.end_segment(at),
            "note" | "prop" if matches!(self.place, Place::Aside("note" | "property")) => {
                self.place = Place::Outside;
            }
            _ if self.place == Place::Segment => {
                if let Some(open) = self.inline.iter().rposition(|inline| inline.name == name) {
                    if open + 1 != self.inline.len() {
                        self.warn("tmx-markup", at, &format!("</{name}> closes more than one element"), "");
                    }
                    self.inline.truncate(open);
                } else {
                    self.warn("tmx-markup", at, &format!("</{name}> closes nothing"), "");
                }
            }
            _ => {}
        }
    }

    fn end_segment(&mut self, at: usize) {
        if let Some(open) = self.inline.last() {
            let message = format!("<{}> is not closed in its segment", open.name);
            self.warn("tmx-markup", at, &message, "close it before </seg>");
            self.inline.clear();
        }
        if self.place == Place::Segment {
            let end = self.builder.text_offset();
            if let Some(unit) = &mut self.unit {
                unit.end_segment(end, self.builder.written(), &mut self.units, &mut self.remarks);
            }
            self.builder.skeleton(at..at, "tag");
            self.builder.insert("\n");
        }
        self.place = Place::Outside;
    }

    /// Closes a segment that something other than its own end tag ends.
    fn close_open_segment(&mut self, at: usize) {
        if self.place == Place::Segment {
            self.warn("tmx-structure", at, "a <seg> is not closed", "close each <seg> before </tuv>");
            if let Some(unit) = &mut self.unit {
                unit.complete = false;
            }
            self.end_segment(at);
        }
        self.place = Place::Outside;
        self.inline.clear();
    }

    fn end_unit(&mut self, at: usize) {
        self.close_open_segment(at);
        if let Some(mut unit) = self.unit.take() {
            unit.end_variant(&mut self.remarks);
            self.units.finish(unit, &mut self.remarks);
        }
    }

    /// Why text at this place is left out; `None` when it is text.
    fn drop_reason(&self) -> Option<&'static str> {
        match self.place {
            Place::Segment => self.inline.last().and_then(|inline| inline.drop),
            Place::Aside(reason) => Some(reason),
            Place::Outside => Some("outside-segment"),
        }
    }

    fn characters(&mut self, range: Range<usize>) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        if let Some(reason) = self.drop_reason() {
            if text.trim().is_empty() && self.place != Place::Segment {
                self.builder.skeleton(range, "blank");
            } else {
                self.builder.dropped(range, reason);
            }
            return;
        }
        if text.starts_with('&') {
            self.warn(
                "tmx-ampersand",
                range.start,
                "a & begins no reference; it is read as itself",
                "write &amp;",
            );
        }
        for (run_range, run) in runs(text, range.start) {
            match run {
                Run::Plain => self.builder.text(run_range),
                Run::LineEnd => self.builder.replaced(run_range, "\n", "line-break"),
                Run::Illegal => self.illegal(run_range),
            }
        }
    }

    fn reference(&mut self, name: &str, range: Range<usize>) {
        if let Some(reason) = self.drop_reason() {
            self.builder.dropped(range, reason);
            return;
        }
        match reference(name) {
            Reference::Character(character) => {
                self.builder.replaced(range, character.encode_utf8(&mut [0; 4]), "entity");
            }
            Reference::Html(text) => {
                let message = format!("&{name}; is an entity of HTML, not of TMX");
                self.warn("tmx-html-entity", range.start, &message, "write the character itself");
                self.builder.replaced(range, &text, "html-entity");
            }
            Reference::Illegal => self.illegal(range),
            Reference::Unknown => {
                let message = format!("&{name}; stands for nothing; it is read as it is written");
                self.warn("tmx-entity", range.start, &message, "write the character itself");
                self.builder.text(range);
            }
        }
    }

    fn illegal(&mut self, range: Range<usize>) {
        let message = "a character that XML does not allow stands as U+FFFD";
        self.warn("illegal-character", range.start, message, "delete it in the translation memory");
        self.builder.replaced(range, "\u{FFFD}", "illegal-character");
    }

    fn warn(&mut self, code: &'static str, at: usize, message: &str, hint: &str) {
        self.remarks.add(Severity::Warning, code, at, message, hint);
    }
}

/// The encoding that the XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(256))?;
    let head: String = head.iter().take_while(|byte| **byte != b'>').map(|byte| char::from(*byte)).collect();
    let after = head.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let label = after.get(1..)?.split(quote).next()?;
    Encoding::for_label(label.as_bytes())
}
