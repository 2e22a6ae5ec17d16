//! What one word says about its language, besides being a known small word.

/// Evidence of one word for English and for French, in nats: letters, letter groups and endings that the other
/// language hardly has. The word is lower case and holds no blank; capitalized words, likely names, count less.
///
/// The weights were set by hand from the spelling of the two languages and checked on the development rows; they
/// are small beside those of known words.
pub(crate) fn english_french(word: &str, capitalized: bool) -> (f64, f64) {
    let (mut english, mut french) = (0.0_f64, 0.0_f64);
    let n_letters = word.chars().count();
    if word
        .chars()
        .any(|c| matches!(c, 'é' | 'è' | 'ê' | 'ë' | 'à' | 'â' | 'ç' | 'î' | 'ï' | 'ô' | 'ù' | 'û' | 'œ'))
    {
        french += 1.6;
    }
    if n_letters >= 4 {
        let has = |piece: &str| word.contains(piece);
        let ends = |endings: &[&str]| endings.iter().any(|e| word.ends_with(e));
        english += f64::from(u8::from(has("th"))) * 0.7;
        english += f64::from(u8::from(has("sh") || has("wh") || has("gh") || has("ck"))) * 0.7;
        english += f64::from(u8::from(has("ee") || has("oo") || has("ow") || has("ay"))) * 0.5;
        english += f64::from(u8::from(has("w") || has("k"))) * 0.4;
        english += f64::from(u8::from(ends(&["ing", "ings"]))) * 0.9;
        english +=
            f64::from(u8::from(ends(&["ly", "ed", "ness", "ful", "y", "ity", "ies", "ous", "ers"]))) * 0.6;
        french += f64::from(u8::from(has("qu") || has("eau") || has("eu") || has("oi"))) * 0.5;
        french += f64::from(u8::from(has("oui") || has("aie") || has("eui") || has("ieu"))) * 0.4;
        french += f64::from(u8::from(ends(&[
            "ment", "aient", "ions", "eux", "euse", "euses", "aux", "ique", "iques",
        ]))) * 0.6;
        french += f64::from(u8::from(ends(&[
            "eur", "eurs", "oir", "ais", "ait", "ez", "elle", "elles", "ette", "enne",
        ]))) * 0.6;
        french += f64::from(u8::from(ends(&["er", "ent", "es"]) && !has("th"))) * 0.15;
    }
    let share = if capitalized { 0.3 } else { 1.0 };
    (english * share, french * share)
}

/// The elided article or pronoun at the start of a French word, with its apostrophe written `'`: `l'` of
/// `l’accord`; and what follows it.
pub(crate) fn elision(word: &str) -> Option<(&'static str, &str)> {
    const ELIDED: [&str; 13] =
        ["l", "d", "n", "s", "c", "j", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quelqu"];
    const WRITTEN: [&str; 13] =
        ["l'", "d'", "n'", "s'", "c'", "j'", "m'", "t'", "qu'", "jusqu'", "lorsqu'", "puisqu'", "qu'"];
    let (head, tail) = word.split_once(['\'', '\u{2019}'])?;
    let starts_with_vowel = tail.chars().next().is_some_and(|c| "aeiouyhàâéèêëîïôùûœæ".contains(c));
    let position = ELIDED.iter().position(|e| *e == head)?;
    starts_with_vowel.then_some((*WRITTEN.get(position)?, tail))
}
