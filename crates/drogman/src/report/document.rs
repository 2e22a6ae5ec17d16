//! A document in reading order.

use super::book::{NameBook, Named};
use super::palette::Palette;
use super::tally::Tally;
use super::text::{Text, counted, grouped};
use crate::analysis::{Analysis, Segment};
use crate::records::{ArticleRecord, DocumentRecord, SegmentState};
use askama::Template;
use drogman_document::{Block, BlockKind};
use drogman_text::{ByteSpan, LanguageTag};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Below this confidence a segment's tooltip says how sure its language is.
const SURE_LANGUAGE: f64 = 0.9;

#[derive(Template)]
#[template(path = "report_document.html")]
struct DocumentHead<'a> {
    id: &'a str,
    name: &'a str,
    facts: String,
}

#[derive(Template)]
#[template(path = "report_article.html")]
struct ArticleHead<'a> {
    id: String,
    title: &'a str,
    border: String,
    state: String,
}

/// What a document is shown with.
pub(super) struct Reading<'a> {
    pub(super) analysis: &'a Analysis,
    pub(super) record: &'a DocumentRecord,
    pub(super) states: &'a BTreeMap<String, SegmentState>,
    pub(super) palette: &'a Palette,
    pub(super) book: &'a NameBook<'a>,
    pub(super) tally: &'a Tally,
    /// How many segments may still be shown.
    pub(super) budget: usize,
}

/// How neighbouring blocks are held together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Alone,
    List,
    Thread,
    Tabular,
    Cells,
}

impl Group {
    const fn of(kind: BlockKind) -> Self {
        match kind {
            BlockKind::ListItem => Self::List,
            BlockKind::CommentAuthor | BlockKind::Comment => Self::Thread,
            BlockKind::Tabular => Self::Tabular,
            BlockKind::Cell => Self::Cells,
            _ => Self::Alone,
        }
    }

    const fn tags(self) -> (&'static str, &'static str) {
        match self {
            Self::Alone => ("", ""),
            Self::List => ("<ul>\n", "</ul>\n"),
            Self::Thread => ("<div class=\"thread\">\n", "</div>\n"),
            Self::Tabular => ("<div class=\"tabular\">\n", "</div>\n"),
            Self::Cells => ("<div class=\"cells\">\n", "</div>\n"),
        }
    }
}

impl Reading<'_> {
    /// Writes the document; answers how many of its segments are left out.
    pub(super) fn write(&self, id: &str, out: &mut impl Write) -> io::Result<usize> {
        let record = self.record;
        let facts = format!(
            "{}, {}; {}, {}, {}.",
            record.format,
            super::head::encoding(record),
            counted(record.articles.len() as u64, "article", "articles"),
            counted(u64::from(record.n_segments), "sentence", "sentences"),
            counted(u64::from(record.n_mentions), "name", "names"),
        );
        DocumentHead { id, name: &record.document, facts }.write_into(out)?;
        let mut n_left = 0;
        let mut budget = self.budget;
        for (number, article) in self.record.articles.iter().enumerate() {
            let from = self.analysis.segments.partition_point(|s| (s.article as usize) < number);
            let to = self.analysis.segments.partition_point(|s| s.article as usize <= number);
            let segments = self.analysis.segments.get(from..to).unwrap_or_default();
            let shown = segments.get(..budget).unwrap_or(segments);
            budget -= shown.len();
            n_left += segments.len() - shown.len();
            if shown.is_empty() && !segments.is_empty() {
                continue;
            }
            self.article(id, number, article, shown, out)?;
        }
        if n_left > 0 {
            let n = counted(n_left as u64, "sentence", "sentences");
            writeln!(
                out,
                "<p class=\"box\">and {n} more, which would make this page too large: see the whole text, or <a href=\"segments.jsonl\">segments.jsonl</a></p>"
            )?;
        }
        Ok(n_left)
    }

    fn article(
        &self,
        id: &str,
        number: usize,
        article: &ArticleRecord,
        segments: &[Segment],
        out: &mut impl Write,
    ) -> io::Result<()> {
        let state = |segment: &Segment| self.states.get(&segment.id).copied().unwrap_or_default();
        let n_aligned = segments.iter().filter(|s| state(s) != SegmentState::Unaligned).count();
        let several = self.record.articles.len() > 1;
        let head = ArticleHead {
            id: format!("{id}a{}", number + 1),
            title: if several { &article.document } else { "" },
            border: border(&article.reason).to_owned(),
            state: match (n_aligned, segments.len()) {
                (0, 0) => "There is no text in it.".to_owned(),
                (0, _) => {
                    "No translation of it was found among the inputs; that is a normal answer.".to_owned()
                }
                (n, all) if n == all => "Every sentence has a counterpart in its translation.".to_owned(),
                (n, all) => format!(
                    "{} of {} sentences have a counterpart in the translation; the others are marked.",
                    grouped(n as u64),
                    grouped(all as u64)
                ),
            },
        };
        head.write_into(out)?;
        let mut writer = TextWriter { reading: self, mark_unaligned: n_aligned > 0, language: None };
        writer.article(number, segments, out)
    }
}

