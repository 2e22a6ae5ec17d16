//! Any text as a glossary file: an error that names lines, or a glossary that answers; mentions slice the text.
#![no_main]

use drogman_names::{Glossary, Tagger};
use drogman_text::LanguageTag;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger::new(&Glossary::builtin()));

fuzz_target!(|text: &str| {
    let _ = Glossary::parse(&[("fuzz.toml", text)]);
    let mut at = 0;
    for mention in TAGGER.find(text, &LanguageTag::french()) {
        assert!(mention.span.start() >= at && !mention.span.slice(text).is_empty(), "find({text:?})");
        at = mention.span.end();
    }
});
