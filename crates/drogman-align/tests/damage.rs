//! Known damage to a known bitext: a paragraph left out, two sections exchanged, names and numbers as anchors.

#![expect(clippy::indexing_slicing, reason = "a test may fail by a panic")]

use drogman_align::{AlignOptions, align};
use drogman_document::{Bead, Sentence, Side};
use drogman_text::LanguageTag;

const PLACES: [(&str, &str); 10] = [
    ("bridge", "pont"),
    ("school", "école"),
    ("library", "bibliothèque"),
    ("hospital", "hôpital"),
    ("market", "marché"),
    ("station", "gare"),
    ("church", "église"),
    ("museum", "musée"),
    ("farm", "ferme"),
    ("factory", "usine"),
];
const EVENTS: [(&str, &str); 6] = [
    ("was opened again by the mayor", "a été rouvert par le maire"),
    ("was closed for two weeks because of the snow", "a été fermé deux semaines à cause de la neige"),
    ("welcomed many visitors on Sunday", "a accueilli de nombreux visiteurs dimanche"),
    ("needs a new roof before the winter", "a besoin d'un nouveau toit avant l'hiver"),
    ("was sold to the bank last month", "a été vendu à la banque le mois dernier"),
    ("was painted white by the children", "a été peint en blanc par les enfants"),
];

/// Sentences with their number in the whole text.
type Texts = Vec<(usize, String)>;

/// Twenty paragraphs of three sentences each, in both languages.
fn bitext() -> (Vec<String>, Vec<String>) {
    bitext_of(60)
}

fn bitext_of(n_sentences: usize) -> (Vec<String>, Vec<String>) {
    (0..n_sentences)
        .map(|at| {
            let (place, event) = (PLACES[(at * 7 + at / 10) % 10], EVENTS[(at * 5 + at / 6) % 6]);
            let year = 1900 + at;
            (
                format!("In {year} the {} {}.", place.0, event.0),
                format!("En {year}, le {} {}.", place.1, event.1),
            )
        })
        .unzip()
}

fn side(language: LanguageTag, texts: &[(usize, String)]) -> Side<'_> {
    let sentences = texts
        .iter()
        .map(|(at, text)| Sentence { text, block: *at as u32 / 3, structure: 0, names: Vec::new() })
        .collect();
    Side { language, sentences }
}

fn beads(source: &[(usize, String)], target: &[(usize, String)]) -> Vec<Bead> {
    align(
        &side(LanguageTag::english(), source),
        &side(LanguageTag::french(), target),
        &AlignOptions::default(),
    )
    .beads
}

fn numbered(texts: &[String]) -> Texts {
    texts.iter().cloned().enumerate().collect()
}

/// How many beads do not hold the same sentences on both sides.
fn n_wrong(beads: &[Bead], source: &[(usize, String)], target: &[(usize, String)]) -> usize {
    let there: Vec<usize> = target.iter().map(|(at, _)| *at).collect();
    let here: Vec<usize> = source.iter().map(|(at, _)| *at).collect();
    beads
        .iter()
        .filter(|bead| {
            let one: Vec<usize> = bead.source.iter().map(|&number| here[number as usize]).collect();
            let other: Vec<usize> = bead.target.iter().map(|&number| there[number as usize]).collect();
            let is_right_null = (other.is_empty() && one.iter().all(|at| !there.contains(at)))
                || (one.is_empty() && other.iter().all(|at| !here.contains(at)));
            one != other && !is_right_null
        })
        .count()
}

#[test]
fn a_paragraph_left_out_costs_at_most_two_beads() {
    let (english, french) = bitext();
    for paragraph in 0..20 {
        let source = numbered(&english);
        let mut target = numbered(&french);
        target.retain(|(at, _)| at / 3 != paragraph);
        let wrong = n_wrong(&beads(&source, &target), &source, &target);
        assert!(wrong <= 2, "paragraph {paragraph} left out: {wrong} wrong beads");
    }
}

/// Sixty sentences with the same words; only a number or a name, if anything, tells one from the next.
fn monotonous(evidence: &str) -> (Texts, Texts) {
    let number = |at: usize| if evidence == "numbers" { format!("{} ", 1900 + at) } else { String::new() };
    let english =
        (0..60).map(|at| (at, format!("Visitors {}came to the market on Sunday.", number(at)))).collect();
    let french = (0..60)
        .map(|at| (at, format!("Des visiteurs {}sont venus au marché dimanche.", number(at))))
        .collect();
    (english, french)
}

#[test]
fn numbers_and_names_are_anchors() {
    let mut wrong = Vec::new();
    for evidence in ["nothing", "numbers", "names"] {
        let (source, mut target) = monotonous(evidence);
        target.retain(|(at, _)| at / 3 != 8);
        let (mut one, mut other) =
            (side(LanguageTag::english(), &source), side(LanguageTag::french(), &target));
        if evidence == "names" {
            for (sentences, texts) in [(&mut one.sentences, &source), (&mut other.sentences, &target)] {
                for (sentence, (at, _)) in sentences.iter_mut().zip(texts) {
                    sentence.names.push(*at as u32);
                }
            }
        }
        let alignment = align(&one, &other, &AlignOptions::default());
        wrong.push(n_wrong(&alignment.beads, &source, &target));
    }
    println!("wrong beads without evidence, with numbers, with names: {wrong:?}");
    assert!(wrong[0] > 2, "the text should be hopeless without evidence: {wrong:?}");
    assert_eq!(wrong[1..], [0, 0]);
}

#[test]
fn two_sections_exchanged_are_found_and_marked() {
    let (english, french) = bitext();
    let source = numbered(&english);
    let mut target = numbered(&french);
    target.get_mut(18..42).unwrap_or_default().rotate_left(12);
    let beads = beads(&source, &target);
    assert_eq!(n_wrong(&beads, &source, &target), 0);
    let moved: Vec<u32> =
        beads.iter().filter(|bead| bead.moved).flat_map(|bead| bead.source.clone()).collect();
    assert!(moved == (18..30).collect::<Vec<_>>() || moved == (30..42).collect::<Vec<_>>(), "{moved:?}");
}

#[test]
fn a_faithful_text_has_no_moved_block() {
    let (english, french) = bitext();
    let (source, target) = (numbered(&english), numbered(&french));
    let beads = beads(&source, &target);
    assert_eq!(n_wrong(&beads, &source, &target), 0);
    assert!(beads.iter().all(|bead| !bead.moved && bead.confidence > 0.5));
}

#[test]
fn stretches_too_large_to_be_compared_are_reported() {
    let codes = |n: usize| -> Vec<String> {
        let (english, french) = bitext_of(2 * n);
        let source: Texts = english.into_iter().enumerate().collect();
        let (first, second) = french.split_at(n);
        let target: Texts = second.iter().chain(first).cloned().enumerate().collect();
        let found = align(
            &side(LanguageTag::english(), &source),
            &side(LanguageTag::french(), &target),
            &AlignOptions::default(),
        );
        found.diagnostics.into_iter().map(|diagnostic| diagnostic.code).collect()
    };
    assert_eq!(codes(1200), ["moved-not-searched"]);
    assert_eq!(codes(30), [""; 0]);
}
