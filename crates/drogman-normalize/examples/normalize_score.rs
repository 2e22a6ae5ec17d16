//! Prints how normalization does on the development data: repair rates, false positives, French spaces, phenomena.
//!
//! Run from the workspace root: `cargo run --release -p drogman-normalize --example normalize_score [DATA]
//! [--wrong | --speed | --hostile]`, where DATA holds `normalize/` and `segment/` (`../shared/data` when left out),
//! `--wrong` lists what went wrong, `--speed` prints how fast the profiles are instead, and `--hostile` what text that
//! is made to be slow costs.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "an example reads its data and prints")]

use drogman_normalize::{Habits, Options, Profile, habits, normalize};
use drogman_text::LanguageTag;
use serde_json::Value;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let show = arguments.iter().any(|a| a == "--wrong");
    let data = arguments.iter().find(|a| !a.starts_with("--")).map_or("../shared/data", String::as_str);
    let data = Path::new(data);
    if arguments.iter().any(|a| a == "--hostile") {
        return hostile(data);
    }
    if arguments.iter().any(|a| a == "--speed") {
        return speed(data);
    }
    mojibake(&data.join("normalize/mojibake.jsonl"), show)?;
    foreign_cases(&data.join("normalize/ftfy-cases.jsonl"), show)?;
    clean_text(&data.join("segment"), show)?;
    french_spaces(&data.join("normalize/frtypo.jsonl"), show)?;
    phenomena(&data.join("normalize/phenomena.jsonl"))
}

fn rows(path: &Path) -> Outcome<Vec<Value>> {
    let text = std::fs::read_to_string(path).map_err(|fault| format!("{}: {fault}", path.display()))?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

fn field<'a>(row: &'a Value, name: &str) -> &'a str {
    row.get(name).and_then(Value::as_str).unwrap_or("")
}

fn apply(text: &str, profile: Profile, language: &str, habits: &Habits) -> String {
    let language = LanguageTag::parse(language).unwrap_or_else(LanguageTag::und);
    normalize(text, &Options::new(profile, &language, habits)).text.into_owned()
}

/// What is left to compare when typography is set aside: the archive profile for the lossless kinds, and the
/// translator profile without its spaces for the others.
fn mojibake(path: &Path, show: bool) -> Outcome<()> {
    let mut by_kind: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for row in rows(path)? {
        let (damaged, clean, language) = (field(&row, "damaged"), field(&row, "clean"), field(&row, "lang"));
        for profile in [Profile::Archive, Profile::Translator] {
            let found = apply(damaged, profile, language, &Habits::default());
            // The clean side goes the same way, so that only what the damage did is scored.
            let right = found == apply(clean, profile, language, &Habits::default())
                && (profile == Profile::Translator || field(&row, "kind") != "clean" || found == clean);
            let (n_right, n) = by_kind.entry(format!("{:9} {profile}", field(&row, "kind"))).or_default();
            *n += 1;
            *n_right += u32::from(right);
            if show && !right {
                println!(
                    "  {} {profile}\n    {damaged:?}\n    {found:?}\n    {clean:?}",
                    field(&row, "kind")
                );
            }
        }
    }
    println!("mojibake: rows right");
    for (kind, (n_right, n)) in by_kind {
        println!("  {kind:22} {n_right:5} of {n:5}  {:6.2} %", 100.0 * f64::from(n_right) / f64::from(n));
    }
    Ok(())
}

/// The cases of ftfy: what its repair of encodings alone gives, under the archive and under a profile that also writes
/// U+FFFD for what was lost. Its cases that fail with itself are left out.
fn foreign_cases(path: &Path, show: bool) -> Outcome<()> {
    let mut by_file: BTreeMap<String, [u32; 3]> = BTreeMap::new();
    for row in rows(path)?.iter().filter(|row| field(row, "expect") == "pass") {
        let original = field(row, "original");
        let wanted =
            row.get("fixed-encoding").map_or_else(|| field(row, "fixed"), |text| text.as_str().unwrap_or(""));
        let [n, archive, translator] = by_file.entry(field(row, "file").to_owned()).or_default();
        *n += 1;
        *archive += u32::from(apply(original, Profile::Archive, "und", &Habits::default()) == wanted);
        let found = apply(original, Profile::Translator, "und", &Habits::default());
        *translator += u32::from(found == wanted);
        if show && found != wanted {
            println!(
                "  {} {}\n    {original:?}\n    {found:?}\n    {wanted:?}",
                field(row, "file"),
                field(row, "label")
            );
        }
    }
    println!("cases of ftfy: rows right under archive and translator");
    for (file, [n, archive, translator]) in by_file {
        println!("  {file:22} {archive:3} {translator:3} of {n:3}");
    }
    Ok(())
}

