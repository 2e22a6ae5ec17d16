//! Two files that translate each other, and nothing to set up.

use crate::analysis::{Analysis, Analyst};
use crate::inputs::{Input, read_input};
use crate::output::write_file;
use crate::pairing::{End, bead_row, profile_of};
use crate::records::{BeadRow, Stream};
use crate::{Compat, Languages, ReadOptions, RunError, TextOptions};
use drogman_align::{AlignOptions, align, is_translation};
use drogman_detect::identify;
use drogman_document::{Bead, BeadKind, Sentence, Side};
use drogman_formats::write::{TmxHeader, TmxUnit, TmxVariant, TmxWriter, Tuids};
use drogman_names::{Glossary, Tagger};
use drogman_text::{Diagnostic, LanguageTag, Severity};
use std::path::PathBuf;

/// What `align` is asked to do.
#[derive(Clone, Debug)]
pub struct AlignRequest {
    /// The file in the source language.
    pub source: PathBuf,
    /// The file in the target language.
    pub target: PathBuf,
    /// Where the result goes.
    pub out: PathBuf,
    /// The source language; detected when `None`.
    pub from: Option<LanguageTag>,
    /// The target language; detected when `None`.
    pub to: Option<LanguageTag>,
    /// Beads below this confidence stay out of the TMX.
    pub min_confidence: f64,
    /// Which reader the TMX is written for.
    pub compat: Compat,
    /// The date to write into the TMX header, as `YYYYMMDDThhmmssZ`; left out when `None`.
    pub date: Option<String>,
    /// How the texts are looked at.
    pub text: TextOptions,
    /// Whether a ladder states the confidence of each bead behind it.
    pub with_confidence: bool,
}

/// What came out of an alignment.
#[derive(Clone, Debug, PartialEq)]
pub struct AlignOutcome {
    /// The language of the source.
    pub from: LanguageTag,
    /// The language of the target.
    pub to: LanguageTag,
    /// Sentences on each side.
    pub n_sentences: (usize, usize),
    /// Beads with two sides.
    pub n_beads: usize,
    /// Those that were written.
    pub n_written: usize,
    /// Of the beads with two sides, those that cross others.
    pub n_moved: usize,
    /// Source sentences left alone.
    pub n_source_only: usize,
    /// Target sentences left alone.
    pub n_target_only: usize,
    /// Whether the two look like translations of each other at all, and why.
    pub plausible: bool,
    /// The reason for that.
    pub reason: String,
    /// What the aligner had to report.
    pub diagnostics: Vec<Diagnostic>,
}

/// Aligns two documents of any format that is read, and writes a TMX.
///
/// # Errors
/// When a file cannot be read, the languages cannot be told apart, or the output cannot be written.
pub fn align_files(request: &AlignRequest) -> Result<AlignOutcome, RunError> {
    let glossary = Glossary::builtin();
    let named: Vec<LanguageTag> = request.from.iter().chain(&request.to).cloned().collect();
    let mut options = request.text.clone();
    if named.len() == 2 {
        options.languages = Languages::only(&named);
    }
    let analyst = Analyst::new(&glossary, options);
    let source = analyze(&request.source, &analyst, request)?;
    let target = analyze(&request.target, &analyst, request)?;
    let (from, to) = languages(request, &source.language, &target.language)?;
    let stream = |analysis: &Analysis, language: &LanguageTag| {
        let segments: Vec<u32> = (0..analysis.segments.len() as u32).collect();
        let profile = profile_of(analysis, &segments, language, &glossary);
        Stream { document: 0, article: None, language: language.clone(), segments, profile }
    };
    let (source_stream, target_stream) = (stream(&source, &from), stream(&target, &to));
    let source_side = crate::pairing::side(&source, &source_stream.segments, &from, &glossary);
    let target_side = crate::pairing::side(&target, &target_stream.segments, &to, &glossary);
    let alignment = align(&source_side, &target_side, &AlignOptions::default());
    let verdict = is_translation(&alignment, &source_side, &target_side);
    let mut outcome = count(&alignment.beads, (&from, &to), (&source_side, &target_side));
    (outcome.plausible, outcome.reason) = (verdict.plausible, verdict.reason);
    outcome.diagnostics.clone_from(&alignment.diagnostics);
    outcome.diagnostics.extend(contradictions(request, &source.language, &target.language));

    let ends = (
        End { stream: &source_stream, analysis: &source, name: source.source.name.clone() },
        End { stream: &target_stream, analysis: &target, name: target.source.name.clone() },
    );
    let rows: Vec<BeadRow> = alignment
        .beads
        .iter()
        .map(|bead| bead_row(bead, &ends.0, &ends.1, false))
        .filter(|row| !row.source_text.is_empty() && !row.target_text.is_empty())
        .filter(|row| row.confidence >= request.min_confidence)
        .collect();
    outcome.n_written = rows.len();
    write_file(&request.out, |out| write_tmx(out, request, (&from, &to), &rows))?;
    Ok(outcome)
}

