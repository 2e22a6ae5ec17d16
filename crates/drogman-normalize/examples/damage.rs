//! Damages clean sentences as wrong encodings do, and prints how many come back; so for the rows of `mojibake.jsonl`.
//!
//! Run from the workspace root: `cargo run --release -p drogman-normalize --example damage [DATA] [PYTHON] [--wrong]`,
//! where DATA holds `normalize/`, `segment/` and `detect/` (`../shared/data` when left out), PYTHON is an interpreter
//! that has the package ftfy, which then does the same rows, and `--wrong` lists what went wrong.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "an example reads its data and prints")]

use drogman_normalize::{Habits, Options, Profile, normalize};
use drogman_text::LanguageTag;
use encoding_rs::Encoding;
use serde_json::Value;
use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use unicode_normalization::UnicodeNormalization;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// One text with its damage.
struct Row {
    kind: String,
    language: String,
    damaged: String,
    clean: String,
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let show = arguments.iter().any(|a| a == "--wrong");
    let mut places = arguments.iter().filter(|a| !a.starts_with("--"));
    let data = Path::new(places.next().map_or("../shared/data", String::as_str));
    let rows = rows(data)?;
    let rival = places.next().map(|python| rival(python, &rows)).transpose()?;
    let mut table: BTreeMap<&str, [u32; 4]> = BTreeMap::new();
    for (i, row) in rows.iter().enumerate() {
        let [n, archive, translator, other] = table.entry(&row.kind).or_default();
        *n += 1;
        *archive +=
            u32::from(view(row, &row.damaged, Profile::Archive) == view(row, &row.clean, Profile::Archive));
        let found = view(row, &row.damaged, Profile::MtTraining);
        // Clean text is judged by itself: nothing but composition may touch it.
        let untouched = || view(row, &row.clean, Profile::Archive) == row.clean.nfc().collect::<String>();
        let right = found == view(row, &row.clean, Profile::MtTraining)
            && (!row.kind.contains("clean") || untouched());
        *translator += u32::from(right);
        let theirs = rival.as_ref().and_then(|texts| texts.get(i));
        *other += u32::from(theirs == Some(&row.clean));
        if show && !right {
            println!(
                "{}\n  damaged {:?}\n  found   {found:?}\n  wanted  {:?}",
                row.kind, row.damaged, row.clean
            );
        }
    }
    println!("{:26} {:>6} {:>10} {:>12} {:>10}", "kind", "rows", "archive", "mt-training", "ftfy");
    for (kind, [n, archive, translator, other]) in table {
        let rate = |hits: u32| 100.0 * f64::from(hits) / f64::from(n);
        let theirs =
            if rival.is_some() { format!("{:10.2}", rate(other)) } else { String::from("         -") };
        println!("{kind:26} {n:6} {:10.2} {:12.2} {theirs}", rate(archive), rate(translator));
    }
    Ok(())
}

fn view(row: &Row, text: &str, profile: Profile) -> String {
    let language = LanguageTag::parse(&row.language).unwrap_or_else(LanguageTag::und);
    normalize(text, &Options::new(profile, &language, &Habits::default())).text.into_owned()
}

/// What ftfy's `fix_encoding` makes of the damaged rows.
fn rival(python: &str, rows: &[Row]) -> Outcome<Vec<String>> {
    const PROGRAM: &str = "import sys, json, ftfy\nfor line in sys.stdin:\n print(json.dumps(ftfy.fix_encoding(json.loads(line))))";
    let mut child =
        Command::new(python).args(["-c", PROGRAM]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut input = child.stdin.take().ok_or("no standard input")?;
    let lines: Vec<String> =
        rows.iter().map(|row| serde_json::to_string(&row.damaged)).collect::<Result<_, _>>()?;
    let writer = std::thread::spawn(move || lines.iter().try_for_each(|line| writeln!(input, "{line}")));
    let output = child.wait_with_output()?;
    writer.join().map_err(|_| "the writer stopped")??;
    let texts: Vec<String> =
        String::from_utf8(output.stdout)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    if texts.len() == rows.len() { Ok(texts) } else { Err("the rival did not answer every row".into()) }
}

/// The text as a program shows it that reads its UTF-8 in another encoding; `None` when a byte has no character.
fn misread(text: &str, encoding: &'static Encoding) -> Option<String> {
    let shown = encoding.decode_without_bom_handling_and_without_replacement(text.as_bytes())?.into_owned();
    (shown != text).then_some(shown)
}

fn latin1(text: &str) -> Option<String> {
    let shown: String = text.bytes().map(char::from).collect();
    (shown != text).then_some(shown)
}

fn field<'a>(row: &'a Value, name: &str) -> &'a str {
    row.get(name).and_then(Value::as_str).unwrap_or("")
}

