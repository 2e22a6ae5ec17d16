//! `drogman prepare`.

use crate::args::PrepareArgs;
use crate::print::{self, BAD, FAINT, GOOD, STRONG, WARN, count};
use crate::progress::Progress;
use drogman::{Event, PrepareOptions, PrepareSummary, TextOptions};
use serde_json::json;
use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub(crate) fn run(args: &PrepareArgs) -> anyhow::Result<ExitCode> {
    let tags: Vec<&drogman::LanguageTag> = [&args.to].into_iter().chain(&args.from).collect();
    let options = PrepareOptions {
        inputs: args.inputs.clone(),
        to: args.to.clone(),
        from: args.from.clone(),
        out: args.out.clone(),
        replace: args.force,
        text: TextOptions {
            languages: args.languages.with(&tags),
            profile: args.profile,
            style: args.style,
            limits: args.limits.limits(),
            segmentation: args.segmentation.read(&args.limits)?,
        },
        apply_profile: args.apply_profile,
        min_confidence: args.min_confidence,
        compat: args.compat,
        threads: args.threads.map_or_else(all_threads, usize::from),
        date: crate::date::from_environment()?,
    };
    let stopped = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stopped);
    // Without a handler an interrupt would leave the unfinished folder behind. A second one ends at once.
    let installed = ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
    });
    drop(installed);
    let progress = Progress::new(args.json);
    let outcome = drogman::prepare(&options, &|event| {
        progress.show(&event);
        if args.json {
            // A reader that went away is noticed when the summary is printed.
            let _ = print::json(&event_object(&event));
        } else if let Event::Fault(fault) = &event {
            progress.suspend(|| print::error(&format!("{}: {}", fault.name, fault.message)));
        }
        !stopped.load(Ordering::SeqCst)
    });
    progress.finish();
    let summary = match outcome {
        Ok(summary) => summary,
        Err(error) if error.is_stopped() => {
            print::error(&error.to_string());
            return Ok(ExitCode::from(130));
        }
        Err(error) => return Err(error.into()),
    };
    let shown = if args.json {
        print::json(&summary_object(args, &summary))
    } else {
        for doubt in &summary.warnings {
            print::warning(&format!("{}: {}", doubt.name, doubt.message));
        }
        show(args, &summary)
    };
    // A reader that went away does not make a run with bad inputs a good one.
    shown.or_else(|error| if print::is_broken_pipe(&error) { Ok(()) } else { Err(error) })?;
    Ok(if summary.is_complete() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn all_threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

fn show(args: &PrepareArgs, summary: &PrepareSummary) -> anyhow::Result<()> {
    let mut out = print::out();
    let documents = count(summary.n_documents as u64, "document", "documents");
    let segments = count(summary.n_segments, "segment", "segments");
    let names = count(summary.n_mentions, "mention of a name", "mentions of names");
    writeln!(out, "{STRONG}{}{STRONG:#}: {documents}, {segments}, {names}", args.out.display())?;
    if summary.n_units + summary.n_review > 0 {
        // Units may come from a translation memory alone, without any pair of texts.
        let pairs = count(summary.n_pairs as u64, "pair of texts", "pairs of texts");
        let pairs = if summary.n_pairs == 0 { String::new() } else { format!("{pairs}, ") };
        let units = count(summary.n_units, "translation unit", "translation units");
        writeln!(out, "{GOOD}{pairs}{units}{GOOD:#}; {} to review", summary.n_review)?;
    }
    let files = || summary.files.iter().filter(|file| !file.contains('/'));
    let width = files().map(String::len).max().unwrap_or(0);
    for file in files() {
        writeln!(out, "  {file:width$}  {FAINT}{}{FAINT:#}", describe(file))?;
    }
    if let Some(first) = summary.passed_over.first() {
        let n = summary.passed_over.len() as u64;
        let others = if n > 1 { ", \u{2026}" } else { "" };
        let files = count(n, "file of no format that is read was", "files of no format that is read were");
        writeln!(out, "{WARN}note:{WARN:#} {files} passed over: {}{others}", print::one_line(first))?;
    }
    for remark in &summary.remarks {
        writeln!(out, "{WARN}note:{WARN:#} {remark}")?;
    }
    for fault in &summary.incomplete {
        writeln!(out, "{WARN}incomplete:{WARN:#} {}: {}", fault.name, fault.message)?;
    }
    if !summary.faults.is_empty() {
        let n = summary.faults.len() as u64;
        writeln!(
            out,
            "{BAD}{} could not be read{BAD:#} (see above); the others are done",
            count(n, "input", "inputs")
        )?;
    }
    Ok(())
}

/// What a file of the package is for.
fn describe(file: &str) -> &'static str {
    match file {
        "bitext.tmx" => "aligned text for a translation memory",
        "bitext.review.tmx" => "beads below the confidence asked for",
        "terms.tbx" => "the names, with every designation",
        "report.html" => "everything on one page",
        "beads.jsonl" => "every bead, gaps included",
        "segments.jsonl" => "every sentence, with its language",
        "spans.jsonl" => "where each byte of the text went",
        "edits.jsonl" => "from the files' bytes to the text and its views",
        "names.tsv" => "every name found",
        _ if file.starts_with("job.") => "what is to be translated (XLIFF 2.1)",
        _ => "",
    }
}

fn event_object(event: &Event) -> serde_json::Value {
    match event {
        Event::Found { inputs } => json!({"event": "found", "inputs": inputs}),
        Event::Read { document, done, total } => {
            json!({"event": "read", "document": document, "done": done, "total": total})
        }
        Event::Fault(fault) => json!({"event": "fault", "document": fault.name, "message": fault.message}),
        Event::Aligned { done, total } => json!({"event": "aligned", "done": done, "total": total}),
        Event::Writing { done, total } => json!({"event": "writing", "done": done, "total": total}),
    }
}

fn summary_object(args: &PrepareArgs, summary: &PrepareSummary) -> serde_json::Value {
    let faults = |list: &[drogman::InputFault]| -> Vec<serde_json::Value> {
        list.iter().map(|fault| json!({"document": fault.name, "message": fault.message})).collect()
    };
    json!({
        "event": "done",
        "out": args.out.to_string_lossy(),
        "documents": summary.n_documents,
        "pairs": summary.n_pairs,
        "units": summary.n_units,
        "review": summary.n_review,
        "segments": summary.n_segments,
        "names": summary.n_mentions,
        "files": summary.files,
        "remarks": summary.remarks,
        "unreadable": faults(&summary.faults),
        "incomplete": faults(&summary.incomplete),
        "passed_over": summary.passed_over,
        "warnings": faults(&summary.warnings),
    })
}
