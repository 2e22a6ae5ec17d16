//! `--jsonl`: rows in, the same rows out with some of their texts normalized.
//!
//! A row is not parsed and written anew: the value of each named field is replaced where it stands, and every other
//! byte of the line is kept.

use super::bytes::{Block, Part};
use super::lines::{Done, Line, each_block, lines, long_line};
use super::texts::Texts;
use crate::args::NormalizeArgs;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt::{self, Write as _};
use std::process::ExitCode;

pub(super) fn run(args: &NormalizeArgs) -> anyhow::Result<ExitCode> {
    let rows = Rows { texts: Texts::new(args), columns: &args.column, with_edits: args.edits };
    each_block(args, |block, done| rows.of(block, done))
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
                Err(message) => {
                    done.fault(
                        line.number,
                        format!("{message}; the row is written as it stands"),
                        line.bytes,
                    );
                }
            }
        }
    }

    /// The row anew; what is the matter as a sentence.
    fn row(&self, line: &Line<'_>) -> Result<String, String> {
        let text = std::str::from_utf8(line.content).map_err(|error| line.not_utf8(&error))?;
        let body = text.strip_prefix('\u{FEFF}').filter(|_| line.first_byte == 0).unwrap_or(text);
        let fields: Fields<'_> = serde_json::from_str(body)
            .map_err(|error| format!("the line is no JSON object: {}", said(&error)))?;
        for column in self.columns {
            if !fields.0.iter().any(|(name, _)| name == column) {
                return Err(format!("the row has no field \"{column}\""));
            }
        }
        let as_escapes = body.is_ascii() && body.contains("\\u");
        let mut row = String::with_capacity(text.len() + text.len() / 16);
        let mut at = 0;
        for (name, value) in fields.0.iter().filter(|(name, _)| self.columns.contains(name)) {
            if self.with_edits && fields.0.iter().any(|(other, _)| *other == format!("{name}_edits")) {
                return Err(format!("the row has a field \"{name}_edits\" already"));
            }
            let value = value.get();
            // Where the value stands in the line: it is a part of it.
            let start = value.as_ptr().addr() - text.as_ptr().addr();
            row.push_str(text.get(at..start).unwrap_or(""));
            at = start + value.len();
            self.value(name, value, as_escapes, &mut row)?;
        }
        row.push_str(text.get(at..).unwrap_or(""));
        Ok(row)
    }

    /// Adds the value of a field anew, and its edits.
    fn value(&self, name: &str, value: &str, as_escapes: bool, row: &mut String) -> Result<(), String> {
        if value == "null" {
            row.push_str(value);
            return Ok(());
        }
        let text: String = serde_json::from_str(value)
            .map_err(|error| format!("the field \"{name}\" holds no text: {}", said(&error)))?;
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

/// What the parser says, without the line and the column: it saw one line, or one value of it.
fn said(error: &serde_json::Error) -> String {
    let said = error.to_string();
    said.split_once(" at line ").map_or(said.as_str(), |(what, _)| what).to_owned()
}

/// Adds JSON; a row whose text was written in escapes alone stays so.
fn push_json(json: &str, as_escapes: bool, row: &mut String) {
    if !as_escapes {
        return row.push_str(json);
    }
    for character in json.chars() {
        if character.is_ascii() {
            row.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing into a string cannot fail.
                let _ = write!(row, "\\u{unit:04x}");
            }
        }
    }
}

/// The fields of an object in their order, each with its value as it is written.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}
