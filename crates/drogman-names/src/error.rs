//! What is wrong with a glossary's files.

use std::fmt;

/// One fault in a glossary file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GlossaryFault {
    /// The file's name, as it was given.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to do, in one sentence.
    pub message: String,
}

impl fmt::Display for GlossaryFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// Why a glossary could not be read: every fault that was found, in the order of files and lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryError {
    faults: Vec<GlossaryFault>,
}

impl GlossaryError {
    pub(crate) fn new(mut faults: Vec<GlossaryFault>) -> Self {
        faults.sort();
        faults.dedup();
        Self { faults }
    }

    /// The faults, never none.
    pub fn faults(&self) -> &[GlossaryFault] {
        &self.faults
    }
}

impl fmt::Display for GlossaryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n_faults = self.faults.len();
        write!(f, "the glossary has {n_faults} fault{}", if n_faults == 1 { "" } else { "s" })?;
        for fault in &self.faults {
            write!(f, "\n  {fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for GlossaryError {}
