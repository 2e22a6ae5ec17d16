//! `drogman segment`.

use super::{article_name, each_document};
use crate::args::SegmentArgs;
use crate::print::{self, one_line};
use drogman::{Profile, TextOptions};
use serde_json::json;
use std::io::Write as _;
use std::process::ExitCode;

pub(crate) fn run(args: &SegmentArgs) -> anyhow::Result<ExitCode> {
    let options = TextOptions {
        languages: args.languages.with(&[]),
        profile: Profile::Archive,
        limits: args.limits.limits(),
    };
    each_document(&args.inputs, &options, |analysis| {
        let mut out = std::io::stdout().lock();
        for segment in &analysis.segments {
            let text = segment.span.slice(&analysis.source.text);
            if args.json {
                print::json(&json!({
                    "id": segment.id,
                    "document": article_name(analysis, segment.article),
                    "block": segment.block,
                    "start": segment.span.start(),
                    "end": segment.span.end(),
                    "language": segment.language,
                    "text": text,
                }))?;
            } else {
                writeln!(out, "{}", one_line(text))?;
            }
        }
        Ok(())
    })
}
