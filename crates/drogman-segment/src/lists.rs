//! Sorted lists of words, asked about nearly every sentence.

/// Bytes of the longest word that is looked up.
const LONGEST: usize = 24;

/// Which lengths the words with a first byte have: most questions are answered by it.
#[derive(Debug)]
pub(crate) struct Lengths([u32; 256]);

impl Lengths {
    pub(crate) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut lengths = [0; 256];
        for word in words {
            let first = word.bytes().next().unwrap_or(0).to_ascii_lowercase();
            if let Some(bits) = lengths.get_mut(usize::from(first)) {
                *bits |= 1_u32 << word.len().min(31);
            }
        }
        Self(lengths)
    }

    /// Whether a word of ASCII letters may be in the list, in whatever case; always so of another word.
    pub(crate) fn may_hold(&self, word: &str) -> bool {
        let first = word.bytes().next().unwrap_or(0).to_ascii_lowercase();
        let bits = self.0.get(usize::from(first)).copied().unwrap_or(0);
        bits & (1_u32 << word.len().min(31)) != 0 || !word.is_ascii()
    }
}

/// Words in lower case.
#[derive(Debug)]
pub(crate) struct WordList {
    words: Vec<&'static str>,
    lengths: Lengths,
}

impl std::ops::Deref for WordList {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        &self.words
    }
}

impl WordList {
    pub(crate) fn new(words: impl Iterator<Item = &'static str>) -> Self {
        let mut words: Vec<&'static str> = words.collect();
        words.sort_unstable();
        let lengths = Lengths::of(words.iter().copied());
        Self { words, lengths }
    }

    /// Whether the list holds a word, in whatever case it is written.
    pub(crate) fn has(&self, word: &str) -> bool {
        if word.is_empty() || word.len() > LONGEST || !self.lengths.may_hold(word) {
            return false;
        }
        if !word.is_ascii() {
            return self.words.binary_search(&word.to_lowercase().as_str()).is_ok();
        }
        let mut lower = [0_u8; LONGEST];
        for (to, from) in lower.iter_mut().zip(word.bytes()) {
            *to = from.to_ascii_lowercase();
        }
        let lower = lower.get(..word.len()).unwrap_or_default();
        self.words.binary_search_by(|known| known.as_bytes().cmp(lower)).is_ok()
    }
}
