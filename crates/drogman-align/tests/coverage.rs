//! Every sentence stands in exactly one bead, whatever the input, and the same input gives the same beads.

#![expect(clippy::unwrap_used, reason = "a test may fail by a panic")]

use drogman_align::{AlignOptions, Alignment, align};
use drogman_document::{Sentence, Side};
use drogman_text::LanguageTag;
use proptest::prelude::*;

fn side<'a>(language: &str, texts: &'a [(String, u8, Vec<u32>)]) -> Side<'a> {
    Side {
        language: LanguageTag::parse(language).unwrap(),
        sentences: texts
            .iter()
            .enumerate()
            .map(|(number, (text, structure, names))| Sentence {
                text,
                block: number as u32 / 3,
                structure: *structure,
                names: names.clone(),
            })
            .collect(),
    }
}

fn check(alignment: &Alignment, n_source: usize, n_target: usize) {
    let mut source: Vec<u32> = alignment.beads.iter().flat_map(|bead| bead.source.clone()).collect();
    let mut target: Vec<u32> = alignment.beads.iter().flat_map(|bead| bead.target.clone()).collect();
    let sorted = source.is_sorted();
    assert!(sorted, "the order of the source: {source:?}");
    source.sort_unstable();
    target.sort_unstable();
    assert_eq!(source, (0..n_source as u32).collect::<Vec<_>>());
    assert_eq!(target, (0..n_target as u32).collect::<Vec<_>>());
    for bead in &alignment.beads {
        assert!(!bead.source.is_empty() || !bead.target.is_empty());
        assert!(bead.source.len() <= 5 && bead.target.len() <= 5);
        assert!((0.0..=1.0).contains(&bead.confidence), "{bead:?}");
    }
    assert!((0.0..=1.0).contains(&alignment.mean_confidence));
}

fn texts() -> impl Strategy<Value = Vec<(String, u8, Vec<u32>)>> {
    let text = prop_oneof![
        Just(String::new()),
        "[ \u{A0}]{1,3}",
        "(the|a|house|maison|Paris|le|12|1 000|!|;| ){0,12}",
        "\\PC{0,40}",
    ];
    prop::collection::vec((text, 0..6_u8, prop::collection::vec(0..9_u32, 0..3)), 0..24)
}

proptest! {
    #[test]
    fn every_sentence_stands_in_one_bead(
        one in texts(),
        other in texts(),
        languages in prop_oneof![Just(("en", "fr")), Just(("fr", "en")), Just(("und", "de")), Just(("ja", "hy"))],
        max_side in 0..7_usize,
    ) {
        let (source, target) = (side(languages.0, &one), side(languages.1, &other));
        let mut options = AlignOptions::default();
        options.max_side = max_side;
        let alignment = align(&source, &target, &options);
        check(&alignment, one.len(), other.len());
        prop_assert_eq!(&alignment, &align(&source, &target, &options));
    }
}

#[test]
fn empty_sides_give_only_nulls() {
    let texts = [("One.".to_owned(), 0, vec![]), (String::new(), 0, vec![]), ("Two.".to_owned(), 0, vec![])];
    for (one, other) in [(&texts[..], &texts[..0]), (&texts[..0], &texts[..]), (&texts[..0], &texts[..0])] {
        let alignment = align(&side("en", one), &side("fr", other), &AlignOptions::default());
        check(&alignment, one.len(), other.len());
        assert!(alignment.beads.iter().all(|bead| bead.source.is_empty() || bead.target.is_empty()));
    }
}
