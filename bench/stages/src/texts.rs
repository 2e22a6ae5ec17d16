//! What normalization and segmentation are measured on, as `texts.py` left it.

use drogman_normalize::{Habits, habits};
use drogman_text::LanguageTag;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

/// A folder of texts.
pub(crate) struct Texts {
    folder: PathBuf,
}

/// A document of about 64 KB in one language, an empty line between paragraphs.
pub(crate) struct Document {
    pub(crate) text: String,
    pub(crate) language: LanguageTag,
    /// What is counted over the whole of it.
    pub(crate) habits: Habits,
}

/// How much of a document a tool gets at once.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Documents,
    Lines,
}

/// The documents of one kind of text in one shape.
pub(crate) struct Input {
    /// Such as `fr, lines`.
    pub(crate) name: String,
    pub(crate) shape: Shape,
    pub(crate) documents: Vec<Document>,
}

#[derive(Deserialize)]
struct Row {
    language: String,
    text: String,
}

impl Texts {
    pub(crate) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The texts of `KIND.jsonl`.
    pub(crate) fn input(&self, kind: &str, shape: Shape) -> anyhow::Result<Input> {
        let documents = self.rows::<Row>(kind)?.unwrap_or_default().into_iter().map(|row| {
            let language = LanguageTag::parse(&row.language).unwrap_or_else(LanguageTag::und);
            let mut counts = habits(&row.text);
            counts.merge(&drogman_segment::habits(&row.text, &language));
            Document { habits: counts, language, text: row.text }
        });
        let name = match shape {
            Shape::Documents => "documents",
            Shape::Lines => "lines",
        };
        Ok(Input { name: format!("{kind}, {name}"), shape, documents: documents.collect() })
    }

    /// The rows of `NAME.jsonl`, or `None` when it is not there.
    pub(crate) fn rows<T: DeserializeOwned>(&self, name: &str) -> anyhow::Result<Option<Vec<T>>> {
        let path = self.path(name);
        if !path.is_file() {
            return Ok(None);
        }
        let lines = std::fs::read_to_string(path)?;
        Ok(Some(lines.lines().map(serde_json::from_str).collect::<Result<_, _>>()?))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.jsonl"))
    }
}

impl Input {
    /// What a tool gets at once, of one document.
    pub(crate) fn pieces<'a>(&self, document: &'a Document) -> impl Iterator<Item = &'a str> + use<'a> {
        let (whole, lines) = match self.shape {
            Shape::Documents => (Some(document.text.as_str()), None),
            Shape::Lines => (None, Some(document.text.lines().filter(|line| !line.is_empty()))),
        };
        whole.into_iter().chain(lines.into_iter().flatten())
    }
}
