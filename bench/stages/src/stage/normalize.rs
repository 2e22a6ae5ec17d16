//! Normalizing with the way back, beside tools that have none.

use crate::corpus::{Corpus, Document};
use crate::measure::{Subject, Table};
use anyhow::ensure;
use drogman_normalize::{Options, Profile, habits, normalize};
use drogman_text::LanguageTag;
use plsfix::TextFixerConfig;
use unicode_normalization::UnicodeNormalization as _;

pub(crate) fn run(corpus: &Corpus, table: &mut Table) -> anyhow::Result<()> {
    let stage = "normalize";
    let documents: Vec<&Document> = corpus.documents.iter().collect();
    let bytes = |document: &&Document| document.blocks().map(str::len).sum();
    let und = LanguageTag::und();
    for (tool, profile) in
        [("drogman, profile translator", Profile::Translator), ("drogman, profile archive", Profile::Archive)]
    {
        table.speed(Subject::new(stage, tool, "changes"), &documents, bytes, |document| {
            let learnt = habits(&document.source.text);
            let language = document.language.as_ref().unwrap_or(&und);
            let options = Options::new(profile, language, &learnt);
            document.blocks().map(|block| normalize(block, &options).edits.edits().len()).sum()
        })?;
    }
    table.speed(
        Subject::new(stage, "unicode-normalization (NFC only, no way back)", "bytes of text"),
        &documents,
        bytes,
        |document| document.blocks().map(|block| block.nfc().collect::<String>().len()).sum(),
    )?;
    // Straightening curly quotes would undo what the translator's profile does.
    let config = TextFixerConfig { uncurl_quotes: false, ..TextFixerConfig::default() };
    table.speed(
        Subject::new(stage, "plsfix (no way back)", "bytes of text"),
        &documents,
        bytes,
        |document| document.blocks().map(|block| plsfix::fix_text(block, Some(&config)).len()).sum(),
    )?;
    for document in &documents {
        let learnt = habits(&document.source.text);
        let options = Options::new(Profile::Archive, &und, &learnt);
        for block in document.blocks().filter(|block| block.nfc().ne(block.chars())) {
            ensure!(!normalize(block, &options).edits.is_empty(), "{}: NFC missed: {block}", document.name);
        }
    }
    Ok(())
}
