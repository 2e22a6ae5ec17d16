//! The languages of a run, and the regions of a block.

use drogman_detect::{Allowed, LanguageSpan, Level, Ranked, identify, spans_of};
use drogman_text::{ByteSpan, LanguageTag};

/// The languages that texts may be taken for: English and French, and those that the user names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Languages {
    allowed: Allowed,
}

impl Default for Languages {
    fn default() -> Self {
        Self::with(&[])
    }
}

impl Languages {
    /// English, French and the further ones. A named tag with a region stands for its bare language.
    ///
    /// # Example: the answer is carried as the user named it
    ///
    /// ```
    /// use drogman::{LanguageTag, Languages};
    /// let canada = LanguageTag::parse("fr-CA").into_iter().collect::<Vec<_>>();
    /// let languages = Languages::with(&canada);
    /// assert_eq!(languages.as_named(&LanguageTag::french()).as_str(), "fr-CA");
    /// ```
    pub fn with(further: &[LanguageTag]) -> Self {
        Self::only(&[further, &[LanguageTag::english(), LanguageTag::french()]].concat())
    }

    /// These languages and no others.
    pub fn only(tags: &[LanguageTag]) -> Self {
        Self { allowed: Allowed::new(tags.iter().cloned()) }
    }

    /// The set as the detector takes it.
    pub fn allowed(&self) -> &Allowed {
        &self.allowed
    }

    /// A language under the tag that the user gave for it, else its own.
    pub fn as_named(&self, language: &LanguageTag) -> LanguageTag {
        let named = self.allowed.tags().iter().find(|tag| tag.same_language(language));
        named.unwrap_or(language).clone()
    }
}

/// A stretch of a block that is segmented by the rules of one language.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Region {
    /// Where, in the block's text.
    pub(crate) span: ByteSpan,
    /// Its language.
    pub(crate) language: LanguageTag,
    /// How sure.
    pub(crate) confidence: f64,
    /// The quotations of another language that lie inside one of its sentences.
    pub(crate) quotations: Vec<ByteSpan>,
    /// How many full stops in it stand before a capital, and before a small letter.
    pub(crate) starts: (u32, u32),
}

/// The regions of a block: language spans, with each quotation inside a sentence joined to what surrounds it.
/// They ascend and cover the block.
pub(crate) fn regions(text: &str, allowed: &Allowed, whole: &Ranked) -> Vec<Region> {
    let found = spans_of(text, allowed, whole);
    let mut regions: Vec<Region> = Vec::with_capacity(found.len());
    for (i, span) in found.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|before| found.get(before));
        let is_inside = before.is_some() && is_inside_a_sentence(text, span, found.get(i + 1));
        if let Some(host) = regions.last_mut().filter(|_| is_inside) {
            host.span = ByteSpan::new(host.span.start(), span.span.end());
            host.quotations.push(span.span);
            continue;
        }
        match regions.last_mut().filter(|last| last.language == span.language) {
            // What follows a quotation belongs to the sentence that holds it.
            Some(host) => host.span = ByteSpan::new(host.span.start(), span.span.end()),
            None => regions.push(Region {
                span: span.span,
                language: span.language.clone(),
                confidence: span.confidence,
                quotations: Vec::new(),
                starts: (0, 0),
            }),
        }
    }
    regions
}

/// The language spans of a block as a stage's answer: where, which, how sure.
///
/// # Example: a quotation inside a sentence does not cut it
///
/// ```
/// use drogman::{Languages, language_regions};
/// let text = "The mayor said « nous n'avons pas encore reçu de réponse », but she smiled at the thought of it.";
/// let found = language_regions(text, &Languages::default());
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].1.as_str(), "en");
/// ```
pub fn language_regions(text: &str, languages: &Languages) -> Vec<(ByteSpan, LanguageTag, f64)> {
    let whole = identify(text, languages.allowed());
    regions(text, languages.allowed(), &whole)
        .into_iter()
        .map(|r| (r.span, r.language, r.confidence))
        .collect()
}

/// Whether a span is a quotation or a phrase that stands inside a sentence of what comes before it. A quotation opens
/// with a mark, and either the sentence before it has not ended or the one after it goes on; a phrase without marks
/// begins in the middle of a sentence and holds no end of one.
fn is_inside_a_sentence(text: &str, span: &LanguageSpan, after: Option<&LanguageSpan>) -> bool {
    let inner = span.span.slice(text).trim();
    if is_bare_phrase(text, span, inner) {
        return true;
    }
    if !inner.starts_with(['\u{AB}', '\u{201C}', '\u{201E}', '"', '\u{2018}', '(', '[']) {
        return false;
    }
    let before = text.get(..span.span.start() as usize).unwrap_or("").trim_end();
    let sentence_goes_on = !before.ends_with(['.', '!', '?', '\u{2026}', '\n', ':']) && !before.is_empty();
    // Behind a colon only a quotation that is closed and followed by more of the same sentence is inside it.
    let tail = after.map_or("", |next| next.span.slice(text)).trim_start();
    let continued = tail
        .starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | '-' | '\u{2013}' | '\u{2014}'));
    let closed = inner.ends_with(['\u{BB}', '\u{201D}', '"', '\u{2019}', ')', ']', '.', ',']);
    closed && (sentence_goes_on || continued)
}

/// Whether a span is a few words inside a sentence, with no mark of their own. The sides of a bilingual line are none.
fn is_bare_phrase(text: &str, span: &LanguageSpan, inner: &str) -> bool {
    let before = text.get(..span.span.start() as usize).unwrap_or("").trim_end_matches(' ');
    let is_set_apart = before.ends_with(|c: char| {
        c.is_whitespace() || matches!(c, '.' | '!' | '?' | '\u{2026}' | ':' | '/' | '|')
    });
    let body = inner.trim_end_matches(|c: char| !c.is_alphanumeric());
    let has_end = body.contains(". ") || body.contains(['!', '?', '\u{2026}', '\n']);
    span.level == Level::Phrase
        && inner.starts_with(char::is_alphanumeric)
        && !before.is_empty()
        && !is_set_apart
        && !has_end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, String)> {
        let allowed = Allowed::of(&["en", "fr"]);
        let found = regions(text, &allowed, &identify(text, &allowed));
        let joined: String = found.iter().map(|r| r.span.slice(text)).collect();
        assert_eq!(joined, text);
        found.iter().map(|r| (r.language.to_string(), r.span.slice(text).trim().to_owned())).collect()
    }

    #[test]
    fn a_whole_sentence_of_another_language_is_a_region() {
        let found = cut(
            "The road was closed. On ne pouvait plus passer, même à pied. Nobody had warned the drivers.",
        );
        let languages: Vec<&str> = found.iter().map(|r| r.0.as_str()).collect();
        assert_eq!(languages, ["en", "fr", "en"]);
    }

    #[test]
    fn a_quotation_that_is_a_sentence_of_its_own_is_a_region() {
        let found = cut(
            "She read the letter aloud. « Nous ne reviendrons plus jamais dans cette ville. » Then she burned it.",
        );
        let languages: Vec<&str> = found.iter().map(|r| r.0.as_str()).collect();
        assert_eq!(languages, ["en", "fr", "en"]);
    }

    #[test]
    fn a_phrase_inside_a_sentence_cuts_nothing() {
        let phrase =
            "She told me that she would prendre le temps de réfléchir un peu before giving an answer.";
        assert_eq!(cut(phrase), [("en".to_owned(), phrase.to_owned())]);
        let sides = cut("Bonjour à toutes et à tous / Good morning to all of you");
        assert_eq!(sides.len(), 2, "the sides of a bilingual line are no phrases");
    }
}
