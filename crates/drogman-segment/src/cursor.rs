//! The walk from site to site inside one paragraph.

use crate::characters::{is_emoji, is_ignorable, may_matter, terminator};
use crate::decide::{Circumstances, decide, goes_on};
use crate::features::{Features, Situation};
use crate::layout::{Line, breaks_at};
use crate::leaf::{Leaf, Mode, Verdict};
use crate::rules::Rules;
use crate::scan::Scanner;
use crate::scorer::Weights;
use crate::scripts::is_disguised;
use crate::sentence::BoundaryReason;
use crate::site::{Follower, LOOKAHEAD, Site};
use drogman_text::{Habits, LanguageTag, StopCounts};

/// What stays the same over a whole text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting<'h> {
    rules: &'static Rules,
    weights: &'static Weights,
    ordinal_dot: bool,
    habits: &'h Habits,
    /// Small letters and capitals behind the terminators of the document.
    starts: (u64, u64),
}

impl<'h> Setting<'h> {
    /// The setting of a language and a document.
    pub(crate) fn new(language: &LanguageTag, habits: &'h Habits) -> Self {
        let rules = Rules::of(language);
        let ordinal_dot = rules.has_ordinal_dot(language);
        // What stands before a small letter and is never written without a full stop is no end of a sentence.
        let starts = (u64::from(habits.small_starts), u64::from(habits.capital_starts));
        if !is_lower_case(starts) {
            return Self { rules, weights: Weights::of(language), ordinal_dot, habits, starts };
        }
        let abbreviated = habits.abbreviations.values().filter(|counts| is_abbreviation(counts));
        let abbreviated: u64 = abbreviated.map(|counts| u64::from(counts.inside)).sum();
        let starts = (starts.0.saturating_sub(abbreviated), starts.1);
        Self { rules, weights: Weights::of(language), ordinal_dot, habits, starts }
    }
}

/// Whether hardly a sentence of a document begins with a capital, of those counted with small letters and capitals.
fn is_lower_case((small, capital): (u64, u64)) -> bool {
    small >= 2 && small > 3 * capital
}

/// Says how likely a boundary is before the byte `next`.
pub(crate) trait Judge {
    /// Whether no boundary can be at such a site, so that it need not be looked at.
    fn is_hopeless(&self, leaf: Leaf, situation: Situation, weights: &Weights) -> bool;

    fn probability(&mut self, next: usize, features: Features, weights: &Weights) -> f32;
}

/// The judge of every day: the weights.
pub(crate) struct Scorer;

impl Judge for Scorer {
    fn is_hopeless(&self, leaf: Leaf, situation: Situation, weights: &Weights) -> bool {
        weights.is_hopeless(leaf, situation)
    }

    fn probability(&mut self, _: usize, features: Features, weights: &Weights) -> f32 {
        weights.probability(features)
    }
}

/// A place where a sentence ends, in bytes of its paragraph.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Boundary {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) confidence: f32,
    pub(crate) reason: BoundaryReason,
}

/// From how many small letters behind a terminator on, with hardly a capital, a document is a transcript.
const TRANSCRIPT: u64 = 5;

/// How many characters of a paragraph are read to see how it begins.
const OPENING: usize = 32;

/// A place inside a paragraph. Offsets count from the start of the paragraph, or, in a stream, from the start of
/// the sentence that is being read, behind which nothing is looked at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cursor {
    /// Where the sentence begins.
    pub(crate) sentence: usize,
    position: usize,
    marks: Scanner,
    quote_open: bool,
    begun: Option<bool>,
    small: u32,
    capital: u32,
    /// The line at hand; of a paragraph that is whole none as long as no line break has come.
    line: Option<Line>,
}

