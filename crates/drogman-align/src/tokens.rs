//! What matching sees of a sentence: stems, numbers, marks and names.

use crate::fold::{is_combining_mark, push_folded};
use drogman_document::{Sentence, Side};
use drogman_text::{Script, script_of};
use rustc_hash::FxHashMap;

/// Letters of a word that count; what follows is ending (measured on the novels: area paper, section 7.1).
const STEM_LETTERS: usize = 5;

/// What matching sees of a text: stems (five letters, lower case, without marks), numbers in digits, and the
/// marks `! ? ; : %`, in order.
///
/// # Example: accents, capitals and the way to write a number do not matter
///
/// ```
/// use drogman_align::tokens;
/// assert_eq!(tokens("Évacuation de 1 000 élèves !"), ["evacu", "de", "1000", "eleve", "!"]);
/// ```
pub fn tokens(text: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for_each_token(text, &mut |key| keys.push(key.to_owned()));
    keys
}

/// The sort of a token type, by which types that look the same on both sides are trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A stem of fewer than four letters: looking the same means nothing.
    ShortStem,
    /// A stem of four letters or more.
    Stem,
    /// A number, in digits.
    Number,
    /// One of the marks `! ? ; : %`, or a quotation.
    Mark,
    /// A concept group that the sentence names.
    Name,
}

/// The kind of a token from its key.
pub(crate) fn kind_of(key: &str) -> TokenKind {
    match key.chars().next() {
        Some('0'..='9') => TokenKind::Number,
        Some('@') => TokenKind::Name,
        Some('!' | '?' | ';' | ':' | '%' | '"') => TokenKind::Mark,
        _ if key.chars().count() >= 4 => TokenKind::Stem,
        _ => TokenKind::ShortStem,
    }
}

/// One side as bags of token types.
#[derive(Debug, Default)]
pub(crate) struct TokenizedSide {
    /// The key of each type, in order of first occurrence.
    pub(crate) keys: Vec<String>,
    ids: FxHashMap<String, u32>,
    tokens: Vec<u32>,
    ends: Vec<u32>,
    /// Characters of each sentence that are not white space.
    pub(crate) chars: Vec<u32>,
}

impl TokenizedSide {
    /// Cuts every sentence of a side.
    pub(crate) fn new(side: &Side<'_>) -> Self {
        let mut tokenized = Self::default();
        for sentence in &side.sentences {
            tokenized.push(sentence);
        }
        tokenized
    }

    fn push(&mut self, sentence: &Sentence<'_>) {
        let Self { keys, ids, tokens, .. } = self;
        let mut intern = |key: &str| {
            let id = if let Some(&id) = ids.get(key) {
                id
            } else {
                let id = keys.len() as u32;
                ids.insert(key.to_owned(), id);
                keys.push(key.to_owned());
                id
            };
            tokens.push(id);
        };
        for_each_token(sentence.text, &mut intern);
        for name in &sentence.names {
            intern(&format!("@{name}"));
        }
        self.ends.push(self.tokens.len() as u32);
        self.chars.push(sentence.text.chars().filter(|character| !character.is_whitespace()).count() as u32);
    }

    /// How many types there are.
    pub(crate) fn n_types(&self) -> usize {
        self.keys.len()
    }

