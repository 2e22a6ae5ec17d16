//! What the scorer sees of a site: one bit a fact, counted apart for the three situations, since the same fact
//! weighs differently where the white space or the capital is missing.

use crate::characters::{LOWER, UPPER, VOWEL, is_class};
use crate::decide::Circumstances;
use crate::leaf::{Leaf, Mode};
use crate::rules::{Abbreviation, Known, Rules};
use crate::site::{Follower, Site};
use std::ops::Range;

macro_rules! facts {
    ($($(#[$doc:meta])* $variant:ident $name:literal,)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        enum Fact { $($(#[$doc])* $variant,)* }

        /// The names of the facts, in the order of declaration.
        const FACTS: &[&str] = &[$($name,)*];
    };
}

facts! {
    AfterStart "after-start",
    AfterWeakStart "after-weak-start",
    AfterTitle "after-title",
    AfterCapitals "after-capitals",
    AfterLetter "after-letter",
    AfterDigit "after-digit",
    AfterSymbol "after-symbol",
    AfterOpened "after-opened",
    AfterBracket "after-bracket",
    AfterLed "after-led",
    AfterElided "after-elided",
    SecondLower "second-lower",
    SpeechSoon "speech-soon",
    Quote "quote",
    Bracket "bracket",
    Renewed "renewed",
    Question "question",
    Repeated "repeated",
    ShortSentence "short-sentence",
    MiddlingSentence "middling-sentence",
    LongSentence "long-sentence",
    LetterBefore "letter-before",
    ShortBefore "short-before",
    CapitalizedBefore "capitalized-before",
    CapitalsBefore "capitals-before",
    NumberBefore "number-before",
    DottedBefore "dotted-before",
    NoVowelBefore "no-vowel-before",
    SpaceBefore "space-before",
    CommaBefore "comma-before",
    WideGap "wide-gap",
    LineGap "line-gap",
    ShortRest "short-rest",
    LowerMode "lower-mode",
    TranscriptMode "transcript-mode",
    Learnt "learnt-before",
}

/// In which of the three situations a site is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Situation {
    Spaced,
    Lower,
    Glued,
}

impl Situation {
    pub(crate) const ALL: [Self; N_SITUATIONS] = [Self::Spaced, Self::Lower, Self::Glued];

    pub(crate) fn of(site: &Site<'_>) -> Self {
        if !site.is_spaced() {
            Self::Glued
        } else if site.after.kind == Follower::Lower {
            Self::Lower
        } else {
            Self::Spaced
        }
    }
}

pub(crate) const N_SITUATIONS: usize = 3;

const SITUATIONS: [&str; N_SITUATIONS] = ["", "lower ", "glued "];

/// How many weights a language has.
pub(crate) const N_FEATURES: usize = Leaf::ALL.len() + SITUATIONS.len() * FACTS.len();

/// The numbers of the facts of one situation.
pub(crate) fn facts_of(situation: Situation) -> Range<usize> {
    let first = Leaf::ALL.len() + situation as usize * FACTS.len();
    first..first + FACTS.len()
}

/// The name and prior of every feature.
pub(crate) fn names() -> Vec<(String, f32)> {
    let leaves = Leaf::ALL.iter().map(|(name, prior)| (format!("site {name}"), *prior));
    let facts =
        SITUATIONS.iter().flat_map(|situation| FACTS.iter().map(move |fact| format!("{situation}{fact}")));
    leaves.chain(facts.map(|name| (name, 0.0))).collect()
}

/// The features of one site.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Features {
    pub(crate) leaf: Leaf,
    situation: Situation,
    facts: u64,
}

impl Features {
    /// The features of something that is no site in the text around it.
    pub(crate) fn of_leaf(leaf: Leaf) -> Self {
        Self { leaf, situation: Situation::Spaced, facts: 0 }
    }

    /// The numbers of the features that hold, ascending.
    pub(crate) fn indices(self) -> impl Iterator<Item = usize> {
        let base = facts_of(self.situation).start;
        let mut left = self.facts;
        let facts = std::iter::from_fn(move || {
            let bit = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (bit < 64).then_some(base + bit)
        });
        std::iter::once(self.leaf as usize).chain(facts)
    }

    /// Looks at a site.
    pub(crate) fn read(
        leaf: Leaf,
        site: &Site<'_>,
        token: &str,
        rules: &Rules,
        around: Circumstances<'_>,
    ) -> Self {
        let mut facts = Facts(0);
        let situation = Situation::of(site);
        facts.behind(site, rules, around.after);
        facts.before(site, token);
        facts.run(site);
        facts.set(Fact::LowerMode, around.mode == Mode::LowerCase);
        facts.set(Fact::TranscriptMode, around.mode == Mode::Transcript);
        facts.set(Fact::Learnt, around.learnt);
        Self { leaf, situation, facts: facts.0 }
    }
}

/// Collects bits.
struct Facts(u64);

impl Facts {
    fn set(&mut self, fact: Fact, holds: bool) {
        self.0 |= u64::from(holds) << fact as u32;
    }

