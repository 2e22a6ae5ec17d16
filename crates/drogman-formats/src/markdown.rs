//! Markdown (`CommonMark` 0.31 with tables, footnotes, strikethrough, task lists, heading attributes and front matter).
//!
//! The text is what a reader would read. `pulldown-cmark` tells what each stretch of the file is; whatever it does not
//! name is markup. Code is kept in the text and out of every block, front matter is dropped, and HTML inside is
//! read as such a page would be.

use crate::blocks::{self, Hints};
use crate::encoding::{self, Decoded};
use crate::html::entities::Place;
use crate::html::tokens::{TokenSort, Tokens};
use crate::markup::{Context, Writer};
use crate::{ReadError, ReadOptions};
use drogman_document::{BlockKind, Source};
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::ops::Range;

/// Reads a Markdown file.
///
/// # Errors
/// When the file is no text.
pub(crate) fn read(name: &str, bytes: &[u8], _options: &ReadOptions) -> Result<Source, ReadError> {
    let decoded = encoding::decode(bytes, None)?;
    let mut source = decoded.source(name, "markdown");
    let hints = Reader::new(&decoded, &source).read(&mut source);
    blocks::find_articles_by(&mut source, &hints);
    Ok(source)
}

struct Reader<'d> {
    text: &'d str,
    writer: Writer<'d>,
    /// What holds inside each open construct, innermost last.
    contexts: Vec<Context>,
    hints: Hints,
    n_lists: u8,
    n_quotes: u8,
    /// Everything before this byte has been written.
    at: usize,
    in_image: bool,
    in_front_matter: bool,
    /// The element of HTML whose text comes next, where it is not shown.
    unseen: Option<&'static str>,
}

impl<'d> Reader<'d> {
    fn new(decoded: &'d Decoded<'d>, source: &Source) -> Self {
        Self {
            text: &decoded.text,
            writer: Writer::new(decoded, source),
            contexts: Vec::new(),
            hints: Hints::default(),
            n_lists: 0,
            n_quotes: 0,
            at: 0,
            in_image: false,
            in_front_matter: false,
            unseen: None,
        }
    }

    fn read(mut self, source: &mut Source) -> Hints {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        for (event, range) in Parser::new_ext(self.text, options).into_offset_iter() {
            self.event(event, range);
        }
        self.writer.finish(source);
        self.hints
    }

