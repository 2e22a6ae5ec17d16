//! What was left out and what was changed, counted by reason and by rule.

use super::text::{Visible, counted, grouped, shortened};
use crate::analysis::{Analysis, Segment};
use askama::Template;
use drogman_document::PieceKind;
use std::collections::BTreeMap;

/// How many examples a reason or a rule is shown with.
const MOST_EXAMPLES: usize = 4;
/// How many characters an excerpt has.
const MOST_CHARACTERS: usize = 90;
/// How many characters of context stand on each side of a change.
const CONTEXT: usize = 12;

/// Counts over the documents seen so far; what it holds does not grow with their number.
#[derive(Default)]
pub(super) struct Changes {
    drops: BTreeMap<String, Drops>,
    skeleton: BTreeMap<String, Drops>,
    decodings: BTreeMap<String, u64>,
    edits: BTreeMap<String, Edits>,
}

#[derive(Default)]
struct Drops {
    n: u64,
    bytes: u64,
    examples: Vec<Dropped>,
}

struct Dropped {
    document: String,
    text: String,
    place: String,
}

#[derive(Default)]
struct Edits {
    n: u64,
    examples: Vec<Edited>,
}

#[derive(PartialEq)]
struct Edited {
    document: String,
    left: String,
    before: String,
    after: String,
    right: String,
}

impl Changes {
    /// Counts what happened in a document.
    pub(super) fn document(&mut self, analysis: &Analysis) {
        let source = &analysis.source;
        for dropped in &source.dropped {
            let example = Dropped {
                document: source.name.clone(),
                text: shortened(dropped.span.slice(&source.text).trim(), MOST_CHARACTERS),
                place: String::new(),
            };
            self.drops
                .entry(dropped.reason.to_string())
                .or_default()
                .add(u64::from(dropped.span.len()), Some(example));
        }
        for part in &source.parts {
            for piece in &part.pieces {
                let bytes = piece.end.saturating_sub(piece.start);
                match &piece.kind {
                    PieceKind::Text => {}
                    PieceKind::Replaced(rule) => *self.decodings.entry(rule.to_string()).or_default() += 1,
                    PieceKind::Skeleton(name) => {
                        self.skeleton.entry(name.to_string()).or_default().add(bytes, None);
                    }
                    PieceKind::Dropped(reason) => {
                        let inside =
                            if part.name.is_empty() { String::new() } else { format!("{}, ", part.name) };
                        let place = format!("{inside}bytes {} to {}", piece.start, piece.end);
                        let example = Dropped { document: source.name.clone(), text: String::new(), place };
                        self.drops.entry(reason.to_string()).or_default().add(bytes, Some(example));
                    }
                }
            }
        }
        for segment in &analysis.segments {
            self.segment(analysis, segment);
        }
    }

    fn segment(&mut self, analysis: &Analysis, segment: &Segment) {
        let text = segment.span.slice(&analysis.source.text);
        let view = segment.view(&analysis.source.text);
        for edit in segment.edits.edits() {
            let known = self.edits.entry(edit.rule.to_string()).or_default();
            known.n += 1;
            let (before, after) = (spaces_shown(edit.original), spaces_shown(edit.view.slice(view)));
            let is_new = |e: &Edited| e.before != before || e.after != after;
            if known.examples.len() >= MOST_EXAMPLES || !known.examples.iter().all(is_new) {
                continue;
            }
            let left = text.get(..edit.source.range().start).unwrap_or("");
            let skipped = left.chars().count().saturating_sub(CONTEXT);
            known.examples.push(Edited {
                document: analysis.source.name.clone(),
                left: left.chars().skip(skipped).collect(),
                before,
                after,
                right: text.get(edit.source.range().end..).unwrap_or("").chars().take(CONTEXT).collect(),
            });
        }
    }

    /// The section of the page.
    pub(super) fn view(&self, is_applied: bool) -> ChangesView<'_> {
        let total: u64 = self.edits.values().map(|edits| edits.n).sum();
        let edits_intro = match (total, is_applied) {
            (0, _) => "None: the normalized view of every sentence is the sentence itself.".to_owned(),
            (_, true) => format!("{} made the text that is delivered.", counted(total, "edit", "edits")),
            (_, false) => format!(
                "{} made the view that serves matching. The delivered text is the documents\u{2019} own.",
                counted(total, "edit", "edits")
            ),
        };
        ChangesView {
            drops: self.drops.iter().map(|(name, drops)| drops.row(name)).collect(),
            skeleton: self.skeleton.iter().map(|(name, drops)| drops.row(name)).collect(),
            edits_intro,
            edits: self.edits.iter().map(|(rule, edits)| edits.row(rule)).collect(),
            decodings: self.decodings.iter().map(|(name, n)| CountRow { name, n: grouped(*n) }).collect(),
        }
    }
}

/// A browser shows no blank at the edge of an element, so in what is changed each has a sign.
fn spaces_shown(text: &str) -> String {
    text.replace(' ', "\u{2423}")
}

impl Drops {
    fn add(&mut self, bytes: u64, example: Option<Dropped>) {
        self.n += 1;
        self.bytes += bytes;
        if self.examples.len() < MOST_EXAMPLES {
            self.examples.extend(example);
        }
    }

    fn row<'a>(&'a self, name: &'a str) -> DropRow<'a> {
        let examples = self.examples.iter().map(|it| DropExample {
            document: &it.document,
            text: Visible(&it.text),
            place: &it.place,
        });
        DropRow { name, n: grouped(self.n), bytes: grouped(self.bytes), examples: examples.collect() }
    }
}

impl Edits {
    fn row<'a>(&'a self, rule: &'a str) -> EditRow<'a> {
        let examples = self.examples.iter().map(|it| EditExample {
            document: &it.document,
            left: Visible(&it.left),
            before: Visible(&it.before),
            after: Visible(&it.after),
            right: Visible(&it.right),
        });
        let title =
            drogman_normalize::rules().iter().find(|known| known.id == rule).map_or("", |known| known.title);
        EditRow { rule, title, n: grouped(self.n), examples: examples.collect() }
    }
}

#[derive(Template)]
#[template(path = "report_changes.html")]
pub(super) struct ChangesView<'a> {
    drops: Vec<DropRow<'a>>,
    skeleton: Vec<DropRow<'a>>,
    edits_intro: String,
    edits: Vec<EditRow<'a>>,
    decodings: Vec<CountRow<'a>>,
}

struct DropRow<'a> {
    name: &'a str,
    n: String,
    bytes: String,
    examples: Vec<DropExample<'a>>,
}

struct DropExample<'a> {
    document: &'a str,
    text: Visible<'a>,
    place: &'a str,
}

struct EditRow<'a> {
    rule: &'a str,
    title: &'static str,
    n: String,
    examples: Vec<EditExample<'a>>,
}

struct EditExample<'a> {
    document: &'a str,
    left: Visible<'a>,
    before: Visible<'a>,
    after: Visible<'a>,
    right: Visible<'a>,
}

struct CountRow<'a> {
    name: &'a str,
    n: String,
}
