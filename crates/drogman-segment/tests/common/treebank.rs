//! Reads a development set and counts boundaries: interior ones of each paragraph, at positions counted in
//! characters that are not white space, pooled over the set.

use drogman_segment::{BoundaryReason, sentences};
use drogman_text::LanguageTag;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The sets of written text that the mean is taken over.
pub(crate) const WRITTEN: [&str; 6] = [
    "seg.UD_French-GSD",
    "seg.UD_French-Sequoia",
    "seg.UD_French-PUD",
    "seg.UD_English-EWT",
    "seg.UD_English-GUM",
    "seg.UD_English-PUD",
];

/// A set of texts with their gold sentences.
pub(crate) struct Set {
    texts: Vec<Text>,
}

struct Text {
    language: LanguageTag,
    content: String,
    paragraphs: Vec<(usize, usize)>,
    sentences: Vec<(usize, usize)>,
}

/// Boundaries found and missed.
#[derive(Default)]
pub(crate) struct Score {
    /// Boundaries of the gold.
    pub(crate) gold: usize,
    found: usize,
    right: usize,
}

impl Score {
    /// Precision, recall and F1.
    pub(crate) fn rates(&self) -> (f64, f64, f64) {
        let precision = self.right as f64 / self.found.max(1) as f64;
        let recall = self.right as f64 / self.gold.max(1) as f64;
        (precision, recall, 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE))
    }
}

impl Set {
    /// Reads the lines of a set; `None` when one is malformed.
    pub(crate) fn parse(lines: &str) -> Option<Self> {
        let texts = lines.lines().map(Text::parse).collect::<Option<Vec<_>>>()?;
        Some(Self { texts })
    }

    /// How many bytes the texts have.
    #[allow(dead_code, reason = "the test does not measure speed")]
    pub(crate) fn bytes(&self) -> usize {
        self.texts.iter().map(|text| text.content.len()).sum()
    }

    /// All texts, parted by blank lines.
    #[allow(dead_code, reason = "the test does not measure speed")]
    pub(crate) fn text(&self) -> String {
        self.texts.iter().flat_map(|text| [text.content.as_str(), "\n\n"]).collect()
    }

    /// Segments everything and returns the number of sentences.
    #[allow(dead_code, reason = "the test does not measure speed")]
    pub(crate) fn segment(&self) -> usize {
        let pieces = self.texts.iter().flat_map(|text| {
            text.paragraphs
                .iter()
                .map(|(start, end)| (text.content.get(*start..*end).unwrap_or(""), &text.language))
        });
        pieces.map(|(piece, language)| sentences(piece, language).len()).sum()
    }

    /// Counts boundaries.
    pub(crate) fn score(&self) -> Score {
        let mut score = Score::default();
        for (gold, found, _) in self.boundaries() {
            score.gold += gold.len();
            score.found += found.len();
            score.right += gold.intersection(&found).count();
        }
        score
    }

    /// Of the boundaries without white space behind a full stop and before a capital: how many there are, and how
    /// many are found; and how many boundaries are drawn without white space where none is.
    #[allow(dead_code, reason = "the test does not look at glued boundaries")]
    pub(crate) fn glued(&self) -> [usize; 3] {
        let mut counts = [0; 3];
        for (gold, found, piece) in self.boundaries() {
            let mut position = 0;
            let mut before = ' ';
            for character in piece.chars() {
                if !character.is_whitespace() {
                    let tight = !before.is_whitespace();
                    let site = tight && before == '.' && character.is_uppercase();
                    counts[0] += usize::from(site && gold.contains(&position));
                    counts[1] += usize::from(site && gold.contains(&position) && found.contains(&position));
                    counts[2] += usize::from(tight && !gold.contains(&position) && found.contains(&position));
                    position += 1;
                }
                before = character;
            }
        }
        counts
    }

