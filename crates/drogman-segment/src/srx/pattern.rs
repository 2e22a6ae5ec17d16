//! From ICU regular expressions to those of `fancy-regex`.

use fancy_regex::{Regex, RegexBuilder, RegexInput};
use std::ops::Range;

/// How many steps a pattern may take at one place before it is given up.
const BACKTRACK_LIMIT: usize = 20_000;

/// What a place must look like for a rule to decide there.
#[derive(Debug)]
pub(super) enum Place {
    /// Both patterns as look-around of one.
    Around(Regex),
    /// Patterns that look around themselves and so cannot stand in a look-behind: the first is tried on the text
    /// that ends at the place, the second from the place on.
    Apart(Regex, Regex),
}

impl Place {
    /// Reads the two patterns of a rule; the error says in plain words why they cannot be taken.
    pub(super) fn compile(before: &str, after: &str) -> Result<Self, String> {
        if before.is_empty() && after.is_empty() {
            return Err(String::from("it has neither a pattern before the break nor one after it"));
        }
        let before = translate(before)?;
        let after = translate(after)?;
        let ahead = if after.is_empty() { String::new() } else { format!("(?=(?:{after}))") };
        if before.is_empty() {
            return build(&ahead).map(Self::Around);
        }
        // Each by itself first, so that a bracket left open in one is not closed by the other.
        let alone = build(&before)?;
        if !after.is_empty() {
            build(&after)?;
        }
        // What follows is looked at first: few places have white space behind them, and to look back costs more.
        // Only where no group is referred to by its number, which the order would change.
        let behind = format!("(?<=(?:{before}))");
        let refers = |pattern: &str| {
            pattern.contains("\\k")
                || pattern.as_bytes().windows(2).any(|pair| matches!(pair, [b'\\', b'1'..=b'9']))
        };
        let around =
            if refers(&before) || refers(&after) { behind + &ahead } else { ahead.clone() + &behind };
        match build(&around) {
            Ok(regex) => Ok(Self::Around(regex)),
            Err(reason) => {
                let ahead_of_place = ["(?=", "(?!", "\\b", "\\B", "$", "\\z", "\\Z"];
                if ahead_of_place.iter().any(|piece| alone.as_str().contains(piece)) {
                    return Err(format!(
                        "its pattern before the break cannot be looked up backwards ({reason})"
                    ));
                }
                Ok(Self::Apart(build(&format!("(?:{before})\\z"))?, build(&ahead)?))
            }
        }
    }

    /// Whether the place is so; `None` when the pattern takes too long.
    pub(super) fn matches(&self, text: &str, window: Range<usize>, at: usize) -> Option<bool> {
        let seen = text.get(window.clone())?;
        let begins = window.start == 0;
        let here = |regex: &Regex| {
            let input = RegexInput::new(seen).from_pos(at - window.start).anchored(true);
            let input = input.start_text(begins).end_text(window.end == text.len());
            regex.is_match_input(input).ok()
        };
        match self {
            Self::Around(regex) => here(regex),
            Self::Apart(before, after) => {
                let head = text.get(window.start..at)?;
                Some(here(after)? && before.is_match_input(RegexInput::new(head).start_text(begins)).ok()?)
            }
        }
    }
}

/// A language pattern, which has to match the whole tag. Tags differ in case only by habit.
pub(super) fn language(pattern: &str) -> Result<Regex, String> {
    let translated = translate(pattern)?;
    build(&translated)?;
    build(&format!("(?i)\\A(?:{translated})\\z"))
}

fn build(pattern: &str) -> Result<Regex, String> {
    let mut builder = RegexBuilder::new(pattern);
    // The optimizer rewrites look-around into groups, which an anchored search at one place cannot use.
    builder.backtrack_limit(BACKTRACK_LIMIT).delegate_size_limit(4 << 20).optimize(false).seek(false);
    builder.build().map_err(|error| {
        // The innermost error names what is wrong; what is around it says only where it was met.
        let mut innermost: &dyn std::error::Error = &error;
        while let Some(source) = innermost.source() {
            innermost = source;
        }
        let message = innermost.to_string();
        message.lines().last().unwrap_or_default().trim().trim_start_matches("error: ").to_owned()
    })
}

/// Writes an ICU pattern in the syntax of the engine: the same letters may mean other things (`\h` is a blank to
/// ICU and a hexadecimal digit to the engine). Source: ICU User Guide, Regular Expressions.
fn translate(pattern: &str) -> Result<String, String> {
    const BLANKS: &str = r"\t\x20\u{A0}\u{1680}\u{2000}-\u{200A}\u{202F}\u{205F}\u{3000}";
    const LINE_ENDS: &str = r"\n\x0B\x0C\r\u{85}\u{2028}\u{2029}";
    let mut out = String::new();
    let mut rest = pattern;
    let mut depth = 0_u32;
    while let Some(character) = rest.chars().next() {
        rest = rest.get(character.len_utf8()..).unwrap_or("");
        match character {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if character != '\\' {
            out.push(character);
            continue;
        }
        let Some(escaped) = rest.chars().next() else { return Err(String::from("it ends with a backslash")) };
        rest = rest.get(escaped.len_utf8()..).unwrap_or("");
        match escaped {
            'Q' => {
                let (literal, tail) = rest.split_once("\\E").unwrap_or((rest, ""));
                literal.chars().for_each(|c| push_literal(&mut out, c));
                rest = tail;
            }
            'E' => {}
            'h' | 'v' => {
                let set = if escaped == 'h' { BLANKS } else { LINE_ENDS };
                if depth > 0 { out.push_str(set) } else { out.extend(["[", set, "]"]) }
            }
            'H' | 'V' => {
                let set = if escaped == 'H' { BLANKS } else { LINE_ENDS };
                out.extend(["[^", set, "]"]);
            }
            'R' if depth == 0 => out.push_str(r"(?:\r\n|[\n\x0B\x0C\r\u{85}\u{2028}\u{2029}])"),
            'u' | 'U' if !rest.starts_with('{') => {
                let digits = rest.get(..if escaped == 'u' { 4 } else { 8 });
                let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
                let Some(code) = code.and_then(char::from_u32) else {
                    return Err(format!("\\{escaped} is not followed by the number of a character"));
                };
                push_literal(&mut out, code);
                rest = rest.get(if escaped == 'u' { 4 } else { 8 }..).unwrap_or("");
            }
            'N' | 'X' | 'c' | 'R' => return Err(format!("\\{escaped} is not understood")),
            _ if escaped.is_ascii_alphanumeric() => {
                out.push('\\');
                out.push(escaped);
            }
            _ => push_literal(&mut out, escaped),
        }
    }
    Ok(out)
}

/// A character that stands for itself, in a class and outside.
fn push_literal(out: &mut String, character: char) {
    if character.is_ascii_alphanumeric() || !character.is_ascii() {
        out.push(character);
    } else {
        let number = format!("\\x{:02X}", u32::from(character));
        out.push_str(&number);
    }
}
