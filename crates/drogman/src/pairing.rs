//! Which texts translate each other, and sentence by sentence how.

use crate::PrepareOptions;
use crate::analysis::{Analysis, FoundName, Segment};
use crate::records::{ArticleRecord, BeadCounts, BeadRow, PairRecord, Stream};
use drogman_align::{AlignOptions, DocumentProfile, align, candidate_pairs, is_translation, profile};
use drogman_document::{Bead, BeadKind, BlockKind, Mention, Origin, Sentence, Side};
use drogman_names::Glossary;
use drogman_text::{ByteSpan, LanguageTag};
use std::ops::Range;

/// The streams of a document: for each article, and for the whole file when it has several, the text of each
/// language in it. Segments of unknown language go with the one before them.
pub(crate) fn streams(
    document: u32,
    analysis: &Analysis,
    articles: &[ArticleRecord],
    glossary: &Glossary,
) -> Vec<Stream> {
    let mut found = Vec::new();
    if articles.len() > 1 {
        let whole = 0..analysis.segments.len();
        collect(document, None, whole, analysis, glossary, &mut found);
    }
    for number in 0..articles.len() as u32 {
        let range = article_range(analysis, number);
        let article = (articles.len() > 1).then_some(number);
        collect(document, article, range, analysis, glossary, &mut found);
    }
    found
}

/// The numbers, in the file, of an article's segments.
pub(crate) fn article_range(analysis: &Analysis, article: u32) -> Range<usize> {
    let start = analysis.segments.partition_point(|segment| segment.article < article);
    let end = analysis.segments.partition_point(|segment| segment.article <= article);
    start..end
}

fn collect(
    document: u32,
    article: Option<u32>,
    range: Range<usize>,
    analysis: &Analysis,
    glossary: &Glossary,
    found: &mut Vec<Stream>,
) {
    let Some(segments) = analysis.segments.get(range.clone()) else { return };
    let first_known = segments.iter().map(|s| &s.language).find(|language| !language.is_und());
    let Some(mut language) = first_known else { return };
    let mut by_language: Vec<(LanguageTag, Vec<u32>)> = Vec::new();
    for (number, segment) in range.clone().zip(segments) {
        let given =
            analysis.source.blocks.get(segment.block as usize).is_some_and(|b| b.kind == BlockKind::Unit);
        if given {
            continue;
        }
        if !segment.language.is_und() {
            language = &segment.language;
        }
        match by_language.iter_mut().find(|row| row.0 == *language) {
            Some(row) => row.1.push(number as u32),
            None => by_language.push((language.clone(), vec![number as u32])),
        }
    }
    for (language, numbers) in by_language {
        let profile = profile(&side(analysis, &numbers, &language, glossary));
        let offset = range.start as u32;
        let segments = numbers.into_iter().map(|n| n - offset).collect();
        found.push(Stream { document, article, language, segments, profile });
    }
}

/// The segments with these numbers (counted in the file) as the aligner sees them.
pub(crate) fn side<'a>(
    analysis: &'a Analysis,
    numbers: &[u32],
    language: &LanguageTag,
    glossary: &Glossary,
) -> Side<'a> {
    let groups = name_groups(analysis, glossary);
    let sentences = numbers
        .iter()
        .filter_map(|number| analysis.segments.get(*number as usize))
        .map(|segment| {
            let block = analysis.source.blocks.get(segment.block as usize);
            let mut names: Vec<u32> =
                segment.names.iter().filter_map(|(_, n)| groups.get(*n as usize)).copied().collect();
            names.sort_unstable();
            names.dedup();
            Sentence {
                text: segment.view(&analysis.source.text),
                block: segment.block,
                structure: block.map_or(5, |b| structure(b.kind)),
                names,
            }
        })
        .collect();
    Side { language: language.clone(), sentences }
}

/// For each name of a document the number of its concept's group: the same in every document.
fn name_groups(analysis: &Analysis, glossary: &Glossary) -> Vec<u32> {
    let mention = |name: &FoundName| Mention {
        span: ByteSpan::default(),
        concepts: name.concepts.clone(),
        designation: name.designation.clone(),
        kind: name.kind,
        steps: Vec::new(),
    };
    analysis.names.iter().map(|name| glossary.group_number(&mention(name))).collect()
}

