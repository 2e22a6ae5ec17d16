//! Mentions in running text.

use crate::Glossary;
use crate::characters::{elides, is_word};
use crate::context::{in_url, neighbours_in_capitals};
use crate::endings::{Allowed, Endings};
use crate::fold::{FoldRules, Folded, WORD_START};
use crate::forms::{CaseRule, Entry, forms_of, word_list};
use crate::words::NameWords;
use aho_corasick::{AhoCorasick, Match, MatchKind};
use drogman_document::{Concept, ConceptKind, DesignationKind, Mention};
use drogman_text::{ByteSpan, LanguageTag, Script, script_of};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Finds the names of a glossary in running text.
///
/// The automaton holds the folded forms, each entered at a word start; it is built once and shared freely.
#[derive(Clone, Debug)]
pub struct Tagger {
    /// `None` only when the forms are too many for the automaton (2^31 states).
    automaton: Option<AhoCorasick>,
    /// For each pattern its entries, in the order of the glossary.
    entries: Vec<Vec<Entry>>,
    held: Vec<Held>,
    common: BTreeSet<&'static str>,
    given_names: BTreeSet<&'static str>,
    /// Adjectives and demonyms of one word that end like family names (`Armenian`), folded.
    not_families: BTreeSet<String>,
}

/// What the tagger keeps of a designation.
#[derive(Clone, Debug)]
struct Held {
    concept: String,
    text: String,
    kind: DesignationKind,
    language: LanguageTag,
    /// In Latin letters: only these are mistaken for words of another language.
    is_latin: bool,
    is_place: bool,
    /// For a person's family name alone: how the given names begin, folded, two letters each.
    given: Option<BTreeSet<String>>,
}

/// A match that passed every test.
struct Candidate {
    start: usize,
    end: usize,
    pattern: usize,
    span: ByteSpan,
}

impl Tagger {
    /// Builds the automaton over every form of every designation. O(bytes of the forms).
    ///
    /// # Example: once for many texts
    ///
    /// ```
    /// use drogman_names::{Glossary, Tagger};
    /// use drogman_text::LanguageTag;
    /// let tagger = Tagger::new(&Glossary::default());
    /// assert!(tagger.find("Nothing is known.", &LanguageTag::english()).is_empty());
    /// ```
    pub fn new(glossary: &Glossary) -> Self {
        let common = word_list(include_str!("../data/common-words.txt"));
        let mut held = Vec::new();
        let mut not_families = BTreeSet::new();
        let mut forms: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for concept in &glossary.concepts {
            for designation in &concept.designations {
                if matches!(designation.kind, DesignationKind::Adjective | DesignationKind::Demonym) {
                    not_families.extend(
                        NameWords::new(&designation.text).words.pop().filter(|w| looks_like_family(w)),
                    );
                }
                for (key, entry) in forms_of(concept, designation, held.len() as u32, &common) {
                    forms.entry(key).or_default().push(entry);
                }
                let alone = concept.kind == ConceptKind::Person && designation.kind == DesignationKind::Short;
                held.push(Held {
                    concept: concept.id.clone(),
                    text: designation.text.clone(),
                    kind: designation.kind,
                    language: designation.language.clone(),
                    is_latin: designation.text.chars().any(|c| script_of(c) == Script::Latin),
                    is_place: concept.kind == ConceptKind::Place,
                    given: alone.then(|| given_beginnings(concept)),
                });
            }
        }
        // Every pattern starts with the mark of a word start: a search for it ahead only costs.
        let automaton =
            AhoCorasick::builder().match_kind(MatchKind::Standard).prefilter(false).build(forms.keys()).ok();
        Self {
            automaton,
            entries: forms.into_values().collect(),
            held,
            common,
            not_families,
            given_names: word_list(include_str!("../data/given-names.txt")),
        }
    }

