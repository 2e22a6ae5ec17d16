//! `drogman names tag`.

use super::{article_name, each_with_names};
use crate::args::TagArgs;
use crate::print::{self, FAINT, STRONG, one_line};
use drogman::{Glossary, Profile};
use serde_json::json;
use std::io::Write as _;
use std::process::ExitCode;

pub(crate) fn run(args: &TagArgs) -> anyhow::Result<ExitCode> {
    let options = args.documents.options(Profile::Translator);
    each_with_names(&Glossary::builtin(), &args.documents.inputs, &options, |analysis, _| {
        let mut out = print::out();
        for segment in &analysis.segments {
            for mention in &analysis.mentions(segment) {
                let form = mention.span.slice(&analysis.source.text);
                let document = article_name(analysis, segment.article);
                if args.json {
                    print::json(&json!({
                        "document": document,
                        "start": mention.span.start(),
                        "end": mention.span.end(),
                        "form": form,
                        "language": segment.language,
                        "concepts": mention.concepts,
                        "designation": mention.designation,
                        "steps": mention.steps,
                    }))?;
                } else {
                    writeln!(
                        out,
                        "{STRONG}{document}{STRONG:#}:{}..{} {} -> {} {FAINT}{}{FAINT:#}",
                        mention.span.start(),
                        mention.span.end(),
                        one_line(form),
                        mention.concepts.join(", "),
                        mention.steps.join(", "),
                    )?;
                }
            }
        }
        Ok(())
    })
}
