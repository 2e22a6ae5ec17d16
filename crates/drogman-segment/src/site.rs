//! One place where a sentence may end, with all that a rule wants to know of it.

use crate::characters::{
    BARRIER, SEPARATOR, SPACE, Terminator, WORD, continues, is_caseless, is_class, is_closing_bracket,
    is_closing_quote, is_emoji, is_ignorable, is_lead, is_lower, is_opener, is_two_faced, is_word,
    terminator,
};

/// How far a rule looks back for a word and forth into one, in characters. It bounds the work at one place, so
/// that no text makes the pass slower than linear.
const REACH: usize = 40;

/// How many openers, dashes and bullets may stand before a sentence.
const MAX_OPENERS: usize = 8;

/// From how many bytes on a run of terminators and closers is read as several.
const MAX_RUN: usize = 240;

/// How many characters of white space may part two words that are read together.
const MAX_GAP: usize = 8;

/// How many bytes behind the white space of a site any rule looks at, at most: openers, three words, gaps.
pub(crate) const LOOKAHEAD: usize = 4 * (MAX_OPENERS + 3 * (REACH + MAX_GAP + 2));

/// A run of terminators with its surroundings.
#[derive(Debug)]
pub(crate) struct Site<'t> {
    /// The paragraph.
    pub(crate) text: &'t str,
    /// Where the sentence that may end here began.
    pub(crate) sentence_start: usize,
    /// First byte of the run.
    pub(crate) run_start: usize,
    /// One past the run and what closes behind it.
    pub(crate) end: usize,
    /// First byte behind the white space.
    pub(crate) next: usize,
    /// What the run consists of.
    pub(crate) run: Run,
    /// What follows.
    pub(crate) after: After<'t>,
}

/// What a run of terminators consists of.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations, not states")]
pub(crate) struct Run {
    /// How many full stops.
    pub(crate) stops: u32,
    /// Whether there is a `!` or `?`.
    pub(crate) strong: bool,
    /// Whether there is a `?`.
    pub(crate) question: bool,
    /// Whether there is a `…`.
    pub(crate) ellipsis: bool,
    /// Whether a terminator of another script takes part.
    pub(crate) script: bool,
    /// Whether a quotation is closed.
    pub(crate) quote: bool,
    /// Whether a bracket is closed.
    pub(crate) bracket: bool,
    /// Whether a terminator stands behind what closes: `(?).`, `».`
    pub(crate) renewed: bool,
}

/// What the first character behind the boundary says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Follower {
    Upper,
    Lower,
    Digit,
    Caseless,
    Symbol,
    Continuation,
    End,
}

/// The beginning of what follows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct After<'t> {
    /// What kind of character comes first, openers left aside.
    pub(crate) kind: Follower,
    /// Whether an opening quotation mark or bracket precedes it.
    pub(crate) opened: bool,
    /// Whether a dash or a bullet precedes it.
    pub(crate) led: bool,
    /// The first word.
    pub(crate) word: &'t str,
    /// Whether an apostrophe ends that word.
    pub(crate) elided: bool,
}

impl<'t> Site<'t> {
    /// Reads the site whose run begins at `run_start`; `quote_open` tells whether a straight quotation mark of
    /// this sentence awaits its fellow.
    pub(crate) fn read(text: &'t str, sentence_start: usize, run_start: usize, quote_open: bool) -> Self {
        if let Some((run, next)) = plain(text.as_bytes(), run_start) {
            let end = run_start + 1;
            return Self { text, sentence_start, run_start, end, next, run, after: After::read(text, next) };
        }
        let mut run = Run::default();
        // A colon in the part of a full stop, a semicolon in that of a question mark.
        let disguise = text.get(run_start..).and_then(|rest| rest.chars().next());
        let disguise = disguise.filter(|c| matches!(c, ':' | ';'));
        run.script = disguise == Some(':');
        run.strong = disguise == Some(';');
        let run_end = run_start + disguise.map_or(0, char::len_utf8);
        let mut end = run_end;
        loop {
            let from = end;
            run.renewed = from > run_end;
            end = read_terminators(text, end, &mut run);
            end = read_closers(text, sentence_start, end, &mut run, quote_open);
            let long = end - run_start > MAX_RUN;
            if end == from || long || !text.get(end..).is_some_and(starts_with_terminator) {
                break;
            }
        }
        let rest = text.get(end..).unwrap_or("");
        let next = text.len() - rest.trim_start().len();
        Self { text, sentence_start, run_start, end, next, run, after: After::read(text, next) }
    }

