//! `drogman normalize --in-place`: what it says, what it writes, and what it must not touch.

#![expect(clippy::disallowed_methods, reason = "tests look at the files that were written")]

mod support;

use std::fs;
use std::path::Path;
use support::documents::{MEMORY, letter, windows_1252};
use support::{Numbers, Outcome, all_files, listing, read, run, shell, write};
use tempfile::tempdir;

const FRENCH: &str = "Une lettre\n\n\
    Il a \u{E9}crit : \"C'est la premi\u{E8}re fois que nous venons ici !\" Puis il est parti...\n";
const SET_RIGHT: &str = "Une lettre\n\n\
    Il a \u{E9}crit\u{A0}: \u{AB}\u{A0}C'est la premi\u{E8}re fois que nous venons ici\u{202F}!\u{A0}\u{BB} Puis il est parti\u{2026}\n";

fn in_place(folder: &Path, more: &[&str]) -> Outcome {
    run(folder, &[&["normalize", "--in-place"], more].concat())
}

#[test]
fn without_write_nothing_is_written() {
    let folder = tempdir().unwrap();
    write(folder.path(), "d/a.txt", FRENCH);
    write(folder.path(), "d/clean.txt", "All is well.\n");
    let before = all_files(folder.path());
    let outcome = in_place(folder.path(), &["d"]).expect_code(0);
    assert_eq!(
        outcome.out,
        "a.txt: 5 changes (2 high-punctuation, 2 quotes, 1 ellipsis)\nclean.txt: nothing to change\n\
         5 changes in 1 of 2 files; nothing was written (--write writes, and keeps each old file as FILE.bak)\n"
    );
    assert_eq!(all_files(folder.path()), before);
}

#[test]
fn writing_keeps_the_old_file_and_a_second_run_finds_nothing() {
    let folder = tempdir().unwrap();
    write(folder.path(), "a.txt", FRENCH);
    write(folder.path(), "a.txt.bak", "kept long ago");
    write(folder.path(), "clean.txt", "All is well.\n");
    let rows = in_place(folder.path(), &[".", "--write", "--json"]).expect_code(0).rows();
    assert_eq!((&rows[0]["changes"], &rows[0]["written"]), (&5.into(), &true.into()));
    assert_eq!((&rows[1]["changes"], &rows[1]["written"]), (&0.into(), &false.into()));
    assert_eq!(listing(folder.path()), ["a.txt", "a.txt.bak", "a.txt.bak.2", "clean.txt"]);
    assert_eq!(read(folder.path(), "a.txt"), SET_RIGHT);
    assert_eq!(read(folder.path(), "a.txt.bak"), "kept long ago");
    assert_eq!(read(folder.path(), "a.txt.bak.2"), FRENCH);
    let written = fs::metadata(folder.path().join("a.txt")).unwrap().modified().unwrap();
    let again = in_place(folder.path(), &[".", "--write"]).expect_code(0);
    assert!(again.out.ends_with("nothing to change in 2 files\n"), "{again:?}");
    assert_eq!(fs::metadata(folder.path().join("a.txt")).unwrap().modified().unwrap(), written);
    assert_eq!(listing(folder.path()).len(), 4);
}

#[cfg(unix)]
#[test]
fn rights_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempdir().unwrap();
    write(folder.path(), "real/a.txt", FRENCH);
    let real = folder.path().join("real/a.txt");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&real, folder.path().join("link.txt")).unwrap();
    in_place(folder.path(), &["link.txt", "--write"]).expect_code(0);
    assert!(folder.path().join("link.txt").symlink_metadata().unwrap().is_symlink());
    assert_eq!(read(folder.path(), "real/a.txt"), SET_RIGHT);
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(listing(&folder.path().join("real")), ["a.txt", "a.txt.bak"]);
}

