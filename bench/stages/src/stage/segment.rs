//! Sentences, beside the segmenters that cargo installs.

use crate::measure::{Runner, Table};
use crate::texts::{Document, Shape, Texts};
use drogman_segment::SentenceSpan;
use drogman_text::{Habits, LanguageTag};
use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;
use srx::SRX;
use std::path::Path;
use std::str::FromStr as _;
use unicode_segmentation::UnicodeSegmentation as _;

type Starts = dyn Fn(&str, &LanguageTag, &Habits) -> Vec<usize>;

/// One segmenter: its name, and where the sentences of a text start, given the habits of its document.
pub(crate) struct Segmenter {
    pub(crate) tool: &'static str,
    pub(crate) starts: Box<Starts>,
}

pub(crate) fn run(texts: &Texts, segmenters: &[Segmenter], table: &mut Table) -> anyhow::Result<()> {
    for shape in [Shape::Documents, Shape::Lines] {
        for kind in ["en", "fr"] {
            let input = texts.input(kind, shape)?;
            let runners: Vec<Runner<'_, Document>> = segmenters
                .iter()
                .map(|segmenter| {
                    Runner::new(segmenter.tool, "sentences", |document: &Document| {
                        let pieces = input.pieces(document);
                        pieces
                            .map(|piece| {
                                (segmenter.starts)(piece, &document.language, &document.habits).len()
                            })
                            .sum()
                    })
                })
                .collect();
            let bytes = |document: &Document| input.pieces(document).map(str::len).sum();
            table.race(("sentences", &input.name), &input.documents, bytes, &runners)?;
        }
    }
    Ok(())
}

/// Every segmenter; the one with rule files only when `rules`, which comes with its crate, is there.
pub(crate) fn segmenters(rules: Option<&Path>, table: &mut Table) -> anyhow::Result<Vec<Segmenter>> {
    let icu = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let mut found = vec![
        Segmenter {
            tool: "drogman",
            starts: Box::new(|text, language, _| our_starts(&drogman_segment::sentences(text, language))),
        },
        Segmenter {
            tool: "drogman, habits of the document given",
            starts: Box::new(|text, language, habits| {
                our_starts(&drogman_segment::sentences_with(text, language, habits))
            }),
        },
        Segmenter {
            tool: "icu_segmenter",
            starts: Box::new(move |text, _, _| {
                let mut breaks: Vec<usize> = icu.segment_str(text).collect();
                breaks.pop();
                breaks
            }),
        },
        Segmenter {
            tool: "unicode-segmentation",
            starts: Box::new(|text, _, _| {
                text.split_sentence_bound_indices().map(|(start, _)| start).collect()
            }),
        },
        Segmenter {
            tool: "sentencex",
            starts: Box::new(|text, language, _| {
                let found = sentencex::get_sentence_boundaries(language.primary(), text);
                found.iter().map(|boundary| boundary.start_byte).collect()
            }),
        },
    ];
    match rules {
        Some(path) => found.push(with_rules(path)?),
        None => table.skipped("sentences: srx", Path::new("segment.srx of the crate srx"))?,
    }
    Ok(found)
}

fn our_starts(found: &[SentenceSpan]) -> Vec<usize> {
    found.iter().map(|sentence| sentence.span.start() as usize).collect()
}

fn with_rules(path: &Path) -> anyhow::Result<Segmenter> {
    let srx = SRX::from_str(&std::fs::read_to_string(path)?)?;
    // What their own program calls the rules that break at an empty line.
    let rules = ["en_two", "fr_two"].map(|code| (code, srx.language_rules(code)));
    Ok(Segmenter {
        tool: "srx with its LanguageTool rules",
        starts: Box::new(move |text, language, _| {
            let rules = rules.iter().find(|(code, _)| code.starts_with(language.primary()));
            let ranges = rules.map_or_else(Vec::new, |(_, rules)| rules.split_ranges(text));
            ranges.iter().map(|range| range.start).collect()
        }),
    })
}
