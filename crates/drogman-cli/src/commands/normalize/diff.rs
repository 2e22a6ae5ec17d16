//! `--diff`: the lines that change, before and after.

use super::each::Document;
use super::hunks::{Hunk, hunks};
use super::places::Places;
use super::signs::Shown;
use crate::print::{self, BAD, FAINT, GOOD, STRONG, one_line};
use anstyle::Style;
use std::io::Write as _;

/// So many characters of what stays stand beside a change at most.
const CONTEXT: usize = 48;

/// A stretch of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stretch<'a> {
    /// Stays, and is no part of a word that changes.
    Same(&'a str),
    /// Stays, beside a change in the same word.
    Beside(&'a str),
    /// Changes: before and after.
    Changed(&'a str, &'a str),
}

/// The hunks of a document. What the signs stand for is kept in `shown`.
pub(super) fn print(document: &Document, shown: &mut Shown) -> anyhow::Result<()> {
    let analysis = &document.analysis;
    let text = &analysis.source.text;
    let name = one_line(&analysis.source.name);
    let mut places = Places::new(&analysis.source, &document.bytes);
    let mut out = print::out();
    for hunk in hunks(text, &analysis.changes()) {
        let stretches = stretches(text, &hunk);
        let told: Vec<(u64, u64, &str)> = hunk
            .changes
            .iter()
            .map(|change| {
                let (line, column) = places.of(change.span.start());
                (line, column, change.rule)
            })
            .collect();
        let first = told.first().map_or((0, 0), |row| (row.0, row.1));
        writeln!(out, "{STRONG}{name}:{}:{}{STRONG:#}", first.0, first.1)?;
        writeln!(out, "{BAD}-{BAD:#} {}", side(&stretches, false, shown))?;
        writeln!(out, "{GOOD}+{GOOD:#} {}", side(&stretches, true, shown))?;
        let rules: Vec<String> = told
            .iter()
            .map(|(line, column, rule)| {
                if *line == first.0 { format!("{column} {rule}") } else { format!("{line}:{column} {rule}") }
            })
            .collect();
        writeln!(out, "  {FAINT}{}{FAINT:#}", rules.join(", "))?;
    }
    Ok(())
}

/// Cuts the lines of a hunk: what changes, the rest of its word, and what stays.
fn stretches<'a>(text: &'a str, hunk: &Hunk<'a>) -> Vec<Stretch<'a>> {
    let mut found = Vec::new();
    let mut at = hunk.span.start();
    for (number, change) in hunk.changes.iter().enumerate() {
        let between = text.get(at as usize..change.span.start() as usize).unwrap_or("");
        push_between(between, number > 0, true, &mut found);
        found.push(Stretch::Changed(change.span.slice(text), change.new));
        at = change.span.end();
    }
    let tail = text.get(at as usize..hunk.span.end() as usize).unwrap_or("");
    push_between(tail, true, false, &mut found);
    found
}

/// Cuts what stands between two changes: words belong to the change that they touch.
fn push_between<'a>(text: &'a str, behind: bool, before: bool, found: &mut Vec<Stretch<'a>>) {
    let head = if behind { text.find(char::is_whitespace).unwrap_or(text.len()) } else { 0 };
    let (head, rest) = text.split_at(head);
    let last = rest.char_indices().rfind(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
    let (middle, tail) = rest.split_at(if before { last } else { rest.len() });
    for stretch in [Stretch::Beside(head), Stretch::Same(middle), Stretch::Beside(tail)] {
        if !matches!(stretch, Stretch::Beside("") | Stretch::Same("")) {
            found.push(stretch);
        }
    }
}

/// One of the two lines of a hunk.
fn side(stretches: &[Stretch<'_>], after: bool, shown: &mut Shown) -> String {
    let word: Style = if after { GOOD } else { BAD };
    let exact = word.bold().underline();
    let mut line = String::new();
    let mut add = |text: &str, style: Option<Style>, changed: bool, line: &mut String| match style {
        Some(style) if !text.is_empty() => {
            line.push_str(&style.render().to_string());
            shown.push(text, changed, line);
            line.push_str(&style.render_reset().to_string());
        }
        _ => shown.push(text, changed, line),
    };
    for (number, stretch) in stretches.iter().enumerate() {
        match stretch {
            Stretch::Same(text) => {
                let (is_first, is_last) = (number == 0, number + 1 == stretches.len());
                let (head, tail) = clipped(text, is_first, is_last);
                add(head, None, false, &mut line);
                if head.len() + tail.len() < text.len() {
                    line.push_str("[…]");
                }
                add(tail, None, false, &mut line);
            }
            Stretch::Beside(text) => add(text, Some(word), false, &mut line),
            Stretch::Changed(old, new) => add(if after { new } else { old }, Some(exact), true, &mut line),
        }
    }
    line
}

/// What is shown of a long stretch: `CONTEXT` characters on each side that has a change.
fn clipped(text: &str, is_first: bool, is_last: bool) -> (&str, &str) {
    let room = if is_first || is_last { CONTEXT } else { 2 * CONTEXT };
    if text.chars().nth(room + 8).is_none() {
        return (text, "");
    }
    let head = text.char_indices().nth(CONTEXT).map_or(text.len(), |(at, _)| at);
    let tail = text.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    match (is_first, is_last) {
        (true, true) => (text, ""),
        (true, false) => ("", text.get(tail..).unwrap_or("")),
        (false, true) => (text.get(..head).unwrap_or(""), ""),
        (false, false) => (text.get(..head).unwrap_or(""), text.get(tail.max(head)..).unwrap_or("")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use drogman::ByteSpan;
    use drogman::Change;

    #[test]
    fn both_lines_show_the_word_and_the_sign() {
        let text = "Il dit : c'est vrai !";
        let at = |start, end, new| Change { span: ByteSpan::new(start, end), new, rule: "x" };
        let hunk = Hunk {
            span: ByteSpan::of(0..text.len()),
            changes: vec![at(6, 7, "\u{A0}"), at(10, 11, "\u{2019}"), at(19, 20, "\u{202F}")],
        };
        let found = stretches(text, &hunk);
        assert_eq!(
            found[..3],
            [Stretch::Same("Il "), Stretch::Beside("dit"), Stretch::Changed(" ", "\u{A0}")]
        );
        let mut shown = Shown::default();
        let plain = |line: String| anstream::adapter::strip_str(&line).to_string();
        assert_eq!(plain(side(&found, false, &mut shown)), "Il dit\u{2423}: c'est vrai\u{2423}!");
        assert_eq!(plain(side(&found, true, &mut shown)), "Il dit\u{237D}: c\u{2019}est vrai\u{23B5}!");
    }

    #[test]
    fn a_long_line_is_clipped_where_nothing_changes() {
        let long = "word ".repeat(100);
        let (head, tail) = clipped(&long, true, false);
        assert_eq!((head.chars().count(), tail.chars().count()), (0, CONTEXT));
        let (head, tail) = clipped(&long, false, false);
        assert_eq!((head.chars().count(), tail.chars().count()), (CONTEXT, CONTEXT));
        assert_eq!(clipped("short", true, false), ("short", ""));
    }
}