    /// The mentions in `text`, ascending and without overlap, leftmost and longest first; `language` is that of
    /// the text, `und` when it is not known.
    ///
    /// Offsets are bytes of `text`, whatever was folded. A name counts only as a whole word, after French
    /// elision (`l'`, `d'`, `qu'`) and inside hyphen compounds too. Plural and French inclusive endings belong to
    /// the span, an elided article before it and a possessive behind it do not. Acronyms must stand in capitals. Text all in lower case
    /// matches names of five letters and more, in the language of the text alone; common words must have their
    /// capital. One pass over the text and one over the automaton (Aho & Corasick 1975).
    ///
    /// # Example: elision, and an inflected form
    ///
    /// ```
    /// use drogman_names::{Glossary, Tagger};
    /// use drogman_text::LanguageTag;
    /// let glossary = Glossary::parse(&[("own.toml", r#"
    /// source = [ { key = "own", title = "Own notes", publisher = "us", date = "2026", licence = "MIT" } ]
    /// concept = [ { id = "armenia", kind = "place", definition = "A country.", designations = [
    ///     { text = "Arménie", language = "fr", source = "own" },
    ///     { text = "arménien", language = "fr", kind = "adjective", source = "own" } ] } ]
    /// "#)])?;
    /// let text = "L\u{2019}Arm\u{e9}nie et les Arm\u{e9}niennes";
    /// let mentions = Tagger::new(&glossary).find(text, &LanguageTag::french());
    /// assert_eq!(mentions[0].span.slice(text), "Arm\u{e9}nie");
    /// assert_eq!(mentions[0].steps, ["exact", "elision"]);
    /// assert_eq!(mentions[1].span.slice(text), "Arm\u{e9}niennes");
    /// assert_eq!(mentions[1].steps, ["folded", "feminine", "plural"]);
    /// # Ok::<(), drogman_names::GlossaryError>(())
    /// ```
    pub fn find(&self, text: &str, language: &LanguageTag) -> Vec<Mention> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let rules =
            FoldRules { apostrophe_ends_word: matches!(language.primary(), "tr" | "az" | "crh" | "tk") };
        let folded = Folded::new(text, rules);
        let Ok(matches) = automaton.try_find_overlapping_iter(folded.as_str()) else { return Vec::new() };
        let look = Look { tagger: self, text, folded: &folded, language };
        let mut candidates: Vec<Candidate> = matches.filter_map(|found| look.candidate(&found)).collect();
        candidates.sort_by_key(|candidate| (candidate.start, Reverse(candidate.end)));
        let mut mentions = Vec::new();
        let mut free_from = 0;
        for candidate in candidates {
            if candidate.start >= free_from {
                mentions.extend(look.mention(&candidate));
                free_from = candidate.end;
            }
        }
        mentions
    }
}

/// One text under the tagger.
struct Look<'a> {
    tagger: &'a Tagger,
    text: &'a str,
    folded: &'a Folded,
    language: &'a LanguageTag,
}