fn clean_text(folder: &Path, show: bool) -> Outcome<()> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    let (mut n, mut n_changed) = (0_u32, 0_u32);
    for path in paths.iter().filter(|p| p.to_string_lossy().contains("seg.UD_")) {
        for row in rows(path)? {
            let text = field(&row, "text");
            let composed: String = unicode_normalization::UnicodeNormalization::nfc(text).collect();
            n += 1;
            if apply(text, Profile::Archive, "und", &Habits::default()) != composed {
                n_changed += 1;
                if show {
                    println!("  changed: {text:?}");
                }
            }
        }
    }
    println!("clean texts of segment/ changed by archive beyond NFC: {n_changed} of {n}");
    Ok(())
}

/// Plain spaces of the degraded side beside `; : ! ? « »`: which became no-break spaces, against which are so in
/// the gold (of either width: the gold writes one width everywhere).
fn french_spaces(path: &Path, show: bool) -> Outcome<()> {
    let (mut hit, mut false_alarm, mut missed) = (0_u32, 0_u32, 0_u32);
    let no_break = |c: char| matches!(c, '\u{A0}' | '\u{202F}');
    for row in rows(path)? {
        let (gold, degraded) = (field(&row, "typo"), field(&row, "ascii"));
        let language = LanguageTag::french();
        let habits = Habits::default();
        let options = Options::new(Profile::Translator, &language, &habits);
        let view = normalize(degraded, &options);
        if gold.chars().count() != degraded.chars().count() {
            println!("  left out, the sides differ in length: {degraded:?}");
            continue;
        }
        let characters: Vec<(usize, char)> = degraded.char_indices().collect();
        for (i, (wanted, (at, found))) in gold.chars().zip(&characters).enumerate() {
            let beside = |j: Option<usize>| j.and_then(|j| characters.get(j)).map(|(_, c)| *c);
            let site = *found == ' '
                && (beside(Some(i + 1)).is_some_and(|c| matches!(c, ';' | ':' | '!' | '?' | '\u{BB}'))
                    || beside(i.checked_sub(1)) == Some('\u{AB}'));
            if !site {
                continue;
            }
            let at = *at as u32;
            let edited = view.edits.edits().any(|edit| {
                edit.source.start() == at
                    && edit.view.slice(&view.text).chars().all(no_break)
                    && !edit.view.is_empty()
            });
            match (no_break(wanted), edited) {
                (true, true) => hit += 1,
                (false, true) => false_alarm += 1,
                (true, false) => missed += 1,
                (false, false) => {}
            }
            if show && no_break(wanted) != edited {
                println!("  space at {at} edited: {edited} in {degraded:?}");
            }
        }
    }
    println!(
        "French spaces at ; : ! ? « »: {hit} hits, {false_alarm} false, {missed} missed: P {:.2} %, R {:.2} %",
        100.0 * f64::from(hit) / f64::from(hit + false_alarm),
        100.0 * f64::from(hit) / f64::from(hit + missed)
    );
    Ok(())
}

fn phenomena(path: &Path) -> Outcome<()> {
    println!("phenomena (habits: curly apostrophes forced):");
    for row in rows(path)? {
        let input = field(&row, "input");
        let habits = Habits { curly_apostrophes: 100, ..habits(input) };
        for profile in Profile::ALL {
            let wanted =
                row.get("expect").map_or("", |expect| field(expect, &profile.as_str().replace('-', "_")));
            let found = apply(input, profile, field(&row, "lang"), &habits);
            if found != wanted {
                println!("  not so: {} {profile}: {found:?}, expected {wanted:?}", field(&row, "id"));
            }
        }
    }
    Ok(())
}

/// The texts of a language: the handbook (French) and the treebanks, a paragraph a line, as one document each.
fn documents(data: &Path) -> Outcome<Vec<(&'static str, &'static str, String)>> {
    let mut handbook = String::new();
    for row in rows(&data.join("normalize/frtypo.jsonl"))? {
        handbook.push_str(field(&row, "ascii"));
        handbook.push_str("\n\n");
    }
    let mut out = vec![("handbook, spaces degraded", "fr", handbook)];
    for (language, corpora) in
        [("fr", ["French-GSD", "French-Sequoia"]), ("en", ["English-EWT", "English-GUM"])]
    {
        for name in corpora {
            let mut text = String::new();
            for row in rows(&data.join(format!("segment/seg.UD_{name}.jsonl")))? {
                text.push_str(field(&row, "text"));
                text.push_str("\n\n");
            }
            out.push((name, language, text));
        }
    }
    Ok(out)
}

