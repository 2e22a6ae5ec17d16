//! Progress on a terminal, and nothing anywhere else.

use drogman::Event;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal as _;
use std::time::Duration;

/// A line that moves while work goes on. Silent when standard error is no terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    pub(crate) fn new(quiet: bool) -> Self {
        let bar = if quiet || !std::io::stderr().is_terminal() {
            ProgressBar::hidden()
        } else {
            let style = ProgressStyle::with_template("{msg:12} {bar:32} {pos}/{len} {elapsed}");
            ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        };
        Self { bar }
    }

    pub(crate) fn show(&self, event: &Event) {
        let (message, done, total) = match event {
            Event::Found { inputs } => ("reading", 0, *inputs),
            Event::Read { done, total, .. } => ("reading", *done, *total),
            Event::Aligned { done, total } => ("aligning", *done, *total),
            Event::Writing { done, total } => ("writing", *done, *total),
            Event::Fault(_) => return,
        };
        self.bar.set_message(message);
        self.bar.set_length(total as u64);
        self.bar.set_position(done as u64);
    }

    /// Prints a line above the bar.
    pub(crate) fn suspend(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }

    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// From so many bytes on work on one document takes longer than a reader waits without wondering.
const LARGE: usize = 5 << 20;

/// A clock that runs while one large document is worked on as a whole. It ends when it is dropped.
pub(crate) struct Clock {
    bar: ProgressBar,
}

impl Clock {
    /// Silent for what is done at once, and when standard error is no terminal.
    pub(crate) fn new(name: &str, n_bytes: usize) -> Self {
        if n_bytes < LARGE || !std::io::stderr().is_terminal() {
            return Self { bar: ProgressBar::hidden() };
        }
        let style = ProgressStyle::with_template("{spinner} {msg} {elapsed}");
        let bar = ProgressBar::new_spinner()
            .with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
            .with_message(format!("{} ({} MB)", crate::print::one_line(name), n_bytes / 1_000_000));
        bar.enable_steady_tick(Duration::from_millis(250));
        Self { bar }
    }
}

impl Drop for Clock {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// How fast bytes go by, on a terminal.
pub(crate) struct Rate {
    bar: ProgressBar,
}

impl Rate {
    /// A line for `total` bytes, 0 when nobody knows how many. Silent when standard error is no terminal, and when
    /// standard output is one: the output is the progress then.
    pub(crate) fn new(total: u64) -> Self {
        if !std::io::stderr().is_terminal() || std::io::stdout().is_terminal() {
            return Self { bar: ProgressBar::hidden() };
        }
        let (bar, template) = if total == 0 {
            (ProgressBar::no_length(), "{bytes} {bytes_per_sec} {elapsed}")
        } else {
            (ProgressBar::new(total), "{bar:32} {bytes}/{total_bytes} {bytes_per_sec} {elapsed}")
        };
        let style = ProgressStyle::with_template(template);
        Self { bar: bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())) }
    }

    pub(crate) fn add(&self, n_bytes: usize) {
        self.bar.inc(n_bytes as u64);
    }

    /// Prints a line above.
    pub(crate) fn suspend(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }

    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
