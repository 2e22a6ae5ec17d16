//! What the segmenter answers.

use drogman_text::ByteSpan;

/// A sentence (trimmed: no white space at either end), how sure, and why it ends there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SentenceSpan {
    /// The bytes of the sentence in the text that was given.
    pub span: ByteSpan,
    /// How likely the boundary at the end of this sentence is right, from 0 to 1: the calibrated probability of
    /// the scorer. Over boundaries found on held-out parts of the text that trained it (Universal Dependencies EWT,
    /// PUD, GSD, `ParisStories` and Rhapsodie, five parts by document) the expected calibration error is 0.012 for
    /// English and 0.002 for French. 1 at a blank line and at the end of the text; a plain grade, 0.8 to 0.95,
    /// where only the layout of lines tells.
    pub confidence: f32,
    /// Which kind of rule drew the boundary at the end of this sentence.
    pub reason: BoundaryReason,
}

/// Why a sentence ends where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum BoundaryReason {
    /// The text ends.
    EndOfText,
    /// A blank line (or a paragraph separator) follows.
    LineBreak,
    /// A full stop, question or exclamation mark before white space and a sentence start.
    Terminator,
    /// The same, with the closing quotation mark or bracket behind it.
    Closed,
    /// The full stop of an abbreviation that also ends the sentence.
    Abbreviation,
    /// An ellipsis before a capital.
    Ellipsis,
    /// The white space after the terminator is missing.
    Glued,
    /// The next sentence begins in lower case, as the others of the block do.
    LowerCase,
    /// A terminator of a script that needs no white space or capital (`。`, `।`, `։`, `؟`).
    ScriptTerminator,
    /// A rule of a file that was given instead of the rules of this crate.
    Rule,
}

impl BoundaryReason {
    /// The stable name of the reason, as the outputs carry it.
    ///
    /// # Example: the name of a reason
    ///
    /// ```
    /// use drogman_segment::BoundaryReason;
    /// assert_eq!(BoundaryReason::EndOfText.as_str(), "end-of-text");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EndOfText => "end-of-text",
            Self::LineBreak => "line-break",
            Self::Terminator => "terminator",
            Self::Closed => "closed",
            Self::Abbreviation => "abbreviation",
            Self::Ellipsis => "ellipsis",
            Self::Glued => "glued",
            Self::LowerCase => "lower-case",
            Self::ScriptTerminator => "script-terminator",
            Self::Rule => "rule",
        }
    }
}
