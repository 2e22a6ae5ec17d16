//! A Word document that another program wrote.
#![expect(clippy::disallowed_methods, reason = "the test hands files to another program")]

mod docx_support;

use docx_support::read_proven;
use drogman_document::BlockKind;
use std::path::Path;
use std::process::Command;

const HTML: &str = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>t</title></head><body>\
    <h1>Le titre</h1><p>Les <b>pour</b>parlers \u{E0} \u{C9}r\u{E9}van\u{A0}!</p><ul><li>premier</li></ul>\
    <table><tr><td>une case</td></tr></table></body></html>";

#[test]
fn a_document_of_a_word_processor_is_read() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("docx_foreign");
    std::fs::create_dir_all(&folder).unwrap();
    let input = folder.join("page.html");
    std::fs::write(&input, HTML).unwrap();
    let converted = Command::new("soffice")
        .args([
            "--headless",
            "--infilter=HTML (StarWriter)",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
        ])
        .arg(&folder)
        .arg(&input)
        .output();
    if !converted.is_ok_and(|output| output.status.success()) {
        println!("skipped: soffice not found or not able to convert");
        return;
    }
    let bytes = std::fs::read(folder.join("page.docx")).unwrap();
    let source = read_proven("page.docx", &bytes).unwrap();
    let found: Vec<_> =
        source.blocks.iter().map(|block| (block.kind, block.content.slice(&source.text))).collect();
    assert_eq!(
        found,
        [
            (BlockKind::Headline, "Le titre"),
            (BlockKind::Paragraph, "Les pourparlers \u{E0} \u{C9}r\u{E9}van\u{A0}!"),
            (BlockKind::ListItem, "premier"),
            (BlockKind::Cell, "une case"),
        ]
    );
}
