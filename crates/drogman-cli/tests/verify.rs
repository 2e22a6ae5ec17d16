//! `drogman verify`: an untouched package holds; one changed byte of any of its files or inputs does not, and neither
//! does a package whose digests were all forged to fit a change.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of a test fails the test"
)]

mod support;

use std::path::Path;
use support::documents::{letter, write_mixed_folder};
use support::package::{change_lines, line_with, replace_in_line, seal};
use support::{Numbers, Outcome, all_files, copy, listing, read, rows, run, write};
use tempfile::{TempDir, tempdir};

/// A folder with mixed documents in `in/` and their package in `out/`.
fn prepared() -> TempDir {
    let folder = tempdir().unwrap();
    write_mixed_folder(&folder.path().join("in"));
    // Two further ways to the same letters: an accent of its own, and an entity that is spelt out.
    write(
        &folder.path().join("in"),
        "notes.md",
        "# Notes\n\nThe cafe\u{301} &amp; the bakery\u{2026} both open at 8.\n",
    );
    run(folder.path(), &["prepare", "in", "--to", "fr"]).expect_code(0);
    folder
}

/// The sentence that `verify` refuses a package with.
#[track_caller]
fn refusal(folder: &Path, package: &str) -> String {
    let outcome: Outcome = run(folder, &["verify", package]).expect_code(1);
    assert_eq!((outcome.out.as_str(), outcome.err.lines().count()), ("", 1), "{outcome:?}");
    let prefix = format!("{package}: does not hold: ");
    outcome.err.strip_prefix(&prefix).unwrap_or_else(|| panic!("{outcome:?}")).trim_end().to_owned()
}

#[test]
fn an_untouched_package_holds() {
    let folder = prepared();
    let outcome = run(folder.path(), &["verify", "out"]).expect_code(0);
    assert!(outcome.out.starts_with("out: holds\n"), "{outcome:?}");
    let n_bytes: usize = all_files(&folder.path().join("in")).iter().map(|(_, bytes)| bytes.len()).sum();
    let outcome = run(folder.path(), &["verify", "out", "--json"]).expect_code(0);
    let proof = &outcome.rows()[0];
    assert_eq!((&proof["holds"], &proof["documents"]), (&true.into(), &7.into()), "{proof}");
    assert_eq!(proof["bytes"].as_u64(), Some(n_bytes as u64), "every byte of the inputs is accounted for");
    // Sealing is not what breaks the packages of the other tests.
    let before = read(folder.path(), "out/manifest.json");
    seal(&folder.path().join("out"));
    assert_eq!(read(folder.path(), "out/manifest.json"), before);
}

#[test]
fn every_span_kind_and_state_is_in_the_sample() {
    // The tests below mean little when the sample has nothing to change.
    let folder = prepared();
    let spans = read(folder.path(), "out/spans.jsonl");
    for word in ["segment", "gap", "skeleton", "dropped", "unaligned", "aligned", "given", "metadata", "bom"]
    {
        assert!(spans.contains(&format!("\"{word}\"")), "{word}");
    }
    let edits = read(folder.path(), "out/edits.jsonl");
    assert!(edits.contains("\"normalize\"") && edits.contains("\"entity\""), "{edits}");
}

#[test]
fn one_changed_byte_of_any_file_is_found_and_the_file_named() {
    let folder = prepared();
    let package = folder.path().join("out");
    let mut numbers = Numbers(20);
    let mut n_changes = 0;
    for (file, bytes) in all_files(&package) {
        for _ in 0..6.min(bytes.len()) {
            let at = numbers.below(bytes.len());
            let mut changed = bytes.clone();
            changed[at] ^= 1 + numbers.below(255) as u8;
            write(&package, &file, &changed);
            let message = refusal(folder.path(), "out");
            assert!(message.starts_with(&format!("{file}: ")), "{file} at byte {at}: {message}");
            n_changes += 1;
        }
        write(&package, &file, &bytes);
    }
    assert!(n_changes > 60, "{n_changes}");
    run(folder.path(), &["verify", "out"]).expect_code(0);
}

#[test]
fn the_place_of_a_changed_byte_is_told() {
    let folder = prepared();
    let package = folder.path().join("out");
    let text = read(&package, "text/notes.md.txt");
    let at = text.find("bakery").unwrap();
    write(&package, "text/notes.md.txt", text.replace("bakery", "Bakery"));
    assert!(
        refusal(folder.path(), "out").contains(&format!("first at byte {at} ")),
        "{}",
        refusal(folder.path(), "out")
    );
    write(&package, "text/notes.md.txt", &text);

    for file in ["segments.jsonl", "spans.jsonl", "edits.jsonl", "beads.jsonl"] {
        let before = read(&package, file);
        let n = before.lines().count();
        change_lines(&package, file, |lines| lines[n / 2].insert(5, '{'));
        let message = refusal(folder.path(), "out");
        assert!(message.starts_with(&format!("{file}: line {}, byte ", n / 2 + 1)), "{message}");
        write(&package, file, before);
    }
    let manifest = read(&package, "manifest.json");
    write(&package, "manifest.json", manifest.replacen("\"aligned\"", "\"Aligned\"", 1));
    assert!(refusal(folder.path(), "out").starts_with("manifest.json: line "), "a field is missing");
    write(&package, "manifest.json", manifest.replacen("\"format\": \"text\"", "\"format\": \"test\"", 1));
    assert!(refusal(folder.path(), "out").contains("was changed after it was written (first seen at byte "));
}

