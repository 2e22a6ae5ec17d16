//! Double quotes of a paragraph: which belong together, how deep they lie, and which way they look.

use super::spacing::{closes, opens};
use crate::context::{after, before, code_end, ticks_end};
use crate::paragraph::is_blank_line;
use crate::pass::{Language, Pass};
use crate::rules as rule;
use crate::scan::for_each_place;
use std::borrow::Cow;

/// What one quotation mark is. A paragraph may hold nothing else, so it is kept small.
#[derive(Clone, Copy, Debug)]
struct Mark {
    /// Where it stands, from the start of the paragraph.
    at: u32,
    character: Character,
    opening: bool,
    /// Whether other pairs enclose this one.
    inner: bool,
    /// Whether it has a partner.
    paired: bool,
}

/// Which mark it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Character {
    Straight,
    OpeningCurly,
    ClosingCurly,
    OpeningGuillemet,
    ClosingGuillemet,
}

impl Character {
    const fn of(character: char) -> Option<Self> {
        Some(match character {
            '"' => Self::Straight,
            '\u{201C}' => Self::OpeningCurly,
            '\u{201D}' => Self::ClosingCurly,
            '\u{AB}' => Self::OpeningGuillemet,
            '\u{BB}' => Self::ClosingGuillemet,
            _ => return None,
        })
    }
}

/// The quotation marks of one paragraph (up to a blank line or another depth of comment), paired by a stack.
#[derive(Debug)]
pub(crate) struct Paragraph {
    start: usize,
    end: usize,
    marks: Vec<Mark>,
    /// Whether every straight quote has a partner and looks the way it must.
    straight_hold: bool,
    /// The same of curly ones.
    curly_hold: bool,
    /// Whether the remark on straight quotes was made.
    told: bool,
    /// How many marks were asked for or passed by.
    asked: usize,
}

impl Paragraph {
    /// Reads the paragraph around `at`, which must not lie before the end of the last one. O(its length).
    fn around(text: &str, at: usize) -> Self {
        let (start, end) = paragraph_around(text, at);
        let mut paragraph = Self {
            start,
            end,
            marks: Vec::new(),
            straight_hold: true,
            curly_hold: true,
            told: false,
            asked: 0,
        };
        // Indices of the marks that wait for a partner.
        let mut open: Vec<u32> = Vec::new();
        let mut quiet_until = start;
        let bytes = text.as_bytes().get(start..end).unwrap_or(&[]);
        // No other byte leads a quotation mark or a backtick.
        let may_lead = |byte| matches!(byte, b'`' | b'"' | 0xC2 | 0xE2);
        for_each_place(bytes, may_lead, |i| {
            let here = start + i;
            if here < quiet_until {
                return;
            }
            match after(text, here) {
                Some('`') => quiet_until = code_end(text, here).unwrap_or_else(|| ticks_end(text, here)),
                Some(character) => {
                    if let Some(character) = Character::of(character) {
                        paragraph.meet(text, here, character, &mut open);
                    }
                }
                None => {}
            }
        });
        for index in open {
            match paragraph.marks.get(index as usize).map(|mark| mark.character) {
                Some(Character::Straight) => paragraph.straight_hold = false,
                Some(Character::OpeningCurly) => paragraph.curly_hold = false,
                _ => {}
            }
        }
        paragraph
    }

    /// Takes one mark in.
    fn meet(&mut self, text: &str, at: usize, character: Character, open: &mut Vec<u32>) {
        use Character::{ClosingCurly, ClosingGuillemet, OpeningCurly, OpeningGuillemet, Straight};
        let top = open.last().and_then(|index| self.marks.get(*index as usize)).map(|mark| mark.character);
        let (opening, fits) = match character {
            ClosingGuillemet => (false, top == Some(OpeningGuillemet) && closes(text, at)),
            OpeningGuillemet | OpeningCurly => (true, opens(text, at)),
            ClosingCurly => (false, top == Some(OpeningCurly)),
            Straight if top == Some(Straight) => (false, straight_closes(text, at)),
            Straight => (true, straight_opens(text, at)),
        };
        let index = self.marks.len() as u32;
        let mut mark =
            Mark { at: (at - self.start) as u32, character, opening, inner: !open.is_empty(), paired: false };
        if fits && opening {
            open.push(index);
        } else if fits {
            let partner = open.pop().and_then(|index| self.marks.get_mut(index as usize));
            if let Some(partner) = partner {
                partner.paired = true;
            }
            mark.inner = !open.is_empty();
            mark.paired = true;
        } else {
            match character {
                Straight => self.straight_hold = false,
                OpeningCurly | ClosingCurly => self.curly_hold = false,
                _ => {}
            }
        }
        self.marks.push(mark);
    }

