//! Scores detection on development rows: `cargo run --release -p drogman-detect --example score -- FOLDER [BACKEND]`.
//!
//! Accuracy counts `und` as wrong. The calibration error takes 15 equal bins over texts of 1, 2, 3 and 5 words. Macro-F1
//! is the mean over the languages that the file tests. Rates are CPU time of one thread where the system tells it.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program for developers reads and prints"
)]

use drogman_detect::{Allowed, Drogman, Identify, Ranked, Whatlang, recipe};
use std::collections::BTreeMap;
use std::time::Instant;

type Failure = Box<dyn std::error::Error>;
type Backend = Box<dyn Fn(&str, &Allowed) -> Ranked>;

struct Row {
    set: String,
    language: String,
    text: String,
}

fn main() -> Result<(), Failure> {
    let folder = std::env::args().nth(1).ok_or("usage: score FOLDER [drogman|whatlang] [errors]")?;
    let name = std::env::args().nth(2).unwrap_or_else(|| "drogman".to_owned());
    let backend: Backend = match name.as_str() {
        "whatlang" => Box::new(|text, allowed| Whatlang.rank(text, allowed)),
        _ => Box::new(|text, allowed| Drogman.rank(text, allowed)),
    };
    let show = std::env::args().nth(3).unwrap_or_default();
    let (pair, open) = (Allowed::of(&["en", "fr"]), Allowed::all());
    for (title, allowed) in [("en,fr", &pair), ("open", &open)] {
        println!("-- {title}");
        two_languages(&folder, allowed, &backend, &show)?;
    }
    println!("-- macro-F1, open");
    for file in ["open20", "open"] {
        macro_f1(&rows(&folder, file)?, &open, &backend, &show);
    }
    let mut answers: BTreeMap<String, u32> = BTreeMap::new();
    for row in rows(&folder, "oc")? {
        *answers.entry(backend(&row.text, &open).language().to_string()).or_default() += 1;
    }
    println!("Occitan goes to {answers:?}");
    println!("-- rates");
    rates(&folder, &pair, &open)
}

/// The English and French files: accuracy by set, calibration, and how often names and garbage are answered.
fn two_languages(
    folder: &str,
    allowed: &Allowed,
    backend: &dyn Fn(&str, &Allowed) -> Ranked,
    show: &str,
) -> Result<(), Failure> {
    let mut sets: BTreeMap<String, [f64; 4]> = BTreeMap::new();
    let mut bins = [[0.0_f64; 3]; 15];
    for file in ["enfr", "fr", "names", "garbage"] {
        for row in rows(folder, file)? {
            let rank = backend(&row.text, allowed);
            let (answer, confidence) = (rank.language(), rank.confidence());
            let right = answer.as_str() == row.language;
            let cell = sets.entry(row.set.clone()).or_default();
            cell[0] += 1.0;
            cell[1] += f64::from(u8::from(right));
            cell[2] += f64::from(u8::from(!answer.is_und()));
            cell[3] += f64::from(u8::from(!answer.is_und() && confidence >= 0.9));
            if matches!(row.set.as_str(), "enfr_w1" | "enfr_w2" | "enfr_w3" | "enfr_w5")
                && let Some(bin) = bins.get_mut(((confidence * 15.0) as usize).min(14))
            {
                {
                    for (sum, value) in bin.iter_mut().zip([1.0, confidence, f64::from(u8::from(right))]) {
                        *sum += value;
                    }
                }
            }
            if show == row.set && (!right || !row.set.starts_with("enfr")) {
                println!("  {} {answer} {confidence:.2}: {}", row.language, row.text);
            }
        }
    }
    for (set, [n, right, answered, sure]) in &sets {
        let share = |k: &f64| 100.0 * k / n;
        println!(
            "{set:18} n {n:5} right {:6.2} answered {:6.2} answered at .9 {:6.2}",
            share(right),
            share(answered),
            share(sure)
        );
    }
    let n: f64 = bins.iter().map(|bin| bin[0]).sum();
    let error: f64 = bins.iter().map(|bin| (bin[1] - bin[2]).abs()).sum();
    println!("calibration error w1 w2 w3 w5: {:.2} %", 100.0 * error / n);
    for (at, [n, sure, right]) in bins.iter().enumerate().filter(|bin| bin.1[0] > 0.0) {
        print!("{}:{n:.0}:{:.2}/{:.2} ", at, sure / n, right / n);
    }
    println!();
    Ok(())
}

