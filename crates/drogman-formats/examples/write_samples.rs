//! Writes one file of each format, full of text that breaks careless writers, for `tests/conformance/run.sh`.
//!
//! `cargo run -p drogman-formats --example write_samples -- FOLDER`
//!
//! The same files stand in `tests/formats/write/`, where a test compares them byte for byte; written there, this
//! example renews them.

use drogman_document::{Concept, ConceptKind, Designation, DesignationKind, Origin, Relation, Status};
use drogman_formats::write::{
    Compat, GlossEntry, JsonLinesWriter, Run, SegmentState, TbxHeader, TbxWriter, TmxHeader, TmxUnit,
    TmxVariant, TmxWriter, TsvWriter, Tuids, XliffFile, XliffHeader, XliffNote, XliffPiece, XliffUnit,
    XliffWriter, nmtoken, round4,
};
use drogman_text::LanguageTag;
use serde::Serialize;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Pairs of which each holds something that a writer may lose.
const PAIRS: [(&str, &str); 22] = [
    ("Really?", "Vraiment\u{A0}?"),
    ("\u{201C}Peace\u{201D}, he said.", "\u{AB}\u{202F}La paix\u{202F}\u{BB}, dit-il."),
    ("12\u{2009}000 people", "12\u{202F}000 personnes"),
    ("The year\u{2019}s end.", "La fin de l\u{2019}ann\u{E9}e."),
    ("<script>alert('x')</script>", "&lt;script&gt; &amp; <b>\"gras\"</b>"),
    ("a]]>b", "<![CDATA[c]]>"),
    ("one\rtwo\r\nthree\nfour", "un\ttab\n\ndeux"),
    ("  two spaces before, one behind ", "\u{A0}ins\u{E9}cables\u{A0}"),
    ("next\u{85}line", "ligne\u{2028}paragraphe\u{2029}fin"),
    ("flag \u{1F1E6}\u{1F1F2} family \u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}", "\u{1F600}"),
    (
        "\u{202B}\u{5E9}\u{5DC}\u{5D5}\u{5DD}\u{202C} means peace",
        "\u{633}\u{644}\u{627}\u{645} veut dire paix",
    ),
    ("bell\u{7}, tab\u{B} and null\u{0}", "escape\u{1B}[0m"),
    ("noncharacters \u{FFFE}\u{FFFF}", "remplacement \u{FFFD}"),
    ("e\u{301}t\u{E9}", "e\u{301}t\u{E9} non compos\u{E9}"),
    ("\u{FEFF}a mark inside\u{FEFF}", "zero\u{200B}width"),
    ("co\u{AD}operate", "\u{153}uvre"),
    ("\u{535}\u{580}\u{587}\u{561}\u{576}", "\u{415}\u{440}\u{435}\u{432}\u{430}\u{43D}"),
    ("back\\slash \\t and 'quotes' \"both\"", "=1+1"),
    ("%20 &#160; &nbsp;", "{0} %s ${x}"),
    ("Yes.", "Oui."),
    ("Yes.", "Oui."),
    ("\t", "\n"),
];

#[derive(Serialize)]
struct BeadRow<'a> {
    source: Vec<u32>,
    target: Vec<u32>,
    source_text: &'a str,
    target_text: &'a str,
    kind: &'a str,
    moved: bool,
    confidence: f64,
}

#[derive(Serialize)]
struct SegmentRow<'a> {
    document: &'a str,
    language: &'a str,
    text: &'a str,
}

/// The documents of the XLIFF sample; the second has no units.
const XLIFF_FILES: [&str; 3] = ["d\u{E9}p\u{EA}che <1>.txt", "never written.txt", "second.txt#2"];

/// The names of all samples.
pub(crate) const FILES: [&str; 10] = [
    "bitext.tmx",
    "bitext.trados.tmx",
    "bitext.omegat.tmx",
    "bitext.memoq.tmx",
    "beads.jsonl",
    "manifest.json",
    "job.en-fr.xlf",
    "segments.jsonl",
    "terms.tbx",
    "pairs.tsv",
];

fn main() -> io::Result<()> {
    let folder = std::env::args_os().nth(1).ok_or_else(|| io::Error::other("usage: write_samples FOLDER"))?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    for name in FILES {
        write_sample(name, create(folder, name)?)?;
    }
    Ok(())
}

#[expect(
    clippy::disallowed_methods,
    reason = "an example stands at the rim: it makes the files it is asked for"
)]
fn create(folder: &Path, name: &str) -> io::Result<BufWriter<File>> {
    File::create(folder.join(name)).map(BufWriter::new)
}

