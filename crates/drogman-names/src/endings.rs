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
            last = 's';
            if starts_in_word(rest) {
                return None;
            }
        } else if allowed.inclusive && is_inclusive(source) {
            endings.ending = Some(Ending::Inclusive);
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

/// French inclusive writing behind the masculine form: `·nes`, `·ne·s`, `(ne)s`, `-ne-s`, `.e.s`, `·s`
/// (Haddad, Manuel d'écriture inclusive, 2016, for the middle dot; the others are in common use).
fn is_inclusive(source: &str) -> bool {
    let mut rest = source.chars();
    let Some(opening) = rest.next() else { return false };
    if !matches!(
        opening,
        '\u{B7}' | '\u{2022}' | '\u{22C5}' | '\u{2027}' | '.' | '-' | '\u{2010}' | '\u{2011}' | '('
    ) {
        return false;
    }
    let rest = rest.as_str();
    let separators = ['\u{B7}', '\u{2022}', '\u{22C5}', '\u{2027}', '.', '-', '\u{2010}', '\u{2011}', ')'];
    let ends = |rest: &str| !rest.chars().next().is_some_and(is_word);
    let lower = |rest: &str, ending: &str| {
        rest.get(..ending.len())
            .filter(|head| head.eq_ignore_ascii_case(ending))
            .and_then(|_| rest.get(ending.len()..))
            .map(str::to_owned)
    };
    for ending in ["nes", "ne", "es", "e", "s"] {
        let Some(after) = lower(rest, ending) else { continue };
        if opening == '(' {
            let Some(after) = after.strip_prefix(')') else { continue };
            if ends(after) || lower(after, "s").is_some_and(|after| ends(&after)) {
                return true;
            }
        } else if ends(&after)
            || after
                .strip_prefix(separators)
                .and_then(|more| lower(more, "s"))
                .is_some_and(|after| ends(&after))
        {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inclusive_endings() {
        for source in ["·nes d'Artsakh", "(ne)s", "-ne-s,", ".ne.s", "·e", "\u{2022}e\u{2022}s", "·s", "(s)"]
        {
            assert!(is_inclusive(source), "{source}");
        }
        for source in [" ne s'arme", "-née", "(nord)", ". Ne", "", "·nette"] {
            assert!(!is_inclusive(source), "{source}");
        }
    }
}
