//! The data of a language, read once.

use crate::lists::{Lengths, WordList};
use drogman_text::LanguageTag;
use std::sync::LazyLock;

/// What the full stop after an abbreviation means; `data/README.md` defines each class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Abbreviation {
    Never,
    Title,
    MayEnd,
    EndsBeforeCapital,
    NeedsNumber,
    Month,
    Time,
}

/// The data of one language.
#[derive(Debug)]
pub(crate) struct Rules {
    pub(crate) abbreviations: Vec<(&'static str, Abbreviation)>,
    /// Bytes of the longest abbreviation: longer words need no look-up.
    longest: usize,
    lengths: Lengths,
    pub(crate) starts: WordList,
    pub(crate) weak_starts: WordList,
    pub(crate) elided_starts: WordList,
    pub(crate) speech: WordList,
    pub(crate) calendar: WordList,
    pub(crate) endings: WordList,
    pub(crate) ordinal_dot: WordList,
}

static OTHER: LazyLock<Rules> = LazyLock::new(|| {
    Rules::read(include_str!("../data/other/abbreviations.txt"), include_str!("../data/other/words.txt"))
});

/// The rules of a language subtag: one folder of data for the subtags before each arrow, read when first asked for.
macro_rules! folders {
    ($primary:expr; $($($subtag:literal)|+ => $folder:literal),+ $(,)?) => {
        match $primary {
            $($($subtag)|+ => {
                static RULES: LazyLock<Rules> = LazyLock::new(|| {
                    Rules::read(
                        include_str!(concat!("../data/", $folder, "/abbreviations.txt")),
                        include_str!(concat!("../data/", $folder, "/words.txt")),
                    )
                });
                &RULES
            })+
            _ => &OTHER,
        }
    };
}

const FILES: &str = include_str!("../data/common/files.txt");
const LANGUAGES: &str = include_str!("../data/common/languages.txt");

impl Rules {
    /// The rules of a language; general ones for a language without data of its own.
    pub(crate) fn of(language: &LanguageTag) -> &'static Self {
        folders!(language.primary();
            "en" => "en", "fr" => "fr",
            "ar" => "ar", "az" => "az", "be" => "be", "bg" => "bg", "ca" => "ca", "cs" => "cs", "da" => "da",
            "de" => "de", "el" => "el", "es" => "es", "et" => "et", "fa" => "fa", "fi" => "fi", "ga" => "ga",
            "he" => "he", "hi" => "hi", "hr" | "bs" | "sh" => "hr", "hu" => "hu", "hy" | "hyw" => "hy",
            "is" => "is", "it" => "it", "ja" => "ja", "ka" => "ka", "kk" => "kk", "ko" => "ko",
            "ku" | "kmr" | "ckb" => "ku", "lt" => "lt", "lv" => "lv", "mk" => "mk", "mt" => "mt",
            "nb" | "nn" | "no" => "nb", "nl" => "nl", "pl" => "pl", "pt" => "pt", "ro" | "mo" => "ro",
            "ru" => "ru", "sk" => "sk", "sl" => "sl", "sq" => "sq", "sr" => "sr", "sv" => "sv", "tr" => "tr",
            "uk" => "uk", "uz" => "uz", "zh" => "zh",
        )
    }

    /// Whether a language has data of its own.
    pub(crate) fn has_folder(language: &LanguageTag) -> bool {
        !std::ptr::eq(Self::of(language), &raw const *OTHER)
    }

