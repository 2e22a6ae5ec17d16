//! Which names the documents use, counted, and where several designations stand side by side.

use super::text::counted;
use crate::analysis::{Analysis, Segment};
use crate::pairing::article_range;
use crate::records::DocumentRecord;
use drogman_document::{DesignationKind, Mention};
use drogman_names::Glossary;
use drogman_text::LanguageTag;
use std::collections::{BTreeMap, BTreeSet};

/// How many forms of one name are told apart.
const MOST_FORMS: usize = 40;
/// How many documents a form is listed with.
const MOST_DOCUMENTS: usize = 8;
/// How many texts are listed with remarks on their names.
const MOST_REMARKED: usize = 100;

/// Counts over the documents seen so far. What it holds grows with the names, not with the documents.
#[derive(Default)]
pub(super) struct Tally {
    /// By the concepts that a form may name.
    pub(super) names: BTreeMap<Vec<String>, Name>,
    pub(super) remarks: Vec<TextRemarks>,
    pub(super) n_more_remarks: u64,
}

/// What there is to say about the names of one text.
pub(super) struct TextRemarks {
    pub(super) document: String,
    pub(super) remarks: Vec<String>,
}

#[derive(Default)]
pub(super) struct Name {
    pub(super) n: u64,
    pub(super) designations: BTreeSet<String>,
    pub(super) forms: BTreeMap<(String, LanguageTag), Form>,
    pub(super) n_more_forms: u64,
}

#[derive(Default)]
pub(super) struct Form {
    pub(super) n: u64,
    pub(super) documents: Vec<(String, u64)>,
    pub(super) n_more_documents: u64,
    last: String,
}

/// Designations of one sort in one language with how often each is used.
type Uses<'a> = BTreeMap<&'a str, u64>;

impl Tally {
    /// Whether something is known of these concepts.
    pub(super) fn knows(&self, concepts: &[String]) -> bool {
        self.names.contains_key(concepts)
    }

    /// Counts the names of a document, article by article.
    pub(super) fn document(&mut self, analysis: &Analysis, record: &DocumentRecord, glossary: &Glossary) {
        for (number, article) in record.articles.iter().enumerate() {
            let range = article_range(analysis, number as u32);
            let segments = analysis.segments.get(range).unwrap_or(&[]);
            for segment in segments {
                for mention in &analysis.mentions(segment) {
                    let form = mention.span.slice(&analysis.source.text);
                    self.mention(mention, form, segment, &article.document);
                }
            }
            self.remark(&article.document, analysis, segments, glossary);
        }
    }

    fn mention(&mut self, mention: &Mention, form: &str, segment: &Segment, document: &str) {
        let name = self.names.entry(mention.concepts.clone()).or_default();
        name.n += 1;
        if !name.designations.contains(&mention.designation) && name.designations.len() < MOST_FORMS {
            name.designations.insert(mention.designation.clone());
        }
        let key = (form.to_owned(), segment.language.clone());
        if !name.forms.contains_key(&key) && name.forms.len() >= MOST_FORMS {
            name.n_more_forms += 1;
            return;
        }
        name.forms.entry(key).or_default().add(document);
    }

