//! `drogman detect`: levels, allowed languages, lines, rows of JSON, shares, and what is bad.
#![expect(clippy::unwrap_used, reason = "a helper of a test fails the test")]

mod support;

use serde_json::Value;
use support::{run, run_with_input, write};
use tempfile::tempdir;

const MIXED: &str = "The meeting was short. Il n'y avait pas grand-chose à dire. Everybody went home.\n\n\
Mr. Smith read « nous ne reviendrons plus jamais dans cette ville » and put the letter away.\n\n\
Bonjour à toutes et à tous / Good morning to all of you\n";

fn languages(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["language"].as_str().unwrap()).collect()
}

fn by(level: &str, text: &str) -> Vec<Value> {
    let folder = tempdir().unwrap();
    write(folder.path(), "a.txt", text);
    let rows = run(folder.path(), &["detect", "a.txt", "--by", level, "--json", "--langs", "en,fr"]);
    rows.expect_code(0).rows()
}

#[test]
fn every_level_has_its_rows_in_bytes_of_the_file() {
    for (level, expected) in [
        ("document", &["en"][..]),
        ("block", &["en", "en", "fr"]),
        ("sentence", &["en", "fr", "en", "en", "fr"]),
        ("phrase", &["en", "fr", "en", "fr", "en", "fr", "en"]),
    ] {
        let rows = by(level, MIXED);
        if level == "document" || level == "phrase" {
            assert_eq!(languages(&rows), expected, "{rows:?}");
        } else {
            assert_eq!(rows.len(), expected.len(), "{rows:?}");
        }
        for row in &rows {
            assert_eq!(row["level"], level);
            let (start, end) =
                (row["start"].as_u64().unwrap() as usize, row["end"].as_u64().unwrap() as usize);
            let confidence = row["confidence"].as_f64().unwrap();
            assert!(start < end && (0.0..=1.0).contains(&confidence), "{row}");
            if level != "document" {
                assert_eq!(row["text"], MIXED[start..end]);
            }
        }
    }
}

#[test]
fn phrases_cover_the_file_without_a_hole() {
    let mut at = 0;
    for row in by("phrase", MIXED) {
        assert_eq!(row["start"], at);
        at = row["end"].as_u64().unwrap();
    }
    assert_eq!(at as usize, MIXED.len());
}

#[test]
fn a_quotation_does_not_cut_a_sentence_nor_turn_it() {
    let rows = by("sentence", MIXED);
    let host = rows.iter().find(|row| row["text"].as_str().unwrap().starts_with("Mr. Smith")).unwrap();
    assert!(host["text"].as_str().unwrap().ends_with("away."), "{host}");
    assert_eq!(host["language"], "en");
}

#[test]
fn the_allowed_languages_are_those_given_and_no_others() {
    let folder = tempdir().unwrap();
    write(folder.path(), "a.txt", "Die Sitzung wurde gestern auf den nächsten Tag verschoben.\n");
    let told = |langs: &[&str]| {
        let call = [&["detect", "a.txt", "--json"], langs].concat();
        run(folder.path(), &call).expect_code(0).rows()[0]["language"].as_str().unwrap().to_owned()
    };
    assert_eq!(told(&["--langs", "en,de"]), "de");
    assert_eq!(told(&[]), "de", "every language is allowed when none is given");
    assert_ne!(told(&["--langs", "en,fr"]), "de");
}

#[test]
fn every_line_is_answered() {
    let folder = tempdir().unwrap();
    let text = "Le conseil se réunira de nouveau jeudi.\r\n\nThe council will meet again on Thursday.\n\u{1F600}\nxk7 qqv zzt";
    let call = ["detect", "--lines", "--json", "--langs", "en,fr", "-"];
    let rows = run_with_input(folder.path(), &call, text.as_bytes()).expect_code(0).rows();
    let numbers: Vec<u64> = rows.iter().map(|row| row["line"].as_u64().unwrap()).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
    assert_eq!(languages(&rows), ["fr", "und", "en", "und", "und"]);
    for row in &rows {
        assert!((0.0..=1.0).contains(&row["confidence"].as_f64().unwrap()), "{row}");
        assert_eq!(row.as_object().unwrap().len(), 3, "{row}");
    }
    let plain = run_with_input(folder.path(), &["detect", "--lines", "-"], b"the end of it\n").expect_code(0);
    assert!(plain.out.starts_with("1\ten\t"), "{plain:?}");
}

