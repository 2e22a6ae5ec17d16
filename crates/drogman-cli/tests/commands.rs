//! Each command as it is typed: help, standard input, JSON, pipes and exit codes.

mod support;

use support::documents::{ENGLISH, FRENCH, write_good_files, write_mixed_folder};
use support::{Outcome, listing, read, run, run_with_input, shell, write};
use tempfile::tempdir;

const COMMANDS: [&[&str]; 10] = [
    &[],
    &["prepare"],
    &["align"],
    &["detect"],
    &["normalize"],
    &["segment"],
    &["names"],
    &["names", "lookup"],
    &["names", "tag"],
    &["verify"],
];

#[test]
fn every_help_has_an_example_that_calls_the_command() {
    let folder = tempdir().unwrap();
    for command in COMMANDS {
        let outcome = run(folder.path(), &[command, &["--help"]].concat()).expect_code(0);
        let call = ["drogman", &command.join(" ")].join(" ");
        let examples = outcome.out.split_once("Example").map_or("", |(_, examples)| examples);
        assert!(examples.contains(call.trim()), "{call}: {}", outcome.out);
        assert_eq!(outcome.err, "");
    }
    let outcome = run(folder.path(), &["--version"]).expect_code(0);
    assert!(
        outcome.out.starts_with("drogman") && outcome.out.contains(env!("CARGO_PKG_VERSION")),
        "{outcome:?}"
    );
    let verbose = run(folder.path(), &["--version", "--verbose"]).expect_code(0);
    for table in ["unicode-normalization", "std", "regex-syntax"] {
        assert!(verbose.out.contains(&format!("\n{table}: Unicode 1")), "{verbose:?}");
    }
}

#[test]
fn wrong_calls_end_with_two() {
    let folder = tempdir().unwrap();
    write(folder.path(), "a.txt", ENGLISH);
    let calls: [&[&str]; 16] = [
        &[],
        &["names"],
        &["translate"],
        &["prepare"],
        &["prepare", "a.txt"],
        &["prepare", "a.txt", "--to", "fr", "--min-confidence", "80"],
        &["prepare", "a.txt", "--to", "fr", "--threads", "0"],
        &["prepare", "a.txt", "--to", "fr", "--compat", "word"],
        &["prepare", "a.txt", "--to", "fr", "--profile", "tidy"],
        &["prepare", "nowhere.txt", "--to", "fr"],
        &["align", "a.txt", "-o", "x.tmx"],
        &["align", "a.txt", "a.txt", "-o", "x.tmx"],
        &["align", "a.txt", "b.txt", "-o", "x.tmx", "--scores"],
        &["normalize", "a.txt", "--json", "--explain"],
        &["detect", "a.txt", "--by", "word"],
        &["names", "lookup"],
    ];
    for call in calls {
        let outcome = run(folder.path(), call).expect_code(2);
        assert!(!outcome.err.is_empty(), "{call:?}");
    }
    assert_eq!(listing(folder.path()), ["a.txt"], "a wrong call writes nothing");
}

const TEXT: &str = "Mr. Smith came to Yerevan on Monday. He stayed for three days... Then he left.\n\n\
    Le train pour Gyumri part \u{E0} huit heures. Il arrive \u{E0} midi, dit-on\u{A0}!\n";

#[test]
fn segment_gives_sentences_whose_bytes_are_the_texts() {
    let folder = tempdir().unwrap();
    let outcome = run_with_input(folder.path(), &["segment", "-", "--json"], TEXT.as_bytes()).expect_code(0);
    let rows = outcome.rows();
    assert_eq!(rows.len(), 5, "{outcome:?}");
    for row in &rows {
        let (start, end) = (row["start"].as_u64().unwrap() as usize, row["end"].as_u64().unwrap() as usize);
        assert_eq!(row["text"], TEXT[start..end], "{row}");
        assert_eq!(row["document"], "stdin");
    }
    assert_eq!(rows[0]["text"], "Mr. Smith came to Yerevan on Monday.");
    let outcome = run_with_input(folder.path(), &["segment", "-"], TEXT.as_bytes()).expect_code(0);
    let lines: Vec<&str> = outcome.out.lines().collect();
    let texts: Vec<&str> = rows.iter().map(|row| row["text"].as_str().unwrap()).collect();
    assert_eq!(lines, texts);
}

#[test]
fn detect_tells_each_block() {
    let folder = tempdir().unwrap();
    let outcome = run_with_input(folder.path(), &["detect", "-", "--json"], TEXT.as_bytes()).expect_code(0);
    let languages: Vec<String> =
        outcome.rows().iter().map(|row| row["language"].as_str().unwrap().to_owned()).collect();
    assert_eq!(languages, ["en", "fr"], "{outcome:?}");
    let unsure = run_with_input(folder.path(), &["detect", "-", "--json"], b"qwzx kjh 42").expect_code(0);
    assert_eq!(unsure.rows()[0]["language"], "und");
}

