//! Which kind of site this is, and where the answer is certain.

use crate::leaf::{Leaf, Mode, Verdict};
use crate::rules::{Abbreviation, Known, Rules};
use crate::scripts::{is_pause, is_wide_point};
use crate::site::{Follower, Site};
use crate::token::{initials, is_list_mark, is_number, is_roman, last_word, looks_like_address};

/// What the text before the stop and its document add to the site itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Circumstances<'r> {
    /// How the text around writes.
    pub(crate) mode: Mode,
    /// Whether the language writes ordinal numbers with a full stop.
    pub(crate) ordinal_dot: bool,
    /// Whether the document uses the token as an abbreviation.
    pub(crate) learnt: bool,
    /// What the data of the language say of the first word behind.
    pub(crate) after: Known<'r>,
}

/// Whether it takes but a look to see that the sentence goes on: a comma follows, or, close behind a full stop, what
/// is no capital or a word in capitals.
pub(crate) fn goes_on(site: &Site<'_>) -> bool {
    let after = &site.after;
    match after.kind {
        Follower::End | Follower::Continuation => return true,
        _ if site.is_spaced() || site.run.script => return false,
        Follower::Upper if site.is_bare() && !site.run.strong => {}
        Follower::Upper => return false,
        Follower::Lower => return !site.run.strong || !site.is_bare(),
        _ => return true,
    }
    let mut letters = after.word.chars().skip(1);
    if letters.next().is_none_or(char::is_lowercase) {
        return false;
    }
    let word = site.last_word();
    let mut characters = word.chars();
    let head_lower = characters.next().is_none_or(char::is_lowercase);
    !head_lower && (characters.nth(2).is_none() || !word.chars().any(char::is_lowercase))
}

/// Sorts one site.
pub(crate) fn decide(site: &Site<'_>, token: &str, rules: &Rules, around: Circumstances<'_>) -> Verdict {
    if goes_on(site) {
        return Verdict::Inside;
    }
    if site.run.script {
        return script_terminator(site, rules);
    }
    let opener_before = matches!(site.character_before(), Some('(' | '['));
    if opener_before && site.run.bracket && !site.run.renewed {
        return bracketed(site);
    }
    if !site.is_spaced() {
        return glued(site, token, rules, around.after);
    }
    if site.after.kind == Follower::Lower {
        return before_lower(site, token, rules, around);
    }
    if is_asked(site, rules, around.after) {
        return Verdict::Inside;
    }
    if site.is_ellipsis() {
        let opens = token.is_empty() && site.opens_sentence("");
        return match site.after.kind {
            _ if opens => Verdict::Inside,
            Follower::Digit => Verdict::Ask(Leaf::EllipsisDigit),
            _ => Verdict::Ask(Leaf::Ellipsis),
        };
    }
    if site.run.strong {
        return Verdict::Ask(match (site.run.quote, site.run.bracket) {
            (true, _) => Leaf::StrongQuote,
            (false, true) => Leaf::StrongBracket,
            (false, false) => Leaf::Strong,
        });
    }
    if site.run.stops == 1 && is_pause(site.character_before(), site.text.get(site.end..).unwrap_or("")) {
        return Verdict::Inside;
    }
    full_stop(site, token, rules, around)
}

/// `"Is it far?" Anna asked.`, `"Why?" I said.`: a full stop would have given way to a comma, a pronoun other
/// than `I` would be small.
fn is_asked(site: &Site<'_>, rules: &Rules, known: Known<'_>) -> bool {
    let asked = site.run.quote && site.run.strong && !site.run.renewed && !site.after.opened;
    if !asked || site.after.kind != Follower::Upper {
        return false;
    }
    let word = site.after.word;
    let [second, third] = site.next_words();
    let title = known.abbreviation(word) == Some(Abbreviation::Title);
    let named = word == "I" || title || !known.is_start(false);
    let small = |word: &str| word.chars().next().is_some_and(char::is_lowercase);
    let two_names = !small(second) && !second.is_empty();
    named && !site.after.elided && (rules.is_speech(second) || two_names && rules.is_speech(third))
}