#[test]
fn lines_are_the_same_whatever_the_size_of_the_file() {
    let folder = tempdir().unwrap();
    let block = "Le conseil se réunira de nouveau jeudi.\nThe council will meet again.\n";
    write(folder.path(), "long.txt", block.repeat(20_000));
    let rows = run(folder.path(), &["detect", "--lines", "--json", "--langs", "en,fr", "long.txt"]);
    let rows = rows.expect_code(0).rows();
    assert_eq!(rows.len(), 40_000);
    for (i, row) in rows.iter().enumerate() {
        assert_eq!(row["line"], i + 1);
        assert_eq!(row["language"], ["fr", "en"][i % 2]);
        assert_eq!(row["confidence"], rows[i % 2]["confidence"]);
    }
}

#[test]
fn a_bad_line_is_told_with_its_place_and_the_rest_goes_on() {
    let folder = tempdir().unwrap();
    write(folder.path(), "bad.txt", b"the first line of all\n\xFF\xFE\nla derni\xC3\xA8re de toutes\n");
    let call = ["detect", "--lines", "--json", "--langs", "en,fr", "bad.txt"];
    let outcome = run(folder.path(), &call).expect_code(1);
    assert_eq!(languages(&outcome.rows()), ["en", "und", "fr"]);
    assert_eq!(outcome.errors().len(), 1);
    assert!(outcome.err.contains("bad.txt:2"), "{outcome:?}");

    write(
        folder.path(),
        "bad.jsonl",
        "{\"text\": \"le chat dort sur le lit\"}\n{\"text\": \n{\"t\":1}\n{\"text\":\"the cat sleeps\"}\n",
    );
    let call = ["detect", "--jsonl", "--column", "text", "--langs", "en,fr", "bad.jsonl"];
    let outcome = run(folder.path(), &call).expect_code(1);
    let lines: Vec<&str> = outcome.out.lines().collect();
    assert_eq!(lines.len(), 4);
    assert_eq!((lines[1], lines[2]), ("{\"text\": ", "{\"t\":1}"));
    assert!(outcome.err.contains("bad.jsonl:2") && outcome.err.contains("bad.jsonl:3"), "{outcome:?}");
}

#[test]
fn rows_keep_every_byte_beside_the_new_fields() {
    let folder = tempdir().unwrap();
    let rows = [
        r#"{"id": 1e3,  "text":"le chat dort sur le lit" , "n":[1, 2]}  "#,
        r#"{"text":"","x":"}"}"#,
        r#"{"text":null}"#,
        r#"{"text":"L\u2019\u00e9t\u00e9 est d\u00e9j\u00e0 fini"}"#,
    ];
    write(folder.path(), "in.jsonl", rows.join("\n"));
    let call = ["detect", "--jsonl", "--column", "text", "--langs", "en,fr", "in.jsonl"];
    let outcome = run(folder.path(), &call).expect_code(0);
    for ((line, row), expected) in outcome.out.lines().zip(rows).zip(["fr", "und", "und", "fr"]) {
        let at = line.rfind(",\"language\":").unwrap();
        let end = line.rfind('}').unwrap();
        assert_eq!(format!("{}{}", &line[..at], &line[end..]), row);
        let value: Value = serde_json::from_str(line).unwrap();
        assert_eq!(value["language"], expected, "{line}");
        assert!(value["confidence"].is_f64(), "{line}");
    }
    assert!(!outcome.out.ends_with('\n'), "the last line had no end");

    let call = ["detect", "--jsonl", "--column", "a,b", "--langs", "en,fr", "-"];
    let row = b"{\"a\":\"the house is old\",\"b\":\"la maison est vieille\"}\n";
    let value = &run_with_input(folder.path(), &call, row).expect_code(0).rows()[0];
    assert_eq!((&value["a_language"], &value["b_language"]), (&Value::from("en"), &Value::from("fr")));

    let taken = b"{\"text\":\"the house is old\",\"language\":\"?\"}\n";
    let call = ["detect", "--jsonl", "--column", "text", "-"];
    let outcome = run_with_input(folder.path(), &call, taken).expect_code(1);
    assert_eq!(outcome.out.as_bytes(), taken);
}

