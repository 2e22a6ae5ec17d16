//! Files that are broken, cut, mixed or made to do harm: every fault is told with its place, and the rest lives.

mod check_support;

use check_support::run;
use drogman_formats::check::{CheckFormat, CheckOptions, check};
use proptest::prelude::*;
use std::io::Read;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n<header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/>\n<body>\n";

fn tmx(units: &str) -> String {
    format!("{HEAD}{units}</body>\n</tmx>\n")
}

fn unit(en: &str, fr: &str) -> String {
    format!("<tu><tuv xml:lang=\"en\"><seg>{en}</seg></tuv><tuv xml:lang=\"fr\"><seg>{fr}</seg></tuv></tu>\n")
}

fn ids(bytes: &[u8]) -> Vec<&'static str> {
    run(bytes).0.into_iter().map(|finding| finding.id).collect()
}

#[test]
fn faults_are_placed_and_the_units_around_them_live() {
    let text = tmx(&[
        unit("Yes", "Oui"),
        unit("caf&eacute;", "caf\u{E9}"),
        unit("a\u{1}b", "AT&T"),
        unit("1 < 2", "&nope;"),
        unit("end", "fin"),
    ]
    .concat());
    let (found, summary) = run(text.as_bytes());
    let places: Vec<_> = found.iter().map(|f| (f.id, f.line, f.column)).collect();
    assert_eq!(
        places,
        [
            ("xml-html-entity", 7, 32),
            ("xml-character", 8, 30),
            ("xml-ampersand", 8, 70),
            ("xml-less-than", 9, 31),
            ("xml-entity", 9, 70)
        ]
    );
    for finding in &found {
        let before = &text.as_bytes()[..finding.byte as usize];
        assert_eq!(before.split(|byte| *byte == b'\n').count() as u64, finding.line);
    }
    assert_eq!((summary.n_units, summary.n_segments), (5, 10));
    assert_eq!(summary.languages.get("fr"), Some(&5));
}

#[test]
fn encodings_are_decided_and_places_count_the_bytes_of_the_file() {
    let text = tmx(&unit("caf\u{E9} &eacute;", "caf\u{E9} \u{AB}\u{A0}")).replace("UTF-8", "UTF-16");
    for big in [false, true] {
        let mut bytes = if big { vec![0xFE, 0xFF] } else { vec![0xFF, 0xFE] };
        for unit in text.encode_utf16() {
            bytes.extend(if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
        }
        let (found, summary) = run(&bytes);
        assert_eq!(found.iter().map(|f| f.id).collect::<Vec<_>>(), ["xml-html-entity"]);
        let character = text.find("&eacute;").map(|at| text[..at].encode_utf16().count()).unwrap();
        assert_eq!(found[0].byte as usize, 2 + 2 * character);
        assert_eq!(
            (summary.encoding.as_str(), summary.encoding_how),
            (if big { "UTF-16BE" } else { "UTF-16LE" }, "bom")
        );
        assert_eq!(ids(&bytes[2..]), ["xml-byte-order-mark-missing", "xml-html-entity"]);
    }
    let latin = tmx(&unit("caf\u{E9}", "\u{E9}t\u{E9} &agrave;")).replace("UTF-8", "ISO-8859-1");
    let bytes: Vec<u8> = latin.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let (found, summary) = run(&bytes);
    assert_eq!(found.iter().map(|f| f.id).collect::<Vec<_>>(), ["xml-html-entity"]);
    assert_eq!(found[0].byte as usize, latin.chars().position(|c| c == '&').unwrap());
    assert_eq!(summary.encoding_how, "declared");
    let mixed = String::from_utf8_lossy(&bytes).replace("ISO-8859-1", "UTF-8").replace('\u{FFFD}', "\u{1}");
    let mixed: Vec<u8> = mixed.bytes().map(|byte| if byte == 1 { 0xE9 } else { byte }).collect();
    let (found, _) = run(&mixed);
    assert_eq!(found.iter().filter(|f| f.id == "xml-bytes").count(), 3, "{found:?}");
    let first = mixed.iter().position(|byte| *byte == 0xE9).unwrap();
    assert_eq!(found[0].byte as usize, first);
}

#[test]
fn broken_structure_goes_on() {
    assert_eq!(ids(b""), ["xml-no-element"]);
    assert_eq!(ids(b"just text"), ["xml-text-outside", "xml-no-element"]);
    let cut = tmx(&unit("Yes", "Oui"));
    let cut = &cut[..cut.len() - 40];
    assert!(ids(cut.as_bytes()).contains(&"xml-not-closed"), "{:?}", ids(cut.as_bytes()));
    let quote =
        tmx("<tu tuid=\"a><tuv xml:lang=\"en\"><seg>Yes</seg></tuv></tu>\n<tu><tuv><seg>No</seg></tuv></tu>");
    let found = ids(quote.as_bytes());
    assert!(found.contains(&"xml-tag") && found.contains(&"tmx-tuv-lang-missing"), "{found:?}");
    let crossed = tmx("<tu><tuv xml:lang=\"en\"><seg><hi>a</seg></hi></tuv></tu>");
    assert_eq!(ids(crossed.as_bytes()), ["xml-not-closed", "xml-closes-nothing"]);
    assert_eq!(ids(b"<martif type=\"TBX\"/>"), ["format-unknown"]);
}

#[test]
fn bombs_and_depth_cost_nothing() {
    let bomb = "<!DOCTYPE tmx [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    let text = tmx(&unit("&b;&x;", "a")).replace("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">", bomb);
    let (found, summary) = run(text.as_bytes());
    assert_eq!(
        found.iter().map(|f| f.id).collect::<Vec<_>>(),
        ["xml-entity-declared", "xml-entity", "xml-entity"]
    );
    assert!(summary.n_characters < 10);
    let deep = tmx(&unit(&format!("{}a{}", "<hi>".repeat(100_000), "</hi>".repeat(100_000)), "a"));
    assert_eq!(ids(deep.as_bytes()), ["xml-depth"]);
}

