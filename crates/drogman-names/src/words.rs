//! A name taken to its folded words, for the keys of the index.

use crate::characters::{elides, is_word};
use crate::fold::{FoldRules, Folded, WORD_START};

/// The folded words of a name, and the little words around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NameWords {
    /// The words without punctuation.
    pub words: Vec<String>,
    /// How many words before the first comma; 0 without a comma.
    pub n_before_comma: usize,
    /// An elided word (`l'`, `d'`, `qu'`) or an article stood in front and was taken off.
    pub had_article: bool,
    /// A possessive ending stood behind and was taken off.
    pub had_possessive: bool,
}

impl NameWords {
    pub(crate) fn new(name: &str) -> Self {
        let folded = Folded::new(name, FoldRules::default());
        let mut result = Self::default();
        let mut after_apostrophe = false;
        for piece in folded.as_str().split([WORD_START, crate::fold::BARRIER]) {
            let word = piece.trim_matches(|c| !is_word(c));
            if word.is_empty() {
                continue;
            }
            let elided = piece.ends_with('\'') && elides(word);
            let article = matches!(word, "the" | "le" | "la" | "les" | "de" | "du" | "des");
            if result.words.is_empty() && (elided || article) {
                result.had_article = true;
            } else if after_apostrophe && word == "s" {
                result.had_possessive = true;
            } else {
                // Inner punctuation (`U.S.`) has parted words already; what is left inside goes.
                result.words.push(word.chars().filter(|&c| is_word(c)).collect());
            }
            after_apostrophe = piece.ends_with('\'') && !elided;
            if piece.ends_with(',') && result.n_before_comma == 0 {
                result.n_before_comma = result.words.len();
            }
        }
        if result.words.is_empty() && result.had_article {
            // The name is nothing but such a word: then it is the name.
            result.had_article = false;
            result.words.extend(
                folded
                    .as_str()
                    .split(WORD_START)
                    .map(|p| p.chars().filter(|&c| is_word(c)).collect::<String>()),
            );
            result.words.retain(|word| !word.is_empty());
        }
        result
    }

    /// The words without anything between them.
    pub(crate) fn joined(&self) -> String {
        self.words.concat()
    }

    /// The words in code point order.
    pub(crate) fn sorted(&self) -> String {
        sorted(self.words.iter().map(String::as_str).collect())
    }
}

/// Words in code point order with blanks between.
pub(crate) fn sorted(mut words: Vec<&str>) -> String {
    words.sort_unstable();
    words.join(" ")
}

/// A word without doubled letters: transcriptions double them at will (`Sarkissian`, `Sarkisian`).
pub(crate) fn squeezed(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters
}

/// Armenian family names end in `-yan`, `-ian` or `-jan` by scheme and country: one ending for all.
pub(crate) fn with_one_ending(words: &[String]) -> String {
    words
        .iter()
        .map(|word| match word.strip_suffix("ian").or_else(|| word.strip_suffix("jan")) {
            Some(stem) if stem.chars().count() > 2 => format!("{stem}yan"),
            _ => word.clone(),
        })
        .collect()
}

/// What a French or English plural or feminine may stand for: the shorter form and the step, likelier first.
pub(crate) fn singulars(word: &str) -> Vec<(String, &'static str)> {
    let mut forms = Vec::new();
    let long_enough = |stem: &str| stem.chars().count() > 2;
    let singular = word.strip_suffix('s').filter(|stem| long_enough(stem));
    if let Some(stem) = singular {
        forms.push((stem.to_owned(), "plural"));
    }
    for (base, step) in
        [Some((word, "feminine")), singular.map(|stem| (stem, "feminine plural"))].into_iter().flatten()
    {
        if let Some(stem) = base.strip_suffix("enne").filter(|stem| long_enough(stem)) {
            forms.push((format!("{stem}en"), step));
        } else if let Some(stem) = base.strip_suffix('e').filter(|stem| long_enough(stem)) {
            forms.push((stem.to_owned(), step));
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_little_words_off() {
        let words = NameWords::new("l\u{2019}Artsakh");
        assert_eq!((words.joined().as_str(), words.had_article), ("artsakh", true));
        let words = NameWords::new("Armenia's");
        assert_eq!((words.joined().as_str(), words.had_possessive), ("armenia", true));
        let words = NameWords::new("SARGSYAN, Serzh");
        assert_eq!((words.sorted().as_str(), words.n_before_comma), ("sargsyan serzh", 1));
        assert_eq!(NameWords::new("U.S.").joined(), "us");
        assert_eq!(NameWords::new("La").joined(), "la");
    }
}
