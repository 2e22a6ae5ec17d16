//! Scores the segmenter on treebank text: `score FOLDER [SET]` reads `seg*.jsonl` and `golden*.jsonl` and prints
//! the boundary F1 of each set, the mean of the six written ones, the speed, and how many of the golden texts
//! are split as wished; with `SET`, also the errors in the sets whose name holds that word.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "an example may read, time and print")]

#[path = "../tests/common/treebank.rs"]
mod treebank;

use std::time::Instant;

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "../shared/data/segment".to_owned());
    let show = std::env::args().nth(2);
    let mut paths: Vec<std::path::PathBuf> = std::fs::read_dir(&folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    paths.sort();
    println!("{:<36} {:>6} {:>7} {:>7} {:>7} {:>7}", "set", "gold", "P", "R", "F1", "MB/s");
    let mut written = Vec::new();
    for path in paths {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if name.starts_with("golden") {
            let lines = std::fs::read_to_string(&path).unwrap_or_default();
            let (right, all) =
                treebank::golden(&lines, show.as_deref().is_some_and(|wanted| name.contains(wanted)));
            println!("{name:<36} {right} of {all} as wished");
        }
        if !name.starts_with("seg") {
            continue;
        }
        let Some(set) = treebank::Set::parse(&std::fs::read_to_string(&path).unwrap_or_default()) else {
            println!("{name}: malformed");
            continue;
        };
        let score = set.score();
        let mut best = f64::INFINITY;
        for _ in 0..9 {
            let begin = Instant::now();
            let found = set.segment();
            best = best.min(begin.elapsed().as_secs_f64());
            assert!(found > 0, "{name}: no sentence");
        }
        let speed = set.bytes() as f64 / best / 1e6;
        let (precision, recall, f1) = score.rates();
        println!(
            "{name:<36} {:>6} {:>7.2} {:>7.2} {:>7.2} {speed:>7.0}",
            score.gold,
            precision * 100.0,
            recall * 100.0,
            f1 * 100.0
        );
        if show.as_deref() == Some("--reasons") {
            for (reason, [all, right]) in set.reasons() {
                println!("  {:<18} {right:>5} of {all:>5} right", reason.as_str());
            }
        }
        if name.starts_with("seg-glued") {
            let [all, right, wrong] = set.glued();
            println!("  glued: {right} of {all} found, {wrong} false");
        }
        if treebank::WRITTEN.iter().any(|written| name == *written) {
            written.push(f1 * 100.0);
        }
        if show.as_deref().is_some_and(|wanted| name.contains(wanted)) {
            set.print_errors();
        }
    }
    let mean = written.iter().sum::<f64>() / written.len().max(1) as f64;
    println!("mean of {} written sets: {mean:.2}", written.len());
}
