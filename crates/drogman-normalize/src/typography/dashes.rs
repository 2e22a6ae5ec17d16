//! Dashes that enclose an aside, in French.

use crate::context::is_blank;

/// How far an aside may reach, in bytes on each side of a dash.
const REACH: usize = 400;

/// Which dash of an aside one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aside {
    Opening,
    Closing,
}

/// Whether the dash at `at` encloses an aside: it stands between blanks, and its sentence has exactly one other of
/// its width that does. A lone dash, a list and a dialogue have none.
pub(super) fn aside(text: &str, at: usize, dash: char) -> Option<Aside> {
    let head = text.get(..at)?;
    let tail = text.get(at + dash.len_utf8()..)?;
    if !head.ends_with(is_blank) || !tail.starts_with(is_blank) {
        return None;
    }
    // Nearly every dash is alone.
    let bytes = text.as_bytes();
    let near = |start: usize, end: usize| {
        let part = bytes.get(start..end.min(bytes.len())).unwrap_or(&[]);
        let (second, third) = (part.get(1..).unwrap_or(&[]), part.get(2..).unwrap_or(&[]));
        let last = if dash == '\u{2013}' { 0x93 } else { 0x94 };
        let is_dash = |((a, b), c): ((&u8, &u8), &u8)| {
            u8::from(*a == 0xE2) & u8::from(*b == 0x80) & u8::from(*c == last)
        };
        part.iter().zip(second).zip(third).fold(0, |any, bytes| any | is_dash(bytes)) != 0
    };
    let behind = at + dash.len_utf8();
    let within = |reach: usize| near(at.saturating_sub(reach), at) || near(behind, behind + reach);
    // Where dashes are many, one is close.
    if !within(64) && !within(REACH * '\u{10FFFF}'.len_utf8()) {
        return None;
    }
    let stops = |c: char| matches!(c, '.' | '!' | '?' | '\u{2026}' | '\n');
    let mut earlier = 0;
    let mut follows_blank = true;
    let mut reach = REACH;
    let mut characters = head.chars().rev().peekable();
    while let Some(character) = characters.next().filter(|c| !stops(*c) && reach > 0 && earlier < 2) {
        reach -= 1;
        let spaced = follows_blank && characters.peek().is_some_and(|c| is_blank(*c));
        earlier += u32::from(character == dash && spaced);
        follows_blank = is_blank(character);
    }
    let mut later = 0;
    let mut behind_blank = true;
    reach = REACH;
    let mut characters = tail.chars().peekable();
    while let Some(character) = characters.next().filter(|c| !stops(*c) && reach > 0 && later < 2) {
        reach -= 1;
        let spaced = behind_blank && characters.peek().is_some_and(|c| is_blank(*c));
        later += u32::from(character == dash && spaced);
        behind_blank = is_blank(character);
    }
    match (earlier, later) {
        (0, 1) => Some(Aside::Opening),
        (1, 0) => Some(Aside::Closing),
        _ => None,
    }
}
