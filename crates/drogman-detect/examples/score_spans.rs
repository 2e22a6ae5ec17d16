//! Scores language spans: `cargo run --release -p drogman-detect --example score_spans -- FOLDER`.
//!
//! `mixed.dev.tsv` by kind: letters under the right language; precision, recall and F1 of the places where the
//! language changes between two words, one word off allowed; documents of one language with a change in them. The
//! kinds `joined` (sentences of one language of `enfr.dev.tsv`, one to four a document), `named` and `quoted` (a
//! sentence with a run of names of the other language in it, bare and between marks) are made here.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program for developers reads, measures and prints"
)]

use drogman_detect::{Allowed, Seams};
use std::collections::BTreeMap;
use std::time::Instant;

/// A text with the byte ranges of its languages.
struct Document {
    kind: String,
    text: String,
    gold: Vec<(usize, usize, String)>,
}

#[derive(Default)]
struct Score {
    documents: u32,
    letters: u64,
    right: u64,
    matched: u32,
    found: u32,
    expected: u32,
    false_switches: u32,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: score_spans FOLDER")?;
    let mut documents = mixed(&std::fs::read_to_string(format!("{folder}/mixed.dev.tsv"))?)?;
    let rows = std::fs::read_to_string(format!("{folder}/enfr.dev.tsv"))?;
    documents.extend(joined(&rows));
    documents.extend(named(&rows, &std::fs::read_to_string(format!("{folder}/names.dev.tsv"))?));
    let allowed = Allowed::of(&["en", "fr"]);
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for document in &documents {
        score(document, &allowed, scores.entry(&document.kind).or_default());
    }
    for (kind, score) in &scores {
        let share = |a: u64, b: u64| 100.0 * a as f64 / b.max(1) as f64;
        let all = u64::from(score.found + score.expected);
        println!(
            "{kind:10} {:5} documents  letters {:6.2} %  boundaries P {:6.2} R {:6.2} F1 {:6.2}  false switches {:5.2} %",
            score.documents,
            share(score.right, score.letters),
            share(u64::from(score.matched), u64::from(score.found)),
            share(u64::from(score.matched), u64::from(score.expected)),
            share(2 * u64::from(score.matched), all),
            share(u64::from(score.false_switches), u64::from(score.documents)),
        );
    }
    let text = documents.iter().map(|document| document.text.as_str()).collect::<Vec<&str>>().join("\n");
    let start = Instant::now();
    let n_rounds = 20;
    let n_spans: usize = (0..n_rounds).map(|_| Seams::find(&text, &allowed).phrases().len()).sum();
    let rate = text.len() as f64 * f64::from(n_rounds) / 1e6 / start.elapsed().as_secs_f64();
    println!("{rate:.1} MB/s on {} bytes at once ({} spans)", text.len(), n_spans / n_rounds as usize);
    Ok(())
}

fn score(document: &Document, allowed: &Allowed, score: &mut Score) {
    let found = Seams::find(&document.text, allowed).phrases();
    let (mut own, mut gold): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for (start, word) in words(&document.text) {
        let expected = document.gold.iter().find(|span| (span.0..span.1).contains(&start));
        let Some(expected) = expected.map(|span| span.2.as_str()).or(gold.last().copied()) else { continue };
        let label =
            found.iter().find(|span| span.span.range().contains(&start)).map_or("", |s| s.language.as_str());
        score.letters += word.chars().count() as u64;
        score.right += if label == expected { word.chars().count() as u64 } else { 0 };
        own.push(label);
        gold.push(expected);
    }
    let changes = |labels: &[&str]| -> Vec<usize> {
        (1..labels.len()).filter(|i| labels.get(*i) != labels.get(i - 1)).collect()
    };
    let (mut own, gold) = (changes(&own), changes(&gold));
    score.documents += 1;
    score.found += own.len() as u32;
    score.expected += gold.len() as u32;
    score.false_switches += u32::from(gold.is_empty() && !own.is_empty());
    for place in gold {
        let nearest = own.iter().enumerate().min_by_key(|(_, at)| at.abs_diff(place));
        if let Some((i, _)) = nearest.filter(|(_, at)| at.abs_diff(place) <= 1) {
            own.remove(i);
            score.matched += 1;
        }
    }
}

