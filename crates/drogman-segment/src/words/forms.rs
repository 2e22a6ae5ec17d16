//! Elision, clitics and inclusive forms.

use super::peek;
use drogman_text::LanguageTag;

/// What a language does to its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Manner {
    English,
    French,
    /// Italian, Catalan, Occitan: any word before an apostrophe and a letter is elided.
    Italian,
    Undetermined,
    /// Ukrainian, Slovak, …: spaces group digits.
    Spaced,
    #[default]
    Other,
}

/// What French elides. `quelqu'un`, `aujourd'hui`, `presqu'île` are single words.
const ELIDED: [&str; 14] =
    ["l", "d", "j", "m", "n", "s", "t", "c", "ç", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// Pronouns and particles behind a French verb or noun, with the endings of what they may follow; no ending means
/// any. The endings keep names such as `Jong-il` whole.
const FRENCH_CLITICS: [(&str, &[&str]); 25] = [
    ("il", &["t", "d"]),
    ("elle", &["t", "d"]),
    ("on", &["t", "d"]),
    ("ils", &["t", "d"]),
    ("elles", &["t", "d"]),
    ("ce", &["t", "d"]),
    ("je", &["s", "x", "i", "e", "é"]),
    ("tu", &["s", "x"]),
    ("nous", &["s", "z", "e", "x"]),
    ("vous", &["s", "z"]),
    ("y", &["s", "z", "a"]),
    ("en", &["s", "z", "a"]),
    ("moi", &[]),
    ("toi", &[]),
    ("lui", &[]),
    ("leur", &[]),
    ("le", &[]),
    ("la", &[]),
    ("les", &[]),
    ("t'en", &[]),
    ("m'en", &[]),
    ("t'y", &[]),
    ("m'y", &[]),
    ("ci", &[]),
    ("là", &[]),
];

/// Words that end like a clitic and are one word all the same.
const WHOLE: [&str; 13] = [
    "rendez-vous",
    "celui-ci",
    "celui-là",
    "celle-ci",
    "celle-là",
    "ceux-ci",
    "ceux-là",
    "celles-ci",
    "celles-là",
    "par-ci",
    "par-là",
    "comme-ci",
    "oh-la-la",
];

const ENGLISH_CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

/// Endings of the other gender and of the plural behind a full stop or in brackets: `étudiant.e.s`, `ami(e)s`.
const INCLUSIVE: [&str; 13] =
    ["e", "s", "es", "ne", "nes", "le", "les", "trice", "trices", "euse", "euses", "ère", "ères"];

impl Manner {
    pub(super) fn of(language: &LanguageTag) -> Self {
        match language.primary() {
            "en" => Self::English,
            "fr" => Self::French,
            "it" | "ca" | "oc" => Self::Italian,
            "und" => Self::Undetermined,
            "ru" | "uk" | "be" | "bg" | "pl" | "cs" | "sk" | "hu" | "fi" | "sv" | "nb" | "nn" | "no"
            | "et" | "lv" | "lt" | "hy" | "ka" => Self::Spaced,
            _ => Self::Other,
        }
    }

    /// Whether an ordinary space may group the digits of a number.
    pub(super) fn spaces_group_digits(self) -> bool {
        matches!(self, Self::French | Self::Spaced)
    }

    /// Whether an apostrophe behind `head` ends an elided word.
    pub(super) fn elides(self, head: &str) -> bool {
        match self {
            Self::French | Self::Undetermined => {
                head.len() <= 6 && ELIDED.contains(&head.to_lowercase().as_str())
            }
            Self::Italian => head.len() <= 24,
            _ => false,
        }
    }
}

/// Where a word is to be cut into itself and what leans on it, in ascending order.
pub(super) fn clitics(text: &str, start: usize, end: usize, manner: Manner) -> Vec<usize> {
    let word = text.get(start..end).unwrap_or("");
    let mut cuts = Vec::new();
    match manner {
        Manner::English | Manner::Undetermined => english(word, &mut cuts),
        Manner::French => french(word, &mut cuts),
        _ => {}
    }
    cuts.reverse();
    cuts.into_iter().map(|cut| start + cut).collect()
}

/// `it's`, `I'd've`, `don't`.
fn english(word: &str, cuts: &mut Vec<usize>) {
    let mut word = word;
    for _ in 0..3 {
        let Some(at) = word.rfind(['\'', '’']) else { return };
        let head = word.get(..at).unwrap_or("");
        let tail = word.get(at..).unwrap_or("").trim_start_matches(['\'', '’']);
        let negation = tail.eq_ignore_ascii_case("t") && head.len() > 1 && head.ends_with(['n', 'N']);
        let cut = if negation {
            at - 1
        } else if ENGLISH_CLITICS.iter().any(|clitic| tail.eq_ignore_ascii_case(clitic)) {
            at
        } else {
            return;
        };
        if cut == 0 {
            return;
        }
        cuts.push(cut);
        word = word.get(..cut).unwrap_or("");
    }
}

/// `dit-il`, `a-t-on`, `donnez-le-moi`, `cette année-là`.
fn french(word: &str, cuts: &mut Vec<usize>) {
    let mut word = word;
    for _ in 0..3 {
        let Some(at) = word.rfind(['-', '\u{2011}']) else { return };
        let head = word.get(..at).unwrap_or("");
        let tail = word.get(at..).unwrap_or("").trim_start_matches(['-', '\u{2011}']);
        if tail.len() > 8 || head.chars().count() < 1 {
            return;
        }
        let shouted = head.chars().any(char::is_alphabetic) && !head.chars().any(char::is_lowercase);
        let tail = if shouted { tail.to_lowercase() } else { String::from(tail) }.replace('’', "'");
        let Some((_, endings)) = FRENCH_CLITICS.iter().find(|(clitic, _)| *clitic == tail) else { return };
        if word.len() < 16 && WHOLE.contains(&word.to_lowercase().as_str()) {
            return;
        }
        // The t between two vowels goes with the pronoun.
        let joint = [head.strip_suffix("-t"), head.strip_suffix("-T"), head.strip_suffix("\u{2011}t")];
        let cut = match joint.into_iter().flatten().next() {
            Some(verb) if !verb.is_empty() && endings.contains(&"t") => verb.len(),
            _ => {
                let last =
                    head.chars().next_back().into_iter().flat_map(char::to_lowercase).collect::<String>();
                if !endings.is_empty() && !endings.contains(&last.as_str()) {
                    return;
                }
                at
            }
        };
        cuts.push(cut);
        word = word.get(..cut).unwrap_or("");
    }
}

/// The length of an ending of another gender or number that stands at `at` behind a full stop or in brackets.
pub(super) fn inclusive_ending(text: &str, start: usize, at: usize, manner: Manner) -> Option<usize> {
    let opener = peek(text, at)?;
    if manner != Manner::French || !matches!(opener, '.' | '(') || at - start < 3 {
        return None;
    }
    let rest = text.get(at + 1..)?;
    let length: usize = rest.chars().take(8).take_while(|c| c.is_lowercase()).map(char::len_utf8).sum();
    let ending = rest.get(..length)?;
    if !INCLUSIVE.contains(&ending) {
        return None;
    }
    let behind = peek(rest, length);
    if opener == '(' {
        return (behind == Some(')')).then_some(length + 2);
    }
    // `fin.les` may be a missing space: behind a full stop only what is no word of its own.
    let word = matches!(ending, "le" | "les" | "ne");
    (!word && !behind.is_some_and(char::is_alphanumeric)).then_some(length + 1)
}
