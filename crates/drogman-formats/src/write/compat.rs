//! What a translation memory looks like to please one reader.

use std::fmt;
use std::str::FromStr;

/// For which program a TMX file is written.
///
/// The text of every segment is the same in all of them, and each file passes the DTD. They differ in this and
/// no more:
///
/// | | difference to `strict` | reason |
/// |---|---|---|
/// | `trados` | begins with a byte order mark, and `o-tmf` is `TW4Win 2.0 Format` | LF Aligner, whose files Trados Studio is known to read, writes both for that purpose |
/// | `omegat` | the notes of a unit are joined into one, and the unit names `drogman` as its `creationid` | the reader keeps only the last note of a unit, and its match pane shows who made a match |
/// | `memoq` | `prop type="aligned"` says `yes` for a computed unit and `no` for a given one, and the document stands in `x-document` instead of `x-drogman-document` | memoQ writes and reads both by these names, and can lower the rate of matches that come from an alignment |
///
/// The reasons come from what these programs' makers and users have published; the programs themselves were not
/// run.
///
/// No variant adds a region to a language: a memory of `fr` text is not one of `fr-FR` text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Compat {
    /// The standard and nothing else.
    #[default]
    Strict,
    /// For Trados Studio.
    Trados,
    /// For OmegaT.
    OmegaT,
    /// For memoQ.
    MemoQ,
}

impl Compat {
    /// The names that a user types, in order.
    pub const NAMES: [&str; 4] = ["strict", "trados", "omegat", "memoq"];

    /// The name that a user types.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Trados => "trados",
            Self::OmegaT => "omegat",
            Self::MemoQ => "memoq",
        }
    }
}

impl fmt::Display for Compat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Compat {
    type Err = UnknownCompat;

    fn from_str(name: &str) -> Result<Self, UnknownCompat> {
        [Self::Strict, Self::Trados, Self::OmegaT, Self::MemoQ]
            .into_iter()
            .find(|compat| compat.name() == name)
            .ok_or_else(|| UnknownCompat { name: name.to_owned() })
    }
}

/// A name that is none of [`Compat::NAMES`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCompat {
    name: String,
}

impl fmt::Display for UnknownCompat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is not a compatibility; give one of {}", self.name, Compat::NAMES.join(", "))
    }
}

impl std::error::Error for UnknownCompat {}
