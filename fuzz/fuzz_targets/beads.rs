//! Any two lists of lines: every sentence stands in exactly one bead.
#![no_main]

use drogman_align::{AlignOptions, align};
use drogman_document::{Sentence, Side};
use drogman_text::LanguageTag;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|texts: (&str, &str)| {
    let side = |text: &'_ str| text.lines().take(200).map(str::to_owned).collect::<Vec<String>>();
    let (source, target) = (side(texts.0), side(texts.1));
    let (source_side, target_side) =
        (of(&source, LanguageTag::english()), of(&target, LanguageTag::french()));
    let found = align(&source_side, &target_side, &AlignOptions::default());
    let mut seen: Vec<u32> = found.beads.iter().flat_map(|bead| bead.source.clone()).collect();
    seen.sort_unstable();
    assert!(seen.iter().copied().eq(0..source.len() as u32), "align({source:?}, {target:?})");
    let mut seen: Vec<u32> = found.beads.iter().flat_map(|bead| bead.target.clone()).collect();
    seen.sort_unstable();
    assert!(seen.iter().copied().eq(0..target.len() as u32), "align({source:?}, {target:?})");
});

fn of(lines: &[String], language: LanguageTag) -> Side<'_> {
    let sentence = |line| Sentence { text: line, block: 0, structure: 0, names: Vec::new() };
    Side { language, sentences: lines.iter().map(String::as_str).map(sentence).collect() }
}
