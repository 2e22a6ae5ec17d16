//! French words that are spelled with œ, found where they are typed with oe.

use crate::context::around;
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

/// How many bytes are asked at once whether `oe` begins among them; the compiler makes few instructions of it.
const BLOCK: usize = 64;

/// Reports every such word. O(n), at the speed of a memory scan where there is none.
pub(crate) fn report(pass: &mut Pass<'_>) {
    let text = pass.text;
    let bytes = text.as_bytes();
    let followers = bytes.get(1..).unwrap_or(&[]);
    let mut start = 0;
    for (block, next) in bytes.chunks(BLOCK).zip(followers.chunks(BLOCK)) {
        let both =
            |(first, second): (&u8, &u8)| u8::from(first | 0x20 == b'o') & u8::from(second | 0x20 == b'e');
        let any = block.iter().zip(next).fold(0, |any, pair| any | both(pair));
        if any != 0 {
            for (i, _) in block.iter().zip(next).enumerate().filter(|(_, pair)| both(*pair) != 0) {
                report_at(pass, start + i);
            }
        }
        start += BLOCK;
    }
}

fn report_at(pass: &mut Pass<'_>, at: usize) {
    let inside = |c: char| c.is_alphabetic();
    let back = around(pass.text.get(..at).unwrap_or(""), at, inside).len();
    let ahead = around(pass.text.get(at..).unwrap_or(""), 0, inside).len();
    let word = pass.text.get(at - back..at + ahead).unwrap_or("").to_lowercase();
    if STEMS.iter().any(|stem| word.starts_with(stem)) {
        pass.report(&rule::LIGATURE_WORD, at, at + 2, Cow::Borrowed(rule::LIGATURE_WORD.remark));
    }
}
