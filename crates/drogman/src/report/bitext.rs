//! Two texts side by side.

use super::book::{NameBook, Named};
use super::head::{Jump, why};
use super::palette::Palette;
use super::tally::Tally;
use super::text::counted;
use crate::deliver::is_given;
use crate::records::{BeadRow, PairRecord};
use askama::Template;
use drogman_document::{BeadKind, Mention};
use drogman_names::Tagger;
use drogman_text::{ByteSpan, LanguageTag};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// How many rows of one pair are shown.
const MOST_ROWS: usize = 20_000;

#[derive(Template)]
#[template(path = "report_pair.html")]
struct PairHead<'a> {
    id: &'a str,
    source: &'a str,
    source_language: &'a str,
    source_class: &'a str,
    target: &'a str,
    target_language: &'a str,
    target_class: &'a str,
    why: String,
    summary: String,
    first_doubt: String,
    first_gap: String,
}

#[derive(Template)]
#[template(path = "report_row.html")]
struct RowView<'a> {
    id: String,
    class: String,
    number: usize,
    source: Option<Named<'a>>,
    source_language: &'a str,
    target: Option<Named<'a>>,
    target_language: &'a str,
    shade: &'static str,
    confidence: String,
    kind: &'static str,
    badges: Vec<&'static str>,
    contexts: Vec<Jump>,
    jumps: Vec<Jump>,
}

/// What rows are shown with.
pub(super) struct Sides<'a> {
    pub(super) palette: &'a Palette,
    pub(super) tagger: &'a Tagger,
    pub(super) book: &'a NameBook<'a>,
    pub(super) tally: &'a Tally,
    pub(super) min_confidence: f64,
    /// Documents whose text is not on the page whole: nothing links into them.
    pub(super) cut: &'a BTreeSet<String>,
}

