//! Where exactly a language ends between two words.

/// The byte in `between`, the text from the end of one word to the start of the next, at which a change of language
/// cuts it: behind a line end; behind closing marks and the white space that follows them; else before the first
/// opening mark; else at the next word.
pub(crate) fn border(between: &str) -> usize {
    if let Some(at) = between.rfind(['\n', '\u{2028}', '\u{2029}']) {
        let behind = between.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        return at + behind;
    }
    let mut closed = None;
    let mut opened = None;
    let mut before = 'a';
    let mut characters = between.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map_or('a', |next| next.1);
        match side(character, before, after) {
            Side::Closing => {
                (closed, opened) = (Some(at + character.len_utf8()), None);
            }
            Side::Opening => opened = opened.or(Some(at)),
            Side::None => {}
        }
        before = character;
    }
    if let Some(at) = opened {
        return at;
    }
    let Some(at) = closed else { return between.len() };
    // What ends the sentence behind a closing mark belongs to what it ends.
    let rest = between.get(at..).unwrap_or("");
    between.len() - rest.trim_start_matches(['.', '!', '?', '\u{2026}']).trim_start().len()
}

#[derive(Clone, Copy)]
enum Side {
    Opening,
    Closing,
    None,
}

/// Whether a mark opens or closes. Straight marks tell by the blanks beside them; guillemets are taken as French
/// writes them, unless a letter touches the other side.
fn side(character: char, before: char, after: char) -> Side {
    match character {
        '\u{AB}' | '\u{201C}' | '\u{201E}' | '\u{2039}' | '\u{2018}' | '(' | '[' | '{' | '\u{BF}'
        | '\u{A1}' => Side::Opening,
        '\u{BB}' | '\u{201D}' | '\u{203A}' | ')' | ']' | '}' => Side::Closing,
        '"' | '\'' => {
            let opens = before.is_whitespace() || matches!(before, '(' | '[' | '\u{2014}' | '\u{2013}' | '/');
            if opens && !after.is_whitespace() {
                Side::Opening
            } else if opens {
                Side::None
            } else {
                Side::Closing
            }
        }
        '\u{2019}' if after.is_whitespace() && before != 'a' => Side::Closing,
        _ => Side::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_border_keeps_marks_with_what_they_enclose() {
        for (left, right) in [
            (". ", ""),
            (" ", "\u{AB} "),
            (" \u{BB}", ", "),
            (". \u{BB} ", ""),
            (".\" ", ""),
            (": ", "\u{201C}"),
            ("\u{201D}", ", "),
            (" / ", ""),
            (" ", "("),
            (".\n", "- "),
            (" \u{BB} ", "\u{AB} "),
            ("\" ", "\""),
            ("\u{201D}. ", ""),
            (" 2010, ", ""),
            ("", ""),
        ] {
            let between = format!("{left}{right}");
            assert_eq!(border(&between), left.len(), "{between:?}");
        }
    }
}
