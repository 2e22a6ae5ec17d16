//! One text, one answer with its rivals.

use crate::allowed::scripts_of;
use crate::{Allowed, Whatlang, clues, words};
use drogman_text::{LanguageTag, Script, script_of};

/// How much `und` is ahead before any evidence, in nats: about one small word.
const UND_PRIOR: f64 = 1.7;
/// What a known small word is worth.
const WORD: f64 = 1.9;
/// What an elided article is worth.
const ELISION: f64 = 2.2;
/// The most that the trigrams may add.
const TRIGRAMS: f64 = 2.6;
/// From this lead on, in nats, the trigrams are not asked.
const CERTAIN: f64 = 9.0;
/// The trigrams look at no more than this many bytes: more changes nothing and costs time.
const TRIGRAM_BYTES: usize = 4096;

/// Languages with probabilities that sum to one, `und` among them, best first.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// Each allowed language and `und`, with its probability, descending; ties in the order of [`Allowed`].
    pub probabilities: Vec<(LanguageTag, f64)>,
    /// What decided: `script`, `words`, `trigrams`, `no-letters`, `no-evidence`, `other-language`.
    pub reason: &'static str,
    /// How many words were looked at.
    pub n_words: usize,
}

impl Ranked {
    /// The best answer.
    pub fn language(&self) -> LanguageTag {
        self.probabilities.first().map_or_else(LanguageTag::und, |row| row.0.clone())
    }

    /// Its probability.
    pub fn confidence(&self) -> f64 {
        self.probabilities.first().map_or(1.0, |row| row.1)
    }

    /// The probability of a language.
    pub fn probability(&self, language: &LanguageTag) -> f64 {
        self.probabilities.iter().find(|row| row.0 == *language).map_or(0.0, |row| row.1)
    }
}

/// The language of a text among the allowed ones, or `und`.
///
/// Words that look like addresses, code or figures are passed over. Other scripts than those of the allowed
/// languages, and small words of other languages, speak for `und`.
///
/// # Example: what is not allowed is unknown, not English
///
/// ```
/// use drogman_detect::{Allowed, identify};
/// let allowed = Allowed::of(&["en", "fr"]);
/// assert_eq!(identify("Die Sitzung ist noch nicht zu Ende.", &allowed).language().as_str(), "und");
/// assert_eq!(identify("Նիստն ավարտված է։", &allowed).language().as_str(), "und");
/// let more = Allowed::of(&["en", "hy"]);
/// assert_eq!(identify("Նիստն ավարտված է։", &more).language().as_str(), "hy");
/// ```
pub fn identify(text: &str, allowed: &Allowed) -> Ranked {
    let evidence = collect(text);
    if evidence.n_letters == 0 {
        return unknown(allowed, "no-letters", 0);
    }
    let mut scores = vec![0.0_f64; allowed.tags().len()];
    let mut und = UND_PRIOR;
    let mut reason = "words";

    let main = evidence.main_script();
    let fitting: Vec<bool> = allowed
        .tags()
        .iter()
        .map(|tag| scripts_of(tag).is_empty() || scripts_of(tag).contains(&main))
        .collect();
    if !fitting.contains(&true) {
        return unknown(allowed, "script", evidence.n_words);
    }
    // A script that only one of the allowed languages uses, and that is not shared by half the world, decides.
    let telling =
        !matches!(main, Script::Latin | Script::Cyrillic | Script::Arabic | Script::Other | Script::None);
    for (score, fits) in scores.iter_mut().zip(&fitting) {
        *score = if !fits {
            -30.0
        } else if telling {
            reason = "script";
            5.0
        } else {
            0.0
        };
    }

    let mut rival = 0.0_f64;
    for number in 0..words::N_LANGUAGES {
        let found = evidence.words.get(number).copied().unwrap_or(0.0);
        match allowed.position(words::language(number)).and_then(|i| scores.get_mut(i)) {
            Some(score) => *score += found,
            None => rival = rival.max(found),
        }
    }
    for (primary, found) in [("en", evidence.english), ("fr", evidence.french)] {
        if let Some(score) = allowed.position(primary).and_then(|i| scores.get_mut(i)) {
            *score += found;
        }
    }
    // The trigrams cost more than everything else and add little to words that leave no doubt.
    if !is_plain(&scores, und, rival)
        && let Some((tag, confidence)) = Whatlang::best(head(text), allowed)
    {
        let reach = (evidence.n_letters as f64 / 24.0).min(1.0);
        if let Some(score) = allowed.position(tag.primary()).and_then(|i| scores.get_mut(i)) {
            *score += TRIGRAMS * confidence * reach;
        }
        // Trigrams alone are evidence of some language: a language without small words here has nothing else.
        let lone = words::number_of(tag.primary()).is_none();
        if lone && let Some(score) = allowed.position(tag.primary()).and_then(|i| scores.get_mut(i)) {
            *score += reach * 1.5;
            reason = "trigrams";
        }
    }
    let best = scores.iter().copied().fold(f64::MIN, f64::max);
    if rival > best - evidence.shape_share(best) && rival > 0.0 {
        und += rival;
        reason = "other-language";
    }
    // Long text with hardly any known word in it is something else: random letters, a list of names, a language
    // that nobody listed. Each such word adds a little to `und`.
    let n_unknown = evidence.n_words.saturating_sub(evidence.n_known);
    let share_known = evidence.n_known as f64 / evidence.n_words.max(1) as f64;
    if share_known < 0.12 && !telling {
        und += 0.35 * (n_unknown as f64).min(12.0);
    }
    let ranked = softmax(allowed, &scores, und);
    let is_und = ranked.first().is_some_and(|row| row.0.is_und());
    let reason = if is_und && reason != "other-language" { "no-evidence" } else { reason };
    Ranked { probabilities: ranked, reason, n_words: evidence.n_words }
}

