//! The checker: what is wrong with a file of a translation format, where, why, and what to do.
//!
//! The one decision that shapes it: **it never gives up**. Pieces of the file become tokens, tokens become
//! elements, elements are held against content models and rules; a fault is reported and the rest goes on. The
//! rules are data ([`check_rules`]): id, severity, cause, fix, a bad and a good example, and a test holds every
//! example against its rule. Nothing is kept of a file but the unit in hand and the ids that must be unique, so
//! memory does not grow with the text.
//!
//! Layers, from the bytes up: encoding and illegal characters; well-formedness; structure; what a schema cannot
//! say (references, languages, dates, codes, order). The official schemas are not needed.

mod input;
mod language;
mod place;
mod report;
mod rule;
mod scanner;
mod srx;
mod structure;
mod tbx;
mod tmx;
mod values;
mod xliff1;
mod xliff2;
mod xml;
mod xml_rules;

pub use place::CheckPlace;
pub use report::{CheckFinding, CheckFormat, CheckSummary};
pub use rule::CheckRule;

use encoding_rs::UTF_8;
use input::{EncodingFault, Input};
use report::Reporter;
use scanner::Scanner;
use std::io::{self, Read};
use xml::{Element, Rules, Walk};

/// What the checker may be told.
#[derive(Clone, Debug)]
pub struct CheckOptions {
    /// How many findings of one rule are reported for a file; the rest are counted.
    pub max_findings_of_a_rule: u64,
    /// How deep elements may nest before it is remarked on.
    pub max_depth: usize,
}

impl Default for CheckOptions {
    fn default() -> Self {
        Self { max_findings_of_a_rule: u64::MAX, max_depth: 512 }
    }
}

/// Checks a file of TMX 1.1 to 1.4, XLIFF 1.2, 2.0 or 2.1, TBX version 3 or SRX 2.0.
///
/// Findings are handed over as they come, in the order of the file as far as that is possible: a unit that is
/// wrong as a whole is reported at its end. Time grows with the length of the file, memory with its largest unit
/// and the number of its ids (those of a TMX are watched up to two million).
///
/// # Example: a variant without a language
///
/// ```
/// use drogman_formats::check::{CheckOptions, check};
///
/// let file = r#"<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence"
///   o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>
/// <tu><tuv xml:lang="en"><seg>Yes</seg></tuv>
/// <tuv><seg>Oui</seg></tuv></tu></body></tmx>"#;
/// let mut found = Vec::new();
/// let summary = check(file.as_bytes(), &CheckOptions::default(), &mut |finding| {
///     found.push((finding.rule.id, finding.place.line));
/// })?;
/// assert_eq!(found, [("tmx-tuv-lang-missing", 4)]);
/// assert_eq!(summary.n_segments, 2);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// Only what reading the bytes gives: whatever is wrong with the file is a finding.
pub fn check(
    bytes: impl Read,
    options: &CheckOptions,
    found: &mut dyn FnMut(&CheckFinding),
) -> io::Result<CheckSummary> {
    let input = Input::new(bytes)?;
    let mut out = Reporter::new(options.max_findings_of_a_rule, found);
    let decision = input.decision.clone();
    decision.encoding.name().clone_into(&mut out.summary.encoding);
    out.summary.encoding_how = decision.how;
    match decision.fault {
        Some(EncodingFault::Unknown(label)) => {
            let message = format!("the declared encoding {label:?} is unknown; the file is read as UTF-8");
            out.add(&xml_rules::ENCODING_UNKNOWN, CheckPlace::START, message, &label);
        }
        Some(EncodingFault::Mismatch(label)) => {
            let message =
                format!("the declaration says {label:?}, the bytes are {}", decision.encoding.name());
            out.add(&xml_rules::ENCODING_MISMATCH, CheckPlace::START, message, &label);
        }
        None if decision.how == "pattern" && decision.encoding != UTF_8 => {
            let message = format!("the file is {} without a byte order mark", decision.encoding.name());
            out.add(&xml_rules::MARK_MISSING, CheckPlace::START, message, "");
        }
        None => {}
    }
    let walk = Walk::new(Scanner::new(input), options.max_depth, &mut out);
    walk.run(&mut choose)?;
    Ok(out.summary)
}

/// The rules of a format, told by its root element.
fn choose(root: &Element<'_>, out: &mut Reporter<'_>) -> Option<Box<dyn Rules>> {
    let version = root.get("version").unwrap_or_default();
    let (format, rules): (CheckFormat, Box<dyn Rules>) = match root.local {
        "tmx" => (CheckFormat::Tmx, Box::new(tmx::Tmx::new())),
        "xliff" if root.space == xliff2::CORE || version.starts_with("2.") => {
            (CheckFormat::Xliff2, Box::new(xliff2::Xliff2::new()))
        }
        "xliff" => (CheckFormat::Xliff1, Box::new(xliff1::Xliff1::new())),
        "tbx" => (CheckFormat::Tbx, Box::new(tbx::Tbx::new())),
        "srx" => (CheckFormat::Srx, Box::new(srx::Srx::new())),
        _ => {
            let message = format!("the root element <{}> is of no format that is checked", root.local);
            out.add(&xml_rules::FORMAT, root.place, message, root.raw);
            return None;
        }
    };
    out.summary.format = Some(format);
    version.clone_into(&mut out.summary.version);
    Some(rules)
}

/// All rules, format by format.
///
/// # Example: every rule says what to do
///
/// ```
/// assert!(drogman_formats::check::check_rules().all(|rule| !rule.fix.is_empty()));
/// ```
pub fn check_rules() -> impl Iterator<Item = &'static CheckRule> {
    let lists =
        [xml_rules::ALL, tmx::rules::ALL, xliff2::rules::ALL, xliff1::rules::ALL, tbx::rules::ALL, srx::ALL];
    lists.into_iter().flatten().copied()
}
