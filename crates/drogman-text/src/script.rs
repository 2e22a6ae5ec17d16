//! Which script a letter belongs to, as far as the road needs it.

/// A script, or "none" for digits, marks and punctuation.
///
/// Only the scripts that a stage decides by are told apart; every other one is [`Script::Other`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin letters, with every mark.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
    /// Armenian letters.
    Armenian,
    /// Georgian letters (Asomtavruli, Mkhedruli, Nuskhuri, Mtavruli).
    Georgian,
    /// Greek letters.
    Greek,
    /// Arabic letters.
    Arabic,
    /// Hebrew letters.
    Hebrew,
    /// Han characters.
    Han,
    /// Hiragana and Katakana.
    Kana,
    /// Hangul syllables and letters.
    Hangul,
    /// A letter of another script.
    Other,
    /// Not a letter.
    None,
}

/// The script of one character, by Unicode block (Unicode 17.0 block ranges; O(1), no tables).
///
/// # Example: a name in three scripts
///
/// ```
/// use drogman_text::{Script, script_of};
/// assert_eq!(script_of('É'), Script::Latin);
/// assert_eq!(script_of('Ե'), Script::Armenian);
/// assert_eq!(script_of('ბ'), Script::Georgian);
/// assert_eq!(script_of('7'), Script::None);
/// ```
pub fn script_of(character: char) -> Script {
    match character {
        'A'..='Z' | 'a'..='z' => Script::Latin,
        '\u{0}'..='\u{A9}' | '\u{D7}' | '\u{F7}' | '\u{300}'..='\u{344}' | '\u{2000}'..='\u{206F}' => {
            Script::None
        }
        // Nothing but letters stands here, which spares most texts the table.
        '\u{C0}'..='\u{2AF}' => Script::Latin,
        '\u{400}'..='\u{481}' => Script::Cyrillic,
        _ if !character.is_alphabetic() => Script::None,
        '\u{AA}'
        | '\u{BA}'
        | '\u{1E00}'..='\u{1EFF}'
        | '\u{2C60}'..='\u{2C7F}'
        | '\u{A720}'..='\u{A7FF}'
        | '\u{AB30}'..='\u{AB6F}'
        | '\u{FB00}'..='\u{FB06}'
        | '\u{FF21}'..='\u{FF3A}'
        | '\u{FF41}'..='\u{FF5A}' => Script::Latin,
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Script::Greek,
        '\u{400}'..='\u{52F}'
        | '\u{1C80}'..='\u{1C8F}'
        | '\u{2DE0}'..='\u{2DFF}'
        | '\u{A640}'..='\u{A69F}' => Script::Cyrillic,
        '\u{530}'..='\u{58F}' | '\u{FB13}'..='\u{FB17}' => Script::Armenian,
        '\u{590}'..='\u{5FF}' | '\u{FB1D}'..='\u{FB4F}' => Script::Hebrew,
        '\u{600}'..='\u{6FF}'
        | '\u{750}'..='\u{77F}'
        | '\u{8A0}'..='\u{8FF}'
        | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFF}' => Script::Arabic,
        '\u{10A0}'..='\u{10FF}' | '\u{1C90}'..='\u{1CBF}' | '\u{2D00}'..='\u{2D2F}' => Script::Georgian,
        '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7AF}' => Script::Hangul,
        '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9D}' => Script::Kana,
        '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' => Script::Han,
        _ => Script::Other,
    }
}
