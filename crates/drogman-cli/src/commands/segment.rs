//! `drogman segment`.

mod export;
mod rows;

use super::{article_name, each_document};
use crate::args::SegmentArgs;
use crate::print::{self, one_line};
use drogman::{Analysis, LanguageTag, Segment, Severity, words};
use serde_json::{Value, json};
use std::io::Write as _;
use std::process::ExitCode;

pub(crate) fn run(args: &SegmentArgs) -> anyhow::Result<ExitCode> {
    if args.export_srx {
        return export::run(args);
    }
    let segmentation = args.segmentation.read(&args.limits)?;
    if args.jsonl {
        return rows::run(args, &segmentation);
    }
    each_document(&args.inputs, &args.options(segmentation), |analysis, place| {
        for remark in analysis.diagnostics.iter().filter(|remark| remark.severity > Severity::Note) {
            print::warning(&format!("{}: {}", analysis.source.name, remark.without_severity()));
        }
        if !args.json {
            place.heading(&analysis.source.name)?;
        }
        for segment in &analysis.segments {
            if args.json {
                row(analysis, segment, args.words)?;
            } else {
                line(analysis, segment, args.words)?;
            }
        }
        Ok(())
    })
}

fn row(analysis: &Analysis, segment: &Segment, with_words: bool) -> anyhow::Result<()> {
    let text = segment.span.slice(&analysis.source.text);
    let mut row = json!({
        "id": segment.id,
        "document": article_name(analysis, segment.article),
        "block": segment.block,
        "start": segment.span.start(),
        "end": segment.span.end(),
        "confidence": four_digits(segment.boundary.confidence),
        "reason": segment.boundary.reason,
        "language": segment.language,
        "text": text,
    });
    if let Some(row) = row.as_object_mut().filter(|_| with_words) {
        row.insert("words".to_owned(), word_rows(text, &segment.language, segment.span.start()));
    }
    print::json(&row)
}

fn line(analysis: &Analysis, segment: &Segment, with_words: bool) -> anyhow::Result<()> {
    let text = segment.span.slice(&analysis.source.text);
    let mut out = std::io::stdout().lock();
    if with_words {
        let found = words(text, &segment.language);
        let tokens: Vec<String> = found.iter().map(|word| one_line(word.span.slice(text))).collect();
        writeln!(out, "{}", tokens.join("\t"))?;
    } else {
        writeln!(out, "{}", one_line(text))?;
    }
    Ok(())
}

/// `[start, end, kind]` of each word, in bytes from `offset` on.
fn word_rows(text: &str, language: &LanguageTag, offset: u32) -> Value {
    let found = words(text, language);
    let rows = found.iter().map(|word| {
        let span = word.span.shifted(offset);
        json!([span.start(), span.end(), word.kind.as_str()])
    });
    Value::Array(rows.collect())
}

/// Four digits, as every row of a package has.
fn four_digits(confidence: f64) -> f64 {
    (confidence * 10_000.0).round() / 10_000.0
}
