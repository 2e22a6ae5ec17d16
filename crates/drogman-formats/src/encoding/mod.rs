//! Bytes to characters: which encoding a file is in, and what of it could not be decoded.
//!
//! The order is that of trust: a byte order mark, what the file declares, being valid UTF-8, and last the
//! statistics of its letters. A file that is UTF-8 but for some runs of bytes stays UTF-8; those runs are read by
//! themselves in the encoding that they look like, or become U+FFFD when that makes no sense of them.

mod decode;
mod detect;
mod mapped;
mod utf16;

pub(crate) use decode::decode;
pub(crate) use mapped::{Decoded, DecodedBuilder};