impl Look<'_> {
    fn candidate(&self, found: &Match) -> Option<Candidate> {
        let (start, end, pattern) = (found.start(), found.end(), found.pattern().as_usize());
        // Most matches fall here: the word goes on.
        let next = self.folded.as_str().get(end..)?.chars().next();
        if next.is_some_and(|c| is_word(c) && c != 's' && c != 'e') {
            return None;
        }
        let span = ByteSpan::of(self.folded.start(start + WORD_START.len_utf8())..self.folded.end(end));
        let candidate = Candidate { start, end, pattern, span };
        let entries = self.tagger.entries.get(pattern)?;
        let fits = entries.iter().any(|entry| self.endings(entry, &candidate).is_some());
        (fits && !in_url(self.text, span)).then_some(candidate)
    }

    /// The endings behind a candidate, if this entry may stand here at all.
    fn endings(&self, entry: &Entry, candidate: &Candidate) -> Option<Endings> {
        let held = self.tagger.held.get(entry.held as usize)?;
        let slice = self.text.get(candidate.span.range()).filter(|slice| !slice.is_empty())?;
        let behind = self.text.get(candidate.span.range().end..)?;
        let rest = self.folded.as_str().get(candidate.end..)?;
        let last = self.folded.as_str().get(..candidate.end)?.chars().next_back()?;
        let allowed = Allowed {
            plural: entry.takes_plural,
            inclusive: entry.takes_inclusive,
            english: held.language.primary() == "en",
        };
        let endings = Endings::read(rest, last, behind, allowed)?;
        // The feminines made by rule are words of French; in English text the letters mean something else.
        let readable = entry.derivation != Some("feminine") || !self.is_known_and_not(&held.language);
        let fits = readable
            && self.case_fits(entry, held, slice, candidate.span)
            && (!entry.is_dotted || !self.goes_on_dotted(candidate.span))
            && !(held.is_place && self.is_given_name(candidate))
            && held.given.as_ref().is_none_or(|own| !self.is_of_another(candidate, own));
        fits.then_some(endings)
    }

    fn case_fits(&self, entry: &Entry, held: &Held, slice: &str, span: ByteSpan) -> bool {
        if entry.case == CaseRule::Acronym {
            let letters = |text: &'_ str| text.chars().filter(|&c| is_word(c)).collect::<String>();
            let (written, known) = (letters(slice), letters(&held.text));
            let is_word_too = self.tagger.common.contains(written.to_lowercase().as_str());
            // The hyphen of `E.-U.` tells it from `E.U.`
            let same_hyphen = slice.contains('-') == held.text.contains('-');
            return same_hyphen
                && (written == known || written == known.to_uppercase())
                && !(is_word_too && !entry.is_dotted && self.is_loud(held, span));
        }
        if !slice.contains(char::is_uppercase) {
            return entry.case == CaseRule::Free && !(held.is_latin && self.is_known_and_not(&held.language));
        }
        entry.case != CaseRule::FirstCapital || slice.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the text is known to be in another language.
    fn is_known_and_not(&self, language: &LanguageTag) -> bool {
        !self.language.is_und() && !language.same_language(self.language)
    }

    /// Whether capitals say nothing at a span: both neighbours are in capitals, or one of them where the acronym
    /// is of another language (`UN HOMME`).
    fn is_loud(&self, held: &Held, span: ByteSpan) -> bool {
        let (before, after) = neighbours_in_capitals(self.text, span);
        let foreign = self.is_known_and_not(&held.language);
        match (before, after) {
            (None, None) => false,
            (Some(one), None) | (None, Some(one)) => one,
            (Some(before), Some(after)) => before && after || foreign && (before || after),
        }
    }

    /// Whether an abbreviation with full stops is part of a longer one: `U.S.` in `U.S.S.R.`
    fn goes_on_dotted(&self, span: ByteSpan) -> bool {
        let range = span.range();
        let mut after = self.text.get(range.end..).unwrap_or("").chars();
        let (next, beyond) = (after.next(), after.next());
        next == Some('.')
            || next.is_some_and(char::is_alphabetic) && beyond == Some('.')
            || self.text.get(..range.start).is_some_and(|before| before.ends_with('.'))
    }

    /// Whether another person's given name or initial stands before a family name.
    fn is_of_another(&self, candidate: &Candidate, own: &BTreeSet<String>) -> bool {
        let before = self.folded.as_str().get(..candidate.start).unwrap_or("");
        let Some(at) = before.rfind(WORD_START) else { return false };
        let word = before.get(at + WORD_START.len_utf8()..).unwrap_or("");
        // Monsieur is no initial.
        let is_title = word == "m." && matches!(self.language.primary(), "fr" | "und");
        let is_initial =
            !is_title && word.strip_suffix('.').is_some_and(|letter| letter.chars().count() == 1);
        let first =
            self.text.get(self.folded.start(at + WORD_START.len_utf8())..).and_then(|s| s.chars().next());
        // Spellings of one given name agree in their first two letters (`Serzh`, `Serge`, `Serj`).
        let beginning: String = word.chars().take(if is_initial { 1 } else { 2 }).collect();
        (is_initial || self.tagger.given_names.contains(word))
            && first.is_some_and(char::is_uppercase)
            && !own.iter().any(|known| known.starts_with(&beginning))
    }

    /// Whether a place's name is a person's given name here: a family name of the region follows
    /// (`Ani Petrosyan`).
    fn is_given_name(&self, candidate: &Candidate) -> bool {
        let folded = self.folded.as_str();
        let word = folded.get(candidate.start..candidate.end).unwrap_or("").trim_start_matches(WORD_START);
        if !self.tagger.given_names.contains(word) {
            return false;
        }
        let rest = folded.get(candidate.end..).and_then(|rest| rest.strip_prefix(WORD_START)).unwrap_or("");
        let next = rest.split(|c| !is_word(c)).next().unwrap_or("");
        let first = self.text.get(self.folded.start(candidate.end + WORD_START.len_utf8())..);
        let is_capital = first.and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase);
        is_capital && looks_like_family(next) && !self.tagger.not_families.contains(next)
    }

    fn mention(&self, candidate: &Candidate) -> Option<Mention> {
        let slice = candidate.span.slice(self.text);
        let entries = self.tagger.entries.get(candidate.pattern)?;
        let fitting = || {
            entries.iter().filter_map(|entry| {
                let endings = self.endings(entry, candidate)?;
                Some((entry, self.tagger.held.get(entry.held as usize)?, endings))
            })
        };
        let (entry, held, endings) = fitting().min_by_key(|(entry, held, _)| {
            let foreign = !held.language.same_language(self.language);
            (looseness(entry, held, slice), held.text != slice, foreign, entry.held)
        })?;
        // A form that another designation has as it stands is not also a stripped or derived form.
        let least = looseness(entry, held, slice);
        let mut concepts: Vec<String> = fitting()
            .filter(|(entry, held, _)| looseness(entry, held, slice) == least)
            .map(|(_, held, _)| held.concept.clone())
            .collect();
        concepts.sort_unstable();
        concepts.dedup();
        let mut steps = vec![if held.text == slice { "exact" } else { "folded" }];
        steps.extend(self.is_elided(candidate.start).then_some("elision"));
        steps.extend(entry.derivation);
        steps.extend(endings.steps());
        Some(Mention {
            span: ByteSpan::new(candidate.span.start(), candidate.span.end() + endings.n_bytes() as u32),
            concepts,
            designation: held.text.clone(),
            kind: held.kind,
            steps: steps.into_iter().map(str::to_owned).collect(),
        })
    }

    fn is_elided(&self, start: usize) -> bool {
        let before = self.folded.as_str().get(..start).and_then(|before| before.strip_suffix('\''));
        before.and_then(|before| before.rsplit(WORD_START).next()).is_some_and(elides)
    }
}

/// How far a form is from its designation: 0 when they differ in case at most, more when marks or punctuation
/// differ, most when the form is derived.
fn looseness(entry: &Entry, held: &Held, slice: &str) -> u8 {
    let small = |text| str::chars(text).flat_map(char::to_lowercase);
    let differs = held.text != slice && !small(&held.text).eq(small(slice));
    2 * u8::from(entry.derivation.is_some()) + u8::from(differs)
}

/// Whether a folded word ends as family names of the region do.
fn looks_like_family(word: &str) -> bool {
    let endings = ["yan", "ian", "iants", "ov", "ova", "ev", "eva", "dze", "shvili", "oglu", "zade"];
    word.chars().count() > 4 && endings.iter().any(|ending| word.ends_with(ending))
}

/// How a person's given names begin, over all designations: two letters of each.
fn given_beginnings(concept: &Concept) -> BTreeSet<String> {
    let mut beginnings = BTreeSet::new();
    for designation in &concept.designations {
        let words = NameWords::new(&designation.text).words;
        if let Some((_, given)) = words.split_last() {
            beginnings.extend(given.iter().map(|word| word.chars().take(2).collect::<String>()));
        }
    }
    beginnings
}