#[test]
fn one_changed_byte_of_any_input_is_found_and_the_input_named() {
    let folder = prepared();
    let inputs = folder.path().join("in");
    let mut numbers = Numbers(4);
    for (name, bytes) in all_files(&inputs) {
        for _ in 0..12 {
            let at = numbers.below(bytes.len());
            let mut changed = bytes.clone();
            changed[at] ^= 1 + numbers.below(255) as u8;
            write(&inputs, &name, &changed);
            let message = refusal(folder.path(), "out");
            let named = message.starts_with(&format!("{name}: "))
                || message.starts_with(&format!("text/{name}.txt: "));
            assert!(named && message.contains("the input was changed"), "{name} at byte {at}: {message}");
        }
        write(&inputs, &name, &bytes);
    }
    // A letter of the text: the byte of the text is told.
    let text = String::from_utf8(support::read(&inputs, "bridge.en.txt").into_bytes()).unwrap();
    write(&inputs, "bridge.en.txt", text.replacen("stone", "Stone", 1));
    let at = text.find("stone").unwrap() - '\u{FEFF}'.len_utf8();
    assert!(refusal(folder.path(), "out").contains(&format!("first at byte {at} of the text")));
}

#[test]
fn a_changed_byte_of_a_member_that_is_not_read_is_found() {
    let folder = prepared();
    // The container is made again with another picture in it: its own checksums are right.
    let bytes = letter();
    let picture = b"no picture at all";
    let at = bytes.windows(10).position(|window| window == b"image1.png").unwrap();
    assert!(!bytes.windows(picture.len()).any(|window| window == picture), "members are compressed");
    for change in [at + 12, at + 30] {
        let mut changed = bytes.clone();
        changed[change] ^= 0x10;
        write(folder.path(), "in/deep/letter.docx", &changed);
        let message = refusal(folder.path(), "out");
        assert!(message.contains("deep/letter.docx") && message.contains("was changed"), "{message}");
    }
    // The time of a member, which no reader looks at: the eleventh byte of its header.
    let mut changed = bytes.clone();
    let header = bytes.windows(4).position(|window| window == b"PK\x03\x04").unwrap();
    changed[header + 10] ^= 1;
    write(folder.path(), "in/deep/letter.docx", &changed);
    let message = refusal(folder.path(), "out");
    assert!(message.contains("the input was changed after it was prepared"), "{message}");
}

#[test]
fn an_input_that_is_gone_is_named() {
    let folder = prepared();
    std::fs::remove_file(folder.path().join("in/market.html")).unwrap();
    let message = refusal(folder.path(), "out");
    assert!(message.contains("in/market.html: the input cannot be read"), "{message}");
}

#[test]
fn what_is_cut_off_added_or_deleted_is_found() {
    let folder = prepared();
    let package = folder.path().join("out");
    for (file, bytes) in all_files(&package) {
        let half = &bytes[..bytes.len() / 2];
        let without_end = &bytes[..bytes.len() - 1];
        let longer = [&bytes, b"\n".as_slice()].concat();
        let twice = [bytes.as_slice(), &bytes].concat();
        for changed in [half, without_end, &longer, &twice] {
            write(&package, &file, changed);
            let message = refusal(folder.path(), "out");
            assert!(message.starts_with(&format!("{file}: ")), "{file}: {message}");
        }
        std::fs::remove_file(package.join(&file)).unwrap();
        let message = refusal(folder.path(), "out");
        assert!(message.contains(&file), "{file}: {message}");
        write(&package, &file, &bytes);
    }
    run(folder.path(), &["verify", "out"]).expect_code(0);
}

#[test]
fn lines_that_are_swapped_or_lost_are_found() {
    let folder = prepared();
    let package = folder.path().join("out");
    for file in ["spans.jsonl", "segments.jsonl", "edits.jsonl", "beads.jsonl", "names.tsv"] {
        let before = read(&package, file);
        for swapped in [true, false] {
            change_lines(&package, file, |lines| {
                if swapped {
                    lines.swap(1, 2);
                } else {
                    lines.remove(lines.len() / 2);
                }
            });
            let message = refusal(folder.path(), "out");
            assert!(message.starts_with(&format!("{file}: ")), "{message}");
            write(&package, file, &before);
        }
    }
}

