//! XLIFF 2.0 and 2.1: structure, and what a schema cannot say.

mod fragment;
mod inline;
mod model;
mod modules;
pub(super) mod rules;
mod unit;

use super::language::check_language;
use super::place::{CheckPlace, count_characters};
use super::report::Reporter;
use super::structure::Structure;
use super::xml::{Element, Rules, XML};
use modules::Revisions;
use rules as rule;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use unit::{Code, Part, Pending, Unit};

/// The namespace of the core, of 2.0 and 2.1 alike.
pub(super) const CORE: &str = "urn:oasis:names:tc:xliff:document:2.0";
const FS: &str = "urn:oasis:names:tc:xliff:fs:2.0";
const SLR: &str = "urn:oasis:names:tc:xliff:sizerestriction:2.0";

/// The modules, by namespace.
const MODULES: &[(&str, &str)] = &[
    ("urn:oasis:names:tc:xliff:matches:2.0", "mtc"),
    ("urn:oasis:names:tc:xliff:glossary:2.0", "gls"),
    (FS, "fs"),
    ("urn:oasis:names:tc:xliff:metadata:2.0", "mda"),
    ("urn:oasis:names:tc:xliff:resourcedata:2.0", "res"),
    ("urn:oasis:names:tc:xliff:changetracking:2.0", "ctr"),
    ("urn:oasis:names:tc:xliff:changetracking:2.1", "ctr"),
    (SLR, "slr"),
    ("urn:oasis:names:tc:xliff:validation:2.0", "val"),
];

/// A file, group or unit, which may hold notes, extensions and modules of its own.
#[derive(Default)]
struct Owner {
    extension_ids: HashSet<(String, String)>,
    /// Ids inside `slr:data`.
    sizes: BTreeSet<String>,
    notes: Vec<(Option<String>, Vec<String>)>,
    revisions: Vec<Revisions>,
}

/// What an open element says for those inside it.
#[derive(Clone, Default)]
struct Inherited {
    language: Option<String>,
    preserve: bool,
}

/// Which text is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    None,
    Source,
    Target,
}

/// An element that must either hold something or have an `href`.
struct Holder {
    depth: usize,
    has_href: bool,
    is_filled: bool,
    place: CheckPlace,
}

/// The rules of XLIFF 2 at work.
#[expect(clippy::struct_excessive_bools, reason = "each remembers another fact of what is open")]
pub(super) struct Xliff2 {
    structure: Structure,
    core: String,
    source_language: String,
    target_language: Option<String>,
    said_no_target_language: bool,
    inherited: Vec<Inherited>,
    files: HashSet<String>,
    file: String,
    units: HashSet<String>,
    groups: HashSet<String>,
    /// References to units, resolved at the end of the file.
    sub_flows: Vec<(String, CheckPlace)>,
    owners: Vec<Owner>,
    unit: Option<Unit>,
    note_ids: BTreeSet<String>,
    data_ids: BTreeSet<String>,
    /// The data of the open match.
    match_data: BTreeSet<String>,
    /// Ids of the open modules, each with its prefix.
    module_ids: Vec<(&'static str, BTreeSet<String>)>,
    side: Side,
    /// The open `pc` of the side.
    pairs: Vec<Code>,
    source_preserves: bool,
    holders: Vec<Holder>,
    glossary_entry: Option<bool>,
    resource_has_type: bool,
    revision: Vec<String>,
    /// Whether the sizes and storage are counted by a profile of the file's own.
    own_sizes: bool,
    own_storage: bool,
}

impl Xliff2 {
    pub(super) fn new() -> Self {
        Self {
            structure: Structure::new(model::MODELS, &model::STRUCTURE),
            core: CORE.to_owned(),
            source_language: String::new(),
            target_language: None,
            said_no_target_language: false,
            inherited: Vec::new(),
            files: HashSet::new(),
            file: String::new(),
            units: HashSet::new(),
            groups: HashSet::new(),
            sub_flows: Vec::new(),
            owners: Vec::new(),
            unit: None,
            note_ids: BTreeSet::new(),
            data_ids: BTreeSet::new(),
            match_data: BTreeSet::new(),
            module_ids: Vec::new(),
            side: Side::None,
            pairs: Vec::new(),
            source_preserves: false,
            holders: Vec::new(),
            glossary_entry: None,
            resource_has_type: false,
            revision: Vec::new(),
            own_sizes: false,
            own_storage: false,
        }
    }

