//! What `drogman normalize` prints: views, diffs, explanations, rows, and what it refuses.

mod support;

use drogman::{EditMap, Remark};
use support::documents::{letter, windows_1252};
use support::{run, run_with_input, write};
use tempfile::tempdir;

const FRENCH: &str = "Une lettre\n\n\
    Il a \u{E9}crit : \"C'est la premi\u{E8}re fois que nous venons ici !\" Puis il est parti...\n\n\
    Personne n'a r\u{E9}pondu \u{E0} la lettre que nous avions envoy\u{E9}e.\n";

#[test]
fn a_diff_shows_both_lines_the_rules_and_what_cannot_be_seen() {
    let folder = tempdir().unwrap();
    write(folder.path(), "lettre.txt", FRENCH);
    let outcome = run(folder.path(), &["normalize", "lettre.txt", "--diff"]).expect_code(0);
    let lines: Vec<&str> = outcome.out.lines().collect();
    assert_eq!(
        lines,
        [
            "lettre.txt:3:11",
            "- Il a \u{E9}crit\u{2423}: \"C'est la premi\u{E8}re fois que nous venons ici\u{2423}!\" Puis il est parti...",
            "+ Il a \u{E9}crit\u{237D}: \u{AB}\u{237D}C'est la premi\u{E8}re fois que nous venons ici\u{23B5}!\u{237D}\u{BB} Puis il est parti\u{2026}",
            "  11 high-punctuation, 14 quotes, 57 high-punctuation, 59 quotes, 78 ellipsis",
            "signs: \u{237D} U+00A0 no-break space, \u{23B5} U+202F narrow no-break space, \u{2423} space that changes",
        ]
    );
    assert_eq!(
        outcome.err.lines().collect::<Vec<_>>(),
        ["5 changes", "     2 high-punctuation", "     2 quotes", "     1 ellipsis"]
    );
    let clean =
        run_with_input(folder.path(), &["normalize", "-", "--diff"], b"All is well.\n").expect_code(0);
    assert_eq!((clean.out.as_str(), clean.err.as_str()), ("", ""), "nothing to tell");
}

#[test]
fn explaining_names_line_and_column_and_marks_remarks() {
    let folder = tempdir().unwrap();
    write(folder.path(), "lettre.txt", FRENCH);
    let outcome = run(folder.path(), &["normalize", "lettre.txt", "--explain"]).expect_code(0);
    assert_eq!(outcome.out.lines().next(), Some("lettre.txt:3:11 high-punctuation \" \" -> \"\\u{a0}\""));
    let archive =
        run(folder.path(), &["normalize", "lettre.txt", "--explain", "--profile", "archive"]).expect_code(0);
    let first = archive.out.lines().next().unwrap_or("");
    assert!(first.starts_with("lettre.txt:3:11 high-punctuation remark \" \" "), "{archive:?}");
    assert!(archive.err.contains("2 remarks"), "{archive:?}");
    // Lines and columns are those of the file, markup and all.
    let page = "<html><body>\n<h1>Titre</h1>\n<p>Il a r\u{E9}pondu \u{E0} tous les visiteurs&nbsp;:\n\
        <b>personne</b> n'est venu ce jour-l\u{E0} &agrave; la mairie !</p></body></html>\n";
    write(folder.path(), "page.html", page);
    write(folder.path(), "page-1252.html", windows_1252(page));
    for name in ["page.html", "page-1252.html"] {
        let outcome = run(folder.path(), &["normalize", name, "--explain"]).expect_code(0);
        let expected = format!("{name}:4:57 high-punctuation \" \" -> \"\\u{{202f}}\"\n");
        assert_eq!(outcome.out, expected);
    }
}

#[test]
fn rows_carry_edits_and_remarks_and_close_with_counts() {
    let folder = tempdir().unwrap();
    write(folder.path(), "lettre.txt", FRENCH);
    let arguments = ["normalize", "lettre.txt", "--json", "--stats", "--profile", "archive"];
    let mut rows = run(folder.path(), &arguments).expect_code(0).rows();
    let counts = rows.pop().unwrap();
    let mut n_remarks = 0;
    for row in &rows {
        let text = row["text"].as_str().unwrap();
        let edits: EditMap = serde_json::from_value(row["edits"].clone()).unwrap();
        assert_eq!(edits.check(text, row["normalized"].as_str().unwrap_or(text)), Ok(()));
        let remarks: Vec<Remark> = serde_json::from_value(row["remarks"].clone()).unwrap();
        assert!(remarks.iter().all(|remark| !remark.span.slice(text).is_empty() || remark.span.is_empty()));
        n_remarks += remarks.len() as u64;
    }
    assert_eq!(counts["remarks"].as_u64(), Some(n_remarks));
    assert_eq!(counts["edits"], 0);
    assert!(n_remarks > 0, "{counts}");
}

