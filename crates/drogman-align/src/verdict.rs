//! Whether two aligned texts are translations of each other at all.

use crate::align::Alignment;
use crate::lexicon::Lexicon;
use crate::links::Links;
use crate::tokens::{TokenKind, TokenizedSide, kind_of};
use drogman_document::{Bead, Side};

/// What [`is_translation`] says.
#[derive(Clone, Debug, PartialEq)]
pub struct TranslationVerdict {
    /// Whether the texts may be taken for translations of each other.
    pub plausible: bool,
    /// How strongly: below 0.5 not plausible, 1 beyond doubt.
    pub score: f64,
    /// Why, in one plain sentence.
    pub reason: String,
}

/// The lift that stands for a score of one half, in long texts, and what it grows by in short ones, where the
/// best path through unrelated sentences looks better than it is.
/// Fitted on true pairs and mismatched ones of the Python
/// documentation, of novels and of the short articles of `tests/align/articles.txt`.
const FAIR_LIFT: f64 = 0.145;
const SHORT_TEXT: f64 = 0.5;
const MOST_FOR_SHORT_TEXT: f64 = 0.05;
const STEEPNESS: f64 = 20.0;

/// Judges from an alignment whether the two texts translate each other.
///
/// The words of each two-sided bead are looked for on its other side, and, for comparison, in the beads a third
/// and two thirds of the text further on: texts on one subject share words everywhere, translations share them
/// bead by bead. O(text).
///
/// # Example: two notes about one bridge
///
/// ```
/// use drogman_align::{AlignOptions, align, is_translation};
/// use drogman_document::{Sentence, Side};
/// use drogman_text::LanguageTag;
///
/// let side = |language, texts: &[&'static str]| {
///     let sentences =
///         texts.iter().map(|&text| Sentence { text, block: 0, structure: 0, names: Vec::new() }).collect();
///     Side { language, sentences }
/// };
/// let english = side(LanguageTag::english(), &["The bridge opened in 1932.", "The mayor spoke of peace.", "It rained."]);
/// let french = side(LanguageTag::french(), &["Le pont ouvrit en 1932.", "Le maire parla de la paix.", "Il pleuvait."]);
/// let other = side(LanguageTag::french(), &["Le marché ferme lundi.", "Les commerçants protestent.", "Ils sont 40."]);
/// let verdict = |target| is_translation(&align(&english, target, &AlignOptions::default()), &english, target);
/// assert!(verdict(&french).plausible);
/// assert!(!verdict(&other).plausible);
/// ```
pub fn is_translation(alignment: &Alignment, source: &Side<'_>, target: &Side<'_>) -> TranslationVerdict {
    let lexicon = Lexicon::between(&source.language, &target.language);
    let (source, target) = (TokenizedSide::new(source), TokenizedSide::new(target));
    let texts = Texts { links: Links::new(&source, &target, lexicon), source, target };
    let beads: Vec<&Bead> =
        alignment.beads.iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty()).collect();
    if beads.is_empty() {
        return TranslationVerdict {
            plausible: false,
            score: 0.0,
            reason: "no sentence of one text matches a sentence of the other".to_owned(),
        };
    }
    let tied = texts.tied_share(&beads);
    let inside = texts.coverage(&beads, 0);
    let n = beads.len();
    let elsewhere = if n < 3 {
        0.15
    } else {
        0.5 * (texts.coverage(&beads, n.div_ceil(3)) + texts.coverage(&beads, (2 * n).div_ceil(3)))
    };
    let lift = tied.sqrt() * (inside - elsewhere);
    let fair = FAIR_LIFT + (SHORT_TEXT / n as f64).min(MOST_FOR_SHORT_TEXT);
    let score = 1.0 / (1.0 + libm::exp(-STEEPNESS * (lift - fair)));
    let percent = |share: f64| (100.0 * share).round();
    let reason = format!(
        "{} % of the text is tied; {} % of its words have a counterpart in their bead, {} % in beads elsewhere",
        percent(tied),
        percent(inside),
        percent(elsewhere)
    );
    TranslationVerdict { plausible: score >= 0.5, score, reason }
}

struct Texts {
    source: TokenizedSide,
    target: TokenizedSide,
    links: Links,
}

impl Texts {
    /// The share of all characters that stand in two-sided beads.
    fn tied_share(&self, beads: &[&Bead]) -> f64 {
        let chars = |side: &TokenizedSide, numbers: &[u32]| {
            numbers.iter().filter_map(|&number| side.chars.get(number as usize)).sum::<u32>()
        };
        let tied: u32 = beads
            .iter()
            .map(|bead| chars(&self.source, &bead.source) + chars(&self.target, &bead.target))
            .sum();
        let all: u32 = self.source.chars.iter().sum::<u32>() + self.target.chars.iter().sum::<u32>();
        f64::from(tied) / f64::from(all.max(1))
    }

    /// The share of the telling tokens of each side that have a counterpart on the other side of the bead
    /// `shift` places further on.
    fn coverage(&self, beads: &[&Bead], shift: usize) -> f64 {
        let (mut found, mut all) = (0.0, 0.0);
        let mut in_target = vec![false; self.target.n_types()];
        let mut reached = vec![false; self.target.n_types()];
        for (at, bead) in beads.iter().enumerate() {
            let Some(other) = beads.get((at + shift) % beads.len()) else { continue };
            let tokens = |side: &TokenizedSide, numbers: &[u32]| -> Vec<u32> {
                numbers.iter().flat_map(|&n| side.tokens(n as usize, n as usize + 1).to_vec()).collect()
            };
            let (source, target) = (tokens(&self.source, &bead.source), tokens(&self.target, &other.target));
            mark(&mut in_target, &target, true);
            for &token in &source {
                let weight = weight(&self.source, token);
                let mut is_found = false;
                for &(partner, _) in self.links.of(token) {
                    if in_target.get(partner as usize) == Some(&true) {
                        is_found = true;
                        mark(&mut reached, &[partner], true);
                    }
                }
                all += weight;
                found += if is_found { weight } else { 0.0 };
            }
            for &token in &target {
                let weight = weight(&self.target, token);
                all += weight;
                found += if reached.get(token as usize) == Some(&true) { weight } else { 0.0 };
            }
            mark(&mut reached, &target, false);
            mark(&mut in_target, &target, false);
        }
        if all > 0.0 { found / all } else { 0.0 }
    }
}

/// How much it tells that a token has a counterpart.
fn weight(side: &TokenizedSide, token: u32) -> f64 {
    match side.keys.get(token as usize).map(|key| kind_of(key)) {
        Some(TokenKind::Stem) => 1.0,
        Some(TokenKind::Number | TokenKind::Name) => 2.0,
        _ => 0.0,
    }
}

fn mark(marks: &mut [bool], tokens: &[u32], value: bool) {
    for &token in tokens {
        if let Some(mark) = marks.get_mut(token as usize) {
            *mark = value;
        }
    }
}
