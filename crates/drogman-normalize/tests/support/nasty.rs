//! Texts that are made of what rules look for, and every way to normalize them.

use super::HOUSE;
use drogman_normalize::{Habits, Options, Profile, Protection, Style};
use drogman_text::LanguageTag;
use proptest::prelude::*;

/// Pieces that rules begin at, look for or produce.
const PIECES: &[&str] = &[
    "a",
    "mot",
    "A",
    "\u{C9}",
    "\u{E9}",
    "l",
    "km",
    "10",
    "6",
    "M",
    "\n",
    "\n\n",
    "\t",
    " ",
    " ",
    " ",
    "\u{A0}",
    "\u{202F}",
    ":",
    ";",
    "!",
    "?",
    ".",
    "...",
    "..",
    ",",
    "'",
    "'",
    "\"",
    "\"",
    "\u{AB}",
    "\u{BB}",
    "\u{201C}",
    "\u{201D}",
    "\u{2019}",
    "(",
    ")",
    "`",
    "``",
    "--",
    " -- ",
    "-",
    "/",
    "://",
    "http://a",
    "www.a.b",
    "x@y.fr",
    "=",
    "&",
    "&amp;",
    "&eacute;",
    "eacute;",
    "&#39;",
    "&#59",
    "&#59;",
    "&#x301;",
    "&nbsp;",
    "&quot;",
    "&laquo;",
    "&#38",
    "#",
    "amp;",
    "\u{301}",
    "\u{308}",
    "\u{323}",
    "e",
    "\u{212B}",
    "\u{AD}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{2060}",
    "qu' il",
    "d'",
    "l\u{2019} ",
    "aujourd' hui",
    " , ",
    " ,",
    " .",
    "( ",
    " )",
    "20\u{20AC}",
    "5%",
    "10kg",
    "\u{B0}",
    "\u{B0}C",
    "n\u{B0} 5",
    "p. 12",
    "vol. 2 ",
    "M. ",
    "Mme ",
    "Dr ",
    "millions",
    "'yes'",
    " 'n' ",
    "s' ",
    "mot.\u{A0}",
    "\u{A0}\u{A0}",
    " ?Bien",
    "et",
    "\u{200D}",
    "\u{202E}",
    "\u{C3}",
    "\u{C2}",
    "\u{E2}\u{20AC}",
    "\u{2122}",
    "\u{A9}",
    "\u{192}",
    "\u{82}",
    "\u{83}",
    "\u{92}",
    "\u{85}",
    "\u{D0}",
    "\u{9C}",
    "\u{C5}\u{201C}",
    "\u{F0}\u{178}\u{2DC}\u{20AC}",
    "\u{FB01}",
    "\u{2022}",
    "\u{3A9}",
    "\u{1100}",
    "\u{1161}",
    "\u{11A8}",
    "\u{915}",
    "\u{93C}",
    "'90s",
    "'em",
    "\u{2026}",
    "\r",
    "\r\n",
    "\r\n\r\n",
    "\n\r\n",
    "\n \n",
    "\u{85}",
    "\u{2028}",
    ">",
    "> ",
    ">> ",
    "\n> ",
    "\n>> ",
    "\u{2009}",
    "\u{2003}",
    "\u{3000}",
    "\u{B4}",
    "\u{2018}",
    "\u{2039}",
    "\u{203A}",
    "\u{2013}",
    "\u{2014}",
    " \u{2013} ",
    "12 500",
    " 000",
    "le ",
    "du\n",
    "%",
    " \u{20AC}",
    "F CFA",
    "\u{C3} ",
    "\u{C3}\u{A9}",
    "\u{D0}\u{BC}",
    "\u{D0}\u{B8}",
    "\u{43C}\u{438}\u{440}",
    "\u{41C}",
    "\u{430}",
    "\u{D1}",
    "\u{CC}\u{81}",
    "\u{E2}\u{20AC}\u{2122}",
    "\u{E2}\u{20AC}\u{153}",
    "\u{93}",
    "\u{94}",
    "\u{200C}",
    "\u{200E}",
    "\u{2066}",
    "\u{E01}",
    "\u{FF21}",
    "\u{FF11}",
    "\u{B7}",
    "oeuf",
    "coeur",
    "fin.D",
    "www.",
    "@",
    "&#x",
    "&rsquo;",
    "&#8217;",
    "&amp;#39;",
    "&raquo;",
    "&#8239;",
    "&ldquo;",
    "&rdquo;",
    "&#180;",
    "&zwj;",
    "</b>",
    "*",
    "$ a -- b",
    "Twas",
    "M. ",
    "Chapitre",
    "\u{301}\u{323}",
    "\u{1161}\u{301}",
    "\u{9BE}",
    "\u{FB03}",
    "\u{2027}",
    "\u{FFFD}",
    "\u{C2}\u{A0}",
    "\u{E2}\u{20AC}\u{AF}",
    "[",
    "]",
    "{",
    "}",
    "_",
    "#",
    "\u{5D0}",
    "\u{644}",
    "\u{1F600}",
    "\u{FE0F}",
];