/// Aligns two files that hold one sentence a line, and writes a ladder: a bead a line, as `[0,1]:[0]`.
///
/// A line without text keeps its number and stays alone.
///
/// # Errors
/// When a file cannot be read, the languages cannot be told apart, or the output cannot be written.
pub fn align_lines(request: &AlignRequest) -> Result<AlignOutcome, RunError> {
    let glossary = Glossary::builtin();
    let tagger = Tagger::new(&glossary);
    let source_text = read_text(&request.source, request)?;
    let target_text = read_text(&request.target, request)?;
    let allowed = request.text.languages.allowed();
    let head = |text: &str| text.lines().take(400).collect::<Vec<_>>().join("\n");
    let found = (
        identify(&head(&source_text), allowed).language(),
        identify(&head(&target_text), allowed).language(),
    );
    let (from, to) = languages(request, &found.0, &found.1)?;
    let side = |text: &'_ str, language: &LanguageTag| -> Vec<(String, Vec<u32>)> {
        text.strip_suffix('\n')
            .unwrap_or(text)
            .split('\n')
            .map(|line| {
                let line = line.strip_suffix('\r').unwrap_or(line);
                let mut names: Vec<u32> = tagger
                    .find(line, language)
                    .iter()
                    .map(|mention| glossary.group_number(mention))
                    .collect();
                names.sort_unstable();
                names.dedup();
                (line.to_owned(), names)
            })
            .collect()
    };
    let (source, target) = (side(&source_text, &from), side(&target_text, &to));
    let (source_side, target_side) = (side_of_lines(&source, &from), side_of_lines(&target, &to));
    let alignment = align(&source_side, &target_side, &AlignOptions::default());
    let verdict = is_translation(&alignment, &source_side, &target_side);
    let mut outcome = count(&alignment.beads, (&from, &to), (&source_side, &target_side));
    (outcome.plausible, outcome.reason) = (verdict.plausible, verdict.reason);
    outcome.diagnostics.clone_from(&alignment.diagnostics);
    outcome.n_written = alignment.beads.len();
    write_file(&request.out, |out| {
        for bead in &alignment.beads {
            write!(out, "{}:{}", numbers(&bead.source), numbers(&bead.target))?;
            if request.with_confidence {
                write!(out, ":{}", drogman_formats::write::round4(bead.confidence))?;
            }
            writeln!(out)?;
        }
        Ok(())
    })?;
    Ok(outcome)
}

fn side_of_lines<'a>(rows: &'a [(String, Vec<u32>)], language: &LanguageTag) -> Side<'a> {
    let sentence =
        |row: &'a (String, Vec<u32>)| Sentence { text: &row.0, block: 0, structure: 0, names: row.1.clone() };
    Side { language: language.clone(), sentences: rows.iter().map(sentence).collect() }
}

fn numbers(sentences: &[u32]) -> String {
    let listed: Vec<String> = sentences.iter().map(ToString::to_string).collect();
    format!("[{}]", listed.join(","))
}

fn open(path: &std::path::Path, request: &AlignRequest) -> Result<(String, Vec<u8>), RunError> {
    let name = path.file_name().map_or_else(|| "stdin".to_owned(), |n| n.to_string_lossy().into_owned());
    let input = Input { name: name.clone(), path: path.to_owned() };
    if path.as_os_str() != "-" && path.symlink_metadata().is_err() {
        return Err(RunError::usage(format!("{}: there is no such file", path.display())));
    }
    let fault = |message: String| RunError::input(format!("{}: {message}", path.display()));
    let (bytes, _) = read_input(&input, &request.text.limits).map_err(fault)?;
    Ok((name, bytes))
}

fn analyze(path: &std::path::Path, analyst: &Analyst, request: &AlignRequest) -> Result<Analysis, RunError> {
    let (name, bytes) = open(path, request)?;
    let options = ReadOptions { limits: request.text.limits.clone() };
    let source = drogman_formats::read(&name, &bytes, &options)
        .map_err(|error| RunError::input(format!("{}: {error}", path.display())))?;
    Ok(analyst.analyze(source))
}

