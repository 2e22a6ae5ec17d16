//! Findings as lines, as events, and as SARIF.

use crate::args::CheckArgs;
use crate::print::{self, BAD, FAINT, GOOD, STRONG, WARN, count, one_line};
use drogman::Severity;
use drogman::check::{CheckFinding, CheckSummary, check_rules};
use serde_json::{Value, json};
use std::io::Write as _;

/// A finding, of the checker or of the engine that runs the patterns of an SRX.
pub(super) struct Finding {
    pub(super) rule: String,
    pub(super) severity: Severity,
    pub(super) line: u64,
    pub(super) column: u64,
    pub(super) byte: u64,
    pub(super) message: String,
    pub(super) excerpt: String,
    pub(super) cause: String,
    pub(super) fix: String,
}

impl From<&CheckFinding> for Finding {
    fn from(finding: &CheckFinding) -> Self {
        Self {
            rule: finding.rule.id.to_owned(),
            severity: finding.rule.severity,
            line: finding.place.line,
            column: finding.place.column,
            byte: finding.place.byte,
            message: finding.message.clone(),
            excerpt: finding.excerpt.clone(),
            cause: finding.rule.cause.to_owned(),
            fix: finding.rule.fix.to_owned(),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Json,
    Sarif,
}

/// Where findings go.
pub(super) struct Output {
    form: Form,
    n_files: u64,
    n_findings: u64,
}

impl Output {
    pub(super) fn new(args: &CheckArgs) -> anyhow::Result<Self> {
        let form = if args.sarif {
            Form::Sarif
        } else if args.json {
            Form::Json
        } else {
            Form::Text
        };
        if form == Form::Sarif {
            write!(
                print::out(),
                "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\
                 \"tool\":{{\"driver\":{}}},\"columnKind\":\"unicodeCodePoints\",\"results\":[",
                driver()
            )?;
        }
        Ok(Self { form, n_files: 0, n_findings: 0 })
    }

    pub(super) fn finding(&mut self, file: &str, finding: &Finding) -> anyhow::Result<()> {
        self.n_findings += 1;
        match self.form {
            Form::Text => line(file, finding)?,
            Form::Json => print::json(&json!({
                "event": "finding",
                "file": file,
                "line": finding.line,
                "column": finding.column,
                "byte": finding.byte,
                "rule": finding.rule,
                "severity": finding.severity,
                "message": finding.message,
                "text": finding.excerpt,
                "cause": finding.cause,
                "fix": finding.fix,
            }))?,
            Form::Sarif => {
                let comma = if self.n_findings > 1 { "," } else { "" };
                write!(print::out(), "{comma}\n{}", result(file, finding))?;
            }
        }
        Ok(())
    }

    pub(super) fn file(&mut self, file: &str, summary: &CheckSummary) -> anyhow::Result<()> {
        self.n_files += 1;
        match self.form {
            Form::Text => file_lines(file, summary)?,
            Form::Json => print::json(&json!({
                "event": "file",
                "file": file,
                "format": summary.format.map(drogman::check::CheckFormat::name),
                "version": summary.version,
                "dialect": summary.dialect,
                "encoding": summary.encoding,
                "encoding_decided_by": summary.encoding_how,
                "languages": summary.languages,
                "units": summary.n_units,
                "segments": summary.n_segments,
                "characters": summary.n_characters,
                "errors": summary.n_errors,
                "warnings": summary.n_warnings,
                "notes": summary.n_notes,
                "not_reported": summary.n_capped,
                "rules": summary.rules,
            }))?,
            Form::Sarif => {}
        }
        Ok(())
    }

    pub(super) fn finish(&self) -> anyhow::Result<()> {
        match self.form {
            Form::Sarif => writeln!(print::out(), "]}}]}}")?,
            Form::Json => {
                print::json(&json!({"event": "end", "files": self.n_files, "findings": self.n_findings}))?;
            }
            Form::Text => {}
        }
        Ok(())
    }
}

fn line(file: &str, finding: &Finding) -> std::io::Result<()> {
    let mut out = print::out();
    let (style, severity) = match finding.severity {
        Severity::Error => (BAD, "error"),
        Severity::Warning => (WARN, "warning"),
        Severity::Note => (FAINT, "note"),
    };
    writeln!(
        out,
        "{STRONG}{}:{}:{}:{STRONG:#} {style}{severity}[{}]{style:#}: {} {FAINT}(byte {}){FAINT:#}",
        one_line(file),
        finding.line,
        finding.column,
        finding.rule,
        one_line(&finding.message),
        finding.byte,
    )?;
    if !finding.excerpt.is_empty() {
        writeln!(out, "    {FAINT}text:{FAINT:#}  {}", one_line(&finding.excerpt))?;
    }
    if !finding.cause.is_empty() {
        writeln!(out, "    {FAINT}cause:{FAINT:#} {}", finding.cause)?;
    }
    if !finding.fix.is_empty() {
        writeln!(out, "    {FAINT}fix:{FAINT:#}   {}", finding.fix)?;
    }
    Ok(())
}

fn file_lines(file: &str, summary: &CheckSummary) -> std::io::Result<()> {
    let mut out = print::out();
    let mut what: Vec<String> = Vec::new();
    match summary.format {
        Some(format) => what.push(one_line(format!("{} {}", format.name(), summary.version).trim())),
        None => what.push("of no format that is checked".to_owned()),
    }
    if !summary.dialect.is_empty() {
        what.push(one_line(&summary.dialect));
    }
    let how = match summary.encoding_how {
        "bom" => "by its byte order mark",
        "pattern" => "by its first bytes",
        "declared" => "as declared",
        _ => "by default",
    };
    what.push(format!("{} {how}", summary.encoding));
    what.push(count(summary.n_units, "unit", "units"));
    what.push(count(summary.n_segments, "segment", "segments"));
    what.push(count(summary.n_characters, "character", "characters"));
    writeln!(out, "{STRONG}{}:{STRONG:#} {}", one_line(file), what.join(", "))?;
    if !summary.languages.is_empty() {
        let languages: Vec<String> =
            summary.languages.iter().map(|(tag, n)| format!("{} {n}", one_line(tag))).collect();
        writeln!(out, "    {FAINT}languages:{FAINT:#} {}", languages.join(", "))?;
    }
    let mut counts = Vec::new();
    for (n, one, many) in [
        (summary.n_errors, "error", "errors"),
        (summary.n_warnings, "warning", "warnings"),
        (summary.n_notes, "note", "notes"),
    ] {
        if n > 0 {
            counts.push(count(n, one, many));
        }
    }
    if counts.is_empty() {
        writeln!(out, "    {GOOD}no findings{GOOD:#}")?;
    } else {
        let style = if summary.n_errors > 0 { BAD } else { WARN };
        let style = if summary.n_errors + summary.n_warnings > 0 { style } else { FAINT };
        writeln!(out, "    {style}{}{style:#}", counts.join(", "))?;
    }
    if summary.n_capped > 0 {
        let kept = count(summary.n_capped, "finding is", "findings are");
        writeln!(out, "    {WARN}{kept} not shown:{WARN:#} --max-findings 0 shows all")?;
    }
    Ok(())
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn driver() -> Value {
    let rules: Vec<Value> = check_rules()
        .map(|rule| {
            json!({
                "id": rule.id,
                "shortDescription": {"text": rule.cause},
                "help": {"text": rule.fix},
                "defaultConfiguration": {"level": level(rule.severity)},
            })
        })
        .collect();
    json!({"name": "drogman", "version": env!("CARGO_PKG_VERSION"), "rules": rules})
}

fn result(file: &str, finding: &Finding) -> Value {
    json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": {"text": format!("{}. {}", finding.message, finding.fix)},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(file)},
            "region": {"startLine": finding.line, "startColumn": finding.column, "byteOffset": finding.byte},
        }}],
    })
}

/// A path as a reference of a URI: everything but the plainest characters is escaped.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_' | b'~');
    let piece = |byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(piece).collect()
}
