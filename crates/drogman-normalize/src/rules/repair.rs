//! The repairs: what the text says.

use super::{Action, BLANK, Rule, example, left};

pub(crate) const COMPOSITION: Rule = Rule {
    id: "nfc",
    title: "Compose letters and marks",
    authority: "Unicode Standard Annex 15, Normalization Form C",
    archive: Action::Edit,
    mt_training: Action::Edit,
    search_key: Action::Edit,
    tabular: true,
    examples: &[
        example("Arme\u{301}nie", "Arm\u{E9}nie", "fr"),
        example("\u{212B}ngstr\u{F6}m", "\u{C5}ngstr\u{F6}m", "und"),
        example("q\u{307}\u{323}", "q\u{323}\u{307}", "und"),
    ],
    counter_examples: &[
        left("10 m\u{B2} et CO\u{2082}, 1\u{1D49}\u{2B3}", "fr"),
        left("\u{301} alone", "und"),
        left("e \u{B4} stays", "und"),
    ],
    ..BLANK
};

pub(crate) const MOJIBAKE: Rule = Rule {
    id: "mojibake",
    title: "Undo UTF-8 that was read in another encoding: the Windows pages 1250 to 1254 and 1257, ISO 8859-1 and -2, Mac OS Roman, code pages 437 and 850",
    authority: "WHATWG Encoding, UTF-8 decoder; Unicode Consortium, tables of the vendors\u{2019} code pages",
    archive: Action::Edit,
    mt_training: Action::Edit,
    search_key: Action::Edit,
    tabular: true,
    reversible: true,
    examples: &[
        example("\u{C3}\u{A9}t\u{C3}\u{A9}", "\u{E9}t\u{E9}", "fr"),
        example("\u{C3}\u{192}\u{C2}\u{A9}t\u{C3}\u{192}\u{C2}\u{A9}", "\u{E9}t\u{E9}", "und"),
        example("It\u{E2}\u{20AC}\u{2122}s", "It\u{2019}s", "en"),
        example("c\u{C5}\u{201C}ur", "c\u{153}ur", "fr"),
        example("\u{D0}\u{9C}\u{D0}\u{B8}\u{D1}\u{80}", "\u{41C}\u{438}\u{440}", "und"),
        example("\u{221A}\u{A9}t\u{221A}\u{A9}", "\u{E9}t\u{E9}", "fr"),
        example("\u{420}\u{45A}\u{420}\u{451}\u{421}\u{402}", "\u{41C}\u{438}\u{440}", "ru"),
        example("p\u{159}\u{102}\u{AD}sp\u{11B}vek", "p\u{159}\u{ED}sp\u{11B}vek", "und"),
    ],
    counter_examples: &[
        left("The S\u{C3}O PAULO office", "en"),
        left("\u{C2} alone", "en"),
        left("AMANH\u{C3}\u{2026}", "und"),
        left("M\u{C4}\u{A3}\u{C4}M", "und"),
        left("\u{AB}\u{A0}caf\u{E9}\u{A0}\u{BB}", "fr"),
        left("SOCI\u{C9}T\u{C9}\u{A0}: \u{C9}TAT\u{2026}", "fr"),
    ],
    ..BLANK
};

pub(crate) const MOJIBAKE_LOST_SPACE: Rule = Rule {
    id: "mojibake-lost-space",
    title: "Undo \u{C3} and a plain space for \u{E0}",
    authority: "French spelling: the word must be one of a closed list that ends in \u{E0}; elsewhere a capital behind a small letter",
    archive: Action::Report,
    mt_training: Action::Edit,
    search_key: Action::Edit,
    remark: "this looks like '\u{E0}' damaged by a wrong encoding, but the bytes do not prove it",
    examples: &[
        example("jusqu\u{2019}\u{C3}  Paris", "jusqu\u{2019}\u{E0} Paris", "fr"),
        example("d\u{C3}\u{A9}j\u{C3}  vu", "d\u{E9}j\u{E0} vu", "fr"),
    ],
    counter_examples: &[left("\u{C3}  Paris", "en"), left("IRM\u{C3}  fr", "fr")],
    ..BLANK
};

