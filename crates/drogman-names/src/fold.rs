//! The key under which names are compared, with the way back to the source bytes.

use crate::characters::{Class, class_of, elides, fold_special, is_modifier_apostrophe, is_word, lowered};
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Stands in front of each word of a folded text, for the white space, hyphen or punctuation before it.
///
/// With it a pattern can only be entered where a word starts, and `Nagorno-Karabakh`, `Nagorno Karabakh` and
/// `NAGORNO\u{A0}KARABAKH` are one key.
pub(crate) const WORD_START: char = '\u{1}';

/// Stands where a name cannot go on: an empty line, a dash with white space around it.
pub(crate) const BARRIER: char = '\n';

/// How a text is to be folded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FoldRules {
    /// An apostrophe inside a word sets a case ending apart (Turkish, Azerbaijani): the word ends there.
    pub apostrophe_ends_word: bool,
}

/// A folded text and where each character of it comes from.
///
/// Cost: one pass; the points are only as many as the places where folded and source offsets drift apart.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folded {
    text: String,
    /// Pairs (folded byte, source byte), ascending by folded byte; between two of them both run alike. Of two at
    /// one folded byte the first says where the text before it ends, the second where the text after it starts.
    points: Vec<(u32, u32)>,
}

impl Folded {
    /// Folds `source`: case, compatibility forms, marks, look-alike punctuation; word starts made visible.
    pub(crate) fn new(source: &str, rules: FoldRules) -> Self {
        let mut folder = Folder {
            folded: Self { text: String::with_capacity(source.len() + source.len() / 8), points: Vec::new() },
            expected: 0,
            last_at: u32::MAX,
            in_word: false,
            previous: '\0',
            word_at: 0,
        };
        folder.run(source, rules);
        folder.folded
    }

    /// The folded text.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The source byte of the character at a folded byte.
    pub(crate) fn start(&self, folded: usize) -> usize {
        let folded = folded as u32;
        let after = self.points.partition_point(|&(at, _)| at <= folded);
        self.by_point(after, folded)
    }

    /// One past the last source byte of what lies before a folded byte: marks belong to it, a following soft
    /// hyphen does not.
    pub(crate) fn end(&self, folded: usize) -> usize {
        let folded = folded as u32;
        let first = self.points.partition_point(|&(at, _)| at < folded);
        match self.points.get(first) {
            Some(&(at, source)) if at == folded => source as usize,
            _ => self.by_point(first, folded),
        }
    }

    fn by_point(&self, after: usize, folded: u32) -> usize {
        match after.checked_sub(1).and_then(|i| self.points.get(i)) {
            Some(&(at, source)) => (source + (folded - at)) as usize,
            None => folded as usize,
        }
    }
}

struct Folder {
    folded: Folded,
    /// The source byte that the next folded byte stands for, if nothing drifts.
    expected: u32,
    /// Where the source character starts that was emitted last.
    last_at: u32,
    in_word: bool,
    /// The last folded character.
    previous: char,
    /// Where in the folded text the word begun last starts.
    word_at: usize,
}

impl Folder {
    fn run(&mut self, source: &str, rules: FoldRules) {
        let mut at = 0;
        while let Some(character) = source.get(at..).and_then(|rest| rest.chars().next()) {
            let end = at + character.len_utf8();
            if character.is_ascii_alphanumeric() {
                self.word_character(character.to_ascii_lowercase(), at, end);
                at = self.ascii_word(source, end);
                continue;
            }
            // One blank between two words of ASCII is most of what is left in most texts.
            let next = source.as_bytes().get(end).is_some_and(u8::is_ascii_alphanumeric);
            if character == ' ' && next {
                self.in_word = false;
                self.push(WORD_START, at, end);
                at = end;
                continue;
            }
            at = match class_of(character) {
                Class::Ignorable => end,
                Class::Separator => self.separators(source, at),
                Class::Apostrophe => {
                    self.apostrophe(source, at, character, rules);
                    end
                }
                Class::Other => {
                    self.other(character, at, end);
                    self.finish(end);
                    end
                }
            };
        }
    }

