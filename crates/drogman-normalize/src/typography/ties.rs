//! Spaces that hold an abbreviation and what it is short for together, in French.

use crate::context::{after, before, word_after, word_before};
use crate::pass::{Language, Pass};
use crate::rules as rule;

/// Titles as they are written before a name, the full stop included where there is one.
const TITLES: [&str; 10] = ["M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Mgr", "Me", "Dr", "Pr"];

/// Words that open a sentence rather than name somebody.
const OPENERS: [&str; 14] =
    ["Il", "Elle", "Ils", "Elles", "On", "Ce", "Cette", "Mais", "Et", "Un", "Une", "Le", "La", "Les"];

/// Abbreviations before a figure.
const PARTS: [&str; 5] = ["p", "pp", "t", "chap", "fig"];

/// The same where they are words of their own, too: what stands behind the figure must show that no sentence ended.
const PARTS_AND_WORDS: [&str; 2] = ["art", "vol"];

/// What goes on behind the figure of an article or a volume.
const GOES_ON: [&str; 8] = ["du", "de", "et", "\u{E0}", "al", "bis", "ter", "ou"];

/// A capital that may begin a title; returns where to go on.
pub(super) fn title_at(pass: &mut Pass<'_>, at: usize) -> usize {
    let text = pass.text;
    let behind = at + 1;
    let word = word_after(text, at);
    let dot = usize::from(after(text, at + word.len()) == Some('.'));
    let end = at + word.len() + dot;
    let glued = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '@' | '&');
    if pass.language != Language::French
        || !text.get(at..end).is_some_and(|title| TITLES.contains(&title))
        || before(text, at).is_some_and(glued)
        || after(text, end) != Some(' ')
    {
        return behind;
    }
    let name = word_after(text, end + 1);
    if !name.starts_with(char::is_uppercase) {
        return behind;
    }
    // Somebody may be called `Karim M.` at the end of a sentence, and `Me` is a word of English names.
    let previous = before(text, at).filter(|c| *c == ' ').map_or("", |_| word_before(text, at - 1));
    let behind_name = previous.starts_with(char::is_uppercase);
    if behind_name && (word == "Me" || OPENERS.contains(&name)) {
        return behind;
    }
    pass.act(&rule::ABBREVIATION_SPACE, end, end + 1, "\u{A0}");
    end + 1
}

/// A plain space between a full stop or a degree sign and a figure; says whether it was one of a reference.
pub(super) fn reference_space_at(pass: &mut Pass<'_>, at: usize, previous: char) -> bool {
    let text = pass.text;
    if pass.language != Language::French || !after(text, at + 1).is_some_and(|c| c.is_ascii_digit()) {
        return false;
    }
    let word_end = at - previous.len_utf8();
    let word = word_before(text, word_end);
    let glued = |c: char| matches!(c, '.' | '-' | '_' | '/' | '@' | '&');
    if before(text, word_end - word.len()).is_some_and(glued) {
        return false;
    }
    let lower = word.to_lowercase();
    let holds = match previous {
        '\u{B0}' => lower == "n",
        '.' if PARTS.contains(&lower.as_str()) => word == lower || word.chars().nth(2).is_some(),
        '.' => PARTS_AND_WORDS.contains(&lower.as_str()) && names_a_part(text, at + 1),
        _ => false,
    };
    holds && {
        pass.act(&rule::ABBREVIATION_SPACE, at, at + 1, "\u{A0}");
        true
    }
}

/// Whether what follows the figure at `at` goes on with a reference, not with what is counted.
fn names_a_part(text: &str, at: usize) -> bool {
    let figure = word_after(text, at);
    let end = at + figure.len();
    match after(text, end) {
        None | Some(',' | ';' | '.' | ':' | ')' | ']' | '\n' | '\r' | '-' | '\u{2013}') => true,
        Some(' ') => {
            let next = word_after(text, end + 1);
            GOES_ON.contains(&next) || matches!(after(text, end + 1), Some('(' | '\u{A7}'))
        }
        _ => false,
    }
}
