//! Subtitles: SubRip, which nobody specified, and `WebVTT` (W3C Candidate Recommendation, 4 April 2019).
//!
//! A cue is one block; its lines stay lines. What frames it (number, timing, the blank line) is skeleton by the
//! name `timing`; tags and headers are skeleton by theirs. What is malformed
//! is reported with its line, and its text is kept.

mod cue_text;

use crate::blocks::one_article;
use crate::encoding::{Decoded, DecodedBuilder, decode};
use crate::{ReadError, ReadOptions};
use cue_text::CueText;
use drogman_document::{Block, BlockKind, Source};
use drogman_text::{ByteSpan, Diagnostic, LanguageTag, Severity};
use std::ops::Range;

/// Reads a SubRip file.
pub(crate) fn read_srt(name: &str, bytes: &[u8], _options: &ReadOptions) -> Result<Source, ReadError> {
    Ok(read(name, &decode(bytes, None)?, Dialect::SubRip))
}

/// Reads a `WebVTT` file. The format is UTF-8 alone; files in other encodings are read all the same.
pub(crate) fn read_vtt(name: &str, bytes: &[u8], _options: &ReadOptions) -> Result<Source, ReadError> {
    Ok(read(name, &decode(bytes, Some(encoding_rs::UTF_8))?, Dialect::WebVtt))
}

/// Which of the two formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dialect {
    SubRip,
    WebVtt,
}

/// A line and its end.
#[derive(Clone, Copy, Debug)]
struct Line<'t> {
    start: usize,
    /// One past its last character, the line end left out.
    end: usize,
    /// One past its line end.
    next: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    /// The line that begins there; `None` at the end of the text.
    fn at(text: &'t str, start: usize) -> Option<Self> {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let (line, tail) = rest.split_at_checked(length)?;
        let end_length = if tail.starts_with("\r\n") { 2 } else { usize::from(!tail.is_empty()) };
        let end = start + length;
        Some(Self { start, end, next: end + end_length, text: line })
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn whole(&self) -> Range<usize> {
        self.start..self.next
    }
}

fn read(name: &str, decoded: &Decoded<'_>, dialect: Dialect) -> Source {
    let text: &str = &decoded.text;
    let mut source = decoded.source(name, if dialect == Dialect::SubRip { "srt" } else { "vtt" });
    let mut reader = Reader {
        dialect,
        text,
        line: Line::at(text, 0),
        number: 1,
        builder: DecodedBuilder::new(decoded, &source),
        decoded,
        blocks: Vec::new(),
        remarks: Vec::new(),
        cue_start: None,
        timed: false,
        language: None,
    };
    reader.read();
    let Reader { builder, blocks, remarks, language, .. } = reader;
    builder.finish(&mut source);
    for span in blocks {
        let content = span.trimmed(&source.text);
        if !content.is_empty() {
            let mut block = Block::new(BlockKind::Cue, content);
            block.language.clone_from(&language);
            source.blocks.push(block);
        }
    }
    source.diagnostics.extend(remarks);
    one_article(&mut source);
    source
}

struct Reader<'r, 'd> {
    dialect: Dialect,
    text: &'r str,
    /// The line that comes next, and its number from 1.
    line: Option<Line<'r>>,
    number: usize,
    builder: DecodedBuilder<'d>,
    decoded: &'d Decoded<'d>,
    blocks: Vec<ByteSpan>,
    remarks: Vec<Diagnostic>,
    /// Where the text of the open cue begins.
    cue_start: Option<u32>,
    /// Whether the open cue has a timing.
    timed: bool,
    language: Option<LanguageTag>,
}

