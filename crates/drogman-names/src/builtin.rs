//! The files of the glossary that drogman ships.

/// Name and text of each file, sources first.
pub(crate) const FILES: &[(&str, &str)] = &[];
