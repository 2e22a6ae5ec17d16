//! Bad inputs: each gives one clear message that names the file, the rest of the batch goes on, nothing half-written
//! stays, and the exit code says so.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "tests make their own inputs and look at the outputs")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of a test fails the test"
)]

mod support;

use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use support::documents::{docx, docx_of, main_part, write_good_files};
use support::{Outcome, listing, read, rows, run, run_with_input, shell, write};
use tempfile::{TempDir, tempdir};

/// A folder with two good files in `in/`.
fn folder_with_good_files() -> TempDir {
    let folder = tempdir().unwrap();
    write_good_files(&folder.path().join("in"));
    folder
}

/// The documents that `out` accounts for.
fn documents(folder: &Path) -> Vec<String> {
    let manifest: serde_json::Value = serde_json::from_str(&read(folder, "out/manifest.json")).unwrap();
    let inputs = manifest["inputs"].as_array().expect("a list of inputs");
    inputs.iter().map(|input| input["document"].as_str().expect("a name").to_owned()).collect()
}

/// One error that names the file and holds those words; the good files are in the package, and nothing else lies
/// beside it.
#[track_caller]
fn assert_one_fault(folder: &Path, outcome: Outcome, name: &str, words: &[&str]) {
    let outcome = outcome.expect_code(1);
    let errors = outcome.errors();
    assert_eq!(errors.len(), 1, "{outcome:?}");
    assert_eq!(outcome.err.lines().count(), 1, "{outcome:?}");
    let error = errors[0].strip_prefix("drogman: error: ").unwrap();
    assert!(error.starts_with(&format!("{name}: ")), "{error}");
    for word in words {
        assert!(error.contains(word), "{word:?} is not in: {error}");
    }
    let mut found = documents(folder);
    found.retain(|document| document != name);
    assert_eq!(found, ["bridge.en.txt", "pont.fr.txt"], "the good files are in the package");
    let manifest: serde_json::Value = serde_json::from_str(&read(folder, "out/manifest.json")).unwrap();
    assert_eq!(manifest["unreadable"][0]["document"].as_str(), Some(name));
    assert_eq!(manifest["pairs"].as_array().map(Vec::len), Some(1), "the good files are still a pair");
    assert_eq!(listing(folder), ["in", "out"], "nothing else stays");
    run(folder, &["verify", "out"]).expect_code(0);
}

#[track_caller]
fn assert_refused(name: &str, bytes: &[u8], words: &[&str]) {
    let folder = folder_with_good_files();
    write(&folder.path().join("in"), name, bytes);
    let outcome = run(folder.path(), &["prepare", "in", "--to", "fr"]);
    assert_one_fault(folder.path(), outcome, name, words);
}

#[test]
fn a_picture_under_the_name_of_a_text() {
    let picture = b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1F\x15\xC4\x89";
    assert_refused("picture.txt", picture, &["PNG image", "save it as"]);
}

#[test]
fn bytes_that_are_no_text() {
    let bytes: Vec<u8> = (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    assert_refused("dump.txt", &bytes, &["byte"]);
}

#[test]
fn an_empty_file() {
    assert_refused("empty.md", b"", &["empty"]);
}

#[test]
fn a_file_of_blanks() {
    assert_refused("blanks.txt", b" \r\n\t\n\n", &["no text"]);
}

#[test]
fn a_word_document_cut_short() {
    let whole = support::documents::letter();
    let cut = &whole[..whole.len() * 2 / 3];
    assert_refused("letter.docx", cut, &["cut short or damaged", &format!("byte {}", cut.len())]);
}

#[test]
fn a_word_document_under_a_password() {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(1024, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4096, 0);
    assert_refused("secret.docx", &bytes, &["password"]);
}

#[test]
fn a_container_that_blows_up() {
    let mut bomb = main_part(&["A"]).replace("</w:body>", "");
    bomb.push_str(&" ".repeat(40 << 20));
    let bytes = docx_of(bomb.as_bytes());
    assert!(bytes.len() < 100_000, "the container itself is small: {}", bytes.len());
    assert_refused("bomb.docx", &bytes, &["word/document.xml", "limit"]);
}

/// A memory may state a document type, so its entities do not refuse it: they stay as they are written.
#[test]
fn entities_that_blow_up_in_a_memory_are_told_and_not_expanded() {
    let folder = folder_with_good_files();
    let level = |n: u32| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10));
    let levels = (1..12).map(level).collect::<Vec<_>>().concat();
    let doctype = format!("<!DOCTYPE tmx [<!ENTITY e0 \"boom\">{levels}]>\n<tmx ");
    let memory = support::documents::MEMORY.replacen("<tmx ", &doctype, 1).replace("Mind the gap.", "&e11;");
    write(folder.path(), "in/bomb.tmx", memory);
    let outcome = run(folder.path(), &["prepare", "in", "--to", "fr"]).expect_code(0);
    assert_eq!(outcome.err.lines().count(), 1, "{outcome:?}");
    for words in ["drogman: warning: bomb.tmx: ", "at byte 39: ", "DOCTYPE declares entities", "not expanded"]
    {
        assert!(outcome.err.contains(words), "{words:?}: {outcome:?}");
    }
    let text = read(folder.path(), "out/text/bomb.tmx.txt");
    assert!(text.contains("&e11;") && !text.contains("boom"), "{text}");
    run(folder.path(), &["verify", "out"]).expect_code(0);
}