/// [`identify`] for many texts, in their order.
///
/// # Example: two lines
///
/// ```
/// use drogman_detect::{Allowed, identify_batch};
/// let found = identify_batch(["Where is it?", "Où est-ce que c'est ?"], &Allowed::of(&["en", "fr"]));
/// assert_eq!(found.iter().map(|f| f.language().to_string()).collect::<Vec<_>>(), ["en", "fr"]);
/// ```
pub fn identify_batch<'a>(texts: impl IntoIterator<Item = &'a str>, allowed: &Allowed) -> Vec<Ranked> {
    texts.into_iter().map(|text| identify(text, allowed)).collect()
}

/// Whether the best score is so far ahead of every other that trigrams could not change the answer.
fn is_plain(scores: &[f64], und: f64, rival: f64) -> bool {
    let mut sorted = scores.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let best = sorted.first().copied().unwrap_or(f64::MIN);
    let second = sorted.get(1).copied().unwrap_or(f64::MIN);
    best - second.max(und).max(und + rival) > CERTAIN
}

fn unknown(allowed: &Allowed, reason: &'static str, n_words: usize) -> Ranked {
    let mut probabilities = vec![(LanguageTag::und(), 1.0)];
    probabilities.extend(allowed.tags().iter().map(|tag| (tag.clone(), 0.0)));
    Ranked { probabilities, reason, n_words }
}

/// Probabilities from scores in nats; the sum is taken in the order of the allowed tags.
fn softmax(allowed: &Allowed, scores: &[f64], und: f64) -> Vec<(LanguageTag, f64)> {
    let top = scores.iter().copied().fold(und, f64::max);
    let mut rows: Vec<(LanguageTag, f64)> =
        allowed.tags().iter().cloned().zip(scores.iter().map(|s| libm::exp(s - top))).collect();
    rows.push((LanguageTag::und(), libm::exp(und - top)));
    let sum: f64 = rows.iter().map(|row| row.1).sum();
    for row in &mut rows {
        row.1 /= sum;
    }
    // A stable sort: ties stay in the order of the allowed tags.
    rows.sort_by(|a, b| b.1.total_cmp(&a.1));
    rows
}

