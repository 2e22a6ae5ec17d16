//! Changes carried over into the bytes of a file. Markup, time codes and the encoding stay byte for byte.
//!
//! The map that the reader made (layer 0) says which bytes a change replaces. Whether the outcome is right is then
//! proved by reading it again: its text must be the view, and everything that is no text must be as before. Changes
//! that fail this (a full stop behind a number that would begin a list in Markdown) are left out one by one.

use super::charset::Charset;
use crate::print::count;
use drogman::Change;
use drogman::{Piece, PieceKind, Source};
use std::collections::BTreeMap;
use std::ops::Range;

/// How often a file is read again at most while changes that do harm are looked for.
const MOST_READINGS: u32 = 256;

/// What a rewriting came to.
#[derive(Debug)]
pub(super) struct Rewritten {
    pub(super) bytes: Vec<u8>,
    /// For each change whether it was made.
    pub(super) made: Vec<bool>,
}

/// A file in which changes are to be made.
pub(super) struct Rewriter<'a> {
    source: &'a Source,
    bytes: &'a [u8],
    pieces: &'a [Piece],
    charset: Charset,
    /// Characters that the encoding lacks are written as references.
    references: bool,
    /// So is everything beyond ASCII: a page of ASCII alone may declare any encoding.
    ascii_only: bool,
    /// `&` and `<` are written as references.
    escapes: bool,
}

impl<'a> Rewriter<'a> {
    /// A rewriter of a file; a sentence says why its text cannot be changed in place.
    pub(super) fn new(source: &'a Source, bytes: &'a [u8]) -> Result<Self, String> {
        let format = source.format.as_str();
        if !matches!(format, "text" | "markdown" | "html" | "srt" | "vtt") {
            return Err(format!(
                "a {format} file is not changed in place (drogman prepare --apply-profile delivers its normalized text)"
            ));
        }
        let name = &source.encoding.name;
        let charset = Charset::of(name)
            .ok_or_else(|| format!("a file in {name} is not changed in place (save it as UTF-8)"))?;
        let pieces: &[Piece] = match source.parts.as_slice() {
            [part] if part.pieces.is_sorted_by_key(|piece| piece.text) => &part.pieces,
            _ => return Err("the text does not stand in the file in its own order".to_owned()),
        };
        let references = format == "html";
        let ascii_only = references && matches!(charset, Charset::Utf8) && bytes.is_ascii();
        Ok(Self {
            source,
            bytes,
            pieces,
            charset,
            references,
            ascii_only,
            escapes: matches!(format, "html" | "vtt"),
        })
    }

