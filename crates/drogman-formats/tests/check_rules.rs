//! Every rule holds against its own examples: the bad one breaks it, the good one breaks nothing.

mod check_support;

use check_support::run;
use drogman_formats::check::check_rules;
use std::collections::BTreeSet;

const TMX_HEADER: &str = r#"<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/>"#;
const XLIFF2: &str = r#"<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" xmlns:res="urn:oasis:names:tc:xliff:resourcedata:2.0" xmlns:ctr="urn:oasis:names:tc:xliff:changetracking:2.1" xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0" xmlns:val="urn:oasis:names:tc:xliff:validation:2.0" "#;
const XLIFF1: &str = r#"<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" "#;
const TBX: &str = r#"<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" "#;
const SRX: &str = r#"<srx xmlns="http://www.lisa.org/srx20" "#;

/// Puts a fragment into the smallest whole file around it.
fn whole(id: &str, fragment: &str) -> String {
    let starts = |name: &str| fragment.starts_with(&format!("<{name}"));
    match id.split('-').next().unwrap_or_default() {
        "tmx" => {
            let body = |body: &str| format!("<tmx version=\"1.4\">{TMX_HEADER}<body>{body}</body></tmx>");
            let source = r#"<tuv xml:lang="en"><seg>a</seg></tuv>"#;
            if starts("tmx") {
                fragment.to_owned()
            } else if starts("header") {
                format!("<tmx version=\"1.4\">{fragment}<body/></tmx>")
            } else if starts("tuv") {
                body(&format!("<tu>{source}{fragment}</tu>"))
            } else if starts("seg") {
                body(&format!("<tu><tuv xml:lang=\"en\">{fragment}</tuv></tu>"))
            } else {
                body(fragment)
            }
        }
        "xliff2" => {
            let file = |inside: &str| {
                format!("{XLIFF2}version=\"2.1\" srcLang=\"en\" trgLang=\"fr\">{inside}</xliff>")
            };
            if let Some(rest) = fragment.strip_prefix("<xliff ") {
                if let Some(attributes) = rest.strip_suffix("/>") {
                    let language = if rest.contains("srcLang") { "" } else { "srcLang=\"en\"" };
                    return format!(
                        "{XLIFF2}{attributes} {language}><file id=\"f\"><unit id=\"u\"><segment><source>a</source></segment></unit></file></xliff>"
                    );
                }
                format!("{XLIFF2}{rest}")
            } else if starts("file") {
                file(fragment)
            } else if starts("segment") {
                file(&format!(
                    "<file id=\"f\"><unit id=\"b\"><notes><note id=\"c\">n</note></notes>{fragment}</unit></file>"
                ))
            } else {
                file(&format!("<file id=\"f\">{fragment}</file>"))
            }
        }
        "xliff1" => {
            let file = |inside: &str| {
                format!(
                    "<file original=\"a\" source-language=\"en\" target-language=\"fr\" datatype=\"plaintext\"><body>{inside}</body></file>"
                )
            };
            if let Some(rest) = fragment.strip_prefix("<xliff ") {
                format!("{XLIFF1}{}>{}</xliff>", rest.trim_end_matches("/>"), file(""))
            } else if starts("file") {
                format!("{XLIFF1}version=\"1.2\">{fragment}</xliff>")
            } else {
                format!("{XLIFF1}version=\"1.2\">{}</xliff>", file(fragment))
            }
        }
        "tbx" => {
            let concept = |inside: &str| format!("<conceptEntry id=\"c\">{inside}</conceptEntry>");
            let language = |inside: &str| concept(&format!("<langSec xml:lang=\"en\">{inside}</langSec>"));
            let (head, body) = if let Some(rest) = fragment.strip_prefix("<tbx ") {
                (rest.trim_end_matches("/>").to_owned(), language("<termSec><term>a</term></termSec>"))
            } else {
                let body = if starts("conceptEntry") {
                    fragment.to_owned()
                } else if starts("langSec") {
                    concept(fragment)
                } else {
                    language(fragment)
                };
                ("type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\"".to_owned(), body)
            };
            format!(
                "{TBX}{head}><tbxHeader><fileDesc><sourceDesc><p>a</p></sourceDesc></fileDesc></tbxHeader><text><body>{body}</body></text></tbx>"
            )
        }
        "srx" => {
            let version =
                fragment.strip_prefix("<srx ").map_or("version=\"2.0\"", |rest| rest.trim_end_matches("/>"));
            let list = |inside: &str| format!("<languagerule languagerulename=\"r\">{inside}</languagerule>");
            let plain = list("<rule><beforebreak>a</beforebreak></rule>");
            let mut maps = "<languagemap languagepattern=\".*\" languagerulename=\"r\"/>".to_owned();
            let lists = if starts("rule") {
                list(fragment)
            } else if fragment.contains("languagerulename=\"r\"") && starts("languagerule") {
                fragment.to_owned()
            } else if starts("languagerule") {
                format!("{plain}{fragment}")
            } else {
                plain
            };
            if starts("languagemap") {
                fragment.clone_into(&mut maps);
            }
            format!(
                "{SRX}{version}><header segmentsubflows=\"yes\" cascade=\"yes\"/><body><languagerules>{lists}</languagerules><maprules>{maps}</maprules></body></srx>"
            )
        }
        _ => fragment.to_owned(),
    }
}

#[test]
fn bad_examples_break_their_rule_and_good_ones_none() {
    let mut failures = Vec::new();
    for rule in check_rules().filter(|rule| !rule.bad.is_empty()) {
        let bad = whole(rule.id, rule.bad);
        let found = run(bad.as_bytes()).0;
        if !found.iter().any(|finding| finding.id == rule.id) {
            failures.push(format!("{}: the bad example gives {found:?}", rule.id));
        }
        let good = whole(rule.id, rule.good);
        // Examples of XML itself are no whole files of a format.
        let is_xml = rule.id.starts_with("xml-") || rule.id.starts_with("format-");
        let left: Vec<_> = run(good.as_bytes())
            .0
            .into_iter()
            .filter(|finding| !is_xml || finding.id.starts_with("xml-") || finding.id == rule.id)
            .collect();
        if !left.is_empty() {
            failures.push(format!("{}: the good example gives {left:?}", rule.id));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn ids_are_unique_kebab_case_and_explained() {
    let mut ids = BTreeSet::new();
    for rule in check_rules() {
        assert!(ids.insert(rule.id), "{} stands twice", rule.id);
        assert!(
            rule.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
            "{}",
            rule.id
        );
        for text in [rule.cause, rule.fix] {
            assert!(text.ends_with('.') && text.len() > 5, "{}: {text}", rule.id);
        }
    }
    assert!(ids.len() > 120, "{}", ids.len());
}
