//! Words with exact byte spans.

mod address;
mod forms;
mod number;
mod run;

use crate::characters::is_ignorable;
use crate::rules::Rules;
use drogman_text::{ByteSpan, LanguageTag};
use forms::Manner;

/// A word, a number, an address or a mark, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordSpan {
    /// The bytes in the text that was given.
    pub span: ByteSpan,
    /// What stands there.
    pub kind: WordKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum WordKind {
    /// A word, with its hyphens, its inner apostrophe, the full stop of its abbreviation. In scripts without
    /// spaces between words: a run of characters of one script.
    Word,
    /// A word that lost its last letter before a vowel, apostrophe included: `l'`, `qu’`.
    Elision,
    /// What leans on the word before it: `-il`, `-t-elle`, `'s`, `n't`.
    Clitic,
    /// What begins with a digit: `1 200 000`, `3,5`, `14:30`, `20th`.
    Number,
    /// The address of a page or a mailbox, a host, a file name.
    Address,
    /// A punctuation mark, a run of them (`...`, `?!`), or another symbol.
    Mark,
}

impl WordKind {
    /// The stable name of the kind, as the outputs carry it.
    ///
    /// # Example: the name of a kind
    ///
    /// ```
    /// use drogman_segment::WordKind;
    /// assert_eq!(WordKind::Elision.as_str(), "elision");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Elision => "elision",
            Self::Clitic => "clitic",
            Self::Number => "number",
            Self::Address => "address",
            Self::Mark => "mark",
        }
    }
}

/// Splits a text into words, numbers, addresses and marks.
///
/// The spans ascend, do not overlap and lie on character boundaries. Between them there is white space only, and
/// characters that leave no trace on paper (zero-width spaces, direction marks). A no-break space separates
/// words like any other; inside a number it groups digits, and the number is one token. Language matters for
/// elision (French, Italian, Catalan, Occitan), for clitics (French `dit-il`, English `it's`, `don't`, cut as
/// the Universal Dependencies treebanks cut them) and for abbreviations; text of an undetermined language gets
/// elision and the English clitics. The cost is linear in the text.
///
/// # Example: what alignment compares
///
/// ```
/// use drogman_segment::words;
/// use drogman_text::LanguageTag;
///
/// let text = "L'Artsakh, dit-il, compte 1\u{202F}200 Arménien·nes.";
/// let tokens: Vec<&str> =
///     words(text, &LanguageTag::french()).iter().map(|word| word.span.slice(text)).collect();
/// assert_eq!(
///     tokens,
///     ["L'", "Artsakh", ",", "dit", "-il", ",", "compte", "1\u{202F}200", "Arménien·nes", "."]
/// );
/// ```
pub fn words(text: &str, language: &LanguageTag) -> Vec<WordSpan> {
    let manner = Manner::of(language);
    let rules = Rules::of(language);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(character) = peek(text, at) {
        if character.is_whitespace() || is_ignorable(character) {
            at += character.len_utf8();
            continue;
        }
        at = if let Some(end) = address::end(text, at, rules) {
            push(&mut found, at, end, WordKind::Address)
        } else if number::is_digit(character) {
            push(&mut found, at, number::end(text, at, manner), WordKind::Number)
        } else if run::is_letter(character) {
            word(&mut found, text, at, manner, rules)
        } else {
            push(&mut found, at, run::marks_end(text, at), WordKind::Mark)
        };
    }
    found
}

/// Adds the word that begins at `start`, in as many tokens as it has; gives the byte behind it.
fn word(found: &mut Vec<WordSpan>, text: &str, start: usize, manner: Manner, rules: &Rules) -> usize {
    if let Some(end) = run::initials_end(text, start) {
        return push(found, start, end, WordKind::Word);
    }
    let (end, elided) = run::word_end(text, start, manner);
    if elided {
        return push(found, start, end, WordKind::Elision);
    }
    let mut from = start;
    for cut in forms::clitics(text, start, end, manner) {
        let kind = if from == start { WordKind::Word } else { WordKind::Clitic };
        from = push(found, from, cut, kind);
    }
    let kind = if from == start { WordKind::Word } else { WordKind::Clitic };
    let end = if from == start { run::with_stop(text, start, end, rules) } else { end };
    push(found, from, end, kind)
}

fn push(found: &mut Vec<WordSpan>, start: usize, end: usize, kind: WordKind) -> usize {
    found.push(WordSpan { span: ByteSpan::of(start..end), kind });
    end
}

/// The character at a byte.
fn peek(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}
