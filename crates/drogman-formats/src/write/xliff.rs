//! XLIFF 2.1: documents for translation.

use super::xliff_unit::{check, check_id};
use super::{Run, WriteSummary, XliffPiece, XliffUnit, refused, round4, xml::XmlBuffer};
use drogman_text::LanguageTag;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, Write};

/// The head of an XLIFF document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XliffHeader {
    /// The language of the sources.
    pub source_language: LanguageTag,
    /// The language of the targets; without it no unit may have one.
    pub target_language: Option<LanguageTag>,
}

/// One input document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct XliffFile {
    /// Its id, unique in the output: an XML name token, as [`nmtoken`] makes them.
    pub id: String,
    /// The name of the input.
    pub original: Option<String>,
    /// Notes on it.
    pub notes: Vec<XliffNote>,
}

/// A note for whoever works on the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct XliffNote {
    /// What it is about, as a word.
    pub category: Option<String>,
    /// What it says.
    pub text: String,
}

impl XliffNote {
    /// A note without category.
    pub fn new(text: impl Into<String>) -> Self {
        Self { category: None, text: text.into() }
    }
}

/// Writes an XLIFF document.
///
/// XLIFF 2.1 (OASIS Standard, 13 February 2018): core with the glossary module for names and the metadata module
/// for confidences. White space is kept everywhere (`xml:space="preserve"`). A character that XML cannot hold
/// becomes a `cp` element in sources and targets, and is replaced elsewhere.
///
/// # Example: a headline with a name in it
///
/// ```
/// use drogman_formats::write::{GlossEntry, Run, SegmentState, XliffFile, XliffHeader, XliffPiece, XliffUnit, XliffWriter};
/// use drogman_text::LanguageTag;
///
/// let header =
///     XliffHeader { source_language: LanguageTag::english(), target_language: Some(LanguageTag::french()) };
/// let mut output = Vec::new();
/// let mut writer = XliffWriter::new(&mut output, header)?;
/// writer.begin_file(XliffFile { id: "f1".into(), original: Some("note.txt".into()), notes: Vec::new() })?;
/// let source = vec![
///     Run::Text("Ministers meet in ".into()),
///     Run::Term { id: "m1".into(), text: "Yerevan".into(), gloss: Some("g1".into()), value: None },
/// ];
/// writer.unit(&XliffUnit {
///     id: "u1".into(),
///     kind: Some("headline".into()),
///     glossary: vec![GlossEntry {
///         id: "g1".into(),
///         term: "Yerevan".into(),
///         translations: vec!["Erevan".into()],
///         ..GlossEntry::default()
///     }],
///     pieces: vec![XliffPiece::Segment {
///         id: "s1".into(),
///         source,
///         target: None,
///         state: SegmentState::Initial,
///         confidence: None,
///     }],
///     ..XliffUnit::default()
/// })?;
/// writer.finish()?;
/// let xml = String::from_utf8_lossy(&output);
/// assert!(xml.contains("<mrk id=\"m1\" type=\"term\" ref=\"#gls=g1\">Yerevan</mrk>"));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct XliffWriter<W: Write> {
    out: W,
    header: XliffHeader,
    /// The file that was begun and has no unit yet, and so is not written yet.
    pending_file: Option<XliffFile>,
    in_file: bool,
    file_ids: BTreeSet<String>,
    unit_ids: BTreeSet<String>,
    summary: WriteSummary,
}

