//! The section of the page about names.

use super::book::NameBook;
use super::palette::Palette;
use super::tally::{Form, Name, Tally, TextRemarks, relation_text};
use super::text::{counted, grouped};
use askama::Template;
use drogman_document::{Concept, ConceptKind, DesignationKind, Status};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// How many names are shown with all that the glossary says; the others only with their forms.
const MOST_IN_FULL: usize = 1_500;

#[derive(Template)]
#[template(path = "report_names.html")]
struct Intro<'a> {
    lead: String,
    remarks: &'a [TextRemarks],
    n_more_remarks: u64,
}

#[derive(Template)]
#[template(path = "report_name.html")]
struct NameView<'a> {
    id: String,
    titles: Vec<&'a str>,
    total: String,
    concepts: Vec<ConceptView<'a>>,
    forms: Vec<FormView<'a>>,
    n_more_forms: u64,
}

struct ConceptView<'a> {
    id: &'a str,
    definition: &'a str,
    kind: &'static str,
    period: Option<&'a str>,
    note: Option<&'a str>,
    relations: Vec<String>,
    designations: Vec<DesignationView<'a>>,
}

struct DesignationView<'a> {
    text: &'a str,
    language: &'a str,
    sort: String,
    usage: String,
    source: &'a str,
}

struct FormView<'a> {
    text: &'a str,
    language: &'a str,
    class: &'a str,
    count: String,
    documents: String,
}

/// Writes the section: the remarks, then the groups, then the names of no group, each by id.
pub(super) fn write_names(
    tally: &Tally,
    book: &NameBook<'_>,
    palette: &Palette,
    out: &mut impl Write,
) -> io::Result<()> {
    let n: u64 = tally.names.values().map(|name| name.n).sum();
    let intro = if n == 0 {
        "No name of the glossary was found.".to_owned()
    } else {
        format!(
            "{} of {}. Forms are listed as they stand in the texts; no form is preferred, and the order is that of \
             code points, never of sides.",
            counted(n, "mention", "mentions"),
            counted(tally.names.len() as u64, "name", "names")
        )
    };
    Intro { lead: intro, remarks: &tally.remarks, n_more_remarks: tally.n_more_remarks }.write_into(out)?;
    let mut groups: BTreeMap<&str, Vec<(&Vec<String>, &Name)>> = BTreeMap::new();
    let mut alone = Vec::new();
    for (concepts, name) in &tally.names {
        match group(concepts, book) {
            Some(group) => groups.entry(group).or_default().push((concepts, name)),
            None => alone.push((concepts, name)),
        }
    }
    let mut n_shown = 0;
    let mut show = |(concepts, name): &(&Vec<String>, &Name), out: &mut dyn Write| {
        n_shown += 1;
        view(concepts, name, book, palette, n_shown <= MOST_IN_FULL).write_into(out)
    };
    if !groups.is_empty() {
        writeln!(out, "<h3>Groups of rival, successive or overlapping names</h3>")?;
    }
    for (group, names) in &groups {
        let group = askama::filters::escape(group, askama::filters::Html).map_err(io::Error::other)?;
        writeln!(out, "<div class=\"group\">\n<p class=\"muted small\">Group <code>{group}</code></p>")?;
        for name in names {
            show(name, out)?;
        }
        writeln!(out, "</div>")?;
    }
    if !alone.is_empty() && !groups.is_empty() {
        writeln!(out, "<h3>Other names</h3>")?;
    }
    for name in &alone {
        show(name, out)?;
    }
    writeln!(out, "</section>")
}

/// The group that all of these concepts belong to.
fn group<'a>(concepts: &[String], book: &'a NameBook<'a>) -> Option<&'a str> {
    let mut groups = concepts.iter().map(|id| book.glossary.concept(id).and_then(|c| c.group.as_deref()));
    let first = groups.next()??;
    groups.all(|other| other == Some(first)).then_some(first)
}

fn view<'a>(
    concepts: &'a [String],
    name: &'a Name,
    book: &'a NameBook<'a>,
    palette: &'a Palette,
    in_full: bool,
) -> NameView<'a> {
    let known = concepts.iter().filter_map(|id| book.glossary.concept(id));
    NameView {
        id: book.anchor(concepts),
        titles: name.designations.iter().map(String::as_str).collect(),
        total: format!("{}\u{D7}", grouped(name.n)),
        concepts: known.filter(|_| in_full).map(|concept| concept_view(concept, book)).collect(),
        forms: name
            .forms
            .iter()
            .map(|((text, language), form)| form_view(text, language, form, palette))
            .collect(),
        n_more_forms: name.n_more_forms,
    }
}

fn form_view<'a>(
    text: &'a str,
    language: &'a drogman_text::LanguageTag,
    form: &Form,
    palette: &'a Palette,
) -> FormView<'a> {
    let mut documents: Vec<String> =
        form.documents.iter().map(|(document, n)| format!("{document} {}\u{D7}", grouped(*n))).collect();
    if form.n_more_documents > 0 {
        documents.push(format!("and {} more", grouped(form.n_more_documents)));
    }
    FormView {
        text,
        language: language.as_str(),
        class: palette.class(language),
        count: format!("{}\u{D7}", grouped(form.n)),
        documents: documents.join(", "),
    }
}

fn concept_view<'a>(concept: &'a Concept, book: &'a NameBook<'a>) -> ConceptView<'a> {
    let mut designations: Vec<_> = concept.designations.iter().collect();
    designations.sort_by(|a, b| (&a.text, &a.language).cmp(&(&b.text, &b.language)));
    let designations = designations.into_iter().map(|it| {
        let usage: Vec<&str> =
            [&it.used_by, &it.scheme, &it.period].into_iter().flatten().map(String::as_str).collect();
        let source = book.glossary.sources.iter().find(|source| source.key == it.source);
        DesignationView {
            text: &it.text,
            language: it.language.as_str(),
            sort: format!("{}, {}", sort_name(it.kind), status_name(it.status)),
            usage: usage.join("; "),
            source: source.map_or(it.source.as_str(), |source| source.title.as_str()),
        }
    });
    ConceptView {
        id: &concept.id,
        definition: &concept.definition,
        kind: kind_name(concept.kind),
        period: concept.period.as_deref(),
        note: concept.note.as_deref(),
        relations: concept.relations.iter().map(|relation| relation_text(&concept.id, relation)).collect(),
        designations: designations.collect(),
    }
}

const fn kind_name(kind: ConceptKind) -> &'static str {
    match kind {
        ConceptKind::Place => "place",
        ConceptKind::Person => "person",
        ConceptKind::Body => "body",
        ConceptKind::People => "people",
        ConceptKind::Event => "event",
    }
}

const fn sort_name(kind: DesignationKind) -> &'static str {
    match kind {
        DesignationKind::Full => "full",
        DesignationKind::Variant => "variant",
        DesignationKind::Short => "short",
        DesignationKind::Acronym => "acronym",
        DesignationKind::Adjective => "adjective",
        DesignationKind::Demonym => "demonym",
    }
}

const fn status_name(status: Status) -> &'static str {
    match status {
        Status::Preferred => "preferred by a house style",
        Status::Admitted => "in use",
        Status::Deprecated => "discouraged by a house style",
        Status::Superseded => "no longer in use",
    }
}
