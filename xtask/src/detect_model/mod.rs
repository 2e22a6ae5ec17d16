//! `cargo xt detect-model --from FOLDER`: the language models of `drogman-detect`, from published word lists.
#![expect(clippy::indexing_slicing, reason = "tables of fixed sizes, in a program for developers")]

mod extra;
mod lists;
mod schemes;
mod sources;
mod train;
mod words;

use anyhow::Context;
use drogman_detect::recipe::{self, Group, Lane, Letter, NOISE, OTHER, PAIR, assemble, lanes, letter};
use lists::{List, Lists, Numbers};
use std::collections::HashSet;
use std::path::PathBuf;
use train::{Task, is_language};

/// Makes the model files.
pub(crate) fn run(arguments: &[String]) -> anyhow::Result<()> {
    let option = |name: &str| arguments.iter().position(|a| a == name).and_then(|at| arguments.get(at + 1));
    let folder =
        PathBuf::from(option("--from").context("usage: detect-model --from FOLDER [--only pair|large]")?);
    let only = option("--only").map_or("", String::as_str);
    let start = std::time::Instant::now();
    let lists = lists::read(&folder)?;
    let mut names = extra::names(&folder)?;
    println!("lists read after {:.0} s", start.elapsed().as_secs_f64());
    for ((language, group), list) in &lists {
        println!("{language} {group:?}: {} words", list.words.len());
    }
    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../crates/drogman-detect/data");
    if only != "large" {
        let names = names.get(&Group::Latin).cloned().unwrap_or_default();
        let table = Spec { bits: 14, n_samples: 3_000_000, n_places: 46_000, n_codes: 1024, names };
        let parts = table.make::<4>(&lists, Group::Latin, &PAIR);
        write(&data.join("model-en-fr.bin"), &[(Group::Latin, 4, parts)])?;
    }
    if only != "pair" {
        let n = option("--samples").map_or(Ok(5_000_000), |n| n.parse())?;

        let mut spec = |group, bits, n_samples, n_places, n_codes| {
            let names = names.remove(&group).unwrap_or_default();
            Spec { bits, n_samples, n_places, n_codes, names }
        };
        let latin =
            spec(Group::Latin, 15, n, 460_000, 4096).make::<32>(&lists, Group::Latin, lanes(Group::Latin));
        let rest = n / 6;
        let cyrillic = spec(Group::Cyrillic, 13, rest * 2, 56_000, 1024).make::<16>(
            &lists,
            Group::Cyrillic,
            lanes(Group::Cyrillic),
        );
        let arabic = spec(Group::Arabic, 12, rest, 16_000, 256).make::<16>(
            &lists,
            Group::Arabic,
            lanes(Group::Arabic),
        );
        let devanagari = spec(Group::Devanagari, 12, rest / 4, 2_000, 64).make::<4>(
            &lists,
            Group::Devanagari,
            lanes(Group::Devanagari),
        );
        let armenian = spec(Group::Armenian, 12, rest / 4, 2_000, 64).make::<4>(
            &lists,
            Group::Armenian,
            lanes(Group::Armenian),
        );
        let han = spec(Group::Han, 14, rest / 2, 4_000, 64).make::<4>(&lists, Group::Han, lanes(Group::Han));
        write(
            &data.join("model-40.bin"),
            &[
                (Group::Latin, 32, latin),
                (Group::Cyrillic, 16, cyrillic),
                (Group::Arabic, 16, arabic),
                (Group::Devanagari, 4, devanagari),
                (Group::Armenian, 4, armenian),
                (Group::Han, 4, han),
            ],
        )?;
    }
    Ok(())
}

/// Grams, rows, names and words of a table.
type Parts = [Vec<u8>; 4];

fn write(path: &std::path::Path, tables: &[(Group, u8, Parts)]) -> anyhow::Result<()> {
    let borrowed: Vec<(Group, u8, [&[u8]; 4])> = tables
        .iter()
        .map(|(group, lanes, parts)| (*group, *lanes, parts.each_ref().map(Vec::as_slice)))
        .collect();
    let file = assemble(&borrowed);
    std::fs::write(path, &file)?;
    println!(
        "{}: {} bytes, checksum {:016x}",
        path.display(),
        file.len(),
        recipe::checksum(&file[recipe::HEADER..])
    );
    Ok(())
}

