//! Whether damage is likelier than what stands in the text. Every question is about a few characters round the place,
//! within its paragraph.

use super::code_pages::CodePage;
use super::site::{Site, may_follow_a_word};
use crate::context::{after, before};
use crate::paragraph;
use drogman_text::{Script, script_of};

/// What one page makes of a run of characters.
pub(super) struct Run {
    pub(super) page: CodePage,
    pub(super) at: usize,
    pub(super) end: usize,
    /// Where the first hidden character ends.
    pub(super) first_end: usize,
    /// How many characters are hidden.
    pub(super) n: usize,
    pub(super) hidden: String,
    /// A character that lost a byte follows.
    pub(super) broken: bool,
}

impl Run {
    /// Whether this page makes more of the place than another; of equals the rarer page, which was asked for a reason.
    pub(super) fn is_better(&self, other: &Self) -> bool {
        self.end > other.end || (self.end == other.end && self.page == CodePage::Latin2)
    }
}

/// Whether C1 controls stand near, as they do where ISO 8859-2 was read.
pub(super) fn has_controls_near(text: &str, at: usize) -> bool {
    // The five others are gaps of Windows-1250, which shows them so.
    let control = |c: char| {
        ('\u{80}'..'\u{A0}').contains(&c)
            && !matches!(c, '\u{81}' | '\u{83}' | '\u{88}' | '\u{90}' | '\u{98}')
    };
    paragraph::head(text, at, 64).contains(control) || paragraph::tail(text, at, 64).contains(control)
}

/// Whether the text says what the run hides rather than what it shows.
pub(super) fn is_plausible(text: &str, run: &Run) -> bool {
    let shown = text.get(run.at..run.end).unwrap_or("");
    let is_whole = match (run.n, run.hidden.chars().next()) {
        // Letters that are good Cyrillic hide no control.
        (1, Some(hidden)) if hidden.is_control() && run.page == CodePage::Cyrillic => false,
        (1, Some(hidden))
            if run.page == CodePage::Cyrillic
                && hidden.is_alphabetic()
                && is_cyrillic_word(text, run, shown) =>
        {
            false
        }
        (1, Some(hidden)) if !run.broken => Site::of(text, run, hidden).is_plausible(),
        _ => coherent(&run.hidden) && !may_be_meant(shown, run),
    };
    is_whole || neighbours_share_script(text, run)
}

/// Whether a run shows letters alone and no Latin letter stands beside it: a word, or a part of one, in Cyrillic.
fn is_cyrillic_word(text: &str, run: &Run, shown: &str) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| script_of(c) == Script::Latin);
    shown.chars().all(char::is_alphabetic) && !latin(before(text, run.at)) && !latin(after(text, run.end))
}

/// Whether a run is likely in which a plain space stands for a no-break one: letters of one script that is not Latin.
pub(super) fn is_altered(text: &str, run: &Run) -> bool {
    let shown = text.get(run.at..run.end).unwrap_or("");
    run.n > 1 && shown.contains(' ') && one_script(&run.hidden).is_some_and(|script| script != Script::Latin)
        || (run.n == 1 && shown.contains(' ') && neighbours_share_script(text, run))
}

/// Whether a run of several is something that people write: a word in capitals, a row of lines.
fn may_be_meant(shown: &str, run: &Run) -> bool {
    let drawn = |c: char| matches!(c, '\u{2500}'..='\u{259F}');
    match run.page {
        CodePage::Western | CodePage::Turkish => false,
        CodePage::Dos437 | CodePage::Dos850 => {
            shown.chars().all(drawn)
                && (run.n < 3 || one_script(&run.hidden).is_none_or(|s| s == Script::Latin))
        }
        _ => {
            let letters = || shown.chars().filter(|c| *c != ' ');
            // A word: all small but for the first, or all capitals.
            letters().all(char::is_uppercase) || letters().skip(1).all(char::is_lowercase)
        }
    }
}

