//! Tokens of a TMX file that go on after a fault.

use quick_xml::events::Event;
use quick_xml::reader::Reader;
use std::ops::Range;

/// How many times the length of the file may be looked at again after faults: each unclosed quotation mark makes
/// the parser run to the end once.
const MAX_RESCANS: usize = 16;

/// What comes next.
pub(super) enum Next<'t> {
    /// An event and where it stands.
    Event(Range<usize>, Event<'t>),
    /// A `<` that begins no markup, with what is the matter: to be taken as text.
    Stray(Range<usize>, String),
    /// Too many faults; everything from here on is left.
    Hopeless(usize),
    /// The end.
    End,
}

/// A parser that is set down again behind each fault.
pub(super) struct TmxCursor<'t> {
    text: &'t str,
    reader: Reader<&'t [u8]>,
    /// Where the reader was set down.
    base: usize,
    budget: usize,
}

impl<'t> TmxCursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, reader: lenient(text), base: 0, budget: text.len().saturating_mul(MAX_RESCANS) }
    }

    pub(super) fn next(&mut self) -> Next<'t> {
        let start = self.position();
        let read = self.reader.read_event();
        let range = start..self.position();
        let fault = match read {
            Ok(Event::Eof) => return Next::End,
            Ok(Event::Start(tag)) if !begins_name(tag.name().into_inner()) => {
                "a < that begins no tag".to_owned()
            }
            Ok(event) => return Next::Event(range, event),
            Err(error) => error.to_string(),
        };
        let Some(rest) = self.text.get(start + 1..).filter(|_| self.text.get(start..start + 1) == Some("<"))
        else {
            return Next::Hopeless(start);
        };
        let spent = range.end.saturating_sub(start).max(1);
        if spent > self.budget {
            return Next::Hopeless(start);
        }
        self.budget -= spent;
        self.reader = lenient(rest);
        self.base = start + 1;
        Next::Stray(start..start + 1, fault)
    }

    fn position(&self) -> usize {
        self.base + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }
}

fn lenient(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    reader
}

fn begins_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | ':'))
}
