//! Where the language changes inside a text.

mod border;
pub(crate) mod check;
mod evidence;
pub(crate) mod path;
mod seams;
pub(crate) mod settings;
pub(crate) mod words;

use crate::model::ranker::label;
use crate::{Allowed, Ranked};
use drogman_text::{ByteSpan, LanguageTag, Script};
use seams::Map;

/// A stretch of text in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageSpan {
    /// Where.
    pub span: ByteSpan,
    /// Its language, or `und`.
    pub language: LanguageTag,
    /// How probable that language is for the stretch where it stands, from 0 to 1.
    pub confidence: f64,
    /// What sort of stretch it is.
    pub level: Level,
    /// What speaks for it.
    pub reason: Reason,
}

/// How finely a text is looked at, and what sort of stretch a span is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The whole text.
    Document,
    /// Whole lines.
    Block,
    /// Whole sentences.
    Sentence,
    /// A part of a sentence: a quotation, a side of a bilingual line, a few words.
    Phrase,
}

impl Level {
    /// Its name: `document`, `block`, `sentence`, `phrase`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Block => "block",
            Self::Sentence => "sentence",
            Self::Phrase => "phrase",
        }
    }
}

/// What speaks for the language of a stretch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    /// The script of most of its letters; [`Script::None`] without letters.
    pub script: Script,
    /// How many words of the language were looked at.
    pub n_words: u32,
    /// How far the language is ahead of the next one, in nats, as its words add up; below 0 where only the
    /// neighbours speak for it.
    pub margin: f64,
}

/// Where the language of a text changes, and what its documents, blocks, sentences and phrases are in.
///
/// One pass over the text answers all levels, and any stretch besides ([`Seams::over`]).
///
/// # Example: four levels of one text
///
/// ```
/// use drogman_detect::{Allowed, Level, Seams};
/// let text = "The letter was short.\nShe read « Nous ne reviendrons plus dans cette ville » and put it away.";
/// let seams = Seams::find(text, &Allowed::of(&["en", "fr"]));
/// assert_eq!(seams.document().language.as_str(), "en");
/// assert_eq!(seams.blocks().len(), 2);
/// assert_eq!(seams.sentences().len(), 2);
/// let phrases = seams.phrases();
/// assert_eq!(phrases.len(), 3);
/// assert_eq!((phrases[1].language.as_str(), phrases[1].level), ("fr", Level::Phrase));
/// ```
#[derive(Debug)]
pub struct Seams<'a> {
    map: Map<'a>,
}

impl<'a> Seams<'a> {
    /// Reads the text once; linear in its length. What is kept is a row of numbers for each sentence and phrase.
    pub fn find(text: &'a str, allowed: &Allowed) -> Self {
        let mut map = Map::find(text, allowed.scorer(), &settings::SETTINGS, &settings::CHECKS);
        if map.is_short() {
            let whole = label(text, allowed);
            map.decide(whole.position, whole.confidence);
        }
        Self { map }
    }

    /// The stretches of one language: ascending, without a hole, covering the text.
    pub fn phrases(&self) -> Vec<LanguageSpan> {
        self.map.phrases()
    }

    /// The sentences as far as their marks tell, each with the language of most of its letters: ascending, without a
    /// hole. A full stop behind an abbreviation counts as an end here.
    pub fn sentences(&self) -> Vec<LanguageSpan> {
        self.map.sentences()
    }

    /// The lines that hold words, each with the language of most of its letters: ascending, without a hole.
    pub fn blocks(&self) -> Vec<LanguageSpan> {
        self.map.blocks()
    }

    /// The whole text with the language of most of its letters.
    pub fn document(&self) -> LanguageSpan {
        self.map.document()
    }

    /// Any stretch of the text, by the sentences and phrases that it touches.
    pub fn over(&self, span: ByteSpan) -> LanguageSpan {
        self.map.over(span)
    }
}

/// The language spans of a text: ascending, without a hole, covering all of it.
///
/// A text is read word by word: what the model says of each, less for capitals inside a sentence, which are likely
/// names. A change of language has a price by what stands between two words (an empty line, a sentence end, a
/// quotation mark, a comma, nothing), and the cheapest way through the words (Viterbi 1967) is taken. A stretch
/// inside a sentence then has to show words of its own that are no names, else it goes to what surrounds it. Linear
/// in the length of the text.
///
/// # Example: a quotation in another language, and a name that is none
///
/// ```
/// use drogman_detect::{Allowed, spans};
/// let allowed = Allowed::of(&["en", "fr"]);
/// let text = "She answered: « Nous ne savons pas encore ce qui va se passer », and then she left the room.";
/// let found = spans(text, &allowed);
/// assert_eq!(found.len(), 3);
/// assert_eq!(found[1].language.as_str(), "fr");
/// assert_eq!(found.last().map(|s| s.span.end() as usize), Some(text.len()));
/// assert_eq!(spans("He has read « Le Monde » every day since he came to the city.", &allowed).len(), 1);
/// ```
pub fn spans(text: &str, allowed: &Allowed) -> Vec<LanguageSpan> {
    Seams::find(text, allowed).phrases()
}

/// The same as [`spans`] for a caller that knows already what [`crate::identify`] says of the whole text: a text that
/// is of one language throughout is given that answer.
///
/// # Example: asked once, used twice
///
/// ```
/// use drogman_detect::{Allowed, identify, spans_of};
/// let (text, allowed) = ("The door was open. Personne n'était là.", Allowed::of(&["en", "fr"]));
/// let whole = identify(text, &allowed);
/// assert_eq!(spans_of(text, &allowed, &whole).len(), 2);
/// ```
pub fn spans_of(text: &str, allowed: &Allowed, whole: &Ranked) -> Vec<LanguageSpan> {
    let mut found = spans(text, allowed);
    if let [only] = found.as_mut_slice() {
        (only.language, only.confidence) = (whole.language(), whole.confidence());
    }
    found
}
