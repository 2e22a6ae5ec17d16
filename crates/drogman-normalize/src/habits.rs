//! What a whole document votes for, so that one sentence of it can be treated as the rest is.

use crate::context::{after, before, is_latin_letter};
use drogman_text::Habits;

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
