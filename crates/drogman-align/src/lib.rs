//! Sentence alignment and document pairing by length, numbers, names and a lexicon
