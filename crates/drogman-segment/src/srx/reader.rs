//! From XML to rules as they are written.

use super::SrxError;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A rule file as it is written.
#[derive(Debug, Default)]
pub(super) struct File {
    /// The version that the file states, and where.
    pub(super) version: Option<(String, usize)>,
    pub(super) cascade: bool,
    /// What `header` says where it differs from what the standard allows: a message and where.
    pub(super) faults: Vec<(String, usize)>,
    /// The `formathandle` elements: their `type` and `include`, and where.
    pub(super) handles: Vec<(String, usize)>,
    /// The sets of language maps of SRX 1.0: only the first counts.
    map_sets: u32,
    pub(super) groups: Vec<Group>,
    pub(super) maps: Vec<MapRule>,
}

/// `languagerule`.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) name: String,
    pub(super) byte: usize,
    pub(super) rules: Vec<WrittenRule>,
}

/// `rule`.
#[derive(Debug)]
pub(super) struct WrittenRule {
    pub(super) breaks: bool,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) byte: usize,
}

/// `languagemap`.
#[derive(Debug)]
pub(super) struct MapRule {
    pub(super) pattern: String,
    pub(super) name: String,
    pub(super) byte: usize,
}

/// The line of a byte, from 1.
pub(super) fn line(xml: &str, byte: usize) -> usize {
    xml.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}

/// Reads a rule file. Namespaces are not looked at: files in the wild carry several, and the names are distinct.
pub(super) fn read(xml: &str) -> Result<File, SrxError> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut file = File::default();
    let mut root = None;
    let mut depth = 0_usize;
    // The pattern that is being read: 'b' before the break, 'a' after it.
    let mut inside = None;
    loop {
        let byte = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = reader.read_event().map_err(|error| {
            let at = usize::try_from(reader.error_position()).unwrap_or(byte);
            SrxError::Xml { line: line(xml, at), message: error.to_string() }
        })?;
        match event {
            Event::Start(tag) => {
                depth += 1;
                let local = local(&tag);
                if root.is_none() {
                    root = Some(local.clone());
                }
                inside = open(&mut file, &tag, &local, byte).or(inside);
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                inside = None;
            }
            Event::Text(text) => characters(&mut file, inside, &text),
            Event::CData(text) => characters(&mut file, inside, &text),
            Event::GeneralRef(name) => {
                let resolved = quick_xml::escape::unescape(&format!("&{};", &*name))
                    .map(std::borrow::Cow::into_owned)
                    .map_err(|error| SrxError::Xml { line: line(xml, byte), message: error.to_string() })?;
                characters(&mut file, inside, &resolved);
            }
            Event::Eof if depth > 0 => {
                let message = String::from("it ends inside an element");
                return Err(SrxError::Xml { line: line(xml, byte), message });
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if root.as_deref() == Some("srx") { Ok(file) } else { Err(SrxError::NotSrx) }
}

/// Takes the start of an element; says which pattern begins.
fn open(file: &mut File, tag: &BytesStart<'_>, local: &str, byte: usize) -> Option<char> {
    let value = |name: &str| attribute(tag, name).unwrap_or_default();
    match local {
        "srx" => file.version = attribute(tag, "version").map(|version| (version, byte)),
        "header" => {
            let cascade = attribute(tag, "cascade");
            file.cascade = cascade.as_deref() == Some("yes");
            if let Some(cascade) = cascade.filter(|cascade| !matches!(cascade.as_str(), "yes" | "no")) {
                file.faults.push((format!("cascade is {cascade:?}, not yes or no; it is read as no"), byte));
            }
        }
        "formathandle" => file.handles.push((format!("{} {}", value("type"), value("include")), byte)),
        "maprule" => {
            file.map_sets += 1;
            if file.map_sets == 2 {
                let message = "the file has several sets of language maps; the first is used";
                file.faults.push((message.to_owned(), byte));
            }
        }
        "languagerule" => {
            file.groups.push(Group { name: value("languagerulename"), byte, rules: Vec::new() });
        }
        "rule" => {
            // The schema leaves `break` out of what is required; without it a rule breaks.
            let stated = attribute(tag, "break");
            let breaks = stated.as_deref() != Some("no");
            if let Some(stated) = stated.filter(|stated| !matches!(stated.as_str(), "yes" | "no")) {
                file.faults.push((format!("break is {stated:?}, not yes or no; the rule breaks"), byte));
            }
            let rule = WrittenRule { breaks, before: String::new(), after: String::new(), byte };
            if let Some(group) = file.groups.last_mut() {
                group.rules.push(rule);
            }
        }
        "languagemap" if file.map_sets < 2 => {
            file.maps.push(MapRule {
                pattern: value("languagepattern"),
                name: value("languagerulename"),
                byte,
            });
        }
        "beforebreak" => return Some('b'),
        "afterbreak" => return Some('a'),
        _ => {}
    }
    None
}

/// Adds characters to the pattern that is being read.
fn characters(file: &mut File, inside: Option<char>, text: &str) {
    let Some(rule) = file.groups.last_mut().and_then(|group| group.rules.last_mut()) else { return };
    match inside {
        Some('b') => rule.before.push_str(text),
        Some('a') => rule.after.push_str(text),
        _ => {}
    }
}

fn local(tag: &BytesStart<'_>) -> String {
    let name = tag.local_name();
    String::from(name.into_inner())
}

/// The value of an attribute, with its references resolved.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        tag.attributes().with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == name)?;
    let resolved = quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned);
    Some(resolved.unwrap_or_else(|| found.value.to_string()))
}
