//! What can be typed.

mod check;
mod detect;
mod normalize;
mod segment;

pub(crate) use check::{CheckArgs, FailOn};
pub(crate) use detect::{Backend, By, DetectArgs};
pub(crate) use normalize::NormalizeArgs;
pub(crate) use segment::{SegmentArgs, SegmentationArgs};

use clap::{Args, Parser, Subcommand};
use drogman::{Compat, LanguageTag, Languages, Profile, Style, TextOptions};
use std::fmt;
use std::path::PathBuf;

/// Messy multilingual text in; clean, aligned, consistently named material for translators out.
#[derive(Debug, Parser)]
#[command(name = "drogman", arg_required_else_help = true, args_conflicts_with_subcommands = true)]
#[command(
    after_help = "Everything works offline. Exit codes: 0 done, 1 findings or bad input, 2 wrong usage.\n\n\
Examples:\n  drogman prepare seeds --to fr --out out     documents in, the translator's package out\n  \
drogman align a.en.txt b.fr.txt -o out.tmx  two files in, a translation memory out\n  \
drogman names lookup Karabagh               any spelling, the concepts it may name\n  \
drogman verify out                          the proof that nothing was lost"
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// Print the version
    #[arg(long, short = 'V')]
    pub(crate) version: bool,
    /// With --version: print the version of Unicode that each table knows, too
    #[arg(long, requires = "version")]
    pub(crate) verbose: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Prepare(PrepareArgs),
    Align(AlignArgs),
    Detect(DetectArgs),
    Normalize(NormalizeArgs),
    Segment(SegmentArgs),
    Names(NamesArgs),
    Check(CheckArgs),
    Verify(VerifyArgs),
}

/// Prepare a translator's package from mixed documents
///
/// Reads text, Markdown, HTML, Word (docx), subtitles (srt, vtt), TMX and TSV; tells languages, splits sentences,
/// finds names, finds which texts translate each other, aligns them, and writes one folder: bitext.tmx,
/// bitext.review.tmx, job.<source>-<target>.xlf, terms.tbx, report.html, and the rows behind them.
#[derive(Args, Debug)]
#[command(
    after_help = "Exit codes: 0 done (remarks on names included), 1 an input was unreadable or incomplete \
(the rest of the batch is done) or the output could not be written, 2 wrong usage.\n\nExamples:\n  \
drogman prepare seeds --to fr --out out\n  drogman prepare dump.txt letter.docx --to fr-CA --from en\n  \
pdftotext a.pdf - | drogman prepare - --to en --out package\n  drogman prepare news --to fr --json | jq ."
)]
pub(crate) struct PrepareArgs {
    /// Files and folders; - is standard input
    #[arg(required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// The language to translate into, as a BCP 47 tag
    #[arg(long, value_parser = language)]
    pub(crate) to: LanguageTag,
    /// The language to translate from; every other one when left out
    #[arg(long, value_parser = language)]
    pub(crate) from: Option<LanguageTag>,
    /// The folder for the package; it appears when it is whole
    #[arg(long, short, default_value = "out")]
    pub(crate) out: PathBuf,
    /// Replace a package that stands there already
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) languages: LanguageArgs,
    #[command(flatten)]
    pub(crate) segmentation: SegmentationArgs,
    /// The profile of the normalized views that matching and the report use
    #[arg(long, default_value = "translator", value_parser = delivered_profile)]
    pub(crate) profile: Profile,
    /// House styles of the views, separated by commas: fr-FR, fr-CA, fr-CH, en-US, en-GB, and narrow or wide spaces
    #[arg(long, default_value = "language", hide_default_value = true, value_name = "STYLES", value_parser = style)]
    pub(crate) style: Style,
    /// Deliver the normalized text instead of the document's own
    #[arg(long)]
    pub(crate) apply_profile: bool,
    /// Beads below this confidence go to bitext.review.tmx
    #[arg(long, default_value = "0.8", value_name = "0..1", value_parser = share)]
    pub(crate) min_confidence: f64,
    /// Which program the TMX is written for: strict, trados, omegat, memoq
    #[arg(long, default_value = "strict", value_parser = compat)]
    pub(crate) compat: Compat,
    /// How many threads may work; the output is the same on any number
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) threads: Option<u16>,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
    /// Print events, one JSON object a line
    #[arg(long)]
    pub(crate) json: bool,
}

