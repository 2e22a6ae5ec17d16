//! Where a piece of text lies.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A half-open range of UTF-8 bytes `[start, end)` in a text that somebody else owns.
///
/// Offsets are `u32`: a text is at most 4 GiB. Both ends lie on character boundaries of that text.
// Invariant: start <= end. Kept by `new`, which swaps nothing and widens nothing: a reversed pair becomes empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Stored")]
pub struct ByteSpan {
    start: u32,
    end: u32,
}

/// A span as it stands in a file, before its order is checked.
#[derive(Deserialize)]
struct Stored {
    start: u32,
    end: u32,
}

impl TryFrom<Stored> for ByteSpan {
    type Error = String;

    fn try_from(stored: Stored) -> Result<Self, Self::Error> {
        let Stored { start, end } = stored;
        if start <= end {
            Ok(Self { start, end })
        } else {
            Err(format!("the span {start}..{end} ends before it starts"))
        }
    }
}

impl ByteSpan {
    /// The span from `start` to `end`, in bytes; empty at `start` when `end` lies before it.
    ///
    /// # Example: a reversed pair is empty
    ///
    /// ```
    /// use drogman_text::ByteSpan;
    /// assert_eq!(ByteSpan::new(3, 5).len(), 2);
    /// assert!(ByteSpan::new(5, 3).is_empty());
    /// ```
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The span of a `usize` range, saturating at 4 GiB.
    ///
    /// # Example: from what `str::find` returns
    ///
    /// ```
    /// use drogman_text::ByteSpan;
    /// let at = "Erevan, Gyumri".find("Gyumri").unwrap_or(0);
    /// assert_eq!(ByteSpan::of(at..at + 6).slice("Erevan, Gyumri"), "Gyumri");
    /// ```
    pub fn of(range: Range<usize>) -> Self {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self::new(narrow(range.start), narrow(range.end))
    }

    /// First byte.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same as a range for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text that the span names; empty when the span does not lie inside `text` on character boundaries.
    ///
    /// # Example: a foreign span gives nothing instead of a panic
    ///
    /// ```
    /// use drogman_text::ByteSpan;
    /// assert_eq!(ByteSpan::new(0, 2).slice("Évian"), "É");
    /// assert_eq!(ByteSpan::new(1, 2).slice("Évian"), "");
    /// ```
    pub fn slice(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// The span moved right by `by` bytes: from offsets in a slice to offsets in the whole.
    #[must_use]
    pub const fn shifted(self, by: u32) -> Self {
        Self { start: self.start.saturating_add(by), end: self.end.saturating_add(by) }
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The span without the white space (as `char::is_whitespace`) at its ends.
    ///
    /// # Example: what is left of a padded cell
    ///
    /// ```
    /// use drogman_text::ByteSpan;
    /// let text = "|  Baku |";
    /// assert_eq!(ByteSpan::new(1, 8).trimmed(text).slice(text), "Baku");
    /// ```
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let piece = self.slice(text);
        let without_head = piece.trim_start();
        let start = self.start + (piece.len() - without_head.len()) as u32;
        Self { start, end: start + without_head.trim_end().len() as u32 }
    }
}
