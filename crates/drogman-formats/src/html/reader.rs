//! From tokens to blocks.

use super::context::{Language, Stack, Stated};
use super::elements::{is_block, is_void};
use super::entities::Place;
use super::tokens::{TokenSort, Tokens, attributes};
use crate::blocks::Hints;
use crate::encoding::Decoded;
use crate::markup::{Context, Writer};
use drogman_document::{BlockKind, Source};
use drogman_text::LanguageTag;
use std::ops::Range;

/// How deep elements count; browsers stop at the same depth.
const MAX_DEPTH: usize = 512;

/// Class names that mark the text of a `pre` as a program.
/// Elements whose text is typed as it stands.
const CODE_ELEMENTS: &[&str] = &["code", "kbd", "samp", "var", "tt"];
const CODE_CLASSES: &[&str] =
    &["code", "highlight", "brush", "language-", "lang-", "sourcecode", "prettyprint"];

pub(super) struct Reader<'d> {
    text: &'d str,
    writer: Writer<'d>,
    stack: Stack,
    /// Whether the title of the page is text.
    title_is_text: bool,
    /// Whether the raw text that comes next is that of a title.
    in_title: bool,
    hints: Hints,
}

impl<'d> Reader<'d> {
    pub(super) fn new(decoded: &'d Decoded<'d>, source: &Source) -> Self {
        let text: &'d str = &decoded.text;
        let has_headline = text.match_indices('<').any(|(at, _)| {
            text.as_bytes().get(at + 1..at + 3).is_some_and(|name| name.eq_ignore_ascii_case(b"h1"))
        });
        Self {
            text,
            writer: Writer::new(decoded, source),
            stack: Stack::new(MAX_DEPTH),
            title_is_text: !has_headline,
            in_title: false,
            hints: Hints::default(),
        }
    }

    pub(super) fn read(mut self, source: &mut Source) -> Hints {
        for token in Tokens::new(self.text) {
            match token.sort {
                TokenSort::Text => self.characters(token.range),
                TokenSort::RawText => self.raw_characters(token.range),
                TokenSort::Comment => self.writer.inline(token.range, "comment"),
                TokenSort::Start(name) => self.start(&name, token.range),
                TokenSort::End(name) => self.end(&name, token.range),
            }
        }
        self.writer.finish(source);
        self.hints
    }

    fn characters(&mut self, range: Range<usize>) {
        let inside = self.stack.inside();
        if let Some(reason) = inside.unseen {
            let blank = self.text.get(range.clone()).is_none_or(|text| text.trim().is_empty());
            if blank {
                self.writer.inline(range, "white-space");
            } else {
                self.writer.drop_text(range, reason);
            }
        } else if inside.preformatted {
            let context = inside.context.clone();
            self.preformatted(range, &context);
        } else {
            let context = inside.context.clone();
            self.writer.flowing(range, &context, Place::Text);
        }
    }

    /// Text whose lines stand; an empty line ends the block unless it is a program.
    fn preformatted(&mut self, range: Range<usize>, context: &Context) {
        if context.apart.is_some() {
            self.writer.preformatted(range, context);
            return;
        }
        let text = self.text.get(range.clone()).unwrap_or("");
        let mut lines = crate::blocks::line_ranges(text).peekable();
        while let Some((start, end)) = lines.next() {
            let line = range.start + start..range.start + end;
            if self.text.get(line.clone()).is_none_or(|line| line.trim().is_empty()) {
                self.writer.inline(line.clone(), "white-space");
            } else {
                self.writer.preformatted(line.clone(), context);
            }
            let next = lines.peek().map_or(text.len(), |(start, _)| *start);
            if next > end {
                self.writer.line_break(line.end..range.start + next);
            }
        }
    }

    /// The content of an element without markup inside.
    fn raw_characters(&mut self, range: Range<usize>) {
        let title = std::mem::take(&mut self.in_title);
        let unseen = self.stack.inside().unseen;
        if title && self.title_is_text {
            let language = self.stack.inside().context.language.clone();
            let context = Context { kind: BlockKind::Headline, depth: 1, language, apart: None };
            self.writer.flowing(range, &context, Place::Text);
            self.writer.end_block();
        } else if title {
            self.writer.drop_text(range, "title");
        } else if unseen.is_some() {
            self.characters(range);
        } else {
            // A text area: its text is shown.
            let context = self.stack.inside().context.clone();
            self.preformatted(range, &context);
        }
    }

