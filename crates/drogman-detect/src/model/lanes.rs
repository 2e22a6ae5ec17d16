//! Which language each column of a table stands for.

use super::letters::Group;

/// A column: the tag it answers, other tags it answers for when they are asked for instead, and how common the
/// language is on the web, as natural logarithm of a share against English.
#[derive(Clone, Copy, Debug)]
pub struct Lane {
    /// The tag, or `other` (a language without a lane) or `noise` (no language at all).
    pub tag: &'static str,
    /// Tags that mean the same to the model.
    pub aliases: &'static [&'static str],
    /// The prior in 1/32 nat, never above 0.
    pub prior: i32,
}

impl Lane {
    /// Whether it is a language.
    pub fn is_language(&self) -> bool {
        !self.tag.is_empty() && self.tag != OTHER && self.tag != NOISE
    }
}

const fn lane(tag: &'static str, aliases: &'static [&'static str], prior: i32) -> Lane {
    Lane { tag, aliases, prior }
}

/// A language that has no lane of its own.
pub const OTHER: &str = "other";
/// Random letters, keys, keyboard runs.
pub const NOISE: &str = "noise";

/// The columns of the small model.
pub const PAIR: [Lane; 4] =
    [lane("en", &[], 0), lane("fr", &[], 0), lane(OTHER, &[], 0), lane(NOISE, &[], 0)];

const LATIN: [Lane; 32] = [
    lane("en", &[], 0),
    lane("fr", &[], 0),
    lane("de", &[], -10),
    lane("es", &[], -8),
    lane("it", &[], -16),
    lane("pt", &[], -16),
    lane("nl", &[], -16),
    lane("sv", &[], -20),
    lane("da", &[], -44),
    lane("nb", &["no", "nn"], -48),
    lane("fi", &[], -24),
    lane("et", &[], -40),
    lane("lv", &[], -40),
    lane("lt", &[], -40),
    lane("pl", &[], -8),
    lane("cs", &[], -16),
    lane("sk", &[], -48),
    lane("sl", &[], -48),
    lane("hr", &["bs", "sh", "sr-Latn", "sr"], -56),
    lane("hu", &[], -16),
    lane("ro", &[], -16),
    lane("mt", &[], -88),
    lane("ga", &[], -80),
    lane("ca", &[], -32),
    lane("tr", &[], -8),
    lane("az", &["az-Latn"], -24),
    lane("uz", &["uz-Latn"], -88),
    lane("ku", &["ku-Latn", "kmr"], -96),
    lane("hy-Latn", &[], -80),
    lane("ru-Latn", &[], -80),
    lane(OTHER, &[], -24),
    lane(NOISE, &[], -24),
];

const CYRILLIC: [Lane; 16] = [
    lane("ru", &["ru-Cyrl"], 0),
    lane("uk", &[], -2),
    lane("be", &[], -32),
    lane("bg", &[], -24),
    lane("sr", &["sr-Cyrl"], -16),
    lane("mk", &[], -24),
    lane("kk", &["kk-Cyrl"], -16),
    lane("mn", &["mn-Cyrl"], -32),
    lane("az-Cyrl", &["az"], -48),
    lane("uz-Cyrl", &["uz"], -48),
    lane(OTHER, &[], -32),
    lane(NOISE, &[], -32),
    lane("", &[], 0),
    lane("", &[], 0),
    lane("", &[], 0),
    lane("", &[], 0),
];

const ARABIC: [Lane; 16] = [
    lane("ar", &[], 0),
    lane("fa", &[], 0),
    lane("ckb", &["ku-Arab", "ku"], -32),
    lane("ur", &[], -64),
    lane(OTHER, &[], -32),
    lane(NOISE, &[], -48),
    lane("", &[], 0),
    lane("", &[], 0),
    lane("", &[], 0),
    lane("", &[], 0),
    lane("", &[], 0),
    lane("", &[], 0),
    lane("", &[], 0),
    lane("", &[], 0),
    lane("", &[], 0),
    lane("", &[], 0),
];

const DEVANAGARI: [Lane; 4] =
    [lane("hi", &[], 0), lane("mr", &[], -24), lane(OTHER, &[], -64), lane(NOISE, &[], -64)];
const ARMENIAN: [Lane; 4] =
    [lane("hy", &[], 0), lane("hyw", &[], -96), lane(OTHER, &[], -96), lane(NOISE, &[], -64)];
const HAN: [Lane; 4] = [lane("zh", &[], 0), lane("ja", &[], 0), lane(OTHER, &[], -96), lane(NOISE, &[], -96)];
const GREEK: [Lane; 1] = [lane("el", &[], 0)];
const HEBREW: [Lane; 1] = [lane("he", &[], 0)];
const GEORGIAN: [Lane; 1] = [lane("ka", &[], 0)];
const HANGUL: [Lane; 1] = [lane("ko", &[], 0)];

/// The columns of a group in the large model, and the only language of a script that has one.
pub fn lanes(group: Group) -> &'static [Lane] {
    match group {
        Group::Latin => &LATIN,
        Group::Cyrillic => &CYRILLIC,
        Group::Arabic => &ARABIC,
        Group::Devanagari => &DEVANAGARI,
        Group::Armenian => &ARMENIAN,
        Group::Han => &HAN,
        Group::Greek => &GREEK,
        Group::Hebrew => &HEBREW,
        Group::Georgian => &GEORGIAN,
        Group::Hangul => &HANGUL,
        Group::Foreign => &[],
    }
}

/// The groups that have a table, in the order of the model file.
pub(crate) const TABLES: [Group; 6] =
    [Group::Latin, Group::Cyrillic, Group::Arabic, Group::Devanagari, Group::Armenian, Group::Han];
/// Every group, in the order of its number.
pub(crate) const GROUPS: [Group; super::letters::N_GROUPS] = [
    Group::Latin,
    Group::Cyrillic,
    Group::Arabic,
    Group::Devanagari,
    Group::Armenian,
    Group::Han,
    Group::Greek,
    Group::Hebrew,
    Group::Georgian,
    Group::Hangul,
    Group::Foreign,
];
