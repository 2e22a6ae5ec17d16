//! One input as a reader understood it.

use drogman_text::{ByteSpan, Diagnostic, LanguageTag};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One input file: its text, and where each byte of it went.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Source {
    /// The input's name: its path relative to what the user named, with `/` between the parts.
    pub name: String,
    /// The format it was read as: `text`, `markdown`, `html`, `docx`, `srt`, `vtt`, `tmx`, `tsv`.
    pub format: String,
    /// How its bytes became characters.
    pub encoding: EncodingDecision,
    /// The decoded text that every offset of the road indexes.
    pub text: String,
    /// Layer 0: one part for a plain file (its name is empty), one for each member of a container.
    pub parts: Vec<Part>,
    /// The blocks, ascending and without overlap. What lies between two contents is a gap when it is white
    /// space, else skeleton.
    pub blocks: Vec<Block>,
    /// The articles, ascending; together they hold every block. At least one when there is a block.
    pub articles: Vec<Article>,
    /// Translation units that the file itself states (TMX, TSV): beads of origin `given`.
    pub given: Vec<GivenUnit>,
    /// Stretches of the text that are kept out of every block on purpose (code, tables of contents), with the
    /// reason. They count as dropped.
    pub dropped: Vec<TextDrop>,
    /// Stretches inside blocks that are written verbatim, such as code in a sentence: text to translate round, in
    /// which punctuation is spelling. Ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verbatim: Vec<ByteSpan>,
    /// What there is to report.
    pub diagnostics: Vec<Diagnostic>,
}

impl Source {
    /// An empty source of that name and format, decoded as UTF-8.
    pub fn new(name: impl Into<String>, format: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            format: format.into(),
            encoding: EncodingDecision::default(),
            text: String::new(),
            parts: Vec::new(),
            blocks: Vec::new(),
            articles: Vec::new(),
            given: Vec::new(),
            dropped: Vec::new(),
            verbatim: Vec::new(),
            diagnostics: Vec::new(),
        }
    }
}

/// Which encoding a file was read in, and what told so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncodingDecision {
    /// The encoding's name as in the WHATWG Encoding Standard (`UTF-8`, `windows-1252`, `macintosh`).
    pub name: String,
    /// What told so: `bom`, `declared`, `valid-utf8`, `detected`, `container`.
    pub how: String,
    /// How many byte sequences could not be decoded; each stands as U+FFFD in the text.
    pub n_invalid: u64,
}

impl Default for EncodingDecision {
    fn default() -> Self {
        Self { name: "UTF-8".to_owned(), how: "valid-utf8".to_owned(), n_invalid: 0 }
    }
}

/// One member of a container, or the whole of a plain file: what became of each of its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The member's path inside the container; empty for a plain file.
    pub name: String,
    /// Its length in bytes (uncompressed, for a member of a container).
    pub n_bytes: u64,
    /// What became of its bytes. Ordered by source offset, the pieces cover `0..n_bytes` without a hole or an
    /// overlap; a piece with an empty source range is text that the reader put in (a line end between blocks).
    pub pieces: Vec<Piece>,
}

/// A stretch of a part's bytes and the text that it became.
///
/// Over all parts of a source the non-empty `text` spans, ordered, cover the text without a hole or an overlap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// First byte in the part.
    pub start: u64,
    /// One past the last byte in the part.
    pub end: u64,
    /// The text that stands for it; empty (at the place where it would be) for skeleton and drops.
    pub text: ByteSpan,
    /// What happened.
    pub kind: PieceKind,
}

/// What a reader did with a stretch of bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "by")]
pub enum PieceKind {
    /// The bytes, decoded in the source's encoding, are the text.
    Text,
    /// The text stands for the bytes by the named rule: `entity`, `invalid`, `escape`, `line-break`, `inserted`.
    Replaced(Cow<'static, str>),
    /// Markup and machinery without any text of its own, by name: `bom`, `tag`, `timing`, `member`.
    Skeleton(Cow<'static, str>),
    /// Text that was left out, with the reason: `deleted-revision`, `hidden`, `script`.
    Dropped(Cow<'static, str>),
}

/// A stretch of the text that is left out of every block, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextDrop {
    /// Where.
    pub span: ByteSpan,
    /// Why, as a kebab-case word: `code`.
    pub reason: Cow<'static, str>,
}

/// A block of the text: what a reader would call a paragraph, a headline, a list item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text without bullet, number, comment prefix and the white space around. On character boundaries.
    pub content: ByteSpan,
    /// How deep it stands in lists, quotations or comment threads; 0 at the top. For a headline its level from 1,
    /// where the format tells it.
    pub depth: u8,
    /// The language that the file states for it (`lang`, `xml:lang`, a column's head).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
}

impl Block {
    /// A block at depth 0 whose language the file does not state.
    pub const fn new(kind: BlockKind, content: ByteSpan) -> Self {
        Self { kind, content, depth: 0, language: None }
    }

    /// The same at another depth.
    #[must_use]
    pub const fn at_depth(mut self, depth: u8) -> Self {
        self.depth = depth;
        self
    }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A headline or heading.
    Headline,
    /// Who wrote it, or which house published it.
    Byline,
    /// A line that holds a date, a time or a place and date, and nothing else.
    DateLine,
    /// An item of a list.
    ListItem,
    /// The line that names who comments.
    CommentAuthor,
    /// Text of a comment.
    Comment,
    /// A quotation set apart.
    Quotation,
    /// A line of figures or columns: exchange rates, results. Its typography is never touched.
    Tabular,
    /// A cell of a table.
    Cell,
    /// A caption or an image's text.
    Caption,
    /// A running head.
    PageHeader,
    /// A running foot.
    PageFooter,
    /// A footnote.
    Footnote,
    /// An endnote.
    Endnote,
    /// Text in a box beside the running text.
    TextBox,
    /// A subtitle.
    Cue,
    /// One side of a translation unit that the file states; never segmented again.
    Unit,
}

/// One of several articles in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its first block.
    pub first_block: u32,
    /// One past its last block.
    pub end_block: u32,
    /// What told that it starts here: `start`, `rule`, `headline`, `dateline`, `date-line`.
    pub reason: Cow<'static, str>,
}

/// A translation unit that the file states: the blocks that translate each other, one or more for each language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenUnit {
    /// The unit's id in the file, or its number.
    pub id: String,
    /// Its blocks, of kind [`BlockKind::Unit`], each with its language where the file states it.
    pub blocks: Vec<u32>,
}