#[test]
fn entities_that_blow_up_in_a_word_document() {
    let part = main_part(&["&e1;"]).replacen(
        "<w:document",
        "<!DOCTYPE d [<!ENTITY e0 \"boom\"><!ENTITY e1 \"&e0;&e0;&e0;\">]><w:document",
        1,
    );
    assert_refused("bomb.docx", &docx_of(part.as_bytes()), &["DOCTYPE", "word/document.xml", "byte 56"]);
}

#[test]
fn a_page_without_text() {
    let page = b"<!DOCTYPE html><html><head><style>p { color: red }</style></head><body><img src=\"a.png\"></body></html>";
    assert_refused("page.html", page, &["no text"]);
}

#[test]
fn a_file_of_one_line_of_two_hundred_megabytes() {
    let folder = folder_with_good_files();
    let line = "A line that never ends. ".repeat(1 << 15);
    let mut file = std::fs::File::create(folder.path().join("in/endless.txt")).unwrap();
    let n_times = (200 << 20) / line.len() + 1;
    for _ in 0..n_times {
        std::io::Write::write_all(&mut file, line.as_bytes()).unwrap();
    }
    let n_bytes = (n_times * line.len()).to_string();
    // Four times the file: far below what analysing such a line would take.
    let script = "ulimit -v 860000 && exec \"$DROGMAN\" prepare in --to fr --threads 2";
    let outcome = shell(folder.path(), script);
    assert_one_fault(folder.path(), outcome, "endless.txt", &["line 1 ", &n_bytes, "limit", "byte 0"]);
}

#[test]
fn a_long_line_is_named_by_its_number_and_byte() {
    let folder = folder_with_good_files();
    let text = format!("{}\n{}\nLast.\n", "A short line.", "word ".repeat(300_000));
    write(folder.path(), "in/long.txt", text);
    let outcome = run(folder.path(), &["prepare", "in", "--to", "fr", "--max-line", "1"]);
    assert_one_fault(folder.path(), outcome, "long.txt", &["line 2 ", "1500000", "1048576", "byte 14"]);
}

#[test]
fn a_file_beyond_the_limit_is_not_read_at_all() {
    let folder = folder_with_good_files();
    let file = std::fs::File::create(folder.path().join("in/huge.txt")).unwrap();
    // A hole: it costs no space, and to read it would take longer than the test may.
    file.set_len(1 << 40).unwrap();
    let outcome = run(folder.path(), &["prepare", "in", "--to", "fr"]);
    assert_one_fault(folder.path(), outcome, "huge.txt", &["1099511627776", "limit"]);
}

#[test]
fn broken_utf8_in_the_middle_is_read_counted_and_told() {
    let folder = folder_with_good_files();
    let bytes = [
        b"L'\xC3\xA9t\xC3\xA9 fut long \xE2\x82 et chaud. \xC3\xA0 bient\xC3\xB4t, dit-elle \xFF\xFE!\n"
            .as_slice(),
        "Le pont \u{E9}tait ferm\u{E9}\u{A0}; la rivi\u{E8}re \u{E9}tait haute.\n".repeat(20).as_bytes(),
    ]
    .concat();
    write(folder.path(), "in/broken.txt", &bytes);
    let outcome = run(folder.path(), &["prepare", "in", "--to", "fr"]).expect_code(0);
    let text = read(folder.path(), "out/text/broken.txt.txt");
    let first = text.lines().next().unwrap();
    assert_eq!(
        first,
        "L'\u{E9}t\u{E9} fut long \u{FFFD} et chaud. \u{E0} bient\u{F4}t, dit-elle \u{FFFD}\u{FFFD}!"
    );
    let manifest: serde_json::Value =
        serde_json::from_str(&read(folder.path(), "out/manifest.json")).unwrap();
    let record =
        manifest["inputs"].as_array().unwrap().iter().find(|i| i["document"] == "broken.txt").unwrap();
    assert_eq!(record["encoding"]["name"], "UTF-8");
    assert_eq!(record["encoding"]["n_invalid"], 3);
    assert!(outcome.err.starts_with("drogman: warning: broken.txt: "), "{outcome:?}");
    assert!(outcome.err.contains("at byte 17: 3 byte sequences are not valid UTF-8"), "{outcome:?}");
    assert_eq!(outcome.err.lines().count(), 1, "{outcome:?}");
    assert_eq!(listing(folder.path()), ["in", "out"]);
    run(folder.path(), &["verify", "out"]).expect_code(0);
}

