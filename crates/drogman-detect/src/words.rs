//! The small words of each language.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A language that the crate has small words for: its primary tag and the text of its file.
const FILES: [(&str, &str); 10] = [
    ("en", include_str!("../data/en.txt")),
    ("fr", include_str!("../data/fr.txt")),
    ("de", include_str!("../data/de.txt")),
    ("es", include_str!("../data/es.txt")),
    ("it", include_str!("../data/it.txt")),
    ("nl", include_str!("../data/nl.txt")),
    ("pt", include_str!("../data/pt.txt")),
    ("tr", include_str!("../data/tr.txt")),
    ("az", include_str!("../data/az.txt")),
    ("ru", include_str!("../data/ru.txt")),
];

/// How many languages have small words.
pub(crate) const N_LANGUAGES: usize = FILES.len();

/// Each word with one bit for each language that has it. Every word of a text is looked up here, some of them twice:
/// a hash finds it several times faster than a search in an ordered list.
static TABLE: LazyLock<FxHashMap<&'static str, u16>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for (number, (_, text)) in FILES.iter().enumerate() {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for word in lines.flat_map(str::split_whitespace) {
            *table.entry(word).or_default() |= 1_u16 << number;
        }
    }
    table
});

/// The languages (bit n = [`language`] n) that have this lower-case word among their small words.
pub(crate) fn languages_of(word: &str) -> u16 {
    TABLE.get(word).copied().unwrap_or(0)
}

/// The primary tag of language `number`.
pub(crate) fn language(number: usize) -> &'static str {
    FILES.get(number).map_or("und", |file| file.0)
}

/// The number of a primary tag.
pub(crate) fn number_of(primary: &str) -> Option<usize> {
    FILES.iter().position(|file| file.0 == primary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_languages() {
        assert_eq!(languages_of("the"), 1);
        assert_eq!(languages_of("qu'"), 2);
        assert!(languages_of("des") & 0b110 == 0b110, "French and German share it");
        assert_eq!(languages_of("karabakh"), 0);
    }
}
