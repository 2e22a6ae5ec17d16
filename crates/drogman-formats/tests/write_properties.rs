//! Whatever text goes into a writer comes back from a foreign parser, code point for code point.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of a test fails the test")]

use drogman_document::{Concept, ConceptKind, Designation, DesignationKind, Relation, Status};
use drogman_formats::write::{
    Compat, GlossEntry, Run, SegmentState, TbxHeader, TbxWriter, TmxHeader, TmxUnit, TmxVariant, TmxWriter,
    TsvWriter, Tuids, XliffFile, XliffHeader, XliffNote, XliffPiece, XliffUnit, XliffWriter,
    is_xml_character, nmtoken, round4,
};
use drogman_text::LanguageTag;
use proptest::prelude::*;
use quick_xml::XmlVersion;
use quick_xml::events::Event;
use std::collections::BTreeSet;

/// Any characters, with those that writers lose a hundred times likelier than chance has them.
fn any_text() -> impl Strategy<Value = String> {
    let hard = proptest::sample::select(
        "\t\n\r &<>\"']\u{0}\u{B}\u{1F}\u{7F}\u{85}\u{A0}\u{AD}\u{2028}\u{202F}\u{FEFF}\u{FFFD}\u{FFFE}\u{FFFF}\u{1F600}"
            .chars()
            .collect::<Vec<char>>(),
    );
    proptest::collection::vec(prop_oneof![3 => hard, 1 => any::<char>()], 1..30)
        .prop_map(|characters| characters.into_iter().collect())
}

/// What XML can hold of the text, and how many characters it cannot.
fn holdable(text: &str) -> (String, u64) {
    let replaced = text.chars().map(|c| if is_xml_character(c) { c } else { '\u{FFFD}' }).collect();
    (replaced, text.chars().filter(|c| !is_xml_character(*c)).count() as u64)
}

/// An element's name, the value of one attribute, and all text inside.
type Element = (String, Option<String>, String);

