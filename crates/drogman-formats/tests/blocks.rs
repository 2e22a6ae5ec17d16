//! What the reader finds, case by case: `tests/formats/blocks`.

#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a case that cannot be run fails")]

mod text_cases;

use drogman_document::{Block, BlockKind, Source};
use drogman_formats::{ReadOptions, check_layer_zero, read};

#[test]
fn cases() {
    text_cases::run("blocks");
}

/// Real documents, where they are found: what their structure is known to be, without a word of their text.
#[test]
fn real_documents_are_not_torn() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/documents");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: {} not found", folder.display());
        return;
    };
    let mut n_seen = 0;
    for path in entries.map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let source = read(&name, &bytes, &ReadOptions::default()).unwrap();
        assert_eq!(check_layer_zero(&source, |_| Some(bytes.as_slice().into())), Ok(()), "{name}");
        text_cases::check_blocks(&source);
        let n_articles = match name.get(..3) {
            Some("002") => 10,
            Some("000" | "001" | "003" | "004") => 1,
            _ => continue,
        };
        n_seen += 1;
        assert_eq!(source.articles.len(), n_articles, "{name}");
        if name.starts_with("002") {
            check_the_french_article(&source);
        }
    }
    assert_eq!(n_seen, 5);
}

/// One article is French from its headline to its last paragraph, and no other block is.
fn check_the_french_article(source: &Source) {
    let is_french = |block: &Block| {
        let words = block.content.slice(&source.text).to_lowercase();
        let count = |known: &[&str]| words.split_whitespace().filter(|word| known.contains(word)).count();
        count(&["les", "des", "la", "le", "et", "que", "pour", "je", "une", "n'étais", "ne", "ni"])
            > count(&["the", "of", "and", "to", "in", "with", "that", "is", "for"])
    };
    let french: Vec<usize> = (0..source.blocks.len()).filter(|i| is_french(&source.blocks[*i])).collect();
    let (first, last) = (french[0], french[french.len() - 1]);
    let article = source.articles.iter().find(|article| article.first_block as usize == first).unwrap();
    assert_eq!(source.blocks[first].kind, BlockKind::Headline);
    assert_eq!(article.end_block as usize, last + 1);
    assert_eq!(article.reason, "date-line");
}
