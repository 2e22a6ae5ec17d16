//! `job.<source>-<target>.xlf`: what a translator opens.

use crate::PrepareOptions;
use crate::RunError;
use crate::analysis::{Analysis, Segment};
use crate::output::{OutputFile, OutputFolder, Sink};
use crate::records::{ArticleRecord, BeadRow};
use drogman_document::{Block, BlockKind, DesignationKind, Mention};
use drogman_formats::write::{
    GlossEntry, Run, SegmentState, XliffFile, XliffHeader, XliffNote, XliffPiece, XliffUnit, XliffWriter,
    nmtoken,
};
use drogman_names::Glossary;
use drogman_text::{ByteSpan, LanguageTag};
use std::collections::{BTreeMap, BTreeSet};

/// How many designations of the other language a glossary entry lists at most.
const MOST_ALTERNATIVES: usize = 8;

/// The jobs of a run: one for each source language, begun when its first text comes.
pub(crate) struct Jobs<'a> {
    options: &'a PrepareOptions,
    folder: &'a OutputFolder,
    glossary: &'a Glossary,
    open: Vec<(LanguageTag, XliffWriter<Sink>, Sink)>,
}

/// The human translation of a segment, when there is one.
struct Translation {
    text: String,
    confidence: f64,
    note: Option<String>,
}

impl<'a> Jobs<'a> {
    pub(crate) fn new(options: &'a PrepareOptions, folder: &'a OutputFolder, glossary: &'a Glossary) -> Self {
        Self { options, folder, glossary, open: Vec::new() }
    }

    /// Adds what of a document is to be translated. `rows` are the beads with this document as source.
    pub(crate) fn document(
        &mut self,
        analysis: &Analysis,
        articles: &[ArticleRecord],
        rows: &[&BeadRow],
    ) -> Result<(), RunError> {
        let translations = translations(rows);
        for language in self.source_languages(analysis) {
            for (number, article) in articles.iter().enumerate() {
                self.article(analysis, number as u32, article, &language, &translations)?;
            }
        }
        Ok(())
    }

    fn source_languages(&self, analysis: &Analysis) -> Vec<LanguageTag> {
        let mut found: Vec<LanguageTag> = Vec::new();
        for segment in &analysis.segments {
            let language = &segment.language;
            let wanted = self.options.from.as_ref().is_none_or(|tag| tag.same_language(language));
            let is_source = wanted && !language.is_und() && !language.same_language(&self.options.to);
            if is_source && !found.iter().any(|tag| tag.same_language(language)) {
                found.push(language.clone());
            }
        }
        found.sort();
        found
    }

    fn article(
        &mut self,
        analysis: &Analysis,
        number: u32,
        article: &ArticleRecord,
        language: &LanguageTag,
        translations: &BTreeMap<&str, Translation>,
    ) -> Result<(), RunError> {
        let range = crate::pairing::article_range(analysis, number);
        let segments = analysis.segments.get(range).unwrap_or(&[]);
        // A text of which nothing but names and figures is in this language is no job.
        if !segments.iter().any(|s| s.language.same_language(language)) {
            return Ok(());
        }
        let file = XliffFile {
            id: nmtoken(&article.document),
            original: Some(article.document.clone()),
            notes: Vec::new(),
        };
        let (writer, fault) = self.writer(language)?;
        writer.begin_file(file).map_err(&fault)?;
        for group in segments.chunk_by(|a, b| a.block == b.block) {
            let ours = group.iter().any(|s| s.language.same_language(language));
            let unknown =
                group.iter().all(|s| s.language.is_und()) && article.language.same_language(language);
            let block = group.first().and_then(|s| analysis.source.blocks.get(s.block as usize));
            if let Some(block) = block.filter(|_| ours || unknown) {
                let unit = self.unit(analysis, block, group, language, translations);
                let (writer, fault) = self.writer(language)?;
                writer.unit(&unit).map_err(&fault)?;
            }
        }
        Ok(())
    }

