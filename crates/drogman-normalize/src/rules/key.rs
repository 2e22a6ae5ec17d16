//! Folding: what a search key sets equal.

use super::{Action, BLANK, Rule, example, left};
use crate::Profile;

pub(crate) const HOMOGLYPH: Rule = Rule {
    id: "homoglyph",
    title: "Report words that mix alphabets; fold their look-alikes in search keys",
    authority: "Unicode Technical Standard 39, mixed-script detection and confusables",
    archive: Action::Report,
    translator: Action::Report,
    mt_training: Action::Report,
    search_key: Action::Edit,
    shown: Profile::SearchKey,
    remark: "letters of two alphabets in one word",
    examples: &[example("\u{420}\u{430}ypal", "paypal", "en"), example("Y\u{435}revan", "yerevan", "fr")],
    counter_examples: &[
        left("\u{440}\u{430}\u{437}\u{434}\u{435}\u{43B} \u{432}\u{432}\u{441}", "ru"),
        left("5 \u{3BC}m", "en"),
        left("\u{3B2}-carotene", "en"),
    ],
    ..BLANK
};

pub(crate) const FOLD: Rule = Rule {
    id: "fold",
    title: "Fold case, width, accents and compatibility forms",
    authority: "Unicode Standard Annex 15, Normalization Form KC; Unicode Standard, section 3.13, case folding",
    translator: Action::Off,
    search_key: Action::Edit,
    shown: Profile::SearchKey,
    examples: &[
        example("\u{C9}t\u{E9} c\u{153}ur", "ete coeur", "fr"),
        example("10 m\u{B2} Stra\u{DF}e", "10 m2 strasse", "und"),
        example("l\u{2019}an", "l'an", "fr"),
    ],
    counter_examples: &[left("ete coeur 3,5 %", "fr"), left("\u{439}\u{43E}\u{433}\u{430}", "ru")],
    ..BLANK
};

pub(crate) const SEPARATOR: Rule = Rule {
    id: "separator",
    title: "Fold punctuation and blanks between words into one space",
    authority: "House rule for search keys",
    translator: Action::Off,
    search_key: Action::Edit,
    shown: Profile::SearchKey,
    examples: &[
        example("\u{AB}\u{A0}bonjour\u{A0}\u{BB}, dit-il.", "bonjour dit-il", "fr"),
        example("12 500 000 euros", "12500000 euros", "fr"),
        example("wait... what?", "wait what", "en"),
    ],
    counter_examples: &[
        left("at&t citoyen.ne.s 14:30 1,234.5 mr.rubin", "en"),
        left("armenien\u{B7}nes dit-il l'an", "fr"),
        left("2019 200", "fr"),
    ],
    ..BLANK
};