#[test]
fn a_style_is_chosen_by_name() {
    let folder = tempdir().unwrap();
    write(folder.path(), "lettre.txt", FRENCH);
    let view =
        |style: &str| run(folder.path(), &["normalize", "lettre.txt", "--style", style]).expect_code(0).out;
    assert!(view("fr-CH").contains("\u{AB}\u{202F}C'est"));
    assert!(view("fr-CH,en-GB,wide").contains("\u{AB}\u{A0}C'est"));
    assert!(view("fr-FR,wide").contains("ici\u{A0}!"));
    let unknown = run(folder.path(), &["normalize", "lettre.txt", "--style", "fr-BE"]).expect_code(2);
    assert!(
        unknown.err.contains("'fr-BE' is not a house style; use fr-FR, fr-CA, fr-CH, en-US, en-GB"),
        "{unknown:?}"
    );
    let rivals = run(folder.path(), &["normalize", "lettre.txt", "--style", "fr-FR,fr-CH"]).expect_code(2);
    assert!(rivals.err.contains("fr-FR and fr-CH are both for French"), "{rivals:?}");
    // A region that the user expects is a house, too.
    let canada = run(folder.path(), &["normalize", "lettre.txt", "--langs", "fr-CA"]).expect_code(0).out;
    assert_eq!(canada, view("fr-CA"));
}

#[test]
fn a_bad_file_of_a_folder_does_not_stop_the_rest() {
    let folder = tempdir().unwrap();
    write(folder.path(), "all/a.txt", FRENCH);
    write(folder.path(), "all/b/letter.docx", letter());
    write(folder.path(), "all/c.docx", b"PK\x03\x04 broken");
    let outcome = run(folder.path(), &["normalize", "all", "--diff"]).expect_code(1);
    assert_eq!(outcome.errors().len(), 1, "{outcome:?}");
    assert!(outcome.errors()[0].contains("c.docx"), "{outcome:?}");
    assert!(outcome.out.contains("a.txt:3:11"), "{outcome:?}");
}

#[test]
fn several_files_stand_under_their_names_and_a_missing_one_stops_none() {
    let folder = tempdir().unwrap();
    write(folder.path(), "d/a.txt", "Il a dit : oui.\n");
    // The last line has no end.
    write(folder.path(), "d/b.txt", "Elle est partie...");
    write(folder.path(), "d/c.txt", "Rien de plus.\n");
    let outcome = run(folder.path(), &["normalize", "d", "nowhere"]).expect_code(1);
    assert_eq!(
        outcome.out,
        "==> a.txt <==\nIl a dit\u{A0}: oui.\n\n==> b.txt <==\nElle est partie\u{2026}\n\n==> c.txt <==\nRien de plus.\n"
    );
    assert_eq!(
        outcome.err.lines().collect::<Vec<_>>(),
        [
            "drogman: error: nowhere: there is no such file or folder",
            "a.txt: 1 change (1 high-punctuation)",
            "b.txt: 1 change (1 ellipsis)",
            "c.txt: nothing to change",
            "2 changes",
            "     1 ellipsis",
            "     1 high-punctuation",
        ]
    );
    let none = run(folder.path(), &["normalize", "nowhere", "nothing"]).expect_code(2);
    assert_eq!(none.err, "drogman: error: nowhere, nothing: there is no such file or folder\n");
    let pipe = run_with_input(folder.path(), &["normalize", "/dev/stdin"], b"x").expect_code(1);
    assert!(
        pipe.err.contains("/dev/stdin: is not a regular file") && pipe.err.contains("name -"),
        "{pipe:?}"
    );
}

#[test]
fn calls_that_make_no_sense_are_refused() {
    let folder = tempdir().unwrap();
    write(folder.path(), "lettre.txt", FRENCH);
    let wrong: [(&[&str], &str); 9] = [
        (&["--diff", "--explain"], "cannot be used with"),
        (&["--diff", "--json"], "cannot be used with"),
        (&["--lines", "--in-place"], "cannot be used with"),
        (&["--write"], "--in-place"),
        (&["--stats"], "--json"),
        (&["--jsonl"], "--column"),
        (&["--column", "text"], "--jsonl"),
        (&["--lang", "fr"], "--lang goes with --lines or --jsonl"),
        (&["--in-place", "--profile", "search-key"], "search-key makes keys for searching"),
    ];
    for (arguments, told) in wrong {
        let call = [&["normalize", "lettre.txt"], arguments].concat();
        let outcome = run(folder.path(), &call).expect_code(2);
        assert!(outcome.err.contains(told) && outcome.out.is_empty(), "{call:?}: {outcome:?}");
    }
    let stdin = run_with_input(folder.path(), &["normalize", "-", "--in-place"], b"x").expect_code(2);
    assert!(stdin.err.contains("standard input is no file to change in place"), "{stdin:?}");
}

#[test]
fn a_search_key_is_printed() {
    let folder = tempdir().unwrap();
    let outcome = run_with_input(
        folder.path(),
        &["normalize", "--lines", "--profile", "search-key", "-"],
        "L\u{2019}\u{C9}t\u{E9}\u{A0}!\n".as_bytes(),
    )
    .expect_code(0);
    assert_eq!(outcome.out, "l'ete\n");
}
