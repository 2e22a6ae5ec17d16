//! What must hold within a unit as a whole: ids, pairs, order, codes of the target.

use super::rules as rule;
use crate::check::place::CheckPlace;
use crate::check::report::Reporter;
use crate::check::xml::Element;
use std::collections::{BTreeMap, BTreeSet};

/// Whether a code may be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reorder {
    Yes,
    First,
    No,
}

/// An inline element, or the end of a `pc`.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an attribute of its own")]
pub(super) struct Code {
    pub(super) name: &'static str,
    id: Option<String>,
    start_ref: Option<String>,
    copy_of: Option<String>,
    has_data: bool,
    copy: bool,
    delete: bool,
    overlap: bool,
    reorder: Reorder,
    isolated: bool,
    has_direction: bool,
    pub(super) place: CheckPlace,
}

impl Code {
    pub(super) fn new(name: &'static str, element: &Element<'_>) -> Self {
        let own = |name: &str| element.get(name).map(str::to_owned);
        let yes = |name: &str| element.get(name) != Some("no");
        Self {
            name,
            id: own("id"),
            start_ref: own("startRef"),
            copy_of: own("copyOf"),
            has_data: ["dataRef", "dataRefStart", "dataRefEnd"]
                .iter()
                .any(|name| element.get(name).is_some()),
            copy: yes("canCopy"),
            delete: yes("canDelete"),
            overlap: yes("canOverlap"),
            reorder: match element.get("canReorder") {
                Some("no") => Reorder::No,
                Some("firstNo") => Reorder::First,
                _ => Reorder::Yes,
            },
            isolated: element.get("isolated") == Some("yes"),
            has_direction: element.get("dir").is_some(),
            place: element.place,
        }
    }

    /// The end of a `pc`, which continues what its start began.
    pub(super) fn end_of(start: &Self, place: CheckPlace) -> Self {
        let reorder = if start.reorder == Reorder::Yes { Reorder::Yes } else { Reorder::No };
        Self { name: "/pc", reorder, place, id: start.id.clone(), ..start.clone() }
    }

    /// The id that a code of the target shares with its source.
    fn key(&self) -> &str {
        self.id.as_deref().or(self.start_ref.as_deref()).unwrap_or_default()
    }

    fn is_code(&self) -> bool {
        matches!(self.name, "ph" | "pc" | "/pc" | "sc" | "ec")
    }
}

/// A segment or ignorable.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) id: Option<String>,
    pub(super) place: CheckPlace,
    pub(super) is_segment: bool,
    /// Whether its state says that it has a target.
    pub(super) is_done: bool,
    pub(super) target: Option<(CheckPlace, Option<u64>)>,
    pub(super) source_codes: Vec<Code>,
    pub(super) target_codes: Vec<Code>,
}

/// A reference that can be resolved when the whole unit was read.
#[derive(Debug)]
pub(super) struct Pending {
    pub(super) from: &'static str,
    pub(super) reference: String,
    pub(super) place: CheckPlace,
}

/// A unit while it is read.
#[derive(Debug, Default)]
pub(super) struct Unit {
    pub(super) id: String,
    pub(super) parts: Vec<Part>,
    pub(super) data: BTreeSet<String>,
    pub(super) notes: BTreeSet<String>,
    pub(super) pending: Vec<Pending>,
}

impl Unit {
    /// Every id that something may point to.
    pub(super) fn ids(&self) -> BTreeSet<&str> {
        let codes = self.parts.iter().flat_map(|part| part.source_codes.iter().chain(&part.target_codes));
        let ids = codes.filter_map(|code| code.id.as_deref());
        let parts = self.parts.iter().filter_map(|part| part.id.as_deref());
        ids.chain(parts).chain(self.notes.iter().map(String::as_str)).collect()
    }

