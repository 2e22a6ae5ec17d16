//! `--jsonl`: rows in, the same rows out with some of their texts normalized.
//!
//! A row is not parsed and written anew: the value of each named field is replaced where it stands, and every other
//! byte of the line is kept.

use super::texts::Texts;
use crate::args::NormalizeArgs;
use crate::commands::line_files::bytes::{Block, Part};
use crate::commands::line_files::fields::{Fields, Trouble, place_of, push_json, text_of};
use crate::commands::line_files::{Done, Line, each_block, lines, long_line};
use std::process::ExitCode;

pub(super) fn run(args: &NormalizeArgs) -> anyhow::Result<ExitCode> {
    let rows = Rows { texts: Texts::new(args), columns: &args.column, with_edits: args.edits };
    each_block(&args.documents.inputs, &args.documents.limits.limits(), |block, done| rows.of(block, done))
}

struct Rows<'a> {
    texts: Texts,
    columns: &'a [String],
    with_edits: bool,
}

impl Rows<'_> {
    fn of(&self, block: &Block, done: &mut Done) {
        if block.part != Part::Lines {
            return long_line(block, done);
        }
        for line in lines(block) {
            if line.content.trim_ascii().is_empty() {
                done.out.extend_from_slice(line.bytes);
                continue;
            }
            match self.row(&line) {
                Ok(row) => {
                    done.out.extend_from_slice(row.as_bytes());
                    done.out.extend_from_slice(line.end);
                }
                Err(trouble) => {
                    done.fault(line.number, trouble.and("the row is written as it stands"), line.bytes);
                }
            }
        }
    }

    /// The row anew.
    fn row(&self, line: &Line<'_>) -> Result<String, Trouble> {
        let text = std::str::from_utf8(line.content).map_err(|error| line.not_utf8(&error))?;
        let body = text.strip_prefix('\u{FEFF}').filter(|_| line.first_byte == 0).unwrap_or(text);
        let fields = Fields::of(body, self.columns)?;
        let as_escapes = body.is_ascii() && body.contains("\\u");
        let mut row = String::with_capacity(text.len() + text.len() / 16);
        let mut at = 0;
        for (name, value) in fields.0.iter().filter(|(name, _)| self.columns.contains(name)) {
            if self.with_edits && fields.0.iter().any(|(other, _)| *other == format!("{name}_edits")) {
                return Err(format!("the row has a field \"{name}_edits\" already").into());
            }
            let value = value.get();
            let start = place_of(value, text);
            row.push_str(text.get(at..start).unwrap_or(""));
            at = start + value.len();
            self.value(name, value, body, as_escapes, &mut row)?;
        }
        row.push_str(text.get(at..).unwrap_or(""));
        Ok(row)
    }

    /// Adds the value of a field anew, and its edits.
    fn value(
        &self,
        name: &str,
        value: &str,
        line: &str,
        as_escapes: bool,
        row: &mut String,
    ) -> Result<(), Trouble> {
        if value == "null" {
            row.push_str(value);
            return Ok(());
        }
        let text = text_of(name, value, line)?;
        let normalized = self.texts.normalize(&text);
        if normalized.edits.is_empty() {
            row.push_str(value);
        } else {
            let written = serde_json::to_string(&normalized.text).map_err(|error| error.to_string())?;
            push_json(&written, as_escapes, row);
        }
        if self.with_edits {
            let key = serde_json::to_string(&format!("{name}_edits")).map_err(|error| error.to_string())?;
            let edits = serde_json::to_string(&normalized.edits).map_err(|error| error.to_string())?;
            for part in [",", &key, ":"] {
                push_json(part, as_escapes, row);
            }
            push_json(&edits, as_escapes, row);
        }
        Ok(())
    }
}
