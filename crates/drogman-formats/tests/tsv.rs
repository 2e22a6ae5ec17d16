//! Tab-separated units.

mod docx_support;

use docx_support::{cases, compare, picture, read_proven};
use drogman_formats::write::TsvWriter;

#[test]
fn rows_become_units() {
    for (name, input, expected) in cases("tsv/tables.txt") {
        let input = input.replace('\u{21E5}', "\t");
        for file in [input.clone(), input.replace('\n', "\r\n")] {
            let source = read_proven("case.tsv", file.as_bytes()).unwrap();
            compare("tsv/tables.txt", &name, &picture(&name, file.as_bytes(), &source), &expected);
        }
    }
}

#[test]
fn what_the_writer_writes_comes_back() {
    let rows =
        [["1", "a\tb\\t", "line\none\r\u{2028}two"], ["2", "\u{AB}\u{A0}c\u{202F}!\u{A0}\u{BB}", "=1+1"]];
    let mut bytes = Vec::new();
    let mut writer = TsvWriter::new(&mut bytes, &["id", "en", "fr"]).unwrap();
    for row in &rows {
        writer.row(row).unwrap();
    }
    writer.finish().unwrap();
    let source = read_proven("back.tsv", &bytes).unwrap();
    let texts: Vec<&str> = source.blocks.iter().map(|block| block.content.slice(&source.text)).collect();
    assert_eq!(texts, [rows[0][1], rows[0][2], rows[1][1], rows[1][2]]);
}
