//! Folding of letters for matching: lower case, marks stripped.

/// Appends the folded form of one letter: lower case, and for Latin letters without their mark.
///
/// Combining marks fold to nothing. The table covers the Latin letters of European alphabets (Unicode blocks
/// Latin-1 Supplement, Latin Extended-A, and the Romanian and Azerbaijani letters beyond them); letters of other
/// scripts are only lowered.
pub(crate) fn push_folded(character: char, into: &mut String) {
    if character.is_ascii() {
        into.push(character.to_ascii_lowercase());
        return;
    }
    if is_combining_mark(character) {
        return;
    }
    for lower in character.to_lowercase() {
        match lower {
            'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => into.push('a'),
            'æ' => into.push_str("ae"),
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => into.push('c'),
            'ď' | 'đ' | 'ð' => into.push('d'),
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ə' => into.push('e'),
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => into.push('g'),
            'ĥ' | 'ħ' => into.push('h'),
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => into.push('i'),
            'ĵ' => into.push('j'),
            'ķ' => into.push('k'),
            'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => into.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => into.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => into.push('o'),
            'œ' => into.push_str("oe"),
            'ŕ' | 'ŗ' | 'ř' => into.push('r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => into.push('s'),
            'ß' => into.push_str("ss"),
            'ţ' | 'ť' | 'ŧ' | 'ț' => into.push('t'),
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => into.push('u'),
            'ŵ' => into.push('w'),
            'ý' | 'ÿ' | 'ŷ' => into.push('y'),
            'ź' | 'ż' | 'ž' => into.push('z'),
            'ё' => into.push('е'),
            mark if is_combining_mark(mark) => {}
            other => into.push(other),
        }
    }
}

/// Whether a character only marks the letter before it (combining diacritics, Hebrew points, Arabic vowel signs).
pub(crate) fn is_combining_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C2}'
        | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

#[cfg(test)]
mod tests {
    use super::push_folded;

    #[test]
    fn letters_lose_case_and_marks() {
        for (letters, folded) in [
            ("Éàçœ", "eacoe"),
            ("e\u{301}", "e"),
            ("İstanbul", "istanbul"),
            ("ԵՐԵՎԱՆ", "երեվան"),
            ("Șəki", "seki"),
        ] {
            let mut out = String::new();
            letters.chars().for_each(|letter| push_folded(letter, &mut out));
            assert_eq!(out, folded);
        }
    }
}