    fn unit(
        &self,
        analysis: &Analysis,
        block: &Block,
        segments: &[Segment],
        language: &LanguageTag,
        translations: &BTreeMap<&str, Translation>,
    ) -> XliffUnit {
        let text = &analysis.source.text;
        let number = segments.first().map_or(0, |s| s.block);
        let mut unit = XliffUnit {
            id: format!("b{number}"),
            kind: Some(kind_name(block.kind)),
            notes: Vec::new(),
            glossary: Vec::new(),
            pieces: Vec::new(),
        };
        let mut at = block.content.start();
        for segment in segments {
            let gap = ByteSpan::new(at, segment.span.start());
            if !gap.is_empty() {
                unit.pieces.push(XliffPiece::Ignorable { id: None, source: gap.slice(text).to_owned() });
            }
            at = segment.span.end();
            let other = !segment.language.is_und() && !segment.language.same_language(language);
            if other {
                let source = self.text_of(segment, text).to_owned();
                unit.pieces.push(XliffPiece::Ignorable { id: Some(segment.id.clone()), source });
                continue;
            }
            let source = self.runs(analysis, segment, &mut unit.glossary);
            let translation = translations.get(segment.id.as_str());
            if let Some(note) = translation.and_then(|t| t.note.as_ref()) {
                unit.notes.push(XliffNote { category: Some("drogman-bead".to_owned()), text: note.clone() });
            }
            let sure = translation.is_some_and(|t| t.confidence >= self.options.min_confidence);
            unit.pieces.push(XliffPiece::Segment {
                id: segment.id.clone(),
                source,
                target: translation.map(|t| t.text.clone()),
                state: if sure { SegmentState::Translated } else { SegmentState::Initial },
                confidence: translation.map(|t| t.confidence),
            });
        }
        unit
    }

    fn text_of<'t>(&self, segment: &'t Segment, text: &'t str) -> &'t str {
        if self.options.apply_profile { segment.view(text) } else { segment.span.slice(text) }
    }

    /// The segment's text, its names marked as terms and explained in the unit's glossary.
    fn runs(&self, analysis: &Analysis, segment: &Segment, glossary: &mut Vec<GlossEntry>) -> Vec<Run> {
        let whole = self.text_of(segment, &analysis.source.text);
        let mut runs = Vec::new();
        let mut at = 0;
        for (number, mention) in analysis.mentions(segment).iter().enumerate() {
            let start = segment.span.start();
            let inside = ByteSpan::new(
                mention.span.start().saturating_sub(start),
                mention.span.end().saturating_sub(start),
            );
            let inside = if self.options.apply_profile { segment.edits.span_to_view(inside) } else { inside };
            let form = inside.slice(whole);
            if form.is_empty() || inside.start() < at {
                continue;
            }
            if inside.start() > at {
                runs.push(Run::Text(ByteSpan::new(at, inside.start()).slice(whole).to_owned()));
            }
            let id = format!("{}-t{number}", segment.id);
            let entry = self.gloss_entry(&format!("{id}-g"), form, mention);
            // A name that comes again in the block is explained once.
            let same = |known: &&GlossEntry| {
                entry.as_ref().is_some_and(|e| e.term == known.term && e.source == known.source)
            };
            let known = glossary.iter().find(same).map(|known| known.id.clone());
            let gloss = known.clone().or_else(|| entry.as_ref().map(|entry| entry.id.clone()));
            glossary.extend(entry.filter(|_| known.is_none()));
            runs.push(Run::Term { id, text: form.to_owned(), gloss, value: None });
            at = inside.end();
        }
        if (at as usize) < whole.len() {
            runs.push(Run::Text(whole.get(at as usize..).unwrap_or("").to_owned()));
        }
        runs
    }

