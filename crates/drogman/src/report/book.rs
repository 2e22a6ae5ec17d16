//! What the page says about a name where the name stands.

use super::text::Text;
use askama::filters::HtmlSafe;
use drogman_document::{Concept, Mention};
use drogman_names::Glossary;
use drogman_text::{ByteSpan, LanguageTag};
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter, Write as _};

/// How many other designations a tooltip lists.
const MOST_ALTERNATIVES: usize = 10;

/// The concepts of a glossary as tooltips need them.
pub(super) struct NameBook<'g> {
    pub(super) glossary: &'g Glossary,
    cards: BTreeMap<String, Card>,
}

struct Card {
    number: usize,
    /// Each designation once, with its languages, in code point order: never by side.
    designations: Vec<(String, String)>,
}

impl<'g> NameBook<'g> {
    pub(super) fn new(glossary: &'g Glossary) -> Self {
        let cards = glossary.concepts.iter().enumerate();
        let cards = cards
            .map(|(number, concept)| {
                (concept.id.clone(), Card { number, designations: by_code_point(concept) })
            })
            .collect();
        Self { glossary, cards }
    }

    /// The id of the place on the page that tells more about these concepts.
    pub(super) fn anchor(&self, concepts: &[String]) -> String {
        let mut anchor = "n".to_owned();
        for (i, id) in concepts.iter().enumerate() {
            // Numbers, because an id of the glossary may hold what an id of the page may not.
            let number = self.cards.get(id).map_or(0, |card| card.number + 1);
            let _ = write!(anchor, "{}{number}", if i == 0 { "" } else { "-" });
        }
        anchor
    }

    /// The tooltip of a mention: what it names, what else that is called, how it was found. Not escaped.
    pub(super) fn tooltip(&self, mention: &Mention, form: &str) -> String {
        let mut tip = String::new();
        if mention.concepts.len() > 1 {
            tip.push_str("One form, several concepts. ");
        }
        for id in &mention.concepts {
            let definition = self.glossary.concept(id).map_or("", |concept| concept.definition.as_str());
            let _ = writeln!(tip, "{id}: {definition}");
            let Some(card) = self.cards.get(id) else { continue };
            let others: Vec<&(String, String)> = card.designations.iter().filter(|d| d.0 != form).collect();
            for (i, (text, languages)) in others.iter().take(MOST_ALTERNATIVES).enumerate() {
                let _ = write!(tip, "{}{text} ({languages})", if i == 0 { "Also: " } else { ", " });
            }
            if let Some(n) = others.len().checked_sub(MOST_ALTERNATIVES).filter(|n| *n > 0) {
                let _ = write!(tip, " and {n} more");
            }
            if !others.is_empty() {
                tip.push('\n');
            }
        }
        let _ = write!(tip, "Found by: {}", mention.steps.join(", "));
        tip
    }
}

fn by_code_point(concept: &Concept) -> Vec<(String, String)> {
    let mut languages: BTreeMap<&str, Vec<&LanguageTag>> = BTreeMap::new();
    for designation in &concept.designations {
        languages.entry(&designation.text).or_default().push(&designation.language);
    }
    languages
        .into_iter()
        .map(|(text, mut tags)| {
            tags.sort();
            tags.dedup();
            let tags: Vec<&str> = tags.into_iter().map(LanguageTag::as_str).collect();
            (text.to_owned(), tags.join(", "))
        })
        .collect()
}

/// A stretch of text with its names underlined.
pub(super) struct Named<'a> {
    pub(super) text: &'a str,
    pub(super) span: ByteSpan,
    /// The names in it; offsets count in `text`.
    pub(super) mentions: &'a [Mention],
    pub(super) book: &'a NameBook<'a>,
    /// Tells whether the page says more about these concepts.
    pub(super) is_listed: &'a dyn Fn(&[String]) -> bool,
}

impl HtmlSafe for Named<'_> {}

impl Display for Named<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut at = self.span.start();
        for mention in self.mentions {
            let span = mention.span;
            if span.start() < at || span.end() > self.span.end() || span.is_empty() {
                continue;
            }
            Text(ByteSpan::new(at, span.start()).slice(self.text)).fmt(f)?;
            let form = span.slice(self.text);
            let tip = self.book.tooltip(mention, form);
            let tip = askama::filters::escape(tip, askama::filters::Html).map_err(|_| fmt::Error)?;
            if (self.is_listed)(&mention.concepts) {
                let anchor = self.book.anchor(&mention.concepts);
                write!(f, "<a class=\"n\" href=\"#{anchor}\" title=\"{tip}\">{}</a>", Text(form))?;
            } else {
                write!(f, "<a class=\"n\" title=\"{tip}\">{}</a>", Text(form))?;
            }
            at = span.end();
        }
        Text(ByteSpan::new(at, self.span.end()).slice(self.text)).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use drogman_names::Tagger;

    #[test]
    fn a_glossary_cannot_put_markup_on_the_page() {
        let glossary = Glossary::parse(&[(
            "own.toml",
            r#"
            source = [ { key = "own", title = "Own notes", publisher = "us", date = "2026", licence = "MIT" } ]
            concept = [ { id = "oz", kind = "place", definition = "A \"city\" <script>alert(1)</script>.",
                designations = [
                    { text = "Oz", language = "en", source = "own" },
                    { text = "<b>Oz</b>", language = "fr", source = "own" } ] } ]
            "#,
        )])
        .unwrap();
        let text = "They went to Oz & back.";
        let mentions = Tagger::new(&glossary).find(text, &LanguageTag::english());
        assert_eq!(mentions.len(), 1);
        let named = |is_listed: bool| {
            let is_listed = move |_: &[String]| is_listed;
            let book = NameBook::new(&glossary);
            let span = ByteSpan::of(0..text.len());
            Named { text, span, mentions: &mentions, book: &book, is_listed: &is_listed }.to_string()
        };
        let page = named(true);
        assert!(page.starts_with(
            "They went to <a class=\"n\" href=\"#n1\" title=\"oz: A &#34;city&#34; &#60;script"
        ));
        assert!(page.ends_with("\">Oz</a> &#38; back."), "{page}");
        assert!(!page.contains("<script") && !page.contains("<b>"));
        assert!(!named(false).contains("href"), "a name that has no entry on the page is no link");
    }
}
