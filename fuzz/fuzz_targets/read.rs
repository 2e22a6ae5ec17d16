//! Any bytes under any name: an error, or a source whose layer 0 holds and whose blocks lie in its text.
#![no_main]

use drogman_formats::{ReadOptions, check_layer_zero, read, read_parts};
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 8] = ["a.txt", "a.md", "a.html", "a.docx", "a.srt", "a.vtt", "a.tmx", "a.tsv"];

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let name = NAMES[*choice as usize % NAMES.len()];
    let options = ReadOptions::default();
    let Ok(source) = read(name, bytes, &options) else { return };
    let parts = read_parts(bytes, &source, &options).expect("what was read can be read again");
    let part = |wanted: &str| parts.iter().find(|part| part.0 == wanted).map(|part| part.1.clone());
    assert_eq!(check_layer_zero(&source, part), Ok(()), "read({name:?}, &{bytes:?})");
    let mut at = 0;
    for block in &source.blocks {
        assert!(block.content.start() >= at, "blocks overlap: read({name:?}, &{bytes:?})");
        assert!(
            source.text.get(block.content.range()).is_some(),
            "a block off its text: read({name:?}, &{bytes:?})"
        );
        at = block.content.end();
    }
});
