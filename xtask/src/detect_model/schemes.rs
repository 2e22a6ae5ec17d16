//! Words of one script written in another, the ways in which people do it.

use super::lists::Weights;

/// Small letters and what stands for them; a scheme is a column.
type Letters = &'static [(char, &'static [&'static str])];

/// Russian: passports and maps, chats, libraries (ISO 9 with carons).
const RUSSIAN: Letters = &[
    ('а', &["a"]),
    ('б', &["b"]),
    ('в', &["v"]),
    ('г', &["g"]),
    ('д', &["d"]),
    ('е', &["e"]),
    ('ё', &["yo", "e", "ë"]),
    ('ж', &["zh", "j", "ž"]),
    ('з', &["z"]),
    ('и', &["i"]),
    ('й', &["y", "i", "j"]),
    ('к', &["k"]),
    ('л', &["l"]),
    ('м', &["m"]),
    ('н', &["n"]),
    ('о', &["o"]),
    ('п', &["p"]),
    ('р', &["r"]),
    ('с', &["s"]),
    ('т', &["t"]),
    ('у', &["u"]),
    ('ф', &["f"]),
    ('х', &["kh", "h", "x"]),
    ('ц', &["ts", "c", "c"]),
    ('ч', &["ch", "ch", "č"]),
    ('ш', &["sh", "sh", "š"]),
    ('щ', &["shch", "sch", "šč"]),
    ('ъ', &[""]),
    ('ы', &["y"]),
    ('ь', &["", "'", "'"]),
    ('э', &["e", "e", "è"]),
    ('ю', &["yu", "u", "ju"]),
    ('я', &["ya", "ya", "ja"]),
];

/// Armenian: maps (BGN/PCGN), chats, libraries (ISO 9985).
const ARMENIAN: Letters = &[
    ('ա', &["a"]),
    ('բ', &["b"]),
    ('գ', &["g"]),
    ('դ', &["d"]),
    ('ե', &["e"]),
    ('զ', &["z"]),
    ('է', &["e", "e", "ē"]),
    ('ը', &["y", "@", "ë"]),
    ('թ', &["t", "t", "t'"]),
    ('ժ', &["zh", "j", "ž"]),
    ('ի', &["i"]),
    ('լ', &["l"]),
    ('խ', &["kh", "x", "x"]),
    ('ծ', &["ts", "c", "ç"]),
    ('կ', &["k"]),
    ('հ', &["h"]),
    ('ձ', &["dz", "dz", "j"]),
    ('ղ', &["gh", "x", "ġ"]),
    ('ճ', &["ch", "ch", "č̣"]),
    ('մ', &["m"]),
    ('յ', &["y"]),
    ('ն', &["n"]),
    ('շ', &["sh", "sh", "š"]),
    ('ո', &["o"]),
    ('չ', &["ch", "ch", "č"]),
    ('պ', &["p"]),
    ('ջ', &["j", "j", "ǰ"]),
    ('ռ', &["rr", "r", "ṙ"]),
    ('ս', &["s"]),
    ('վ', &["v"]),
    ('տ', &["t"]),
    ('ր', &["r"]),
    ('ց', &["ts", "c", "c'"]),
    ('ւ', &["u", "u", "w"]),
    ('փ', &["p", "p", "p'"]),
    ('ք', &["k", "q", "k'"]),
    ('օ', &["o"]),
    ('ֆ', &["f"]),
    ('և', &["ev", "ev", "ew"]),
];

/// Azerbaijani in the Cyrillic letters of 1958 to 1991.
const AZERBAIJANI: Letters = &[
    ('a', &["а"]),
    ('b', &["б"]),
    ('c', &["ҹ"]),
    ('ç', &["ч"]),
    ('d', &["д"]),
    ('e', &["е"]),
    ('ə', &["ә"]),
    ('f', &["ф"]),
    ('g', &["ҝ"]),
    ('ğ', &["ғ"]),
    ('h', &["һ"]),
    ('x', &["х"]),
    ('ı', &["ы"]),
    ('i', &["и"]),
    ('j', &["ж"]),
    ('k', &["к"]),
    ('q', &["г"]),
    ('l', &["л"]),
    ('m', &["м"]),
    ('n', &["н"]),
    ('o', &["о"]),
    ('ö', &["ө"]),
    ('p', &["п"]),
    ('r', &["р"]),
    ('s', &["с"]),
    ('ş', &["ш"]),
    ('t', &["т"]),
    ('u', &["у"]),
    ('ü', &["ү"]),
    ('v', &["в"]),
    ('y', &["ј"]),
    ('z', &["з"]),
];

/// Uzbek in Cyrillic letters; pairs of Latin letters were joined before.
const UZBEK: Letters = &[
    ('a', &["а"]),
    ('b', &["б"]),
    ('d', &["д"]),
    ('e', &["е"]),
    ('f', &["ф"]),
    ('g', &["г"]),
    ('h', &["ҳ"]),
    ('i', &["и"]),
    ('j', &["ж"]),
    ('k', &["к"]),
    ('l', &["л"]),
    ('m', &["м"]),
    ('n', &["н"]),
    ('o', &["о"]),
    ('p', &["п"]),
    ('q', &["қ"]),
    ('r', &["р"]),
    ('s', &["с"]),
    ('t', &["т"]),
    ('u', &["у"]),
    ('v', &["в"]),
    ('x', &["х"]),
    ('y', &["й"]),
    ('z', &["з"]),
    ('õ', &["ў"]),
    ('ğ', &["ғ"]),
    ('ş', &["ш"]),
    ('ç', &["ч"]),
    ('ñ', &["нг"]),
    ('\'', &["ъ"]),
];

/// The words of a list under each scheme of a romanization or cyrillization.
pub(super) fn rewrite(language: &str, words: &Weights) -> Vec<(String, Weights)> {
    let (tag, letters, n_schemes) = match language {
        "ru" => ("ru-Latn", RUSSIAN, 3),
        "hy" => ("hy-Latn", ARMENIAN, 3),
        "az" => ("az-Cyrl", AZERBAIJANI, 1),
        "uz" => ("uz-Cyrl", UZBEK, 1),
        _ => return Vec::new(),
    };
    let mut found = Vec::new();
    for scheme in 0..n_schemes {
        let mut weights = Weights::new();
        let mut sorted: Vec<(&String, &f64)> = words.iter().collect();
        sorted.sort_by(|a, b| a.0.cmp(b.0));
        for (word, weight) in sorted {
            if let Some(written) = write(&prepared(language, word), letters, scheme) {
                *weights.entry(written).or_default() += weight;
            }
        }
        found.push((tag.to_owned(), weights));
    }
    found
}

/// A word with its letter pairs joined, so that the rest goes letter by letter.
fn prepared(language: &str, word: &str) -> String {
    match language {
        "hy" => {
            let word = word.replace("ու", "ւ");
            // At the start of a word these two are spoken with a glide.
            match (word.strip_prefix('ե'), word.strip_prefix('ո')) {
                (Some(rest), _) => format!("յե{rest}"),
                (_, Some(rest)) => format!("վո{rest}"),
                _ => word,
            }
        }
        "uz" => word
            .replace(['\u{2018}', '\u{2019}', '\u{2BB}', '\u{2BC}', '`'], "'")
            .replace("o'", "õ")
            .replace("g'", "ğ")
            .replace("sh", "ş")
            .replace("ch", "ç")
            .replace("ng", "ñ"),
        _ => word.to_owned(),
    }
}

fn write(word: &str, letters: Letters, scheme: usize) -> Option<String> {
    let mut written = String::new();
    for letter in word.chars() {
        let row = letters.iter().find(|row| row.0 == letter)?;
        written.push_str(row.1.get(scheme).or_else(|| row.1.first())?);
    }
    (!written.is_empty()).then_some(written)
}

/// An Eastern Armenian word in the classical spelling that Western Armenian keeps, by the commonest
/// correspondences.
pub(super) fn classical(word: &str) -> String {
    let word = word.replace('և', "եւ").replace("ություն", "ութիւն").replace("ության", "ութեան");
    let word = word.replace("յուն", "իւն").replace("յան", "եան").replace("յալ", "եալ").replace("յակ", "եակ");
    let word = word.replace("յա", "եա").replace("այվ", "այւ").replace("ավ", "աւ").replace("ևվ", "եւ");
    let word = word.replace("իվ", "իւ").replace("ույն", "ոյն").replace("ույ", "ոյ").replace("մեջ", "մէջ");
    if let Some(stem) = word.strip_suffix("ում").filter(|stem| stem.chars().count() > 2) {
        return format!("{stem}է");
    }
    match word.strip_suffix('ա') {
        Some(stem) if stem.chars().count() > 2 => format!("{stem}այ"),
        _ => word,
    }
}