    /// Checks the unit as a whole.
    pub(super) fn finish(&self, out: &mut Reporter<'_>) {
        self.ids_unique(out);
        self.orders(out);
        let source: Vec<&Code> = self.parts.iter().flat_map(|part| &part.source_codes).collect();
        pairs(&source, true, out);
        sequence(&source, out);
        let mut places: Vec<(u64, &Part)> = Vec::new();
        for (index, part) in self.parts.iter().enumerate() {
            if let Some((_, order)) = part.target {
                places.push((order.unwrap_or(index as u64 + 1), part));
            }
        }
        places.sort_by_key(|(place, _)| *place);
        let ordered: Vec<&Part> = places.into_iter().map(|(_, part)| part).collect();
        let target: Vec<&Code> = ordered.iter().flat_map(|part| &part.target_codes).collect();
        // What is translated in part may lack the other end of a pair.
        pairs(&target, ordered.len() == self.parts.len(), out);
        sequence(&target, out);
        for part in &ordered {
            reordered(part, out);
            deleted(part, &target, out);
        }
        self.copies(out);
        self.references(out);
    }

    fn ids_unique(&self, out: &mut Reporter<'_>) {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        let twice = |id: &str, place, out: &mut Reporter<'_>| {
            let message =
                format!("the id {id:?} stands twice among the segments and inline elements of the unit");
            out.add(&rule::ID_TWICE, place, message, id);
        };
        for part in &self.parts {
            if let Some(id) = &part.id
                && seen.insert(id, "segment").is_some()
            {
                twice(id, part.place, out);
            }
            for code in part.source_codes.iter().filter(|code| code.name != "/pc") {
                if let Some(id) = &code.id
                    && seen.insert(id, code.name).is_some()
                {
                    twice(id, code.place, out);
                }
            }
        }
        let mut in_targets = BTreeSet::new();
        for code in self.parts.iter().flat_map(|part| &part.target_codes).filter(|code| code.name != "/pc") {
            let Some(id) = code.id.as_deref() else { continue };
            let fits = match seen.get(id) {
                None => true,
                Some(kind) => {
                    let sort = |name: &str| match name {
                        "pc" | "sc" | "ec" => 1,
                        "mrk" | "sm" => 2,
                        "ph" => 3,
                        _ => 4,
                    };
                    sort(kind) == sort(code.name)
                }
            };
            if !fits {
                let message = format!(
                    "the <{}> of the target has the id {id:?} of something else in the unit",
                    code.name
                );
                out.add(&rule::TARGET_ID, code.place, message, id);
            } else if !in_targets.insert(id) {
                let message = format!("the id {id:?} stands twice among the targets of the unit");
                out.add(&rule::ID_TWICE, code.place, message, id);
            }
        }
    }

    fn orders(&self, out: &mut Reporter<'_>) {
        let most = self.parts.len() as u64;
        let mut taken = BTreeSet::new();
        // Explicit orders first: a target that stays in place may be in the way of one that was moved there.
        let targets = |explicit: bool| {
            let parts = self.parts.iter().enumerate();
            parts.filter_map(move |(index, part)| {
                let (place, order) = part.target?;
                (order.is_some() == explicit).then_some((place, order.unwrap_or(index as u64 + 1), index))
            })
        };
        for (place, order, _) in targets(true).chain(targets(false)) {
            if order > most {
                let message =
                    format!("order is {order}, and the unit has only {most} segments and ignorables");
                out.add(&rule::ORDER_VALUE, place, message, "");
            } else if !taken.insert(order) {
                let message = format!("two targets of the unit stand at place {order}");
                out.add(&rule::ORDER_VALUE, place, message, "");
            }
        }
        for (place, order, index) in targets(true) {
            let own = index as u64 + 1;
            if order != own && order <= most && !taken.contains(&own) {
                let message = format!("the target moved to place {order}, and no target has place {own}");
                out.add(&rule::ORDER_VALUE, place, message, "");
            }
        }
    }