    fn root(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        if element.space != CORE {
            element.space.clone_into(&mut self.core);
            let message = format!("<xliff> is in the namespace {:?}", element.space);
            out.add(&rule::NAMESPACE, element.place, message, element.raw);
        }
        for name in ["srcLang", "trgLang"] {
            if let Some(language) = element.attribute(name) {
                check_language(language, &rule::LANGUAGE, &rule::LANGUAGE_CASE, out);
            }
        }
        element.get("srcLang").unwrap_or_default().clone_into(&mut self.source_language);
        self.target_language = element.get("trgLang").map(str::to_owned);
    }

    /// Enters a file, group or unit.
    fn owner(&mut self, name: &str, element: &Element<'_>, out: &mut Reporter<'_>) {
        self.owners.push(Owner::default());
        let id = element.get("id").unwrap_or_default();
        if name == "file" {
            id.clone_into(&mut self.file);
            self.units.clear();
            self.groups.clear();
            (self.own_sizes, self.own_storage) = (false, false);
        }
        let ids = match name {
            "file" => &mut self.files,
            "group" => &mut self.groups,
            _ => &mut self.units,
        };
        if !id.is_empty() && !ids.insert(id.to_owned()) {
            let message = format!("a second <{name}> has the id {id:?}");
            out.add(&rule::ID_TWICE, element.place, message, id);
        }
        if name == "unit" {
            out.summary.n_units += 1;
            self.unit = Some(Unit { id: id.to_owned(), ..Unit::default() });
        }
    }

    fn part(&mut self, name: &str, element: &Element<'_>, out: &mut Reporter<'_>) {
        if name == "segment" {
            out.summary.n_segments += 1;
            if element.get("subState").is_some() && element.get("state").is_none() {
                out.add(
                    &rule::SUBSTATE,
                    element.place,
                    "the <segment> has subState and no state",
                    element.raw,
                );
            }
        }
        let id = element.get("id").map(str::to_owned);
        let part = Part {
            id,
            place: element.place,
            is_segment: name == "segment",
            is_done: matches!(element.get("state"), Some("translated" | "reviewed" | "final")),
            target: None,
            source_codes: Vec::new(),
            target_codes: Vec::new(),
        };
        if let Some(unit) = &mut self.unit {
            unit.parts.push(part);
        }
    }

    /// Enters the source or target of a segment or ignorable.
    fn side(&mut self, name: &str, element: &Element<'_>, out: &mut Reporter<'_>) {
        self.pairs.clear();
        let here = self.inherited.last().cloned().unwrap_or_default();
        let stated = if name == "source" {
            self.side = Side::Source;
            self.source_preserves = here.preserve;
            Some(self.source_language.clone())
        } else {
            self.side = Side::Target;
            self.target(element, &here, out);
            self.target_language.clone()
        };
        let Some(stated) = stated else { return };
        if self.structure.ancestor(1) == "segment" {
            out.language(&stated);
        }
        let Some(language) = here.language.filter(|language| !language.eq_ignore_ascii_case(&stated)) else {
            return;
        };
        let narrower = language.get(..stated.len()).is_some_and(|head| head.eq_ignore_ascii_case(&stated))
            && language.get(stated.len()..).is_some_and(|rest| rest.starts_with('-'));
        let rule = if narrower { &rule::LANGUAGE_NARROWER } else { &rule::LANGUAGE_DIFFERS };
        let message = format!("the <{name}> is in {language:?} by xml:lang, and in {stated:?} by <xliff>");
        out.add(rule, element.place, message, &language);
    }

    fn target(&mut self, element: &Element<'_>, here: &Inherited, out: &mut Reporter<'_>) {
        if self.target_language.is_none() && !self.said_no_target_language {
            self.said_no_target_language = true;
            let message = "there is a <target>, and <xliff> has no trgLang";
            out.add(&rule::TRGLANG_MISSING, element.place, message, element.raw);
        }
        if here.preserve != self.source_preserves {
            let message = "xml:space of the <target> is not that of its <source>";
            out.add(&rule::SPACE_DIFFERS, element.place, message, element.raw);
        }
        let order = element.get("order").and_then(|order| order.parse().ok());
        if let Some(part) = self.unit.as_mut().and_then(|unit| unit.parts.last_mut()) {
            part.target = Some((element.place, order));
        }
    }

    fn note(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        let id = element.get("id").map(str::to_owned);
        let attributes = element.attributes.iter().map(|attribute| attribute.local.to_owned()).collect();
        if let Some(id) = &id {
            if !self.note_ids.insert(id.clone()) {
                let message = format!("two notes of the list have the id {id:?}");
                out.add(&rule::ID_TWICE, element.place, message, id);
            }
            if let Some(unit) = &mut self.unit {
                unit.notes.insert(id.clone());
            }
        }
        if let Some(owner) = self.owners.last_mut() {
            owner.notes.push((id, attributes));
        }
    }

