//! One hidden character by itself: whether what shows it can be meant, page by page.

use super::code_pages::CodePage;
use super::plausible::Run;
use crate::context::{after, before, word_after};
use crate::paragraph;
use drogman_text::{Script, script_of};

/// One hidden character, and what stands round what shows it.
pub(super) struct Site<'a> {
    text: &'a str,
    page: CodePage,
    at: usize,
    end: usize,
    hidden: char,
    lead: char,
    last: char,
    previous: Option<char>,
    next: Option<char>,
}

impl<'a> Site<'a> {
    pub(super) fn of(text: &'a str, run: &Run, hidden: char) -> Self {
        let (at, end) = (run.at, run.end);
        Self {
            text,
            page: run.page,
            at,
            end,
            hidden,
            lead: after(text, at).unwrap_or(' '),
            last: before(text, end).unwrap_or(' '),
            previous: before(text, at),
            next: after(text, end),
        }
    }

    /// A small Latin letter stands right before the run.
    fn behind_small(&self) -> bool {
        self.previous.is_some_and(|c| c.is_lowercase() && script_of(c) == Script::Latin)
    }

    fn before_small(&self) -> bool {
        self.next.is_some_and(|c| c.is_lowercase() && script_of(c) == Script::Latin)
    }

    /// A figure stands before the run, with a space between them or none.
    fn behind_figure(&self) -> bool {
        let head = self.text.get(..self.at).unwrap_or("");
        head.strip_suffix(' ').unwrap_or(head).ends_with(|c: char| c.is_ascii_digit())
    }

    /// What is shown could end a word and be followed by the next.
    fn closes_word(&self) -> bool {
        may_follow_a_word(self.last) && !self.next.is_some_and(char::is_alphabetic)
    }

    /// A capital right behind a small letter is the lead, which no word has.
    fn has_odd_capital(&self) -> bool {
        self.behind_small() && self.lead.is_uppercase()
    }

    pub(super) fn is_plausible(&self) -> bool {
        match self.hidden {
            // Dashes, quotes, bullets, the ellipsis, the euro, the trade mark; wide commas; pictures. Nobody writes the
            // three or four characters that show them.
            '\u{2000}'..='\u{200F}'
            | '\u{2010}'..='\u{2044}'
            | '\u{20AC}'
            | '\u{2116}'
            | '\u{2122}'
            | '\u{FEFF}'
            | '\u{FF01}'..='\u{FF0F}'
            | '\u{1F000}'..='\u{1FAFF}' => true,
            // Arrows, signs, hearts: only behind a word could the three characters be meant.
            '\u{2190}'..='\u{22FF}' | '\u{2300}'..='\u{23FF}' | '\u{2500}'..='\u{27BF}' => {
                // Behind a word nothing opens.
                self.has_odd_capital()
                    || self.last == '\u{AB}'
                    || !(self.previous.is_some_and(char::is_alphabetic) && self.closes_word())
            }
            // Marks that strike through or accent what stands before them.
            '\u{300}'..='\u{36F}' => {
                matches!(self.page, CodePage::Western | CodePage::Turkish)
                    && self.previous.is_some_and(|c| c.is_alphanumeric() || c.is_ascii_punctuation())
                    && !self.closes_word()
            }
            _ => match self.page {
                CodePage::Western | CodePage::Turkish => self.in_western(),
                CodePage::Central | CodePage::Latin2 | CodePage::Baltic => self.in_central(),
                CodePage::Cyrillic | CodePage::Greek => self.in_greek_or_cyrillic(),
                CodePage::Macintosh => self.in_macintosh(),
                CodePage::Dos437 | CodePage::Dos850 => self.in_box_drawing(),
            },
        }
    }

    fn in_western(&self) -> bool {
        let in_capitals = in_capitals(self.text, self.at);
        match self.hidden {
            // \u{C2} before a sign: no language of ours ends a word in it but in capitals.
            '\u{A0}'..='\u{BF}' => !in_capitals,
            '\u{80}'..='\u{9F}' => self.hides_control(),
            '\u{18F}' | '\u{259}' => self.behind_small() || self.before_small(),
            // \u{C3} before something: Portuguese capitals end words in it, so a closing sign behind capitals is left.
            '\u{C0}'..='\u{FF}' => !(in_capitals && self.closes_word()),
            '\u{100}'..='\u{17F}'
            | '\u{218}'..='\u{21B}'
            | '\u{1E00}'..='\u{1EFF}'
            | '\u{FB00}'..='\u{FB06}' => self.is_inner_letter(),
            // A Greek letter by itself is a sign: the \u{3B3} of an acid, the \u{3BC} of a unit.
            '\u{391}'..='\u{3C9}' => !self.previous.is_some_and(char::is_alphabetic) && !self.closes_word(),
            _ => false,
        }
    }

