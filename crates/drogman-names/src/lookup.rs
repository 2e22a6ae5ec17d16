//! From any spelling to the concepts that it may name.

use crate::Glossary;
use crate::distance::{distance_within, limit_for};
use crate::glossary::group_of;
use crate::index::Place;
use crate::words::{NameWords, singulars, sorted, squeezed, with_one_ending};
use drogman_document::{Concept, Designation};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// How near the question and the designation are; the nearest layer comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// The same code points, after NFC.
    Exact,
    /// The same after case, marks, hyphens and apostrophes are folded.
    Folded,
    /// The same when written in one word.
    Joined,
    /// The same without an article, a possessive, plural or feminine ending, a qualifier in parentheses, or with
    /// another scheme's family name ending.
    Stripped,
    /// The same words in another order, with initials for given names, or without middle names.
    Reordered,
    /// A person's family name alone.
    FamilyName,
    /// One or two letters differ: a proposal, not a find.
    Fuzzy,
    /// Not asked for: it stands in the same group as a concept that was found.
    Group,
}

/// A concept tied to an answer, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Related<'g> {
    /// The other concept.
    pub concept: &'g Concept,
    /// How it stands to the answer, such as `rival: names of one region`.
    pub reason: String,
}

/// One concept that a name may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer<'g> {
    /// The concept.
    pub concept: &'g Concept,
    /// The designation that led to it.
    pub designation: &'g Designation,
    /// How near the question came to it.
    pub layer: Layer,
    /// The steps from the question to the designation, in words.
    pub steps: Vec<String>,
    /// A ranking signal from 0 to 1; not a probability.
    pub score: f64,
    /// The concepts tied to this one by its group or a relation, ascending by id.
    pub related: Vec<Related<'g>>,
}

/// At most so many proposals of the fuzzy layer.
const MOST_FUZZY: usize = 16;

struct Hit {
    layer: Layer,
    n_edits: usize,
    place: Place,
    steps: Vec<String>,
}

impl Glossary {
    /// The concepts that `query` may name, with the designation, the layer and the steps for each, then the
    /// other members of their groups.
    ///
    /// Answers ascend by layer, edits and concept id; a concept comes once, by its nearest designation. The
    /// fuzzy layer is asked only when no other answers. Cost: a few hash look-ups; the fuzzy layer walks all
    /// designations. The order of layers is that of the area paper (exact, joined, stripped, then edits), whose
    /// measurements show that no single score is safe.
    ///
    /// # Example: another order, an unknown name
    ///
    /// ```
    /// use drogman_names::{Glossary, Layer};
    /// let glossary = Glossary::parse(&[("own.toml", r#"
    /// source = [ { key = "own", title = "Own notes", publisher = "us", date = "2026", licence = "MIT" } ]
    /// concept = [ { id = "ani", kind = "person", definition = "An invented person.", designations = [
    ///     { text = "Ani Petrosyan", language = "en", source = "own" } ] } ]
    /// "#)])?;
    /// let answers = glossary.lookup("PETROSYAN, Ani");
    /// assert_eq!(answers[0].concept.id, "ani");
    /// assert_eq!(answers[0].layer, Layer::Reordered);
    /// assert!(glossary.lookup("Gyumri").is_empty());
    /// # Ok::<(), drogman_names::GlossaryError>(())
    /// ```
    pub fn lookup(&self, query: &str) -> Vec<Answer<'_>> {
        let mut hits = self.near_hits(query);
        if hits.is_empty() {
            hits = self.fuzzy_hits(query);
        }
        // One answer a concept: its nearest designation, of equals the first in the file.
        let mut best: BTreeMap<u32, Hit> = BTreeMap::new();
        for hit in hits {
            let rank = |hit: &Hit| (hit.layer, hit.n_edits, hit.steps.len(), hit.place);
            match best.get(&hit.place.0) {
                Some(known) if rank(known) <= rank(&hit) => {}
                _ => {
                    best.insert(hit.place.0, hit);
                }
            }
        }
        let mut answers: Vec<(usize, Answer<'_>)> =
            best.into_values().filter_map(|hit| self.answer(hit)).collect();
        let order = |answers: &mut Vec<(usize, Answer<'_>)>| {
            answers.sort_by(|(a_edits, a), (b_edits, b)| {
                (a.layer, a_edits, &a.concept.id).cmp(&(b.layer, b_edits, &b.concept.id))
            });
        };
        order(&mut answers);
        answers.truncate(if answers.first().is_some_and(|(_, a)| a.layer == Layer::Fuzzy) {
            MOST_FUZZY
        } else {
            usize::MAX
        });
        let mut members = self.group_members(&answers);
        answers.append(&mut members);
        order(&mut answers);
        answers.into_iter().map(|(_, answer)| answer).collect()
    }

