//! XLIFF 1.2: units and inline codes, and what a schema cannot say of them.

mod model;
pub(super) mod rules;

use super::language::check_language;
use super::place::{CheckPlace, count_characters};
use super::report::Reporter;
use super::structure::Structure;
use super::xml::{Element, Rules, XML};
use rules as rule;
use std::collections::{BTreeSet, HashSet};

/// The namespace.
const CORE: &str = "urn:oasis:names:tc:xliff:document:1.2";
const CORE_1_1: &str = "urn:oasis:names:tc:xliff:document:1.1";

/// A code that opens or closes a pair.
struct Half {
    opens: bool,
    key: String,
    place: CheckPlace,
}

/// The rules of XLIFF 1.2 at work.
pub(super) struct Xliff1 {
    structure: Structure,
    core: String,
    source_language: String,
    target_language: Option<String>,
    said_no_target_language: bool,
    units: HashSet<String>,
    groups: HashSet<String>,
    /// The source, seg-source or target that is read, unless it belongs to a candidate.
    side: &'static str,
    ids: BTreeSet<(String, &'static str)>,
    halves: Vec<Half>,
    /// How many codes are open, whose text is none of the segment.
    codes: usize,
    mids: BTreeSet<String>,
    target_mids: BTreeSet<String>,
    has_segments: bool,
}

impl Xliff1 {
    pub(super) fn new() -> Self {
        Self {
            structure: Structure::new(model::MODELS, &model::STRUCTURE),
            core: CORE.to_owned(),
            source_language: String::new(),
            target_language: None,
            said_no_target_language: false,
            units: HashSet::new(),
            groups: HashSet::new(),
            side: "",
            ids: BTreeSet::new(),
            halves: Vec::new(),
            codes: 0,
            mids: BTreeSet::new(),
            target_mids: BTreeSet::new(),
            has_segments: false,
        }
    }

    fn root(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        if element.space != CORE {
            element.space.clone_into(&mut self.core);
            // 1.1 had a namespace of its own, 1.0 none.
            let expected = match element.get("version") {
                Some("1.1") => CORE_1_1,
                Some("1.0") => "",
                _ => CORE,
            };
            if element.space != expected {
                let message = format!("<xliff> is in the namespace {:?}", element.space);
                out.add(&rule::NAMESPACE, element.place, message, element.raw);
            }
        }
    }

    fn file(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        self.units.clear();
        self.groups.clear();
        for name in ["source-language", "target-language"] {
            if let Some(language) = element.attribute(name) {
                check_language(language, &rule::LANGUAGE, &rule::LANGUAGE_CASE, out);
            }
        }
        element.get("source-language").unwrap_or_default().clone_into(&mut self.source_language);
        self.target_language = element.get("target-language").map(str::to_owned);
        self.said_no_target_language = false;
    }

    fn side(&mut self, name: &'static str, element: &Element<'_>, out: &mut Reporter<'_>) {
        self.side = name;
        self.ids.clear();
        self.halves.clear();
        self.codes = 0;
        let stated = if name == "target" {
            if self.target_language.is_none() && !self.said_no_target_language {
                self.said_no_target_language = true;
                let message = "there is a <target>, and its <file> has no target-language";
                out.add(&rule::TARGET_LANGUAGE, element.place, message, element.raw);
            }
            self.target_language.clone().unwrap_or_default()
        } else {
            self.source_language.clone()
        };
        if stated.is_empty() {
            return;
        }
        if name != "seg-source" {
            out.language(&stated);
        }
        if let Some(language) = element.get_in(XML, "lang")
            && !language.value.eq_ignore_ascii_case(&stated)
        {
            let message = format!("xml:lang is {:?}, and the file says {stated:?}", language.value);
            out.add(&rule::LANGUAGE_DIFFERS, language.place, message, &language.value);
        }
    }

    fn code(&mut self, name: &'static str, element: &Element<'_>, out: &mut Reporter<'_>) {
        if matches!(name, "bpt" | "ept" | "ph" | "it") {
            self.codes += 1;
        }
        if self.side.is_empty() {
            return;
        }
        let Some(id) = element.get("id") else { return };
        // The two halves of a pair may share their id; a clone repeats it on purpose.
        let kind = if matches!(name, "ept" | "ex") { "end" } else { "code" };
        let is_clone = element.get("clone").is_some();
        if !self.ids.insert((id.to_owned(), kind)) && !is_clone {
            let message = format!("two codes of the <{}> have the id {id:?}", self.side);
            out.add(&rule::ID_TWICE, element.place, message, element.raw);
        }
        if matches!(name, "bpt" | "ept" | "bx" | "ex") {
            let key = element.get("rid").unwrap_or(id).to_owned();
            self.halves.push(Half { opens: matches!(name, "bpt" | "bx"), key, place: element.place });
        }
    }

