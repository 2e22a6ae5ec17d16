//! Cases of sentences: an input, `---`, its sentences one a line, `===`. A first line `language: xx` sets the
//! language of the cases that follow. `\u{A0}`, `\n` and `\r` stand for themselves unescaped; what was a line
//! break inside a sentence is written `\n` in the expectation too.

use drogman_segment::sentences;
use drogman_text::LanguageTag;

struct Case {
    line: usize,
    language: LanguageTag,
    input: String,
    expected: Vec<String>,
}

/// Reads the escapes; panics on one it does not know, so that a mistyped case fails.
fn unescape(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((head, tail)) = rest.split_once('\\') {
        text.push_str(head);
        if let Some(tail) = tail.strip_prefix('n') {
            text.push('\n');
            rest = tail;
        } else if let Some(tail) = tail.strip_prefix('r') {
            text.push('\r');
            rest = tail;
        } else {
            let (digits, tail) =
                tail.strip_prefix("u{").and_then(|t| t.split_once('}')).expect("a known escape");
            let code = u32::from_str_radix(digits, 16).expect("hexadecimal digits");
            text.push(char::from_u32(code).expect("a character"));
            rest = tail;
        }
    }
    text + rest
}

/// The cases of a file under `tests/segment/`; its name is the language that they begin with.
fn read(name: &str) -> Vec<Case> {
    let path = format!("{}/../../tests/segment/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(&path).expect("the file of cases");
    let mut language = name.rsplit('/').next().and_then(LanguageTag::parse).unwrap_or_else(LanguageTag::und);
    let mut cases = Vec::new();
    let mut input: Vec<String> = Vec::new();
    let mut expected: Option<Vec<String>> = None;
    for (index, line) in source.lines().enumerate() {
        let line_number = index + 1;
        if line.starts_with("# ") {
            assert!(input.is_empty(), "{name}:{line_number}: a comment inside a case");
        } else if let Some(tag) = line.strip_prefix("language: ") {
            assert!(input.is_empty(), "{name}:{line_number}: a language inside a case");
            language = LanguageTag::parse(tag).expect("a language tag");
        } else if line == "---" {
            assert!(expected.is_none() && !input.is_empty(), "{name}:{line_number}: --- without an input");
            expected = Some(Vec::new());
        } else if line == "===" {
            let expected = expected.take().unwrap_or_default();
            assert!(!expected.is_empty(), "{name}:{line_number}: === without an expectation");
            let input = std::mem::take(&mut input).join("\n");
            cases.push(Case { line: line_number, language: language.clone(), input, expected });
        } else if let Some(expected) = &mut expected {
            expected.push(unescape(line));
        } else {
            input.push(unescape(line));
        }
    }
    assert!(input.is_empty() && expected.is_none(), "{name}: the last case is not closed");
    cases
}

/// What fails among the cases of a file, which must hold `at_least` so many.
pub(crate) fn failures(name: &str, at_least: usize) -> Vec<String> {
    let cases = read(name);
    assert!(cases.len() >= at_least, "{name}: {} cases, {at_least} wanted", cases.len());
    let mut failures = Vec::new();
    for case in cases {
        let found = sentences(&case.input, &case.language);
        let found: Vec<&str> = found.iter().map(|sentence| sentence.span.slice(&case.input)).collect();
        if found != case.expected {
            failures
                .push(format!("{name}.txt:{}\n  wanted {:?}\n  found  {found:?}", case.line, case.expected));
        }
    }
    failures
}