    fn data(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        let Some(id) = element.get("id") else { return };
        if !self.data_ids.insert(id.to_owned()) {
            let message = format!("two <data> of the list have the id {id:?}");
            out.add(&rule::ID_TWICE, element.place, message, id);
        }
        if self.structure.inside("mtc:match") {
            self.match_data.insert(id.to_owned());
        } else if let Some(unit) = &mut self.unit {
            unit.data.insert(id.to_owned());
        }
    }

    /// An element of a module.
    fn module(&mut self, name: &'static str, element: &Element<'_>, out: &mut Reporter<'_>) {
        let prefix = name.split(':').next().unwrap_or_default();
        if matches!(name, "mtc:matches" | "gls:glossary" | "mda:metadata" | "res:resourceData") {
            self.module_ids.push((prefix_of(name), BTreeSet::new()));
        }
        if let Some(id) = element.get("id")
            && let Some((_, ids)) = self.module_ids.iter_mut().rev().find(|(open, _)| *open == prefix)
            && !ids.insert(id.to_owned())
        {
            let message = format!("the id {id:?} of <{name}> stands twice");
            out.add(&rule::ID_MODULE_TWICE, element.place, message, id);
        }
        match name {
            "mtc:match" => {
                self.match_data.clear();
                if element.get("subType").is_some() && element.get("type").is_none() {
                    let message = "the <mtc:match> has subType and no type";
                    out.add(&rule::MATCH_SUBTYPE, element.place, message, element.raw);
                }
            }
            "gls:glossEntry" => self.glossary_entry = Some(false),
            "gls:translation" | "gls:definition" => self.glossary_entry = Some(true),
            "res:resourceItem" => self.resource_has_type = element.get("mimeType").is_some(),
            "res:source" | "res:target" => {
                self.holder(element);
                if element.get("href").is_some() && !self.resource_has_type {
                    self.resource_has_type = true;
                    let message = "the data lies in another file, and the item has no mimeType";
                    out.add(&rule::RESOURCE_TYPE, element.place, message, element.raw);
                }
            }
            "slr:profiles" => {
                let own = |name| element.get(name).is_some_and(|profile| !profile.starts_with("xliff:"));
                (self.own_sizes, self.own_storage) = (own("generalProfile"), own("storageProfile"));
            }
            "val:rule" => self.validation(element, out),
            "ctr:revisions" => {
                let list = Revisions {
                    applies_to: element.get("appliesTo").unwrap_or_default().to_owned(),
                    reference: element.get("ref").map(str::to_owned),
                    place: element.place,
                    properties: Vec::new(),
                };
                if let Some(owner) = self.owners.last_mut() {
                    owner.revisions.push(list);
                }
            }
            "ctr:revision" => self.revision.clear(),
            "ctr:item" => self.revision_item(element, out),
            _ => {}
        }
        if let Some(reference) = element.attribute("ref")
            && matches!(name, "mtc:match" | "gls:glossEntry" | "gls:translation")
        {
            let (reference, place) = (reference.value.to_string(), reference.place);
            if let Some(unit) = &mut self.unit {
                unit.pending.push(Pending { from: name, reference, place });
            }
        }
    }

    fn holder(&mut self, element: &Element<'_>) {
        let has_href = element.get("href").is_some();
        let depth = self.structure.depth();
        self.holders.push(Holder { depth, has_href, is_filled: false, place: element.place });
    }

    /// An element of no namespace that XLIFF knows.
    fn extension(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        let Some(id) = element.get("id") else { return };
        if self.structure.inside("slr:data") {
            if let Some(owner) = self.owners.last_mut() {
                owner.sizes.insert(id.to_owned());
            }
        } else if !self.structure.inside("skeleton") && !self.structure.inside("mtc:match") {
            let key = (element.space.to_owned(), id.to_owned());
            let is_new = self.owners.last_mut().is_none_or(|owner| owner.extension_ids.insert(key));
            if !is_new {
                let message = format!("two elements of one extension have the id {id:?}");
                out.add(&rule::ID_MODULE_TWICE, element.place, message, id);
            }
        }
    }

    fn end_owner(&mut self, name: &str, out: &mut Reporter<'_>) {
        let unit = if name == "unit" { self.unit.take() } else { None };
        if let Some(owner) = self.owners.pop() {
            let ids = unit.as_ref().map(Unit::ids).unwrap_or_default();
            // Above a unit, only notes can be told.
            let has_id = |id: &str| name != "unit" || ids.contains(id);
            modules::changes(&owner.revisions, &owner.notes, &has_id, out);
        }
        if let Some(unit) = unit {
            if let Some(part) = unit.parts.first().filter(|_| unit.parts.iter().all(|part| !part.is_segment))
            {
                let message = "the unit holds no <segment>, only <ignorable>";
                out.add(&rule::NO_SEGMENT, part.place, message, "");
            }
            unit.finish(out);
        }
        if name == "file" {
            for (id, place) in std::mem::take(&mut self.sub_flows) {
                if !self.units.contains(&id) {
                    let message = format!("no unit of the file has the id {id:?}");
                    out.add(&rule::SUB_FLOWS, place, message, &id);
                }
            }
        }
    }

