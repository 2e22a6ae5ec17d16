//! The main job: mixed documents in, the translator's package out.

use crate::analysis::{Analysis, Analyst, Segment, shares};
use crate::deliver::{self, Delivery};
use crate::inputs::{Input, InputFault, find_inputs, read_input};
use crate::matching::{FoundPair, Matching};
use crate::output::OutputFolder;
use crate::pairing;
use crate::records::{
    ArticleRecord, BeadRow, DocumentRecord, Fault, LanguageShare, MOST_DIAGNOSTICS, Stream, Unpaired,
};
use crate::{PrepareOptions, ReadOptions, RunError};
use drogman_names::Glossary;
use drogman_text::{Diagnostic, LanguageTag, Severity};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What happens during a run, for whoever watches it.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// That many inputs were found.
    Found {
        /// How many.
        inputs: usize,
    },
    /// An input was read and analysed.
    Read {
        /// Its name.
        document: String,
        /// How many are done.
        done: usize,
        /// Of how many.
        total: usize,
    },
    /// An input cannot be used.
    Fault(InputFault),
    /// A pair was aligned.
    Aligned {
        /// How many are done.
        done: usize,
        /// Of how many.
        total: usize,
    },
    /// The package is being written.
    Writing {
        /// How many documents and pairs are written.
        done: usize,
        /// Of how many.
        total: usize,
    },
}

/// What came out of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct PrepareSummary {
    /// How many inputs were read.
    pub n_documents: usize,
    /// The inputs that could not be used.
    pub faults: Vec<InputFault>,
    /// Names of inputs that were read only in part, with the reason.
    pub incomplete: Vec<InputFault>,
    /// Names of inputs that were read whole but with doubts, and what the first doubt of each is.
    pub warnings: Vec<InputFault>,
    /// How many pairs of texts translate each other.
    pub n_pairs: usize,
    /// How many units `bitext.tmx` holds.
    pub n_units: u64,
    /// How many two-sided beads wait for review.
    pub n_review: u64,
    /// How many segments there are.
    pub n_segments: u64,
    /// How many names were found.
    pub n_mentions: u64,
    /// Files in folders that are of no format that is read.
    pub passed_over: Vec<String>,
    /// The files of the package.
    pub files: Vec<String>,
    /// What there is to say about the outputs, in sentences.
    pub remarks: Vec<String>,
}

impl PrepareSummary {
    /// Whether every input was read whole.
    pub fn is_complete(&self) -> bool {
        self.faults.is_empty() && self.incomplete.is_empty()
    }
}

/// A document after the first stage: what stays in memory; the rest is put aside.
struct Prepared {
    record: DocumentRecord,
    streams: Vec<Stream>,
}

/// The documents that were read, their streams, and what could not be read.
type ReadAll = (Vec<DocumentRecord>, Vec<Stream>, Vec<InputFault>);

/// Prepares a package. `watch` hears of every step, from any thread; answering `false` stops the run.
///
/// Inputs are analysed in parallel, each on its own; the outputs do not depend on the number of threads. What
/// stands at the target is not touched before the new package is whole.
///
/// # Errors
/// When the call is wrong, nothing could be read, the output cannot be written, or `watch` stopped the run. A
/// single bad input is in the summary instead.
pub fn prepare(
    options: &PrepareOptions,
    watch: &(dyn Fn(Event) -> bool + Sync),
) -> Result<PrepareSummary, RunError> {
    if let Some(from) = options.from.as_ref().filter(|from| from.same_language(&options.to)) {
        let message = format!("the texts cannot be translated from {from} into {}", options.to);
        return Err(RunError::usage(format!("{message} (name two languages with --from and --to)")));
    }
    let inputs = find_inputs(&options.inputs)?;
    if inputs.inputs.is_empty() && inputs.faults.is_empty() {
        return Err(RunError::usage("no file of a known format was found under the named folders"));
    }
    let folder = OutputFolder::begin(&options.out, options.replace)?;
    let glossary = Glossary::builtin();
    let analyst = Analyst::new(&glossary, options.text.clone());
    let run = Run { options, folder: &folder, glossary: &glossary, analyst: &analyst, watch };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.threads.max(1)).build();
    let pool =
        pool.map_err(|e| RunError::usage(format!("{} threads cannot be started: {e}", options.threads)))?;

    run.tell(Event::Found { inputs: inputs.inputs.len() })?;
    let (documents, streams, mut faults) = pool.install(|| run.read_all(&inputs.inputs))?;
    faults.extend(inputs.faults.clone());
    for fault in &inputs.faults {
        run.tell(Event::Fault(fault.clone()))?;
    }
    if documents.is_empty() {
        return Err(RunError::nothing_read());
    }
    let pairing = Matching {
        options,
        folder: &folder,
        glossary: &glossary,
        documents: &documents,
        tell: &|event| run.tell(event),
    };
    // The sketches of the texts go when the pairs are known.
    let pairs = pool.install(|| pairing.run(&streams))?;
    drop(streams);
    let unpaired = unpaired(&documents, &pairs);
    let delivery = Delivery {
        options,
        folder: &folder,
        glossary: &glossary,
        tagger: analyst.tagger(),
        watch,
        documents: &documents,
        pairs: &pairs,
        unpaired,
        faults: faults
            .iter()
            .map(|f| Fault { document: f.name.clone(), message: f.message.clone() })
            .collect(),
        passed_over: inputs.passed_over.clone(),
    };
    // In the pool as well: its threads have the memory that the stages before gave back.
    let summary = pool.install(|| deliver::package(&delivery))?;
    folder.finish()?;
    Ok(PrepareSummary {
        faults,
        passed_over: inputs.passed_over,
        incomplete: worst(&documents, Severity::Error),
        warnings: worst(&documents, Severity::Warning),
        ..summary
    })
}

