//! How readers of marked-up text write blocks: the text is what a reader would read, and each block stands on
//! lines of its own with an empty line between blocks.

use crate::encoding::{Decoded, DecodedBuilder};
use crate::html::entities::{self, Place};
use drogman_document::{Block, BlockKind, Source, TextDrop};
use drogman_text::{ByteSpan, LanguageTag};
use std::ops::Range;

/// What a text is, as the markup around it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Context {
    /// The kind of the block that the text begins or continues.
    pub(crate) kind: BlockKind,
    /// Its depth.
    pub(crate) depth: u8,
    /// Its language, when the file states it.
    pub(crate) language: Option<LanguageTag>,
    /// Why its text is left out of the blocks, though it is part of the text (`code`).
    pub(crate) apart: Option<&'static str>,
}

impl Context {
    /// Running text at the top.
    pub(crate) const fn paragraph() -> Self {
        Self { kind: BlockKind::Paragraph, depth: 0, language: None, apart: None }
    }
}

/// Writes layer 0 and the blocks, from left to right.
///
/// Markup inside a block waits until it is known whether the block goes on: a blank between two words is text, a
/// blank before the end of the block is not.
pub(crate) struct Writer<'d> {
    text: &'d str,
    builder: DecodedBuilder<'d>,
    waiting: Vec<(Range<usize>, Waiting)>,
    open: Option<(Context, u32)>,
    blocks: Vec<Block>,
    apart: Vec<TextDrop>,
    /// Where code in a sentence begins, while it lasts.
    code_from: Option<u32>,
    code: Vec<ByteSpan>,
}

