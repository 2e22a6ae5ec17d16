//! Whatever the documents hold, the invariants hold: every byte accounted for, spans that concatenate to the text,
//! edits that lead back, every segment of a pair in exactly one bead.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a helper of a test fails the test")]

mod support;

use drogman::{ByteSpan, Compat, EditMap, LanguageTag, Limits, PrepareOptions, TextOptions, prepare, verify};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use support::documents::{docx, windows_1252};
use support::{read, rows, write};
use tempfile::tempdir;

/// What sentences are made of, beside each other in the two languages.
const SENTENCES: [(&str, &str); 12] = [
    (
        "The train to Gyumri leaves at 8 in the morning.",
        "Le train pour Gyumri part \u{E0} 8 heures du matin.",
    ),
    ("Who paid for the 12 new schools?", "Qui a pay\u{E9} les 12 nouvelles \u{E9}coles\u{A0}?"),
    (
        "\u{201C}We are tired,\u{201D} she said.",
        "\u{AB}\u{A0}Nous sommes fatigu\u{E9}s\u{A0}\u{BB}, dit-elle.",
    ),
    ("Mr. Rubin stayed in Yerevan for 3 days.", "M. Rubin est rest\u{E9} 3 jours \u{E0} Erevan."),
    ("Rain is expected in Nagorno-Karabakh.", "On attend de la pluie au Haut-Karabagh."),
    (
        "The price rose to 1,250 drams; nobody knows why.",
        "Le prix est mont\u{E9} \u{E0} 1\u{202F}250 drams\u{A0}; nul ne sait pourquoi.",
    ),
    (
        "The library closes in 1998, and opens again in 2003.",
        "La biblioth\u{E8}que ferme en 1998 et rouvre en 2003.",
    ),
    ("They walked home along the river.", "Ils sont rentr\u{E9}s \u{E0} pied le long de la rivi\u{E8}re."),
    ("It's the cafe\u{301}'s last day...", "C'est le dernier jour du cafe\u{301}..."),
    ("Tbilisi &amp; Batumi have 2 stations.", "Tbilissi &amp; Batoumi ont 2 gares."),
    (
        "The so\u{AD}called border was open\u{200B} again.",
        "La soi-disant fronti\u{E8}re \u{E9}tait rouverte\u{200B}.",
    ),
    (
        "She reads \u{C3}\u{A9}t\u{C3}\u{A9} on the sign.",
        "Elle lit \u{C3}\u{A9}t\u{C3}\u{A9} sur le panneau.",
    ),
];

/// One step of a document.
#[derive(Clone, Debug)]
enum Step {
    English(usize),
    French(usize),
    Odd(String),
    Break,
    Bullet,
    Rule,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..SENTENCES.len()).prop_map(Step::English),
        4 => (0..SENTENCES.len()).prop_map(Step::French),
        1 => "\\PC{0,12}".prop_map(Step::Odd),
        2 => Just(Step::Break),
        1 => Just(Step::Bullet),
        1 => Just(Step::Rule),
    ]
}

fn text_of(steps: &[Step], line_end: &str) -> String {
    let mut text = String::new();
    for step in steps {
        match step {
            Step::English(n) => text.push_str(SENTENCES[*n].0),
            Step::French(n) => text.push_str(SENTENCES[*n].1),
            Step::Odd(odd) => text.push_str(odd),
            Step::Break => text.push_str(&line_end.repeat(2)),
            Step::Bullet => text.extend([line_end, "\u{2022} "]),
            Step::Rule => text.extend([line_end, "* * *", line_end]),
        }
        text.push(' ');
    }
    text
}

/// How a text becomes a file.
#[derive(Clone, Debug)]
enum Shape {
    Plain,
    Marked,
    Wide,
    Western,
    Markdown,
    Html,
    Word,
}

fn shape() -> impl Strategy<Value = Shape> {
    prop_oneof![
        Just(Shape::Plain),
        Just(Shape::Marked),
        Just(Shape::Wide),
        Just(Shape::Western),
        Just(Shape::Markdown),
        Just(Shape::Html),
        Just(Shape::Word),
    ]
}