#[test]
fn markup_stays_byte_for_byte() {
    let folder = tempdir().unwrap();
    let cases = [
        (
            "a.md",
            "# La r\u{E9}ponse de la mairie...\n\n- Il a **tout vu** ! Elle n'a _rien_ dit : \"rien\".\n\n\
             ```\nlet x = \"a\" ;\n```\n\nVoir [la page du site](http://example.org/?q=\"a\") pour la suite.\n",
            "# La r\u{E9}ponse de la mairie\u{2026}\n\n- Il a **tout vu**\u{202F}! Elle n'a _rien_ dit\u{A0}: \u{AB}\u{A0}rien\u{A0}\u{BB}.\n\n\
             ```\nlet x = \"a\" ;\n```\n\nVoir [la page du site](http://example.org/?q=\"a\") pour la suite.\n",
        ),
        (
            "b.html",
            "<html lang='fr'><head><meta charset=\"utf-8\"><script>x = \"a\" ;</script></head><body>\n\
             <p class=\"un ; deux\">Il a dit&nbsp;: <b>oui</b> ! Et puis il s&rsquo;est tu &agrave; jamais... &lt;fin&gt; ?</p>\n\
             <p>Une &amp;eacute;cole pour toute la ville.</p></body></html>\n",
            "<html lang='fr'><head><meta charset=\"utf-8\"><script>x = \"a\" ;</script></head><body>\n\
             <p class=\"un ; deux\">Il a dit&nbsp;: <b>oui</b>&#8239;! Et puis il s&rsquo;est tu &agrave; jamais&#8230; &lt;fin&gt;&#8239;?</p>\n\
             <p>Une &#233;cole pour toute la ville.</p></body></html>\n",
        ),
        (
            "c.srt",
            "1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>Vous avez vu la mairie ?</i>\r\nPersonne n'a r\u{E9}pondu...\r\n\r\n",
            "1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>Vous avez vu la mairie\u{202F}?</i>\r\nPersonne n'a r\u{E9}pondu\u{2026}\r\n\r\n",
        ),
        (
            "d.vtt",
            "WEBVTT\n\nNOTE x ;\n\n00:01.000 --> 00:03.500 align:start\n<v Anna>Vous avez vu la mairie ?</v>\n",
            "WEBVTT\n\nNOTE x ;\n\n00:01.000 --> 00:03.500 align:start\n<v Anna>Vous avez vu la mairie\u{202F}?</v>\n",
        ),
    ];
    for (name, before, _) in cases {
        write(folder.path(), name, before);
    }
    in_place(folder.path(), &[".", "--write"]).expect_code(0);
    for (name, _, after) in cases {
        assert_eq!(read(folder.path(), name), after, "{name}");
    }
    let again = in_place(folder.path(), &["."]).expect_code(0);
    assert!(again.out.ends_with("nothing to change in 4 files\n"), "{again:?}");
}

