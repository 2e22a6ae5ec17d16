//! The arguments of `drogman normalize`.

use super::{DocumentArgs, language, profile, style};
use clap::Args;
use drogman::{LanguageTag, Profile, Style, TextOptions};

/// Set the typography of documents right, with the way back
///
/// Prints the normalized text, what would change (--diff, --explain), or rewrites files (--in-place --write). Each
/// change names its rule; counts for each rule go to standard error. docs/rules.md describes every rule with examples.
///
/// Of Markdown, HTML and Word files the text is printed, without their markup; --in-place keeps the markup. Several
/// files are printed one after the other, each under a line ==> NAME <==. A document is read as a whole: for corpora
/// with a text a line, and for files that are too large, --lines and --jsonl stream.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that can be typed")]
#[command(after_help = "Files are touched by --in-place --write alone.\n\n\
Rows of --json are the segments of a document in order. Their start and end count bytes of its text, as prepare \
writes it to text/ (for plain UTF-8 text these are the bytes of the file); the offsets of their edits and remarks \
count from the start of the segment. In a row without a change \"normalized\" is null: its text stands as it is.\n\n\
Exit codes: 0 done, 1 an input was bad (the rest is done), 2 wrong usage.\n\nExamples:\n  \
drogman normalize letter.txt\n  \
drogman normalize letter.txt --diff --style fr-CH,en-GB\n  \
drogman normalize letter.txt --profile archive --explain\n  \
drogman normalize dossier --in-place            says what would change, and writes nothing\n  \
drogman normalize dossier --in-place --write    keeps each old file as FILE.bak\n  \
drogman normalize --lines --profile mt-training --style fr-FR corpus.fr > clean.fr\n  \
zcat rows.jsonl.gz | drogman normalize --jsonl --column title,text -")]
pub(crate) struct NormalizeArgs {
    #[command(flatten)]
    pub(crate) documents: DocumentArgs,
    /// translator: house typography; archive: only what is provably exact; mt-training: plain text; search-key: folded
    #[arg(long, default_value = "translator", value_parser = profile)]
    pub(crate) profile: Profile,
    /// House styles, separated by commas: fr-FR, fr-CA, fr-CH, en-US, en-GB, and narrow or wide no-break spaces
    #[arg(long, default_value = "language", hide_default_value = true, value_name = "STYLES", value_parser = style)]
    pub(crate) style: Style,
    /// Print what would change, line by line, with invisible characters as signs
    #[arg(long, group = "output")]
    pub(crate) diff: bool,
    /// Print each change and each remark on a line: where, which rule, before and after
    #[arg(long, group = "output")]
    pub(crate) explain: bool,
    /// Print rows, one JSON object a line
    #[arg(long, conflicts_with_all = ["diff", "explain"])]
    pub(crate) json: bool,
    /// With --json: close with a row of counts for each rule
    #[arg(long, requires = "json")]
    pub(crate) stats: bool,
    /// Say for each file what would change in it; with --write, change it
    #[arg(long, group = "output")]
    pub(crate) in_place: bool,
    /// With --in-place: write the files, each old one kept as FILE.bak
    #[arg(long, requires = "in_place")]
    pub(crate) write: bool,
    /// The input is UTF-8 with a text a line: write its normalized text a line, in the same order
    #[arg(long, group = "output", conflicts_with = "json")]
    pub(crate) lines: bool,
    /// The input is JSON Lines: write the rows with the texts of --column normalized
    #[arg(long, group = "output", requires = "column", conflicts_with = "json")]
    pub(crate) jsonl: bool,
    /// With --jsonl: the fields that hold text, separated by commas
    #[arg(long, value_delimiter = ',', value_name = "FIELDS", requires = "jsonl")]
    pub(crate) column: Vec<String>,
    /// With --jsonl: add the list of changes behind each field, as the field's name with _edits
    #[arg(long, requires = "jsonl")]
    pub(crate) edits: bool,
    /// The language of every text of --lines and --jsonl; told from the style, else from each text, when left out
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub(crate) lang: Option<LanguageTag>,
}

impl NormalizeArgs {
    /// The options of an analysis.
    pub(crate) fn options(&self) -> TextOptions {
        TextOptions { style: self.style, ..self.documents.options(self.profile) }
    }
}
