//! What single line breaks say: the items of a list, the header of a mail, a byline, a heading, verse.
//!
//! Hard-wrapped prose must stay whole. A line of it ends because the next word would not have fitted; a break that
//! a person set is one before which that word would have fitted with room to spare.

use crate::characters::{is_opener, is_word};
use crate::rules::section_lines;
use std::sync::LazyLock;

/// How many bytes of a line are read: below a third of the window, so that three lines fit.
const LONGEST: usize = 160;

/// Up to how many bytes a line may be one of verse.
const VERSE: usize = 64;

/// Up to how many bytes lines are too narrow to be prose.
const NARROW: usize = 40;

/// How much room a heading leaves at the end of its line, in bytes.
const ROOM: usize = 12;

/// What a line begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Plain,
    Bullet,
    /// `-`, `*`, `–`: a bullet or a dash that came to stand at the start of a line.
    Dash(char),
    Numbered,
    Header,
    Byline,
}

/// A line that begins inside a paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Line {
    start: isize,
    kind: Kind,
    list: Kind,
    capital: bool,
    verse: bool,
}

impl Line {
    /// The line at `start`, which belongs to the list that `above` belongs to, if it does.
    pub(crate) fn at(text: &str, start: usize, above: Option<Self>) -> Self {
        let line = line_at(text, start);
        let kind = kind_of(line);
        let begins = line.chars().find(|c| !is_opener(*c));
        let is_item = matches!(kind, Kind::Bullet | Kind::Dash(_) | Kind::Numbered);
        Self {
            start: isize::try_from(start).unwrap_or(isize::MAX),
            kind,
            list: if is_item { kind } else { above.map_or(Kind::Plain, |above| above.list) },
            capital: begins.is_some_and(char::is_uppercase),
            verse: false,
        }
    }

    /// Counts from a place `done` bytes further on.
    pub(crate) fn forget(&mut self, done: usize) {
        self.start = self.start.saturating_sub_unsigned(done);
    }
}

/// How sure it is that the line break at `at` ends a sentence, or `None` if it is a mere space. The line `above`
/// ends there, `below` begins at `next`; the sentence began at `sentence`.
pub(crate) fn breaks_at(
    text: &str,
    above: Line,
    at: usize,
    below: &mut Line,
    next: usize,
    sentence: usize,
) -> Option<f32> {
    let head = text.get(sentence..at)?.trim_end();
    let last = head.chars().next_back()?;
    let above_length = isize::try_from(at).ok().and_then(|at| usize::try_from(at - above.start).ok())?;
    let line = line_at(text, next);
    let third = line_after(text, next, line);
    let third_kind = || kind_of(third);
    let stopped = matches!(last, '.' | '!' | '?' | '…' | ':' | ';' | '»' | '”' | '"');
    match below.kind {
        Kind::Bullet => return Some(0.95),
        Kind::Dash(mark) if stopped || above.list == Kind::Dash(mark) || third_kind() == Kind::Dash(mark) => {
            return Some(0.9);
        }
        Kind::Numbered if stopped || above.list == Kind::Numbered || third_kind() == Kind::Numbered => {
            return Some(0.9);
        }
        Kind::Header if above.kind == Kind::Header || third_kind() == Kind::Header => return Some(0.95),
        Kind::Byline if above_length <= LONGEST && !matches!(last, ',' | '-') => return Some(0.85),
        _ => {}
    }
    let indented = text.get(at..next).is_some_and(|gap| gap.ends_with([' ', '\t']));
    if above.kind == Kind::Byline || above.kind == Kind::Header && !indented {
        return Some(0.85);
    }
    let first = line.chars().take_while(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>();
    let fits = |length: usize, first: usize, width: usize| length + 1 + first <= width;
    if above.kind == Kind::Plain && below.capital && above.capital {
        let short = above_length <= VERSE && line.len() <= VERSE && third.len() <= VERSE;
        let third_first = third.chars().take_while(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>();
        let width = above_length.max(line.len()).max(third.len());
        let third_capital = third.chars().find(|c| !is_opener(*c)).is_some_and(char::is_uppercase);
        let room = fits(above_length, first, width) || fits(line.len(), third_first, width);
        if short && (above.verse || third_capital && (room || width <= NARROW)) {
            below.verse = true;
            return Some(0.8);
        }
    }
    let heading = !matches!(last, ',' | ';' | '-' | '–' | '—' | '(') || above_length < 24;
    let begins = below.capital || line.starts_with(|c: char| c.is_ascii_digit());
    (heading && begins && above_length < 100 && fits(above_length + ROOM, first, line.len())).then_some(0.8)
}

/// The bytes of the line at `start`, as far as they are read.
fn line_at(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or("");
    let length = rest.bytes().take(LONGEST).take_while(|byte| !matches!(byte, b'\n' | b'\r')).count();
    let length = (0..=length).rev().find(|length| rest.is_char_boundary(*length)).unwrap_or(0);
    rest.get(..length).unwrap_or("")
}

/// The line behind `line`, which begins at `start`; nothing when `line` is longer than what is read.
fn line_after<'t>(text: &'t str, start: usize, line: &str) -> &'t str {
    let rest = text.get(start + line.len()..).unwrap_or("");
    let gap = rest.bytes().take(8).take_while(u8::is_ascii_whitespace).count();
    match rest.bytes().next() {
        Some(b'\n' | b'\r') => line_at(text, start + line.len() + gap),
        _ => "",
    }
}

