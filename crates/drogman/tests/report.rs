//! The page: what it says, that nothing on it is markup but its own, and that it asks nothing of a network.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "tests write their inputs, read the page, and may fail"
)]

use drogman::{Compat, LanguageTag, PrepareOptions, TextOptions, prepare};
use std::collections::BTreeSet;
use std::path::Path;

/// The page that `prepare` makes of these files.
fn page_of(files: &[(&str, &str)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let inputs = folder.path().join("in");
    std::fs::create_dir(&inputs).unwrap();
    for (name, text) in files {
        std::fs::write(inputs.join(name), text).unwrap();
    }
    page_in(&inputs, &folder.path().join("out"))
}

fn page_in(inputs: &Path, out: &Path) -> String {
    let options = PrepareOptions {
        inputs: vec![inputs.to_owned()],
        to: LanguageTag::french(),
        from: None,
        out: out.to_owned(),
        replace: false,
        text: TextOptions::default(),
        apply_profile: false,
        min_confidence: 0.8,
        compat: Compat::Strict,
        threads: 1,
        date: None,
    };
    prepare(&options, &|_| true).unwrap();
    std::fs::read_to_string(out.join("report.html")).unwrap()
}

const ENGLISH: &str = "The bridge at Gyumri\n\n\
    The engineers opened the bridge on 3 May 2024 after two years of work. It is 120 metres long.\n\n\
    The mayor thanked the 45 workers from Yerevan. She said that the old ferry will stay in service until autumn.\n\n\
    A paragraph about the weather follows here, and it has no translation at all.\n\n\
    Tickets cost 200 drams. Children under 7 travel free of charge.\n";
const FRENCH: &str = "Le pont de Gumri\n\n\
    Les ingénieurs ont ouvert le pont le 3 mai 2024 après deux ans de travaux. Il mesure 120 mètres de long.\n\n\
    La maire a remercié les 45 ouvriers venus d’Erevan. Elle a dit que l’ancien bac restera en service jusqu’à \
    l’automne.\n\n\
    Les billets coûtent 200 drams. Les enfants de moins de 7 ans voyagent gratuitement.\n";

/// The start tags of the page outside of style and script, and whether all are closed in order.
fn tags(page: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let end = rest[at..].find('>').expect("a tag is not closed") + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(closed), "tags cross at </{closed}>");
        } else if !tag.starts_with('!') {
            assert!(!name.is_empty(), "a bare '<' stands on the page: <{tag}>");
            assert_eq!(tag.matches('"').count() % 2, 0, "odd quotes in <{tag}>");
            tags.push(tag.to_owned());
            if name == "style" || name == "script" {
                let end = rest.find(&format!("</{name}>")).unwrap();
                rest = &rest[end..];
            }
            if !tag.ends_with('/') {
                open.push(name);
            }
        }
    }
    assert!(open.is_empty(), "not closed: {open:?}");
    tags
}

/// The values of an attribute on the page.
fn values<'a>(tags: &'a [String], attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    tags.iter()
        .filter_map(|tag| {
            let from = tag.find(&start)? + start.len();
            Some(&tag[from..from + tag[from..].find('"')?])
        })
        .collect()
}

