//! What a writer refuses, and that the file stays good when it does.

use drogman_document::{Concept, ConceptKind, Designation, DesignationKind, Status};
use drogman_formats::write::{
    Compat, GlossEntry, Run, SegmentState, TbxHeader, TbxWriter, TmxHeader, TmxUnit, TmxVariant, TmxWriter,
    TsvWriter, XliffFile, XliffHeader, XliffPiece, XliffUnit, XliffWriter,
};
use drogman_text::LanguageTag;
use std::io;

/// The message of a refusal.
fn refusal<T>(result: io::Result<T>) -> String {
    match result {
        Ok(_) => "accepted".to_owned(),
        Err(error) => {
            assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
            error.to_string()
        }
    }
}

fn pair(source: &str, target: &str) -> TmxUnit {
    TmxUnit {
        id: "t1".to_owned(),
        variants: vec![
            TmxVariant::new(LanguageTag::english(), source),
            TmxVariant::new(LanguageTag::french(), target),
        ],
        ..TmxUnit::default()
    }
}

#[test]
fn tmx_refuses_units_without_a_side_and_goes_on() {
    let mut output = Vec::new();
    let header = TmxHeader::new(Some(LanguageTag::english()), "0");
    let mut writer = TmxWriter::new(&mut output, header).unwrap();
    writer.unit(&pair("Yes.", "Oui.")).unwrap();
    assert_eq!(
        refusal(writer.unit(&pair("Yes.", ""))),
        "translation unit 't1' has no text in its variant 'fr'"
    );
    assert_eq!(
        refusal(writer.unit(&TmxUnit { variants: Vec::new(), ..pair("", "") })),
        "translation unit 't1' has no variant in any language"
    );
    let mut british = pair("Yes.", "Oui.");
    british.variants[0].language = LanguageTag::parse("en-GB").unwrap();
    assert_eq!(
        refusal(writer.unit(&british)),
        "translation unit 't1' has no variant in the source language 'en'"
    );
    let mut nameless = pair("Yes.", "Oui.");
    nameless.variants[1].props.push((String::new(), "7".to_owned()));
    assert_eq!(
        refusal(writer.unit(&nameless)),
        "a property of translation unit 't1' has no type (its value is '7')"
    );
    assert_eq!(writer.finish().unwrap().n_units, 1);
    assert_eq!(String::from_utf8(output).unwrap().matches("<tu ").count(), 1);
}

#[test]
fn a_memory_of_all_languages_takes_single_variants() {
    let mut output = Vec::new();
    let mut writer = TmxWriter::new(&mut output, TmxHeader::new(None, "0")).unwrap();
    let mut alone = pair("Yes.", "Oui.");
    alone.variants.remove(0);
    writer.unit(&alone).unwrap();
    writer.finish().unwrap();
    assert!(String::from_utf8(output).unwrap().contains("srclang=\"*all*\""));
}

#[test]
fn tmx_takes_only_real_dates_of_its_one_form() {
    let with_date = |date: &str| {
        let mut header = TmxHeader::new(None, "0");
        header.date = Some(date.to_owned());
        TmxWriter::new(Vec::new(), header).is_ok()
    };
    for date in ["20240229T000000Z", "20000229T235959Z", "20231231T120000Z", "20240430T120000Z"] {
        assert!(with_date(date), "{date}");
    }
    for date in [
        "",
        "20240229T000000",
        "20230229T000000Z",
        "19000229T000000Z",
        "20240431T000000Z",
        "20241301T000000Z",
        "20240100T000000Z",
        "20240101T240000Z",
        "20240101T006000Z",
        "20240101T000060Z",
        "2024-01-01T00:00:00Z",
        "20240101T00000\u{e9}Z",
        "+2400101T000000Z",
    ] {
        assert!(!with_date(date), "{date}");
    }
}

