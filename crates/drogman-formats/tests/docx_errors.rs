//! Word documents that cannot be read: one clear message each, with what, where and what to do.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests: a document that is read must fail the test"
)]

mod docx_support;

use docx_support::{Docx, NAMESPACES, read_proven, zip_of};
use drogman_formats::{Limits, ReadError, ReadOptions, read};

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

fn refusal(bytes: &[u8]) -> ReadError {
    read_proven("case.docx", bytes).unwrap_err()
}

fn with_main(xml: &str) -> Vec<u8> {
    let mut docx = Docx::new("");
    docx.members[0].1 = xml.as_bytes().to_vec();
    docx.build()
}

#[test]
fn a_container_cut_short_is_damaged() {
    let whole = Docx::new("<w:p><w:r><w:t>Text.</w:t></w:r></w:p>").build();
    for n in [10, 100, whole.len() / 2, whole.len() - 30] {
        let error = refusal(&whole[..n]);
        assert!(error.is_malformed(), "{n}: {error}");
        assert!(error.to_string().contains("cut short or damaged"), "{error}");
        assert_eq!(error.byte(), Some(n as u64));
    }
}

#[test]
fn other_containers_are_named() {
    let rels = |target: &str| {
        format!(
            "<Relationships><Relationship Id=\"a\" Type=\"{RELATION}\" Target=\"{target}\"/></Relationships>"
        )
        .into_bytes()
    };
    let file = |members: &[(&str, &[u8])]| {
        let members: Vec<_> = members.iter().map(|(n, b)| ((*n).to_owned(), b.to_vec())).collect();
        zip_of(&members)
    };
    let sheet =
        file(&[("_rels/.rels", &rels("xl/book.xml")), ("xl/book.xml", b"<workbook><sheets/></workbook>")]);
    let slides = file(&[("_rels/.rels", &rels("p.xml")), ("p.xml", b"<presentation></presentation>")]);
    let odt = file(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a/>")]);
    let epub = file(&[("mimetype", b"application/epub+zip")]);
    let other = file(&[("a.txt", b"text")]);
    for (bytes, what) in
        [(sheet, ".xlsx"), (slides, ".pptx"), (odt, ".odt"), (epub, "EPUB"), (other, "another zip container")]
    {
        let error = refusal(&bytes);
        assert!(error.is_unsupported() && error.to_string().contains(what), "{what}: {error}");
    }
    let error = refusal(&file(&[("_rels/.rels", &rels("word/document.xml"))]));
    assert!(error.is_malformed() && error.to_string().contains("no main part"), "{error}");
}

#[test]
fn old_and_encrypted_documents_are_told_apart() {
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let signature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    let compound = |stream: &str| [signature.as_slice(), &[0; 504], &wide(stream), &[0; 100]].concat();
    let encrypted = refusal(&compound("EncryptedPackage"));
    assert!(encrypted.is_protected(), "{encrypted}");
    assert!(refusal(&compound("WordDocument")).is_unsupported());
    // The same question inside a zip container: bit 0 of the general purpose flags.
    let mut bytes = Docx::new("<w:p/>").build();
    for (signature, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> =
            bytes.windows(4).enumerate().filter(|(_, w)| w == signature).map(|(at, _)| at + flags).collect();
        for place in places {
            bytes[place] |= 1;
        }
    }
    let error = refusal(&bytes);
    assert!(error.is_protected() && error.part().is_some(), "{error}");
}

#[test]
fn a_bomb_is_stopped_by_ratio_by_size_and_by_number() {
    let zeros = vec![b' '; 40 << 20];
    let bomb = Docx::new("<w:p/>").with_member("word/media/a.bin", &zeros).build();
    assert!(bomb.len() < 1 << 20);
    let error = refusal(&bomb);
    assert!(error.is_limit() && error.part() == Some("word/media/a.bin"), "{error}");
    let small = ReadOptions { limits: Limits { max_member_bytes: 1000, ..Limits::default() } };
    let long = Docx::new(&"<w:p><w:r><w:t>Text.</w:t></w:r></w:p>".repeat(100)).build();
    let error = read("case.docx", &long, &small).unwrap_err();
    assert!(error.is_limit() && error.part() == Some("word/document.xml"), "{error}");
    let small = ReadOptions { limits: Limits { max_container_bytes: 3000, ..Limits::default() } };
    assert!(read("case.docx", &long, &small).unwrap_err().is_limit());
    let small = ReadOptions { limits: Limits { max_members: 2, ..Limits::default() } };
    assert!(read("case.docx", &long, &small).unwrap_err().is_limit());
}

#[test]
fn a_header_that_lies_about_the_size_is_not_trusted() {
    let zeros = vec![b' '; 40 << 20];
    let mut bomb = Docx::new("<w:p/>").with_member("word/media/a.bin", &zeros).build();
    let size = (40_u32 << 20).to_le_bytes();
    let places: Vec<usize> =
        bomb.windows(4).enumerate().filter(|(_, w)| **w == size).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for place in places {
        bomb[place..place + 4].copy_from_slice(&[100, 0, 0, 0]);
    }
    let error = refusal(&bomb);
    assert!(error.is_limit() || error.is_malformed(), "{error}");
}

#[test]
fn an_entity_bomb_is_refused() {
    let error = refusal(&with_main(&format!(
        "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\
         <w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    )));
    assert!(error.is_malformed() && error.to_string().contains("DOCTYPE"), "{error}");
    assert_eq!((error.part(), error.byte()), (Some("word/document.xml"), Some(21)));
}

#[test]
fn malformed_xml_is_told_with_part_and_byte() {
    let head = format!("<w:document {NAMESPACES}><w:body><w:p><w:r>");
    let foot = "</w:r></w:p></w:body></w:document>";
    for (inside, place, what) in [
        ("<w:t>a</w:r>", 6, "expected"),
        ("<w:t>&lol;</w:t>", 5, "&lol; stands for nothing"),
        ("<w:t>a & b</w:t>", 7, "not well-formed"),
        ("<w:t>\u{1F600}</w:t><w:t", 15, "not closed"),
    ] {
        let end = if inside.ends_with('t') { "" } else { foot };
        let error = refusal(&with_main(&format!("{head}{inside}{end}")));
        assert!(error.is_malformed() && error.to_string().contains(what), "{inside}: {error}");
        assert_eq!(error.part(), Some("word/document.xml"));
        assert_eq!(error.byte(), Some((head.len() + place) as u64), "{inside}: {error}");
    }
    let cut = refusal(&with_main(&head));
    assert!(cut.is_malformed() && cut.byte() == Some(head.len() as u64), "{cut}");
    let mut docx = Docx::new("");
    docx.members[0].1 = [head.as_bytes(), b"<w:t>\xE9</w:t>", foot.as_bytes()].concat();
    let error = refusal(&docx.build());
    assert!(error.to_string().contains("UTF-8") && error.byte() == Some(head.len() as u64 + 5), "{error}");
}

#[test]
fn elements_that_nest_without_end_are_refused() {
    let deep = format!("{}{}", "<w:sdt>".repeat(100_000), "</w:sdt>".repeat(100_000));
    assert!(refusal(&Docx::new(&deep).build()).is_limit());
}

#[test]
fn a_document_without_text_is_empty() {
    assert!(refusal(&Docx::new("<w:p/>").build()).is_empty());
}
