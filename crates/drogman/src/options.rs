//! What a run is asked to do.

use crate::{Compat, Languages, Limits, Profile, Segmentation, Style};
use drogman_text::LanguageTag;
use std::path::PathBuf;

/// How texts are looked at, the same for every command that analyses one.
#[derive(Clone, Debug)]
pub struct TextOptions {
    /// Which languages may be answered.
    pub languages: Languages,
    /// The profile of the normalized view.
    pub profile: Profile,
    /// The house style of the normalized view; by default what each language says.
    pub style: Style,
    /// By what documents are cut into segments.
    pub segmentation: Segmentation,
    /// What a reader may spend on one file.
    pub limits: Limits,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self {
            languages: Languages::default(),
            profile: Profile::Translator,
            style: Style::default(),
            segmentation: Segmentation::default(),
            limits: Limits::default(),
        }
    }
}

/// What `prepare` is asked to do. There is no default: input, target and output are the caller's to know.
#[derive(Clone, Debug)]
pub struct PrepareOptions {
    /// Files and folders; `-` is standard input.
    pub inputs: Vec<PathBuf>,
    /// The language to translate into.
    pub to: LanguageTag,
    /// The language to translate from; every other language when `None`.
    pub from: Option<LanguageTag>,
    /// The folder that the package goes to.
    pub out: PathBuf,
    /// Whether a package that stands there already may be replaced.
    pub replace: bool,
    /// How texts are looked at.
    pub text: TextOptions,
    /// Whether the delivered text is the normalized view instead of the document's own.
    pub apply_profile: bool,
    /// The least confidence of a bead in `bitext.tmx`, from 0 to 1.
    pub min_confidence: f64,
    /// Which reader the TMX is written for.
    pub compat: Compat,
    /// How many threads may work; the output does not depend on it.
    pub threads: usize,
    /// The date to write into the TMX header, as `YYYYMMDDThhmmssZ`; left out when `None`.
    pub date: Option<String>,
}