    /// Whether white space follows.
    pub(crate) fn is_spaced(&self) -> bool {
        self.next > self.end
    }

    /// Whether neither a quotation mark nor a bracket closes behind the run or opens what follows.
    pub(crate) fn is_bare(&self) -> bool {
        !self.run.quote && !self.run.bracket && !self.after.opened
    }

    /// Whether the run is an ellipsis, in one character or in dots.
    pub(crate) fn is_ellipsis(&self) -> bool {
        !self.run.strong && !self.run.renewed && (self.run.ellipsis || self.run.stops > 1)
    }

    /// The token before the run, up to white space, an opener or a closer.
    pub(crate) fn token_before(&self) -> &'t str {
        token_before(self.text, self.sentence_start, self.run_start)
    }

    /// The last word of that token.
    pub(crate) fn last_word(&self) -> &'t str {
        last_word_before(self.text, self.sentence_start, self.run_start)
    }

    /// The token before the one at `token`'s place, for the context of an initial.
    pub(crate) fn token_before_that(&self, token: &str) -> &'t str {
        let at = self.run_start.saturating_sub(token.len());
        let head = self.text.get(self.sentence_start..at).unwrap_or("").trim_end();
        token_before(self.text, self.sentence_start, self.sentence_start + head.len())
    }

    /// Whether nothing but openers stands between the start of the sentence and `token`.
    pub(crate) fn opens_sentence(&self, token: &str) -> bool {
        let at = self.run_start.saturating_sub(token.len());
        let head = self.text.get(self.sentence_start..at).unwrap_or("");
        head.len() <= MAX_OPENERS * 2 && head.chars().all(|c| is_opener(c) || is_lead(c) || c.is_whitespace())
    }

    /// The character before the run.
    pub(crate) fn character_before(&self) -> Option<char> {
        self.text.get(self.sentence_start..self.run_start)?.chars().next_back()
    }

    /// The token that follows, up to white space.
    pub(crate) fn token_after(&self) -> &'t str {
        let rest = self.text.get(self.next..).unwrap_or("");
        rest.get(..blank(rest).0).unwrap_or("")
    }

    /// What follows the first token that follows, as far as the window reaches.
    pub(crate) fn second(&self) -> &'t str {
        skip_token(self.text.get(self.next..).unwrap_or(""))
    }

    /// The words after the first token that follows, as far as the window reaches: at most two.
    pub(crate) fn next_words(&self) -> [&'t str; 2] {
        let second = self.second();
        [word_at(second, 0), word_at(skip_token(second), 0)]
    }

    /// The white space behind the run.
    pub(crate) fn gap(&self) -> &'t str {
        self.text.get(self.end..self.next).unwrap_or("")
    }
}

/// What follows the first token and the white space behind it; nothing when either is too long to be read.
fn skip_token(rest: &str) -> &str {
    let (length, is_blank) = blank(rest);
    let rest = rest.get(length..).filter(|_| is_blank).unwrap_or("");
    if let [b' ', first, ..] = rest.as_bytes()
        && first.is_ascii_alphanumeric()
    {
        return rest.get(1..).unwrap_or("");
    }
    let gap = rest.char_indices().take(MAX_GAP).find(|(_, c)| !c.is_whitespace()).map(|(at, _)| at);
    gap.and_then(|at| rest.get(at..)).unwrap_or("")
}

/// The length of what comes before the first white space within reach, and whether there is any.
fn blank(rest: &str) -> (usize, bool) {
    let mut length = 0;
    for _ in 0..REACH {
        match rest.as_bytes().get(length) {
            None => return (length, false),
            Some(byte) if byte.is_ascii() => {
                if is_class(*byte, SPACE) {
                    return (length, true);
                }
                length += 1;
            }
            // Latin, Greek and Cyrillic letters and their like.
            Some(0xC3..=0xDF) => length += 2,
            Some(_) => {
                let Some(character) = rest.get(length..).and_then(|rest| rest.chars().next()) else { break };
                if character.is_whitespace() {
                    return (length, true);
                }
                length += character.len_utf8();
            }
        }
    }
    (length, false)
}