struct Spec {
    bits: u32,
    n_samples: usize,
    n_places: usize,
    n_codes: usize,
    names: HashSet<Numbers>,
}

impl Spec {
    fn make<const L: usize>(&self, lists: &Lists, group: Group, lanes: &[Lane]) -> Parts {
        let list = |tag: &str| extra::list(lists, tag, group);
        let named: Vec<&str> = lanes.iter().map(|lane| lane.tag).filter(|tag| is_language(tag)).collect();
        let others: Vec<&List> = lists
            .iter()
            .filter(|((language, of), _)| {
                *of == group && !named.contains(&language.as_str()) && *language != "nn"
            })
            .map(|row| row.1)
            .collect();
        let of_lanes: Vec<(&'static str, Vec<&List>)> = lanes
            .iter()
            .filter(|lane| !lane.tag.is_empty())
            .map(|lane| match lane.tag {
                OTHER => (lane.tag, others.clone()),
                tag => (tag, list(tag).into_iter().collect()),
            })
            .collect();
        let n = named.len() as f64;
        let shares = of_lanes
            .iter()
            .map(|(tag, lists)| match *tag {
                NOISE => 0.08 * n,
                _ if lists.is_empty() => 0.0,
                OTHER => 0.08 * n * if L == 4 && group == Group::Latin { 4.0 } else { 1.0 },
                "en" | "fr" | "ru" | "ar" | "zh" => 2.0,
                _ => 1.0,
            })
            .collect();
        for (tag, lists) in &of_lanes {
            if lists.is_empty() && is_language(tag) {
                println!("  no words of {tag} in {group:?}");
            }
        }
        let task = Task::<L> {
            lanes: of_lanes,
            shares,
            bits: self.bits,
            n_samples: self.n_samples,
            plain: plain(group),
            alphabet: alphabet(group),
        };
        println!("{group:?}, {L} lanes");
        let grams = train::train(&task);
        let known = words::known(&task, &grams, &self.names, self.n_places, self.n_codes);
        println!("  {} known words in {} rows", known.n_words, known.names.len());
        let grams = grams.iter().flatten().map(|value| *value as u8).collect();
        [grams, known.rows, known.names, known.places]
    }
}

/// Letters with their marks, and the bare one.
const MARKED: [(&str, char); 17] = [
    ("àâáäãåāąăạả", 'a'),
    ("éèêëėęěēẽ", 'e'),
    ("îïíìīįıĩ", 'i'),
    ("ôöóòõőøō", 'o'),
    ("ûüúùůűūų", 'u'),
    ("çčćċ", 'c'),
    ("ñňńņ", 'n'),
    ("šśşș", 's'),
    ("žźż", 'z'),
    ("ýÿ", 'y'),
    ("łľļĺ", 'l'),
    ("řŕ", 'r'),
    ("ğģġ", 'g'),
    ("ťțţ", 't'),
    ("ďđ", 'd'),
    ("ə", 'e'),
    ("ħ", 'h'),
];

/// Letters without their marks: what is left when a keyboard has no accents.
fn plain(group: Group) -> [u8; 256] {
    let mut table: [u8; 256] = std::array::from_fn(|number| number as u8);
    if group != Group::Latin {
        return table;
    }
    for (marked, bare) in MARKED {
        let Letter::Is(_, bare, _) = letter(bare) else { continue };
        for character in marked.chars() {
            if let Letter::Is(_, number, _) = letter(character) {
                table[usize::from(number)] = bare;
            }
        }
    }
    table
}

/// Letters that noise is made of.
fn alphabet(group: Group) -> Vec<u8> {
    let characters = match group {
        Group::Latin => 'a'..='z',
        Group::Cyrillic => 'а'..='я',
        Group::Arabic => 'ء'..='ي',
        Group::Devanagari => 'अ'..='ह',
        Group::Armenian => 'ա'..='ֆ',
        _ => '一'..='丿',
    };
    characters
        .filter_map(|character| match letter(character) {
            Letter::Is(_, number, _) => Some(number),
            Letter::Wide(_, low) => Some(low),
            _ => None,
        })
        .collect()
}
