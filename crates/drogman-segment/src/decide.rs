//! Whether a sentence ends at a site.

use crate::rules::{Abbreviation, Rules};
use crate::sentence::BoundaryReason;
use crate::site::{Follower, Site};

/// What the rules say of a site.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Verdict {
    /// The sentence goes on.
    Inside,
    /// The sentence ends.
    Ends {
        /// How sure, from 0 to 1.
        confidence: f32,
        /// By which kind of rule.
        reason: BoundaryReason,
        /// Whether this is a plain full stop before a capital, evidence against the lower-case habit.
        plain: bool,
    },
    /// The sentence ends if the block begins its sentences in lower case.
    EndsInLowerCase,
    /// The sentence ends if the whole block is written in lower case, as a transcript of speech is.
    EndsInTranscript,
}

/// A boundary that is no evidence of the habits of the block.
fn ends(confidence: f32, reason: BoundaryReason) -> Verdict {
    Verdict::Ends { confidence, reason, plain: false }
}

/// Weighs one site. The confidences are grades: the share that each kind of rule got right on development text
/// (Universal Dependencies EWT, GSD, PUD), rounded down, lower where the kind was rare.
pub(crate) fn decide(site: &Site<'_>, rules: &Rules, ordinal_dot: bool) -> Verdict {
    match site.after.kind {
        Follower::End | Follower::Continuation => return Verdict::Inside,
        _ => {}
    }
    if site.run.script {
        return script_terminator(site);
    }
    let opener_before = matches!(site.character_before(), Some('(' | '['));
    if opener_before && site.run.bracket && !site.run.renewed {
        return bracketed(site);
    }
    if !site.is_spaced() {
        return glued(site, rules);
    }
    if site.after.kind == Follower::Lower {
        return before_lower(site, rules);
    }
    // `"Is it far?" Anna asked.`: a full stop would have given way to a comma, a pronoun would be small.
    let asked = site.run.quote && site.run.strong && !site.run.renewed;
    if asked && !rules.is_start(site.after.word, false) && rules.is_speech(site.second_word()) {
        return Verdict::Inside;
    }
    if site.is_ellipsis() {
        let token = site.token_before();
        let opens = token.is_empty() && site.opens_sentence("");
        return if opens || site.after.kind == Follower::Digit {
            Verdict::Inside
        } else {
            ends(0.65, BoundaryReason::Ellipsis)
        };
    }
    if site.run.strong {
        let reason = if site.run.quote { BoundaryReason::Closed } else { BoundaryReason::Terminator };
        return Verdict::Ends { confidence: 0.97, reason, plain: !site.run.quote };
    }
    full_stop(site, rules, ordinal_dot)
}

/// `。`, `।`, `։`: neither a space nor a capital is needed; a Japanese quotation goes on with a particle.
fn script_terminator(site: &Site<'_>) -> Verdict {
    let particle = matches!(site.after.word.chars().next(), Some('と' | 'っ' | 'な' | 'の'));
    if site.after.kind == Follower::Lower || site.run.quote && particle {
        return Verdict::Inside;
    }
    ends(0.97, BoundaryReason::ScriptTerminator)
}

/// `(?)`, `(!)`, `[...]`: a remark on the text, which ends a sentence only as an omission before a capital.
fn bracketed(site: &Site<'_>) -> Verdict {
    let opens = site.opens_sentence("");
    if site.is_ellipsis()
        && site.is_spaced()
        && !opens
        && !site.run.quote
        && site.after.kind == Follower::Upper
    {
        return ends(0.6, BoundaryReason::Ellipsis);
    }
    Verdict::Inside
}

/// A terminator before a lower-case letter: the end only where the block is written so.
fn before_lower(site: &Site<'_>, rules: &Rules) -> Verdict {
    if site.run.quote || site.run.bracket || site.after.opened || site.after.led {
        return Verdict::Inside;
    }
    if site.is_ellipsis() {
        return Verdict::EndsInTranscript;
    }
    if site.run.strong {
        return Verdict::EndsInLowerCase;
    }
    let token = site.token_before();
    let word = last_word(token);
    let length = word.chars().count();
    if token.is_empty() {
        let closed = site.character_before().is_some_and(|c| !c.is_whitespace());
        return if closed { Verdict::EndsInLowerCase } else { Verdict::Inside };
    }
    let known = classify(token, word, rules).is_some();
    if known || length < 2 || token.contains('.') || is_number(token) && length < 3 {
        return Verdict::Inside;
    }
    let ordinary = length > 4 && word.chars().all(char::is_lowercase);
    if ordinary && rules.is_start(site.after.word, site.after.elided) {
        return ends(0.8, BoundaryReason::LowerCase);
    }
    Verdict::EndsInLowerCase
}

