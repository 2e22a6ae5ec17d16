//! Input that nobody writes: how much longer a byte of it takes than a byte of normal text.

use crate::measure::{Table, time};
use crate::stage::segment::Segmenter;
use crate::texts::{Shape, Texts};
use drogman_normalize::{Options, Profile, habits, normalize};
use drogman_text::{Habits, LanguageTag};
use serde_json::json;

const MEGABYTE: usize = 1_000_000;
/// The first try. What would need more than `MOST_SECONDS` for a megabyte, were its time quadratic, stops here.
const TRIAL: usize = 20_000;
const MOST_SECONDS: f64 = 10.0;
/// Rivals that this is measured for too; some others need minutes for a megabyte of the same mark.
const RIVALS: [&str; 2] = ["icu_segmenter", "unicode-segmentation"];

/// What each input repeats.
const HOSTILE: [(&str, &str); 12] = [
    ("quotes \"", "\""),
    ("dots", "."),
    ("combining marks", "\u{301}"),
    ("nested brackets", "([{"),
    ("ampersands", "&"),
    ("no-break spaces", "\u{A0}"),
    ("\u{C3}", "\u{C3}"),
    ("backticks", "`"),
    ("apostrophes", "'"),
    ("spaces", " "),
    ("..[111", "..[111 "),
    ("guillemets", "\u{AB} "),
];

/// The tools that both languages are given to.
type Tool<'a> = (&'a str, Box<dyn Fn(&str, &LanguageTag) -> usize + 'a>);

pub(crate) fn normalizing(texts: &Texts, table: &mut Table) -> anyhow::Result<()> {
    let profile = |profile: Profile| {
        move |text: &str, language: &LanguageTag| {
            normalize(text, &Options::new(profile, language, &habits(text))).edits.len()
        }
    };
    let tools: [Tool<'_>; 4] = [
        ("drogman archive", Box::new(profile(Profile::Archive))),
        ("drogman translator", Box::new(profile(Profile::Translator))),
        ("drogman mt-training", Box::new(profile(Profile::MtTraining))),
        ("drogman search-key", Box::new(profile(Profile::SearchKey))),
    ];
    measure("hostile: normalization", &tools, texts, table)
}

pub(crate) fn segmenting(texts: &Texts, segmenters: &[Segmenter], table: &mut Table) -> anyhow::Result<()> {
    let none = Habits::default();
    let tools: Vec<Tool<'_>> = segmenters
        .iter()
        .filter(|s| s.tool == "drogman" || RIVALS.contains(&s.tool))
        .map(|s| -> Tool<'_> { (s.tool, Box::new(|text, language| (s.starts)(text, language, &none).len())) })
        .collect();
    measure("hostile: sentences", &tools, texts, table)
}

fn measure(stage: &str, tools: &[Tool<'_>], texts: &Texts, table: &mut Table) -> anyhow::Result<()> {
    for code in ["en", "fr"] {
        let normal = texts.input(code, Shape::Documents)?.documents;
        let Some(language) = normal.first().map(|document| document.language.clone()) else { continue };
        let normal: String = normal.iter().map(|document| document.text.as_str()).collect();
        for (tool, work) in tools {
            let work = |text: &str| work(text, &language);
            let (usual, _) = seconds_a_byte(head(&normal, MEGABYTE), table, work);
            for (name, unit) in HOSTILE {
                let (slow, n_bytes) = seconds_a_byte(&unit.repeat(MEGABYTE / unit.len()), table, work);
                table.write(&json!({"stage": stage, "input": name, "language": code, "tool": tool,
                    "times": slow / usual, "bytes": n_bytes, "cpu_seconds": slow * n_bytes as f64}))?;
            }
        }
    }
    Ok(())
}

/// The characters that fit into so many bytes.
fn head(text: &str, n_bytes: usize) -> &str {
    let end = (0..=n_bytes.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

/// The best time a byte, and the number of bytes that were tried.
fn seconds_a_byte(text: &str, table: &Table, work: impl Fn(&str) -> usize) -> (f64, usize) {
    let run = |text: &str| time(&[text], |text| work(text)).0;
    let trial = head(text, TRIAL);
    let scale = text.len() as f64 / trial.len() as f64;
    let tried = if run(trial) * scale * scale > MOST_SECONDS { trial } else { text };
    let mut best = run(tried);
    for _ in 1..table.rounds() {
        // A slow one is told from a fast one by its first run.
        if best > 0.3 {
            break;
        }
        best = best.min(run(tried));
    }
    (best / tried.len() as f64, tried.len())
}
