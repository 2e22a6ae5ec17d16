//! What the tests of the readers share: documents made from XML, a plain picture of a source, and case files.
#![allow(dead_code, reason = "each test binary uses its part of it")]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests: a case that cannot be read must fail the test"
)]

use drogman_document::{PieceKind, Source};
use drogman_formats::{ReadError, ReadOptions, check_layer_zero, read, read_parts};
use drogman_text::Severity;
use std::collections::HashMap;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The transitional namespaces that a fragment may use.
pub(crate) const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:odd=\"urn:example:odd\"";

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A document in the making: its members by path.
#[derive(Clone)]
pub(crate) struct Docx {
    pub(crate) members: Vec<(String, Vec<u8>)>,
    links: Vec<(String, String)>,
}

impl Docx {
    /// A document whose body is that XML.
    pub(crate) fn new(body: &str) -> Self {
        let xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        );
        Self { members: vec![("word/document.xml".to_owned(), xml.into_bytes())], links: Vec::new() }
    }

    /// The same with another part: its kind is the last word of its relationship, its root takes the namespaces.
    pub(crate) fn with(mut self, kind: &str, root: &str, content: &str) -> Self {
        let file = format!("{kind}{}.xml", self.links.len() + 1);
        let xml = format!("<{root} {NAMESPACES}>{content}</{root}>");
        self.members.push((format!("word/{file}"), xml.into_bytes()));
        self.links.push((kind.to_owned(), file));
        self
    }

    /// The same with a member that nothing refers to.
    pub(crate) fn with_member(mut self, path: &str, bytes: &[u8]) -> Self {
        self.members.push((path.to_owned(), bytes.to_vec()));
        self
    }

    /// The container.
    pub(crate) fn build(&self) -> Vec<u8> {
        let mut links = String::new();
        for (i, (kind, file)) in self.links.iter().enumerate() {
            let id = i + 1;
            let link = format!("<Relationship Id=\"rId{id}\" Type=\"{RELATION}/{kind}\" Target=\"{file}\"/>");
            links.push_str(&link);
        }
        let relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
        let root = format!(
            "<Relationships xmlns=\"{relationships}\">\
             <Relationship Id=\"rId1\" Type=\"{RELATION}/officeDocument\" Target=\"word/document.xml\"/>\
             <Relationship Id=\"rId2\" Type=\"{relationships}/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
             </Relationships>"
        );
        let own = format!("<Relationships xmlns=\"{relationships}\">{links}</Relationships>");
        let mut members = vec![("_rels/.rels".to_owned(), root.into_bytes())];
        members.extend(self.members.iter().cloned());
        members.push(("word/_rels/document.xml.rels".to_owned(), own.into_bytes()));
        zip_of(&members)
    }
}

/// A zip container of those members.
pub(crate) fn zip_of(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in members {
        writer.start_file(path.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Reads a file and proves its layer 0.
pub(crate) fn read_proven(name: &str, bytes: &[u8]) -> Result<Source, ReadError> {
    let options = ReadOptions::default();
    let source = read(name, bytes, &options)?;
    let parts: HashMap<String, Vec<u8>> = read_parts(bytes, &source, &options)
        .expect("the parts of a source that was read can be read")
        .into_iter()
        .map(|(name, bytes)| (name, bytes.into_owned()))
        .collect();
    let proof = check_layer_zero(&source, |name| parts.get(name).map(|bytes| bytes.as_slice().into()));
    assert_eq!(proof, Ok(()), "layer 0 of {name}");
    let mut end = 0;
    for block in &source.blocks {
        assert!(block.content.start() >= end && !block.content.is_empty(), "blocks ascend and hold text");
        assert!(source.text.get(block.content.range()).is_some(), "blocks end on character boundaries");
        end = block.content.end();
    }
    Ok(source)
}

/// A source as lines: blocks, text kept out of them, what was dropped, units, remarks.
pub(crate) fn picture(name: &str, bytes: &[u8], source: &Source) -> String {
    let parts: HashMap<String, Vec<u8>> = read_parts(bytes, source, &ReadOptions::default())
        .unwrap_or_else(|error| panic!("{name}: {error}"))
        .into_iter()
        .map(|(name, bytes)| (name, bytes.into_owned()))
        .collect();
    let mut lines = Vec::new();
    for block in &source.blocks {
        let kind = serde_json::to_value(block.kind).unwrap();
        let depth = if block.depth > 0 { format!(" {}", block.depth) } else { String::new() };
        let language = block.language.as_ref().map_or(String::new(), |l| format!(" [{l}]"));
        let content = block.content.slice(&source.text).escape_debug().to_string();
        lines.push(format!("{}{depth}{language}: {}", kind.as_str().unwrap(), shown(&content)));
    }
    for drop in &source.dropped {
        lines.push(format!("kept out, {}: {}", drop.reason, drop.span.slice(&source.text)));
    }
    for part in &source.parts {
        for piece in &part.pieces {
            if let PieceKind::Dropped(reason) = &piece.kind {
                let raw = &parts[&part.name][piece.start as usize..piece.end as usize];
                lines.push(format!("dropped, {reason}: {}", String::from_utf8_lossy(raw).escape_debug()));
            }
        }
    }
    for unit in &source.given {
        let blocks: Vec<String> = unit.blocks.iter().map(u32::to_string).collect();
        lines.push(format!("unit {}: {}", unit.id, blocks.join(" ")));
    }
    for diagnostic in source.diagnostics.iter().filter(|d| d.severity > Severity::Note) {
        lines.push(format!("{}: {}", diagnostic.code, diagnostic.message));
    }
    lines.join("\n")
}

/// The escapes of `escape_debug` that only make quotation marks harder to read, undone; no-break spaces shown.
fn shown(escaped: &str) -> String {
    escaped.replace("\\'", "'").replace("\\\"", "\"")
}

/// The cases of a file under `tests/formats`: `=== name`, the input, `---`, the picture expected of it.
pub(crate) fn cases(file: &str) -> Vec<(String, String, String)> {
    let path = format!("{}/../../tests/formats/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut found = Vec::new();
    for case in text.split("=== ").skip(1) {
        let (name, rest) = case.split_once('\n').unwrap_or_else(|| panic!("{path}: a case without a body"));
        let (input, expected) =
            rest.split_once("\n---\n").unwrap_or_else(|| panic!("{path}: {name}: no line of three hyphens"));
        found.push((name.trim().to_owned(), input.to_owned(), expected.trim_end().to_owned()));
    }
    assert!(!found.is_empty(), "{path} holds no case");
    found
}

/// Compares what was read with what a case expects, and shows both when they differ.
pub(crate) fn compare(file: &str, name: &str, found: &str, expected: &str) {
    assert!(found.trim_end() == expected, "{file}: {name}\n--- found\n{found}\n--- expected\n{expected}\n");
}