    /// A control hides between \u{C2} and a mark, which good text has only where the letter itself is quoted.
    fn hides_control(&self) -> bool {
        let quoted = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
        matches!(self.lead, '\u{C2}' | '\u{AC}')
            && !self
                .previous
                .is_some_and(|c| c.is_uppercase() && in_capitals(self.text, self.at) || quoted(c))
    }

    /// Ä and Å are letters in good text; a repair must lie inside a word.
    fn is_inner_letter(&self) -> bool {
        let inside =
            self.previous.is_some_and(char::is_alphabetic) && self.next.is_some_and(char::is_alphabetic);
        let beside_small = self.previous.is_some_and(char::is_lowercase)
            || self.next.is_some_and(char::is_lowercase)
            || inside
            || self.previous == Some('\u{FFFD}');
        // A small letter before a capital is no word either.
        let odd_case = self.hidden.is_lowercase() && self.next.is_some_and(char::is_uppercase);
        (beside_small && !self.closes_word() && !odd_case)
            || (self.has_odd_capital() && self.hidden.is_lowercase() && !self.last.is_whitespace())
    }

    fn in_central(&self) -> bool {
        let shows_letter = self.last.is_alphabetic() && !('\u{2B0}'..='\u{2FF}').contains(&self.last);
        let latin =
            matches!(self.hidden, '\u{C0}'..='\u{17E}' | '\u{218}'..='\u{21B}' | '\u{1E00}'..='\u{1EFF}');
        let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let capital = self.previous.is_some_and(char::is_uppercase);
        let closes = is_closing(self.last) && !self.next.is_some_and(char::is_alphabetic);
        let in_word = self.hidden.is_lowercase() && self.before_small();
        let odd_case = self.hidden.is_lowercase() && self.next.is_some_and(char::is_uppercase);
        match self.hidden {
            '\u{80}'..='\u{9F}' => self.hides_control(),
            '\u{A0}'..='\u{BF}' if self.lead == '\u{C2}' && !shows_letter => !in_capitals(self.text, self.at),
            '\u{A0}'..='\u{BF}' if shows_letter => {
                self.has_odd_capital()
                    || figure(self.previous)
                    || (self.lead == '\u{C2}' && figure(self.next))
            }
            '\u{A1}'..='\u{BF}' if self.has_odd_capital() => true,
            // \u{100} before a sign, behind no word.
            '\u{A1}'..='\u{BF}' => {
                let quoted =
                    self.previous.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace() && c != '\'');
                self.previous.is_none_or(|c| !c.is_alphabetic()) && !(closes && quoted)
            }
            '\u{D7}' | '\u{F7}' => self.has_odd_capital(),
            _ if !latin || odd_case => false,
            _ if self.has_odd_capital() => true,
            '\u{E0}' if self.last == '\u{A0}' => {
                let next = self.text.get(self.end..).unwrap_or("").trim_start_matches(' ').chars().next();
                matches!(self.lead, '\u{102}' | '\u{106}')
                    && (!self.previous.is_some_and(char::is_alphabetic)
                        || (capital && next.is_some_and(|c| c.is_lowercase() || c.is_ascii_punctuation())))
            }
            _ if capital && (shows_letter || closes) => {
                let two_cases = self.lead == '\u{102}' && self.last.is_lowercase() && self.last != '\u{15F}';
                shows_letter && (in_word || two_cases)
            }
            _ if shows_letter => match (self.lead, self.last) {
                // Romanian: the words \u{102}\u{15F}tia and \u{102}\u{15F}ti, and all in capitals.
                ('\u{102}', '\u{15E}') | ('\u{139}', _) => self.before_small(),
                ('\u{102}', '\u{15F}') => !matches!(word_after(self.text, self.end), "tia" | "ti" | "tea"),
                ('\u{102}' | '\u{106}', _) => self.next.is_none_or(|c| !c.is_uppercase()),
                (_, last) => last.is_uppercase() && self.before_small(),
            },
            _ => {
                !closes && (self.before_small() || self.next.is_some_and(char::is_uppercase))
                    || self.stands_alone()
                    || (capital && !closes && matches!(self.lead, '\u{102}' | '\u{106}'))
            }
        }
    }

    /// An accented vowel that is a word: \u{E0}, \u{F3}, \u{E9} between blanks, shown by signs that close nothing.
    fn stands_alone(&self) -> bool {
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        blank(self.previous) && blank(self.next) && !is_closing(self.last) && !self.last.is_alphabetic()
    }

    /// Latin letters stand near, and no word of the page's own script.
    fn in_latin_company(&self) -> bool {
        let native = |c: char| matches!(c, '\u{391}'..='\u{3C9}' | '\u{410}'..='\u{44F}');
        let has_word =
            |near: &str| near.chars().zip(near.chars().skip(1)).any(|(one, two)| native(one) && native(two));
        let (head, tail) =
            (paragraph::head(self.text, self.at, 24), paragraph::tail(self.text, self.end, 24));
        let latin = |near: &str| near.chars().any(|c| is_latin(Some(c)));
        (latin(head) || latin(tail)) && !has_word(head) && !has_word(tail)
    }

    fn in_greek_or_cyrillic(&self) -> bool {
        let native = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && script_of(c) != Script::Latin);
        let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if native(self.previous) || (native(self.next) && self.next != Some(self.lead)) {
            return false;
        }
        let in_word = is_latin(self.previous);
        match self.hidden {
            '\u{80}'..='\u{9F}' => in_word && is_latin(self.next),
            '\u{B0}' | '\u{B1}' | '\u{B2}' | '\u{B3}' => in_word || self.behind_figure(),
            '\u{A2}'..='\u{A5}' if figure(self.next) => true,
            '\u{AB}' | '\u{BB}' | '\u{A0}' => self.in_latin_company() && !in_capitals(self.text, self.at),
            '\u{A1}'..='\u{BF}' => self.behind_small() && self.in_latin_company(),
            '\u{D7}' | '\u{F7}' => false,
            '\u{C0}'..='\u{17E}' | '\u{218}'..='\u{21B}' | '\u{259}' => {
                // A prime or dash behind a lone letter belongs to a formula.
                let formula = matches!(self.last, '\u{2018}' | '\u{2019}' | '\u{2013}' | '\u{2014}')
                    && self.next.is_none_or(|c| c.is_ascii() && self.lead != '\u{415}');
                let closes = is_closing(self.last) && !self.next.is_some_and(char::is_alphabetic);
                // So does a sign of measure, and the letters of C4 and C5 are no words.
                let sign = matches!(self.last, '\u{B0}'..='\u{B3}' | '\u{B5}' | '\u{B7}' | '\u{B9}');
                let lone = (sign || self.hidden > '\u{FF}') && !is_latin(self.next);
                in_word || (!closes && !formula && !lone && self.in_latin_company())
            }
            _ => false,
        }
    }

    /// Behind a word of two small letters, or before one, the root sign roots nothing.
    fn in_macintosh(&self) -> bool {
        let mut back = self.text.get(..self.at).unwrap_or("").chars().rev();
        let mut ahead = self.text.get(self.end..).unwrap_or("").chars();
        let small = |c: Option<char>| c.is_some_and(|c| c.is_lowercase() && script_of(c) == Script::Latin);
        let in_word = (small(back.next()) && small(back.next()))
            || (small(ahead.next()) && small(ahead.next()))
            || (is_latin(self.previous) && is_latin(self.next));
        let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        match self.hidden {
            '\u{A0}' => true,
            '\u{AB}' | '\u{BB}' => {
                let mut ahead = self.text.get(self.end..).unwrap_or("").chars().skip_while(|c| *c == ' ');
                let mut back = self.text.get(..self.at).unwrap_or("").trim_end_matches(' ').chars().rev();
                let beside = if self.hidden == '\u{AB}' { ahead.next() } else { back.next() };
                beside.is_some_and(|c| {
                    c.is_alphanumeric()
                        || !c.is_ascii()
                        || (self.hidden == '\u{BB}' && matches!(c, '.' | '!' | '?' | ',' | ')'))
                        || (self.hidden == '\u{AB}' && matches!(c, '(' | '['))
                })
            }
            '\u{80}'..='\u{9F}' => self.hides_control() && self.last.is_alphabetic() && is_latin(self.next),
            '\u{B0}' if self.behind_figure() => true,
            '\u{B1}' => {
                self.behind_figure()
                    && self
                        .text
                        .get(self.end..)
                        .is_some_and(|t| t.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit()))
            }
            '\u{B0}' | '\u{B2}' | '\u{B3}' | '\u{B9}' => self.previous.is_some_and(char::is_alphanumeric),
            '\u{B5}' => is_latin(self.next),
            '\u{A1}'..='\u{AB}' | '\u{AD}'..='\u{BF}' => {
                !is_operand(self.last)
                    || self.previous.is_some_and(char::is_alphanumeric)
                    || figure(self.next)
                    || in_word
            }
            '\u{C0}'..='\u{17E}' if !matches!(self.hidden, '\u{D7}' | '\u{F7}') => match self.lead {
                // O\u{F9} is the one word of two letters that ends so.
                '\u{221A}' => {
                    !is_operand(self.last)
                        || in_word
                        || (self.last == '\u{3C0}' && matches!(self.previous, Some('o' | 'O')))
                }
                _ => in_word || (!is_operand(self.last) && (is_latin(self.previous) || is_latin(self.next))),
            },
            _ => false,
        }
    }

    fn in_box_drawing(&self) -> bool {
        let drawn = matches!(self.last, '\u{2500}'..='\u{259F}');
        let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        match self.hidden {
            '\u{A0}'..='\u{BF}' if !drawn => true,
            '\u{B0}' | '\u{B2}' | '\u{B3}' => figure(self.previous) || is_latin(self.previous),
            '\u{BB}' => self.previous.is_some_and(|c| c.is_alphanumeric() || c.is_ascii_punctuation()),
            '\u{C0}'..='\u{17E}' if drawn => {
                is_latin(self.previous)
                    && (is_latin(self.next) || (self.behind_small() && self.lead == '\u{251C}'))
            }
            '\u{C0}'..='\u{17E}' => {
                self.lead == '\u{251C}' && !matches!(self.previous, Some('\u{2500}'..='\u{259F}'))
                    || self.behind_small()
                    || self.before_small()
            }
            _ => false,
        }
    }
}

