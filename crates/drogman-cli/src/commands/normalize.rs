//! `drogman normalize`.

mod bytes;
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
        tally.add(analysis);
        if args.json {
            rows::print(analysis)
        } else if args.explain {
            explain::print(&document)
        } else if args.diff {
            diff::print(&document, &mut printed)
        } else {
            whole_view(analysis)
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

/// The text with every view in the place of its segment.
fn whole_view(analysis: &Analysis) -> anyhow::Result<()> {
    let text = &analysis.source.text;
    let mut out = std::io::stdout().lock();
    let mut at = 0;
    for segment in &analysis.segments {
        let start = segment.span.start() as usize;
        out.write_all(text.get(at..start).unwrap_or("").as_bytes())?;
        out.write_all(segment.view(text).as_bytes())?;
        at = segment.span.end() as usize;
    }
    out.write_all(text.get(at..).unwrap_or("").as_bytes())?;
    Ok(())
}