    fn marker(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        if element.get("mtype") != Some("seg") || self.side.is_empty() || self.side == "source" {
            return;
        }
        let Some(mid) = element.attribute("mid") else { return };
        let in_target = self.side == "target";
        let mids = if in_target { &mut self.target_mids } else { &mut self.mids };
        if !mids.insert(mid.value.to_string()) {
            let message = format!("the mid {:?} stands twice", mid.value);
            out.add(&rule::MID, mid.place, message, element.raw);
        }
        if in_target && self.has_segments && !self.mids.contains(mid.value.as_ref()) {
            let message = format!("the mid {:?} stands in the target and not in seg-source", mid.value);
            out.add(&rule::MID, mid.place, message, element.raw);
        }
        out.summary.n_segments += u64::from(!in_target);
    }

    fn end_side(&mut self, out: &mut Reporter<'_>) {
        let mut open: Vec<&Half> = Vec::new();
        for half in &self.halves {
            if half.opens {
                open.push(half);
            } else if let Some(at) = open.iter().position(|start| start.key == half.key) {
                open.remove(at);
            } else {
                let message =
                    format!("the code {:?} ends what did not begin in this <{}>", half.key, self.side);
                out.add(&rule::PAIR, half.place, message, &half.key);
            }
        }
        for half in open {
            let message = format!("the code {:?} begins what does not end in this <{}>", half.key, self.side);
            out.add(&rule::PAIR, half.place, message, &half.key);
        }
        self.side = "";
    }
}

impl Rules for Xliff1 {
    fn start(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        if self.structure.depth() == 0 {
            self.root(element, out);
        }
        let foreign = element.space != self.core;
        let name = if foreign { "?" } else { element.local };
        let parent = self.structure.ancestor(0);
        match self.structure.start(name, foreign, element, out) {
            "file" => self.file(element, out),
            "trans-unit" => {
                out.summary.n_units += 1;
                self.mids.clear();
                self.target_mids.clear();
                self.has_segments = false;
                if let Some(id) =
                    element.attribute("id").filter(|id| !self.units.insert(id.value.to_string()))
                {
                    let message = format!("two units of the file have the id {:?}", id.value);
                    out.add(&rule::ID_TWICE, id.place, message, element.raw);
                }
            }
            name @ ("source" | "seg-source" | "target") if parent == "trans-unit" => {
                self.has_segments |= name == "seg-source";
                self.side(name, element, out);
            }
            name @ ("g" | "x" | "bx" | "ex" | "bpt" | "ept" | "ph" | "it") => self.code(name, element, out),
            "mrk" => self.marker(element, out),
            "" if name == "bin-unit" || name == "group" => {
                let ids = if name == "group" { &mut self.groups } else { &mut self.units };
                if let Some(id) = element.attribute("id").filter(|id| !ids.insert(id.value.to_string())) {
                    let message = format!("two <{name}> of the file have the id {:?}", id.value);
                    out.add(&rule::ID_TWICE, id.place, message, element.raw);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, place: CheckPlace, out: &mut Reporter<'_>) {
        self.structure.text(text, place, out);
        if matches!(self.side, "source" | "target") && self.codes == 0 {
            out.summary.n_characters += count_characters(text);
        }
    }

    fn end(&mut self, _place: CheckPlace, out: &mut Reporter<'_>) {
        let name = self.structure.end(out);
        match name {
            "source" | "seg-source" | "target"
                if self.side == name && self.structure.ancestor(0) == "trans-unit" =>
            {
                self.end_side(out);
            }
            "bpt" | "ept" | "ph" | "it" => self.codes = self.codes.saturating_sub(1),
            "trans-unit" if !self.has_segments => out.summary.n_segments += 1,
            _ => {}
        }
    }

    fn finish(&mut self, _place: CheckPlace, _out: &mut Reporter<'_>) {}
}
