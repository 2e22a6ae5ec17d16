//! Our rules as an SRX 2.0 file.

use super::phrase::{
    ARMENIAN_STOP, BEHIND_SMALL, BOUND, CALENDAR_END, CLOSED, ELIDED, GLUED_BEFORE, INITIALS, LEFT, OPENED,
    ORDINARY, QUOTED, ROMAN_OR_NUMBER, SCRIPT_STOP, START, WHITE, WORD_END, alternatives, capitalized, forms,
};
use crate::rules::{Abbreviation, Rules};
use drogman_text::LanguageTag;
use std::fmt::Write as _;

/// A rule on its way out.
struct Line {
    breaks: bool,
    before: String,
    after: String,
    /// What it is for.
    note: &'static str,
}

/// A set of rules and the languages it is for.
struct Group {
    name: String,
    /// The pattern of its language map.
    pattern: String,
    lines: Vec<Line>,
}

/// The languages with data of their own, those that share it together.
const OWN: [&[&str]; 47] = [
    &["en"],
    &["fr"],
    &["ar"],
    &["az"],
    &["be"],
    &["bg"],
    &["ca"],
    &["cs"],
    &["da"],
    &["de"],
    &["el"],
    &["es"],
    &["et"],
    &["fa"],
    &["fi"],
    &["ga"],
    &["he"],
    &["hi"],
    &["hr", "bs", "sh"],
    &["hu"],
    &["hy", "hyw"],
    &["is"],
    &["it"],
    &["ja"],
    &["ka"],
    &["kk"],
    &["ko"],
    &["ku", "kmr", "ckb"],
    &["lt"],
    &["lv"],
    &["mk"],
    &["mt"],
    &["nb", "nn", "no"],
    &["nl"],
    &["pl"],
    &["pt"],
    &["ro", "mo"],
    &["ru"],
    &["sk"],
    &["sl"],
    &["sq"],
    &["sr"],
    &["sv"],
    &["tr"],
    &["uk"],
    &["uz"],
    &["zh"],
];

/// Writes the nearest SRX 2.0 file of the rules of this crate: abbreviations by class and language, initials,
/// numbers, ellipses, quotations, verbs of saying, missing white space, the terminators of other scripts. It is
/// made from the same data files. For the given languages, or for all when none is given; each of the `comments`
/// goes to the head of the file.
///
/// What a rule of two patterns cannot say is left out: what a document tells of its own habits, so that sentences
/// that begin in lower case are split only behind ordinary words, and how sure a boundary is. The patterns of the rules have
/// no look-around and nothing that ICU, Java and other engines read differently, so that other tools can take them.
///
/// # Example: our own reader takes the file
///
/// ```
/// use drogman_segment::{SrxRules, export_srx};
/// use drogman_text::LanguageTag;
///
/// let file = export_srx(&[LanguageTag::english()], &[]);
/// let (rules, remarks) = SrxRules::parse(&file)?;
/// assert!(remarks.is_empty());
/// let text = "Mr. Rubin left at 5 p.m. on Friday. Who knows?";
/// assert_eq!(rules.sentences(text, &LanguageTag::english()).len(), 2);
/// # Ok::<(), drogman_segment::SrxError>(())
/// ```
pub fn export_srx(languages: &[LanguageTag], comments: &[String]) -> String {
    let groups = groups(languages);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    for comment in comments {
        put(&mut out, format_args!("<!-- {} -->\n", comment.replace("--", "- -")));
    }
    out.push_str("<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\">\n");
    out.push_str("  <header segmentsubflows=\"yes\" cascade=\"yes\"/>\n  <body>\n    <languagerules>\n");
    for group in &groups {
        put(&mut out, format_args!("      <languagerule languagerulename=\"{}\">\n", group.name));
        let mut note = "";
        for line in &group.lines {
            if line.note != note {
                note = line.note;
                put(&mut out, format_args!("        <!-- {note} -->\n"));
            }
            let breaks = if line.breaks { "yes" } else { "no" };
            put(&mut out, format_args!("        <rule break=\"{breaks}\">"));
            for (name, pattern) in [("beforebreak", &line.before), ("afterbreak", &line.after)] {
                if !pattern.is_empty() {
                    put(&mut out, format_args!("<{name}>{}</{name}>", escape(pattern)));
                }
            }
            out.push_str("</rule>\n");
        }
        out.push_str("      </languagerule>\n");
    }
    out.push_str("    </languagerules>\n    <maprules>\n");
    for Group { name, pattern, .. } in &groups {
        let map =
            format_args!("      <languagemap languagepattern=\"{pattern}\" languagerulename=\"{name}\"/>\n");
        put(&mut out, map);
    }
    out.push_str("    </maprules>\n  </body>\n</srx>\n");
    out
}