/// Runs of letters with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let pieces = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    pieces.map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

fn mixed(rows: &str) -> Result<Vec<Document>, Box<dyn std::error::Error>> {
    let mut documents = Vec::new();
    for row in rows.lines().skip(1) {
        let fields: Vec<&str> = row.split('\t').collect();
        let [_, kind, spans, text, ..] = fields.as_slice() else { continue };
        let text = unescape(text);
        let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        places.push(text.len());
        let mut gold = Vec::new();
        for span in spans.split(';') {
            let parts: Vec<&str> = span.split(':').collect();
            let [start, end, language] = parts.as_slice() else { continue };
            let place =
                |n: &str| Ok::<_, Box<dyn std::error::Error>>(places.get(n.parse::<usize>()?).copied());
            let (Some(start), Some(end)) = (place(start)?, place(end)?) else { continue };
            gold.push((start, end, (*language).to_owned()));
        }
        documents.push(Document { kind: (*kind).to_owned(), text, gold });
    }
    Ok(documents)
}

fn one_language(kind: &str, text: String, language: &str) -> Document {
    Document { kind: kind.to_owned(), gold: vec![(0, text.len(), language.to_owned())], text }
}

/// The sentences of a language in an order that mixes their sources.
fn sentences<'a>(rows: &'a str, language: &str) -> Vec<&'a str> {
    let fields = rows.lines().skip(1).map(|row| row.split('\t').collect::<Vec<&str>>());
    let found: Vec<&str> = fields
        .filter(|row| row.get(1).is_some_and(|set| set.ends_with("_sent")) && row.get(2) == Some(&language))
        .filter_map(|row| row.get(3).copied())
        .collect();
    (0..found.len()).filter_map(|i| found.get(i * 7919 % found.len()).copied()).collect()
}

fn joined(rows: &str) -> Vec<Document> {
    let mut documents = Vec::new();
    for language in ["en", "fr"] {
        let found = sentences(rows, language);
        let mut rest = found.as_slice();
        while let Some((now, later)) = rest.split_at_checked((documents.len() % 4 + 1).min(rest.len()))
            && !now.is_empty()
        {
            let text = now.iter().map(|text| unescape(text)).collect::<Vec<String>>().join(" ");
            documents.push(one_language("joined", text, language));
            rest = later;
        }
    }
    documents
}

fn named(rows: &str, names: &str) -> Vec<Document> {
    let hosts = [("en", sentences(rows, "en")), ("fr", sentences(rows, "fr"))];
    let mut documents = Vec::new();
    for (n, row) in names.lines().skip(1).enumerate() {
        let fields: Vec<&str> = row.split('\t').collect();
        let [_, _, language, name, ..] = fields.as_slice() else { continue };
        for (host, sentences) in hosts.iter().filter(|host| host.0 != *language) {
            let Some(sentence) = sentences.get(n * 37 % sentences.len()).map(|text| unescape(text)) else {
                continue;
            };
            let blanks: Vec<usize> = sentence.match_indices(' ').map(|blank| blank.0).collect();
            let Some((head, tail)) =
                blanks.get(blanks.len() / 2).and_then(|at| sentence.split_at_checked(*at))
            else {
                continue;
            };
            let name = unescape(name);
            let (kind, text) = match n % 4 {
                0 => ("named", format!("{head} {name}{tail}")),
                1 => ("quoted", format!("{head} \u{AB} {name} \u{BB}{tail}")),
                2 => ("quoted", format!("{head} \u{201C}{name}\u{201D}{tail}")),
                _ => ("quoted", format!("{head} \"{name}\"{tail}")),
            };
            documents.push(one_language(kind, text, host));
        }
    }
    documents
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match (character, if character == '\\' { characters.next() } else { None }) {
            ('\\', Some('n')) => plain.push('\n'),
            ('\\', Some('t')) => plain.push('\t'),
            ('\\', Some(other)) => plain.push(other),
            _ => plain.push(character),
        }
    }
    plain
}