/// One full stop before white space and a capital, a digit, a letter without case or a symbol.
fn full_stop(site: &Site<'_>, rules: &Rules, ordinal_dot: bool) -> Verdict {
    let plain = if site.run.quote || site.run.bracket {
        ends(0.92, BoundaryReason::Closed)
    } else {
        Verdict::Ends { confidence: 0.98, reason: BoundaryReason::Terminator, plain: true }
    };
    let token = site.token_before();
    if token.is_empty() {
        return if site.opens_sentence("") { Verdict::Inside } else { plain };
    }
    let number = is_number(token);
    if site.opens_sentence(token) && is_list_mark(token) {
        return Verdict::Inside;
    }
    if number {
        let short = token.len() <= 2;
        return if ordinal_dot && short { Verdict::Inside } else { plain };
    }
    let word = last_word(token);
    let class = classify(token, word, rules);
    let may_end = |sure: bool| if sure { ends(0.8, BoundaryReason::Abbreviation) } else { Verdict::Inside };
    let digit = site.after.kind == Follower::Digit;
    match class {
        Some(Abbreviation::Never | Abbreviation::Title) => Verdict::Inside,
        Some(Abbreviation::MayEnd) => may_end(starts_weakly(site, rules)),
        Some(Abbreviation::EndsBeforeCapital) => may_end(!digit),
        Some(Abbreviation::NeedsNumber) if digit || is_roman(site.after.word) => Verdict::Inside,
        Some(Abbreviation::NeedsNumber) if word.chars().count() == 1 => initial(site, token, rules),
        Some(Abbreviation::NeedsNumber) | None if is_initials(token) => initial(site, token, rules),
        Some(Abbreviation::Month) => may_end(!digit && starts_weakly(site, rules)),
        Some(Abbreviation::Time) => may_end(!rules.is_calendar(site.after.word)),
        Some(Abbreviation::NeedsNumber) | None => plain,
    }
}

/// `J. Smith`, `U.S. Secretary`, `J.-P. Martin`, and the few sentences that end so.
fn initial(site: &Site<'_>, token: &str, rules: &Rules) -> Verdict {
    let single = token.chars().filter(|c| c.is_alphabetic()).count() == 1;
    if !single {
        return if starts_weakly(site, rules) {
            ends(0.8, BoundaryReason::Abbreviation)
        } else {
            Verdict::Inside
        };
    }
    let before = site.token_before_that(token);
    let after_lower = before.chars().next().is_some_and(char::is_lowercase);
    let strong = rules.is_start(site.after.word, site.after.elided);
    let pronoun = token == "I" && after_lower;
    if pronoun || strong || after_lower && starts_weakly(site, rules) {
        return ends(0.7, BoundaryReason::Abbreviation);
    }
    Verdict::Inside
}

