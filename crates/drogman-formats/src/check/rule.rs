//! What a rule is: data that the checker, its tests and its documentation share.

use drogman_text::Severity;

/// One rule of a format.
#[derive(Debug)]
#[non_exhaustive]
pub struct CheckRule {
    /// The stable id, in kebab case, beginning with the format: `tmx-tuv-lang-missing`.
    pub id: &'static str,
    /// How much a breach matters.
    pub severity: Severity,
    /// What a breach is and why it matters.
    pub cause: &'static str,
    /// What to do about it.
    pub fix: &'static str,
    /// The smallest fragment that breaks it.
    pub bad: &'static str,
    /// The same, mended.
    pub good: &'static str,
}

/// Declares rules as statics and the list of all of them.
macro_rules! rules {
    ($($name:ident = $id:literal, $severity:ident, $cause:literal, $fix:literal, bad $bad:literal, good $good:literal;)*) => {
        $(pub(crate) static $name: $crate::check::CheckRule = $crate::check::CheckRule {
            id: $id,
            severity: drogman_text::Severity::$severity,
            cause: $cause,
            fix: $fix,
            bad: $bad,
            good: $good,
        };)*
        pub(crate) static ALL: &[&$crate::check::CheckRule] = &[$(&$name),*];
    };
}
pub(crate) use rules;
