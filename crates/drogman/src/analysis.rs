//! One document, from its source to its segments with language, view and names.

use crate::TextOptions;
use crate::languages::{Region, regions};
use crate::segmentation::{Boundary, Segmentation};
use crate::views::{GapEdit, Setter, View};
use drogman_detect::{Allowed, identify};
use drogman_document::{Block, BlockKind, DesignationKind, Mention, Source};
use drogman_names::{Glossary, Tagger};
use drogman_normalize::{Habits, Remark, habits};
use drogman_segment::SentenceSpan;
use drogman_text::{ByteSpan, Diagnostic, EditMap, LanguageTag, Severity};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A sentence of a document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Segment {
    /// Id from content: document, place and text.
    pub id: String,
    /// The number of its article in the file, from 0.
    pub article: u32,
    /// The number of its block in the file, from 0.
    pub block: u32,
    /// Where it lies in the file's text.
    pub span: ByteSpan,
    /// Its language, or `und`.
    pub language: LanguageTag,
    /// How likely that language is right, from 0 to 1.
    pub confidence: f64,
    /// The normalized view, when it differs from the text.
    pub normalized: Option<String>,
    /// The way from the view back to the text; offsets count from the segment's start.
    pub edits: EditMap,
    /// The boundary at its end. Not kept in rows.
    #[serde(skip)]
    pub boundary: Boundary,
    /// What normalizing saw and left; offsets count from the segment's start. Not kept in rows.
    #[serde(skip)]
    pub remarks: Vec<Remark>,
    /// The names in it: where, counted in the file's text, and the number of the name in [`Analysis::names`].
    pub names: Vec<(ByteSpan, u32)>,
}

/// A name as texts use it. A document uses few different names many times, so they are kept once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FoundName {
    /// The concepts it may name, ascending by id.
    pub concepts: Vec<String>,
    /// The designation that matched, as the glossary writes it.
    pub designation: String,
    /// What sort of designation that is.
    pub kind: DesignationKind,
    /// Which steps led from the text to the designation.
    pub steps: Vec<String>,
}

impl Segment {
    /// What matching works on: the normalized view where there is one, else the text itself.
    pub fn view<'a>(&'a self, text: &'a str) -> &'a str {
        self.normalized.as_deref().unwrap_or_else(|| self.span.slice(text))
    }
}

/// A document and what the stages up to names found in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Analysis {
    /// The document as it was read.
    pub source: Source,
    /// What it votes for as a whole, by which each part of it was treated.
    pub habits: Habits,
    /// Its segments in the order of the text.
    pub segments: Vec<Segment>,
    /// The different names in it, in the order in which they first stand.
    pub names: Vec<FoundName>,
    /// What the profile changes between segments. Not kept in rows.
    #[serde(skip)]
    pub gap_edits: Vec<GapEdit>,
    /// What it saw there and left, by its place in the document's text. Not kept in rows.
    #[serde(skip)]
    pub gap_remarks: Vec<Remark>,
    /// The language of most of its text.
    pub language: LanguageTag,
    /// What the stages had to report, besides the reader's own diagnostics.
    pub diagnostics: Vec<Diagnostic>,
}

impl Analysis {
    /// The mentions of a segment.
    pub fn mentions(&self, segment: &Segment) -> Vec<Mention> {
        let mention = |(span, number): &(ByteSpan, u32)| {
            let name = self.names.get(*number as usize)?;
            Some(Mention {
                span: *span,
                concepts: name.concepts.clone(),
                designation: name.designation.clone(),
                kind: name.kind,
                steps: name.steps.clone(),
            })
        };
        segment.names.iter().filter_map(mention).collect()
    }

    /// How many letters' worth of text each language has, by tag: `(language, bytes)`, most first.
    pub fn languages(&self) -> Vec<(LanguageTag, u64)> {
        shares(self.segments.iter().map(|segment| (&segment.language, u64::from(segment.span.len()))))
    }
}

/// Sums by language, most first, ties by tag.
pub(crate) fn shares<'a>(rows: impl Iterator<Item = (&'a LanguageTag, u64)>) -> Vec<(LanguageTag, u64)> {
    let mut sums: BTreeMap<LanguageTag, u64> = BTreeMap::new();
    for (language, n) in rows {
        *sums.entry(language.clone()).or_default() += n;
    }
    let mut sums: Vec<(LanguageTag, u64)> = sums.into_iter().collect();
    sums.sort_by_key(|row| Reverse(row.1));
    sums
}