/// Every element of those names in order of its end. `cp` elements count as the character that they stand for.
fn elements(xml: &[u8], names: &[&str], attribute: &str) -> Vec<Element> {
    let xml = std::str::from_utf8(xml).unwrap().trim_start_matches('\u{FEFF}');
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut open: Vec<Element> = Vec::new();
    let mut found = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        let mut push = |text: &str| open.iter_mut().for_each(|element| element.2.push_str(text));
        match event {
            Event::Text(text) => push(&text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().unwrap() {
                Some(character) => push(&character.to_string()),
                None => push(match &*reference {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    other => panic!("the entity {other}"),
                }),
            },
            Event::Empty(tag) if tag.name().as_ref() == "cp" => {
                let hex = tag.try_get_attribute("hex").unwrap().unwrap();
                let code = u32::from_str_radix(&hex.value, 16).unwrap();
                push(&char::from_u32(code).unwrap().to_string());
            }
            Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                let value = tag.try_get_attribute(attribute).unwrap().map(|attribute| {
                    attribute.normalized_value(XmlVersion::Explicit1_0).unwrap().into_owned()
                });
                open.push((name, value, String::new()));
            }
            Event::End(_) => {
                let element = open.pop().unwrap();
                if names.contains(&element.0.as_str()) {
                    found.push(element);
                }
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn texts(xml: &[u8], name: &str) -> Vec<String> {
    elements(xml, &[name], "type").into_iter().map(|element| element.2).collect()
}

proptest! {
    #[test]
    fn tmx_gives_back_text_properties_and_notes(
        source in any_text(), target in any_text(), note in any_text(), value in any_text(), name in any_text(),
        compat in proptest::sample::select(vec![Compat::Strict, Compat::Trados, Compat::OmegaT, Compat::MemoQ]),
    ) {
        let mut output = Vec::new();
        let mut header = TmxHeader::new(Some(LanguageTag::english()), "0");
        header.compat = compat;
        let mut writer = TmxWriter::new(&mut output, header).unwrap();
        let n_replaced = writer.unit(&TmxUnit {
            notes: vec![note.clone()],
            props: vec![(name.clone(), value.clone())],
            variants: vec![
                TmxVariant::new(LanguageTag::english(), &source),
                TmxVariant::new(LanguageTag::french(), &target),
            ],
            ..TmxUnit::default()
        }).unwrap();
        let summary = writer.finish().unwrap();
        let all = [&source, &target, &note, &value, &name].map(|text| holdable(text));
        prop_assert_eq!(n_replaced, all.iter().map(|(_, n)| n).sum::<u64>());
        prop_assert_eq!(summary.n_replaced, n_replaced);
        prop_assert_eq!(texts(&output, "seg"), [all[0].0.clone(), all[1].0.clone()]);
        prop_assert_eq!(texts(&output, "note"), [all[2].0.clone()]);
        let last = elements(&output, &["prop"], "type").pop().unwrap();
        prop_assert_eq!((last.1.unwrap(), last.2), (all[4].0.clone(), all[3].0.clone()));
    }

    #[test]
    fn xliff_gives_back_everything_but_two_noncharacters(
        before in any_text(), term in any_text(), between in any_text(), target in any_text(), note in any_text(),
    ) {
        let header = XliffHeader {
            source_language: LanguageTag::english(),
            target_language: Some(LanguageTag::french()),
        };
        let mut output = Vec::new();
        let mut writer = XliffWriter::new(&mut output, header).unwrap();
        writer.begin_file(XliffFile { id: "f".into(), ..XliffFile::default() }).unwrap();
        writer.unit(&XliffUnit {
            id: "u".into(),
            notes: vec![XliffNote::new(&note)],
            glossary: vec![GlossEntry {
                id: "g".into(),
                term: term.clone(),
                definition: Some(note.clone()),
                ..GlossEntry::default()
            }],
            pieces: vec![
                XliffPiece::Segment {
                    id: "s".into(),
                    source: vec![
                        Run::Text(before.clone()),
                        Run::Term { id: "m".into(), text: term.clone(), gloss: Some("g".into()), value: None },
                    ],
                    target: Some(target.clone()),
                    state: SegmentState::Translated,
                    confidence: Some(0.5),
                },
                XliffPiece::Ignorable { id: None, source: between.clone() },
            ],
            ..XliffUnit::default()
        }).unwrap();
        writer.finish().unwrap();
        let kept = |text: &str| text.replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}");
        prop_assert_eq!(texts(&output, "source"), [kept(&format!("{before}{term}")), kept(&between)]);
        prop_assert_eq!(texts(&output, "target"), [kept(&target)]);
        prop_assert_eq!(texts(&output, "mrk"), [kept(&term)]);
        prop_assert_eq!(texts(&output, "note"), [holdable(&note).0]);
        prop_assert_eq!(texts(&output, "gls:term"), [holdable(&term).0]);
    }

    #[test]
    fn tbx_loses_nothing_of_a_concept(
        name in any_text(), definition in any_text(), period in any_text(), scheme in any_text(),
        reason in any_text(), key in any_text(), id in any_text(), other in any_text(),
    ) {
        let concept = |id: &str, other: &str| Concept {
            id: id.to_owned(),
            kind: ConceptKind::Place,
            definition: definition.clone(),
            group: None,
            period: Some(period.clone()),
            relations: vec![Relation {
                kind: "rival".into(), concept: other.to_owned(), reason: Some(reason.clone()),
            }],
            designations: vec![Designation {
                text: name.clone(),
                language: LanguageTag::french(),
                kind: DesignationKind::Variant,
                status: Status::Superseded,
                scheme: Some(scheme.clone()),
                used_by: None,
                period: None,
                source: key.clone(),
            }],
            note: None,
        };
        let ids = BTreeSet::from([id.clone(), other.clone()]);
        let mut output = Vec::new();
        let header = TbxHeader {
            language: LanguageTag::english(),
            title: name.clone(),
            description: Vec::new(),
            sources: vec![(key.clone(), reason.clone())],
            concept_ids: ids.clone(),
        };
        let mut writer = TbxWriter::new(&mut output, header).unwrap();
        for written in &ids {
            writer.concept(&concept(written, if *written == id { &other } else { &id })).unwrap();
        }
        prop_assert_eq!(writer.finish().unwrap().n_units, ids.len() as u64);
        prop_assert_eq!(&texts(&output, "term")[0], &holdable(&name).0);
        prop_assert_eq!(&texts(&output, "descrip")[1], &holdable(&definition).0);
        prop_assert_eq!(&texts(&output, "admin")[0], &holdable(&reason).0);
        let notes = texts(&output, "note");
        for expected in [
            format!("x-drogman-period: {period}"),
            format!("x-drogman-scheme: {scheme}"),
            format!("x-drogman-relation: rival {other}: {reason}"),
        ] {
            let is_there = notes.contains(&holdable(&expected).0);
            prop_assert!(is_there, "{}", expected);
        }
        // Every cross-reference and every source is found under its id, and no id comes twice.
        let entries: Vec<String> =
            elements(&output, &["conceptEntry", "refObject"], "id").into_iter().filter_map(|e| e.1).collect();
        prop_assert_eq!(entries.iter().collect::<BTreeSet<_>>().len(), ids.len() + 1);
        for target in elements(&output, &["ref", "admin"], "target") {
            prop_assert!(entries.contains(&target.1.unwrap()));
        }
    }

    #[test]
    fn a_table_has_one_line_a_row_and_its_escapes_undo(first in any_text(), second in any_text()) {
        let mut output = Vec::new();
        let mut writer = TsvWriter::new(&mut output, &["first", "second"]).unwrap();
        writer.row(&[&first, &second]).unwrap();
        writer.finish().unwrap();
        let output = String::from_utf8(output).unwrap();
        let lines: Vec<&str> = output.split('\n').collect();
        prop_assert_eq!(lines.len(), 3);
        let fields: Vec<String> = lines[1].split('\t').map(unescape).collect();
        prop_assert_eq!(fields, [first, second]);
    }

    #[test]
    fn different_texts_have_different_ids(first in any_text(), second in any_text()) {
        prop_assert_eq!(nmtoken(&first) == nmtoken(&second), first == second);
        let mut tuids = Tuids::default();
        let ids: BTreeSet<String> = [[&first, &second], [&second, &first], [&first, &second]]
            .map(|parts| tuids.next(&parts.map(String::as_str)))
            .into();
        prop_assert_eq!(ids.len(), 3);
    }

    #[test]
    fn a_rounded_number_prints_short_and_stays_near(number in -10.0..10.0f64) {
        let printed = round4(number).to_string();
        let n_decimals = printed.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        prop_assert!(n_decimals <= 4, "{}", printed);
        let distance = (round4(number) - number).abs();
        prop_assert!(distance <= 0.000_050_001, "{}", distance);
    }
}

fn unescape(field: &str) -> String {
    let mut text = String::new();
    let mut characters = field.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '\\' => match characters.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                Some('\\') => '\\',
                other => panic!("the escape {other:?}"),
            },
            _ => character,
        });
    }
    text
}
