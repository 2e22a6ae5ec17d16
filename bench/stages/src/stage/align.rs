//! Alignment of the translation pairs; the rival works in Python on the same sentences.

use crate::corpus::{Corpus, Document};
use crate::measure::{Subject, Table};
use drogman_align::{AlignOptions, align};
use drogman_document::{Sentence, Side};
use drogman_text::LanguageTag;
use serde_json::json;
use std::fmt::Write as _;
use std::path::Path;

pub(crate) fn run(corpus: &Corpus, shared: &Path, out: &Path, table: &mut Table) -> anyhow::Result<()> {
    let pairs: Vec<[Side<'_>; 2]> = corpus.pairs().iter().map(|pair| pair.map(side)).collect();
    let mut lines = String::new();
    for [source, target] in &pairs {
        let texts = |side: &Side<'_>| -> Vec<String> {
            side.sentences.iter().map(|sentence| sentence.text.to_owned()).collect()
        };
        writeln!(lines, "{}", json!({"source": texts(source), "target": texts(target)}))?;
    }
    std::fs::write(out.join("pairs.jsonl"), lines)?;
    let size = |side: &Side<'_>| side.sentences.iter().map(|sentence| sentence.text.len()).sum::<usize>();
    table.speed(
        Subject::new("align", "drogman", "beads"),
        &pairs,
        |[source, target]| size(source) + size(target),
        |[source, target]| align(source, target, &AlignOptions::default()).beads.len(),
    )?;

    let set = shared.join("data/align/transread");
    let Ok(rows) = std::fs::read_to_string(set.join("docs.tsv")) else {
        return table.skipped("align: accuracy", &set);
    };
    let folder = out.join("transread/drogman");
    std::fs::create_dir_all(&folder)?;
    for row in rows.lines() {
        let [document, source, target, _] = row.split('\t').collect::<Vec<_>>()[..] else {
            anyhow::bail!("{}: not four columns: {row}", set.display());
        };
        let texts = [std::fs::read_to_string(set.join(source))?, std::fs::read_to_string(set.join(target))?];
        let sides = [lines_of(&texts[0], LanguageTag::english()), lines_of(&texts[1], LanguageTag::french())];
        let mut lines = String::new();
        for bead in &align(&sides[0], &sides[1], &AlignOptions::default()).beads {
            writeln!(lines, "{:?}:{:?}", bead.source, bead.target)?;
        }
        std::fs::write(folder.join(format!("{document}.align")), lines)?;
    }
    Ok(())
}

/// The sentences of a document, without names: the rival has none either.
fn side(document: &Document) -> Side<'_> {
    let language = document.language.clone().unwrap_or_else(LanguageTag::und);
    let mut sentences = Vec::new();
    for (number, text) in document.blocks().enumerate() {
        for sentence in drogman_segment::sentences(text, &language) {
            let text = sentence.span.slice(text);
            sentences.push(Sentence { text, block: number as u32, structure: 0, names: Vec::new() });
        }
    }
    Side { language, sentences }
}

fn lines_of(text: &str, language: LanguageTag) -> Side<'_> {
    let sentences =
        text.lines().map(|text| Sentence { text, block: 0, structure: 0, names: Vec::new() }).collect();
    Side { language, sentences }
}
