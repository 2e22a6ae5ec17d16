//! Detection between English and French, beside the detectors that cargo installs.

use crate::corpus::{Block, Corpus};
use crate::measure::{Subject, Table};
use drogman_detect::{Allowed, identify, spans};
use lingua::{LanguageDetector, LanguageDetectorBuilder};
use std::path::Path;

/// The sets of the development data whose accuracy is told.
const SETS: [(&str, &str); 3] =
    [("enfr_w1", "one word"), ("enfr_w2", "two words"), ("enfr_w5", "five words")];

/// One detector: its name, and `en`, `fr` or something else for a text.
type Detector<'a> = (&'static str, Box<dyn Fn(&str) -> &'static str + 'a>);

pub(crate) fn run(corpus: &Corpus, shared: &Path, table: &mut Table) -> anyhow::Result<()> {
    let blocks: Vec<Block<'_>> = corpus.blocks().collect();
    let windows: Vec<Block<'_>> = blocks.iter().flat_map(|block| five_words(block)).collect();
    let allowed = Allowed::of(&["en", "fr"]);
    let lingua =
        LanguageDetectorBuilder::from_languages(&[lingua::Language::English, lingua::Language::French])
            .with_preloaded_language_models()
            .build();
    let detectors = detectors(&allowed, &lingua);
    for (stage, items) in [("detect: a block", &blocks), ("detect: five words", &windows)] {
        for (tool, detect) in &detectors {
            let right = |block: &Block<'_>| usize::from(detect(block.text) == block.language.as_str());
            table.speed(Subject::new(stage, tool, "right"), items, |b| b.text.len(), right)?;
        }
    }
    let size = |block: &Block<'_>| block.text.len();
    table.speed(Subject::new("detect: spans", "drogman", "spans"), &blocks, size, |block| {
        spans(block.text, &allowed).len()
    })?;
    table.speed(
        Subject::new("detect: spans", "lingua (English, French)", "spans"),
        &blocks,
        size,
        |block| lingua.detect_multiple_languages_of(block.text).len(),
    )?;

    let file = shared.join("data/detect/enfr.dev.tsv");
    let Ok(rows) = std::fs::read_to_string(&file) else {
        return table.skipped("detect: accuracy", &file);
    };
    for (set, name) in SETS {
        let rows: Vec<[&str; 2]> = rows
            .lines()
            .filter_map(|row| {
                let mut cells = row.split('\t').skip(1);
                let (own, language, text) = (cells.next()?, cells.next()?, cells.next()?);
                (own == set).then_some([language, text])
            })
            .collect();
        anyhow::ensure!(!rows.is_empty(), "{}: no row of {set}", file.display());
        for (tool, detect) in &detectors {
            let share = |n: usize| 100.0 * n as f64 / rows.len() as f64;
            let right = rows.iter().filter(|[language, text]| detect(text) == *language).count();
            let silent = rows.iter().filter(|[_, text]| detect(text) == "und").count();
            table.accuracy(("detect: accuracy", tool), name, share(right))?;
            table.accuracy(("detect: wrong", tool), name, share(rows.len() - right - silent))?;
        }
    }
    Ok(())
}

fn detectors<'a>(allowed: &'a Allowed, lingua: &'a LanguageDetector) -> Vec<Detector<'a>> {
    let whatlang = whatlang::Detector::with_allowlist(vec![whatlang::Lang::Eng, whatlang::Lang::Fra]);
    vec![
        (
            "drogman",
            Box::new(|text| match identify(text, allowed).language().as_str() {
                "en" => "en",
                "fr" => "fr",
                _ => "und",
            }),
        ),
        (
            "whatlang (English, French)",
            Box::new(move |text| match whatlang.detect_lang(text) {
                Some(whatlang::Lang::Eng) => "en",
                Some(whatlang::Lang::Fra) => "fr",
                _ => "und",
            }),
        ),
        // It knows 16 languages and cannot be told to think of two only.
        (
            "whichlang (16 languages)",
            Box::new(|text| match whichlang::detect_language(text) {
                whichlang::Lang::Eng => "en",
                whichlang::Lang::Fra => "fr",
                _ => "other",
            }),
        ),
        (
            "lingua (English, French)",
            Box::new(|text| match lingua.detect_language_of(text) {
                Some(lingua::Language::English) => "en",
                Some(lingua::Language::French) => "fr",
                _ => "und",
            }),
        ),
    ]
}

/// The text cut into pieces of five words.
fn five_words<'a>(block: &Block<'a>) -> Vec<Block<'a>> {
    let mut pieces = Vec::new();
    let (mut n_words, mut start) = (0, 0);
    for (at, _) in block.text.match_indices(char::is_whitespace) {
        n_words += 1;
        if n_words == 5 {
            pieces.push(Block { language: block.language, text: block.text[start..at].trim() });
            (n_words, start) = (0, at);
        }
    }
    pieces
}