/// What told that an article starts here.
fn border(reason: &str) -> &str {
    match reason {
        "start" => "the file starts with it",
        "rule" => "told apart by the rule above it",
        "headline" => "told apart by its headline",
        "dateline" => "told apart by its dateline",
        "date-line" => "told apart by its date line",
        other => other,
    }
}

/// Writes the text of one article.
struct TextWriter<'a> {
    reading: &'a Reading<'a>,
    mark_unaligned: bool,
    /// The language of the segment before, so that a change can be tagged.
    language: Option<&'a LanguageTag>,
}

impl<'a> TextWriter<'a> {
    fn article(&mut self, number: usize, segments: &'a [Segment], out: &mut impl Write) -> io::Result<()> {
        let source = &self.reading.analysis.source;
        let Some(article) = source.articles.get(number) else { return Ok(()) };
        // A part of the document may be left out: only what leads up to the last segment shown is.
        let end_block =
            segments.last().map_or(article.end_block, |last| last.block + 1).min(article.end_block);
        writeln!(out, "<div class=\"text\">")?;
        let mut open = Group::Alone;
        let mut rest = segments;
        for number in article.first_block..end_block {
            let Some(block) = source.blocks.get(number as usize) else { continue };
            let n_here = rest.iter().take_while(|segment| segment.block <= number).count();
            let (here, behind) = rest.split_at_checked(n_here).unwrap_or((rest, &[]));
            rest = behind;
            let group = Group::of(block.kind);
            if group != open {
                out.write_all(open.tags().1.as_bytes())?;
                out.write_all(group.tags().0.as_bytes())?;
                open = group;
            }
            self.block(block, here, out)?;
        }
        out.write_all(open.tags().1.as_bytes())?;
        writeln!(out, "</div>")
    }

    fn block(&mut self, block: &Block, segments: &'a [Segment], out: &mut impl Write) -> io::Result<()> {
        let (element, class, what) = shape(block);
        let depth = match block.kind {
            BlockKind::Headline => 0,
            _ => block.depth.min(6),
        };
        let mut classes: Vec<String> = Vec::new();
        if !class.is_empty() {
            classes.push(class.to_owned());
        }
        if depth > 0 {
            classes.push(format!("d{depth}"));
        }
        write!(out, "<{element} dir=\"auto\"")?;
        if !classes.is_empty() {
            write!(out, " class=\"{}\"", classes.join(" "))?;
        }
        if !what.is_empty() {
            write!(out, " data-what=\"{what}\"")?;
        }
        write!(out, ">")?;
        let text = &self.reading.analysis.source.text;
        let mut at = block.content.start();
        for segment in segments {
            write!(out, "{}", Text(ByteSpan::new(at, segment.span.start()).slice(text)))?;
            self.segment(segment, out)?;
            at = segment.span.end();
        }
        let behind = ByteSpan::new(at, block.content.end());
        writeln!(out, "{}</{element}>", Text(behind.slice(text)))
    }

    fn segment(&mut self, segment: &'a Segment, out: &mut impl Write) -> io::Result<()> {
        let reading = self.reading;
        let language = segment.language.as_str();
        let state = reading.states.get(&segment.id).copied().unwrap_or_default();
        let is_lonely = self.mark_unaligned && state == SegmentState::Unaligned;
        write!(
            out,
            "<span id=\"{}\" class=\"s {}{}\" lang=\"{language}\"",
            segment.id,
            reading.palette.class(&segment.language),
            if is_lonely { " no" } else { "" }
        )?;
        if self.language != Some(&segment.language) {
            write!(out, " data-l=\"{language}\"")?;
        }
        if segment.language.is_und() {
            write!(out, " title=\"language not determined\"")?;
        } else if segment.confidence < SURE_LANGUAGE {
            write!(out, " title=\"{language}, confidence {:.2}\"", segment.confidence)?;
        }
        self.language = Some(&segment.language);
        let named = Named {
            text: &reading.analysis.source.text,
            span: segment.span,
            mentions: &reading.analysis.mentions(segment),
            book: reading.book,
            is_listed: &|concepts| reading.tally.knows(concepts),
        };
        write!(out, ">{named}</span>")
    }
}

/// The element, the class and the caption that show what a block is.
const fn shape(block: &Block) -> (&'static str, &'static str, &'static str) {
    match block.kind {
        BlockKind::Headline => match block.depth {
            0 | 1 => ("h4", "", ""),
            2 => ("h5", "", ""),
            _ => ("h6", "", ""),
        },
        BlockKind::Byline => ("p", "byline", ""),
        BlockKind::DateLine => ("p", "dateline", ""),
        BlockKind::ListItem => ("li", "", ""),
        BlockKind::CommentAuthor => ("p", "author", ""),
        BlockKind::Quotation => ("blockquote", "", ""),
        BlockKind::Caption => ("p", "aside", "caption"),
        BlockKind::PageHeader => ("p", "aside", "running head"),
        BlockKind::PageFooter => ("p", "aside", "running foot"),
        BlockKind::Footnote => ("p", "aside", "footnote"),
        BlockKind::Endnote => ("p", "aside", "endnote"),
        BlockKind::TextBox => ("p", "aside", "text box"),
        BlockKind::Paragraph
        | BlockKind::Comment
        | BlockKind::Tabular
        | BlockKind::Cell
        | BlockKind::Cue
        | BlockKind::Unit => ("p", "", ""),
    }
}
