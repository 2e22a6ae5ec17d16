//! The words of a language, asked about at nearly every site.

/// Bytes of the longest word that is looked up.
pub(crate) const LONGEST: usize = 24;

/// What is known of a word, in whatever case it is written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    /// Which lists hold it, one bit a list.
    pub(crate) lists: u8,
    /// Where its forms are among those of all words.
    pub(crate) forms: (usize, usize),
}

/// A word in lower case, filled up with zeros, and its length.
type Key = ([u64; 3], usize);

/// Words in lower case, found by their bytes.
#[derive(Debug)]
pub(crate) struct Dictionary {
    /// Which lengths the words with a first byte have: most questions are answered by it.
    lengths: [u32; 256],
    /// The entries of the words of one letter of ASCII, by the letter: number plus one.
    letters: [u16; 128],
    /// The number of an entry plus one, where its hash or the next free place is; zero where nothing is.
    slots: Vec<u16>,
    entries: Vec<(Key, Entry)>,
}

impl Default for Dictionary {
    fn default() -> Self {
        Self::new(std::iter::empty())
    }
}

impl Dictionary {
    /// The dictionary of words in lower case of at most [`LONGEST`] bytes. Longer ones are never found.
    pub(crate) fn new(words: impl Iterator<Item = (String, Entry)>) -> Self {
        let entries: Vec<(Key, Entry)> =
            words.filter_map(|(word, entry)| Some((key(word.as_bytes())?, entry))).collect();
        let n_slots = (entries.len() * 4).next_power_of_two();
        let mut made = Self { lengths: [0; 256], letters: [0; 128], slots: vec![0; n_slots], entries };
        for (number, (key, _)) in (1..).zip(&made.entries) {
            let mut slot = hash(*key) & (n_slots - 1);
            while made.slots.get(slot).is_some_and(|taken| *taken != 0) {
                slot = (slot + 1) & (n_slots - 1);
            }
            if let Some(free) = made.slots.get_mut(slot) {
                *free = number;
            }
            let first = usize::try_from(key.0[0] & 0xFF).unwrap_or(0);
            if let Some(letter) = made.letters.get_mut(first).filter(|_| key.1 == 1) {
                *letter = number;
            }
            if let Some(bits) = made.lengths.get_mut(first) {
                *bits |= 1 << key.1;
            }
        }
        made
    }

    /// What is known of a word.
    #[inline]
    pub(crate) fn find(&self, word: &str) -> Option<&Entry> {
        let bytes = word.as_bytes();
        let first = bytes.first()?;
        if bytes.len() == 1 {
            let number = self.letters.get(usize::from(first.to_ascii_lowercase())).copied()?;
            return self.entries.get(usize::from(number).checked_sub(1)?).map(|(_, entry)| entry);
        }
        // A capital of another alphabet may begin with another byte than its small letter.
        if first.is_ascii() {
            let lengths = self.lengths.get(usize::from(first.to_ascii_lowercase())).copied().unwrap_or(0);
            let is_length = bytes.len() <= LONGEST && lengths & (1 << bytes.len()) != 0;
            if !is_length && (lengths == 0 || bytes.is_ascii()) {
                return None;
            }
        }
        self.look_up(word)
    }

    fn look_up(&self, word: &str) -> Option<&Entry> {
        let key = if word.is_ascii() { key(word.as_bytes())? } else { wide_key(word)? };
        let mut slot = hash(key);
        loop {
            slot &= self.slots.len() - 1;
            let number = usize::from(*self.slots.get(slot)?);
            let (known, entry) = self.entries.get(number.checked_sub(1)?)?;
            if *known == key {
                return Some(entry);
            }
            slot += 1;
        }
    }
}

/// The key of a word, whose letters of ASCII may be capitals.
fn key(word: &[u8]) -> Option<Key> {
    if word.len() <= 8 {
        let part = word.iter().rev().fold(0, |part, byte| part << 8 | u64::from(byte.to_ascii_lowercase()));
        return Some(([part, 0, 0], word.len()));
    }
    let mut lower = [0_u8; LONGEST];
    lower.get_mut(..word.len())?.copy_from_slice(word);
    lower.make_ascii_lowercase();
    let mut parts = [0; 3];
    for (part, bytes) in parts.iter_mut().zip(lower.chunks_exact(8)) {
        *part = bytes.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
    }
    Some((parts, word.len()))
}

/// The key of a word with other letters.
fn wide_key(word: &str) -> Option<Key> {
    if word.len() > LONGEST {
        return None;
    }
    // The small sigma depends on its place.
    if word.contains('Σ') {
        return key(word.to_lowercase().as_bytes());
    }
    let mut lower = [0_u8; LONGEST];
    let mut length = 0;
    for character in word.chars().flat_map(char::to_lowercase) {
        let mut bytes = [0; 4];
        let bytes = character.encode_utf8(&mut bytes).as_bytes();
        lower.get_mut(length..length + bytes.len())?.copy_from_slice(bytes);
        length += bytes.len();
    }
    key(lower.get(..length)?)
}

/// Mixes the bytes of a key by multiplication with odd numbers (the fractions of the golden ratio and of the roots of
/// two and three).
fn hash((parts, length): Key) -> usize {
    let [first, second, third] = parts;
    let mixed = first.wrapping_mul(0x9E37_79B9_7F4A_7C15)
        ^ second.wrapping_mul(0x6A09_E667_F3BC_C909)
        ^ third.wrapping_mul(0xBB67_AE85_84CA_A73B)
        ^ length as u64;
    usize::try_from((mixed ^ (mixed >> 29)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40).unwrap_or(0)
}
