//! The first stage: what the text says, before how it is set.

pub(crate) mod composition;
pub(crate) mod cp1252;
pub(crate) mod entities;
mod entity_names;
pub(crate) mod invisible;
pub(crate) mod mojibake;
