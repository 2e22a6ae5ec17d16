//! Tokens to elements: namespaces, references, and what makes XML well-formed.

use super::place::{CheckPlace, count_characters};
use super::report::Reporter;
use super::scanner::{Kind, Scanner};
use super::xml_rules as rule;
use crate::xml::{Reference, is_legal, reference, unescape};
use std::borrow::Cow;
use std::io::{self, Read};
use std::ops::Range;

/// The namespace that `xml:` stands for.
pub(crate) const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// A start tag.
pub(crate) struct Element<'t> {
    /// The name without its prefix.
    pub(crate) local: &'t str,
    /// The namespace; empty when it is in none.
    pub(crate) space: &'t str,
    pub(crate) attributes: Vec<Attribute<'t>>,
    pub(crate) place: CheckPlace,
    /// The tag as it is written.
    pub(crate) raw: &'t str,
}

/// An attribute that is no declaration of a namespace.
pub(crate) struct Attribute<'t> {
    /// The name as it is written.
    pub(crate) name: &'t str,
    pub(crate) local: &'t str,
    /// The namespace; empty when it has no prefix.
    pub(crate) space: &'t str,
    pub(crate) value: Cow<'t, str>,
    pub(crate) place: CheckPlace,
}

impl<'t> Element<'t> {
    /// The value of an attribute without a prefix, or of `xml:...`.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(|attribute| attribute.value.as_ref())
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&Attribute<'t>> {
        let (space, local) = name.strip_prefix("xml:").map_or(("", name), |local| (XML, local));
        self.attributes.iter().find(|attribute| attribute.space == space && attribute.local == local)
    }

    /// The value of an attribute of a namespace.
    pub(crate) fn get_in(&self, space: &str, local: &str) -> Option<&Attribute<'t>> {
        self.attributes.iter().find(|attribute| attribute.space == space && attribute.local == local)
    }
}

