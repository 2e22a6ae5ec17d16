//! The kinds of segmentation in `segment`, `prepare` and `align`, and the export of our rules.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "helpers of a test fail the test, and read the seeds"
)]

mod support;

use serde_json::{Value, json};
use support::{read, run, run_with_input, write};
use tempfile::{TempDir, tempdir};

const RULES: &str = r#"<srx version="2.0" xmlns="http://www.lisa.org/srx20">
<header segmentsubflows="yes" cascade="no"/><body><languagerules><languagerule languagerulename="All">
<rule break="no"><beforebreak>(open</beforebreak></rule>
<rule break="yes"><beforebreak>;</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule></languagerules><maprules><languagemap languagepattern=".*" languagerulename="All"/></maprules>
</body></srx>"#;

const ENGLISH: &str =
    "The bridge was closed. It was old; nobody was surprised.\nThe ferry still runs.\n\nIt is slow.\n";

/// A folder with a copy of the seeds and a rule file.
fn dossier() -> TempDir {
    let folder = tempdir().unwrap();
    let seeds = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    for entry in std::fs::read_dir(seeds).unwrap().flatten() {
        let name = format!("seeds/{}", entry.file_name().to_str().unwrap());
        write(folder.path(), &name, std::fs::read(entry.path()).unwrap());
    }
    write(folder.path(), "house.srx", RULES);
    folder
}

fn texts(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["text"].as_str().unwrap()).collect()
}

#[test]
fn a_word_is_an_abbreviation_by_all_paragraphs_of_its_document() {
    let folder = tempdir().unwrap();
    let twice = "This was the trail. he said so.\n\nThat was the trail. he said so.\n\n";
    let last = "They took the trail. Lakeside was near.\n";
    let pieces = |between: &str| {
        let text = format!("{twice}{between}{last}");
        let rows =
            run_with_input(folder.path(), &["segment", "-", "--json"], text.as_bytes()).expect_code(0).rows();
        rows.iter().filter(|row| last.contains(row["text"].as_str().unwrap())).count()
    };
    assert_eq!(pieces(""), 1);
    // Other paragraphs write it without a full stop: it is a word, and the two above were slips.
    assert_eq!(pieces(&"The trail went on, and the trail ended there.\n\n".repeat(3)), 2);
}

#[test]
fn each_kind_cuts_in_its_own_way() {
    let folder = tempdir().unwrap();
    write(folder.path(), "house.srx", RULES);
    let cut = |options: &[&str]| {
        let arguments = [&["segment", "-", "--json"], options].concat();
        run_with_input(folder.path(), &arguments, ENGLISH.as_bytes()).expect_code(0).rows()
    };
    let (first, second) = ("The bridge was closed.", "It was old; nobody was surprised.");
    assert_eq!(texts(&cut(&[])), [first, second, "The ferry still runs.", "It is slow."]);
    assert_eq!(cut(&[]), cut(&["--segmentation", "sentence"]));
    let line = "The bridge was closed. It was old; nobody was surprised.";
    assert_eq!(texts(&cut(&["--segmentation", "line"])), [line, "The ferry still runs.", "It is slow."]);
    let by_rules = cut(&["--srx", "house.srx"]);
    assert_eq!(by_rules, cut(&["--segmentation", "srx", "--srx", "house.srx"]));
    assert!(texts(&by_rules).contains(&"The bridge was closed. It was old;"), "{by_rules:?}");
    for kind in ["paragraph", "as-given"] {
        let rows = cut(&["--segmentation", kind]);
        assert!(texts(&rows).iter().all(|text| text.ends_with('.')) && rows.len() < 4, "{rows:?}");
        for row in &rows {
            let (start, end) = (row["start"].as_u64().unwrap(), row["end"].as_u64().unwrap());
            assert_eq!(ENGLISH[start as usize..end as usize], *row["text"].as_str().unwrap());
        }
    }
}

#[test]
fn packages_of_each_kind_hold_and_say_how_they_were_cut() {
    let folder = dossier();
    let mut counts = Vec::new();
    for (number, options) in [
        &["--segmentation", "sentence"][..],
        &["--segmentation", "line"],
        &["--segmentation", "paragraph"],
        &["--segmentation", "as-given"],
        &["--srx", "house.srx"],
    ]
    .into_iter()
    .enumerate()
    {
        let (one, two) = (format!("one{number}"), format!("two{number}"));
        for (out, threads) in [(&one, "1"), (&two, "2")] {
            let call =
                [&["prepare", "seeds", "--to", "fr", "--out", out, "--threads", threads], options].concat();
            run(folder.path(), &call).expect_code(0);
            run(folder.path(), &["verify", out]).expect_code(0);
        }
        for file in ["manifest.json", "segments.jsonl", "spans.jsonl", "beads.jsonl"] {
            let name = |out: &str| format!("{out}/{file}");
            assert_eq!(
                read(folder.path(), &name(&one)),
                read(folder.path(), &name(&two)),
                "{options:?} {file}"
            );
        }
        let manifest: Value =
            serde_json::from_str(&read(folder.path(), &format!("{one}/manifest.json"))).unwrap();
        let said = &manifest["options"]["segmentation"];
        match options {
            [_, "sentence"] => assert_eq!(*said, Value::Null),
            ["--srx", _] => {
                assert_eq!(said["kind"], "srx");
                assert_eq!(said["rules"]["file"], "house.srx");
                assert_eq!(said["rules"]["sha256"].as_str().unwrap().len(), 64);
                assert_eq!(said["rules"]["diagnostics"][0]["code"], "srx-rule-not-taken");
                let remarks = manifest["remarks"].as_array().unwrap();
                assert!(remarks.iter().any(|remark| remark.as_str().unwrap().contains("house.srx")));
            }
            [_, kind] => assert_eq!(*said, json!({ "kind": kind })),
            _ => panic!("{options:?}"),
        }
        counts.push(read(folder.path(), &format!("{one}/segments.jsonl")).lines().count());
    }
    assert!(counts[0] > counts[1] && counts[1] > counts[2] && counts[2] == counts[3], "{counts:?}");
}