/// Align two files that translate each other and write a TMX
///
/// The languages are detected; no configuration, no network.
#[derive(Args, Debug)]
#[command(
    after_help = "Exit codes: 0 done, 1 the two do not look like translations of each other (the output is \
written all the same) or a file is unreadable, 2 wrong usage.\n\nExamples:\n  \
drogman align report.en.docx rapport.fr.html -o report.tmx\n  \
drogman align a.en a.fr --lines -o a.ladder   one sentence a line in, one bead a line out: [0,1]:[0]"
)]
pub(crate) struct AlignArgs {
    /// The file in the source language
    pub(crate) source: PathBuf,
    /// The file in the target language
    pub(crate) target: PathBuf,
    /// Where the result goes; - is standard output
    #[arg(long, short)]
    pub(crate) out: PathBuf,
    /// The files hold one sentence a line; write a ladder of line numbers instead of a TMX
    #[arg(long, conflicts_with_all = ["segmentation", "srx"])]
    pub(crate) lines: bool,
    /// With --lines: state the confidence of each bead behind it, as [0]:[0]:0.97
    #[arg(long, requires = "lines")]
    pub(crate) scores: bool,
    /// The source language; detected when left out
    #[arg(long, value_parser = language)]
    pub(crate) from: Option<LanguageTag>,
    /// The target language; detected when left out
    #[arg(long, value_parser = language)]
    pub(crate) to: Option<LanguageTag>,
    #[command(flatten)]
    pub(crate) languages: LanguageArgs,
    #[command(flatten)]
    pub(crate) segmentation: SegmentationArgs,
    /// Beads below this confidence stay out of the TMX
    #[arg(long, default_value = "0", value_name = "0..1", value_parser = share)]
    pub(crate) min_confidence: f64,
    /// Which program the TMX is written for: strict, trados, omegat, memoq
    #[arg(long, default_value = "strict", value_parser = compat)]
    pub(crate) compat: Compat,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
    /// Print the outcome as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// Look names up, or find them in documents
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  drogman names lookup Karabagh    what a name may stand for\n  \
drogman names tag article.txt    which names a text uses, and where")]
pub(crate) struct NamesArgs {
    #[command(subcommand)]
    pub(crate) command: NamesCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum NamesCommand {
    Lookup(LookupArgs),
    Tag(TagArgs),
}

/// Look one name up under any spelling
///
/// Shows the concepts that it may name, the rival and successive ones beside them, and why. No form is preferred.
#[derive(Args, Debug)]
#[command(after_help = "Exit codes: 0 found, 1 not in the glossary, 2 wrong usage.\n\nExamples:\n  \
drogman names lookup Karabagh\n  drogman names lookup 'Serge Sarkissian'\n  drogman names lookup Արցախ --json")]
pub(crate) struct LookupArgs {
    /// The name
    #[arg(required = true)]
    pub(crate) name: Vec<String>,
    /// Print answers, one JSON object a line
    #[arg(long)]
    pub(crate) json: bool,
}

/// Find the names of the glossary in documents
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  drogman names tag dossier\n  drogman names tag article.txt --json")]
pub(crate) struct TagArgs {
    #[command(flatten)]
    pub(crate) documents: DocumentArgs,
    /// Print mentions, one JSON object a line
    #[arg(long)]
    pub(crate) json: bool,
}

/// Prove that a package accounts for every byte of its inputs
///
/// Reads the inputs again and checks decoding, spans, edit lists, beads and every file of the package.
#[derive(Args, Debug)]
#[command(
    after_help = "Exit codes: 0 everything holds, 1 something does not (the first offending byte is named), \
2 wrong usage.\n\nExample:\n  drogman verify out"
)]
pub(crate) struct VerifyArgs {
    /// The folder that prepare wrote
    pub(crate) package: PathBuf,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
    /// Print the outcome as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// What to read, and how.
#[derive(Args, Clone, Debug)]
pub(crate) struct DocumentArgs {
    /// Files and folders; - is standard input
    #[arg(required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) languages: LanguageArgs,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}

impl DocumentArgs {
    /// The options of an analysis whose views follow `profile`.
    pub(crate) fn options(&self, profile: Profile) -> TextOptions {
        TextOptions {
            languages: self.languages.with(&[]),
            profile,
            limits: self.limits.limits(),
            ..TextOptions::default()
        }
    }
}

/// Which languages may be answered.
#[derive(Args, Clone, Debug)]
pub(crate) struct LanguageArgs {
    /// Languages to expect beside English and French, separated by commas
    #[arg(long, value_delimiter = ',', value_name = "TAGS", value_parser = language)]
    pub(crate) langs: Vec<LanguageTag>,
}

impl LanguageArgs {
    /// English, French, these, and the further ones, the further ones first so that their tags are kept.
    pub(crate) fn with(&self, further: &[&LanguageTag]) -> Languages {
        let tags: Vec<LanguageTag> = further.iter().copied().chain(&self.langs).cloned().collect();
        Languages::with(&tags)
    }
}

/// What one input may cost.
#[derive(Args, Clone, Debug)]
pub(crate) struct LimitArgs {
    /// Refuse inputs larger than this many MiB
    #[arg(long, default_value = "1024", value_name = "MIB", value_parser = clap::value_parser!(u64).range(1..=1024))]
    pub(crate) max_file_size: u64,
    /// Refuse inputs with a line longer than this many MiB
    #[arg(long, default_value = "16", value_name = "MIB", value_parser = clap::value_parser!(u64).range(1..=1024))]
    pub(crate) max_line: u64,
}

impl LimitArgs {
    pub(crate) fn limits(&self) -> drogman::Limits {
        drogman::Limits {
            max_bytes: self.max_file_size << 20,
            max_line_bytes: self.max_line << 20,
            ..drogman::Limits::default()
        }
    }
}

/// The call was wrong in a way that only running it shows.
#[derive(Debug)]
pub(crate) struct UsageError(pub(crate) String);

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for UsageError {}

fn language(text: &str) -> Result<LanguageTag, String> {
    LanguageTag::parse(text)
        .filter(|tag| !tag.is_und())
        .ok_or_else(|| format!("'{text}' is not a BCP 47 language tag, such as fr, en-GB or hy-Latn"))
}

/// A profile whose text a reader may be given.
fn delivered_profile(text: &str) -> Result<Profile, String> {
    match profile(text)? {
        Profile::SearchKey => {
            Err("search-key makes keys for searching, not text: see drogman normalize".to_owned())
        }
        profile => Ok(profile),
    }
}

fn profile(text: &str) -> Result<Profile, String> {
    text.parse()
        .map_err(|_| format!("'{text}' is not a profile: translator, archive, mt-training or search-key"))
}

fn style(text: &str) -> Result<Style, String> {
    text.parse().map_err(|error: drogman::UnknownStyle| error.to_string())
}

fn compat(text: &str) -> Result<Compat, String> {
    text.parse().map_err(|_| format!("'{text}' is not one of strict, trados, omegat, memoq"))
}

fn share(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| format!("'{text}' is not a number"))?;
    (0.0..=1.0)
        .contains(&number)
        .then_some(number)
        .ok_or_else(|| format!("{text} does not lie between 0 and 1"))
}
