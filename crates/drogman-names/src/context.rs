//! What stands around a match.

use crate::characters::is_word;
use drogman_text::ByteSpan;

/// An address of more characters than this, on either side of a name, is none that a reader would see.
const LONGEST_ADDRESS: usize = 300;

/// The neighbours of a name are looked for over this many characters: a word further away says nothing of it, and
/// a line may be as long as a file.
const NEIGHBOURHOOD: usize = 120;

/// Whether a span lies inside a web or mail address: the unbroken stretch around it says so.
pub(crate) fn in_url(text: &str, span: ByteSpan) -> bool {
    let range = span.range();
    let before = text.get(..range.start).unwrap_or("");
    let after = text.get(range.end..).unwrap_or("");
    // Without a telling neighbour there is no address; this spares nearly every match the walk.
    let tells = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '.' | '/' | '@' | '-' | '_' | ':' | '=' | '?' | '&' | '#' | '+' | '%'))
    };
    if !tells(before.chars().next_back()) && !tells(after.chars().next()) {
        return false;
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\u{AB}' | '\u{BB}');
    let head = last_characters(before, LONGEST_ADDRESS);
    let head = head.rsplit(ends).next().unwrap_or("").trim_start_matches(|c: char| !is_word(c));
    let tail = first_characters(after, LONGEST_ADDRESS).split(ends).next().unwrap_or("");
    let is_web = |part: &str| part.contains("://") || part.starts_with("www.");
    let is_mail = head.contains('@')
        || tail.split_once('@').is_some_and(|(user, host)| {
            user.chars().all(|c| is_word(c) || matches!(c, '.' | '-' | '_' | '+')) && host.contains('.')
        });
    is_web(head) || is_mail
}

/// Whether the words before and after a span, on its line, are in capitals; `None` where there is no word.
pub(crate) fn neighbours_in_capitals(text: &str, span: ByteSpan) -> (Option<bool>, Option<bool>) {
    let range = span.range();
    let before = last_characters(text.get(..range.start).unwrap_or(""), NEIGHBOURHOOD);
    let after = first_characters(text.get(range.end..).unwrap_or(""), NEIGHBOURHOOD);
    let line_before = before.rsplit('\n').next().unwrap_or("");
    let line_after = after.split('\n').next().unwrap_or("");
    let loud = |word: Option<&str>| {
        word.map(|word| {
            let letters = || word.chars().filter(|c| c.is_alphabetic());
            letters().nth(1).is_some() && letters().all(char::is_uppercase)
        })
    };
    let before = loud(line_before.split(|c: char| !is_word(c)).rfind(|word| !word.is_empty()));
    let after = loud(line_after.split(|c: char| !is_word(c)).find(|word| !word.is_empty()));
    (before, after)
}

/// The last `n` characters of a text, or all of it.
fn last_characters(text: &str, n: usize) -> &str {
    let start = n.checked_sub(1).and_then(|n| text.char_indices().rev().nth(n)).map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or("")
}

/// The first `n` characters of a text, or all of it.
fn first_characters(text: &str, n: usize) -> &str {
    let end = text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, name: &str) -> ByteSpan {
        let at = text.find(name).unwrap();
        ByteSpan::of(at..at + name.len())
    }

    #[test]
    fn an_address_is_seen_on_both_sides_of_a_name() {
        for text in ["see https://e.am/en/Gyumri/2024", "write to Gyumri@example.am today", "www.Gyumri.am"] {
            assert!(in_url(text, span(text, "Gyumri")), "{text}");
        }
        for text in ["from Gyumri/Yerevan by train", "(Gyumri-based)"] {
            assert!(!in_url(text, span(text, "Gyumri")), "{text}");
        }
    }

    #[test]
    fn what_is_far_away_on_an_endless_line_is_not_looked_at() {
        let text = format!("www.{}/Gyumri/{}@example.am", "a".repeat(400), "b".repeat(400));
        assert!(!in_url(&text, span(&text, "Gyumri")));
        let text = format!("LOUD{}UN{}LOUD", " ".repeat(400), " ".repeat(400));
        assert_eq!(neighbours_in_capitals(&text, span(&text, "UN")), (None, None));
    }

    #[test]
    fn neighbours_are_those_of_the_line() {
        let text = "LOUD\nthe UN MISSION";
        assert_eq!(neighbours_in_capitals(text, span(text, "UN")), (Some(false), Some(true)));
        assert_eq!(neighbours_in_capitals("UN\nLOUD", ByteSpan::new(0, 2)), (None, None));
    }
}