#[test]
fn a_folder_without_rights() {
    let folder = folder_with_good_files();
    let as_root = read(Path::new("/proc/self"), "status").contains("Uid:\t0\t");
    let closed = folder.path().join("in/closed");
    write(&closed, "inside.txt", "Nobody may read this.");
    for (path, mode) in [(folder.path(), 0o777), (closed.as_path(), 0o000)] {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    }
    // Root may open everything, so root tries as somebody else.
    let other = if as_root { "setpriv --reuid=65534 --regid=65534 --clear-groups " } else { "" };
    let trial = shell(folder.path(), &format!("{other}\"$DROGMAN\" --version"));
    if trial.code != Some(0) {
        println!("skipped: no way to run the command as another user");
        return;
    }
    let outcome = shell(folder.path(), &format!("{other}\"$DROGMAN\" prepare in --to fr"));
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o755)).unwrap();
    assert_one_fault(folder.path(), outcome, "closed", &["ermission denied", "check the rights"]);
}

#[test]
fn a_link_to_nothing() {
    let folder = folder_with_good_files();
    std::os::unix::fs::symlink("nowhere.txt", folder.path().join("in/lost.txt")).unwrap();
    let outcome = run(folder.path(), &["prepare", "in", "in/lost.txt", "--to", "fr"]);
    assert_one_fault(folder.path(), outcome, "lost.txt", &["cannot be read", "No such file"]);
}

#[test]
fn a_pipe_is_refused_and_nobody_waits_for_it() {
    let folder = folder_with_good_files();
    shell(folder.path(), "mkfifo in/pipe.txt").expect_code(0);
    let outcome = run(folder.path(), &["prepare", "in", "in/pipe.txt", "--to", "fr"]);
    assert_one_fault(folder.path(), outcome, "pipe.txt", &["not a regular file"]);
    let manifest: serde_json::Value =
        serde_json::from_str(&read(folder.path(), "out/manifest.json")).unwrap();
    assert_eq!(manifest["passed_over"][0], "pipe.txt", "inside a folder it is passed over, and listed");
}

#[test]
fn a_file_that_vanishes_while_another_is_read() {
    let folder = folder_with_good_files();
    write(folder.path(), "in/gone.txt", "Here now.");
    let arguments = ["prepare", "-", "in/gone.txt", "in/bridge.en.txt", "--to", "fr", "--threads", "1"];
    let mut command = support::command(folder.path(), &arguments);
    command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut child = command.stderr(std::process::Stdio::piped()).spawn().unwrap();
    // The folder under construction appears when all inputs were found; then standard input is waited for.
    wait_for_unfinished_folder(folder.path());
    std::fs::remove_file(folder.path().join("in/gone.txt")).unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"The bridge was open.").unwrap();
    let outcome = Outcome::of(child.wait_with_output().unwrap()).expect_code(1);
    assert_eq!(outcome.errors().len(), 1, "{outcome:?}");
    assert!(outcome.err.starts_with("drogman: error: gone.txt: cannot be read: No such file"), "{outcome:?}");
    assert_eq!(documents(folder.path()), ["stdin", "bridge.en.txt"]);
    assert_eq!(listing(folder.path()), ["in", "out"]);
}

#[test]
fn an_interrupt_leaves_nothing_behind() {
    let folder = folder_with_good_files();
    let mut command = support::command(folder.path(), &["prepare", "-", "in", "--to", "fr"]);
    command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut child = command.stderr(std::process::Stdio::piped()).spawn().unwrap();
    wait_for_unfinished_folder(folder.path());
    shell(folder.path(), &format!("kill -INT {}", child.id())).expect_code(0);
    drop(child.stdin.take());
    let outcome = Outcome::of(child.wait_with_output().unwrap()).expect_code(130);
    assert!(outcome.err.contains("stopped; nothing was written"), "{outcome:?}");
    assert_eq!(listing(folder.path()), ["in"]);
}

