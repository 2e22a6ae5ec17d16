//! The same inputs give the same bytes: on any number of threads, in any run, from any folder.

mod support;

use std::path::Path;
use support::documents::{ENGLISH, FRENCH, write_mixed_folder};
use support::{all_files, copy, run, write};
use tempfile::tempdir;

/// Documents enough that threads have something to race for: several pairs, several texts without a partner.
fn write_inputs(folder: &Path) {
    write_mixed_folder(folder);
    for n in 1..5 {
        let number = |text: &str| text.replace("300", &format!("{n}00")).replace("25", &format!("1{n}"));
        let other = |text: &str, old: &str, new: &str| text.replace(old, new);
        write(folder, &format!("more/bridge-{n}.txt"), number(&other(ENGLISH, "Gyumri", "Vanadzor")));
        write(folder, &format!("more/pont-{n}.txt"), number(&other(FRENCH, "Gyumri", "Vanadzor")));
    }
    write(folder, "more/alone.txt", "Nobody translated this. It speaks of a garden in Tbilisi, and of tea.");
    write(folder, "more/empty.txt", "");
}

#[track_caller]
fn prepare(folder: &Path, arguments: &[&str]) -> Vec<(String, Vec<u8>)> {
    // One input is empty on purpose: the report of it is part of the output.
    run(folder, &[&["prepare", "in", "--to", "fr"], arguments].concat()).expect_code(1);
    all_files(&folder.join("out"))
}

#[track_caller]
fn assert_same(one: &[(String, Vec<u8>)], other: &[(String, Vec<u8>)], what: &str) {
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|file| file.0.clone()).collect::<Vec<_>>();
    assert_eq!(names(one), names(other), "{what}: the same files");
    for ((name, a), (_, b)) in one.iter().zip(other) {
        let at = a.iter().zip(b).position(|(x, y)| x != y);
        assert!(a == b, "{what}: {name} differs at byte {:?}, lengths {} and {}", at, a.len(), b.len());
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let folder = tempdir().unwrap();
    write_inputs(&folder.path().join("in"));
    let one = prepare(folder.path(), &["--threads", "1"]);
    let manifest = one.iter().find(|file| file.0 == "manifest.json").unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest.1).unwrap();
    assert!(manifest["pairs"].as_array().unwrap().len() > 1, "there is work for several threads");
    for threads in ["2", "4"] {
        let more = prepare(folder.path(), &["--threads", threads, "--force"]);
        assert_same(&one, &more, &format!("{threads} threads"));
    }
    // A second run, and one with as many threads as the machine likes.
    assert_same(&one, &prepare(folder.path(), &["--force"]), "again");
}

#[test]
fn the_place_changes_nothing() {
    let (here, there) = (tempdir().unwrap(), tempdir().unwrap());
    write_inputs(&here.path().join("in"));
    let elsewhere = there.path().join("a folder/with a longer name");
    copy(here.path(), &elsewhere);
    let one = prepare(here.path(), &[]);
    assert_same(&one, &prepare(&elsewhere, &[]), "the same layout elsewhere");
    // The same from above: inputs and output are told by longer paths, and lie as before.
    let inputs = elsewhere.join("in");
    let out = elsewhere.join("out");
    let (inputs, out) = (inputs.to_str().unwrap(), out.to_str().unwrap());
    run(there.path(), &["prepare", inputs, "--to", "fr", "--out", out, "--force"]).expect_code(1);
    assert_same(&one, &all_files(&elsewhere.join("out")), "from another current folder");
}

#[test]
fn a_package_that_moves_with_its_inputs_still_holds() {
    let (here, there) = (tempdir().unwrap(), tempdir().unwrap());
    write_inputs(&here.path().join("in"));
    prepare(here.path(), &[]);
    copy(here.path(), there.path());
    drop(here);
    run(there.path(), &["verify", "out"]).expect_code(0);
}

#[test]
fn only_a_date_that_is_given_is_written() {
    let folder = tempdir().unwrap();
    write_mixed_folder(&folder.path().join("in"));
    let mut command = support::command(folder.path(), &["prepare", "in", "--to", "fr"]);
    let outcome = support::Outcome::of(command.env("SOURCE_DATE_EPOCH", "951782400").output().unwrap());
    outcome.expect_code(0);
    assert!(support::read(folder.path(), "out/bitext.tmx").contains("20000229T000000Z"));
    run(folder.path(), &["prepare", "in", "--to", "fr", "--force"]).expect_code(0);
    assert!(!support::read(folder.path(), "out/bitext.tmx").contains("creationdate"));
    let mut command = support::command(folder.path(), &["prepare", "in", "--to", "fr", "--force"]);
    let outcome = support::Outcome::of(command.env("SOURCE_DATE_EPOCH", "yesterday").output().unwrap());
    assert!(outcome.expect_code(2).err.contains("SOURCE_DATE_EPOCH is 'yesterday'"));
}
