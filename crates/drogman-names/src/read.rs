//! Reading the native format: TOML files with `[[source]]` and `[[concept]]` tables.

use crate::GlossaryFault;
use crate::glossary::NameSource;
use drogman_document::Concept;
use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

/// Something read from a file, with the line it starts on.
pub(crate) struct Placed<T> {
    pub file: usize,
    pub line: usize,
    pub value: T,
}

/// A concept and the lines of its designations and relations.
pub(crate) struct ReadConcept {
    pub concept: Concept,
    pub designation_lines: Vec<usize>,
    pub relation_lines: Vec<usize>,
}

/// All that the files hold, in their order, and what could not be read.
#[derive(Default)]
pub(crate) struct Reading {
    pub sources: Vec<Placed<NameSource>>,
    pub concepts: Vec<Placed<ReadConcept>>,
    pub faults: Vec<GlossaryFault>,
}

impl Reading {
    /// Reads one file after another; a fault in one table does not hide those of the next.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let mut reading = Self::default();
        for (number, &(name, text)) in files.iter().enumerate() {
            reading.file(number, name, text);
        }
        reading
    }

    fn file(&mut self, number: usize, name: &str, text: &str) {
        let lines = Lines::new(text);
        let fault = |at: usize, message: String| GlossaryFault {
            file: name.to_owned(),
            line: lines.line_of(at),
            message,
        };
        let (root, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            // Tables behind a syntax error would only repeat it in other words.
            self.faults.extend(errors.iter().map(|error| {
                fault(error.span().map_or(0, |span| span.start), format!("not TOML: {}", error.message()))
            }));
            return;
        }
        for (key, value) in root.into_inner() {
            let at = key.span().start;
            let DeValue::Array(tables) = value.into_inner() else {
                self.faults.push(fault(at, format!("'{}' is not a list of tables", key.as_ref())));
                continue;
            };
            for table in tables {
                let start = table.span().start;
                let line = lines.line_of(start);
                match key.as_ref().as_ref() {
                    "source" => match NameSource::deserialize(ValueDeserializer::from(table)) {
                        Ok(value) => self.sources.push(Placed { file: number, line, value }),
                        Err(error) => self.faults.push(fault(
                            error.span().map_or(start, |span| span.start),
                            format!("source: {}", error.message()),
                        )),
                    },
                    "concept" => {
                        let designation_lines = item_lines(&lines, &table, "designations");
                        let relation_lines = item_lines(&lines, &table, "relations");
                        match Concept::deserialize(ValueDeserializer::from(table)) {
                            Ok(concept) => self.concepts.push(Placed {
                                file: number,
                                line,
                                value: ReadConcept { concept, designation_lines, relation_lines },
                            }),
                            Err(error) => self.faults.push(fault(
                                error.span().map_or(start, |span| span.start),
                                format!("concept: {}", error.message()),
                            )),
                        }
                    }
                    other => {
                        self.faults.push(fault(at, format!("'{other}' is neither 'source' nor 'concept'")));
                        break;
                    }
                }
            }
        }
    }
}

fn item_lines(lines: &Lines, table: &Spanned<DeValue<'_>>, key: &str) -> Vec<usize> {
    let items = table.get_ref().get(key).and_then(|list| list.get_ref().as_array());
    items.into_iter().flatten().map(|item| lines.line_of(item.span().start)).collect()
}

/// Where the lines of a text start, so that an offset becomes a line in O(log n).
struct Lines {
    ends: Vec<usize>,
}

impl Lines {
    fn new(text: &str) -> Self {
        Self { ends: text.match_indices('\n').map(|(at, _)| at).collect() }
    }

    /// The line of a byte, from 1.
    fn line_of(&self, at: usize) -> usize {
        1 + self.ends.partition_point(|&end| end < at)
    }
}
