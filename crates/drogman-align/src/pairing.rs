//! Which documents translate which.

use crate::profile::{DocumentProfile, KeyClass, position};
use rustc_hash::FxHashMap;
use std::borrow::Borrow;

/// Two documents that may translate each other.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentPair {
    /// The number of one document in the slice given; `a < b`.
    pub a: u32,
    /// The number of the other.
    pub b: u32,
    /// How likely they are translations of each other, from 0 to 1.
    pub confidence: f64,
    /// What told so, in plain words.
    pub reasons: Vec<String>,
}

/// How the keys of two profiles are weighed. Fitted on shuffled documents of the Python documentation, of Debian
/// manuals and of novels, and on short articles on one subject (`tests/align/articles.txt`).
struct Rules {
    /// The least agreement of a pair.
    least_agreement: f64,
    /// By how much a pair must beat the next best partner of either side.
    least_lead: f64,
    /// Keys further apart than this (of 255) count little.
    near: i32,
    /// What a shared key counts when it stands elsewhere.
    elsewhere: f64,
    /// Keys in more documents of a language than this lead to no candidate.
    most_documents: usize,
    /// How many of a document's rarest keys lead to candidates.
    leading_keys: usize,
    /// How many candidates of a document are compared in full.
    candidates: usize,
}

const RULES: Rules = Rules {
    least_agreement: 0.16,
    least_lead: 1.25,
    near: 26,
    elsewhere: 0.15,
    most_documents: 64,
    leading_keys: 64,
    candidates: 8,
};

/// The pairs of documents that look like translations of each other: one-to-one, no partner being a normal
/// answer, ascending by `a`.
///
/// Only documents of different, known languages are paired. Candidates come from an inverted index of rare keys,
/// so the time is near linear in the number of documents; equal documents are treated as one and paired in the
/// order in which they stand. The result is a proposal: align a pair and ask
/// [`is_translation`](crate::is_translation).
///
/// # Example: no partner is a normal answer
///
/// ```
/// use drogman_align::{candidate_pairs, profile};
/// use drogman_document::{Sentence, Side};
/// use drogman_text::LanguageTag;
///
/// let document = |language, texts: &[&'static str]| {
///     let sentences =
///         texts.iter().map(|&text| Sentence { text, block: 0, structure: 0, names: Vec::new() }).collect();
///     profile(&Side { language, sentences })
/// };
/// let profiles = [
///     document(LanguageTag::english(), &["The bridge at Alaverdi opened in 1932.", "It cost 120,000 roubles."]),
///     document(LanguageTag::english(), &["The museum holds 300 carpets.", "It is closed on Monday."]),
///     document(LanguageTag::french(), &["Le pont d'Alaverdi fut ouvert en 1932.", "Il coûta 120 000 roubles."]),
/// ];
/// let pairs = candidate_pairs(&profiles);
/// assert_eq!(pairs.iter().map(|pair| (pair.a, pair.b)).collect::<Vec<_>>(), [(0, 2)]);
/// ```
pub fn candidate_pairs(profiles: &[impl Borrow<DocumentProfile>]) -> Vec<DocumentPair> {
    let profiles: Vec<&DocumentProfile> = profiles.iter().map(Borrow::borrow).collect();
    let profiles = profiles.as_slice();
    let classes = Classes::new(profiles);
    let index = Index::new(profiles, &classes.heads);
    let mut matches = index.matches(profiles, &classes.heads);
    let leads = leads(&matches, profiles.len());
    matches.retain(|found| found.agreement >= RULES.least_agreement);
    matches.sort_by(|one, other| {
        other.agreement.total_cmp(&one.agreement).then(one.a.cmp(&other.a)).then(one.b.cmp(&other.b))
    });
    let mut is_taken = vec![false; profiles.len()];
    let mut pairs = Vec::new();
    for found in matches {
        let (a, b) = (found.a as usize, found.b as usize);
        let free = |at: usize| is_taken.get(at) == Some(&false);
        if !free(a) || !free(b) {
            continue;
        }
        let lead = leads.of(&found);
        if lead < RULES.least_lead {
            continue;
        }
        for at in [a, b] {
            if let Some(taken) = is_taken.get_mut(at) {
                *taken = true;
            }
        }
        let (first, second) = (classes.members(found.a), classes.members(found.b));
        for (&one, &other) in first.iter().zip(second) {
            pairs.push(found.pair(one, other, lead));
        }
    }
    pairs.sort_by_key(|pair| (pair.a, pair.b));
    pairs
}