/// Documents whose worst diagnostic is of that severity, with the first of them. One of severity error says that a
/// part of the document could not be used.
fn worst(documents: &[DocumentRecord], severity: Severity) -> Vec<InputFault> {
    documents
        .iter()
        // The diagnostics of a record are ordered, the worst first.
        .filter_map(|document| Some((document, document.diagnostics.first()?)))
        .filter(|(_, first)| first.severity == severity)
        .map(|(document, first)| InputFault {
            name: document.document.clone(),
            message: first.without_severity(),
        })
        .collect()
}

struct Run<'a> {
    options: &'a PrepareOptions,
    folder: &'a OutputFolder,
    glossary: &'a Glossary,
    analyst: &'a Analyst,
    watch: &'a (dyn Fn(Event) -> bool + Sync),
}

impl Run<'_> {
    fn tell(&self, event: Event) -> Result<(), RunError> {
        if (self.watch)(event) { Ok(()) } else { Err(RunError::stopped()) }
    }

    /// Reads and analyses every input. Faults and documents come in the order of the inputs.
    fn read_all(&self, inputs: &[Input]) -> Result<ReadAll, RunError> {
        let n_done = AtomicUsize::new(0);
        let outcomes: Vec<Result<Result<Prepared, InputFault>, RunError>> = inputs
            .par_iter()
            .map(|input| {
                let outcome = self.read_one(input)?;
                let done = n_done.fetch_add(1, Ordering::Relaxed) + 1;
                match &outcome {
                    Ok(_) => {
                        self.tell(Event::Read { document: input.name.clone(), done, total: inputs.len() })?;
                    }
                    Err(fault) => self.tell(Event::Fault(fault.clone()))?,
                }
                Ok(outcome)
            })
            .collect();
        let (mut documents, mut streams, mut faults) = (Vec::new(), Vec::new(), Vec::new());
        for outcome in outcomes {
            match outcome? {
                Ok(Prepared { record, streams: own }) => {
                    // Only now is it known which documents there are.
                    let number = documents.len() as u32;
                    streams.extend(own.into_iter().map(|stream| Stream { document: number, ..stream }));
                    documents.push(record);
                }
                Err(fault) => faults.push(fault),
            }
        }
        Ok((documents, streams, faults))
    }

    fn read_one(&self, input: &Input) -> Result<Result<Prepared, InputFault>, RunError> {
        let fault = |message: String| InputFault { name: input.name.clone(), message };
        let limits = &self.options.text.limits;
        let (bytes, sha256) = match read_input(input, limits) {
            Ok(read) => read,
            Err(message) => return Ok(Err(fault(message))),
        };
        let read_options = ReadOptions { limits: limits.clone() };
        let source = match drogman_formats::read(&input.name, &bytes, &read_options) {
            Ok(source) => source,
            Err(error) => return Ok(Err(fault(error.to_string()))),
        };
        let n_bytes = bytes.len() as u64;
        let path = if input.path.as_os_str() == "-" {
            // Standard input cannot be read a second time: `verify` finds its bytes in the package.
            let mut copy = self.folder.create(STDIN_COPY)?;
            copy.write_all(&bytes).map_err(|e| RunError::output(self.folder.target(), e))?;
            copy.close()?;
            STDIN_COPY.to_owned()
        } else {
            relative_path(self.folder.target(), &input.path)
        };
        drop(bytes);
        let analysis = self.analyst.analyze(source);
        let record = document_record(&analysis, path, n_bytes, sha256);
        let streams = pairing::streams(0, &analysis, &record.articles, self.glossary);
        put_analysis_aside(self.folder, &analysis)?;
        Ok(Ok(Prepared { record, streams }))
    }
}

/// Where the bytes of standard input stand in a package.
pub(crate) const STDIN_COPY: &str = "input/stdin";

/// Puts an analysis aside: a line for the document, one for each segment.
fn put_analysis_aside(folder: &OutputFolder, analysis: &Analysis) -> Result<(), RunError> {
    let head =
        (&analysis.source, &analysis.habits, &analysis.names, &analysis.language, &analysis.diagnostics);
    folder.put_aside(&aside_name(&analysis.source.name), &head, &analysis.segments)
}