pub(crate) const MOJIBAKE_LOST_BYTE: Rule = Rule {
    id: "mojibake-lost-byte",
    title: "Write U+FFFD for one character of which damage left a part",
    authority: "Unicode Standard, section 3.9: one U+FFFD for a sequence cut short",
    archive: Action::Report,
    mt_training: Action::Edit,
    search_key: Action::Edit,
    tabular: true,
    remark: "a character was damaged by a wrong encoding and lost a byte; only its source can tell which it was",
    examples: &[
        example("Sloven\u{C4}\u{FFFD}ina", "Sloven\u{FFFD}ina", "und"),
        example("upgraded to \u{E2}\u{20AC}\u{FFFD} today", "upgraded to \u{FFFD} today", "en"),
    ],
    counter_examples: &[
        left("CAF\u{C9}\u{FFFD}", "fr"),
        left("AMANH\u{C3}?", "und"),
        left("\u{FFFD} alone", "en"),
    ],
    ..BLANK
};

pub(crate) const C1_CONTROL: Rule = Rule {
    id: "c1-control",
    title: "Read C1 controls as Windows-1252",
    authority: "WHATWG Encoding, windows-1252 index",
    archive: Action::Edit,
    mt_training: Action::Edit,
    search_key: Action::Edit,
    reversible: true,
    remark: "a control character without meaning in text",
    examples: &[example("It\u{92}s \u{93}ok\u{94}", "It\u{2019}s \u{201C}ok\u{201D}", "en")],
    counter_examples: &[left("line\u{85}line", "en"), left("a\u{81}b", "en")],
    ..BLANK
};

pub(crate) const ENTITY: Rule = Rule {
    id: "entity",
    title: "Decode HTML entities once",
    authority: "HTML 4.01, section 24; WHATWG HTML, numeric character references",
    archive: Action::Report,
    mt_training: Action::Edit,
    search_key: Action::Edit,
    remark: "an HTML entity stands in the text",
    examples: &[
        example("Caf&eacute; &amp; th&#233;", "Caf\u{E9} & th\u{E9}", "fr"),
        example("&lt;b&gt;", "<b>", "und"),
        example("It&#146;s", "It\u{2019}s", "en"),
    ],
    counter_examples: &[
        left("AT&T; R&D;", "en"),
        left("&amp;eacute;", "fr"),
        left("https://example.org/?a=1&amp;b=2", "en"),
        left("&foo; &#0; &#xD800; &eacute", "en"),
    ],
    ..BLANK
};

pub(crate) const SOFT_HYPHEN: Rule = Rule {
    id: "soft-hyphen",
    title: "Drop soft hyphens inside words",
    authority: "Unicode Standard, section 23.2",
    archive: Action::Report,
    mt_training: Action::Edit,
    search_key: Action::Edit,
    tabular: true,
    remark: "a soft hyphen",
    examples: &[example("extra\u{AD}ordinaire", "extraordinaire", "fr")],
    counter_examples: &[left("extra\u{AD}\nordinaire", "fr"), left("10\u{AD}12", "en")],
    ..BLANK
};

pub(crate) const ZERO_WIDTH: Rule = Rule {
    id: "zero-width",
    title: "Drop zero-width spaces, word joiners and inner byte order marks",
    authority: "Unicode Standard, section 23.2; UAX 14",
    archive: Action::Report,
    mt_training: Action::Edit,
    search_key: Action::Edit,
    tabular: true,
    remark: "a zero-width character",
    examples: &[example("zero\u{200B}width \u{FEFF}BOM", "zerowidth BOM", "en")],
    counter_examples: &[
        left("\u{1F469}\u{200D}\u{1F4BB} ok", "en"),
        left("\u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645}", "und"),
        left("\u{E01}\u{200B}\u{E02}", "und"),
    ],
    ..BLANK
};

pub(crate) const DIRECTION_CONTROL: Rule = Rule {
    id: "direction-control",
    title: "Report direction marks and idle joiners",
    authority: "Unicode Standard Annex 9; Unicode Technical Report 36",
    archive: Action::Report,
    translator: Action::Report,
    mt_training: Action::Report,
    search_key: Action::Edit,
    tabular: true,
    remark: "an invisible direction mark or joiner",
    counter_examples: &[left("abc\u{202E}def\u{202C}", "en"), left("ab\u{200D}cd", "en")],
    ..BLANK
};
