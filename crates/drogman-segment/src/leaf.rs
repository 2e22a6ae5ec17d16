//! The kinds of sites that are weighed, each with what it is worth before any training.

use crate::sentence::BoundaryReason;

macro_rules! leaves {
    ($($(#[$doc:meta])* $variant:ident $name:literal $prior:literal $reason:ident,)*) => {
        /// A kind of site. Its name is the name of its weight; the prior is the log-odds of a boundary that
        /// training starts from and that stands where the training text shows no such site.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Leaf { $($(#[$doc])* $variant,)* }

        impl Leaf {
            /// Name and prior of each kind, in the order of declaration.
            pub(crate) const ALL: &[(&'static str, f32)] = &[$(($name, $prior),)*];

            /// Why a sentence ends at such a site, when it does.
            pub(crate) fn reason(self) -> BoundaryReason {
                match self { $(Self::$variant => BoundaryReason::$reason,)* }
            }
        }
    };
}

leaves! {
    /// `。`, `।`, `։`.
    Script "script" 4.0 ScriptTerminator,
    /// `[...] The`.
    Omission "omission" 0.5 Ellipsis,
    Strong "strong" 4.5 Terminator,
    StrongQuote "strong-quote" 3.5 Closed,
    StrongBracket "strong-bracket" 3.5 Closed,
    Ellipsis "ellipsis" 1.0 Ellipsis,
    EllipsisDigit "ellipsis-digit" -1.5 Ellipsis,
    Stop "stop" 6.0 Terminator,
    StopQuote "stop-quote" 4.5 Closed,
    StopBracket "stop-bracket" 4.0 Closed,
    /// Behind a quotation mark or a bracket: `». Le`.
    StopBehindCloser "stop-behind-closer" 5.0 Terminator,
    Number "number" 5.0 Terminator,
    /// A full stop may make the number an ordinal: `14. Juli`.
    Ordinal "ordinal" -3.0 Terminator,
    /// `2. The road` at the start of a sentence.
    ListMark "list-mark" -4.0 Terminator,
    MayEndStart "may-end-start" 2.0 Abbreviation,
    MayEnd "may-end" -2.5 Abbreviation,
    EndsCapital "ends-capital" 2.0 Abbreviation,
    EndsDigit "ends-digit" -2.0 Abbreviation,
    NeedsNumber "needs-number" 2.0 Terminator,
    BeforeNumber "before-number" -4.0 Abbreviation,
    MonthStart "month-start" 1.5 Abbreviation,
    Month "month" -3.0 Abbreviation,
    Time "time" 1.5 Abbreviation,
    TimeCalendar "time-calendar" -2.0 Abbreviation,
    InitialsStart "initials-start" 1.5 Abbreviation,
    Initials "initials" -2.5 Abbreviation,
    /// `Plan B. Then`.
    InitialEnds "initial-ends" 1.5 Abbreviation,
    Initial "initial" -3.0 Abbreviation,
    /// Known to this document alone.
    LearntStart "learnt-start" 1.0 Abbreviation,
    Learnt "learnt" -2.0 Abbreviation,
    LowerStrong "lower-strong" -2.0 LowerCase,
    LowerStrongMode "lower-strong-mode" 4.0 LowerCase,
    LowerStop "lower-stop" -2.0 LowerCase,
    LowerStopMode "lower-stop-mode" 5.0 LowerCase,
    /// An ordinary word before, a word that begins sentences behind.
    LowerStart "lower-start" 4.0 LowerCase,
    LowerEllipsis "lower-ellipsis" -3.0 Ellipsis,
    LowerEllipsisMode "lower-ellipsis-mode" -1.0 Ellipsis,
    LowerTranscript "lower-transcript" 2.0 Ellipsis,
    LowerEtcMode "lower-etc-mode" 0.5 LowerCase,
    LowerLetterMode "lower-letter-mode" 0.0 LowerCase,
    LowerClosed "lower-closed" -3.0 Closed,
    LowerClosedMode "lower-closed-mode" -1.0 LowerCase,
    GluedStrong "glued-strong" 3.5 Glued,
    GluedStrongLower "glued-strong-lower" -2.0 Glued,
    GluedCloser "glued-closer" 3.0 Glued,
    GluedEllipsis "glued-ellipsis" 0.7 Glued,
    GluedKnownStart "glued-known-start" 0.7 Glued,
    GluedKnown "glued-known" -1.5 Glued,
    GluedNumber "glued-number" 2.5 Glued,
    GluedVersion "glued-version" -1.5 Glued,
    GluedDottedStart "glued-dotted-start" 0.7 Glued,
    GluedDotted "glued-dotted" -1.5 Glued,
    GluedShortStart "glued-short-start" 0.3 Glued,
    GluedShort "glued-short" -1.5 Glued,
    /// `friday.He`.
    GluedLower "glued-lower" 4.5 Glued,
    GluedUpperStart "glued-upper-start" 3.5 Glued,
    GluedUpper "glued-upper" 2.0 Glued,
    GluedChain "glued-chain" -1.0 Glued,
    /// One capital or several behind the stop: `end.A`, `end.NATO`.
    GluedCapitals "glued-capitals" -0.5 Glued,
    Emoticon "emoticon" 1.5 Terminator,
}

/// What the rules say of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The sentence goes on, whatever else the site looks like.
    Inside,
    /// The scorer weighs the site.
    Ask(Leaf),
}

/// How the paragraph and its document write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mode {
    /// Sentences begin with capitals.
    Cased,
    /// Sentences begin in lower case.
    LowerCase,
    /// Nothing is written with capitals, as in a transcript of speech.
    Transcript,
}
