//! What is said of languages and names, and what is left out: told, and never guessed.

mod support;

use support::documents::{ENGLISH, FRENCH};
use support::{listing, read, rows, run, write};
use tempfile::tempdir;

#[test]
fn words_are_no_language_tags() {
    let folder = tempdir().unwrap();
    write(folder.path(), "a.txt", ENGLISH);
    for (option, word) in [("--to", "french"), ("--to", "francais"), ("--to", "fr_FR")] {
        let outcome = run(folder.path(), &["prepare", "a.txt", option, word]).expect_code(2);
        assert!(outcome.err.contains(word) && outcome.err.contains("BCP 47"), "{}", outcome.err);
    }
    let outcome = run(folder.path(), &["prepare", "a.txt", "--to", "fr", "--from", "fr-CA"]).expect_code(2);
    assert!(outcome.err.contains("from fr-CA into fr"), "{}", outcome.err);
    assert_eq!(listing(folder.path()), ["a.txt"]);
}

#[test]
fn languages_the_wrong_way_round_are_told() {
    let folder = tempdir().unwrap();
    write(folder.path(), "a.txt", ENGLISH);
    write(folder.path(), "b.txt", FRENCH);
    let outcome =
        run(folder.path(), &["align", "a.txt", "b.txt", "--from", "fr", "--to", "en", "-o", "x.tmx"]);
    assert!(outcome.err.contains("a.txt is called fr and looks like en"), "{}", outcome.err);
    let outcome =
        run(folder.path(), &["align", "a.txt", "b.txt", "--from", "en", "--to", "fr", "-o", "y.tmx"]);
    assert!(!outcome.err.contains("looks like"), "{}", outcome.err);
}

#[test]
fn a_result_may_go_to_standard_output() {
    let folder = tempdir().unwrap();
    write(folder.path(), "a.txt", ENGLISH);
    write(folder.path(), "b.txt", FRENCH);
    let outcome = run(folder.path(), &["align", "a.txt", "b.txt", "-o", "-"]);
    assert!(
        outcome.out.starts_with("<?xml") && outcome.out.trim_end().ends_with("</tmx>"),
        "{}",
        outcome.out
    );
    assert!(outcome.err.contains("sentences"), "the summary is beside it: {}", outcome.err);
    assert_eq!(listing(folder.path()), ["a.txt", "b.txt"]);
}

#[test]
fn files_of_other_formats_are_passed_over_and_told() {
    let folder = tempdir().unwrap();
    write(folder.path(), "in/a.txt", ENGLISH);
    write(folder.path(), "in/b.pdf", b"%PDF-1.4");
    write(folder.path(), "in/c.png", b"\x89PNG");
    let outcome = run(folder.path(), &["prepare", "in", "--to", "fr"]).expect_code(0);
    assert!(
        outcome.out.contains("2 files of no format that is read were passed over: b.pdf"),
        "{}",
        outcome.out
    );
}

#[test]
fn inline_codes_that_are_left_out_are_told() {
    let folder = tempdir().unwrap();
    let tmx = r#"<?xml version="1.0"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence"
        o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body><tu><tuv xml:lang="en"><seg>See page <ph x="1">{p}</ph>.</seg></tuv>
        <tuv xml:lang="fr"><seg>Voir page <ph x="1">{p}</ph>.</seg></tuv></tu></body></tmx>"#;
    write(folder.path(), "m.tmx", tmx);
    let outcome = run(folder.path(), &["prepare", "m.tmx", "--to", "fr"]).expect_code(0);
    assert!(outcome.out.contains("2 inline codes"), "{}", outcome.out);
}

#[test]
fn a_family_name_is_theirs_who_is_named_in_full_beside_it() {
    let folder = tempdir().unwrap();
    let alone = "Aliyev was mentioned in the report of the railway company.\n";
    write(folder.path(), "alone.txt", alone);
    write(
        folder.path(),
        "beside.txt",
        format!("Heydar Aliyev was president of Azerbaijan from 1993 to 2003.\n\n{alone}"),
    );
    run(folder.path(), &["prepare", "alone.txt", "beside.txt", "--to", "fr"]).expect_code(0);
    let concepts = |document: &str| -> Vec<String> {
        read(folder.path(), "out/names.tsv")
            .lines()
            .map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>())
            .filter(|cells| cells[1] == "Aliyev" && cells[2] == document)
            .map(|cells| cells[0].clone())
            .collect()
    };
    assert!(concepts("alone.txt").iter().all(|concept| concept.contains('|')), "{:?}", concepts("alone.txt"));
    assert_eq!(concepts("beside.txt"), ["heydar-aliyev"]);
    assert!(!rows(&read(folder.path(), "out/segments.jsonl")).is_empty());
}