#[test]
fn compatibilities_are_known_by_name() {
    for name in Compat::NAMES {
        assert_eq!(name.parse::<Compat>().unwrap().to_string(), name);
    }
    assert_eq!(
        "word".parse::<Compat>().unwrap_err().to_string(),
        "'word' is not a compatibility; give one of strict, trados, omegat, memoq"
    );
}

fn segment(id: &str) -> XliffPiece {
    XliffPiece::Segment {
        id: id.to_owned(),
        source: vec![Run::Text("Yes.".to_owned())],
        target: None,
        state: SegmentState::Initial,
        confidence: None,
    }
}

fn unit(id: &str, pieces: Vec<XliffPiece>) -> XliffUnit {
    XliffUnit { id: id.to_owned(), pieces, ..XliffUnit::default() }
}

fn ignorable() -> XliffPiece {
    XliffPiece::Ignorable { id: None, source: " ".to_owned() }
}

#[test]
fn xliff_refuses_what_would_be_invalid_and_goes_on() {
    let header = XliffHeader { source_language: LanguageTag::english(), target_language: None };
    let mut output = Vec::new();
    let mut writer = XliffWriter::new(&mut output, header).unwrap();
    assert_eq!(
        refusal(writer.unit(&unit("u1", vec![segment("s1")]))),
        "XLIFF unit 'u1' stands outside any file"
    );
    let file = |id: &str| XliffFile { id: id.to_owned(), ..XliffFile::default() };
    assert!(refusal(writer.begin_file(file("a b"))).starts_with("XLIFF file: 'a b' is not an id"));
    writer.begin_file(file("f1")).unwrap();
    writer.unit(&unit("u1", vec![ignorable(), segment("s1")])).unwrap();
    assert_eq!(refusal(writer.begin_file(file("f1"))), "XLIFF file: the id 'f1' is used twice");

    let term = |gloss: &str| XliffPiece::Segment {
        id: "s1".to_owned(),
        source: vec![Run::Term {
            id: "m1".to_owned(),
            text: "Gyumri".to_owned(),
            gloss: Some(gloss.to_owned()),
            value: None,
        }],
        target: None,
        state: SegmentState::Initial,
        confidence: None,
    };
    let translated = |target: Option<&str>| XliffPiece::Segment {
        id: "s1".to_owned(),
        source: Vec::new(),
        target: target.map(str::to_owned),
        state: SegmentState::Final,
        confidence: None,
    };
    let mut kind = unit("u2", vec![segment("s1")]);
    kind.kind = Some("list item".to_owned());
    let mut gloss = unit("u2", vec![segment("s1")]);
    gloss.glossary = vec![GlossEntry { id: "g1".to_owned(), ..GlossEntry::default() }];
    let cases = [
        (unit("u1", vec![segment("s1")]), "XLIFF unit: the id 'u1' is used twice in its file"),
        (unit("u2", vec![ignorable()]), "XLIFF unit 'u2' has no segment"),
        (unit("u2", vec![segment("s1"), segment("s1")]), "XLIFF unit 'u2': the id 's1' is used twice"),
        (unit("u2", vec![segment("m1"), term("g1")]), "XLIFF unit 'u2': the id 'm1' is used twice"),
        (
            unit("u2", vec![term("g1")]),
            "XLIFF unit 'u2': the term 'm1' refers to the glossary entry 'g1', which is not there",
        ),
        (
            unit("u2", vec![translated(Some("Oui."))]),
            "XLIFF unit 'u2' has a translation, but the file states no target language",
        ),
        (
            unit("u2", vec![translated(None)]),
            "XLIFF unit 'u2': segment 's1' is said to be final but has no translation",
        ),
        (kind, "XLIFF unit 'u2' has the kind 'list item', which is not one plain word"),
        (gloss, "XLIFF unit 'u2': the glossary entry 'g1' has neither translation nor definition"),
    ];
    for (unit, message) in cases {
        // The order of checks decides which of two faults is told; each case has its own.
        assert_eq!(refusal(writer.unit(&unit)), message);
    }
    assert_eq!(writer.finish().unwrap().n_units, 1);
    assert_eq!(String::from_utf8(output).unwrap().matches("<unit ").count(), 1);
}

