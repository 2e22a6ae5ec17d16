//! What is stored of a normalization, so that it can be repeated and undone.

use crate::{Habits, Normalized, Options, Profile, Protection, Style};
use drogman_text::{EditMap, LanguageTag};
use serde::{Deserialize, Serialize};

/// The options of a normalization, habits included, and its edits: all that is needed to undo it from the view alone
/// and to do it again to the source, or to a part of it ([`cuts`](crate::cuts)).
///
/// # Example: stored, read, undone and repeated
///
/// ```
/// use drogman_normalize::{EditRecord, Options, Profile, habits, normalize};
/// use drogman_text::LanguageTag;
///
/// let source = "L’an 2&nbsp;?";
/// let (french, votes) = (LanguageTag::french(), habits(source));
/// let options = Options::new(Profile::Translator, &french, &votes);
/// let normalized = normalize(source, &options);
/// let stored = serde_json::to_string(&EditRecord::new(&options, &normalized)).unwrap();
///
/// let record: EditRecord = serde_json::from_str(&stored).unwrap();
/// assert_eq!(record.revert(&normalized.text), source);
/// assert_eq!(normalize(source, &record.options()), normalized);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditRecord {
    /// How far it went.
    pub profile: Profile,
    /// The language that the text was taken to be in.
    pub language: LanguageTag,
    /// The house style.
    #[serde(default)]
    pub style: Style,
    /// Whether the text was laid out in columns.
    #[serde(default)]
    pub protect: Protection,
    /// What the whole document voted for.
    pub habits: Habits,
    /// The edits from the source to the view.
    pub edits: EditMap,
}

impl EditRecord {
    /// What there is to store of this result, which these options gave.
    pub fn new(options: &Options<'_>, normalized: &Normalized<'_>) -> Self {
        Self {
            profile: options.profile,
            language: options.language.clone(),
            style: options.style,
            protect: options.protect,
            habits: options.habits.clone(),
            edits: normalized.edits.clone(),
        }
    }

    /// The options, to do the same again.
    pub fn options(&self) -> Options<'_> {
        Options {
            profile: self.profile,
            language: &self.language,
            habits: &self.habits,
            protect: self.protect,
            style: self.style,
        }
    }

    /// The source, byte for byte, from the view. O(length of the view).
    pub fn revert(&self, view: &str) -> String {
        self.edits.revert(view)
    }
}
