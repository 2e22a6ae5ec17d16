//! The typography of blanks that are missing, or stand where none belongs.

use super::{Action, BLANK, LEXIQUE, Rule, example, left};

pub(crate) const ABBREVIATION_SPACE: Rule = Rule {
    id: "abbreviation-space",
    title: "Tie a title to the name, and an abbreviation to its figure",
    authority: LEXIQUE,
    languages: &["fr"],
    examples: &[
        example("M. Dupont et Mme Curie", "M.\u{A0}Dupont et Mme\u{A0}Curie", "fr"),
        example("n\u{B0} 5, p. 12, art. 3", "n\u{B0}\u{A0}5, p.\u{A0}12, art.\u{A0}3", "fr"),
        example("vol. 2 et t. 4", "vol.\u{A0}2 et t.\u{A0}4", "fr"),
    ],
    counter_examples: &[
        left("accus\u{E9} de vol. 12 personnes", "fr"),
        left("le patient Karim M. Il va mieux", "fr"),
        left("me Voil\u{E0}, J.-M. Dupont, M. le ministre", "fr"),
        left("M. Dupont, p. 12", "en"),
        left("p. m. 12, www.p. 12", "fr"),
    ],
    ..BLANK
};

pub(crate) const MISSING_NUMBER_SPACE: Rule = Rule {
    id: "missing-number-space",
    title: "Insert the space between a figure and % or \u{20AC}; report the one before a unit",
    authority: LEXIQUE,
    languages: &["fr"],
    remark: "no space between a figure and its unit",
    examples: &[example("20\u{20AC} ou 3,5%.", "20\u{A0}\u{20AC} ou 3,5\u{A0}%.", "fr")],
    counter_examples: &[
        left("10kg, 20km", "fr"),
        left("width:50%; /a%20b et x5%", "fr"),
        left("https://example.org/?q=5%", "fr"),
        left("le `5%` et 5%d", "fr"),
        left("20% of 5\u{20AC}", "en"),
    ],
    ..BLANK
};

pub(crate) const SPACE_BEFORE_COMMA: Rule = Rule {
    id: "space-before-comma",
    title: "Close up a space before a comma; report one before a full stop and inside brackets",
    authority: "Lexique de l\u{2019}Imprimerie nationale (fr); The Chicago Manual of Style, chapter 6 (en)",
    languages: &["fr", "en"],
    archive: Action::Report,
    mt_training: Action::Report,
    remark: "a space before a comma or a full stop, or inside brackets",
    examples: &[
        example("for ages , so", "for ages, so", "en"),
        example("\u{AB}\u{A0}Oui\u{A0}\u{BB} , dit-il", "\u{AB}\u{A0}Oui\u{A0}\u{BB}, dit-il", "fr"),
    ],
    counter_examples: &[
        left("a , 5 and 7 , b", "en"),
        left("`a , b` here", "en"),
        left("wait . . . what", "en"),
        left("git add .", "en"),
        left("parti . ( voil\u{E0} )", "fr"),
        left("a ,b", "fr"),
    ],
    ..BLANK
};

pub(crate) const ELISION_SPACE: Rule = Rule {
    id: "elision-space",
    title: "Close up a space behind the apostrophe of an elision",
    authority: "French spelling: a closed list of elided words before a vowel or an h",
    languages: &["fr"],
    archive: Action::Report,
    mt_training: Action::Report,
    remark: "a space behind the apostrophe of an elision",
    examples: &[
        example("ce qu' il a, aujourd' hui", "ce qu\u{2019}il a, aujourd\u{2019}hui", "fr"),
        example("L\u{2019} homme", "L\u{2019}homme", "fr"),
    ],
    counter_examples: &[
        left("les points M' et N' ici", "fr"),
        left("les lettres d' et l' ou", "fr"),
        left("the boys' hall, rock n' as", "en"),
        left("qu' bien", "fr"),
    ],
    ..BLANK
};

pub(crate) const SPACE_BEHIND_MARK: Rule = Rule {
    id: "space-behind-mark",
    title: "Report ; : ! ? with the space on the wrong side",
    authority: "Lexique de l\u{2019}Imprimerie nationale (fr); The Chicago Manual of Style, chapter 6 (en)",
    languages: &["fr", "en"],
    archive: Action::Report,
    translator: Action::Report,
    mt_training: Action::Report,
    remark: "a space before this mark, and none behind it",
    counter_examples: &[
        left("fire !Azeris, RUSSIA ???Come", "en"),
        left("merci :voil\u{E0}, vas-tu ?Bien", "fr"),
        left("a !important rule, a :smile: and ok :D", "en"),
    ],
    ..BLANK
};