    /// How many sentences there are.
    pub(crate) fn n_sentences(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is such a sentence and it holds nothing but white space.
    pub(crate) fn is_blank(&self, sentence: u32) -> bool {
        self.chars.get(sentence as usize) == Some(&0)
    }

    /// The type of a key, if the side has it.
    pub(crate) fn id(&self, key: &str) -> Option<u32> {
        self.ids.get(key).copied()
    }

    /// The tokens of the sentences `first..end`.
    pub(crate) fn tokens(&self, first: usize, end: usize) -> &[u32] {
        let start =
            first.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        let end = end.checked_sub(1).and_then(|last| self.ends.get(last)).map_or(0, |&end| end as usize);
        self.tokens.get(start..end).unwrap_or_default()
    }
}

/// Calls `emit` with the key of each token of a text, in order.
pub(crate) fn for_each_token(text: &str, emit: &mut impl FnMut(&str)) {
    let mut key = String::new();
    let mut rest = text;
    let mut after_number = false;
    while let Some(character) = rest.chars().next() {
        let after = rest.get(character.len_utf8()..).unwrap_or_default();
        if character.is_ascii_digit() {
            key.clear();
            rest = take_number(rest, &mut key);
            emit(&key);
            after_number = true;
            continue;
        }
        if character.is_alphabetic() {
            key.clear();
            if stands_alone(character) {
                key.push(character);
                rest = after;
            } else {
                rest = take_stem(rest, &mut key);
            }
            if !(after_number && is_ordinal_ending(&key)) {
                emit(&key);
            }
            after_number = false;
            continue;
        }
        match character {
            '!' | '\u{FF01}' => emit("!"),
            '?' | '\u{FF1F}' | '\u{37E}' | '\u{61F}' => emit("?"),
            ';' | '\u{FF1B}' | '\u{61B}' => emit(";"),
            ':' | '\u{FF1A}' => emit(":"),
            '%' | '\u{66A}' => emit("%"),
            _ => {}
        }
        after_number = false;
        rest = after;
    }
}

/// Reads a letter run, folds it and keeps the first letters. Gives what follows the run.
fn take_stem<'a>(text: &'a str, key: &mut String) -> &'a str {
    let mut n_letters = 0;
    for (offset, character) in text.char_indices() {
        if is_combining_mark(character) {
            continue;
        }
        if !character.is_alphabetic() || stands_alone(character) {
            return text.get(offset..).unwrap_or_default();
        }
        if n_letters < STEM_LETTERS {
            push_folded(character, key);
        }
        n_letters += 1;
    }
    ""
}

/// Reads a number; `1 000`, `1,000` and `1.000` are one, and so are `3,5` and `3.5`.
fn take_number<'a>(text: &'a str, key: &mut String) -> &'a str {
    let mut rest = take_digits(text, key);
    let mut may_group = key.len() <= 3;
    loop {
        let Some(separator) = rest.chars().next() else { return rest };
        let after = rest.get(separator.len_utf8()..).unwrap_or_default();
        let n_digits = after.chars().take_while(char::is_ascii_digit).count();
        let groups =
            matches!(separator, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | ',' | '.' | '\'' | '\u{2019}');
        if groups && may_group && n_digits == 3 {
            rest = take_digits(after, key);
        } else if matches!(separator, ',' | '.') && n_digits > 0 {
            key.push('.');
            rest = take_digits(after, key);
            may_group = false;
        } else {
            return rest;
        }
    }
}

fn take_digits<'a>(text: &'a str, key: &mut String) -> &'a str {
    let end = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    key.push_str(text.get(..end).unwrap_or_default());
    text.get(end..).unwrap_or_default()
}

/// Characters of scripts without spaces between words: each is a token of its own.
fn stands_alone(character: char) -> bool {
    matches!(script_of(character), Script::Han | Script::Kana) || ('\u{E00}'..='\u{E7F}').contains(&character)
}

fn is_ordinal_ending(key: &str) -> bool {
    matches!(key, "st" | "nd" | "rd" | "th" | "er" | "re" | "e" | "eme" | "ere" | "nde")
}

#[cfg(test)]
mod tests {
    use super::tokens as keys;

    #[test]
    fn numbers_are_written_in_one_way() {
        for text in ["1 000", "1,000", "1.000", "1\u{A0}000", "1\u{202F}000", "1000"] {
            assert_eq!(keys(text), ["1000"], "{text:?}");
        }
        assert_eq!(keys("3,5 % and 3.5"), ["3.5", "%", "and", "3.5"]);
        assert_eq!(keys("12 345 678,90"), ["12345678.90"]);
        assert_eq!(keys("le 1er mai, May 1st"), ["le", "1", "mai", "may", "1"]);
        assert_eq!(keys("in 1918, 12 died"), ["in", "1918", "12", "died"]);
        assert_eq!(keys("5."), ["5"]);
    }

    #[test]
    fn words_are_cut_to_stems() {
        assert_eq!(keys("L\u{2019}Éducation nationale !"), ["l", "educa", "natio", "!"]);
        assert_eq!(keys("北京 Pékin"), ["北", "京", "pekin"]);
        assert!(keys(" \u{A0}-- ").is_empty());
    }
}
