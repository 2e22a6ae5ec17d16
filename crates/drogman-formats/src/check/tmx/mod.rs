//! TMX: what its DTD says, and what it cannot say.

mod model;
pub(super) mod rules;

use super::language::check_language;
use super::place::{CheckPlace, count_characters};
use super::report::Reporter;
use super::structure::Structure;
use super::xml::{Element, Rules};
use rules as rule;
use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

/// How many `tuid` are watched for repetition: 2 million take about 40 MB.
const MAX_TUIDS: usize = 2_000_000;

/// The rules of TMX at work.
pub(super) struct Tmx {
    structure: Structure,
    source: String,
    /// Hashes of the `tuid` seen.
    tuids: HashSet<u64>,
    tuids_full: bool,
    unit: Unit,
    segment: Segment,
    level: u8,
    /// The open `ude`: where it is, and whether it has a base.
    ude: Option<(CheckPlace, bool)>,
}

/// What a `tu` came to so far.
#[derive(Default)]
struct Unit {
    /// Its `srclang`, when it has one of its own.
    source: Option<String>,
    place: Option<CheckPlace>,
    languages: Vec<String>,
    /// The `x` of its first segment.
    x: Option<Vec<(&'static str, String)>>,
}

/// What a `seg` came to so far.
#[derive(Default)]
struct Segment {
    place: Option<CheckPlace>,
    /// How many codes are open, whose text is none of the segment.
    codes: usize,
    has_text: bool,
    /// `bpt` that wait for their `ept`, with how deep they stand in `sub`.
    open: Vec<(usize, String, CheckPlace)>,
    closed: Vec<(usize, String)>,
    subs: usize,
    x: Vec<(&'static str, String)>,
}

impl Tmx {
    pub(super) fn new() -> Self {
        Self {
            structure: Structure::new(model::MODELS, &model::STRUCTURE),
            source: String::new(),
            tuids: HashSet::new(),
            tuids_full: false,
            unit: Unit::default(),
            segment: Segment::default(),
            level: 1,
            ude: None,
        }
    }

    fn header(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        if let Some(language) = element.attribute("adminlang") {
            check_language(language, &rule::LANGUAGE, &rule::LANGUAGE_CASE, out);
        }
        if let Some(source) = element.attribute("srclang").filter(|source| !source.value.trim().is_empty()) {
            if source.value != "*all*" {
                check_language(source, &rule::LANGUAGE, &rule::LANGUAGE_CASE, out);
            }
            self.source = source.value.to_string();
        }
    }

    fn unit(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        out.summary.n_units += 1;
        self.unit = Unit { place: Some(element.place), ..Unit::default() };
        if let Some(source) = element.attribute("srclang") {
            if source.value != "*all*" {
                check_language(source, &rule::LANGUAGE, &rule::LANGUAGE_CASE, out);
            }
            self.unit.source = Some(source.value.to_string());
        }
        let Some(tuid) = element.attribute("tuid") else { return };
        let mut hasher = DefaultHasher::new();
        tuid.value.hash(&mut hasher);
        let hash = hasher.finish();
        if self.tuids.contains(&hash) {
            let message = format!("the tuid {:?} stands on an earlier unit, too", tuid.value);
            out.add(&rule::TUID_TWICE, tuid.place, message, &tuid.value);
        } else if self.tuids.len() < MAX_TUIDS {
            self.tuids.insert(hash);
        } else if !self.tuids_full {
            self.tuids_full = true;
            let message =
                format!("the tuid of {MAX_TUIDS} units are watched; further repeated ones are not found");
            out.add(&rule::TUID_MANY, tuid.place, message, "");
        }
    }

    fn variant(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        if let Some(old) = element.attribute("lang") {
            let message = "lang is deprecated in favour of xml:lang";
            out.add(&rule::LANG_DEPRECATED, old.place, message, &old.value);
        }
        let Some(language) = element.attribute("xml:lang").or_else(|| element.attribute("lang")) else {
            let message = "the <tuv> does not say its language";
            out.add(&rule::LANG_MISSING, element.place, message, element.raw);
            return;
        };
        check_language(language, &rule::LANGUAGE, &rule::LANGUAGE_CASE, out);
        out.language(&language.value);
        self.unit.languages.push(language.value.to_string());
    }