fn json(path: &Path) -> Outcome<Vec<Value>> {
    let text = std::fs::read_to_string(path).map_err(|fault| format!("{}: {fault}", path.display()))?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

/// Clean sentences by language: the treebanks, and what there is in other languages.
fn sentences(data: &Path) -> Outcome<Vec<(String, String)>> {
    let mut out = Vec::new();
    for corpus in ["French-GSD", "French-Sequoia", "French-PUD", "English-EWT", "English-GUM", "English-PUD"]
    {
        let language = if corpus.starts_with("French") { "fr" } else { "en" };
        for row in json(&data.join(format!("segment/seg.UD_{corpus}.jsonl")))? {
            let text = field(&row, "text");
            for span in row.get("sents").and_then(Value::as_array).into_iter().flatten() {
                let place =
                    |i: usize| span.get(i).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
                let sentence = place(0).zip(place(1)).and_then(|(start, end)| text.get(start..end));
                out.extend(sentence.map(|sentence| (language.to_owned(), sentence.to_owned())));
            }
        }
    }
    for file in ["detect/open.dev.tsv", "detect/open20.dev.tsv"] {
        for line in std::fs::read_to_string(data.join(file))?.lines().skip(1) {
            let mut cells = line.split('\t').skip(2);
            if let (Some(language), Some(text)) = (cells.next(), cells.next()) {
                out.push((language.to_owned(), text.replace("\\n", "\n").replace("\\t", "\t")));
            }
        }
    }
    Ok(out)
}

fn rows(data: &Path) -> Outcome<Vec<Row>> {
    use encoding_rs::{
        MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1257,
    };
    let mut rows: Vec<Row> = json(&data.join("normalize/mojibake.jsonl"))?
        .iter()
        .map(|row| Row {
            kind: format!("file {} {}", field(row, "kind"), field(row, "lang")),
            language: field(row, "lang").to_owned(),
            damaged: field(row, "damaged").to_owned(),
            clean: field(row, "clean").to_owned(),
        })
        .collect();
    for (language, clean) in sentences(data)? {
        let mut add = |kind: &str, damaged: Option<String>| {
            if let Some(damaged) = damaged {
                let group =
                    if matches!(language.as_str(), "fr" | "en" | "ru") { language.as_str() } else { "other" };
                let kind = format!("{kind} {group}");
                rows.push(Row { kind, language: language.clone(), damaged, clean: clean.clone() });
            }
        };
        add("clean", Some(clean.clone()));
        let pages = [
            ("cp1252", WINDOWS_1252),
            ("cp1250", WINDOWS_1250),
            ("cp1251", WINDOWS_1251),
            ("cp1253", WINDOWS_1253),
            ("cp1254", WINDOWS_1254),
            ("cp1257", WINDOWS_1257),
            ("macroman", MACINTOSH),
        ];
        for (name, page) in pages {
            add(&format!("{name} x1"), misread(&clean, page));
        }
        let twice = |page| misread(&clean, page).and_then(|once| misread(&once, page));
        add("cp1252 x2", twice(WINDOWS_1252));
        add("cp1251 x2", twice(WINDOWS_1251));
        add("cp1252 x3", twice(WINDOWS_1252).and_then(|two| misread(&two, WINDOWS_1252)));
        add("latin1 x1", latin1(&clean));
        add("cp1252+latin1", misread(&clean, WINDOWS_1252).and_then(|once| latin1(&once)));
        add("cp1252+cp1251", misread(&clean, WINDOWS_1252).and_then(|once| misread(&once, WINDOWS_1251)));
        add("macroman+cp1252", misread(&clean, MACINTOSH).and_then(|once| misread(&once, WINDOWS_1252)));
    }
    Ok(rows)
}
