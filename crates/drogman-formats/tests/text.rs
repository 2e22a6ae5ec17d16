//! What is refused, and by which message.

#![expect(clippy::expect_used, reason = "a sample that cannot be read fails")]

use drogman_formats::{Limits, ReadError, ReadOptions, check_layer_zero, read};

fn refuse(name: &str, bytes: &[u8]) -> ReadError {
    read(name, bytes, &ReadOptions::default()).expect_err("the file is to be refused")
}

#[test]
fn files_without_text_are_empty() {
    assert_eq!(refuse("note.txt", b"").to_string(), "the file is empty");
    for (name, bytes) in [
        ("note.txt", b" \n\t\n".as_slice()),
        ("note.txt", b"\xEF\xBB\xBF"),
        ("note.txt", b"-----\n* * *\n"),
        ("note.md", b"\n\n"),
        ("page.html", b"<html><body></body></html>"),
    ] {
        assert!(refuse(name, bytes).is_empty(), "{name} {bytes:?}");
    }
}

#[test]
fn other_sorts_of_files_are_named() {
    let cases: [(&str, &[u8], &str); 12] = [
        ("a.txt", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "the file is a PNG image"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj", "the file is a PDF document"),
        ("a", b"\x7FELF\x02\x01\x01\0", "the file is a program (ELF)"),
        ("a.zip", b"PK\x03\x04\x14\0readme.txt", "the file is a zip archive without a Word document in it"),
        ("a.xlsx", b"PK\x03\x04\x14\0xl/workbook.xml", "the file is an Excel workbook"),
        (
            "a.odt",
            b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text",
            "the file is an OpenDocument file",
        ),
        ("a.epub", b"PK\x03\x04mimetypeapplication/epub+zip", "the file is an EPUB book"),
        ("a.rtf", b"{\\rtf1\\ansi Gyumri}", "the file is an RTF document"),
        ("a.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF", "the file is a JPEG image"),
        ("a.gz", b"\x1F\x8B\x08\0", "the file is a gzip archive"),
        (
            "a.xlf",
            b"<?xml version=\"1.0\"?>\n<!-- x -->\n<xliff version=\"2.1\">",
            "the file is XML of a sort that is not read (<xliff>)",
        ),
        ("a.mp4", b"\0\0\0\x18ftypmp42", "the file is a film (MP4)"),
    ];
    for (name, bytes, message) in cases {
        let error = refuse(name, bytes);
        assert!(error.is_unsupported(), "{name}");
        assert!(error.to_string().starts_with(message), "{name}: {error}");
        assert!(error.to_string().contains('('), "{name} says what to do: {error}");
    }
}

#[test]
fn words_like_the_marks_of_other_files_are_words() {
    for text in ["RIFF is an acronym.", "ID3 tags hold titles.", "PAR1 was its name.", "BZh is no word."] {
        assert!(read("note.txt", text.as_bytes(), &ReadOptions::default()).is_ok(), "{text}");
    }
}

#[test]
fn a_nul_is_refused_with_its_place() {
    let error = refuse("note.txt", b"some text and a zero\0 byte in the middle of it");
    assert!(error.is_unsupported());
    assert_eq!(error.byte(), Some(20));
}

#[test]
fn encrypted_and_old_office_files_are_told_apart() {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert!(refuse("a.doc", &bytes).is_unsupported());
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let error = refuse("a.docx", &bytes);
    assert!(error.is_protected());
    assert!(error.to_string().contains("password"), "{error}");
}

#[test]
fn content_decides_before_the_name() {
    let format =
        |name: &str, text: &str| read(name, text.as_bytes(), &ReadOptions::default()).expect("a text").format;
    assert_eq!(format("a.txt", "<!DOCTYPE html><p>Text"), "html");
    assert_eq!(format("-", "<html><p>Text"), "html");
    assert_eq!(format("a.md", "# Title"), "markdown");
    assert_eq!(format("a.txt", "# Title"), "text");
    assert_eq!(format("a.HTM", "Text only"), "html");
    assert_eq!(format("noextension", "Text only"), "text");
}

#[test]
fn limits_name_the_line_and_the_byte() {
    let options = ReadOptions { limits: Limits { max_line_bytes: 8, ..Limits::default() } };
    let error = read("note.txt", b"\xEF\xBB\xBFshort\nthis one is long\nx", &options).expect_err("too long");
    assert!(error.is_limit());
    assert_eq!(error.byte(), Some(9));
    assert!(error.to_string().starts_with("line 2 has 16 bytes, the limit is 8"), "{error}");

    let error = read("page.html", b"<p>short</p><p>this one is long</p>", &options).expect_err("too long");
    assert!(error.is_limit());
    assert_eq!(error.byte(), Some(15));
    assert!(error.to_string().starts_with("a paragraph has 16 bytes"), "{error}");

    let options = ReadOptions { limits: Limits { max_bytes: 4, ..Limits::default() } };
    let error = read("note.txt", b"Gyumri", &options).expect_err("too large");
    assert!(error.is_limit());
    assert!(error.to_string().contains("6 bytes"), "{error}");
}

#[test]
fn layer_zero_is_proved_and_not_believed() {
    let bytes = b"L'Arm\xE9nie, pays montagneux o\xF9 il neige.";
    let good = read("note.txt", bytes, &ReadOptions::default()).unwrap();
    let check = |source: &drogman_document::Source, bytes: &[u8]| {
        check_layer_zero(source, |_| Some(bytes.to_vec().into()))
    };
    assert_eq!(check(&good, bytes), Ok(()));
    // Each byte altered, one missing, one too many.
    for i in 0..bytes.len() {
        let mut other = bytes.to_vec();
        other[i] ^= 1;
        assert!(check(&good, &other).is_err(), "byte {i}");
    }
    assert!(check(&good, &bytes[1..]).is_err());
    assert!(check(&good, &[bytes.as_slice(), b"x"].concat()).is_err());
    assert!(check_layer_zero(&good, |_| None).is_err());
    // Each thing that a source states, altered.
    let mut source = good.clone();
    source.text.push('x');
    assert!(check(&source, bytes).is_err());
    let mut source = good.clone();
    source.encoding.n_invalid = 1;
    assert!(check(&source, bytes).is_err());
    let mut source = good.clone();
    source.encoding.name = "UTF-8".to_owned();
    assert!(check(&source, bytes).is_err());
    let mut source = good.clone();
    source.parts[0].pieces[0].start = 1;
    assert!(check(&source, bytes).is_err());
    let mut source = good.clone();
    let piece = source.parts[0].pieces[0].clone();
    source.parts[0].pieces.push(piece);
    assert!(check(&source, bytes).is_err());
    let mut source = good;
    source.parts.clear();
    assert!(check(&source, bytes).is_err());
}