/// The run of one terminator before a digit or a letter of Western Europe, or before one blank and such
/// a character: nearly every one. Also where what follows begins.
#[inline]
fn plain(bytes: &[u8], at: usize) -> Option<(Run, usize)> {
    let tail = bytes.get(at..)?;
    let begins = |byte: u8| is_class(byte, WORD) || byte == 0xC3;
    let next = match tail {
        [_, b' ' | b'\n', next, ..] if begins(*next) => at + 2,
        [_, next, ..] if begins(*next) => at + 1,
        _ => return None,
    };
    let run = match tail.first()? {
        b'.' => Run { stops: 1, ..Run::default() },
        b'!' => Run { strong: true, ..Run::default() },
        b'?' => Run { strong: true, question: true, ..Run::default() },
        _ => return None,
    };
    Some((run, next))
}

impl<'t> After<'t> {
    fn read(text: &'t str, from: usize) -> Self {
        let mut at = from;
        let mut opened = false;
        let mut led = false;
        let mut first = None;
        let bytes = text.as_bytes();
        match bytes.get(from) {
            // Combining marks that are no letters: what may stand on a full stop.
            Some(0xCC) => {
                let kind = Follower::Symbol;
                return Self { kind, opened, led, word: "", elided: false };
            }
            Some(0xC3) if !matches!(bytes.get(from + 1), Some(0x97 | 0xB7)) => {
                let word = word_at(text, from);
                let upper = bytes.get(from + 1).is_some_and(|byte| *byte < 0x9F);
                let inner = || word.chars().nth(1).is_some_and(char::is_uppercase);
                let kind = if upper || inner() { Follower::Upper } else { Follower::Lower };
                let elided = elides(text, from + word.len());
                return Self { kind, opened, led, word, elided };
            }
            Some(byte) if is_class(*byte, WORD) => {
                let word = word_at(text, from);
                let elided = elides(text, from + word.len());
                let item = || word.len() == 1 && bytes.get(from + 1) == Some(&b')');
                let inner = || word.chars().nth(1).is_some_and(char::is_uppercase);
                let kind = match byte {
                    b'A'..=b'Z' => Follower::Upper,
                    b'0'..=b'9' => Follower::Digit,
                    // The item of a list: `b) the second`.
                    _ if item() => Follower::Digit,
                    b'h' | b'w' if matches!(word, "http" | "https" | "www") => Follower::Symbol,
                    // iPhone, eBay: the inner capital stands for the first one.
                    _ if inner() => Follower::Upper,
                    _ => Follower::Lower,
                };
                return Self { kind, opened, led, word, elided };
            }
            _ => {}
        }
        for character in text.get(from..).unwrap_or("").chars().take(MAX_OPENERS) {
            if is_opener(character) && !matches!(character, '\'' | '‘') {
                opened = true;
            } else if matches!(character, '\'' | '‘') {
                opened |= text.get(at + 1..).and_then(|r| r.chars().next()).is_some_and(is_word);
            } else if matches!(character, '»' | '›' | '”')
                && text.get(at + character.len_utf8()..).and_then(|r| r.chars().next()).is_some_and(is_word)
            {
                opened = true;
            } else if is_lead(character) {
                led = true;
            } else if !is_ignorable(character) && (at == from || !character.is_whitespace()) {
                first = Some(character);
                break;
            }
            at += character.len_utf8();
        }
        let word = word_at(text, at);
        let elided = elides(text, at + word.len());
        let item = word.len() == 1 && bytes.get(at + 1) == Some(&b')') && !opened;
        let kind = match first {
            None => Follower::End,
            Some(c) if c.is_uppercase() => Follower::Upper,
            // The item of a list: `b) the second`.
            Some(_) if item => Follower::Digit,
            // An omission, `[...]`, stands where a sentence was; an address is a line of its own.
            Some('.' | '…') if opened => Follower::Symbol,
            Some('h' | 'w') if matches!(word, "http" | "https" | "www") => Follower::Symbol,
            // iPhone, eBay: the inner capital stands for the first one.
            Some(c) if is_lower(c) && word.chars().nth(1).is_some_and(char::is_uppercase) => Follower::Upper,
            Some(c) if is_lower(c) => Follower::Lower,
            Some(c) if c.is_numeric() => Follower::Digit,
            Some(c) if is_caseless(c) => Follower::Caseless,
            Some(c) if continues(c) => Follower::Continuation,
            Some(_) => Follower::Symbol,
        };
        Self { kind, opened, led, word, elided }
    }
}

