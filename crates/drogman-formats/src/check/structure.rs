//! Which element may stand where: content models as data, walked once for all formats.

use super::place::CheckPlace;
use super::report::Reporter;
use super::rule::CheckRule;
use super::values::Value;
use super::xml::{Attribute, Element, XML};

/// An element of a format.
pub(crate) struct Model {
    /// Its name, with the prefix of its module: `mtc:match`.
    pub(crate) name: &'static str,
    pub(crate) attributes: &'static [AttributeModel],
    /// Whether attributes of other namespaces may stand on it.
    pub(crate) open: bool,
    pub(crate) content: &'static [Slot],
    /// Whether it may hold text.
    pub(crate) text: bool,
}

/// What may stand at one place of a sequence: any of these, so many times.
pub(crate) struct Slot {
    /// Names; `*` stands for every element of another namespace.
    names: &'static [&'static str],
    min: u32,
    max: u32,
}

impl Slot {
    pub(crate) const fn one(names: &'static [&'static str]) -> Self {
        Self { names, min: 1, max: 1 }
    }
    pub(crate) const fn maybe(names: &'static [&'static str]) -> Self {
        Self { names, min: 0, max: 1 }
    }
    pub(crate) const fn any(names: &'static [&'static str]) -> Self {
        Self { names, min: 0, max: u32::MAX }
    }
    pub(crate) const fn some(names: &'static [&'static str]) -> Self {
        Self { names, min: 1, max: u32::MAX }
    }
    pub(crate) const fn times(names: &'static [&'static str], min: u32, max: u32) -> Self {
        Self { names, min, max }
    }

    fn takes(&self, name: &str, foreign: bool) -> bool {
        self.names.iter().any(|taken| *taken == name || foreign && *taken == "*")
    }
}

/// An attribute of an element.
pub(crate) struct AttributeModel {
    name: &'static str,
    required: bool,
    value: Value,
    bad: Option<&'static CheckRule>,
}

impl AttributeModel {
    pub(crate) const fn required(name: &'static str, value: Value) -> Self {
        Self { name, required: true, value, bad: None }
    }
    pub(crate) const fn optional(name: &'static str, value: Value) -> Self {
        Self { name, required: false, value, bad: None }
    }
    /// The rule that is broken when its value is wrong.
    pub(crate) const fn bad(mut self, rule: &'static CheckRule) -> Self {
        self.bad = Some(rule);
        self
    }
}

/// The rules of structure of a format.
pub(crate) struct StructureRules {
    pub(crate) element: &'static CheckRule,
    pub(crate) order: &'static CheckRule,
    pub(crate) missing: &'static CheckRule,
    pub(crate) twice: &'static CheckRule,
    pub(crate) text: &'static CheckRule,
    pub(crate) attribute: &'static CheckRule,
    pub(crate) attribute_missing: &'static CheckRule,
    pub(crate) value: &'static CheckRule,
    /// Rules of their own for an element that comes too late: parent, child, rule.
    pub(crate) late: Special,
    /// The same for one that is missing.
    pub(crate) lacking: Special,
}

/// An open element.
struct Frame {
    model: Option<&'static Model>,
    name: &'static str,
    slot: usize,
    count: u32,
    place: CheckPlace,
    said_text: bool,
    /// Slots that were left empty although something must stand there; it may still come, too late.
    skipped: Vec<usize>,
}

/// Walks the content models.
pub(crate) struct Structure {
    models: &'static [Model],
    rules: &'static StructureRules,
    stack: Vec<Frame>,
}

impl Structure {
    pub(crate) const fn new(models: &'static [Model], rules: &'static StructureRules) -> Self {
        Self { models, rules, stack: Vec::new() }
    }

