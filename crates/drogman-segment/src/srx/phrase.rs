//! The pieces that the patterns of an exported file are made of. No look-around, no flags, no word boundaries:
//! engines differ in them. `\s` is joined by `\p{Z}`, because Java leaves the no-break spaces out of it.

/// White space, no-break spaces included.
pub(super) const WHITE: &str = "[\\s\\p{Z}]";

/// What may stand between the white space and the start of a sentence: quotation marks, brackets, dashes, bullets.
pub(super) const OPENED: &str = concat!(
    "(?:[\"'“‘„‚«‹(\\[{¿¡「『（【\\-–—―−•·*►▪◦‣⁃|_",
    "\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFE00-\\uFE0F\\uFEFF]",
    "[\\s\\p{Z}]*){0,8}"
);

/// What a sentence starts with: a capital, a letter without case, a digit, a symbol, an address, `iPhone`, `b)`.
pub(super) const START: &str = concat!(
    "(?:[\\p{Lu}\\p{Lt}\\p{Lo}\\u10D0-\\u10FF\\p{N}\\p{Sc}\\p{So}$#@<]|\\p{Ll}\\p{Lu}|\\p{Ll}\\)",
    "|https?:|www\\.|[(\\[](?:\\.\\.|…))"
);

/// What closes behind a terminator, also behind a space where French puts one, and footnote marks.
pub(super) const CLOSED: &str = concat!(
    "(?:[”’»›」』〉》)\\]}）】〕］｝\"'“«‘*_¹²³⁴-⁹",
    "\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFE00-\\uFE0F\\uFEFF]",
    "|[ \\u00A0\\u202F][”»›」』〉》)\\]}]|[ \\u00A0]?\\[[0-9]{1,4}\\]){0,6}"
);

/// A question or exclamation mark and the quotation mark behind it.
pub(super) const QUOTED: &str = "[!?][ \\u00A0\\u202F]?[”’»›」』\"'“«‘]";

/// The terminators of other scripts.
pub(super) const SCRIPT_STOP: &str = "[\\u0589\\u061F\\u06D4\\u0964\\u0965\\u104A\\u104B\\u1362\\u1367\\u17D4\\u3002\\uFF01\\uFF0E\\uFF1F\\uFF61]";

/// The Armenian full stop in its common ASCII disguise.
pub(super) const ARMENIAN_STOP: &str = "[\\u0531-\\u0587]:";

/// The start of a token.
pub(super) const BOUND: &str = "(?:^|[\\s\\p{Z}\"“‘„‚«‹(\\[{¿¡「『（【)\\]}）】〕］｝”»›」』〉》])";

/// The start of the last word of a token.
pub(super) const LEFT: &str =
    "(?:^|[\\s\\p{Z}\"“‘„‚«‹(\\[{¿¡「『（【)\\]}）】〕］｝”»›」』〉》'’\\-.\\u2011/])";

/// The end of a word, where no apostrophe elides it.
pub(super) const WORD_END: &str = "(?:[^\\p{L}\\p{N}'’]|['’][^\\p{L}\\p{N}]|$)";

/// The end of a word.
pub(super) const CALENDAR_END: &str = "(?:[^\\p{L}\\p{N}]|$)";

/// At least two single letters, between full stops and hyphens.
pub(super) const INITIALS: &str = "(?:[\\p{L}\\p{N}][.\\-]{1,2}){1,12}\\p{L}";

/// An elided article before an initial.
pub(super) const ELIDED: &str = "(?:\\p{L}{1,2}['’])?";

/// A word that begins in lower case, and white space.
pub(super) const BEHIND_SMALL: &str =
    "(?:^|[\\s\\p{Z}\"“‘„‚«‹(\\[{¿¡「『（【)\\]}）】〕］｝”»›」』〉》])\\p{Ll}[^\\s\\p{Z}]*[\\s\\p{Z}]+";

/// A number, or a Roman one.
pub(super) const ROMAN_OR_NUMBER: &str = "(?:\\p{N}|[IVXLCDM]+(?:[^\\p{L}\\p{N}]|$))";

/// An ordinary word, three letters or more, and a full stop.
pub(super) const ORDINARY: &str =
    "(?:^|[\\s\\p{Z}\"“‘„‚«‹(\\[{¿¡「『（【)\\]}）】〕］｝”»›」』〉》'’\\-\\u2011/])\\p{Ll}{2}\\p{Ll}+\\.";

/// A token that ends in a word of small letters and is no address.
pub(super) const GLUED_BEFORE: &str = concat!(
    "(?:^|[\\s\\p{Z}\"“‘„‚«‹(\\[{¿¡「『（【)\\]}）】〕］｝”»›」』〉》])",
    "(?:[\\p{L}\\p{N},;]+['’\\-])*\\p{Ll}[\\p{L}\\p{N}]*\\p{Ll}"
);

/// Any of the words.
pub(super) fn alternatives(words: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = words.collect();
    format!("(?:{})", words.join("|"))
}

/// A word as a sentence begins with it.
pub(super) fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    let first: String = characters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + characters.as_str()
}

/// An abbreviation, without its last full stop, in each of the cases it is known in.
pub(super) fn forms(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned(), word.to_uppercase()];
    if !word.chars().any(char::is_uppercase) {
        forms.push(capitalized(word));
    }
    forms.sort();
    forms.dedup();
    forms.into_iter().map(|form| form.replace('.', "\\.").replace('-', "\\-")).collect()
}
