//! `drogman detect`.

mod lines;
mod records;
mod rows;
mod stats;
mod teller;
mod view;

use crate::args::DetectArgs;
use crate::print;
use crate::progress::Progress;
use drogman::{Event, ReadOptions, Severity, Source, find_existing_inputs, read_input};
use std::process::ExitCode;
use teller::Teller;

pub(crate) fn run(args: &DetectArgs) -> anyhow::Result<ExitCode> {
    let teller = Teller::new(args);
    if args.lines {
        return lines::run(args, &teller);
    }
    if args.jsonl {
        return records::run(args, &teller);
    }
    let mut shares = stats::Shares::default();
    let mut legend = view::Legend::default();
    let n_faults = each_source(args, |source| {
        let found = rows::rows(&source, &teller, args.by);
        if args.stats {
            shares.add(&source, &found);
            Ok(())
        } else if args.json {
            rows::print_json(&source, &found)
        } else if args.text {
            view::print_text(&source, &found, &mut legend)
        } else {
            view::print_rows(&source, &found)
        }
    })?;
    if args.stats {
        shares.print(args.json)?;
    }
    legend.print()?;
    Ok(if n_faults == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Reads every input and hands it over; one that cannot be read is reported and the rest goes on. The number of
/// those.
fn each_source(
    args: &DetectArgs,
    mut show: impl FnMut(Source) -> anyhow::Result<()>,
) -> anyhow::Result<usize> {
    let limits = args.limits.limits();
    let found = find_existing_inputs(&args.inputs)?;
    let mut n_faults = found.faults.len();
    for fault in &found.faults {
        print::error(&format!("{}: {}", fault.name, fault.message));
    }
    // Rows that run over a terminal are progress enough.
    let progress = Progress::new(!args.stats);
    let total = found.inputs.len();
    for (done, input) in found.inputs.iter().enumerate() {
        progress.show(&Event::Read { document: input.name.clone(), done, total });
        let options = ReadOptions { limits: limits.clone() };
        let source = read_input(input, &limits).and_then(|(bytes, _)| {
            drogman::read(&input.name, &bytes, &options).map_err(|error| error.to_string())
        });
        let mut outcome = Ok(());
        progress.suspend(|| match source {
            Ok(source) => {
                for diagnostic in source.diagnostics.iter().filter(|d| d.severity > Severity::Note) {
                    print::warning(&format!("{}: {}", input.name, diagnostic.without_severity()));
                }
                outcome = show(source);
            }
            Err(message) => {
                print::error(&format!("{}: {message}", input.name));
                n_faults += 1;
            }
        });
        outcome?;
    }
    progress.finish();
    Ok(n_faults)
}
