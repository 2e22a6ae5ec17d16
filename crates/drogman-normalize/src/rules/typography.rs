//! The typography: how the text is set.

use super::{Action, BLANK, LEXIQUE, Rule, example, left};
use crate::Profile;

pub(crate) const LIGATURE: Rule = Rule {
    id: "ligature",
    title: "Expand the presentation ligatures U+FB00 to U+FB06",
    authority: "Unicode Character Database, compatibility decompositions",
    archive: Action::Report,
    remark: "a presentation ligature, often left by text recognition",
    mt_training: Action::Edit,
    examples: &[example("Une e\u{FB03}cace \u{FB01}n", "Une efficace fin", "fr")],
    counter_examples: &[left("c\u{153}ur, ex \u{E6}quo", "fr")],
    ..BLANK
};

pub(crate) const STRAY_NO_BREAK: Rule = Rule {
    id: "stray-no-break",
    title: "Turn a no-break space that ties nothing into a space",
    authority: "House rule: such spaces are left behind by removed links",
    languages: &["fr", "en"],
    archive: Action::Report,
    remark: "a no-break space that ties nothing",
    mt_training: Action::Edit,
    examples: &[
        example("officials\u{A0}affirmed", "officials affirmed", "en"),
        example("10\u{A0}km\u{A0}away", "10\u{A0}km away", "en"),
        example(
            "the firm\u{2019}s\u{A0}use of a\u{A0}recent one",
            "the firm\u{2019}s use of a recent one",
            "en",
        ),
        example("On Monday,\u{A0}officials", "On Monday, officials", "en"),
        example("the Union\u{A0}(EU). Colleagues.\u{A0} What", "the Union (EU). Colleagues. What", "en"),
        example("\u{C0}\u{A0}la chute et\u{A0}l\u{2019}Union", "\u{C0} la chute et l\u{2019}Union", "fr"),
    ],
    counter_examples: &[
        left("M.\u{A0}Dupont parcourt 10\u{A0}km", "fr"),
        left("Chapitre\u{A0}12, tome\u{A0}IV", "fr"),
        left("Mme\u{A0}Durand", "fr"),
        left("Vraiment\u{A0}?", "fr"),
        left("Louis\u{A0}XIV", "fr"),
        left("dix\u{A0}km", "fr"),
        left("Serge\u{A0}Sarkissian, J.\u{A0}Dupont, Prof.\u{A0}Miller", "en"),
        left("120\u{202F}000\u{A0}euros, Boeing\u{A0}747", "fr"),
        left("le mot \u{2013}\u{A0}un seul\u{A0}\u{2013} suffit", "fr"),
    ],
    ..BLANK
};

pub(crate) const HIGH_PUNCTUATION: Rule = Rule {
    id: "high-punctuation",
    title: "Set a no-break space before ; : ! ? where a plain space stands",
    authority: LEXIQUE,
    languages: &["fr"],
    archive: Action::Report,
    remark: "a plain space before high punctuation",
    examples: &[
        example("Qui : lui ?", "Qui\u{A0}: lui\u{202F}?", "fr"),
        example("Quoi ?! Non ; jamais !!!", "Quoi\u{202F}?! Non\u{202F}; jamais\u{202F}!!!", "fr"),
    ],
    counter_examples: &[
        left("\u{C0} 14:30, 3:1", "fr"),
        left("Merci :) et :-D", "fr"),
        left("Le fichier C:\\temp", "fr"),
        left("Voir https://example.org/a?b=c;d!", "fr"),
        left("Du code `a ? b : c` ici", "fr"),
    ],
    ..BLANK
};

pub(crate) const MISSING_SPACE: Rule = Rule {
    id: "missing-space",
    title: "Insert the space before ; : ! ? that the document sets elsewhere",
    authority: LEXIQUE,
    languages: &["fr"],
    archive: Action::Off,
    remark: "no space before high punctuation",
    examples: &[example("Vraiment? Oui: lui!", "Vraiment\u{202F}? Oui\u{A0}: lui\u{202F}!", "fr")],
    counter_examples: &[
        left("Quel temps fera-t-il demain? Il neige!", "fr-CA"),
        left("Really? Yes!", "en"),
        left("en 2012! et cl\u{E9}:valeur, !important, :smile: &foo;", "fr"),
    ],
    ..BLANK
};