#[test]
fn the_encoding_stays() {
    let folder = tempdir().unwrap();
    let utf16 = |text: &str| -> Vec<u8> {
        "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    write(folder.path(), "bom.txt", format!("\u{FEFF}{FRENCH}"));
    write(folder.path(), "utf16.txt", utf16(FRENCH));
    write(folder.path(), "crlf.txt", FRENCH.replace('\n', "\r\n"));
    in_place(folder.path(), &[".", "--write"]).expect_code(0);
    assert_eq!(read(folder.path(), "bom.txt"), format!("\u{FEFF}{SET_RIGHT}"));
    assert_eq!(fs::read(folder.path().join("utf16.txt")).unwrap(), utf16(SET_RIGHT));
    assert_eq!(read(folder.path(), "crlf.txt"), SET_RIGHT.replace('\n', "\r\n"));
}

#[test]
fn what_an_encoding_lacks_is_refused_and_the_way_out_is_named() {
    let folder = tempdir().unwrap();
    write(folder.path(), "a.txt", windows_1252(&FRENCH.replace("...", ".")));
    let refused = in_place(folder.path(), &["a.txt", "--write"]).expect_code(1);
    assert_eq!(refused.errors().len(), 1, "{refused:?}");
    for told in
        ["a.txt: windows-1252 has no U+202F (1 place)", "nothing was written", "--style wide", "UTF-8"]
    {
        assert!(refused.errors()[0].contains(told), "{refused:?}");
    }
    assert_eq!(refused.out, "nothing was written: 1 of 1 file cannot be changed\n");
    assert_eq!(listing(folder.path()), ["a.txt"]);
    in_place(folder.path(), &["a.txt", "--write", "--style", "wide"]).expect_code(0);
    let wide = SET_RIGHT.replace('\u{202F}', "\u{A0}").replace('\u{2026}', ".");
    assert_eq!(fs::read(folder.path().join("a.txt")).unwrap(), windows_1252(&wide));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_not_counted_as_written() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempdir().unwrap();
    let as_root = read(Path::new("/proc/self"), "status").contains("Uid:\t0\t");
    write(folder.path(), "closed/a.txt", FRENCH);
    let closed = folder.path().join("closed");
    for (path, mode) in [(folder.path(), 0o755), (closed.as_path(), 0o555)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    // Root may write everywhere, so root tries as somebody else.
    let other = if as_root { "setpriv --reuid=65534 --regid=65534 --clear-groups " } else { "" };
    let trial = shell(folder.path(), &format!("{other}\"$DROGMAN\" --version"));
    if trial.code != Some(0) {
        println!("skipped: no way to run the command as another user");
        return;
    }
    let outcome = shell(folder.path(), &format!("{other}\"$DROGMAN\" normalize --in-place --write closed"))
        .expect_code(1);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(outcome.out, "nothing was written: 1 of 1 file cannot be changed\n");
    assert_eq!(
        outcome.err,
        "drogman: error: a.txt: no file can be made beside it (check the rights of the folder): permission denied\n"
    );
    assert_eq!(all_files(&closed), [("a.txt".to_owned(), FRENCH.as_bytes().to_vec())]);
}

#[test]
fn formats_that_are_no_text_are_refused_and_the_rest_is_done() {
    let folder = tempdir().unwrap();
    write(folder.path(), "a.txt", FRENCH);
    write(folder.path(), "letter.docx", letter());
    write(folder.path(), "memory.tmx", MEMORY);
    write(folder.path(), "table.tsv", "en\tfr\nYes\tOui\n");
    let outcome = in_place(folder.path(), &[".", "--write"]).expect_code(1);
    assert_eq!(outcome.errors().len(), 3, "{outcome:?}");
    assert!(
        outcome.errors().iter().all(|e| e.contains("not changed in place (drogman prepare --apply-profile")),
        "{outcome:?}"
    );
    assert_eq!(read(folder.path(), "a.txt"), SET_RIGHT);
    assert_eq!(fs::read(folder.path().join("letter.docx")).unwrap(), letter());
}

/// Pages put together at random: what is no text stays, and nothing is left to do after one run.
#[test]
fn any_page_keeps_its_markup_and_needs_one_run() {
    const PARTS: [&str; 18] = [
        "Il a dit : \"oui\" ! ",
        "<b>Personne</b> n'est venu ; ",
        "L&rsquo;\u{E9}t\u{E9} &agrave; la mer... ",
        "</p><p>",
        "<br>",
        "10 km ",
        "<a title='x ; \"y\"' href=\"/?a=1&b=2\">la page du site</a> ",
        "&lt;i&gt; ",
        "&amp;eacute; ",
        "The mayor said \"yes\" -- and left. ",
        "\u{AB} <i>Tout va bien</i> \u{BB} ",
        "*a* _b_ `c ; d` ",
        "\n\n1 . ",
        "\n\n- ",
        "\n\n> Nous avons r\u{E9}pondu \u{E0} la lettre ! ",
        "Un \u{C3}\u{A9}t\u{C3}\u{A9} ",
        "**la fin** ? ",
        "so\u{AD}leil ",
    ];
    let folder = tempdir().unwrap();
    let mut numbers = Numbers(2026);
    for number in 0..60 {
        let body: String = (0..=numbers.below(14)).map(|_| PARTS[numbers.below(PARTS.len())]).collect();
        write(
            folder.path(),
            &format!("p{number}.html"),
            format!("<html><body><p>x {body}</p></body></html>"),
        );
        write(folder.path(), &format!("m{number}.md"), format!("x {body}\n"));
    }
    let silent = || -> Vec<Vec<u8>> {
        let of = |(name, bytes): (String, Vec<u8>)| {
            let source = drogman::read_bytes(&name, &bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
            let pieces = source.parts.iter().flat_map(|part| &part.pieces);
            let is_silent = |piece: &&drogman::Piece| {
                matches!(piece.kind, drogman::PieceKind::Skeleton(_) | drogman::PieceKind::Dropped(_))
            };
            let silent = pieces.filter(is_silent);
            silent.flat_map(|piece| bytes[piece.start as usize..piece.end as usize].to_vec()).collect()
        };
        all_files(folder.path()).into_iter().filter(|file| !file.0.contains(".bak")).map(of).collect()
    };
    let before = silent();
    let first = in_place(folder.path(), &[".", "--write"]).expect_code(0);
    assert!(first.out.contains("written; the old file is"), "{first:?}");
    assert!(before == silent(), "markup was changed");
    let second = in_place(folder.path(), &["."]).expect_code(0);
    assert!(second.out.ends_with("nothing to change in 120 files\n"), "{}", second.out);
}
