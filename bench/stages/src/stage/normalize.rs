//! Normalizing with the way back, beside tools that have none or a dear one.

use crate::measure::{Runner, Table};
use crate::texts::{Document, Input, Shape, Texts};
use anyhow::ensure;
use drogman_normalize::{Options, Profile, habits, normalize};
use icu_normalizer::ComposingNormalizerBorrowed;
use plsfix::TextFixerConfig;
use std::hint::black_box;
use tokenizers::NormalizedString;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// Text as it is, which has nothing to compose.
const AS_IT_IS: &str = "canonical form of composed text";
/// Text in which every accent stands by itself.
const DECOMPOSED: &str = "canonical form of decomposed text";
/// All that a tool does to typography.
const FULL: &str = "full rules";
const MEMORY: &str = "memory of the map";

pub(crate) fn run(texts: &Texts, table: &mut Table) -> anyhow::Result<()> {
    for shape in [Shape::Documents, Shape::Lines] {
        for kind in ["en", "fr", "ascii", "fr-nfd"] {
            let input = texts.input(kind, shape)?;
            if kind == "fr-nfd" {
                same_composition(&input)?;
                race(DECOMPOSED, &input, table, &forms())?;
            } else {
                let tools: Vec<Tool> = limits().into_iter().chain(forms()).collect();
                race(AS_IT_IS, &input, table, &tools)?;
            }
            if matches!(kind, "en" | "fr") {
                race(FULL, &input, table, &full_rules())?;
            }
            for profile in [Profile::Archive, Profile::Translator] {
                memory(&input, profile, table)?;
            }
        }
    }
    Ok(())
}

/// A tool: its name, what it counts, and what it does to a piece of a document.
type Tool = (&'static str, &'static str, fn(&Document, &str) -> usize);

fn race(stage: &str, input: &Input, table: &mut Table, tools: &[Tool]) -> anyhow::Result<()> {
    let runners: Vec<Runner<'_, Document>> = tools
        .iter()
        .map(|(tool, unit, work)| {
            Runner::new(tool, unit, |document: &Document| {
                input.pieces(document).map(|piece| work(document, piece)).sum()
            })
        })
        .collect();
    let bytes = |document: &Document| input.pieces(document).map(str::len).sum();
    table.race((stage, &input.name), &input.documents, bytes, &runners)
}

fn ours(profile: Profile, document: &Document, text: &str) -> usize {
    normalize(text, &Options::new(profile, &document.language, &document.habits)).edits.len()
}

/// What no tool can be faster than, and questions that change nothing.
fn limits() -> Vec<Tool> {
    vec![
        ("(limit: copy)", "bytes", |_, text| black_box(text.to_owned()).len()),
        ("(limit: simdutf8 validation)", "bytes", |_, text| {
            simdutf8::basic::from_utf8(text.as_bytes()).map_or(0, str::len)
        }),
        ("(question only: icu_normalizer is_normalized)", "composed", |_, text| {
            usize::from(ComposingNormalizerBorrowed::new_nfc().is_normalized(text))
        }),
        ("(question only: unicode-normalization is_nfc_quick)", "composed", |_, text| {
            usize::from(is_nfc_quick(text.chars()) == IsNormalized::Yes)
        }),
    ]
}

fn forms() -> Vec<Tool> {
    vec![
        ("drogman archive, with map", "changes", |document, text| ours(Profile::Archive, document, text)),
        ("icu_normalizer NFC, no map", "bytes of text", |_, text| {
            ComposingNormalizerBorrowed::new_nfc().normalize(text).len()
        }),
        ("unicode-normalization NFC, no map", "bytes of text", |_, text| {
            text.nfc().collect::<String>().len()
        }),
        ("unicode-normalization-alignments NFC, with map", "bytes of text", |_, text| {
            let pairs = unicode_normalization_alignments::UnicodeNormalization::nfc(text.chars());
            let (text, shifts): (String, Vec<isize>) = pairs.unzip();
            text.len() + usize::from(shifts.is_empty())
        }),
        ("tokenizers NormalizedString NFC, with map", "bytes of text", |_, text| {
            let mut view = NormalizedString::from(text);
            view.nfc().get().len()
        }),
    ]
}

fn full_rules() -> Vec<Tool> {
    vec![
        ("drogman translator, with map, habits given", "changes", |document, text| {
            ours(Profile::Translator, document, text)
        }),
        ("drogman translator, with map, habits counted too", "changes", |document, text| {
            let counted = habits(text);
            normalize(text, &Options::new(Profile::Translator, &document.language, &counted)).edits.len()
        }),
        ("tokenizers NormalizedString NFC and one replacement, with map", "bytes of text", |_, text| {
            let mut view = NormalizedString::from(text);
            let replaced = view.nfc().replace('\'', "\u{2019}").is_ok();
            view.get().len() + usize::from(!replaced)
        }),
        ("plsfix, no map", "bytes of text", |_, text| {
            // Straightening curly quotes would undo what the translator's profile does.
            let config = TextFixerConfig { uncurl_quotes: false, ..TextFixerConfig::default() };
            plsfix::fix_text(text, Some(&config)).len()
        }),
    ]
}

/// The bytes that the maps take beside the bytes of the text.
fn memory(input: &Input, profile: Profile, table: &mut Table) -> anyhow::Result<()> {
    let (mut n_text, mut n_map, mut n_edits) = (0, 0, 0);
    for document in &input.documents {
        for piece in input.pieces(document) {
            let edits = normalize(piece, &Options::new(profile, &document.language, &document.habits)).edits;
            n_text += piece.len();
            n_map += edits.heap_bytes();
            n_edits += edits.len();
        }
    }
    table.write(&serde_json::json!({"stage": MEMORY, "input": input.name, "tool": format!("drogman {profile}"),
        "share": n_map as f64 / n_text as f64 * 100.0, "edits_per_kb": n_edits as f64 / n_text as f64 * 1000.0}))
}

/// Decomposed text must come out as the two libraries of Unicode's own form have it.
fn same_composition(input: &Input) -> anyhow::Result<()> {
    let icu = ComposingNormalizerBorrowed::new_nfc();
    for document in &input.documents {
        let options = Options::new(Profile::Archive, &document.language, &document.habits);
        let view = normalize(&document.text, &options);
        ensure!(view.text == icu.normalize(&document.text), "archive and icu_normalizer compose differently");
        ensure!(view.edits.revert(&view.text) == document.text, "archive: no way back");
    }
    Ok(())
}