#[test]
fn xliff_leaves_out_files_without_units_and_refuses_to_be_empty() {
    let header = || XliffHeader { source_language: LanguageTag::english(), target_language: None };
    let mut output = Vec::new();
    let mut writer = XliffWriter::new(&mut output, header()).unwrap();
    for id in ["empty-1", "full-1", "empty-2", "full-2", "empty-3"] {
        writer.begin_file(XliffFile { id: id.to_owned(), ..XliffFile::default() }).unwrap();
        if id.starts_with("full") {
            writer.unit(&unit("u1", vec![segment("s1")])).unwrap();
        }
    }
    writer.finish().unwrap();
    let xml = String::from_utf8(output).unwrap();
    assert!(!xml.contains("empty"));
    assert_eq!((xml.matches("<file ").count(), xml.matches("</file>").count()), (2, 2));

    let nothing = XliffWriter::new(Vec::new(), header()).unwrap();
    assert_eq!(refusal(nothing.finish()), "an XLIFF document needs at least one unit, and there is none");
}

#[test]
fn tbx_refuses_concepts_that_it_was_not_told_of_or_cannot_write() {
    let concept = |id: &str| Concept {
        id: id.to_owned(),
        kind: ConceptKind::Body,
        definition: "A body.".to_owned(),
        group: None,
        period: None,
        relations: Vec::new(),
        designations: vec![Designation {
            text: "OSCE".to_owned(),
            language: LanguageTag::english(),
            kind: DesignationKind::Acronym,
            status: Status::Admitted,
            scheme: None,
            used_by: None,
            period: None,
            source: "own".to_owned(),
        }],
        note: None,
    };
    let header = |ids: &[&str]| TbxHeader {
        language: LanguageTag::english(),
        title: "Bodies".to_owned(),
        description: Vec::new(),
        sources: Vec::new(),
        concept_ids: ids.iter().map(|&id| id.to_owned()).collect(),
    };
    let mut writer = TbxWriter::new(Vec::new(), header(&["osce", "ghost"])).unwrap();
    writer.concept(&concept("osce")).unwrap();
    assert_eq!(refusal(writer.concept(&concept("osce"))), "concept 'osce' comes twice");
    assert_eq!(
        refusal(writer.concept(&concept("other"))),
        "concept 'other' is not in the list that the glossary was begun with"
    );
    let bare = Concept { designations: Vec::new(), ..concept("ghost") };
    assert_eq!(refusal(writer.concept(&bare)), "concept 'ghost' has no designation");
    assert_eq!(refusal(writer.finish()), "the glossary was begun with concept 'ghost', which never came");

    let mut twice = header(&[]);
    twice.sources = vec![("a".to_owned(), "A".to_owned()), ("a".to_owned(), "B".to_owned())];
    assert_eq!(refusal(TbxWriter::new(Vec::new(), twice)), "the glossary's source 'a' is listed twice");
    assert_eq!(TbxWriter::new(Vec::new(), header(&[])).unwrap().finish().unwrap().n_units, 0);
}

#[test]
fn a_table_refuses_rows_of_another_width() {
    let mut writer = TsvWriter::new(Vec::new(), &["a", "b"]).unwrap();
    assert_eq!(refusal(writer.row(&["1"])), "a row of 1 fields in a table of 2 columns");
    assert_eq!(refusal(TsvWriter::new(Vec::new(), &[])), "a table needs at least one column");
}

#[test]
fn a_full_output_is_reported_as_such() {
    let mut room = [0_u8; 700];
    let mut writer = TmxWriter::new(room.as_mut_slice(), TmxHeader::new(None, "0")).unwrap();
    let error = (0..100).find_map(|_| writer.unit(&pair("Yes.", "Oui.")).err()).unwrap();
    assert_eq!(error.kind(), io::ErrorKind::WriteZero);
}
