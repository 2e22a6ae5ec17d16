//! Bytes to documents and bitexts to deliverables, one file a format.
//!
//! The one decision that shapes this crate: **a reader never loses a byte**. Beside the text it found, each
//! reader says of every byte of the file what became of it (layer 0: text, replaced, skeleton or dropped with a
//! reason), and [`check_layer_zero`] proves that from the bytes again, without the reader. Reading takes bytes
//! and gives values; nothing here opens a file.
//!
//! [`read`] looks at the content first and at the name second, decides the encoding, and hands the bytes to the
//! reader of the format. What a format does not say itself (the blocks and articles of a plain text) is worked
//! out from the lines. Reading is linear in the size of the file; a source holds about twice the bytes of its
//! file while it is read.
//!
//! # Example: a headline, a date and a paragraph
//!
//! ```
//! use drogman_document::BlockKind;
//! use drogman_formats::{ReadOptions, check_layer_zero, read};
//!
//! let bytes = b"Ministers meet in Gyumri\n\nDec 4 2023\n\nThe talks went on until the evening.\n";
//! let source = read("note.txt", bytes, &ReadOptions::default())?;
//! let kinds: Vec<BlockKind> = source.blocks.iter().map(|block| block.kind).collect();
//! assert_eq!(kinds, [BlockKind::Headline, BlockKind::DateLine, BlockKind::Paragraph]);
//! assert_eq!(source.encoding.name, "UTF-8");
//! assert_eq!(check_layer_zero(&source, |_| Some(bytes.as_slice().into())), Ok(()));
//! # Ok::<(), drogman_formats::ReadError>(())
//! ```

mod blocks;
pub mod check;
mod docx;
mod encoding;
mod error;
mod html;
mod layer;
mod limits;
mod markdown;
mod markup;
mod read;
mod remarks;
mod sniff;
mod subtitles;
mod text;
mod tmx;
mod tsv;
pub mod write;
mod xml;

pub use error::ReadError;
pub use layer::{PartBuilder, check_layer_zero};
pub use limits::{Limits, ReadOptions};
pub use read::{PartBytes, read, read_parts};