/// Whether two or more hidden characters belong together.
fn coherent(hidden: &str) -> bool {
    let western = |c: char| {
        matches!(c, '\u{80}'..='\u{17F}' | '\u{18F}' | '\u{192}' | '\u{259}' | '\u{2C6}' | '\u{2DC}' | '\u{2010}'..='\u{22FF}'
            | '\u{2300}'..='\u{23FF}' | '\u{2500}'..='\u{27BF}' | '\u{FE0F}' | '\u{FEFF}' | '\u{1F000}'..='\u{1FAFF}'
            | '\u{2000}'..='\u{200F}' | '\u{2C7}' | '\u{2D8}'..='\u{2DB}' | '\u{218}'..='\u{21B}')
    };
    hidden.chars().all(western) || one_script(hidden).is_some()
}

/// The one script of all letters, when there are no control characters and no letters of a second script.
fn one_script(hidden: &str) -> Option<Script> {
    let mut script = Script::None;
    let mut block = 0;
    for character in hidden.chars() {
        // Signs of Latin-1, the micro sign among them, belong to any.
        let this = if character < '\u{C0}' { Script::None } else { script_of(character) };
        // Scripts without a name here are told by their place, 256 characters each.
        if this == Script::Other {
            let here = character as u32 >> 8;
            if !(0x9..=0x1D).contains(&here) || (block != 0 && block != here) {
                return None;
            }
            block = here;
        }
        let unlikely = matches!(character, '\u{180}'..='\u{217}' | '\u{21C}'..='\u{24F}' | '\u{250}'..='\u{2AF}'
                | '\u{460}'..='\u{48F}' | '\u{500}'..='\u{52F}');
        if unlikely || (this != Script::None && script != Script::None && this != script) {
            return None;
        }
        if this != Script::None {
            script = this;
        }
    }
    (script != Script::None).then_some(script)
}

/// Whether the letters near the run are of the script that the run hides, and that script is not Latin: the
/// one-letter words of a Cyrillic sentence whose longer words were repaired already.
fn neighbours_share_script(text: &str, run: &Run) -> bool {
    let block = |c: char| c as u32 >> 8;
    let Some(hidden) = run.hidden.chars().next().filter(|c| (0x3..0x1E).contains(&block(*c))) else {
        return false;
    };
    if run.n > 1 && one_script(&run.hidden).is_none() {
        return false;
    }
    let near = paragraph::head(text, run.at, 24).chars().chain(paragraph::tail(text, run.end, 24).chars());
    if near.filter(|c| block(*c) == block(hidden)).count() < 2 {
        return false;
    }
    let (previous, next, last) =
        (before(text, run.at), after(text, run.end), before(text, run.end).unwrap_or(' '));
    match run.page {
        // What is shown is of that script too: a capital behind a small letter tells, and words of one letter that
        // spell none.
        CodePage::Cyrillic | CodePage::Greek => {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            let odd = previous.is_some_and(char::is_lowercase)
                && after(text, run.at).is_some_and(char::is_uppercase)
                && hidden.is_lowercase();
            let lone = !letter(previous) && !letter(next) && hidden.is_alphabetic();
            let spells_none = !may_follow_a_word(last) && !matches!(last, '\u{406}' | '\u{407}' | '\u{40E}');
            odd || (lone && (spells_none || (hidden == '\u{412}' && next == Some(' '))))
        }
        _ => true,
    }
}

/// Whether the character between `at` and `end` was damaged and then lost a byte: what is left of it makes no sense.
pub(super) fn is_loss(text: &str, page: CodePage, at: usize, end: usize, more_follows: bool) -> bool {
    let shown = text.get(at..end).unwrap_or("");
    let (previous, next) = (before(text, at), after(text, end));
    let lead = after(text, at).unwrap_or(' ');
    // Three or four bytes of which one is left besides the lead.
    if shown.chars().nth(2).is_some() && shown.chars().any(|c| !matches!(c, '\u{FFFD}' | '?') && c != lead) {
        return !previous.is_some_and(char::is_uppercase);
    }
    let usual = matches!(lead, '\u{C2}'..='\u{C5}' | '\u{102}' | '\u{139}' | '\u{D0}' | '\u{D1}');
    let small = |c: Option<char>| c.is_some_and(char::is_lowercase);
    let foreign = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && script_of(c) != Script::Latin);
    let latin_page = !matches!(page, CodePage::Cyrillic | CodePage::Greek);
    usual
        && latin_page
        && (more_follows
            || (small(previous) && lead.is_uppercase())
            || foreign(previous)
            || foreign(next)
            || (small(next) && !previous.is_some_and(char::is_alphabetic)))
}
