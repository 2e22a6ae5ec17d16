//! Sentences of a text that arrives in pieces.

use crate::cursor::{Scorer, Setting};
use crate::pass::Splitter;
use crate::sentence::SentenceSpan;
use crate::site::LOOKAHEAD;
use drogman_text::{ByteSpan, Habits, LanguageTag};

/// Splits a text that arrives in pieces of any size, given the habits of its document.
///
/// However the text is cut, the answers together are those of [`sentences_with`] for the whole of it. Kept in
/// memory is the sentence being read and, behind it, some hundreds of bytes that the rules look ahead; a sentence is
/// told as soon as that much of what follows is there. Time stays linear however small the pieces are.
///
/// [`sentences_with`]: crate::sentences_with
///
/// # Example: a text in two pieces
///
/// ```
/// use drogman_segment::{SentenceStream, sentences_with};
/// use drogman_text::{Habits, LanguageTag};
///
/// let (language, habits) = (LanguageTag::english(), Habits::default());
/// let mut stream = SentenceStream::new(&language, habits.clone());
/// let mut found = stream.push("Mr. Hovsepian left. Mr");
/// found.extend(stream.push(". Rubin stayed."));
/// found.extend(stream.finish());
/// assert_eq!(found, sentences_with("Mr. Hovsepian left. Mr. Rubin stayed.", &language, &habits));
/// ```
#[derive(Clone, Debug)]
pub struct SentenceStream {
    language: LanguageTag,
    habits: Habits,
    splitter: Splitter,
    /// What is not yet told, from the start of the current sentence on.
    text: String,
    /// How many bytes were before it.
    before: u32,
    /// From which length of `text` on it is looked at again.
    awaited: usize,
}

impl SentenceStream {
    /// A stream at the beginning of a text.
    pub fn new(language: &LanguageTag, habits: Habits) -> Self {
        let language = language.clone();
        Self { language, habits, splitter: Splitter::default(), text: String::new(), before: 0, awaited: 0 }
    }

    /// Takes the next piece and tells the sentences that it settles. Spans are in bytes of the whole text.
    pub fn push(&mut self, piece: &str) -> Vec<SentenceSpan> {
        self.text.push_str(piece);
        if self.text.len() < self.awaited {
            return Vec::new();
        }
        let found = self.pull(false);
        // What was looked at and did not settle anything is looked at again when a part more has come, so that
        // a long run of white space or terminators is not read once for every small piece.
        self.awaited = self.text.len() + (self.text.len() / 8).max(LOOKAHEAD / 8);
        found
    }

    /// Tells the sentences that are left: the text has ended.
    pub fn finish(mut self) -> Vec<SentenceSpan> {
        self.pull(true)
    }

    fn pull(&mut self, complete: bool) -> Vec<SentenceSpan> {
        let mut found = Vec::new();
        let setting = Setting::new(&self.language, &self.habits);
        self.splitter.pull(&self.text, complete, setting, &mut Scorer, &mut found);
        for sentence in &mut found {
            sentence.span = sentence.span.shifted(self.before);
        }
        let done = self.splitter.forget();
        self.text.drain(..done);
        self.before = ByteSpan::of(0..done).shifted(self.before).end();
        found
    }
}