#[test]
fn normalize_gives_the_view_and_the_way_back() {
    let folder = tempdir().unwrap();
    let outcome =
        run_with_input(folder.path(), &["normalize", "-", "--json"], TEXT.as_bytes()).expect_code(0);
    let mut n_edits = 0;
    for row in outcome.rows() {
        let text = row["text"].as_str().unwrap();
        let view = row["normalized"].as_str().unwrap_or(text);
        let edits: drogman::EditMap = serde_json::from_value(row["edits"].clone()).unwrap();
        assert_eq!(edits.check(text, view), Ok(()), "{row}");
        n_edits += edits.len();
    }
    assert!(n_edits > 0, "{outcome:?}");
    let explained =
        run_with_input(folder.path(), &["normalize", "-", "--explain"], TEXT.as_bytes()).expect_code(0);
    assert_eq!(explained.out.lines().count(), n_edits, "{explained:?}");
    let plain = run_with_input(folder.path(), &["normalize", "-"], TEXT.as_bytes()).expect_code(0);
    assert!(plain.out.contains("three days\u{2026}") && plain.out.ends_with('\n'), "{plain:?}");
    let archive = run_with_input(folder.path(), &["normalize", "-", "--profile", "archive"], TEXT.as_bytes())
        .expect_code(0);
    assert_eq!(archive.out, TEXT, "nothing here is provably wrong");
}

#[test]
fn names_are_tagged_where_they_stand() {
    let folder = tempdir().unwrap();
    let outcome =
        run_with_input(folder.path(), &["names", "tag", "-", "--json"], TEXT.as_bytes()).expect_code(0);
    let found: Vec<(String, String)> = outcome
        .rows()
        .iter()
        .map(|row| {
            let (start, end) =
                (row["start"].as_u64().unwrap() as usize, row["end"].as_u64().unwrap() as usize);
            assert_eq!(row["form"], TEXT[start..end], "{row}");
            (TEXT[start..end].to_owned(), row["concepts"][0].as_str().unwrap().to_owned())
        })
        .collect();
    assert_eq!(
        found,
        [("Yerevan".to_owned(), "yerevan".to_owned()), ("Gyumri".to_owned(), "gyumri".to_owned())]
    );
}

#[test]
fn names_are_looked_up_under_any_spelling() {
    let folder = tempdir().unwrap();
    let outcome = run(folder.path(), &["names", "lookup", "Karabagh", "--json"]).expect_code(0);
    let concepts: Vec<String> =
        outcome.rows().iter().map(|row| row["concept"].as_str().unwrap().to_owned()).collect();
    assert!(concepts.contains(&"karabakh".to_owned()), "{concepts:?}");
    assert!(
        concepts.contains(&"nagorno-karabakh".to_owned()) && concepts.contains(&"artsakh".to_owned()),
        "{concepts:?}"
    );
    for row in outcome.rows() {
        assert!(!row["steps"].as_array().unwrap().is_empty(), "each answer has its reason: {row}");
        let designations = row["designations"].as_array().unwrap();
        assert!(designations.iter().all(|d| d["status"] != "preferred"), "no form is preferred: {row}");
    }
    for spelling in [&["Serge Sarkissian"][..], &["Serge", "Sarkissian"], &["SERZH SARGSYAN"]] {
        let outcome = run(folder.path(), &[&["names", "lookup"], spelling].concat()).expect_code(0);
        assert!(outcome.out.starts_with("serzh-sargsyan"), "{outcome:?}");
    }
    let outcome = run(folder.path(), &["names", "lookup", "Qwxyzzy"]).expect_code(1);
    assert_eq!(outcome.out, "");
    assert!(outcome.err.contains("'Qwxyzzy' is not in the glossary"), "{outcome:?}");
}

#[test]
fn two_files_become_a_memory() {
    let folder = tempdir().unwrap();
    write_good_files(folder.path());
    let call = ["align", "bridge.en.txt", "pont.fr.txt", "-o", "out.tmx"];
    let outcome = run(folder.path(), &[&call[..], &["--json"]].concat()).expect_code(0);
    let done = &outcome.rows()[0];
    assert_eq!((&done["from"], &done["to"]), (&"en".into(), &"fr".into()), "{done}");
    assert_eq!((&done["source_sentences"], &done["target_sentences"]), (&9.into(), &9.into()), "{done}");
    assert_eq!((&done["beads"], &done["plausible"]), (&9.into(), &true.into()), "{done}");
    let memory = read(folder.path(), "out.tmx");
    assert_eq!(memory.matches("<tu ").count(), 9, "{memory}");
    // The document's own characters: no-break spaces, guillemets and curly quotation marks stay.
    for text in ["\u{AB}\u{A0}Nous avons perdu", "40\u{A0}000 euros.", "\u{201C}We lost many guests,\u{201D}"]
    {
        assert!(memory.contains(text), "{text:?}");
    }
    let plain = run(folder.path(), &call).expect_code(0);
    assert!(plain.out.starts_with("out.tmx: en-fr, 9 sentences and 9 sentences"), "{plain:?}");
    assert_eq!(listing(folder.path()), ["bridge.en.txt", "out.tmx", "pont.fr.txt"]);
}