impl<W: Write> XliffWriter<W> {
    /// Begins a document.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn new(mut out: W, header: XliffHeader) -> io::Result<Self> {
        let mut buffer = XmlBuffer::default();
        buffer
            .markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff")
            .attribute("xmlns", "urn:oasis:names:tc:xliff:document:2.0")
            .attribute("xmlns:gls", "urn:oasis:names:tc:xliff:glossary:2.0")
            .attribute("xmlns:mda", "urn:oasis:names:tc:xliff:metadata:2.0")
            .attribute("version", "2.1")
            .attribute("srcLang", header.source_language.as_str())
            .attribute_if("trgLang", header.target_language.as_ref().map(LanguageTag::as_str))
            .attribute("xml:space", "preserve")
            .markup(">\n");
        out.write_all(buffer.xml.as_bytes())?;
        Ok(Self {
            out,
            header,
            pending_file: None,
            in_file: false,
            file_ids: BTreeSet::new(),
            unit_ids: BTreeSet::new(),
            summary: WriteSummary::default(),
        })
    }

    /// Begins the next input document. It is written with its first unit, so that one without units is left out.
    ///
    /// # Errors
    ///
    /// Those of the output; `InvalidInput` when its id is no XML name token or was used before.
    pub fn begin_file(&mut self, file: XliffFile) -> io::Result<()> {
        check_id("XLIFF file", &file.id, &mut BTreeSet::new())?;
        if self.file_ids.contains(&file.id) {
            return Err(refused(format!("XLIFF file: the id '{}' is used twice", file.id)));
        }
        self.end_file()?;
        self.file_ids.insert(file.id.clone());
        self.unit_ids.clear();
        self.pending_file = Some(file);
        Ok(())
    }

    /// Writes one unit and says how many characters of it (and of its file's head, if it is the first) had to be
    /// replaced.
    ///
    /// # Errors
    ///
    /// Those of the output; `InvalidInput`, before anything is written, when no file was begun, the unit has no
    /// segment, an id that is no XML name token or comes twice, a target where the header states no target
    /// language, a state past initial without a target, or a term whose glossary entry is missing.
    pub fn unit(&mut self, unit: &XliffUnit) -> io::Result<u64> {
        if !self.in_file && self.pending_file.is_none() {
            return Err(refused(format!("XLIFF unit '{}' stands outside any file", unit.id)));
        }
        check_id("XLIFF unit", &unit.id, &mut BTreeSet::new())?;
        if self.unit_ids.contains(&unit.id) {
            return Err(refused(format!("XLIFF unit: the id '{}' is used twice in its file", unit.id)));
        }
        check(unit, self.header.target_language.is_some())?;

        let mut buffer = XmlBuffer::default();
        if let Some(file) = self.pending_file.take() {
            buffer
                .markup("<file")
                .attribute("id", &file.id)
                .attribute_if("original", file.original.as_deref())
                .markup(">\n");
            push_notes(&mut buffer, "  ", &file.notes);
            self.in_file = true;
        }
        push_unit(&mut buffer, unit);
        self.out.write_all(buffer.xml.as_bytes())?;
        self.unit_ids.insert(unit.id.clone());
        self.summary.n_units += 1;
        self.summary.n_replaced += buffer.n_replaced;
        Ok(buffer.n_replaced)
    }

    /// Ends the document.
    ///
    /// # Errors
    ///
    /// Those of the output; `InvalidInput` when no unit was written, since XLIFF has no empty documents: look
    /// before you begin one.
    pub fn finish(mut self) -> io::Result<WriteSummary> {
        self.end_file()?;
        self.out.write_all(b"</xliff>\n")?;
        self.out.flush()?;
        if self.summary.n_units == 0 {
            return Err(refused("an XLIFF document needs at least one unit, and there is none".to_owned()));
        }
        Ok(self.summary)
    }

    fn end_file(&mut self) -> io::Result<()> {
        if self.in_file {
            self.out.write_all(b"</file>\n")?;
        }
        self.in_file = false;
        self.pending_file = None;
        Ok(())
    }
}

/// Any text as an id that XML takes, different texts as different ids.
///
/// ASCII letters, digits, `-` and `.` stand for themselves; every other character becomes `_`, its code point in
/// hexadecimal, and `_`. An empty text becomes `_`.
///
/// # Example: the name of a file as an id
///
/// ```
/// use drogman_formats::write::nmtoken;
/// assert_eq!(nmtoken("notes-1.txt"), "notes-1.txt");
/// assert_eq!(nmtoken("a b#2"), "a_20_b_23_2");
/// ```
pub fn nmtoken(text: &str) -> String {
    let mut token = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_alphanumeric() || matches!(character, '-' | '.') {
            token.push(character);
        } else {
            // Writing to a string never fails.
            let _ = write!(token, "_{:X}_", u32::from(character));
        }
    }
    if token.is_empty() {
        token.push('_');
    }
    token
}

/// Whether the text is an XML name token of ASCII characters, the only ones that this crate writes.
pub(super) fn is_nmtoken(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b':'))
}

fn push_notes(buffer: &mut XmlBuffer, indent: &str, notes: &[XliffNote]) {
    if notes.is_empty() {
        return;
    }
    buffer.markup(indent).markup("<notes>\n");
    for note in notes {
        let category = note.category.as_deref().map(|category| ("category", category));
        buffer.markup(indent).element_line("  ", "note", category, &note.text);
    }
    buffer.markup(indent).markup("</notes>\n");
}

