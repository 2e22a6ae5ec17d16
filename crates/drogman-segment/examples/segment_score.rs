//! Scores the segmenter on treebank text: `score FOLDER [SET]` reads `seg*.jsonl` and `golden*.jsonl` and prints
//! the boundary F1 of each set, the mean of the six written ones, the speed, and how many of the golden texts
//! are split as wished; with `SET`, also the errors in the sets whose name holds that word; with `--reasons`, how
//! often each reason is right. `score FOLDER --hostile` prints instead how fast ordinary text of a megabyte is
//! split, and how much slower texts are that are made to be slow.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "an example may read, time and print")]

#[path = "../tests/common/treebank.rs"]
mod treebank;

use drogman_segment::{habits, sentences, sentences_with};
use drogman_text::LanguageTag;
use std::time::Instant;

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "../shared/data/segment".to_owned());
    let show = std::env::args().nth(2);
    let mut paths: Vec<std::path::PathBuf> = std::fs::read_dir(&folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    paths.sort();
    if show.as_deref() == Some("--hostile") {
        return speeds(&paths);
    }
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
        let speed = set.bytes() as f64 / seconds(|| set.segment()) / 1e6;
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

const MEGABYTE: usize = 1 << 20;

/// Times ordinary and hostile text, one thread, in CPU time.
fn speeds(paths: &[std::path::PathBuf]) {
    let mut normal = 0.0_f64;
    for path in paths {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let source = std::fs::read_to_string(path).unwrap_or_default();
        let Some(set) = treebank::Set::parse(&source).filter(|_| name.starts_with("seg.")) else { continue };
        let text = set.text().repeat(MEGABYTE / set.bytes().max(1) + 1);
        let language = LanguageTag::parse(if name.contains("French") { "fr" } else { "en" });
        let language = language.unwrap_or_else(LanguageTag::und);
        let learnt = rate(&text, || habits(&text, &language).abbreviations.len());
        let given = habits(&text, &language);
        let split = rate(&text, || sentences_with(&text, &language, &given).len());
        let both = rate(&text, || sentences(&text, &language).len());
        println!("{name:<36} {both:>7.0} MB/s (habits {learnt:.0}, sentences {split:.0})");
        if treebank::WRITTEN.contains(&name.as_str()) {
            normal = normal.max(1.0 / both);
        }
    }
    println!("times per byte, against the slowest written set:");
    let pieces = [
        "\"",
        ".",
        "?",
        " . . .",
        "..[111 ",
        "([{",
        "a\u{301}",
        ".\u{301}",
        "M. M. M. ",
        "abc",
        "! ",
        "A. ",
        "« ",
        "? \"",
        "a.\n",
        "A\n",
        "- a\n",
        "a.b.",
        "[1] ",
        "😀 ",
        ":) ",
        "Mr.Rubin",
        ". ",
        "\u{A0}",
        "\n",
        "。",
        "É.É",
    ];
    for piece in pieces {
        let text = piece.repeat(MEGABYTE / piece.len());
        for language in [LanguageTag::english(), LanguageTag::french()] {
            let time = 1.0 / rate(&text, || sentences(&text, &language).len());
            println!("{piece:<12?} {:<3} {:>6.2}", language.as_str(), time / normal);
        }
    }
}

/// Millions of bytes a second.
fn rate(text: &str, run: impl Fn() -> usize) -> f64 {
    text.len() as f64 / seconds(run) / 1e6
}

/// The shortest of five series of runs, in CPU time where the system tells it, so that other work on the machine counts less.
fn seconds(run: impl Fn() -> usize) -> f64 {
    let begin = Instant::now();
    let spent = || {
        let scheduled = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
        let nanoseconds: Option<u64> = scheduled.split(' ').next().and_then(|field| field.parse().ok());
        nanoseconds.map_or_else(|| begin.elapsed().as_secs_f64(), |n| n as f64 / 1e9)
    };
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let before = spent();
        let started = Instant::now();
        let mut n_runs = 0.0;
        while started.elapsed().as_secs_f64() < 0.03 {
            assert!(std::hint::black_box(run()) < usize::MAX, "more answers than bytes");
            n_runs += 1.0;
        }
        // The system may count its slices later than they pass.
        std::thread::yield_now();
        best = best.min((spent() - before).max(1e-9) / n_runs);
    }
    best
}
