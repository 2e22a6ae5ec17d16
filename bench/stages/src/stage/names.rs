//! Names: the tagger with all its tests, beside bare searches for the designations as they stand.

use crate::corpus::{Block, Corpus};
use crate::measure::{Subject, Table};
use aho_corasick::{AhoCorasick, MatchKind};
use anyhow::{anyhow, ensure};
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder};
use drogman_names::{Glossary, Tagger};
use std::collections::BTreeSet;
use std::path::Path;

pub(crate) fn run(corpus: &Corpus, out: &Path, table: &mut Table) -> anyhow::Result<()> {
    let stage = "names";
    let glossary = Glossary::builtin();
    let designations = glossary.concepts.iter().flat_map(|concept| &concept.designations);
    let forms: BTreeSet<&str> = designations.map(|designation| designation.text.as_str()).collect();
    let list: Vec<&str> = forms.iter().copied().collect();
    std::fs::write(out.join("forms.txt"), list.join("\n") + "\n")?;

    let blocks: Vec<Block<'_>> = corpus.blocks().collect();
    let bytes = |block: &Block<'_>| block.text.len();
    let tagger = Tagger::new(&glossary);
    table.speed(Subject::new(stage, "drogman", "names"), &blocks, bytes, |block| {
        tagger.find(block.text, block.language).len()
    })?;
    let aho = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&forms)?;
    let n_aho = table.speed(
        Subject::new(stage, "aho-corasick (exact forms)", "matches"),
        &blocks,
        bytes,
        |block| aho.find_iter(block.text).count(),
    )?;
    let double: DoubleArrayAhoCorasick<u32> = DoubleArrayAhoCorasickBuilder::new()
        .match_kind(daachorse::MatchKind::LeftmostLongest)
        .build(&forms)
        .map_err(|e| anyhow!("daachorse: {e}"))?;
    let n_double =
        table.speed(Subject::new(stage, "daachorse (exact forms)", "matches"), &blocks, bytes, |block| {
            double.leftmost_find_iter(block.text).count()
        })?;
    ensure!(n_aho == n_double, "two automata over the same forms differ: {n_aho} and {n_double} matches");
    Ok(())
}
