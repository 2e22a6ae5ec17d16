//! Whatever happens to the bytes of a file: an error, or a source whose layer 0 holds. Never a panic.
#![expect(clippy::indexing_slicing, reason = "the places are taken modulo the length")]

mod docx_support;

use docx_support::{Docx, read_proven};
use proptest::prelude::*;

const BODY: &str = "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t xml:space=\"preserve\">T\u{E9}l &amp; </w:t></w:r>\
    <w:ins><w:r><w:t>x</w:t></w:r></w:ins><w:del><w:r><w:delText>y</w:delText></w:r></w:del></w:p>\
    <w:p><w:r><w:t>Be</w:t><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
    <mc:Fallback><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:tab/></w:r>\
    <w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>r\r\n</w:t><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>\
    <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t> a </w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>h</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";

const TMX: &str = "<?xml version=\"1.0\"?><!DOCTYPE tmx [<!ENTITY a \"b\">]><tmx version=\"1.4\"><header srclang=\"en\"/><body>\
    <tu tuid=\"1\"><note>n</note><tuv xml:lang=\"en\"><seg>A &amp; <bpt i=\"1\">&lt;b><sub>s</sub></bpt>b<ept i=\"1\"/> <hi>c</hi>\r\n</seg></tuv>\
    <tuv xml:lang=\"fr\"><seg><![CDATA[\u{C9}t\u{E9}]]>&eacute;&#2;</seg></tuv></tu><!-- c --><tu><tuv lang=\"x\"><seg/></tuv></tu></body></tmx>";

const SRT: &str = "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>\u{C9}t\u{E9}</i> {\\an8}a\r\nb\r\n\r\n2\n00:00:03,000 -> 00:00:04,000\nc & <d\n";

const VTT: &str = "WEBVTT\nLanguage: fr\n\nNOTE n\n\nid\n00:01.000 --> 00:02.000 align:start\n<v N>\u{C9}t\u{E9}&nbsp;&x; <c.a>b</c>\n\nSTYLE\n::cue {}\n";

const TSV: &str = "id\ten\tfr\tscore\n1\ta\\tb\\\\\t\u{E9}\\n\t0.5\n2\tc\n\n\td\te\tf\tg\n";

/// One change: cut the end off, replace a byte, take a stretch out, or double one.
#[derive(Clone, Debug)]
enum Change {
    Cut(usize),
    Set(usize, u8),
    Remove(usize, usize),
    Repeat(usize, usize),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let place = any::<prop::sample::Index>().prop_map(|i| i.index(1 << 16));
    let change = prop_oneof![
        place.clone().prop_map(Change::Cut),
        (place.clone(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        (place.clone(), prop::sample::select(b"<>&;\"'/\t\r\n \\{}-!?[]\0\xFF".to_vec()))
            .prop_map(|(at, byte)| Change::Set(at, byte)),
        (place.clone(), 1_usize..40).prop_map(|(at, n)| Change::Remove(at, n)),
        (place, 1_usize..40).prop_map(|(at, n)| Change::Repeat(at, n)),
    ];
    prop::collection::vec(change, 1..4)
}

fn change(bytes: &[u8], changes: &[Change]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for change in changes {
        if bytes.is_empty() {
            break;
        }
        let n = bytes.len();
        match *change {
            Change::Cut(at) => bytes.truncate(at % n),
            Change::Set(at, byte) => bytes[at % n] = byte,
            Change::Remove(at, length) => {
                bytes.drain(at % n..(at % n + length).min(n));
            }
            Change::Repeat(at, length) => {
                let stretch = bytes[at % n..(at % n + length).min(n)].to_vec();
                bytes.splice(at % n..at % n, stretch);
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_container(changes in changes()) {
        let whole = Docx::new(BODY).with("header", "w:hdr", "<w:p><w:r><w:t>Head</w:t></w:r></w:p>").build();
        let _ = read_proven("case.docx", &change(&whole, &changes));
    }

    #[test]
    fn a_changed_part(changes in changes()) {
        let mut docx = Docx::new(BODY);
        docx.members[0].1 = change(&docx.members[0].1, &changes);
        let _ = read_proven("case.docx", &docx.build());
    }

    #[test]
    fn changed_styles(changes in changes()) {
        let mut docx = Docx::new(BODY).with("styles", "w:styles", "<w:style w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"x\"/></w:style>");
        docx.members[1].1 = change(&docx.members[1].1, &changes);
        let _ = read_proven("case.docx", &docx.build());
    }

    #[test]
    fn changed_units(changes in changes()) {
        let _ = read_proven("case.tmx", &change(TMX.as_bytes(), &changes));
        let wide: Vec<u8> = "\u{FEFF}".encode_utf16().chain(TMX.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let _ = read_proven("case.tmx", &change(&wide, &changes));
    }

    #[test]
    fn changed_subtitles(changes in changes()) {
        let _ = read_proven("case.srt", &change(SRT.as_bytes(), &changes));
        let _ = read_proven("case.vtt", &change(VTT.as_bytes(), &changes));
    }

    #[test]
    fn changed_tables(changes in changes()) {
        let _ = read_proven("case.tsv", &change(TSV.as_bytes(), &changes));
    }
}

#[test]
fn every_cut_of_every_file() {
    let docx = Docx::new(BODY).build();
    for n in 0..docx.len() {
        assert!(read_proven("case.docx", &docx[..n]).is_err(), "{n} of {} bytes", docx.len());
    }
    for (name, text) in [("case.tmx", TMX), ("case.srt", SRT), ("case.vtt", VTT), ("case.tsv", TSV)] {
        for n in 0..text.len() {
            let _ = read_proven(name, &text.as_bytes()[..n]);
        }
    }
}
