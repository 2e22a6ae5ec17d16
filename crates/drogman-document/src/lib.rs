//! The plain data of the whole road, from the file that was read to the beads of the bitext.
//!
//! The one decision that shapes this crate: **types with public fields and no behaviour to speak of**. Readers
//! fill them, stages pass them on as values, writers print them; none of them holds a file, a service or a
//! callback, so a run can be stored, looked at and replayed.
//!
//! - [`Source`] is one input as a reader understood it: the decoded text, the [`Part`]s that account for each
//!   byte of the file (layer 0), and the [`Block`]s and [`Article`]s found in the text;
//! - [`Concept`] and [`Designation`] are what a glossary holds, [`Mention`] is where a text uses one;
//! - [`Bead`] ties sentences of two texts, [`Side`] is what an aligner needs to see of them.
//!
//! # Example: a source of one paragraph
//!
//! ```
//! use drogman_document::{Block, BlockKind, Source};
//! use drogman_text::ByteSpan;
//!
//! let mut source = Source::new("note.txt", "text");
//! source.text = "Gyumri is a city.\n".to_owned();
//! source.blocks.push(Block::new(BlockKind::Paragraph, ByteSpan::new(0, 17)));
//! assert_eq!(source.blocks[0].content.slice(&source.text), "Gyumri is a city.");
//! ```

mod bitext;
mod concept;
mod source;

pub use bitext::{Bead, BeadKind, Origin, Sentence, Side};
pub use concept::{Concept, ConceptKind, Designation, DesignationKind, Mention, Relation, Status};
pub use source::{
    Article, Block, BlockKind, EncodingDecision, GivenUnit, Part, Piece, PieceKind, Source, TextDrop,
};
