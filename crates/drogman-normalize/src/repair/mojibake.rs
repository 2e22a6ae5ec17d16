//! UTF-8 that was read in another encoding: `Ã©` for `é`, `вЂ™` for `’`.
//!
//! A repair is exact (the bytes behind the shown characters are valid UTF-8) and plausible (what comes out is what
//! people write, and what stood there is not). Each run is judged by itself, in the page of which it makes the most;
//! each layer of damage is peeled off by one round of the repair stage.

use super::code_pages::{CodePage, pages_led_by};
use super::lost_space;
use super::plausible::{self, Run};
use crate::context::after;

/// What damage hides at a place.
pub(crate) enum Damage {
    /// The characters that the bytes up to `end` prove.
    Exact { hidden: String, end: usize },
    /// The same, but for a no-break space that became a plain one: likely, not proven.
    Altered { hidden: String, end: usize },
    /// A byte was lost on the way: up to `end` there was one character that nobody can tell.
    Lost { end: usize },
}

/// One character hidden in the text: `None` inside when a byte of it was lost.
struct Sequence {
    hidden: Option<char>,
    end: usize,
}

/// What a plain space among the bytes of a character may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    /// Itself.
    Plain,
    /// A no-break space, byte A0.
    NoBreak,
}

/// Reads what the page's character at `at` leads.
fn sequence(page: CodePage, text: &str, at: usize, space: Space) -> Option<Sequence> {
    let mut shown = text.get(at..)?.chars();
    let lead = shown.next()?;
    let first = page.byte_of(lead)?;
    let n_bytes = match first {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut bytes = [first, 0, 0, 0];
    let mut end = at + lead.len_utf8();
    let (mut n_lost, mut n_marks) = (0, 0);
    for cell in bytes.iter_mut().take(n_bytes).skip(1) {
        let character = shown.next()?;
        if matches!(character, '\u{FFFD}' | '?') {
            n_lost += 1;
            n_marks += usize::from(character == '?');
        } else if character == ' ' && space == Space::NoBreak {
            *cell = 0xA0;
        } else {
            *cell = page.byte_of(character).filter(|byte| (0x80..0xC0).contains(byte))?;
        }
        end += character.len_utf8();
    }
    if n_lost > 0 {
        // A question mark is one, unless what follows it is damaged too.
        let told = n_bytes - 1 > n_lost || n_marks == 0 || after(text, end).is_some_and(|c| !c.is_ascii());
        return told.then_some(Sequence { hidden: None, end });
    }
    if let Ok(hidden) = std::str::from_utf8(bytes.get(..n_bytes)?) {
        return Some(Sequence { hidden: hidden.chars().next(), end });
    }
    let high = surrogate(bytes).filter(|half| (0xD800..0xDC00).contains(half))?;
    let (low, end) = low_surrogate(page, text, end)?;
    let hidden = char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00));
    hidden.map(|hidden| Sequence { hidden: Some(hidden), end })
}

/// The surrogate that three bytes encode, as programs with UTF-16 inside write them (CESU-8, UTR 26).
fn surrogate([first, second, third, _]: [u8; 4]) -> Option<u32> {
    let half = 0xD000 | (u32::from(second) & 0x3F) << 6 | (u32::from(third) & 0x3F);
    (first == 0xED && second >= 0xA0).then_some(half)
}

fn low_surrogate(page: CodePage, text: &str, at: usize) -> Option<(u32, usize)> {
    let mut bytes = [0; 4];
    let mut end = at;
    for (cell, character) in bytes.iter_mut().take(3).zip(text.get(at..)?.chars()) {
        *cell = page.byte_of(character)?;
        end += character.len_utf8();
    }
    surrogate(bytes).filter(|half| (0xDC00..0xE000).contains(half)).map(|low| (low, end))
}

/// A run is read over this many bytes at most, so that a long one that makes no sense costs no square.
const LONGEST_RUN: usize = 256;

