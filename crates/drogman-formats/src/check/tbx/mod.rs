//! TBX version 3: the core structure, and the data categories of Core, Min and Basic in both styles.

mod model;
pub(super) mod rules;

use super::language::check_language;
use super::place::{CheckPlace, count_characters};
use super::report::Reporter;
use super::structure::Structure;
use super::values::{is_date, is_date_time};
use super::xml::{Element, Rules};
use model::{CATEGORIES, Category};
use rules as rule;
use std::collections::{BTreeSet, HashSet};

const CORE: &str = "urn:iso:std:iso:30042:ed-2";
const MIN: &str = "http://www.tbxinfo.net/ns/min";
const BASIC: &str = "http://www.tbxinfo.net/ns/basic";

/// The elements whose `type` names a data category.
const TYPED: &[&str] =
    &["admin", "adminNote", "descrip", "descripNote", "ref", "termNote", "transac", "transacNote", "xref"];

/// How much of a short text is kept to be compared.
const MAX_VALUE: usize = 200;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Core,
    Min,
    Basic,
    Other,
}

/// What the text of an open element must be.
struct Expected {
    depth: usize,
    place: CheckPlace,
    is_term: bool,
    /// The data category; none for a date or a term.
    category: Option<&'static Category>,
    text: String,
}

/// The rules of TBX at work.
pub(super) struct Tbx {
    structure: Structure,
    dialect: Dialect,
    by_element: bool,
    ids: HashSet<String>,
    /// References, resolved at the end of the file.
    targets: Vec<(String, CheckPlace)>,
    languages: BTreeSet<String>,
    expected: Option<Expected>,
    /// The starts of codes that are open in the note at hand.
    starts: Vec<(bool, CheckPlace)>,
}

impl Tbx {
    pub(super) fn new() -> Self {
        Self {
            structure: Structure::new(model::MODELS, &model::STRUCTURE),
            dialect: Dialect::Other,
            by_element: false,
            ids: HashSet::new(),
            targets: Vec::new(),
            languages: BTreeSet::new(),
            expected: None,
            starts: Vec::new(),
        }
    }

    fn root(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        if element.space != CORE {
            let message = format!("<tbx> is in the namespace {:?}", element.space);
            out.add(&rule::NAMESPACE, element.place, message, element.raw);
        }
        let dialect = element.get("type").unwrap_or_default();
        let style = element.get("style").unwrap_or_default();
        "3".clone_into(&mut out.summary.version);
        out.summary.dialect = format!("{dialect}, {}", style.to_uppercase());
        self.by_element = style == "dct";
        self.dialect = match dialect {
            "TBX-Core" => Dialect::Core,
            "TBX-Min" => Dialect::Min,
            "TBX-Basic" => Dialect::Basic,
            other => {
                let rule = if other.starts_with("TBX-") && other.len() > 4 {
                    &rule::DIALECT_UNKNOWN
                } else {
                    &rule::DIALECT
                };
                out.add(rule, element.place, format!("the type is {other:?}"), element.raw);
                Dialect::Other
            }
        };
    }

    /// The data category that an element holds; faults of style and dialect are reported.
    fn category(&self, element: &Element<'_>, out: &mut Reporter<'_>) -> Option<&'static Category> {
        let is_core = element.space == CORE;
        let in_header = self.structure.inside("tbxHeader") || self.structure.inside("back");
        if in_header || is_core && !TYPED.contains(&element.local) {
            return None;
        }
        if is_core && self.by_element && self.dialect != Dialect::Core {
            let message = format!("<{}> is of the style DCA, and the file says DCT", element.local);
            out.add(&rule::STYLE, element.place, message, element.raw);
        } else if !is_core && (!self.by_element || self.dialect == Dialect::Core) {
            let message = format!("<{}> is of the style DCT, which may not stand here", element.local);
            out.add(&rule::STYLE, element.place, message, element.raw);
        }
        let name = if is_core { element.get("type").unwrap_or_default() } else { element.local };
        if name.trim().is_empty() {
            let message = format!("<{}> has no type", element.local);
            out.add(&rule::TYPE_EMPTY, element.place, message, element.raw);
            return None;
        }
        if matches!(self.dialect, Dialect::Core | Dialect::Other) {
            return None;
        }
        let found = CATEGORIES.iter().find(|category| {
            category.name == name
                && (self.dialect == Dialect::Basic || category.is_min)
                && if is_core {
                    category.element == element.local
                } else {
                    element.space == if category.is_min { MIN } else { BASIC }
                }
        });
        if found.is_none() {
            let message = format!("the dialect has no data category {name} on <{}>", element.local);
            out.add(&rule::CATEGORY, element.place, message, element.raw);
        }
        found
    }

    fn level(&self, category: &Category, element: &Element<'_>, out: &mut Reporter<'_>) {
        let level = (0..self.structure.depth())
            .map(|up| self.structure.ancestor(up))
            .find(|name| matches!(*name, "conceptEntry" | "langSec" | "termSec"));
        let Some(level) = level else { return };
        if !category.levels.contains(&level) {
            let levels = category.levels.join(", ");
            let message = format!("{} stands in <{level}>; it may stand in: {levels}", category.name);
            out.add(&rule::LEVEL, element.place, message, element.raw);
        }
    }

    fn identify(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        if let Some(id) = element.attribute("id")
            && !self.ids.insert(id.value.to_string())
        {
            let message = format!("the id {:?} stands twice", id.value);
            out.add(&rule::ID_TWICE, id.place, message, element.raw);
        }
        if let Some(target) = element.attribute("target") {
            let is_address = ["http://", "https://"]
                .iter()
                .any(|start| target.value.strip_prefix(start).is_some_and(|rest| !rest.is_empty()));
            if !is_address {
                self.targets.push((target.value.to_string(), target.place));
            }
        }
        if let Some(language) = element.attribute("xml:lang") {
            check_language(language, &rule::LANGUAGE, &rule::LANGUAGE_CASE, out);
        }
    }

    fn inline(&mut self, name: &str, element: &Element<'_>, out: &mut Reporter<'_>) {
        let isolated = element.get("isolated");
        if name == "sc" {
            self.starts.push((isolated == Some("no"), element.place));
            if isolated == Some("yes") {
                self.starts.pop();
            }
            return;
        }
        let fault = if self.starts.pop().is_some() {
            (isolated == Some("yes") || element.get("startRef").is_none())
                .then_some("its <sc> is in the same note: it has startRef and is not isolated")
        } else {
            (isolated == Some("no") || element.get("id").is_none())
                .then_some("its <sc> is not in the note: it has an id and is isolated")
        };
        if let Some(fault) = fault {
            out.add(&rule::INLINE, element.place, format!("<ec>: {fault}"), element.raw);
        }
    }
}