/// Megabytes a second of each profile over whole documents and over their paragraphs one by one: the best of several
/// runs over at least eight megabytes, each with the edits and their map. Times are those of the wall clock.
fn speed(data: &Path) -> Outcome<()> {
    println!(
        "{:28} {:>12} {:>9} {:>10} {:>7} {:>8}",
        "text", "profile", "whole", "paragraphs", "edits", "map"
    );
    for (name, language, text) in documents(data)? {
        let votes = habits(&text);
        let tag = LanguageTag::parse(language).unwrap_or_else(LanguageTag::und);
        let paragraphs: Vec<&str> = text.split_inclusive("\n\n").collect();
        for profile in Profile::ALL {
            let options = Options::new(profile, &tag, &votes);
            let n_runs = 8_000_000 / text.len().max(1) + 1;
            let (mut whole, mut parts) = (f64::INFINITY, f64::INFINITY);
            let mut n_edits = 0;
            for _ in 0..n_runs {
                let start = std::time::Instant::now();
                n_edits = std::hint::black_box(normalize(&text, &options)).edits.len();
                whole = whole.min(start.elapsed().as_secs_f64());
                let start = std::time::Instant::now();
                for paragraph in &paragraphs {
                    std::hint::black_box(normalize(paragraph, &options));
                }
                parts = parts.min(start.elapsed().as_secs_f64());
            }
            let megabytes = text.len() as f64 / 1e6;
            println!(
                "{name:28} {:>12} {:9.0} {:10.0} {n_edits:7} {:7.1} %",
                profile.as_str(),
                megabytes / whole,
                megabytes / parts,
                // Twelve bytes an edit is what a packed list takes.
                n_edits as f64 * 12.0 / text.len() as f64 * 100.0
            );
        }
    }
    Ok(())
}

/// What is repeated to a megabyte, with a name.
const HOSTILE: &[(&str, &str)] = &[
    ("quotes", "\""),
    ("dots", "."),
    ("three dots", "a..."),
    ("apostrophes", "'"),
    ("letters, apostrophes", "a'"),
    ("ampersands", "&"),
    ("entities unended", "&amp"),
    ("backticks", "`"),
    ("letters, backticks", "a`"),
    ("longer and longer code", "` `` ``` ```` "),
    ("no-break spaces", "\u{A0}"),
    ("A tilde", "\u{C3}"),
    ("damage", "\u{C3}\u{A9}"),
    ("damage twice", "\u{C3}\u{192}\u{C2}\u{A9}"),
    ("combining marks", "\u{301}"),
    ("marks out of order", "\u{301}\u{323}"),
    ("opening guillemets", "\u{AB} "),
    ("tight guillemets", "\u{AB}a"),
    ("nested guillemets", "\u{AB} a \u{BB} "),
    ("curly quotes", "\u{201C}a\u{201D}"),
    ("letters, quotes", "\"a\" "),
    ("spaces", " "),
    ("tabs and spaces", " \t"),
    ("titles", "M. "),
    ("addresses", "://"),
    ("schemes", "a://"),
    ("mail", "a@b.c'"),
    ("spacing accents", "e\u{B4}"),
    ("comment lines", "> > >\n"),
    ("comment quotes", ">\"a\"\n> >\"b\"\n"),
    ("groups of figures", "123 "),
    ("figures", "1"),
    ("marks", "!"),
    ("spaced marks", "a ! "),
    ("tight marks", "a!"),
    ("colons", "a:"),
    ("dashes", " \u{2013} a"),
    ("hyphens", "a -- b "),
    ("soft hyphens", "a\u{AD}"),
    ("zero-width", "\u{200B}"),
    ("joiners", "a\u{200D}"),
    ("Cyrillic amid Latin", "a\u{430}"),
    ("Cyrillic", "\u{43F}\u{440}"),
    ("controls", "a\u{92}"),
    ("oe", "oe"),
    ("glued", "ab.Cd"),
    ("line ends", "\r\n"),
    ("all at once", "\"a'\u{AB} \u{301}&amp;..\u{A0}\u{C3}\u{A9}`!:// "),
];

/// Best seconds a megabyte over some runs.
fn seconds(text: &str, options: &Options<'_>, n_runs: u32) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..n_runs {
        let start = std::time::Instant::now();
        std::hint::black_box(normalize(text, options));
        best = best.min(start.elapsed().as_secs_f64());
    }
    best / (text.len() as f64 / 1e6)
}

/// How many times longer than French text of the same profile a megabyte of each nasty repetition takes.
fn hostile(data: &Path) -> Outcome<()> {
    let mut french = String::new();
    for (_, language, text) in documents(data)? {
        french.push_str(if language == "fr" { &text } else { "" });
    }
    let votes = Habits { curly_apostrophes: 1000, spaced_marks: 1000, ..habits(&french) };
    let tag = LanguageTag::french();
    print!("{:26}", "1 MB of");
    for profile in Profile::ALL {
        print!(" {:>12}", profile.as_str());
    }
    println!("\n{:26} times the time of French text", "");
    let normal: Vec<f64> = Profile::ALL
        .iter()
        .map(|profile| seconds(&french, &Options::new(*profile, &tag, &votes), 20))
        .collect();
    for (name, piece) in HOSTILE {
        let text = piece.repeat(1_000_000 / piece.len());
        print!("{name:26}");
        for (profile, normal) in Profile::ALL.iter().zip(&normal) {
            print!(" {:12.1}", seconds(&text, &Options::new(*profile, &tag, &votes), 3) / normal);
        }
        println!();
    }
    Ok(())
}
