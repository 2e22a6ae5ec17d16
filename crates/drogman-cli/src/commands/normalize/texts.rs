//! One text that is a document of its own: a line, a field of a row.

use crate::args::NormalizeArgs;
use drogman::{
    EnglishHouse, FrenchHouse, LanguageTag, Languages, NormalizeOptions, Normalized, Profile, Style, habits,
    identify, normalize,
};

/// How texts are normalized that know nothing of each other.
#[derive(Debug)]
pub(super) struct Texts {
    pub(super) profile: Profile,
    style: Style,
    /// The language of every text; told from each when `None`.
    language: Option<LanguageTag>,
    languages: Languages,
}

impl Texts {
    /// What the arguments ask for. A style of one language says that the texts are in it.
    pub(super) fn new(args: &NormalizeArgs) -> Self {
        let style = args.style;
        let french = style.french != FrenchHouse::ByLanguage;
        let english = style.english != EnglishHouse::ByLanguage;
        let by_style = match (french, english) {
            (true, false) => Some(LanguageTag::french()),
            (false, true) => Some(LanguageTag::english()),
            _ => None,
        };
        let language = args.lang.clone().or(by_style);
        Self { profile: args.profile, style, language, languages: args.documents.languages.with(&[]) }
    }

    /// The view of a text by its own habits.
    pub(super) fn normalize<'a>(&self, text: &'a str) -> Normalized<'a> {
        let told;
        let language = if let Some(language) = &self.language {
            language
        } else {
            told = self.languages.as_named(&identify(text, self.languages.allowed()).language());
            &told
        };
        let votes = habits(text);
        normalize(
            text,
            &NormalizeOptions { style: self.style, ..NormalizeOptions::new(self.profile, language, &votes) },
        )
    }
}
