//! The fields of a row of JSON Lines where they stand, so that the rest of the row is kept byte for byte.

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt::{self, Write as _};

/// What is the matter with a line, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// The character of the line, from 1, where there is one to point at.
    pub(crate) column: Option<usize>,
    /// The matter as a sentence.
    pub(crate) message: String,
}

impl From<String> for Trouble {
    fn from(message: String) -> Self {
        Self { column: None, message }
    }
}

impl Trouble {
    /// What the parser found, which saw `part` of a line that begins `before` bytes further on.
    fn of(error: &serde_json::Error, part: &str, line: &str) -> Self {
        let before = place_of(part, line);
        // The parser counts bytes from 1; at the end of its input it points at the last one.
        let byte = before + error.column().max(1);
        let column = line.char_indices().take_while(|(at, _)| *at < byte).count().max(1);
        Self { column: Some(column), message: plain(error) }
    }

    /// The same sentence with more before it.
    fn because(mut self, what: &str) -> Self {
        self.message = format!("{what}: {}", self.message);
        self
    }

    /// The same sentence with more behind it.
    pub(crate) fn and(mut self, what: &str) -> Self {
        self.message = format!("{}; {what}", self.message);
        self
    }
}

const NO_OBJECT: &str = "the line is no JSON object";

/// What the parser says in the words of someone who writes rows, not parsers.
fn plain(error: &serde_json::Error) -> String {
    const WORDS: [(&str, &str); 15] = [
        ("EOF while parsing a string", "it ends inside a text"),
        ("EOF while parsing an object", "it ends before the closing }"),
        ("EOF while parsing a list", "it ends before the closing ]"),
        ("EOF while parsing", "it ends too early"),
        ("expected value", "a value is missing here"),
        ("expected ident", "a value is missing here"),
        ("expected `:`", "a : is missing here"),
        ("expected `,`", "a comma, or the closing bracket, is missing here"),
        ("key must be a string", "the name of a field stands in double quotation marks"),
        ("trailing characters", "something stands behind the closing }"),
        ("trailing comma", "a comma stands before the closing bracket"),
        ("control character", "a text holds a control character (write it as an escape, such as \\n)"),
        ("invalid escape", "a backslash is followed by no known escape"),
        ("recursion limit", "it is nested too deeply"),
        ("number out of range", "a number is too large"),
    ];
    let said = error.to_string();
    if said.contains("surrogate") || said.contains("hex escape") || said.contains("unicode code point") {
        return "an escape with \\u stands for no character".to_owned();
    }
    if said.starts_with("invalid type") {
        return NO_OBJECT.to_owned();
    }
    let known = WORDS.iter().find(|(theirs, _)| said.starts_with(theirs));
    known.map_or_else(
        || said.split_once(" at line ").map_or(said.as_str(), |(what, _)| what).to_owned(),
        |(_, ours)| (*ours).to_owned(),
    )
}

/// Adds JSON; a row whose text was written in escapes alone stays so.
pub(crate) fn push_json(json: &str, as_escapes: bool, row: &mut String) {
    if !as_escapes {
        return row.push_str(json);
    }
    for character in json.chars() {
        if character.is_ascii() {
            row.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing into a string cannot fail.
                let _ = write!(row, "\\u{unit:04x}");
            }
        }
    }
}

/// The fields of an object in their order, each with its value as it is written.
#[derive(Debug)]
pub(crate) struct Fields<'a>(pub(crate) Vec<(String, &'a RawValue)>);

impl<'a> Fields<'a> {
    /// The fields of a row, which must have each of `columns` once.
    pub(crate) fn of(row: &'a str, columns: &[impl AsRef<str>]) -> Result<Self, Trouble> {
        let fields: Self = serde_json::from_str(row).map_err(|error| {
            let trouble = Trouble::of(&error, row, row);
            // It may be JSON, and another kind of value: there is nothing more to say then.
            if error.is_data() { trouble } else { trouble.because(NO_OBJECT) }
        })?;
        for column in columns.iter().map(AsRef::as_ref) {
            match fields.0.iter().filter(|(name, _)| name == column).count() {
                0 => return Err(format!("the row has no field \"{column}\"").into()),
                1 => {}
                n => return Err(format!("the row has {n} fields \"{column}\"").into()),
            }
        }
        Ok(fields)
    }

    /// The value of a field as it is written.
    pub(crate) fn value(&self, name: &str) -> Option<&'a RawValue> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| *value)
    }

    /// Whether there is a field of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(other, _)| other == name)
    }
}

/// The text that a value of a row is.
pub(crate) fn text_of<'a>(name: &str, value: &'a str, line: &str) -> Result<Cow<'a, str>, Trouble> {
    if !value.starts_with('"') {
        return Err(format!("the field \"{name}\" is not a string").into());
    }
    let text: Text<'a> = serde_json::from_str(value)
        .map_err(|error| Trouble::of(&error, value, line).because(&format!("the field \"{name}\"")))?;
    Ok(text.0)
}

/// Borrowed where no escape stands in it.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// Where a value stands in the line that it is a part of.
pub(crate) fn place_of(value: &str, line: &str) -> usize {
    value.as_ptr().addr() - line.as_ptr().addr()
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}
