//! The numbers that spans are found by, in units of the model: 32 to a nat.
//!
//! They were chosen together on the development half of the mixed documents and on 1,300 documents of one language,
//! made of sentences of the development rows: `cargo run --release -p drogman-detect --example score_spans`.

use super::check::Checks;
use super::path::Settings;

/// What changes cost.
pub(crate) const SETTINGS: Settings = Settings {
    // Glued, space, comma, colon, bracket, quote, slash, sentence, line, block.
    prices: [640, 130, 121, 90, 90, 58, 40, 40, 64, 20],
    loudest: 200,
    loudest_und: 2,
    name: 8,
    particle: 49,
    first: 80,
    acronym: 28,
};

/// What a stretch needs.
pub(crate) const CHECKS: Checks = Checks {
    inner: 90,
    open: 48,
    marked: 54,
    behind_quote: 40,
    unknown: 96,
    listed: 3,
    list: 80,
    clear: 4,
    n_open: 2,
    n_marked: 1,
    loudest: 90,
};
