//! What a whole document does, so that one sentence of it can be treated as the rest is.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How often a word stands before a full stop, and how the text goes on behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StopCounts {
    /// With a full stop, and a small letter, a figure or a comma behind: the sentence went on.
    pub inside: u32,
    /// With a full stop, and a capital behind: either.
    pub before_capital: u32,
    /// Without a full stop.
    pub bare: u32,
}

/// Habits of a document, counted in sites by a first scan (`drogman_normalize::habits` counts the votes of typography,
/// `drogman_segment::habits` stops and cases), added up by [`merge`](Self::merge), stored beside the edits that
/// followed them, and set by hand to force a style.
///
/// Given the same habits, the parts of a document are treated as the whole is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Habits {
    /// Straight apostrophes (`'`) between two letters.
    pub straight_apostrophes: u32,
    /// Curly apostrophes (`’`) between two letters.
    pub curly_apostrophes: u32,
    /// `; : ! ?` behind a word with a blank between, of any width.
    pub spaced_marks: u32,
    /// `; : ! ?` tight behind a word.
    pub tight_marks: u32,
    /// `; ! ?` behind U+00A0.
    pub wide_no_break_marks: u32,
    /// `; ! ?` behind U+202F.
    pub narrow_no_break_marks: u32,
    /// Full stops behind a word with a capital next.
    pub capital_starts: u32,
    /// Full stops behind a word with a small letter next.
    pub small_starts: u32,
    /// Short words that stand before full stops, in lower case.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub abbreviations: BTreeMap<String, StopCounts>,
}

/// A vote counts from this many sites on ("≥ 60 % of ≥ 5 sites"): fewer say more about chance than about habit.
const LEAST_SITES: u64 = 5;

/// Whether `ayes` are at least 60 % of at least five.
fn carried(ayes: u32, noes: u32) -> bool {
    let sites = u64::from(ayes) + u64::from(noes);
    sites >= LEAST_SITES && u64::from(ayes) * 10 >= sites * 6
}

impl Habits {
    /// Whether the document writes `’` for the apostrophe.
    pub fn prefer_curly_apostrophes(&self) -> bool {
        carried(self.curly_apostrophes, self.straight_apostrophes)
    }

    /// Whether the document sets a blank before `; : ! ?`.
    pub fn prefer_spaced_marks(&self) -> bool {
        carried(self.spaced_marks, self.tight_marks)
    }

    /// Whether the document writes U+00A0 rather than U+202F before `; ! ?`.
    pub fn prefer_wide_no_break(&self) -> bool {
        carried(self.wide_no_break_marks, self.narrow_no_break_marks)
    }

    /// Adds the counts of another part of the same document. The order of merging does not matter.
    ///
    /// # Example: two parts make a whole
    ///
    /// ```
    /// use drogman_text::Habits;
    /// let mut whole = Habits { curly_apostrophes: 4, ..Habits::default() };
    /// assert!(!whole.prefer_curly_apostrophes());
    /// whole.merge(&Habits { curly_apostrophes: 3, straight_apostrophes: 1, ..Habits::default() });
    /// assert!(whole.prefer_curly_apostrophes());
    /// ```
    pub fn merge(&mut self, other: &Self) {
        let add = |mine: &mut u32, theirs: u32| *mine = mine.saturating_add(theirs);
        add(&mut self.straight_apostrophes, other.straight_apostrophes);
        add(&mut self.curly_apostrophes, other.curly_apostrophes);
        add(&mut self.spaced_marks, other.spaced_marks);
        add(&mut self.tight_marks, other.tight_marks);
        add(&mut self.wide_no_break_marks, other.wide_no_break_marks);
        add(&mut self.narrow_no_break_marks, other.narrow_no_break_marks);
        add(&mut self.capital_starts, other.capital_starts);
        add(&mut self.small_starts, other.small_starts);
        for (word, theirs) in &other.abbreviations {
            let mine = self.abbreviations.entry(word.clone()).or_default();
            add(&mut mine.inside, theirs.inside);
            add(&mut mine.before_capital, theirs.before_capital);
            add(&mut mine.bare, theirs.bare);
        }
    }
}
