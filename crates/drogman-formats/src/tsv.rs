//! Tab-separated texts: one unit a row, one side a column.
//!
//! A header line names the columns by language (`en`, `fr-CA`) or as `source` and `target`; the fields then use
//! the escapes `\t`, `\n`, `\r` and `\\`. A table without such a header is taken as it stands: its first two
//! columns of text are the sides, their languages unknown, and a backslash is a backslash.

mod columns;

use crate::blocks::one_article;
use crate::encoding::{DecodedBuilder, decode};
use crate::remarks::Remarks;
use crate::{ReadError, ReadOptions};
use columns::{Column, Columns};
use drogman_document::{Block, BlockKind, GivenUnit, Source};
use drogman_text::{ByteSpan, LanguageTag, Severity};
use std::ops::Range;

/// Reads a tab-separated file.
pub(crate) fn read(name: &str, bytes: &[u8], _options: &ReadOptions) -> Result<Source, ReadError> {
    let decoded = decode(bytes, None)?;
    let text: &str = &decoded.text;
    let columns = Columns::find(text);
    let mut source = decoded.source(name, "tsv");
    let mut table = Table {
        text,
        builder: DecodedBuilder::new(&decoded, &source),
        remarks: Remarks::new(&decoded),
        columns: &columns,
        n_rows: 0,
        blocks: Vec::new(),
        given: Vec::new(),
    };
    if columns.columns.iter().filter(|column| matches!(column, Column::Side(_))).count() < 2 {
        let hint = "name the columns in the first line, such as en and fr, with a tab between them";
        table.remarks.add(Severity::Warning, "tsv-one-column", 0, "fewer than two columns hold text", hint);
    }
    for (i, line) in lines(text).enumerate() {
        if i == 0 && columns.has_header {
            table.builder.skeleton(line.start..line.next, "header");
        } else {
            table.row(&line);
        }
    }
    let Table { builder, remarks, blocks, given, .. } = table;
    builder.finish(&mut source);
    (source.blocks, source.given) = (blocks, given);
    one_article(&mut source);
    source.diagnostics.extend(remarks.finish());
    Ok(source)
}

/// A line; its end is LF or CR LF and nothing else, so that a field may hold any other line separator.
struct Line {
    start: usize,
    end: usize,
    next: usize,
}

fn lines(text: &str) -> impl Iterator<Item = Line> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let (line, next) = match rest.find('\n') {
            Some(at) => (rest.get(..at).unwrap_or_default(), start + at + 1),
            None => (rest, text.len()),
        };
        let end = start + line.strip_suffix('\r').unwrap_or(line).len();
        let line = Line { start, end, next };
        start = next;
        Some(line)
    })
}

/// The fields of a line as ranges of the text.
fn fields(text: &str, line: &Line) -> Vec<Range<usize>> {
    let mut at = line.start;
    text.get(line.start..line.end)
        .unwrap_or_default()
        .split('\t')
        .map(|field| {
            let range = at..at + field.len();
            at = range.end + 1;
            range
        })
        .collect()
}

struct Table<'t, 'd> {
    text: &'t str,
    builder: DecodedBuilder<'d>,
    remarks: Remarks<'d>,
    columns: &'t Columns,
    n_rows: usize,
    blocks: Vec<Block>,
    given: Vec<GivenUnit>,
}

impl Table<'_, '_> {
    fn row(&mut self, line: &Line) {
        let content = self.text.get(line.start..line.end).unwrap_or_default();
        if content.trim().is_empty() {
            self.builder.skeleton(line.start..line.next, "blank");
            return;
        }
        let fields = fields(self.text, line);
        let n_columns = self.columns.columns.len();
        if fields.len() != n_columns {
            let message = format!("the row has {} fields, the table {n_columns} columns", fields.len());
            let hint = "put a tab between fields, and \\t for a tab inside one";
            self.remarks.add(Severity::Warning, "tsv-ragged", line.start, &message, hint);
        }
        self.n_rows += 1;
        let mut id = String::new();
        let mut sides = Vec::with_capacity(2);
        let n_fields = fields.len();
        for (i, field) in fields.into_iter().enumerate() {
            let end = field.end;
            let column = self.columns.columns.get(i).unwrap_or(&Column::Other);
            match column {
                Column::Side(language) => sides.extend(self.side(field, language.as_ref())),
                Column::Id => {
                    self.text.get(field.clone()).unwrap_or_default().trim().clone_into(&mut id);
                    self.builder.skeleton(field, "id");
                }
                Column::Other => self.builder.dropped(field, "column"),
            }
            let separator = end..if i + 1 < n_fields { end + 1 } else { line.next };
            match (column, self.text.get(separator.clone())) {
                (Column::Side(_), Some("\n")) => self.builder.text(separator),
                (Column::Side(_), _) => self.builder.replaced(separator, "\n", "line-break"),
                _ => self.builder.skeleton(separator, "separator"),
            }
        }
        if sides.len() > 1 {
            let id = if id.is_empty() { self.n_rows.to_string() } else { id };
            self.given.push(GivenUnit { id, blocks: sides });
        }
    }

    /// Reads a field as one side and returns the number of its block, unless it is empty.
    fn side(&mut self, field: Range<usize>, language: Option<&LanguageTag>) -> Option<u32> {
        let start = self.builder.text_offset();
        self.field(field);
        let content = ByteSpan::new(start, self.builder.text_offset()).trimmed(self.builder.written());
        if content.is_empty() {
            return None;
        }
        let number = u32::try_from(self.blocks.len()).unwrap_or(u32::MAX);
        self.blocks.push(Block { language: language.cloned(), ..Block::new(BlockKind::Unit, content) });
        Some(number)
    }

    /// The text of a field, its escapes undone where the table uses them.
    fn field(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while self.columns.has_header
            && let Some(rest) = self.text.get(at..range.end)
            && let Some((place, stands_for)) = first_escape(rest)
        {
            if place > 0 {
                self.builder.text(at..at + place);
            }
            self.builder.replaced(at + place..at + place + 2, stands_for, "escape");
            at += place + 2;
        }
        if at < range.end {
            self.builder.text(at..range.end);
        }
    }
}

fn first_escape(text: &str) -> Option<(usize, &'static str)> {
    text.match_indices('\\').find_map(|(at, _)| {
        let stands_for = match text.as_bytes().get(at + 1)? {
            b't' => "\t",
            b'n' => "\n",
            b'r' => "\r",
            b'\\' => "\\",
            _ => return None,
        };
        Some((at, stands_for))
    })
}
