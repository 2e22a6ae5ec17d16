//! `drogman normalize --lines` and `--jsonl`: each line, each row a document of its own.

mod support;

use drogman::{LanguageTag, NormalizeOptions, Profile, Style, habits, normalize};
use std::fmt::Write as _;
use support::{Numbers, run, run_with_input, shell, write};
use tempfile::tempdir;

/// Lines with something to do in them, and lines without.
const LINES: [&str; 12] = [
    "",
    "Il dit : \"Oui, c'est vrai !\" et s'en va...",
    "Vous avez dit \u{AB} Caf&eacute; \u{BB} ?",
    "L\u{2019}Arm\u{E9}nie n\u{2019}a rien d\u{E9}cid\u{E9}\u{202F}; l'autre non plus",
    "Un \u{C3}\u{A9}t\u{C3}\u{A9} \u{E0} Gyumri",
    "   ",
    "1\t2\t3",
    "e\u{301}te\u{301}, so\u{AD}leil, zero\u{200B}width",
    "http://example.org/?q=\"a\" ; x",
    "He said \"yes\" -- and left...",
    "rock 'n' roll in the '90s",
    "Plain words and nothing else.",
];

fn expected(text: &str, profile: Profile, style: Style, language: &LanguageTag) -> String {
    let votes = habits(text);
    let options = NormalizeOptions { style, ..NormalizeOptions::new(profile, language, &votes) };
    normalize(text, &options).text.into_owned()
}

#[test]
fn every_line_is_normalized_by_itself_in_order() {
    let folder = tempdir().unwrap();
    // Beyond the size of a block, so that lines are cut by it.
    let mut numbers = Numbers(7);
    let mut text = String::new();
    while text.len() < 2_500_000 {
        text.push_str(LINES[numbers.below(LINES.len())]);
        text.push('\n');
    }
    text.push_str("la fin : \"oui\" !");
    write(folder.path(), "corpus.txt", &text);
    for profile in Profile::ALL {
        for (style, language) in [
            ("fr-FR", LanguageTag::french()),
            ("fr-CH,wide", LanguageTag::french()),
            ("en-US", LanguageTag::english()),
        ] {
            let arguments =
                ["normalize", "--lines", "--profile", profile.as_str(), "--style", style, "corpus.txt"];
            let outcome = run(folder.path(), &arguments).expect_code(0);
            let style: Style = style.parse().unwrap();
            let views: Vec<String> =
                LINES.iter().map(|line| expected(line, profile, style, &language)).collect();
            let mut wanted =
                text.split('\n').map(|line| match LINES.iter().position(|known| *known == line) {
                    Some(at) => views[at].clone(),
                    None => expected(line, profile, style, &language),
                });
            let mut n_lines = 0;
            for line in outcome.out.split('\n') {
                assert_eq!(Some(line), wanted.next().as_deref(), "line {n_lines} under {profile}");
                n_lines += 1;
            }
            assert_eq!((n_lines, wanted.next()), (text.split('\n').count(), None));
        }
    }
    let file = run(folder.path(), &["normalize", "--lines", "--style", "fr-FR", "corpus.txt"]).expect_code(0);
    let pipe = shell(folder.path(), "cat corpus.txt | \"$DROGMAN\" normalize --lines --style fr-FR -")
        .expect_code(0);
    assert_eq!(file.out, pipe.out);
}

#[test]
fn the_language_is_named_by_the_style_or_the_user_else_told() {
    let folder = tempdir().unwrap();
    let text = "La mairie a r\u{E9}pondu \"oui\" \u{E0} la demande des habitants.\nThe mayor said \"yes\" to all of them.\n";
    let lines = |more: &[&str]| {
        let arguments = [&["normalize", "--lines", "-"], more].concat();
        let outcome = run_with_input(folder.path(), &arguments, text.as_bytes()).expect_code(0);
        [
            outcome.out.contains("\u{AB}\u{A0}oui"),
            outcome.out.contains("\u{AB}\u{A0}yes"),
            outcome.out.contains("\u{201C}yes"),
        ]
    };
    assert_eq!(lines(&[]), [true, false, true]);
    assert_eq!(lines(&["--style", "fr-FR"]), [true, true, false]);
    assert_eq!(lines(&["--style", "en-GB"]), [false, false, true]);
    assert_eq!(lines(&["--style", "fr-FR,en-GB"]), [true, false, true]);
    assert_eq!(lines(&["--lang", "fr", "--style", "fr-FR,en-GB"]), [true, true, false]);
}

#[test]
fn line_ends_are_kept_by_the_archive_alone() {
    let folder = tempdir().unwrap();
    let text = "\u{FEFF}un\r\n\r\ndeux\ntrois\r\n";
    let lines = |profile: &str| {
        let arguments = ["normalize", "--lines", "--profile", profile, "--style", "fr-FR", "-"];
        run_with_input(folder.path(), &arguments, text.as_bytes()).expect_code(0).out
    };
    assert_eq!(lines("archive"), text);
    for profile in ["translator", "mt-training", "search-key"] {
        assert_eq!(lines(profile), "un\n\ndeux\ntrois\n");
    }
    let inside = run_with_input(
        folder.path(),
        &["normalize", "--lines", "--profile", "mt-training", "--lang", "en", "-"],
        b"a &#10; b\rc\n",
    )
    .expect_code(0);
    assert_eq!(inside.out.matches('\n').count(), 1, "{inside:?}");
}