fn head(text: &str) -> &str {
    let mut end = TRIGRAM_BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// What a pass over the words found.
#[derive(Debug, Default)]
struct Evidence {
    n_words: usize,
    n_known: usize,
    n_letters: usize,
    scripts: [(usize, u8); 12],
    words: [f64; words::N_LANGUAGES],
    english: f64,
    french: f64,
}

impl Evidence {
    fn main_script(&self) -> Script {
        const ORDER: [Script; 11] = [
            Script::Latin,
            Script::Cyrillic,
            Script::Armenian,
            Script::Georgian,
            Script::Greek,
            Script::Arabic,
            Script::Hebrew,
            Script::Kana,
            Script::Han,
            Script::Hangul,
            Script::Other,
        ];
        let best = self.scripts.iter().max_by_key(|row| (row.0, std::cmp::Reverse(row.1)));
        best.and_then(|row| ORDER.iter().find(|s| **s as u8 == row.1)).copied().unwrap_or(Script::None)
    }

    /// How much of a score may come from the look of the words rather than from known ones: that part must not
    /// outweigh small words of a language that is not allowed.
    fn shape_share(&self, best: f64) -> f64 {
        (self.english.max(self.french) + TRIGRAMS).min(best.max(0.0))
    }
}

fn collect(text: &str) -> Evidence {
    let mut evidence = Evidence::default();
    let tokens = text.split_whitespace().filter(|token| !looks_technical(token));
    for token in tokens.flat_map(|token| token.split(['/', '|', '\u{2013}', '\u{2014}'])) {
        let word = token.trim_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() {
            continue;
        }
        let lower = word.to_lowercase();
        let capitalized = word.chars().next().is_some_and(char::is_uppercase);
        let shouting = capitalized && word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
        let mut any_letter = false;
        for character in word.chars() {
            let script = script_of(character);
            if script != Script::None {
                any_letter = true;
                evidence.n_letters += 1;
                if let Some(row) = evidence.scripts.get_mut(script as usize) {
                    *row = (row.0 + 1, script as u8);
                }
            }
        }
        if !any_letter {
            continue;
        }
        evidence.n_words += 1;
        let mut rest = lower.as_str();
        if let Some((article, tail)) = clues::elision(&lower) {
            evidence.french += if words::languages_of(article) == 0 { 0.0 } else { ELISION };
            evidence.n_known += 1;
            rest = tail;
        } else if lower.ends_with("'s") || lower.ends_with("\u{2019}s") {
            evidence.english += 0.8;
            rest = lower.get(..lower.len() - if lower.ends_with("'s") { 2 } else { 4 }).unwrap_or(&lower);
        }
        let plain = rest.replace('\u{2019}', "'");
        let mask = words::languages_of(&plain);
        if mask != 0 {
            evidence.n_known += 1;
            // One letter says less, and a capitalized small word may be a name or an initial.
            let weight = if plain.chars().count() == 1 { WORD * 0.4 } else { WORD };
            for (number, found) in evidence.words.iter_mut().enumerate() {
                *found += if mask >> number & 1 == 1 { weight } else { 0.0 };
            }
        } else {
            for piece in plain.split('-') {
                let (english, french) = clues::english_french(piece, capitalized && !shouting);
                evidence.english += english;
                evidence.french += french;
            }
        }
    }
    evidence
}

/// Addresses, paths, code, hashes, handles: anything that no language owns.
fn looks_technical(word: &str) -> bool {
    let has = |piece: &str| word.contains(piece);
    let n_digits = word.bytes().filter(u8::is_ascii_digit).count();
    has("://")
        || has("www.")
        || has("@")
        || has("_")
        || has("\\")
        || has("=")
        || has("{")
        || has("::")
        || n_digits > 0 && word.len() > 4 && n_digits * 4 >= word.len()
        || has(".")
            && word
                .split('.')
                .next_back()
                .is_some_and(|e| matches!(e, "com" | "org" | "net" | "fr" | "am" | "az" | "html" | "pdf"))
}
