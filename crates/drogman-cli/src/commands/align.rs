//! `drogman align`.

use crate::args::{AlignArgs, UsageError};
use crate::print::{self, GOOD, STRONG, count};
use drogman::{AlignRequest, Profile, TextOptions, align_files, align_lines};
use serde_json::json;
use std::io::Write as _;
use std::process::ExitCode;

pub(crate) fn run(args: &AlignArgs) -> anyhow::Result<ExitCode> {
    if args.source == args.target {
        return Err(UsageError("the source and the target are the same file".to_owned()).into());
    }
    let tags: Vec<&drogman::LanguageTag> = args.from.iter().chain(&args.to).collect();
    let request = AlignRequest {
        source: args.source.clone(),
        target: args.target.clone(),
        out: args.out.clone(),
        from: args.from.clone(),
        to: args.to.clone(),
        min_confidence: args.min_confidence,
        compat: args.compat,
        date: crate::date::from_environment()?,
        text: TextOptions {
            languages: args.languages.with(&tags),
            profile: Profile::Translator,
            limits: args.limits.limits(),
            segmentation: args.segmentation.read(&args.limits)?,
            ..TextOptions::default()
        },
        with_confidence: args.scores,
    };
    let outcome = if args.lines { align_lines(&request)? } else { align_files(&request)? };
    if !outcome.plausible {
        print::warning(&format!(
            "{} and {} do not look like translations of each other: {}",
            args.source.display(),
            args.target.display(),
            outcome.reason
        ));
    }
    for diagnostic in &outcome.diagnostics {
        print::warning(&diagnostic.without_severity());
    }
    if args.json && args.out.as_os_str() != "-" {
        print::json(&json!({
            "event": "done",
            "out": args.out.to_string_lossy(),
            "from": outcome.from,
            "to": outcome.to,
            "source_sentences": outcome.n_sentences.0,
            "target_sentences": outcome.n_sentences.1,
            "beads": outcome.n_beads,
            "written": outcome.n_written,
            "moved": outcome.n_moved,
            "source_only": outcome.n_source_only,
            "target_only": outcome.n_target_only,
            "plausible": outcome.plausible,
            "diagnostics": outcome.diagnostics,
        }))?;
    } else {
        // The result itself may be on standard output.
        let on_stdout = args.out.as_os_str() == "-";
        let mut out: Box<dyn std::io::Write> =
            if on_stdout { Box::new(print::err()) } else { Box::new(print::out()) };
        writeln!(
            out,
            "{STRONG}{}{STRONG:#}: {}-{}, {} and {}",
            args.out.display(),
            outcome.from,
            outcome.to,
            count(outcome.n_sentences.0 as u64, "sentence", "sentences"),
            count(outcome.n_sentences.1 as u64, "sentence", "sentences"),
        )?;
        writeln!(
            out,
            "{GOOD}{}{GOOD:#}, {} written; {} only in the source, {} only in the target, {} moved",
            count(outcome.n_beads as u64, "bead with two sides", "beads with two sides"),
            outcome.n_written,
            outcome.n_source_only,
            outcome.n_target_only,
            outcome.n_moved,
        )?;
    }
    Ok(if outcome.plausible { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
