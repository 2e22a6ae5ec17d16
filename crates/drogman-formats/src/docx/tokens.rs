//! The XML of a part as tokens that know their bytes and their namespace.

use crate::{Limits, ReadError};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{QName, ResolveResult};
use quick_xml::reader::NsReader;
use std::borrow::Cow;
use std::ops::Range;

/// The XML of a part: its characters, and how their offsets lead to bytes.
pub(super) struct XmlText<'a> {
    pub(super) xml: Cow<'a, str>,
    /// How many bytes of byte order mark stand before it; counted in the offsets of UTF-8 parts.
    pub(super) offset: usize,
    /// Whether the part is UTF-16, so that offsets count characters of another width.
    pub(super) utf16: bool,
}

/// Decodes a part: OOXML allows UTF-8 and UTF-16 (ECMA-376 part 2, section 6.2.5).
///
/// # Errors
/// When a byte sequence is invalid, with its place.
pub(super) fn xml_text<'a>(name: &str, bytes: &'a [u8]) -> Result<XmlText<'a>, ReadError> {
    let invalid = |byte: usize, what: &str| {
        ReadError::malformed(format!("a part of the document is not valid {what}"))
            .in_part(name)
            .at_byte(byte as u64)
            .hint("open and save it in a word processor")
    };
    let big_endian = match bytes {
        [0xFF, 0xFE, ..] => Some(false),
        [0xFE, 0xFF, ..] => Some(true),
        _ => None,
    };
    if let Some(big_endian) = big_endian {
        let units = bytes.get(2..).unwrap_or_default().chunks(2).map(|pair| match (pair, big_endian) {
            ([a, b], true) => u16::from_be_bytes([*a, *b]),
            ([a, b], false) => u16::from_le_bytes([*a, *b]),
            // Half a unit at the end is made a lone surrogate, which the next step refuses.
            _ => 0xD800,
        });
        let mut xml = String::with_capacity(bytes.len());
        for decoded in char::decode_utf16(units) {
            xml.push(decoded.map_err(|_| invalid(2 + xml.encode_utf16().count() * 2, "UTF-16"))?);
        }
        return Ok(XmlText { xml: Cow::Owned(xml), offset: 2, utf16: true });
    }
    let offset = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let body = bytes.get(offset..).unwrap_or_default();
    let xml = std::str::from_utf8(body).map_err(|error| invalid(offset + error.valid_up_to(), "UTF-8"))?;
    Ok(XmlText { xml: Cow::Borrowed(xml), offset, utf16: false })
}

/// The namespaces that the reader tells apart, transitional and strict taken as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// Word's own.
    Word,
    /// Markup compatibility: alternate content.
    Compatibility,
    /// Office mathematics.
    Math,
    /// Any other, or none.
    Other,
}

/// One token of a part; the range counts bytes of the part (for UTF-16, bytes of its UTF-8 form).
pub(super) struct Token<'t> {
    pub(super) range: Range<usize>,
    pub(super) space: Space,
    pub(super) event: Event<'t>,
}

/// The tokens of a part from left to right. An empty element comes as its start and its end.
pub(super) struct Tokens<'t> {
    name: &'t str,
    reader: NsReader<&'t [u8]>,
    offset: usize,
    depth: u32,
    max_depth: u32,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(name: &'t str, xml: &'t str, offset: usize, limits: &Limits) -> Self {
        let mut reader = NsReader::from_str(xml);
        reader.config_mut().expand_empty_elements = true;
        Self { name, reader, offset, depth: 0, max_depth: limits.max_depth }
    }

    /// The next token, `None` at the end of a complete part.
    ///
    /// # Errors
    /// When the XML is malformed or cut short, holds a DOCTYPE, or nests too deep.
    pub(super) fn next(&mut self) -> Result<Option<Token<'t>>, ReadError> {
        let start = self.position();
        let (space, event) = match self.reader.read_resolved_event() {
            Ok((resolved, event)) => (space(&resolved), event),
            Err(error) => {
                let at = self.offset as u64 + self.reader.error_position();
                return Err(self.malformed(&error.to_string(), at));
            }
        };
        let end = self.position();
        match &event {
            Event::Start(_) => {
                self.depth += 1;
                if self.depth > self.max_depth {
                    let message = format!("elements nest more than {} deep", self.max_depth);
                    return Err(ReadError::limit(message).in_part(self.name).at_byte(start as u64));
                }
            }
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::DocType(_) => {
                return Err(ReadError::malformed("a part of the document declares entities or a DOCTYPE")
                    .in_part(self.name)
                    .at_byte(start as u64)
                    .hint("no word processor writes one; the file is not to be trusted"));
            }
            Event::Eof if self.depth > 0 => {
                return Err(self.malformed("it ends inside an element", start as u64));
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
        Ok(Some(Token { range: start..end, space, event }))
    }

    /// Whether the prefixes that a choice of alternate content requires are all understood here.
    pub(super) fn understands(&self, choice: &BytesStart<'_>) -> bool {
        let requires = crate::xml::attribute(choice, "Requires").unwrap_or_default();
        requires.split_ascii_whitespace().all(|prefix| {
            let name = format!("{prefix}:x");
            let (resolved, _) = self.reader.resolver().resolve_element(QName(&name));
            matches!(resolved, ResolveResult::Bound(namespace) if is_drawing(namespace.into_inner()))
        })
    }

    /// The refusal of this part at that byte.
    pub(super) fn malformed(&self, what: &str, byte: u64) -> ReadError {
        ReadError::malformed(format!("a part of the document is not well-formed XML: {what}"))
            .in_part(self.name)
            .at_byte(byte)
            .hint("open and save it in a word processor")
    }

    fn position(&self) -> usize {
        self.offset + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }
}

fn space(resolved: &ResolveResult<'_>) -> Space {
    let ResolveResult::Bound(namespace) = resolved else { return Space::Other };
    match namespace.into_inner() {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compatibility,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
        _ => Space::Other,
    }
}

/// The namespaces whose elements hold Word's own paragraphs or none: their content can be read.
fn is_drawing(namespace: &str) -> bool {
    namespace.starts_with("http://schemas.microsoft.com/office/word/")
        || namespace.starts_with("http://schemas.microsoft.com/office/drawing/")
        || namespace.starts_with("http://schemas.openxmlformats.org/")
        || namespace.starts_with("http://purl.oclc.org/ooxml/")
        || namespace.starts_with("urn:schemas-microsoft-com:")
}