    /// The canonical name of the open element that many levels up, 0 the innermost; empty for a foreign one.
    pub(crate) fn ancestor(&self, up: usize) -> &'static str {
        self.stack.iter().rev().nth(up).map_or("", |frame| frame.name)
    }

    /// Whether an element of that name is open.
    pub(crate) fn inside(&self, name: &str) -> bool {
        self.stack.iter().any(|frame| frame.name == name)
    }

    pub(crate) fn depth(&self) -> usize {
        self.stack.len()
    }

    /// Enters an element under its canonical name; `foreign` when it is of another namespace than the core.
    /// Gives the name as the models have it, empty for one that they do not have.
    pub(crate) fn start(
        &mut self,
        name: &str,
        foreign: bool,
        element: &Element<'_>,
        out: &mut Reporter<'_>,
    ) -> &'static str {
        let model = self.models.iter().find(|model| model.name == name);
        let known = model.map_or("", |model| model.name);
        self.place_in_parent(name, foreign, element, out);
        if let Some(model) = model {
            self.attributes(model, element, out);
        }
        self.stack.push(Frame {
            model,
            name: known,
            slot: 0,
            count: 0,
            place: element.place,
            said_text: false,
            skipped: Vec::new(),
        });
        known
    }

    fn place_in_parent(&mut self, name: &str, foreign: bool, element: &Element<'_>, out: &mut Reporter<'_>) {
        let Some(frame) = self.stack.last() else { return };
        let Some(parent) = frame.model else { return };
        let (from, count) = (frame.slot, frame.count);
        let later = parent.content.iter().enumerate().skip(from).find(|(_, slot)| slot.takes(name, foreign));
        let Some((found, slot)) = later else {
            let earlier = parent.content.iter().take(from).position(|slot| slot.takes(name, foreign));
            let (rule, message) = if let Some(earlier) = earlier {
                if let Some(frame) = self.stack.last_mut() {
                    frame.skipped.retain(|skipped| *skipped != earlier);
                }
                let rule = special(self.rules.late, parent.name, name, self.rules.order);
                (rule, format!("<{name}> stands too late in <{}>: {}", parent.name, order(parent)))
            } else {
                (self.rules.element, format!("<{name}> may not stand in <{}>", parent.name))
            };
            out.add(rule, element.place, message, element.raw);
            return;
        };
        let skipped = lacking(parent, from, count, found);
        let count = if found > from { 1 } else { count + 1 };
        if count == slot.max.saturating_add(1) {
            let message = format!("<{}> may hold only {} <{name}>", parent.name, slot.max);
            out.add(self.rules.twice, element.place, message, element.raw);
        }
        if let Some(frame) = self.stack.last_mut() {
            frame.slot = found;
            frame.count = count;
            frame.skipped.extend(skipped);
        }
    }

    fn attributes(&self, model: &'static Model, element: &Element<'_>, out: &mut Reporter<'_>) {
        for known in model.attributes {
            let found = element.attribute(known.name);
            if known.required && found.is_none() {
                let message = format!("<{}> lacks its attribute {}", model.name, known.name);
                out.add(self.rules.attribute_missing, element.place, message, element.raw);
            }
            if let Some(attribute) = found
                && let Some(expected) = known.value.fault(&attribute.value)
            {
                let rule = known.bad.unwrap_or(self.rules.value);
                let message =
                    format!("{} of <{}> is {:?}; {expected}", known.name, model.name, attribute.value);
                out.add(rule, attribute.place, message, &attribute.value);
            }
        }
        for attribute in &element.attributes {
            if !allows(model, attribute) {
                let message = format!("<{}> has no attribute {}", model.name, attribute.name);
                out.add(self.rules.attribute, attribute.place, message, attribute.name);
            }
        }
    }

    /// Reports text where none may stand, once an element.
    pub(crate) fn text(&mut self, text: &str, place: CheckPlace, out: &mut Reporter<'_>) {
        let Some(frame) = self.stack.last_mut() else { return };
        let Some(model) = frame.model.filter(|model| !model.text) else { return };
        if !frame.said_text && !text.trim().is_empty() {
            frame.said_text = true;
            let message = format!("<{}> may hold no text", model.name);
            out.add(self.rules.text, place, message, text.trim());
        }
    }

    /// Leaves an element; gives its name as the models have it.
    pub(crate) fn end(&mut self, out: &mut Reporter<'_>) -> &'static str {
        let Some(frame) = self.stack.pop() else { return "" };
        if let Some(model) = frame.model {
            let behind = lacking(model, frame.slot, frame.count, model.content.len());
            for slot in frame.skipped.iter().copied().chain(behind).filter_map(|at| model.content.get(at)) {
                let first = slot.names.first().copied().unwrap_or_default();
                let rule = special(self.rules.lacking, model.name, first, self.rules.missing);
                let message = format!("<{}> lacks its <{}>", model.name, slot.names.join("> or <"));
                out.add(rule, frame.place, message, "");
            }
        }
        frame.name
    }
}

/// Whether an element may have an attribute.
fn allows(model: &Model, attribute: &Attribute<'_>) -> bool {
    match attribute.space {
        "" => model.attributes.iter().any(|known| known.name == attribute.local),
        "http://www.w3.org/2001/XMLSchema-instance" | "?" => true,
        XML => {
            model.open
                || model.attributes.iter().any(|known| {
                    known.name.strip_prefix("xml:").is_some_and(|local| local == attribute.local)
                })
        }
        _ => model.open,
    }
}

/// The slots before `until` that lack what must stand there.
fn lacking(model: &'static Model, from: usize, count: u32, until: usize) -> impl Iterator<Item = usize> {
    let slots = model.content.iter().enumerate().take(until).skip(from);
    slots.filter_map(move |(index, slot)| {
        let count = if index == from { count } else { 0 };
        (count < slot.min).then_some(index)
    })
}

type Special = &'static [(&'static str, &'static str, &'static CheckRule)];

fn special(list: Special, parent: &str, child: &str, otherwise: &'static CheckRule) -> &'static CheckRule {
    let found = list.iter().find(|(p, c, _)| *p == parent && *c == child);
    found.map_or(otherwise, |(_, _, rule)| rule)
}

/// The order that an element wants its children in.
fn order(model: &Model) -> String {
    let slots: Vec<String> = model
        .content
        .iter()
        .map(|slot| {
            let names: Vec<&str> = slot
                .names
                .iter()
                .map(|name| if *name == "*" { "elements of other namespaces" } else { *name })
                .collect();
            names.join(" or ")
        })
        .collect();
    format!("the order is {}", slots.join(", then "))
}
