//! What a word says for each language.

use super::seams::Evidence;
use crate::model::scorer::WordScorer;
use crate::tokens::Token;
use drogman_text::LanguageTag;

impl Evidence for WordScorer {
    fn states(&self) -> &[LanguageTag] {
        Self::states(self)
    }

    fn row(&self, token: &Token, rows: &mut Vec<i32>) {
        Self::row(self, token, rows);
    }
}