#[test]
fn two_texts_that_have_nothing_in_common_are_told() {
    let folder = tempdir().unwrap();
    write(folder.path(), "a.txt", ENGLISH);
    let other = "Les pommes de terre se plantent en avril. On les arrose peu.\n\nIl faut les buter deux fois avant \
        l'\u{E9}t\u{E9}. La r\u{E9}colte commence quand les feuilles jaunissent.\n\nOn les garde dans une cave s\u{E8}che.\n";
    write(folder.path(), "b.txt", other);
    let outcome = run(folder.path(), &["align", "a.txt", "b.txt", "-o", "out.tmx"]).expect_code(1);
    assert!(outcome.err.contains("do not look like translations of each other"), "{outcome:?}");
    assert!(read(folder.path(), "out.tmx").contains("<tmx "), "the output is written all the same");
}

#[test]
fn a_file_that_cannot_be_aligned_is_named() {
    let folder = tempdir().unwrap();
    write_good_files(folder.path());
    write(folder.path(), "empty.txt", "");
    let outcome =
        run(folder.path(), &["align", "bridge.en.txt", "empty.txt", "-o", "out.tmx"]).expect_code(1);
    assert!(outcome.err.starts_with("drogman: error: empty.txt: the file is empty"), "{outcome:?}");
    let outcome =
        run(folder.path(), &["align", "bridge.en.txt", "pont.fr.txt", "-o", "no/where.tmx"]).expect_code(1);
    assert!(outcome.err.starts_with("drogman: error: no/where.tmx: cannot be written"), "{outcome:?}");
    write(folder.path(), "copy.txt", ENGLISH);
    let outcome = run(folder.path(), &["align", "bridge.en.txt", "copy.txt", "-o", "out.tmx"]).expect_code(2);
    assert!(outcome.err.contains("--from and --to"), "{outcome:?}");
    assert_eq!(listing(folder.path()), ["bridge.en.txt", "copy.txt", "empty.txt", "pont.fr.txt"]);
}

/// The lines of a text, one sentence each; lines without text stand for the borders of its paragraphs.
fn one_sentence_a_line(text: &str) -> String {
    text.replace(". ", ".\n")
}

