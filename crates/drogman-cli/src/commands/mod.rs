//! One file a command. Each takes its arguments, calls the library, and prints.

pub(crate) mod align;
pub(crate) mod detect;
pub(crate) mod lookup;
pub(crate) mod normalize;
pub(crate) mod prepare;
pub(crate) mod segment;
pub(crate) mod tag;
pub(crate) mod verify;
pub(crate) mod version;

use crate::print;
use drogman::{Analysis, Analyst, Glossary, ReadOptions, TextOptions, find_inputs, read_input};
use std::path::PathBuf;
use std::process::ExitCode;

/// Analyses every input and hands it over; an input that cannot be read is reported and the rest goes on.
fn each_document(
    inputs: &[PathBuf],
    options: &TextOptions,
    mut show: impl FnMut(&Analysis) -> anyhow::Result<()>,
) -> anyhow::Result<ExitCode> {
    let found = find_inputs(inputs)?;
    let analyst = Analyst::new(&Glossary::builtin(), options.clone());
    let mut n_faults = found.faults.len();
    for fault in &found.faults {
        print::error(&format!("{}: {}", fault.name, fault.message));
    }
    for input in &found.inputs {
        let read_options = ReadOptions { limits: options.limits.clone() };
        let source = read_input(input, &options.limits).and_then(|(bytes, _)| {
            drogman::read(&input.name, &bytes, &read_options).map_err(|error| error.to_string())
        });
        match source {
            Ok(source) => {
                for diagnostic in source.diagnostics.iter().filter(|d| d.severity > drogman::Severity::Note) {
                    print::warning(&format!("{}: {}", input.name, diagnostic.without_severity()));
                }
                show(&analyst.analyze(source))?;
            }
            Err(message) => {
                print::error(&format!("{}: {message}", input.name));
                n_faults += 1;
            }
        }
    }
    Ok(if n_faults == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// The name of the article that a segment stands in: the document's, with `#n` when it holds several.
fn article_name(analysis: &Analysis, article: u32) -> String {
    if analysis.source.articles.len() > 1 {
        format!("{}#{}", analysis.source.name, article + 1)
    } else {
        analysis.source.name.clone()
    }
}
