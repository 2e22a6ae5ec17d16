//! JSON Lines.

use serde::Serialize;
use std::io::{self, Write};

/// Writes values as JSON, one a line, keys in the order of the type's fields.
///
/// # Example: one object
///
/// ```
/// use drogman_formats::write::{JsonLinesWriter, round4};
/// #[derive(serde::Serialize)]
/// struct Row<'a> {
///     text: &'a str,
///     confidence: f64,
/// }
///
/// let mut output = Vec::new();
/// let mut writer = JsonLinesWriter::new(&mut output);
/// writer.line(&Row { text: "l\u{2019}an", confidence: round4(2.0 / 3.0) })?;
/// writer.finish()?;
/// assert_eq!(String::from_utf8_lossy(&output), "{\"text\":\"l\u{2019}an\",\"confidence\":0.6667}\n");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct JsonLinesWriter<W: Write> {
    out: W,
}

impl<W: Write> JsonLinesWriter<W> {
    /// Begins a file; nothing is written yet.
    pub const fn new(out: W) -> Self {
        Self { out }
    }

    /// Writes one value and a line feed.
    ///
    /// # Errors
    ///
    /// Those of the output, and of the value's own serialization (a map whose keys are no strings).
    pub fn line(&mut self, value: &impl Serialize) -> io::Result<()> {
        let mut line = serde_json::to_vec(value)?;
        line.push(b'\n');
        self.out.write_all(&line)
    }

    /// Ends the file.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The number with at most four decimals, as confidences are printed everywhere.
///
/// Halves go away from zero; minus zero becomes zero. The result prints with at most four decimals because the
/// shortest text that reads back as the same number is printed.
///
/// # Example: short and stable
///
/// ```
/// use drogman_formats::write::round4;
/// assert_eq!(round4(0.123_456).to_string(), "0.1235");
/// assert_eq!(round4(-0.000_01).to_string(), "0");
/// ```
pub fn round4(number: f64) -> f64 {
    let rounded = (number * 10_000.0).round() / 10_000.0;
    // The sum of minus zero and zero is zero.
    rounded + 0.0
}
