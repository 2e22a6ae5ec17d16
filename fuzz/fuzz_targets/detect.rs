//! The language of any text, among any languages: probabilities that sum to one, and the short answer is the long one.
#![no_main]

use drogman_detect::{Allowed, Drogman, Identify, Whatlang, label};
use libfuzzer_sys::fuzz_target;

const SETS: [&[&str]; 7] =
    [&["en", "fr"], &[], &["hy", "hyw", "hy-Latn"], &["az-Latn", "az-Cyrl", "tr"], &["zh", "ja", "ko"], &["de"], &["ar", "fa"]];

fuzz_target!(|input: (u8, &str)| {
    let (number, text) = input;
    let allowed = match SETS.get(usize::from(number) % (SETS.len() + 1)) {
        Some(tags) => Allowed::of(tags),
        None => Allowed::all(),
    };
    for ranked in [Drogman.rank(text, &allowed), Whatlang.rank(text, &allowed)] {
        let sum: f64 = ranked.probabilities.iter().map(|row| row.1).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{text:?} among {:?}: the sum is {sum}", allowed.tags());
        assert_eq!(ranked.probabilities.len(), allowed.tags().len() + 1, "{text:?}");
    }
    let (long, short) = (Drogman.rank(text, &allowed), label(text, &allowed));
    assert!((long.confidence() - short.confidence).abs() < 1e-9, "{text:?} among {:?}", allowed.tags());
});