    fn start(&mut self, name: &str, range: Range<usize>) {
        let attributes = attributes(self.text, &range);
        let value =
            |key: &str| attributes.iter().find(|(known, _)| known == key).map(|(_, range)| range.clone());
        let text = |range: Range<usize>| self.text.get(range).unwrap_or("");
        match name {
            "br" => return self.writer.line_break(range),
            "hr" => {
                self.writer.end_block();
                self.hints.mark_rule(self.writer.n_blocks());
                return self.writer.inline(range, "tag");
            }
            "img" => return self.image(&range, value("alt")),
            "meta" => return self.metadata(range, value("content"), value("name").or(value("property"))),
            _ => {}
        }
        if is_void(name) {
            return self.writer.inline(range, "tag");
        }
        let stated = Stated {
            language: value("lang")
                .or(value("xml:lang"))
                .map_or(Language::Inherited, |range| Language::Given(LanguageTag::parse(text(range).trim()))),
            hidden: value("hidden").is_some() && name != "input"
                || value("style").is_some_and(|range| is_hidden_style(text(range))),
            class: value("class").map_or_else(String::new, |range| text(range).to_owned()),
        };
        if is_block(name) {
            self.writer.end_block();
        }
        if name == "article" && !stated.class.contains("comment") {
            self.hints.mark_article(self.writer.n_blocks());
        }
        self.stack.open(name, &stated);
        self.in_title = name == "title" && !self.stack.is_open("svg");
        if name == "pre" || name == "code" || name == "samp" {
            self.program(name, &stated.class);
        }
        if CODE_ELEMENTS.contains(&name) {
            self.writer.begin_code();
        }
        self.writer.inline(range, "tag");
    }

    /// `pre` with `code` in it, or with the class of a program, is kept out of the blocks.
    fn program(&mut self, name: &str, class: &str) {
        let lower = class.to_ascii_lowercase();
        let by_class = name == "pre" && CODE_CLASSES.iter().any(|known| lower.contains(known));
        let by_element = name != "pre" && self.stack.is_open("pre") && !self.writer.in_block();
        if by_class || by_element {
            self.stack.mark_program();
        }
    }

    fn end(&mut self, name: &str, range: Range<usize>) {
        if is_block(name) {
            self.writer.end_block();
        }
        if name == "br" {
            return self.writer.line_break(range);
        }
        if CODE_ELEMENTS.contains(&name) {
            self.writer.end_code();
        }
        self.stack.close(name);
        self.writer.inline(range, "tag");
    }

    /// The text of an image: a caption where the image stands by itself.
    fn image(&mut self, range: &Range<usize>, alt: Option<Range<usize>>) {
        let Some(alt) =
            alt.filter(|alt| self.text.get(alt.clone()).is_some_and(|text| !text.trim().is_empty()))
        else {
            return self.writer.inline(range.clone(), "tag");
        };
        self.writer.inline(range.start..alt.start, "tag");
        let inside = self.stack.inside();
        if let Some(reason) = inside.unseen {
            self.writer.drop_text(alt.clone(), reason);
        } else if self.writer.in_block() {
            self.writer.drop_text(alt.clone(), "image-text");
        } else {
            let context = Context { kind: BlockKind::Caption, depth: 0, ..inside.context.clone() };
            self.writer.flowing(alt.clone(), &context, Place::Attribute);
            self.writer.end_block();
        }
        self.writer.inline(alt.end..range.end, "tag");
    }

    /// What a `meta` element states about the page in words is dropped by name; the rest of it is markup.
    fn metadata(&mut self, range: Range<usize>, content: Option<Range<usize>>, name: Option<Range<usize>>) {
        let name = name.and_then(|range| self.text.get(range)).unwrap_or("").to_ascii_lowercase();
        let in_words = ["description", "title", "keywords", "author"].iter().any(|word| name.contains(word));
        match content.filter(|content| in_words && !content.is_empty()) {
            Some(content) => {
                self.writer.inline(range.start..content.start, "tag");
                self.writer.drop_text(content.clone(), "metadata");
                self.writer.inline(content.end..range.end, "tag");
            }
            None => self.writer.inline(range, "tag"),
        }
    }
}

fn is_hidden_style(style: &str) -> bool {
    let tight: String = style.to_ascii_lowercase().chars().filter(|c| !c.is_ascii_whitespace()).collect();
    tight.split(';').any(|rule| rule.starts_with("display:none") || rule.starts_with("visibility:hidden"))
}
