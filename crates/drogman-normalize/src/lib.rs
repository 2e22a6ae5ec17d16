//! Typographic normalization with an edit list back to the source