fn wait_for_unfinished_folder(folder: &Path) {
    for _ in 0..3000 {
        if listing(folder).iter().any(|name| name.contains("unfinished")) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("no package was begun: {:?}", listing(folder));
}

#[test]
fn names_with_letters_of_any_script_and_with_markup() {
    let folder = folder_with_good_files();
    let names = [
        "\u{54D}\u{56B}\u{582}\u{576}\u{56B}\u{584} \u{2013} \u{E9}t\u{E9} \u{43C}\u{438}\u{440}.txt",
        "<script>alert('x') & \"y\".txt",
        "a%20b#2?.txt",
    ];
    for name in names {
        write(folder.path(), &format!("in/{name}"), "Tea is served in Yerevan at five. Nobody is late.");
    }
    run(folder.path(), &["prepare", "in", "--to", "fr"]).expect_code(0);
    let found = documents(folder.path());
    for name in names {
        assert!(found.iter().any(|document| document == name), "{name}: {found:?}");
        assert!(read(folder.path(), &format!("out/text/{name}.txt")).starts_with("Tea is served"));
    }
    for file in listing(&folder.path().join("out")) {
        let is_markup = [".html", ".xlf", ".tmx", ".tbx"].iter().any(|end| file.ends_with(end));
        if is_markup {
            assert!(
                !read(folder.path(), &format!("out/{file}")).contains("<script>alert("),
                "{file} escapes names"
            );
        }
    }
    for file in ["segments.jsonl", "spans.jsonl", "edits.jsonl", "beads.jsonl"] {
        assert!(!rows(&read(folder.path(), &format!("out/{file}"))).is_empty(), "{file}");
    }
    run(folder.path(), &["verify", "out"]).expect_code(0);
}

#[test]
fn a_name_that_is_not_unicode_is_told() {
    let folder = folder_with_good_files();
    let name = std::ffi::OsStr::from_bytes(b"caf\xE9.txt");
    std::fs::write(folder.path().join("in").join(name), "Coffee.").unwrap();
    let outcome = run(folder.path(), &["prepare", "in", "--to", "fr"]);
    assert_one_fault(folder.path(), outcome, "caf\u{FFFD}.txt", &["UTF-8", "rename"]);
}

#[test]
fn a_name_that_would_steer_the_terminal_stays_on_one_line() {
    let folder = folder_with_good_files();
    write(folder.path(), "in/a\nb\u{1B}[31m.txt", b"");
    let outcome = run(folder.path(), &["prepare", "in", "--to", "fr"]).expect_code(1);
    assert_eq!(outcome.err.lines().count(), 1, "{outcome:?}");
    assert!(!outcome.err.contains('\u{1B}'), "{outcome:?}");
}

#[test]
fn one_name_given_twice_makes_two_documents() {
    let folder = folder_with_good_files();
    write(folder.path(), "a/note.md", "# One\n\nThe first note speaks of rain.");
    write(folder.path(), "b/note.md", "# Two\n\nThe second note speaks of snow.");
    let arguments = ["prepare", "a/note.md", "b/note.md", "b/note.md", "--to", "fr"];
    run(folder.path(), &arguments).expect_code(0);
    assert_eq!(documents(folder.path()), ["a/note.md", "b/note.md", "b/note (2).md"]);
    let manifest: serde_json::Value =
        serde_json::from_str(&read(folder.path(), "out/manifest.json")).unwrap();
    for input in manifest["inputs"].as_array().unwrap() {
        assert_eq!(input["format"], "markdown", "{}", input["document"]);
    }
    run(folder.path(), &["verify", "out"]).expect_code(0);
}

#[test]
fn a_name_without_room_for_the_text_file_is_told() {
    let folder = folder_with_good_files();
    let name = format!("{}.txt", "\u{E9}".repeat(125));
    write(&folder.path().join("in"), &name, "Tea is served at five.");
    let outcome = run(folder.path(), &["prepare", "in", "--to", "fr"]);
    assert_one_fault(folder.path(), outcome, &name, &["251 bytes", "rename"]);
}

#[test]
fn a_file_and_a_folder_that_want_the_same_text_file() {
    let folder = tempdir().unwrap();
    write(folder.path(), "in/tea", "Tea is served in Yerevan at five.");
    write(folder.path(), "in/tea.txt/five.txt", "Coffee is served in Gyumri at six.");
    run(folder.path(), &["prepare", "in", "--to", "fr"]).expect_code(0);
    assert_eq!(documents(folder.path()), ["tea (2)", "tea.txt/five.txt"]);
    run(folder.path(), &["verify", "out"]).expect_code(0);
}

#[test]
fn a_folder_with_nothing_to_read_is_a_wrong_call() {
    let folder = tempdir().unwrap();
    write(folder.path(), "in/picture.png", b"\x89PNG");
    let outcome = run(folder.path(), &["prepare", "in", "--to", "fr", "--out", "deep/out"]).expect_code(2);
    assert!(outcome.err.contains("no file of a known format"), "{outcome:?}");
    assert_eq!(listing(folder.path()), ["in"]);
}

#[test]
fn when_nothing_can_be_read_no_package_is_written() {
    let folder = tempdir().unwrap();
    write(folder.path(), "in/empty.txt", b"");
    write(folder.path(), "in/cut.docx", &docx(&["Text."])[..200]);
    let outcome = run(folder.path(), &["prepare", "in", "--to", "fr", "--out", "deep/er/out"]).expect_code(1);
    let errors = outcome.errors();
    assert_eq!(errors.len(), 3, "one each, and one for the run: {outcome:?}");
    assert!(errors[2].contains("none of the inputs could be read"), "{outcome:?}");
    assert_eq!(listing(folder.path()), ["in"], "not even the folders on the way to the package stay");
}

#[test]
fn a_missing_input_and_an_unknown_tag_are_wrong_calls() {
    let folder = folder_with_good_files();
    let outcome = run(folder.path(), &["prepare", "in", "nowhere", "--to", "fr"]).expect_code(2);
    assert!(outcome.err.contains("nowhere: there is no such file or folder"), "{outcome:?}");
    for tag in ["f", "fran\u{E7}ais", "fr_FR", "fr--FR", "und", ""] {
        let outcome = run(folder.path(), &["prepare", "in", "--to", tag]).expect_code(2);
        assert!(outcome.err.contains("not a BCP 47 language tag"), "{tag}: {outcome:?}");
    }
    assert_eq!(listing(folder.path()), ["in"]);
}

#[test]
fn an_output_folder_with_other_files_is_not_touched() {
    let folder = folder_with_good_files();
    write(folder.path(), "out/diary.txt", "mine");
    for force in [&[][..], &["--force"][..]] {
        let arguments = [&["prepare", "in", "--to", "fr"][..], force].concat();
        let outcome = run(folder.path(), &arguments).expect_code(2);
        assert!(outcome.err.starts_with("drogman: error: out: holds files"), "{outcome:?}");
        assert_eq!(listing(&folder.path().join("out")), ["diary.txt"]);
        assert_eq!(read(folder.path(), "out/diary.txt"), "mine");
        assert_eq!(listing(folder.path()), ["in", "out"]);
    }
}

#[test]
fn a_package_is_replaced_only_when_asked() {
    let folder = folder_with_good_files();
    std::fs::create_dir(folder.path().join("out")).unwrap();
    run(folder.path(), &["prepare", "in", "--to", "fr"]).expect_code(0);
    let before = support::all_files(&folder.path().join("out"));
    std::fs::remove_file(folder.path().join("in/pont.fr.txt")).unwrap();
    let outcome = run(folder.path(), &["prepare", "in", "--to", "fr"]).expect_code(2);
    assert!(outcome.err.contains("--force"), "{outcome:?}");
    assert_eq!(support::all_files(&folder.path().join("out")), before);
    run(folder.path(), &["prepare", "in", "--to", "fr", "--force"]).expect_code(0);
    assert_eq!(documents(folder.path()), ["bridge.en.txt"]);
    assert!(!folder.path().join("out/text/pont.fr.txt.txt").exists(), "nothing of the old one stays");
    assert_eq!(listing(folder.path()), ["in", "out"]);
}

#[test]
fn a_failed_run_leaves_the_old_package() {
    let folder = folder_with_good_files();
    run(folder.path(), &["prepare", "in", "--to", "fr"]).expect_code(0);
    let before = support::all_files(&folder.path().join("out"));
    write(folder.path(), "in/bridge.en.txt", b"");
    write(folder.path(), "in/pont.fr.txt", b"");
    run(folder.path(), &["prepare", "in", "--to", "fr", "--force"]).expect_code(1);
    assert_eq!(support::all_files(&folder.path().join("out")), before);
    assert_eq!(listing(folder.path()), ["in", "out"]);
}

#[test]
fn a_package_inside_the_inputs_is_not_read_again() {
    let folder = folder_with_good_files();
    for force in [&[][..], &["--force"][..]] {
        let arguments = [&["prepare", "in", "--to", "fr", "--out", "in/package"][..], force].concat();
        run(folder.path(), &arguments).expect_code(0);
        let manifest = read(folder.path(), "in/package/manifest.json");
        let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
        assert_eq!(manifest["inputs"].as_array().map(Vec::len), Some(2));
    }
    run(folder.path(), &["verify", "in/package"]).expect_code(0);
}

#[test]
fn an_output_below_a_file_cannot_be() {
    let folder = folder_with_good_files();
    let outcome = run(folder.path(), &["prepare", "in", "--to", "fr", "--out", "in/bridge.en.txt/out"]);
    assert!(matches!(outcome.code, Some(1 | 2)), "{outcome:?}");
    assert_eq!(outcome.err.lines().count(), 1, "{outcome:?}");
    assert!(outcome.err.contains("in/bridge.en.txt"), "{outcome:?}");
    let outcome =
        run(folder.path(), &["prepare", "in", "--to", "fr", "--out", "in/bridge.en.txt"]).expect_code(2);
    assert!(outcome.err.contains("is not a folder"), "{outcome:?}");
    assert_eq!(read(folder.path(), "in/bridge.en.txt"), support::documents::ENGLISH);
    assert_eq!(listing(folder.path()), ["in"]);
}

/// A file may not grow beyond so many blocks of 512 bytes: the write fails as on a full disk, wherever it happens.
#[test]
fn a_disk_that_takes_no_more() {
    let folder = folder_with_good_files();
    for n_blocks in [0, 1, 4, 8, 16] {
        let script = format!(
            "trap '' XFSZ; ulimit -f {n_blocks}; exec \"$DROGMAN\" prepare in --to fr --out deep/out"
        );
        // The streams are pipes, so the limit does not touch them.
        let outcome = shell(folder.path(), &script).expect_code(1);
        assert_eq!(outcome.err.lines().count(), 1, "{outcome:?}");
        assert!(outcome.err.starts_with("drogman: error: deep/out"), "{outcome:?}");
        assert!(outcome.err.contains("cannot be written: File too large (os error 27)"), "{outcome:?}");
        assert_eq!(outcome.err.matches("os error").count(), 1, "the cause is told once: {outcome:?}");
        assert_eq!(outcome.out, "");
        assert_eq!(listing(folder.path()), ["in"], "{n_blocks} blocks");
    }
    let script =
        "trap '' XFSZ; ulimit -f 1; exec \"$DROGMAN\" align in/bridge.en.txt in/pont.fr.txt -o a.tmx";
    let outcome = shell(folder.path(), script).expect_code(1);
    assert!(outcome.err.starts_with("drogman: error: a.tmx: cannot be written"), "{outcome:?}");
    assert_eq!(listing(folder.path()), ["in"]);
}

#[test]
fn a_full_disk_tells_to_free_space() {
    let folder = folder_with_good_files();
    std::fs::create_dir(folder.path().join("disk")).unwrap();
    let script = "mount -t tmpfs -o size=64k none disk && \"$DROGMAN\" prepare in --to fr --out disk/out; \
        code=$?; ls -A disk; exit $code";
    let script = format!(
        "unshare --mount --map-root-user true 2>/dev/null || exit 77; unshare --mount --map-root-user sh -c '{script}'"
    );
    let outcome = shell(folder.path(), &script);
    if outcome.code == Some(77) || outcome.err.contains("mount:") {
        println!("skipped: no disk of its own can be mounted here");
        return;
    }
    let outcome = outcome.expect_code(1);
    assert!(outcome.err.starts_with("drogman: error: disk/out"), "{outcome:?}");
    assert!(outcome.err.contains("No space left on device"), "{outcome:?}");
    assert!(outcome.err.contains("free some space"), "{outcome:?}");
    assert_eq!(outcome.out, "", "nothing lies on the disk");
}

#[test]
fn standard_input_that_is_empty() {
    let folder = folder_with_good_files();
    let outcome = run_with_input(folder.path(), &["prepare", "in", "-", "--to", "fr"], b"");
    assert_one_fault(folder.path(), outcome, "stdin", &["empty"]);
}
