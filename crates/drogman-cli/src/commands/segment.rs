//! `drogman segment`.

mod rows;

use super::{article_name, each_document};
use crate::args::SegmentArgs;
use crate::print::{self, one_line};
use anyhow::Context as _;
use drogman::{
    Analysis, ByteSpan, LanguageTag, Profile, Segment, SentenceSpan, SrxRules, find_inputs, read_input,
    sentences, words,
};
use serde_json::{Value, json};
use std::io::Write as _;
use std::process::ExitCode;

/// A sentence as it is printed.
struct Sentence<'a> {
    /// The segment that it is or stands in.
    segment: &'a Segment,
    /// Whether it is that segment, which gives it an id.
    whole: bool,
    span: ByteSpan,
    confidence: f64,
    reason: &'a str,
}

pub(crate) fn run(args: &SegmentArgs) -> anyhow::Result<ExitCode> {
    let rules = rules(args)?;
    if args.jsonl {
        return rows::run(args, rules.as_ref());
    }
    let options = args.documents.options(Profile::Archive);
    each_document(&args.documents.inputs, &options, |analysis| {
        for sentence in of_document(analysis, rules.as_ref()) {
            if args.json {
                row(analysis, &sentence, args.words)?;
            } else {
                line(analysis, &sentence, args.words)?;
            }
        }
        Ok(())
    })
}

/// The rule file, if one is named; what it holds that cannot be used is reported.
fn rules(args: &SegmentArgs) -> anyhow::Result<Option<SrxRules>> {
    let Some(path) = &args.srx else { return Ok(None) };
    let name = path.display();
    let found = find_inputs(std::slice::from_ref(path))?;
    let input = found.inputs.first().with_context(|| format!("{name} cannot be read as a rule file"))?;
    let (bytes, _) = read_input(input, &args.documents.limits.limits())
        .map_err(|message| anyhow::anyhow!("{name}: {message}"))?;
    let xml = String::from_utf8(bytes).with_context(|| format!("{name} is not UTF-8; save it as UTF-8"))?;
    let (rules, remarks) =
        SrxRules::parse(xml.trim_start_matches('\u{FEFF}')).with_context(|| name.to_string())?;
    for remark in remarks {
        print::warning(&format!("{name}: {}", remark.without_severity()));
    }
    Ok(Some(rules))
}

/// The sentences of a text by the rules that were given, else by those of the language.
fn split(text: &str, language: &LanguageTag, rules: Option<&SrxRules>) -> Vec<SentenceSpan> {
    let Some(rules) = rules else { return sentences(text, language) };
    let (found, remarks) = rules.segment(text, language);
    for remark in remarks {
        print::warning(&remark.without_severity());
    }
    found
}

/// The sentences of a document. The text of a block in one language is split once more, for the confidence and
/// the reason of each boundary; with a rule file the sentences are that file's.
fn of_document<'a>(analysis: &'a Analysis, rules: Option<&SrxRules>) -> Vec<Sentence<'a>> {
    let text = &analysis.source.text;
    let mut found = Vec::new();
    let together = |a: &Segment, b: &Segment| a.block == b.block && a.language == b.language;
    let stretches: Vec<&[Segment]> = analysis.segments.chunk_by(together).collect();
    for (number, stretch) in stretches.iter().enumerate() {
        let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { continue };
        let span = ByteSpan::new(first.span.start(), last.span.end());
        // A unit of a translation memory is one segment whatever it holds.
        let unit = analysis
            .source
            .blocks
            .get(first.block as usize)
            .is_some_and(|b| b.kind == drogman::BlockKind::Unit);
        let pieces = split(span.slice(text), &first.language, rules.filter(|_| !unit));
        let pieces: Vec<SentenceSpan> =
            pieces.into_iter().map(|p| SentenceSpan { span: p.span.shifted(span.start()), ..p }).collect();
        let block_goes_on =
            stretches.get(number + 1).and_then(|next| next.first()).is_some_and(|n| n.block == first.block);
        if rules.is_some() && !unit {
            for piece in pieces {
                let segment = stretch.iter().rfind(|s| s.span.start() <= piece.span.start()).unwrap_or(first);
                let (confidence, reason) = (f64::from(piece.confidence), piece.reason.as_str());
                let whole = segment.span == piece.span;
                found.push(Sentence { segment, whole, span: piece.span, confidence, reason });
            }
            continue;
        }
        for segment in *stretch {
            let ends = segment.span.end();
            let piece = pieces
                .binary_search_by_key(&ends, |piece| piece.span.end())
                .ok()
                .and_then(|at| pieces.get(at));
            let (confidence, reason) = match piece {
                // Another language begins: the boundary is as sure as the language.
                _ if ends == last.span.end() && block_goes_on => (segment.confidence, "language"),
                Some(piece) => (f64::from(piece.confidence), piece.reason.as_str()),
                None if ends == last.span.end() => (1.0, "end-of-text"),
                None => (segment.confidence, "language"),
            };
            found.push(Sentence { segment, whole: true, span: segment.span, confidence, reason });
        }
    }
    found
}

fn row(analysis: &Analysis, sentence: &Sentence<'_>, with_words: bool) -> anyhow::Result<()> {
    let text = sentence.span.slice(&analysis.source.text);
    let mut row = json!({
        "document": article_name(analysis, sentence.segment.article),
        "block": sentence.segment.block,
        "start": sentence.span.start(),
        "end": sentence.span.end(),
        "confidence": hundredths(sentence.confidence),
        "reason": sentence.reason,
        "language": sentence.segment.language,
        "text": text,
    });
    if let Some(row) = row.as_object_mut() {
        if sentence.whole {
            row.insert("id".to_owned(), json!(sentence.segment.id));
        }
        if with_words {
            row.insert(
                "words".to_owned(),
                word_rows(text, &sentence.segment.language, sentence.span.start()),
            );
        }
    }
    print::json(&row)
}

fn line(analysis: &Analysis, sentence: &Sentence<'_>, with_words: bool) -> anyhow::Result<()> {
    let text = sentence.span.slice(&analysis.source.text);
    let mut out = std::io::stdout().lock();
    if with_words {
        let found = words(text, &sentence.segment.language);
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

/// Two digits are as many as a grade has.
fn hundredths(confidence: f64) -> f64 {
    (confidence * 100.0).round() / 100.0
}
