//! Any text under any options: reversible, idempotent with the same habits and with its own, and the same whole, in parts
//! and as a stream.
#![no_main]

use drogman_normalize::{
    EditRecord, NormalizeStream, Options, Profile, Protection, Style, cuts, habits, normalize,
    normalize_lines,
};
use drogman_text::{Habits, LanguageTag};
use libfuzzer_sys::fuzz_target;

const LANGUAGES: [&str; 7] = ["fr", "en", "und", "fr-CA", "fr-CH", "en-GB", "ru"];
const STYLES: [&str; 6] = ["", "fr-FR", "fr-CH,en-GB", "fr-CA", "wide", "narrow"];

// The first byte of the input chooses the language, the second the style, whose bits also choose votes; the bytes are
// the lengths of the pieces that the stream is given.
fuzz_target!(|input: (u8, u8, &[u8], &str)| {
    let (language_idx, style_idx, lengths, text) = input;
    let name = LANGUAGES[usize::from(language_idx) % LANGUAGES.len()];
    let language = LanguageTag::parse(name).unwrap_or_else(LanguageTag::und);
    let style_name = STYLES[usize::from(style_idx & 0x1F) % STYLES.len()];
    let style: Style = style_name.parse().unwrap_or_default();
    let protect = if style_idx & 0x80 == 0 { Protection::None } else { Protection::Tabular };
    let forced = Habits { curly_apostrophes: 9, spaced_marks: 9, ..Habits::default() };
    let own = habits(text);
    let votes = if style_idx & 0x40 == 0 { &own } else { &forced };
    for profile in Profile::ALL {
        let options = Options { style, protect, ..Options::new(profile, &language, votes) };
        let told = format!("{text:?} {profile} {language} {style_name:?} {protect:?} {votes:?}");
        let whole = normalize(text, &options);
        assert_eq!(whole.edits.check(text, &whole.text), Ok(()), "{told}");
        let record = EditRecord::new(&options, &whole);
        assert_eq!(record.revert(&whole.text), text, "{told}");
        let again = normalize(&whole.text, &record.options());
        assert!(again.edits.is_empty(), "not idempotent: {:?} from {told}", again.edits);
        if votes == &own {
            let fresh = habits(&whole.text);
            let again = normalize(&whole.text, &Options { habits: &fresh, ..options });
            assert!(again.edits.is_empty(), "not with its own votes: {:?} from {told}", again.edits);
        }

        let mut stream = NormalizeStream::new(options);
        let (mut at, mut view, mut edits, mut remarks) = (0, String::new(), Vec::new(), Vec::new());
        let mut take = |piece: Option<drogman_normalize::NormalizedPiece>| {
            if let Some(piece) = piece {
                view.push_str(&piece.normalized.text);
                edits.extend(piece.edits().map(|edit| (edit.source, edit.view, edit.rule.to_owned())));
                remarks.extend(piece.remarks());
            }
        };
        for length in lengths.iter().chain(std::iter::repeat(&255)) {
            let end = (at + usize::from(*length)).min(text.len());
            let end = (at..=end).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(at);
            take(stream.push(&text[at..end]));
            at = end;
            if at == text.len() {
                break;
            }
        }
        take(stream.finish());
        assert_eq!(view, whole.text, "stream of {told}");
        assert!(
            whole.edits.edits().map(|edit| (edit.source, edit.view, edit.rule.to_owned())).eq(edits),
            "stream of {told}"
        );
        assert_eq!(remarks, whole.remarks, "stream of {told}");

        let mut start = 0;
        let mut parts = normalize("", &options);
        for cut in cuts(text, profile).chain([text.len()]) {
            parts.append(start, &normalize(&text[start..cut], &options));
            start = cut;
        }
        assert_eq!(parts, whole, "parts of {told}");
        let n_feeds = text.matches('\n').count();
        let lines = normalize_lines(text, &options).map(|line| {
            assert_eq!(line.normalized.text.matches('\n').count(), 0, "a line of {told}");
            line.line_end.matches('\n').count()
        });
        assert_eq!(lines.sum::<usize>(), n_feeds, "lines of {told}");
    }
});
