//! TMX: units as the file states them, and nothing aborts the file.

mod docx_support;

use docx_support::{cases, compare, picture, read_proven};
use drogman_document::BlockKind;
use drogman_text::Severity;

const HEAD: &str = "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header srclang=\"en\"/><body>\n";
const FOOT: &str = "</body></tmx>\n";

#[test]
fn units_become_blocks() {
    for (name, body, expected) in cases("tmx/units.txt") {
        let file = format!("{HEAD}{body}\n{FOOT}");
        let source = read_proven("case.tmx", file.as_bytes()).unwrap();
        assert!(source.blocks.iter().all(|block| block.kind == BlockKind::Unit));
        compare("tmx/units.txt", &name, &picture(&name, file.as_bytes(), &source), &expected);
    }
}

#[test]
fn encodings_by_mark_and_by_declaration() {
    let unit = "<tu><tuv xml:lang=\"fr\"><seg>\u{C9}t\u{E9} &lt;</seg></tuv><tuv xml:lang=\"en\"><seg>Summer</seg></tuv></tu>";
    let file = |encoding: &str| {
        format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?><tmx><body>{unit}</body></tmx>")
    };
    let latin: Vec<u8> = file("ISO-8859-1").chars().map(|c| c as u8).collect();
    let wide = |mark: bool, text: &str| -> Vec<u8> {
        let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    let files = [
        (latin, "windows-1252"),
        (wide(true, &file("UTF-16")), "UTF-16LE"),
        (wide(false, &file("UTF-16")), "UTF-16LE"),
        ([b"\xEF\xBB\xBF".as_slice(), file("utf-8").as_bytes()].concat(), "UTF-8"),
        (file("iso-8859-1").into_bytes(), "UTF-8"),
    ];
    for (bytes, encoding) in files {
        let source = read_proven("case.tmx", &bytes).unwrap();
        assert_eq!(source.encoding.name, encoding);
        assert_eq!(source.text, "\u{C9}t\u{E9} <\nSummer\n");
        assert_eq!(source.given.len(), 1);
    }
}

#[test]
fn entities_of_a_doctype_are_never_expanded() {
    let lol: Vec<String> =
        (1..10).map(|i| format!("<!ENTITY l{i} \"{}\">", format!("&l{};", i - 1).repeat(10))).collect();
    let lol = lol.concat();
    let file = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE tmx [<!ENTITY l0 \"lol\">{lol}<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\
         <tmx><body><tu><tuv xml:lang=\"en\"><seg>&l9;&x;</seg></tuv><tuv xml:lang=\"fr\"><seg>rire</seg></tuv></tu></body></tmx>"
    );
    let source = read_proven("bomb.tmx", file.as_bytes()).unwrap();
    assert_eq!(source.text, "&l9;&x;\nrire\n");
    assert!(source.diagnostics.iter().any(|d| d.code == "tmx-entities"));
}

#[test]
fn a_file_cut_short_keeps_its_complete_units() {
    let unit = |n: usize| {
        format!(
            "<tu><tuv xml:lang=\"en\"><seg>Unit {n}</seg></tuv><tuv xml:lang=\"fr\"><seg>Segment {n}</seg></tuv></tu>\n"
        )
    };
    let whole = format!("{HEAD}{}{}{FOOT}", unit(1), unit(2));
    let cut = whole.find("Segment 2").unwrap() + 3;
    let source = read_proven("cut.tmx", &whole.as_bytes()[..cut]).unwrap();
    assert_eq!(source.given.len(), 1);
    assert!(source.diagnostics.iter().any(|d| d.code == "tmx-cut-short" && d.severity == Severity::Error));
}

#[test]
fn what_is_no_tmx_is_refused() {
    let error = read_proven("case.tmx", b"<?xml version=\"1.0\"?><root><p>Text</p></root>").unwrap_err();
    assert!(error.to_string().contains("no <tmx> element"), "{error}");
    let error = read_proven("case.tmx", format!("{HEAD}<tu/>{FOOT}").as_bytes()).unwrap_err();
    assert!(error.to_string().contains("no usable segment"), "{error}");
}

#[test]
fn many_faults_end_in_a_remark_and_not_in_hours() {
    let faults = "<seg>< \"".repeat(20_000);
    let file = format!("{HEAD}<tu><tuv xml:lang=\"en\">{faults}");
    let source = read_proven("faults.tmx", file.as_bytes());
    assert!(
        source.is_err() || source.is_ok_and(|s| s.diagnostics.iter().any(|d| d.severity == Severity::Error))
    );
}
