//! `drogman names lookup`.

use crate::args::LookupArgs;
use crate::print::{self, FAINT, STRONG, WARN};
use drogman::{Answer, Glossary};
use serde_json::json;
use std::io::Write as _;
use std::process::ExitCode;

pub(crate) fn run(args: &LookupArgs) -> anyhow::Result<ExitCode> {
    let name = args.name.join(" ");
    let glossary = Glossary::builtin();
    let answers = glossary.lookup(&name);
    for answer in &answers {
        if args.json {
            print::json(&object(answer))?;
        } else {
            show(answer)?;
        }
    }
    if answers.is_empty() {
        print::warning(&format!("'{name}' is not in the glossary, under no spelling that is near enough"));
        return Ok(ExitCode::from(1));
    }
    Ok(ExitCode::SUCCESS)
}

fn object(answer: &Answer<'_>) -> serde_json::Value {
    let related: Vec<serde_json::Value> = answer
        .related
        .iter()
        .map(|related| json!({"concept": related.concept.id, "reason": related.reason}))
        .collect();
    json!({
        "concept": answer.concept.id,
        "definition": answer.concept.definition,
        "matched": answer.designation.text,
        "layer": answer.layer,
        "steps": answer.steps,
        "score": answer.score,
        "group": answer.concept.group,
        "period": answer.concept.period,
        "designations": answer.concept.designations,
        "related": related,
    })
}

fn show(answer: &Answer<'_>) -> anyhow::Result<()> {
    let mut out = print::out();
    let concept = answer.concept;
    let period = concept.period.as_deref().map_or_else(String::new, |period| format!(" ({period})"));
    writeln!(out, "{STRONG}{}{STRONG:#}{period}: {}", concept.id, concept.definition)?;
    writeln!(
        out,
        "  matched {} [{}] {FAINT}{}{FAINT:#}",
        answer.designation.text,
        answer.designation.language,
        answer.steps.join(", "),
    )?;
    // By language, then by code point: an order that takes no side.
    let mut names: Vec<_> = concept.designations.iter().collect();
    names.sort_by(|a, b| (a.language.as_str(), &a.text).cmp(&(b.language.as_str(), &b.text)));
    for group in names.chunk_by(|a, b| a.language == b.language) {
        let forms: Vec<&str> = group.iter().map(|designation| designation.text.as_str()).collect();
        let language = group.first().map_or("", |designation| designation.language.as_str());
        writeln!(out, "  {FAINT}{language:8}{FAINT:#} {}", forms.join(", "))?;
    }
    for related in &answer.related {
        writeln!(out, "  {WARN}see also{WARN:#} {}: {}", related.concept.id, related.reason)?;
    }
    Ok(())
}
