//! Measures stages beside their rivals: `stages CORPUS TEXTS SHARED OUT RUNS STAGES [RULES]`.
//!
//! `CORPUS` is a folder that `corpus.py` made, `TEXTS` one that `texts.py` made, `SHARED` the folder of development
//! data (figures of accuracy are left out by name where it is missing), `OUT` the folder that gets `rows.jsonl`, one
//! figure a line, and what the rivals in Python work on. A figure is CPU time (user and system) of this one thread,
//! the best of several runs; a tool that would need more than a few seconds gets a slice of the input, and the row
//! says how many bytes that was. `STAGES` are names joined by commas; `again` among them repeats the races of
//! normalization and segmentation alone and appends. `RULES` is the rule file that comes with the crate `srx`.

#![expect(
    clippy::disallowed_methods,
    reason = "a program for developers: it reads, writes and looks at a clock"
)]

mod corpus;
mod exchange;
mod measure;
mod stage {
    pub(crate) mod align;
    pub(crate) mod answers;
    pub(crate) mod detect;
    pub(crate) mod hostile;
    pub(crate) mod names;
    pub(crate) mod normalize;
    pub(crate) mod read;
    pub(crate) mod segment;
}
mod texts;

use anyhow::{Context as _, bail};
use measure::Table;
use stage::{align, answers, detect, hostile, names, normalize, read, segment};
use std::path::Path;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [corpus, texts, shared, out, runs, stages, rules @ ..] = arguments.as_slice() else {
        bail!("usage: stages CORPUS TEXTS SHARED OUT RUNS STAGES [RULES]");
    };
    let (shared, out) = (Path::new(shared), Path::new(out));
    std::fs::create_dir_all(out).with_context(|| format!("{}: cannot be made", out.display()))?;
    let stages: Vec<&str> = stages.split(',').collect();
    let again = stages.contains(&"again");
    let mut table = Table::open(&out.join("rows.jsonl"), runs.parse()?, again)?;
    let texts = texts::Texts::new(Path::new(texts));
    if stages.contains(&"normalize") {
        normalize::run(&texts, &mut table)?;
        if !again {
            hostile::normalizing(&texts, &mut table)?;
            answers::repairs(&texts, out, &mut table)?;
        }
    }
    if stages.contains(&"segment") {
        let segmenters = segment::segmenters(rules.first().map(Path::new), &mut table)?;
        segment::run(&texts, &segmenters, &mut table)?;
        if !again {
            hostile::segmenting(&texts, &segmenters, &mut table)?;
            answers::boundaries(&texts, &segmenters, out, &mut table)?;
        }
    }
    if stages.iter().all(|stage| matches!(*stage, "normalize" | "segment" | "again")) {
        return Ok(());
    }
    let corpus = corpus::Corpus::load(Path::new(corpus))?;
    eprintln!("{} documents, {} blocks", corpus.documents.len(), corpus.blocks().count());
    for stage in stages {
        match stage {
            "read" => read::run(&corpus, &mut table)?,
            "detect" => detect::run(&corpus, shared, &mut table)?,
            "names" => names::run(&corpus, out, &mut table)?,
            "align" => align::run(&corpus, shared, out, &mut table)?,
            _ => {}
        }
    }
    exchange::write(&corpus, out)
}
