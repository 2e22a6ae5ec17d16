//! The cases of `tests/normalize/*.jsonl`. Each says the row of the table of phenomena it stands for.
#![expect(clippy::disallowed_methods, reason = "tests read their cases")]

mod support;

use drogman_normalize::{Habits, Profile, Protection, Style};
use serde::Deserialize;
use std::path::Path;
use support::{HOUSE, proven_in_style};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    /// The phenomenon: 1 canonical form, 2 colon, 3 other high marks, 4 missing space, 5 guillemets, 6 straight
    /// quotes, 7 apostrophes, 9 ellipsis, 10 dashes, 11 and 12 ligatures, 14 mojibake, 15 entities, 16 soft hyphen,
    /// 17 zero width, 18 inclusive writing, 19 look-alikes, 20 numbers, 21 hours, 22 tabular lines, 23 comments,
    /// 24 glued sentences, 25 widths and line ends, 26 stray no-break spaces; 0 none of them.
    row: u32,
    language: String,
    profile: Profile,
    #[serde(default)]
    habits: Votes,
    #[serde(default)]
    protect: Protection,
    /// The house style by its name; that of the language when left out.
    #[serde(default)]
    style: String,
    input: String,
    expect: String,
    /// The rules that must have something to say, in order; others may not.
    #[serde(default)]
    remarks: Option<Vec<String>>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Votes {
    #[default]
    None,
    House,
    Tight,
    Wide,
}

impl Votes {
    fn habits(self) -> Habits {
        match self {
            Self::None => Habits::default(),
            Self::House => HOUSE,
            Self::Tight => Habits { spaced_marks: 2, tight_marks: 8, ..Habits::default() },
            Self::Wide => Habits { wide_no_break_marks: 8, ..HOUSE },
        }
    }
}

/// Every fault of one file of cases, and how many cases it holds. A case that cannot be read is a fault.
fn faults(name: &str) -> (Vec<String>, usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/normalize").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let mut faults = Vec::new();
    for line in text.lines() {
        let case: Case = match serde_json::from_str(line) {
            Ok(case) => case,
            Err(fault) => {
                faults.push(format!("{name}: {fault}: {line}"));
                continue;
            }
        };
        let style: Style = match case.style.parse() {
            Ok(style) => style,
            Err(fault) => {
                faults.push(format!("{name}: {fault}: {line}"));
                continue;
            }
        };
        let votes = case.habits.habits();
        let found = proven_in_style(&case.input, case.profile, &case.language, &votes, case.protect, style);
        if found.text != case.expect {
            faults.push(format!(
                "{name} {} (row {}): {:?} gives {:?}, expected {:?}",
                case.id, case.row, case.input, found.text, case.expect
            ));
        }
        let said: Vec<&str> = found.remarks.iter().map(|remark| &*remark.rule).collect();
        if case.remarks.is_some_and(|wanted| wanted != said) {
            faults.push(format!("{name} {}: remarks {said:?}", case.id));
        }
    }
    (faults, text.lines().count())
}

#[test]
fn cases_hold() {
    let mut n_cases = 0;
    let mut all = Vec::new();
    for name in [
        "repair",
        "encodings",
        "table",
        "spacing",
        "blanks",
        "style",
        "profiles",
        "more",
        "houses",
        "fr-FR",
        "fr-CA",
        "fr-CH",
        "en-US",
        "en-GB",
    ] {
        let name = &format!("{name}.jsonl");
        let (faults, n) = faults(name);
        n_cases += n;
        all.extend(faults);
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
    assert!(n_cases >= 1000, "only {n_cases} cases were read");
}