#[test]
fn shares_sum_to_one_and_count_letters() {
    let folder = tempdir().unwrap();
    write(folder.path(), "a.txt", "The house is old and the roof leaks.\n\nLa maison est vieille.\n");
    let call = ["detect", "a.txt", "--stats", "--json", "--langs", "en,fr"];
    let rows = run(folder.path(), &call).expect_code(0).rows();
    assert_eq!(languages(&rows), ["en", "fr"]);
    let share: f64 = rows.iter().map(|row| row["share"].as_f64().unwrap()).sum();
    assert!((share - 1.0).abs() < 0.001, "{rows:?}");
    assert_eq!((&rows[0]["letters"], &rows[1]["segments"]), (&Value::from(28), &Value::from(1)));
    let plain = run(folder.path(), &["detect", "a.txt", "--stats", "--langs", "en,fr"]).expect_code(0);
    assert_eq!(plain.out.lines().count(), 3, "{plain:?}");
}

#[test]
fn the_text_view_marks_languages_and_has_a_legend() {
    let folder = tempdir().unwrap();
    write(folder.path(), "a.txt", MIXED);
    let call = ["detect", "a.txt", "--by", "phrase", "--text", "--langs", "en,fr"];
    let plain = run(folder.path(), &call).expect_code(0);
    assert!(
        plain.out.contains("Mr. Smith read [fr] « nous") && plain.out.contains("» [en] and put"),
        "{plain:?}"
    );
    assert!(plain.out.trim_end().ends_with("languages: en (4) fr (3)"), "{plain:?}");
    let mut coloured = support::command(folder.path(), &call);
    let output = coloured.env("CLICOLOR_FORCE", "1").output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(out.contains("\u{1B}[35m« nous") && !out.contains("[fr]"), "{out}");
}

#[test]
fn another_backend_answers_by_the_same_rules() {
    let folder = tempdir().unwrap();
    let text = "Le conseil se réunira de nouveau jeudi prochain.\n\n".as_bytes();
    for backend in ["drogman", "whatlang"] {
        let call = ["detect", "--lines", "--json", "--langs", "en,fr", "--backend", backend, "-"];
        let rows = run_with_input(folder.path(), &call, text).expect_code(0).rows();
        assert_eq!(languages(&rows), ["fr", "und"], "{backend}");
        let call = ["detect", "--by", "phrase", "--json", "--langs", "en,fr", "--backend", backend, "-"];
        let rows = run_with_input(folder.path(), &call, text).expect_code(0).rows();
        assert_eq!(languages(&rows), ["fr"], "{backend}");
    }
}

#[test]
fn wrong_calls_are_refused() {
    let folder = tempdir().unwrap();
    write(folder.path(), "a.txt", MIXED);
    for call in [
        &["detect", "a.txt", "--jsonl"][..],
        &["detect", "a.txt", "--column", "text"],
        &["detect", "a.txt", "--lines", "--stats"],
        &["detect", "a.txt", "--json", "--text"],
        &["detect", "a.txt", "--backend", "guess"],
        &["detect", "a.txt", "--langs", "en,!!"],
        &["detect", ".", "--lines"],
    ] {
        let outcome = run(folder.path(), call).expect_code(2);
        assert_eq!(outcome.out, "", "{call:?}");
    }
}