fn word_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or("");
    let mut length = 0;
    for _ in 0..REACH {
        match rest.as_bytes().get(length) {
            Some(byte) if is_class(*byte, WORD) => length += 1,
            None | Some(0..0x80) => break,
            Some(_) => {
                let character = rest.get(length..).and_then(|rest| rest.chars().next());
                let Some(character) = character.filter(|c| is_word(*c)) else { break };
                length += character.len_utf8();
            }
        }
    }
    rest.get(..length).unwrap_or("")
}

/// Whether an apostrophe that parts two words is at `at`.
fn elides(text: &str, at: usize) -> bool {
    matches!(text.as_bytes().get(at), Some(b'\'' | 0xE2)) && {
        let mut tail = text.get(at..).unwrap_or("").chars();
        matches!(tail.next(), Some('\'' | '’')) && tail.next().is_some_and(is_word)
    }
}

fn token_before(text: &str, from: usize, to: usize) -> &str {
    back(text, from, to, BARRIER, |c| {
        c.is_whitespace() || is_opener(c) || is_closing_bracket(c) || is_closing_quote(c) && c != '’'
    })
}

/// The last word of that token: what stands behind its last apostrophe, hyphen or inner full stop.
fn last_word_before(text: &str, from: usize, to: usize) -> &str {
    back(text, from, to, BARRIER | SEPARATOR, |c| {
        c.is_whitespace()
            || is_opener(c)
            || is_closing_bracket(c)
            || is_closing_quote(c)
            || matches!(c, '\u{2011}' | '’')
    })
}

/// What ends at `to`, as far as no character stops it, within reach: of those in ASCII one of some classes, of the
/// others what `is_stop` says.
#[inline]
fn back(text: &str, from: usize, to: usize, classes: u8, is_stop: impl Fn(char) -> bool) -> &str {
    let head = text.get(from..to).unwrap_or("");
    let bytes = head.as_bytes();
    let mut start = head.len();
    for _ in 0..REACH {
        let Some(byte) = start.checked_sub(1).and_then(|at| bytes.get(at)) else { break };
        if byte.is_ascii() {
            if is_class(*byte, classes) {
                break;
            }
            start -= 1;
            continue;
        }
        let Some(character) = head.get(..start).and_then(|head| head.chars().next_back()) else { break };
        if !matches!(character, '\u{C0}'..='\u{7FF}') && is_stop(character) {
            break;
        }
        start -= character.len_utf8();
    }
    head.get(start..).unwrap_or("")
}

fn starts_with_terminator(rest: &str) -> bool {
    rest.chars().next().is_some_and(|c| terminator(c).is_some())
}

/// Takes terminators, also spaced ones (`. . .`, `! ! !`, `? !`).
fn read_terminators(text: &str, from: usize, run: &mut Run) -> usize {
    let mut end = from;
    let mut last = None;
    loop {
        if end - from > MAX_RUN {
            break;
        }
        let rest = text.get(end..).unwrap_or("");
        let mut characters = rest.chars();
        let Some(character) = characters.next() else { break };
        run.question |= character == '?';
        let (kind, length) = if let Some(kind) = terminator(character) {
            (kind, character.len_utf8())
        } else if matches!(character, ' ' | '\u{A0}' | '\u{202F}') && last.is_some() {
            let Some(second) = characters.next() else { break };
            let third_joins = characters.next().is_none_or(|c| !is_word(c));
            match (terminator(second), last) {
                (Some(Terminator::Strong), Some(Terminator::Strong | Terminator::Ellipsis)) => {
                    (Terminator::Strong, character.len_utf8() + second.len_utf8())
                }
                (Some(Terminator::Stop), Some(Terminator::Stop)) if third_joins => {
                    (Terminator::Stop, character.len_utf8() + 1)
                }
                _ => break,
            }
        } else {
            break;
        };
        match kind {
            Terminator::Stop => run.stops += 1,
            Terminator::Strong => run.strong = true,
            Terminator::Ellipsis => run.ellipsis = true,
            Terminator::Script => run.script = true,
        }
        last = Some(kind);
        end += length;
    }
    end
}