    /// The mark at `at`, which lies behind those asked for before.
    fn mark_at(&mut self, at: usize) -> Option<Mark> {
        let at = at.checked_sub(self.start)? as u32;
        while let Some(mark) = self.marks.get(self.asked).filter(|mark| mark.at <= at) {
            self.asked += 1;
            if mark.at == at {
                return Some(*mark);
            }
        }
        None
    }
}

/// How many `>` begin a line, and whether it is more than a paragraph's end.
fn comment_depth(line: &str) -> (usize, bool) {
    let body = line.trim_start_matches(['>', ' ', '\u{A0}']);
    let depth = line.get(..line.len() - body.len()).unwrap_or("").matches('>').count();
    (depth, if depth == 0 { !is_blank_line(line) } else { !body.trim().is_empty() })
}

/// The paragraph around `at`: the lines up to an empty one, or up to one that is quoted more or less deeply.
pub(super) fn paragraph_around(text: &str, at: usize) -> (usize, usize) {
    let head = text.get(..at).unwrap_or("");
    let mut start = head.rfind('\n').map_or(0, |n| n + 1);
    let first = text.get(start..).unwrap_or("").split_inclusive('\n').next().unwrap_or("");
    let depth = comment_depth(first);
    let mut end = start + first.len();
    while let Some(line) = text.get(..start).and_then(|head| head.split_inclusive('\n').next_back()) {
        if comment_depth(line) != depth {
            break;
        }
        start -= line.len();
    }
    while let Some(line) = text.get(end..).and_then(|tail| tail.split_inclusive('\n').next()) {
        if comment_depth(line) != depth {
            break;
        }
        end += line.len();
    }
    (start, end)
}

/// Whether a straight quote at `at` can only open.
fn straight_opens(text: &str, at: usize) -> bool {
    opens(text, at) && after(text, at + 1).is_some_and(|c| !c.is_whitespace())
}

/// Whether a straight quote at `at` can only close.
fn straight_closes(text: &str, at: usize) -> bool {
    before(text, at).is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '[' | '"'))
        && after(text, at + 1).is_none_or(|c| !c.is_alphanumeric())
}

/// A double quote or a guillemet; returns where to go on.
pub(super) fn quote_at(pass: &mut Pass<'_>, at: usize, character: char) -> usize {
    let text = pass.text;
    let behind = at + character.len_utf8();
    if !matches!(pass.language, Language::French | Language::English) {
        return behind;
    }
    // Only a tight guillemet asks for its partner.
    if matches!(character, '\u{AB}' | '\u{BB}') && !is_tight(text, at, character) {
        return behind;
    }
    let stale = pass.quotes.as_ref().is_none_or(|paragraph| !(paragraph.start..paragraph.end).contains(&at));
    if stale {
        pass.quotes = Some(Paragraph::around(text, at));
    }
    let Some(paragraph) = pass.quotes.as_mut() else { return behind };
    if character == '"' && !paragraph.straight_hold && paragraph.told {
        return behind;
    }
    let Some(mark) = paragraph.mark_at(at) else { return behind };
    match character {
        '"' if !paragraph.straight_hold => {
            paragraph.told = true;
            pass.report(&rule::QUOTES, at, behind, Cow::Borrowed(rule::QUOTES.remark));
        }
        '\u{201C}' | '\u{201D}'
            if pass.language == Language::English || !paragraph.curly_hold || mark.inner => {}
        '"' | '\u{201C}' | '\u{201D}' => {
            let french = pass.language != Language::English && !mark.inner;
            let (opening, closing) = if french { pass.setting.outer } else { pass.setting.inner };
            pass.act(&rule::QUOTES, at, behind, if mark.opening { opening } else { closing });
        }
        _ if mark.paired => {
            let inner = inner_side(at, character);
            pass.act(&rule::GUILLEMET_SPACE, inner, inner, pass.setting.guillemet);
        }
        _ => {}
    }
    behind
}

/// Where the inner side of a guillemet begins.
fn inner_side(at: usize, character: char) -> usize {
    if character == '\u{AB}' { at + character.len_utf8() } else { at }
}

/// Whether a guillemet has no blank on its inner side.
fn is_tight(text: &str, at: usize, character: char) -> bool {
    let inner = inner_side(at, character);
    let beside = if character == '\u{AB}' { after(text, inner) } else { before(text, inner) };
    beside.is_some_and(|c| !c.is_whitespace() && !matches!(c, '\u{AB}' | '\u{BB}'))
}