    /// Makes the changes that leave everything else as it is.
    ///
    /// `read` reads bytes as the file was read.
    pub(super) fn rewrite(
        &self,
        changes: &[Change<'_>],
        read: impl Fn(&[u8]) -> Result<Source, String>,
    ) -> Result<Rewritten, String> {
        self.check_encoding(changes)?;
        let places: Vec<Option<Range<usize>>> = self.places(changes);
        let mut search = Search {
            rewriter: self,
            changes,
            places: &places,
            read,
            made: vec![false; changes.len()],
            bytes: self.bytes.to_vec(),
            n_left: MOST_READINGS,
        };
        let possible: Vec<usize> =
            places.iter().enumerate().filter(|(_, place)| place.is_some()).map(|(i, _)| i).collect();
        search.take(&possible);
        Ok(Rewritten { bytes: search.bytes, made: search.made })
    }

    /// A character that the encoding lacks makes the file as a whole impossible: half of a house style is none.
    fn check_encoding(&self, changes: &[Change<'_>]) -> Result<(), String> {
        if self.references {
            return Ok(());
        }
        let mut lacking: BTreeMap<char, u64> = BTreeMap::new();
        let mut unused = Vec::new();
        for character in changes.iter().flat_map(|change| change.new.chars()) {
            if !self.charset.push(character, &mut unused) {
                *lacking.entry(character).or_default() += 1;
            }
            unused.clear();
        }
        if lacking.is_empty() {
            return Ok(());
        }
        let told: Vec<String> = lacking
            .iter()
            .map(|(c, n)| format!("U+{:04X} ({})", u32::from(*c), count(*n, "place", "places")))
            .collect();
        let wide = if lacking.contains_key(&'\u{202F}') { "use --style wide, or " } else { "" };
        let name = &self.source.encoding.name;
        Err(format!("{name} has no {}; nothing was written ({wide}save the file as UTF-8)", told.join(", ")))
    }

    /// The bytes that each change replaces; `None` where they are not all text.
    fn places(&self, changes: &[Change<'_>]) -> Vec<Option<Range<usize>>> {
        let mut walk = Walk { rewriter: self, index: 0, text: 0, byte: 0 };
        changes
            .iter()
            .map(|change| {
                let (start, end) = (change.span.start() as usize, change.span.end() as usize);
                if start == end { walk.insertion(start) } else { walk.replacement(start, end) }
            })
            .collect()
    }

    /// The file with the changes whose numbers are given, ascending.
    fn splice(&self, changes: &[Change<'_>], places: &[Option<Range<usize>>], numbers: &[usize]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.bytes.len() + self.bytes.len() / 32);
        let mut at = 0;
        for number in numbers {
            if let (Some(change), Some(Some(place))) = (changes.get(*number), places.get(*number)) {
                bytes.extend_from_slice(self.bytes.get(at..place.start).unwrap_or_default());
                self.push(change.new, &mut bytes);
                at = place.end;
            }
        }
        bytes.extend_from_slice(self.bytes.get(at..).unwrap_or_default());
        bytes
    }

    fn push(&self, text: &str, bytes: &mut Vec<u8>) {
        for character in text.chars() {
            let named = match character {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => "",
            };
            let ascii = |text: &str, bytes: &mut Vec<u8>| {
                for c in text.chars() {
                    self.charset.push(c, bytes);
                }
            };
            if self.escapes && !named.is_empty() {
                ascii(named, bytes);
            } else if self.ascii_only && !character.is_ascii() || !self.charset.push(character, bytes) {
                ascii(&format!("&#{};", u32::from(character)), bytes);
            }
        }
    }

    /// How many bytes a stretch of the text has in the file.
    fn width(&self, from: usize, to: usize) -> usize {
        self.charset.width(self.source.text.get(from..to).unwrap_or(""))
    }

    /// Whether a rewritten file says the same in every other respect.
    fn agrees(&self, bytes: &[u8], now: &Source, expected: &str) -> bool {
        let was = self.source;
        let silent = |source: &Source, bytes: &[u8]| -> Vec<u8> {
            let pieces = source.parts.iter().flat_map(|part| &part.pieces);
            let silent = pieces.filter(|p| matches!(p.kind, PieceKind::Skeleton(_) | PieceKind::Dropped(_)));
            silent
                .flat_map(|p| bytes.get(p.start as usize..p.end as usize).unwrap_or_default())
                .copied()
                .collect()
        };
        now.text == expected
            && now.format == was.format
            && now.encoding.name == was.encoding.name
            && now.encoding.n_invalid == was.encoding.n_invalid
            && (was.format == "text" || now.blocks.len() == was.blocks.len())
            && silent(now, bytes) == silent(was, self.bytes)
    }
}

/// Walks through the pieces once, from change to change.
struct Walk<'a> {
    rewriter: &'a Rewriter<'a>,
    /// The piece that is looked at.
    index: usize,
    /// A place in its text, and the same place in the bytes.
    text: usize,
    byte: usize,
}

impl Walk<'_> {
    fn piece(&self, index: usize) -> Option<&Piece> {
        self.rewriter.pieces.get(index)
    }

    /// Goes on to the first piece whose text ends at a place or behind it.
    fn go_to(&mut self, at: usize) {
        while self
            .piece(self.index)
            .is_some_and(|piece| (piece.text.end() as usize) < at || piece.text.is_empty())
        {
            self.index += 1;
            if let Some(next) = self.piece(self.index) {
                (self.text, self.byte) = (next.text.start() as usize, next.start as usize);
            }
        }
    }

    /// The byte of a place inside the piece, when it is text.
    fn byte_in(&mut self, at: usize) -> Option<usize> {
        let piece = self.piece(self.index)?;
        let (start, end) = (piece.text.start() as usize, piece.text.end() as usize);
        if piece.kind != PieceKind::Text {
            return match at {
                _ if at == start => Some(piece.start as usize),
                _ if at == end => Some(piece.end as usize),
                _ => None,
            };
        }
        if self.text < start || at < self.text {
            (self.text, self.byte) = (start, piece.start as usize);
        }
        self.byte += self.rewriter.width(self.text, at);
        self.text = at;
        Some(self.byte)
    }

    fn replacement(&mut self, start: usize, end: usize) -> Option<Range<usize>> {
        self.go_to(start + 1);
        let first = self.byte_in(start)?;
        let mut last = self.index;
        // All pieces up to the end must be text, or stand for text, and touch each other.
        while self.piece(last).is_some_and(|piece| (piece.text.end() as usize) < end) {
            last += 1;
        }
        let touched = self.rewriter.pieces.get(self.index..=last)?;
        let is_text = |piece: &Piece| match &piece.kind {
            PieceKind::Text => true,
            PieceKind::Replaced(rule) => piece.end > piece.start && rule != "invalid",
            PieceKind::Skeleton(_) | PieceKind::Dropped(_) => false,
        };
        if !touched.iter().all(is_text) {
            return None;
        }
        self.go_to(end);
        Some(first..self.byte_in(end)?)
    }

    /// Between two pieces with markup in between, what is inserted stands beside the one that does not end in a
    /// word: a space before a mark goes with the mark.
    fn insertion(&mut self, at: usize) -> Option<Range<usize>> {
        self.go_to(at);
        let left = self.byte_in(at)?;
        let piece = self.piece(self.index)?;
        let before = self.rewriter.source.text.get(..at)?.chars().next_back();
        let mut place = left;
        if piece.text.end() as usize == at && before.is_some_and(char::is_alphanumeric) {
            let next =
                self.rewriter.pieces.get(self.index + 1..)?.iter().find(|piece| !piece.text.is_empty());
            let next = next.filter(|next| next.kind == PieceKind::Text && next.text.start() as usize == at);
            place = next.map_or(left, |next| next.start as usize);
        }
        Some(place..place)
    }
}

/// Looks for the most changes that can be made together: all, else by halves.
struct Search<'a, R> {
    rewriter: &'a Rewriter<'a>,
    changes: &'a [Change<'a>],
    places: &'a [Option<Range<usize>>],
    read: R,
    made: Vec<bool>,
    bytes: Vec<u8>,
    n_left: u32,
}

