//! Subtitles: cues in, everything else named.

mod docx_support;

use docx_support::{cases, compare, picture, read_proven};

#[test]
fn cues_become_blocks() {
    for (file, extension) in [("subtitles/srt.txt", "srt"), ("subtitles/vtt.txt", "vtt")] {
        for (name, input, expected) in cases(file) {
            for (how, input) in [("LF", input.clone()), ("CR LF", input.replace('\n', "\r\n"))] {
                let source = read_proven(&format!("case.{extension}"), input.as_bytes()).unwrap();
                let found = picture(&name, input.as_bytes(), &source).replace("\\r\\n", "\\n");
                compare(file, &format!("{name} ({how})"), &found, &expected);
                assert_eq!(source.format, extension);
            }
        }
    }
}

#[test]
fn other_encodings_are_read() {
    let text =
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n\u{C9}t\u{E9} \u{E0} \u{C9}r\u{E9}van, d\u{E9}j\u{E0}\r\n";
    let windows: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let mut utf16 = vec![0xFE, 0xFF];
    utf16.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    let with_bom = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
    for (bytes, encoding) in [(windows, "windows-1252"), (utf16, "UTF-16BE"), (with_bom, "UTF-8")] {
        let source = read_proven("case.srt", &bytes).unwrap();
        assert_eq!(source.encoding.name, encoding);
        assert_eq!(source.text, "\u{C9}t\u{E9} \u{E0} \u{C9}r\u{E9}van, d\u{E9}j\u{E0}\n");
    }
}
