//! `--lines`: a text a line in, its normalized text a line out.

use super::texts::Texts;
use crate::args::NormalizeArgs;
use crate::commands::line_files::bytes::{Block, Part};
use crate::commands::line_files::{Done, each_block, lines, long_line};
use drogman::Profile;
use std::process::ExitCode;

pub(super) fn run(args: &NormalizeArgs) -> anyhow::Result<ExitCode> {
    let texts = Texts::new(args);
    each_block(&args.documents.inputs, &args.documents.limits.limits(), |block, done| {
        line_by_line(&texts, block, done);
    })
}

const MARK: &str = "\u{FEFF}";

fn line_by_line(texts: &Texts, block: &Block, done: &mut Done) {
    // Room for what French spaces add, so that the output grows once at most.
    done.out.reserve(block.bytes.len() + block.bytes.len() / 32);
    if block.part != Part::Lines {
        return long_line(block, done);
    }
    for line in lines(block) {
        let mut text = match std::str::from_utf8(line.content) {
            Ok(text) => text,
            Err(error) => {
                let message = format!("{}; the line is written as it stands", line.not_utf8(&error));
                done.fault(line.number, message, line.bytes);
                continue;
            }
        };
        let as_found = texts.profile == Profile::Archive;
        if line.first_byte == 0
            && let Some(body) = text.strip_prefix(MARK)
        {
            text = body;
            if as_found {
                done.out.extend_from_slice(MARK.as_bytes());
            }
        }
        let view = texts.normalize(text);
        if view.text.contains('\n') {
            // A line stays one line: an old line end inside it is a blank.
            done.out.extend(view.text.bytes().map(|b| if b == b'\n' { b' ' } else { b }));
        } else {
            done.out.extend_from_slice(view.text.as_bytes());
        }
        done.out.extend_from_slice(if as_found || line.end.is_empty() { line.end } else { b"\n" });
    }
}
