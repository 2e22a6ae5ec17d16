//! TMX 1.4b, level 1: translation memories of plain text.

use super::{Compat, WriteSummary, refused, xml::XmlBuffer};
use drogman_document::Origin;
use drogman_text::LanguageTag;
use std::io::{self, Write};

/// What a header's `srclang` says when a memory has no single source language.
const ALL_LANGUAGES: &str = "*all*";

/// The head of a memory.
#[derive(Clone, Debug)]
pub struct TmxHeader {
    /// The language that every unit has a variant in; none where units differ (`*all*`).
    pub source_language: Option<LanguageTag>,
    /// The language of notes and properties.
    pub admin_language: LanguageTag,
    /// How large a unit is.
    pub segment_type: SegmentType,
    /// The version of the program that writes.
    pub tool_version: String,
    /// When the memory was made, as `YYYYMMDDThhmmssZ` in universal time; left out unless the caller knows it
    /// from its input.
    pub date: Option<String>,
    /// Further properties, type and value; a type of one's own begins with `x-`.
    pub props: Vec<(String, String)>,
    /// Notes on the memory as a whole.
    pub notes: Vec<String>,
    /// For which program.
    pub compat: Compat,
}

impl TmxHeader {
    /// The head of a memory of sentences, strict, described in English, without a date.
    pub fn new(source_language: Option<LanguageTag>, tool_version: impl Into<String>) -> Self {
        Self {
            source_language,
            admin_language: LanguageTag::english(),
            segment_type: SegmentType::default(),
            tool_version: tool_version.into(),
            date: None,
            props: Vec::new(),
            notes: Vec::new(),
            compat: Compat::default(),
        }
    }
}

/// How large a unit is (TMX 1.4b, `segtype`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SegmentType {
    /// Larger or other than a paragraph.
    Block,
    /// A paragraph.
    Paragraph,
    /// A sentence.
    #[default]
    Sentence,
    /// Less than a sentence.
    Phrase,
}

impl SegmentType {
    const fn name(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Paragraph => "paragraph",
            Self::Sentence => "sentence",
            Self::Phrase => "phrase",
        }
    }
}

/// One unit: the same passage in several languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TmxUnit {
    /// Its id, best one of [`Tuids`](super::Tuids); empty to leave it out.
    pub id: String,
    /// Whether an aligner put it together.
    pub origin: Origin,
    /// The document that it comes from.
    pub document: Option<String>,
    /// Properties, type and value; a type of one's own begins with `x-`.
    pub props: Vec<(String, String)>,
    /// Notes for people.
    pub notes: Vec<String>,
    /// The passage in each language.
    pub variants: Vec<TmxVariant>,
}

impl Default for TmxUnit {
    /// A computed unit with nothing in it.
    fn default() -> Self {
        Self {
            id: String::new(),
            origin: Origin::Computed,
            document: None,
            props: Vec::new(),
            notes: Vec::new(),
            variants: Vec::new(),
        }
    }
}

/// The passage in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TmxVariant {
    /// The language, as the caller knows it: no region is ever added.
    pub language: LanguageTag,
    /// The text, delivered code point for code point.
    pub text: String,
    /// Properties, type and value.
    pub props: Vec<(String, String)>,
}

impl TmxVariant {
    /// A text without properties.
    pub fn new(language: LanguageTag, text: impl Into<String>) -> Self {
        Self { language, text: text.into(), props: Vec::new() }
    }
}

/// Writes a translation memory.
///
/// TMX 1.4b (LISA OSCAR, 26 April 2005), level 1: no inline markup. The file says so in a property of its
/// header, `x-drogman-level`. It passes the DTD and the rules beyond it that checkers enforce: notes and
/// properties before variants, a variant in the source language in every unit, dates in the one form.
///
/// # Example: what has no partner is refused before it is written
///
/// ```
/// use drogman_formats::write::{TmxHeader, TmxUnit, TmxVariant, TmxWriter};
/// use drogman_text::LanguageTag;
///
/// let mut writer = TmxWriter::new(Vec::new(), TmxHeader::new(Some(LanguageTag::english()), "0.1.0"))?;
/// let unit = TmxUnit { variants: vec![TmxVariant::new(LanguageTag::french(), "Oui.")], ..TmxUnit::default() };
/// assert!(writer.unit(&unit).is_err());
/// assert_eq!(writer.finish()?.n_units, 0);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct TmxWriter<W: Write> {
    out: W,
    source_language: Option<LanguageTag>,
    compat: Compat,
    summary: WriteSummary,
}

