//! `drogman detect`.

use super::{article_name, each_document};
use crate::args::{DetectArgs, Level};
use crate::print::{self, FAINT, STRONG, one_line};
use drogman::{Analysis, ByteSpan, LanguageTag, Profile};
use serde::Serialize;
use std::io::Write as _;
use std::process::ExitCode;

/// A stretch of a document and its language.
#[derive(Serialize)]
struct Row<'a> {
    document: String,
    start: u32,
    end: u32,
    language: LanguageTag,
    confidence: f64,
    #[serde(skip_serializing_if = "str::is_empty")]
    text: &'a str,
}

pub(crate) fn run(args: &DetectArgs) -> anyhow::Result<ExitCode> {
    let options = args.documents.options(Profile::Archive);
    each_document(&args.documents.inputs, &options, |analysis| {
        let rows = match args.by {
            Level::Document => document_rows(analysis),
            Level::Block => block_rows(analysis),
            Level::Sentence => sentence_rows(analysis),
        };
        let mut out = print::out();
        if !args.json {
            writeln!(out, "{STRONG}{}{STRONG:#}", analysis.source.name)?;
        }
        for row in rows {
            if args.json {
                print::json(&row)?;
            } else {
                let language = colour(&row.language);
                let text = one_line(&drogman_excerpt(row.text));
                writeln!(
                    out,
                    "  {language}{:5}{language:#} {FAINT}{:.2} {:>7}..{:<7}{FAINT:#} {text}",
                    row.language.as_str(),
                    row.confidence,
                    row.start,
                    row.end,
                )?;
            }
        }
        Ok(())
    })
}

fn drogman_excerpt(text: &str) -> String {
    let short: String = text.chars().take(72).collect();
    if short.len() < text.len() { format!("{short}\u{2026}") } else { short }
}

fn colour(language: &LanguageTag) -> anstyle::Style {
    use anstyle::AnsiColor;
    match language.primary() {
        "en" => AnsiColor::Cyan.on_default(),
        "fr" => AnsiColor::Magenta.on_default(),
        "und" => AnsiColor::Yellow.on_default(),
        _ => AnsiColor::Green.on_default(),
    }
}

fn document_rows(analysis: &Analysis) -> Vec<Row<'_>> {
    let total: u64 = analysis.languages().iter().map(|row| row.1).sum();
    analysis
        .languages()
        .into_iter()
        .map(|(language, bytes)| Row {
            document: analysis.source.name.clone(),
            start: 0,
            end: analysis.source.text.len() as u32,
            language,
            // Of a whole document this is the share of its text.
            confidence: round(bytes as f64 / total.max(1) as f64),
            text: "",
        })
        .collect()
}

fn block_rows(analysis: &Analysis) -> Vec<Row<'_>> {
    let mut rows: Vec<(u32, Row<'_>)> = Vec::new();
    for segment in &analysis.segments {
        let last =
            rows.last_mut().filter(|last| last.0 == segment.block && last.1.language == segment.language);
        if let Some((_, row)) = last {
            row.end = segment.span.end();
            row.confidence = row.confidence.max(round(segment.confidence));
            row.text = ByteSpan::new(row.start, row.end).slice(&analysis.source.text);
        } else {
            rows.push((segment.block, row(analysis, segment)));
        }
    }
    rows.into_iter().map(|row| row.1).collect()
}

fn sentence_rows(analysis: &Analysis) -> Vec<Row<'_>> {
    analysis.segments.iter().map(|segment| row(analysis, segment)).collect()
}

fn row<'a>(analysis: &'a Analysis, segment: &'a drogman::Segment) -> Row<'a> {
    Row {
        document: article_name(analysis, segment.article),
        start: segment.span.start(),
        end: segment.span.end(),
        language: segment.language.clone(),
        confidence: round(segment.confidence),
        text: segment.span.slice(&analysis.source.text),
    }
}

fn round(confidence: f64) -> f64 {
    (confidence * 10_000.0).round() / 10_000.0
}