    /// The ASCII letters and digits that follow one, taken at once; returns where they end.
    fn ascii_word(&mut self, source: &str, at: usize) -> usize {
        let rest = source.get(at..).unwrap_or("");
        let n_bytes = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let word = rest.get(..n_bytes).unwrap_or("");
        let Some(last) = word.bytes().next_back() else { return at };
        let here = self.folded.text.len();
        self.folded.text.push_str(word);
        if let Some(added) = self.folded.text.get_mut(here..) {
            added.make_ascii_lowercase();
        }
        let end = at + n_bytes;
        self.previous = last.to_ascii_lowercase() as char;
        self.last_at = end as u32 - 1;
        self.expected = end as u32;
        end
    }

    /// A character that needs more than ASCII lower case.
    fn other(&mut self, character: char, at: usize, end: usize) {
        if let Some(special) = fold_special(character) {
            special.chars().for_each(|c| self.word_character(c, at, end));
            return;
        }
        decompose_compatible(character, |part| {
            lowered(part, |small| {
                if is_combining_mark(small) {
                    return;
                }
                if let Some(special) = fold_special(small) {
                    special.chars().for_each(|c| self.word_character(c, at, end));
                } else if is_word(small) {
                    // The Armenian yiwn is a v of its own, except in the digraph for u.
                    let is_yiwn = small == '\u{582}' && self.previous != '\u{578}';
                    self.word_character(if is_yiwn { '\u{57E}' } else { small }, at, end);
                } else {
                    self.in_word = false;
                    self.push(small, at, end);
                }
            });
        });
    }

    /// One run of white space and hyphens, from `at`; returns where it ends.
    fn separators(&mut self, source: &str, at: usize) -> usize {
        let run = source.get(at..).unwrap_or("");
        let mut end = source.len();
        let (mut n_lines, mut has_dash, mut starts_white, mut ends_white) = (0, false, false, false);
        for (i, character) in run.char_indices() {
            match class_of(character) {
                Class::Separator => {
                    n_lines += usize::from(matches!(character, '\n' | '\u{2029}' | '\u{85}'));
                    has_dash |= matches!(character, '\u{2013}' | '\u{2212}');
                    ends_white = character.is_whitespace();
                    starts_white |= i == 0 && ends_white;
                }
                Class::Ignorable => {}
                _ => {
                    end = at + i;
                    break;
                }
            }
        }
        let apart = n_lines > 1 || (has_dash && starts_white && ends_white);
        self.in_word = false;
        self.push(if apart { BARRIER } else { WORD_START }, at, end);
        self.finish(end);
        end
    }

    /// An apostrophe stays where it parts words or closes one; inside a word it is a romanization mark.
    fn apostrophe(&mut self, source: &str, at: usize, character: char, rules: FoldRules) {
        let end = at + character.len_utf8();
        let mut after = source.get(end..).unwrap_or("").chars();
        let (next, beyond) = (after.next(), after.next());
        let is_modifier = is_modifier_apostrophe(character);
        if self.in_word {
            let possessive = matches!(next, Some('s' | 'S')) && !beyond.is_some_and(is_word);
            let parts_words = elides(self.folded.text.get(self.word_at..).unwrap_or(""))
                || !is_modifier && (possessive || rules.apostrophe_ends_word || !next.is_some_and(is_word));
            if !parts_words {
                return;
            }
        } else if is_modifier {
            return;
        }
        self.in_word = false;
        self.push('\'', at, end);
        self.finish(end);
    }

    fn word_character(&mut self, folded: char, at: usize, end: usize) {
        if !self.in_word {
            if self.previous != WORD_START {
                // This word start stands for no byte of the source.
                self.push(WORD_START, at, at);
                self.finish(at);
            }
            self.word_at = self.folded.text.len();
            self.in_word = true;
        }
        self.push(folded, at, end);
    }

