//! `drogman segment --jsonl`: one block a line.

use super::{split, word_rows};
use crate::args::SegmentArgs;
use crate::print;
use drogman::{SrxRules, find_inputs, identify, read_input};
use serde::Deserialize;
use serde_json::{Value, json};
use std::process::ExitCode;

/// One line of the input; further fields are passed over.
#[derive(Deserialize)]
struct Row {
    id: Value,
    text: String,
}

/// Splits the text of each row; a line that is no such row is reported and the rest goes on.
pub(super) fn run(args: &SegmentArgs, rules: Option<&SrxRules>) -> anyhow::Result<ExitCode> {
    let languages = args.documents.languages.with(&[]);
    let found = find_inputs(&args.documents.inputs)?;
    let mut faults: Vec<String> =
        found.faults.iter().map(|fault| format!("{}: {}", fault.name, fault.message)).collect();
    for fault in &faults {
        print::error(fault);
    }
    let mut fault = |message: String| {
        print::error(&message);
        faults.push(message);
    };
    for input in &found.inputs {
        let bytes = match read_input(input, &args.documents.limits.limits()) {
            Ok((bytes, _)) => bytes,
            Err(message) => {
                fault(format!("{}: {message}", input.name));
                continue;
            }
        };
        for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            if line.trim_ascii().is_empty() {
                continue;
            }
            let row: Row = match serde_json::from_slice(line) {
                Ok(row) => row,
                Err(error) => {
                    let place = format!("{}:{}", input.name, index + 1);
                    fault(format!("{place}: the line is no object with \"id\" and \"text\": {error}"));
                    continue;
                }
            };
            let language = match &args.lang {
                Some(language) => language.clone(),
                None => languages.as_named(&identify(&row.text, languages.allowed()).language()),
            };
            let spans = split(&row.text, &language, rules);
            let spans: Vec<[u32; 2]> =
                spans.iter().map(|sentence| [sentence.span.start(), sentence.span.end()]).collect();
            let mut answer = json!({ "id": row.id, "sentences": spans });
            if let Some(answer) = answer.as_object_mut().filter(|_| args.words) {
                answer.insert("words".to_owned(), word_rows(&row.text, &language, 0));
            }
            print::json(&answer)?;
        }
    }
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