pub(crate) const GUILLEMET_SPACE: Rule = Rule {
    id: "guillemet-space",
    title: "Set no-break spaces inside \u{AB} \u{BB}",
    authority: LEXIQUE,
    languages: &["fr"],
    archive: Action::Report,
    remark: "a plain space, or none, inside guillemets",
    mt_training: Action::Edit,
    examples: &[
        example("\u{AB} Bonjour \u{BB}, dit-il.", "\u{AB}\u{A0}Bonjour\u{A0}\u{BB}, dit-il.", "fr"),
        example("\u{AB}Bonjour\u{BB}, dit-il.", "\u{AB}\u{A0}Bonjour\u{A0}\u{BB}, dit-il.", "fr"),
    ],
    counter_examples: &[
        left("\u{AB}\u{202F}Bonjour\u{202F}\u{BB}", "fr"),
        left("un guillemet \u{AB}seul", "fr"),
        left("sie sagte \u{BB}ja\u{AB} und ging", "fr"),
        left("\u{AB} as found \u{BB}", "en"),
    ],
    ..BLANK
};

pub(crate) const SPACE_BEFORE_MARK: Rule = Rule {
    id: "space-before-mark",
    title: "Close up an isolated space before ; : ! ?",
    authority: "The Chicago Manual of Style, chapter 6",
    languages: &["en"],
    archive: Action::Report,
    remark: "a space before a punctuation mark",
    examples: &[example("Really ? Yes : him !", "Really? Yes: him!", "en")],
    counter_examples: &[
        left("Great :) or ;-)", "en"),
        left("a !important rule", "en"),
        left("score 3 : 1", "en"),
        left("fire !Azeris, RUSSIA ???Come", "en"),
    ],
    ..BLANK
};

pub(crate) const DOUBLE_SPACE: Rule = Rule {
    id: "double-space",
    title: "Report runs of blanks between two words",
    authority: "House rule",
    archive: Action::Report,
    translator: Action::Report,
    remark: "more than one blank between two words",
    mt_training: Action::Report,
    counter_examples: &[left("two  blanks", "en"), left("deux  blancs", "fr")],
    ..BLANK
};

pub(crate) const QUOTES: Rule = Rule {
    id: "quotes",
    title: "Give balanced double quotes the marks of the language",
    authority: "Lexique de l\u{2019}Imprimerie nationale (fr); The Chicago Manual of Style, chapter 6 (en)",
    languages: &["fr", "en"],
    remark: "straight double quotes that do not pair up",
    examples: &[
        example("He said \"yes\".", "He said \u{201C}yes\u{201D}.", "en"),
        example("du \"Monde\"", "du \u{AB}\u{A0}Monde\u{A0}\u{BB}", "fr"),
        example(
            "\u{AB}\u{A0}le \"Monde\"\u{A0}\u{BB}",
            "\u{AB}\u{A0}le \u{201C}Monde\u{201D}\u{A0}\u{BB}",
            "fr",
        ),
        example("Le \u{201C}scoop\u{201D}", "Le \u{AB}\u{A0}scoop\u{A0}\u{BB}", "fr"),
    ],
    counter_examples: &[
        left("a 12\" disc and a 7\" single", "en"),
        left("6'2\" tall", "en"),
        left("one \" alone", "en"),
        left("`print(\"x\")`", "en"),
        left("one \"quote\n\nthat never\" closes", "fr"),
        left("wer \"will\"", "und"),
    ],
    ..BLANK
};

pub(crate) const SINGLE_QUOTES: Rule = Rule {
    id: "single-quotes",
    title: "Curl single quotes that pair up where the document curls its apostrophes",
    authority: "House vote of the document; The Chicago Manual of Style, section 6.115",
    languages: &["en"],
    examples: &[
        example("\u{201C}Yes, 'maybe'.\u{201D}", "\u{201C}Yes, \u{2018}maybe\u{2019}.\u{201D}", "en"),
        example("rock 'n' roll", "rock \u{2019}n\u{2019} roll", "en"),
    ],
    counter_examples: &[
        left("6' 2\" tall, 5' high", "en"),
        left("the dogs' tails, rockin' on", "en"),
        left("'one that never closes", "en"),
        left("a['key'] and f('x')", "en"),
        left("say `'yes'` now", "en"),
        left("dire 'oui' encore", "fr"),
    ],
    ..BLANK
};

