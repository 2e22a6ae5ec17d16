//! The first stage: what the text says, before how it is set.

mod code_pages;
pub(crate) mod composition;
pub(crate) mod cp1252;
pub(crate) mod entities;
mod entity_names;
pub(crate) mod invisible;
pub(crate) mod lost_space;
pub(crate) mod mojibake;
mod plausible;
mod site;