    fn copies(&self, out: &mut Reporter<'_>) {
        let codes = || self.parts.iter().flat_map(|part| part.source_codes.iter().chain(&part.target_codes));
        let mut originals: BTreeMap<&str, &Code> = BTreeMap::new();
        for code in codes().filter(|code| code.is_code()) {
            originals.entry(code.id.as_deref().unwrap_or_default()).or_insert(code);
        }
        for code in codes().filter(|code| code.name != "/pc") {
            let Some(base) = &code.copy_of else { continue };
            let original = originals.get(base.as_str());
            let fault = match original {
                _ if code.has_data => "has copyOf and original data of its own",
                None => "copies a code that the unit does not have",
                Some(original) if !original.copy => "copies a code that may not be copied",
                Some(original) if original.has_data => "copies a code that has original data",
                Some(_) => continue,
            };
            out.add(&rule::COPY_OF, code.place, format!("<{}> {fault}", code.name), base);
        }
    }

    fn references(&self, out: &mut Reporter<'_>) {
        let ids = self.ids();
        for Pending { from, reference, place } in &self.pending {
            let (rule, id) = if *from == "mtc:match" {
                let id = reference.strip_prefix('#').unwrap_or_default();
                (&rule::MATCH_TARGET, id.rsplit('/').next().unwrap_or_default())
            } else {
                (&rule::GLOSSARY_REF, reference.rsplit(['#', '/']).next().unwrap_or_default())
            };
            let id = id.strip_prefix("t=").unwrap_or(id);
            if !ids.contains(id) {
                let message = format!("ref of <{from}> is {reference:?}, which names no part of the unit");
                out.add(rule, *place, message, reference);
            }
        }
    }
}

/// Codes that may not be deleted and were.
fn deleted(part: &Part, target: &[&Code], out: &mut Reporter<'_>) {
    let kept: BTreeSet<&str> = target.iter().filter(|code| code.is_code()).map(|code| code.key()).collect();
    for code in part.source_codes.iter().filter(|code| !code.delete && code.name != "/pc") {
        if !kept.contains(code.key()) {
            let message = format!(
                "<{}> {:?} may not be deleted and stands in no target of the unit",
                code.name,
                code.key()
            );
            out.add(&rule::DELETED, code.place, message, code.key());
        }
    }
}

/// Starts without ends and ends without starts, on one side of a unit.
fn pairs(codes: &[&Code], is_whole: bool, out: &mut Reporter<'_>) {
    // Where each start is ended, and where it first stands: looked up, since a unit may hold very many codes.
    let mut ends: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    let mut starts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (at, code) in codes.iter().enumerate() {
        match (code.name, &code.start_ref, &code.id) {
            ("ec" | "em", Some(start), _) => ends.entry((code.name, start)).or_default().push(at),
            ("sc" | "sm", _, Some(id)) if !code.isolated => {
                starts.entry((code.name, id)).or_insert(at);
            }
            _ => {}
        }
    }
    for (at, code) in codes.iter().enumerate() {
        let is_started =
            |name: &'static str| starts.get(&(name, code.key())).is_some_and(|start| *start < at);
        match code.name {
            "sc" | "sm" => {
                let end = if code.name == "sc" { "ec" } else { "em" };
                let id = code.key();
                let all = ends.get(&(end, id)).map(Vec::as_slice).unwrap_or_default();
                let behind = all.get(all.partition_point(|end| *end < at)..).unwrap_or_default();
                let n_ends = behind.len();
                if code.name == "sc" && code.isolated {
                    if !all.is_empty() {
                        let message = format!("<sc id={id:?}> is isolated, but its <ec> is in the same unit");
                        out.add(&rule::ISOLATED, code.place, message, id);
                    }
                } else if n_ends == 0 && is_whole || n_ends > 1 {
                    let rule = if code.name == "sc" { &rule::SC_OPEN } else { &rule::SM_OPEN };
                    let message =
                        format!("behind <{} id={id:?}> stand {n_ends} <{end}> that end it", code.name);
                    out.add(rule, code.place, message, id);
                }
                let first = behind.first().and_then(|end| codes.get(*end));
                if let Some(end) = first.filter(|end| end.name == "ec") {
                    hints(code, end, out);
                }
            }
            "ec" if code.isolated && (code.id.is_none() || code.start_ref.is_some()) => {
                let message = "an isolated <ec> has an id and no startRef";
                out.add(&rule::ISOLATED, code.place, message, code.key());
            }
            "ec" if !code.isolated => {
                if code.start_ref.is_none() || code.id.is_some() {
                    let message = "an <ec> that is not isolated has startRef and no id";
                    out.add(&rule::ISOLATED, code.place, message, code.key());
                }
                if code.has_direction {
                    let message = "dir stands on an <ec> that is not isolated";
                    out.add(&rule::ISOLATED, code.place, message, code.key());
                }
                if code.id.is_none() && code.start_ref.is_some() && !is_started("sc") && is_whole {
                    let message = format!("no <sc id={:?}> stands before the <ec>", code.key());
                    out.add(&rule::EC_OPEN, code.place, message, code.key());
                }
            }
            "em" if !is_started("sm") && is_whole => {
                let message = format!("no <sm id={:?}> stands before the <em>", code.key());
                out.add(&rule::EM_OPEN, code.place, message, code.key());
            }
            _ => {}
        }
    }
}

