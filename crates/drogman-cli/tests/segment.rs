//! `drogman segment`: the reasons of boundaries, words, rule files, and one block a line.

mod support;

use serde_json::json;
use support::{run, run_with_input, shell, write};
use tempfile::tempdir;

const RULES: &str = r#"<srx version="2.0" xmlns="http://www.lisa.org/srx20">
<header segmentsubflows="yes" cascade="no"/><body><languagerules><languagerule languagerulename="All">
<rule break="no"><beforebreak>(open</beforebreak></rule>
<rule break="yes"><beforebreak>;</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule></languagerules><maprules><languagemap languagepattern=".*" languagerulename="All"/></maprules>
</body></srx>"#;

#[test]
fn rows_tell_how_sure_a_boundary_is_and_why() {
    let folder = tempdir().unwrap();
    let text = "The old bridge was closed on Friday.It will open again in May. Nobody was surprised.";
    let rows =
        run_with_input(folder.path(), &["segment", "-", "--json"], text.as_bytes()).expect_code(0).rows();
    let reasons: Vec<&str> = rows.iter().map(|row| row["reason"].as_str().unwrap()).collect();
    assert_eq!(reasons, ["glued", "terminator", "end-of-text"]);
    let confidences: Vec<f64> = rows.iter().map(|row| row["confidence"].as_f64().unwrap()).collect();
    assert!(confidences[0] < confidences[1] && confidences[1] <= confidences[2], "{confidences:?}");
}

#[test]
fn words_are_told_with_their_bytes() {
    let folder = tempdir().unwrap();
    let text = "Il n'y avait personne à la gare, dit-il.";
    let arguments = ["segment", "-", "--words"];
    let outcome = run_with_input(folder.path(), &arguments, text.as_bytes()).expect_code(0);
    assert_eq!(outcome.out, "Il\tn'\ty\tavait\tpersonne\tà\tla\tgare\t,\tdit\t-il\t.\n");
    let arguments = ["segment", "-", "--words", "--json"];
    let rows = run_with_input(folder.path(), &arguments, text.as_bytes()).expect_code(0).rows();
    assert_eq!(rows[0]["words"][1], json!([3, 5, "elision"]));
    assert_eq!(rows[0]["words"].as_array().unwrap().len(), 12);
}

#[test]
fn a_rule_file_replaces_the_rules_and_its_faults_are_told() {
    let folder = tempdir().unwrap();
    write(folder.path(), "house.srx", RULES);
    let text = "The bridge was closed. It was old; nobody was surprised.";
    let arguments = ["segment", "-", "--srx", "house.srx"];
    let outcome = run_with_input(folder.path(), &arguments, text.as_bytes()).expect_code(0);
    assert_eq!(outcome.out, "The bridge was closed. It was old;\nnobody was surprised.\n");
    assert!(outcome.err.contains("srx-rule-not-taken") && outcome.err.contains("line 3"), "{}", outcome.err);
    write(folder.path(), "no.srx", "<tmx/>");
    for file in ["no.srx", "absent.srx"] {
        let arguments = ["segment", "-", "--srx", file];
        let outcome = run_with_input(folder.path(), &arguments, text.as_bytes());
        assert!(outcome.code != Some(0) && outcome.err.contains(file), "{outcome:?}");
        assert_eq!(outcome.out, "");
    }
}

#[test]
fn one_block_a_line() {
    let folder = tempdir().unwrap();
    let lines = "{\"id\":7,\"text\":\"Mr. Roy was here. He left.\"}\n\n{\"id\":\"b\",\"text\":\"\"}\n";
    let answers =
        run_with_input(folder.path(), &["segment", "--jsonl", "-"], lines.as_bytes()).expect_code(0).rows();
    let expected = [json!({"id": 7, "sentences": [[0, 17], [18, 26]]}), json!({"id": "b", "sentences": []})];
    assert_eq!(answers, expected);
    let wrong = "{\"id\":1}\n{\"id\":2,\"text\":\"Le n. 2 est là.\"}\n";
    let arguments = ["segment", "--jsonl", "-", "--lang", "fr"];
    let outcome = run_with_input(folder.path(), &arguments, wrong.as_bytes()).expect_code(1);
    assert_eq!(
        outcome.err,
        "drogman: error: stdin:1: the row has no field \"text\"; the row has no answer\n"
    );
    assert_eq!(outcome.rows(), [json!({"id": 2, "sentences": [[0, 16]]})]);
}

#[test]
fn rows_come_through_a_pipe_with_a_name_and_a_missing_file_stops_none() {
    let folder = tempdir().unwrap();
    let script = "echo '{\"id\":1,\"text\":\"Oui.\"}' | \"$DROGMAN\" segment --jsonl /dev/stdin nowhere";
    let outcome = shell(folder.path(), script).expect_code(1);
    assert_eq!(outcome.rows(), [json!({"id": 1, "sentences": [[0, 4]]})]);
    assert_eq!(outcome.err, "drogman: error: nowhere: there is no such file or folder\n");
}

#[test]
fn several_files_stand_under_their_names() {
    let folder = tempdir().unwrap();
    write(folder.path(), "d/a.txt", "He was here. She left.\n");
    write(folder.path(), "d/b.txt", "All is well.\n");
    let outcome = run(folder.path(), &["segment", "d"]).expect_code(0);
    assert_eq!(outcome.out, "==> a.txt <==\nHe was here.\nShe left.\n\n==> b.txt <==\nAll is well.\n");
    assert_eq!(run(folder.path(), &["segment", "d/b.txt"]).expect_code(0).out, "All is well.\n");
    assert_eq!(run(folder.path(), &["segment", "d", "--json"]).expect_code(0).rows().len(), 3);
}

#[test]
fn what_does_not_go_together_is_refused() {
    let folder = tempdir().unwrap();
    for call in [&["segment", "-", "--lang", "fr"][..], &["segment", "-", "--json", "--jsonl"]] {
        run(folder.path(), call).expect_code(2);
    }
}
