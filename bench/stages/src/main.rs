//! Measures every stage beside its rivals: `stages CORPUS SHARED OUT RUNS`.
//!
//! `CORPUS` is a folder that `corpus.py` made, `SHARED` the folder of development data (figures of accuracy are left
//! out by name where it is missing), `OUT` the folder that gets `rows.jsonl`, one figure a line, and what the rivals
//! in Python work on. A figure is CPU time (user and system) of this one thread, the best of `RUNS`; a tool that
//! would need more than a few seconds gets a slice of the input, and the row says how many bytes that was.

#![expect(
    clippy::disallowed_methods,
    reason = "a program for developers: it reads, writes and looks at a clock"
)]

mod corpus;
mod exchange;
mod measure;
mod stage {
    pub(crate) mod align;
    pub(crate) mod detect;
    pub(crate) mod names;
    pub(crate) mod normalize;
    pub(crate) mod read;
    pub(crate) mod segment;
}

use anyhow::{Context as _, bail};
use std::path::Path;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [corpus, shared, out, runs] = arguments.as_slice() else {
        bail!("usage: stages CORPUS SHARED OUT RUNS");
    };
    let (shared, out) = (Path::new(shared), Path::new(out));
    std::fs::create_dir_all(out).with_context(|| format!("{}: cannot be made", out.display()))?;
    let mut table = measure::Table::create(&out.join("rows.jsonl"), runs.parse()?)?;
    let corpus = corpus::Corpus::load(Path::new(corpus))?;
    eprintln!("{} documents, {} blocks", corpus.documents.len(), corpus.blocks().count());
    stage::read::run(&corpus, &mut table)?;
    stage::detect::run(&corpus, shared, &mut table)?;
    stage::normalize::run(&corpus, &mut table)?;
    stage::segment::run(&corpus, shared, &mut table)?;
    stage::names::run(&corpus, out, &mut table)?;
    stage::align::run(&corpus, shared, out, &mut table)?;
    exchange::write(&corpus, out)
}