/// The extension and the bytes of a text in that shape.
fn file_of(shape: &Shape, text: &str) -> (&'static str, Vec<u8>) {
    let escaped = || text.replace("&amp;", "&").replace('&', "&amp;").replace('<', "&lt;");
    match shape {
        Shape::Plain => ("txt", text.as_bytes().to_vec()),
        Shape::Marked => ("txt", format!("\u{FEFF}{text}").into_bytes()),
        Shape::Wide => {
            ("txt", [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect())
        }
        Shape::Western => {
            let known = |c: &char| u32::from(*c) < 0x100 || matches!(c, '\u{2019}' | '\u{201C}' | '\u{201D}');
            ("txt", windows_1252(&text.chars().filter(known).collect::<String>()))
        }
        Shape::Markdown => ("md", text.as_bytes().to_vec()),
        Shape::Html => (
            "html",
            format!("<html><body><p>{}</p></body></html>", escaped().replace("\n\n", "</p>\n<p>"))
                .into_bytes(),
        ),
        Shape::Word => ("docx", docx(&escaped().lines().collect::<Vec<_>>())),
    }
}

fn options(inputs: &Path, out: &Path) -> PrepareOptions {
    PrepareOptions {
        inputs: vec![inputs.to_owned()],
        to: LanguageTag::french(),
        from: None,
        out: out.to_owned(),
        replace: false,
        text: TextOptions::default(),
        apply_profile: false,
        min_confidence: 0.8,
        compat: Compat::Strict,
        threads: 2,
        date: None,
    }
}

/// Prepares what lies in `in`, proves the package, and checks the rows by themselves. The number of pairs.
fn prepare_and_check(folder: &Path) -> Result<usize, TestCaseError> {
    let out = folder.join("out");
    let summary = match prepare(&options(&folder.join("in"), &out), &|_| true) {
        Ok(summary) => summary,
        Err(error) => {
            // Random bytes may hold no text at all: then there is a message, and no package.
            prop_assert!(error.to_string().contains("none of the inputs could be read"), "{}", error);
            prop_assert!(!out.exists());
            return Ok(0);
        }
    };
    let proof = verify(&out, &Limits::default()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(proof.n_documents, summary.n_documents);
    prop_assert_eq!(proof.n_segments, summary.n_segments);
    let segments = rows(&read(&out, "segments.jsonl"));
    check_rows(&out, &segments)?;
    check_beads(&out, &segments)?;
    Ok(summary.n_pairs)
}

fn span(row: &Value) -> ByteSpan {
    let number = |key: &str| u32::try_from(row[key].as_u64().expect("a number")).expect("an offset");
    ByteSpan::new(number("start"), number("end"))
}

fn check_rows(out: &Path, segments: &[Value]) -> Result<(), TestCaseError> {
    let mut rebuilt: BTreeMap<String, String> = BTreeMap::new();
    let mut segment_spans = Vec::new();
    for row in rows(&read(out, "spans.jsonl")) {
        let document = row["document"].as_str().expect("a name").to_owned();
        let text = read(out, &format!("text/{document}.txt"));
        let so_far = rebuilt.entry(document).or_default();
        prop_assert!(span(&row).is_empty() || span(&row).start() as usize == so_far.len(), "{}", row);
        so_far.push_str(text.get(span(&row).range()).expect("on character boundaries"));
        if row["kind"] == "segment" {
            segment_spans.push((row["id"].clone(), span(&row)));
        }
    }
    for (document, text) in &rebuilt {
        prop_assert_eq!(
            text,
            &read(out, &format!("text/{document}.txt")),
            "spans concatenate to {}",
            document
        );
    }
    let listed: Vec<(Value, ByteSpan)> = segments.iter().map(|row| (row["id"].clone(), span(row))).collect();
    prop_assert_eq!(segment_spans, listed);
    let ids: BTreeSet<&str> = segments.iter().map(|row| row["id"].as_str().expect("an id")).collect();
    prop_assert_eq!(ids.len(), segments.len(), "each id is used once");

    let edits: BTreeMap<String, EditMap> = rows(&read(out, "edits.jsonl"))
        .into_iter()
        .filter(|row| row["layer"] == "normalize")
        .map(|row| {
            let id = row["segment"].as_str().expect("an id").to_owned();
            (id, serde_json::from_value(row["edits"].clone()).expect("an edit list"))
        })
        .collect();
    for row in segments {
        let document = row["document"].as_str().expect("a name");
        let file =
            document.rsplit_once('#').filter(|_| !rebuilt.contains_key(document)).map_or(document, |d| d.0);
        let text = row["text"].as_str().expect("a text");
        prop_assert_eq!(rebuilt[file].get(span(row).range()), Some(text), "a segment is its slice");
        prop_assert!(!text.trim().is_empty() && text.trim() == text, "{:?}", text);
        let (view, edits) = (row["normalized"].as_str(), edits.get(row["id"].as_str().expect("an id")));
        prop_assert_eq!(view.is_some(), edits.is_some(), "a view has an edit list: {}", row);
        if let (Some(view), Some(edits)) = (view, edits) {
            prop_assert_ne!(view, text);
            prop_assert_eq!(edits.revert(view), text);
            prop_assert_eq!(edits.check(text, view), Ok(()));
        }
    }
    Ok(())
}

/// Every segment of a paired text, in the pair's language, is in exactly one bead; no other segment is in any.
fn check_beads(out: &Path, segments: &[Value]) -> Result<(), TestCaseError> {
    let manifest: Value = serde_json::from_str(&read(out, "manifest.json")).expect("a manifest");
    let beads = rows(&read(out, "beads.jsonl"));
    let mut n_of: BTreeMap<&str, u32> = BTreeMap::new();
    for bead in &beads {
        for (side, list) in [("source", &bead["source_segments"]), ("target", &bead["target_segments"])] {
            let ids: Vec<&str> = list.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
            prop_assert_eq!(bead[side].as_array().map(Vec::len), Some(ids.len()), "{}", bead);
            for id in ids {
                *n_of.entry(id).or_default() += 1;
            }
        }
        let confidence = bead["confidence"].as_f64().expect("a number");
        prop_assert!((0.0..=1.0).contains(&confidence), "{}", bead);
    }
    prop_assert!(n_of.values().all(|n| *n == 1), "no segment is in two beads: {:?}", n_of);
    for pair in manifest["pairs"].as_array().expect("a list") {
        for (side, language) in [("source", "source_language"), ("target", "target_language")] {
            let belongs = |row: &&Value| {
                let document = row["document"].as_str().expect("a name");
                let whole = document.rsplit_once('#').map_or(document, |d| d.0);
                (pair[side] == document || pair[side] == whole) && row["language"] == pair[language]
            };
            for row in segments.iter().filter(belongs) {
                let n = n_of.get(row["id"].as_str().expect("an id"));
                prop_assert!(n == Some(&1), "{} is in no bead of its pair", row);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 14, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn texts_of_any_mixture_are_accounted_for(
        files in prop::collection::vec((prop::collection::vec(step(), 1..14), shape(), any::<bool>()), 1..6),
    ) {
        let folder = tempdir().expect("a folder");
        for (n, (steps, shape, windows)) in files.iter().enumerate() {
            let (extension, bytes) = file_of(shape, &text_of(steps, if *windows { "\r\n" } else { "\n" }));
            write(folder.path(), &format!("in/{n}.{extension}"), bytes);
        }
        prepare_and_check(folder.path())?;
    }

    #[test]
    fn bytes_of_any_sort_are_accounted_for_or_refused(
        files in prop::collection::vec((any::<Vec<u8>>(), step(), 0..8_usize), 1..5),
    ) {
        let folder = tempdir().expect("a folder");
        for (n, (bytes, step, extension)) in files.iter().enumerate() {
            let extension = ["txt", "md", "html", "docx", "srt", "vtt", "tmx", "tsv"][*extension];
            let bytes = [text_of(std::slice::from_ref(step), "\n").as_bytes(), bytes].concat();
            write(folder.path(), &format!("in/{n}.{extension}"), bytes);
        }
        prepare_and_check(folder.path())?;
    }

    #[test]
    fn translations_are_paired_and_every_segment_is_in_one_bead(
        order in Just((0..SENTENCES.len()).collect::<Vec<usize>>()).prop_shuffle(),
        left_out in 0..SENTENCES.len(),
        breaks in prop::collection::vec(any::<bool>(), SENTENCES.len()),
        shapes in (shape(), shape()),
    ) {
        let folder = tempdir().expect("a folder");
        let text = |french: bool| -> String {
            let sentence = |n: &usize| if french { SENTENCES[*n].1 } else { SENTENCES[*n].0 };
            let joined = |n: &usize| format!("{}{}", sentence(n), if breaks[*n] { "\n\n" } else { " " });
            order.iter().filter(|n| !french || **n != left_out).map(joined).collect()
        };
        for (n, shape, french) in [(1, &shapes.0, false), (2, &shapes.1, true)] {
            let (extension, bytes) = file_of(shape, &text(french));
            write(folder.path(), &format!("in/{n}.{extension}"), bytes);
        }
        let n_pairs = prepare_and_check(folder.path())?;
        prop_assert_eq!(n_pairs, 1, "the two are translations");
    }
}