    fn near_hits(&self, query: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut ask = |map: &FxHashMap<String, Vec<Place>>, key: &str, layer: Layer, steps: &[&str]| {
            for &place in map.get(key).into_iter().flatten() {
                let steps = steps.iter().map(|&step| step.to_owned()).collect();
                hits.push(Hit { layer, n_edits: 0, place, steps });
            }
        };
        let composed: String = query.trim().nfc().collect();
        ask(&self.index.exact, &composed, Layer::Exact, &["exact"]);
        let (name, qualifier) = without_qualifier(query);
        let words = NameWords::new(name);
        let mut taken: Vec<&str> = Vec::new();
        taken.extend(qualifier.then_some("qualifier"));
        taken.extend(words.had_article.then_some("article"));
        taken.extend(words.had_possessive.then_some("possessive"));
        let with = |more: &[&'static str]| [taken.as_slice(), more].concat();
        // Articles and endings that were taken off put even an equal key into the layer of stripped names, but
        // only when the designation lacks them too does the key say so; the exact layer has gone before.
        let layer_of = |layer: Layer| if taken.is_empty() { layer } else { layer.max(Layer::Stripped) };
        ask(&self.index.folded, &words.words.join(" "), layer_of(Layer::Folded), &with(&["folded"]));
        ask(&self.index.joined, &words.joined(), layer_of(Layer::Joined), &with(&["joined"]));
        ask(
            &self.index.one_ending,
            &with_one_ending(&words.words),
            Layer::Stripped,
            &with(&["ending -ian/-yan"]),
        );
        if let Some((last, front)) = words.words.split_last() {
            for (singular, step) in singulars(last) {
                ask(&self.index.joined, &(front.concat() + &singular), Layer::Stripped, &with(&[step]));
            }
        }
        ask(&self.index.sorted, &words.sorted(), Layer::Reordered, &with(&["token order"]));
        self.ask_persons(&words, &with(&[]), &mut ask);
        // A family in the plural, with an initial or a given name before it (`the I. Aliyevs`).
        let singular =
            words.words.last().and_then(|last| singulars(last).into_iter().find(|s| s.1 == "plural"));
        if let Some((singular, step)) = singular {
            let mut one = words.clone();
            if let Some(last) = one.words.last_mut() {
                *last = singular;
            }
            self.ask_persons(&one, &with(&[step]), &mut ask);
        }
        hits
    }

    fn ask_persons(
        &self,
        words: &NameWords,
        taken: &[&str],
        ask: &mut impl FnMut(&FxHashMap<String, Vec<Place>>, &str, Layer, &[&str]),
    ) {
        let with = |step: &'static str| [taken, &[step]].concat();
        let (initials, long): (Vec<&str>, Vec<&str>) =
            words.words.iter().map(String::as_str).partition(|word| word.chars().nth(1).is_none());
        match (initials.first(), long.as_slice()) {
            (Some(initial), [family]) => {
                let key = sorted(vec![initial, family]);
                ask(&self.index.initials, &key, Layer::Reordered, &with("initial"));
            }
            (Some(_), [_, _, ..]) => {
                ask(&self.index.sorted, &sorted(long), Layer::Reordered, &with("initial left out"));
            }
            (None, [family]) => {
                ask(&self.index.families, family, Layer::FamilyName, &with("family name alone"));
            }
            (None, [first, second, .., last]) => {
                let pair = if words.n_before_comma == 1 { [first, second] } else { [first, last] };
                let key = sorted(pair.iter().map(|word| **word).collect());
                ask(&self.index.sorted, &key, Layer::Reordered, &with("middle name left out"));
            }
            _ => {}
        }
    }

    fn fuzzy_hits(&self, query: &str) -> Vec<Hit> {
        let words = NameWords::new(without_qualifier(query).0);
        let key = squeezed(&words.joined());
        let limit = limit_for(key.len());
        let mut hits = Vec::new();
        if limit == 0 {
            return hits;
        }
        for (known, place) in &self.index.fuzzy {
            let limit = limit.min(limit_for(known.len()));
            if let Some(n_edits) = distance_within(&key, known, limit) {
                let step = if n_edits == 0 {
                    "fuzzy: doubled letters".to_owned()
                } else {
                    format!("fuzzy: {n_edits} edit{}", if n_edits == 1 { "" } else { "s" })
                };
                hits.push(Hit { layer: Layer::Fuzzy, n_edits, place: *place, steps: vec![step] });
            }
        }
        hits
    }

    fn answer(&self, hit: Hit) -> Option<(usize, Answer<'_>)> {
        let concept = self.concepts.get(hit.place.0 as usize)?;
        let designation = concept.designations.get(hit.place.1 as usize)?;
        let score = match hit.layer {
            Layer::Exact => 1.0,
            Layer::Folded => 0.98,
            Layer::Joined => 0.96,
            Layer::Stripped => 0.93,
            Layer::Reordered => 0.9,
            Layer::FamilyName => 0.7,
            Layer::Fuzzy => 0.8 - 0.1 * hit.n_edits as f64,
            Layer::Group => 0.0,
        };
        let related = self.related(concept);
        Some((
            hit.n_edits,
            Answer { concept, designation, layer: hit.layer, steps: hit.steps, score, related },
        ))
    }

    /// Group members of the answers that are not answers themselves, each with the reason.
    fn group_members<'g>(&'g self, answers: &[(usize, Answer<'g>)]) -> Vec<(usize, Answer<'g>)> {
        let mut members: BTreeMap<&str, Answer<'g>> = BTreeMap::new();
        for (_, answer) in answers {
            let Some(group) = &answer.concept.group else { continue };
            for concept in self.group(group) {
                let is_answer = answers.iter().any(|(_, known)| known.concept.id == concept.id);
                if is_answer || members.contains_key(concept.id.as_str()) {
                    continue;
                }
                let Some(designation) = same_language_first(concept, answer.designation) else { continue };
                let reason = reason(answer.concept, concept);
                let tie = format!("same group: {group}");
                let steps = vec![if reason == tie { tie } else { format!("{tie}; {reason}") }];
                let related = self.related(concept);
                members.insert(
                    &concept.id,
                    Answer { concept, designation, layer: Layer::Group, steps, score: 0.0, related },
                );
            }
        }
        members.into_values().map(|answer| (0, answer)).collect()
    }

    fn related<'g>(&'g self, concept: &'g Concept) -> Vec<Related<'g>> {
        let mut others: BTreeMap<&str, &'g Concept> = BTreeMap::new();
        others.extend(
            concept.relations.iter().filter_map(|r| self.concept(&r.concept)).map(|c| (c.id.as_str(), c)),
        );
        if let Some(group) = &concept.group {
            others.extend(self.group(group).into_iter().map(|other| (other.id.as_str(), other)));
        }
        let ties = self.index.ties(&concept.id).iter().filter_map(|&number| self.concepts.get(number));
        others.extend(ties.map(|other| (other.id.as_str(), other)));
        others.remove(concept.id.as_str());
        others.into_values().map(|other| Related { concept: other, reason: reason(concept, other) }).collect()
    }
}

/// How `other` stands to `concept`, by either's own words, else by their common group.
fn reason(concept: &Concept, other: &Concept) -> String {
    let told = |from: &Concept, to: &Concept, turned: bool| {
        from.relations.iter().find(|relation| relation.concept == to.id).map(|relation| {
            let kind = if turned { inverse(&relation.kind) } else { &relation.kind };
            match &relation.reason {
                Some(reason) => format!("{kind}: {reason}"),
                None => kind.to_owned(),
            }
        })
    };
    told(concept, other, false)
        .or_else(|| told(other, concept, true))
        .unwrap_or_else(|| format!("same group: {}", group_of(concept)))
}

/// What a relation is from the other end.
fn inverse(kind: &str) -> &str {
    match kind {
        "renamed-from" => "renamed-to",
        "renamed-to" => "renamed-from",
        "part-of" => "has-part",
        "has-part" => "part-of",
        other => other,
    }
}

/// A designation in the language of `like` when there is one, of these the first in code point order: an order
/// that prefers nobody.
fn same_language_first<'g>(concept: &'g Concept, like: &Designation) -> Option<&'g Designation> {
    let foreign = |designation: &Designation| !designation.language.same_language(&like.language);
    concept
        .designations
        .iter()
        .min_by(|a, b| (foreign(a), a.kind, &a.text).cmp(&(foreign(b), b.kind, &b.text)))
}

/// A name without a qualifier in parentheses at its end, and whether there was one.
fn without_qualifier(name: &str) -> (&str, bool) {
    let trimmed = name.trim();
    match trimmed.strip_suffix(')').and_then(|front| front.rsplit_once('(')) {
        Some((front, _)) if !front.trim().is_empty() => (front.trim_end(), true),
        _ => (trimmed, false),
    }
}
