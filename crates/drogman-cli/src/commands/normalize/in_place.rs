//! `--in-place`: what would change in each file, and with `--write` the change itself.

use super::each::{Desk, Document, each};
use super::keep::replace;
use super::rewrite::Rewriter;
use super::tally::Tally;
use crate::args::{NormalizeArgs, UsageError};
use crate::print::{self, FAINT, GOOD, STRONG, WARN, count, one_line};
use crate::progress::Clock;
use serde_json::json;
use std::io::Write as _;
use std::process::ExitCode;

/// How often a file is gone through at most: what changes in it can make more of it clear, its language above all.
const MOST_ROUNDS: usize = 8;

/// What there is to change in a file.
struct Plan {
    bytes: Vec<u8>,
    tally: Tally,
    /// How many changes would alter more than the text.
    n_left: u64,
}

pub(super) fn run(args: &NormalizeArgs) -> anyhow::Result<ExitCode> {
    if args.documents.inputs.iter().any(|path| path.as_os_str() == "-") {
        let message = "standard input is no file to change in place (leave --in-place out)";
        return Err(UsageError(message.to_owned()).into());
    }
    let mut sum = Tally::default();
    let (mut n_files, mut n_changed, mut n_failed) = (0, 0, 0);
    let n_bad = each(args, |document, desk| {
        n_files += 1;
        let clock = Clock::new(&document.input.name, document.bytes.len());
        let plan = plan(&document, desk);
        drop(clock);
        let plan = match plan {
            Ok(plan) => plan,
            Err(message) => {
                n_failed += 1;
                print::error(&format!("{}: {message}", document.input.name));
                return Ok(false);
            }
        };
        let changed = plan.bytes != document.bytes;
        let mut backup = None;
        if changed && args.write {
            match replace(&document.input.path, &document.bytes, &plan.bytes) {
                Ok(kept) => {
                    // Under the folder that the user named, unless a link led elsewhere.
                    let beside = document.input.path.with_file_name(kept.file_name().unwrap_or_default());
                    let kept = if beside.exists() { beside } else { kept };
                    backup = Some(kept.to_string_lossy().into_owned());
                }
                Err(error) => {
                    n_failed += 1;
                    print::error(&format!("{}: {error:#}", document.input.name));
                    return Ok(false);
                }
            }
        }
        sum.merge(&plan.tally);
        n_changed += u64::from(changed);
        tell(args, &document, &plan, backup.as_deref())?;
        Ok(true)
    })?;
    if !args.json {
        sum_up(args, n_files, n_changed, n_failed, &sum)?;
    }
    Ok(if n_bad == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Changes a document in memory until nothing is left to do.
fn plan(document: &Document, desk: &Desk) -> Result<Plan, String> {
    let name = &document.input.name;
    let mut plan = Plan { bytes: document.bytes.clone(), tally: Tally::default(), n_left: 0 };
    let mut later = None;
    for _ in 0..MOST_ROUNDS {
        let analysis = later.as_ref().unwrap_or(&document.analysis);
        let changes = analysis.changes();
        let rewriter = Rewriter::new(&analysis.source, &plan.bytes)?;
        if changes.is_empty() {
            plan.n_left = 0;
            break;
        }
        let rewritten = rewriter.rewrite(&changes, |bytes| desk.read(name, bytes))?;
        plan.n_left = rewritten.made.iter().filter(|made| !**made).count() as u64;
        for (change, _) in changes.iter().zip(&rewritten.made).filter(|(_, made)| **made) {
            plan.tally.edit(change.rule);
        }
        if rewritten.bytes == plan.bytes {
            break;
        }
        let bytes = rewritten.bytes;
        later = Some(desk.analyze(name, &bytes)?);
        plan.bytes = bytes;
    }
    Ok(plan)
}

fn tell(args: &NormalizeArgs, document: &Document, plan: &Plan, backup: Option<&str>) -> anyhow::Result<()> {
    let name = &document.input.name;
    if args.json {
        return print::json(&json!({
            "file": name,
            "changes": plan.tally.edits,
            "rules": plan.tally.edits_by_rule,
            "left": plan.n_left,
            "written": backup.is_some(),
            "backup": backup,
        }));
    }
    let mut out = print::out();
    write!(out, "{STRONG}{}{STRONG:#}: ", one_line(name))?;
    if plan.bytes == document.bytes {
        write!(out, "{FAINT}nothing to change{FAINT:#}")?;
    } else {
        let n = count(plan.tally.edits, "change", "changes");
        write!(out, "{n} ({})", plan.tally.in_words())?;
    }
    if let Some(backup) = backup {
        write!(out, ", {GOOD}written{GOOD:#}; the old file is {}", one_line(backup))?;
    }
    if plan.n_left > 0 {
        write!(out, "; {WARN}{} left{WARN:#}: it would alter the markup", plan.n_left)?;
    }
    writeln!(out)?;
    Ok(())
}

fn sum_up(
    args: &NormalizeArgs,
    n_files: u64,
    n_changed: u64,
    n_failed: u64,
    sum: &Tally,
) -> std::io::Result<()> {
    let files = count(n_files, "file", "files");
    let n = count(sum.edits, "change", "changes");
    let failed = if n_failed == 0 { String::new() } else { format!("; {n_failed} cannot be changed") };
    let mut out = print::out();
    match (n_changed, args.write) {
        (0, _) if n_failed > 0 => {
            writeln!(out, "nothing was written: {n_failed} of {files} cannot be changed")
        }
        (0, _) => writeln!(out, "nothing to change in {files}"),
        (_, true) => writeln!(out, "{n} in {n_changed} of {files} written{failed}"),
        (_, false) => writeln!(
            out,
            "{n} in {n_changed} of {files}{failed}; nothing was written (--write writes, and keeps each old file as FILE.bak)"
        ),
    }
}
