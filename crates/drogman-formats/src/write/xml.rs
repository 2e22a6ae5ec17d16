//! Building XML so that any reader gives back the same characters.

use std::fmt::Write as _;

/// What stands for a character that XML cannot hold.
const REPLACEMENT: char = '\u{FFFD}';

/// Whether XML 1.0 can hold the character at all (production 2, `Char`, of the fifth edition).
///
/// # Example: control characters other than tab, line feed and carriage return are out
///
/// ```
/// use drogman_formats::write::is_xml_character;
/// assert!(is_xml_character('\t') && is_xml_character('\u{85}') && is_xml_character('\u{2028}'));
/// assert!(!is_xml_character('\u{B}') && !is_xml_character('\u{FFFF}'));
/// ```
pub const fn is_xml_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..)
}

/// A piece of XML under construction, and how many characters had to be replaced in it.
#[derive(Debug, Default)]
pub(super) struct XmlBuffer {
    pub(super) xml: String,
    pub(super) n_replaced: u64,
}

impl XmlBuffer {
    /// Appends markup that is right as it stands.
    pub(super) fn markup(&mut self, markup: &str) -> &mut Self {
        self.xml.push_str(markup);
        self
    }

    /// Appends character data.
    ///
    /// A carriage return needs a reference, since a parser turns a bare one into a line feed (XML 1.0, section
    /// 2.11); `>` is escaped so that `]]>` never appears. All else stands for itself.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.escaped(text, Place::Text);
        self
    }

    /// Appends character data in which characters that XML cannot hold become XLIFF `cp` elements.
    ///
    /// U+FFFE and U+FFFF are replaced all the same: the prose of XLIFF 2.1 allows them in `cp`, its Schematron
    /// does not.
    pub(super) fn xliff_text(&mut self, text: &str) -> &mut Self {
        self.escaped(text, Place::XliffText);
        self
    }

    /// Appends an attribute with the space before it.
    ///
    /// Tab and line feed need references here: a parser turns bare ones into spaces (XML 1.0, section 3.3.3).
    pub(super) fn attribute(&mut self, name: &str, value: &str) -> &mut Self {
        self.markup(" ").markup(name).markup("=\"");
        self.escaped(value, Place::Attribute);
        self.markup("\"")
    }

    /// Appends an attribute where there is a value.
    pub(super) fn attribute_if(&mut self, name: &str, value: Option<&str>) -> &mut Self {
        match value {
            Some(value) => self.attribute(name, value),
            None => self,
        }
    }

    /// Appends a line that holds one element with an attribute and text.
    pub(super) fn element_line(
        &mut self,
        indent: &str,
        element: &str,
        attribute: Option<(&str, &str)>,
        text: &str,
    ) -> &mut Self {
        self.markup(indent).markup("<").markup(element);
        if let Some((name, value)) = attribute {
            self.attribute(name, value);
        }
        self.markup(">").text(text).markup("</").markup(element).markup(">\n")
    }

    /// Copies what stands for itself in one go, and looks only at what does not.
    fn escaped(&mut self, text: &str, place: Place) {
        let mut rest = text;
        while let Some(offset) = rest.find(is_special) {
            let (plain, tail) = rest.split_at(offset);
            self.xml.push_str(plain);
            let mut characters = tail.chars();
            if let Some(character) = characters.next() {
                self.special(character, place);
            }
            rest = characters.as_str();
        }
        self.xml.push_str(rest);
    }

    fn special(&mut self, character: char, place: Place) {
        match (character, place) {
            ('&', _) => self.xml.push_str("&amp;"),
            ('<', _) => self.xml.push_str("&lt;"),
            ('>', _) => self.xml.push_str("&gt;"),
            ('\r', _) => self.xml.push_str("&#xD;"),
            ('"', Place::Attribute) => self.xml.push_str("&quot;"),
            ('\t', Place::Attribute) => self.xml.push_str("&#x9;"),
            ('\n', Place::Attribute) => self.xml.push_str("&#xA;"),
            _ if is_xml_character(character) => self.xml.push(character),
            ('\0'..' ', Place::XliffText) => {
                // Writing to a string never fails.
                let _ = write!(self.xml, "<cp hex=\"{:04X}\"/>", u32::from(character));
            }
            _ => {
                self.xml.push(REPLACEMENT);
                self.n_replaced += 1;
            }
        }
    }
}

/// Where a text goes: what has to be escaped depends on it.
#[derive(Clone, Copy)]
enum Place {
    Text,
    XliffText,
    Attribute,
}

/// Whether a character may need something other than itself somewhere.
const fn is_special(character: char) -> bool {
    matches!(character, '\0'..' ' | '&' | '<' | '>' | '"' | '\u{FFFE}' | '\u{FFFF}')
}