pub(crate) const APOSTROPHE: Rule = Rule {
    id: "apostrophe",
    title: "Curl apostrophes where the document does",
    authority: "House vote of the document; The Chicago Manual of Style, section 6.117",
    languages: &["fr", "en"],
    examples: &[
        example("L'an, c'est", "L\u{2019}an, c\u{2019}est", "fr"),
        example("'Twas the '90s, don't", "\u{2019}Twas the \u{2019}90s, don\u{2019}t", "en"),
        example("l'\u{AB}\u{A0}OTAN\u{A0}\u{BB}", "l\u{2019}\u{AB}\u{A0}OTAN\u{A0}\u{BB}", "fr"),
    ],
    counter_examples: &[
        left("6'2 tall", "en"),
        left("`don't`", "en"),
        left("o'neil@example.org", "en"),
        left("\u{43F}'\u{44F}\u{442}\u{44C}", "en"),
    ],
    ..BLANK
};

pub(crate) const ELLIPSIS: Rule = Rule {
    id: "ellipsis",
    title: "Turn exactly three dots into an ellipsis",
    authority: LEXIQUE,
    languages: &["fr", "en"],
    reversible: true,
    examples: &[example("Attends...", "Attends\u{2026}", "fr"), example("(...)", "(\u{2026})", "fr")],
    counter_examples: &[
        left("no.... or ..", "en"),
        left("p. . . 4", "fr"),
        left("1...n", "en"),
        left("`a...b`", "en"),
        left("cd .../x", "en"),
        left("webmas...@example.org", "en"),
    ],
    ..BLANK
};

pub(crate) const DASH: Rule = Rule {
    id: "dash",
    title: "Turn two spaced hyphens into a closed dash",
    authority: "The Chicago Manual of Style, section 6.85",
    languages: &["en"],
    examples: &[example("well-known -- indeed", "well-known\u{2014}indeed", "en")],
    counter_examples: &[left("1939-1945", "en"), left("run --help now", "en"), left("oui -- non", "fr")],
    ..BLANK
};

pub(crate) const INCLUSIVE_POINT: Rule = Rule {
    id: "inclusive-point",
    title: "Write the inclusive point as U+00B7",
    authority: "Usage of the press: the middle dot",
    languages: &["fr"],
    mt_training: Action::Edit,
    search_key: Action::Edit,
    examples: &[example("les \u{E9}tudiant\u{2022}es", "les \u{E9}tudiant\u{B7}es", "fr")],
    counter_examples: &[
        left("les Arm\u{E9}nien\u{B7}nes et les citoyen.ne.s", "fr"),
        left("\u{2022} une puce", "fr"),
        left("col\u{2022}legi", "und"),
    ],
    ..BLANK
};

pub(crate) const NUMBER_SPACE: Rule = Rule {
    id: "number-space",
    title: "Tie the groups of a number, and the number to its unit",
    authority: "Unicode CLDR, French number symbols (since release 34); Lexique de l\u{2019}Imprimerie nationale",
    languages: &["fr"],
    examples: &[
        example("12 500 000 euros, 3,5 %", "12\u{202F}500\u{202F}000 euros, 3,5\u{A0}%", "fr"),
        example("20 \u{20AC}, 10 000 F CFA", "20\u{A0}\u{20AC}, 10\u{202F}000 F\u{A0}CFA", "fr"),
        example("12 500 pages", "12\u{A0}500 pages", "fr-CA"),
        example("14 h 30, 10 km", "14\u{A0}h 30, 10\u{A0}km", "fr"),
        example("Il fait 20 \u{B0}C.", "Il fait 20\u{A0}\u{B0}C.", "fr"),
        example("Il court 10 km. Puis 3 millions.", "Il court 10\u{A0}km. Puis 3\u{A0}millions.", "fr"),
    ],
    counter_examples: &[
        left("en 2019 200 personnes", "fr"),
        left("t\u{E9}l. 06 12 34 56 78", "fr"),
        left("75 001 234 56", "fr"),
        left("le 15 300 soldats", "fr"),
        left("10\n000 F", "fr"),
        left("en 2012 L. Dupont, 10 h. 30", "fr"),
        left("1,234.50 and 10 km", "en"),
    ],
    ..BLANK
};