/// Writing to a string cannot fail.
fn put(out: &mut String, piece: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(piece);
}

/// The sets of rules that the languages need: what comes first for all, what is of one language, and the rest.
fn groups(languages: &[LanguageTag]) -> Vec<Group> {
    let all = ".*".to_owned();
    let other = Rules::of(&LanguageTag::und());
    let mut groups = vec![Group { name: "First".to_owned(), pattern: all.clone(), lines: first() }];
    let is_wanted =
        |code: &&&str| languages.is_empty() || languages.iter().any(|tag| tag.primary() == **code);
    let known = |code: &str| OWN.iter().any(|codes| codes.contains(&code));
    for codes in OWN {
        let codes: Vec<&str> = codes.iter().filter(is_wanted).copied().collect();
        let Some(tag) = codes.first().and_then(|code| LanguageTag::parse(code)) else { continue };
        let rules = Rules::of(&tag);
        let ordinal_dot = rules.has_ordinal_dot(&tag);
        let lines = of_language(rules, ordinal_dot);
        groups.push(Group { name: codes.join(" "), pattern: pattern(&codes), lines });
    }
    let mut others: Vec<&str> =
        languages.iter().map(LanguageTag::primary).filter(|code| !known(code)).collect();
    others.sort_unstable();
    others.dedup();
    let ordinal: Vec<&str> =
        other.ordinal_dot.iter().filter(is_wanted).copied().filter(|c| !known(c)).collect();
    if !ordinal.is_empty() {
        let line = Line {
            breaks: false,
            before: format!("{BOUND}[0-9]{{1,2}}\\.{CLOSED}"),
            after: WHITE.to_owned(),
            note: "Ordinal numbers",
        };
        groups.push(Group { name: ordinal.join(" "), pattern: pattern(&ordinal), lines: vec![line] });
    }
    if languages.is_empty() || !others.is_empty() {
        let pattern = if languages.is_empty() {
            let own: Vec<&str> = OWN.iter().flat_map(|codes| codes.iter().copied()).collect();
            format!("(?!{}([\\-_]|$)).*", alternatives(own.iter().map(|code| any_case(code))))
        } else {
            pattern(&others)
        };
        let lines = of_language(other, false);
        groups.push(Group { name: "Other languages".to_owned(), pattern, lines });
    }
    groups.push(Group { name: "Last".to_owned(), pattern: all, lines: last(&other.endings) });
    groups
}

/// The pattern of a language map: the codes in either case, with or without a region.
fn pattern(codes: &[&str]) -> String {
    format!("{}([\\-_].*)?", alternatives(codes.iter().map(|code| any_case(code))))
}

/// Rules on their way out.
#[derive(Default)]
struct Lines(Vec<Line>);

impl Lines {
    fn yes(&mut self, note: &'static str, before: impl Into<String>, after: impl Into<String>) {
        self.0.push(Line { breaks: true, before: before.into(), after: after.into(), note });
    }

    fn no(&mut self, note: &'static str, before: impl Into<String>, after: impl Into<String>) {
        self.0.push(Line { breaks: false, before: before.into(), after: after.into(), note });
    }
}

