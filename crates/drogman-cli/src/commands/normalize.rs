//! `drogman normalize`.

use super::{article_name, each_document};
use crate::args::NormalizeArgs;
use crate::print::{self, BAD, FAINT, GOOD, STRONG, one_line};
use drogman::Analysis;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::ExitCode;

pub(crate) fn run(args: &NormalizeArgs) -> anyhow::Result<ExitCode> {
    let options = args.documents.options(args.profile);
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let code = each_document(&args.documents.inputs, &options, |analysis| {
        for edit in analysis.segments.iter().flat_map(|segment| segment.edits.edits()) {
            *counts.entry(edit.rule.to_string()).or_default() += 1;
        }
        if args.json {
            rows(analysis)
        } else if args.explain {
            explain(analysis)
        } else {
            whole_view(analysis)
        }
    })?;
    if !args.json {
        let mut err = print::err();
        for (rule, n) in &counts {
            writeln!(err, "{FAINT}{n:6} {rule}{FAINT:#}")?;
        }
    }
    Ok(code)
}

fn rows(analysis: &Analysis) -> anyhow::Result<()> {
    for segment in &analysis.segments {
        print::json(&json!({
            "id": segment.id,
            "document": article_name(analysis, segment.article),
            "start": segment.span.start(),
            "end": segment.span.end(),
            "language": segment.language,
            "text": segment.span.slice(&analysis.source.text),
            "normalized": segment.normalized,
            "edits": segment.edits,
        }))?;
    }
    Ok(())
}

fn explain(analysis: &Analysis) -> anyhow::Result<()> {
    let mut out = print::out();
    for segment in &analysis.segments {
        for edit in segment.edits.edits() {
            let view = edit.view.slice(segment.normalized.as_deref().unwrap_or(""));
            let at = segment.span.start() + edit.source.start();
            writeln!(
                out,
                "{STRONG}{}{STRONG:#}:{at} {} {BAD}{}{BAD:#} -> {GOOD}{}{GOOD:#}",
                analysis.source.name,
                edit.rule,
                visible(edit.original),
                visible(view),
            )?;
        }
    }
    Ok(())
}

/// A changed piece in quotation marks, what cannot be seen as escapes.
fn visible(text: &str) -> String {
    let shown: String = text
        .chars()
        .map(|c| {
            if c.is_whitespace() && c != ' ' || c == '\u{AD}' {
                c.escape_unicode().to_string()
            } else {
                c.to_string()
            }
        })
        .collect();
    format!("\"{}\"", one_line(&shown))
}

/// The text with every view in the place of its segment.
fn whole_view(analysis: &Analysis) -> anyhow::Result<()> {
    let text = &analysis.source.text;
    let mut out = std::io::stdout().lock();
    let mut at = 0;
    for segment in &analysis.segments {
        let start = segment.span.start() as usize;
        out.write_all(text.get(at..start).unwrap_or("").as_bytes())?;
        out.write_all(segment.view(text).as_bytes())?;
        at = segment.span.end() as usize;
    }
    out.write_all(text.get(at..).unwrap_or("").as_bytes())?;
    Ok(())
}
