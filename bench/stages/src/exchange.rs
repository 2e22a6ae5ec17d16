//! What the rivals in Python work on: the same blocks, one JSON object a line.

use crate::corpus::Corpus;
use serde_json::json;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

/// Python rivals work on a slice: more than this is never read.
const MOST_BYTES: usize = 8_000_000;

pub(crate) fn write(corpus: &Corpus, out: &Path) -> anyhow::Result<()> {
    let mut lines = BufWriter::new(File::create(out.join("blocks.jsonl"))?);
    let mut n_bytes = 0;
    for block in corpus.blocks() {
        writeln!(lines, "{}", json!({"language": block.language.as_str(), "text": block.text}))?;
        n_bytes += block.text.len();
        if n_bytes > MOST_BYTES {
            break;
        }
    }
    lines.flush()?;
    Ok(())
}
