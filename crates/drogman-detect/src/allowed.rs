//! The languages that may be answered.

use crate::model::scorer::WordScorer;
use drogman_text::LanguageTag;

/// A set of languages to choose from; `und` always belongs to it.
///
/// Which columns of the model the set asks for is worked out when it is made: make it once, not once a text.
#[derive(Clone, Debug)]
pub struct Allowed {
    tags: Vec<LanguageTag>,
    scorer: WordScorer,
}

impl PartialEq for Allowed {
    fn eq(&self, other: &Self) -> bool {
        self.tags == other.tags
    }
}

impl Eq for Allowed {}

impl Allowed {
    /// The set of these tags, each language once in a script, in the order given.
    ///
    /// # Example: a region is kept, a second French is not added
    ///
    /// ```
    /// use drogman_detect::Allowed;
    /// use drogman_text::LanguageTag;
    /// let tags: Vec<LanguageTag> = ["fr-CA", "en", "fr"].iter().filter_map(|t| LanguageTag::parse(t)).collect();
    /// let allowed = Allowed::new(tags);
    /// assert_eq!(allowed.tags().len(), 2);
    /// ```
    pub fn new(tags: impl IntoIterator<Item = LanguageTag>) -> Self {
        let mut set: Vec<LanguageTag> = Vec::new();
        for tag in tags {
            if !tag.is_und() && !set.iter().any(|t| t.same_language(&tag) && written(t) == written(&tag)) {
                set.push(tag);
            }
        }
        let scorer = WordScorer::of(&set);
        Self { tags: set, scorer }
    }

    /// The set of these tags; what is not a tag is left out.
    pub fn of(tags: &[&str]) -> Self {
        Self::new(tags.iter().filter_map(|tag| LanguageTag::parse(tag)))
    }

    /// Every language that the crate can tell, Azerbaijani in Latin letters as `az`.
    ///
    /// # Example: forty languages and more
    ///
    /// ```
    /// use drogman_detect::Allowed;
    /// assert!(Allowed::all().tags().len() > 40);
    /// ```
    pub fn all() -> Self {
        let lanes = crate::model::lanes::GROUPS.iter().flat_map(|group| crate::model::lanes::lanes(*group));
        Self::new(lanes.filter(|lane| lane.is_language()).filter_map(|lane| LanguageTag::parse(lane.tag)))
    }

    /// The tags, without `und`.
    pub fn tags(&self) -> &[LanguageTag] {
        &self.tags
    }

    /// What the model makes of the set.
    pub(crate) fn scorer(&self) -> &WordScorer {
        &self.scorer
    }

    /// The position of a primary language in the set.
    pub(crate) fn position(&self, primary: &str) -> Option<usize> {
        self.tags.iter().position(|tag| tag.primary() == primary)
    }
}

impl Default for Allowed {
    /// Every language.
    fn default() -> Self {
        Self::all()
    }
}

/// The script that a tag names, if it does.
pub(crate) fn written(tag: &LanguageTag) -> Option<&str> {
    tag.as_str().split('-').nth(1).filter(|part| part.len() == 4)
}
