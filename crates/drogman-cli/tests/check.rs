//! `drogman check`, as it is typed.

#![expect(clippy::disallowed_methods, reason = "tests write their cases")]
#![expect(clippy::unwrap_used, reason = "a test that cannot run its command fails")]

use serde_json::Value;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn drogman(arguments: &[&str], folder: &Path, input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_drogman"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const CLEAN: &str = "<tmx version=\"1.4\"><header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/><body>\n<tu><tuv xml:lang=\"en\"><seg>Yes</seg></tuv><tuv xml:lang=\"fr\"><seg>Oui</seg></tuv></tu>\n</body></tmx>\n";

#[test]
fn findings_are_told_with_place_cause_and_fix() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("clean.tmx"), CLEAN).unwrap();
    std::fs::write(folder.path().join("bad one.tmx"), CLEAN.replace("<tuv xml:lang=\"fr\">", "<tuv>"))
        .unwrap();
    std::fs::write(folder.path().join("note.txt"), "no file to check").unwrap();

    let clean = drogman(&["check", "clean.tmx"], folder.path(), "");
    assert_eq!(clean.status.code(), Some(0), "{}", text(&clean.stderr));
    assert!(
        text(&clean.stdout).contains("TMX 1.4, level 1, UTF-8 by default, 1 unit, 2 segments, 6 characters")
    );

    let bad = drogman(&["check", "."], folder.path(), "");
    assert_eq!(bad.status.code(), Some(1));
    let shown = text(&bad.stdout);
    assert!(shown.contains("bad one.tmx:2:44: error[tmx-tuv-lang-missing]:"), "{shown}");
    assert!(shown.contains("cause:") && shown.contains("fix:") && shown.contains("no findings"), "{shown}");
    assert!(!shown.contains("note.txt"));

    let events = drogman(&["check", "bad one.tmx", "--json"], folder.path(), "");
    let events: Vec<Value> =
        text(&events.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(events.len(), 3);
    assert_eq!(events[0]["rule"], "tmx-tuv-lang-missing");
    assert_eq!(events[1]["languages"]["en"], 1);
    assert_eq!(events[2]["findings"], 1);

    let sarif = drogman(&["check", "bad one.tmx", "--sarif"], folder.path(), "");
    let sarif: Value = serde_json::from_slice(&sarif.stdout).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "tmx-tuv-lang-missing");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "bad%20one.tmx");
    assert_eq!(place["region"]["startLine"], 2);
}

#[test]
fn standard_input_caps_and_severities() {
    let folder = tempfile::tempdir().unwrap();
    let many = CLEAN.replace("Yes", "&eacute;&eacute;&eacute;");
    let capped = drogman(&["check", "-", "--max-findings", "1"], folder.path(), &many);
    assert_eq!(capped.status.code(), Some(1));
    let shown = text(&capped.stdout);
    assert!(shown.contains("3 errors") && shown.contains("2 findings are not shown"), "{shown}");
    let warned = CLEAN.replace("<seg>Oui", "<seg>");
    assert_eq!(drogman(&["check", "-"], folder.path(), &warned).status.code(), Some(1));
    assert_eq!(drogman(&["check", "-", "--fail-on", "error"], folder.path(), &warned).status.code(), Some(0));
}

#[test]
fn wrong_use_is_told_from_findings() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in
        [&["check"][..], &["check", "nowhere.tmx"], &["check", "--explain", "no-rule"], &["check", "."]]
    {
        assert_eq!(drogman(arguments, folder.path(), "").status.code(), Some(2), "{arguments:?}");
    }
    let explained = drogman(&["check", "--explain", "tmx-seg-missing"], folder.path(), "");
    assert!(text(&explained.stdout).contains("bad:"));
    let rules = drogman(&["check", "--rules"], folder.path(), "");
    assert!(text(&rules.stdout).lines().count() > 120);
}

#[test]
fn patterns_of_a_rule_file_are_compiled() {
    let folder = tempfile::tempdir().unwrap();
    let srx = "<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\"><header segmentsubflows=\"yes\" cascade=\"no\"/><body><languagerules><languagerule languagerulename=\"r\">\n<rule break=\"yes\"><beforebreak>(</beforebreak></rule><rule break=\"yes\"><beforebreak>[.]</beforebreak></rule></languagerule></languagerules><maprules><languagemap languagepattern=\".*\" languagerulename=\"r\"/></maprules></body></srx>";
    std::fs::write(folder.path().join("r.srx"), srx).unwrap();
    let found = drogman(&["check", "r.srx"], folder.path(), "");
    assert_eq!(found.status.code(), Some(1), "{}", text(&found.stdout));
    assert!(text(&found.stdout).contains("r.srx:2:"), "{}", text(&found.stdout));
}
