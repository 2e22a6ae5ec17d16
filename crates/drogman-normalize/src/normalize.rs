//! Repairs and typography, and for search keys the folding, until nothing is left to do.

use crate::pass::{Desk, Pass};
use crate::settle::{Settled, settle};
use crate::{Normalized, Options, Profile, key};
use drogman_text::EditMapBuilder;
use std::borrow::Cow;

/// How often a key is folded at most. Twice is usual: once to fold, once to find nothing more.
const MOST_KEYS: usize = 8;

/// Normalizes a text: one sentence, one paragraph or a whole document, lines and all.
///
/// The result depends on the text and the options alone. [`drogman_text::EditMap::revert`] gives the source byte for byte, and
/// normalizing the view with the same options changes nothing. O(n) for each round; a text in which no rule finds
/// anything is borrowed after one.
///
/// # Example: French for a translator's desk
///
/// ```
/// use drogman_normalize::{Habits, Options, Profile, normalize};
/// use drogman_text::LanguageTag;
///
/// let french = LanguageTag::french();
/// let votes = Habits::default();
/// let options = Options::new(Profile::Translator, &french, &votes);
/// let source = "Vous avez dit « Caf&eacute; » ?";
/// let normalized = normalize(source, &options);
/// assert_eq!(normalized.text, "Vous avez dit «\u{A0}Café\u{A0}»\u{202F}?");
/// assert_eq!(normalized.edits.revert(&normalized.text), source);
/// ```
pub fn normalize<'a>(text: &'a str, options: &Options<'_>) -> Normalized<'a> {
    let desk = Desk::of(options);
    let Settled { text: mut view, mut edits, mut remarks } = settle(text, &desk);
    if options.profile == Profile::SearchKey {
        for _ in 0..MOST_KEYS {
            let (mut fresh, mut seen) = (EditMapBuilder::new(), Vec::new());
            key::run(&mut Pass::new(&view, &desk, &mut fresh, &mut seen));
            if fresh.is_empty() {
                remarks.extend(seen);
                break;
            }
            let (folded, folds) = fresh.finish(&view);
            edits = edits.compose(text, &folds, &folded);
            let settled = settle(&folded, &desk);
            edits = edits.compose(text, &settled.edits, &settled.text);
            remarks = settled.remarks;
            view = Cow::Owned(settled.text.into_owned());
        }
    }
    if !edits.is_empty() {
        for remark in &mut remarks {
            remark.span = edits.span_to_source(remark.span);
        }
    }
    remarks.sort_by_key(|remark| remark.span);
    Normalized { text: view, edits, remarks }
}
