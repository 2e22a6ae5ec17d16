//! What the values of attributes may be.

/// What an attribute may hold.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value {
    Any,
    /// Something, not nothing.
    Filled,
    /// A name token of XML: letters, digits, `.`, `-`, `_`, `:`.
    Token,
    /// Name tokens, separated by blanks.
    Tokens,
    /// An XML name, as the type ID asks for.
    Id,
    OneOf(&'static [&'static str]),
    /// One of a list, or anything that begins with that prefix.
    OneOfOr(&'static [&'static str], &'static str),
    /// One of a list, or `prefix:name`.
    OneOfOrPrefixed(&'static [&'static str]),
    /// `prefix:name`
    Prefixed,
    /// A whole number above zero and up to that.
    Positive(u64),
    Whole,
    /// A number from 0 to 100.
    Percent,
    /// `YYYYMMDDThhmmssZ`
    TmxDate,
    /// `YYYY-MM-DDThh:mm:ss`, with or without a zone.
    DateTime,
}

pub(crate) const YES_NO: Value = Value::OneOf(&["yes", "no"]);

impl Value {
    /// What is wrong with a value; `None` when nothing is.
    pub(crate) fn fault(self, value: &str) -> Option<String> {
        let fits = match self {
            Self::Any => true,
            Self::Filled => !value.trim().is_empty(),
            Self::Token => is_token(value),
            Self::Tokens => !value.trim().is_empty() && value.split_whitespace().all(is_token),
            Self::Id => is_token(value) && value.starts_with(|c: char| c.is_alphabetic() || c == '_'),
            Self::OneOf(list) => list.contains(&value),
            Self::OneOfOr(list, prefix) => list.contains(&value) || value.starts_with(prefix),
            Self::OneOfOrPrefixed(list) => list.contains(&value) || is_prefixed(value),
            Self::Prefixed => is_prefixed(value),
            Self::Positive(most) => whole(value).is_some_and(|number| (1..=most).contains(&number)),
            Self::Whole => whole(value).is_some(),
            Self::Percent => {
                let digits = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
                digits && value.parse::<f64>().is_ok_and(|number| (0.0..=100.0).contains(&number))
            }
            Self::TmxDate => is_tmx_date(value),
            Self::DateTime => is_date_time(value),
        };
        (!fits).then(|| self.expected())
    }

    fn expected(self) -> String {
        let list = |list: &[&str]| list.join(", ");
        match self {
            Self::Any => String::new(),
            Self::Filled => "it must not be empty".into(),
            Self::Token => "it must be a name token: letters, digits, '.', '-', '_', ':'".into(),
            Self::Tokens => "it must be name tokens separated by blanks".into(),
            Self::Id => "it must be an XML name: a letter first, then letters, digits, '.', '-', '_'".into(),
            Self::OneOf(values) => format!("it must be one of: {}", list(values)),
            Self::OneOfOr(values, prefix) => format!("it must be one of: {}, or {prefix}...", list(values)),
            Self::OneOfOrPrefixed(values) => format!("it must be one of: {}, or prefix:name", list(values)),
            Self::Prefixed => "it must be of the form prefix:name".into(),
            Self::Positive(u64::MAX) => "it must be a whole number above zero".into(),
            Self::Positive(most) => format!("it must be a whole number from 1 to {most}"),
            Self::Whole => "it must be a whole number".into(),
            Self::Percent => "it must be a number from 0 to 100".into(),
            Self::TmxDate => "it must be YYYYMMDDThhmmssZ and a real day".into(),
            Self::DateTime => "it must be YYYY-MM-DDThh:mm:ss, with or without a zone".into(),
        }
    }
}

fn whole(value: &str) -> Option<u64> {
    value.bytes().all(|byte| byte.is_ascii_digit()).then(|| value.parse().ok()).flatten()
}

/// Whether a text is a name token of XML.
pub(crate) fn is_token(value: &str) -> bool {
    !value.is_empty()
        && value.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '\u{B7}'))
}

fn is_prefixed(value: &str) -> bool {
    let blank = value.contains(char::is_whitespace);
    value
        .split_once(':')
        .is_some_and(|(prefix, name)| !blank && !prefix.is_empty() && !name.is_empty() && !name.contains(':'))
}

/// Whether a date is written as TMX wants it, and is one.
pub(crate) fn is_tmx_date(value: &str) -> bool {
    let digits = |range: std::ops::Range<usize>| value.get(range).and_then(whole);
    value.len() == 16
        && value.get(8..9) == Some("T")
        && value.ends_with('Z')
        && is_day(digits(0..4), digits(4..6), digits(6..8))
        && is_time(digits(9..11), digits(11..13), digits(13..15))
}

/// Whether a date is one of ISO 8601 as XML schemas have it, without a time.
pub(crate) fn is_date(value: &str) -> bool {
    let digits = |range: std::ops::Range<usize>| value.get(range).and_then(whole);
    value.get(4..5) == Some("-")
        && value.get(7..8) == Some("-")
        && is_day(digits(0..4), digits(5..7), digits(8..10))
        && value.get(10..).is_some_and(is_zone)
}

/// Whether a date has a time, too.
pub(crate) fn is_date_time(value: &str) -> bool {
    let digits = |range: std::ops::Range<usize>| value.get(range).and_then(whole);
    let rest = value.get(19..).unwrap_or_default();
    let zone = rest
        .strip_prefix('.')
        .map_or(rest, |fraction| fraction.trim_start_matches(|c: char| c.is_ascii_digit()));
    value.get(..10).is_some_and(is_date)
        && value.get(10..11) == Some("T")
        && value.get(13..14) == Some(":")
        && value.get(16..17) == Some(":")
        && is_time(digits(11..13), digits(14..16), digits(17..19))
        && is_zone(zone)
}

fn is_zone(zone: &str) -> bool {
    let digits = |range: std::ops::Range<usize>| zone.get(range).and_then(whole);
    matches!(zone, "" | "Z")
        || zone.len() == 6
            && zone.starts_with(['+', '-'])
            && zone.get(3..4) == Some(":")
            && digits(1..3).is_some_and(|hours| hours <= 14)
            && digits(4..6).is_some_and(|minutes| minutes < 60)
}

fn is_day(year: Option<u64>, month: Option<u64>, day: Option<u64>) -> bool {
    let (Some(year), Some(month), Some(day)) = (year, month, day) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

fn is_time(hours: Option<u64>, minutes: Option<u64>, seconds: Option<u64>) -> bool {
    hours.is_some_and(|n| n < 24) && minutes.is_some_and(|n| n < 60) && seconds.is_some_and(|n| n < 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_real_days() {
        assert!(is_tmx_date("20240229T120000Z"));
        for bad in [
            "20230229T120000Z",
            "20240229T120000",
            "20240229T240000Z",
            "2024-02-29T12:00:00Z",
            "20241301T000000Z",
        ] {
            assert!(!is_tmx_date(bad), "{bad}");
        }
        assert!(
            is_date("2010-04-17")
                && is_date_time("2013-07-16T10:30:00+08:00")
                && is_date_time("2013-07-16T10:30:00.5Z")
        );
        assert!(!is_date_time("2013-07-16T10:30:00+8:00") && !is_date("2010-4-17"));
    }
}