impl<R: Fn(&[u8]) -> Result<Source, String>> Search<'_, R> {
    fn take(&mut self, numbers: &[usize]) {
        if numbers.is_empty() || self.n_left == 0 {
            return;
        }
        self.n_left -= 1;
        let together: Vec<usize> = (0..self.changes.len())
            .filter(|n| self.made.get(*n) == Some(&true) || numbers.binary_search(n).is_ok())
            .collect();
        let bytes = self.rewriter.splice(self.changes, self.places, &together);
        let expected = self.expected(&together);
        if (self.read)(&bytes).is_ok_and(|now| self.rewriter.agrees(&bytes, &now, &expected)) {
            self.bytes = bytes;
            for number in numbers {
                if let Some(made) = self.made.get_mut(*number) {
                    *made = true;
                }
            }
        } else if numbers.len() > 1 {
            let (head, tail) = numbers.split_at(numbers.len() / 2);
            self.take(head);
            self.take(tail);
        }
    }

    /// The text as those changes leave it.
    fn expected(&self, numbers: &[usize]) -> String {
        let text = &self.rewriter.source.text;
        let mut view = String::with_capacity(text.len() + text.len() / 32);
        let mut at = 0;
        for change in numbers.iter().filter_map(|number| self.changes.get(*number)) {
            view.push_str(text.get(at..change.span.start() as usize).unwrap_or(""));
            view.push_str(change.new);
            at = change.span.end() as usize;
        }
        view.push_str(text.get(at..).unwrap_or(""));
        view
    }
}
