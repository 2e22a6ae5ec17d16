//! Why a file could not be read.

use std::error::Error;
use std::fmt;

/// Why a file could not be read: what is the matter, where, and what to do.
///
/// The name of the file is not part of the message; who opened it knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    kind: Kind,
    message: String,
    hint: String,
    byte: Option<u64>,
    part: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Empty,
    Unsupported,
    Limit,
    Malformed,
    Protected,
}

impl ReadError {
    /// The file holds nothing to read: no byte, or no text.
    pub(crate) fn empty(message: impl Into<String>) -> Self {
        Self::new(Kind::Empty, message)
    }

    /// The file is of a sort that is not read.
    pub(crate) fn unsupported(message: impl Into<String>) -> Self {
        Self::new(Kind::Unsupported, message)
    }

    /// The file passes one of the [`Limits`](crate::Limits).
    pub(crate) fn limit(message: impl Into<String>) -> Self {
        Self::new(Kind::Limit, message)
    }

    /// The file breaks the rules of its format beyond repair.
    pub(crate) fn malformed(message: impl Into<String>) -> Self {
        Self::new(Kind::Malformed, message)
    }

    /// The file is encrypted or asks for a password.
    pub(crate) fn protected(message: impl Into<String>) -> Self {
        Self::new(Kind::Protected, message)
    }

    fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), hint: String::new(), byte: None, part: None }
    }

    /// Says what to do.
    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Says at which byte of the file or of the part.
    #[must_use]
    pub(crate) fn at_byte(mut self, byte: u64) -> Self {
        self.byte = Some(byte);
        self
    }

    /// Says in which member of the container.
    #[must_use]
    pub(crate) fn in_part(mut self, part: impl Into<String>) -> Self {
        self.part = Some(part.into());
        self
    }

    /// Whether there was nothing to read: no byte, or no text.
    pub fn is_empty(&self) -> bool {
        self.kind == Kind::Empty
    }

    /// Whether the file is of a sort that is not read (an image, a program, another container).
    pub fn is_unsupported(&self) -> bool {
        self.kind == Kind::Unsupported
    }

    /// Whether the file passes one of the [`Limits`](crate::Limits).
    pub fn is_limit(&self) -> bool {
        self.kind == Kind::Limit
    }

    /// Whether the file is damaged or cut short.
    pub fn is_malformed(&self) -> bool {
        self.kind == Kind::Malformed
    }

    /// Whether the file is encrypted or asks for a password.
    pub fn is_protected(&self) -> bool {
        self.kind == Kind::Protected
    }

    /// The byte of the file (or of the [`part`](Self::part)) where it went wrong, when it can be said.
    pub fn byte(&self) -> Option<u64> {
        self.byte
    }

    /// The member of the container where it went wrong, when it can be said.
    pub fn part(&self) -> Option<&str> {
        self.part.as_deref()
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match (&self.part, self.byte) {
            (Some(part), Some(byte)) => write!(f, ", in {part} at byte {byte}")?,
            (Some(part), None) => write!(f, ", in {part}")?,
            (None, Some(byte)) => write!(f, ", at byte {byte}")?,
            (None, None) => {}
        }
        if !self.hint.is_empty() {
            write!(f, " ({})", self.hint)?;
        }
        Ok(())
    }
}

impl Error for ReadError {}