/// What holds for every language and before anything else.
fn first() -> Vec<Line> {
    let mut out = Lines::default();
    let note = "A blank line ends a sentence";
    out.yes(note, "\\n", "[ \\t\\u00A0]*\\r?\\n");
    out.yes(note, "\\r", "[ \\t\\u00A0]*\\r");
    out.yes(note, "\\u2029", "");
    let note = "Terminators of other scripts, which need neither a space nor a capital";
    out.no(note, format!("{SCRIPT_STOP}[」』]+"), "[とっなの]");
    out.yes(
        note,
        format!("{SCRIPT_STOP}{CLOSED}"),
        format!("{WHITE}*{OPENED}[\\p{{Lu}}\\p{{Lo}}\\p{{N}}\\p{{S}}]"),
    );
    out.yes(note, ARMENIAN_STOP, format!("{WHITE}{OPENED}[\\u0531-\\u0556]"));
    let note = "Numbers and letters that count the items of a list, and a remark such as (?)";
    let item = "(?:[0-9]{1,3}|\\p{L}|[IVXLCDM]{1,5}|[0-9][0-9.]{1,5}[0-9])\\.";
    out.no(note, format!("^{WHITE}*{OPENED}{item}{CLOSED}"), WHITE);
    out.no(note, format!("(?:[!?…]|[\\p{{L}}\\p{{N}}]{{4}}\\.){CLOSED}{WHITE}+{OPENED}{item}"), WHITE);
    out.no(note, format!("^{WHITE}*{OPENED}[.…]+{CLOSED}"), WHITE);
    out.no(note, format!("[(\\[]{WHITE}?[!?]+{WHITE}?[)\\]]{CLOSED}"), "");
    let note = "A footnote mark belongs to the sentence before it";
    let mark = format!("[ \\u00A0]\\[[0-9]{{1,4}}\\](?:{WHITE}|$)");
    out.no(note, format!("[.!?…]{CLOSED}"), mark);
    let note = "An ellipsis before a number";
    out.no(note, format!("(?:\\.\\.|\\. \\.|…){CLOSED}"), format!("{WHITE}+{OPENED}\\p{{N}}"));
    out.0
}

/// The rules that the data of a language gives.
fn of_language(rules: &Rules, ordinal_dot: bool) -> Vec<Line> {
    let mut out = Lines::default();
    let start = format!("{WHITE}+{OPENED}{START}");
    let class = |wanted: Abbreviation| {
        let words = rules.abbreviations.iter().filter(|(_, class)| *class == wanted);
        let mut words: Vec<&str> = words.map(|(word, _)| *word).collect();
        // A longer one first: some engines take the first alternative that fits.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let some = !words.is_empty();
        some.then(|| format!("{LEFT}{}\\.{CLOSED}", alternatives(words.into_iter().flat_map(forms))))
    };
    let starts = follows(&rules.starts, &[], &rules.elided_starts);
    let weak = follows(&rules.starts, &rules.weak_starts, &rules.elided_starts);

    let note = "Abbreviations and titles that never end a sentence";
    for never in [Abbreviation::Never, Abbreviation::Title].into_iter().filter_map(class) {
        out.no(note, never, "");
    }
    if !rules.speech.is_empty() {
        let note = "A question or exclamation that is quoted, and who spoke";
        if !rules.starts.is_empty() {
            let starts = alternatives(rules.starts.iter().map(|word| capitalized(word)));
            out.yes(note, QUOTED, format!("{WHITE}+{OPENED}{starts}{WORD_END}"));
        }
        let speech = alternatives(rules.speech.iter().map(|word| (*word).to_owned()));
        let after = format!("{WHITE}+{OPENED}\\p{{Lu}}[^\\s\\p{{Z}}]*{WHITE}+{speech}{WORD_END}");
        out.no(note, QUOTED, after);
    }
    let note = "Abbreviations that may end a sentence, by what follows";
    if let Some(time) = class(Abbreviation::Time) {
        if !rules.calendar.is_empty() {
            let days = rules.calendar.iter().flat_map(|word| [capitalized(word), word.to_uppercase()]);
            let days = alternatives(days);
            out.no(note, time.clone(), format!("{WHITE}+{OPENED}{days}{CALENDAR_END}"));
        }
        out.yes(note, time, start.clone());
    }
    if let Some(ends) = class(Abbreviation::EndsBeforeCapital) {
        out.no(note, ends.clone(), format!("{WHITE}+{OPENED}\\p{{N}}"));
        out.yes(note, ends, start.clone());
    }
    for may_end in [Abbreviation::MayEnd, Abbreviation::Month].into_iter().filter_map(class) {
        if let Some(weak) = &weak {
            out.yes(note, may_end.clone(), weak.clone());
        }
        out.no(note, may_end, "");
    }
    if let Some(numbered) = class(Abbreviation::NeedsNumber) {
        out.no(note, numbered, format!("{WHITE}+{OPENED}{ROMAN_OR_NUMBER}"));
    }
    let note = "Initials before a common start of a sentence";
    if let Some(starts) = starts {
        out.yes(note, format!("{BOUND}{ELIDED}\\p{{L}}\\.{CLOSED}"), starts);
    }
    if let Some(weak) = weak {
        out.yes(note, format!("{BEHIND_SMALL}{ELIDED}\\p{{L}}\\.{CLOSED}"), weak.clone());
        out.yes(note, format!("{BOUND}{INITIALS}\\.{CLOSED}"), weak);
    }
    if ordinal_dot {
        out.no("Ordinal numbers", format!("{BOUND}[0-9]{{1,2}}\\.{CLOSED}"), WHITE);
    }
    if !rules.starts.is_empty() {
        let note = "A sentence that begins in lower case, behind an ordinary word";
        let small = alternatives(rules.starts.iter().map(|word| (*word).to_owned()));
        let elided = rules.elided_starts.iter().map(|word| format!("{word}['’][\\p{{L}}\\p{{N}}]"));
        let either = alternatives(std::iter::once(format!("{small}{WORD_END}")).chain(elided));
        out.yes(note, ORDINARY, format!("{WHITE}+{either}"));
    }
    out.0
}