/// Writes the sample of that name.
pub(crate) fn write_sample(name: &str, output: impl Write) -> io::Result<()> {
    match name {
        "bitext.tmx" => write_tmx(output, Compat::Strict),
        "bitext.trados.tmx" => write_tmx(output, Compat::Trados),
        "bitext.omegat.tmx" => write_tmx(output, Compat::OmegaT),
        "bitext.memoq.tmx" => write_tmx(output, Compat::MemoQ),
        "beads.jsonl" => write_beads(output),
        "manifest.json" => write_manifest(output),
        "job.en-fr.xlf" => write_xliff(output),
        "segments.jsonl" => write_segments(output),
        "terms.tbx" => write_tbx(output),
        "pairs.tsv" => write_table(output),
        _ => Err(io::Error::other(format!("there is no sample '{name}'"))),
    }
}

fn write_manifest(output: impl Write) -> io::Result<()> {
    let mut writer = JsonLinesWriter::new(output);
    writer.line(&serde_json::json!({ "options": { "min_confidence": 0.8 } }))?;
    writer.finish()
}

fn write_table(output: impl Write) -> io::Result<()> {
    let mut writer = TsvWriter::new(output, &["source", "target"])?;
    for (source, target) in PAIRS {
        writer.row(&[source, target])?;
    }
    writer.finish()
}

/// The first pairs are sure, the sixteenth is not and has to stay out of the memory.
fn confidence(index: usize) -> f64 {
    if index == 15 { 0.41 } else { round4(0.8 + index as f64 / 150.0) }
}

fn write_tmx(output: impl Write, compat: Compat) -> io::Result<()> {
    let mut header = TmxHeader::new(Some(LanguageTag::english()), "1.0.0");
    header.compat = compat;
    header.date = Some("20240229T120000Z".to_owned());
    header.notes.push("Sample & test".to_owned());
    let mut writer = TmxWriter::new(output, header)?;
    let mut tuids = Tuids::default();
    for (index, (source, target)) in PAIRS.iter().enumerate() {
        let confidence = confidence(index);
        if confidence < 0.8 {
            continue;
        }
        writer.unit(&TmxUnit {
            id: tuids.next(&[source, target]),
            origin: if index % 2 == 0 { Origin::Computed } else { Origin::Given },
            document: Some("d\u{E9}p\u{EA}che <1>.txt".to_owned()),
            props: vec![("x-drogman-confidence".to_owned(), confidence.to_string())],
            notes: vec!["first note".to_owned(), "second note".to_owned()],
            variants: vec![
                TmxVariant::new(LanguageTag::english(), *source),
                TmxVariant::new(LanguageTag::french(), *target),
            ],
        })?;
    }
    writer.finish().map(|_| ())
}

fn write_beads(output: impl Write) -> io::Result<()> {
    let mut writer = JsonLinesWriter::new(output);
    for (index, (source_text, target_text)) in PAIRS.iter().enumerate() {
        let number = index as u32;
        writer.line(&BeadRow {
            source: vec![number],
            target: vec![number],
            source_text,
            target_text,
            kind: "1-1",
            moved: false,
            confidence: confidence(index),
        })?;
    }
    writer.line(&BeadRow {
        source: vec![PAIRS.len() as u32],
        target: Vec::new(),
        source_text: "Left out in French.",
        target_text: "",
        kind: "source-only",
        moved: false,
        confidence: 0.97,
    })?;
    writer.finish()
}

fn write_xliff(output: impl Write) -> io::Result<()> {
    let header =
        XliffHeader { source_language: LanguageTag::english(), target_language: Some(LanguageTag::french()) };
    let mut writer = XliffWriter::new(output, header)?;
    for name in XLIFF_FILES {
        let note =
            XliffNote { category: Some("encoding".to_owned()), text: "windows-1252 & <detected>".to_owned() };
        writer.begin_file(XliffFile {
            id: nmtoken(name),
            original: Some(name.to_owned()),
            notes: vec![note],
        })?;
        if name.starts_with("never") {
            continue;
        }
        for unit in xliff_units(name) {
            writer.unit(&unit)?;
        }
    }
    writer.finish().map(|_| ())
}

/// The units of a file. The second one only has to show that ids begin anew in it.
fn xliff_units(name: &str) -> impl Iterator<Item = XliffUnit> {
    let n_units = if name.starts_with("second") { 2 } else { PAIRS.len() };
    PAIRS.iter().enumerate().take(n_units).map(|(index, (source, target))| xliff_unit(index, source, target))
}

fn write_segments(output: impl Write) -> io::Result<()> {
    let mut writer = JsonLinesWriter::new(output);
    for document in XLIFF_FILES.into_iter().filter(|name| !name.starts_with("never")) {
        for piece in xliff_units(document).flat_map(|unit| unit.pieces) {
            if let XliffPiece::Segment { source, .. } = piece {
                let text: String = source
                    .into_iter()
                    .map(|run| match run {
                        Run::Text(text) | Run::Term { text, .. } => text,
                    })
                    .collect();
                writer.line(&SegmentRow { document, language: "en", text: &text })?;
            }
        }
    }
    writer.finish()
}

