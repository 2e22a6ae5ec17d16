//! The words of a text, and what stands between them.

use crate::tokens::{Case, Kind, Token, Tokens};
use std::ops::Range;

/// What stands before a word, the weakest first: the stronger it is, the likelier the language changes there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Nothing, an apostrophe or a hyphen.
    Glued,
    /// White space, figures, signs of no meaning here.
    Space,
    /// A comma.
    Comma,
    /// A colon, a semicolon, a dash.
    Colon,
    /// A bracket.
    Bracket,
    /// A quotation mark.
    Quote,
    /// A slash or a bar beside a blank, or a tab: what separates the sides of a bilingual line.
    Slash,
    /// The end of a sentence.
    Sentence,
    /// A line end.
    Line,
    /// An empty line, or the start of the text.
    Block,
}

/// How many kinds of gaps there are.
pub(crate) const N_GAPS: usize = Gap::Block as usize + 1;

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// First byte.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
    /// How many letters it has.
    pub(crate) n_letters: u32,
    /// What stands before it.
    pub(crate) gap: Gap,
    /// Whether a quotation mark stands before it, whatever else does.
    pub(crate) is_behind_quote: bool,
    /// How it is written.
    pub(crate) case: Case,
}

impl Word {
    pub(crate) fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The words of a text in order, each with the token that it was; figures, addresses and code count as gaps.
pub(crate) struct Words<'a> {
    text: &'a str,
    tokens: Tokens<'a>,
    /// Where the gap goes on: the end of the last word, or of what was passed over.
    at: usize,
    n_letters_before: u32,
}

impl<'a> Words<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, tokens: Tokens::new(text), at: 0, n_letters_before: 0 }
    }

    fn between(&self, start: usize, end: usize) -> (Gap, bool) {
        gap(self.text.get(start..end).unwrap_or(""), self.n_letters_before)
    }
}

impl Iterator for Words<'_> {
    type Item = (Word, Token);

    #[inline]
    fn next(&mut self) -> Option<(Word, Token)> {
        let mut found = if self.n_letters_before == 0 { Gap::Block } else { Gap::Glued };
        let mut is_behind_quote = false;
        loop {
            let token = self.tokens.next()?;
            if token.kind == Kind::Word {
                let (last, quote) = self.between(self.at, token.start);
                found = found.max(last);
                is_behind_quote |= quote;
                let word = Word {
                    start: token.start as u32,
                    end: token.end as u32,
                    n_letters: token.n_letters,
                    gap: found,
                    is_behind_quote,
                    case: token.case,
                };
                (self.at, self.n_letters_before) = (token.end, token.n_letters);
                return Some((word, token));
            }
            // The marks at the edges of what is passed over are marks of the text: `in 2010. Then`.
            let inside = self.text.get(token.start..token.end).unwrap_or("");
            let n_before = inside.len() - inside.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
            let n_after = inside.len() - inside.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
            let (next, quote) = self.between(self.at, token.start + n_before);
            found = found.max(Gap::Space).max(next);
            is_behind_quote |= quote;
            // A figure or an address is no abbreviation.
            self.n_letters_before = self.n_letters_before.max(2);
            self.at = token.end - n_after.min(inside.len() - n_before);
        }
    }
}

/// What a gap is, and whether there is a quotation mark in it. Behind a single letter a full stop is one of an initial.
fn gap(between: &str, n_letters_before: u32) -> (Gap, bool) {
    match between {
        " " => return (Gap::Space, false),
        "" | "-" => return (Gap::Glued, false),
        ", " => return (Gap::Comma, false),
        _ => {}
    }
    let mut found = Gap::Glued;
    let (mut line_ends, mut has_quote) = (0, false);
    let mut characters = between.chars().peekable();
    let mut before = 'a';
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or('a');
        let kind = match character {
            '\n' | '\u{2028}' | '\u{2029}' => {
                line_ends += 1;
                if line_ends > 1 { Gap::Block } else { Gap::Line }
            }
            // An initial, or an abbreviation before a comma.
            '.' if n_letters_before == 1 && before == 'a' || matches!(after, ',' | ';') => Gap::Space,
            '.' | '!' | '?' | '\u{2026}' | '\u{589}' | '\u{61F}' | '\u{6D4}' | '\u{964}'
                if !after.is_alphanumeric() =>
            {
                Gap::Sentence
            }
            '\u{3002}' | '\u{FF01}' | '\u{FF1F}' => Gap::Sentence,
            '"' | '\u{AB}' | '\u{BB}' | '\u{2039}' | '\u{203A}' | '\u{201C}'..='\u{201E}' => Gap::Quote,
            '\u{2018}' | '\u{2019}' | '\'' if between.len() > character.len_utf8() => Gap::Quote,
            '(' | ')' | '[' | ']' | '{' | '}' => Gap::Bracket,
            '/' | '|' | '\u{2022}' | '\u{B7}' if before.is_whitespace() || after.is_whitespace() => {
                Gap::Slash
            }
            '\t' => Gap::Slash,
            ':' | ';' | '\u{2013}' | '\u{2014}' => Gap::Colon,
            '-' if before.is_whitespace() && after.is_whitespace() => Gap::Colon,
            ',' | '\u{60C}' | '\u{3001}' => Gap::Comma,
            '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}' | '_' | '.' | '@' => Gap::Glued,
            _ => Gap::Space,
        };
        has_quote |= kind == Gap::Quote;
        found = found.max(kind);
        before = character;
    }
    (found, has_quote)
}
