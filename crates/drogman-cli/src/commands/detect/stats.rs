//! `--stats`: how much of the text is in which language.

use super::rows::four_digits;
use crate::print::{self, STRONG};
use drogman::{LanguageSpan, LanguageTag, Source};
use serde_json::json;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::Write as _;

/// Sums over all documents.
#[derive(Debug, Default)]
pub(super) struct Shares {
    sums: BTreeMap<LanguageTag, Sum>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    letters: u64,
    bytes: u64,
    segments: u64,
}

impl Shares {
    pub(super) fn add(&mut self, source: &Source, found: &[LanguageSpan]) {
        for span in found {
            let text = span.span.slice(&source.text);
            let sum = self.sums.entry(span.language.clone()).or_default();
            sum.letters += text.chars().filter(|character| character.is_alphabetic()).count() as u64;
            sum.bytes += text.len() as u64;
            sum.segments += 1;
        }
    }

    /// A line, or a JSON object, for each language, the one with most letters first.
    pub(super) fn print(&self, as_json: bool) -> anyhow::Result<()> {
        let total: u64 = self.sums.values().map(|sum| sum.letters).sum();
        let mut rows: Vec<(&LanguageTag, &Sum)> = self.sums.iter().collect();
        rows.sort_by_key(|row| Reverse(row.1.letters));
        let mut out = print::out();
        if !as_json {
            writeln!(out, "{STRONG}language      share      letters        bytes   segments{STRONG:#}")?;
        }
        for (language, sum) in rows {
            let share = sum.letters as f64 / total.max(1) as f64;
            if as_json {
                print::json(&json!({
                    "language": language,
                    "share": four_digits(share),
                    "letters": sum.letters,
                    "bytes": sum.bytes,
                    "segments": sum.segments,
                }))?;
            } else {
                let (tag, share) = (language.as_str(), 100.0 * share);
                writeln!(
                    out,
                    "{tag:10} {share:6.2} % {:12} {:12} {:10}",
                    sum.letters, sum.bytes, sum.segments
                )?;
            }
        }
        Ok(())
    }
}
