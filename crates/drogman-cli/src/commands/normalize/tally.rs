//! Counts for each rule.

use crate::print::{self, FAINT, count};
use drogman::Analysis;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write as _;

/// Changes and remarks, counted for each rule. A change that two rules made together counts for both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Tally {
    /// How many changes there are.
    pub(crate) edits: u64,
    /// How many of them each rule made.
    pub(crate) edits_by_rule: BTreeMap<String, u64>,
    /// How many places were seen and left.
    pub(crate) remarks: u64,
    /// How many of them each rule saw.
    pub(crate) remarks_by_rule: BTreeMap<String, u64>,
}

impl Tally {
    /// Counts a change by its rule, or by its rules joined by `+`.
    pub(crate) fn edit(&mut self, rules: &str) {
        self.edits += 1;
        for rule in rules.split('+') {
            add(&mut self.edits_by_rule, rule, 1);
        }
    }

    /// Counts all of a document.
    pub(crate) fn add(&mut self, analysis: &Analysis) {
        for change in analysis.changes() {
            self.edit(change.rule);
        }
        for (_, remark) in analysis.remarks() {
            self.remarks += 1;
            add(&mut self.remarks_by_rule, &remark.rule, 1);
        }
    }

    /// Adds the counts of another.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.edits += other.edits;
        self.remarks += other.remarks;
        for (rule, n) in &other.edits_by_rule {
            add(&mut self.edits_by_rule, rule, *n);
        }
        for (rule, n) in &other.remarks_by_rule {
            add(&mut self.remarks_by_rule, rule, *n);
        }
    }

    /// The counts of the changes on one line, most first: `7 guillemets, 2 ellipsis`.
    pub(crate) fn in_words(&self) -> String {
        let told: Vec<String> =
            most_first(&self.edits_by_rule).iter().map(|(rule, n)| format!("{n} {rule}")).collect();
        told.join(", ")
    }

    /// The counts of one of several documents on standard error.
    pub(crate) fn print_line(&self, name: &str) -> std::io::Result<()> {
        let mut told = Vec::new();
        if self.edits > 0 {
            told.push(format!("{} ({})", count(self.edits, "change", "changes"), self.in_words()));
        }
        if self.remarks > 0 {
            told.push(count(self.remarks, "remark", "remarks"));
        }
        if told.is_empty() {
            told.push("nothing to change".to_owned());
        }
        writeln!(print::err(), "{FAINT}{}: {}{FAINT:#}", print::one_line(name), told.join(", "))
    }

    /// The counts on standard error.
    pub(crate) fn print(&self) -> std::io::Result<()> {
        let mut err = print::err();
        let sorts = [
            (self.edits, &self.edits_by_rule, count(self.edits, "change", "changes")),
            (self.remarks, &self.remarks_by_rule, count(self.remarks, "remark", "remarks")),
        ];
        for (n, by_rule, told) in sorts {
            if n > 0 {
                writeln!(err, "{FAINT}{told}{FAINT:#}")?;
            }
            for (rule, n) in most_first(by_rule) {
                writeln!(err, "{FAINT}{n:6} {rule}{FAINT:#}")?;
            }
        }
        Ok(())
    }
}

fn add(counts: &mut BTreeMap<String, u64>, rule: &str, n: u64) {
    if let Some(counter) = counts.get_mut(rule) {
        *counter += n;
    } else {
        counts.insert(rule.to_owned(), n);
    }
}

fn most_first(counts: &BTreeMap<String, u64>) -> Vec<(&str, u64)> {
    let mut rows: Vec<(&str, u64)> = counts.iter().map(|(rule, n)| (rule.as_str(), *n)).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.1));
    rows
}
