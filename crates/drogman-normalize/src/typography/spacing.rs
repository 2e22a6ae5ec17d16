//! Blanks before high punctuation, inside guillemets, and where none should be.

use super::dashes::{Aside, aside};
use super::{gaps, no_break, numbers, ties};
use crate::context::{after, around, before, is_blank, word_before};
use crate::pass::{Language, Pass};
use crate::rules as rule;
use std::borrow::Cow;

/// A run of blanks that starts at `at`; returns where to go on.
pub(super) fn blanks_at(pass: &mut Pass<'_>, at: usize) -> usize {
    let text = pass.text;
    if is_plain(text.as_bytes(), at) {
        return at + 1;
    }
    let tail = text.get(at..).unwrap_or("");
    let end = at + tail.find(|c| !is_blank(c)).unwrap_or(tail.len());
    // The text begins and ends as a line does.
    let (previous, next) = (before(text, at).unwrap_or('\n'), after(text, end).unwrap_or('\n'));
    let run = text.get(at..end).unwrap_or("");
    match run {
        " " if (previous.is_ascii_digit() || previous == 'F') && numbers::space_at(pass, at) => {}
        " " if previous == '>' && is_comment_prefix(text, at) => {}
        " " if matches!(previous, '.' | '\u{B0}') && ties::reference_space_at(pass, at, previous) => {}
        " " if matches!(previous, '\'' | '\u{2019}') && gaps::elision_at(pass, at, previous) => {}
        " " if (previous == '(' || matches!(next, ',' | '.' | ')'))
            && gaps::loose_space_at(pass, at, previous, next) => {}
        " " if matches!(previous, '\u{2013}' | '\u{2014}') || matches!(next, '\u{2013}' | '\u{2014}') => {
            blank_in_aside(pass, at, end, previous, next);
        }
        " " if next == '-' => return dashes_at(pass, at, end),
        " " if matches!(next, ';' | ':' | '!' | '?') => {
            return blank_before_mark(pass, at, end, previous, next);
        }
        " " if next == '\u{BB}' || previous == '\u{AB}' => {
            if next == '\u{BB}' && previous == '\u{AB}' {
                return end;
            }
            let right_way =
                if next == '\u{BB}' { closes(text, end) } else { opens(text, at - previous.len_utf8()) };
            if right_way && !previous.is_whitespace() && !next.is_whitespace() {
                pass.act(&rule::GUILLEMET_SPACE, at, end, pass.setting.guillemet);
            }
        }
        _ if has_no_break(run) && no_break::is_stray(text, at, end, pass.language) => {
            pass.act(&rule::STRAY_NO_BREAK, at, end, " ");
        }
        "\u{A0}" | "\u{202F}" | "\u{2007}" | "\u{2009}" | "\u{200A}" => {
            pass.act(&rule::PLAIN_SPACE, at, end, " ");
        }
        _ if run.chars().nth(1).is_some() && !run.contains('\t') => {
            let inside =
                |c: char| c.is_alphanumeric() || matches!(c, ',' | '.' | ';' | ')' | '\u{BB}' | '\u{201D}');
            if inside(previous) && next.is_alphanumeric() {
                pass.report(&rule::DOUBLE_SPACE, at, end, Cow::Borrowed(rule::DOUBLE_SPACE.remark));
            }
        }
        _ => {}
    }
    end
}

/// Whether a run of blanks holds a no-break space, and no tabulator.
fn has_no_break(run: &str) -> bool {
    run.contains(['\u{A0}', '\u{202F}']) && !run.contains('\t')
}

/// How many characters of a line are asked whether they are a prefix.
const PREFIX: usize = 64;

/// Whether the line up to `at` holds nothing but the `>` of quoted comments.
fn is_comment_prefix(text: &str, at: usize) -> bool {
    let line = text.get(..at).unwrap_or("").chars().rev().take(PREFIX).take_while(|c| *c != '\n');
    line.into_iter().all(|c| c == '>' || is_blank(c))
}

/// A plain space beside a dash: the one on the inner side of an aside does not break.
fn blank_in_aside(pass: &mut Pass<'_>, at: usize, end: usize, previous: char, next: char) {
    let text = pass.text;
    if pass.language != Language::French {
        return;
    }
    let opening = matches!(previous, '\u{2013}' | '\u{2014}')
        && aside(text, at - previous.len_utf8(), previous) == Some(Aside::Opening);
    let closing = matches!(next, '\u{2013}' | '\u{2014}') && aside(text, end, next) == Some(Aside::Closing);
    if opening != closing {
        pass.act(&rule::ASIDE_SPACE, at, end, pass.setting.aside);
    }
}

/// Whether the space at `at` stands between a letter and a letter, or so nearly that no rule asks: told by the bytes
/// on both sides, as it is for nine spaces out of ten.
fn is_plain(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| bytes.get(i));
    bytes.get(at) == Some(&b' ')
        && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
        && before.is_some_and(|b| b.is_ascii_lowercase() || matches!(b, b',' | b'.' | 0xA8 | 0xA9))
}

/// Whether the guillemet at `at` stands as an opening one does.
pub(super) fn opens(text: &str, at: usize) -> bool {
    before(text, at).is_none_or(|c| {
        c.is_whitespace()
            || matches!(
                c,
                '(' | '['
                    | '\''
                    | '\u{2019}'
                    | '\u{2014}'
                    | '\u{2013}'
                    | '-'
                    | '"'
                    | '\u{201C}'
                    | '\u{AB}'
                    | '/'
            )
    })
}