/// Characters that may follow a capital letter in good text: closing quotes, dashes, blanks, signs.
pub(super) fn may_follow_a_word(shown: char) -> bool {
    matches!(
        shown,
        '\u{2018}'
            ..='\u{201E}'
                | '\u{2026}'
                | '\u{2013}'
                | '\u{2014}'
                | '\u{203A}'
                | '\u{2039}'
                | '\u{2022}'
                | '\u{2122}'
                | '\u{A0}'
                | '\u{A9}'
                | '\u{AB}'
                | '\u{AD}'
                | '\u{AE}'
                | '\u{B0}'
                | '\u{B4}'
                | '\u{B7}'
                | '\u{BB}'
    )
}

/// What may stand under a root.
fn is_operand(shown: char) -> bool {
    matches!(
        shown,
        '\u{2202}'
            | '\u{2206}'
            | '\u{220F}'
            | '\u{2211}'
            | '\u{222B}'
            | '\u{3A9}'
            | '\u{3C0}'
            | '\u{3BC}'
            | '\u{B5}'
    )
}

/// Signs that close a word beyond doubt; the others stand beside figures and names.
fn is_closing(shown: char) -> bool {
    may_follow_a_word(shown)
        && !matches!(shown, '\u{A9}' | '\u{AE}' | '\u{B0}' | '\u{B4}' | '\u{AD}' | '\u{A0}')
}

fn is_latin(character: Option<char>) -> bool {
    character.is_some_and(|c| script_of(c) == Script::Latin)
}

/// Whether the two characters before `at` are capitals: a word in capitals may end in a letter that leads damage.
fn in_capitals(text: &str, at: usize) -> bool {
    let mut back = text.get(..at).unwrap_or("").chars().rev();
    back.next().is_some_and(char::is_uppercase) && back.next().is_some_and(char::is_uppercase)
}