impl<W: Write> TmxWriter<W> {
    /// Begins a memory with its header.
    ///
    /// # Errors
    ///
    /// Those of the output; `InvalidInput` when the date is not a day of the form `YYYYMMDDThhmmssZ`, or a
    /// property has no type.
    pub fn new(mut out: W, header: TmxHeader) -> io::Result<Self> {
        if let Some(date) = header.date.as_deref().filter(|date| !is_tmx_date(date)) {
            return Err(refused(format!(
                "'{date}' is not a date as TMX wants it, such as 20250131T174500Z, or not a real day"
            )));
        }
        check_props("the header", &header.props)?;
        let mut buffer = XmlBuffer::default();
        if header.compat == Compat::Trados {
            buffer.markup("\u{FEFF}");
        }
        let o_tmf = if header.compat == Compat::Trados { "TW4Win 2.0 Format" } else { "drogman" };
        let source_language = header.source_language.as_ref().map_or(ALL_LANGUAGES, LanguageTag::as_str);
        buffer
            .markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            .markup("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n<header")
            .attribute("creationtool", "drogman")
            .attribute("creationtoolversion", &header.tool_version)
            .attribute("segtype", header.segment_type.name())
            .attribute("o-tmf", o_tmf)
            .attribute("adminlang", header.admin_language.as_str())
            .attribute("srclang", source_language)
            .attribute("datatype", "plaintext")
            .attribute_if("creationdate", header.date.as_deref())
            .markup(">\n");
        for note in &header.notes {
            buffer.element_line("  ", "note", None, note);
        }
        buffer.element_line("  ", "prop", Some(("type", "x-drogman-level")), "1");
        push_props(&mut buffer, "  ", &header.props);
        buffer.markup("</header>\n<body>\n");
        out.write_all(buffer.xml.as_bytes())?;
        Ok(Self {
            out,
            source_language: header.source_language,
            compat: header.compat,
            summary: WriteSummary { n_units: 0, n_replaced: buffer.n_replaced },
        })
    }

    /// Writes one unit and says how many characters of it had to be replaced.
    ///
    /// # Errors
    ///
    /// Those of the output; `InvalidInput`, before anything is written, when the unit has no variant, one
    /// without text, none in the source language of the header, or a property without a type.
    pub fn unit(&mut self, unit: &TmxUnit) -> io::Result<u64> {
        self.check(unit)?;
        let mut buffer = XmlBuffer::default();
        buffer.markup("<tu").attribute_if("tuid", (!unit.id.is_empty()).then_some(unit.id.as_str()));
        if self.compat == Compat::OmegaT {
            buffer.attribute("creationid", "drogman");
        }
        buffer.markup(">\n");
        if self.compat == Compat::OmegaT && unit.notes.len() > 1 {
            buffer.element_line("  ", "note", None, &unit.notes.join("\n"));
        } else {
            for note in &unit.notes {
                buffer.element_line("  ", "note", None, note);
            }
        }
        if self.compat == Compat::MemoQ {
            let aligned = if unit.origin == Origin::Computed { "yes" } else { "no" };
            buffer.element_line("  ", "prop", Some(("type", "aligned")), aligned);
        }
        if let Some(document) = &unit.document {
            let name = if self.compat == Compat::MemoQ { "x-document" } else { "x-drogman-document" };
            buffer.element_line("  ", "prop", Some(("type", name)), document);
        }
        push_props(&mut buffer, "  ", &unit.props);
        for variant in &unit.variants {
            buffer.markup("  <tuv").attribute("xml:lang", variant.language.as_str()).markup(">\n");
            push_props(&mut buffer, "    ", &variant.props);
            buffer.element_line("    ", "seg", None, &variant.text).markup("  </tuv>\n");
        }
        buffer.markup("</tu>\n");
        self.out.write_all(buffer.xml.as_bytes())?;
        self.summary.n_units += 1;
        self.summary.n_replaced += buffer.n_replaced;
        Ok(buffer.n_replaced)
    }

    /// Ends the memory. One without any unit is valid.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn finish(mut self) -> io::Result<WriteSummary> {
        self.out.write_all(b"</body>\n</tmx>\n")?;
        self.out.flush()?;
        Ok(self.summary)
    }

    fn check(&self, unit: &TmxUnit) -> io::Result<()> {
        let name = format!("translation unit '{}'", unit.id);
        if unit.variants.is_empty() {
            return Err(refused(format!("{name} has no variant in any language")));
        }
        if let Some(variant) = unit.variants.iter().find(|variant| variant.text.is_empty()) {
            return Err(refused(format!("{name} has no text in its variant '{}'", variant.language)));
        }
        if let Some(source) = &self.source_language
            && !unit.variants.iter().any(|variant| variant.language == *source)
        {
            return Err(refused(format!("{name} has no variant in the source language '{source}'")));
        }
        check_props(&name, &unit.props)?;
        unit.variants.iter().try_for_each(|variant| check_props(&name, &variant.props))
    }
}

fn check_props(owner: &str, props: &[(String, String)]) -> io::Result<()> {
    match props.iter().find(|(kind, _)| kind.is_empty()) {
        Some((_, value)) => {
            Err(refused(format!("a property of {owner} has no type (its value is '{value}')")))
        }
        None => Ok(()),
    }
}

fn push_props(buffer: &mut XmlBuffer, indent: &str, props: &[(String, String)]) {
    for (kind, value) in props {
        buffer.element_line(indent, "prop", Some(("type", kind)), value);
    }
}

/// Whether the text is `YYYYMMDDThhmmssZ` and names a day and a time that exist (Gregorian calendar).
fn is_tmx_date(text: &str) -> bool {
    let Some((day, time)) = text.strip_suffix('Z').and_then(|text| text.split_once('T')) else {
        return false;
    };
    let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(day, 8) || !digits(time, 6) {
        return false;
    }
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<u32>().ok()).unwrap_or(u32::MAX);
    let (year, month, day) = (number(day.get(..4)), number(day.get(4..6)), number(day.get(6..)));
    let (hour, minute, second) = (number(time.get(..2)), number(time.get(2..4)), number(time.get(4..)));
    let is_leap_year = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let n_days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap_year => 29,
        2 => 28,
        _ => 0,
    };
    (1..=n_days).contains(&day) && hour < 24 && minute < 60 && second < 60
}
