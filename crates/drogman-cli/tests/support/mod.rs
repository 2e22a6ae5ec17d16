//! What the tests of the command share: running it, and documents to run it on.
#![allow(dead_code, reason = "each test file is a binary of its own and uses its part of this")]
#![allow(clippy::disallowed_methods, reason = "tests make their own inputs and look at the outputs")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a helper of a test fails the test"
)]

pub(crate) mod documents;
pub(crate) mod package;

use serde_json::Value;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The command under test.
pub(crate) const DROGMAN: &str = env!("CARGO_BIN_EXE_drogman");

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Outcome {
    pub(crate) fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        }
    }

    /// The outcome itself, when the run ended with that code.
    #[track_caller]
    pub(crate) fn expect_code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        self
    }

    /// The lines of standard error that report an error.
    pub(crate) fn errors(&self) -> Vec<&str> {
        self.err.lines().filter(|line| line.starts_with("drogman: error: ")).collect()
    }

    /// Each line of standard output as JSON.
    #[track_caller]
    pub(crate) fn rows(&self) -> Vec<Value> {
        rows(&self.out)
    }
}

/// Each line as JSON.
#[track_caller]
pub(crate) fn rows(text: &str) -> Vec<Value> {
    let parse = |line: &str| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
    text.lines().map(parse).collect()
}

/// The command in a folder, with nothing taken over from the environment that could change what it does.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(DROGMAN);
    command.args(arguments);
    prepare_command(&mut command, folder);
    command
}

/// The command through a shell: `script` calls it as `"$DROGMAN"`.
pub(crate) fn shell(folder: &Path, script: &str) -> Outcome {
    let mut command = Command::new("sh");
    command.args(["-c", script]).env("DROGMAN", DROGMAN);
    prepare_command(&mut command, folder);
    Outcome::of(command.output().expect("a shell starts"))
}

fn prepare_command(command: &mut Command, folder: &Path) {
    command.current_dir(folder).stdin(Stdio::null());
    for variable in ["SOURCE_DATE_EPOCH", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR"] {
        command.env_remove(variable);
    }
}

/// Runs the command in a folder.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Outcome {
    Outcome::of(command(folder, arguments).output().expect("the command starts"))
}

/// Runs the command in a folder with that standard input.
pub(crate) fn run_with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> Outcome {
    let mut command = command(folder, arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    // A command that finds fault with the call may end before it reads: what it says then is what is tested.
    let sent = child.stdin.take().expect("it is piped").write_all(input);
    assert!(sent.is_ok() || sent.is_err_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe));
    Outcome::of(child.wait_with_output().expect("the command ends"))
}

/// Writes a file, and the folders on the way to it.
pub(crate) fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// The text of a file.
#[track_caller]
pub(crate) fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// The names of what lies in a folder, hidden ones too, in order.
pub(crate) fn listing(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Every file below a folder: its path with `/`, and its bytes.
pub(crate) fn all_files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(below) = folders.pop() {
        for name in listing(&folder.join(&below)) {
            let name = if below.is_empty() { name } else { format!("{below}/{name}") };
            let path = folder.join(&name);
            if path.is_dir() {
                folders.push(name);
            } else {
                files.push((name, std::fs::read(path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

/// Copies a folder with all that lies in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    for (name, bytes) in all_files(from) {
        write(to, &name, bytes);
    }
}

/// Numbers that look random and are the same in every run: the multiplier and the increment are Knuth's (MMIX).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}
