//! The stretches of a document at the level asked for, and their rows.

use super::teller::Teller;
use crate::args::By;
use crate::print;
use drogman::{ByteSpan, LanguageSpan, Level, Seams, Source, sentences};
use serde::Serialize;

/// What one row says.
#[derive(Serialize)]
struct Row<'a> {
    document: &'a str,
    start: u32,
    end: u32,
    language: &'a str,
    confidence: f64,
    level: &'static str,
    script: String,
    words: u32,
    margin: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

/// The stretches of a document: all of it, its blocks, their sentences, or wherever the language changes.
pub(super) fn rows(source: &Source, teller: &Teller, by: By) -> Vec<LanguageSpan> {
    let text = &source.text;
    let seams = teller.seams(text);
    let found = match by {
        By::Document => vec![seams.document()],
        By::Block => source.blocks.iter().map(|block| seams.over(block.content)).collect(),
        By::Sentence => by_sentence(source, &seams),
        By::Phrase if teller.finds_phrases() => seams.phrases(),
        By::Phrase => joined(teller.label(text, seams.sentences())),
    };
    let level = Level::from(by);
    let found = found.into_iter().map(|span| LanguageSpan { level, ..span }).collect();
    teller.label(text, found)
}

/// Each block is cut by the rules of the languages of its sentences; a phrase inside a sentence cuts nothing.
fn by_sentence(source: &Source, seams: &Seams<'_>) -> Vec<LanguageSpan> {
    let rough = joined(seams.sentences());
    let mut found = Vec::new();
    let mut first = 0;
    for block in &source.blocks {
        let content = block.content;
        while rough.get(first).is_some_and(|span| span.span.end() <= content.start()) {
            first += 1;
        }
        for region in rough.iter().skip(first).take_while(|span| span.span.start() < content.end()) {
            let span =
                ByteSpan::new(region.span.start().max(content.start()), region.span.end().min(content.end()));
            for sentence in sentences(span.slice(&source.text), &region.language) {
                found.push(seams.over(sentence.span.shifted(span.start())));
            }
        }
    }
    found
}

/// Neighbours of one language as one.
fn joined(spans: Vec<LanguageSpan>) -> Vec<LanguageSpan> {
    let mut joined: Vec<LanguageSpan> = Vec::new();
    for span in spans {
        match joined.last_mut().filter(|last| last.language == span.language) {
            Some(last) => {
                last.span = ByteSpan::new(last.span.start(), span.span.end());
                last.confidence = last.confidence.max(span.confidence);
            }
            None => joined.push(span),
        }
    }
    joined
}

/// One object a line. The whole text is not repeated for the whole document.
pub(super) fn print_json(source: &Source, found: &[LanguageSpan]) -> anyhow::Result<()> {
    for span in found {
        print::json(&Row {
            document: &source.name,
            start: span.span.start(),
            end: span.span.end(),
            language: span.language.as_str(),
            confidence: four_digits(span.confidence),
            level: span.level.as_str(),
            script: format!("{:?}", span.reason.script),
            words: span.reason.n_words,
            margin: four_digits(span.reason.margin),
            text: (span.level != Level::Document).then(|| span.span.slice(&source.text)),
        })?;
    }
    Ok(())
}

/// Four digits, as every row has.
pub(super) fn four_digits(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}