/// Alters a fresh copy of the package, forges all its digests, and gives the sentence that it is refused with.
#[track_caller]
fn forged(folder: &Path, alter: impl FnOnce(&Path)) -> String {
    let package = folder.join("forged");
    if package.exists() {
        std::fs::remove_dir_all(&package).unwrap();
    }
    copy(&folder.join("out"), &package);
    alter(&package);
    seal(&package);
    let message = refusal(folder, "forged");
    assert!(!message.contains("SHA-256") && !message.contains("after it was written"), "{message}");
    message
}

#[test]
fn the_meaning_is_checked_and_not_only_the_digests() {
    let folder = prepared();
    let folder = folder.path();

    // A border between two spans is moved.
    let message = forged(folder, |package| {
        let spans = rows(&read(package, "spans.jsonl"));
        let at = spans.windows(2).position(|w| w[0]["kind"] == "segment" && w[1]["kind"] == "gap").unwrap();
        let end = spans[at]["end"].as_u64().unwrap();
        change_lines(package, "spans.jsonl", |lines| {
            lines[at] = lines[at].replacen(&format!("\"end\":{end}"), &format!("\"end\":{}", end - 1), 1);
            lines[at + 1] =
                lines[at + 1].replacen(&format!("\"start\":{end}"), &format!("\"start\":{}", end - 1), 1);
        });
    });
    assert!(message.starts_with("spans.jsonl: line "), "{message}");

    // A gap is left out.
    let message = forged(folder, |package| {
        change_lines(package, "spans.jsonl", |lines| drop(lines.remove(line_with(lines, &["\"gap\""]))));
    });
    assert!(message.contains("does not follow the one before it"), "{message}");

    // The last span of a document is left out.
    let message = forged(folder, |package| {
        change_lines(package, "spans.jsonl", |lines| {
            let last = lines.iter().rposition(|line| line.contains("\"pont.fr.txt\"")).unwrap();
            lines.remove(last);
        });
    });
    assert!(message.contains("pont.fr.txt") && message.contains("are in no span"), "{message}");

    // A byte of the input that has no text is left out of the account.
    let message = forged(folder, |package| {
        change_lines(package, "spans.jsonl", |lines| drop(lines.remove(line_with(lines, &["\"bom\""]))));
    });
    assert!(message.contains("stretches of the input have no text"), "{message}");

    // A state is made up.
    let message = forged(folder, |package| {
        replace_in_line(package, "spans.jsonl", &[], "\"unaligned\"", "\"aligned\"");
    });
    assert!(message.starts_with("spans.jsonl: line ") && message.contains("the beads say"), "{message}");

    // Text is said to be dropped, or to be no text.
    let message = forged(folder, |package| {
        replace_in_line(
            package,
            "spans.jsonl",
            &[],
            "\"kind\":\"gap\"",
            "\"kind\":\"dropped\",\"reason\":\"metadata\"",
        );
    });
    assert!(message.contains("dropped nothing here"), "{message}");
    for kind in ["gap", "skeleton", "dropped"] {
        let message = forged(folder, |package| drop_first_segment(package, kind));
        assert!(message.starts_with("spans.jsonl: line "), "{kind}: {message}");
    }
}

/// Takes the first segment of the notes out of every account, and calls its text something else.
fn drop_first_segment(package: &Path, kind: &str) {
    let notes = "\"document\":\"notes.md\"";
    change_lines(package, "segments.jsonl", |lines| drop(lines.remove(line_with(lines, &[notes]))));
    change_lines(package, "spans.jsonl", |lines| {
        let at = line_with(lines, &[notes, "\"segment\""]);
        let row = &rows(&lines[at])[0];
        let (start, end) = (&row["start"], &row["end"]);
        lines[at] =
            format!("{{{notes},\"start\":{start},\"end\":{end},\"kind\":\"{kind}\",\"reason\":\"marker\"}}");
    });
    change_lines(package, "manifest.json", |lines| {
        let document = line_with(lines, &["\"document\": \"notes.md\""]);
        let at = document + line_with(&lines[document..], &["\"n_mentions\""]) - 1;
        let (key, n) = lines[at].trim_end_matches(',').split_once(": ").unwrap();
        assert_eq!(key.trim(), "\"n_segments\"");
        lines[at] = format!("{key}: {},", n.parse::<u32>().unwrap() - 1);
    });
}

