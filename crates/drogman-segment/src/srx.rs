//! Sentences by the rules of an SRX 2.0 file.

mod agreement;
mod check;
mod export;
mod pattern;
mod phrase;
mod reader;
mod version;

pub use agreement::Agreement;
pub use export::export_srx;
pub use version::PATTERN_TABLES;

use crate::sentence::{BoundaryReason, SentenceSpan};
use drogman_text::{ByteSpan, Diagnostic, LanguageTag, Severity};
use fancy_regex::Regex;
use pattern::Place;
use std::fmt;

/// How many bytes to either side of a place a rule may look at. It bounds the work at one place, so that no text
/// makes a rule file slower than linear.
const WINDOW: usize = 400;

/// The rules of an SRX 2.0 file (Segmentation Rules eXchange, LISA 2008), ready to use.
#[derive(Debug)]
pub struct SrxRules {
    cascade: bool,
    maps: Vec<Map>,
    groups: Vec<Vec<Rule>>,
}

/// Which languages a group of rules is for.
#[derive(Debug)]
struct Map {
    language: Regex,
    group: usize,
}

/// One rule: whether a place that matches is a boundary.
#[derive(Debug)]
struct Rule {
    breaks: bool,
    place: Place,
    line: usize,
}

/// Why a text is no rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SrxError {
    /// The text is not well-formed XML.
    Xml {
        /// The line, from 1.
        line: usize,
        /// What the reader of XML says.
        message: String,
    },
    /// The outermost element is not `srx`.
    NotSrx,
    /// No rule is left that could be used.
    NoRules,
}

impl fmt::Display for SrxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Xml { line, message } => {
                write!(formatter, "line {line}: the rule file is not well-formed XML: {message}")
            }
            Self::NotSrx => {
                write!(
                    formatter,
                    "this is no SRX file: its outermost element is not <srx>; give a file in SRX 2.0"
                )
            }
            Self::NoRules => {
                write!(formatter, "the file holds no rule that a language map leads to and that can be used")
            }
        }
    }
}

impl std::error::Error for SrxError {}

impl SrxRules {
    /// Reads a rule file. Patterns are ICU regular expressions; a rule whose pattern cannot be taken is left out
    /// and reported with its line, as are duplicate and missing rule names and rules that can never decide.
    ///
    /// # Errors
    /// When the text is not well-formed XML, is no SRX, or holds no rule that can be used.
    ///
    /// # Example: a rule file of one language
    ///
    /// ```
    /// use drogman_segment::SrxRules;
    /// use drogman_text::LanguageTag;
    ///
    /// let file = r#"<srx version="2.0" xmlns="http://www.lisa.org/srx20">
    ///   <header segmentsubflows="yes" cascade="no"/>
    ///   <body>
    ///     <languagerules><languagerule languagerulename="English">
    ///       <rule break="no"><beforebreak>\bMr\.</beforebreak><afterbreak>\s</afterbreak></rule>
    ///       <rule break="yes"><beforebreak>\.</beforebreak><afterbreak>\s</afterbreak></rule>
    ///     </languagerule></languagerules>
    ///     <maprules><languagemap languagepattern="en.*" languagerulename="English"/></maprules>
    ///   </body>
    /// </srx>"#;
    /// let (rules, remarks) = SrxRules::parse(file)?;
    /// assert!(remarks.is_empty());
    /// let text = "Mr. Rubin left. He was late.";
    /// let found = rules.sentences(text, &LanguageTag::english());
    /// let pieces: Vec<&str> = found.iter().map(|sentence| sentence.span.slice(text)).collect();
    /// assert_eq!(pieces, ["Mr. Rubin left.", "He was late."]);
    /// # Ok::<(), drogman_segment::SrxError>(())
    /// ```
    pub fn parse(xml: &str) -> Result<(Self, Vec<Diagnostic>), SrxError> {
        let file = reader::read(xml)?;
        let mut remarks = Vec::new();
        check::file(&file, xml, &mut remarks);
        let mut groups = Vec::new();
        for group in &file.groups {
            let mut rules = Vec::new();
            for rule in &group.rules {
                match Place::compile(&rule.before, &rule.after) {
                    Ok(place) => {
                        let line = reader::line(xml, rule.byte);
                        rules.push(Rule { breaks: rule.breaks, place, line });
                    }
                    Err(reason) => remarks.push(check::remark(
                        xml,
                        rule.byte,
                        "srx-rule-not-taken",
                        &format!("a rule of {:?} is left out: {reason}", group.name),
                        "rewrite its pattern; the sentences may differ from those of other tools until then",
                    )),
                }
            }
            groups.push(rules);
        }
        let mut maps = Vec::new();
        for map in &file.maps {
            // The reader reports a name that leads nowhere.
            let Some(group) = file.groups.iter().position(|group| group.name == map.name) else { continue };
            match pattern::language(&map.pattern) {
                Ok(language) => maps.push(Map { language, group }),
                Err(reason) => remarks.push(check::remark(
                    xml,
                    map.byte,
                    "srx-map-not-taken",
                    &format!("the language pattern {:?} is left out: {reason}", map.pattern),
                    "rewrite the pattern",
                )),
            }
        }
        let usable = |map: &Map| groups.get(map.group).is_some_and(|rules| !rules.is_empty());
        if !maps.iter().any(usable) {
            return Err(SrxError::NoRules);
        }
        Ok((Self { cascade: file.cascade, maps, groups }, remarks))
    }

