//! Files of lines: a text or a row a line, read block by block, worked on several blocks at a time, written in order.

pub(crate) mod bytes;
pub(crate) mod fields;

use crate::print;
use crate::progress::Rate;
use bytes::{Block, Blocks, Part, inputs};
use drogman::Limits;
use fields::Trouble;
use std::io::{BufRead as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

/// So many bad lines of a file are told one by one.
const MOST_TOLD: u64 = 20;

/// What became of a block.
#[derive(Debug, Default)]
pub(crate) struct Done {
    pub(crate) out: Vec<u8>,
    /// What was wrong: the number of the line, and what is the matter with it.
    pub(crate) faults: Vec<(u64, Trouble)>,
}

impl Done {
    /// A line that is written as it stands, because something is wrong with it.
    pub(crate) fn fault(&mut self, line: u64, trouble: impl Into<Trouble>, bytes: &[u8]) {
        self.tell(line, trouble);
        self.out.extend_from_slice(bytes);
    }

    /// Says what is the matter with a line.
    pub(crate) fn tell(&mut self, line: u64, trouble: impl Into<Trouble>) {
        self.faults.push((line, trouble.into()));
    }
}

/// What is the matter with a line of a file, as compilers say it: `rows.jsonl:3:17: …`.
pub(crate) fn said_of(name: &str, line: u64, trouble: &Trouble) -> String {
    let column = trouble.column.map(|column| format!(":{column}")).unwrap_or_default();
    format!("{name}:{line}{column}: {}", trouble.message)
}

/// Does the blocks of every input, several at a time, and writes what they come to in order.
pub(crate) fn each_block(
    paths: &[PathBuf],
    limits: &Limits,
    work: impl Fn(&Block, &mut Done) + Sync,
) -> anyhow::Result<ExitCode> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(16);
    let longest = usize::try_from(limits.max_line_bytes).unwrap_or(usize::MAX);
    let (inputs, mut bad) = inputs(paths)?;
    let mut out = std::io::stdout().lock();
    let rate = Rate::new(inputs.iter().map(bytes::size).sum());
    let mut is_open = false;
    for input in &inputs {
        let mut n_faults = 0;
        let mut is_new_file = true;
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
                if !done.out.is_empty() {
                    // The last line of the file before may have no end.
                    if is_open && is_new_file {
                        out.write_all(b"\n")?;
                    }
                    out.write_all(&done.out)?;
                    is_open = !done.out.ends_with(b"\n");
                    is_new_file = false;
                }
                for (line, trouble) in done.faults {
                    n_faults += 1;
                    if n_faults <= MOST_TOLD {
                        rate.suspend(|| print::error(&said_of(&input.name, line, &trouble)));
                    }
                }
            }
            rate.add(batch.iter().map(|block| block.bytes.len()).sum());
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
            print::error(&format!("{}: {more} with faults", input.name));
        }
        bad |= n_faults > 0;
    }
    rate.finish();
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
pub(crate) fn lines(block: &Block) -> impl Iterator<Item = Line<'_>> {
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
pub(crate) struct Line<'a> {
    pub(crate) number: u64,
    /// Its place in the file.
    pub(crate) first_byte: u64,
    /// All of it.
    pub(crate) bytes: &'a [u8],
    /// What stands before its end.
    pub(crate) content: &'a [u8],
    /// `\n`, `\r\n`, or nothing at the end of the file.
    pub(crate) end: &'a [u8],
}

impl Line<'_> {
    /// Says which byte is no UTF-8.
    pub(crate) fn not_utf8(&self, error: &std::str::Utf8Error) -> String {
        not_utf8(self.first_byte, error)
    }
}

/// Says which byte of a line is no UTF-8; `first_byte` is the place of the line in the file.
pub(crate) fn not_utf8(first_byte: u64, error: &std::str::Utf8Error) -> String {
    let at = error.valid_up_to();
    let in_file = first_byte + at as u64;
    format!("byte {at} of the line (byte {in_file} of the file) is not UTF-8 (save the file as UTF-8)")
}

/// Writes a part of a line that is too long as it stands, and says so at its head.
pub(crate) fn long_line(block: &Block, done: &mut Done) {
    done.out.extend_from_slice(&block.bytes);
    if block.part == Part::LongLine {
        let message =
            "the line is longer than --max-line; it is written as it stands (break it, or raise the limit)";
        done.tell(block.first_line, message.to_owned());
    }
}
