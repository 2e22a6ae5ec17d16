//! `drogman normalize`.

mod charset;
mod diff;
mod each;
mod explain;
mod hunks;
mod in_place;
mod keep;
mod lines;
mod places;
mod records;
mod rewrite;
mod rows;
mod signs;
mod tally;
mod texts;

use crate::args::{NormalizeArgs, UsageError};
use crate::commands::Place;
use crate::print;
use drogman::{Analysis, Profile};
use std::io::Write as _;
use std::process::ExitCode;
use tally::Tally;

pub(crate) fn run(args: &NormalizeArgs) -> anyhow::Result<ExitCode> {
    check(args)?;
    if args.lines {
        return lines::run(args);
    }
    if args.jsonl {
        return records::run(args);
    }
    if args.in_place {
        return in_place::run(args);
    }
    let mut tally = Tally::default();
    let mut printed = signs::Shown::default();
    let n_faults = each::document(args, |document| {
        let analysis = &document.analysis;
        let mut of_this = Tally::default();
        of_this.add(analysis);
        if !args.json && !document.place.is_only {
            of_this.print_line(&analysis.source.name)?;
        }
        tally.merge(&of_this);
        if args.json {
            rows::print(analysis)
        } else if args.explain {
            explain::print(&document)
        } else if args.diff {
            diff::print(&document, &mut printed)
        } else {
            document.place.heading(&analysis.source.name)?;
            whole_view(analysis, document.place)
        }
    })?;
    if args.stats {
        print::json(&tally)?;
    }
    if args.diff {
        printed.print_legend()?;
    }
    if !args.json {
        tally.print()?;
    }
    Ok(if n_faults == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// What the parser of the arguments cannot say.
fn check(args: &NormalizeArgs) -> Result<(), UsageError> {
    if args.in_place && args.profile == Profile::SearchKey {
        let message = "search-key makes keys for searching, not text to keep: --in-place takes translator, archive \
                       or mt-training";
        return Err(UsageError(message.to_owned()));
    }
    if args.lang.is_some() && !args.lines && !args.jsonl {
        let message = "--lang goes with --lines or --jsonl: the languages of a document are told from its text \
                       (--langs names further ones)";
        return Err(UsageError(message.to_owned()));
    }
    Ok(())
}

/// The text with every change made.
fn whole_view(analysis: &Analysis, place: Place) -> anyhow::Result<()> {
    let text = &analysis.source.text;
    let mut out = std::io::stdout().lock();
    let mut at = 0;
    for change in analysis.changes() {
        out.write_all(text.get(at..change.span.start() as usize).unwrap_or("").as_bytes())?;
        out.write_all(change.new.as_bytes())?;
        at = change.span.end() as usize;
    }
    let tail = text.get(at..).unwrap_or("");
    out.write_all(tail.as_bytes())?;
    if !place.is_only && !tail.ends_with('\n') {
        // The next heading begins a line.
        out.write_all(b"\n")?;
    }
    Ok(())
}
