//! Where one article ends and the next begins.

use super::dates::opens_with_dateline;
use super::kinds::is_title_case;
use super::units::Unit;
use super::{ends_sentence, is_running, n_words, slice};
use drogman_document::{Article, BlockKind};
use std::borrow::Cow;

/// What tells borders in this format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Lines of a plain text: rules, blank lines, headlines, dates.
    Lines,
    /// Markup: levels of headings tell more than blanks.
    Markup,
}

/// Headings of the furniture of web pages; no article begins there.
const FURNITURE: &[&str] = &[
    "discussion policy",
    "related posts",
    "related articles",
    "related",
    "leave a reply",
    "leave a comment",
    "comments",
    "commentaires",
    "read also",
    "read more",
    "see also",
    "lire aussi",
    "à lire aussi",
    "voir aussi",
    "sur le même sujet",
    "share",
    "partager",
    "tags",
    "advertisement",
    "publicité",
    "notes",
    "sources",
    "laisser un commentaire",
];

/// The longest of them with what may stand behind it, in bytes.
const MAX_FURNITURE_BYTES: usize = 80;

/// How many units after a headline may stand between it and the text: a second headline, a caption, a byline, a date.
const MAX_HEADER: usize = 5;

/// The articles of a text.
pub(super) fn find(text: &str, units: &[Unit], evidence: Evidence) -> Vec<Article> {
    let mut borders: Vec<(usize, &'static str)> = Vec::new();
    if units.is_empty() {
        return Vec::new();
    }
    borders.push((0, "start"));
    let mut i = header_end(text, units, 0).max(1);
    let wide_gaps = WideGaps::of(units);
    while i < units.len() {
        let start = borders.last().map_or(0, |(start, _)| *start);
        if let Some(reason) = border(text, units, start, i, evidence, wide_gaps) {
            borders.push((i, reason));
            i = header_end(text, units, i).max(i + 1);
        } else {
            i += 1;
        }
    }
    if borders.len() > 1 && evidence == Evidence::Lines {
        add_bare_headlines(text, units, &mut borders);
    }
    if evidence == Evidence::Markup && borders.get(1).is_some_and(|(end, _)| is_preamble(units.get(..*end))) {
        borders.remove(1);
    }
    let ends = borders.iter().skip(1).map(|(start, _)| *start).chain([units.len()]);
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let article = |((start, reason), end): ((usize, &'static str), usize)| Article {
        first_block: narrow(start),
        end_block: narrow(end),
        reason: Cow::Borrowed(reason),
    };
    borders.iter().copied().zip(ends).map(article).collect()
}

/// Whether an article begins at unit `i`, the one before having begun at `start`, and what tells so.
fn border(
    text: &str,
    units: &[Unit],
    start: usize,
    i: usize,
    evidence: Evidence,
    wide_gaps: WideGaps,
) -> Option<&'static str> {
    let unit = units.get(i)?;
    let content = slice(text, unit.content);
    let in_thread = matches!(unit.kind, BlockKind::CommentAuthor | BlockKind::Comment);
    if in_thread || is_furniture(content) {
        return None;
    }
    if unit.after_rule && (evidence == Evidence::Lines || unit.kind == BlockKind::Headline) {
        return Some("rule");
    }
    match unit.kind {
        BlockKind::Headline => {
            let header = Header::of(text, units, i);
            // A word or two above a date sign a letter at least as often as they head an article.
            let full = n_words(content) >= 3 || unit.n_blank_before > 1 || evidence == Evidence::Markup;
            if let Some(reason) = header.reason.filter(|_| full) {
                return Some(reason);
            }
            let first_level =
                evidence == Evidence::Markup && (unit.depth == 1 || unit.opens_element && header.before_text);
            let set_apart = evidence == Evidence::Lines
                && unit.n_blank_before > 1
                && n_words(content) >= 5
                && header.before_text
                && wide_gaps == WideGaps::Rare;
            (first_level || set_apart).then_some("headline")
        }
        // A date without a headline opens an article when text follows, and when it stands apart from the text
        // before, which it would otherwise close.
        BlockKind::DateLine => {
            let apart = unit.n_blank_before > 1 && evidence == Evidence::Lines;
            let opens = units.get(i + 1).is_some_and(|next| next.kind == BlockKind::Paragraph);
            (apart && opens).then_some("date-line")
        }
        // A dateline before the first sentence of an article belongs to its header.
        BlockKind::Paragraph if opens_with_dateline(content) => units
            .get(start..i)
            .is_some_and(|units| {
                units.iter().any(|unit| is_running(unit.kind) && ends_sentence(slice(text, unit.content)))
            })
            .then_some("dateline"),
        _ => None,
    }
}

/// What stands between a headline and the text under it.
struct Header {
    reason: Option<&'static str>,
    before_text: bool,
}

impl Header {
    fn of(text: &str, units: &[Unit], headline: usize) -> Self {
        let mut byline = None;
        for unit in units.iter().skip(headline + 1).take(MAX_HEADER) {
            // A headline that stands apart from this one begins something else.
            if unit.after_rule || (unit.kind == BlockKind::Headline && unit.n_blank_before > 1) {
                return Self { reason: byline, before_text: false };
            }
            match unit.kind {
                BlockKind::DateLine => return Self { reason: Some("date-line"), before_text: true },
                BlockKind::Byline => byline = Some("headline"),
                BlockKind::Headline | BlockKind::Caption if !is_furniture(slice(text, unit.content)) => {}
                BlockKind::Paragraph => {
                    let dateline = opens_with_dateline(slice(text, unit.content)).then_some("dateline");
                    return Self { reason: dateline.or(byline), before_text: true };
                }
                kind => return Self { reason: byline, before_text: is_running(kind) },
            }
        }
        Self { reason: byline, before_text: false }
    }
}

/// One past the header that begins at `start`: the date and the dateline in it open no further article.
fn header_end(text: &str, units: &[Unit], start: usize) -> usize {
    let mut end = start;
    for unit in units.iter().skip(start).take(MAX_HEADER + 1) {
        let first = end == start;
        if !first && (unit.after_rule || (unit.kind == BlockKind::Headline && unit.n_blank_before > 1)) {
            return end;
        }
        match unit.kind {
            BlockKind::Headline | BlockKind::Byline | BlockKind::DateLine | BlockKind::Caption => end += 1,
            BlockKind::Paragraph if opens_with_dateline(slice(text, unit.content)) => return end + 1,
            _ => return end,
        }
    }
    end
}

/// In a file of several articles, a full headline in title case above text begins one even without a date.
fn add_bare_headlines(text: &str, units: &[Unit], borders: &mut Vec<(usize, &'static str)>) {
    let bare = |(i, unit): (usize, &Unit)| {
        let content = slice(text, unit.content);
        let stands_alone =
            units.get(i.wrapping_sub(1)).is_none_or(|before| before.kind != BlockKind::Headline);
        (unit.kind == BlockKind::Headline
            && stands_alone
            && n_words(content) >= 6
            && is_title_case(content)
            && !is_furniture(content)
            && Header::of(text, units, i).before_text)
            .then_some((i, "headline"))
    };
    let in_header = |i: usize| {
        let n_before = borders.partition_point(|(start, _)| *start <= i);
        let last = n_before.checked_sub(1).and_then(|n| borders.get(n));
        last.is_some_and(|(start, _)| i < header_end(text, units, *start).max(start + 1))
    };
    let found: Vec<_> = units.iter().enumerate().filter_map(bare).filter(|(i, _)| !in_header(*i)).collect();
    borders.extend(found);
    borders.sort_unstable();
}

/// Whether two blank lines or more between units say something: they do when one gap in three at most is so wide.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WideGaps {
    Rare,
    Usual,
}

impl WideGaps {
    fn of(units: &[Unit]) -> Self {
        let n_wide = units.iter().filter(|unit| unit.n_blank_before > 1).count();
        if n_wide * 3 <= units.len() { Self::Rare } else { Self::Usual }
    }
}

/// Whether units before the first border are no article: the navigation of a page.
fn is_preamble(units: Option<&[Unit]>) -> bool {
    units.is_some_and(|units| {
        !units.iter().any(|unit| matches!(unit.kind, BlockKind::Headline | BlockKind::Paragraph))
    })
}

fn is_furniture(content: &str) -> bool {
    if content.len() > MAX_FURNITURE_BYTES {
        return false;
    }
    let lower = content.trim_end_matches([':', ' ', '\u{A0}']).to_lowercase();
    FURNITURE.iter().any(|name| lower == *name || (name.starts_with("leave") && lower.starts_with(name)))
}
