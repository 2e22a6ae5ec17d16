//! Tab-separated values without quoting.

use super::refused;
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes a table: one header line, one line a row, fields between tabs.
///
/// There is no quoting. A tab, line feed, carriage return or backslash inside a field is written `\t`, `\n`,
/// `\r` or `\\`; every other character stands for itself, so a row is always one line. A field that begins
/// with `=` is left alone: guarding against spreadsheets would change the text.
///
/// # Example: a field with a tab in it
///
/// ```
/// use drogman_formats::write::TsvWriter;
/// let mut output = Vec::new();
/// let mut writer = TsvWriter::new(&mut output, &["source", "target"])?;
/// writer.row(&["a\tb", "c"])?;
/// writer.finish()?;
/// assert_eq!(output, b"source\ttarget\na\\tb\tc\n");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct TsvWriter<W: Write> {
    out: W,
    n_columns: usize,
}

impl<W: Write> TsvWriter<W> {
    /// Begins the table with its header line.
    ///
    /// # Errors
    ///
    /// Those of the output; `InvalidInput` when there is no column.
    pub fn new(out: W, columns: &[&str]) -> io::Result<Self> {
        if columns.is_empty() {
            return Err(refused("a table needs at least one column".to_owned()));
        }
        let mut writer = Self { out, n_columns: columns.len() };
        writer.row(columns)?;
        Ok(writer)
    }

    /// Writes one row.
    ///
    /// # Errors
    ///
    /// Those of the output; `InvalidInput` when the row has more or fewer fields than the header.
    pub fn row(&mut self, fields: &[&str]) -> io::Result<()> {
        if fields.len() != self.n_columns {
            return Err(refused(format!(
                "a row of {} fields in a table of {} columns",
                fields.len(),
                self.n_columns
            )));
        }
        let escaped: Vec<Cow<'_, str>> = fields.iter().map(|field| escape_field(field)).collect();
        let mut line = escaped.join("\t");
        line.push('\n');
        self.out.write_all(line.as_bytes())
    }

    /// Ends the table.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A field as it stands in a line of the table.
///
/// # Example: only four characters are escaped
///
/// ```
/// use drogman_formats::write::escape_field;
/// assert_eq!(escape_field("C:\\new\nline"), "C:\\\\new\\nline");
/// assert_eq!(escape_field("\"quoted\"\u{A0}!"), "\"quoted\"\u{A0}!");
/// ```
pub fn escape_field(field: &str) -> Cow<'_, str> {
    if !field.contains(['\t', '\n', '\r', '\\']) {
        return Cow::Borrowed(field);
    }
    let mut escaped = String::with_capacity(field.len() + 8);
    for character in field.chars() {
        match character {
            '\t' => escaped.push_str("\\t"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\\' => escaped.push_str("\\\\"),
            _ => escaped.push(character),
        }
    }
    Cow::Owned(escaped)
}