/// The sort of a block, as [`Sentence::structure`] numbers it.
fn structure(kind: BlockKind) -> u8 {
    match kind {
        BlockKind::Paragraph | BlockKind::Quotation | BlockKind::Cue => 0,
        BlockKind::Headline => 1,
        BlockKind::ListItem => 2,
        BlockKind::Comment | BlockKind::CommentAuthor => 3,
        BlockKind::Tabular | BlockKind::Cell => 4,
        _ => 5,
    }
}

/// Pairs of streams worth aligning, as numbers into `streams`, source first, with confidence and reasons.
pub(crate) fn candidates(
    streams: &[Stream],
    eligible: &[bool],
    from: Option<&LanguageTag>,
    to: &LanguageTag,
) -> Vec<(usize, usize, f64, Vec<String>)> {
    let mut sources: Vec<&LanguageTag> = Vec::new();
    for stream in streams {
        let wanted = from.is_none_or(|tag| tag.same_language(&stream.language));
        if wanted
            && !stream.language.same_language(to)
            && !sources.iter().any(|s| s.same_language(&stream.language))
        {
            sources.push(&stream.language);
        }
    }
    let mut found = Vec::new();
    for source in sources {
        let numbers: Vec<usize> = (0..streams.len())
            .filter(|n| eligible.get(*n).copied().unwrap_or(false))
            .filter(|n| {
                let language = streams.get(*n).map(|s| &s.language);
                language.is_some_and(|l| l.same_language(source) || l.same_language(to))
            })
            .collect();
        let profiles: Vec<&DocumentProfile> =
            numbers.iter().filter_map(|n| streams.get(*n)).map(|stream| &stream.profile).collect();
        for pair in candidate_pairs(&profiles) {
            let (Some(a), Some(b)) = (numbers.get(pair.a as usize), numbers.get(pair.b as usize)) else {
                continue;
            };
            let a_is_target = streams.get(*a).is_some_and(|s| s.language.same_language(to));
            let (source, target) = if a_is_target { (*b, *a) } else { (*a, *b) };
            found.push((source, target, pair.confidence, pair.reasons));
        }
    }
    found
}

/// One end of a pair: a stream, its document and the name it goes by.
pub(crate) struct End<'a> {
    pub(crate) stream: &'a Stream,
    pub(crate) analysis: &'a Analysis,
    pub(crate) name: String,
}

impl End<'_> {
    /// The numbers of the stream's segments, counted in the file.
    fn in_file(&self) -> Vec<u32> {
        let offset = self.stream.article.map_or(0, |n| article_range(self.analysis, n).start as u32);
        self.stream.segments.iter().map(|n| n + offset).collect()
    }
}

/// A pair that was aligned: what the manifest says of it, and its beads.
pub(crate) struct AlignedPair {
    pub(crate) record: PairRecord,
    pub(crate) rows: Vec<BeadRow>,
}

/// Aligns two streams; `None` with the reason when they turn out not to translate each other.
pub(crate) fn align_pair(
    source: &End<'_>,
    target: &End<'_>,
    confidence: f64,
    reasons: &[String],
    options: &PrepareOptions,
    glossary: &Glossary,
) -> Result<AlignedPair, String> {
    let (source_numbers, target_numbers) = (source.in_file(), target.in_file());
    let source_side = side(source.analysis, &source_numbers, &source.stream.language, glossary);
    let target_side = side(target.analysis, &target_numbers, &target.stream.language, glossary);
    let alignment = align(&source_side, &target_side, &AlignOptions::default());
    let verdict = is_translation(&alignment, &source_side, &target_side);
    if !verdict.plausible {
        return Err(verdict.reason);
    }
    let mut beads = BeadCounts::default();
    let rows: Vec<BeadRow> = alignment
        .beads
        .iter()
        .map(|bead| {
            count(&mut beads, bead, options.min_confidence);
            row(bead, (source, &source_numbers), (target, &target_numbers), options.apply_profile)
        })
        .collect();
    let record = PairRecord {
        source: source.name.clone(),
        source_language: source.stream.language.clone(),
        target: target.name.clone(),
        target_language: target.stream.language.clone(),
        confidence: drogman_formats::write::round4(
            confidence.min(1.0) * 0.5 + verdict.score.clamp(0.0, 1.0) * 0.5,
        ),
        reasons: reasons.to_vec(),
        beads,
        diagnostics: alignment.diagnostics,
    };
    Ok(AlignedPair { record, rows })
}

