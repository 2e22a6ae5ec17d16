//! The data of a language, read once.

use crate::lists::{Dictionary, Entry};
use drogman_text::LanguageTag;
use std::collections::BTreeMap;
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
    pub(crate) starts: Vec<&'static str>,
    pub(crate) weak_starts: Vec<&'static str>,
    pub(crate) elided_starts: Vec<&'static str>,
    pub(crate) speech: Vec<&'static str>,
    pub(crate) calendar: Vec<&'static str>,
    pub(crate) endings: Vec<&'static str>,
    pub(crate) ordinal_dot: Vec<&'static str>,
    dictionary: Dictionary,
    /// The abbreviations as they are written, those together that differ in case alone.
    forms: Vec<(&'static str, Abbreviation)>,
}

const START: u8 = 1;
const WEAK_START: u8 = 2;
const ELIDED_START: u8 = 4;
const SPEECH: u8 = 8;
const CALENDAR: u8 = 16;
const FILE_ENDING: u8 = 32;

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
        let sorted = |source: &'static str, name: &'static str| {
            let mut words: Vec<&'static str> = section(source, name).collect();
            words.sort_unstable();
            words
        };
        let mut rules = Self {
            starts: sorted(words, "start"),
            weak_starts: sorted(words, "weak-start"),
            elided_starts: sorted(words, "elided-start"),
            speech: sorted(words, "speech"),
            calendar: sorted(words, "calendar"),
            endings: sorted(FILES, "ending"),
            ordinal_dot: sorted(LANGUAGES, "ordinal-dot"),
            dictionary: Dictionary::default(),
            forms: Vec::with_capacity(known.len()),
            abbreviations: known,
        };
        rules.index();
        rules
    }

    /// Makes the dictionary of everything that is looked up.
    fn index(&mut self) {
        let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
        let lists = [
            (self.starts.as_slice(), START),
            (&self.weak_starts, WEAK_START),
            (&self.elided_starts, ELIDED_START),
            (&self.speech, SPEECH),
            (&self.calendar, CALENDAR),
            (&self.endings, FILE_ENDING),
        ];
        for (list, bit) in lists {
            for word in list {
                entries.entry((*word).to_owned()).or_default().lists |= bit;
            }
        }
        self.forms.clone_from(&self.abbreviations);
        self.forms.sort_by_cached_key(|(word, _)| word.to_lowercase());
        for (at, (word, _)) in self.forms.iter().enumerate() {
            let entry = entries.entry(word.to_lowercase()).or_default();
            let first = if entry.forms.1 == 0 { at } else { entry.forms.0 };
            entry.forms = (first, at + 1);
        }
        self.dictionary = Dictionary::new(entries.into_iter());
    }

    /// What is known of a word.
    #[inline]
    pub(crate) fn known(&self, word: &str) -> Known<'_> {
        self.dictionary.find(word).map_or(Known { lists: 0, forms: &[] }, |entry| Known {
            lists: entry.lists,
            forms: self.forms.get(entry.forms.0..entry.forms.1).unwrap_or(&[]),
        })
    }

    /// The class of a word that a full stop follows.
    #[inline]
    pub(crate) fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        self.known(word).abbreviation(word)
    }

    /// The class of a token, or else of its last word.
    pub(crate) fn classify(&self, token: &str, word: &str) -> Option<Abbreviation> {
        self.abbreviation(token)
            .or_else(|| if word.len() == token.len() { None } else { self.abbreviation(word) })
    }

    /// Whether a word is a verb of saying.
    pub(crate) fn is_speech(&self, word: &str) -> bool {
        self.known(word).lists & SPEECH != 0
    }

    /// Whether what follows a quotation begins with who says it, in scripts that part no words.
    pub(crate) fn begins_with_speech(&self, text: &str) -> bool {
        self.speech.iter().any(|said| text.starts_with(said))
    }

    /// Whether a word is the ending of file names or host names.
    pub(crate) fn is_file_ending(&self, word: &str) -> bool {
        self.known(word).is_file_ending()
    }

    /// Whether the language writes ordinal numbers with a full stop.
    pub(crate) fn has_ordinal_dot(&self, language: &LanguageTag) -> bool {
        let primary = language.primary().as_bytes();
        self.ordinal_dot
            .iter()
            .any(|tag| tag.len() == primary.len() && tag.bytes().eq(primary.iter().copied()))
    }
}

/// What the data of a language say of a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known<'r> {
    lists: u8,
    forms: &'r [(&'static str, Abbreviation)],
}

impl Known<'_> {
    /// Whether the word commonly begins a sentence.
    pub(crate) fn is_start(self, elided: bool) -> bool {
        self.lists & if elided { ELIDED_START } else { START } != 0
    }

    /// Whether the word commonly begins a sentence, names that begin with it notwithstanding.
    pub(crate) fn is_weak_start(self, elided: bool) -> bool {
        self.lists & if elided { ELIDED_START } else { START | WEAK_START } != 0
    }

    /// Whether the word names a day, a month or a time zone.
    pub(crate) fn is_calendar(self) -> bool {
        self.lists & CALENDAR != 0
    }

    /// Whether the word is the ending of file names or host names.
    pub(crate) fn is_file_ending(self) -> bool {
        self.lists & FILE_ENDING != 0
    }

    /// The class of the word, which is written so, as an abbreviation: a form in small letters also stands for the
    /// one at the start of a sentence and for the one in capitals.
    pub(crate) fn abbreviation(self, word: &str) -> Option<Abbreviation> {
        let find = |word: &str| self.forms.iter().find(|(form, _)| *form == word).map(|(_, class)| *class);
        if self.forms.is_empty() {
            return None;
        }
        if let Some(class) = find(word) {
            return Some(class);
        }
        let first = word.chars().next().filter(|first| first.is_uppercase())?;
        if word.is_ascii() {
            let lower = || word.bytes().map(|byte| byte.to_ascii_lowercase());
            let capitals = word.len() > 1 && !word.bytes().any(|byte| byte.is_ascii_lowercase());
            let small = self.forms.iter().find(|(form, _)| form.bytes().eq(lower()));
            let headed = || word.bytes().take(1).chain(lower().skip(1));
            let headed = || self.forms.iter().find(|(form, _)| capitals && form.bytes().eq(headed()));
            return small.or_else(headed).map(|(_, class)| *class);
        }
        let lower = word.to_lowercase();
        find(&lower).or_else(|| {
            let capitals = word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
            let tail = lower.get(lower.chars().next().map_or(0, char::len_utf8)..)?;
            if capitals { find(&format!("{first}{tail}")) } else { None }
        })
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
