//! What a whole document votes for, so that one sentence of it can be treated as the rest is.

use crate::context::{after, before, code_end, is_latin_letter, ticks_end};
use crate::pass::Desk;
use crate::scan::for_each_place;
use crate::settle::each_stretch;
use crate::typography::gaps;
use crate::{Options, Profile};
use drogman_text::{Habits, LanguageTag};

/// Counts the votes of a text: one pass over what it says, which is the text itself or, in a paragraph that is damaged,
/// a repaired copy of that.
///
/// A site is counted so that no edit makes or hides one, or only in favour of what was carried already: what a
/// normalized view votes for leads to no further edit of it.
///
/// # Example: a document that writes curly apostrophes and spaced question marks
///
/// ```
/// use drogman_normalize::habits;
/// let votes = habits("L’a-t-on vu ? Qu’importe ! C’est l’usage : d’accord ?");
/// assert_eq!((votes.curly_apostrophes, votes.straight_apostrophes), (5, 0));
/// assert!(votes.prefer_curly_apostrophes());
/// assert_eq!((votes.spaced_marks, votes.tight_marks), (4, 0));
///
/// // The semicolon of an entity is no punctuation.
/// assert_eq!(habits("Il n&rsquo;est pas l&agrave;&nbsp;!"), habits("Il n’est pas là\u{A0}!"));
/// ```
pub fn habits(text: &str) -> Habits {
    let mut votes = Habits::default();
    // What the text says in any language: entities, wrong encodings and invisible characters hide sites. No edit is
    // for the sake of blanks, and what stands between a word and its mark is none of those that a repair changes.
    let (language, none) = (LanguageTag::und(), Habits::default());
    let options = Options::new(Profile::Translator, &language, &none);
    let mut desk = Desk::of(&options);
    desk.plan.blanks = false;
    let (mut remarks, mut done) = (Vec::new(), 0);
    each_stretch(text, &desk, &mut remarks, |start, stretch, _, settled| {
        let Some(settled) = settled else { return };
        // No site looks beyond its paragraph.
        count(text.get(done..start).unwrap_or(""), &mut votes);
        count(settled.view(), &mut votes);
        done = start + stretch.len();
    });
    count(text.get(done..).unwrap_or(""), &mut votes);
    votes
}

/// Counts the sites of a text that needs no repair.
fn count(text: &str, votes: &mut Habits) {
    let mut code_until = 0;
    let may_vote = |byte| matches!(byte, b'\'' | b'`' | 0xC2 | 0xE2 | b':' | b';' | b'!' | b'?');
    for_each_place(text.as_bytes(), may_vote, |at| match text.as_bytes().get(at).copied().unwrap_or(0) {
        b'\'' => count_apostrophe(text, at, '\'', votes),
        // A tick that is not of code is typed for an apostrophe.
        b'`' if at >= code_until => {
            let code = code_end(text, at);
            code_until = code.unwrap_or_else(|| ticks_end(text, at));
            if code.is_none() {
                count_apostrophe(text, at, '`', votes);
            }
        }
        // The leads of `´`, and of `‘` and `’`.
        0xC2 | 0xE2 => {
            if let Some(character @ ('\u{B4}' | '\u{2018}' | '\u{2019}')) = after(text, at) {
                count_apostrophe(text, at, character, votes);
            }
        }
        mark @ (b';' | b':' | b'!' | b'?') => count_mark(text, at, mark, votes),
        _ => {}
    });
}

fn add(counter: &mut u32) {
    *counter = counter.saturating_add(1);
}

/// An apostrophe stands between two letters. There `‘` is written `’` whatever the vote, and accents are written as
/// straight apostrophes unless the vote is for curly ones.
fn count_apostrophe(text: &str, at: usize, apostrophe: char, votes: &mut Habits) {
    let next = after(text, at + apostrophe.len_utf8());
    // A blank that parts an elided word is closed up.
    let parted = || {
        matches!(apostrophe, '\'' | '\u{2019}')
            && gaps::parts_elision(text, at + apostrophe.len_utf8(), apostrophe)
    };
    let behind_letter = before(text, at).is_some_and(is_latin_letter);
    if behind_letter && (next.is_some_and(is_latin_letter) || (next == Some(' ') && parted())) {
        let curly = matches!(apostrophe, '\u{2018}' | '\u{2019}');
        add(if curly { &mut votes.curly_apostrophes } else { &mut votes.straight_apostrophes });
    }
}

/// Whether a mark may stand before what follows it: the end, a blank, another mark or a closing quotation mark.
fn ends_in_mark(text: &str, behind: usize) -> bool {
    match after(text, behind) {
        None | Some('!' | '?' | '\u{BB}' | '\u{201D}' | '\u{203A}') => true,
        Some('"') => after(text, behind + 1).is_none_or(|c| !c.is_alphanumeric()),
        Some(next) => next.is_whitespace(),
    }
}

/// One site of high punctuation: only a mark behind a word and before a blank or the end tells of a habit.
fn count_mark(text: &str, at: usize, mark: u8, votes: &mut Habits) {
    if !ends_in_mark(text, at + 1) {
        return;
    }
    let Some(previous) = before(text, at) else { return };
    if previous.is_alphabetic() {
        // The semicolon of an unknown entity is no punctuation.
        let entity = mark == b';'
            && text.get(..at).is_some_and(|t| {
                t.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).ends_with(['&', '#'])
            });
        if !entity {
            add(&mut votes.tight_marks);
        }
        return;
    }
    if !matches!(previous, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}') {
        return;
    }
    let word_end = at - previous.len_utf8();
    // `Ã` and a blank may stand for `à` (see the rule `mojibake-lost-space`), which only the language tells.
    let lost = text.get(..word_end).is_some_and(|head| head.ends_with("\u{C3} "));
    let word = before(text, if lost { word_end - 1 } else { word_end });
    if !word.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '\u{BB}' | '\u{201D}' | '"')) {
        return;
    }
    add(&mut votes.spaced_marks);
    match (mark, previous) {
        (b':', _) => {}
        (_, '\u{A0}') => add(&mut votes.wide_no_break_marks),
        (_, '\u{202F}') => add(&mut votes.narrow_no_break_marks),
        _ => {}
    }
}
