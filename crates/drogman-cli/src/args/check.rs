//! The arguments of `drogman check`.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Check TMX, XLIFF, TBX and SRX files: what is wrong, where, why, and what to do
///
/// Checks TMX 1.1 to 1.4, XLIFF 2.0 and 2.1 (core, and the modules for matches, glossary, format style, metadata,
/// resource data, size restriction, validation and change tracking), XLIFF 1.2 (units and inline codes), TBX version
/// 3 (Core, Min and Basic in both styles; of other dialects the structure) and SRX 2.0. The format is told by the
/// root element, not by the name of the file. Files of any size are read in pieces, and no fault stops the check.
#[derive(Args, Debug)]
#[command(
    after_help = "No schema file is needed and none is opened, nor is anything that a file refers to. \
Errors break the format; warnings are legal and likely to go wrong in some program; notes are good to know and \
count as clean. Of a folder the files ending in tmx, xlf, xliff, tbx or srx are checked.\n\n\
Exit codes: 0 clean, 1 findings (see --fail-on) or a file that cannot be read, 2 wrong usage.\n\nExamples:\n  \
drogman check memory.tmx job.xlf terms.tbx\n  drogman check package --json | jq -r 'select(.event == \"finding\") | .rule'\n  \
drogman check delivery --sarif > check.sarif\n  drogman check --explain tmx-tuv-lang-missing\n  \
drogman check --rules               every rule, one a line"
)]
pub(crate) struct CheckArgs {
    /// Files and folders; - is standard input
    #[arg(required_unless_present_any = ["explain", "rules"])]
    pub(crate) inputs: Vec<PathBuf>,
    /// How many findings of one rule to report for each file; 0 for all. What is kept back is counted
    #[arg(long, value_name = "N", default_value = "100")]
    pub(crate) max_findings: u64,
    /// From which severity on a finding makes the exit code 1
    #[arg(long, value_enum, default_value = "warning")]
    pub(crate) fail_on: FailOn,
    /// Print findings and what each file came to as events, one JSON object a line
    #[arg(long, group = "form")]
    pub(crate) json: bool,
    /// Print one SARIF 2.1.0 document, as code hosts read it
    #[arg(long, group = "form")]
    pub(crate) sarif: bool,
    /// Explain a rule: cause, fix, a bad and a good example
    #[arg(long, value_name = "RULE", conflicts_with_all = ["inputs", "form", "rules"])]
    pub(crate) explain: Option<String>,
    /// List the rules with their severity and cause; with --json with everything
    #[arg(long, conflicts_with_all = ["inputs", "sarif"])]
    pub(crate) rules: bool,
}

/// What fails a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Errors only
    Error,
    /// Errors and warnings
    Warning,
    /// Every finding
    Note,
}
