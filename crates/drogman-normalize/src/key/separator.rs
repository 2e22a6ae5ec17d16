//! What stands between the words of a key.

use crate::context::{after, before};
use crate::pass::{Language, Pass};
use crate::typography::numbers;

/// Punctuation and blanks, whatever stands round them. Signs that people search for (`%`, `+`, currencies) are none.
fn separates(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || (character.is_ascii_punctuation() && !matches!(character, '%' | '+' | '$'))
        || matches!(character, '\u{A1}' | '\u{A7}' | '\u{AB}' | '\u{B6}' | '\u{B7}' | '\u{BB}' | '\u{BF}' | '\u{37E}' | '\u{387}'
            | '\u{55A}'..='\u{55F}' | '\u{589}' | '\u{58A}' | '\u{5BE}' | '\u{60C}' | '\u{61B}' | '\u{61F}'
            | '\u{964}' | '\u{965}' | '\u{2010}'..='\u{2027}' | '\u{2032}'..='\u{2043}' | '\u{2045}'..='\u{2051}'
            | '\u{2053}'..='\u{205E}' | '\u{2E00}'..='\u{2E5D}' | '\u{3001}'..='\u{3003}'
            | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}' | '\u{FF01}' | '\u{FF0C}' | '\u{FF0E}' | '\u{FF1F}')
}

/// What may stand between an elided word and the quoted one it belongs to.
fn is_opening(character: char) -> bool {
    matches!(character, '"' | '\u{AB}' | '\u{201C}' | '\u{A0}' | '\u{202F}')
}

/// Whether the character at `at` parts two words. Inside a word an apostrophe, hyphen, dot, ampersand or middle dot
/// is spelling; so are a comma and a colon between figures.
pub(super) fn is_separator(text: &str, at: usize, character: char) -> bool {
    if character.is_ascii_alphanumeric() || !separates(character) {
        return false;
    }
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let (previous, next) = (before(text, at), after(text, at + character.len_utf8()));
    match character {
        '\'' | '\u{2019}' => {
            // An elided word holds on to a quoted one: l'"OTAN".
            let quoted = text.get(at + character.len_utf8()..).unwrap_or("");
            let elided = letter(quoted.trim_start_matches(is_opening).chars().next());
            let inside = letter(previous) && (letter(next) || (elided && next.is_some_and(is_opening)));
            !inside && !crate::typography::points::begins_clipped(text, at, character, previous)
        }
        '-' | '\u{2010}' | '\u{2011}' | '.' | '&' | '\u{B7}' | '@' | '_' => {
            !(letter(previous) && letter(next))
        }
        ',' | ':' | '\u{2013}' => !(figure(previous) && figure(next)),
        _ => true,
    }
}

/// The end of the run of separators at `at`.
pub(super) fn end(text: &str, at: usize) -> usize {
    let mut end = at;
    while let Some(character) = after(text, end).filter(|c| is_separator(text, end, *c)) {
        end += character.len_utf8();
    }
    end
}

/// What stands for the run of separators: nothing at the ends of the text and inside a number, else a space.
pub(super) fn replacement(pass: &Pass<'_>, at: usize, end: usize) -> &'static str {
    let text = pass.text;
    let elision = matches!(before(text, at), Some('\'' | '\u{2019}'))
        && text.get(at..end).is_some_and(|run| run.chars().all(is_opening));
    let one_blank = text.get(at..end).is_some_and(|run| {
        run.chars().all(|c| matches!(c, ' ' | '\u{A0}' | '\u{202F}')) && run.chars().count() == 1
    });
    let in_number = one_blank
        && matches!(pass.language, Language::French)
        && before(text, at).is_some_and(|c| c.is_ascii_digit())
        && after(text, end).is_some_and(|c| c.is_ascii_digit())
        && numbers::groups_thousands(text, at);
    if at == 0 || end == text.len() || in_number || elision { "" } else { " " }
}
