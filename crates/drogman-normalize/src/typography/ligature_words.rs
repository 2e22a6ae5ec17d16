//! French words that are spelled with œ, found where they are typed with oe.

use crate::pass::Pass;
use crate::rules as rule;
use std::borrow::Cow;

/// How the words begin, typed with `oe`. Words that keep `oe` apart (`moelle`, `coexister`, `Groenland`) begin
/// otherwise.
const STEMS: [&str; 22] = [
    "boeuf",
    "choeur",
    "coeur",
    "consoeur",
    "d\u{E9}soeuvr",
    "\u{E9}coeur",
    "foetal",
    "foetus",
    "manoeuvr",
    "moeurs",
    "noeud",
    "oecum\u{E9}n",
    "oed\u{E8}me",
    "oeil",
    "oenolog",
    "oesophag",
    "oestrog\u{E8}n",
    "oeuf",
    "oeuvr",
    "rancoeur",
    "soeur",
    "voeu",
];

/// The most letters of a stem, and the most before its `oe`.
const LONGEST_STEM: usize = 9;
const LONGEST_HEAD: usize = 4;

/// Reports the word round the `oe` at `at` when it is one of them.
pub(super) fn report_at(pass: &mut Pass<'_>, at: usize) {
    let letter = |c: &char| c.is_alphabetic();
    let (head, tail) = (pass.text.get(..at).unwrap_or(""), pass.text.get(at..).unwrap_or(""));
    let back: usize = head.chars().rev().take(LONGEST_HEAD + 1).take_while(letter).map(char::len_utf8).sum();
    let start = at - back;
    if pass.text.get(start..at).is_none_or(|head| head.chars().count() > LONGEST_HEAD) {
        return;
    }
    let ahead: usize = tail.chars().take(LONGEST_STEM).take_while(letter).map(char::len_utf8).sum();
    let word = pass.text.get(start..at + ahead).unwrap_or("").to_lowercase();
    if STEMS.iter().any(|stem| word.starts_with(stem)) {
        pass.report(&rule::LIGATURE_WORD, at, at + 2, Cow::Borrowed(rule::LIGATURE_WORD.remark));
    }
}
