//! `--explain`: a change or a remark a line.

use super::each::Document;
use super::places::Places;
use super::signs::is_unseen;
use crate::print::{self, BAD, FAINT, GOOD, STRONG, WARN, one_line};
use std::io::Write as _;

/// Something to tell of, where it stands.
struct Row<'a> {
    start: u32,
    rule: &'a str,
    told: Told<'a>,
}

enum Told<'a> {
    Change { before: &'a str, after: &'a str },
    Remark { text: &'a str, message: &'a str },
}

/// The changes and remarks of a document in the order of its text.
pub(super) fn print(document: &Document) -> anyhow::Result<()> {
    let analysis = &document.analysis;
    let text = &analysis.source.text;
    let mut places = Places::new(&analysis.source, &document.bytes);
    let mut out = print::out();
    let mut rows: Vec<Row<'_>> = Vec::new();
    for change in analysis.changes() {
        let told = Told::Change { before: change.span.slice(text), after: change.new };
        rows.push(Row { start: change.span.start(), rule: change.rule, told });
    }
    for (span, remark) in analysis.remarks() {
        let told = Told::Remark { text: span.slice(text), message: &remark.message };
        rows.push(Row { start: span.start(), rule: &remark.rule, told });
    }
    rows.sort_by_key(|row| row.start);
    for Row { start, rule, told } in rows {
        let (line, column) = places.of(start);
        write!(out, "{STRONG}{}{STRONG:#}:{line}:{column} {rule} ", one_line(&analysis.source.name))?;
        match told {
            Told::Change { before, after } => {
                writeln!(out, "{BAD}{}{BAD:#} -> {GOOD}{}{GOOD:#}", visible(before), visible(after))?;
            }
            Told::Remark { text, message } => {
                let (text, message) = (visible(text), one_line(message));
                writeln!(out, "{WARN}remark{WARN:#} {text} {FAINT}{message}{FAINT:#}")?;
            }
        }
    }
    Ok(())
}

/// A piece in quotation marks, what cannot be seen as escapes.
fn visible(text: &str) -> String {
    let mut shown = String::from("\"");
    for character in text.chars() {
        if is_unseen(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    shown.push('"');
    shown
}
