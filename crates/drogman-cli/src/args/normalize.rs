//! The arguments of `drogman normalize`.

use super::{DocumentArgs, profile};
use clap::Args;
use drogman::Profile;

/// Print the normalized view of documents
#[derive(Args, Debug)]
#[command(
    after_help = "The files are not touched. Each change knows its rule and its way back.\n\nExamples:\n  \
drogman normalize letter.txt\n  drogman normalize letter.txt --profile archive --explain\n  \
drogman normalize letter.txt --json"
)]
pub(crate) struct NormalizeArgs {
    #[command(flatten)]
    pub(crate) documents: DocumentArgs,
    /// translator: house typography; archive: only what is provably exact; mt-training: plain text; search-key: folded
    #[arg(long, default_value = "translator", value_parser = profile)]
    pub(crate) profile: Profile,
    /// Print each change instead of the text: where, which rule, before and after
    #[arg(long, conflicts_with = "json")]
    pub(crate) explain: bool,
    /// Print rows, one JSON object a line
    #[arg(long)]
    pub(crate) json: bool,
}
