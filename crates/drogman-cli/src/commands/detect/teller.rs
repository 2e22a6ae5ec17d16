//! Who tells the language of a text.

use crate::args::{Backend, DetectArgs};
use drogman::{Allowed, Drogman, Identify as _, LanguageSpan, LanguageTag, Seams, Whatlang};

/// A backend with the languages that it may answer.
pub(super) struct Teller {
    backend: Backend,
    allowed: Allowed,
}

impl Teller {
    pub(super) fn new(args: &DetectArgs) -> Self {
        Self { backend: args.backend, allowed: args.allowed() }
    }

    /// The language of a whole text, or `und`, and how probable it is.
    pub(super) fn tell(&self, text: &str) -> (LanguageTag, f64) {
        let ranked = match self.backend {
            Backend::Drogman => Drogman.rank(text, &self.allowed),
            Backend::Whatlang => Whatlang.rank(text, &self.allowed),
        };
        (ranked.language(), ranked.confidence())
    }

    /// Where the language of a text changes.
    pub(super) fn seams<'a>(&self, text: &'a str) -> Seams<'a> {
        Seams::find(text, &self.allowed)
    }

    /// The stretches as this backend labels them: ours are labelled already, another takes each by itself.
    pub(super) fn label(&self, text: &str, mut spans: Vec<LanguageSpan>) -> Vec<LanguageSpan> {
        if self.backend == Backend::Drogman {
            return spans;
        }
        for span in &mut spans {
            (span.language, span.confidence) = self.tell(span.span.slice(text));
        }
        spans
    }

    /// Whether stretches are found by their words, and not by sentences alone.
    pub(super) fn finds_phrases(&self) -> bool {
        self.backend == Backend::Drogman
    }
}