/// No white space behind the terminator: `Friday.He`, not `example.Com`, `J.Smith`, `Mr.Rubin`.
fn glued(site: &Site<'_>, rules: &Rules) -> Verdict {
    let split = |confidence| ends(confidence, BoundaryReason::Glued);
    let after = &site.after;
    if after.kind != Follower::Upper || after.led || site.character_before().is_none() {
        return Verdict::Inside;
    }
    let token = site.token_before();
    let follower = site.token_after();
    let starts = rules.is_weak_start(after.word, after.elided);
    let address = |token: &str| looks_like_address(token) || !starts && token.contains('/');
    if address(token) || address(follower) {
        return Verdict::Inside;
    }
    let closed = site.run.quote || site.run.bracket;
    if site.run.strong {
        return split(0.9);
    }
    // Only a quotation mark or a bracket stands before: `(2001).On`, `"fin".Le`.
    let behind_closer = token.is_empty() && site.character_before().is_some_and(|c| !c.is_whitespace());
    if after.opened || closed || behind_closer {
        let known = rules.abbreviation(last_word(token)).is_some();
        return if known || is_initials(token) && !token.is_empty() { Verdict::Inside } else { split(0.75) };
    }
    let mut letters = after.word.chars();
    letters.next();
    let capitalized = letters.next().is_some_and(char::is_lowercase);
    let title =
        rules.abbreviation(after.word) == Some(Abbreviation::Title) && follower.len() > after.word.len();
    let alone = follower == after.word || after.elided;
    let one_letter = after.word.chars().count() == 1 && (alone && starts || title);
    let capitals = after.word.chars().count() > 1 && !after.word.chars().any(char::is_lowercase);
    let word = last_word(token);
    let head_lower = word.chars().next().is_some_and(char::is_lowercase);
    let in_lower = word.chars().count() > 3 && word.chars().any(char::is_lowercase);
    if !(capitalized || one_letter || capitals && (head_lower || in_lower))
        || rules.is_file_ending(after.word)
    {
        return Verdict::Inside;
    }
    if site.is_ellipsis() {
        return split(0.6);
    }
    let class = classify(token, word, rules);
    match class {
        Some(Abbreviation::Never | Abbreviation::Title) => return Verdict::Inside,
        Some(Abbreviation::NeedsNumber) if head_lower && word.chars().count() > 1 => {}
        Some(_) => return if starts { split(0.6) } else { Verdict::Inside },
        None => {}
    }
    if is_number(token) {
        let version = token.contains('.') && !starts;
        return if version || site.opens_sentence(token) { Verdict::Inside } else { split(0.7) };
    }
    if token.contains('.') {
        return if starts && !is_initials(after.word) { split(0.6) } else { Verdict::Inside };
    }
    if token.is_empty() {
        return split(0.6);
    }
    if word.chars().count() < 2 && token.chars().count() < 4 {
        let strong = rules.is_start(after.word, after.elided) && after.word.chars().count() > 1;
        return if starts && head_lower || strong { split(0.5) } else { Verdict::Inside };
    }
    if head_lower {
        return split(0.9);
    }
    let chain = follower.trim_end_matches(['.', ',', '!', '?', ')', '"', '”', '»']).contains('.');
    if starts || !chain && word.chars().count() > 2 { split(0.6) } else { Verdict::Inside }
}

/// Whether what follows commonly begins a sentence.
fn starts_weakly(site: &Site<'_>, rules: &Rules) -> bool {
    rules.is_weak_start(site.after.word, site.after.elided)
}

/// The class of a token, or else of its last word.
fn classify(token: &str, word: &str, rules: &Rules) -> Option<Abbreviation> {
    rules.abbreviation(token).or_else(|| if word == token { None } else { rules.abbreviation(word) })
}

/// Whether a token is part of an address, a path or an identifier.
fn looks_like_address(token: &str) -> bool {
    token.contains("://") || token.contains(['@', '\\', '_', '=', '&']) || token.starts_with("www")
}

/// The last part of a token behind an apostrophe, a hyphen or an inner full stop.
fn last_word(token: &str) -> &str {
    token.rsplit(['\'', '’', '-', '.', '\u{2011}', '/']).next().unwrap_or(token)
}

fn is_number(token: &str) -> bool {
    token.chars().next_back().is_some_and(char::is_numeric) && !token.chars().any(char::is_alphabetic)
}

/// `1`, `12`, `a`, `IV`: what numbers the items of a list.
fn is_list_mark(token: &str) -> bool {
    let length = token.chars().count();
    length <= 3 && token.chars().all(|c| c.is_ascii_digit())
        || length == 1 && token.chars().all(char::is_alphabetic)
        || length <= 5 && is_roman(token)
        || length <= 7 && token.contains('.') && token.chars().all(|c| c.is_ascii_digit() || c == '.')
}

fn is_roman(token: &str) -> bool {
    !token.is_empty() && token.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
}

/// Single letters between full stops and hyphens: `J`, `C.J`, `J.-P`, `p.m`.
fn is_initials(token: &str) -> bool {
    // An elided article before the letters (`l'A`), not a possessive behind a word (`John's`).
    let token =
        token.split_once(['\'', '’']).filter(|(head, _)| head.len() < 3).map_or(token, |(_, tail)| tail);
    !token.is_empty()
        && token.split(['.', '-']).all(|part| part.chars().take(2).count() < 2)
        && token.chars().any(char::is_alphabetic)
}
