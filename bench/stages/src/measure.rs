//! CPU time of one thread, and the rows that come of it.

use cpu_time::ThreadTime;
use serde_json::{Value, json};
use std::fs::File;
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;

/// No run of one tool takes much longer than this; what does not fit is left out of its slice.
const MOST_SECONDS: f64 = 4.0;
/// The first try, which tells how large a slice fits.
const TRIAL_BYTES: usize = 100_000;

/// Which stage, and which tool does it.
#[derive(Clone, Copy)]
pub(crate) struct Subject {
    pub(crate) stage: &'static str,
    pub(crate) tool: &'static str,
    /// What the count of the row counts.
    pub(crate) unit: &'static str,
}

impl Subject {
    pub(crate) const fn new(stage: &'static str, tool: &'static str, unit: &'static str) -> Self {
        Self { stage, tool, unit }
    }
}

pub(crate) struct Table {
    out: File,
    runs: usize,
}

impl Table {
    pub(crate) fn create(path: &Path, runs: usize) -> anyhow::Result<Self> {
        Ok(Self { out: File::create(path)?, runs: runs.max(1) })
    }

    /// Measures `work` over the items and writes the row. `work` answers how many things it found, so that nothing
    /// is optimized away and tools that should agree can be compared. Returns that count over the slice.
    pub(crate) fn speed<T>(
        &mut self,
        subject: Subject,
        items: &[T],
        bytes: impl Fn(&T) -> usize,
        mut work: impl FnMut(&T) -> usize,
    ) -> anyhow::Result<usize> {
        let prefix = |limit: usize| {
            let mut sum = 0;
            let n = items.iter().take_while(|item| {
                let fits = sum < limit;
                sum += if fits { bytes(item) } else { 0 };
                fits
            });
            (n.count(), sum)
        };
        let (n_trial, trial_bytes) = prefix(TRIAL_BYTES);
        // Twice: the first round loads models and fills caches.
        let mut trial = 0.0;
        for _ in 0..2 {
            let start = ThreadTime::now();
            for item in &items[..n_trial] {
                black_box(work(black_box(item)));
            }
            trial = start.elapsed().as_secs_f64();
        }
        let (n_items, n_bytes) = prefix((trial_bytes as f64 * MOST_SECONDS / trial.max(1e-9)) as usize);
        let (mut best, mut count) = (f64::INFINITY, 0);
        for _ in 0..self.runs {
            let start = ThreadTime::now();
            count = items[..n_items].iter().map(|item| black_box(work(black_box(item)))).sum();
            best = best.min(start.elapsed().as_secs_f64());
        }
        let row = json!({"stage": subject.stage, "tool": subject.tool, "bytes": n_bytes, "cpu_seconds": best,
            "count": count, "unit": subject.unit, "whole": n_items == items.len()});
        self.write(&row)?;
        Ok(count)
    }

    /// Writes a figure of accuracy, from 0 to 100.
    pub(crate) fn accuracy(
        &mut self,
        (stage, tool): (&str, &str),
        measure: &str,
        percent: f64,
    ) -> anyhow::Result<()> {
        self.write(&json!({"stage": stage, "tool": tool, "measure": measure, "value": percent}))
    }

    /// Writes that something was left out, and why.
    pub(crate) fn skipped(&mut self, stage: &str, what: &Path) -> anyhow::Result<()> {
        self.write(&json!({"stage": stage, "skipped": format!("{} not found", what.display())}))
    }

    fn write(&mut self, row: &Value) -> anyhow::Result<()> {
        eprintln!("{row}");
        writeln!(self.out, "{row}")?;
        Ok(())
    }
}
