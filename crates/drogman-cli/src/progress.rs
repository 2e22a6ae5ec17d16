//! Progress on a terminal, and nothing anywhere else.

use drogman::Event;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal as _;

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
