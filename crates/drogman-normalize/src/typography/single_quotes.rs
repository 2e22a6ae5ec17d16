//! Straight single quotes of English: which are quotation marks, told over a paragraph.

use super::points::begins_clipped;
use super::quotes::paragraph_around;
use crate::context::{after, before, code_end, is_latin_letter, ticks_end, word_after};
use crate::pass::{Language, Pass};
use crate::rules as rule;
use crate::scan::for_each_place;

/// What a straight single quote is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Opening,
    Closing,
    /// The two of `rock 'n' roll`.
    Apostrophe,
    /// Between letters, before a clipped word, behind a plural, of feet: no matter of quotation.
    None,
    /// It may be anything, and so may the others of its paragraph.
    Doubtful,
}

/// The straight single quotes of one paragraph, in pairs.
#[derive(Debug, Default)]
pub(crate) struct Singles {
    start: usize,
    end: usize,
    /// Where they stand from the start of the paragraph; none when they do not pair up.
    marks: Vec<(u32, Kind)>,
    /// How many were asked for or passed by.
    asked: usize,
}

impl Singles {
    /// Reads the paragraph around `at`. O(its length).
    fn around(text: &str, at: usize) -> Self {
        let (start, end) = paragraph_around(text, at);
        let mut marks = Vec::new();
        let (mut open, mut paired, mut holds) = (false, false, true);
        let mut quiet_until = start;
        let bytes = text.as_bytes().get(start..end).unwrap_or(&[]);
        for_each_place(
            bytes,
            |byte| matches!(byte, b'\'' | b'`'),
            |i| {
                let here = start + i;
                if here < quiet_until {
                    return;
                }
                if bytes.get(i) == Some(&b'`') {
                    quiet_until = code_end(text, here).unwrap_or_else(|| ticks_end(text, here));
                    return;
                }
                let kind = kind(text, here);
                match kind {
                    Kind::Opening if !open => (open, paired) = (true, true),
                    Kind::Closing if open => open = false,
                    // Behind a pair it may be the true end of that.
                    Kind::Closing if !paired => return,
                    Kind::Apostrophe => {}
                    Kind::None => return,
                    Kind::Opening | Kind::Closing | Kind::Doubtful => holds = false,
                }
                marks.push((i as u32, kind));
            },
        );
        if open || !holds {
            marks.retain(|(_, kind)| *kind == Kind::Apostrophe);
        }
        Self { start, end, marks, asked: 0 }
    }

    /// What stands at `at`, which lies behind those asked for before.
    fn kind_at(&mut self, at: usize) -> Kind {
        while let Some((mark, kind)) =
            self.marks.get(self.asked).filter(|mark| self.start + mark.0 as usize <= at)
        {
            self.asked += 1;
            if self.start + *mark as usize == at {
                return *kind;
            }
        }
        Kind::None
    }
}

/// What the straight single quote at `at` is by what stands on both sides.
fn kind(text: &str, at: usize) -> Kind {
    let (previous, next) = (before(text, at), after(text, at + 1));
    let letter = |c: Option<char>| c.is_some_and(is_latin_letter);
    if (letter(previous) && letter(next)) || begins_clipped(text, at, '\'', previous) {
        return Kind::None;
    }
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let begins = |c: Option<char>| blank(c) || matches!(c, Some('"' | '\u{201C}' | '\u{2014}' | '\u{2013}'));
    if begins(previous) && word_after(text, at + 1) == "n" && after(text, at + 2) == Some('\'') {
        return Kind::Apostrophe;
    }
    if blank(next) && at >= 2 && text.get(at - 2..at) == Some("'n") && begins(before(text, at - 2)) {
        return Kind::Apostrophe;
    }
    let bracket = previous == Some('(') && !before(text, at - 1).is_some_and(char::is_alphanumeric);
    if (begins(previous) || bracket)
        && next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '"' | '\u{201C}' | '\u{2026}'))
    {
        return Kind::Opening;
    }
    // Of feet and minutes.
    if previous.is_some_and(char::is_numeric) {
        return Kind::Doubtful;
    }
    let ends = next.is_none_or(|c| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | '.'
                    | ';'
                    | ':'
                    | '!'
                    | '?'
                    | ')'
                    | '"'
                    | '\u{201D}'
                    | '\u{2026}'
                    | '-'
                    | '\u{2013}'
                    | '\u{2014}'
            )
    });
    if ends && !blank(previous) { Kind::Closing } else { Kind::Doubtful }
}

/// A straight single quote in a document that curls its apostrophes.
pub(super) fn single_quote_at(pass: &mut Pass<'_>, at: usize) {
    let text = pass.text;
    if pass.language != Language::English || !pass.options.habits.prefer_curly_apostrophes() {
        return;
    }
    if pass.singles.as_ref().is_none_or(|singles| !(singles.start..singles.end).contains(&at)) {
        pass.singles = Some(Singles::around(text, at));
    }
    let kind = pass.singles.as_mut().map_or(Kind::None, |singles| singles.kind_at(at));
    let curly = match kind {
        Kind::Opening => "\u{2018}",
        Kind::Closing | Kind::Apostrophe => "\u{2019}",
        Kind::None | Kind::Doubtful => return,
    };
    if !pass.is_in_address(at) {
        pass.act(&rule::SINGLE_QUOTES, at, at + 1, curly);
    }
}
