//! The arguments of `drogman segment`, and of the segmentation in other commands.

use super::{LanguageArgs, LimitArgs, UsageError, language};
use crate::print;
use clap::Args;
use drogman::{LanguageTag, Profile, RuleFile, Segmentation, SegmentationKind, Severity, TextOptions};
use std::path::PathBuf;
use std::sync::Arc;

/// Split documents into sentences, or by rules of your own
///
/// Several files are printed one after the other, each under a line ==> NAME <==. A document is read as a whole: for
/// corpora, --jsonl streams.
#[derive(Args, Debug)]
#[command(
    after_help = "One sentence a line; line breaks inside a sentence are shown as blanks, --json keeps them. Places \
in rows count bytes of the document's text, as prepare writes it to text/; for plain UTF-8 text these are the bytes \
of the file. Those of --jsonl count bytes of the row's own text.\n\n\
Exit codes: 0 done, 1 an input or a line was bad (the rest is done), 2 wrong usage.\n\nExamples:\n  \
drogman segment letter.txt\n  drogman segment letter.txt --json | jq -r .text\n  \
drogman segment letter.txt --words\n  drogman segment letter.txt --srx house.srx\n  \
drogman segment corpus.en --segmentation line\n  drogman segment --jsonl blocks.jsonl\n  \
drogman segment --export-srx --lang en,fr > drogman.srx\n  \
drogman segment --export-srx --agreement letter.txt > drogman.srx"
)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub(crate) struct SegmentArgs {
    /// Files and folders; - is standard input
    #[arg(required_unless_present = "export_srx", conflicts_with = "export_srx")]
    pub(crate) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) languages: LanguageArgs,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
    #[command(flatten)]
    pub(crate) segmentation: SegmentationArgs,
    /// Print rows, one JSON object a line: place in bytes, confidence and reason of the boundary, text
    #[arg(long)]
    pub(crate) json: bool,
    /// Split the sentences into words, separated by tabs; in rows as [start, end, kind]
    #[arg(long)]
    pub(crate) words: bool,
    /// Read one {"id", "text"} a line and write its {"id", "sentences": [[start, end], ...]} in bytes
    #[arg(long, conflicts_with = "json", group = "apart")]
    pub(crate) jsonl: bool,
    /// Write our own rules as an SRX 2.0 file; how far it agrees with them goes to standard error
    #[arg(long, group = "apart", conflicts_with_all = ["json", "words", "segmentation", "srx"])]
    pub(crate) export_srx: bool,
    /// With --export-srx: measure the agreement on these files instead of on the sample dossier
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "export_srx")]
    pub(crate) agreement: Vec<PathBuf>,
    /// The language of every text of --jsonl, else told from each; the languages of --export-srx, else all
    #[arg(long, value_name = "TAGS", value_delimiter = ',', requires = "apart", value_parser = language)]
    pub(crate) lang: Vec<LanguageTag>,
}

impl SegmentArgs {
    /// The options of an analysis.
    pub(crate) fn options(&self, segmentation: Segmentation) -> TextOptions {
        TextOptions {
            languages: self.languages.with(&[]),
            profile: Profile::Archive,
            limits: self.limits.limits(),
            segmentation,
            ..TextOptions::default()
        }
    }
}

/// By what documents are cut.
#[derive(Args, Clone, Debug)]
pub(crate) struct SegmentationArgs {
    /// By what to cut: sentence (the default), srx, paragraph, line, as-given (blocks, cells and subtitles stay whole)
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub(crate) segmentation: Option<SegmentationKind>,
    /// Split by the rules of an SRX 2.0 file
    #[arg(long, value_name = "FILE")]
    pub(crate) srx: Option<PathBuf>,
}

impl SegmentationArgs {
    /// Reads the rule file, if one is named; what it holds that cannot be used is reported.
    pub(crate) fn read(&self, limits: &LimitArgs) -> anyhow::Result<Segmentation> {
        let usage = |message: String| Err(UsageError(message).into());
        let kind = match (self.segmentation, &self.srx) {
            (None | Some(SegmentationKind::Srx), Some(path)) => {
                let file = RuleFile::read(path, &limits.limits())?;
                for remark in file.remarks.iter().filter(|remark| remark.severity > Severity::Note) {
                    print::warning(&format!("{}: {}", path.display(), remark.without_severity()));
                }
                return Ok(Segmentation::Srx(Arc::new(file)));
            }
            (Some(kind), Some(_)) => {
                return usage(format!(
                    "--srx splits by a rule file, --segmentation {kind} does not: give one"
                ));
            }
            (Some(SegmentationKind::Srx), None) => {
                return usage("--segmentation srx needs a rule file: name it with --srx FILE".to_owned());
            }
            (kind, None) => kind.unwrap_or_default(),
        };
        Ok(match kind {
            SegmentationKind::Paragraph => Segmentation::Paragraph,
            SegmentationKind::Line => Segmentation::Line,
            SegmentationKind::AsGiven => Segmentation::AsGiven,
            SegmentationKind::Sentence | SegmentationKind::Srx => Segmentation::Sentence,
        })
    }
}

fn kind(text: &str) -> Result<SegmentationKind, String> {
    text.parse().map_err(|_| format!("'{text}' is not one of sentence, srx, paragraph, line, as-given"))
}