/// Everything that the analysis of a document needs and that is the same for all documents.
pub struct Analyst {
    tagger: Tagger,
    options: TextOptions,
}

/// A block of more words than this must speak for itself.
const MOST_WORDS_LEANING: usize = 12;
/// A block of so few words is in a language by itself only from this probability on.
const FEW_WORDS: usize = 3;
const CERTAIN: f64 = 0.95;

/// A block with the language that the first pass gave it.
struct Labelled {
    regions: Vec<Region>,
    /// Whether the text tells nothing either way, so that its neighbours may speak for it.
    may_lean: bool,
}

impl Analyst {
    /// An analyst that looks for the names of `glossary`. Building its automaton takes milliseconds; do it once.
    pub fn new(glossary: &Glossary, options: TextOptions) -> Self {
        Self { tagger: Tagger::new(glossary), options }
    }

    /// Languages, segments, views and names of a source. Pure; linear in the length of its text.
    pub fn analyze(&self, source: Source) -> Analysis {
        let mut diagnostics = Vec::new();
        let mut labels = self.first_pass(&source, &mut diagnostics);
        let learnt = self.learn(&source, &mut labels);
        let mut local = learnt.clone();
        let mut found = Found::default();
        for (article, blocks) in source.articles.iter().enumerate() {
            for block in blocks.first_block..blocks.end_block {
                if let (Some(it), Some(label)) =
                    (source.blocks.get(block as usize), labels.get(block as usize))
                {
                    let place = Place { article: article as u32, block };
                    self.segment_block(&source, it, label, &place, (&learnt, &mut local), &mut found);
                }
            }
        }
        found.settle_short_names();
        let Found { mut segments, numbers, remarks, gap_edits, gap_remarks } = found;
        diagnostics.extend(remarks);
        segments.shrink_to_fit();
        let mut names: Vec<(u32, FoundName)> =
            numbers.into_iter().map(|(name, number)| (number, name)).collect();
        names.sort_unstable_by_key(|row| row.0);
        let names = names.into_iter().map(|row| row.1).collect();
        let language = shares(segments.iter().map(|s: &Segment| (&s.language, u64::from(s.span.len()))))
            .into_iter()
            .find(|row| !row.0.is_und())
            .map_or_else(LanguageTag::und, |row| row.0);
        Analysis { source, habits: learnt, segments, names, gap_edits, gap_remarks, language, diagnostics }
    }

    /// The first scan: what the document votes for in typography, which abbreviations it uses, and where it begins
    /// sentences with capitals.
    fn learn(&self, source: &Source, labels: &mut [Labelled]) -> Habits {
        let mut learnt = habits(&source.text);
        if !matches!(self.options.segmentation, Segmentation::Sentence) {
            return learnt;
        }
        // A word counts as an abbreviation by how all of the document writes it, so that its paragraphs are read
        // together; a blank line parts them as the blocks were parted.
        let mut by_language: BTreeMap<LanguageTag, String> = BTreeMap::new();
        for (block, label) in source.blocks.iter().zip(labels).filter(|row| row.0.kind != BlockKind::Unit) {
            let text = block.content.slice(&source.text);
            for region in &mut label.regions {
                let part = region.span.slice(text);
                let counts = drogman_segment::habits(part, &region.language);
                region.starts = (counts.capital_starts, counts.small_starts);
                let together = by_language.entry(region.language.clone()).or_default();
                together.push_str(part);
                together.push_str("\n\n");
            }
        }
        for (language, text) in &by_language {
            learnt.merge(&drogman_segment::habits(text, language));
        }
        learnt
    }

    fn allowed(&self) -> &Allowed {
        self.options.languages.allowed()
    }

