//! Word documents: what each element of the body becomes.

mod docx_support;

use docx_support::{Docx, cases, compare, picture, read_proven};

const STYLES: &str = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Titre1\"><w:name w:val=\"heading 1\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Mine\"><w:name w:val=\"Mine\"/><w:basedOn w:val=\"Titre1\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Level3\"><w:name w:val=\"Chapter\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Bullets\"><w:name w:val=\"List Bullet\"/><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"TM1\"><w:name w:val=\"toc 1\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Loop\"><w:name w:val=\"Loop\"/><w:basedOn w:val=\"Loop\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"HiddenLine\"><w:name w:val=\"HiddenLine\"/><w:rPr><w:vanish/></w:rPr></w:style>\
    <w:style w:type=\"character\" w:styleId=\"Secret\"><w:name w:val=\"Secret\"/><w:rPr><w:vanish/></w:rPr></w:style>\
    <w:style w:type=\"character\" w:styleId=\"Deep\"><w:name w:val=\"Deep\"/><w:basedOn w:val=\"Secret\"/></w:style>";

#[test]
fn bodies_become_blocks() {
    for (name, body, expected) in cases("docx/body.txt") {
        let bytes = Docx::new(&body).with("styles", "w:styles", STYLES).build();
        let found = match read_proven("case.docx", &bytes) {
            Ok(source) => picture(&name, &bytes, &source),
            Err(error) => error.to_string(),
        };
        compare("docx/body.txt", &name, &found, &expected);
    }
}

#[test]
fn the_parts_come_in_reading_order() {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body = format!(
        "{}<w:sectPr><w:headerReference w:type=\"first\" r:id=\"rId3\"/>\
         <w:headerReference w:type=\"default\" r:id=\"rId2\"/></w:sectPr>",
        paragraph("Body.")
    );
    let note = |kind: &str, text: &str| {
        format!(
            "<w:{kind} w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}><w:{kind} w:id=\"1\">{}</w:{kind}>",
            paragraph(text)
        )
    };
    let bytes = Docx::new(&body)
        .with("endnotes", "w:endnotes", &note("endnote", "Endnote."))
        .with("header", "w:hdr", &paragraph("Second header."))
        .with("header", "w:hdr", &paragraph("First header."))
        .with("footnotes", "w:footnotes", &note("footnote", "Footnote."))
        .with("footer", "w:ftr", &paragraph("Footer."))
        .with(
            "comments",
            "w:comments",
            &format!("<w:comment w:id=\"1\">{}</w:comment>", paragraph("Remark.")),
        )
        .with_member("docProps/core.xml", b"<p xmlns:dc=\"urn:dc\"><dc:title>A title</dc:title></p>")
        .with_member("word/media/image1.png", &[0x89, b'P', b'N', b'G'])
        .build();
    let source = read_proven("parts.docx", &bytes).unwrap();
    assert_eq!(
        picture("parts", &bytes, &source),
        "paragraph: Body.\npage-header: First header.\npage-header: Second header.\npage-footer: Footer.\n\
         footnote: Footnote.\nendnote: Endnote.\ndropped, comment: Remark.\ndropped, property: A title"
    );
    assert_eq!(source.text, "Body.\nFirst header.\nSecond header.\nFooter.\nFootnote.\nEndnote.\n");
    assert_eq!(source.parts.len(), 11);
    let image = source.parts.iter().find(|part| part.name.ends_with("png")).unwrap();
    assert_eq!(image.pieces.len(), 1);
}

#[test]
fn the_strict_form_and_other_names_are_read() {
    let xml = "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body><x:p><x:r>\
               <x:t>Strict.</x:t></x:r></x:p></x:body></x:document>";
    let rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                <Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" \
                Target=\"/texte/corps.xml\"/></Relationships>";
    let bytes = docx_support::zip_of(&[
        ("texte/corps.xml".to_owned(), xml.as_bytes().to_vec()),
        ("_rels/.rels".to_owned(), rels.as_bytes().to_vec()),
    ]);
    assert_eq!(read_proven("strict.docx", &bytes).unwrap().text, "Strict.\n");
}

#[test]
fn a_part_in_utf_16_is_read() {
    let xml = format!(
        "<w:document {}><w:body><w:p><w:r><w:t>\u{C9}vian \u{1F600} &amp;</w:t></w:r></w:p></w:body></w:document>",
        docx_support::NAMESPACES
    );
    let mut docx = Docx::new("");
    let mut utf16 = vec![0xFF, 0xFE];
    utf16.extend(xml.encode_utf16().flat_map(u16::to_le_bytes));
    docx.members[0].1 = utf16;
    let source = read_proven("utf16.docx", &docx.build()).unwrap();
    assert_eq!(source.text, "\u{C9}vian \u{1F600} &\n");
}

#[test]
fn a_line_across_the_page_parts_articles() {
    let paragraph = |text: &str, properties: &str| {
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let article = |title: &str| {
        format!(
            "{}{}",
            paragraph(title, "<w:pStyle w:val=\"Heading2\"/>"),
            paragraph("The talks went on until the evening, and nobody left.", "")
        )
    };
    let border = "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\"/></w:pBdr></w:pPr></w:p>";
    let picture = "<w:p><w:r><w:pict><v:rect xmlns:o=\"urn:schemas-microsoft-com:office:office\" o:hr=\"t\"/></w:pict></w:r></w:p>";
    let body = [article("First"), border.to_owned(), article("Second"), picture.to_owned(), article("Third")]
        .concat();
    let source = read_proven("rules.docx", &Docx::new(&body).build()).unwrap();
    let starts: Vec<_> = source.articles.iter().map(|a| (a.first_block, a.reason.as_ref())).collect();
    assert_eq!(starts, [(0, "start"), (2, "rule"), (4, "rule")]);
}
