//! Layer 0: what became of each byte of a file.

mod builder;
mod check;

pub use builder::PartBuilder;
pub use check::check_layer_zero;