/// `。`, `।`, `։`: neither a space nor a capital is needed; a Japanese quotation goes on with a
/// particle, a Chinese one with who says it.
fn script_terminator(site: &Site<'_>, rules: &Rules) -> Verdict {
    let particle = matches!(site.after.word.chars().next(), Some('と' | 'っ' | 'な' | 'の'));
    let said = || particle || rules.begins_with_speech(site.after.word);
    let terminator = site.text.get(site.run_start..).and_then(|run| run.chars().next());
    let point = is_wide_point(terminator, site.character_before(), site.after.kind == Follower::Digit);
    if site.after.kind == Follower::Lower || point || site.run.quote && said() {
        return Verdict::Inside;
    }
    Verdict::Ask(Leaf::Script)
}

/// `(?)`, `(!)`, `[...]`: a remark on the text, which ends a sentence only as an omission before a capital.
fn bracketed(site: &Site<'_>) -> Verdict {
    let omission = site.is_ellipsis() && site.is_spaced() && !site.run.quote;
    if omission && !site.opens_sentence("") && site.after.kind == Follower::Upper {
        return Verdict::Ask(Leaf::Omission);
    }
    Verdict::Inside
}

/// A terminator before a lower-case letter: the end mostly where the text is written so.
fn before_lower(site: &Site<'_>, token: &str, rules: &Rules, around: Circumstances<'_>) -> Verdict {
    let mode = around.mode;
    let ask = |cased: Leaf, lower: Leaf| Verdict::Ask(if mode == Mode::Cased { cased } else { lower });
    if site.run.quote || site.run.bracket || site.after.opened || site.after.led {
        // What was said, and who said it.
        let said = site.run.quote && !site.after.opened;
        return if said { Verdict::Inside } else { ask(Leaf::LowerClosed, Leaf::LowerClosedMode) };
    }
    if site.is_ellipsis() {
        return match mode {
            Mode::Transcript => Verdict::Ask(Leaf::LowerTranscript),
            _ => ask(Leaf::LowerEllipsis, Leaf::LowerEllipsisMode),
        };
    }
    if site.run.strong {
        return ask(Leaf::LowerStrong, Leaf::LowerStrongMode);
    }
    let word = last_word(token);
    let length = word.chars().count();
    if token.is_empty() {
        let closed = site.character_before().is_some_and(|c| !c.is_whitespace());
        return if closed { ask(Leaf::LowerStop, Leaf::LowerStopMode) } else { Verdict::Inside };
    }
    match rules.classify(token, word) {
        Some(Abbreviation::EndsBeforeCapital) if mode != Mode::Cased => {
            return Verdict::Ask(Leaf::LowerEtcMode);
        }
        Some(_) => return Verdict::Inside,
        // The document itself uses it so.
        None if around.learnt => return Verdict::Inside,
        None => {}
    }
    if length == 1 && mode != Mode::Cased && !token.contains('.') {
        return Verdict::Ask(Leaf::LowerLetterMode);
    }
    if length < 2 || token.contains('.') || is_number(token) && (length < 3 || around.ordinal_dot) {
        return Verdict::Inside;
    }
    let ordinary = length > 4 && word.chars().all(char::is_lowercase);
    if ordinary && around.after.is_start(site.after.elided) {
        return Verdict::Ask(Leaf::LowerStart);
    }
    ask(Leaf::LowerStop, Leaf::LowerStopMode)
}

