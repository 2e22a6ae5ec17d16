//! The small words of each language.

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

/// Each word once, ascending, with one bit for each language that has it.
static TABLE: LazyLock<Vec<(&'static str, u16)>> = LazyLock::new(|| {
    let mut rows: Vec<(&'static str, u16)> = Vec::new();
    for (number, (_, text)) in FILES.iter().enumerate() {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        rows.extend(lines.flat_map(str::split_whitespace).map(|word| (word, 1_u16 << number)));
    }
    rows.sort_unstable();
    rows.dedup_by(|later, earlier| {
        let same = later.0 == earlier.0;
        earlier.1 |= if same { later.1 } else { 0 };
        same
    });
    rows
});

/// The languages (bit n = [`language`] n) that have this lower-case word among their small words.
pub(crate) fn languages_of(word: &str) -> u16 {
    let found = TABLE.binary_search_by(|row| row.0.cmp(word)).ok().and_then(|i| TABLE.get(i));
    found.map_or(0, |row| row.1)
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