impl<'r> Reader<'r, '_> {
    fn read(&mut self) {
        if self.dialect == Dialect::WebVtt {
            self.header();
        }
        while let Some(line) = self.line {
            let next = Line::at(self.text, line.next);
            if line.is_blank() {
                self.end_cue();
                self.timed = false;
                self.skeleton(line, "timing");
            } else if line.text.contains("-->") || is_broken_timing(line.text) {
                self.end_cue();
                self.timed = true;
                self.check_timing(line);
                self.skeleton(line, "timing");
            } else if next.is_some_and(|next| next.text.contains("-->") || is_broken_timing(next.text))
                && (is_number(line.text) || self.dialect == Dialect::WebVtt && !self.timed)
            {
                self.end_cue();
                self.skeleton(line, "timing");
            } else if !self.timed && self.dialect == Dialect::WebVtt && self.special_block(line) {
            } else {
                self.text_line(line);
            }
        }
        self.end_cue();
    }

    /// The lines up to the first blank one: the signature, and metadata such as `Language: fr`.
    fn header(&mut self) {
        if self.line.is_none_or(|line| !line.text.starts_with("WEBVTT")) {
            return;
        }
        while let Some(line) = self.line.filter(|line| !line.is_blank()) {
            if line.text.contains("-->") {
                return;
            }
            if let Some(tag) = line.text.strip_prefix("Language:") {
                self.language = LanguageTag::parse(tag.trim());
            }
            self.skeleton(line, "header");
        }
    }

    /// A comment, a style sheet or a region: everything up to the next blank line.
    fn special_block(&mut self, line: Line<'r>) -> bool {
        let is = |word: &str| {
            line.text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
        };
        let (note, style) = (is("NOTE"), is("STYLE") || is("REGION"));
        if !(note || style) || self.cue_start.is_some() {
            return false;
        }
        while let Some(line) = self.line.filter(|line| !line.is_blank()) {
            if note {
                self.builder.dropped(line.whole(), "note");
                self.advance(line);
            } else {
                self.skeleton(line, "style");
            }
        }
        true
    }

    fn text_line(&mut self, line: Line<'r>) {
        if self.cue_start.is_none() {
            self.cue_start = Some(self.builder.text_offset());
            if !self.timed {
                let remark = self
                    .remark(line, "subtitle-without-timing", "the text of a subtitle has no timing")
                    .hint("put its timing on the line before it");
                self.remarks.push(remark);
            }
        }
        for (range, what) in CueText::new(line.text, line.start, self.dialect == Dialect::WebVtt) {
            match what {
                cue_text::What::Text => self.builder.text(range),
                cue_text::What::Tag => self.builder.skeleton(range, "tag"),
                cue_text::What::Entity(text) => self.builder.replaced(range, &text, "entity"),
            }
        }
        // The line end parts the lines of the cue, and the last one parts the cue from the next.
        match line.next - line.end {
            0 => {}
            1 if self.decoded.text.get(line.end..line.next) == Some("\n") => {
                self.builder.text(line.end..line.next);
            }
            _ => self.builder.replaced(line.end..line.next, "\n", "line-break"),
        }
        self.advance(line);
    }

    fn end_cue(&mut self) {
        if let Some(start) = self.cue_start.take() {
            self.blocks.push(ByteSpan::new(start, self.builder.text_offset()));
        }
    }

    fn skeleton(&mut self, line: Line<'r>, name: &'static str) {
        self.builder.skeleton(line.whole(), name);
        self.advance(line);
    }

    fn advance(&mut self, line: Line<'r>) {
        self.line = Line::at(self.text, line.next);
        self.number += 1;
    }

    fn check_timing(&mut self, line: Line<'r>) {
        let times = line.text.split_once("-->").and_then(|(start, end)| {
            Some((milliseconds(start.trim())?, milliseconds(end.split_whitespace().next()?)?))
        });
        let what = match times {
            None => "the timing of a subtitle is malformed",
            Some((start, end)) if end < start => "a subtitle ends before it begins",
            Some(_) => return,
        };
        let remark = self
            .remark(line, "subtitle-timing", what)
            .hint("write 00:01:02,500 --> 00:01:04,000; the text is kept");
        self.remarks.push(remark);
    }

    fn remark(&self, line: Line<'r>, code: &str, what: &str) -> Diagnostic {
        Diagnostic::new(Severity::Warning, code, format!("line {}: {what}", self.number))
            .at_byte(self.decoded.byte_of(line.start) as u64)
    }
}

fn is_number(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit())
}

/// A line that was meant as a timing and lost its arrow: it begins with a time and holds another.
fn is_broken_timing(line: &str) -> bool {
    let mut words = line.split(|c: char| c.is_whitespace() || matches!(c, '-' | '>' | '\u{2192}'));
    let is_time = |word: &str| milliseconds(word).is_some();
    words.next().is_some_and(is_time) && words.any(is_time)
}

/// A time as milliseconds: hours may be missing, the fraction stands behind a comma or a point.
fn milliseconds(time: &str) -> Option<u64> {
    let (clock, fraction) = time.rsplit_once([',', '.'])?;
    let digits = |word: &str, longest: usize| {
        let fits = (1..=longest).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| word.parse::<u64>().ok()).flatten()
    };
    let thousandths = digits(fraction, 3)? * 10_u64.pow(3 - fraction.len() as u32);
    let mut parts = clock.rsplit(':');
    let (seconds, minutes) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let hours = parts.next().map_or(Some(0), |hours| digits(hours, 4))?;
    (parts.next().is_none() && seconds < 60 && minutes < 60)
        .then(|| ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths)
}