    fn code(&mut self, name: &'static str, element: &Element<'_>, out: &mut Reporter<'_>) {
        self.level = 2;
        if name == "ut" {
            out.add(&rule::UT, element.place, "<ut> is deprecated", element.raw);
        }
        if name != "hi" {
            self.segment.codes += 1;
        }
        let subs = self.segment.subs;
        if let Some(i) = element.get("i") {
            let open = self.segment.open.iter().position(|(sub, open, _)| *sub == subs && open == i);
            let known = self.segment.closed.iter().any(|(sub, closed)| *sub == subs && closed == i);
            match (name, open) {
                ("bpt", Some(_)) => {
                    let message = format!("a second <bpt> of the segment has i={i:?}");
                    out.add(&rule::I_TWICE, element.place, message, element.raw);
                }
                ("bpt", None) if known => {
                    let message = format!("i={i:?} was used by an earlier pair of the segment");
                    out.add(&rule::I_TWICE, element.place, message, element.raw);
                }
                ("bpt", None) => self.segment.open.push((subs, i.to_owned(), element.place)),
                (_, Some(at)) => {
                    self.segment.open.remove(at);
                    self.segment.closed.push((subs, i.to_owned()));
                }
                (_, None) if known => {
                    let message = format!("a second <ept> of the segment has i={i:?}");
                    out.add(&rule::I_TWICE, element.place, message, element.raw);
                }
                (_, None) => {
                    let message = format!("no <bpt> with i={i:?} stands before it in the segment");
                    out.add(&rule::EPT_OPEN, element.place, message, element.raw);
                }
            }
        }
        if let Some(x) = element.attribute("x") {
            let key = (name, x.value.to_string());
            if self.segment.x.contains(&key) {
                let message = format!("two <{name}> of the segment have x={:?}", x.value);
                out.add(&rule::X_TWICE, x.place, message, element.raw);
            } else {
                self.segment.x.push(key);
            }
        }
    }

    fn end_segment(&mut self, out: &mut Reporter<'_>) {
        let mut segment = std::mem::take(&mut self.segment);
        for (_, i, place) in &segment.open {
            let message = format!("no <ept> with i={i:?} follows in the segment");
            out.add(&rule::BPT_OPEN, *place, message, "");
        }
        let Some(place) = segment.place else { return };
        if !segment.has_text {
            out.add(&rule::SEG_EMPTY, place, "the segment is empty", "");
        }
        segment.x.sort_unstable();
        match &self.unit.x {
            None => self.unit.x = Some(segment.x),
            Some(first) if *first != segment.x => {
                let message = "the segment does not use the same x as the first one of its unit";
                out.add(&rule::X_DIFFERS, place, message, "");
            }
            Some(_) => {}
        }
    }

    fn end_unit(&mut self, out: &mut Reporter<'_>) {
        let unit = std::mem::take(&mut self.unit);
        let source = unit.source.as_ref().unwrap_or(&self.source);
        if source.is_empty() || source == "*all*" || unit.languages.is_empty() {
            return;
        }
        if !unit.languages.iter().any(|language| language.eq_ignore_ascii_case(source)) {
            let languages = unit.languages.join(", ");
            let message = format!("no <tuv> is in the source language {source}; there are: {languages}");
            out.add(&rule::SOURCE_MISSING, unit.place.unwrap_or(CheckPlace::START), message, "");
        }
    }
}

impl Rules for Tmx {
    fn start(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        let foreign = !element.space.is_empty();
        match self.structure.start(element.local, foreign, element, out) {
            "header" => self.header(element, out),
            "tu" => self.unit(element, out),
            "tuv" => self.variant(element, out),
            "seg" => {
                out.summary.n_segments += 1;
                self.segment = Segment { place: Some(element.place), ..Segment::default() };
            }
            name @ ("bpt" | "ept" | "ph" | "it" | "hi" | "ut") => self.code(name, element, out),
            "sub" => self.segment.subs += 1,
            "ude" => self.ude = Some((element.place, element.get("base").is_some())),
            "map" if element.get("code").is_some() => {
                if let Some((place, false)) = self.ude.take() {
                    out.add(&rule::UDE_BASE, place, "the <ude> has a code and no base", element.raw);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, place: CheckPlace, out: &mut Reporter<'_>) {
        self.structure.text(text, place, out);
        let segment = &mut self.segment;
        if segment.place.is_some() && (segment.codes == 0 || segment.subs > 0) {
            segment.has_text |= !text.is_empty();
            out.summary.n_characters += count_characters(text);
        }
    }

    fn end(&mut self, _place: CheckPlace, out: &mut Reporter<'_>) {
        match self.structure.end(out) {
            "seg" => self.end_segment(out),
            "tu" => self.end_unit(out),
            "bpt" | "ept" | "ph" | "it" | "ut" => {
                self.segment.codes = self.segment.codes.saturating_sub(1);
                // A segment that is nothing but codes says something, too.
                self.segment.has_text = true;
            }
            "sub" => self.segment.subs = self.segment.subs.saturating_sub(1),
            _ => {}
        }
    }

    fn finish(&mut self, _place: CheckPlace, out: &mut Reporter<'_>) {
        out.summary.dialect = format!("level {}", self.level);
    }
}