/// Takes what closes: quotation marks, brackets, footnote marks, also behind a space where French puts one.
fn read_closers(text: &str, sentence: usize, from: usize, run: &mut Run, quote_open: bool) -> usize {
    let mut end = from;
    let mut quote_open = quote_open;
    while end - from <= MAX_RUN {
        let rest = text.get(end..).unwrap_or("");
        let mut characters = rest.chars();
        let Some(character) = characters.next() else { break };
        let second = characters.next();
        let word_follows = second.is_some_and(is_word);
        // `»` and `”` open a quotation where the language turns them round: `»Ja«`, `”Ja”`.
        let third = characters.clone().next();
        let opens_word = || third.is_some_and(is_word) && !awaits_closer(text.get(sentence..end));
        let length = if is_closing_quote(character) && !(character == '’' && word_follows) {
            run.quote = true;
            character.len_utf8()
        } else if is_closing_bracket(character) {
            run.bracket = true;
            character.len_utf8()
        } else if is_two_faced(character) && (!word_follows || character == '"' && quote_open) {
            run.quote |= !matches!(character, '*' | '_');
            quote_open &= character != '"';
            character.len_utf8()
        } else if is_ignorable(character) {
            character.len_utf8()
        } else if character == '[' {
            match footnote(rest) {
                Some(length) => length,
                None => break,
            }
        } else if matches!(character, '¹' | '²' | '³' | '⁴'..='⁹') || is_emoji(character) {
            character.len_utf8()
        } else if matches!(character, ' ' | '\u{A0}' | '\u{202F}') {
            match second {
                // A reference between two sentences belongs to the first: `It is so. [12] But why?`
                Some('[') => {
                    let inner = rest.get(character.len_utf8()..).unwrap_or("");
                    match footnote(inner).filter(|length| ends_or_parts(inner, *length)) {
                        Some(length) => character.len_utf8() + length,
                        None => break,
                    }
                }
                Some(emoji) if is_emoji(emoji) => character.len_utf8() + emoji.len_utf8(),
                Some(closer) if is_closing_quote(closer) && closer != '’' && !opens_word() => {
                    run.quote = true;
                    character.len_utf8() + closer.len_utf8()
                }
                Some('"') if quote_open && characters.next().is_none_or(|c| !is_word(c)) => {
                    run.quote = true;
                    quote_open = false;
                    character.len_utf8() + 1
                }
                Some(closer) if is_closing_bracket(closer) => {
                    run.bracket = true;
                    character.len_utf8() + closer.len_utf8()
                }
                _ => break,
            }
        } else {
            break;
        };
        end += length;
    }
    end
}

/// Whether the nearest quotation mark before, within reach, opened a quotation: nothing stands close before it.
fn awaits_closer(head: Option<&str>) -> bool {
    let mut back = head.unwrap_or("").chars().rev().take(MAX_RUN);
    let mark = back.find(|c| matches!(c, '«' | '»' | '“' | '”'));
    matches!(mark, Some('«' | '“')) && back.next().is_none_or(|c| c.is_whitespace() || is_opener(c))
}

/// The length of a footnote mark such as `[12]`, or of several in one bracket: `[1, 3-5]`.
fn footnote(rest: &str) -> Option<usize> {
    let close = rest.bytes().take(20).position(|byte| byte == b']')?;
    let inner = rest.get(1..close)?;
    let digits = inner.starts_with(|c: char| c.is_ascii_digit());
    let listed = inner.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '-' | '–'));
    (digits && listed).then_some(close + 1)
}

/// Whether white space, another bracket or nothing follows the first `length` bytes.
fn ends_or_parts(rest: &str, length: usize) -> bool {
    rest.get(length..).and_then(|rest| rest.chars().next()).is_none_or(|c| c.is_whitespace() || c == '[')
}
