//! How far the exported SRX file splits as the splitter does: `srx_agreement FOLDER [SET]` reads the `seg.*.jsonl`
//! of a folder and prints the F1 of the file's boundaries against the splitter's; with `SET`, also the places where
//! the two differ in the sets whose name holds that word.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "an example may read, time and print")]
#![expect(clippy::expect_used, reason = "a malformed set must stop the count")]

use drogman_segment::{Agreement, SentenceSpan, SrxRules, export_srx, sentences};
use drogman_text::LanguageTag;
use serde_json::Value;
use std::collections::BTreeSet;
use std::time::Instant;

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "../shared/data/segment".to_owned());
    let show = std::env::args().nth(2);
    let (rules, remarks) = SrxRules::parse(&export_srx(&[], &[])).expect("our own file is taken");
    assert!(remarks.is_empty(), "{remarks:?}");
    let mut paths: Vec<_> =
        std::fs::read_dir(&folder).expect("the folder").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    println!("{:<26} {:>6} {:>6} {:>6} {:>7} {:>7}", "set", "ours", "file", "both", "F1", "MB/s");
    for path in paths {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if !name.starts_with("seg.") {
            continue;
        }
        let mut agreement = Agreement::default();
        let (mut bytes, mut seconds) = (0, 0.0);
        for line in std::fs::read_to_string(&path).expect("a set").lines() {
            for (text, language) in paragraphs(line) {
                agreement.add(&text, &language, &rules);
                let begin = Instant::now();
                let found = rules.sentences(&text, &language);
                seconds += begin.elapsed().as_secs_f64();
                bytes += text.len();
                if show.as_deref().is_some_and(|wanted| name.contains(wanted)) {
                    print_differences(&text, &sentences(&text, &language), &found);
                }
            }
        }
        let Agreement { ours, theirs, both } = agreement;
        let speed = bytes as f64 / seconds / 1e6;
        println!("{name:<26} {ours:>6} {theirs:>6} {both:>6} {:>7.2} {speed:>7.2}", agreement.f1() * 100.0);
    }
}

/// The paragraphs of a line of a set, with their language.
fn paragraphs(line: &str) -> Vec<(String, LanguageTag)> {
    let value: Value = serde_json::from_str(line).expect("a line of a set");
    let text = value.get("text").and_then(Value::as_str).expect("text");
    let language =
        LanguageTag::parse(value.get("lang").and_then(Value::as_str).expect("lang")).expect("a tag");
    let starts: Vec<usize> = value
        .get("pars")
        .expect("pars")
        .as_array()
        .expect("pars")
        .iter()
        .map(|n| n.as_u64().expect("a number") as usize)
        .collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let piece = |(start, end): (usize, usize)| text.get(start..end).expect("a paragraph").to_owned();
    starts.iter().copied().zip(ends).map(|range| (piece(range), language.clone())).collect()
}

fn print_differences(text: &str, ours: &[SentenceSpan], file: &[SentenceSpan]) {
    let starts = |found: &[SentenceSpan]| -> BTreeSet<usize> {
        found.iter().skip(1).map(|sentence| sentence.span.range().start).collect()
    };
    let (ours, file) = (starts(ours), starts(file));
    for (sign, at) in
        ours.difference(&file).map(|at| ("missed", at)).chain(file.difference(&ours).map(|at| ("added ", at)))
    {
        let (head, tail) = text.split_at(*at);
        let head: String = head.chars().skip(head.chars().count().saturating_sub(50)).collect();
        let tail: String = tail.chars().take(40).collect();
        println!("{sign} {}", format!("{head}¦{tail}").replace('\n', "⏎"));
    }
}
