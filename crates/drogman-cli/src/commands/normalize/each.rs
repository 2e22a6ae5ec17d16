//! Reading the documents that the user named.

use crate::args::NormalizeArgs;
use crate::commands::Place;
use crate::print;
use crate::progress::{Clock, Progress};
use drogman::{
    Analysis, Analyst, Event, Glossary, Input, ReadOptions, Severity, TextOptions, find_existing_inputs,
    read_input,
};

/// A document with the bytes of its file.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) place: Place,
    pub(super) input: Input,
    pub(super) bytes: Vec<u8>,
    pub(super) analysis: Analysis,
}

/// Makes documents of bytes.
pub(super) struct Desk {
    analyst: Analyst,
    options: TextOptions,
}

impl Desk {
    fn new(options: TextOptions) -> Self {
        Self { analyst: Analyst::new(&Glossary::default(), options.clone()), options }
    }

    /// Reads bytes and says what is in them; what is the matter as a sentence.
    pub(super) fn analyze(&self, name: &str, bytes: &[u8]) -> Result<Analysis, String> {
        let source = self.read(name, bytes)?;
        Ok(self.analyst.analyze(source))
    }

    pub(super) fn read(&self, name: &str, bytes: &[u8]) -> Result<drogman::Source, String> {
        let options = ReadOptions { limits: self.options.limits.clone() };
        drogman::read(name, bytes, &options).map_err(|error| error.to_string())
    }
}

/// Hands over every document; what cannot be read is reported and the rest goes on. The number of bad ones.
pub(super) fn document(
    args: &NormalizeArgs,
    mut show: impl FnMut(Document) -> anyhow::Result<()>,
) -> anyhow::Result<u64> {
    each(args, |document, _| {
        show(document)?;
        Ok(true)
    })
}

/// The same with the desk at hand; `false` counts a document as bad.
pub(super) fn each(
    args: &NormalizeArgs,
    mut show: impl FnMut(Document, &Desk) -> anyhow::Result<bool>,
) -> anyhow::Result<u64> {
    let desk = Desk::new(args.options());
    let found = find_existing_inputs(&args.documents.inputs)?;
    let mut n_bad = found.faults.len() as u64;
    for fault in &found.faults {
        print::error(&format!("{}: {}", fault.name, fault.message));
    }
    let progress = Progress::new(args.json || !args.in_place);
    let total = found.inputs.len();
    let is_only = total + found.faults.len() == 1;
    let mut is_first = true;
    for (done, input) in found.inputs.into_iter().enumerate() {
        progress.show(&Event::Read { document: input.name.clone(), done, total });
        let outcome = read_input(&input, &desk.options.limits).and_then(|(bytes, _)| {
            let _clock = Clock::new(&input.name, bytes.len());
            desk.analyze(&input.name, &bytes).map(|analysis| (bytes, analysis))
        });
        let mut is_good = Ok(false);
        progress.suspend(|| match outcome {
            Ok((bytes, analysis)) => {
                for diagnostic in analysis.source.diagnostics.iter().filter(|d| d.severity > Severity::Note) {
                    print::warning(&format!("{}: {}", input.name, diagnostic.without_severity()));
                }
                let place = Place { is_first, is_only };
                is_good = show(Document { place, input, bytes, analysis }, &desk);
                is_first = false;
            }
            Err(message) => print::error(&format!("{}: {message}", input.name)),
        });
        n_bad += u64::from(!is_good?);
    }
    progress.finish();
    Ok(n_bad)
}
