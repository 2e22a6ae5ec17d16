//! What a character is for the comparing of names.

/// The part that a character plays between names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// White space, hyphens and dashes that join.
    Separator,
    /// Any sort of apostrophe, half-ring or single quotation mark.
    Apostrophe,
    /// Invisible: soft hyphen, zero width, direction marks.
    Ignorable,
    /// Everything else.
    Other,
}

/// The class of a character.
pub(crate) fn class_of(character: char) -> Class {
    match character {
        '-' | '\u{58A}' | '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}' => Class::Separator,
        '\'' | '`' | '\u{B4}' | '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' | '\u{55A}'
        | '\u{FF07}' | '\u{1FBF}' | '\u{1FFE}' => Class::Apostrophe,
        _ if is_modifier_apostrophe(character) => Class::Apostrophe,
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => Class::Ignorable,
        // U+0001 marks word starts in folded text and must not come in from outside.
        '\u{1}' => Class::Separator,
        _ if character.is_whitespace() => Class::Separator,
        _ => Class::Other,
    }
}

/// Whether this is an apostrophe that Unicode counts as a letter (romanizations, Uzbek): it never parts words.
pub(crate) fn is_modifier_apostrophe(character: char) -> bool {
    matches!(character, '\u{2B9}'..='\u{2BF}' | '\u{2C8}' | '\u{2CA}' | '\u{2CB}')
}

/// Whether a character belongs to a word: a letter or a digit of any script.
pub(crate) fn is_word(character: char) -> bool {
    character.is_alphanumeric()
}

/// Whether a folded word before an apostrophe is a French elided word that a name can follow (`l'`, `d'`,
/// `qu'`). `j'`, `t'`, `s'` are left out: no name follows them, and `T'bilisi` is a romanization.
pub(crate) fn elides(word: &str) -> bool {
    matches!(word, "l" | "d" | "qu" | "jusqu" | "lorsqu" | "puisqu" | "quoiqu")
}

/// Letters whose folding neither case nor decomposition gives: what stands for them.
pub(crate) fn fold_special(character: char) -> Option<&'static str> {
    Some(match character {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        // One letter of three encodings (Azerbaijani): Latin schwa, turned e, Cyrillic schwa. ASCII text has e.
        '\u{259}' | '\u{18F}' | '\u{1DD}' | '\u{18E}' | '\u{4D9}' | '\u{4D8}' => "e",
        'ı' => "i",
        'ł' | 'Ł' => "l",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ς' => "σ",
        _ => return None,
    })
}

/// Calls `emit` with the lower-case characters of `character`; the three Georgian alphabets become one.
pub(crate) fn lowered(character: char, mut emit: impl FnMut(char)) {
    let georgian = match character {
        '\u{10A0}'..='\u{10C5}' => Some(character as u32 - 0x10A0),
        '\u{2D00}'..='\u{2D25}' => Some(character as u32 - 0x2D00),
        _ => None,
    };
    match georgian.and_then(|n| char::from_u32(0x10D0 + n)) {
        Some(mkhedruli) => emit(mkhedruli),
        None => character.to_lowercase().for_each(emit),
    }
}
