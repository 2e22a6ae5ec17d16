//! Lists of languages that the large collections lack, and lists of names.

use super::lists::{List, Lists, Numbers, Weights, add, count};
use super::schemes::classical;
use super::sources::{
    Archive, FAKER, FIREFOX_KK, FIREFOX_OC, FIREFOX_UZ, OFFICE_KMR, Package, THUNDERBIRD_KK, THUNDERBIRD_UZ,
};
use drogman_detect::recipe::{Group, Kind, Tokens};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

/// Adds Kazakh, Uzbek, Occitan, Kurmanji, Maltese and Western Armenian.
pub(super) fn read(
    folder: &Path,
    lists: &mut Lists,
    armenian: &Weights,
) -> anyhow::Result<Vec<(String, Weights)>> {
    let mut found = Vec::new();
    for (language, packages) in [
        ("kk", [Some(&FIREFOX_KK), Some(&THUNDERBIRD_KK)]),
        ("uz", [Some(&FIREFOX_UZ), Some(&THUNDERBIRD_UZ)]),
        ("oc", [Some(&FIREFOX_OC), None]),
    ] {
        let mut weights = Weights::new();
        for package in packages.into_iter().flatten() {
            messages(folder, package, &mut weights)?;
        }
        add(lists, language, vec![(weights.clone(), 1.0)]);
        drop_english(lists, language);
        found.push((language.to_owned(), weights));
    }
    let kurmanji = String::from_utf8(OFFICE_KMR.read(folder)?)?;
    let mut weights = Weights::new();
    for value in kurmanji.split("<value xml:lang=\"kmr-Latn\">").skip(1) {
        count(&characters(value.split('<').next().unwrap_or("")), &mut weights);
    }
    add(lists, "ku", vec![(weights, 1.0)]);
    drop_english(lists, "ku");
    add(lists, "mt", vec![(ranked(include_str!("mt.txt")), 1.0)]);

    let mut western = Weights::new();
    let mut words: Vec<(&String, &f64)> = armenian.iter().collect();
    words.sort_by(|a, b| a.0.cmp(b.0));
    for (word, weight) in words {
        *western.entry(classical(word)).or_default() += weight;
    }
    add(lists, "hyw", vec![(ranked(include_str!("hyw.txt")), 1.0), (western, 1.0)]);
    Ok(found)
}

/// How many words of English are looked for in the messages of other languages.
const COMMON_ENGLISH: usize = 30_000;

/// Messages of programs are full of English words that nobody translated: drops the common ones, short ones only where
/// they are no more frequent than in English.
fn drop_english(lists: &mut Lists, language: &str) {
    let Some(english) = lists.get(&("en".to_owned(), Group::Latin)) else { return };
    let english: HashMap<Numbers, f64> = english.words.iter().take(COMMON_ENGLISH).cloned().collect();
    if let Some(list) = lists.get_mut(&(language.to_owned(), Group::Latin)) {
        list.words.retain(|(word, own)| {
            english.get(word).is_none_or(|theirs| word.len() < 4 && *own > 3.0 * theirs)
        });
    }
}

/// Words of a list in order of use, weighed by their place (Zipf's law).
fn ranked(text: &str) -> Weights {
    let mut weights = Weights::new();
    for (place, word) in text.split_whitespace().enumerate() {
        *weights.entry(word.to_lowercase()).or_default() += 1.0 / (place as f64 + 12.0);
    }
    weights
}

/// The messages of a language pack: what stands behind `=` in its message files, placeholders left out.
fn messages(folder: &Path, package: &Package, weights: &mut Weights) -> anyhow::Result<()> {
    let mut archive = Archive::open(folder, package)?;
    let is_messages = |name: &&String| matches!(name.rsplit_once('.'), Some((_, "ftl" | "properties")));
    for name in archive.names().iter().filter(is_messages) {
        let Some(bytes) = archive.member(name)? else { continue };
        for line in String::from_utf8_lossy(&bytes).lines().filter(|line| !line.starts_with('#')) {
            let text = line.split_once('=').map_or(line, |row| row.1);
            let mut depth = 0;
            let plain: String = text
                .chars()
                .map(|character| {
                    depth += i32::from(character == '{' || character == '<');
                    let shown = if depth > 0 { ' ' } else { character };
                    depth -= i32::from(character == '}' || character == '>');
                    shown
                })
                .collect();
            count(&plain, weights);
        }
    }
    Ok(())
}

/// Text with its numeric character references resolved.
fn characters(text: &str) -> String {
    let mut plain = String::new();
    for (n, part) in text.split("&#x").enumerate() {
        match part.split_once(';').filter(|_| n > 0) {
            Some((code, rest)) => {
                plain.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
                plain.push_str(rest);
            }
            None => plain.push_str(part),
        }
    }
    plain.replace("&lt;", " ").replace("&gt;", " ").replace("&amp;", " ").replace(['~', '_'], "")
}

/// Given names, family names and towns, by group.
pub(super) fn names(folder: &Path) -> anyhow::Result<BTreeMap<Group, HashSet<Numbers>>> {
    let mut archive = Archive::open(folder, &FAKER)?;
    let mut found: BTreeMap<Group, HashSet<Numbers>> = BTreeMap::new();
    for name in archive.names() {
        if !(name.starts_with("faker/providers/person/") || name.starts_with("faker/providers/address/"))
            || !name.ends_with("__init__.py")
        {
            continue;
        }
        let Some(bytes) = archive.member(&name)? else { continue };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for quoted in text.split('"').skip(1).step_by(2).filter(|quoted| !quoted.contains(['{', '%', '\n'])) {
            for token in Tokens::new(quoted).filter(|token| token.kind == Kind::Word && token.n_letters > 2) {
                let capital = quoted[token.start..].chars().next().is_some_and(|c| !c.is_lowercase());
                if capital {
                    found.entry(token.group).or_default().insert(token.numbers().into());
                }
            }
        }
    }
    Ok(found)
}

/// The list of a language in a group.
pub(super) fn list<'a>(lists: &'a Lists, tag: &str, group: Group) -> Option<&'a List> {
    let language = tag.split('-').next().unwrap_or(tag);
    let exact = lists.get(&(tag.to_owned(), group));
    exact.or_else(|| if tag.contains('-') { None } else { lists.get(&(language.to_owned(), group)) })
}
