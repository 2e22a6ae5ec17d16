//! What single words say about the allowed languages.

use super::lanes::{GROUPS, Lane, NOISE, OTHER, PAIR, TABLES, lanes};
use super::letters::Group;
use super::table::{LOUDEST, UNITS};
use crate::tokens::{Kind, Token};
use drogman_text::LanguageTag;

/// What a word says against a language that is not written in its script.
const WRONG_SCRIPT: i32 = -4 * UNITS;
/// What a word of a script with one language says for that language.
const OWN_SCRIPT: i32 = 4 * UNITS;
/// How much less likely a language is that is not allowed.
const OUTSIDER: i32 = -3 * UNITS;
/// What a run of code or an address says for `und`.
const CODE: i32 = 2 * UNITS;

/// The columns of one group, as far as the allowed languages are concerned.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// Lane and position of each allowed language that the group can tell.
    pub(super) own: Vec<(usize, usize)>,
    /// Lanes that speak for `und`, with what they are weighed by.
    pub(super) und: Vec<(usize, i32)>,
}

/// Scores words for the allowed languages, in their order, and for `und`, in units of 1/32 nat.
///
/// For English, French or both the small model is asked, else the large one.
#[derive(Clone, Debug)]
pub(crate) struct WordScorer {
    states: Vec<LanguageTag>,
    pub(super) is_pair: bool,
    groups: Vec<Columns>,
}

impl WordScorer {
    /// A scorer for these tags.
    pub(crate) fn of(tags: &[LanguageTag]) -> Self {
        let is_pair = !cfg!(feature = "languages-40")
            || (!tags.is_empty() && tags.iter().all(|tag| matches!(tag.primary(), "en" | "fr")));
        let groups = GROUPS.iter().map(|group| columns(tags, *group, is_pair)).collect();
        let states = tags.iter().cloned().chain([LanguageTag::und()]).collect();
        Self { states, is_pair, groups }
    }

    /// The columns of a group.
    pub(super) fn columns(&self, group: usize) -> &Columns {
        static NONE: Columns = Columns { own: Vec::new(), und: Vec::new() };
        self.groups.get(group).unwrap_or(&NONE)
    }

    /// Whether a table speaks for a group, not the script alone.
    pub(super) fn has_table(&self, group: usize) -> bool {
        if self.is_pair { group == Group::Latin as usize } else { group < TABLES.len() }
    }

    /// The allowed languages in their order, then `und`.
    pub(crate) fn states(&self) -> &[LanguageTag] {
        &self.states
    }

    /// Appends what a word says for each state; positive is for it.
    #[inline]
    pub(crate) fn row(&self, token: &Token, rows: &mut Vec<i32>) {
        let n = self.states.len().saturating_sub(1);
        if token.kind != Kind::Word {
            rows.resize(rows.len() + n, 0);
            rows.push(if token.kind == Kind::Code { CODE } else { 0 });
            return;
        }
        let Some(columns) = self.groups.get(token.group as usize) else {
            rows.resize(rows.len() + n + 1, 0);
            return;
        };
        // A single letter is hardly a word.
        let share = if token.n_letters < 2 { 4 } else { 1 };
        let at = rows.len();
        rows.resize(at + n, WRONG_SCRIPT / share);
        let mut set = |position: usize, value: i32| {
            if let Some(place) = rows.get_mut(at + position) {
                *place = value;
            }
        };
        let mut und = -LOUDEST / 2;
        if let Some(word) = self.read(token) {
            for (lane, position) in &columns.own {
                set(*position, word.lanes.get(*lane).copied().unwrap_or(0));
            }
            for (lane, weight) in &columns.und {
                und = und.max(word.lanes.get(*lane).copied().unwrap_or(0) + weight);
            }
        } else {
            for (_, position) in &columns.own {
                set(*position, OWN_SCRIPT / share);
            }
            und = if columns.own.is_empty() { 0 } else { -OWN_SCRIPT / share };
        }
        rows.push(und);
    }

    /// The prior of a lane, in units.
    pub(super) fn prior(&self, group: usize, lane: usize) -> i32 {
        let group = GROUPS.get(group).copied().unwrap_or(Group::Foreign);
        lanes_of(group, self.is_pair).get(lane).map_or(0, |lane| lane.prior)
    }

    /// What the model in charge says of a word; `None` where the script alone speaks.
    #[inline]
    pub(super) fn read(&self, token: &Token) -> Option<super::Word> {
        let (padded, n) = token.padded();
        if self.is_pair {
            (token.group == Group::Latin).then(|| super::widen(super::PAIR.read(padded, n)))
        } else {
            super::read_large(token.group, padded, n)
        }
    }

    /// The model in charge.
    pub(super) fn model(&self) -> super::Model {
        super::model(self.is_pair)
    }
}

fn columns(tags: &[LanguageTag], group: Group, is_pair: bool) -> Columns {
    let lanes = lanes_of(group, is_pair);
    let mut columns = Columns::default();
    for (number, lane) in lanes.iter().enumerate().filter(|row| !row.1.tag.is_empty()) {
        let position = tags.iter().position(|tag| tag.as_str() == lane.tag).or_else(|| {
            let stands_for = |tag: &LanguageTag| {
                tag.primary() == lane.tag && crate::allowed::written(tag).is_none()
                    || lane.aliases.contains(&tag.as_str())
            };
            tags.iter().position(stands_for)
        });
        match (position, lane.tag) {
            (_, OTHER | NOISE) => columns.und.push((number, lane.prior)),
            (Some(position), _) => columns.own.push((number, position)),
            (None, _) => columns.und.push((number, OUTSIDER + lane.prior)),
        }
    }
    columns
}

fn lanes_of(group: Group, is_pair: bool) -> &'static [Lane] {
    match group {
        Group::Latin if is_pair => &PAIR,
        _ => lanes(group),
    }
}