/// One full stop before white space and a capital, a digit, a letter without case or a symbol.
fn full_stop(site: &Site<'_>, token: &str, rules: &Rules, around: Circumstances<'_>) -> Verdict {
    let plain = Verdict::Ask(match (site.run.quote, site.run.bracket) {
        (true, _) => Leaf::StopQuote,
        (false, true) => Leaf::StopBracket,
        (false, false) => Leaf::Stop,
    });
    if token.is_empty() {
        let opens = site.opens_sentence("");
        return if opens { Verdict::Inside } else { Verdict::Ask(Leaf::StopBehindCloser) };
    }
    if site.opens_sentence(token) && is_list_mark(token) {
        return Verdict::Ask(Leaf::ListMark);
    }
    if is_number(token) {
        // `am 3. Oktober`, `2020. 5. 5.`, but `Platz 3. Danach`.
        let digit = site.after.kind == Follower::Digit;
        let starts = around.after.is_start(site.after.elided);
        let ordinal = around.ordinal_dot && (digit || token.len() <= 2 && !starts);
        return Verdict::Ask(if ordinal { Leaf::Ordinal } else { Leaf::Number });
    }
    let word = last_word(token);
    let starts = || around.after.is_weak_start(site.after.elided);
    let digit = site.after.kind == Follower::Digit;
    let pick = |ends: bool, yes: Leaf, no: Leaf| Verdict::Ask(if ends { yes } else { no });
    match spaced_abbreviation(site, token, rules).or_else(|| rules.classify(token, word)) {
        Some(Abbreviation::Never | Abbreviation::Title) => Verdict::Inside,
        Some(Abbreviation::MayEnd) => pick(starts(), Leaf::MayEndStart, Leaf::MayEnd),
        Some(Abbreviation::EndsBeforeCapital) => pick(!digit, Leaf::EndsCapital, Leaf::EndsDigit),
        Some(Abbreviation::NeedsNumber) if digit || is_roman(site.after.word) => {
            Verdict::Ask(Leaf::BeforeNumber)
        }
        Some(Abbreviation::NeedsNumber) if word.chars().count() == 1 => initial(site, token, around.after),
        Some(Abbreviation::Month) => pick(!digit && starts(), Leaf::MonthStart, Leaf::Month),
        Some(Abbreviation::Time) => pick(!around.after.is_calendar(), Leaf::Time, Leaf::TimeCalendar),
        Some(Abbreviation::NeedsNumber) | None if initials(token).is_some() => {
            initial(site, token, around.after)
        }
        Some(Abbreviation::NeedsNumber) => Verdict::Ask(Leaf::NeedsNumber),
        None if around.learnt => pick(starts(), Leaf::LearntStart, Leaf::Learnt),
        None => plain,
    }
}

/// The class of an abbreviation that is written with spaces: `z. B.`, `т. д.`, `S. A.`
fn spaced_abbreviation(site: &Site<'_>, token: &str, rules: &Rules) -> Option<Abbreviation> {
    let short = |token: &str, length: usize| token.chars().nth(length).is_none();
    if token.len() > 12 || !short(token, 3) {
        return None;
    }
    let before = site.token_before_that(token);
    if !before.ends_with('.') || before.len() > 16 || !short(before, 4) {
        return None;
    }
    let mut both = [0; 28];
    let length = before.len() + token.len();
    for (to, from) in both.iter_mut().zip(before.bytes().chain(token.bytes())) {
        *to = from;
    }
    rules.abbreviation(both.get(..length).and_then(|both| std::str::from_utf8(both).ok())?)
}

/// `J. Smith`, `U.S. Secretary`, `J.-P. Martin`, and the few sentences that end so.
fn initial(site: &Site<'_>, token: &str, known: Known<'_>) -> Verdict {
    let single = token.len() == 1 || token.chars().filter(|c| c.is_alphabetic()).count() == 1;
    let pick = |ends: bool, yes: Leaf, no: Leaf| Verdict::Ask(if ends { yes } else { no });
    if !single {
        return pick(known.is_weak_start(site.after.elided), Leaf::InitialsStart, Leaf::Initials);
    }
    let before = site.token_before_that(token);
    let after_lower = before.chars().next().is_some_and(char::is_lowercase);
    let strong = known.is_start(site.after.elided);
    let pronoun = token == "I" && after_lower;
    // `А. И. Орлов`: the second initial is a word that begins sentences, too.
    if !token.is_ascii() && site.token_after().chars().nth(1) == Some('.') {
        return Verdict::Ask(Leaf::Initial);
    }
    pick(
        pronoun || strong || after_lower && known.is_weak_start(site.after.elided),
        Leaf::InitialEnds,
        Leaf::Initial,
    )
}

