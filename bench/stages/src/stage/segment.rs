//! Sentences, beside the segmenters that cargo installs.

use crate::corpus::{Block, Corpus};
use crate::measure::{Subject, Table};
use drogman_text::LanguageTag;
use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use unicode_segmentation::UnicodeSegmentation as _;

/// The sets of written text that the mean is taken over.
const WRITTEN: [&str; 6] = [
    "seg.UD_French-GSD",
    "seg.UD_French-Sequoia",
    "seg.UD_French-PUD",
    "seg.UD_English-EWT",
    "seg.UD_English-GUM",
    "seg.UD_English-PUD",
];

/// One segmenter: its name, and where the sentences of a text start.
type Segmenter = (&'static str, Box<dyn Fn(&str, &LanguageTag) -> Vec<usize>>);

pub(crate) fn run(corpus: &Corpus, shared: &Path, table: &mut Table) -> anyhow::Result<()> {
    let blocks: Vec<Block<'_>> = corpus.blocks().collect();
    let segmenters = segmenters();
    for (tool, segment) in &segmenters {
        let count = |block: &Block<'_>| segment(block.text, block.language).len();
        table.speed(Subject::new("segment", tool, "sentences"), &blocks, |b| b.text.len(), count)?;
    }
    let folder = shared.join("data/segment");
    if !folder.is_dir() {
        return table.skipped("segment: accuracy", &folder);
    }
    let mut sets = Vec::new();
    for name in WRITTEN {
        let lines = std::fs::read_to_string(folder.join(format!("{name}.jsonl")))?;
        sets.push(lines.lines().map(serde_json::from_str).collect::<Result<Vec<Value>, _>>()?);
    }
    for (tool, segment) in &segmenters {
        let sum: f64 = sets.iter().map(|set| f1(set, segment)).sum();
        table.accuracy(("segment", tool), "F1, mean of six UD sets", 100.0 * sum / sets.len() as f64)?;
    }
    Ok(())
}

fn segmenters() -> Vec<Segmenter> {
    let icu = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    vec![
        (
            "drogman",
            Box::new(|text, language| {
                let found = drogman_segment::sentences(text, language);
                found.iter().map(|sentence| sentence.span.start() as usize).collect()
            }),
        ),
        (
            "icu_segmenter",
            Box::new(move |text, _| {
                let mut breaks: Vec<usize> = icu.segment_str(text).collect();
                breaks.pop();
                breaks
            }),
        ),
        (
            "unicode-segmentation",
            Box::new(|text, _| text.split_sentence_bound_indices().map(|(start, _)| start).collect()),
        ),
        (
            "sentencex",
            Box::new(|text, language| {
                let found = sentencex::get_sentence_boundaries(language.primary(), text);
                found.iter().map(|boundary| boundary.start_byte).collect()
            }),
        ),
    ]
}

/// F1 of the boundaries inside paragraphs, at positions counted in characters that are not white space.
fn f1(set: &[Value], segment: &dyn Fn(&str, &LanguageTag) -> Vec<usize>) -> f64 {
    let (mut n_gold, mut n_found, mut n_right) = (0, 0, 0);
    for row in set {
        let text = row["text"].as_str().unwrap_or("");
        let language = row["lang"].as_str().and_then(LanguageTag::parse).unwrap_or_else(LanguageTag::und);
        let starts: Vec<usize> = row["pars"].as_array().into_iter().flatten().map(number).collect();
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        for (start, end) in starts.iter().copied().zip(ends) {
            let paragraph = &text[start..end];
            let total = solid(paragraph);
            let inside = |at: &usize| *at > 0 && *at < total;
            let gold = row["sents"].as_array().into_iter().flatten().map(|span| number(&span[0]));
            let gold: BTreeSet<usize> = gold
                .filter(|first| (start..end).contains(first))
                .map(|first| solid(&text[start..first]))
                .filter(inside)
                .collect();
            let found = segment(paragraph, &language);
            let found: BTreeSet<usize> =
                found.iter().map(|at| solid(&paragraph[..*at])).filter(inside).collect();
            n_gold += gold.len();
            n_found += found.len();
            n_right += gold.intersection(&found).count();
        }
    }
    2.0 * f64::from(n_right as u32) / f64::from((n_gold + n_found).max(1) as u32)
}

fn number(value: &Value) -> usize {
    value.as_u64().map_or(usize::MAX, |n| n as usize)
}

fn solid(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}