/// An analysis that was put aside.
pub(crate) fn fetch_analysis(
    folder: &OutputFolder,
    documents: &[DocumentRecord],
    document: u32,
) -> Result<Analysis, RunError> {
    let name = documents.get(document as usize).map_or("", |d| d.document.as_str());
    let ((source, habits, names, language, diagnostics), segments) =
        folder.fetch(&aside_name(name), |segment: &mut Segment| segment.names.shrink_to_fit())?;
    let (gap_edits, gap_remarks) = (Vec::new(), Vec::new());
    Ok(Analysis { source, habits, segments, names, gap_edits, gap_remarks, language, diagnostics })
}

/// The beads of a pair that were put aside.
pub(crate) fn fetch_rows(folder: &OutputFolder, pair: &FoundPair) -> Result<Vec<BeadRow>, RunError> {
    folder.fetch::<(), BeadRow>(&pair.aside, |_| {}).map(|((), rows)| rows)
}

fn aside_name(document: &str) -> String {
    // A hash, because names hold folders and may be longer than a file name can be.
    format!("document-{}", crate::inputs::sha256(document.as_bytes()))
}

fn document_record(analysis: &Analysis, path: String, bytes: u64, sha256: String) -> DocumentRecord {
    let source = &analysis.source;
    let several = source.articles.len() > 1;
    let articles = source
        .articles
        .iter()
        .enumerate()
        .map(|(number, article)| {
            let range = pairing::article_range(analysis, number as u32);
            let segments = analysis.segments.get(range).unwrap_or(&[]);
            let blocks =
                source.blocks.get(article.first_block as usize..article.end_block as usize).unwrap_or(&[]);
            let start = blocks.first().map_or(0, |b| b.content.start());
            let end = blocks.last().map_or(start, |b| b.content.end());
            let known = segments.iter().filter(|s| !s.language.is_und());
            let sizes = shares(known.map(|s| (&s.language, u64::from(s.span.len()))));
            ArticleRecord {
                document: if several {
                    format!("{}#{}", source.name, number + 1)
                } else {
                    source.name.clone()
                },
                start,
                end,
                reason: article.reason.to_string(),
                language: sizes.first().map_or_else(LanguageTag::und, |row| row.0.clone()),
                n_segments: segments.len() as u32,
            }
        })
        .collect();
    let mut diagnostics: Vec<Diagnostic> =
        source.diagnostics.iter().chain(&analysis.diagnostics).cloned().collect();
    // The sort is stable: equals stay in the order in which they were found.
    diagnostics.sort_by_key(|d| std::cmp::Reverse(d.severity));
    let n_more_diagnostics = diagnostics.len().saturating_sub(MOST_DIAGNOSTICS) as u32;
    diagnostics.truncate(MOST_DIAGNOSTICS);
    DocumentRecord {
        document: source.name.clone(),
        path,
        bytes,
        sha256,
        format: source.format.clone(),
        encoding: source.encoding.clone(),
        language: analysis.language.clone(),
        languages: analysis
            .languages()
            .into_iter()
            .map(|(language, bytes)| LanguageShare { language, bytes })
            .collect(),
        articles,
        n_segments: analysis.segments.len() as u32,
        n_mentions: analysis.segments.iter().map(|s| s.names.len() as u32).sum(),
        n_given: source.given.len() as u32,
        diagnostics,
        n_more_diagnostics,
    }
}

/// The texts that no pair holds.
fn unpaired(documents: &[DocumentRecord], pairs: &[FoundPair]) -> Vec<Unpaired> {
    let paired: BTreeSet<&str> =
        pairs.iter().flat_map(|pair| [pair.record.source.as_str(), pair.record.target.as_str()]).collect();
    let whole_and_free =
        |document: &&DocumentRecord| !paired.contains(document.document.as_str()) && document.n_given == 0;
    documents
        .iter()
        .filter(whole_and_free)
        .flat_map(|document| &document.articles)
        .filter(|article| !paired.contains(article.document.as_str()))
        .map(|article| Unpaired {
            document: article.document.clone(),
            language: article.language.clone(),
            reason: "no translation of it was found among the inputs".to_owned(),
        })
        .collect()
}

/// `path` as seen from the folder `from`, with `/`; both are taken from the current folder.
pub(crate) fn relative_path(from: &Path, path: &Path) -> String {
    let absolute = |p: &Path| std::path::absolute(p).unwrap_or_else(|_| p.to_owned());
    let (from, path) = (absolute(from), absolute(path));
    let mut from_parts = from.components().peekable();
    let mut parts = path.components().peekable();
    while let (Some(a), Some(b)) = (from_parts.peek(), parts.peek()) {
        if a != b {
            break;
        }
        from_parts.next();
        parts.next();
    }
    let up = from_parts.map(|_| "..".to_owned());
    let down = parts.map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<String>>().join("/")
}
