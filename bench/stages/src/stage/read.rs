//! Reading: bytes to text with blocks, beside decoders and HTML readers.

use crate::corpus::{Corpus, Document};
use crate::measure::{Subject, Table};
use anyhow::ensure;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use drogman_formats::ReadOptions;

pub(crate) fn run(corpus: &Corpus, table: &mut Table) -> anyhow::Result<()> {
    let of = |format: &str| -> Vec<&Document> {
        corpus.documents.iter().filter(|document| document.format == format).collect()
    };
    let bytes = |document: &&Document| document.bytes.len();
    let (text, html) = (of("txt"), of("html"));

    let options = ReadOptions::default();
    let read = |document: &&Document| {
        drogman_formats::read(&document.name, &document.bytes, &options).map_or(0, |s| s.blocks.len())
    };
    table.speed(Subject::new("read: text", "drogman", "blocks"), &text, bytes, read)?;
    table.speed(
        Subject::new("read: text", "chardetng + encoding_rs (text only)", "characters"),
        &text,
        bytes,
        |document| decode(&document.bytes).1.chars().count(),
    )?;
    table.speed(Subject::new("read: HTML", "drogman", "blocks"), &html, bytes, read)?;
    table.speed(Subject::new("read: HTML", "scraper", "bytes of text"), &html, bytes, |document| {
        let tree = scraper::Html::parse_document(&String::from_utf8_lossy(&document.bytes));
        tree.root_element().text().map(str::len).sum()
    })?;
    table.speed(Subject::new("read: HTML", "html2text", "bytes of text"), &html, bytes, |document| {
        html2text::from_read(document.bytes.as_slice(), 100).map_or(0, |text| text.len())
    })?;

    let share = |right: usize| 100.0 * right as f64 / text.len().max(1) as f64;
    let ours = text.iter().filter(|d| same(&d.encoding, &d.source.encoding.name)).count();
    let theirs = text.iter().filter(|d| same(&d.encoding, decode(&d.bytes).0)).count();
    table.accuracy(("read: text", "drogman"), "encodings right", share(ours))?;
    table.accuracy(
        ("read: text", "chardetng + encoding_rs (text only)"),
        "encodings right",
        share(theirs),
    )?;
    for document in text.iter().filter(|d| same(&d.encoding, "UTF-8")) {
        let decoded = decode(&document.bytes).1;
        ensure!(decoded == document.source.text, "{}: two decodings differ", document.name);
    }
    Ok(())
}

/// The name of the encoding and the text, as somebody would do it with two crates.
fn decode(bytes: &[u8]) -> (&'static str, std::borrow::Cow<'_, str>) {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let (text, encoding, _) = detector.guess(None, Utf8Detection::Allow).decode(bytes);
    (encoding.name(), text)
}

/// Whether a name of Python's and one of the encoding standard mean one encoding.
fn same(python: &str, standard: &str) -> bool {
    match python {
        "cp1252" => standard.eq_ignore_ascii_case("windows-1252"),
        "utf-16" => standard.to_ascii_uppercase().starts_with("UTF-16"),
        other => standard.eq_ignore_ascii_case(other),
    }
}