/// The decoded text of a file of lines. Its blocks do not matter: every line is a sentence.
fn read_text(path: &std::path::Path, request: &AlignRequest) -> Result<String, RunError> {
    let (name, bytes) = open(path, request)?;
    // The name might promise a format (`.md`): the lines are taken as they stand.
    let options = ReadOptions { limits: request.text.limits.clone() };
    let name = format!("{name}.txt");
    match drogman_formats::read(&name, &bytes, &options) {
        Ok(source) if source.format == "text" => Ok(source.text),
        Ok(source) => Err(RunError::input(format!(
            "{}: is {} rather than one sentence a line (leave --lines out)",
            path.display(),
            source.format
        ))),
        // No text at all: still lines that keep their numbers.
        Err(error) if error.is_empty() => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) => Err(RunError::input(format!("{}: {error}", path.display()))),
    }
}

/// Where what the user said of a language is not what the text looks like.
fn contradictions(request: &AlignRequest, source: &LanguageTag, target: &LanguageTag) -> Vec<Diagnostic> {
    [(&request.source, &request.from, source), (&request.target, &request.to, target)]
        .into_iter()
        .filter_map(|(path, said, found)| {
            let said = said.as_ref().filter(|said| !found.is_und() && !said.same_language(found))?;
            let message = format!("{} is called {said} and looks like {found}", path.display());
            let hint = "check the order of the files and --from, --to";
            Some(Diagnostic::new(Severity::Warning, "language-differs", message).hint(hint))
        })
        .collect()
}

/// The languages of the two sides: what the user said, else what was detected.
fn languages(
    request: &AlignRequest,
    source: &LanguageTag,
    target: &LanguageTag,
) -> Result<(LanguageTag, LanguageTag), RunError> {
    let from = request.from.clone().unwrap_or_else(|| source.clone());
    let to = request.to.clone().unwrap_or_else(|| target.clone());
    for (path, language, option) in [(&request.source, &from, "--from"), (&request.target, &to, "--to")] {
        if language.is_und() {
            let message = format!("{}: its language is not certain (say it with {option})", path.display());
            return Err(RunError::usage(message));
        }
    }
    if from.same_language(&to) {
        let message = format!(
            "{} and {} are both taken for {from} (say the languages with --from and --to)",
            request.source.display(),
            request.target.display()
        );
        return Err(RunError::usage(message));
    }
    Ok((from, to))
}

fn count(
    beads: &[Bead],
    (from, to): (&LanguageTag, &LanguageTag),
    sides: (&Side<'_>, &Side<'_>),
) -> AlignOutcome {
    let two_sided = |bead: &&Bead| !matches!(bead.kind(), BeadKind::SourceOnly | BeadKind::TargetOnly);
    let alone = |side: fn(&Bead) -> &Vec<u32>, kind: BeadKind| -> usize {
        beads.iter().filter(|bead| bead.kind() == kind).map(|bead| side(bead).len()).sum()
    };
    AlignOutcome {
        from: from.clone(),
        to: to.clone(),
        n_sentences: (sides.0.sentences.len(), sides.1.sentences.len()),
        n_beads: beads.iter().filter(two_sided).count(),
        n_written: 0,
        n_moved: beads.iter().filter(two_sided).filter(|bead| bead.moved).count(),
        n_source_only: alone(|bead| &bead.source, BeadKind::SourceOnly),
        n_target_only: alone(|bead| &bead.target, BeadKind::TargetOnly),
        plausible: true,
        reason: String::new(),
        diagnostics: Vec::new(),
    }
}

fn write_tmx(
    out: &mut dyn std::io::Write,
    request: &AlignRequest,
    (from, to): (&LanguageTag, &LanguageTag),
    rows: &[BeadRow],
) -> std::io::Result<()> {
    let mut header = TmxHeader::new(Some(from.clone()), env!("CARGO_PKG_VERSION"));
    header.date.clone_from(&request.date);
    header.compat = request.compat;
    let mut writer = TmxWriter::new(out, header)?;
    let mut tuids = Tuids::default();
    for row in rows {
        writer.unit(&TmxUnit {
            id: tuids.next(&[from.as_str(), to.as_str(), &row.source_text, &row.target_text]),
            origin: row.origin,
            document: Some(row.source_document.clone()),
            props: vec![("x-drogman-confidence".to_owned(), row.confidence.to_string())],
            notes: Vec::new(),
            variants: vec![
                TmxVariant::new(from.clone(), row.source_text.clone()),
                TmxVariant::new(to.clone(), row.target_text.clone()),
            ],
        })?;
    }
    writer.finish().map(|_| ())
}
