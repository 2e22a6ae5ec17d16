//! Reading a file of lines block by block, whatever its size.
#![expect(clippy::disallowed_methods, reason = "this file is the rim where files of lines are opened")]

use crate::args::UsageError;
use drogman::{Input, find_existing_inputs};
use std::fs::File;
use std::io::{Read, Stdin};
use std::path::PathBuf;

/// How much is read at once from a file, and from a pipe, which hands out no more.
const FROM_FILE: usize = 1 << 20;
const FROM_PIPE: usize = 1 << 16;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Whole lines.
    Lines,
    /// The head of a line that is longer than the limit.
    LongLine,
    /// More of the same line.
    LongLineGoesOn,
}

/// Whole lines of a file, or a part of a line that is too long to be kept.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) bytes: Vec<u8>,
    /// The place of its first byte in the file.
    pub(crate) first_byte: u64,
    /// The number of its first line, from 1.
    pub(crate) first_line: u64,
    /// What it is.
    pub(crate) part: Part,
}

enum From {
    File(File),
    Pipe(File),
    Stdin(Stdin),
}

/// The blocks of one file.
pub(crate) struct Blocks {
    from: From,
    /// What was read behind the last line end.
    rest: Vec<u8>,
    /// The longest line that is kept whole.
    longest: usize,
    part: Part,
    n_bytes: u64,
    n_lines: u64,
}

impl Blocks {
    /// Opens an input; what is the matter as a sentence when it cannot be.
    pub(crate) fn open(input: &Input, longest: usize) -> Result<Self, String> {
        let from = if input.path.as_os_str() == "-" {
            From::Stdin(std::io::stdin())
        } else {
            let file = open(input)?;
            // A pipe that a shell hands over, as in <(zcat rows.gz), has a name and is a pipe all the same.
            if file.metadata().is_ok_and(|metadata| metadata.is_file()) {
                From::File(file)
            } else {
                From::Pipe(file)
            }
        };
        Ok(Self { from, rest: Vec::new(), longest, part: Part::Lines, n_bytes: 0, n_lines: 0 })
    }

    /// Whether several blocks may be waited for: what comes through a pipe is to go on at once.
    pub(crate) fn may_wait(&self) -> bool {
        matches!(self.from, From::File(_))
    }

    /// The next block; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Block>, String> {
        loop {
            let old = self.rest.len();
            self.rest.resize(old + if self.may_wait() { FROM_FILE } else { FROM_PIPE }, 0);
            let room = self.rest.get_mut(old..).unwrap_or_default();
            let n = match &mut self.from {
                From::File(file) | From::Pipe(file) => file.read(room),
                From::Stdin(stdin) => stdin.read(room),
            };
            let n = match n {
                Ok(n) => n,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {
                    self.rest.truncate(old);
                    continue;
                }
                Err(error) => return Err(format!("cannot be read: {error}")),
            };
            self.rest.truncate(old + n);
            if n == 0 {
                let bytes = std::mem::take(&mut self.rest);
                return Ok((!bytes.is_empty()).then(|| self.hand_out(bytes)));
            }
            if self.part != Part::Lines {
                let end =
                    self.rest.iter().position(|byte| *byte == b'\n').map_or(self.rest.len(), |at| at + 1);
                return Ok(Some(self.cut(end)));
            }
            let new = self.rest.get(old..).unwrap_or_default();
            if let Some(at) = new.iter().rposition(|byte| *byte == b'\n') {
                return Ok(Some(self.cut(old + at + 1)));
            }
            if self.rest.len() > self.longest {
                self.part = Part::LongLine;
                return Ok(Some(self.cut(self.rest.len())));
            }
        }
    }

    fn cut(&mut self, end: usize) -> Block {
        let rest = self.rest.split_off(end);
        let bytes = std::mem::replace(&mut self.rest, rest);
        self.hand_out(bytes)
    }

    #[expect(clippy::naive_bytecount, reason = "a block at a time; a crate for it would gain nothing")]
    fn hand_out(&mut self, bytes: Vec<u8>) -> Block {
        let block = Block { first_byte: self.n_bytes, first_line: self.n_lines + 1, part: self.part, bytes };
        self.n_bytes += block.bytes.len() as u64;
        self.n_lines += block.bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        if block.bytes.ends_with(b"\n") {
            self.part = Part::Lines;
        } else if self.part == Part::LongLine {
            self.part = Part::LongLineGoesOn;
        }
        block
    }
}

/// Opens a named file.
pub(crate) fn open(input: &Input) -> Result<File, String> {
    File::open(&input.path).map_err(|error| format!("cannot be opened: {error} (check its rights)"))
}

/// How many bytes an input has; 0 when nobody knows.
pub(super) fn size(input: &Input) -> u64 {
    std::fs::metadata(&input.path).map_or(0, |metadata| metadata.len())
}

/// The files of lines that the user named, and whether some are missing. A folder has documents, not lines.
pub(super) fn inputs(paths: &[PathBuf]) -> anyhow::Result<(Vec<Input>, bool)> {
    for path in paths {
        if path.is_dir() {
            let message = format!(
                "{}: is a folder; --lines and --jsonl take files, or - for standard input",
                path.display()
            );
            return Err(UsageError(message).into());
        }
    }
    let found = find_existing_inputs(paths)?;
    for fault in &found.faults {
        crate::print::error(&format!("{}: {}", fault.name, fault.message));
    }
    Ok((found.inputs, !found.faults.is_empty()))
}
