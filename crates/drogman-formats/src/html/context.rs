//! Open elements, and what they make of the text inside.

use super::elements::{ends_before, heading_level, is_block, is_wall, unseen};
use crate::markup::Context;
use drogman_document::BlockKind;
use drogman_text::LanguageTag;

/// An open element and what it makes of the text inside.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) name: String,
    pub(super) inside: Inside,
}

/// What holds inside an element; each element inherits it and changes some.
#[derive(Clone, Debug)]
pub(super) struct Inside {
    /// What a block here is.
    pub(super) context: Context,
    /// Why text here is not shown.
    pub(super) unseen: Option<&'static str>,
    /// Whether white space stands as it is.
    pub(super) preformatted: bool,
    n_lists: u8,
    n_quotes: u8,
    n_comments: u8,
    in_article: bool,
}

/// What a start tag says of the language.
#[derive(Clone, Debug, Default)]
pub(super) enum Language {
    /// Nothing: that of the element outside holds.
    #[default]
    Inherited,
    /// This one; `None` when the attribute is empty or no language tag.
    Given(Option<LanguageTag>),
}

/// What the attributes of a start tag say that matters here.
#[derive(Clone, Debug, Default)]
pub(super) struct Stated {
    pub(super) language: Language,
    pub(super) hidden: bool,
    pub(super) class: String,
}

/// The open elements, outermost first.
pub(super) struct Stack {
    frames: Vec<Frame>,
    bottom: Inside,
    max_depth: usize,
}

impl Stack {
    pub(super) fn new(max_depth: usize) -> Self {
        let bottom = Inside {
            context: Context::paragraph(),
            unseen: None,
            preformatted: false,
            n_lists: 0,
            n_quotes: 0,
            n_comments: 0,
            in_article: false,
        };
        Self { frames: Vec::new(), bottom, max_depth }
    }

    /// What holds here.
    pub(super) fn inside(&self) -> &Inside {
        self.frames.last().map_or(&self.bottom, |frame| &frame.inside)
    }

    /// Whether an element of that name is open.
    pub(super) fn is_open(&self, name: &str) -> bool {
        self.frames.iter().any(|frame| frame.name == name)
    }

    /// Opens an element, ending those that it ends by its start. Beyond the greatest depth elements are not
    /// counted any more: their text stays, what they say of it is lost.
    pub(super) fn open(&mut self, name: &str, stated: &Stated) {
        if let Some((ended, limits)) = ends_before(name) {
            self.end_nearest(ended, limits);
        }
        if is_block(name) && !matches!(name, "button" | "select" | "option") {
            self.end_nearest(&["p"], &["td", "th", "caption", "button", "table", "blockquote", "li"]);
        }
        if self.frames.len() < self.max_depth {
            let inside = self.inside().of_child(name, stated);
            self.frames.push(Frame { name: name.to_owned(), inside });
        }
    }

    /// Closes the nearest open element of that name; nothing when there is none in reach.
    pub(super) fn close(&mut self, name: &str) {
        let Some(at) = self.frames.iter().rposition(|frame| frame.name == name) else { return };
        let between = self.frames.get(at + 1..).unwrap_or_default();
        if is_block(name) {
            let tabular = matches!(name, "table" | "tbody" | "thead" | "tfoot" | "tr" | "body" | "html");
            if tabular || !between.iter().any(|frame| is_wall(&frame.name)) {
                self.frames.truncate(at);
            }
        } else if between.iter().any(|frame| is_block(&frame.name)) {
            // An inline element closed inside another block: what it said of the text ends for what follows it.
            self.frames.remove(at);
        } else {
            self.frames.truncate(at);
        }
    }

    /// The text inside the innermost element is a program.
    pub(super) fn mark_program(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.inside.context.apart = Some("code");
        }
    }

    fn end_nearest(&mut self, names: &[&str], limits: &[&str]) {
        for at in (0..self.frames.len()).rev() {
            let Some(frame) = self.frames.get(at) else { return };
            if names.contains(&frame.name.as_str()) {
                self.frames.truncate(at);
                return;
            }
            if limits.contains(&frame.name.as_str()) {
                return;
            }
        }
    }
}

impl Inside {
    fn of_child(&self, name: &str, stated: &Stated) -> Self {
        let mut inside = self.clone();
        if let Language::Given(language) = &stated.language {
            inside.context.language.clone_from(language);
        }
        inside.unseen = self.unseen.or_else(|| stated.hidden.then_some("hidden")).or_else(|| unseen(name));
        inside.apply_classes(&stated.class);
        inside.apply_name(name);
        inside
    }

    fn apply_name(&mut self, name: &str) {
        let context = &mut self.context;
        if let Some(level) = heading_level(name) {
            (context.kind, context.depth) = (BlockKind::Headline, level);
            return;
        }
        match name {
            "head" => self.unseen = self.unseen.or(Some("metadata")),
            "ul" | "ol" | "menu" | "dir" | "dl" => self.n_lists = self.n_lists.saturating_add(1),
            "li" | "dt" | "dd" => {
                if self.n_comments > 0 && context.kind == BlockKind::Comment {
                    return;
                }
                context.kind = BlockKind::ListItem;
                context.depth = self.n_lists.saturating_sub(1);
            }
            "blockquote" => {
                self.n_quotes = self.n_quotes.saturating_add(1);
                (context.kind, context.depth) = (BlockKind::Quotation, self.n_quotes - 1);
            }
            "td" | "th" => (context.kind, context.depth) = (BlockKind::Cell, 0),
            "caption" | "figcaption" | "legend" => (context.kind, context.depth) = (BlockKind::Caption, 0),
            // A page laid out as a table: paragraphs in its cells are running text.
            "p" if context.kind == BlockKind::Cell => context.kind = BlockKind::Paragraph,
            "article" | "main" => self.in_article = true,
            "nav" => context.kind = BlockKind::PageHeader,
            "header" if !self.in_article => context.kind = BlockKind::PageHeader,
            "footer" if !self.in_article => context.kind = BlockKind::PageFooter,
            "pre" | "xmp" | "listing" | "textarea" => self.preformatted = true,
            _ => {}
        }
    }

    /// Class names that most publishing systems share.
    fn apply_classes(&mut self, class: &str) {
        for token in class.split_ascii_whitespace() {
            match token {
                "comment" => {
                    (self.context.kind, self.context.depth) = (BlockKind::Comment, self.n_comments);
                    self.n_comments = self.n_comments.saturating_add(1);
                }
                "comment-author" if self.n_comments > 0 => {
                    (self.context.kind, self.context.depth) = (BlockKind::CommentAuthor, self.n_comments - 1);
                }
                "byline" => self.context.kind = BlockKind::Byline,
                "dateline" => self.context.kind = BlockKind::DateLine,
                _ => {}
            }
        }
    }
}