enum Waiting {
    Markup(&'static str),
    Dropped(&'static str),
    Blank,
    Break,
}

impl<'d> Writer<'d> {
    /// A writer at the start of the file.
    pub(crate) fn new(decoded: &'d Decoded<'d>, source: &Source) -> Self {
        Self {
            text: &decoded.text,
            builder: DecodedBuilder::new(decoded, source),
            waiting: Vec::new(),
            open: None,
            blocks: Vec::new(),
            apart: Vec::new(),
            code_from: None,
            code: Vec::new(),
        }
    }

    /// How many blocks have been closed; the number that the next one will have once the open one is closed.
    pub(crate) fn n_blocks(&self) -> usize {
        self.blocks.len()
    }

    /// Whether a block is open that holds text already.
    pub(crate) fn in_block(&self) -> bool {
        self.open.is_some()
    }

    /// Markup that does not end a block: an inline tag, a comment.
    pub(crate) fn inline(&mut self, range: Range<usize>, name: &'static str) {
        self.waiting.push((range, Waiting::Markup(name)));
    }

    /// Text that is left out, with the reason.
    pub(crate) fn drop_text(&mut self, range: Range<usize>, reason: &'static str) {
        self.waiting.push((range, Waiting::Dropped(reason)));
    }

    /// A line break that the author set. Two in a row end the block.
    pub(crate) fn line_break(&mut self, range: Range<usize>) {
        let breaks_before = self.waiting.iter().any(|(_, waiting)| matches!(waiting, Waiting::Break));
        if breaks_before || self.open.is_none() {
            self.end_block();
            self.inline(range, "line-break");
        } else {
            self.waiting.push((range, Waiting::Break));
        }
    }

    /// White space of the source that stands for one blank, or for none at the edge of a block.
    pub(crate) fn blank(&mut self, range: Range<usize>) {
        self.waiting.push((range, Waiting::Blank));
    }

    /// Text as it stands, references and white space included.
    pub(crate) fn verbatim(&mut self, range: Range<usize>, context: &Context) {
        if range.is_empty() {
            return;
        }
        self.go_on(context);
        self.builder.text(range);
    }

    /// `text` stands for the source by the named rule.
    pub(crate) fn replaced(
        &mut self,
        range: Range<usize>,
        text: &str,
        rule: &'static str,
        context: &Context,
    ) {
        self.go_on(context);
        self.builder.replaced(range, text, rule);
    }

    /// Text of HTML: references are replaced, and white space runs stand for one blank.
    pub(crate) fn flowing(&mut self, range: Range<usize>, context: &Context, place: Place) {
        self.runs(range, context, Some(place), true);
    }

    /// Text whose references the parser replaced already; white space runs stand for one blank.
    pub(crate) fn plain(&mut self, range: Range<usize>, context: &Context) {
        self.runs(range, context, None, true);
    }

    /// Text of HTML whose white space stands as it is.
    pub(crate) fn preformatted(&mut self, range: Range<usize>, context: &Context) {
        self.runs(range, context, Some(Place::Text), false);
    }

    /// Writes text run by run. `place` says where references are looked for; with `collapse` a run of white space is
    /// one blank.
    fn runs(&mut self, range: Range<usize>, context: &Context, place: Option<Place>, collapse: bool) {
        let whole = self.text.get(..range.end).unwrap_or("");
        let mut at = range.start;
        while at < range.end {
            let rest = whole.get(at..).unwrap_or("");
            let n_blank = if collapse { rest.len() - rest.trim_start_matches(is_blank).len() } else { 0 };
            if n_blank > 0 {
                self.blank(at..at + n_blank);
                at += n_blank;
                continue;
            }
            if let Some(place) = place.filter(|_| rest.starts_with('&')) {
                if let Some((length, character)) = entities::reference(rest, place) {
                    self.replaced(at..at + length, character.encode_utf8(&mut [0; 4]), "entity", context);
                    at += length;
                    continue;
                }
                self.verbatim(at..at + 1, context);
                at += 1;
                continue;
            }
            let length =
                rest.find(|c| c == '&' && place.is_some() || collapse && is_blank(c)).unwrap_or(rest.len());
            self.verbatim(at..at + length, context);
            at += length;
        }
    }

    /// Ends the open block, if there is one.
    pub(crate) fn end_block(&mut self) {
        let end = self.builder.text_offset();
        self.settle(false);
        let Some((context, start)) = self.open.take() else { return };
        let written = self.builder.written();
        // Text offsets begin at zero: a marked-up file is one part.
        let span = ByteSpan::new(start, end).trimmed(written);
        if span.is_empty() {
            return;
        }
        if let Some(reason) = context.apart {
            self.apart.push(TextDrop { span, reason: reason.into() });
        } else {
            self.blocks.push(Block {
                kind: context.kind,
                content: span,
                depth: context.depth,
                language: context.language,
            });
        }
    }

    /// Adds text, layer 0, blocks and drops to the source.
    pub(crate) fn finish(mut self, source: &mut Source) {
        self.end_block();
        self.builder.finish(source);
        source.blocks = self.blocks;
        source.dropped = self.apart;
        source.verbatim = self.code;
    }

    /// What is written from here on is code inside a sentence. Code inside code is the same code.
    pub(crate) fn begin_code(&mut self) {
        let here = self.builder.text_offset();
        self.code_from.get_or_insert(here);
    }

    /// The code ends here.
    pub(crate) fn end_code(&mut self) {
        let here = self.builder.text_offset();
        if let Some(start) = self.code_from.take().filter(|start| *start < here) {
            self.code.push(ByteSpan::new(start, here));
        }
    }

    /// Opens a block, or goes on with the open one.
    fn go_on(&mut self, context: &Context) {
        if self.open.is_some() {
            self.settle(true);
            return;
        }
        self.settle(false);
        if !self.builder.written().is_empty() {
            self.builder.insert("\n\n");
        }
        self.open = Some((context.clone(), self.builder.text_offset()));
    }

    /// Writes what waits. Inside a block a line break is one, and the first of several blanks is a blank.
    fn settle(&mut self, inside: bool) {
        let breaks = self.waiting.iter().any(|(_, waiting)| matches!(waiting, Waiting::Break));
        let mut wants_blank = inside && !breaks;
        for (range, waiting) in std::mem::take(&mut self.waiting) {
            match waiting {
                Waiting::Markup(name) => self.builder.skeleton(range, name),
                Waiting::Dropped(reason) => self.builder.dropped(range, reason),
                Waiting::Break if inside => self.builder.replaced(range, "\n", "line-break"),
                Waiting::Break => self.builder.skeleton(range, "line-break"),
                Waiting::Blank if wants_blank => {
                    wants_blank = false;
                    if self.text.get(range.clone()) == Some(" ") {
                        self.builder.text(range);
                    } else {
                        self.builder.replaced(range, " ", "white-space");
                    }
                }
                Waiting::Blank => self.builder.skeleton(range, "white-space"),
            }
        }
    }
}

/// White space as HTML counts it; no-break spaces are none.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}')
}