    /// How many boundaries each reason drew, and how many of them are right.
    #[allow(dead_code, reason = "the test looks at all reasons together")]
    pub(crate) fn reasons(&self) -> BTreeMap<BoundaryReason, [usize; 2]> {
        let mut reasons: BTreeMap<BoundaryReason, [usize; 2]> = BTreeMap::new();
        for text in &self.texts {
            let starts: BTreeSet<usize> = text.sentences.iter().map(|(start, _)| *start).collect();
            for (start, end) in &text.paragraphs {
                let piece = text.content.get(*start..*end).unwrap_or("");
                let found = sentences(piece, &text.language);
                for pair in found.windows(2) {
                    let [before, after] = pair else { continue };
                    let counts = reasons.entry(before.reason).or_default();
                    counts[0] += 1;
                    counts[1] += usize::from(starts.contains(&(start + after.span.start() as usize)));
                }
            }
        }
        reasons
    }

    /// Prints what was missed and what was invented.
    #[allow(dead_code, clippy::print_stdout, reason = "only the example prints")]
    pub(crate) fn print_errors(&self) {
        for (gold, found, piece) in self.boundaries() {
            for (sign, position) in gold
                .difference(&found)
                .map(|position| ("miss ", position))
                .chain(found.difference(&gold).map(|position| ("false", position)))
            {
                let at = piece
                    .char_indices()
                    .filter(|(_, c)| !c.is_whitespace())
                    .nth(*position)
                    .map_or(0, |(at, _)| at);
                let (head, tail) = piece.split_at(at);
                let skip = head.chars().count().saturating_sub(60);
                let head: String = head.chars().skip(skip).collect();
                let tail: String = tail.chars().take(50).collect();
                println!("{sign} {head}¦{tail}");
            }
        }
    }

    fn boundaries(&self) -> Vec<(BTreeSet<usize>, BTreeSet<usize>, &str)> {
        let mut all = Vec::new();
        for text in &self.texts {
            for (start, end) in &text.paragraphs {
                let piece = text.content.get(*start..*end).unwrap_or("");
                let total = solid(piece);
                let inner = |position: &usize| *position > 0 && *position < total;
                let gold = text.sentences.iter().filter(|(first, _)| first >= start && first < end);
                let gold = gold.map(|(first, _)| solid(text.content.get(*start..*first).unwrap_or("")));
                let found = sentences(piece, &text.language);
                let found = found.iter().map(|s| solid(piece.get(..s.span.start() as usize).unwrap_or("")));
                all.push((gold.filter(inner).collect(), found.filter(inner).collect(), piece));
            }
        }
        all
    }
}

fn solid(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

impl Text {
    fn parse(line: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(line).ok()?;
        let number = |value: &Value| value.as_u64().map(|n| n as usize);
        let content = value.get("text")?.as_str()?.to_owned();
        let starts: Vec<usize> = value.get("pars")?.as_array()?.iter().map(number).collect::<Option<_>>()?;
        let ends = starts.iter().skip(1).copied().chain([content.len()]);
        let paragraphs = starts.iter().copied().zip(ends).collect();
        let pair = |pair: &Value| Some((number(pair.get(0)?)?, number(pair.get(1)?)?));
        let sentences = value.get("sents")?.as_array()?.iter().map(pair).collect::<Option<_>>()?;
        let language = LanguageTag::parse(value.get("lang")?.as_str()?)?;
        Some(Self { language, content, paragraphs, sentences })
    }
}

/// How many of the texts of a golden file are split as wished, and how many there are.
#[allow(dead_code, clippy::print_stdout, reason = "only the example segment_scores and prints these")]
pub(crate) fn golden(lines: &str, show: bool) -> (usize, usize) {
    let mut right = 0;
    for value in lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let field = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
        let text = field("text");
        let language = LanguageTag::parse(field("lang")).unwrap_or_else(LanguageTag::und);
        let found = sentences(text, &language);
        let found: Vec<&str> = found.iter().map(|sentence| sentence.span.slice(text)).collect();
        let wished = value.get("sents").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        if wished.iter().filter_map(Value::as_str).eq(found.iter().copied()) {
            right += 1;
        } else if show {
            println!("{found:?}");
        }
    }
    (right, lines.lines().count())
}