impl Cursor {
    /// The next boundary. `None` when there is none before the end of `text`, or, while the paragraph is not
    /// `complete`, when the text at hand does not show enough of what follows.
    pub(crate) fn advance(
        &mut self,
        text: &str,
        complete: bool,
        setting: Setting<'_>,
        judge: &mut impl Judge,
    ) -> Option<Boundary> {
        let shown = |from: usize| complete || from + LOOKAHEAD <= text.len();
        if self.begun.is_none() {
            if !shown(0) {
                return None;
            }
            let first = text.chars().take(OPENING).find(|c| c.is_alphabetic());
            self.begun = Some(first.is_some_and(char::is_lowercase));
            self.line = (!complete).then(|| Line::at(text, 0, None));
        }
        while let Some(at) = self.marks.next(text, self.position, may_matter) {
            let character = text.get(at..).and_then(|rest| rest.chars().next())?;
            let next = at + character.len_utf8();
            if matches!(character, '\n' | '\r') {
                let gap = text.get(at..).unwrap_or("");
                let next = text.len() - gap.trim_start().len();
                if !shown(next) {
                    self.position = at;
                    return None;
                }
                self.position = next;
                let above = self.line.unwrap_or_else(|| Line::at(text, 0, None));
                let mut below = Line::at(text, next, Some(above));
                let confidence = breaks_at(text, above, at, &mut below, next, self.sentence);
                self.line = Some(below);
                if let Some(confidence) = confidence.filter(|_| next > self.sentence) {
                    let end = text.get(..at).map_or(at, |head| head.trim_end().len());
                    if end > self.sentence {
                        return Some(self.cut(end, next, confidence, BoundaryReason::LineBreak));
                    }
                }
                continue;
            }
            if !shown(next) {
                self.position = at;
                return None;
            }
            if character == '"' {
                self.quote_open = opens_quote(text, at, self.sentence).unwrap_or(!self.quote_open);
            }
            if matches!(character, ':' | ';') || is_emoji(character) {
                let disguised = is_disguised(text, at, self.sentence);
                let face = if disguised { None } else { Some(face_end(text, at)) };
                if let Some(face) = face {
                    self.position = next;
                    if let Some((end, start)) = face.filter(|(_, start)| shown(*start)) {
                        let confidence =
                            judge.probability(start, Features::of_leaf(Leaf::Emoticon), setting.weights);
                        if confidence >= 0.5 {
                            self.position = start;
                            return Some(self.cut(end, start, confidence, Leaf::Emoticon.reason()));
                        }
                    } else if face.is_some() {
                        self.position = at;
                        return None;
                    }
                    continue;
                }
            } else if terminator(character).is_none() {
                self.position = next;
                continue;
            }
            let site = Site::read(text, self.sentence, at, self.quote_open);
            if !shown(site.next) {
                self.position = at;
                return None;
            }
            self.quote_open &= !site.run.quote;
            self.position = site.end;
            if let Some(boundary) = self.judge(&site, setting, judge) {
                return Some(boundary);
            }
        }
        self.position = text.len();
        None
    }

    /// Weighs one site.
    fn judge(&mut self, site: &Site<'_>, setting: Setting<'_>, judge: &mut impl Judge) -> Option<Boundary> {
        if goes_on(site) {
            return None;
        }
        let lower = site.after.kind == Follower::Lower && site.is_spaced();
        let token = site.token_before();
        let mode = self.mode(setting.starts, u32::from(lower));
        let learnt = mode == Mode::Cased && is_learnt(setting.habits, token);
        let after = setting.rules.known(site.after.word);
        let around = Circumstances { mode, ordinal_dot: setting.ordinal_dot, learnt, after };
        let Verdict::Ask(leaf) = decide(site, token, setting.rules, around) else { return None };
        self.small += u32::from(lower);
        if judge.is_hopeless(leaf, Situation::of(site), setting.weights) {
            return None;
        }
        let features = Features::read(leaf, site, token, setting.rules, around);
        let confidence = judge.probability(site.next, features, setting.weights);
        let ends = confidence >= 0.5;
        let plain = ends && matches!(leaf, Leaf::Stop | Leaf::Strong | Leaf::StopBehindCloser | Leaf::Number);
        self.capital += u32::from(plain && site.after.kind == Follower::Upper);
        ends.then(|| self.cut(site.end, site.next, confidence, leaf.reason()))
    }