    /// What the glossary knows in the target language. Nothing is preferred.
    fn gloss_entry(&self, id: &str, form: &str, mention: &Mention) -> Option<GlossEntry> {
        let mut translations: Vec<(DesignationKind, String)> = Vec::new();
        let mut definitions: Vec<String> = Vec::new();
        for concept in mention.concepts.iter().filter_map(|id| self.glossary.concept(id)) {
            definitions.push(concept.definition.clone());
            let like = |kind: DesignationKind| same_use(kind, mention.kind);
            let fitting = concept.designations.iter().filter(|d| d.language.same_language(&self.options.to));
            translations.extend(fitting.filter(|d| like(d.kind)).map(|d| (d.kind, d.text.clone())));
        }
        // Names before their spelling variants; among equals the code point decides, never a side.
        translations.sort();
        let mut translations: Vec<String> = translations.into_iter().map(|row| row.1).collect();
        let mut seen = BTreeSet::new();
        translations.retain(|text| seen.insert(text.clone()));
        translations.truncate(MOST_ALTERNATIVES);
        let definition = Some(definitions.join(" / ")).filter(|text| !text.is_empty());
        let source = Some(format!("drogman glossary: {}", mention.concepts.join(", ")));
        let known = !translations.is_empty() || definition.is_some();
        known.then(|| GlossEntry {
            id: id.to_owned(),
            term: form.to_owned(),
            source,
            translations,
            definition,
        })
    }

    fn writer(
        &mut self,
        language: &LanguageTag,
    ) -> Result<(&mut XliffWriter<Sink>, impl Fn(std::io::Error) -> RunError + use<>), RunError> {
        let position = self.open.iter().position(|row| row.0.same_language(language));
        let position = if let Some(position) = position {
            position
        } else {
            // The file carries the tag that the user gave, else the bare language.
            let named = self.options.text.languages.as_named(language);
            let tag = if named == *language {
                LanguageTag::parse(language.primary()).unwrap_or_else(|| language.clone())
            } else {
                named
            };
            let tag = self.options.from.clone().filter(|from| from.same_language(&tag)).unwrap_or(tag);
            let sink = self.folder.create(&format!("job.{tag}-{}.xlf", self.options.to))?;
            let header = XliffHeader { source_language: tag, target_language: Some(self.options.to.clone()) };
            let writer = XliffWriter::new(sink.clone(), header).map_err(sink.fault())?;
            self.open.push((language.clone(), writer, sink));
            self.open.len() - 1
        };
        let row = self.open.get_mut(position);
        let (_, writer, sink) = row.ok_or_else(|| RunError::usage("the job was not opened"))?;
        Ok((writer, sink.fault()))
    }

    /// Closes the jobs: the files, how many characters had to be replaced, and what there is to say.
    pub(crate) fn finish(self) -> Result<(Vec<OutputFile>, u64, Vec<String>), RunError> {
        let (mut files, mut n_replaced, mut remarks) = (Vec::new(), 0, Vec::new());
        if self.open.is_empty() {
            remarks.push(format!(
                "no XLIFF job was written: there is no text in a language other than {} to translate",
                self.options.to
            ));
        }
        for (_, writer, sink) in self.open {
            let summary = writer.finish().map_err(sink.fault())?;
            n_replaced += summary.n_replaced;
            files.push(sink.close()?);
        }
        Ok((files, n_replaced, remarks))
    }
}

/// Whether a designation can stand where another stood: names for names, adjectives for adjectives.
fn same_use(a: DesignationKind, b: DesignationKind) -> bool {
    let class = |kind| match kind {
        DesignationKind::Adjective => 1,
        DesignationKind::Demonym => 2,
        DesignationKind::Acronym => 3,
        DesignationKind::Full | DesignationKind::Variant | DesignationKind::Short => 0,
    };
    // An acronym may have to be spelled out in the other language.
    class(a) == class(b) || class(b) == 3 && class(a) == 0
}

fn kind_name(kind: BlockKind) -> String {
    serde_json::to_value(kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// By segment id: the first segment of a bead carries the whole translation, the others an empty one and a note.
fn translations<'a>(rows: &[&'a BeadRow]) -> BTreeMap<&'a str, Translation> {
    let mut found = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.target.is_empty()) {
        for (n, id) in row.source_segments.iter().enumerate() {
            let note = (row.source_segments.len() > 1 && n == 0).then(|| {
                format!(
                    "{} source sentences were translated together: {}",
                    row.source_segments.len(),
                    row.source_segments.join(", ")
                )
            });
            let text = if n == 0 { row.target_text.clone() } else { String::new() };
            found.insert(id.as_str(), Translation { text, confidence: row.confidence, note });
        }
    }
    found
}
