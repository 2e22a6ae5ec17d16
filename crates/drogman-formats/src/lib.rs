//! Bytes to documents and bitexts to deliverables, one file a format
