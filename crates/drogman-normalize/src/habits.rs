//! What a whole document votes for, so that one sentence of it can be treated as the rest is.

use crate::context::{after, before, is_latin_letter};
use serde::{Deserialize, Serialize};

/// Votes of a document, counted in sites. They are learnt by [`habits`], added up by [`merge`](Self::merge), and
/// may be set by hand to force a style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Habits {
    /// Straight apostrophes (`'`) between two letters.
    pub straight_apostrophes: u32,
    /// Curly apostrophes (`’`) between two letters.
    pub curly_apostrophes: u32,
    /// `; : ! ?` behind a word with a blank between, of any width.
    pub spaced_marks: u32,
    /// `; : ! ?` tight behind a word.
    pub tight_marks: u32,
    /// `; ! ?` behind U+00A0.
    pub wide_no_break_marks: u32,
    /// `; ! ?` behind U+202F.
    pub narrow_no_break_marks: u32,
}

/// A vote counts from this many sites on ("≥ 60 % of ≥ 5 sites"): fewer say more about chance than about habit.
const LEAST_SITES: u64 = 5;

/// Whether `ayes` are at least 60 % of at least five.
fn carried(ayes: u32, noes: u32) -> bool {
    let sites = u64::from(ayes) + u64::from(noes);
    sites >= LEAST_SITES && u64::from(ayes) * 10 >= sites * 6
}

impl Habits {
    /// Whether the document writes `’` for the apostrophe.
    pub fn prefer_curly_apostrophes(&self) -> bool {
        carried(self.curly_apostrophes, self.straight_apostrophes)
    }

    /// Whether the document sets a blank before `; : ! ?`.
    pub fn prefer_spaced_marks(&self) -> bool {
        carried(self.spaced_marks, self.tight_marks)
    }

    /// Whether the document writes U+00A0 rather than U+202F before `; ! ?`.
    pub fn prefer_wide_no_break(&self) -> bool {
        carried(self.wide_no_break_marks, self.narrow_no_break_marks)
    }

    /// Adds the votes of another part of the same document. The order of merging does not matter.
    ///
    /// # Example: two halves make a whole
    ///
    /// ```
    /// use drogman_normalize::habits;
    /// let mut both = habits("L’an dernier ? ");
    /// both.merge(&habits("C’est tout."));
    /// assert_eq!(both, habits("L’an dernier ? C’est tout."));
    /// ```
    pub fn merge(&mut self, other: &Self) {
        let add = |mine: &mut u32, theirs: u32| *mine = mine.saturating_add(theirs);
        add(&mut self.straight_apostrophes, other.straight_apostrophes);
        add(&mut self.curly_apostrophes, other.curly_apostrophes);
        add(&mut self.spaced_marks, other.spaced_marks);
        add(&mut self.tight_marks, other.tight_marks);
        add(&mut self.wide_no_break_marks, other.wide_no_break_marks);
        add(&mut self.narrow_no_break_marks, other.narrow_no_break_marks);
    }
}

/// Counts the votes of a text, in one pass.
///
/// # Example: a document that writes curly apostrophes and spaced question marks
///
/// ```
/// use drogman_normalize::habits;
/// let votes = habits("L’a-t-on vu ? Qu’importe ! C’est l’usage : d’accord ?");
/// assert_eq!((votes.curly_apostrophes, votes.straight_apostrophes), (5, 0));
/// assert!(votes.prefer_curly_apostrophes());
/// assert_eq!((votes.spaced_marks, votes.tight_marks), (4, 0));
/// ```
pub fn habits(text: &str) -> Habits {
    let mut votes = Habits::default();
    for (at, character) in text.char_indices() {
        match character {
            '\'' | '\u{2019}' => {
                let behind = at + character.len_utf8();
                if before(text, at).is_some_and(is_latin_letter)
                    && after(text, behind).is_some_and(is_latin_letter)
                {
                    let counter = if character == '\'' {
                        &mut votes.straight_apostrophes
                    } else {
                        &mut votes.curly_apostrophes
                    };
                    *counter = counter.saturating_add(1);
                }
            }
            ';' | ':' | '!' | '?' => count_mark(text, at, character, &mut votes),
            _ => {}
        }
    }
    votes
}

/// One site of high punctuation: only a mark behind a word and before a blank or the end tells of a habit.
fn count_mark(text: &str, at: usize, mark: char, votes: &mut Habits) {
    if after(text, at + 1).is_some_and(|c| !c.is_whitespace() && !matches!(c, '!' | '?' | '\u{BB}')) {
        return;
    }
    let Some(previous) = before(text, at) else { return };
    if previous.is_alphabetic() {
        // The semicolon of an entity is no punctuation.
        let entity = mark == ';'
            && text.get(..at).is_some_and(|t| {
                t.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).ends_with(['&', '#'])
            });
        if !entity {
            votes.tight_marks = votes.tight_marks.saturating_add(1);
        }
        return;
    }
    if !matches!(previous, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}') {
        return;
    }
    if !before(text, at - previous.len_utf8())
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '\u{BB}'))
    {
        return;
    }
    votes.spaced_marks = votes.spaced_marks.saturating_add(1);
    match (mark, previous) {
        (':', _) => {}
        (_, '\u{A0}') => votes.wide_no_break_marks = votes.wide_no_break_marks.saturating_add(1),
        (_, '\u{202F}') => votes.narrow_no_break_marks = votes.narrow_no_break_marks.saturating_add(1),
        _ => {}
    }
}
