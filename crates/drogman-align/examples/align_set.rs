//! Aligns a set of documents and writes one `.align` file for each, for the scorer of the development data.
//!
//! `cargo run --release -p drogman-align --example align_set -- SET OUT`: `SET/docs.tsv` names document, source
//! file, target file and gold file; the files hold one sentence a line, their last extension is the language.
#![expect(clippy::disallowed_methods, reason = "an example at the rim: it reads files and a clock")]
#![expect(clippy::print_stdout, reason = "an example prints its figures")]

use drogman_align::{AlignOptions, align};
use drogman_document::{Sentence, Side};
use drogman_text::LanguageTag;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(set), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: align_set SET OUT".into());
    };
    fs::create_dir_all(&out)?;
    let (mut n_sentences, mut seconds) = (0, 0.0);
    for row in fs::read_to_string(Path::new(&set).join("docs.tsv"))?.lines() {
        let fields: Vec<&str> = row.split('\t').collect();
        let [document, source, target, _] = fields.as_slice() else {
            return Err(format!("docs.tsv: not four columns: {row}").into());
        };
        let texts = [
            fs::read_to_string(Path::new(&set).join(source))?,
            fs::read_to_string(Path::new(&set).join(target))?,
        ];
        let sides = [side(source, &texts[0]), side(target, &texts[1])];
        let start = Instant::now();
        let alignment = align(&sides[0], &sides[1], &AlignOptions::default());
        let spent = start.elapsed().as_secs_f64();
        let mut lines = String::new();
        for bead in &alignment.beads {
            writeln!(lines, "{:?}:{:?}:{:.4}", bead.source, bead.target, bead.confidence)?;
        }
        fs::write(Path::new(&out).join(format!("{document}.align")), lines)?;
        n_sentences += sides[0].sentences.len() + sides[1].sentences.len();
        seconds += spent;
    }
    println!("{n_sentences} sentences in {seconds:.2} s: {:.0} a second", n_sentences as f64 / seconds);
    Ok(())
}

fn side<'a>(name: &str, text: &'a str) -> Side<'a> {
    let language = name.rsplit('.').next().and_then(LanguageTag::parse).unwrap_or_else(LanguageTag::und);
    let sentences =
        text.lines().map(|text| Sentence { text, block: 0, structure: 0, names: Vec::new() }).collect();
    Side { language, sentences }
}