fn xliff_unit(index: usize, source: &str, target: &str) -> XliffUnit {
    let (target, state) = match index % 4 {
        0 => (None, SegmentState::Initial),
        1 => (Some(target.to_owned()), SegmentState::Initial),
        2 => (Some(target.to_owned()), SegmentState::Translated),
        _ => (Some(target.to_owned()), SegmentState::Final),
    };
    let term = |number: usize, gloss: &str| Run::Term {
        id: format!("m{number}"),
        text: "Arts\u{2019}akh\u{1}".to_owned(),
        gloss: Some(gloss.to_owned()),
        value: (number == 2).then(|| "a \"region\"\tof <hills>".to_owned()),
    };
    XliffUnit {
        id: format!("u{index}"),
        kind: Some("list-item".to_owned()),
        notes: vec![XliffNote::new("mind the\u{B}space")],
        glossary: vec![
            GlossEntry {
                id: "g1".to_owned(),
                term: "Artsakh".to_owned(),
                source: Some("atlas & map".to_owned()),
                translations: vec!["Artsakh".to_owned(), "Haut-Karabagh".to_owned()],
                definition: None,
            },
            GlossEntry {
                id: "g2".to_owned(),
                term: "Karabakh".to_owned(),
                definition: Some("A region < its hills.".to_owned()),
                ..GlossEntry::default()
            },
        ],
        pieces: vec![
            XliffPiece::Ignorable { id: None, source: "\u{A0}\t".to_owned() },
            XliffPiece::Segment {
                id: "s1".to_owned(),
                source: vec![term(1, "g1"), Run::Text(source.to_owned()), term(2, "g1")],
                confidence: target.is_some().then_some(2.0 / 3.0),
                target,
                state,
            },
            XliffPiece::Ignorable { id: Some("i1".to_owned()), source: "\r\n ".to_owned() },
            XliffPiece::Segment {
                id: "s2".to_owned(),
                source: vec![Run::Text("And ".to_owned()), term(3, "g2")],
                target: None,
                state: SegmentState::Initial,
                confidence: None,
            },
        ],
    }
}

fn write_tbx(output: impl Write) -> io::Result<()> {
    let concepts = [concept("artsakh", "1-nagorno karabakh"), concept("1-nagorno karabakh", "not here")];
    let mut writer = TbxWriter::new(
        output,
        TbxHeader {
            language: LanguageTag::english(),
            title: "Names & <places>".to_owned(),
            description: vec!["A sample.".to_owned()],
            sources: vec![("atlas_2020".to_owned(), "An atlas, 2020 <2nd ed.>".to_owned())],
            concept_ids: concepts.iter().map(|concept| concept.id.clone()).collect(),
        },
    )?;
    for concept in &concepts {
        writer.concept(concept)?;
    }
    writer.finish().map(|_| ())
}

fn concept(id: &str, other: &str) -> Concept {
    use DesignationKind::{Acronym, Adjective, Demonym, Full, Short, Variant};
    let kinds = [Full, Variant, Short, Acronym, Adjective, Demonym];
    let statuses = [Status::Admitted, Status::Preferred, Status::Deprecated, Status::Superseded];
    let languages = ["en", "fr", "hy", "hy-Latn", "en"];
    let designations = kinds
        .into_iter()
        .zip(statuses.into_iter().cycle())
        .zip(languages.into_iter().cycle())
        .map(|((kind, status), language)| Designation {
            text: format!("l\u{2019}<Artsakh> & {kind:?}\u{A0}!"),
            language: LanguageTag::parse(language).unwrap_or_else(LanguageTag::und),
            kind,
            status,
            scheme: Some("BGN/PCGN 1981".to_owned()),
            used_by: Some("press & agencies".to_owned()),
            period: (kind == Variant).then(|| "1991-".to_owned()),
            source: if kind == Short { "unknown".to_owned() } else { "atlas_2020".to_owned() },
        })
        .collect();
    Concept {
        id: id.to_owned(),
        kind: ConceptKind::Place,
        definition: "A region of the South Caucasus.".to_owned(),
        group: Some("karabakh".to_owned()),
        period: Some("1991-2023".to_owned()),
        relations: vec![Relation {
            kind: "rival".to_owned(),
            concept: other.to_owned(),
            reason: Some("names the \"same\" hills".to_owned()),
        }],
        designations,
        note: Some("Control\u{2}character.".to_owned()),
    }
}