/// The text of an element's content: tags out, character references read.
fn plain(markup: &str) -> String {
    let mut text = String::new();
    let mut rest = markup;
    while let Some(c) = rest.chars().next() {
        let skipped = match c {
            '<' => rest.find('>').unwrap() + 1,
            '&' => {
                let end = rest.find(';').unwrap();
                text.push(rest[2..end].parse().ok().and_then(char::from_u32).unwrap());
                end + 1
            }
            _ => {
                text.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[skipped..];
    }
    text
}

/// What holds of every page.
fn check(page: &str) {
    let tags = tags(page);
    let n_scripts = tags.iter().filter(|tag| tag.starts_with("script")).count();
    assert_eq!(n_scripts, 1, "only the page's own script");
    let ids = values(&tags, "id");
    let unique: BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "an id stands twice");
    for target in values(&tags, "href") {
        match target.strip_prefix('#') {
            Some(id) => assert!(ids.contains(&id), "a link leads nowhere: #{id}"),
            None => {
                assert!(!target.contains(':') && !target.starts_with("//"), "a link leads outside: {target}");
            }
        }
    }
    assert!(values(&tags, "src").is_empty());
    assert!(!page.contains("url(") && !page.contains("@import"));
    let starts_handler =
        |tag: &&String| tag.contains(" onclick") || tag.contains(" onload") || tag.contains(" onerror");
    assert_eq!(tags.iter().find(starts_handler), None);
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
}

#[test]
fn two_texts_stand_side_by_side_with_their_gap() {
    let page = page_of(&[("bridge.en.txt", ENGLISH), ("pont.fr.txt", FRENCH)]);
    check(&page);
    let row =
        page.lines().find(|line| line.contains("class=\"src\"") && line.contains("120 metres")).unwrap();
    assert!(row.contains("lang=\"fr\" dir=\"auto\"") && row.contains("120 mètres"), "{row}");
    let gap =
        page.lines().find(|line| line.contains("class=\"src\"") && line.contains("the weather")).unwrap();
    assert!(gap.contains("<td class=\"gap\"><span class=\"gapword\">no counterpart</span></td>"), "{gap}");
    // In its document the sentence without counterpart is marked, and only that one.
    assert_eq!(page.matches(" no\" lang=").count(), 1);
    assert!(!page.contains("The bitext is empty"));
}

#[test]
fn names_tell_what_they_are_and_how_else_they_are_called() {
    let page = page_of(&[("bridge.en.txt", ENGLISH), ("pont.fr.txt", FRENCH)]);
    let tags = tags(&page);
    let tip = values(&tags, "title").into_iter().find(|tip| tip.starts_with("gyumri: ")).unwrap();
    let also = &tip[tip.find("Also: ").unwrap() + 6..];
    let names: Vec<&str> = also.lines().next().unwrap().split(", ").filter(|s| s.contains('(')).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(names, sorted, "alternatives stand in code point order");
    assert!(tip.contains("Found by: "));
}

#[test]
fn an_empty_bitext_is_explained() {
    let page = page_of(&[("bridge.en.txt", ENGLISH)]);
    check(&page);
    assert!(page.contains("The bitext is empty: no two of these texts translate each other."));
    assert!(page.contains("No translation of these was found; that is a normal answer."));
    assert!(page.contains("drogman prepare original.txt translation.docx --to fr"));
    // Nothing has a partner, so no single sentence is marked as lacking one.
    assert_eq!(page.matches(" no\" lang=").count(), 0);
}

#[test]
fn units_that_a_file_states_are_marked_as_given() {
    let page = page_of(&[(
        "memory.tsv",
        "en\tfr\nGood morning.\tBonjour.\nThe <i>road</i> is closed.\tLa route est fermée.\n",
    )]);
    check(&page);
    assert_eq!(page.matches("<tr id=\"u1-r").count(), 2);
    assert!(page.matches("<span class=\"tag\">given</span>").count() >= 2);
}

#[test]
fn nothing_of_a_document_becomes_markup() {
    let evil = "<script>alert('x')</script>";
    let text = format!(
        "Report on {evil} & \"more\"\n\nSee https://example.org/?q={evil}&x=1 for the whole story of Yerevan.\n\n\
         He wrote: </p></section></script><script src=\"http://example.org/x.js\"> and left for Gyumri.\n\n\
         <img src=x onerror=alert(1)> stood in the second line of the letter to Baku.\n"
    );
    let page = page_of(&[
        ("a<script>alert(1)<b>.txt", &text),
        ("b\"onclick='x' y=\".md", &format!("# Title {evil}\n\n{text}")),
        ("c&amp;<i>.tsv", &format!("en\tfr\nOne {evil} two.\tUn {evil} deux.\n")),
    ]);
    check(&page);
    assert!(
        plain(&page[page.find("id=\"documents\"").unwrap() - 9..page.find("<script>").unwrap()])
            .contains(evil)
    );
}

#[test]
fn the_text_is_the_documents_own() {
    let text = "Il a dit\u{A0}: «\u{202F}Non\u{202F}», l\u{2019}air tranquille, e\u{301}tonnant & <sûr> de lui\u{AD}même.";
    let page = page_of(&[("note.txt", text)]);
    check(&page);
    let start = page.find("<div class=\"text\">").unwrap();
    let shown = plain(&page[start..start + page[start..].find("</div>").unwrap()]);
    assert_eq!(shown.trim(), text);
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let page = page_of(&[("note.txt", ENGLISH), ("empty<b>.txt", ""), ("broken.docx", "PK not a zip")]);
    check(&page);
    assert!(page.contains("could not be read. The others went on without."));
    assert!(page.contains("<bdi>broken.docx</bdi>"));
}

#[test]
fn the_same_inputs_make_the_same_page() {
    let files = [("bridge.en.txt", ENGLISH), ("pont.fr.txt", FRENCH), ("memory.tsv", "en\tfr\nYes.\tOui.\n")];
    assert_eq!(page_of(&files), page_of(&files));
}

#[test]
fn the_samples_make_a_sound_page() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let folder = tempfile::tempdir().unwrap();
    let page = page_in(&seeds, &folder.path().join("out"));
    check(&page);
    assert!(
        page.contains("<span class=\"tag\">moved</span></td>")
            || page.contains("<span class=\"tag\">moved</span><")
    );
}
