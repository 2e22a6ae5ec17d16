//! Blocks and articles of a text that does not mark them.
//!
//! The road: lines with their marks ([`lines`]), the question whether the file is hard-wrapped ([`wrap`]), lines
//! joined to units ([`units`]), what each unit is ([`kinds`], [`tables`], [`threads`]), and where one article
//! ends and the next begins ([`articles`]). Nothing here changes the text; O(length) but for a constant number of
//! looks at neighbours.

mod articles;
mod dates;
mod kinds;
mod lines;
mod marks;
mod tables;
mod threads;
mod units;
mod wrap;

use drogman_document::{Article, Block, BlockKind, Source};
use drogman_text::ByteSpan;
pub(crate) use lines::line_ranges;
use units::Unit;

/// Finds blocks and articles of a plain text.
pub(crate) fn find_blocks(source: &mut Source) {
    let text = source.text.as_str();
    let lines = lines::lines(text);
    let wrapped = wrap::is_wrapped(text, &lines);
    let mut units = units::units(text, &lines, wrapped);
    kinds::assign(text, &mut units);
    source.articles = articles::find(text, &units, articles::Evidence::Lines);
    source.blocks =
        units.iter().map(|unit| Block::new(unit.kind, unit.content).at_depth(unit.depth)).collect();
}

/// What the markup of a format tells about borders of articles, as numbers of blocks, ascending.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hints {
    after_rule: Vec<u32>,
    article_starts: Vec<u32>,
}

impl Hints {
    /// A rule stands before the block of that number.
    pub(crate) fn mark_rule(&mut self, block: usize) {
        self.after_rule.push(u32::try_from(block).unwrap_or(u32::MAX));
    }

    /// An element for articles begins with the block of that number.
    pub(crate) fn mark_article(&mut self, block: usize) {
        self.article_starts.push(u32::try_from(block).unwrap_or(u32::MAX));
    }
}

/// Finds date lines, bylines and articles among the blocks of a format. `after_rule` holds the numbers of the
/// blocks that follow a rule.
pub(crate) fn find_articles(source: &mut Source, after_rule: &[u32]) {
    find_articles_by(source, &Hints { after_rule: after_rule.to_vec(), article_starts: Vec::new() });
}

/// The same with all that markup tells.
pub(crate) fn find_articles_by(source: &mut Source, hints: &Hints) {
    let text = source.text.as_str();
    let mut units: Vec<Unit> = source.blocks.iter().map(Unit::of_block).collect();
    for block in &hints.after_rule {
        if let Some(unit) = units.get_mut(*block as usize) {
            unit.after_rule = true;
        }
    }
    for block in &hints.article_starts {
        if let Some(unit) = units.get_mut(*block as usize) {
            unit.opens_element = true;
        }
    }
    kinds::refine_marked(text, &mut units);
    source.articles = articles::find(text, &units, articles::Evidence::Markup);
    for (block, unit) in source.blocks.iter_mut().zip(&units) {
        block.kind = unit.kind;
    }
}

/// One article that holds every block, for formats that cannot hold several.
pub(crate) fn one_article(source: &mut Source) {
    source.articles.clear();
    if !source.blocks.is_empty() {
        source.articles.push(Article {
            first_block: 0,
            end_block: u32::try_from(source.blocks.len()).unwrap_or(u32::MAX),
            reason: "start".into(),
        });
    }
}

/// The last character of a text that is no closing quotation mark or bracket.
fn last_character(text: &str) -> Option<char> {
    text.trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '\'' | '\u{201D}' | '\u{2019}' | '\u{BB}' | ')' | ']' | '\u{203A}')
    })
    .chars()
    .next_back()
}

/// Whether a text ends as a sentence does.
fn ends_sentence(text: &str) -> bool {
    last_character(text).is_some_and(|c| {
        matches!(
            c,
            '.' | '!' | '?' | '\u{2026}' | '\u{589}' | '\u{61F}' | '\u{3002}' | '\u{FF01}' | '\u{FF1F}'
        )
    })
}

/// Whether a text ends in a mark that promises more: `:`, `,`, `;`.
fn ends_open(text: &str) -> bool {
    last_character(text).is_some_and(|c| matches!(c, ':' | ',' | ';'))
}

/// How many words a text has, as white space tells.
fn n_words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// A block of running text and its place, as the kinds see it.
fn is_running(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Paragraph
            | BlockKind::ListItem
            | BlockKind::Quotation
            | BlockKind::Tabular
            | BlockKind::Comment
    )
}

/// The slice of a text that a span names.
fn slice(text: &str, span: ByteSpan) -> &str {
    span.slice(text)
}
