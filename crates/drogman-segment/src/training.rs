//! What `examples/train_scorer.rs` needs to learn the weights of the scorer. Not part of the API.

use crate::cursor::{Judge, Setting};
use crate::features::{Features, Situation, names};
use crate::leaf::Leaf;
use crate::pass::Splitter;
use crate::scorer::Weights;
use drogman_text::{Habits, LanguageTag};

/// A site that the scorer weighs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The first byte behind the white space of the site.
    pub next: usize,
    /// The numbers of its features, ascending; the first one is its kind.
    pub features: Vec<usize>,
    /// Whether a sentence begins at `next`.
    pub is_boundary: bool,
}

/// The sites of one paragraph, which is trimmed and holds no line break, read with the boundaries that `begins`
/// knows. The languages with word lists are those of [`sentences`](crate::sentences).
pub fn rows(
    paragraph: &str,
    language: &LanguageTag,
    habits: &Habits,
    begins: impl Fn(usize) -> bool,
) -> Vec<Row> {
    let mut teacher = Teacher { begins, rows: Vec::new() };
    let setting = Setting::new(language, habits);
    Splitter::default().pull(paragraph, true, setting, &mut teacher, &mut Vec::new());
    teacher.rows
}

/// The name of every feature and its weight before training.
pub fn features() -> Vec<(String, f32)> {
    names()
}

/// Answers as the gold does, and takes notes.
struct Teacher<F> {
    begins: F,
    rows: Vec<Row>,
}

impl<F: Fn(usize) -> bool> Judge for Teacher<F> {
    fn is_hopeless(&self, _: Leaf, _: Situation, _: &Weights) -> bool {
        false
    }

    fn probability(&mut self, next: usize, features: Features, _: &Weights) -> f32 {
        let is_boundary = (self.begins)(next);
        self.rows.push(Row { next, features: features.indices().collect(), is_boundary });
        f32::from(u8::from(is_boundary))
    }
}
