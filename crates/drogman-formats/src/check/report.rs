//! Findings, and what a file came to.

use super::place::CheckPlace;
use super::rule::CheckRule;
use drogman_text::Severity;
use std::collections::BTreeMap;

/// The longest excerpt of the offending text, in characters.
const MAX_EXCERPT: usize = 60;

/// One breach of a rule.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CheckFinding {
    /// The rule.
    pub rule: &'static CheckRule,
    /// Where.
    pub place: CheckPlace,
    /// What is the matter here, in one plain sentence.
    pub message: String,
    /// The offending text, shortened, with invisible characters escaped; empty when there is none.
    pub excerpt: String,
}

/// A format that is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CheckFormat {
    /// TMX (Translation Memory Exchange), 1.1 to 1.4.
    Tmx,
    /// XLIFF 1.2.
    Xliff1,
    /// XLIFF 2.0 and 2.1.
    Xliff2,
    /// TBX (Term Base Exchange), version 3.
    Tbx,
    /// SRX (Segmentation Rules Exchange) 2.0.
    Srx,
}

impl CheckFormat {
    /// The name of the format.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tmx => "TMX",
            Self::Xliff1 | Self::Xliff2 => "XLIFF",
            Self::Tbx => "TBX",
            Self::Srx => "SRX",
        }
    }
}

/// What a file came to.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct CheckSummary {
    /// The format, when the file is of one that is checked.
    pub format: Option<CheckFormat>,
    /// The version that the file states.
    pub version: String,
    /// The dialect and style (TBX), or the level (TMX).
    pub dialect: String,
    /// The encoding.
    pub encoding: String,
    /// How the encoding was decided: `bom`, `pattern`, `declared` or `default`.
    pub encoding_how: &'static str,
    /// Languages as the file writes them, with how many sides or sections each has.
    pub languages: BTreeMap<String, u64>,
    /// Units: `tu`, `unit`, `trans-unit`, `conceptEntry`, `rule`.
    pub n_units: u64,
    /// Segments: `seg`, `segment`, terms.
    pub n_segments: u64,
    /// Characters of the segments, markup left aside.
    pub n_characters: u64,
    /// Errors, warnings and notes, those that were not reported included.
    pub n_errors: u64,
    /// Warnings.
    pub n_warnings: u64,
    /// Notes.
    pub n_notes: u64,
    /// How many findings the cap kept back.
    pub n_capped: u64,
    /// How often each rule was broken.
    pub rules: BTreeMap<&'static str, u64>,
}

/// Takes findings and hands them on.
pub(crate) struct Reporter<'s> {
    sink: &'s mut dyn FnMut(&CheckFinding),
    cap: u64,
    pub(crate) summary: CheckSummary,
}

impl<'s> Reporter<'s> {
    pub(crate) fn new(cap: u64, sink: &'s mut dyn FnMut(&CheckFinding)) -> Self {
        Self { sink, cap, summary: CheckSummary::default() }
    }

    /// Reports a breach of a rule.
    pub(crate) fn add(
        &mut self,
        rule: &'static CheckRule,
        place: CheckPlace,
        message: impl Into<String>,
        offending: &str,
    ) {
        let summary = &mut self.summary;
        match rule.severity {
            Severity::Error => summary.n_errors += 1,
            Severity::Warning => summary.n_warnings += 1,
            Severity::Note => summary.n_notes += 1,
        }
        let count = summary.rules.entry(rule.id).or_default();
        *count += 1;
        // The cap holds for each rule, so that a common fault does not hide a rare one.
        if *count > self.cap {
            summary.n_capped += 1;
            return;
        }
        let finding = CheckFinding { rule, place, message: message.into(), excerpt: excerpt(offending) };
        (self.sink)(&finding);
    }

    pub(crate) fn language(&mut self, language: &str) {
        if let Some(count) = self.summary.languages.get_mut(language) {
            *count += 1;
        } else if self.summary.languages.len() < 10_000 {
            self.summary.languages.insert(language.to_owned(), 1);
        }
    }
}

/// Shortens a text and makes what cannot be seen in it visible.
pub(crate) fn excerpt(text: &str) -> String {
    let mut shown = String::new();
    for (n, character) in text.chars().enumerate() {
        if n == MAX_EXCERPT {
            shown.push('\u{2026}');
            break;
        }
        let hidden = character.is_control()
            || character.is_whitespace() && character != ' '
            || matches!(character,
                '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}');
        if hidden {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_show_what_cannot_be_seen() {
        assert_eq!(excerpt("a\u{A0}b\u{200B}\n"), "a\\u{a0}b\\u{200b}\\u{a}");
        assert_eq!(excerpt(&"x".repeat(99)).chars().count(), MAX_EXCERPT + 1);
    }
}