fn count(beads: &mut BeadCounts, bead: &Bead, min_confidence: f64) {
    match bead.kind() {
        BeadKind::SourceOnly => beads.source_only += 1,
        BeadKind::TargetOnly => beads.target_only += 1,
        _ => {
            beads.two_sided += 1;
            beads.moved += u32::from(bead.moved);
            // The same rounding as in the outputs, so that a reader of them counts the same.
            beads.confident += u32::from(drogman_formats::write::round4(bead.confidence) >= min_confidence);
        }
    }
}

/// A bead as the outputs show it.
pub(crate) fn bead_row(bead: &Bead, source: &End<'_>, target: &End<'_>, apply: bool) -> BeadRow {
    row(bead, (source, &source.in_file()), (target, &target.in_file()), apply)
}

/// What pairing needs to know of some segments.
pub(crate) fn profile_of(
    analysis: &Analysis,
    numbers: &[u32],
    language: &LanguageTag,
    glossary: &Glossary,
) -> DocumentProfile {
    profile(&side(analysis, numbers, language, glossary))
}

fn row(bead: &Bead, source: (&End<'_>, &[u32]), target: (&End<'_>, &[u32]), apply: bool) -> BeadRow {
    let one = |end: &End<'_>, in_file: &[u32], sentences: &[u32]| {
        let of = |from: &[u32]| -> Vec<u32> {
            sentences.iter().filter_map(|n| from.get(*n as usize)).copied().collect()
        };
        let (numbers, in_file) = (of(&end.stream.segments), of(in_file));
        let segments: Vec<_> =
            in_file.iter().filter_map(|n| end.analysis.segments.get(*n as usize)).collect();
        let ids: Vec<String> = segments.iter().map(|segment| segment.id.clone()).collect();
        (numbers, ids, joined_text(end.analysis, &in_file, apply))
    };
    let (source_numbers, source_segments, source_text) = one(source.0, source.1, &bead.source);
    let (target_numbers, target_segments, target_text) = one(target.0, target.1, &bead.target);
    BeadRow {
        source_document: source.0.name.clone(),
        target_document: target.0.name.clone(),
        source_language: source.0.stream.language.clone(),
        target_language: target.0.stream.language.clone(),
        source: source_numbers,
        target: target_numbers,
        source_segments,
        target_segments,
        source_text,
        target_text,
        kind: bead.kind(),
        moved: bead.moved,
        confidence: drogman_formats::write::round4(bead.confidence),
        origin: bead.origin,
    }
}

/// The document's own text of some segments. Neighbours in one block keep what stands between them, code point
/// for code point; between others stands one space.
///
/// With `apply` the normalized views are joined instead.
pub(crate) fn joined_text(analysis: &Analysis, numbers: &[u32], apply: bool) -> String {
    let text = &analysis.source.text;
    let mut joined = String::new();
    let mut last: Option<(u32, u32, ByteSpan)> = None;
    for number in numbers {
        let Some(segment) = analysis.segments.get(*number as usize) else { continue };
        if let Some((before, block, span)) = last {
            if before + 1 == *number && block == segment.block {
                joined.push_str(ByteSpan::new(span.end(), segment.span.start()).slice(text));
            } else {
                joined.push(' ');
            }
        }
        joined.push_str(if apply { segment.view(text) } else { segment.span.slice(text) });
        last = Some((*number, segment.block, segment.span));
    }
    joined
}

