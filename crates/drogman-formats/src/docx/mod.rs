//! Word documents (ECMA-376 part 1, section 17, transitional and strict).
//!
//! A walk over the XML of each part that holds text; everything else is skeleton. The text comes in reading
//! order: the body with each text box behind the paragraph that anchors it, then headers, footers, footnotes and
//! endnotes. The parts of the source stand in the order of the container, so pieces and text are ordered
//! differently: layer 0 allows that.

mod archive;
mod fields;
mod flow;
mod package;
mod paragraph;
mod styles;
mod tokens;
mod walk;

use crate::blocks::find_articles;
use crate::{ReadError, ReadOptions};
use archive::Container;
use drogman_document::{BlockKind, EncodingDecision, Part, Piece, PieceKind, Source};
use drogman_text::{ByteSpan, Diagnostic, Severity};
use flow::Flow;
use package::{Package, not_word, office_file};
use std::borrow::Cow;
use std::collections::BTreeMap;
use styles::Styles;
use tokens::{Tokens, xml_text};
use walk::{Learnt, Story, walk};

/// Reads a Word document.
pub(crate) fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Source, ReadError> {
    let mut container = Container::open(bytes, &options.limits)?;
    let package = Package::find(&mut container, &options.limits)?;
    let mut source = Source::new(name, "docx");
    source.encoding =
        EncodingDecision { name: "UTF-8".to_owned(), how: "container".to_owned(), n_invalid: 0 };
    let styles = match package.styles {
        Some(index) => {
            let part = container.names.get(index).cloned().unwrap_or_default();
            let bytes = container.bytes(index)?;
            Styles::read(&part, &xml_text(&part, &bytes)?, &options.limits)?
        }
        None => Styles::default(),
    };
    let mut reader = Reader { container, styles, options, parts: BTreeMap::new(), after_rule: Vec::new() };
    reader.read_stories(&package, &mut source)?;
    for index in package.unread {
        let part = reader.container.names.get(index).cloned().unwrap_or_default();
        source.diagnostics.push(
            Diagnostic::new(Severity::Warning, "docx-part-not-read", "text in this part is not read")
                .in_part(part)
                .hint("charts, diagrams and embedded documents: copy their text into the body"),
        );
    }
    let after_rule = std::mem::take(&mut reader.after_rule);
    source.parts = reader.all_parts()?;
    find_articles(&mut source, &after_rule);
    Ok(source)
}

/// Members of a container with their bytes.
type Members<'a> = Vec<(String, Cow<'a, [u8]>)>;

/// The bytes of each part of a Word document again, in the order of `source.parts`.
pub(crate) fn read_parts<'a>(
    bytes: &'a [u8],
    source: &Source,
    options: &ReadOptions,
) -> Result<Members<'a>, ReadError> {
    let mut container = Container::open(bytes, &options.limits)?;
    source
        .parts
        .iter()
        .map(|part| {
            let index = container.names.iter().position(|name| *name == part.name).ok_or_else(|| {
                ReadError::malformed("the document no longer holds a part that was read from it")
                    .in_part(part.name.clone())
                    .hint("run the preparation again")
            })?;
            Ok((part.name.clone(), Cow::Owned(container.bytes(index)?)))
        })
        .collect()
}

struct Reader<'a> {
    container: Container<'a>,
    styles: Styles,
    options: &'a ReadOptions,
    /// The parts that were read, by their place in the container.
    parts: BTreeMap<usize, Part>,
    /// The blocks of the body that follow a rule.
    after_rule: Vec<u32>,
}

impl Reader<'_> {
    fn read_stories(&mut self, package: &Package, source: &mut Source) -> Result<(), ReadError> {
        let body = Story { kind: None, dropped: None, root: Some("document") };
        let learnt = self.read_story(package.main, body, source)?;
        if learnt.root != "document" {
            return Err(not_word(office_file(&learnt.root)));
        }
        // In the order in which the sections refer to them; those that no section names stand last.
        let rank = |id: &str| learnt.running.iter().position(|r| r == id).unwrap_or(usize::MAX);
        let mut running: Vec<_> = package.running.iter().collect();
        running.sort_by_key(|part| (part.is_footer, rank(&part.id)));
        for part in running {
            let kind = if part.is_footer { BlockKind::PageFooter } else { BlockKind::PageHeader };
            self.read_story(part.part, Story { kind: Some(kind), dropped: None, root: None }, source)?;
        }
        for (list, kind) in
            [(&package.footnotes, BlockKind::Footnote), (&package.endnotes, BlockKind::Endnote)]
        {
            for index in list {
                self.read_story(*index, Story { kind: Some(kind), dropped: None, root: None }, source)?;
            }
        }
        for (index, reason) in &package.dropped {
            if *reason == "property" {
                self.read_properties(*index, source)?;
            } else {
                self.read_story(*index, Story { kind: None, dropped: Some(reason), root: None }, source)?;
            }
        }
        Ok(())
    }

    fn read_story(&mut self, index: usize, story: Story, source: &mut Source) -> Result<Learnt, ReadError> {
        if self.parts.contains_key(&index) {
            return Ok(Learnt::default());
        }
        let name = self.container.names.get(index).cloned().unwrap_or_default();
        let bytes = self.container.bytes(index)?;
        let text = xml_text(&name, &bytes)?;
        let mut flow = Flow::new(source);
        let learnt = walk(&name, &text, story, &self.styles, &self.options.limits, &mut flow)?;
        if story.kind.is_none() {
            self.after_rule.append(&mut flow.after_rule);
        }
        self.parts.insert(index, flow.finish_part(&name, bytes.len(), &text));
        Ok(learnt)
    }

    /// Title, author and the like: named and left out.
    fn read_properties(&mut self, index: usize, source: &mut Source) -> Result<(), ReadError> {
        let name = self.container.names.get(index).cloned().unwrap_or_default();
        let bytes = self.container.bytes(index)?;
        let text = xml_text(&name, &bytes)?;
        let mut tokens = Tokens::new(&name, &text.xml, text.offset, &self.options.limits);
        let mut flow = Flow::new(source);
        while let Some(token) = tokens.next()? {
            if matches!(token.event, quick_xml::events::Event::Text(_))
                && !text.slice(&token.range).trim().is_empty()
            {
                flow.drop_bytes(token.range, "property");
            }
        }
        self.parts.insert(index, flow.finish_part(&name, bytes.len(), &text));
        Ok(())
    }

    /// All members in the order of the container; one that was not read is one piece of skeleton.
    fn all_parts(mut self) -> Result<Vec<Part>, ReadError> {
        let mut parts = Vec::with_capacity(self.container.names.len());
        for index in 0..self.container.names.len() {
            if let Some(part) = self.parts.remove(&index) {
                parts.push(part);
                continue;
            }
            let n_bytes = self.container.length(index)?;
            let kind = PieceKind::Skeleton(Cow::Borrowed("member"));
            let piece = Piece { start: 0, end: n_bytes, text: ByteSpan::default(), kind };
            let name = self.container.names.get(index).cloned().unwrap_or_default();
            parts.push(Part { name, n_bytes, pieces: if n_bytes > 0 { vec![piece] } else { Vec::new() } });
        }
        Ok(parts)
    }
}