fn push_unit(buffer: &mut XmlBuffer, unit: &XliffUnit) {
    let kind = unit.kind.as_ref().map(|kind| format!("drogman:{kind}"));
    buffer.markup("  <unit").attribute("id", &unit.id).attribute_if("type", kind.as_deref()).markup(">\n");
    push_glossary(buffer, unit);
    push_confidences(buffer, unit);
    push_notes(buffer, "    ", &unit.notes);
    for piece in &unit.pieces {
        match piece {
            XliffPiece::Segment { id, source, target, state, .. } => {
                buffer.markup("    <segment").attribute("id", id);
                // Initial is the schema's default; it is written all the same where it is news: a segment that
                // has a target and still counts as not done.
                if target.is_some() {
                    buffer.attribute("state", state.name());
                }
                buffer.markup(">\n      <source>");
                for run in source {
                    push_run(buffer, run);
                }
                buffer.markup("</source>\n");
                if let Some(target) = target {
                    buffer.markup("      <target>").xliff_text(target).markup("</target>\n");
                }
                buffer.markup("    </segment>\n");
            }
            XliffPiece::Ignorable { id, source } => {
                buffer.markup("    <ignorable").attribute_if("id", id.as_deref()).markup(">\n      <source>");
                buffer.xliff_text(source).markup("</source>\n    </ignorable>\n");
            }
        }
    }
    buffer.markup("  </unit>\n");
}

fn push_run(buffer: &mut XmlBuffer, run: &Run) {
    match run {
        Run::Text(text) => {
            buffer.xliff_text(text);
        }
        Run::Term { id, text, gloss, value } => {
            // A relative fragment: the entry of that id in the glossary of the same unit (XLIFF 2.1,
            // fragment identification).
            let reference = gloss.as_ref().map(|gloss| format!("#gls={gloss}"));
            buffer
                .markup("<mrk")
                .attribute("id", id)
                .attribute("type", "term")
                .attribute_if("ref", reference.as_deref())
                .attribute_if("value", value.as_deref())
                .markup(">")
                .xliff_text(text)
                .markup("</mrk>");
        }
    }
}

/// Writes the entries; each refers back to the first annotation that refers to it.
fn push_glossary(buffer: &mut XmlBuffer, unit: &XliffUnit) {
    if unit.glossary.is_empty() {
        return;
    }
    let mut first_marks = BTreeMap::new();
    for piece in &unit.pieces {
        if let XliffPiece::Segment { source, .. } = piece {
            for run in source {
                if let Run::Term { id, gloss: Some(gloss), .. } = run {
                    first_marks.entry(gloss.as_str()).or_insert_with(|| format!("#{id}"));
                }
            }
        }
    }
    buffer.markup("    <gls:glossary>\n");
    for entry in &unit.glossary {
        let source = entry.source.as_deref().map(|source| ("source", source));
        buffer
            .markup("      <gls:glossEntry")
            .attribute("id", &entry.id)
            .attribute_if("ref", first_marks.get(entry.id.as_str()).map(String::as_str))
            .markup(">\n")
            .element_line("        ", "gls:term", source, &entry.term);
        for translation in &entry.translations {
            buffer.element_line("        ", "gls:translation", None, translation);
        }
        if let Some(definition) = &entry.definition {
            buffer.element_line("        ", "gls:definition", None, definition);
        }
        buffer.markup("      </gls:glossEntry>\n");
    }
    buffer.markup("    </gls:glossary>\n");
}

/// Writes the confidences of the unit's segments: the type of each item is the id of the segment.
fn push_confidences(buffer: &mut XmlBuffer, unit: &XliffUnit) {
    let mut is_open = false;
    for piece in &unit.pieces {
        if let XliffPiece::Segment { id, confidence: Some(confidence), .. } = piece {
            if !is_open {
                buffer.markup("    <mda:metadata>\n      <mda:metaGroup category=\"drogman:confidence\">\n");
                is_open = true;
            }
            let value = round4(*confidence).to_string();
            buffer.element_line("        ", "mda:meta", Some(("type", id)), &value);
        }
    }
    if is_open {
        buffer.markup("      </mda:metaGroup>\n    </mda:metadata>\n");
    }
}
