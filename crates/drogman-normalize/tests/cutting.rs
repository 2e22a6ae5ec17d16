//! A text may be cut: at blank lines into parts that are as good as the whole, anywhere for a stream, at every line end
//! for lines that are documents of their own.

mod support;

use drogman_normalize::{
    Habits, NormalizeStream, Normalized, NormalizedPiece, Options, Profile, cuts, habits, normalize,
    normalize_lines,
};
use drogman_text::EditMap;
use proptest::prelude::*;
use std::borrow::Cow;
use support::nasty::{cases, nasty, paragraphs, settings};

/// The parts of `text` between those of the places that are chosen.
fn parts<'a>(text: &'a str, places: impl Iterator<Item = usize>, chosen: &[bool]) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (place, _) in places.zip(chosen.iter().cycle()).filter(|(_, chosen)| **chosen) {
        parts.push(&text[start..place]);
        start = place;
    }
    parts.push(&text[start..]);
    parts
}

fn joined<'a>(results: impl IntoIterator<Item = (usize, Normalized<'a>)>) -> Normalized<'a> {
    let mut whole = Normalized { text: Cow::Borrowed(""), edits: EditMap::default(), remarks: Vec::new() };
    let mut at = 0;
    for (source_len, result) in results {
        whole.append(at, &result);
        at += source_len;
    }
    whole
}

fn streamed(parts: &[&str], options: Options<'_>) -> Vec<NormalizedPiece> {
    let mut stream = NormalizeStream::new(options);
    let mut pieces: Vec<NormalizedPiece> = parts.iter().filter_map(|part| stream.push(part)).collect();
    pieces.extend(stream.finish());
    pieces
}

proptest! {
    #![proptest_config(cases(3000))]

    #[test]
    fn parts_are_as_good_as_the_whole(
        text in paragraphs(),
        settings in settings(),
        chosen in prop::collection::vec(any::<bool>(), 1..12),
    ) {
        let options = settings.options();
        let parts = parts(&text, cuts(&text, options.profile), &chosen);
        let whole = normalize(&text, &options);
        let together = joined(parts.iter().map(|part| (part.len(), normalize(part, &options))));
        prop_assert_eq!(&together, &whole);
        // What was made of the parts, and the whole, may be cut in the same places.
        let ends = |text: &str| cuts(text, options.profile).count();
        prop_assert!(ends(&whole.text) >= ends(&text));
    }

    #[test]
    fn a_stream_may_be_cut_anywhere(
        text in paragraphs(),
        settings in settings(),
        chosen in prop::collection::vec(prop::bool::weighted(0.2), 1..40),
    ) {
        let options = settings.options();
        let parts = parts(&text, text.char_indices().map(|(at, _)| at), &chosen);
        let whole = normalize(&text, &options);
        let pieces = streamed(&parts, options);
        let view: String = pieces.iter().map(|piece| &*piece.normalized.text).collect();
        prop_assert_eq!(&view, &whole.text);
        let edits: Vec<_> = pieces.iter().flat_map(NormalizedPiece::edits).collect();
        prop_assert_eq!(edits, whole.edits.edits().collect::<Vec<_>>());
        let remarks: Vec<_> = pieces.iter().flat_map(NormalizedPiece::remarks).collect();
        prop_assert_eq!(&remarks, &whole.remarks);
        let together = joined(pieces.into_iter().map(|piece| (piece.source_len, piece.normalized)));
        prop_assert_eq!(&together, &whole);
    }

    #[test]
    fn votes_of_parts_add_up(text in paragraphs(), chosen in prop::collection::vec(any::<bool>(), 1..12)) {
        let mut sum = Habits::default();
        for part in parts(&text, cuts(&text, Profile::Translator), &chosen) {
            sum.merge(&habits(part));
        }
        prop_assert_eq!(habits(&text), sum);
    }

    #[test]
    fn lines_are_documents(lines in prop::collection::vec((nasty(), prop::sample::select(&["\n", "\r\n", "\r"][..])), 0..5), settings in settings()) {
        let options = settings.options();
        let text: String = lines.iter().flat_map(|(line, end)| [line.as_str(), *end]).collect();
        let mut found = normalize_lines(&text, &options);
        let mut n_line_feeds = 0;
        let mut together = String::new();
        for line in text.replace("\r\n", "\n").split_inclusive(['\n', '\r']) {
            let alone = line.trim_end_matches(['\n', '\r']);
            let votes = habits(alone);
            let expected = normalize(alone, &Options { habits: &votes, ..options });
            let got = found.next();
            prop_assert!(got.is_some());
            if let Some(got) = got {
                prop_assert_eq!(got.source.slice(&text), alone);
                prop_assert_eq!(&got.normalized, &expected);
                prop_assert_eq!(got.normalized.text.matches(['\n', '\r']).count(), 0);
                n_line_feeds += got.line_end.matches('\n').count();
                together.push_str(got.source.slice(&text));
                together.push_str(got.line_end);
            }
        }
        prop_assert!(found.next().is_none());
        prop_assert_eq!(n_line_feeds, text.matches('\n').count());
        prop_assert_eq!(&together, &text);
    }
}
