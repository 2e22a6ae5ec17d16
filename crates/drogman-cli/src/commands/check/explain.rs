//! Rules, explained.

use crate::args::UsageError;
use crate::print::{self, BAD, FAINT, GOOD, STRONG};
use drogman::Severity;
use drogman::check::check_rules;
use serde_json::json;
use std::io::Write as _;
use std::process::ExitCode;

/// One rule in full.
pub(super) fn one(id: &str) -> anyhow::Result<ExitCode> {
    let Some(rule) = check_rules().find(|rule| rule.id == id) else {
        return Err(UsageError(format!("there is no rule {id:?}: drogman check --rules lists all")).into());
    };
    let mut out = print::out();
    writeln!(
        out,
        "{STRONG}{}{STRONG:#} ({})\n\n{}\n\n{}",
        rule.id,
        name(rule.severity),
        rule.cause,
        rule.fix
    )?;
    if !rule.bad.is_empty() {
        writeln!(out, "\n{BAD}bad:{BAD:#}  {}\n{GOOD}good:{GOOD:#} {}", rule.bad, rule.good)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// All rules, one a line.
pub(super) fn all(as_json: bool) -> anyhow::Result<ExitCode> {
    for rule in check_rules() {
        if as_json {
            print::json(&json!({
                "rule": rule.id,
                "severity": rule.severity,
                "cause": rule.cause,
                "fix": rule.fix,
                "bad": rule.bad,
                "good": rule.good,
            }))?;
        } else {
            let severity = name(rule.severity);
            writeln!(
                print::out(),
                "{STRONG}{}{STRONG:#}\t{severity}\t{FAINT}{}{FAINT:#}",
                rule.id,
                rule.cause
            )?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
