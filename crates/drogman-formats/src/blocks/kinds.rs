//! What a unit is: headline, byline, date line or paragraph.

use super::dates::is_date_line;
use super::units::Unit;
use super::{ends_open, ends_sentence, is_running, n_words, slice};
use drogman_document::BlockKind;

/// The longest headline, in characters and in words.
const MAX_HEADLINE: usize = 140;
const MAX_HEADLINE_WORDS: usize = 22;

/// The longest byline, in characters.
const MAX_BYLINE: usize = 80;

/// How many lines in a row may look like headlines before they are taken for a list of names or the like.
const MAX_HEADLINES_IN_A_ROW: usize = 5;

/// Gives every unit that marks did not decide its kind.
pub(super) fn assign(text: &str, units: &mut [Unit]) {
    for unit in units.iter_mut().filter(|unit| !unit.decided) {
        let content = slice(text, unit.content);
        if is_date_line(content) {
            unit.kind = BlockKind::DateLine;
        } else if is_byline(content) {
            unit.kind = BlockKind::Byline;
        }
    }
    for i in 0..units.len() {
        if let Some(unit) = units.get(i).filter(|unit| !unit.decided && unit.kind == BlockKind::Paragraph)
            && is_headline(text, unit, i.checked_sub(1).and_then(|i| units.get(i)), units.get(i + 1))
            && let Some(unit) = units.get_mut(i)
        {
            unit.kind = BlockKind::Headline;
        }
    }
    for i in 1..units.len() {
        if (is_publisher(text, units, i) || is_signature(text, units, i))
            && let Some(unit) = units.get_mut(i)
        {
            unit.kind = BlockKind::Byline;
        }
    }
    demote_rows(units);
}

/// Date lines and bylines among the paragraphs of a marked-up format.
pub(super) fn refine_marked(text: &str, units: &mut [Unit]) {
    for unit in units.iter_mut().filter(|unit| unit.kind == BlockKind::Paragraph) {
        let content = slice(text, unit.content);
        if is_date_line(content) {
            unit.kind = BlockKind::DateLine;
        } else if is_byline(content) {
            unit.kind = BlockKind::Byline;
        }
    }
}

/// `By Anna Example`, `Par Anne Exemple`, `Propos recueillis par …`.
fn is_byline(content: &str) -> bool {
    if content.len() > 4 * MAX_BYLINE {
        return false;
    }
    let lower = content.to_lowercase();
    let correspondent =
        ["de notre ", "de nos ", "from our "].iter().any(|opening| lower.starts_with(opening));
    if correspondent
        && content.chars().count() <= MAX_BYLINE
        && !ends_sentence(content)
        && !ends_open(content)
    {
        return true;
    }
    let name =
        ["by ", "par ", "propos recueillis par ", "text by ", "texte de ", "reported by ", "written by "]
            .iter()
            .find_map(|opening| lower.starts_with(opening).then(|| content.get(opening.len()..)).flatten());
    let Some(name) = name.filter(|_| content.chars().count() <= MAX_BYLINE && !ends_open(content)) else {
        return false;
    };
    let small = ["de", "du", "la", "and", "et", "in", "à", "for", "pour", "with", "avec", "of", "von", "van"];
    (1..=10).contains(&n_words(name))
        && !ends_sentence(content)
        && name.split_whitespace().all(|word| {
            let word = word.trim_matches(['(', ')', ',', '|', '/']);
            word.is_empty() || small.contains(&word) || word.chars().next().is_some_and(|c| !c.is_lowercase())
        })
}

/// A short line that stands alone and is no sentence.
fn is_headline(text: &str, unit: &Unit, before: Option<&Unit>, after: Option<&Unit>) -> bool {
    let content = slice(text, unit.content);
    if unit.underlined {
        return true;
    }
    let short = content.chars().count() <= MAX_HEADLINE && n_words(content) <= MAX_HEADLINE_WORDS;
    let readable = content.chars().any(char::is_alphabetic);
    if !short || !readable || unit.n_lines > 2 || ends_open(content) {
        return false;
    }
    let opens = unit.n_blank_before > 0
        || unit.after_rule
        || before.is_none_or(|before| before.kind == BlockKind::Headline);
    if !opens {
        return false;
    }
    let heads_matter =
        after.is_some_and(|after| matches!(after.kind, BlockKind::Byline | BlockKind::DateLine));
    if ends_sentence(content) {
        // A question or an exclamation can be a headline; a full stop ends a sentence.
        let question = super::last_character(content).is_some_and(|c| c == '?' || c == '!');
        return question
            && (before.is_none() || heads_matter || is_title_case(content))
            && unit.closed | heads_matter;
    }
    if unit.closed || heads_matter {
        return true;
    }
    // The first line of a file whose paragraphs follow each other without blank lines.
    before.is_none()
        && after.is_some_and(|after| is_running(after.kind) && after.content.len() >= 2 * unit.content.len())
}

/// A short line between a headline and a date line names who published it.
fn is_publisher(text: &str, units: &[Unit], i: usize) -> bool {
    let kind = |i: usize| units.get(i).map(|unit| unit.kind);
    let Some(unit) = units.get(i).filter(|unit| !unit.decided) else { return false };
    let content = slice(text, unit.content);
    matches!(unit.kind, BlockKind::Paragraph | BlockKind::Headline)
        && i.checked_sub(1).and_then(kind) == Some(BlockKind::Headline)
        && kind(i + 1) == Some(BlockKind::DateLine)
        && units
            .get(i + 1)
            .is_some_and(|next| n_words(content) <= if next.n_blank_before == 0 { 8 } else { 4 })
        && content.chars().count() <= MAX_BYLINE
        && !ends_sentence(content)
        && !ends_open(content)
}

/// A name under a line that ends in a comma signs a letter.
fn is_signature(text: &str, units: &[Unit], i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|i| units.get(i)).map(|unit| slice(text, unit.content));
    let unit = units.get(i).filter(|unit| unit.kind == BlockKind::Headline && !unit.underlined);
    unit.is_some_and(|unit| n_words(slice(text, unit.content)) <= 6)
        && before.is_some_and(|before| super::last_character(before) == Some(',') && n_words(before) <= 12)
}

/// Whether most words of some length begin with a capital.
pub(super) fn is_title_case(content: &str) -> bool {
    let (mut n_long, mut n_capital) = (0, 0);
    for word in content.split_whitespace().skip(1) {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        if word.chars().count() >= 4 {
            n_long += 1;
            n_capital += u32::from(word.chars().next().is_some_and(|c| !c.is_lowercase()));
        }
    }
    n_long >= 1 && n_capital * 10 >= n_long * 7
}

/// Many lines in a row that look like headlines are none.
fn demote_rows(units: &mut [Unit]) {
    for row in units.chunk_by_mut(|a, b| a.kind == BlockKind::Headline && b.kind == BlockKind::Headline) {
        if row.len() > MAX_HEADLINES_IN_A_ROW {
            for unit in row.iter_mut().filter(|unit| !unit.decided && !unit.underlined) {
                unit.kind = BlockKind::Paragraph;
            }
        }
    }
}