#[test]
fn a_line_that_is_not_utf8_is_told_and_passed_on() {
    let folder = tempdir().unwrap();
    write(folder.path(), "mixed.txt", b"oui ?\n\xC3\xA9t\xE9 !\r\nnon ?\n");
    let arguments = ["normalize", "--lines", "--style", "fr-FR", "mixed.txt"];
    let output = support::command(folder.path(), &arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout, b"oui\xE2\x80\xAF?\n\xC3\xA9t\xE9 !\r\nnon\xE2\x80\xAF?\n");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("mixed.txt:2: byte 3 of the line (byte 9 of the file) is not UTF-8"), "{told}");
    let many = [&b"\xFF\n"[..]; 30].concat();
    write(folder.path(), "many.txt", many);
    let told = support::command(folder.path(), &["normalize", "--lines", "--lang", "fr", "many.txt"])
        .output()
        .unwrap();
    let told = String::from_utf8(told.stderr).unwrap();
    assert_eq!(told.lines().count(), 21, "{told}");
    assert!(told.contains("10 further lines"), "{told}");
}

#[test]
fn a_line_beyond_the_limit_is_passed_on_and_the_next_is_counted_right() {
    let folder = tempdir().unwrap();
    let long = "mot ? ".repeat(700_000);
    write(folder.path(), "long.txt", format!("oui ?\n{long}\nnon ?\n\u{E9}\n"));
    let arguments = ["normalize", "--lines", "--style", "fr-FR", "--max-line", "1", "long.txt"];
    let outcome = run(folder.path(), &arguments).expect_code(1);
    assert_eq!(outcome.out, format!("oui\u{202F}?\n{long}\nnon\u{202F}?\n\u{E9}\n"));
    assert_eq!(outcome.errors().len(), 1, "{}", outcome.err);
    assert!(
        outcome.errors()[0].contains("long.txt:2: the line is longer than --max-line"),
        "{}",
        outcome.err
    );
}

#[test]
fn folders_and_missing_files_are_wrong_usage() {
    let folder = tempdir().unwrap();
    let outcome = run(folder.path(), &["normalize", "--lines", "."]).expect_code(2);
    assert!(outcome.err.contains("is a folder"), "{outcome:?}");
    run(folder.path(), &["normalize", "--lines", "nothing.txt"]).expect_code(2);
    assert_eq!(run_with_input(folder.path(), &["normalize", "--lines", "-"], b"").expect_code(0).out, "");
}

#[test]
fn rows_keep_every_byte_but_the_named_texts() {
    let folder = tempdir().unwrap();
    let rows = "{ \"id\" : 1.50, \"text\":\"Il dit : \\\"oui\\\" !\", \"n\":[1, 2 ], \"title\":\"Un \\/ deux\" }\r\n\
        \n\
        {\"title\":null,\"text\":\"\\u00e9t\\u00e9 : oui !\"}\n\
        {\"text\":\"rien\",\"a\":{\"text\":\"x !\"},\"title\":\"y ?\"}";
    let arguments = ["normalize", "--jsonl", "--column", "text,title", "--lang", "fr", "-"];
    let outcome = run_with_input(folder.path(), &arguments, rows.as_bytes()).expect_code(0);
    let wanted = "{ \"id\" : 1.50, \"text\":\"Il dit\u{A0}: \u{AB}\u{A0}oui\u{A0}\u{BB}\u{202F}!\", \"n\":[1, 2 ], \"title\":\"Un \\/ deux\" }\r\n\
        \n\
        {\"title\":null,\"text\":\"\\u00e9t\\u00e9\\u00a0: oui\\u202f!\"}\n\
        {\"text\":\"rien\",\"a\":{\"text\":\"x !\"},\"title\":\"y\u{202F}?\"}";
    assert_eq!(outcome.out, wanted);
    let again = run_with_input(folder.path(), &arguments, wanted.as_bytes()).expect_code(0);
    assert_eq!(again.out, wanted, "twice is once");
}

#[test]
fn bad_rows_are_told_and_passed_on() {
    let folder = tempdir().unwrap();
    let rows = "{\"text\":\"oui ?\"}\nnot a row\n{\"id\":3}\n{\"text\":5}\n[\"text\"]\n{\"text\":\"\\ud800\"}\n{\"text\":\"non ?\"}\n";
    let arguments = ["normalize", "--jsonl", "--column", "text", "--lang", "fr", "-"];
    let outcome = run_with_input(folder.path(), &arguments, rows.as_bytes()).expect_code(1);
    assert_eq!(outcome.out, rows.replace(" ?", "\u{202F}?"));
    let mut told = String::new();
    for error in outcome.errors() {
        writeln!(told, "{error}").unwrap();
    }
    assert_eq!(outcome.errors().len(), 5, "{told}");
    assert!(
        told.contains("stdin:3: the row has no field \"text\"; the row is written as it stands"),
        "{told}"
    );
    assert!(told.contains("stdin:4: the field \"text\" is not a string"), "{told}");
}