#[test]
fn lines_become_a_ladder_and_keep_their_numbers() {
    let folder = tempdir().unwrap();
    let (english, french) = (one_sentence_a_line(ENGLISH), one_sentence_a_line(FRENCH));
    // Two English lines that are one in French.
    let french = french.replacen("le voir.\nLe maire", "le voir. Le maire", 1);
    write(folder.path(), "a.en", &english);
    write(folder.path(), "a.fr", &french);
    run(folder.path(), &["align", "a.en", "a.fr", "--lines", "-o", "out.ladder"]).expect_code(0);
    let ladder = read(folder.path(), "out.ladder");
    let mut seen: [Vec<usize>; 2] = [Vec::new(), Vec::new()];
    for line in ladder.lines() {
        let (source, target) = line.split_once(':').expect("two sides");
        for (side, seen) in [source, target].into_iter().zip(&mut seen) {
            let numbers = side.strip_prefix('[').and_then(|side| side.strip_suffix(']')).expect("brackets");
            seen.extend(numbers.split(',').filter(|n| !n.is_empty()).map(|n| n.parse::<usize>().unwrap()));
        }
    }
    for (text, seen) in [&english, &french].into_iter().zip(&mut seen) {
        seen.sort_unstable();
        let all: Vec<usize> = (0..text.lines().count()).collect();
        assert_eq!(*seen, all, "every line is in exactly one bead, blank ones too: {ladder}");
    }
    let blank = english.lines().position(str::is_empty).unwrap();
    let line_of = |side: usize, number: usize| {
        let holds = |line: &&str| {
            let side = line.split(':').nth(side).unwrap().trim_matches(['[', ']']);
            side.split(',').any(|n| n == number.to_string())
        };
        ladder.lines().find(holds).unwrap()
    };
    assert_eq!(line_of(0, blank), format!("[{blank}]:[]"), "{ladder}");
    assert_eq!(line_of(0, 0), "[0]:[0]", "{ladder}");
    assert_eq!(line_of(0, 3), "[3,4]:[3]", "{ladder}");
    let last = (english.lines().count() - 1, french.lines().count() - 1);
    assert_eq!(line_of(0, last.0), format!("[{}]:[{}]", last.0, last.1), "{ladder}");

    run(folder.path(), &["align", "a.en", "a.fr", "--lines", "--scores", "-o", "scored.ladder"])
        .expect_code(0);
    let scored = read(folder.path(), "scored.ladder");
    assert_eq!(scored.lines().count(), ladder.lines().count());
    for (plain, scored) in ladder.lines().zip(scored.lines()) {
        let (bead, score) = scored.rsplit_once(':').unwrap();
        assert_eq!(bead, plain);
        assert!((0.0..=1.0).contains(&score.parse::<f64>().unwrap()), "{scored}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = tempdir().unwrap();
    write_mixed_folder(&folder.path().join("in"));
    // More than a pipe holds, so that the command must notice.
    let long = "One sentence speaks of Yerevan and Gyumri.\n\n".repeat(3000);
    write(folder.path(), "long.txt", long);
    for call in [
        "segment long.txt",
        "segment long.txt --json",
        "detect long.txt",
        "normalize long.txt",
        "normalize long.txt --json",
        "names tag long.txt",
        "names tag long.txt --json",
        "names lookup Karabagh",
        "prepare in --to fr --force",
        "prepare in --to fr --force --json",
        "--help",
    ] {
        let script = format!("{{ \"$DROGMAN\" {call}; echo \"code $?\" >&2; }} | head -n 1");
        let outcome = shell(folder.path(), &script);
        assert_eq!(outcome.out.lines().count(), 1, "{call}: {outcome:?}");
        assert_eq!(outcome.err, "code 0\n", "{call}");
    }
    run(folder.path(), &["verify", "out"]).expect_code(0);
    // Nobody reads at all; a bad input still shows in the code.
    write(folder.path(), "in/empty.txt", "");
    let outcome =
        shell(folder.path(), "{ \"$DROGMAN\" prepare in --to fr --force; echo \"code $?\" >&2; } | true");
    assert!(outcome.err.ends_with("code 1\n"), "{outcome:?}");
}

#[test]
fn a_pipe_gets_no_colours_and_no_progress() {
    let folder = tempdir().unwrap();
    write_mixed_folder(&folder.path().join("in"));
    write(folder.path(), "in/empty.txt", "");
    let calls: [&[&str]; 10] = [
        &["--help"],
        &["prepare", "in", "--to", "fr"],
        &["verify", "out"],
        &["verify", "in"],
        &["detect", "in"],
        &["normalize", "in", "--explain"],
        &["segment", "in"],
        &["names", "tag", "in"],
        &["names", "lookup", "Karabagh"],
        &["prepare", "in"],
    ];
    for call in calls {
        let Outcome { out, err, .. } = run(folder.path(), call);
        assert!(!(out.is_empty() && err.is_empty()), "{call:?}");
        assert!(!out.contains('\u{1B}') && !err.contains('\u{1B}'), "{call:?}: {out}{err}");
        assert!(!out.contains('\r') && !err.contains('\r'), "{call:?}: {out}{err}");
    }
}

#[test]
fn events_are_one_object_a_line() {
    let folder = tempdir().unwrap();
    write_mixed_folder(&folder.path().join("in"));
    write(folder.path(), "in/empty.txt", "");
    let outcome =
        run(folder.path(), &["prepare", "in", "--to", "fr", "--json", "--threads", "2"]).expect_code(1);
    let rows = outcome.rows();
    let of = |event: &str| rows.iter().filter(|row| row["event"] == event).count();
    assert_eq!((of("found"), of("read"), of("fault"), of("done")), (1, 6, 1, 1), "{outcome:?}");
    assert!(of("aligned") >= 1 && of("writing") >= 6, "{outcome:?}");
    assert_eq!(outcome.err, "", "everything is in the events");
    let done = rows.last().unwrap();
    assert_eq!(done["event"], "done");
    assert_eq!(done["unreadable"][0]["document"], "empty.txt");
    for file in done["files"].as_array().unwrap() {
        assert!(folder.path().join("out").join(file.as_str().unwrap()).is_file(), "{file}");
    }
}

#[test]
fn the_stages_go_on_after_a_bad_input() {
    let folder = tempdir().unwrap();
    write_good_files(&folder.path().join("in"));
    write(folder.path(), "in/empty.txt", "");
    write(folder.path(), "in/b.txt", b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR");
    for command in [&["detect"][..], &["normalize"], &["segment"], &["names", "tag"]] {
        let outcome = run(folder.path(), &[command, &["in", "--json"]].concat()).expect_code(1);
        assert_eq!(outcome.errors().len(), 2, "{outcome:?}");
        let documents: std::collections::BTreeSet<String> =
            outcome.rows().iter().map(|row| row["document"].as_str().unwrap().to_owned()).collect();
        assert_eq!(documents.len(), 2, "{documents:?}");
    }
}
