//! Cases as files: an input, and beside it what the reader is to find, one line an article, block or drop.

#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a case that cannot be run fails")]
#![allow(dead_code, reason = "not every test uses all of it")]

use drogman_document::{PieceKind, Source};
use drogman_formats::{ReadOptions, check_layer_zero, read};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Runs every case of a folder under `tests/formats`; the expectation of `a.txt` stands in `a.txt.expect`.
pub(crate) fn run(folder: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/formats").join(folder);
    let mut inputs: Vec<PathBuf> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    inputs.sort();
    let (expectations, inputs): (Vec<_>, Vec<_>) =
        inputs.into_iter().partition(|path| path.extension().is_some_and(|extension| extension == "expect"));
    assert!(!inputs.is_empty(), "{} holds no case", folder.display());
    assert_eq!(expectations.len(), inputs.len(), "each case has one expectation beside it");
    let mut faults = String::new();
    for input in &inputs {
        let name = input.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(input).unwrap();
        let expected = std::fs::read_to_string(folder.join(format!("{name}.expect"))).unwrap();
        let found = match read(&name, &bytes, &ReadOptions::default()) {
            Ok(source) => {
                assert_eq!(check_layer_zero(&source, |_| Some(bytes.as_slice().into())), Ok(()), "{name}");
                check_blocks(&source);
                render(&source)
            }
            Err(error) => format!("error {error}\n"),
        };
        if found != expected {
            write!(faults, "== {name}: expected\n{expected}== found\n{found}").unwrap();
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// Blocks ascend without overlap, lie on character boundaries and hold text; articles hold every block.
pub(crate) fn check_blocks(source: &Source) {
    let mut at = 0;
    for block in &source.blocks {
        assert!(block.content.start() >= at, "blocks ascend");
        let content = source.text.get(block.content.range()).expect("on character boundaries");
        assert_eq!(content.trim(), content, "without white space around");
        assert!(!content.is_empty());
        at = block.content.end();
    }
    for drop in &source.dropped {
        assert!(source.text.get(drop.span.range()).is_some());
        assert!(source.blocks.iter().all(|block| !block.content.overlaps(drop.span)));
    }
    let mut next = 0;
    for article in &source.articles {
        assert_eq!(article.first_block, next);
        assert!(article.end_block > article.first_block, "no article is empty");
        next = article.end_block;
    }
    assert_eq!(next as usize, source.blocks.len());
}

fn render(source: &Source) -> String {
    let mut out = String::new();
    for (i, block) in source.blocks.iter().enumerate() {
        if let Some(article) = source.articles.iter().find(|article| article.first_block as usize == i) {
            writeln!(out, "article {}", article.reason).unwrap();
        }
        let kind = serde_json::to_string(&block.kind).unwrap();
        let language = block.language.as_ref().map_or(String::new(), |language| format!(" {language}"));
        let content = escape(block.content.slice(&source.text));
        writeln!(out, "{} {}{language} | {content}", kind.trim_matches('"'), block.depth).unwrap();
    }
    for drop in &source.dropped {
        writeln!(out, "apart {} | {}", drop.reason, escape(drop.span.slice(&source.text))).unwrap();
    }
    for piece in source.parts.iter().flat_map(|part| &part.pieces) {
        if let PieceKind::Dropped(reason) = &piece.kind {
            writeln!(out, "dropped {reason} {}", piece.end - piece.start).unwrap();
        }
    }
    out
}

fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            ' ' | '!'..='~' => out.push(c),
            c if c.is_control() || c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}') => {
                write!(out, "\\u{{{:X}}}", u32::from(c)).unwrap();
            }
            c => out.push(c),
        }
    }
    out
}
