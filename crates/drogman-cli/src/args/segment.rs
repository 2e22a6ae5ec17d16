//! The arguments of `drogman segment`.

use super::{DocumentArgs, language};
use clap::Args;
use drogman::LanguageTag;
use std::path::PathBuf;

/// Split documents into sentences
#[derive(Args, Debug)]
#[command(
    after_help = "One sentence a line; line breaks inside a sentence are shown as blanks, --json keeps them.\n\n\
Examples:\n  drogman segment letter.txt\n  drogman segment letter.txt --json | jq -r .text\n  \
drogman segment letter.txt --words\n  drogman segment letter.txt --srx house.srx\n  \
drogman segment --jsonl blocks.jsonl"
)]
pub(crate) struct SegmentArgs {
    #[command(flatten)]
    pub(crate) documents: DocumentArgs,
    /// Print rows, one JSON object a line: place in bytes, confidence and reason of the boundary, text
    #[arg(long)]
    pub(crate) json: bool,
    /// Split the sentences into words, separated by tabs; in rows as [start, end, kind]
    #[arg(long)]
    pub(crate) words: bool,
    /// Split by the rules of an SRX 2.0 file instead
    #[arg(long, value_name = "FILE")]
    pub(crate) srx: Option<PathBuf>,
    /// Read one {"id", "text"} a line and write its {"id", "sentences": [[start, end], ...]} in bytes
    #[arg(long, conflicts_with = "json")]
    pub(crate) jsonl: bool,
    /// The language of every text of --jsonl; told from each text when left out
    #[arg(long, value_name = "TAG", requires = "jsonl", value_parser = language)]
    pub(crate) lang: Option<LanguageTag>,
}
