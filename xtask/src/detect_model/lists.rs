//! Word lists: for each language and script, words with how often they occur.

use super::sources::{Archive, ELD, LANGIDENTIFY, WORDFREQ};
use anyhow::Context;
use drogman_detect::recipe::{Group, Kind, Tokens};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// A word as the detector sees it: the numbers of its letters.
pub(super) type Numbers = Box<[u8]>;

/// Words of one language in one script, the most frequent first, with probabilities that sum to one.
#[derive(Clone, Default)]
pub(super) struct List {
    pub(super) words: Vec<(Numbers, f64)>,
}

/// Lists by language and group.
pub(super) type Lists = BTreeMap<(String, Group), List>;

/// No list is longer.
const LONGEST_LIST: usize = 200_000;

const LANGUAGES: &str = "en fr de es it pt nl sv da nb fi et lv lt pl cs sk sl hr hu ro sq ga is ca tr az la eo \
    eu cy id ms vi tl sw af lb yo so zu xh om ru uk be bg kk sr mk mn ar fa ur ckb ps he el hy ka hi mr ja zh ko";

/// Text of one source: words in their usual writing, with weights.
pub(super) type Weights = HashMap<String, f64>;

/// Every list that the packages in the folder give.
pub(super) fn read(folder: &Path) -> anyhow::Result<Lists> {
    let mut wordfreq = Archive::open(folder, &WORDFREQ)?;
    let mut topwords = Archive::open(folder, &LANGIDENTIFY)?;
    let sentences = Archive::open(folder, &ELD)?
        .member("eld/tests/data/big-test.txt")?
        .context("eld has no test text")?;
    let sentences = String::from_utf8(sentences)?;
    let mut lists = Lists::new();
    let mut schemes: BTreeMap<String, Vec<(Weights, f64)>> = BTreeMap::new();
    let mut armenian = Weights::new();
    for language in LANGUAGES.split_whitespace() {
        let mut parts: Vec<(Weights, f64)> = Vec::new();
        let named = if language == "hr" {
            "sh"
        } else if language == "tl" {
            "fil"
        } else {
            language
        };
        for size in ["large", "small"] {
            if let Some(bytes) = wordfreq.member(&format!("wordfreq/data/{size}_{named}.msgpack.gz"))? {
                parts.push((centibels(&bytes)?, 1.0));
                break;
            }
        }
        let named = if language == "nb" { "no" } else { language };
        if let Some(bytes) =
            topwords.member(&format!("langidentify_full_model/data/topwords-{named}.txt.gz"))?
        {
            parts.push((logarithms(&String::from_utf8(bytes)?)?, 0.7));
        }
        let tag = match language {
            "nb" => "no",
            "ckb" => "ku",
            "ku" => "-",
            other => other,
        };
        let found =
            counted(sentences.lines().filter_map(|line| line.split_once('\t')).filter(|row| row.0 == tag));
        if !found.is_empty() {
            let weight = if parts.is_empty() { 1.0 } else { 0.15 };
            parts.push((found, weight));
        }
        let merged = merge(&parts);
        for (tag, weights) in super::schemes::rewrite(language, &merged) {
            schemes.entry(tag).or_default().push((weights, 1.0));
        }
        if language == "hy" {
            armenian = merged;
        }
        add(&mut lists, language, parts);
    }
    for (language, weights) in super::extra::read(folder, &mut lists, &armenian)? {
        for (tag, weights) in super::schemes::rewrite(&language, &weights) {
            schemes.entry(tag).or_default().push((weights, 1.0));
        }
    }
    for (tag, parts) in schemes {
        add(&mut lists, &tag, parts);
    }
    Ok(lists)
}

/// One list of several sources, each with its weight.
fn merge(parts: &[(Weights, f64)]) -> Weights {
    let mut merged = Weights::new();
    for (weights, share) in parts {
        let mut words: Vec<(&String, &f64)> = weights.iter().collect();
        words.sort_by(|a, b| a.0.cmp(b.0));
        let total: f64 = words.iter().map(|word| word.1).sum();
        for (word, weight) in words {
            *merged.entry(word.clone()).or_default() += share * weight / total;
        }
    }
    merged
}

