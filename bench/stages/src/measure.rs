//! CPU time of one thread, and the rows that come of it.

use cpu_time::ThreadTime;
use serde_json::{Value, json};
use std::fs::File;
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;

/// No run of one tool takes much longer than this; what does not fit is left out of its slice.
const MOST_SECONDS: f64 = 4.0;
/// The same in a race, where there are more tools, more inputs and more rounds.
const MOST_SECONDS_OF_RACE: f64 = 0.1;
/// How many rounds a race has for each run.
const ROUNDS: usize = 2;
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

/// One tool in a race: its name, what its count counts, and what it does to one item.
pub(crate) struct Runner<'a, T> {
    tool: &'static str,
    unit: &'static str,
    work: Box<dyn Fn(&T) -> usize + 'a>,
}

impl<'a, T> Runner<'a, T> {
    pub(crate) fn new(tool: &'static str, unit: &'static str, work: impl Fn(&T) -> usize + 'a) -> Self {
        Self { tool, unit, work: Box::new(work) }
    }
}

/// The best time so far over a slice, and what was found in it.
struct Lap {
    n_items: usize,
    n_bytes: usize,
    best: f64,
    count: usize,
}

impl Lap {
    /// A slice that `work` needs no more than `most_seconds` for.
    fn plan<T>(
        items: &[T],
        bytes: impl Fn(&T) -> usize,
        mut work: impl FnMut(&T) -> usize,
        most_seconds: f64,
    ) -> Self {
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
            trial = time(&items[..n_trial], &mut work).0;
        }
        let (n_items, n_bytes) = prefix((trial_bytes as f64 * most_seconds / trial.max(1e-9)) as usize);
        Self { n_items, n_bytes, best: f64::INFINITY, count: 0 }
    }

    fn run<T>(&mut self, items: &[T], work: impl FnMut(&T) -> usize) {
        let (seconds, count) = time(&items[..self.n_items], work);
        self.best = self.best.min(seconds);
        self.count = count;
    }
}

/// The CPU seconds that `work` needs for the items, and the sum of what it answers.
pub(crate) fn time<T>(items: &[T], mut work: impl FnMut(&T) -> usize) -> (f64, usize) {
    let start = ThreadTime::now();
    let count = items.iter().map(|item| black_box(work(black_box(item)))).sum();
    (start.elapsed().as_secs_f64(), count)
}

pub(crate) struct Table {
    out: File,
    runs: usize,
}

impl Table {
    /// A new table, or one that goes on `again` where another program left it.
    pub(crate) fn open(path: &Path, runs: usize, again: bool) -> anyhow::Result<Self> {
        let out = File::options().write(true).create(true).append(again).truncate(!again).open(path)?;
        Ok(Self { out, runs: runs.max(1) })
    }

    /// How many rounds a race has.
    pub(crate) fn rounds(&self) -> usize {
        ROUNDS * self.runs
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
        let mut lap = Lap::plan(items, bytes, &mut work, MOST_SECONDS);
        for _ in 0..self.runs {
            lap.run(items, &mut work);
        }
        let row = json!({"stage": subject.stage, "tool": subject.tool, "bytes": lap.n_bytes,
            "cpu_seconds": lap.best, "count": lap.count, "unit": subject.unit,
            "whole": lap.n_items == items.len()});
        self.write(&row)?;
        Ok(lap.count)
    }

    /// Measures tools against each other on one input: every round lets each of them run once, so that what else
    /// the machine does falls on all alike. A tool that needs long works on a slice.
    pub(crate) fn race<T>(
        &mut self,
        (stage, input): (&str, &str),
        items: &[T],
        bytes: impl Fn(&T) -> usize,
        runners: &[Runner<'_, T>],
    ) -> anyhow::Result<()> {
        let mut laps: Vec<Lap> = runners
            .iter()
            .map(|runner| Lap::plan(items, &bytes, &runner.work, MOST_SECONDS_OF_RACE))
            .collect();
        for _ in 0..self.rounds() {
            for (lap, runner) in laps.iter_mut().zip(runners) {
                lap.run(items, &runner.work);
            }
        }
        for (lap, runner) in laps.iter().zip(runners) {
            self.write(&json!({"stage": stage, "input": input, "tool": runner.tool, "bytes": lap.n_bytes,
                "cpu_seconds": lap.best, "count": lap.count, "unit": runner.unit,
                "whole": lap.n_items == items.len()}))?;
        }
        Ok(())
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

    pub(crate) fn write(&mut self, row: &Value) -> anyhow::Result<()> {
        eprintln!("{row}");
        writeln!(self.out, "{row}")?;
        Ok(())
    }
}
