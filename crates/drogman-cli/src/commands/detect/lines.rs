//! `--lines`: a text a line in, its language a line out.

use super::rows::four_digits;
use super::teller::Teller;
use crate::args::DetectArgs;
use crate::commands::line_files::bytes::{Block, Part};
use crate::commands::line_files::{Done, Line, each_block, lines};
use std::borrow::Cow;
use std::io::Write as _;
use std::process::ExitCode;

pub(super) fn run(args: &DetectArgs, teller: &Teller) -> anyhow::Result<ExitCode> {
    each_block(&args.inputs, &args.limits.limits(), |block, done| of_block(teller, args.json, block, done))
}

/// Answers every line; of one that is too long its head, of one that is no UTF-8 what can be read.
fn of_block(teller: &Teller, as_json: bool, block: &Block, done: &mut Done) {
    if block.part == Part::LongLineGoesOn {
        return;
    }
    for line in lines(block) {
        let body = match std::str::from_utf8(line.content) {
            Ok(text) => Cow::Borrowed(text),
            // The head of a long line may end inside a character.
            Err(error) if block.part == Part::LongLine && error.error_len().is_none() => {
                String::from_utf8_lossy(line.content)
            }
            Err(error) => {
                let at = error.valid_up_to();
                let message = format!(
                    "byte {at} of the line (byte {} of the file) is not UTF-8; told from what can be read (save the file as UTF-8)",
                    line.first_byte + at as u64
                );
                done.tell(line.number, message);
                String::from_utf8_lossy(line.content)
            }
        };
        let text = body.strip_prefix('\u{FEFF}').filter(|_| line.first_byte == 0).unwrap_or(&body);
        answer(teller, as_json, &line, text, done);
    }
    if block.part == Part::LongLine {
        let message = "the line is longer than --max-line; told from its head (break it, or raise the limit)";
        done.tell(block.first_line, message.to_owned());
    }
}

fn answer(teller: &Teller, as_json: bool, line: &Line<'_>, text: &str, done: &mut Done) {
    let (language, confidence) = teller.tell(text);
    let (number, confidence) = (line.number, four_digits(confidence));
    // Tags need no escapes. Writing into memory cannot fail.
    let _ = if as_json {
        writeln!(done.out, "{{\"line\":{number},\"language\":\"{language}\",\"confidence\":{confidence:?}}}")
    } else {
        writeln!(done.out, "{number}\t{language}\t{confidence:.4}")
    };
}