/// Sites that vote. A few of one kind bring a text to the edge of a vote, where one more decides.
const SITES: &[&str] = &[
    "l'a ",
    "l\u{2019}a ",
    "l\u{2018}a ",
    "l\u{B4}a ",
    "l`a ",
    "l&rsquo;a ",
    "l&#39;a ",
    "l\u{E2}\u{20AC}\u{2122}a ",
    "mot ? ",
    "mot? ",
    "mot : ",
    "mot: ",
    "mot\u{A0}! ",
    "mot\u{202F}! ",
    "mot&nbsp;! ",
    "mot;\n",
    "\"mot\" ? ",
    "\"mot ?\" ",
    "\"mot?\" ",
    "\u{201C}mot\u{201D} ! ",
    "\u{201C}mot!\u{201D} ",
    "\u{AB}mot !\u{BB} ",
    "\u{AB}mot\u{BB} ! ",
    "\u{C3}  ? ",
    "(mot) ! ",
    "mot\u{200B} ? ",
    "mot?\u{200B} ",
];

/// Runs this many cases, or as many as `PROPTEST_CASES` says.
pub(crate) fn cases(number: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    // 256 is what the library runs when nobody says how many.
    let cases = if default.cases == 256 { number } else { default.cases };
    ProptestConfig { cases, failure_persistence: None, ..default }
}

/// A text of pieces, often with a train of votes before it or in it.
pub(crate) fn nasty() -> impl Strategy<Value = String> {
    let pieces =
        || prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat());
    let train = (prop::sample::select(SITES), 2..6_usize).prop_map(|(site, n)| site.repeat(n));
    let trains = prop::collection::vec(train, 1..4).prop_map(|trains| trains.concat());
    prop_oneof![3 => pieces(), 1 => (pieces(), trains, pieces()).prop_map(|(head, sites, tail)| head + &sites + &tail)]
}

/// Several paragraphs, parted by blank lines and by what looks like them.
pub(crate) fn paragraphs() -> impl Strategy<Value = String> {
    let breaks =
        prop::sample::select(&["\n\n", "\r\n\r\n", "\n\r\n", "\n\n\n", "\n \n", "\r\r", "\r\n\n"][..]);
    prop::collection::vec((nasty(), breaks), 1..5)
        .prop_map(|parts| parts.into_iter().map(|(text, end)| text + end).collect())
}

/// Everything that options hold.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) profile: Profile,
    pub(crate) language: LanguageTag,
    pub(crate) style: Style,
    pub(crate) protect: Protection,
    pub(crate) habits: Habits,
}

impl Settings {
    #[allow(dead_code, reason = "each test file is a crate of its own, and not all need it")]
    pub(crate) fn options(&self) -> Options<'_> {
        Options {
            style: self.style,
            protect: self.protect,
            ..Options::new(self.profile, &self.language, &self.habits)
        }
    }
}

fn some_habits() -> impl Strategy<Value = Habits> {
    prop_oneof![
        Just(Habits::default()),
        Just(HOUSE),
        Just(Habits { wide_no_break_marks: 9, ..HOUSE }),
        Just(Habits { straight_apostrophes: 90, tight_marks: 90, ..HOUSE }),
    ]
}

/// Every profile, language, style, protection, and votes of every kind.
pub(crate) fn settings() -> impl Strategy<Value = Settings> {
    (
        prop::sample::select(&Profile::ALL[..]),
        prop::sample::select(&["fr", "fr-CA", "fr-CH", "en", "en-GB", "und", "ru"][..]),
        prop::sample::select(&["", "fr-FR", "fr-CH,en-GB", "fr-CA", "wide", "narrow"][..]),
        prop_oneof![3 => Just(Protection::None), 1 => Just(Protection::Tabular)],
        some_habits(),
    )
        .prop_map(|(profile, language, style, protect, habits)| Settings {
            profile,
            language: LanguageTag::parse(language).unwrap_or_else(LanguageTag::und),
            style: style.parse().unwrap_or_default(),
            protect,
            habits,
        })
}
