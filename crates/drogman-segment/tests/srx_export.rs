//! The rules that are written out: readable by us and by others, and near enough to our own.
#![cfg(feature = "srx")]
#![expect(clippy::disallowed_methods, reason = "tests read texts and the schema, and ask xmllint")]
#![expect(clippy::expect_used, reason = "a malformed case must fail")]

use drogman_segment::{Agreement, SrxRules, export_srx};
use drogman_text::LanguageTag;
use std::path::Path;
use std::process::Command;

fn tag(code: &str) -> LanguageTag {
    LanguageTag::parse(code).expect("a language tag")
}

#[test]
fn our_own_reader_takes_the_whole_file_without_a_remark() {
    let (rules, remarks) = SrxRules::parse(&export_srx(&[], &[])).expect("rules");
    assert!(remarks.is_empty(), "{remarks:#?}");
    let cases = [
        ("en", "Mr. Rubin left at 5 p.m. on Friday. It was late.", 2),
        ("en-GB", "He met J. R. Smith (b. 1930). \"Is it far?\" Anna asked. Nobody knew.", 3),
        ("fr", "« Pourquoi ? » demande M. Petit. Personne ne répond.", 2),
        ("FR-CA", "Voir p. 12 et art. 5. C’est tout.", 2),
        ("de", "Am 3. Oktober war es kalt. Niemand kam.", 2),
        ("hy", "Նա եկավ։ Ոչ ոք չկար։", 2),
        ("ja", "「行こう。」と言った。誰もいない。", 2),
        ("xx", "The road is long. The night is short.", 2),
        ("en", "A first paragraph\n\nand another", 2),
    ];
    for (language, text, n) in cases {
        let found = rules.sentences(text, &tag(language));
        let pieces: Vec<&str> = found.iter().map(|sentence| sentence.span.slice(text)).collect();
        assert_eq!(pieces.len(), n, "{language}: {pieces:?}");
    }
}

#[test]
fn every_language_with_data_has_a_map_of_its_own() {
    let file = export_srx(&[], &[]);
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut n = 0;
    for entry in std::fs::read_dir(data).expect("the data").flatten() {
        let name = entry.file_name().into_string().expect("a name");
        if !entry.path().is_dir() || matches!(name.as_str(), "common" | "other") {
            continue;
        }
        let letters: Vec<String> = name.chars().map(|c| format!("[{}{c}]", c.to_ascii_uppercase())).collect();
        let code = letters.concat();
        let maps = file.lines().filter(|line| line.contains("languagemap") && !line.contains("(?!"));
        assert_eq!(maps.filter(|line| line.contains(&code)).count(), 1, "{name}");
        n += 1;
    }
    assert!(n > 40, "{n} languages");
}

#[test]
fn a_list_of_languages_gives_theirs_alone() {
    let file = export_srx(&[tag("fr-CA"), tag("lb"), tag("sw")], &["made -- here".to_owned()]);
    let (rules, remarks) = SrxRules::parse(&file).expect("rules");
    assert!(remarks.is_empty(), "{remarks:#?}");
    assert!(file.contains("<!-- made - - here -->"));
    let names: Vec<&str> =
        file.lines().filter_map(|line| line.split("<languagerule languagerulename=\"").nth(1)).collect();
    assert_eq!(names, ["First\">", "fr\">", "lb\">", "Other languages\">", "Last\">"]);
    assert_eq!(rules.sentences("M. Petit est là. Il dort.", &tag("fr")).len(), 2);
}

#[test]
fn the_patterns_are_what_every_engine_reads_alike() {
    for line in export_srx(&[], &[]).lines().filter(|line| line.contains("<rule ")) {
        for special in ["(?=", "(?!", "(?&lt;", "(?i", "\\b", "\\h", "\\Q", "++", "*+", "&amp;&amp;"] {
            assert!(!line.contains(special), "{special} in {line}");
        }
    }
}

#[test]
fn it_agrees_with_the_splitter_on_the_sample_dossier() {
    let languages = [tag("en"), tag("fr")];
    let (rules, _) = SrxRules::parse(&export_srx(&languages, &[])).expect("rules");
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let mut agreement = Agreement::default();
    for (code, name) in [
        ("en", "01-railway.en.txt"),
        ("en", "14-reading-night.en.txt"),
        ("fr", "02-chemin-de-fer.fr.txt"),
        ("fr", "13-gare.fr.txt"),
    ] {
        let text = std::fs::read_to_string(seeds.join(name)).expect("a seed");
        agreement.add(&text, &tag(code), &rules);
    }
    assert!(agreement.ours > 80 && agreement.f1() > 0.97, "{agreement:?}");
}

#[test]
fn it_is_valid_against_the_schema() {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/schemas/srx/srx20.xsd");
    if !schema.exists() {
        println!("skipped: ../shared/data/schemas/srx/srx20.xsd not found");
        return;
    }
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("export.srx");
    std::fs::write(&file, export_srx(&[], &["a comment".to_owned()])).expect("the file is written");
    let Ok(told) =
        Command::new("xmllint").args(["--nonet", "--noout", "--schema"]).args([&schema, &file]).output()
    else {
        println!("skipped: xmllint not found");
        return;
    };
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
}