    fn context(&self) -> Context {
        self.contexts.last().cloned().unwrap_or_else(Context::paragraph)
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.words(&range, &text),
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                self.inline_code(&range, &code);
            }
            Event::Html(_) | Event::InlineHtml(_) => self.html(range),
            Event::SoftBreak => {
                if !self.in_image {
                    self.skip_to(range.start);
                    self.writer.blank(range.clone());
                    self.at = self.at.max(range.end);
                }
            }
            Event::HardBreak => {
                self.skip_to(range.start);
                self.writer.line_break(range.clone());
                self.at = self.at.max(range.end);
            }
            Event::Rule => {
                self.writer.end_block();
                self.hints.mark_rule(self.writer.n_blocks());
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    /// What lies before `start` and was not named is markup.
    fn skip_to(&mut self, start: usize) {
        if start > self.at {
            self.writer.inline(self.at..start, "markup");
            self.at = start;
        }
    }

    fn words(&mut self, range: &Range<usize>, text: &str) {
        let start = range.start.max(self.at);
        if range.end <= start {
            return;
        }
        self.skip_to(start);
        self.at = range.end;
        let raw = self.text.get(start..range.end).unwrap_or("");
        if self.in_front_matter {
            return self.writer.drop_text(start..range.end, "front-matter");
        }
        if self.in_image && self.writer.in_block() && !self.in_caption() {
            return self.writer.drop_text(start..range.end, "image-text");
        }
        let context = self.context();
        if raw == text && context.apart.is_none() {
            self.writer.plain(start..range.end, &context);
        } else if raw == text {
            self.writer.verbatim(start..range.end, &context);
        } else {
            let rule = if raw.starts_with('&') { "entity" } else { "escape" };
            self.writer.replaced(start..range.end, text, rule, &context);
        }
    }

    fn in_caption(&self) -> bool {
        self.contexts.last().is_some_and(|context| context.kind == BlockKind::Caption)
    }

    fn inline_code(&mut self, range: &Range<usize>, code: &str) {
        self.skip_to(range.start);
        let raw = self.text.get(range.clone()).unwrap_or("");
        let context = self.context();
        self.writer.begin_code();
        if let Some(found) = raw.find(code).filter(|_| !code.is_empty()) {
            let start = range.start + found;
            self.skip_to(start);
            self.writer.verbatim(start..start + code.len(), &context);
            self.at = start + code.len();
        } else if !code.is_empty() {
            self.writer.replaced(range.clone(), code, "escape", &context);
            self.at = range.end;
        }
        self.writer.end_code();
        self.skip_to(range.end);
    }

    /// HTML inside: its text is text, its tags are markup.
    fn html(&mut self, range: Range<usize>) {
        self.skip_to(range.start);
        let html = self.text.get(range.clone()).unwrap_or("");
        for token in Tokens::new(html) {
            let place = range.start + token.range.start..range.start + token.range.end;
            match token.sort {
                TokenSort::Text | TokenSort::RawText => {
                    if let Some(reason) = self.unseen {
                        self.writer.drop_text(place, reason);
                    } else {
                        let context = self.context();
                        self.writer.flowing(place, &context, Place::Text);
                    }
                }
                TokenSort::Start(name) if name == "br" => self.writer.line_break(place),
                TokenSort::Start(name) => {
                    self.unseen = match name.as_str() {
                        "script" => Some("script"),
                        "style" => Some("style"),
                        _ => self.unseen,
                    };
                    self.writer.inline(place, "tag");
                }
                TokenSort::End(name) => {
                    if name == "script" || name == "style" {
                        self.unseen = None;
                    }
                    self.writer.inline(place, "tag");
                }
                TokenSort::Comment => self.writer.inline(place, "comment"),
            }
        }
        self.at = self.at.max(range.end);
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let mut context = self.context();
        match tag {
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Superscript
            | Tag::Subscript => {}
            Tag::Image { .. } => {
                self.in_image = true;
                if !self.writer.in_block() {
                    (context.kind, context.depth) = (BlockKind::Caption, 0);
                }
            }
            Tag::Heading { level, .. } => {
                self.writer.end_block();
                (context.kind, context.depth) = (BlockKind::Headline, *level as u8);
            }
            Tag::BlockQuote(_) => {
                self.writer.end_block();
                (context.kind, context.depth) = (BlockKind::Quotation, self.n_quotes);
                self.n_quotes = self.n_quotes.saturating_add(1);
            }
            Tag::CodeBlock(_) => {
                self.writer.end_block();
                context.apart = Some("code");
            }
            Tag::List(_) => {
                self.writer.end_block();
                self.n_lists = self.n_lists.saturating_add(1);
            }
            Tag::Item => {
                self.writer.end_block();
                (context.kind, context.depth) = (BlockKind::ListItem, self.n_lists.saturating_sub(1));
            }
            Tag::FootnoteDefinition(_) => {
                self.writer.end_block();
                (context.kind, context.depth) = (BlockKind::Footnote, 0);
            }
            Tag::TableCell => {
                self.writer.end_block();
                (context.kind, context.depth) = (BlockKind::Cell, 0);
            }
            Tag::MetadataBlock(_) => self.in_front_matter = true,
            _ => self.writer.end_block(),
        }
        self.contexts.push(context);
    }

    fn end(&mut self, tag: pulldown_cmark::TagEnd) {
        use pulldown_cmark::TagEnd;
        let context = self.contexts.pop();
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Superscript
            | TagEnd::Subscript => return,
            TagEnd::Image => {
                self.in_image = false;
                if context.is_some_and(|context| context.kind == BlockKind::Caption) {
                    self.writer.end_block();
                }
                return;
            }
            TagEnd::BlockQuote(_) => self.n_quotes = self.n_quotes.saturating_sub(1),
            TagEnd::List(_) => self.n_lists = self.n_lists.saturating_sub(1),
            TagEnd::MetadataBlock(_) => self.in_front_matter = false,
            _ => {}
        }
        self.writer.end_block();
    }
}
