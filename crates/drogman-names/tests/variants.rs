//! What a document calls each thing.
#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a malformed case must fail")]

mod support;

use drogman_names::{Tagger, variants};
use drogman_text::LanguageTag;

fn remarks(texts: &[(&str, &str)]) -> Vec<String> {
    let glossary = support::glossary();
    let tagger = Tagger::new(&glossary);
    let mentions: Vec<_> = texts
        .iter()
        .flat_map(|(tag, text)| {
            let language = LanguageTag::parse(tag).unwrap();
            tagger.find(text, &language).into_iter().map(move |mention| (language.clone(), mention))
        })
        .collect();
    let uses = variants(&glossary, mentions.iter().map(|(language, mention)| (language, mention)));
    uses.into_iter().filter_map(|name| name.remark).collect()
}

#[test]
fn rival_names_of_one_group_are_remarked() {
    assert_eq!(
        remarks(&[("en", "Stepanakert, then Khankendi, then Stepanakert. Artsakh and Nagorno-Karabakh.")]),
        [
            "nagorno-karabakh (en) is named in 2 ways: Artsakh (1), Nagorno-Karabakh (1)",
            "stepanakert (en) is named in 2 ways: Khankendi (1), Stepanakert (2)",
        ]
    );
}

#[test]
fn another_language_or_another_kind_is_none() {
    assert_eq!(remarks(&[("en", "Yerevan"), ("fr", "Erevan")]), [""; 0]);
    assert_eq!(
        remarks(&[("en", "Ilham Aliyev met Serzh Sargsyan; Sargsyan left. The US, the U.S.")]),
        [""; 0]
    );
    assert_eq!(remarks(&[("en", "Armenia, the Armenian army, Armenians")]), [""; 0]);
    assert_eq!(remarks(&[("en", "The OSCE Minsk Group; the Minsk Group, the OSCE")]), [""; 0]);
    // A homonym of two groups says nothing of either.
    assert_eq!(remarks(&[("en", "Georgia, G\u{e9}orgie")]), [""; 0]);
}

#[test]
fn two_spellings_in_one_language_are_remarked() {
    assert_eq!(
        remarks(&[("fr", "Gumri et Gyumri")]),
        ["gyumri (fr) is named in 2 ways: Gumri (1), Gyumri (1)"]
    );
}