/// Each bad row, where in it the matter lies, and the matter.
const BAD_ROWS: [(&str, &str, &str); 10] = [
    ("{\"id\":1,\"text\":\"x\"", ":18", "the line is no JSON object: it ends before the closing }"),
    ("{\"id\":1,\"text\":\"x", ":17", "the line is no JSON object: it ends inside a text"),
    ("{\"id\":1,\"text\":[\"x\"]}", "", "the field \"text\" is not a string"),
    ("{\"id\":1,\"text\":\"x\",\"text\":\"y\"}", "", "the row has 2 fields \"text\""),
    ("[\"text\"]", ":1", "the line is no JSON object"),
    ("words", ":1", "the line is no JSON object: a value is missing here"),
    (
        "{\"id\":1,\"text\":\"\u{E9}\u{E9}\\q\"}",
        ":20",
        "the line is no JSON object: a backslash is followed by no known escape",
    ),
    (
        "{\"id\":1,\"text\":\"\u{E9}\\ud800\"}",
        ":24",
        "the field \"text\": an escape with \\u stands for no character",
    ),
    (
        "{\"id\":1,\"text\":\"x\"} y",
        ":21",
        "the line is no JSON object: something stands behind the closing }",
    ),
    (
        "{\"id\":1 \"text\":\"x\"}",
        ":9",
        "the line is no JSON object: a comma, or the closing bracket, is missing here",
    ),
];

#[test]
fn bad_rows_are_told_alike_by_every_command_in_plain_words() {
    let folder = tempdir().unwrap();
    let rows: Vec<&str> = BAD_ROWS.iter().map(|row| row.0).collect();
    for (call, tail) in [
        (&["normalize", "--jsonl", "--column", "text", "-"][..], "the row is written as it stands"),
        (&["segment", "--jsonl", "-"], "the row has no answer"),
    ] {
        for end in ["\n", "\r\n"] {
            let input = rows.join(end);
            let outcome = run_with_input(folder.path(), call, input.as_bytes()).expect_code(1);
            let told = |(n, row): (usize, &(&str, &str, &str))| {
                format!("drogman: error: stdin:{}{}: {}; {tail}", n + 1, row.1, row.2)
            };
            let expected: Vec<String> = BAD_ROWS.iter().enumerate().map(told).collect();
            assert_eq!(outcome.errors(), expected);
        }
    }
}

#[test]
fn files_are_joined_at_line_ends_and_a_missing_one_stops_none() {
    let folder = tempdir().unwrap();
    write(folder.path(), "a", "un\ndeux");
    write(folder.path(), "empty", "");
    write(folder.path(), "b", "trois\n");
    write(folder.path(), "c", "quatre");
    let lines = ["normalize", "--lines", "--lang", "fr", "a", "empty", "nowhere", "b", "c"];
    let outcome = run(folder.path(), &lines).expect_code(1);
    assert_eq!(outcome.out, "un\ndeux\ntrois\nquatre");
    assert_eq!(outcome.err, "drogman: error: nowhere: there is no such file or folder\n");
    write(folder.path(), "a.jsonl", "{\"text\":\"un\"}");
    write(folder.path(), "b.jsonl", "{\"text\":\"deux\"}");
    let rows = ["normalize", "--jsonl", "--column", "text", "a.jsonl", "b.jsonl"];
    assert_eq!(run(folder.path(), &rows).expect_code(0).rows().len(), 2);
}

#[test]
fn lines_come_through_a_pipe_with_a_name() {
    let folder = tempdir().unwrap();
    let script =
        "mkfifo pipe && (printf 'oui ?\\n' > pipe &) && \"$DROGMAN\" normalize --lines --lang fr pipe";
    assert_eq!(shell(folder.path(), script).expect_code(0).out, "oui\u{202F}?\n");
}

#[test]
fn rows_may_carry_their_edits() {
    let folder = tempdir().unwrap();
    let rows = "{\"text\":\"Il dit : \\\"oui\\\" !\",\"id\":1}\n{\"text\":\"x\",\"text_edits\":[]}\n";
    let arguments = ["normalize", "--jsonl", "--column", "text", "--edits", "--lang", "fr", "-"];
    let outcome = run_with_input(folder.path(), &arguments, rows.as_bytes()).expect_code(1);
    let row = &outcome.rows()[0];
    let edits: drogman::EditMap = serde_json::from_value(row["text_edits"].clone()).unwrap();
    assert_eq!(edits.revert(row["text"].as_str().unwrap()), "Il dit : \"oui\" !");
    assert_eq!(row["id"], 1);
    assert!(outcome.err.contains("the row has a field \"text_edits\" already"), "{outcome:?}");
}
