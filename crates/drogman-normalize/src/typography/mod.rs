//! The second stage: how the text is set.

mod dashes;
pub(crate) mod gaps;
mod ligature_words;
mod no_break;
pub(crate) mod numbers;
pub(crate) mod points;
pub(crate) mod quotes;
pub(crate) mod single_quotes;
mod spacing;
mod ties;

use crate::context::{after, before};
use crate::pass::Pass;
use crate::repair::lost_space;
use crate::rules as rule;

/// Calls the rule that may begin at `at`; returns where to go on.
pub(crate) fn at_trigger(pass: &mut Pass<'_>, at: usize) -> usize {
    let text = pass.text;
    let Some(character) = after(text, at) else { return at + 1 };
    let behind = at + character.len_utf8();
    if matches!(character, 'o' | 'O') {
        ligature_words::report_at(pass, at);
        return behind;
    }
    if pass.is_quiet(at) {
        return behind;
    }
    match character {
        ' ' | '\u{A0}' | '\u{202F}' => spacing::blanks_at(pass, at),
        '\r' => {
            let end = if text.as_bytes().get(behind) == Some(&b'\n') { behind + 1 } else { behind };
            pass.act(&rule::LINE_END, at, end, "\n");
            end
        }
        '\u{2000}'..='\u{200A}' | '\u{205F}' => {
            pass.act(&rule::PLAIN_SPACE, at, behind, " ");
            behind
        }
        '`' if points::apostrophe_like_at(pass, at, character) => behind,
        '\u{B4}' | '\u{2018}' => {
            points::apostrophe_like_at(pass, at, character);
            behind
        }
        '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
            points::fullwidth_at(pass, at, character);
            behind
        }
        '`' => pass.notice_quiet(at),
        ':' | ';' | '!' | '?' => {
            if character == ':' {
                pass.notice_quiet(at);
            }
            if pass.is_quiet(at) { behind } else { spacing::tight_marks_at(pass, at) }
        }
        '\u{AB}' | '\u{BB}' | '"' | '\u{201C}' | '\u{201D}' => quotes::quote_at(pass, at, character),
        '\'' => {
            points::apostrophe_at(pass, at);
            single_quotes::single_quote_at(pass, at);
            behind
        }
        '%' | '\u{20AC}' | '\u{B0}' | 'c' | 'h' | 'k' | 'm' => gaps::behind_figure_at(pass, at, character),
        'M' if before(text, at).is_some_and(|c| c.is_ascii_digit()) => {
            gaps::behind_figure_at(pass, at, character)
        }
        'D' | 'M' | 'P' => ties::title_at(pass, at),
        '.' => points::dots_at(pass, at),
        '\u{2022}' | '\u{2027}' | '\u{2219}' | '\u{22C5}' => {
            let letter = |c: Option<char>| c.is_some_and(char::is_lowercase);
            if letter(before(text, at)) && letter(after(text, behind)) {
                pass.act(&rule::INCLUSIVE_POINT, at, behind, "\u{B7}");
            }
            behind
        }
        '\u{FB00}'..='\u{FB06}' => {
            pass.act(&rule::LIGATURE, at, behind, points::expanded(character));
            behind
        }
        '\u{C3}' => {
            let Some(end) = lost_space::end_of_a_grave(text, at, pass.language) else { return behind };
            pass.act(&rule::MOJIBAKE_LOST_SPACE, at, end, "\u{E0}");
            end
        }
        _ => behind,
    }
}