/// Whether the editing hints of two ends agree.
fn hints(start: &Code, end: &Code, out: &mut Reporter<'_>) {
    let reorder = if start.reorder == Reorder::Yes { Reorder::Yes } else { Reorder::No };
    let differing = [
        ("canCopy", start.copy != end.copy),
        ("canDelete", start.delete != end.delete),
        ("canOverlap", start.overlap != end.overlap),
        ("canReorder", end.reorder != reorder),
    ];
    for (name, _) in differing.iter().filter(|(_, differs)| *differs) {
        let message = format!("{name} of the <ec> does not agree with its <sc id={:?}>", start.key());
        out.add(&rule::HINTS_DIFFER, end.place, message, name);
    }
}

/// Codes that may not be reordered must continue a sequence.
fn sequence(codes: &[&Code], out: &mut Reporter<'_>) {
    let mut before = Reorder::Yes;
    for code in codes.iter().filter(|code| code.is_code()) {
        if code.reorder == Reorder::No && before == Reorder::Yes && code.name != "/pc" {
            let message =
                format!("<{}> {:?} continues no sequence that begins with firstNo", code.name, code.key());
            out.add(&rule::REORDER_FIRST, code.place, message, code.key());
        }
        before = code.reorder;
    }
}

/// Whether the sequences of a source stand in its target as they are.
fn reordered(part: &Part, out: &mut Reporter<'_>) {
    let name = |code: &Code| (code.name == "/pc" || code.name == "ec", code.key().to_owned());
    let source: Vec<&Code> = part.source_codes.iter().filter(|code| code.is_code()).collect();
    let target: Vec<&Code> = part.target_codes.iter().filter(|code| code.is_code()).collect();
    for (at, first) in source.iter().enumerate().filter(|(_, code)| code.reorder == Reorder::First) {
        let rest = source.get(at + 1..).unwrap_or_default();
        let length = rest.iter().take_while(|code| code.reorder == Reorder::No).count();
        let wanted: Vec<_> =
            std::iter::once(first).chain(rest.iter().take(length)).map(|code| name(code)).collect();
        let found: Vec<usize> = (0..target.len())
            .filter(|at| target.get(*at).is_some_and(|code| wanted.contains(&name(code))))
            .collect();
        let names: Vec<_> = found.iter().filter_map(|at| target.get(*at)).map(|code| name(code)).collect();
        let apart = found.windows(2).any(|pair| matches!(pair, [one, next] if one + 1 != *next));
        // Codes that are missing are another matter.
        if !names.is_empty() && (apart || names.len() == wanted.len() && names != wanted) {
            let message =
                format!("the sequence that begins with {:?} stands otherwise in the target", first.key());
            let place = found.first().and_then(|at| target.get(*at)).map_or(part.place, |code| code.place);
            out.add(&rule::REORDERED, place, message, first.key());
        }
    }
}
