//! `drogman segment --jsonl`: one block a line.
#![expect(clippy::disallowed_methods, reason = "rows are read one at a time, however many a file has")]

use super::word_rows;
use crate::args::{SegmentArgs, UsageError};
use crate::print;
use drogman::{LanguageTag, Languages, Segmentation, find_inputs, identify};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read as _, Write};
use std::path::Path;
use std::process::ExitCode;

/// One line of the input; further fields are passed over.
#[derive(Deserialize)]
struct Row<'a> {
    /// As it is written, whatever its type.
    #[serde(borrow)]
    id: &'a RawValue,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

/// One line of the output.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a RawValue,
    sentences: Vec<[u32; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Value>,
}

/// Splits the text of each row; a line that is no such row is reported and the rest goes on.
pub(super) fn run(args: &SegmentArgs, segmentation: &Segmentation) -> anyhow::Result<ExitCode> {
    let stated = match args.lang.as_slice() {
        [] => None,
        [language] => Some(language.clone()),
        _ => return Err(UsageError("--jsonl takes one language with --lang".to_owned()).into()),
    };
    let mut task = Task {
        stated,
        languages: args.languages.with(&[]),
        segmentation,
        with_words: args.words,
        max_line: args.limits.limits().max_line_bytes,
        is_whole: true,
        given_up: Vec::new(),
    };
    let found = find_inputs(&args.inputs)?;
    for fault in &found.faults {
        task.fault(&format!("{}: {}", fault.name, fault.message));
    }
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    for input in &found.inputs {
        if input.path.as_os_str() == "-" {
            task.file(&input.name, std::io::stdin().lock(), &mut out)?;
            continue;
        }
        match open(&input.path) {
            Ok(file) => task.file(&input.name, BufReader::with_capacity(1 << 16, file), &mut out)?,
            Err(message) => task.fault(&format!("{}: {message}", input.name)),
        }
    }
    out.flush()?;
    Ok(if task.is_whole { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Asked for its kind before it is opened: to open a pipe would wait for someone who writes into it.
fn open(path: &Path) -> Result<File, String> {
    let describe = |error: std::io::Error| format!("cannot be read: {error}");
    if !std::fs::metadata(path).map_err(describe)?.is_file() {
        return Err("is not a regular file (name a file or a folder of files)".to_owned());
    }
    File::open(path).map_err(describe)
}

struct Task<'a> {
    stated: Option<LanguageTag>,
    languages: Languages,
    segmentation: &'a Segmentation,
    with_words: bool,
    max_line: u64,
    is_whole: bool,
    /// The rules of a file that were given up at some place, reported once.
    given_up: Vec<String>,
}

impl Task<'_> {
    fn fault(&mut self, message: &str) {
        print::error(message);
        self.is_whole = false;
    }

    fn file(&mut self, name: &str, mut input: impl BufRead, out: &mut impl Write) -> anyhow::Result<()> {
        let mut line = Vec::new();
        for number in 1_u64.. {
            line.clear();
            if input.by_ref().take(self.max_line.saturating_add(1)).read_until(b'\n', &mut line)? == 0 {
                break;
            }
            if line.len() as u64 > self.max_line && line.last() != Some(&b'\n') {
                let limit = self.max_line;
                self.fault(&format!(
                    "{name}:{number}: the line has more than {limit} bytes (raise --max-line)"
                ));
                input.skip_until(b'\n')?;
                continue;
            }
            let mut row = line.as_slice();
            if number == 1 {
                row = row.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(row);
            }
            if row.trim_ascii().is_empty() {
                continue;
            }
            match serde_json::from_slice(row) {
                Ok(row) => self.answer(&row, out)?,
                Err(error) => {
                    // The reader of JSON sees one line and would call it the first.
                    let told = error.to_string();
                    let what = told.split(" at line ").next().unwrap_or_default();
                    let place = format!("{name}:{number}:{}", error.column());
                    self.fault(&format!("{place}: the line is no object with \"id\" and \"text\": {what}"));
                }
            }
        }
        // Whoever reads along gets what is done before the next file.
        out.flush()?;
        Ok(())
    }

    fn answer(&mut self, row: &Row<'_>, out: &mut impl Write) -> anyhow::Result<()> {
        let language = match &self.stated {
            Some(language) => language.clone(),
            None => self.languages.as_named(&identify(&row.text, self.languages.allowed()).language()),
        };
        let (spans, remarks) = self.segmentation.split(&row.text, &language);
        for mut remark in remarks {
            remark.span = None;
            let message = remark.without_severity();
            if !self.given_up.contains(&message) {
                print::warning(&message);
                self.given_up.push(message);
            }
        }
        let sentences = spans.iter().map(|sentence| [sentence.span.start(), sentence.span.end()]).collect();
        let words = self.with_words.then(|| word_rows(&row.text, &language, 0));
        serde_json::to_writer(&mut *out, &Answer { id: row.id, sentences, words })?;
        out.write_all(b"\n")?;
        Ok(())
    }
}
