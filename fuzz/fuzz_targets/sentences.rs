//! Sentences and words of any text in any language: they ascend, on character boundaries, and leave white space alone. A
//! stream of sentences is the whole, however it was cut.
#![no_main]

use drogman_segment::{SentenceStream, habits, sentences, sentences_with, words};
use drogman_text::LanguageTag;
use libfuzzer_sys::fuzz_target;

const LANGUAGES: [&str; 12] = ["en", "fr", "und", "de", "es", "ru", "hy", "zh", "ja", "th", "ar", "hi"];

fuzz_target!(|input: (u8, &[u8], &str)| {
    // The bytes are the lengths of the pieces that the stream is given.
    let (language_idx, lengths, text) = input;
    let name = LANGUAGES[usize::from(language_idx) % LANGUAGES.len()];
    let language = LanguageTag::parse(name).unwrap_or_else(LanguageTag::und);
    let mut at = 0;
    for sentence in sentences(text, &language) {
        let range = sentence.span.range();
        let gap = text.get(at..range.start);
        assert!(
            gap.is_some_and(|gap| gap.chars().all(char::is_whitespace)),
            "sentences({text:?}, {language})"
        );
        assert!(!sentence.span.slice(text).is_empty(), "sentences({text:?}, {language})");
        assert!((0.0..=1.0).contains(&sentence.confidence), "sentences({text:?}, {language})");
        at = range.end;
    }
    assert!(text[at..].chars().all(char::is_whitespace), "sentences({text:?}, {language})");
    let mut at = 0;
    for word in words(text, &language) {
        let fits = word.span.start() >= at && !word.span.slice(text).is_empty();
        assert!(fits, "words({text:?}, {language})");
        at = word.span.end();
    }

    let learnt = habits(text, &language);
    let whole = sentences_with(text, &language, &learnt);
    let mut stream = SentenceStream::new(&language, learnt);
    let (mut at, mut found) = (0, Vec::new());
    for length in lengths.iter().chain(std::iter::repeat(&255)) {
        let end = (at + usize::from(*length)).min(text.len());
        let end = (at..=end).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(at);
        found.extend(stream.push(&text[at..end]));
        at = end;
        if at == text.len() {
            break;
        }
    }
    found.extend(stream.finish());
    assert_eq!(found, whole, "stream of {text:?}, {language}, pieces {lengths:?}");
});
