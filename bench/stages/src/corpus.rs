//! The corpus in memory: the bytes of each document, and what the reader of the product makes of them.

use anyhow::{Context as _, bail};
use drogman_document::Source;
use drogman_formats::ReadOptions;
use drogman_text::LanguageTag;
use std::path::Path;

pub(crate) struct Corpus {
    pub(crate) documents: Vec<Document>,
}

pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) format: String,
    /// The encoding it was written in, as Python names it.
    pub(crate) encoding: String,
    /// `en`, `fr`, or `None` when it holds both.
    pub(crate) language: Option<LanguageTag>,
    /// The pair it belongs to, if any; the two sides stand one behind the other.
    pub(crate) pair: Option<String>,
    pub(crate) bytes: Vec<u8>,
    pub(crate) source: Source,
}

impl Document {
    /// The texts of its blocks.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = &str> {
        self.source.blocks.iter().map(|block| block.content.slice(&self.source.text))
    }
}

/// A block of a document in one known language.
pub(crate) struct Block<'a> {
    pub(crate) language: &'a LanguageTag,
    pub(crate) text: &'a str,
}

impl Corpus {
    pub(crate) fn load(folder: &Path) -> anyhow::Result<Self> {
        let list = folder.join("documents.tsv");
        let rows = std::fs::read_to_string(&list).with_context(|| list.display().to_string())?;
        let documents = rows.lines().skip(1).map(|row| {
            let [name, format, encoding, language, pair] = row.split('\t').collect::<Vec<_>>()[..] else {
                bail!("{}: not five columns: {row}", list.display());
            };
            let path = folder.join("documents").join(name);
            let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
            let source = drogman_formats::read(name, &bytes, &ReadOptions::default())?;
            Ok(Document {
                name: name.to_owned(),
                format: format.to_owned(),
                encoding: encoding.to_owned(),
                language: LanguageTag::parse(language).filter(|_| language != "mixed"),
                pair: (pair != "-").then(|| pair.to_owned()),
                bytes,
                source,
            })
        });
        Ok(Self { documents: documents.collect::<anyhow::Result<_>>()? })
    }

    /// The blocks of the documents in one language.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = Block<'_>> {
        self.documents
            .iter()
            .filter_map(|document| Some((document, document.language.as_ref()?)))
            .flat_map(|(document, language)| document.blocks().map(move |text| Block { language, text }))
    }

    /// The translation pairs, English first.
    pub(crate) fn pairs(&self) -> Vec<[&Document; 2]> {
        let both = self.documents.windows(2).filter_map(|two| match two {
            [one, other] if one.pair.is_some() && one.pair == other.pair => Some([one, other]),
            _ => None,
        });
        both.collect()
    }
}
