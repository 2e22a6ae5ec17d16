//! The stages, one behind the other, until nothing is left to do.

use crate::pass::{Pass, Stage};
use crate::{Normalized, Options, Profile, Remark};
use drogman_text::EditMap;
use std::borrow::Cow;

/// How many times both stages run at most. Two are usual: one that edits, one that finds nothing more. Layers of
/// damage take one each, and every rule makes the text poorer in what it looks for, so the bound is never met by
/// text that people wrote.
const MOST_ROUNDS: usize = 24;

/// Normalizes a text: one sentence, one paragraph or a whole document, lines and all.
///
/// The result depends on the text and the options alone. [`EditMap::revert`] gives the source byte for byte, and
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
    let mut view: Cow<'a, str> = Cow::Borrowed(text);
    let mut edits = EditMap::default();
    let mut remarks = Vec::new();
    let mut stage = Stage::Repair;
    for _ in 0..MOST_ROUNDS {
        let pass = Pass::run(&view, stage, options);
        if pass.edits.is_empty() {
            remarks.extend(pass.remarks);
            stage = match stage {
                Stage::Repair => Stage::Typography,
                Stage::Typography if options.profile == Profile::SearchKey => Stage::Key,
                Stage::Typography | Stage::Key => break,
            };
            continue;
        }
        let (next, more) = pass.edits.finish(&view);
        edits = edits.compose(text, &more, &next);
        view = Cow::Owned(next);
        remarks.clear();
        stage = Stage::Repair;
    }
    remarks = remarks
        .into_iter()
        .map(|remark: Remark| Remark { span: edits.span_to_source(remark.span), ..remark })
        .collect();
    remarks.sort_by_key(|remark| remark.span);
    Normalized { text: view, edits, remarks }
}
