//! Finding the pairs of a run: whole files first, then the articles of what is left.

use crate::output::OutputFolder;
use crate::pairing::{self, End};
use crate::prepare::{Event, fetch_analysis};
use crate::records::{DocumentRecord, PairRecord, Stream};
use crate::{PrepareOptions, RunError};
use drogman_names::Glossary;
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A file of more articles than this is a collection: its articles have partners, the whole of it has none.
const MOST_ARTICLES_OF_A_WHOLE: usize = 50;
/// Two halves of one file that are longer than this, in segments, are matched article by article.
const MOST_SEGMENTS_OF_A_HALF: usize = 20_000;

/// Two texts that translate each other: what the manifest says, their documents, and where their beads are put aside.
pub(crate) struct FoundPair {
    pub(crate) record: PairRecord,
    pub(crate) source: u32,
    pub(crate) target: u32,
    pub(crate) aside: String,
}

/// Everything that finding pairs needs.
pub(crate) struct Matching<'a> {
    pub(crate) options: &'a PrepareOptions,
    pub(crate) folder: &'a OutputFolder,
    pub(crate) glossary: &'a Glossary,
    pub(crate) documents: &'a [DocumentRecord],
    pub(crate) tell: &'a (dyn Fn(Event) -> Result<(), RunError> + Sync),
}

/// A pair of streams worth aligning, as numbers into the list of streams.
struct Candidate {
    source: usize,
    target: usize,
    confidence: f64,
    reasons: Vec<String>,
}

/// Pairs with the numbers of their candidates.
type Numbered = Vec<(usize, Option<FoundPair>)>;

impl Matching<'_> {
    /// The pairs, in the order of their sources, each with its beads put aside.
    pub(crate) fn run(&self, streams: &[Stream]) -> Result<Vec<FoundPair>, RunError> {
        let mut free = vec![true; streams.len()];
        let mut pairs = Vec::new();
        for whole_files in [true, false] {
            let eligible: Vec<bool> = streams
                .iter()
                .zip(&free)
                .map(|(stream, free)| *free && self.takes_part(stream, whole_files))
                .collect();
            let candidates = self.candidates(streams, &eligible);
            for (candidate, pair) in
                candidates.iter().zip(self.align_all(streams, &candidates, whole_files)?)
            {
                let Some(pair) = pair else { continue };
                for taken in [candidate.source, candidate.target] {
                    occupy(streams, taken, &mut free);
                }
                pairs.push(pair);
            }
        }
        Ok(pairs)
    }

    /// A file of one article is its own only stream, and takes part in both rounds.
    fn takes_part(&self, stream: &Stream, whole_files: bool) -> bool {
        let record = self.documents.get(stream.document as usize);
        let n_articles = record.map_or(0, |record| record.articles.len());
        let is_collection = n_articles > MOST_ARTICLES_OF_A_WHOLE
            || record.is_some_and(|r| r.n_segments as usize > MOST_SEGMENTS_OF_A_HALF && n_articles > 1);
        n_articles == 1 || stream.article.is_none() == whole_files && !(whole_files && is_collection)
    }

    fn candidates(&self, streams: &[Stream], eligible: &[bool]) -> Vec<Candidate> {
        let found = pairing::candidates(streams, eligible, self.options.from.as_ref(), &self.options.to);
        found
            .into_iter()
            .map(|(source, target, confidence, reasons)| Candidate { source, target, confidence, reasons })
            .collect()
    }

    /// Aligns the candidates. Those of the same two documents go together, so that each is read back once.
    fn align_all(
        &self,
        streams: &[Stream],
        candidates: &[Candidate],
        whole_files: bool,
    ) -> Result<Vec<Option<FoundPair>>, RunError> {
        let documents_of = |candidate: &Candidate| {
            let document = |number: usize| streams.get(number).map_or(0, |stream| stream.document);
            (document(candidate.source), document(candidate.target))
        };
        let mut order: Vec<usize> = (0..candidates.len()).collect();
        order.sort_by_key(|number| candidates.get(*number).map(documents_of));
        let groups: Vec<&[usize]> = order
            .chunk_by(|a, b| candidates.get(*a).map(documents_of) == candidates.get(*b).map(documents_of))
            .collect();
        let n_done = AtomicUsize::new(0);
        let aligned: Vec<Result<Numbered, RunError>> = groups
            .par_iter()
            .map(|group| {
                let first = group.first().and_then(|number| candidates.get(*number));
                let (source, target) = first.map_or((0, 0), documents_of);
                let source_analysis = fetch_analysis(self.folder, self.documents, source)?;
                let other = if source == target {
                    None
                } else {
                    Some(fetch_analysis(self.folder, self.documents, target)?)
                };
                let target_analysis = other.as_ref().unwrap_or(&source_analysis);
                let mut pairs = Vec::with_capacity(group.len());
                for number in *group {
                    let Some(candidate) = candidates.get(*number) else { continue };
                    let ends = (streams.get(candidate.source), streams.get(candidate.target));
                    let (Some(source_stream), Some(target_stream)) = ends else { continue };
                    let ends = (
                        End {
                            stream: source_stream,
                            analysis: &source_analysis,
                            name: self.name(source_stream),
                        },
                        End {
                            stream: target_stream,
                            analysis: target_analysis,
                            name: self.name(target_stream),
                        },
                    );
                    let aside = format!("pair-{}-{number}", u8::from(!whole_files));
                    pairs.push((*number, self.align_one(&ends, candidate, aside)?));
                    let done = n_done.fetch_add(1, Ordering::Relaxed) + 1;
                    (self.tell)(Event::Aligned { done, total: candidates.len() })?;
                }
                Ok(pairs)
            })
            .collect();
        let mut found: Vec<Option<FoundPair>> = candidates.iter().map(|_| None).collect();
        for group in aligned {
            for (number, pair) in group? {
                if let Some(place) = found.get_mut(number) {
                    *place = pair;
                }
            }
        }
        Ok(found)
    }

    fn align_one(
        &self,
        (source, target): &(End<'_>, End<'_>),
        candidate: &Candidate,
        aside: String,
    ) -> Result<Option<FoundPair>, RunError> {
        let aligned = pairing::align_pair(
            source,
            target,
            candidate.confidence,
            &candidate.reasons,
            self.options,
            self.glossary,
        );
        // The reason against a pair is told nowhere: a text without a partner is no fault.
        let Ok(aligned) = aligned else { return Ok(None) };
        self.folder.put_aside(&aside, &(), &aligned.rows)?;
        let (source, target) = (source.stream.document, target.stream.document);
        Ok(Some(FoundPair { record: aligned.record, source, target, aside }))
    }

    /// The name that a stream goes by: its article's, or its document's.
    fn name(&self, stream: &Stream) -> String {
        let record = self.documents.get(stream.document as usize);
        let article = stream.article.and_then(|n| record.and_then(|r| r.articles.get(n as usize)));
        article.map_or_else(|| record.map_or(String::new(), |r| r.document.clone()), |a| a.document.clone())
    }
}

/// Marks a stream, and those that share segments with it, as taken.
fn occupy(streams: &[Stream], taken: usize, free: &mut [bool]) {
    let Some(stream) = streams.get(taken) else { return };
    // The streams of a document stand together.
    let first = streams.partition_point(|other| other.document < stream.document);
    let same_document = streams.iter().zip(free.iter_mut()).skip(first);
    for (other, free) in same_document.take_while(|(other, _)| other.document == stream.document) {
        let overlapping =
            other.article.is_none() || stream.article.is_none() || other.article == stream.article;
        *free &= !(other.language == stream.language && overlapping);
    }
}
