//! The native format: what is refused, and with which words.
#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "a malformed case must fail")]

mod support;

use drogman_names::Glossary;

const SOURCE: &str =
    "[[source]]\nkey = \"s\"\ntitle = \"T\"\npublisher = \"P\"\ndate = \"2026\"\nlicence = \"MIT\"\n";

fn faults(concepts: &str) -> Vec<String> {
    let error = Glossary::parse(&[("sources.toml", SOURCE), ("places.toml", concepts)]).expect_err("faults");
    error.faults().iter().map(ToString::to_string).collect()
}

fn concept(id: &str, more: &str, designations: &str) -> String {
    format!(
        "[[concept]]\nid = \"{id}\"\nkind = \"place\"\ndefinition = \"D.\"\n{more}designations = [\n{designations}]\n"
    )
}

const ANI: &str = "  { text = \"Ani\", language = \"en\", source = \"s\" },\n";

#[test]
fn every_fault_is_told_with_its_line() {
    let file = [
        concept("ani", "group = \"alone\"\n", ANI),
        concept("ani", "", ANI),
        concept("kars", "relations = [ { kind = \"rival\", concept = \"nowhere\" },\n { kind = \"enemy\", concept = \"kars\" } ]\n", ANI),
        concept("Van", "", ""),
        concept(
            "ganja",
            "",
            "  { text = \"Ganja\", language = \"en\", source = \"other\" },\n  { text = \"Ge\u{301}nce\", language = \"fr\", source = \"s\" },\n  { text = \"\", language = \"fr\", source = \"s\" },\n  { text = \"Ganja\", language = \"en\", source = \"s\" },\n",
        ),
    ]
    .concat();
    assert_eq!(
        faults(&file),
        [
            "places.toml:1: group 'alone' has one member: a group ties several",
            "places.toml:9: concept 'ani' stands already at places.toml:1",
            "places.toml:20: concept 'kars': no concept 'nowhere' to relate to",
            "places.toml:21: concept 'kars' is related to itself",
            "places.toml:21: concept 'kars': relation 'enemy' is none of rival, renamed-from, renamed-to, part-of, has-part, homonym, related",
            "places.toml:25: concept 'Van' has no designation",
            "places.toml:25: concept id 'Van' is not an id (a-z, 0-9, -)",
            "places.toml:36: concept 'ganja': no source 'other' for 'Ganja'",
            "places.toml:37: concept 'ganja': designation 'Ge\u{301}nce' is not in NFC",
            "places.toml:38: concept 'ganja': designation '' is empty or has white space at an end",
            "places.toml:39: concept 'ganja': 'Ganja' (en) stands twice",
        ]
    );
}

#[test]
fn what_cannot_be_read_is_told_table_by_table() {
    let file = concept("ani", "colour = \"red\"\n", ANI)
        + &concept("kars", "", "  { text = \"Kars\" },\n")
        + "[other]\n";
    let found = faults(&file);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[0].starts_with("places.toml:5: concept: unknown field `colour`"), "{}", found[0]);
    assert!(found[1].starts_with("places.toml:14: concept: missing field"), "{}", found[1]);
    assert_eq!(found[2], "places.toml:16: 'other' is not a list of tables");
    let found = faults("[[concept]\nid = 1\n");
    assert!(found[0].starts_with("places.toml:1: not TOML: "), "{}", found[0]);
}

#[test]
fn sources_are_checked() {
    let file =
        "[[source]]\nkey = \"s\"\ntitle = \"\"\npublisher = \"P\"\ndate = \"yesterday\"\nlicence = \"MIT\"\n";
    assert_eq!(
        faults(file),
        [
            "places.toml:1: source 's' has an empty title",
            "places.toml:1: source 's' stands twice: keep one",
            "places.toml:1: source 's': date 'yesterday' is not of the form 2024, 2024-03 or 2024-03-05",
        ]
    );
}

#[test]
fn groups_come_in_code_point_order() {
    let glossary = support::glossary();
    let ids: Vec<&str> =
        glossary.group("nagorno-karabakh").iter().map(|concept| concept.id.as_str()).collect();
    assert_eq!(ids, ["artsakh", "nagorno-karabakh"]);
    assert!(glossary.group("yerevan").is_empty());
}

#[test]
fn the_shipped_glossary_parses_and_prefers_nothing() {
    let folder = format!("{}/../../glossary", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let glossary = Glossary::parse(&files).unwrap_or_else(|error| panic!("{error}"));
    let builtin = Glossary::builtin();
    for concept in &builtin.concepts {
        for designation in &concept.designations {
            assert_ne!(designation.status, drogman_document::Status::Preferred, "{}", concept.id);
        }
    }
    let ids = |glossary: &Glossary| {
        let mut ids: Vec<String> = glossary.concepts.iter().map(|concept| concept.id.clone()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&builtin), ids(&glossary), "builtin.rs lists other files than glossary/ holds");
    assert!(builtin.concepts.len() >= 120, "only {} concepts", builtin.concepts.len());
}