pub(crate) const ASIDE_SPACE: Rule = Rule {
    id: "aside-space",
    title: "Set no-break spaces inside the dashes of an aside",
    authority: LEXIQUE,
    languages: &["fr"],
    examples: &[example(
        "le mot \u{2013} un seul \u{2013} suffit",
        "le mot \u{2013}\u{A0}un seul\u{A0}\u{2013} suffit",
        "fr",
    )],
    counter_examples: &[
        left("une fin \u{2014} sans retour. Une autre \u{2014} aussi.", "fr"),
        left("a \u{2013} b \u{2013} c \u{2013} d", "fr"),
        left("\u{2014} Oui, dit-il \u{2014} non.", "fr"),
        left("a word \u{2013} just one \u{2013} is enough", "en"),
    ],
    ..BLANK
};

pub(crate) const LIGATURE_WORD: Rule = Rule {
    id: "ligature-word",
    title: "Report words of French that are spelled with \u{153} and typed with oe",
    authority: "French spelling: a closed list of stems",
    languages: &["fr"],
    archive: Action::Report,
    translator: Action::Report,
    mt_training: Action::Report,
    remark: "this word is spelled with \u{153}",
    counter_examples: &[left("le coeur, une oeuvre, moelle, Groenland, coexister", "fr")],
    ..BLANK
};

pub(crate) const GLUED_SENTENCE: Rule = Rule {
    id: "glued-sentence",
    title: "Suggest a space behind a full stop that is glued to a capitalized word",
    authority: "House rule",
    languages: &["fr", "en"],
    translator: Action::Report,
    mt_training: Action::Report,
    remark: "a space may be missing behind this full stop",
    counter_examples: &[
        left("said Mr.Rubin on Friday.He left.", "en"),
        left("citoyen.ne.s, www.Site.Com, README.md, p.m.", "fr"),
    ],
    ..BLANK
};

pub(crate) const APOSTROPHE_LIKE: Rule = Rule {
    id: "apostrophe-like",
    title: "Write an apostrophe for a grave or acute accent, or an opening quote, between two letters",
    authority: "Unicode Standard, section 6.2: U+2019 is the preferred apostrophe",
    languages: &["fr", "en"],
    mt_training: Action::Edit,
    search_key: Action::Edit,
    examples: &[
        example("l\u{B4}an, l\u{2018}\u{E9}t\u{E9}", "l\u{2019}an, l\u{2019}\u{E9}t\u{E9}", "fr"),
        example("it`s", "it\u{2019}s", "en"),
    ],
    counter_examples: &[
        left("the `code` here", "en"),
        left("the \u{2018}quoted\u{2019} word", "en"),
        left("O\u{2BB}zbek", "en"),
        left("l\u{B4}an", "und"),
    ],
    ..BLANK
};

pub(crate) const PLAIN_SPACE: Rule = Rule {
    id: "plain-space",
    title: "Write one kind of space",
    authority: "House rule for training text",
    translator: Action::Off,
    mt_training: Action::Edit,
    shown: Profile::MtTraining,
    examples: &[
        example("10\u{A0}km\u{A0}: oui\u{202F}!", "10 km : oui !", "fr"),
        example("a\u{2009}b\u{2003}c", "a b c", "und"),
    ],
    counter_examples: &[left("\u{1680} and \u{3000}", "und")],
    ..BLANK
};

pub(crate) const FULLWIDTH: Rule = Rule {
    id: "fullwidth",
    title: "Write full-width Latin letters and figures as ordinary ones",
    authority: "Unicode Standard Annex 11, East Asian Width",
    translator: Action::Off,
    mt_training: Action::Edit,
    shown: Profile::MtTraining,
    examples: &[example("\u{FF21}\u{FF22}\u{FF43}\u{FF11}", "ABc1", "en")],
    counter_examples: &[left("\u{FF21}\u{FF11}", "ja"), left("\u{4E2D}\u{FF0C}\u{6587}\u{FF01}", "en")],
    ..BLANK
};

pub(crate) const LINE_END: Rule = Rule {
    id: "line-end",
    title: "End lines in a line feed",
    authority: "Unicode Standard, section 5.8, newline guidelines",
    translator: Action::Off,
    mt_training: Action::Edit,
    tabular: true,
    shown: Profile::MtTraining,
    examples: &[example("a\r\nb\rc", "a\nb\nc", "und")],
    counter_examples: &[left("a\nb\n", "und")],
    ..BLANK
};
