//! The arguments of `drogman detect`.

use super::{LimitArgs, language};
use clap::{Args, ValueEnum};
use drogman::{Allowed, LanguageTag, Level};
use std::path::PathBuf;

/// Tell which language a text is in, how sure, and where it changes
///
/// Works on documents (--by), on a text a line (--lines) and on rows of JSON (--jsonl). What no language can be told
/// for is und: random letters, code, figures, names alone, languages that are not allowed.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that can be typed")]
#[command(
    after_help = "Offsets are bytes of the document's text, which for a UTF-8 text file are those of the file.\n\n\
Exit codes: 0 done, 1 an input, a line or a row was bad (the rest is done), 2 wrong usage.\n\nExamples:\n  \
drogman detect dump.txt\n  drogman detect dump.txt --by phrase --text\n  \
drogman detect dossier --by sentence --json --langs en,fr\n  drogman detect dossier --stats\n  \
echo 'Bonjour à tous' | drogman detect -\n  \
drogman detect --lines --json --langs en,fr corpus.txt\n  \
drogman detect --jsonl --column text corpus.jsonl > labelled.jsonl"
)]
pub(crate) struct DetectArgs {
    /// Files and folders; - is standard input
    #[arg(required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// The languages that may be answered, separated by commas, and no others; all that are known when left out
    #[arg(long, value_delimiter = ',', value_name = "TAGS", value_parser = language)]
    pub(crate) langs: Vec<LanguageTag>,
    /// How finely to tell
    #[arg(long, default_value = "block")]
    pub(crate) by: By,
    /// By which means to tell
    #[arg(long, default_value = "drogman", value_name = "NAME")]
    pub(crate) backend: Backend,
    /// Print rows, one JSON object a line
    #[arg(long)]
    pub(crate) json: bool,
    /// Show the text itself with each language in a colour of its own, between marks where there are no colours
    #[arg(long, group = "output", conflicts_with = "json")]
    pub(crate) text: bool,
    /// Print the share of each language in letters, bytes and segments instead of the segments
    #[arg(long, group = "output")]
    pub(crate) stats: bool,
    /// The input is UTF-8 with a text a line: tell the language of each
    #[arg(long, group = "output", conflicts_with = "by")]
    pub(crate) lines: bool,
    /// The input is JSON Lines: write the rows with the language of the text of --column, and how sure
    #[arg(long, group = "output", requires = "column", conflicts_with_all = ["json", "by"])]
    pub(crate) jsonl: bool,
    /// With --jsonl: the fields that hold text, separated by commas
    #[arg(long, value_delimiter = ',', value_name = "FIELDS", requires = "jsonl")]
    pub(crate) column: Vec<String>,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}

impl DetectArgs {
    /// The languages that may be answered.
    pub(crate) fn allowed(&self) -> Allowed {
        if self.langs.is_empty() { Allowed::default() } else { Allowed::new(self.langs.iter().cloned()) }
    }
}

/// How finely to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// The whole file, by the language of most of its letters
    Document,
    /// Paragraphs, headlines, list items
    Block,
    /// Sentences
    Sentence,
    /// Stretches of one language, also inside a sentence
    Phrase,
}

impl From<By> for Level {
    fn from(by: By) -> Self {
        match by {
            By::Document => Self::Document,
            By::Block => Self::Block,
            By::Sentence => Self::Sentence,
            By::Phrase => Self::Phrase,
        }
    }
}

/// By which means languages are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Backend {
    /// The model of drogman
    Drogman,
    /// The trigrams of the crate whatlang, for comparison
    Whatlang,
}
