//! `--jsonl`: rows in, the same rows out with the language of their texts.
//!
//! A row is not parsed and written anew: the new fields stand behind its last one, and every other byte is kept.

use super::rows::four_digits;
use super::teller::Teller;
use crate::args::DetectArgs;
use crate::commands::line_files::bytes::{Block, Part};
use crate::commands::line_files::fields::{Fields, Trouble, push_json, text_of};
use crate::commands::line_files::{Done, Line, each_block, lines, long_line};
use serde_json::value::RawValue;
use std::fmt::Write as _;
use std::process::ExitCode;

pub(super) fn run(args: &DetectArgs, teller: &Teller) -> anyhow::Result<ExitCode> {
    let rows = Rows { teller, columns: &args.column };
    each_block(&args.inputs, &args.limits.limits(), |block, done| rows.of(block, done))
}

struct Rows<'a> {
    teller: &'a Teller,
    columns: &'a [String],
}

impl Rows<'_> {
    fn of(&self, block: &Block, done: &mut Done) {
        done.out.reserve(block.bytes.len() + block.bytes.len() / 4);
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

    /// The row with its new fields.
    fn row(&self, line: &Line<'_>) -> Result<String, Trouble> {
        let text = std::str::from_utf8(line.content).map_err(|error| line.not_utf8(&error))?;
        let body = text.strip_prefix('\u{FEFF}').filter(|_| line.first_byte == 0).unwrap_or(text);
        let fields = Fields::of(body, self.columns)?;
        let as_escapes = body.is_ascii() && body.contains("\\u");
        let mut added = String::new();
        for column in self.columns {
            let value = fields.value(column).map_or("null", RawValue::get);
            let (language, confidence) = if value == "null" {
                self.teller.tell("")
            } else {
                self.teller.tell(&text_of(column, value, body)?)
            };
            let (language_field, confidence_field) = self.names(column);
            for field in [&language_field, &confidence_field] {
                if fields.has(field) {
                    return Err(format!("the row has a field \"{field}\" already").into());
                }
            }
            let quoted = |name: &str| serde_json::to_string(name).map_err(|error| error.to_string());
            // Writing into a string cannot fail.
            let _ = write!(
                added,
                ",{}:\"{language}\",{}:{:?}",
                quoted(&language_field)?,
                quoted(&confidence_field)?,
                four_digits(confidence)
            );
        }
        let end = text.rfind('}').ok_or_else(|| "the line is no JSON object".to_owned())?;
        let (head, tail) = text.split_at(end);
        let mut row = String::with_capacity(text.len() + added.len());
        row.push_str(head);
        push_json(&added, as_escapes, &mut row);
        row.push_str(tail);
        Ok(row)
    }

    /// The names of the new fields: bare for one column, behind its name for several.
    fn names(&self, column: &str) -> (String, String) {
        if self.columns.len() == 1 {
            ("language".to_owned(), "confidence".to_owned())
        } else {
            (format!("{column}_language"), format!("{column}_confidence"))
        }
    }
}
