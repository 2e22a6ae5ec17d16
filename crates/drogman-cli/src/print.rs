//! Printing: plain words on a pipe, colours on a terminal, JSON when asked for.

use anstyle::{AnsiColor, Style};
use serde::Serialize;
use std::io::Write as _;

/// A heading or the name of a file.
pub(crate) const STRONG: Style = Style::new().bold();
/// What is good to know.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// What needs a look.
pub(crate) const WARN: Style = AnsiColor::Yellow.on_default();
/// What is wrong.
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
/// What is fine.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();

/// Standard output, with colours taken out where they do not belong (a pipe, `NO_COLOR`).
pub(crate) fn out() -> anstream::AutoStream<std::io::StdoutLock<'static>> {
    anstream::AutoStream::auto(std::io::stdout().lock())
}

/// Standard error, likewise.
pub(crate) fn err() -> anstream::AutoStream<std::io::StderrLock<'static>> {
    anstream::AutoStream::auto(std::io::stderr().lock())
}

/// One JSON object on a line of standard output.
pub(crate) fn json(value: &impl Serialize) -> anyhow::Result<()> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    std::io::stdout().lock().write_all(&line)?;
    Ok(())
}

/// `drogman: error: …` on standard error, one line whatever a file's name holds.
pub(crate) fn error(message: &str) {
    // When standard error is gone there is nobody left to tell.
    let _ = writeln!(err(), "{BAD}drogman: error:{BAD:#} {}", one_line(message));
}

/// `drogman: warning: …` on standard error.
pub(crate) fn warning(message: &str) {
    let _ = writeln!(err(), "{WARN}drogman: warning:{WARN:#} {}", one_line(message));
}

/// The line above what one of several files comes to, in the manner of `head`.
pub(crate) fn heading(out: &mut impl std::io::Write, name: &str, is_first: bool) -> std::io::Result<()> {
    let gap = if is_first { "" } else { "\n" };
    writeln!(out, "{gap}{STRONG}==> {} <=={STRONG:#}", one_line(name))
}

/// Whether the cause of an error is that nobody reads standard output any more.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
    })
}

/// `1 name`, `2 names`.
pub(crate) fn count(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// Text for one line: line breaks and tabs become blanks, other control characters are escaped so that a file's
/// text cannot steer the terminal.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' | '\t' => line.push(' '),
            c if c.is_control() => line.extend(c.escape_unicode()),
            '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                line.extend(character.escape_unicode());
            }
            c => line.push(c),
        }
    }
    line
}
