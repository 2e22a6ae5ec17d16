//! The page of the rules of normalization, from the rules themselves.

use anyhow::{Context as _, ensure};
use drogman_normalize::{Action, Example, Profile, Rule, rules};
use std::fmt::Write as _;

const PAGE: &str = "docs/rules.md";

/// Writes the page, or with `check` fails when the page is not what the rules give.
pub(crate) fn run(check: bool) -> anyhow::Result<()> {
    let page = page();
    if !check {
        std::fs::write(PAGE, page).with_context(|| format!("{PAGE} cannot be written"))?;
        println!("{PAGE}: {} rules", rules().len());
        return Ok(());
    }
    let found = std::fs::read_to_string(PAGE).with_context(|| format!("{PAGE} cannot be read"))?;
    ensure!(found == page, "{PAGE} is not what the rules give; write it anew with `cargo xt rules`");
    println!("{PAGE} is what the rules give");
    Ok(())
}

/// The whole page.
fn page() -> String {
    let mut out = String::from(
        "# The rules of normalization\n\n\
         This page is made from the rules themselves by `cargo xt rules`; their examples are tests.\n\n\
         A profile **edits** where a rule applies, **reports** what it saw, or leaves the rule **off**. Every edit is in \
         the edit list and can be reverted with it; *reversible* says that the source follows from the result alone. \
         Rules for tabular lines also act on columns, rates and bylines, which are spared the others.\n\n\
         Characters that cannot be seen are shown so: `\u{237D}` U+00A0 (no-break space), `\u{23B5}` U+202F (narrow no-break \
         space), `\u{23CE}` a line end, as `drogman normalize --diff` shows them; all others as `U+` and their number in \
         angle brackets.\n\n\
         The examples hold in a document that writes curly apostrophes and sets spaces before its high punctuation, under \
         the profile that is named.\n",
    );
    for (phase, ids) in [("Repairs", 0), ("Typography", 1), ("Search keys", 2)] {
        let of_phase = || rules().iter().filter(move |rule| phase_of(rule) == ids);
        let _ = write!(
            out,
            "\n## {phase}\n\n| rule | what it does | languages | archive | translator | mt-training | search-key | reversible \
             | tabular |\n|---|---|---|---|---|---|---|---|---|\n"
        );
        for rule in of_phase() {
            let languages =
                if rule.languages.is_empty() { "all".to_owned() } else { rule.languages.join(", ") };
            let actions: Vec<&str> = Profile::ALL.iter().map(|profile| word(rule.action(*profile))).collect();
            let _ = writeln!(
                out,
                "| [`{id}`](#{id}) | {} | {languages} | {} | {} | {} |",
                cell(rule.title),
                actions.join(" | "),
                yes(rule.reversible),
                yes(rule.tabular),
                id = rule.id,
            );
        }
        for rule in of_phase() {
            describe(&mut out, rule);
        }
    }
    out
}

/// Repairs say what the text says; keys fold; the rest is how the text is set.
fn phase_of(rule: &Rule) -> u8 {
    match rule.id {
        "nfc"
        | "mojibake"
        | "mojibake-lost-space"
        | "mojibake-lost-byte"
        | "c1-control"
        | "entity"
        | "soft-hyphen"
        | "zero-width"
        | "direction-control" => 0,
        _ if rule.shown == Profile::SearchKey => 2,
        _ => 1,
    }
}

fn describe(out: &mut String, rule: &Rule) {
    let _ = write!(out, "\n### {}\n\n{}. Authority: {}.\n", rule.id, rule.title, rule.authority);
    if !rule.remark.is_empty() {
        let _ = write!(out, "\nReported as: {}.\n", rule.remark);
    }
    if !rule.examples.is_empty() {
        let _ = write!(out, "\nUnder `{}`:\n\n| language | before | after |\n|---|---|---|\n", rule.shown);
        for example in rule.examples {
            let Example { before, after, language } = example;
            let _ = writeln!(out, "| {language} | {} | {} |", code(before), code(after));
        }
    }
    if !rule.counter_examples.is_empty() {
        out.push_str("\nLeft as it is:\n\n");
        for example in rule.counter_examples {
            let _ = writeln!(out, "- {} ({})", code(example.before), example.language);
        }
    }
}

const fn word(action: Action) -> &'static str {
    match action {
        Action::Edit => "**edit**",
        Action::Report => "report",
        Action::Off => "off",
    }
}

const fn yes(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

/// A text in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// A text as code, with what cannot be seen made visible by the signs of `drogman normalize --diff`.
fn code(text: &str) -> String {
    let mut shown = String::new();
    for character in text.chars() {
        match character {
            '\u{A0}' => shown.push('\u{237D}'),
            '\u{202F}' => shown.push('\u{23B5}'),
            '\n' => shown.push('\u{23CE}'),
            '|' => shown.push_str("\\|"),
            _ if is_invisible(character) => {
                let _ = write!(shown, "\u{27E8}U+{:04X}\u{27E9}", u32::from(character));
            }
            _ => shown.push(character),
        }
    }
    // Code that holds backticks is fenced by two and blanks.
    if shown.contains('`') { format!("`` {shown} ``") } else { format!("`{shown}`") }
}

/// Blanks but the plain one, controls, format characters, marks that stand on nothing.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || (character.is_whitespace() && character != ' ')
        || matches!(character, '\u{AD}' | '\u{212B}' | '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFFD}')
}

#[cfg(test)]
mod tests {
    use super::{code, phase_of};
    use drogman_normalize::rules;

    #[test]
    fn invisible_characters_are_shown() {
        assert_eq!(code("10\u{A0}km\u{202F}!\u{200B}"), "`10\u{237D}km\u{23B5}!\u{27E8}U+200B\u{27E9}`");
        assert_eq!(code("`a`|b"), "`` `a`\\|b ``");
    }

    #[test]
    fn every_phase_has_rules() {
        assert!((0..3).all(|phase| rules().iter().any(|rule| phase_of(rule) == phase)));
    }
}
