//! How far the sentences of a rule file are those of this crate.

use super::SrxRules;
use crate::pass::sentences;
use drogman_text::LanguageTag;

/// How many boundaries between sentences a rule file and this crate share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Boundaries of this crate.
    pub ours: u64,
    /// Boundaries of the rule file.
    pub theirs: u64,
    /// Those that both draw.
    pub both: u64,
}

impl Agreement {
    /// Counts the boundaries of one more text. The end of the text is none.
    ///
    /// # Example: a rule file that knows no abbreviation
    ///
    /// ```
    /// use drogman_segment::{Agreement, SrxRules};
    /// use drogman_text::LanguageTag;
    ///
    /// let (rules, _) = SrxRules::parse(
    ///     "<srx version='2.0'><header cascade='no'/><body><languagerules><languagerule languagerulename='a'>\
    ///      <rule break='yes'><beforebreak>\\.</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule>\
    ///      </languagerules><maprules><languagemap languagepattern='.*' languagerulename='a'/></maprules></body></srx>",
    /// )?;
    /// let mut agreement = Agreement::default();
    /// agreement.add("Mr. Roy left. He was late.", &LanguageTag::english(), &rules);
    /// assert_eq!((agreement.ours, agreement.theirs, agreement.both), (1, 2, 1));
    /// # Ok::<(), drogman_segment::SrxError>(())
    /// ```
    pub fn add(&mut self, text: &str, language: &LanguageTag, rules: &SrxRules) {
        let starts = |found: Vec<crate::SentenceSpan>| -> Vec<u32> {
            found.iter().skip(1).map(|sentence| sentence.span.start()).collect()
        };
        let ours = starts(sentences(text, language));
        let theirs = starts(rules.sentences(text, language));
        self.ours += ours.len() as u64;
        self.theirs += theirs.len() as u64;
        self.both += theirs.iter().filter(|start| ours.binary_search(start).is_ok()).count() as u64;
    }

    /// The F1 of the rule file against this crate, from 0 to 1; 1 when neither draws a boundary.
    pub fn f1(&self) -> f64 {
        let all = self.ours + self.theirs;
        if all == 0 { 1.0 } else { 2.0 * self.both as f64 / all as f64 }
    }
}