static HEADERS: LazyLock<Vec<&'static str>> = LazyLock::new(|| words("header"));
static BYLINES: LazyLock<Vec<&'static str>> = LazyLock::new(|| words("byline"));

fn words(section: &'static str) -> Vec<&'static str> {
    let lines = section_lines(include_str!("../data/common/lines.txt"), section);
    let mut words: Vec<&'static str> = lines.flat_map(str::split_whitespace).collect();
    words.sort_unstable();
    words
}

fn kind_of(line: &str) -> Kind {
    let mut characters = line.chars();
    let Some(first) = characters.next() else { return Kind::Plain };
    let spaced = characters.next().is_some_and(char::is_whitespace);
    match first {
        '•' | '▪' | '◦' | '‣' | '►' | '●' | '○' | '■' | '□' | '✓' | '⁃' => {
            return Kind::Bullet;
        }
        '-' | '*' | '–' | '—' | '+' | '·' if spaced => return Kind::Dash(first),
        _ => {}
    }
    if is_numbered(line) {
        return Kind::Numbered;
    }
    if is_header(line) {
        return Kind::Header;
    }
    if is_byline(line) { Kind::Byline } else { Kind::Plain }
}

/// `1. `, `12) `, `(a) `, `iv. `.
fn is_numbered(line: &str) -> bool {
    let bare = line.strip_prefix('(').unwrap_or(line);
    let length = bare.bytes().take(4).take_while(u8::is_ascii_alphanumeric).count();
    let (mark, rest) = bare.split_at_checked(length).unwrap_or(("", ""));
    let digits = length <= 3 && mark.bytes().all(|byte| byte.is_ascii_digit());
    let roman = mark.bytes().all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x'));
    let mut rest = rest.chars();
    length > 0
        && (digits || length == 1 || roman)
        && rest.next().is_some_and(|c| matches!(c, '.' | ')') && (c == ')' || line.len() == bare.len()))
        && rest.next().is_some_and(char::is_whitespace)
}

/// `From: x`.
fn is_header(line: &str) -> bool {
    let head: &str =
        line.get(..line.bytes().take(24).position(|byte| byte == b':').unwrap_or(0)).unwrap_or("");
    let key = head.trim_end();
    !key.is_empty() && HEADERS.binary_search(&key.to_lowercase().as_str()).is_ok()
}

/// `By Anna Lund`: a preposition and two to six capitalized words, no full stop.
fn is_byline(line: &str) -> bool {
    if line.len() > VERSE {
        return false;
    }
    let mut words = line.split_whitespace();
    let Some(by) = words.next().filter(|by| by.starts_with(char::is_uppercase)) else { return false };
    let known = if by.is_ascii() {
        BYLINES.iter().any(|known| known.eq_ignore_ascii_case(by))
    } else {
        BYLINES.binary_search(&by.to_lowercase().as_str()).is_ok()
    };
    if !known || line.ends_with(['.', '!', '?', ':']) {
        return false;
    }
    let mut n_words = 0;
    let named = words.all(|word| {
        n_words += 1;
        let small = matches!(word, "and" | "et" | "&" | "de" | "von" | "van" | "du");
        small
            || word.starts_with(char::is_uppercase) && word.chars().all(|c| is_word(c) || "-.,'’".contains(c))
    });
    named && (2..=7).contains(&n_words)
}
