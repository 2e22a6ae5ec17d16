//! What may follow a name inside its word.

use crate::characters::is_word;
use crate::fold::WORD_START;

/// Which endings a form takes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Allowed {
    pub plural: bool,
    pub inclusive: bool,
    /// The name is English: its plural may be written with `-es` (`Azeries`).
    pub english: bool,
}

/// What stands behind a name in its own word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// `Armenians`.
    Plural,
    /// `Arménien·nes`.
    Inclusive,
}

/// What stands behind a name after an apostrophe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clitic {
    /// `Armenia's`, `Azeris'`.
    Possessive,
    /// `Erivan'da`.
    CaseEnding,
}

/// The endings behind a name whose word ends with them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Endings {
    ending: Option<Ending>,
    clitic: Option<Clitic>,
    /// How many bytes of the source the inflected name goes on for; an apostrophe and what follows it stay out.
    n_bytes: usize,
}

impl Endings {
    /// The endings behind a name, `None` when its word goes on in another way.
    ///
    /// `rest` is the folded text behind the name, `last` the name's last character, `source` the source text
    /// behind it.
    pub(crate) fn read(rest: &str, last: char, source: &str, allowed: Allowed) -> Option<Self> {
        let mut endings = Self::default();
        let mut rest = rest;
        let mut last = last;
        if starts_in_word(rest) {
            let longer = rest.strip_prefix("es").filter(|_| allowed.english);
            rest = longer.or_else(|| rest.strip_prefix('s')).filter(|_| allowed.plural)?;
            endings.ending = Some(Ending::Plural);
            endings.n_bytes = source.len() - source.trim_start_matches(char::is_alphanumeric).len();
            last = 's';
            if starts_in_word(rest) {
                return None;
            }
        } else if let Some(n_bytes) = allowed.inclusive.then(|| inclusive_ending(source)).flatten() {
            endings.ending = Some(Ending::Inclusive);
            endings.n_bytes = n_bytes;
            return Some(endings);
        }
        if let Some(after) = rest.strip_prefix('\'') {
            let suffix = after.strip_prefix(WORD_START).filter(|suffix| starts_in_word(suffix));
            let behind = source.trim_start_matches(char::is_alphanumeric);
            let closes_up = !behind.chars().nth(1).is_some_and(char::is_whitespace);
            match suffix {
                Some(suffix) if closes_up => {
                    let is_s = suffix.strip_prefix('s').is_some_and(|beyond| !starts_in_word(beyond));
                    endings.clitic = Some(if is_s { Clitic::Possessive } else { Clitic::CaseEnding });
                }
                _ => endings.clitic = (last == 's').then_some(Clitic::Possessive),
            }
        }
        Some(endings)
    }

    /// How many bytes behind the name belong to its inflected form.
    pub(crate) fn n_bytes(self) -> usize {
        self.n_bytes
    }

    /// The endings as steps, in the order in which they stand.
    pub(crate) fn steps(self) -> impl Iterator<Item = &'static str> {
        let ending = self.ending.map(|ending| match ending {
            Ending::Plural => "plural",
            Ending::Inclusive => "inclusive",
        });
        let clitic = self.clitic.map(|clitic| match clitic {
            Clitic::Possessive => "possessive",
            Clitic::CaseEnding => "case ending",
        });
        [ending, clitic].into_iter().flatten()
    }
}

fn starts_in_word(folded: &str) -> bool {
    folded.chars().next().is_some_and(is_word)
}

/// The length in bytes of a French inclusive ending behind the masculine form: `·nes`, `·ne·s`, `(ne)s`, `-ne-s`,
/// `.e.s`, `·s` (Haddad, Manuel d'écriture inclusive, 2016, for the middle dot; the others are in common use).
fn inclusive_ending(source: &str) -> Option<usize> {
    const SEPARATORS: [char; 8] =
        ['\u{B7}', '\u{2022}', '\u{22C5}', '\u{2027}', '.', '-', '\u{2010}', '\u{2011}'];
    let opening = source.chars().next().filter(|c| *c == '(' || SEPARATORS.contains(c))?;
    let rest = source.get(opening.len_utf8()..)?;
    let closing: &[char] = if opening == '(' { &[')'] } else { &SEPARATORS };
    let ends = |rest: &str| !rest.chars().next().is_some_and(is_word);
    ["nes", "ne", "es", "e", "s"].iter().find_map(|ending| {
        let after = after_letters(rest, ending)?;
        let closed = after.strip_prefix(closing);
        let plural = closed.and_then(|more| after_letters(more, "s")).filter(|after| ends(after));
        // A bracket must close; a dot or hyphen need not come twice.
        let singular = if opening == '(' { closed } else { Some(after) }.filter(|after| ends(after));
        plural.or(singular).map(|after| source.len() - after.len())
    })
}

/// What follows these letters, in either case.
fn after_letters<'a>(text: &'a str, letters: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(letters.len())?;
    head.eq_ignore_ascii_case(letters).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inclusive_endings() {
        for (source, ending) in [
            ("·nes d'Artsakh", "·nes"),
            ("(ne)s", "(ne)s"),
            ("(ne) ", "(ne)"),
            ("-ne-s,", "-ne-s"),
            (".ne.s", ".ne.s"),
            ("·e", "·e"),
            ("\u{2022}e\u{2022}s", "\u{2022}e\u{2022}s"),
            ("·s.", "·s"),
            ("(s)", "(s)"),
        ] {
            assert_eq!(inclusive_ending(source).and_then(|n| source.get(..n)), Some(ending), "{source}");
        }
        for source in [" ne s'arme", "-née", "(nord)", ". Ne", "", "·nette", "(ne"] {
            assert_eq!(inclusive_ending(source), None, "{source}");
        }
    }
}