    /// Notes where one text uses several designations of a concept, or several concepts of a group.
    fn remark<'a>(
        &mut self,
        document: &str,
        analysis: &'a Analysis,
        segments: &'a [Segment],
        glossary: &'a Glossary,
    ) {
        let mut by_concept: BTreeMap<(&str, &LanguageTag, Sort), Uses<'_>> = BTreeMap::new();
        let mut by_group: BTreeMap<(&str, &LanguageTag), BTreeMap<&str, Uses<'_>>> = BTreeMap::new();
        for segment in segments.iter().filter(|segment| !segment.language.is_und()) {
            for name in segment.names.iter().filter_map(|(_, number)| analysis.names.get(*number as usize)) {
                // A form that may name several concepts says nothing about any one of them.
                let [concept] = name.concepts.as_slice() else { continue };
                let (language, designation) = (&segment.language, name.designation.as_str());
                let uses = by_concept.entry((concept, language, sort(name.kind))).or_default();
                *uses.entry(designation).or_default() += 1;
                if let Some(group) = glossary.concept(concept).and_then(|c| c.group.as_deref()) {
                    let uses = by_group.entry((group, language)).or_default().entry(concept).or_default();
                    *uses.entry(designation).or_default() += 1;
                }
            }
        }
        let mut remarks = Vec::new();
        for ((concept, language, _), uses) in &by_concept {
            if differ(uses) {
                let n = counted(uses.len() as u64, "designation", "designations");
                remarks.push(format!("{n} of {concept} ({language}): {}.", listed(uses)));
            }
        }
        for ((group, language), concepts) in by_group.iter().filter(|row| row.1.len() > 1) {
            let mut uses: Vec<String> =
                concepts.iter().map(|(concept, uses)| format!("{} (for {concept})", listed(uses))).collect();
            // By the forms themselves, whichever concept they stand for.
            uses.sort();
            let why = relations(concepts.keys().copied(), glossary);
            let why = if why.is_empty() { String::new() } else { format!(" The glossary says: {why}.") };
            let n = counted(concepts.len() as u64, "concept", "concepts");
            remarks.push(format!(
                "{n} of the group {group} side by side ({language}): {}.{why}",
                uses.join("; ")
            ));
        }
        if self.remarks.len() >= MOST_REMARKED {
            self.n_more_remarks += remarks.len() as u64;
        } else if !remarks.is_empty() {
            self.remarks.push(TextRemarks { document: document.to_owned(), remarks });
        }
    }
}

impl Form {
    fn add(&mut self, document: &str) {
        self.n += 1;
        if let Some(known) = self.documents.last_mut().filter(|known| known.0 == document) {
            known.1 += 1;
        } else if self.documents.len() < MOST_DOCUMENTS {
            self.documents.push((document.to_owned(), 1));
        } else if self.last != document {
            self.n_more_documents += 1;
        }
        if self.last != document {
            document.clone_into(&mut self.last);
        }
    }
}

/// What can be set against each other: a short form beside the full name is no second designation of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Name,
    Short,
    Acronym,
    Adjective,
    Demonym,
}

fn sort(kind: DesignationKind) -> Sort {
    match kind {
        DesignationKind::Full | DesignationKind::Variant => Sort::Name,
        DesignationKind::Short => Sort::Short,
        DesignationKind::Acronym => Sort::Acronym,
        DesignationKind::Adjective => Sort::Adjective,
        DesignationKind::Demonym => Sort::Demonym,
    }
}

/// Whether the designations differ in more than capitals.
fn differ(uses: &Uses<'_>) -> bool {
    let lowered: BTreeSet<String> = uses.keys().map(|designation| designation.to_lowercase()).collect();
    lowered.len() > 1
}

fn listed(uses: &Uses<'_>) -> String {
    let listed: Vec<String> =
        uses.iter().map(|(designation, n)| format!("\u{201C}{designation}\u{201D} {n}\u{D7}")).collect();
    listed.join(", ")
}

/// How concepts stand to each other, in the words of the glossary.
fn relations<'a>(concepts: impl Iterator<Item = &'a str>, glossary: &Glossary) -> String {
    let ids: BTreeSet<&str> = concepts.collect();
    let mut said = BTreeSet::new();
    let mut phrases = Vec::new();
    for concept in ids.iter().filter_map(|id| glossary.concept(id)) {
        for relation in concept.relations.iter().filter(|relation| ids.contains(relation.concept.as_str())) {
            let (a, b) = (concept.id.as_str(), relation.concept.as_str());
            // Both ends state what ties them; once is enough.
            if said.insert((a.min(b), a.max(b))) {
                phrases.push(relation_text(a, relation));
            }
        }
    }
    phrases.join("; ")
}

/// A relation as a phrase.
pub(super) fn relation_text(of: &str, relation: &drogman_document::Relation) -> String {
    let kind = match relation.kind.as_str() {
        "rival" => "stands beside",
        "renamed-from" => "was called before",
        "renamed-to" => "was later called",
        "part-of" => "is part of",
        "has-part" => "has as a part",
        "homonym" => "is spelt like",
        _ => "is related to",
    };
    let reason = relation.reason.as_deref().map_or_else(String::new, |reason| format!(" ({reason})"));
    format!("{of} {kind} {}{reason}", relation.concept)
}
