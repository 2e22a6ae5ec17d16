//! One file a command. Each takes its arguments, calls the library, and prints.

pub(crate) mod align;
pub(crate) mod check;
pub(crate) mod detect;
mod line_files;
pub(crate) mod lookup;
pub(crate) mod normalize;
pub(crate) mod prepare;
pub(crate) mod segment;
pub(crate) mod tag;
pub(crate) mod verify;
pub(crate) mod version;

use crate::print;
use crate::progress::Clock;
use drogman::{
    Analysis, Analyst, Glossary, ReadOptions, Severity, TextOptions, find_existing_inputs, read_input,
};
use std::path::PathBuf;
use std::process::ExitCode;

/// Where a document stands among those of a call.
#[derive(Clone, Copy, Debug)]
struct Place {
    is_first: bool,
    is_only: bool,
}

impl Place {
    /// The name of the document above what it comes to, where there are several.
    fn heading(self, name: &str) -> std::io::Result<()> {
        if self.is_only { Ok(()) } else { print::heading(&mut print::out(), name, self.is_first) }
    }
}

/// Analyses every input and hands it over; an input that cannot be read is reported and the rest goes on.
/// Names are not looked for: most of the time of an analysis is theirs.
fn each_document(
    inputs: &[PathBuf],
    options: &TextOptions,
    show: impl FnMut(&Analysis, Place) -> anyhow::Result<()>,
) -> anyhow::Result<ExitCode> {
    each_with_names(&Glossary::default(), inputs, options, show)
}

/// The same, with the names of a glossary.
fn each_with_names(
    glossary: &Glossary,
    inputs: &[PathBuf],
    options: &TextOptions,
    mut show: impl FnMut(&Analysis, Place) -> anyhow::Result<()>,
) -> anyhow::Result<ExitCode> {
    let found = find_existing_inputs(inputs)?;
    let analyst = Analyst::new(glossary, options.clone());
    let mut n_faults = found.faults.len();
    let is_only = found.inputs.len() + found.faults.len() == 1;
    let mut is_first = true;
    for fault in &found.faults {
        print::error(&format!("{}: {}", fault.name, fault.message));
    }
    for input in &found.inputs {
        let read_options = ReadOptions { limits: options.limits.clone() };
        let source = read_input(input, &options.limits).and_then(|(bytes, _)| {
            let clock = Clock::new(&input.name, bytes.len());
            let source = drogman::read(&input.name, &bytes, &read_options);
            source.map(|source| (source, clock)).map_err(|error| error.to_string())
        });
        match source {
            Ok((source, clock)) => {
                let analysis = analyst.analyze(source);
                drop(clock);
                for diagnostic in analysis.source.diagnostics.iter().filter(|d| d.severity > Severity::Note) {
                    print::warning(&format!("{}: {}", input.name, diagnostic.without_severity()));
                }
                show(&analysis, Place { is_first, is_only })?;
                is_first = false;
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
