//! `drogman check`.
#![expect(clippy::disallowed_methods, reason = "this file is the rim where files to check are opened")]

mod explain;
mod output;
mod patterns;

use crate::args::{CheckArgs, FailOn, UsageError};
use crate::print;
use drogman::check::{CheckFormat, CheckOptions, CheckSummary, check};
use output::{Finding, Output};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The endings of the files that are checked when a folder is named.
const ENDINGS: &[&str] = &["tmx", "xlf", "xliff", "mxliff", "mqxliff", "sdlxliff", "tbx", "srx"];

pub(crate) fn run(args: &CheckArgs) -> anyhow::Result<ExitCode> {
    if let Some(id) = &args.explain {
        return explain::one(id);
    }
    if args.rules {
        return explain::all(args.json);
    }
    let files = files(args)?;
    let mut output = Output::new(args)?;
    let mut fails = files.n_faults > 0;
    for path in &files.paths {
        match one(path, args, &mut output) {
            Ok(summary) => fails |= fails_on(&summary, args.fail_on),
            Err(error) if error.downcast_ref::<io::Error>().is_some_and(is_output) => return Err(error),
            Err(error) => {
                print::error(&format!("{}: {error}", path.display()));
                fails = true;
            }
        }
    }
    output.finish()?;
    Ok(if fails { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Whether nobody reads the output any more.
fn is_output(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

/// The files to check.
struct Files {
    paths: Vec<PathBuf>,
    n_faults: usize,
}

fn files(args: &CheckArgs) -> anyhow::Result<Files> {
    let mut files = Files { paths: Vec::new(), n_faults: 0 };
    let mut missing = Vec::new();
    for path in &args.inputs {
        if path.as_os_str() == "-" {
            files.paths.push(path.clone());
        } else if path.is_dir() {
            list(path, &mut files);
        } else if path.symlink_metadata().is_ok() {
            files.paths.push(path.clone());
        } else {
            missing.push(format!("{}: there is no such file", path.display()));
        }
    }
    if files.paths.is_empty() && files.n_faults == 0 {
        let endings = ENDINGS.join(", ");
        let nothing = format!("there is nothing to check: no file ends in {endings}");
        return Err(UsageError(missing.into_iter().next().unwrap_or(nothing)).into());
    }
    files.n_faults += missing.len();
    for message in &missing {
        print::error(message);
    }
    Ok(files)
}

/// The files of a folder and the folders in it, by name; links to folders are not followed.
fn list(folder: &Path, files: &mut Files) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(cause) => {
            print::error(&format!("{}: cannot be listed: {cause} (check its rights)", folder.display()));
            files.n_faults += 1;
            return;
        }
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if path.is_dir() && !path.is_symlink() {
            list(&path, files);
        } else if ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
            files.paths.push(path);
        }
    }
}

fn one(path: &Path, args: &CheckArgs, output: &mut Output) -> anyhow::Result<CheckSummary> {
    let name = if path.as_os_str() == "-" { "stdin".to_owned() } else { path.display().to_string() };
    let options = CheckOptions {
        max_findings_of_a_rule: if args.max_findings == 0 { u64::MAX } else { args.max_findings },
        ..CheckOptions::default()
    };
    let mut failed = None;
    let mut show = |finding: Finding| {
        if failed.is_none() {
            failed = output.finding(&name, &finding).err();
        }
    };
    let mut summary = check(open(path)?, &options, &mut |finding| show(Finding::from(finding)))?;
    if summary.format == Some(CheckFormat::Srx) && path.as_os_str() != "-" {
        patterns::check(open(path)?, &mut summary, &mut show)?;
    }
    if let Some(error) = failed {
        return Err(error);
    }
    output.file(&name, &summary)?;
    Ok(summary)
}

fn open(path: &Path) -> anyhow::Result<Box<dyn Read>> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    let cannot =
        |cause: io::Error| anyhow::anyhow!("cannot be opened: {cause} (check the path and its rights)");
    if !std::fs::metadata(path).map_err(cannot)?.is_file() {
        anyhow::bail!("is not a regular file (for a pipe name -, which is standard input)");
    }
    Ok(Box::new(std::fs::File::open(path).map_err(cannot)?))
}

fn fails_on(summary: &CheckSummary, level: FailOn) -> bool {
    summary.n_errors > 0
        || level != FailOn::Error && summary.n_warnings > 0
        || level == FailOn::Note && summary.n_notes > 0
}