    /// How the text writes its sentences: as the paragraph began and went on, or as the whole document does.
    fn mode(&self, (small, capital): (u64, u64), here: u32) -> Mode {
        let begun = self.begun == Some(true) && self.small + here > 0 && self.small + here >= self.capital;
        match begun || is_lower_case((small, capital)) {
            false => Mode::Cased,
            true if small >= TRANSCRIPT && small > 20 * capital => Mode::Transcript,
            true => Mode::LowerCase,
        }
    }

    fn cut(&mut self, end: usize, next: usize, confidence: f32, reason: BoundaryReason) -> Boundary {
        let start = std::mem::replace(&mut self.sentence, next);
        Boundary { start, end, confidence, reason }
    }

    /// Counts from the start of the current sentence from now on, and tells how many bytes are done with.
    pub(crate) fn forget(&mut self) -> usize {
        let done = std::mem::take(&mut self.sentence);
        self.position = self.position.saturating_sub(done);
        self.marks = Scanner::default();
        self.line.iter_mut().for_each(|line| line.forget(done));
        done
    }
}

/// What the neighbours of a straight quotation mark say: it opens, it closes, or (`None`) nothing.
fn opens_quote(text: &str, at: usize, from: usize) -> Option<bool> {
    let before = text.get(from..at).and_then(|head| head.chars().next_back()).is_none_or(char::is_whitespace);
    let after = text.get(at + 1..).and_then(|tail| tail.chars().next()).is_none_or(char::is_whitespace);
    (before != after).then_some(before)
}

/// The end of an emoticon or a row of emoji at `at`, and the start of the capitalized word behind it, when white
/// space stands between the two.
fn face_end(text: &str, at: usize) -> Option<(usize, usize)> {
    let rest = text.get(at..)?;
    let mut characters = rest.chars();
    let length = if characters.next().is_some_and(is_emoji) {
        let faces = rest.chars().take(OPENING).take_while(|c| is_emoji(*c) || is_ignorable(*c));
        faces.map(char::len_utf8).sum()
    } else {
        let nose = usize::from(matches!(characters.clone().next(), Some('-' | '\'' | 'o' | '^')));
        let mouth =
            characters.nth(nose).filter(|c| matches!(c, ')' | '(' | 'D' | 'P' | 'p' | 'O' | '/' | '*'))?;
        // `14:D`, `note:(see`: a face stands between blanks.
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric() || mouth == ')').then_some(nose + 2)?
    };
    let tail = rest.get(length..)?;
    let start = text.len() - tail.trim_start().len();
    let end = at + length;
    let capital = text.get(start..).and_then(|next| next.chars().next()).is_some_and(char::is_uppercase);
    (start > end && capital).then_some((end, start))
}

/// Whether the document itself shows that a token is an abbreviation: at least twice the sentence went on behind
/// its full stop, and it is hardly ever written without one (Kiss & Strunk 2006, here as plain shares).
fn is_learnt(habits: &Habits, token: &str) -> bool {
    if habits.abbreviations.is_empty() || token.is_empty() || token.len() > crate::habits::LONGEST {
        return false;
    }
    let counts = if token.chars().any(char::is_uppercase) {
        habits.abbreviations.get(&token.to_lowercase())
    } else {
        habits.abbreviations.get(token)
    };
    counts.is_some_and(is_abbreviation)
}

fn is_abbreviation(counts: &StopCounts) -> bool {
    let with = u64::from(counts.inside) + u64::from(counts.before_capital);
    counts.inside >= 2 && 4 * u64::from(counts.inside) >= with && u64::from(counts.bare) * 4 <= with
}
