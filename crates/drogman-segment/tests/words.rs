//! The cases of `tests/segment/words.txt`, and what holds for the words of every text.
#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::expect_used, reason = "a malformed case must fail")]

use drogman_segment::{WordKind, words};
use drogman_text::LanguageTag;
use proptest::prelude::*;

/// Reads the escapes; panics on a malformed one.
fn unescape(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((head, tail)) = rest.split_once("\\u{") {
        let (digits, tail) = tail.split_once('}').expect("an escape that is closed");
        let code = u32::from_str_radix(digits, 16).expect("hexadecimal digits");
        text.push_str(head);
        text.push(char::from_u32(code).expect("a character"));
        rest = tail;
    }
    text + rest
}

fn token(written: &str) -> (String, WordKind) {
    let kinds = [
        ("/e", WordKind::Elision),
        ("/c", WordKind::Clitic),
        ("/n", WordKind::Number),
        ("/a", WordKind::Address),
        ("/m", WordKind::Mark),
    ];
    for (suffix, kind) in kinds {
        if let Some(token) = written.strip_suffix(suffix) {
            return (unescape(token), kind);
        }
    }
    (unescape(written), WordKind::Word)
}

#[test]
fn cases() {
    let path = format!("{}/../../tests/segment/words.txt", env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(path).expect("the file of cases");
    let mut language = LanguageTag::und();
    let mut count = 0;
    let mut failures = Vec::new();
    for (index, line) in source.lines().enumerate() {
        if line.starts_with("# ") {
            continue;
        }
        if let Some(tag) = line.strip_prefix("language: ") {
            language = LanguageTag::parse(tag).expect("a language tag");
            continue;
        }
        let (input, expected) = line.split_once(" => ").expect("an input and its tokens");
        let input = unescape(input);
        let expected: Vec<(String, WordKind)> = expected.split(" ¦ ").map(token).collect();
        let found: Vec<(String, WordKind)> = words(&input, &language)
            .iter()
            .map(|word| (String::from(word.span.slice(&input)), word.kind))
            .collect();
        if found != expected {
            failures.push(format!("words.txt:{}\n  wanted {expected:?}\n  found  {found:?}", index + 1));
        }
        count += 1;
    }
    assert!(count >= 90, "{count} cases, 90 wanted");
    assert!(failures.is_empty(), "{} cases fail:\n{}", failures.len(), failures.join("\n"));
}

/// What leaves no trace on paper and may stand between words beside white space.
fn is_gap(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

fn check(text: &str, language: &LanguageTag) -> Result<(), TestCaseError> {
    let mut position = 0;
    for word in words(text, language) {
        let range = word.span.range();
        prop_assert!(range.start >= position && range.start < range.end, "spans ascend and are not empty");
        let gap = text.get(position..range.start);
        prop_assert!(gap.is_some_and(|gap| gap.chars().all(is_gap)), "only white space is left out");
        let piece = text.get(range.clone());
        prop_assert!(piece.is_some(), "spans lie on character boundaries");
        let piece = piece.unwrap_or("");
        prop_assert_eq!(piece.trim(), piece);
        prop_assert!(
            word.kind == WordKind::Number || !piece.contains(char::is_whitespace),
            "a space stands inside a number alone: {:?}",
            piece
        );
        position = range.end;
    }
    prop_assert!(text.get(position..).is_some_and(|gap| gap.chars().all(is_gap)));
    Ok(())
}

/// Text from what troubles a tokenizer.
fn trouble() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[A-Za-zÉéàŒß]{1,4}",
        "[.!?…:;,/&°@_%+-]{1,2}",
        "[ \\t\\n\u{A0}\u{202F}\u{2009}\u{2007}]{1,2}",
        "[\"'“”‘’«»()\\[\\]·•‑]{1,2}",
        "[\u{300}\u{200B}\u{200D}\u{FE0F}\u{AD}\u{202E}\u{FEFF}]{1,2}",
        "[0-9]{1,4}",
        "[。։՞।あ中ーアԱաابקの\u{94D}😀²]{1,3}",
        Just("l'".to_owned()),
        Just("-t-il".to_owned()),
        Just("n't".to_owned()),
        Just("M. ".to_owned()),
        Just("U.S.".to_owned()),
        Just("J.-".to_owned()),
        Just("https://".to_owned()),
        Just("www.".to_owned()),
        Just("mailto:".to_owned()),
        Just("a@example.org".to_owned()),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn spans_and_gaps_give_the_text(text in trouble()) {
        for tag in ["en", "fr", "it", "ru", "zh", "und"] {
            check(&text, &LanguageTag::parse(tag).unwrap_or_else(LanguageTag::und))?;
        }
    }

    #[test]
    fn any_text_is_taken(text in any::<String>()) {
        check(&text, &LanguageTag::french())?;
    }

    #[test]
    fn what_stands_behind_a_space_does_not_change_a_word(word in "[a-zé]{2,8}", rest in "[a-zé]{1,8}") {
        // No-break spaces separate words as ordinary ones do.
        for space in ['\u{20}', '\u{A0}', '\u{202F}', '\u{2009}'] {
            let text = format!("{word}{space}{rest}");
            let found = words(&text, &LanguageTag::french());
            prop_assert_eq!(found.first().map(|first| first.span.slice(&text)), Some(word.as_str()));
            prop_assert_eq!(found.len(), 2);
        }
    }
}