    fn behind(&mut self, site: &Site<'_>, rules: &Rules, known: Known<'_>) {
        let after = &site.after;
        let start = known.is_start(after.elided);
        self.set(Fact::AfterStart, start);
        self.set(Fact::AfterWeakStart, !start && known.is_weak_start(after.elided));
        let capital = after.kind == Follower::Upper;
        let capitals = capital && !after.word.bytes().any(|byte| byte.is_ascii_lowercase() || byte >= 0x80);
        self.set(Fact::AfterCapitals, capitals && after.word.len() > 1);
        self.set(Fact::AfterLetter, after.word.len() == 1 && capital && !after.elided);
        self.set(Fact::AfterDigit, after.kind == Follower::Digit);
        self.set(Fact::AfterSymbol, matches!(after.kind, Follower::Symbol | Follower::Caseless));
        self.set(Fact::AfterOpened, after.opened);
        self.set(Fact::AfterLed, after.led);
        self.set(Fact::AfterElided, after.elided);
        let first = site.text.as_bytes().get(site.next).copied();
        self.set(Fact::AfterBracket, matches!(first, Some(b'(' | b'[' | b'{')));
        let titled = capital && !start && known.abbreviation(after.word) == Some(Abbreviation::Title);
        self.set(Fact::AfterTitle, titled);
        self.set(Fact::SecondLower, site.second().chars().next().is_some_and(char::is_lowercase));
        if site.run.quote {
            let [second, third] = site.next_words();
            self.set(Fact::SpeechSoon, rules.is_speech(second) || rules.is_speech(third));
        }
        self.set(Fact::ShortRest, site.text.len() - site.next < 16);
    }

    fn before(&mut self, site: &Site<'_>, token: &str) {
        let shape = Shape::of(token);
        self.set(Fact::LetterBefore, shape.n_letters == 1);
        self.set(Fact::ShortBefore, (2..=3).contains(&shape.n_letters));
        self.set(Fact::CapitalizedBefore, shape.capitalized);
        let capitals = shape.capitalized && shape.n_letters > 1 && !shape.lower;
        self.set(Fact::CapitalsBefore, capitals);
        self.set(Fact::NumberBefore, token.bytes().next_back().is_some_and(|byte| byte.is_ascii_digit()));
        self.set(Fact::DottedBefore, shape.dot);
        self.set(Fact::NoVowelBefore, shape.n_letters > 1 && !capitals && !shape.vowel);
        let character = site.character_before();
        self.set(Fact::SpaceBefore, character.is_some_and(char::is_whitespace));
        self.set(Fact::CommaBefore, matches!(character, Some(',' | ':' | ';' | '-')));
        let so_far = site.run_start - site.sentence_start;
        self.set(Fact::ShortSentence, so_far < 10);
        self.set(Fact::MiddlingSentence, (10..30).contains(&so_far));
        self.set(Fact::LongSentence, so_far > 300);
    }

    fn run(&mut self, site: &Site<'_>) {
        self.set(Fact::Quote, site.run.quote);
        self.set(Fact::Bracket, site.run.bracket);
        self.set(Fact::Renewed, site.run.renewed);
        self.set(Fact::Question, site.run.question);
        self.set(Fact::Repeated, site.end - site.run_start > 1 && !site.run.quote && !site.run.bracket);
        let gap = site.gap().as_bytes();
        self.set(Fact::WideGap, gap.len() > 1);
        self.set(Fact::LineGap, gap.iter().any(|byte| matches!(byte, b'\n' | b'\r')));
    }
}

/// What a token before a full stop is made of.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations, not states")]
struct Shape {
    n_letters: u32,
    capitalized: bool,
    lower: bool,
    vowel: bool,
    dot: bool,
}

impl Shape {
    fn of(token: &str) -> Self {
        let mut shape = Self::default();
        let mut n_ascii = 0;
        for byte in token.bytes().take_while(u8::is_ascii) {
            let upper = is_class(byte, UPPER);
            shape.capitalized |= upper && shape.n_letters == 0;
            shape.n_letters += u32::from(is_class(byte, UPPER | LOWER));
            shape.lower |= is_class(byte, LOWER);
            shape.dot |= byte == b'.';
            shape.vowel |= is_class(byte, VOWEL);
            n_ascii += 1;
        }
        for character in token.get(n_ascii..).unwrap_or("").chars() {
            let (upper, lower) = if character.is_ascii() {
                (character.is_ascii_uppercase(), character.is_ascii_lowercase())
            } else {
                (character.is_uppercase(), character.is_lowercase())
            };
            let letter = upper || lower || !character.is_ascii() && character.is_alphabetic();
            shape.capitalized |= upper && shape.n_letters == 0;
            shape.n_letters += u32::from(letter);
            shape.lower |= lower;
            shape.dot |= character == '.';
            shape.vowel |= !character.is_ascii() || u8::try_from(character).is_ok_and(|c| is_class(c, VOWEL));
        }
        shape
    }
}