fn macro_f1(rows: &[Row], allowed: &Allowed, backend: &dyn Fn(&str, &Allowed) -> Ranked, show: &str) {
    let mut sets: BTreeMap<&str, BTreeMap<String, [f64; 3]>> = BTreeMap::new();
    let mut confusions: BTreeMap<(String, String), u32> = BTreeMap::new();
    for row in rows {
        let rank = backend(&row.text, allowed);
        let answer = rank.language().to_string();
        let counts = sets.entry(&row.set).or_default();
        let own = counts.entry(row.language.clone()).or_default();
        if answer == row.language {
            own[0] += 1.0;
        } else {
            own[1] += 1.0;
            counts.entry(answer.clone()).or_default()[2] += 1.0;
            if row.set.contains("words") || row.set.contains("pairs") {
                *confusions.entry((row.language.clone(), answer.clone())).or_default() += 1;
            }
            if show == row.set {
                println!("  {} {answer} {:.2}: {}", row.language, rank.confidence(), row.text);
            }
        }
    }
    for (set, counts) in &sets {
        let tested = counts.iter().filter(|(_, [hits, misses, _])| hits + misses > 0.0);
        let scores: Vec<(&str, f64)> = tested
            .map(|(language, [hits, misses, wrong])| {
                (language.as_str(), 2.0 * hits / (2.0 * hits + misses + wrong))
            })
            .collect();
        let mean = scores.iter().map(|score| score.1).sum::<f64>() / scores.len() as f64;
        let each: Vec<String> = scores.iter().map(|(l, f)| format!("{l} {:.0}", f * 100.0)).collect();
        println!("{set:22} {:6.2} over {}: {}", mean * 100.0, scores.len(), each.join(" "));
    }
    let mut worst: Vec<((String, String), u32)> = confusions.into_iter().collect();
    worst.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let worst: Vec<String> =
        worst.iter().take(40).map(|((gold, answer), n)| format!("{gold}>{answer} {n}")).collect();
    println!("most confused: {}", worst.join(", "));
}

/// Megabytes a second on sentences: the two languages, all languages, and the other backend.
fn rates(folder: &str, pair: &Allowed, open: &Allowed) -> Result<(), Failure> {
    let sentences: Vec<Row> =
        rows(folder, "enfr")?.into_iter().filter(|row| row.set == "enfr_sent").collect();
    let n_bytes: usize = sentences.iter().map(|row| row.text.len()).sum();
    let measure = |name: &str, n_rounds: u32, work: &dyn Fn(&str) -> usize| {
        let mut best = f64::MAX;
        let mut sum = 0;
        for _ in 0..5 {
            let start = (cpu_seconds(), Instant::now());
            for _ in 0..n_rounds {
                sum += sentences.iter().map(|row| work(&row.text)).sum::<usize>();
            }
            let seconds = match (cpu_seconds(), start.0) {
                (Some(end), Some(start)) => end - start,
                _ => start.1.elapsed().as_secs_f64(),
            };
            best = best.min(seconds / f64::from(n_rounds));
        }
        println!("{name:22} {:7.1} MB/s ({sum})", n_bytes as f64 / 1e6 / best);
    };
    measure("tokens alone", 10, &|text| recipe::Tokens::new(text).map(|token| token.end).sum());
    measure("label, en,fr", 10, &|text| drogman_detect::label(text, pair).position.unwrap_or(99));
    measure("label, open", 10, &|text| drogman_detect::label(text, open).position.unwrap_or(99));
    measure("rank, en,fr", 3, &|text| Drogman.rank(text, pair).n_words);
    measure("rank, open", 3, &|text| Drogman.rank(text, open).n_words);
    measure("whatlang, en,fr", 1, &|text| Whatlang.rank(text, pair).n_words);
    Ok(())
}

/// What this thread has computed so far.
fn cpu_seconds() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(text.split_whitespace().next()?.parse::<f64>().ok()? / 1e9)
}

fn rows(folder: &str, file: &str) -> Result<Vec<Row>, Failure> {
    let text = std::fs::read_to_string(format!("{folder}/{file}.dev.tsv"))?;
    let rows = text.lines().skip(1).filter_map(|line| {
        let [_, set, language, text, ..] = line.split('\t').collect::<Vec<&str>>()[..] else { return None };
        Some(Row { set: set.to_owned(), language: language.to_owned(), text: unescape(text) })
    });
    Ok(rows.collect())
}

fn unescape(text: &str) -> String {
    text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\")
}
