//! Which names one document uses for one thing.

use crate::Glossary;
use crate::characters::is_word;
use crate::forms::key_of;
use crate::glossary::group_of;
use drogman_document::{DesignationKind, Mention};
use drogman_text::{ByteSpan, LanguageTag};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One designation that a document uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormUse {
    /// The designation, as the glossary writes it.
    pub designation: String,
    /// The id of the concept it belongs to.
    pub concept: String,
    /// What sort of designation it is.
    pub kind: DesignationKind,
    /// How often it stands in the text.
    pub count: u32,
    /// Where it stands first.
    pub first: ByteSpan,
}

/// How a document names one concept, or one group of concepts, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameUse {
    /// The group, or the concept's id when it has no group.
    pub group: String,
    /// The language of the text around.
    pub language: LanguageTag,
    /// The designations used, in code point order: none is preferred.
    pub forms: Vec<FormUse>,
    /// When the naming is not of one piece: which names stand side by side, in code point order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// How the mentions of one document name each concept, group by group and language by language.
///
/// It is worth a remark when two full names (or spelling variants), or two short names, stand for one concept or
/// group in one language. A family name after the full name, an acronym, an adjective or a demonym is not: that
/// is how people write. Neither are forms that differ in case, marks or hyphens alone, nor a longer form that holds
/// the shorter one. A homonym counts only when all its concepts are in one group. Ascending by group and
/// language; O(n log n).
///
/// # Example: two spellings in one text
///
/// ```
/// use drogman_names::{Glossary, Tagger, variants};
/// use drogman_text::LanguageTag;
/// let glossary = Glossary::parse(&[("own.toml", r#"
/// source = [ { key = "own", title = "Own notes", publisher = "us", date = "2026", licence = "MIT" } ]
/// concept = [ { id = "yerevan", kind = "place", definition = "A capital.", designations = [
///     { text = "Yerevan", language = "en", source = "own" },
///     { text = "Erevan", language = "en", kind = "variant", source = "own" } ] } ]
/// "#)])?;
/// let english = LanguageTag::english();
/// let mentions = Tagger::new(&glossary).find("Yerevan, or Erevan; Yerevan again.", &english);
/// let uses = variants(&glossary, mentions.iter().map(|mention| (&english, mention)));
/// assert_eq!(uses[0].remark.as_deref(), Some("yerevan (en) is named in 2 ways: Erevan (1), Yerevan (2)"));
/// # Ok::<(), drogman_names::GlossaryError>(())
/// ```
pub fn variants<'m>(
    glossary: &Glossary,
    mentions: impl IntoIterator<Item = (&'m LanguageTag, &'m Mention)>,
) -> Vec<NameUse> {
    // By group and language, then by designation and concept.
    let mut uses: BTreeMap<(&str, &LanguageTag), Forms<'_>> = BTreeMap::new();
    for (language, mention) in mentions {
        let groups: BTreeSet<&str> =
            mention.concepts.iter().map(|id| glossary.concept(id).map_or(id.as_str(), group_of)).collect();
        let (Some(group), 1, Some(concept)) = (groups.first(), groups.len(), mention.concepts.first()) else {
            continue;
        };
        uses.entry((group, language))
            .or_default()
            .entry((mention.designation.as_str(), concept.as_str()))
            .and_modify(|form| form.count += 1)
            .or_insert_with(|| FormUse {
                designation: mention.designation.clone(),
                concept: concept.clone(),
                kind: mention.kind,
                count: 1,
                first: mention.span,
            });
    }
    uses.into_iter()
        .map(|((group, language), forms)| {
            let forms: Vec<FormUse> = forms.into_values().collect();
            let remark = remark(group, language, &forms);
            NameUse { group: group.to_owned(), language: language.clone(), forms, remark }
        })
        .collect()
}

type Forms<'m> = BTreeMap<(&'m str, &'m str), FormUse>;

fn remark(group: &str, language: &LanguageTag, forms: &[FormUse]) -> Option<String> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for kinds in [&[DesignationKind::Full, DesignationKind::Variant][..], &[DesignationKind::Short]] {
        let used: Vec<&FormUse> = forms.iter().filter(|form| kinds.contains(&form.kind)).collect();
        for form in used.iter().filter(|form| used.iter().any(|other| differ(form, other))) {
            *counts.entry(&form.designation).or_default() += form.count;
        }
    }
    if counts.is_empty() {
        return None;
    }
    let list: Vec<String> = counts.iter().map(|(name, count)| format!("{name} ({count})")).collect();
    Some(format!("{group} ({language}) is named in {} ways: {}", counts.len(), list.join(", ")))
}

/// Whether two forms are different names. Case, marks and hyphens make none; nor does a longer form that holds
/// the shorter one of the same concept (`Republic of Armenia`, `Armenia`).
fn differ(one: &FormUse, other: &FormUse) -> bool {
    let (one_key, other_key) = (key_of(&one.designation), key_of(&other.designation));
    let holds = |long: &str, short: &str| {
        // Each word starts with its mark, so only whole words are left to end with the next mark or the text.
        long.match_indices(short).any(|(at, found)| {
            long.get(at + found.len()..).is_some_and(|rest| !rest.chars().next().is_some_and(is_word))
        })
    };
    one_key != other_key
        && (one.concept != other.concept || !holds(&one_key, &other_key) && !holds(&other_key, &one_key))
}