#[test]
fn edit_lists_and_segments_are_checked_against_the_inputs() {
    let folder = prepared();
    let folder = folder.path();

    // What stood in the source before an edit.
    let message = forged(folder, |package| {
        replace_in_line(
            package,
            "edits.jsonl",
            &["\"normalize\"", "\"notes.md\""],
            "\"original\":\"",
            "\"original\":\"x",
        );
    });
    assert!(
        message.starts_with("edits.jsonl: line ") && message.contains("and its original has"),
        "{message}"
    );

    // An edit list is gone.
    let message = forged(folder, |package| {
        change_lines(package, "edits.jsonl", |lines| {
            drop(lines.remove(line_with(lines, &["\"normalize\""])));
        });
    });
    assert!(message.contains("have an edit list"), "{message}");

    // A view says something else than its edit list.
    let message = forged(folder, |package| {
        replace_in_line(
            package,
            "segments.jsonl",
            &["\"notes.md\""],
            "\"normalized\":\"",
            "\"normalized\":\"No ",
        );
    });
    assert!(message.starts_with("edits.jsonl: line "), "{message}");

    // Layer 0 says something else of the bytes.
    let message = forged(folder, |package| {
        replace_in_line(package, "edits.jsonl", &["\"decode\""], "\"skeleton\"", "\"dropped\"");
    });
    assert!(
        message.starts_with("edits.jsonl: line ") && message.contains("what becomes of the bytes"),
        "{message}"
    );

    // The text of a segment, and the segment itself.
    let message = forged(folder, |package| {
        replace_in_line(package, "segments.jsonl", &["\"bridge.en.txt\""], "stone bridge", "steel bridge");
    });
    assert!(message.starts_with("segments.jsonl: line "), "{message}");
    let message = forged(folder, |package| {
        change_lines(package, "segments.jsonl", |lines| {
            drop(lines.remove(line_with(lines, &["\"pont.fr.txt\""])));
        });
    });
    assert!(message.starts_with("segments.jsonl: pont.fr.txt has "), "{message}");

    // The text that all offsets count in.
    let message = forged(folder, |package| {
        let text = read(package, "text/pont.fr.txt.txt");
        write(package, "text/pont.fr.txt.txt", text.replacen("ma\u{E7}ons", "ma\u{E7}ins", 1));
    });
    assert!(message.starts_with("text/pont.fr.txt.txt: ") && message.contains("first at byte "), "{message}");

    // A bead is gone, or names what is not there.
    let message = forged(folder, |package| {
        change_lines(package, "beads.jsonl", |lines| drop(lines.remove(line_with(lines, &["\"1-1\""]))));
    });
    assert!(message.contains("the beads say that it is unaligned"), "{message}");
    let message = forged(folder, |package| {
        replace_in_line(
            package,
            "beads.jsonl",
            &["\"1-1\""],
            "\"source_segments\":[\"",
            "\"source_segments\":[\"nobody\",\"",
        );
    });
    assert!(message.starts_with("beads.jsonl: ") && message.contains("nobody"), "{message}");
}

#[test]
fn rows_of_a_document_that_the_manifest_does_not_know_are_found() {
    let folder = prepared();
    for file in ["spans.jsonl", "segments.jsonl", "edits.jsonl"] {
        let message = forged(folder.path(), |package| {
            change_lines(package, file, |lines| {
                let last = lines.last().unwrap().replacen("\"document\":\"", "\"document\":\"other/", 1);
                lines.push(last);
            });
        });
        assert!(message.starts_with(&format!("{file}: line ")), "{message}");
        assert!(message.contains("belongs to no input"), "{message}");
    }
}

#[test]
fn a_folder_that_is_no_package_is_told_from_a_wrong_call() {
    let folder = tempdir().unwrap();
    run(folder.path(), &["verify", "nowhere"]).expect_code(2);
    std::fs::create_dir(folder.path().join("empty")).unwrap();
    assert!(refusal(folder.path(), "empty").contains("is this a package of prepare?"));
    write(folder.path(), "other/manifest.json", "{}");
    assert!(refusal(folder.path(), "other").starts_with("manifest.json: line 1, column 2: "));
    assert_eq!(listing(folder.path()), ["empty", "other"]);
    let outcome = run(folder.path(), &["verify", "other", "--json"]).expect_code(1);
    assert_eq!(outcome.rows()[0]["holds"], false);
}

#[test]
fn standard_input_is_kept_so_that_it_can_be_proved() {
    let folder = tempdir().unwrap();
    let text = "The bridge was closed. Nobody knew why.";
    support::run_with_input(folder.path(), &["prepare", "-", "--to", "fr"], text.as_bytes()).expect_code(0);
    run(folder.path(), &["verify", "out"]).expect_code(0);
    let kept: Vec<(String, Vec<u8>)> = all_files(&folder.path().join("out"))
        .into_iter()
        .filter(|(name, _)| name.starts_with("input/"))
        .collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].1, text.as_bytes());
    write(&folder.path().join("out"), &kept[0].0, text.replace("closed", "Closed"));
    assert!(refusal(folder.path(), "out").contains("byte 15"), "{}", refusal(folder.path(), "out"));
}