/// Adds the sources of one language, each with its weight.
pub(super) fn add(lists: &mut Lists, language: &str, parts: Vec<(Weights, f64)>) {
    let sum: f64 = parts.iter().map(|part| part.1).sum();
    let mut merged: BTreeMap<Group, HashMap<Numbers, f64>> = BTreeMap::new();
    for (weights, share) in parts {
        let mut words: Vec<(String, f64)> = weights.into_iter().collect();
        words.sort_by(|a, b| a.0.cmp(&b.0));
        let total: f64 = words.iter().map(|word| word.1).sum();
        for (word, weight) in words {
            for token in Tokens::new(&word).filter(|token| token.kind == Kind::Word) {
                *merged.entry(token.group).or_default().entry(token.numbers().into()).or_default() +=
                    share * weight / total / sum;
            }
        }
    }
    // A language is written in one script here; what else its list holds is foreign.
    let mass = |words: &HashMap<Numbers, f64>| {
        let mut weights: Vec<f64> = words.values().copied().collect();
        weights.sort_by(f64::total_cmp);
        weights.iter().sum::<f64>()
    };
    let main = merged.iter().map(|(group, words)| (*group, mass(words))).max_by(|a, b| a.1.total_cmp(&b.1));
    for (group, words) in merged.into_iter().filter(|row| Some(row.0) == main.map(|main| main.0)) {
        let mut words: Vec<(Numbers, f64)> = words.into_iter().collect();
        words.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        words.truncate(LONGEST_LIST);
        let total: f64 = words.iter().map(|word| word.1).sum();
        for word in &mut words {
            word.1 /= total;
        }
        lists.insert((language.to_owned(), group), List { words });
    }
}

/// Counts of the words in the second column.
fn counted<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>) -> Weights {
    let mut counts = Weights::new();
    rows.for_each(|(_, text)| count(text, &mut counts));
    counts
}

/// Counts the words of a text.
pub(super) fn count(text: &str, counts: &mut Weights) {
    for token in Tokens::new(text).filter(|token| token.kind == Kind::Word) {
        *counts.entry(text[token.start..token.end].to_lowercase()).or_default() += 1.0;
    }
}

/// The lists of wordfreq: words by hundredths of a bel below certainty.
fn centibels(bytes: &[u8]) -> anyhow::Result<Weights> {
    let mut weights = Weights::new();
    let mut at = 0;
    let n_levels = array(bytes, &mut at)?;
    // The first element says what the format is.
    skip(bytes, &mut at)?;
    for level in 0..n_levels - 1 {
        for _ in 0..array(bytes, &mut at)? {
            weights.insert(string(bytes, &mut at)?, libm::pow(10.0, -(level as f64) / 100.0));
        }
    }
    Ok(weights)
}

/// The lists of langidentify: a word, a blank and the natural logarithm of its probability.
fn logarithms(text: &str) -> anyhow::Result<Weights> {
    let mut weights = Weights::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (word, logarithm) = line.rsplit_once(' ').context("a row without a blank")?;
        weights.insert(word.to_owned(), libm::exp(logarithm.parse()?));
    }
    Ok(weights)
}

fn take(bytes: &[u8], at: &mut usize, n: usize) -> anyhow::Result<usize> {
    let part = bytes.get(*at..*at + n).context("a word list ends early")?;
    *at += n;
    Ok(part.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
}

/// The length of a `MessagePack` array.
fn array(bytes: &[u8], at: &mut usize) -> anyhow::Result<usize> {
    Ok(match take(bytes, at, 1)? {
        byte @ 0x90..=0x9F => byte & 0xF,
        0xDC => take(bytes, at, 2)?,
        0xDD => take(bytes, at, 4)?,
        byte => anyhow::bail!("byte {byte:#x} is no array"),
    })
}

/// A `MessagePack` string.
fn string(bytes: &[u8], at: &mut usize) -> anyhow::Result<String> {
    let length = match take(bytes, at, 1)? {
        byte @ 0xA0..=0xBF => byte & 0x1F,
        0xD9 => take(bytes, at, 1)?,
        0xDA => take(bytes, at, 2)?,
        byte => anyhow::bail!("byte {byte:#x} is no string"),
    };
    let part = bytes.get(*at..*at + length).context("a word list ends early")?;
    *at += length;
    Ok(String::from_utf8(part.to_vec())?)
}

/// Passes over a `MessagePack` map of strings to strings or small numbers.
fn skip(bytes: &[u8], at: &mut usize) -> anyhow::Result<()> {
    let byte = take(bytes, at, 1)?;
    anyhow::ensure!((0x80..=0x8F).contains(&byte), "byte {byte:#x} is no small map");
    for _ in 0..byte & 0xF {
        string(bytes, at)?;
        if bytes.get(*at).is_some_and(|byte| *byte < 0x80) {
            *at += 1;
        } else {
            string(bytes, at)?;
        }
    }
    Ok(())
}
