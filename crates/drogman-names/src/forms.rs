//! The written forms that a designation takes in running text, and what each asks of the text.

use crate::characters::is_word;
use crate::fold::{FoldRules, Folded, WORD_START};
use drogman_document::{Concept, ConceptKind, Designation, DesignationKind};
use std::collections::BTreeSet;

/// What the capitals of a match must be like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CaseRule {
    /// All letters as in the designation, or all capitals: acronyms.
    Acronym,
    /// The first letter a capital: short forms and common words.
    FirstCapital,
    /// Some letter a capital: bodies, whose names are made of common words.
    SomeCapital,
    /// Any.
    Free,
}

/// One written form of one designation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The number of the designation among those that the tagger holds.
    pub held: u32,
    /// How the form comes from the designation, when it is not the designation itself.
    pub derivation: Option<&'static str>,
    pub case: CaseRule,
    /// An `s` may follow.
    pub takes_plural: bool,
    /// French inclusive endings may follow.
    pub takes_inclusive: bool,
    /// The form has full stops between single letters.
    pub is_dotted: bool,
}

/// Common words of `data/common-words.txt`, or given names of `data/given-names.txt`.
pub(crate) fn word_list(text: &'static str) -> BTreeSet<&'static str> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect()
}

/// The key of a designation as the automaton sees it: folded, without closing apostrophes.
pub(crate) fn key_of(text: &str) -> String {
    let folded = Folded::new(text, FoldRules::default());
    folded.as_str().trim_end_matches(['\'', WORD_START]).to_owned()
}

/// Every form of a designation with its key.
pub(crate) fn forms_of(
    concept: &Concept,
    designation: &Designation,
    held: u32,
    common: &BTreeSet<&str>,
) -> Vec<(String, Entry)> {
    let key = key_of(&designation.text);
    let n_letters = key.chars().filter(|&c| is_word(c)).count();
    if n_letters == 0 {
        return Vec::new();
    }
    let kind = designation.kind;
    let names_people = matches!(kind, DesignationKind::Adjective | DesignationKind::Demonym)
        || concept.kind == ConceptKind::People && kind != DesignationKind::Acronym;
    let is_acronym = is_acronym(designation);
    let entry = Entry {
        held,
        derivation: None,
        case: if is_acronym {
            CaseRule::Acronym
        } else {
            case_rule(concept, designation, &key, names_people, common)
        },
        takes_plural: names_people || concept.kind == ConceptKind::Person && !is_acronym,
        takes_inclusive: names_people && designation.language.primary() == "fr",
        is_dotted: key.contains(&format!(".{WORD_START}")),
    };
    let mut forms = Vec::new();
    let mut derive = |key: String, derivation: &'static str, is_dotted: bool| {
        forms.push((key, Entry { derivation: Some(derivation), is_dotted, ..entry.clone() }));
    };
    if is_acronym && !designation.text.contains('-') {
        dotted_forms(&key, &mut derive);
    } else if names_people && designation.language.primary() == "fr" {
        if let Some(feminine) = feminine(&key) {
            derive(feminine, "feminine", false);
        }
    } else if concept.kind == ConceptKind::Person
        && let Some(initials) = initials(&key)
    {
        derive(initials, "initial", false);
    }
    forms.push((key, entry));
    forms
}

fn is_acronym(designation: &Designation) -> bool {
    let letters: Vec<char> = designation.text.chars().filter(|c| is_word(*c)).collect();
    let is_name = matches!(
        designation.kind,
        DesignationKind::Full | DesignationKind::Variant | DesignationKind::Short | DesignationKind::Acronym
    );
    let all_capital = letters.iter().all(|c| c.is_uppercase() || c.is_ascii_digit());
    designation.kind == DesignationKind::Acronym
        || is_name
            && all_capital
            && (2..=6).contains(&letters.len())
            && !designation.text.contains(char::is_whitespace)
}

fn case_rule(
    concept: &Concept,
    designation: &Designation,
    key: &str,
    names_people: bool,
    common: &BTreeSet<&str>,
) -> CaseRule {
    let words = key.trim_start_matches(WORD_START);
    let n_letters = words.chars().filter(|&c| is_word(c)).count();
    if !designation.text.contains(char::is_uppercase) {
        return CaseRule::Free;
    }
    if concept.kind == ConceptKind::Body && !names_people {
        return CaseRule::SomeCapital;
    }
    let enough = if names_people { 4 } else { 5 };
    if n_letters < enough || common.contains(words) { CaseRule::FirstCapital } else { CaseRule::Free }
}

/// `US` also as `U.S.` and `U.S`, and the reverse. U.S. and British style differ; both stand in one file.
fn dotted_forms(key: &str, derive: &mut impl FnMut(String, &'static str, bool)) {
    let letters: Vec<char> = key.chars().filter(|&c| is_word(c)).collect();
    let dotted: String = letters.iter().flat_map(|&letter| [WORD_START, letter, '.']).collect();
    if key.contains(WORD_START.to_string().repeat(2).as_str()) || !(2..=6).contains(&letters.len()) {
        return;
    }
    let plain: String = std::iter::once(WORD_START).chain(letters.iter().copied()).collect();
    if key == dotted || key == dotted.trim_end_matches('.') {
        derive(plain, "without full stops", false);
    } else if key == plain {
        derive(dotted.trim_end_matches('.').to_owned(), "with full stops", true);
        derive(dotted, "with full stops", true);
    }
}

/// The regular feminine of a French adjective or demonym (Grevisse, Le Bon Usage, on the feminine of adjectives:
/// -ien -ienne, -ais -aise, -c -que, else -e). Irregular ones stand in the glossary.
fn feminine(key: &str) -> Option<String> {
    let last = key.chars().last()?;
    if !last.is_alphabetic() || last == 'e' || !last.is_ascii_lowercase() {
        return None;
    }
    Some(match key.strip_suffix('c') {
        Some(stem) => format!("{stem}que"),
        None if key.ends_with("en") => format!("{key}ne"),
        None => format!("{key}e"),
    })
}

/// `Ilham Aliyev` as `I. Aliyev`: the family name in full, all before it as initials.
fn initials(key: &str) -> Option<String> {
    let words: Vec<&str> = key.split(WORD_START).filter(|word| !word.is_empty()).collect();
    let (family, given) = words.split_last()?;
    let plain = given.iter().all(|word| word.chars().all(char::is_alphabetic));
    let any_long = given.iter().any(|word| word.chars().nth(1).is_some());
    if given.is_empty() || given.len() > 2 || !plain || !any_long || family.chars().count() < 3 {
        return None;
    }
    let mut form = String::new();
    for word in given {
        form.push(WORD_START);
        form.extend(word.chars().take(1));
        form.push('.');
    }
    form.push(WORD_START);
    form.push_str(family);
    Some(form)
}