    fn read(abbreviations: &'static str, words: &'static str) -> Self {
        let classes = [
            ("never", Abbreviation::Never),
            ("title", Abbreviation::Title),
            ("may-end", Abbreviation::MayEnd),
            ("ends-before-capital", Abbreviation::EndsBeforeCapital),
            ("needs-number", Abbreviation::NeedsNumber),
            ("month", Abbreviation::Month),
            ("time", Abbreviation::Time),
        ];
        let mut known: Vec<(&'static str, Abbreviation)> = classes
            .into_iter()
            .flat_map(|(name, class)| section(abbreviations, name).map(move |word| (word, class)))
            .collect();
        // A word in two classes keeps the first, which is the one that splits less.
        known.sort_unstable();
        known.dedup_by(|later, earlier| later.0 == earlier.0);
        let sorted = |source: &'static str, name: &'static str| WordList::new(section(source, name));
        Self {
            longest: known.iter().map(|(word, _)| word.len()).max().unwrap_or(0),
            lengths: Lengths::of(known.iter().map(|(word, _)| *word)),
            abbreviations: known,
            starts: sorted(words, "start"),
            weak_starts: sorted(words, "weak-start"),
            elided_starts: sorted(words, "elided-start"),
            speech: sorted(words, "speech"),
            calendar: sorted(words, "calendar"),
            endings: sorted(FILES, "ending"),
            ordinal_dot: sorted(LANGUAGES, "ordinal-dot"),
        }
    }

    /// The class of a word that a full stop follows.
    pub(crate) fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        let find = |word: &str| {
            let at = self.abbreviations.binary_search_by(|(known, _)| (*known).cmp(word)).ok()?;
            self.abbreviations.get(at).map(|(_, class)| *class)
        };
        if word.len() > self.longest || word.is_empty() || !self.lengths.may_hold(word) {
            return None;
        }
        if let Some(class) = find(word) {
            return Some(class);
        }
        let mut characters = word.chars();
        let first = characters.next().filter(|first| first.is_uppercase())?;
        let lower = word.to_lowercase();
        find(&lower).or_else(|| {
            let capitals = word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
            let head = first.len_utf8();
            let tail = lower.get(lower.chars().next().map_or(0, char::len_utf8)..)?;
            if capitals { find(&format!("{}{tail}", word.get(..head)?)) } else { None }
        })
    }

    /// The class of a token, or else of its last word.
    pub(crate) fn classify(&self, token: &str, word: &str) -> Option<Abbreviation> {
        self.abbreviation(token).or_else(|| if word == token { None } else { self.abbreviation(word) })
    }

    /// Whether a word commonly begins a sentence.
    pub(crate) fn is_start(&self, word: &str, elided: bool) -> bool {
        if elided { self.elided_starts.has(word) } else { self.starts.has(word) }
    }

    /// Whether a word commonly begins a sentence, names that begin with it notwithstanding.
    pub(crate) fn is_weak_start(&self, word: &str, elided: bool) -> bool {
        self.is_start(word, elided) || !elided && self.weak_starts.has(word)
    }

    /// Whether a word is a verb of saying.
    pub(crate) fn is_speech(&self, word: &str) -> bool {
        self.speech.has(word)
    }

    /// Whether what follows a quotation begins with who says it, in scripts that part no words.
    pub(crate) fn begins_with_speech(&self, text: &str) -> bool {
        self.speech.iter().any(|said| text.starts_with(said))
    }

    /// Whether a word names a day, a month or a time zone.
    pub(crate) fn is_calendar(&self, word: &str) -> bool {
        self.calendar.has(word)
    }

    /// Whether a word is the ending of file names or host names.
    pub(crate) fn is_file_ending(&self, word: &str) -> bool {
        self.endings.has(word)
    }

    /// Whether the language writes ordinal numbers with a full stop.
    pub(crate) fn has_ordinal_dot(&self, language: &LanguageTag) -> bool {
        self.ordinal_dot.has(language.primary())
    }
}

/// The words under one heading of a data file.
fn section<'t>(source: &'t str, name: &'t str) -> impl Iterator<Item = &'t str> {
    section_lines(source, name).flat_map(str::split_whitespace)
}

/// The lines under one heading of a data file, comments left out.
pub(crate) fn section_lines<'t>(source: &'t str, name: &'t str) -> impl Iterator<Item = &'t str> {
    let mut inside = false;
    source.lines().filter(move |line| {
        if let Some(heading) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            inside = heading == name;
            return false;
        }
        inside && !line.starts_with('#')
    })
}