/// Documents with the same profile, each class led by its first member.
struct Classes {
    heads: Vec<u32>,
    members: FxHashMap<u32, Vec<u32>>,
}

impl Classes {
    fn new(profiles: &[&DocumentProfile]) -> Self {
        let mut order: Vec<u32> = (0..profiles.len() as u32).collect();
        let key = |number: &u32| {
            profiles.get(*number as usize).map(|profile| {
                (
                    profile.language.primary(),
                    profile.n_sentences,
                    profile.n_chars,
                    &profile.keys,
                    &profile.places,
                )
            })
        };
        order.sort_by(|one, other| key(one).cmp(&key(other)).then(one.cmp(other)));
        let mut classes = Self { heads: Vec::new(), members: FxHashMap::default() };
        for group in order.chunk_by(|one, other| key(one) == key(other)) {
            if let Some(&head) = group.first() {
                classes.heads.push(head);
                classes.members.insert(head, group.to_vec());
            }
        }
        classes.heads.sort_unstable();
        classes
    }

    fn members(&self, head: u32) -> &[u32] {
        self.members.get(&head).map_or(&[], Vec::as_slice)
    }
}

/// Two documents and how far their keys agree.
struct Match {
    a: u32,
    b: u32,
    agreement: f64,
    n_shared: [u32; 4],
    n_near: u32,
}

impl Match {
    fn pair(&self, one: u32, other: u32, lead: f64) -> DocumentPair {
        let [stems, capitals, numbers, names] = self.n_shared;
        let n_shared = stems + capitals + numbers + names;
        let mut reasons = vec![format!("{n_shared} keys shared, {} of them in the same place", self.n_near)];
        for (n, what) in [(names, "names"), (numbers, "numbers"), (capitals, "words with a capital")] {
            if n > 0 {
                reasons.push(format!("{n} {what} shared"));
            }
        }
        if lead.is_finite() {
            reasons.push(format!("{lead:.1} times the agreement of the next best"));
        }
        let score =
            14.0 * (self.agreement - RULES.least_agreement) + 1.5 * (lead.min(4.0) - RULES.least_lead);
        let confidence = 1.0 / (1.0 + libm::exp(-score));
        DocumentPair { a: one.min(other), b: one.max(other), confidence, reasons }
    }
}

/// In which documents each key stands, by language.
struct Index<'a> {
    documents: FxHashMap<(&'a str, u32), Vec<u32>>,
    n_documents: FxHashMap<&'a str, u32>,
    languages: Vec<&'a str>,
}