/// All that the page makes of the text from `at` on without a break. Words that the Cyrillic page hides may be joined by
/// a space: one-letter words are certain only in company.
fn run(page: CodePage, text: &str, at: usize, space: Space) -> Option<Run> {
    let mut hidden = String::new();
    let (mut end, mut first_end, mut n) = (at, at, 0);
    while end - at < LONGEST_RUN {
        let mut next = sequence(page, text, end, space).filter(|next| next.hidden.is_some());
        if next.is_none() && page == CodePage::Cyrillic && n > 0 && after(text, end) == Some(' ') {
            next = sequence(page, text, end + 1, space)
                .filter(|next| next.hidden.is_some_and(|c| ('\u{400}'..'\u{460}').contains(&c)));
            if next.is_some() {
                hidden.push(' ');
            }
        }
        let Some(Sequence { hidden: Some(character), end: next_end }) = next else { break };
        hidden.push(character);
        end = next_end;
        n += 1;
        if n == 1 {
            first_end = end;
        }
    }
    let broken = n > 0 && sequence(page, text, end, space).is_some_and(|next| next.hidden.is_none());
    (n > 0).then_some(Run { page, at, end, first_end, n, hidden, broken })
}

/// Whether damage may begin at a character: cheap, and false for nearly all good text.
pub(crate) fn may_lead(text: &str, at: usize, lead: char) -> bool {
    let told = |c: &char| match *c {
        ' ' => matches!(lead, '\u{C5}' | '\u{D0}' | '\u{413}'),
        '?' => true,
        c => !c.is_ascii(),
    };
    let Some(next) = after(text, at + lead.len_utf8()).filter(told) else { return false };
    // No page shows a continuation byte as a common Cyrillic letter.
    let letter = |c: char| matches!(c, '\u{410}'..='\u{44F}');
    let is_word = letter(lead) && letter(next);
    !is_word && pages_led_by(lead).iter().any(|page| may_continue(*page, next))
}

/// Whether the page shows a continuation byte as this character, or may have lost one where it stands.
fn may_continue(page: CodePage, character: char) -> bool {
    matches!(character, ' ' | '?' | '\u{FFFD}')
        || page.byte_of(character).is_some_and(|byte| (0x80..0xC0).contains(&byte))
}

/// The damage that starts at `at`. `None` when the run does not decode or when what stands there may be meant.
pub(crate) fn damage(text: &str, at: usize) -> Option<Damage> {
    let pages = pages_led_by(after(text, at)?);
    // The page that makes the most of it; of equals the likeliest.
    let mut best: Option<Run> = None;
    for page in pages {
        let Some(run) =
            run(*page, text, at, Space::Plain).filter(|run| best.as_ref().is_none_or(|b| run.is_better(b)))
        else {
            continue;
        };
        // ISO 8859-2 differs from Windows-1250 in its controls, which then stand near.
        if *page == CodePage::Latin2 && !plausible::has_controls_near(text, at) {
            continue;
        }
        if plausible::is_plausible(text, &run) {
            best = Some(run);
        } else if run.n > 1 && best.is_none() {
            // A run that makes no sense as a whole may still begin with a character that does.
            let first = run.hidden.chars().take(1).collect();
            let first = Run { hidden: first, end: run.first_end, n: 1, broken: false, ..run };
            if plausible::is_plausible(text, &first) {
                best = Some(first);
            }
        }
    }
    if let Some(run) = best {
        return Some(Damage::Exact { hidden: run.hidden, end: run.end });
    }
    altered(text, at, pages).or_else(|| lost(text, at, pages))
}

/// Whether the two characters before `end` hide a letter of a script that is not Latin, of two bytes.
pub(crate) fn hides_letter(text: &str, end: usize) -> bool {
    let head = text.get(..end).unwrap_or("");
    let Some((at, lead)) = head.char_indices().rev().nth(1) else { return false };
    pages_led_by(lead).iter().any(|page| {
        sequence(*page, text, at, Space::Plain).is_some_and(|next| {
            next.end == end && next.hidden.is_some_and(|c| ('\u{400}'..'\u{700}').contains(&c))
        })
    })
}

/// A run in which a no-break space became a plain one.
fn altered(text: &str, at: usize, pages: &[CodePage]) -> Option<Damage> {
    if let Some((hidden, end)) = lost_space::letter_with_space(text, at) {
        return Some(Damage::Altered { hidden: hidden.into(), end });
    }
    let page = *pages.first()?;
    let run = run(page, text, at, Space::NoBreak)?;
    plausible::is_altered(text, &run).then_some(Damage::Altered { hidden: run.hidden, end: run.end })
}

/// A character of which a byte was lost.
fn lost(text: &str, at: usize, pages: &[CodePage]) -> Option<Damage> {
    pages.iter().find_map(|page| {
        let lost = sequence(*page, text, at, Space::Plain).filter(|next| next.hidden.is_none())?;
        let follows = sequence(*page, text, lost.end, Space::Plain).is_some();
        plausible::is_loss(text, *page, at, lost.end, follows).then_some(Damage::Lost { end: lost.end })
    })
}
