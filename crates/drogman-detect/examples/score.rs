//! Scores the detector on development rows: `cargo run --release -p drogman-detect --example score -- FOLDER`.
//!
//! `enfr.dev.tsv`: accuracy and the share answered, by set, restricted to English and French. `garbage.dev.tsv` and
//! `open.dev.tsv`: the share wrongly taken for English or French. `mixed.dev.tsv`: letters under the right language.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program for developers reads and prints"
)]

use drogman_detect::{Allowed, identify, spans};
use std::collections::BTreeMap;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: score FOLDER")?;
    let allowed = Allowed::of(&["en", "fr"]);
    let start = Instant::now();
    let mut n_bytes = 0;
    for file in ["enfr", "fr", "names", "garbage", "open"] {
        let mut sets: BTreeMap<String, [u32; 4]> = BTreeMap::new();
        for row in std::fs::read_to_string(format!("{folder}/{file}.dev.tsv"))?.lines().skip(1) {
            let fields: Vec<&str> = row.split('\t').collect();
            let [_, set, language, text, ..] = fields.as_slice() else { continue };
            let text = unescape(text);
            n_bytes += text.len();
            let rank = identify(&text, &allowed);
            let answer = rank.language();
            let expected = if ["en", "fr"].contains(language) { language } else { "und" };
            let cell = sets.entry(format!("{file}/{set}")).or_default();
            cell[0] += 1;
            cell[1] += u32::from(answer.as_str() == expected);
            cell[2] += u32::from(answer.is_und());
            cell[3] += u32::from(!answer.is_und() && answer.as_str() != expected && rank.confidence() >= 0.9);
        }
        for (set, [n, right, und, sure_and_wrong]) in sets {
            let share = |k: u32| 100.0 * f64::from(k) / f64::from(n);
            println!(
                "{set:24} {n:6} right {:5.1} %  und {:5.1} %  wrong and >= .9 {:4.1} %",
                share(right),
                share(und),
                share(sure_and_wrong)
            );
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("identify: {:.1} MB/s", n_bytes as f64 / 1e6 / seconds);
    mixed(&folder, &allowed)
}

fn mixed(folder: &str, allowed: &Allowed) -> Result<(), Box<dyn std::error::Error>> {
    let mut levels: BTreeMap<String, [u64; 5]> = BTreeMap::new();
    for row in std::fs::read_to_string(format!("{folder}/mixed.dev.tsv"))?.lines().skip(1) {
        let fields: Vec<&str> = row.split('\t').collect();
        let [_, level, gold, text, ..] = fields.as_slice() else { continue };
        let text = unescape(text);
        let found = spans(&text, allowed);
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let cell = levels.entry((*level).to_owned()).or_default();
        for span in gold.split(';') {
            let parts: Vec<&str> = span.split(':').collect();
            let [from, to, language] = parts.as_slice() else { continue };
            for n in from.parse::<usize>()?..to.parse::<usize>()? {
                let Some(at) = starts.get(n).copied() else { continue };
                if !text[at..].chars().next().is_some_and(char::is_alphabetic) {
                    continue;
                }
                let own = found.iter().find(|s| s.span.range().contains(&at));
                cell[0] += 1;
                cell[1] += u64::from(own.is_some_and(|s| s.language.as_str() == *language));
            }
        }
        cell[2] += 1;
        let mut languages: Vec<&str> = found.iter().map(|s| s.language.as_str()).collect();
        languages.retain(|l| *l != "und");
        languages.dedup();
        cell[3] += u64::from(languages.len() > 1);
        cell[4] += u64::from(languages.len() == gold.split(';').count());
    }
    for (level, [letters, right, documents, several, as_many]) in levels {
        println!(
            "mixed/{level:12} {documents:5} letters right {:5.1} %  more than one language {:5.1} %  as many spans as gold {:5.1} %",
            100.0 * right as f64 / letters as f64,
            100.0 * several as f64 / documents as f64,
            100.0 * as_many as f64 / documents as f64
        );
    }
    Ok(())
}

fn unescape(text: &str) -> String {
    text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\")
}