impl Sides<'_> {
    /// Writes a pair.
    pub(super) fn pair(
        &self,
        id: &str,
        record: &PairRecord,
        rows: &[BeadRow],
        out: &mut impl Write,
    ) -> io::Result<()> {
        let beads = &record.beads;
        let summary = format!(
            "{}, {} sure enough for the bitext, {} moved; without counterpart: {} of the source, {} of the target.",
            counted(u64::from(beads.two_sided), "row with both sides", "rows with both sides"),
            beads.confident,
            beads.moved,
            beads.source_only,
            beads.target_only,
        );
        let ends = (record.source.as_str(), record.target.as_str());
        let languages = (&record.source_language, &record.target_language);
        self.table(id, ends, languages, (why(record), summary), rows, out)
    }

    /// Writes the units that a document states.
    pub(super) fn given(
        &self,
        id: &str,
        name: &str,
        rows: &[BeadRow],
        out: &mut impl Write,
    ) -> io::Result<()> {
        let Some(first) = rows.first() else { return Ok(()) };
        let why = "The input itself states these units; they were taken as they stand.".to_owned();
        let summary = format!("{}.", counted(rows.len() as u64, "unit", "units"));
        self.table(
            id,
            (name, name),
            (&first.source_language, &first.target_language),
            (why, summary),
            rows,
            out,
        )
    }

    fn table(
        &self,
        id: &str,
        (source, target): (&str, &str),
        languages: (&LanguageTag, &LanguageTag),
        (why, summary): (String, String),
        rows: &[BeadRow],
        out: &mut impl Write,
    ) -> io::Result<()> {
        let shown = rows.get(..MOST_ROWS).unwrap_or(rows);
        let doubtful = self.places(shown, |row| self.is_doubtful(row));
        let gaps = self.places(shown, is_gap);
        let first = |places: &[usize]| places.first().map_or_else(String::new, |n| format!("{id}-r{n}"));
        let head = PairHead {
            id,
            source,
            source_language: languages.0.as_str(),
            source_class: self.palette.class(languages.0),
            target,
            target_language: languages.1.as_str(),
            target_class: self.palette.class(languages.1),
            why,
            summary,
            first_doubt: first(&doubtful),
            first_gap: first(&gaps),
        };
        head.write_into(out)?;
        for (i, row) in shown.iter().enumerate() {
            self.row(id, i + 1, row, [&doubtful, &gaps], out)?;
        }
        writeln!(out, "</tbody>\n</table>")?;
        if let Some(n) = rows.len().checked_sub(MOST_ROWS).filter(|n| *n > 0) {
            let n = counted(n as u64, "row", "rows");
            writeln!(
                out,
                "<p class=\"box\">and {n} more, which would make this page too large: see <a href=\"beads.jsonl\">beads.jsonl</a></p>"
            )?;
        }
        Ok(())
    }

    /// The numbers, from 1, of the rows that fit, ascending.
    #[expect(clippy::unused_self, reason = "reads as a part of `table`")]
    fn places(&self, rows: &[BeadRow], fits: impl Fn(&BeadRow) -> bool) -> Vec<usize> {
        rows.iter().enumerate().filter(|(_, row)| fits(row)).map(|(i, _)| i + 1).collect()
    }

    fn is_doubtful(&self, row: &BeadRow) -> bool {
        !is_gap(row) && !is_given(row) && row.confidence < self.min_confidence
    }

    fn row(
        &self,
        pair: &str,
        number: usize,
        row: &BeadRow,
        [doubtful, gaps]: [&[usize]; 2],
        out: &mut impl Write,
    ) -> io::Result<()> {
        let (is_gap, is_doubtful) = (is_gap(row), self.is_doubtful(row));
        let source_mentions = self.tagger.find(&row.source_text, &row.source_language);
        let target_mentions = self.tagger.find(&row.target_text, &row.target_language);
        let is_listed = |concepts: &[String]| self.tally.knows(concepts);
        let classes = [(is_doubtful, "doubt"), (is_gap, "gaprow"), (row.moved, "moved")];
        let classes: Vec<&str> = classes.into_iter().filter(|class| class.0).map(|class| class.1).collect();
        let badges = [(is_doubtful, "doubtful"), (row.moved, "moved"), (is_given(row), "given")];
        let mut jumps = Vec::new();
        for (wanted, places, name) in
            [(is_doubtful, doubtful, "Next doubtful row"), (is_gap, gaps, "Next gap")]
        {
            let next = places.get(places.partition_point(|place| *place <= number));
            if let Some(next) = next.filter(|_| wanted) {
                jumps.push(Jump { id: format!("{pair}-r{next}"), name: name.to_owned() });
            }
        }
        let view = RowView {
            id: format!("{pair}-r{number}"),
            class: classes.join(" "),
            number,
            source: side(&row.source, &row.source_text, &source_mentions, self.book, &is_listed),
            source_language: row.source_language.as_str(),
            target: side(&row.target, &row.target_text, &target_mentions, self.book, &is_listed),
            target_language: row.target_language.as_str(),
            shade: shade(row.confidence),
            confidence: hundredths(row.confidence),
            kind: kind(row.kind),
            badges: badges.into_iter().filter(|badge| badge.0).map(|badge| badge.1).collect(),
            contexts: self.contexts(row),
            jumps,
        };
        view.write_into(out)?;
        writeln!(out)
    }

    /// Links to where the two sides stand in their documents.
    fn contexts(&self, row: &BeadRow) -> Vec<Jump> {
        let ends = [
            (&row.source_document, row.source_segments.first(), "source"),
            (&row.target_document, row.target_segments.first(), "target"),
        ];
        let on_page = ends.into_iter().filter(|end| !self.cut.contains(end.0));
        on_page
            .filter_map(|(_, segment, name)| Some(Jump { id: segment?.clone(), name: name.to_owned() }))
            .collect()
    }
}

fn is_gap(row: &BeadRow) -> bool {
    row.source.is_empty() || row.target.is_empty()
}

fn side<'a>(
    sentences: &[u32],
    text: &'a str,
    mentions: &'a [Mention],
    book: &'a NameBook<'a>,
    is_listed: &'a dyn Fn(&[String]) -> bool,
) -> Option<Named<'a>> {
    let span = ByteSpan::of(0..text.len());
    (!sentences.is_empty()).then_some(Named { text, span, mentions, book, is_listed })
}

/// A confidence with two digits, cut and not rounded: a row below a threshold must not look as if it met it.
fn hundredths(confidence: f64) -> String {
    let cut = (confidence.clamp(0.0, 1.0) * 10_000.0).round() as u32 / 100;
    format!("{}.{:02}", cut / 100, cut % 100)
}

fn shade(confidence: f64) -> &'static str {
    match confidence {
        c if c >= 0.9 => "c4",
        c if c >= 0.8 => "c3",
        c if c >= 0.6 => "c2",
        c if c >= 0.4 => "c1",
        _ => "c0",
    }
}

const fn kind(kind: BeadKind) -> &'static str {
    match kind {
        BeadKind::OneToOne => "1-1",
        BeadKind::OneToMany => "1-n",
        BeadKind::ManyToOne => "n-1",
        BeadKind::ManyToMany => "n-m",
        BeadKind::SourceOnly => "source only",
        BeadKind::TargetOnly => "target only",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confidence_never_looks_higher_than_it_is() {
        for (confidence, shown) in
            [(1.0, "1.00"), (0.9999, "0.99"), (0.8, "0.80"), (0.7999, "0.79"), (0.0512, "0.05")]
        {
            assert_eq!(hundredths(confidence), shown);
        }
    }
}
