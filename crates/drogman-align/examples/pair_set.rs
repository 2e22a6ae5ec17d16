//! Shuffles the documents of several sets, takes the partners of some away, and measures the pairing.
//!
//! `cargo run --release -p drogman-align --example pair_set -- N_ALONE SET...`: the last `N_ALONE` documents (by
//! turns source and target) lose their partner.
#![expect(clippy::disallowed_methods, reason = "an example at the rim: it reads files")]
#![expect(clippy::print_stdout, reason = "an example prints its figures")]

use drogman_align::{DocumentProfile, candidate_pairs, profile};
use drogman_document::{Sentence, Side};
use drogman_text::LanguageTag;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

struct Document {
    name: String,
    profile: DocumentProfile,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let n_alone: usize = arguments.next().ok_or("usage: pair_set N_ALONE SET...")?.parse()?;
    let mut names = Vec::new();
    for set in arguments {
        for row in fs::read_to_string(Path::new(&set).join("docs.tsv"))?.lines() {
            let fields: Vec<&str> = row.split('\t').collect();
            let [name, source, target, _] = fields.as_slice() else {
                return Err(format!("docs.tsv: {row}").into());
            };
            names.push((format!("{set}/{name}"), [format!("{set}/{source}"), format!("{set}/{target}")]));
        }
    }
    let mut documents = Vec::new();
    let n_paired = names.len().saturating_sub(n_alone);
    for (number, (name, files)) in names.iter().enumerate() {
        for (side, file) in files.iter().enumerate() {
            if number < n_paired || side == number % 2 {
                documents.push(Document { name: name.clone(), profile: read(file)? });
            }
        }
    }
    // A fixed disorder: multiplication by a number without common divisor.
    let n = documents.len();
    let divides_neither =
        |stride: usize| (2..=stride).all(|d| !stride.is_multiple_of(d) || !n.is_multiple_of(d));
    let stride = (n / 2..2 * n).find(|&stride| stride > 1 && divides_neither(stride)).unwrap_or(1);
    let order: Vec<&Document> = (0..n).filter_map(|at| documents.get(at * stride % n)).collect();
    let profiles: Vec<DocumentProfile> = order.iter().map(|document| document.profile.clone()).collect();
    let (mut right, mut wrong) = (0, 0);
    for pair in candidate_pairs(&profiles) {
        if let (Some(one), Some(other)) = (order.get(pair.a as usize), order.get(pair.b as usize)) {
            let is_right = one.name == other.name;
            right += usize::from(is_right);
            wrong += usize::from(!is_right);
            println!(
                "{} {:.3} {} - {} ({})",
                if is_right { "right" } else { "WRONG" },
                pair.confidence,
                one.name,
                other.name,
                pair.reasons.join("; ")
            );
        }
    }
    println!("{n} documents, {n_paired} pairs and {n_alone} alone: {right} pairs right, {wrong} invented");
    Ok(())
}

fn read(file: &str) -> Result<DocumentProfile, Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    let language = file.rsplit('.').next().and_then(LanguageTag::parse).unwrap_or_else(LanguageTag::und);
    let sentences =
        text.lines().map(|text| Sentence { text, block: 0, structure: 0, names: Vec::new() }).collect();
    Ok(profile(&Side { language, sentences }))
}
