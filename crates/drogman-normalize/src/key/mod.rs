//! The third stage, of search keys alone: everything that spelling may vary in is folded.

mod fold;
pub(crate) mod homoglyph;
mod separator;

use crate::context::after;
use crate::pass::Pass;
use crate::rules as rule;

/// Folds the whole text of the pass.
pub(crate) fn run(pass: &mut Pass<'_>) {
    let text = pass.text;
    let mut at = 0;
    // The word that is read with Latin letters for look-alikes.
    let mut word_end = 0;
    let mut in_disguise = false;
    while let Some(character) = after(text, at) {
        // Most of a key is what it was.
        if character.is_ascii_lowercase() || character.is_ascii_digit() {
            at += 1;
            continue;
        }
        if character == ' ' && parts_words(text.as_bytes(), at) {
            at += 1;
            continue;
        }
        if separator::is_separator(text, at, character) {
            let end = separator::end(text, at);
            let replacement = separator::replacement(pass, at, end);
            pass.act(&rule::SEPARATOR, at, end, replacement);
            at = end;
            continue;
        }
        if at >= word_end && !character.is_ascii() && character.is_alphabetic() {
            let word = homoglyph::word_around(text, at);
            word_end = word.end;
            in_disguise = homoglyph::is_disguised(text, word, pass.language);
        }
        if in_disguise
            && at < word_end
            && let Some(latin) = homoglyph::latin_for(character)
        {
            let end = at + character.len_utf8();
            pass.act(&rule::HOMOGLYPH, at, end, latin.to_lowercase().to_string().as_str());
            at = end;
            continue;
        }
        let end = fold::cluster_end(text, at);
        if let Some(folded) = fold::folded(text.get(at..end).unwrap_or("")) {
            pass.act(&rule::FOLD, at, end, &folded);
        }
        at = end;
    }
}

/// Whether the space at `at` stands between a letter and a letter of ASCII, where it is what a key writes.
fn parts_words(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| bytes.get(i));
    before.is_some_and(u8::is_ascii_alphabetic) && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
}