    fn push(&mut self, folded: char, at: usize, end: usize) {
        let here = self.folded.text.len() as u32;
        let at = at as u32;
        if self.expected != at {
            if self.folded.points.last().is_none_or(|&(last, _)| last != here) {
                let is_expansion = self.last_at == at;
                self.folded.points.push((here, if is_expansion { end as u32 } else { self.expected }));
            }
            self.folded.points.push((here, at));
        }
        self.folded.text.push(folded);
        self.previous = folded;
        self.last_at = at;
        self.expected = at + folded.len_utf8() as u32;
    }

    /// Behind a source character that ends at `end`: what was emitted so far ends there, marks included.
    fn finish(&mut self, end: usize) {
        let end = end as u32;
        if self.expected == end {
            return;
        }
        let here = self.folded.text.len() as u32;
        match self.folded.points.last_mut() {
            Some(last) if last.0 == here => last.1 = end,
            _ => self.folded.points.push((here, end)),
        }
        self.expected = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(source: &str) -> String {
        Folded::new(source, FoldRules::default()).as_str().replace(WORD_START, "_")
    }

    #[test]
    fn separators_and_punctuation_start_words() {
        assert_eq!(key("Nagorno-Karabakh"), "_nagorno_karabakh");
        assert_eq!(key("nagorno\u{A0}\u{202F} KARABAKH"), "_nagorno_karabakh");
        assert_eq!(key("U.S., (Baku)"), "_u._s.,_(_baku)");
        assert_eq!(key("Baku \u{2013} Gyumri"), "_baku\n_gyumri");
        assert_eq!(key("Baku\u{2013}Gyumri"), "_baku_gyumri");
        assert_eq!(key("Baku\n\nGyumri"), "_baku\n_gyumri");
    }

    #[test]
    fn apostrophes_part_words_or_vanish() {
        assert_eq!(key("l\u{2019}Artsakh"), "_l'_artsakh");
        assert_eq!(key("qu'Erevan"), "_qu'_erevan");
        assert_eq!(key("Step\u{2019}anakert"), "_stepanakert");
        assert_eq!(key("Armenia's"), "_armenia'_s");
        assert_eq!(key("'Baku'"), "'_baku'");
        assert_eq!(key("Kotayk\u{2BC}"), "_kotayk");
        let turkish = FoldRules { apostrophe_ends_word: true };
        assert_eq!(Folded::new("Erivan'da", turkish).as_str(), "\u{1}erivan'\u{1}da");
    }

    #[test]
    fn letters_of_one_sound_are_one() {
        assert_eq!(key("LAÇIN laçın İğdır"), "_lacin_lacin_igdir");
        assert_eq!(key("G\u{259}nc\u{259} G\u{1DD}nc\u{1DD}"), "_gence_gence");
        assert_eq!(key("Straße \u{FB01}n Œuvre"), "_strasse_fin_oeuvre");
        assert_eq!(key("Երևան ԵՐԵՒԱՆ Երեւան"), "_երեվան_երեվան_երեվան");
        assert_eq!(key("Ուրց"), "_ուրց");
        assert_eq!(key("ᲥᲣᲗᲐᲘᲡᲘ ქუთაისი"), "_ქუთაისი_ქუთაისი");
        assert_eq!(key("Ste\u{AD}pana\u{200B}kert"), "_stepanakert");
    }

    #[test]
    fn offsets_lead_back() {
        for (source, form, expected) in [
            ("İğdır and Straße!", "strasse", "Straße"),
            ("À E\u{301}re\u{301}van, là", "erevan", "E\u{301}re\u{301}van"),
            ("the (Ste\u{AD}panakert\u{AD}) town", "stepanakert", "Ste\u{AD}panakert"),
            ("Erevane\u{301} x", "erevane", "Erevane\u{301}"),
            ("\u{FB01}n Երևան.", "երեվան", "Երևան"),
            ("dans l\u{2019}Artsakh", "artsakh", "Artsakh"),
        ] {
            let folded = Folded::new(source, FoldRules::default());
            let at = folded.as_str().find(form).unwrap();
            let range = folded.start(at)..folded.end(at + form.len());
            assert_eq!(&source[range], expected, "{source:?}");
        }
    }
}
