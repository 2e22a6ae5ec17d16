//! Pairing of short articles on the same subjects: `tests/align/articles.txt`.
#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::unwrap_used, reason = "a test may fail by a panic")]

use drogman_align::{AlignOptions, align, candidate_pairs, is_translation, profile};
use drogman_document::{Sentence, Side};
use drogman_text::LanguageTag;

struct Article {
    language: String,
    name: String,
    partner: Option<String>,
    sentences: Vec<String>,
}

impl Article {
    fn side(&self) -> Side<'_> {
        let sentences = self
            .sentences
            .iter()
            .map(|text| Sentence { text, block: 0, structure: 0, names: Vec::new() })
            .collect();
        Side { language: LanguageTag::parse(&self.language).unwrap(), sentences }
    }
}

fn articles() -> Vec<Article> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/align/articles.txt");
    let mut articles: Vec<Article> = Vec::new();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        if let Some(head) = line.strip_prefix("== ") {
            let fields: Vec<&str> = head.split(' ').collect();
            assert_eq!(fields.len(), 3, "not a head line: {line}");
            let [language, name, partner] = fields[..] else { continue };
            articles.push(Article {
                language: language.to_owned(),
                name: name.to_owned(),
                partner: (partner != "-").then(|| partner.to_owned()),
                sentences: Vec::new(),
            });
        } else if !line.is_empty() && !line.starts_with('#') {
            articles.last_mut().unwrap().sentences.push(line.to_owned());
        }
    }
    assert!(articles.len() >= 10, "the articles are missing");
    articles
}

#[test]
fn translations_are_paired_and_decoys_are_not() {
    let articles = articles();
    let profiles: Vec<_> = articles.iter().map(|article| profile(&article.side())).collect();
    let mut found: Vec<(&str, &str)> = candidate_pairs(&profiles)
        .iter()
        .map(|pair| (articles[pair.a as usize].name.as_str(), articles[pair.b as usize].name.as_str()))
        .collect();
    found.sort_unstable();
    assert_eq!(found, [("library", "library-fr"), ("tram-vote", "tram-vote-fr")]);
}

#[test]
fn without_the_true_partner_nothing_is_invented() {
    let articles: Vec<Article> = articles()
        .into_iter()
        .filter(|article| article.partner.is_none() || article.language == "en")
        .collect();
    let profiles: Vec<_> = articles.iter().map(|article| profile(&article.side())).collect();
    let accepted: Vec<_> = candidate_pairs(&profiles)
        .into_iter()
        .filter(|pair| {
            let (one, other) = (articles[pair.a as usize].side(), articles[pair.b as usize].side());
            is_translation(&align(&one, &other, &AlignOptions::default()), &one, &other).plausible
        })
        .collect();
    assert_eq!(accepted, []);
}

#[test]
fn the_verdict_tells_translations_from_articles_on_the_same_subject() {
    let articles = articles();
    for one in articles.iter().filter(|article| article.language == "en") {
        for other in articles.iter().filter(|article| article.language == "fr") {
            let (source, target) = (one.side(), other.side());
            for (source, target) in [(&source, &target), (&target, &source)] {
                let verdict =
                    is_translation(&align(source, target, &AlignOptions::default()), source, target);
                let expected = one.partner.as_ref() == Some(&other.name);
                println!("{expected} {} {} {:.2} {}", one.name, other.name, verdict.score, verdict.reason);
                assert_eq!(verdict.plausible, expected, "{} {}: {}", one.name, other.name, verdict.reason);
            }
        }
    }
}

#[test]
fn copies_are_paired_in_order() {
    let articles = articles();
    let pair: Vec<_> = articles.iter().filter(|article| article.partner.is_some()).collect();
    let profiles: Vec<_> = (0..200).map(|number| profile(&pair[number % 2].side())).collect();
    let found: Vec<_> = candidate_pairs(&profiles).iter().map(|pair| (pair.a, pair.b)).collect();
    let expected: Vec<_> = (0..100).map(|number| (2 * number, 2 * number + 1)).collect();
    assert_eq!(found, expected);
}

#[test]
fn one_language_or_an_unknown_one_is_never_paired() {
    let articles = articles();
    for language in ["und", "en"] {
        let profiles: Vec<_> = articles
            .iter()
            .map(|article| {
                let mut side = article.side();
                side.language = LanguageTag::parse(language).unwrap_or_else(LanguageTag::und);
                profile(&side)
            })
            .collect();
        assert_eq!(candidate_pairs(&profiles), []);
    }
}