    /// Labels blocks and their pieces. A block that tells nothing by itself takes the language that its neighbours
    /// in the same article agree on.
    fn first_pass(&self, source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Vec<Labelled> {
        let mut labels: Vec<Labelled> =
            source.blocks.iter().map(|block| self.label(source, block, diagnostics)).collect();
        for article in &source.articles {
            let range = article.first_block as usize..article.end_block as usize;
            if let Some(labels) = labels.get_mut(range) {
                lean_on_neighbours(labels);
            }
        }
        labels
    }

    fn label(&self, source: &Source, block: &Block, diagnostics: &mut Vec<Diagnostic>) -> Labelled {
        let text = block.content.slice(&source.text);
        let alone = identify(text, self.allowed());
        // A cell with a name, a headline of one word: what stands round them says more than they do.
        let unsure = alone.n_words <= 1 || (alone.n_words <= FEW_WORDS && alone.confidence() < CERTAIN);
        let may_lean = block.kind != BlockKind::Tabular
            && (alone.reason == "no-evidence" || unsure)
            && (1..=MOST_WORDS_LEANING).contains(&alone.n_words);
        let whole = |language: LanguageTag, confidence: f64| {
            let span = ByteSpan::of(0..text.len());
            vec![Region { span, language, confidence, quotations: Vec::new(), starts: (0, 0) }]
        };
        if block.kind == BlockKind::Unit
            && let Some(stated) = &block.language
        {
            return Labelled { regions: whole(stated.clone(), 1.0), may_lean: false };
        }
        let mut regions = if unsure && block.kind != BlockKind::Unit {
            whole(LanguageTag::und(), alone.probability(&LanguageTag::und()))
        } else {
            regions(text, self.allowed(), &alone)
        };
        if block.kind == BlockKind::Unit {
            // A unit is one segment whatever it holds: its languages cannot be told apart.
            regions = whole(alone.language(), alone.confidence());
        }
        if let Some(stated) = &block.language {
            let named = self.options.languages.as_named(stated);
            let found: Vec<&Region> = regions.iter().filter(|r| !r.language.is_und()).collect();
            if found.is_empty() && may_lean {
                regions = whole(named, 0.7);
            } else if let Some(other) =
                found.iter().find(|r| !r.language.same_language(stated) && r.confidence > 0.95)
            {
                diagnostics.push(
                    Diagnostic::new(
                        Severity::Note,
                        "language-differs",
                        format!("the file states {stated} here, the text is {}", other.language),
                    )
                    .at(block.content),
                );
            }
        }
        Labelled { regions, may_lean }
    }

    fn segment_block(
        &self,
        source: &Source,
        block: &Block,
        label: &Labelled,
        place: &Place,
        (learnt, local): (&Habits, &mut Habits),
        found: &mut Found,
    ) {
        let text = block.content.slice(&source.text);
        let setter = Setter { options: &self.options, source, learnt };
        let stretches = setter.stretches(block, &label.regions);
        let first = found.segments.len();
        for mut piece in self.pieces(block, text, label, local, found) {
            piece.span = piece.span.shifted(block.content.start());
            let view = setter.view(block, &stretches, piece.span, &piece.language);
            self.push(source, place, piece, view, found);
        }
        let (edits, remarks) = setter.gaps(&stretches, found.segments.get(first..).unwrap_or_default());
        found.gap_edits.extend(edits);
        found.gap_remarks.extend(remarks);
    }

    /// The segments of a block, counted from its start. `local` are the habits of the document, whose cases are
    /// overwritten by those of each region: a copy a block would cost as much as the document has abbreviations.
    fn pieces(
        &self,
        block: &Block,
        text: &str,
        label: &Labelled,
        local: &mut Habits,
        found: &mut Found,
    ) -> Vec<Cut> {
        let by_language = self.options.segmentation.is_by_language();
        let mut pieces = Vec::new();
        if block.kind == BlockKind::Unit {
            pieces.extend(label.regions.iter().map(|region| Cut::of(region, region.span)));
        } else if !by_language {
            for piece in self.split(text, &LanguageTag::und(), local, found) {
                let (language, confidence) = self.main_language_of(text, piece.span, &label.regions);
                pieces.push(Cut { span: piece.span, language, confidence, boundary: Boundary::of(&piece) });
            }
        } else {
            for (number, region) in label.regions.iter().enumerate() {
                let before = pieces.len();
                // A comment in small letters stands under an article with capitals: cases are a habit of each part.
                (local.capital_starts, local.small_starts) = region.starts;
                for sentence in self.split(region.span.slice(text), &region.language, local, found) {
                    let span = sentence.span.shifted(region.span.start());
                    self.second_pass(
                        text,
                        (span, Boundary::of(&sentence)),
                        region,
                        local,
                        found,
                        &mut pieces,
                    );
                }
                // Another language begins: the boundary is as sure as the language.
                let goes_on = number + 1 < label.regions.len() && pieces.len() > before;
                if let Some(last) = pieces.last_mut().filter(|_| goes_on) {
                    last.boundary = Boundary { confidence: region.confidence, reason: "language" };
                }
            }
        }
        pieces
    }

    /// The segments of a text. What there is to report of a rule is reported once.
    fn split(
        &self,
        text: &str,
        language: &LanguageTag,
        learnt: &Habits,
        found: &mut Found,
    ) -> Vec<SentenceSpan> {
        let named = self.options.languages.as_named(language);
        let (pieces, remarks) = self.options.segmentation.split_with(text, &named, learnt);
        for mut remark in remarks {
            // Its place counts from the start of this text, which the reader does not know.
            remark.span = None;
            if !found.remarks.contains(&remark) {
                found.remarks.push(remark);
            }
        }
        pieces
    }

    /// Labels a sentence by itself; one whose language differs from its region is split once more by its own rules.
    fn second_pass(
        &self,
        text: &str,
        (span, boundary): (ByteSpan, Boundary),
        region: &Region,
        learnt: &Habits,
        found: &mut Found,
        pieces: &mut Vec<Cut>,
    ) {
        let (language, confidence) = self.language_of(text, span, region);
        if language == region.language {
            pieces.push(Cut { span, language, confidence, boundary });
            return;
        }
        for inner in self.split(span.slice(text), &language, learnt, found) {
            let span = inner.span.shifted(span.start());
            pieces.push(Cut { span, language: language.clone(), confidence, boundary: Boundary::of(&inner) });
        }
        if let Some(last) = pieces.last_mut() {
            last.boundary = boundary;
        }
    }

    /// The language of a part of a region: the region's, unless the part tells another with certainty.
    fn language_of(&self, text: &str, span: ByteSpan, region: &Region) -> (LanguageTag, f64) {
        let of_region = |confidence: f64| (region.language.clone(), confidence);
        // A quotation inside a sentence never decides the sentence's language.
        if region.quotations.iter().any(|quotation| span.contains(*quotation)) {
            return of_region(region.confidence);
        }
        let part = span.slice(text);
        // A block of one sentence was looked at as a whole already.
        if part.len() == text.trim().len() {
            return of_region(region.confidence);
        }
        let found = identify(part, self.allowed());
        let language = found.language();
        if language == region.language {
            return of_region(found.confidence().max(region.confidence * 0.9));
        }
        if !language.is_und() && found.confidence() >= 0.95 && found.n_words >= 4 {
            return (language, found.confidence());
        }
        of_region(found.probability(&region.language).max(region.confidence.min(0.8)))
    }

    /// The language of a segment that may hold several: what it tells as a whole, else that of its longest region.
    fn main_language_of(&self, text: &str, span: ByteSpan, regions: &[Region]) -> (LanguageTag, f64) {
        let shared = |region: &Region| {
            let end = region.span.end().min(span.end());
            end.saturating_sub(region.span.start().max(span.start()))
        };
        let mut over = regions.iter().filter(|region| shared(region) > 0);
        if let (Some(region), None) = (over.next(), over.next()) {
            return self.language_of(text, span, region);
        }
        let found = identify(span.slice(text), self.allowed());
        let known = regions.iter().filter(|region| !region.language.is_und());
        // The first of the longest: `max_by_key` would give the last.
        let longest = known.rev().max_by_key(|region| shared(region));
        match longest.filter(|_| found.language().is_und()) {
            Some(region) => (region.language.clone(), region.confidence),
            None => (found.language(), found.confidence()),
        }
    }

    fn push(
        &self,
        source: &Source,
        place: &Place,
        Cut { span, language, confidence, boundary }: Cut,
        view: View<'_>,
        found: &mut Found,
    ) {
        let text = span.slice(&source.text);
        let mut names = Vec::new();
        for mention in self.tagger.find(&view.text, &language) {
            let place = view.edits.span_to_source(mention.span).shifted(span.start());
            names.push((place, found.number(mention)));
        }
        names.shrink_to_fit();
        let changed = !view.edits.is_empty();
        found.segments.push(Segment {
            id: segment_id(&source.name, span.start(), text),
            article: place.article,
            block: place.block,
            span,
            confidence,
            normalized: changed.then(|| view.text.into_owned()),
            edits: view.edits,
            boundary,
            remarks: view.remarks,
            names,
            language: self.options.languages.as_named(&language),
        });
    }

    /// What finds the names.
    pub fn tagger(&self) -> &Tagger {
        &self.tagger
    }
}

/// What the analysis of a document has found so far.
#[derive(Default)]
struct Found {
    segments: Vec<Segment>,
    remarks: Vec<Diagnostic>,
    gap_edits: Vec<GapEdit>,
    gap_remarks: Vec<Remark>,
    numbers: BTreeMap<FoundName, u32>,
}

impl Found {
    /// The number of a mention's name.
    fn number(&mut self, mention: Mention) -> u32 {
        let Mention { concepts, designation, kind, steps, .. } = mention;
        let next = self.numbers.len() as u32;
        *self.numbers.entry(FoundName { concepts, designation, kind, steps }).or_insert(next)
    }
}

impl Found {
    /// A family name that several people share is theirs whose full name stands in the same article, when it is one
    /// person's alone.
    fn settle_short_names(&mut self) {
        let mut names: Vec<(u32, FoundName)> =
            self.numbers.iter().map(|(name, n)| (*n, name.clone())).collect();
        names.sort_unstable_by_key(|row| row.0);
        let names: Vec<FoundName> = names.into_iter().map(|row| row.1).collect();
        let mut segments = std::mem::take(&mut self.segments);
        for article in segments.chunk_by_mut(|a, b| a.article == b.article) {
            let used = || {
                article.iter().flat_map(|segment| &segment.names).filter_map(|row| names.get(row.1 as usize))
            };
            let in_full = |name: &&FoundName| {
                matches!(name.kind, DesignationKind::Full | DesignationKind::Variant)
                    && name.concepts.len() == 1
            };
            let known: BTreeSet<&str> =
                used().filter(in_full).flat_map(|name| &name.concepts).map(String::as_str).collect();
            for (_, number) in article.iter_mut().flat_map(|segment| &mut segment.names) {
                let Some(name) = names.get(*number as usize) else { continue };
                let mut candidates = name.concepts.iter().filter(|id| known.contains(id.as_str()));
                let one = candidates.next().filter(|_| candidates.next().is_none());
                let is_open = name.kind == DesignationKind::Short && name.concepts.len() > 1;
                if let Some(concept) = one.filter(|_| is_open) {
                    let mut settled = name.clone();
                    settled.concepts = vec![concept.clone()];
                    settled.steps.push("named in full here".to_owned());
                    let next = self.numbers.len() as u32;
                    *number = *self.numbers.entry(settled).or_insert(next);
                }
            }
        }
        self.segments = segments;
    }
}

/// A segment before its view is made: where, in which language, how sure, and why it ends there.
struct Cut {
    span: ByteSpan,
    language: LanguageTag,
    confidence: f64,
    boundary: Boundary,
}

impl Cut {
    /// A part of a region, in its language.
    fn of(region: &Region, span: ByteSpan) -> Self {
        let (language, confidence) = (region.language.clone(), region.confidence);
        Self { span, language, confidence, boundary: Boundary::default() }
    }
}

/// Where a segment stands.
struct Place {
    article: u32,
    block: u32,
}

/// Blocks with words and without evidence take the language on which the nearest labelled blocks before and
/// behind agree; at an end of the article one neighbour is enough.
fn lean_on_neighbours(labels: &mut [Labelled]) {
    let languages: Vec<Option<LanguageTag>> =
        labels.iter().map(|label| main_language(&label.regions)).collect();
    let mut before: Vec<Option<&LanguageTag>> = Vec::with_capacity(labels.len());
    let mut last = None;
    for language in &languages {
        before.push(last);
        last = language.as_ref().or(last);
    }
    let mut behind: Vec<Option<&LanguageTag>> = Vec::with_capacity(labels.len());
    let mut next = None;
    for language in languages.iter().rev() {
        behind.push(next);
        next = language.as_ref().or(next);
    }
    behind.reverse();
    for (((label, own), before), behind) in labels.iter_mut().zip(&languages).zip(&before).zip(&behind) {
        if own.is_some() || !label.may_lean {
            continue;
        }
        let agreed = match (before, behind) {
            (Some(a), Some(b)) if a == b => Some(*a),
            (Some(one), None) | (None, Some(one)) => Some(*one),
            _ => None,
        };
        let leans = label.regions.len() == 1;
        if let (Some(language), Some(region)) = (agreed, label.regions.first_mut().filter(|_| leans)) {
            region.language = language.clone();
            region.confidence = 0.6;
        }
    }
}

fn main_language(regions: &[Region]) -> Option<LanguageTag> {
    let known = regions.iter().filter(|region| !region.language.is_und());
    // The first of the longest: `max_by_key` would give the last.
    known.rev().max_by_key(|region| region.span.len()).map(|region| region.language.clone())
}

fn segment_id(document: &str, start: u32, text: &str) -> String {
    let digest = crate::inputs::sha256(format!("{document}\u{0}{start}\u{0}{text}").as_bytes());
    format!("s{}", digest.get(..16).unwrap_or(&digest))
}
