//! What stands at the start of a line and is no part of its text: bullets, numbers, quote signs; and rules.

use drogman_text::ByteSpan;

/// A bullet or number at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Whether it counts.
    pub(super) sort: MarkSort,
    /// Its length in bytes with the white space behind it.
    pub(super) length: u32,
}

/// Bullet or number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkSort {
    Bullet,
    Number,
}

/// The mark that `line` begins with.
///
/// A dash is a bullet only when a blank follows, and the long dash never is one: it opens direct speech in French.
pub(super) fn mark(text: &str, line: ByteSpan) -> Option<Mark> {
    let content = line.slice(text);
    let first = content.chars().next()?;
    if matches!(
        first,
        '\u{2022}'
            | '\u{2023}'
            | '\u{25E6}'
            | '\u{25AA}'
            | '\u{25CF}'
            | '\u{25CB}'
            | '\u{25A0}'
            | '\u{B7}'
            | '\u{2043}'
    ) {
        return with_space(content, first.len_utf8(), MarkSort::Bullet, Space::Optional);
    }
    if matches!(first, '-' | '*' | '+' | '\u{2013}') {
        return with_space(content, first.len_utf8(), MarkSort::Bullet, Space::Required);
    }
    let opened = usize::from(first == '(');
    let inner = content.get(opened..)?;
    let n_digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let n_body = if (1..=3).contains(&n_digits) {
        n_digits
    } else if inner.chars().next().is_some_and(|c| c.is_ascii_alphabetic()) {
        1
    } else {
        return None;
    };
    let closer = inner.get(n_body..)?.chars().next()?;
    // A single letter with a full stop is an initial; a number in brackets needs both of them or the last.
    let fits = closer == ')' || closer == '.' && opened == 0 && n_digits > 0;
    if fits { with_space(content, opened + n_body + 1, MarkSort::Number, Space::Required) } else { None }
}

#[derive(Clone, Copy, PartialEq)]
enum Space {
    Required,
    Optional,
}

fn with_space(content: &str, length: usize, sort: MarkSort, space: Space) -> Option<Mark> {
    let rest = content.get(length..)?;
    let n_space = rest.len() - rest.trim_start().len();
    if n_space == 0 && (space == Space::Required || rest.is_empty()) {
        return None;
    }
    Some(Mark { sort, length: u32::try_from(length + n_space).ok()? })
}

/// How many quote signs (`>`) a line begins with, and what follows them.
pub(super) fn unquote(text: &str, line: ByteSpan) -> (u8, ByteSpan) {
    let mut depth = 0_u8;
    let mut rest = line;
    while rest.slice(text).starts_with('>') && depth < u8::MAX {
        depth += 1;
        rest = ByteSpan::new(rest.start() + 1, rest.end()).trimmed(text);
    }
    (depth, rest)
}

/// Whether a line is a rule: at least three of one drawing sign, blanks aside.
pub(super) fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else { return false };
    let draws = matches!(
        first,
        '-' | '\u{2010}'..='\u{2015}' | '*' | '=' | '_' | '~' | '#' | '+' | '\u{2022}' | '\u{B7}' | '\u{2500}'..='\u{257F}'
            | '\u{25A0}'..='\u{25FF}' | '\u{2042}'
    );
    let mut n_more = 0;
    draws
        && signs.all(|c| {
            n_more += 1;
            c == first
        })
        && (n_more >= 2 || first == '\u{2042}')
}