    /// Splits a text into sentences by the rules of its language: at each place between two characters the first
    /// rule that matches decides. With `cascade` the rules of every matching language map count, in the order of
    /// the maps, else those of the first. A text that no map is for is one sentence. Sentences are trimmed of
    /// white space; line breaks are for the rules alone. A rule sees 400 bytes to either side of a place.
    ///
    /// The cost is linear in the text times the number of rules. See [`SrxRules::segment`] for what was given up.
    pub fn sentences(&self, text: &str, language: &LanguageTag) -> Vec<SentenceSpan> {
        self.segment(text, language).0
    }

    /// The sentences as [`SrxRules::sentences`] gives them, and a remark for each rule that was given up at some
    /// place because it backtracked too long.
    pub fn segment(&self, text: &str, language: &LanguageTag) -> (Vec<SentenceSpan>, Vec<Diagnostic>) {
        let rules = self.rules(language);
        let mut found = Vec::new();
        let mut given_up: Vec<(usize, usize)> = Vec::new();
        let mut start = 0;
        // Behind the last rule that breaks nothing more can happen.
        let useful = rules.iter().rposition(|rule| rule.breaks).map_or(0, |last| last + 1);
        for (at, _) in text.char_indices().skip(1).filter(|_| useful > 0) {
            let (head, tail) = window(text, at);
            let matches = |rule: &Rule, given_up: &mut Vec<(usize, usize)>| {
                rule.place.matches(text, head..tail, at).unwrap_or_else(|| {
                    if !given_up.iter().any(|(line, _)| *line == rule.line) {
                        given_up.push((rule.line, at));
                    }
                    false
                })
            };
            // Most places match no rule that breaks, and those are the fewer.
            let candidate = rules.iter().any(|rule| rule.breaks && matches(rule, &mut given_up));
            let decided =
                candidate.then(|| rules.iter().take(useful).find(|rule| matches(rule, &mut given_up)));
            if decided.flatten().is_some_and(|rule| rule.breaks) {
                push(&mut found, text, start, at, BoundaryReason::Rule);
                start = at;
            }
        }
        push(&mut found, text, start, text.len(), BoundaryReason::EndOfText);
        if let Some(last) = found.last_mut() {
            last.reason = BoundaryReason::EndOfText;
        }
        let remarks = given_up.into_iter().map(|(line, at)| {
            let message =
                format!("the rule of line {line} of the SRX file took too long and was passed over");
            Diagnostic::new(Severity::Warning, "srx-rule-given-up", message)
                .at(ByteSpan::of(at..at))
                .hint("simplify its nested repetitions")
        });
        (found, remarks.collect())
    }

    /// The rules for a language, in their order.
    fn rules(&self, language: &LanguageTag) -> Vec<&Rule> {
        let serves = |map: &&Map| map.language.is_match(language.as_str()).unwrap_or(false);
        let take = if self.cascade { usize::MAX } else { 1 };
        let groups = self.maps.iter().filter(serves).take(take);
        groups.filter_map(|map| self.groups.get(map.group)).flatten().collect()
    }
}

/// Adds a sentence without the white space around it, if anything is left.
fn push(found: &mut Vec<SentenceSpan>, text: &str, start: usize, end: usize, reason: BoundaryReason) {
    let span = ByteSpan::of(start..end).trimmed(text);
    if !span.slice(text).is_empty() {
        found.push(SentenceSpan { span, confidence: 1.0, reason });
    }
}

/// What a rule sees around a place.
fn window(text: &str, at: usize) -> (usize, usize) {
    let head = (at.saturating_sub(WINDOW)..at).find(|byte| text.is_char_boundary(*byte)).unwrap_or(at);
    let tail = (at..=(at + WINDOW).min(text.len())).rev().find(|byte| text.is_char_boundary(*byte));
    (head, tail.unwrap_or(at))
}
