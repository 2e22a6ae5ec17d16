//! `--lines`: a text a line in, its normalized text a line out.

use super::bytes::{Block, Blocks, Part, inputs};
use super::texts::Texts;
use crate::args::NormalizeArgs;
use crate::print;
use drogman::Profile;
use std::io::{BufRead as _, Write as _};
use std::process::ExitCode;

/// So many bad lines of a file are told one by one.
const MOST_TOLD: u64 = 20;

pub(super) fn run(args: &NormalizeArgs) -> anyhow::Result<ExitCode> {
    let texts = Texts::new(args);
    each_block(args, |block, done| line_by_line(&texts, block, done))
}

/// What became of a block.
#[derive(Debug, Default)]
pub(super) struct Done {
    pub(super) out: Vec<u8>,
    /// What was wrong: the number of the line, and a sentence.
    pub(super) faults: Vec<(u64, String)>,
}

impl Done {
    /// A line that is written as it stands, because something is wrong with it.
    pub(super) fn fault(&mut self, line: u64, message: String, bytes: &[u8]) {
        self.faults.push((line, message));
        self.out.extend_from_slice(bytes);
    }
}

/// Does the blocks of every input, several at a time, and writes what they come to in order.
pub(super) fn each_block(
    args: &NormalizeArgs,
    work: impl Fn(&Block, &mut Done) + Sync,
) -> anyhow::Result<ExitCode> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(16);
    let longest = usize::try_from(args.documents.limits.limits().max_line_bytes).unwrap_or(usize::MAX);
    let inputs = inputs(args)?;
    let mut bad = inputs.is_empty();
    let mut out = std::io::stdout().lock();
    for input in &inputs {
        let mut n_faults = 0;
        let mut blocks = match Blocks::open(input, longest) {
            Ok(blocks) => blocks,
            Err(message) => {
                print::error(&format!("{}: {message}", input.name));
                bad = true;
                continue;
            }
        };
        let at_once = if blocks.may_wait() { threads } else { 1 };
        loop {
            let mut batch = Vec::with_capacity(at_once);
            let mut broken = None;
            while batch.len() < at_once {
                match blocks.next() {
                    Ok(Some(block)) => batch.push(block),
                    Ok(None) => break,
                    Err(message) => {
                        broken = Some(message);
                        break;
                    }
                }
            }
            for done in together(&batch, &work) {
                out.write_all(&done.out)?;
                for (line, message) in done.faults {
                    n_faults += 1;
                    if n_faults <= MOST_TOLD {
                        print::error(&format!("{}:{line}: {message}", input.name));
                    }
                }
            }
            if let Some(message) = broken {
                print::error(&format!("{}: {message}", input.name));
                bad = true;
                break;
            }
            if batch.is_empty() {
                break;
            }
            if at_once == 1 {
                out.flush()?;
            }
        }
        if n_faults > MOST_TOLD {
            let more = print::count(n_faults - MOST_TOLD, "further line", "further lines");
            print::error(&format!("{}: {more} could not be normalized", input.name));
        }
        bad |= n_faults > 0;
    }
    Ok(if bad { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Every block on a thread of its own; the results in the order of the blocks.
fn together(batch: &[Block], work: &(impl Fn(&Block, &mut Done) + Sync)) -> Vec<Done> {
    let one = |block: &Block| {
        let mut done = Done::default();
        work(block, &mut done);
        done
    };
    if let [block] = batch {
        return vec![one(block)];
    }
    std::thread::scope(|scope| {
        let threads: Vec<_> = batch.iter().map(|block| scope.spawn(move || one(block))).collect();
        let finished = threads.into_iter().map(std::thread::ScopedJoinHandle::join);
        finished.map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

/// The lines of a block with their numbers, their places in the file and their ends.
pub(super) fn lines(block: &Block) -> impl Iterator<Item = Line<'_>> {
    let mut rest = block.bytes.as_slice();
    let mut first_byte = block.first_byte;
    let mut number = block.first_line;
    std::iter::from_fn(move || {
        // The standard library looks for the line end many bytes at once; a slice cannot fail to be read.
        let all = rest;
        let n = rest.skip_until(b'\n').ok().filter(|n| *n > 0)?;
        let bytes = all.get(..n)?;
        let content =
            bytes.strip_suffix(b"\n").map_or(bytes, |line| line.strip_suffix(b"\r").unwrap_or(line));
        let (content, end) = bytes.split_at(content.len());
        let line = Line { number, first_byte, bytes, content, end };
        first_byte += n as u64;
        number += 1;
        Some(line)
    })
}

/// A line of a file.
pub(super) struct Line<'a> {
    pub(super) number: u64,
    /// Its place in the file.
    pub(super) first_byte: u64,
    /// All of it.
    pub(super) bytes: &'a [u8],
    /// What stands before its end.
    pub(super) content: &'a [u8],
    /// `\n`, `\r\n`, or nothing at the end of the file.
    pub(super) end: &'a [u8],
}

impl Line<'_> {
    /// Says which byte is no UTF-8.
    pub(super) fn not_utf8(&self, error: &std::str::Utf8Error) -> String {
        let at = error.valid_up_to();
        format!(
            "byte {at} of the line (byte {} of the file) is not UTF-8; the line is written as it stands (save the file as UTF-8)",
            self.first_byte + at as u64
        )
    }
}

/// Writes a part of a line that is too long as it stands, and says so at its head.
pub(super) fn long_line(block: &Block, done: &mut Done) {
    done.out.extend_from_slice(&block.bytes);
    if block.part == Part::LongLine {
        let message =
            "the line is longer than --max-line; it is written as it stands (break it, or raise the limit)";
        done.faults.push((block.first_line, message.to_owned()));
    }
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
                done.fault(line.number, line.not_utf8(&error), line.bytes);
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