/// Whether the guillemet at `at` stands as a closing one does.
pub(super) fn closes(text: &str, at: usize) -> bool {
    after(text, at + '\u{BB}'.len_utf8()).is_none_or(|c| !c.is_alphanumeric())
}

/// The end of the run of marks at `at`, and whether what follows shows them to be punctuation: `?!` and `!!!` are
/// one site; `:)`, `::`, `!important` and `C:\` are none.
fn marks_end(text: &str, at: usize) -> (usize, bool) {
    let tail = text.get(at..).unwrap_or("");
    let loud = |c: char| matches!(c, '!' | '?');
    let (len, is_loud) = match tail.chars().next() {
        Some(first) if loud(first) => (tail.find(|c| !loud(c)).unwrap_or(tail.len()), true),
        _ => (1, false),
    };
    let end = at + len;
    let punctuates = match after(text, end) {
        None | Some('\u{BB}' | '\u{201D}' | '"') => true,
        Some(')' | ']' | '.' | '\u{2026}' | ',' | '*' | '_' | '\u{2019}') => is_loud,
        Some(next) if next.is_whitespace() => {
            // A face drawn with a space in it.
            let rest = text.get(end..).unwrap_or("").trim_start_matches(is_blank);
            is_loud || !rest.starts_with([')', '('])
        }
        Some(_) => false,
    };
    (end, punctuates)
}

/// One plain space before a mark.
fn blank_before_mark(pass: &mut Pass<'_>, at: usize, mark_at: usize, previous: char, mark: char) -> usize {
    let text = pass.text;
    let (end, punctuates) = marks_end(text, mark_at);
    if !punctuates || previous.is_whitespace() {
        gaps::blank_on_wrong_side(pass, at, mark_at, end);
        return end;
    }
    match pass.language {
        Language::French => {
            if !matches!(previous, ';' | ':' | '!' | '?' | '\u{AB}' | '(' | '[' | '{') {
                pass.act(&rule::HIGH_PUNCTUATION, at, mark_at, width(pass, mark));
            }
        }
        Language::English => {
            let isolated = word_before(text, at).chars().filter(|c| c.is_alphabetic()).count() >= 2
                || (mark != ':' && matches!(previous, ')' | '\u{201D}' | '"'));
            // A quotation that opens right behind the mark: the blank is on the wrong side.
            let opens = after(text, end) == Some('"')
                && after(text, end + 1).is_some_and(|c| c.is_alphanumeric() || c == '\'');
            if opens {
                gaps::blank_on_wrong_side(pass, at, mark_at, end);
            } else if isolated && previous != '`' {
                pass.act(&rule::SPACE_BEFORE_MARK, at, mark_at, "");
            }
        }
        Language::Other => {}
    }
    end
}

/// The blank that French sets before a mark.
fn width(pass: &Pass<'_>, mark: char) -> &'static str {
    if mark == ':' { pass.setting.colon } else { pass.setting.mark }
}

/// A mark without a blank before it, in French: a space is inserted where the document sets one elsewhere.
pub(super) fn tight_marks_at(pass: &mut Pass<'_>, at: usize) -> usize {
    let text = pass.text;
    let (end, punctuates) = marks_end(text, at);
    let Some(previous) = before(text, at) else { return end };
    if pass.language != Language::French || !pass.setting.inserts || !punctuates {
        return end;
    }
    let Some(mark) = after(text, at) else { return end };
    let behind_word = previous.is_alphabetic()
        || previous == '\u{BB}'
        || (previous == ')'
            && mark != ':'
            && mark != ';'
            && before(text, at - 1).is_some_and(char::is_alphabetic));
    if !behind_word || is_name_like(text, at, mark) || pass.is_in_address(at) || at == pass.quiet_until {
        return end;
    }
    if pass.options.habits.prefer_spaced_marks() {
        pass.act(&rule::MISSING_SPACE, at, at, width(pass, mark));
    } else {
        // A vote that fell short is stated with its figures.
        let votes = pass.options.habits;
        let sites = votes.spaced_marks.saturating_add(votes.tight_marks);
        let message = format!(
            "{}; the document sets one at {} of {sites} places, too few to insert it here",
            rule::MISSING_SPACE.remark,
            votes.spaced_marks
        );
        pass.report(&rule::MISSING_SPACE, at, end, Cow::Owned(message));
    }
    end
}

/// Whether the mark ends an entity (`&foo;`) or a short name for a picture (`:smile:`).
fn is_name_like(text: &str, at: usize, mark: char) -> bool {
    let sigil = match mark {
        ';' => '&',
        ':' => ':',
        _ => return false,
    };
    let head = text.get(..at).unwrap_or("");
    let name: usize = head
        .chars()
        .rev()
        .take(32)
        .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '#') || (mark == ';' && *c == ';'))
        .map(char::len_utf8)
        .sum();
    before(text, at - name) == Some(sigil)
}

/// A space and a hyphen: ` -- ` between two words.
fn dashes_at(pass: &mut Pass<'_>, at: usize, dash_at: usize) -> usize {
    let text = pass.text;
    let word = |c: Option<char>| {
        c.is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | '"' | '\u{201D}' | '\u{201C}' | ')'))
    };
    let tail = text.get(dash_at..).unwrap_or("");
    let spaced = tail.starts_with("-- ") && word(before(text, at)) && word(after(text, dash_at + 3));
    if spaced && pass.language == Language::English {
        let line = around(text, at, |c| c != '\n');
        // A command line says `--` to end its options.
        let command = line.trim_start().starts_with(['$', '>', '#']);
        if !command {
            pass.act(&rule::DASH, at, dash_at + 3, pass.setting.dash);
            return dash_at + 3;
        }
    }
    dash_at
}