    fn end_holder(&mut self, name: &str, out: &mut Reporter<'_>) {
        let depth = self.structure.depth() + 1;
        if self.holders.last().is_some_and(|holder| holder.depth == depth)
            && let Some(holder) = self.holders.pop()
            && holder.has_href == holder.is_filled
        {
            let rule = if name == "skeleton" { &rule::SKELETON } else { &rule::RESOURCE_CONTENT };
            let what = if holder.has_href { "both href and content" } else { "neither href nor content" };
            out.add(rule, holder.place, format!("the <{name}> has {what}"), "");
        }
    }
}

fn prefix_of(name: &str) -> &'static str {
    let known = MODULES.iter().find(|(_, prefix)| name.starts_with(prefix));
    known.map_or("", |(_, prefix)| *prefix)
}

impl Rules for Xliff2 {
    fn start(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        if self.structure.depth() == 0 {
            self.root(element, out);
        }
        let is_core = element.space == self.core;
        let module = MODULES.iter().find(|(space, _)| *space == element.space).map(|(_, prefix)| *prefix);
        let name: Cow<'_, str> = match module {
            _ if is_core => Cow::Borrowed(element.local),
            Some(prefix) => Cow::Owned(format!("{prefix}:{}", element.local)),
            None => Cow::Owned(format!("?:{}", element.local)),
        };
        let parent = self.structure.ancestor(0);
        for holder in &mut self.holders {
            holder.is_filled = true;
        }
        let known = self.structure.start(&name, !is_core, element, out);
        if known.is_empty() && module.is_some_and(|prefix| model::CHECKED_MODULES.contains(&prefix)) {
            let message = format!("the module has no element <{name}>");
            out.add(&rule::ELEMENT, element.place, message, element.raw);
        }
        let mut here = self.inherited.last().cloned().unwrap_or_default();
        if let Some(language) = element.get_in(XML, "lang") {
            here.language = Some(language.value.to_string());
        }
        if let Some(space) = element.get_in(XML, "space") {
            here.preserve = space.value == "preserve";
        }
        self.inherited.push(here);
        modules::format_style(known, element, out);
        self.sizes(known, element, out);
        match known {
            "file" | "group" | "unit" => self.owner(known, element, out),
            "segment" | "ignorable" => self.part(known, element, out),
            "source" | "target" if matches!(parent, "segment" | "ignorable") => {
                self.side(known, element, out);
            }
            "notes" => self.note_ids.clear(),
            "note" => self.note(element, out),
            "originalData" => self.data_ids.clear(),
            "data" => self.data(element, out),
            "skeleton" => self.holder(element),
            "cp" | "ph" | "pc" | "sc" | "ec" | "mrk" | "sm" | "em" => self.inline(known, element, out),
            "" if module.is_none() && !is_core => self.extension(element, out),
            name if module.is_some() && !name.is_empty() => self.module(name, element, out),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, place: CheckPlace, out: &mut Reporter<'_>) {
        self.structure.text(text, place, out);
        if self.side != Side::None {
            out.summary.n_characters += count_characters(text);
        }
        if !self.holders.is_empty() && !text.trim().is_empty() {
            for holder in &mut self.holders {
                holder.is_filled = true;
            }
        }
    }

    fn end(&mut self, place: CheckPlace, out: &mut Reporter<'_>) {
        self.inherited.pop();
        let name = self.structure.end(out);
        match name {
            "file" | "group" | "unit" => self.end_owner(name, out),
            "skeleton" | "res:source" | "res:target" => self.end_holder(name, out),
            "source" | "target" if matches!(self.structure.ancestor(0), "segment" | "ignorable") => {
                self.side = Side::None;
            }
            "segment" => self.end_segment(out),
            "pc" => self.end_pair(place),
            "mtc:matches" | "gls:glossary" | "mda:metadata" | "res:resourceData" => {
                self.module_ids.pop();
            }
            "gls:glossEntry" if self.glossary_entry.take() == Some(false) => {
                let message = "the entry has neither a translation nor a definition";
                out.add(&rule::GLOSSARY_ENTRY, place, message, "");
            }
            _ => {}
        }
    }

    fn finish(&mut self, _place: CheckPlace, _out: &mut Reporter<'_>) {}
}
