//! The rule files of `tests/segment/srx`: what they split, and what is said of their faults.
#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::expect_used, reason = "a malformed case must fail")]

use drogman_segment::{BoundaryReason, SrxError, SrxRules};
use drogman_text::{LanguageTag, Severity};
use proptest::prelude::*;

fn read(name: &str) -> String {
    let path = format!("{}/../../tests/segment/srx/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("a file of the tests")
}

fn check(name: &str, at_least: usize) {
    let (rules, remarks) = SrxRules::parse(&read(&format!("{name}.srx"))).expect("rules");
    assert!(remarks.iter().all(|remark| remark.code == "srx-formathandle"), "{remarks:?}");
    let source = read(&format!("{name}.txt"));
    let mut count = 0;
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split(" | ");
        let language = fields.next().and_then(LanguageTag::parse).expect("a language tag");
        let input = fields.next().expect("an input").replace("\\n", "\n");
        let expected: Vec<&str> = fields.collect();
        assert!(!expected.is_empty(), "{line}: no expectation");
        let found = rules.sentences(&input, &language);
        let pieces: Vec<&str> = found.iter().map(|sentence| sentence.span.slice(&input)).collect();
        assert_eq!(pieces, expected, "{name}: {line}");
        let reasons: Vec<BoundaryReason> = found.iter().map(|sentence| sentence.reason).collect();
        let (last, others) = reasons.split_last().expect("a sentence");
        assert_eq!(*last, BoundaryReason::EndOfText);
        assert!(others.iter().all(|reason| *reason == BoundaryReason::Rule));
        count += 1;
    }
    assert!(count >= at_least, "{name}: {count} cases");
}

#[test]
fn cascading_rules_are_taken_from_every_map() {
    check("cascade", 8);
}

#[test]
fn without_cascade_the_first_map_decides() {
    check("single", 3);
}

#[test]
fn every_fault_is_reported_with_its_line() {
    let (rules, remarks) = SrxRules::parse(&read("faults.srx")).expect("what is left");
    let mut told: Vec<(usize, &str)> = remarks
        .iter()
        .map(|remark| {
            let line = remark.message.strip_prefix("line ").and_then(|rest| rest.split_once(':'));
            (line.and_then(|(line, _)| line.parse().ok()).expect("a line"), remark.code.as_str())
        })
        .collect();
    told.sort_unstable();
    let expected = [
        (6, "srx-rule-not-taken"),
        (7, "srx-rule-not-taken"),
        (8, "srx-rule-not-taken"),
        (10, "srx-never"),
        (11, "srx-never"),
        (13, "srx-name-twice"),
        (16, "srx-never"),
        (17, "srx-rule-not-taken"),
        (19, "srx-name-missing"),
        (25, "srx-name-missing"),
        (25, "srx-never"),
        (26, "srx-map-not-taken"),
        (26, "srx-never"),
    ];
    assert_eq!(told, expected, "{remarks:#?}");
    assert_eq!(rules.sentences("Mr. Roy left. Well", &LanguageTag::english()).len(), 3);
}

#[test]
fn what_is_no_rule_file_is_refused() {
    let broken = "<srx>\n<body>\n</srx>";
    assert!(
        matches!(SrxRules::parse(broken), Err(SrxError::Xml { line: 3, .. })),
        "{:?}",
        SrxRules::parse(broken)
    );
    assert!(matches!(SrxRules::parse("<srx><body>"), Err(SrxError::Xml { .. })));
    assert!(matches!(SrxRules::parse("<tmx/>"), Err(SrxError::NotSrx)));
    assert!(matches!(SrxRules::parse(""), Err(SrxError::NotSrx)));
    assert!(matches!(SrxRules::parse("<srx/>"), Err(SrxError::NoRules)));
}