/// What looks at the elements of a format.
pub(crate) trait Rules {
    fn start(&mut self, element: &Element<'_>, out: &mut Reporter<'_>);
    /// Character data, possibly in pieces; references are resolved.
    fn text(&mut self, text: &str, place: CheckPlace, out: &mut Reporter<'_>);
    /// The end of the innermost element.
    fn end(&mut self, place: CheckPlace, out: &mut Reporter<'_>);
    /// The end of the file.
    fn finish(&mut self, place: CheckPlace, out: &mut Reporter<'_>);
}

/// Chooses the rules when the root element is known.
pub(crate) type Choose<'c> = &'c mut dyn FnMut(&Element<'_>, &mut Reporter<'_>) -> Option<Box<dyn Rules>>;

/// Reads a file to its end.
pub(crate) struct Walk<'s, 'r, R> {
    scanner: Scanner<R>,
    out: &'r mut Reporter<'s>,
    /// The names of the open elements, one behind the other, and where each begins.
    names: String,
    open: Vec<(usize, CheckPlace)>,
    /// Prefixes and what they stand for, with the depth of the element that says so.
    bindings: Vec<(usize, String, String)>,
    max_depth: usize,
    seen_root: bool,
    rules: Option<Box<dyn Rules>>,
}

impl<'s, 'r, R: Read> Walk<'s, 'r, R> {
    pub(crate) fn new(scanner: Scanner<R>, max_depth: usize, out: &'r mut Reporter<'s>) -> Self {
        Self {
            scanner,
            out,
            names: String::new(),
            open: Vec::new(),
            bindings: Vec::new(),
            max_depth,
            seen_root: false,
            rules: None,
        }
    }

    pub(crate) fn run(mut self, choose: Choose<'_>) -> io::Result<()> {
        while let Some((kind, range)) = self.scanner.next()? {
            let place = self.scanner.place();
            match kind {
                Kind::Start | Kind::BrokenStart => self.start(kind, &range, place, choose),
                Kind::End => self.end_tag(&range, place),
                Kind::Text => self.text(&range, place),
                Kind::CData => self.text(&(range.start + 9..range.end - 3), place),
                Kind::Reference => self.reference(&range, place),
                Kind::StrayAmpersand => {
                    let message = "a & begins no reference; it is read as itself";
                    self.out.add(&rule::AMPERSAND, place, message, "&");
                    self.hand_on("&", place);
                }
                Kind::StrayLess => {
                    let message = "a < begins no tag; it is read as itself";
                    self.out.add(&rule::LESS, place, message, "<");
                    self.hand_on("<", place);
                }
                Kind::Unended => {
                    let message = "a comment, instruction or the like begins here and never ends";
                    self.out.add(&rule::UNENDED, place, message, self.scanner.slice(range.clone()));
                }
                Kind::Comment => {
                    let inside = self.scanner.slice(range.start + 4..range.end - 3);
                    if inside.contains("--") || inside.ends_with('-') {
                        self.out.add(&rule::COMMENT, place, "a comment holds --", inside);
                    }
                }
                Kind::Doctype => {
                    let doctype = self.scanner.slice(range.clone());
                    if doctype.contains("<!ENTITY") {
                        let message = "the DOCTYPE declares entities; none is read or opened";
                        self.out.add(&rule::ENTITY_DECLARED, place, message, doctype);
                    }
                }
                Kind::Instruction => {}
            }
            for (place, length) in self.scanner.pass(&range) {
                let message = format!("{length} byte(s) here stand for no character in the file's encoding");
                self.out.add(&rule::BYTES, place, message, "");
            }
        }
        self.finish();
        Ok(())
    }

    fn finish(&mut self) {
        let place = self.scanner.place();
        if !self.seen_root {
            self.out.add(&rule::NO_ROOT, place, "the file holds no element", "");
        }
        for (start, opened) in self.open.iter().rev() {
            let name = self.names.get(*start..).unwrap_or_default().to_owned();
            self.names.truncate(*start);
            let message = format!("<{name}> is never closed; the file ends before");
            self.out.add(&rule::NOT_CLOSED, *opened, message, &name);
            if let Some(rules) = &mut self.rules {
                rules.end(place, self.out);
            }
        }
        if let Some(rules) = &mut self.rules {
            rules.finish(place, self.out);
        }
    }

    fn start(&mut self, kind: Kind, range: &Range<usize>, place: CheckPlace, choose: Choose<'_>) {
        let raw = self.scanner.slice(range.clone());
        if kind == Kind::BrokenStart {
            let message = "the tag is not finished: a > or a quotation mark is missing";
            self.out.add(&rule::TAG, place, message, raw);
        }
        let inside = raw.strip_prefix('<').unwrap_or(raw);
        let inside = inside.strip_suffix('>').unwrap_or(inside);
        let (inside, is_empty) = inside.strip_suffix('/').map_or((inside, false), |inside| (inside, true));
        let n_name = inside.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inside.len());
        let (name, rest) = inside.split_at_checked(n_name).unwrap_or((inside, ""));
        let place_of = |offset: usize| self.scanner.place_in(range, offset);
        let mut written = Vec::new();
        attributes(rest, 1 + n_name, &place_of, &mut written, self.out);
        let depth = self.open.len() + 1;
        for (name, value, _) in &written {
            let prefix = if *name == "xmlns" { Some("") } else { name.strip_prefix("xmlns:") };
            if let Some(prefix) = prefix {
                self.bindings.push((depth, prefix.to_owned(), value.to_string()));
            }
        }
        let bindings = &self.bindings;
        let space_of = |prefix: &str| {
            let found = bindings.iter().rev().find(|(_, bound, _)| bound == prefix);
            found.map(|(_, _, uri)| uri.as_str()).or((prefix == "xml").then_some(XML))
        };
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let mut element = Element { local, space: "", attributes: Vec::new(), place, raw };
        match space_of(prefix) {
            Some(space) => element.space = space,
            None if prefix.is_empty() => {}
            None => {
                let message = format!("the prefix {prefix}: of <{name}> is declared nowhere");
                self.out.add(&rule::PREFIX, place, message, raw);
                element.space = "?";
            }
        }
        for (name, value, offset) in written {
            if name == "xmlns" || name.starts_with("xmlns:") {
                continue;
            }
            let place = place_of(offset);
            let (prefix, local) = name.split_once(':').unwrap_or(("", name));
            let space = if prefix.is_empty() { Some("") } else { space_of(prefix) };
            if space.is_none() {
                let message = format!("the prefix {prefix}: of the attribute {name} is declared nowhere");
                self.out.add(&rule::PREFIX, place, message, name);
            }
            let space = space.unwrap_or("?");
            element.attributes.push(Attribute { name, local, space, value, place });
        }
        if self.open.is_empty() && self.seen_root {
            let message = format!("<{name}> stands behind the root element");
            self.out.add(&rule::AFTER_ROOT, place, message, raw);
        } else if !self.seen_root {
            self.seen_root = true;
            self.rules = choose(&element, self.out);
        }
        if self.open.len() == self.max_depth {
            let message = format!("elements nest more than {} deep", self.max_depth);
            self.out.add(&rule::DEPTH, place, message, raw);
        }
        self.open.push((self.names.len(), place));
        self.names.push_str(name);
        if let Some(rules) = &mut self.rules {
            rules.start(&element, self.out);
        }
        if is_empty {
            self.close(place);
        }
    }

    /// Closes the innermost element.
    fn close(&mut self, place: CheckPlace) {
        let depth = self.open.len();
        if let Some((start, _)) = self.open.pop() {
            self.names.truncate(start);
        }
        while self.bindings.last().is_some_and(|(bound, ..)| *bound >= depth) {
            self.bindings.pop();
        }
        if let Some(rules) = &mut self.rules {
            rules.end(place, self.out);
        }
    }

    fn end_tag(&mut self, range: &Range<usize>, place: CheckPlace) {
        let raw = self.scanner.slice(range.clone());
        let name = raw.get(2..raw.len().saturating_sub(1)).unwrap_or_default().trim();
        let last = self.open.last().and_then(|(start, _)| self.names.get(*start..));
        if last == Some(name) {
            self.close(place);
            return;
        }
        let mut ends = self.names.len();
        let found = self.open.iter().enumerate().rev().find_map(|(index, (start, _))| {
            let open = self.names.get(*start..ends).unwrap_or_default();
            ends = *start;
            (open == name).then_some(index)
        });
        let Some(found) = found else {
            let message = format!("</{name}> closes nothing; it is left out");
            self.out.add(&rule::CLOSES_NOTHING, place, message, raw);
            return;
        };
        let name = name.to_owned();
        while self.open.len() > found + 1 {
            let Some((start, opened)) = self.open.last().copied() else { break };
            let inner = self.names.get(start..).unwrap_or_default();
            let message = format!("<{inner}> is not closed before </{name}>");
            self.out.add(&rule::NOT_CLOSED, opened, message, inner);
            self.close(place);
        }
        self.close(place);
    }

    fn text(&mut self, range: &Range<usize>, place: CheckPlace) {
        let text = self.scanner.slice(range.clone());
        // 0xEF begins U+FFFE and U+FFFF, among others.
        if text.bytes().any(|b| b == 0xEF || b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r')) {
            for (at, character) in text.char_indices().filter(|(_, c)| !is_legal(*c)) {
                let place = self.scanner.place_in(range, at);
                let code = u32::from(character);
                let message = format!("U+{code:04X} is not allowed in XML, in no form");
                self.out.add(&rule::CHARACTER, place, message, &around(text, at));
            }
        }
        if let Some(at) = text.contains(']').then(|| text.find("]]>")).flatten() {
            let place = self.scanner.place_in(range, at);
            self.out.add(&rule::CDATA_END, place, "]]> stands in text", &around(text, at));
        }
        if self.open.is_empty() {
            if !text.trim().trim_matches('\u{FEFF}').is_empty() {
                let message = "text stands outside the root element";
                self.out.add(&rule::OUTSIDE, place, message, text.trim());
            }
        } else if let Some(rules) = &mut self.rules {
            rules.text(text, place, self.out);
        }
    }

    fn hand_on(&mut self, text: &str, place: CheckPlace) {
        if let Some(rules) = self.rules.as_mut().filter(|_| !self.open.is_empty()) {
            rules.text(text, place, self.out);
        }
    }

    fn reference(&mut self, range: &Range<usize>, place: CheckPlace) {
        let raw = self.scanner.slice(range.clone()).to_owned();
        let name = raw.get(1..raw.len() - 1).unwrap_or_default();
        let text = resolve(name, place, self.out);
        self.hand_on(text.as_deref().unwrap_or(&raw), place);
    }
}

/// What a reference stands for; what is wrong with it is reported.
fn resolve(name: &str, place: CheckPlace, out: &mut Reporter<'_>) -> Option<String> {
    match reference(name) {
        Reference::Character(character) => Some(character.to_string()),
        Reference::Html(text) => {
            let message = format!("&{name}; is an entity of HTML, not of XML; it is read as {text:?}");
            out.add(&rule::HTML_ENTITY, place, message, &format!("&{name};"));
            Some(text)
        }
        Reference::Illegal => {
            let message = format!("&{name}; stands for a character that XML does not allow");
            out.add(&rule::CHARACTER, place, message, &format!("&{name};"));
            Some("\u{FFFD}".to_owned())
        }
        Reference::Unknown => {
            let message = format!("&{name}; is declared nowhere that counts; it is read as it is written");
            out.add(&rule::ENTITY, place, message, &format!("&{name};"));
            None
        }
    }
}

type Written<'t> = (&'t str, Cow<'t, str>, usize);

/// Cuts a tag into its attributes; offsets count from `base`.
fn attributes<'t>(
    tag: &'t str,
    base: usize,
    place_of: &dyn Fn(usize) -> CheckPlace,
    found: &mut Vec<Written<'t>>,
    out: &mut Reporter<'_>,
) {
    let mut at = 0;
    loop {
        let rest = tag.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start().len();
        let rest = tag.get(at..).unwrap_or_default();
        if rest.is_empty() {
            return;
        }
        let n_name = rest
            .find(|c: char| c.is_whitespace() || c == '=' || matches!(c, '"' | '\''))
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at_checked(n_name.max(1)).unwrap_or((rest, ""));
        let start = base + at;
        at += name.len();
        let value = after.trim_start().strip_prefix('=').map(str::trim_start);
        let quoted = value.and_then(|value| {
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (inside, rest) = value.get(1..)?.split_once(quote)?;
            Some((inside, rest))
        });
        let Some((inside, rest)) = quoted else {
            let message = format!("the attribute {name} has no value in quotation marks");
            out.add(&rule::ATTRIBUTE, place_of(start), message, name);
            let skipped = value.unwrap_or(after);
            let n_word = skipped.find(char::is_whitespace).unwrap_or(skipped.len());
            let consumed = after.len() - skipped.len() + if value.is_some() { n_word } else { 0 };
            at += consumed;
            continue;
        };
        at += after.len() - rest.len();
        let glued = rest.chars().next().is_some_and(|c| !c.is_whitespace());
        if glued {
            let message = format!("no blank stands behind the attribute {name}");
            out.add(&rule::ATTRIBUTE, place_of(start), message, name);
        }
        let value = value_of(inside, name, start, place_of, out);
        if found.iter().any(|(other, ..)| *other == name) {
            let message = format!("the attribute {name} stands twice in one tag");
            out.add(&rule::ATTRIBUTE_TWICE, place_of(start), message, name);
            continue;
        }
        found.push((name, value, start));
    }
}

/// The value of an attribute, its references resolved.
fn value_of<'t>(
    raw: &'t str,
    name: &str,
    start: usize,
    place_of: &dyn Fn(usize) -> CheckPlace,
    out: &mut Reporter<'_>,
) -> Cow<'t, str> {
    if raw.contains('<') {
        let message = format!("a < stands in the value of {name}");
        out.add(&rule::LESS, place_of(start), message, raw);
    }
    if let Some(c) = raw.chars().find(|c| !is_legal(*c)) {
        let message = format!("U+{:04X} in the value of {name} is not allowed in XML", u32::from(c));
        out.add(&rule::CHARACTER, place_of(start), message, raw);
    }
    if !raw.contains('&') {
        return Cow::Borrowed(raw);
    }
    for piece in raw.split('&').skip(1) {
        if let Some((name, _)) = piece.split_once(';').filter(|(name, _)| (1..40).contains(&name.len())) {
            resolve(name, place_of(start), out);
        } else {
            let message = format!("a & in the value of {name} begins no reference");
            out.add(&rule::AMPERSAND, place_of(start), message, raw);
        }
    }
    Cow::Owned(unescape(raw))
}

/// A little text on both sides of a place.
fn around(text: &str, at: usize) -> String {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let n_before = count_characters(before).saturating_sub(20) as usize;
    before.chars().skip(n_before).chain(after.chars().take(30)).collect()
}
