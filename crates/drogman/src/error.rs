//! What can go wrong with a run as a whole.

use std::fmt;
use std::path::Path;

/// Why a run could not be done or finished. Says what, where, and what to do.
///
/// A single bad input is not a `RunError`: the rest of the batch goes on, and the fault stands in the summary.
#[derive(Debug)]
pub struct RunError {
    kind: Kind,
    message: String,
    cause: Option<std::io::Error>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Usage,
    Input,
    Stopped,
    Output,
    Verify,
}

impl RunError {
    /// What the user asked for cannot be done as asked.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { kind: Kind::Usage, message: message.into(), cause: None }
    }

    /// Not one input could be read.
    pub(crate) fn nothing_read() -> Self {
        let message = "none of the inputs could be read, so no package was written".to_owned();
        Self { kind: Kind::Input, message, cause: None }
    }

    /// An input cannot be used, and without it there is nothing to do.
    pub(crate) fn input(message: impl Into<String>) -> Self {
        Self { kind: Kind::Input, message: message.into(), cause: None }
    }

    /// The caller asked to stop.
    pub(crate) fn stopped() -> Self {
        Self { kind: Kind::Stopped, message: "stopped; nothing was written".to_owned(), cause: None }
    }

    /// Writing failed.
    pub(crate) fn output(path: &Path, cause: std::io::Error) -> Self {
        Self {
            kind: Kind::Output,
            message: format!("{}: cannot be written", path.display()),
            cause: Some(cause),
        }
    }

    /// A package does not hold.
    pub(crate) fn verify(message: impl Into<String>) -> Self {
        Self { kind: Kind::Verify, message: message.into(), cause: None }
    }

    /// Whether the caller stopped the run.
    pub fn is_stopped(&self) -> bool {
        self.kind == Kind::Stopped
    }

    /// Whether the call itself was wrong (exit code 2) rather than the run (exit code 1).
    pub fn is_usage(&self) -> bool {
        self.kind == Kind::Usage
    }
}

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if let Some(cause) = &self.cause {
            write!(f, ": {cause}")?;
            if cause.kind() == std::io::ErrorKind::StorageFull {
                f.write_str(" (free some space, or choose another folder with --out)")?;
            } else if cause.kind() == std::io::ErrorKind::PermissionDenied {
                f.write_str(" (choose another folder with --out)")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for RunError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // The message tells the cause already: to name it once more as a source would print it twice.
        self.cause.as_ref().and_then(|cause| cause.source())
    }
}