impl<'a> Index<'a> {
    fn new(profiles: &'a [&'a DocumentProfile], heads: &[u32]) -> Self {
        let mut index = Self {
            documents: FxHashMap::default(),
            n_documents: FxHashMap::default(),
            languages: Vec::new(),
        };
        for &number in heads {
            let Some(profile) = profiles.get(number as usize).filter(|profile| !profile.language.is_und())
            else {
                continue;
            };
            let language = profile.language.primary();
            if !index.languages.contains(&language) {
                index.languages.push(language);
            }
            *index.n_documents.entry(language).or_insert(0) += 1;
            for &key in &profile.keys {
                index.documents.entry((language, key)).or_default().push(number);
            }
        }
        index
    }

    fn holding(&self, language: &'a str, key: u32) -> &[u32] {
        self.documents.get(&(language, key)).map_or(&[], Vec::as_slice)
    }

    /// The weight of a key between two languages: by its class and by how few documents hold it.
    fn weight(&self, languages: [&'a str; 2], key: u32, class: KeyClass) -> f64 {
        let rarity: f64 = languages
            .iter()
            .map(|&language| {
                let n = f64::from(self.n_documents.get(language).copied().unwrap_or(0));
                libm::log((n + 1.5) / (self.holding(language, key).len() as f64 + 0.5)).max(0.0)
            })
            .sum();
        let class = match class {
            KeyClass::Stem => 0.5,
            KeyClass::Capital => 1.0,
            KeyClass::Number | KeyClass::Name => 1.5,
        };
        class * (0.2 + 0.5 * rarity)
    }

    fn matches(&self, profiles: &'a [&'a DocumentProfile], heads: &[u32]) -> Vec<Match> {
        let mut matches = Vec::new();
        let mut votes: FxHashMap<u32, f64> = FxHashMap::default();
        for &a in heads {
            let Some(one) = profiles.get(a as usize).filter(|profile| !profile.language.is_und()) else {
                continue;
            };
            let own = one.language.primary();
            for &language in self.languages.iter().filter(|&&language| language > own) {
                votes.clear();
                let mut leading: Vec<(usize, u32)> = one
                    .keys
                    .iter()
                    .map(|&key| (self.holding(language, key).len(), key))
                    .filter(|&(n, _)| n > 0 && n <= RULES.most_documents)
                    .collect();
                leading.sort_unstable();
                for &(n, key) in leading.iter().take(RULES.leading_keys) {
                    for &b in self.holding(language, key) {
                        *votes.entry(b).or_insert(0.0) += 1.0 / n as f64;
                    }
                }
                let mut candidates: Vec<(u32, f64)> = votes.iter().map(|(&b, &vote)| (b, vote)).collect();
                candidates.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
                for (b, _) in candidates.into_iter().take(RULES.candidates) {
                    if let Some(other) = profiles.get(b as usize) {
                        matches.push(self.compare((a, one), (b, other)));
                    }
                }
            }
        }
        matches
    }

    /// How far the keys of two profiles agree: a cosine over those that both could have kept, where a key that
    /// stands elsewhere counts little.
    fn compare(&self, (a, one): (u32, &'a DocumentProfile), (b, other): (u32, &'a DocumentProfile)) -> Match {
        let languages = [one.language.primary(), other.language.primary()];
        let limit = one.last_possible_key().min(other.last_possible_key());
        let weigh = |profile: &DocumentProfile| -> f64 {
            profile
                .keys
                .iter()
                .zip(&profile.places)
                .filter(|(key, _)| **key <= limit)
                .map(|(&key, &place)| self.weight(languages, key, KeyClass::of(place)))
                .sum()
        };
        let mut found = Match { a, b, agreement: 0.0, n_shared: [0; 4], n_near: 0 };
        let mut shared = 0.0;
        for (&key, &place) in one.keys.iter().zip(&one.places) {
            let Ok(at) = other.keys.binary_search(&key) else { continue };
            let Some(&other_place) = other.places.get(at) else { continue };
            let class = KeyClass::of(place).max(KeyClass::of(other_place));
            let is_near = (position(place) - position(other_place)).abs() <= RULES.near;
            let weight = self.weight(languages, key, class);
            shared += if is_near { weight } else { RULES.elsewhere * weight };
            found.n_near += u32::from(is_near);
            if let Some(n) = found.n_shared.get_mut(class as usize) {
                *n += 1;
            }
        }
        let whole = (weigh(one) * weigh(other)).sqrt();
        let sizes = f64::from(one.n_chars.max(1)) / f64::from(other.n_chars.max(1));
        let stretch = libm::fabs(libm::log(sizes));
        // A translation is rarely more than half as long again (log 0.4); beyond that a pair must agree better.
        let size_factor = if stretch > 0.4 { libm::exp(-(stretch - 0.4)) } else { 1.0 };
        found.agreement = if whole > 0.0 { size_factor * shared / whole } else { 0.0 };
        found
    }
}

impl DocumentProfile {
    /// The largest hash that this profile would have kept.
    fn last_possible_key(&self) -> u32 {
        if self.keys.len() < crate::profile::MOST_KEYS {
            u32::MAX
        } else {
            self.keys.last().copied().unwrap_or(u32::MAX)
        }
    }
}

/// The two best agreements of each document.
struct Leads {
    best: Vec<[(f64, u32); 2]>,
}

fn leads(matches: &[Match], n_documents: usize) -> Leads {
    let mut leads = Leads { best: vec![[(0.0, u32::MAX); 2]; n_documents] };
    for found in matches {
        for (own, partner) in [(found.a, found.b), (found.b, found.a)] {
            let Some(best) = leads.best.get_mut(own as usize) else { continue };
            let entry = (found.agreement, partner);
            if entry.0 > best[0].0 {
                *best = [entry, best[0]];
            } else if entry.0 > best[1].0 {
                best[1] = entry;
            }
        }
    }
    leads
}

impl Leads {
    /// By how much a match beats the next best one of either side; infinite when there is no other.
    fn of(&self, found: &Match) -> f64 {
        let rival = |own: u32, partner: u32| {
            self.best
                .get(own as usize)
                .map_or(0.0, |best| if best[0].1 == partner { best[1].0 } else { best[0].0 })
        };
        let rival = rival(found.a, found.b).max(rival(found.b, found.a));
        if rival > 0.0 { found.agreement / rival } else { f64::INFINITY }
    }
}