#[test]
fn the_cap_holds_for_each_rule_and_is_counted() {
    let text = tmx(&[unit("&eacute;", "&eacute;"), unit("&eacute;", "&nope;")].concat());
    let mut n = 0;
    let options = CheckOptions { max_findings_of_a_rule: 1, ..CheckOptions::default() };
    let summary = check(text.as_bytes(), &options, &mut |_| n += 1).unwrap();
    assert_eq!((n, summary.n_errors, summary.n_capped), (2, 4, 2));
}

#[test]
fn a_stream_is_read_piece_by_piece() {
    let piece = unit("The train left for Gyumri.", "Le train est parti pour Gyumri.").repeat(100);
    let mut stream: Box<dyn Read> = Box::new(HEAD.as_bytes());
    for _ in 0..200 {
        stream = Box::new(stream.chain(piece.as_bytes()));
    }
    let mut found = Vec::new();
    let summary =
        check(stream, &CheckOptions::default(), &mut |finding| found.push(finding.rule.id)).unwrap();
    assert_eq!(summary.format, Some(CheckFormat::Tmx));
    assert_eq!((summary.n_units, summary.n_segments), (20_000, 40_000));
    assert_eq!(found, ["xml-not-closed", "xml-not-closed"]);
}

/// Hands out a few bytes at a time.
struct Pieces<'b>(&'b [u8], usize);

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.1.min(buffer.len());
        self.0.by_ref().take(n as u64).read(buffer)
    }
}

proptest! {
    #[test]
    fn any_bytes_give_a_summary(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        run(&bytes);
    }

    #[test]
    fn any_damage_gives_a_summary(at in 0usize..2000, cut in 0usize..30, put in "[<>&\"'=/a -]{0,6}") {
        for text in [
            tmx(&unit("a<bpt i=\"1\">b</bpt>c<ept i=\"1\"/>", "<!-- c --><![CDATA[d]]>")),
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\"><file id=\"f\"><unit id=\"u\"><segment><source>a<pc id=\"1\">b</pc><sc id=\"2\"/><ec startRef=\"2\"/></source></segment></unit></file></xliff>".to_owned(),
        ] {
            let at = at % (text.len() + 1);
            let end = (at + cut).min(text.len());
            let damaged = [&text.as_bytes()[..at], put.as_bytes(), &text.as_bytes()[end..]].concat();
            let (found, _) = run(&damaged);
            for finding in found {
                prop_assert!(finding.byte <= damaged.len() as u64);
                prop_assert!(finding.line >= 1 && finding.column >= 1);
            }
        }
    }

    #[test]
    fn pieces_of_any_size_give_the_same(size in 1usize..50) {
        let text = tmx(&[unit("caf\u{E9} &eacute; \u{1F600}", "a\u{1}"), unit("b", "c & d")].concat());
        let mut pieces = Vec::new();
        check(Pieces(text.as_bytes(), size), &CheckOptions::default(), &mut |f| {
            pieces.push((f.rule.id, f.place));
        }).unwrap();
        let mut whole = Vec::new();
        check(text.as_bytes(), &CheckOptions::default(), &mut |f| whole.push((f.rule.id, f.place))).unwrap();
        prop_assert_eq!(pieces, whole);
    }
}
