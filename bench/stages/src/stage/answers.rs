//! What the tools answer to the texts of the development data; `accuracy.py` scores it, theirs and those of the
//! rivals in Python alike.

use crate::measure::Table;
use crate::stage::segment::Segmenter;
use crate::texts::Texts;
use drogman_normalize::{Options, Profile, habits, normalize};
use drogman_text::{Habits, LanguageTag};
use plsfix::TextFixerConfig;
use serde::Deserialize;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

/// A text, and what it should have been.
#[derive(Deserialize)]
struct Repair {
    lang: String,
    text: String,
    gold: String,
}

#[derive(Deserialize)]
struct Paragraph {
    /// The number of the document it belongs to; its paragraphs stand one behind the other.
    document: usize,
    lang: String,
    text: String,
}

type Normalizer = (&'static str, fn(&str, &LanguageTag) -> String);

const NORMALIZERS: [Normalizer; 5] = [
    ("drogman archive", |text, language| ours(Profile::Archive, text, language)),
    ("drogman translator", |text, language| ours(Profile::Translator, text, language)),
    ("drogman mt-training", |text, language| ours(Profile::MtTraining, text, language)),
    ("plsfix, encoding only", |text, _| plsfix::fix_text(text, Some(&ENCODING_ONLY))),
    ("plsfix", |text, _| plsfix::fix_text(text, None)),
];

const ENCODING_ONLY: TextFixerConfig = TextFixerConfig {
    unescape_html: Some(false),
    remove_terminal_escapes: false,
    fix_encoding: true,
    restore_byte_a0: true,
    replace_lossy_sequences: true,
    decode_inconsistent_utf8: true,
    fix_c1_controls: true,
    fix_latin_ligatures: false,
    fix_character_width: false,
    uncurl_quotes: false,
    fix_line_breaks: false,
    remove_control_chars: false,
    normalization: None,
    max_decode_length: 1_000_000,
};

fn ours(profile: Profile, text: &str, language: &LanguageTag) -> String {
    normalize(text, &Options::new(profile, language, &habits(text))).text.into_owned()
}

/// Writes `OUT/repairs/TOOL.jsonl`: what became of the text, what became of the gold, and whether a second time
/// leaves it as it is.
pub(crate) fn repairs(texts: &Texts, out: &Path, table: &mut Table) -> anyhow::Result<()> {
    let Some(rows) = texts.rows::<Repair>("repairs")? else {
        return table.skipped("repairs", &texts.path("repairs"));
    };
    for (tool, normalizer) in NORMALIZERS {
        let answers = rows.iter().map(|row| {
            let language = tag(&row.lang);
            let once = normalizer(&row.text, &language);
            let stable = normalizer(&once, &language) == once;
            json!({"text": once, "gold": normalizer(&row.gold, &language), "stable": stable})
        });
        save(&out.join("repairs"), tool, answers)?;
    }
    Ok(())
}

/// Writes `OUT/boundaries/TOOL.jsonl`: for each paragraph how many characters that are not white space stand before
/// each of its sentences.
pub(crate) fn boundaries(
    texts: &Texts,
    segmenters: &[Segmenter],
    out: &Path,
    table: &mut Table,
) -> anyhow::Result<()> {
    let Some(rows) = texts.rows::<Paragraph>("paragraphs")? else {
        return table.skipped("boundaries", &texts.path("paragraphs"));
    };
    let habits: Vec<Habits> = rows
        .chunk_by(|one, other| one.document == other.document)
        .flat_map(|paragraphs| {
            let text: String = paragraphs.iter().map(|row| row.text.as_str()).collect();
            let language = paragraphs.first().map_or_else(LanguageTag::und, |row| tag(&row.lang));
            vec![drogman_segment::habits(&text, &language); paragraphs.len()]
        })
        .collect();
    for segmenter in segmenters {
        let answers = rows.iter().zip(&habits).map(|(row, habits)| {
            let starts = (segmenter.starts)(&row.text, &tag(&row.lang), habits);
            let solid = |at: usize| row.text[..at].chars().filter(|c| !c.is_whitespace()).count();
            json!(starts.into_iter().map(solid).collect::<Vec<usize>>())
        });
        save(&out.join("boundaries"), segmenter.tool, answers)?;
    }
    Ok(())
}

fn tag(language: &str) -> LanguageTag {
    LanguageTag::parse(language).unwrap_or_else(LanguageTag::und)
}

fn save(folder: &Path, tool: &str, answers: impl Iterator<Item = Value>) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut file = BufWriter::new(File::create(folder.join(format!("{tool}.jsonl")))?);
    for answer in answers {
        writeln!(file, "{answer}")?;
    }
    Ok(file.flush()?)
}
