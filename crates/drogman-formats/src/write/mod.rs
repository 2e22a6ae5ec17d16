//! Bitexts to deliverables, one file a format.
