//! Text on the page: escaped, code point for code point, with what cannot be seen named in a tooltip.

use askama::filters::HtmlSafe;
use std::fmt::{self, Display, Formatter, Write as _};

/// A document's own text. Every character is on the page as it is in the document; the only exception is U+0000,
/// which HTML cannot hold (HTML Standard, section 13.2.3.5): its symbol stands for it, and the tooltip says so.
pub(super) struct Text<'a>(pub(super) &'a str);

impl HtmlSafe for Text<'_> {}

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_parts(self.0, f, |c, f| {
            let Some(name) = invisible(c) else { return escape(c, f) };
            let class = if is_direction(c) { "ic bd" } else { "ic" };
            write!(f, "<i class=\"{class}\" title=\"{} U+{:04X} {name}\">", symbol(c), u32::from(c))?;
            if c == '\0' {
                f.write_char('\u{2400}')?;
            } else {
                escape(c, f)?;
            }
            f.write_str("</i>")
        })
    }
}

/// A snippet in which what cannot be seen is replaced by a visible sign: for examples of changes, never for the
/// text of a document.
pub(super) struct Visible<'a>(pub(super) &'a str);

impl HtmlSafe for Visible<'_> {}

impl Display for Visible<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_parts(self.0, f, |c, f| {
            let name = match c {
                '\n' => Some("line end"),
                '\t' => Some("tab"),
                _ => invisible(c).or_else(|| is_combining(c).then_some("combining mark")),
            };
            match name {
                Some(name) => {
                    let number = u32::from(c);
                    write!(f, "<i class=\"vis\" title=\"U+{number:04X} {name}\">{}</i>", symbol(c))
                }
                None => escape(c, f),
            }
        })
    }
}

/// Hands on runs of harmless characters in one go and each other one to `special`.
fn write_parts(
    text: &str,
    f: &mut Formatter<'_>,
    special: impl Fn(char, &mut Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    let is_special = |c: char| {
        matches!(c, '<' | '>' | '&' | '"' | '\'' | '\n' | '\t') || is_combining(c) || invisible(c).is_some()
    };
    let mut rest = text;
    while let Some((before, c)) = rest.find(is_special).and_then(|at| {
        let (before, behind) = rest.split_at_checked(at)?;
        Some((before, behind.chars().next()?))
    }) {
        f.write_str(before)?;
        special(c, f)?;
        rest = rest.get(before.len() + c.len_utf8()..).unwrap_or("");
    }
    f.write_str(rest)
}

fn escape(c: char, f: &mut Formatter<'_>) -> fmt::Result {
    match c {
        '<' => f.write_str("&#60;"),
        '>' => f.write_str("&#62;"),
        '&' => f.write_str("&#38;"),
        '"' => f.write_str("&#34;"),
        '\'' => f.write_str("&#39;"),
        // A carriage return in the page's own bytes would be read as a line end.
        '\r' => f.write_str("&#13;"),
        _ => f.write_char(c),
    }
}

/// What a character is called that takes part in a text unseen; `None` for one that can be seen or is plain white
/// space. Names after the Unicode Character Database, in lower case.
fn invisible(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{A0}' => "no-break space",
        '\u{202F}' => "narrow no-break space",
        '\u{AD}' => "soft hyphen",
        '\u{200B}' => "zero width space",
        '\u{200C}' => "zero width non-joiner",
        '\u{200D}' => "zero width joiner",
        '\u{200E}' => "left-to-right mark",
        '\u{200F}' => "right-to-left mark",
        '\u{61C}' => "arabic letter mark",
        '\u{2007}' => "figure space",
        '\u{2009}' => "thin space",
        '\u{200A}' => "hair space",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "direction control",
        '\u{2060}' => "word joiner",
        '\u{2061}'..='\u{2064}' => "invisible operator",
        '\u{FEFF}' => "zero width no-break space",
        '\r' => "carriage return",
        '\n' | '\t' => return None,
        _ if c.is_control() => "control character",
        _ => return None,
    })
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// A sign for a character that cannot be seen.
fn symbol(c: char) -> String {
    match c {
        '\u{A0}' | '\u{202F}' => "\u{237D}".to_owned(),
        '\n' => "\u{21B5}".to_owned(),
        '\t' => "\u{21E5}".to_owned(),
        _ => format!("[U+{:04X}]", u32::from(c)),
    }
}

/// A number with a comma between thousands.
pub(super) fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `1 row`, `2 rows`.
pub(super) fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n), if n == 1 { one } else { many })
}

/// The first characters of a text in one line, with an ellipsis when something is left out.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let mut short: String =
        text.chars().take(most).map(|c| if c == '\n' || c == '\t' { ' ' } else { c }).collect();
    if text.chars().nth(most).is_some() {
        short.push('\u{2026}');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a browser makes of the page's text: tags taken out, character references read.
    fn seen(page: &str) -> String {
        let mut seen = String::new();
        let mut rest = page;
        while let Some(c) = rest.chars().next() {
            let skip = match c {
                '<' => rest.find('>').unwrap() + 1,
                '&' => {
                    let end = rest.find(';').unwrap();
                    let number: u32 = rest[2..end].parse().unwrap();
                    seen.push(char::from_u32(number).unwrap());
                    end + 1
                }
                _ => {
                    seen.push(c);
                    c.len_utf8()
                }
            };
            rest = &rest[skip..];
        }
        seen
    }

    #[test]
    fn text_stays_code_point_for_code_point() {
        let text =
            "a\u{A0}b\u{202F}! <script>\"x\"</script> & 'y' e\u{301} \u{AD}\u{202E}z\r\n\t\u{FEFF}\u{85}";
        let page = Text(text).to_string();
        assert_eq!(seen(&page), text);
        assert!(!page.contains("<script"));
        assert!(page.contains("title=\"\u{237D} U+00A0 no-break space\""));
    }

    #[test]
    fn zero_has_a_symbol() {
        assert_eq!(seen(&Text("a\0b").to_string()), "a\u{2400}b");
    }

    #[test]
    fn what_cannot_be_seen_is_visible_in_examples() {
        assert_eq!(seen(&Visible("1\u{A0}%\u{200B}e\u{301}").to_string()), "1\u{237D}%[U+200B]e[U+0301]");
        assert_eq!(seen(&Visible("<b>\n").to_string()), "<b>\u{21B5}");
    }

    #[test]
    fn numbers_are_readable() {
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(counted(1, "row", "rows"), "1 row");
        assert_eq!(shortened("ab\ncd", 4), "ab c\u{2026}");
        assert_eq!(shortened("abcd", 4), "abcd");
    }
}