/// A unit whose variants make more pairs than this is no unit but a list: its variants are paired in order.
const MOST_PAIRS_OF_A_UNIT: usize = 256;

/// The beads that a file itself states between the source languages and the target language.
pub(crate) fn given_rows(analysis: &Analysis, name: &str, options: &PrepareOptions) -> Vec<BeadRow> {
    let (from, to) = (options.from.as_ref(), &options.to);
    let segment_of = |block: u32| {
        let number = analysis.segments.partition_point(|segment| segment.block < block);
        analysis.segments.get(number).filter(|s| s.block == block).map(|s| (number as u32, s))
    };
    let is_source = |language: &LanguageTag| {
        !language.same_language(to) && from.is_none_or(|tag| tag.same_language(language))
    };
    let row =
        |(source_number, source): &(u32, &Segment), (target_number, target): &(u32, &Segment)| BeadRow {
            source_document: name.to_owned(),
            target_document: name.to_owned(),
            source_language: source.language.clone(),
            target_language: target.language.clone(),
            source: vec![*source_number],
            target: vec![*target_number],
            source_segments: vec![source.id.clone()],
            target_segments: vec![target.id.clone()],
            source_text: joined_text(analysis, &[*source_number], options.apply_profile),
            target_text: joined_text(analysis, &[*target_number], options.apply_profile),
            kind: BeadKind::OneToOne,
            moved: false,
            confidence: 1.0,
            origin: Origin::Given,
        };
    let mut rows = Vec::new();
    for unit in &analysis.source.given {
        let segments: Vec<_> = unit.blocks.iter().filter_map(|block| segment_of(*block)).collect();
        let of = |wanted: &dyn Fn(&LanguageTag) -> bool| -> Vec<(u32, &Segment)> {
            segments.iter().filter(|row| wanted(&row.1.language)).copied().collect()
        };
        let (sources, targets) = (of(&is_source), of(&|language| language.same_language(to)));
        if sources.len() * targets.len() > MOST_PAIRS_OF_A_UNIT {
            rows.extend(sources.iter().zip(&targets).map(|(source, target)| row(source, target)));
        } else {
            rows.extend(targets.iter().flat_map(|target| sources.iter().map(|source| row(source, target))));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyst;
    use crate::{Compat, TextOptions};

    fn rows_of_a_unit(n_variants: usize) -> Vec<BeadRow> {
        let side = |language: &str, word: &str, n: usize| {
            format!("<tuv xml:lang=\"{language}\"><seg>{word} {n}</seg></tuv>")
        };
        let variants: Vec<String> =
            (0..n_variants).map(|n| side("en", "Word", n) + &side("fr", "Mot", n)).collect();
        let variants = variants.concat();
        let file = format!("<tmx version=\"1.4\"><header/><body><tu>{variants}</tu></body></tmx>");
        let source = crate::read_bytes("memory.tmx", file.as_bytes()).unwrap();
        let analysis = Analyst::new(&Glossary::default(), TextOptions::default()).analyze(source);
        let options = PrepareOptions {
            inputs: Vec::new(),
            to: LanguageTag::french(),
            from: None,
            out: "out".into(),
            replace: false,
            text: TextOptions::default(),
            apply_profile: false,
            min_confidence: 0.8,
            compat: Compat::Strict,
            threads: 1,
            date: None,
        };
        given_rows(&analysis, "memory.tmx", &options)
    }

    #[test]
    fn variants_of_a_unit_are_alternatives_of_each_other() {
        let texts: Vec<(String, String)> =
            rows_of_a_unit(2).into_iter().map(|row| (row.source_text, row.target_text)).collect();
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            texts,
            [
                pair("Word 0", "Mot 0"),
                pair("Word 1", "Mot 0"),
                pair("Word 0", "Mot 1"),
                pair("Word 1", "Mot 1")
            ]
        );
    }

    #[test]
    fn a_unit_that_is_a_list_makes_no_square_of_pairs() {
        let rows = rows_of_a_unit(60);
        assert_eq!(rows.len(), 60);
        assert!(rows.iter().all(|row| row.source_text.get(5..) == row.target_text.get(4..)));
    }
}