/// No white space behind the terminator: `Friday.He`, not `example.Com`, `J.Smith`, `Mr.Rubin`.
fn glued(site: &Site<'_>, token: &str, rules: &Rules, known: Known<'_>) -> Verdict {
    let after = &site.after;
    if after.led || site.character_before().is_none() {
        return Verdict::Inside;
    }
    let follower = site.token_after();
    let starts = known.is_weak_start(after.elided);
    let address = |token: &str| looks_like_address(token) || !starts && token.contains('/');
    if address(token) || address(follower) {
        return Verdict::Inside;
    }
    let closed = site.run.quote || site.run.bracket;
    match after.kind {
        Follower::Upper => {}
        Follower::Lower if site.run.strong && !closed && !after.opened => {
            return Verdict::Ask(Leaf::GluedStrongLower);
        }
        _ => return Verdict::Inside,
    }
    if site.run.strong {
        return Verdict::Ask(Leaf::GluedStrong);
    }
    let word = last_word(token);
    // Only a quotation mark or a bracket stands before: `(2001).On`, `"fin".Le`.
    let behind_closer = token.is_empty() && site.character_before().is_some_and(|c| !c.is_whitespace());
    if after.opened || closed || behind_closer {
        let known = rules.abbreviation(word).is_some();
        return if known || initials(token).is_some() {
            Verdict::Inside
        } else {
            Verdict::Ask(Leaf::GluedCloser)
        };
    }
    if known.is_file_ending() {
        return Verdict::Inside;
    }
    glued_words(site, token, follower, rules, known)
}

/// A full stop between two words.
fn glued_words(site: &Site<'_>, token: &str, follower: &str, rules: &Rules, known: Known<'_>) -> Verdict {
    let after = &site.after;
    let starts = known.is_weak_start(after.elided);
    let pick = |ends: bool, yes: Leaf, no: Leaf| Verdict::Ask(if ends { yes } else { no });
    let word = last_word(token);
    let letters = after.word.chars().count();
    let capitalized = after.word.chars().nth(1).is_some_and(char::is_lowercase);
    let title =
        known.abbreviation(after.word) == Some(Abbreviation::Title) && follower.len() > after.word.len();
    let alone = follower == after.word || after.elided;
    let one_letter = letters == 1 && (alone && starts || title);
    let head_lower = word.chars().next().is_some_and(char::is_lowercase);
    let in_lower = word.chars().count() > 3 && word.chars().any(char::is_lowercase);
    if !capitalized && !one_letter {
        let bare = follower.trim_end_matches([',', '.', '!', '?', ';', ':', ')', '"', '”', '»']);
        let single = letters == 1 && bare.len() == after.word.len() && !follower.ends_with('.');
        return match letters {
            1 if !single || !in_lower => Verdict::Inside,
            _ if head_lower || in_lower => Verdict::Ask(Leaf::GluedCapitals),
            _ => Verdict::Inside,
        };
    }
    if site.is_ellipsis() {
        return Verdict::Ask(Leaf::GluedEllipsis);
    }
    match rules.classify(token, word) {
        Some(Abbreviation::Never | Abbreviation::Title) => return Verdict::Inside,
        Some(Abbreviation::NeedsNumber) if head_lower && word.chars().count() > 1 => {}
        Some(_) => return pick(starts, Leaf::GluedKnownStart, Leaf::GluedKnown),
        None => {}
    }
    if is_number(token) {
        let version = token.contains('.') && !starts;
        return if site.opens_sentence(token) {
            Verdict::Inside
        } else {
            pick(version, Leaf::GluedVersion, Leaf::GluedNumber)
        };
    }
    if token.contains('.') {
        let ends = starts && initials(after.word).is_none();
        return pick(ends, Leaf::GluedDottedStart, Leaf::GluedDotted);
    }
    if token.is_empty() {
        return Verdict::Ask(Leaf::GluedCloser);
    }
    if word.chars().count() < 2 && token.chars().count() < 4 {
        let strong = known.is_start(after.elided) && letters > 1;
        return pick(starts && head_lower || strong, Leaf::GluedShortStart, Leaf::GluedShort);
    }
    if head_lower {
        return Verdict::Ask(Leaf::GluedLower);
    }
    let chain = follower.trim_end_matches(['.', ',', '!', '?', ')', '"', '”', '»']).contains('.');
    match (starts, chain) {
        (true, _) => Verdict::Ask(Leaf::GluedUpperStart),
        (false, true) => Verdict::Ask(Leaf::GluedChain),
        (false, false) => pick(word.chars().count() > 2, Leaf::GluedUpper, Leaf::GluedShort),
    }
}