#[test]
fn what_the_head_says_is_told() {
    let file = |version: &str, header: &str, maps: &str| {
        format!(
            "<srx version=\"{version}\">\n<header {header}>\n<formathandle type=\"start\" include=\"no\"/>\n\
             </header><body><languagerules><languagerule languagerulename=\"a\"><rule break=\"maybe\">\n\
             <beforebreak>x</beforebreak></rule></languagerule></languagerules><maprules>{maps}</maprules></body></srx>"
        )
    };
    let map = "<languagemap languagepattern=\".*\" languagerulename=\"a\"/>";
    let codes = |xml: &str| -> Vec<(String, Severity)> {
        let (_, remarks) = SrxRules::parse(xml).expect("rules");
        remarks.into_iter().map(|remark| (remark.code, remark.severity)).collect()
    };
    let (value, handle) =
        (("srx-value".to_owned(), Severity::Warning), ("srx-formathandle".to_owned(), Severity::Note));
    let version = ("srx-version".to_owned(), Severity::Warning);
    assert_eq!(codes(&file("2.0", "cascade=\"no\"", map)), [value.clone(), handle.clone()]);
    assert_eq!(codes(&file("2.0", "cascade=\"1\"", map)), [value.clone(), value.clone(), handle.clone()]);
    // SRX 1.0 has sets of maps; tools use one of them.
    let sets =
        format!("<maprule maprulename=\"one\">{map}</maprule><maprule maprulename=\"two\">{map}</maprule>");
    let found = codes(&file("1.0", "segmentsubflows=\"yes\"", &sets));
    assert_eq!(found, [version, value.clone(), value, handle]);
}

/// A file with one rule.
fn one(before: &str, after: &str) -> SrxRules {
    let file = format!(
        "<srx><header cascade=\"no\"/><body><languagerules><languagerule languagerulename=\"a\"><rule \
         break=\"yes\"><beforebreak><![CDATA[{before}]]></beforebreak><afterbreak><![CDATA[{after}]]></afterbreak>\
         </rule></languagerule></languagerules><maprules><languagemap languagepattern=\".*\" \
         languagerulename=\"a\"/></maprules></body></srx>"
    );
    let (rules, remarks) = SrxRules::parse(&file).expect("a rule");
    assert!(remarks.is_empty(), "{remarks:?}");
    rules
}

#[test]
fn icu_syntax_keeps_its_meaning() {
    let cases = [
        (r"\.", r"\h", "a.\u{A0}b.\u{202F}c", 3),
        (r"\.", r"\h", "1.afe", 1),
        (r"[\h;]", "", "a b;c", 3),
        (r"\Q.*\E", "", "a.*b.c*d", 2),
        (r"\u002E", "", "a.b", 2),
        (r"(?<=b)\.", r"(?=\s)\s", "a. b. c", 2),
        (r"(?<!\bMr)\.", r"\s(?!x)", "Mr. a. b. x", 2),
        (r"(\w)\1\.", r"\s", "ab. bb. c", 2),
        (r"\p{Lu}\.", r"\s*+\p{Ll}", "A. b. c", 2),
        (r"^a\.", "", "a.a.", 2),
        (r"\<", "", "a<b c", 2),
    ];
    for (before, after, text, sentences) in cases {
        let found = one(before, after).sentences(text, &LanguageTag::english());
        assert_eq!(found.len(), sentences, "{before} {after} {text}");
    }
}

#[test]
fn a_pattern_that_runs_away_is_given_up_and_reported() {
    let rules = one(r"(?:(?:(\w)\1?)+)+(?=!)", "x");
    let text = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaax ".repeat(4);
    let (found, remarks) = rules.segment(&text, &LanguageTag::english());
    assert_eq!(found.len(), 1);
    assert!(remarks.iter().all(|remark| remark.code == "srx-rule-given-up"));
    assert_eq!(remarks.len(), 1, "{remarks:?}");
}

proptest! {
    #[test]
    fn spans_and_gaps_give_the_text(text in "[a-zA-ZÉ.!? \n\u{A0}»。\u{301}]{0,60}") {
        let (rules, _) = SrxRules::parse(&read("cascade.srx")).expect("rules");
        for language in [LanguageTag::english(), LanguageTag::french()] {
            let mut position = 0;
            for sentence in rules.sentences(&text, &language) {
                let range = sentence.span.range();
                prop_assert!(range.start >= position && range.start < range.end);
                let gap = text.get(position..range.start);
                prop_assert!(gap.is_some_and(|gap| gap.chars().all(char::is_whitespace)));
                prop_assert!(text.get(range.clone()).is_some_and(|piece| piece.trim() == piece));
                position = range.end;
            }
            prop_assert!(text.get(position..).is_some_and(|gap| gap.chars().all(char::is_whitespace)));
        }
    }
}
