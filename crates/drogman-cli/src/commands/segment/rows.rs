//! `drogman segment --jsonl`: one block a line.

use super::word_rows;
use crate::args::{SegmentArgs, UsageError};
use crate::commands::line_files::bytes::open;
use crate::commands::line_files::fields::{Fields, Trouble, text_of};
use crate::commands::line_files::{not_utf8, said_of};
use crate::print;
use drogman::{LanguageTag, Languages, Segmentation, find_existing_inputs, identify};
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::io::{BufRead, BufReader, BufWriter, Read as _, Write};
use std::process::ExitCode;

/// One line of the input; further fields are passed over.
struct Row<'a> {
    /// As it is written, whatever its type.
    id: &'a RawValue,
    text: Cow<'a, str>,
}

impl<'a> Row<'a> {
    fn of(line: &'a str) -> Result<Self, Trouble> {
        let fields = Fields::of(line, &["id", "text"])?;
        let value = |name: &str| fields.value(name).ok_or_else(|| format!("the row has no field \"{name}\""));
        Ok(Self { id: value("id")?, text: text_of("text", value("text")?.get(), line)? })
    }
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
    let found = find_existing_inputs(&args.inputs)?;
    for fault in &found.faults {
        task.fault(&format!("{}: {}", fault.name, fault.message));
    }
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    for input in &found.inputs {
        if input.path.as_os_str() == "-" {
            task.file(&input.name, std::io::stdin().lock(), &mut out)?;
            continue;
        }
        match open(input) {
            Ok(file) => task.file(&input.name, BufReader::with_capacity(1 << 16, file), &mut out)?,
            Err(message) => task.fault(&format!("{}: {message}", input.name)),
        }
    }
    out.flush()?;
    Ok(if task.is_whole { ExitCode::SUCCESS } else { ExitCode::from(1) })
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
        let mut n_bytes = 0;
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
                n_bytes += line.len() as u64 + input.skip_until(b'\n')? as u64;
                continue;
            }
            let content = line.strip_suffix(b"\n").unwrap_or(&line);
            let content = content.strip_suffix(b"\r").unwrap_or(content);
            if content.trim_ascii().is_empty() {
                n_bytes += line.len() as u64;
                continue;
            }
            let text = std::str::from_utf8(content).map_err(|error| not_utf8(n_bytes, &error).into());
            let row = text.and_then(|text| {
                Row::of(text.strip_prefix('\u{FEFF}').filter(|_| number == 1).unwrap_or(text))
            });
            match row {
                Ok(row) => self.answer(&row, out)?,
                Err(trouble) => self.fault(&said_of(name, number, &trouble.and("the row has no answer"))),
            }
            n_bytes += line.len() as u64;
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
