//! What the modules ask for beyond their structure.

use super::rules as rule;
use super::{FS, SLR, Xliff2};
use crate::check::place::CheckPlace;
use crate::check::report::Reporter;
use crate::check::xml::Element;

/// A list of revisions, to be checked when the element around it was read.
#[derive(Debug)]
pub(super) struct Revisions {
    pub(super) applies_to: String,
    pub(super) reference: Option<String>,
    pub(super) place: CheckPlace,
    /// The properties of its revisions.
    pub(super) properties: Vec<(String, CheckPlace)>,
}

/// The attributes of the format style module.
pub(super) fn format_style(name: &str, element: &Element<'_>, out: &mut Reporter<'_>) {
    for attribute in element.attributes.iter().filter(|attribute| attribute.space == FS) {
        let fault = match attribute.local {
            "fs" if super::model::FORMAT_STYLES.contains(&attribute.value.as_ref()) => {
                (name == "ec" && element.get("isolated") != Some("yes")).then_some("the <ec> is not isolated")
            }
            "fs" => Some("its value is no element of HTML that the module knows"),
            "subFs" if element.get_in(FS, "fs").is_none() => Some("fs:fs is missing"),
            "subFs" => None,
            _ => Some("the module has no such attribute"),
        };
        if let Some(fault) = fault {
            let message = format!("{}: {fault}", attribute.name);
            out.add(&rule::STYLE, attribute.place, message, &attribute.value);
        }
    }
}

impl Xliff2 {
    /// The attributes of the size restriction module.
    pub(super) fn sizes(&mut self, name: &str, element: &Element<'_>, out: &mut Reporter<'_>) {
        for attribute in element.attributes.iter().filter(|attribute| attribute.space == SLR) {
            let value = attribute.value.as_ref();
            let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let size = |text: &str| text.split(',').count() <= 2 && text.split(',').all(number);
            let restriction = |text: &str| {
                text == "*"
                    || number(text)
                    || text
                        .split_once(',')
                        .is_some_and(|(least, most)| number(least) && (number(most) || most == "*"))
            };
            let fault = match attribute.local {
                "sizeRestriction" if self.own_sizes || restriction(value) => None,
                "storageRestriction" if self.own_storage || restriction(value) => None,
                "sizeRestriction" | "storageRestriction" => Some("it must be *, a number, or two of them"),
                "equivStorage" if self.own_storage || size(value) => None,
                "sizeInfo" if self.own_sizes || size(value) => None,
                "equivStorage" | "sizeInfo" => {
                    Some("it must be one whole number, or two separated by a comma")
                }
                "sizeInfoRef" if element.get_in(SLR, "sizeInfo").is_some() => {
                    Some("sizeInfo and sizeInfoRef exclude each other")
                }
                "sizeInfoRef" => {
                    if !self.owners.iter().any(|owner| owner.sizes.contains(value)) {
                        let message =
                            format!("{value:?} names nothing in an <slr:data> that can be seen from here");
                        out.add(&rule::SIZE_REF, attribute.place, message, value);
                    }
                    None
                }
                _ => Some("the module has no such attribute"),
            };
            let isolated = name != "ec" || element.get("isolated") == Some("yes");
            let on_end = matches!(attribute.local, "equivStorage" | "sizeInfo" | "sizeInfoRef") && !isolated;
            if let Some(fault) = fault.or_else(|| on_end.then_some("the <ec> is not isolated")) {
                out.add(&rule::SIZE, attribute.place, format!("{}: {fault}", attribute.name), value);
            }
        }
    }

    /// What a rule of the validation module must be.
    pub(super) fn validation(&self, element: &Element<'_>, out: &mut Reporter<'_>) {
        let has = |name: &str| element.get(name).is_some();
        let own =
            ["isPresent", "isNotPresent", "startsWith", "endsWith"].iter().filter(|name| has(name)).count();
        let foreign = element.attributes.iter().any(|attribute| !attribute.space.is_empty());
        let fault = if own + usize::from(foreign) != 1 {
            "it must have exactly one condition"
        } else if has("occurs") && !has("isPresent") {
            "occurs goes with isPresent"
        } else if has("existsInSource") && has("isNotPresent") {
            "existsInSource does not go with isNotPresent"
        } else if element.get("disabled") == Some("yes") && self.structure.ancestor(2) == "file" {
            "there is nothing to disable at the level of the file"
        } else {
            return;
        };
        out.add(&rule::VALIDATION, element.place, format!("<val:rule>: {fault}"), element.raw);
    }

    /// A property of a revision.
    pub(super) fn revision_item(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        let Some(property) = element.attribute("property") else { return };
        if self.revision.iter().any(|earlier| *earlier == property.value) {
            let message = format!("the property {:?} stands twice in one revision", property.value);
            out.add(&rule::CHANGE_PROPERTY, property.place, message, &property.value);
        }
        self.revision.push(property.value.to_string());
        let revisions = self.owners.last_mut().and_then(|owner| owner.revisions.last_mut());
        if let Some(revisions) = revisions {
            revisions.properties.push((property.value.to_string(), property.place));
        }
    }
}

/// Checks the revisions of an element when it was read as a whole: its notes with their attributes, and its ids.
pub(super) fn changes(
    revisions: &[Revisions],
    notes: &[(Option<String>, Vec<String>)],
    has_id: &dyn Fn(&str) -> bool,
    out: &mut Reporter<'_>,
) {
    for list in revisions {
        let of_note = list.applies_to == "note";
        let note = list
            .reference
            .as_ref()
            .and_then(|reference| notes.iter().find(|(id, _)| id.as_ref() == Some(reference)));
        let fault = match &list.reference {
            Some(reference) if note.is_none() && (of_note || !has_id(reference)) => {
                format!("ref {reference:?} names nothing here")
            }
            None if of_note && notes.len() > 1 && notes.iter().any(|(id, _)| id.is_some()) => {
                "ref is missing, and there are several notes".to_owned()
            }
            _ => String::new(),
        };
        if !fault.is_empty() {
            out.add(&rule::CHANGE_REF, list.place, format!("<ctr:revisions>: {fault}"), "");
        }
        let Some((_, attributes)) = note.filter(|_| of_note) else { continue };
        for (property, place) in &list.properties {
            if property != "content" && !attributes.contains(property) {
                let message = format!("the note has no attribute {property}");
                out.add(&rule::CHANGE_PROPERTY, *place, message, property);
            }
        }
    }
}
