//! Inline elements, one by one: what can be said of each without its unit.

use super::rules as rule;
use super::unit::Code;
use super::{Side, Xliff2, fragment};
use crate::check::place::CheckPlace;
use crate::check::report::Reporter;
use crate::check::xml::Element;

impl Xliff2 {
    pub(super) fn inline(&mut self, name: &'static str, element: &Element<'_>, out: &mut Reporter<'_>) {
        match name {
            "cp" => return code_point(element, out),
            "mrk" | "sm" => self.annotation(element, out),
            _ => {
                types(name, element, out);
                self.data_references(element, out);
                self.sub_flow_references(element, out);
            }
        }
        let reorder = element.get("canReorder");
        let fixed = element.get("canCopy") == Some("no") && element.get("canDelete") == Some("no");
        if matches!(reorder, Some("no" | "firstNo")) && !fixed {
            let message = format!("<{name}> may not be reordered, but may be copied or deleted");
            out.add(&rule::HINTS_REORDER, element.place, message, element.raw);
        }
        if self.side == Side::None {
            return;
        }
        let code = Code::new(name, element);
        if name == "pc" {
            self.pairs.push(code.clone());
        }
        self.add_code(code);
    }

    fn add_code(&mut self, code: Code) {
        let Some(part) = self.unit.as_mut().and_then(|unit| unit.parts.last_mut()) else { return };
        match self.side {
            Side::Source => part.source_codes.push(code),
            Side::Target => part.target_codes.push(code),
            Side::None => {}
        }
    }

    pub(super) fn end_pair(&mut self, place: CheckPlace) {
        if let Some(start) = self.pairs.pop() {
            self.add_code(Code::end_of(&start, place));
        }
    }

    fn annotation(&self, element: &Element<'_>, out: &mut Reporter<'_>) {
        let (value, reference) = (element.get("value"), element.attribute("ref"));
        if let Some(reference) = reference
            && let Some(fault) = fragment::fault(&reference.value)
        {
            let message = format!("ref is {:?}: {fault}", reference.value);
            out.add(&rule::FRAGMENT, reference.place, message, &reference.value);
        }
        match element.get("type") {
            None | Some("generic") => {
                let says_more = element.attributes.iter().any(|attribute| !attribute.space.is_empty());
                if element.get("translate").is_none() && !says_more {
                    let message = "the annotation has neither a type nor translate";
                    out.add(&rule::TRANSLATE, element.place, message, element.raw);
                }
            }
            Some("comment") => {
                let note = reference.and_then(|reference| {
                    let unit = self.unit.as_ref()?;
                    let note = fragment::note_of(&reference.value, &self.file, &unit.id)?;
                    unit.notes.contains(note).then_some(note)
                });
                let fault = match (value, reference) {
                    (Some(_), Some(_)) => "it has both value and ref",
                    (None, None) => "it has neither value nor ref",
                    (None, Some(_)) if note.is_none() => "ref points to no note of the unit",
                    _ => return,
                };
                out.add(&rule::COMMENT, element.place, format!("a comment annotation: {fault}"), element.raw);
            }
            Some("mtc:match") if reference.is_some() => {
                let message = "an annotation of type mtc:match has a ref";
                out.add(&rule::MATCH_REF, element.place, message, element.raw);
            }
            _ => {}
        }
    }

    fn data_references(&self, element: &Element<'_>, out: &mut Reporter<'_>) {
        let data = match &self.unit {
            Some(unit) if self.side != Side::None => &unit.data,
            _ => &self.match_data,
        };
        for name in ["dataRef", "dataRefStart", "dataRefEnd"] {
            if let Some(reference) = element.attribute(name)
                && !data.contains(reference.value.as_ref())
            {
                let message = format!("{name} is {:?}, and no <data> here has that id", reference.value);
                out.add(&rule::DATA_REF, reference.place, message, &reference.value);
            }
        }
        pair(element, ["dataRefStart", "dataRefEnd"], &rule::DATA_REF, out);
    }

    fn sub_flow_references(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        for name in ["subFlows", "subFlowsStart", "subFlowsEnd"] {
            if let Some(list) = element.attribute(name).filter(|_| self.side != Side::None) {
                let ids = list.value.split_whitespace();
                self.sub_flows.extend(ids.map(|id| (id.to_owned(), list.place)));
            }
        }
        pair(element, ["subFlowsStart", "subFlowsEnd"], &rule::SUB_FLOWS, out);
        pair(element, ["equivStart", "equivEnd"], &rule::EQUIV_PAIR, out);
    }

    /// A segment was read.
    pub(super) fn end_segment(&mut self, out: &mut Reporter<'_>) {
        let Some(part) = self.unit.as_ref().and_then(|unit| unit.parts.last()) else { return };
        if part.is_done && part.target.is_none() {
            let message = "the state says that the segment is translated, and it has no <target>";
            out.add(&rule::STATE_TARGET, part.place, message, "");
        }
    }
}

/// Two attributes that go together.
fn pair(
    element: &Element<'_>,
    names: [&str; 2],
    rule: &'static crate::check::CheckRule,
    out: &mut Reporter<'_>,
) {
    let [one, other] = names;
    if element.get(one).is_some() != element.get(other).is_some() {
        let message = format!("{one} and {other} go together; one of them is missing");
        out.add(rule, element.place, message, element.raw);
    }
}

fn code_point(element: &Element<'_>, out: &mut Reporter<'_>) {
    let Some(hex) = element.attribute("hex") else { return };
    let digits = hex.value.as_ref();
    let written = (4..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = u32::from_str_radix(digits, 16).ok().filter(|_| written);
    let fault = match code {
        None => "is no number of four to six hexadecimal digits",
        Some(0x11_0000..) => "is beyond 10FFFF",
        // The controls of Latin-1 are legal and discouraged; U+0085 is a line end.
        Some(code @ (0x7F..=0x84 | 0x86..=0x9F)) if code > 0 => return,
        Some(code) if char::from_u32(code).is_some_and(crate::xml::is_legal) => {
            "is a character that XML can hold"
        }
        Some(_) => return,
    };
    out.add(&rule::CP, hex.place, format!("hex {digits:?} {fault}"), digits);
}

fn types(name: &str, element: &Element<'_>, out: &mut Reporter<'_>) {
    let Some(sub_type) = element.attribute("subType") else { return };
    let kind = element.get("type");
    let fault = match (sub_type.value.as_ref(), kind) {
        (_, None) => "has subType and no type",
        ("xlf:b" | "xlf:i" | "xlf:u" | "xlf:lb" | "xlf:pb", Some("fmt")) | ("xlf:var", Some("ui")) => return,
        (value, _) if value.starts_with("xlf:") => "has a type and a subType that do not fit",
        _ => return,
    };
    out.add(&rule::SUBTYPE, sub_type.place, format!("<{name}> {fault}"), &sub_type.value);
}