/// Holds a text against what it must be.
fn end_expected(expected: &Expected, out: &mut Reporter<'_>) {
    let text = expected.text.trim();
    match expected.category {
        Some(category) if !category.values.is_empty() && !category.values.contains(&text) => {
            let values = category.values.join(", ");
            let message = format!("{} is {text:?}; it must be one of: {values}", category.name);
            out.add(&rule::PICK, expected.place, message, text);
        }
        None if expected.is_term && text.is_empty() => {
            out.add(&rule::TERM_EMPTY, expected.place, "the term is empty", "");
        }
        None if !expected.is_term && !is_date(text) && !is_date_time(text) => {
            out.add(&rule::DATE, expected.place, format!("{text:?} is no date"), text);
        }
        _ => {}
    }
}

impl Rules for Tbx {
    fn start(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        if self.structure.depth() == 0 {
            self.root(element, out);
        }
        let is_core = element.space == CORE || element.space.is_empty();
        let category = self.category(element, out);
        if let Some(category) = category {
            self.level(category, element, out);
        }
        // In the style DCT a category of its own stands where its kind of element would stand.
        let by_name = || CATEGORIES.iter().find(|category| category.name == element.local);
        let name = match by_name() {
            _ if is_core => element.local,
            Some(category) => category.element,
            None => "?",
        };
        let known = self.structure.start(name, !is_core, element, out);
        self.identify(element, out);
        match known {
            "conceptEntry" => {
                out.summary.n_units += 1;
                self.languages.clear();
            }
            "langSec" => {
                if let Some(language) = element.attribute("xml:lang") {
                    out.language(&language.value);
                    if !self.languages.insert(language.value.to_lowercase()) {
                        let message = format!("the concept has a second section of {:?}", language.value);
                        out.add(&rule::LANGUAGE_TWICE, language.place, message, element.raw);
                    }
                }
            }
            "term" => out.summary.n_segments += 1,
            "note" | "descrip" | "admin" | "termNote" | "p" | "item" => self.starts.clear(),
            "sc" | "ec" => self.inline(known, element, out),
            _ => {}
        }
        if category.is_some() || matches!(known, "term" | "date") {
            self.expected = Some(Expected {
                depth: self.structure.depth(),
                place: element.place,
                is_term: known == "term",
                category,
                text: String::new(),
            });
        }
    }

    fn text(&mut self, text: &str, place: CheckPlace, out: &mut Reporter<'_>) {
        self.structure.text(text, place, out);
        if self.structure.inside("term") {
            out.summary.n_characters += count_characters(text);
        }
        if let Some(expected) = self.expected.as_mut().filter(|expected| expected.text.len() < MAX_VALUE) {
            expected.text.push_str(text);
        }
    }

    fn end(&mut self, _place: CheckPlace, out: &mut Reporter<'_>) {
        let depth = self.structure.depth();
        let name = self.structure.end(out);
        if let Some(expected) = self.expected.take_if(|expected| expected.depth == depth) {
            end_expected(&expected, out);
        }
        if matches!(name, "note" | "descrip" | "admin" | "termNote" | "p" | "item") {
            for (_, place) in std::mem::take(&mut self.starts).into_iter().filter(|(says_no, _)| *says_no) {
                let message = "the <sc> says isolated=\"no\", and no <ec> follows in the note";
                out.add(&rule::INLINE, place, message, "");
            }
        }
    }

    fn finish(&mut self, _place: CheckPlace, out: &mut Reporter<'_>) {
        for (target, place) in &self.targets {
            if !self.ids.contains(target) {
                let message = format!("target {target:?} is no id of the file and no address");
                out.add(&rule::TARGET, *place, message, target);
            }
        }
    }
}