/// What holds for every language and after anything else.
fn last(endings: &[&str]) -> Vec<Line> {
    let mut out = Lines::default();
    let start = format!("{WHITE}+{OPENED}{START}");
    let note = "Initials";
    out.yes(note, format!("{BEHIND_SMALL}I\\.{CLOSED}"), start.clone());
    out.no(note, format!("{BOUND}{ELIDED}(?:{INITIALS}|\\p{{L}})\\.{CLOSED}"), "");
    let note = "Missing white space, but not inside names of files and hosts";
    let endings = alternatives(endings.iter().map(|word| capitalized(word)));
    out.no(note, "\\.", format!("{endings}(?:[^\\p{{L}}]|$)"));
    out.yes(note, format!("{GLUED_BEFORE}\\."), "\\p{Lu}\\p{Ll}");
    out.yes(note, format!("{GLUED_BEFORE}(?:\\.\\.+|…)"), "\\p{Lu}[\\p{Ll}\\s\\p{Z}]");
    out.yes(note, format!("{GLUED_BEFORE}[!?]+{CLOSED}"), "[“‘„«(\\[¿¡]?\\p{Lu}");
    let note = "A terminator, what closes behind it, white space, and a start";
    out.yes(note, format!("[.!?…\\u203C\\u203D\\u2047-\\u2049]{CLOSED}"), start);
    out.0
}

/// White space and one of the words that begin sentences; `None` when there are none.
fn follows(starts: &[&str], weak: &[&str], elided: &[&str]) -> Option<String> {
    if starts.is_empty() && weak.is_empty() {
        return None;
    }
    let words = alternatives(starts.iter().chain(weak).map(|word| capitalized(word)));
    let elided = match elided {
        [] => String::new(),
        elided => {
            format!("|{}['’][\\p{{L}}\\p{{N}}]", alternatives(elided.iter().map(|word| capitalized(word))))
        }
    };
    Some(format!("{WHITE}+{OPENED}(?:{words}{WORD_END}{elided})"))
}

/// A language code in either case, as `[Ee][Nn]`: not every tool compares without case.
fn any_case(code: &str) -> String {
    code.chars().fold(String::new(), |mut out, letter| {
        put(&mut out, format_args!("[{}{letter}]", letter.to_ascii_uppercase()));
        out
    })
}

fn escape(pattern: &str) -> String {
    pattern.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