#[test]
fn align_cuts_as_it_is_told() {
    let folder = dossier();
    let call =
        ["align", "seeds/01-railway.en.txt", "seeds/02-chemin-de-fer.fr.txt", "-o", "out.tmx", "--json"];
    let sentences = |options: &[&str]| {
        let outcome = run(folder.path(), &[&call[..], options].concat());
        assert!(outcome.code.is_some_and(|code| code < 2), "{outcome:?}");
        let rows = outcome.rows();
        (rows[0]["source_sentences"].as_u64().unwrap(), outcome.err)
    };
    let (by_default, _) = sentences(&[]);
    assert_eq!(sentences(&["--segmentation", "sentence"]).0, by_default);
    let (paragraphs, _) = sentences(&["--segmentation", "paragraph"]);
    assert!(paragraphs < by_default);
    assert_eq!(sentences(&["--segmentation", "line"]).0, paragraphs);
    let (_, told) = sentences(&["--srx", "house.srx"]);
    assert!(told.contains("srx-rule-not-taken") && told.contains("line 3"), "{told}");
    run(folder.path(), &[&call[..], &["--lines", "--segmentation", "line"]].concat()).expect_code(2);
}

#[test]
fn a_bad_rule_file_stops_before_anything_is_written() {
    let folder = dossier();
    write(folder.path(), "bad.srx", "<srx version=\"2.0\">\n<body>\n</srx>");
    let prepare = ["prepare", "seeds", "--to", "fr", "--out", "out"];
    for (options, code, told) in [
        (&["--srx", "bad.srx"][..], 1, "line 3"),
        (&["--srx", "absent.srx"], 2, "absent.srx"),
        (&["--segmentation", "srx"], 2, "--srx"),
        (&["--segmentation", "line", "--srx", "house.srx"], 2, "--srx"),
        (&["--segmentation", "word"], 2, "as-given"),
    ] {
        let outcome = run(folder.path(), &[&prepare[..], options].concat()).expect_code(code);
        assert!(outcome.err.contains(told), "{outcome:?}");
        assert!(!folder.path().join("out").exists(), "{options:?}");
    }
}

#[test]
fn the_exported_rules_split_as_ours_do() {
    let folder = dossier();
    let outcome = run(folder.path(), &["segment", "--export-srx", "--lang", "en,fr"]).expect_code(0);
    assert!(
        outcome.err.starts_with("agreement with our own rules on the sample dossier: F1 9"),
        "{outcome:?}"
    );
    assert!(outcome.out.contains("<!-- On the sample dossier of drogman"));
    write(folder.path(), "ours.srx", &outcome.out);
    let text = "Mr. Rubin left at 5 p.m. on Friday. He came with J. R. Smith. Nobody knew.";
    let by_file = run_with_input(folder.path(), &["segment", "-", "--srx", "ours.srx"], text.as_bytes());
    let by_us = run_with_input(folder.path(), &["segment", "-"], text.as_bytes()).expect_code(0);
    assert_eq!(by_file.expect_code(0).out, by_us.out);
    let call = ["segment", "--export-srx", "--lang", "fr", "--agreement", "seeds/13-gare.fr.txt"];
    let measured = run(folder.path(), &call).expect_code(0);
    assert!(measured.err.contains("on the files"), "{measured:?}");
    assert!(!measured.out.contains("languagerulename=\"en\""));
    let none = run(folder.path(), &["segment", "--export-srx", "--lang", "de"]).expect_code(0);
    assert!(none.err.contains("--agreement"), "{none:?}");
    run(folder.path(), &["segment", "--export-srx", "seeds"]).expect_code(2);
    run(folder.path(), &["segment", "--export-srx", "--json"]).expect_code(2);
}

#[test]
fn rows_pass_any_id_through_and_stream() {
    let folder = tempdir().unwrap();
    let lines = "{\"id\":12345678901234567890123,\"text\":\"Été. Fin.\"}\n{\"text\":\"x\"}\n{\"id\":3}\nnot json\n\
                 {\"id\":{\"a\":[1,null]},\"text\":\"one\\ntwo\"}";
    let arguments = ["segment", "--jsonl", "-", "--segmentation", "line"];
    let outcome = run_with_input(folder.path(), &arguments, lines.as_bytes()).expect_code(1);
    assert_eq!(
        outcome.out,
        "{\"id\":12345678901234567890123,\"sentences\":[[0,11]]}\n\
         {\"id\":{\"a\":[1,null]},\"sentences\":[[0,3],[4,7]]}\n"
    );
    let errors = outcome.errors();
    assert_eq!(errors.len(), 3, "{errors:?}");
    for (error, (place, what)) in errors.iter().zip([
        ("stdin:2: ", "\"id\""),
        ("stdin:3: ", "\"text\""),
        ("stdin:4:2: ", "JSON object"),
    ]) {
        assert!(error.contains(place) && error.contains(what), "{error}");
    }
    let two = ["segment", "--jsonl", "-", "--lang", "fr,en"];
    run_with_input(folder.path(), &two, lines.as_bytes()).expect_code(2);
}
