//! What the engine that splits by rule files says of an SRX: patterns it cannot take, rules that never decide.

use super::output::Finding;
use drogman::check::CheckSummary;
use drogman::{Diagnostic, Severity, SrxRules};
use std::io::Read;

/// The largest rule file that is compiled.
const MAX_BYTES: u64 = 16 << 20;

/// What the checker says itself.
const SAID: &[&str] = &["srx-name-missing", "srx-name-twice", "srx-version", "srx-value"];

/// Compiles the rules of a file and adds what there is to say.
pub(super) fn check(
    bytes: impl Read,
    summary: &mut CheckSummary,
    show: &mut impl FnMut(Finding),
) -> anyhow::Result<()> {
    let mut xml = Vec::new();
    bytes.take(MAX_BYTES).read_to_end(&mut xml)?;
    // A file in another encoding or too broken to be read has its findings already.
    let Ok(xml) = String::from_utf8(xml) else { return Ok(()) };
    let xml = xml.trim_start_matches('\u{FEFF}');
    let remarks = match SrxRules::parse(xml) {
        Ok((_, remarks)) => remarks,
        Err(_) if summary.n_errors > 0 => return Ok(()),
        Err(error) => {
            let hint = "correct the patterns; they are regular expressions as ICU has them";
            vec![Diagnostic::new(Severity::Error, "srx-unusable", error.to_string()).hint(hint)]
        }
    };
    // So does it of lists of rules that no map leads to.
    let said = |remark: &Diagnostic| {
        SAID.contains(&remark.code.as_str()) || remark.message.contains("no language map leads to")
    };
    for remark in remarks.into_iter().filter(|remark| !said(remark)) {
        match remark.severity {
            Severity::Error => summary.n_errors += 1,
            Severity::Warning => summary.n_warnings += 1,
            Severity::Note => summary.n_notes += 1,
        }
        let byte = remark.byte.unwrap_or_default();
        let before = usize::try_from(byte).ok().and_then(|byte| xml.get(..byte)).unwrap_or_default();
        let message = match remark.message.split_once(": ") {
            Some((place, rest)) if place.starts_with("line ") => rest.to_owned(),
            _ => remark.message,
        };
        show(Finding {
            rule: remark.code,
            severity: remark.severity,
            line: before.matches('\n').count() as u64 + 1,
            column: before.rsplit('\n').next().unwrap_or_default().chars().count() as u64 + 1,
            byte,
            message,
            excerpt: String::new(),
            cause: String::new(),
            fix: remark.hint,
        });
    }
    Ok(())
}
