//! Text to tokens of XML, going on behind every fault.
//!
//! A parser that stops at the first fault cannot tell all of them, and one that starts anew behind a fault needs
//! the whole file: so this one reads pieces, and takes whatever begins no markup as text.

use super::input::{Input, InvalidBytes};
use super::place::CheckPlace;
use std::io::{self, Read};
use std::ops::Range;

/// The longest piece of text that is handed on at once.
const MAX_TEXT: usize = 64 * 1024;
/// The longest tag.
const MAX_TAG: usize = 1 << 20;
/// The longest name between `&` and `;`.
const MAX_REFERENCE: usize = 40;

/// What a stretch of the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// `&name;`
    Reference,
    /// An `&` that begins no reference.
    StrayAmpersand,
    /// A `<` that begins no markup.
    StrayLess,
    /// `<name ...>` or `<name ... />`
    Start,
    /// A start tag that lacks its `>` or a quotation mark.
    BrokenStart,
    End,
    Comment,
    /// A comment, instruction or the like that never ends.
    Unended,
    CData,
    Instruction,
    Doctype,
}

/// The window on the file.
pub(super) struct Scanner<R> {
    input: Input<R>,
    text: String,
    at: usize,
    place: CheckPlace,
    /// How much of the decoded text was left behind.
    n_passed: u64,
    at_end: bool,
}

impl<R: Read> Scanner<R> {
    pub(super) fn new(input: Input<R>) -> Self {
        let byte = input.decision.bom_length as u64;
        let place = CheckPlace { byte, ..CheckPlace::START };
        Self { input, text: String::new(), at: 0, place, n_passed: 0, at_end: false }
    }

    /// Where the next token begins.
    pub(super) const fn place(&self) -> CheckPlace {
        self.place
    }

    /// The text of a token.
    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The next token; the one before is forgotten once [`pass`](Self::pass) was called for it.
    pub(super) fn next(&mut self) -> io::Result<Option<(Kind, Range<usize>)>> {
        if self.at > MAX_TEXT {
            self.n_passed += self.at as u64;
            self.text.drain(..self.at);
            self.at = 0;
        }
        if self.at >= self.text.len() && !self.more()? {
            return Ok(None);
        }
        let at = self.at;
        let (kind, length) = match self.rest(0).as_bytes().first() {
            Some(b'<') => self.markup()?,
            Some(b'&') => self.reference()?,
            _ => {
                let rest = self.rest(0).as_bytes();
                let stop = rest.iter().take(MAX_TEXT).position(|byte| matches!(byte, b'<' | b'&'));
                let mut length = stop.unwrap_or(rest.len().min(MAX_TEXT));
                while !self.text.is_char_boundary(at + length) {
                    length -= 1;
                }
                (Kind::Text, length)
            }
        };
        Ok(Some((kind, at..at + length)))
    }

    /// Leaves a token behind; says which bytes in it stand for no character, and where.
    pub(super) fn pass(&mut self, range: &Range<usize>) -> Vec<(CheckPlace, u64)> {
        let mut found = Vec::new();
        let encoding = self.input.decision.encoding;
        let mut start = range.start;
        let end = self.n_passed + range.end as u64;
        while let Some(InvalidBytes { text, length }) =
            self.input.invalid.front().copied().filter(|invalid| invalid.text < end)
        {
            self.input.invalid.pop_front();
            let at = usize::try_from(text.saturating_sub(self.n_passed)).unwrap_or(start);
            let before = self.text.get(start..at).unwrap_or_default();
            self.place = self.place.after(before, encoding);
            found.push((self.place, length));
            self.place.byte += length;
            self.place.column += 1;
            start = at + '\u{FFFD}'.len_utf8();
        }
        let rest = self.text.get(start..range.end).unwrap_or_default();
        self.place = self.place.after(rest, encoding);
        self.at = range.end;
        found
    }

    /// The place of something that stands inside the token that begins at the current place.
    pub(super) fn place_in(&self, token: &Range<usize>, offset: usize) -> CheckPlace {
        let before = self.text.get(token.start..token.start + offset).unwrap_or_default();
        self.place.after(before, self.input.decision.encoding)
    }

    fn more(&mut self) -> io::Result<bool> {
        if !self.at_end {
            self.at_end = !self.input.read(&mut self.text)?;
        }
        Ok(!self.at_end)
    }

    fn rest(&self, offset: usize) -> &str {
        self.text.get(self.at + offset..).unwrap_or_default()
    }

    /// Makes sure that so many bytes are in the window, if the file has them.
    fn want(&mut self, length: usize) -> io::Result<()> {
        while self.text.len() < self.at + length && self.more()? {}
        Ok(())
    }

    /// Finds what ends a construct: the length up to and with it.
    fn until(&mut self, from: usize, end: &str) -> io::Result<Option<usize>> {
        let mut searched = from;
        loop {
            if let Some(found) = self.rest(searched).find(end) {
                return Ok(Some(searched + found + end.len()));
            }
            searched = (self.text.len() - self.at).saturating_sub(end.len()).max(from);
            while !self.text.is_char_boundary(self.at + searched) {
                searched -= 1;
            }
            if self.text.len() - self.at > MAX_TAG || !self.more()? {
                return Ok(None);
            }
        }
    }

    fn reference(&mut self) -> io::Result<(Kind, usize)> {
        self.want(MAX_REFERENCE)?;
        let rest = self.rest(1).as_bytes();
        let n_name = rest
            .iter()
            .take(MAX_REFERENCE)
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'#' | b'_' | b'-' | b'.'))
            .count();
        let ends = rest.get(n_name) == Some(&b';') && n_name > 0;
        Ok(if ends { (Kind::Reference, n_name + 2) } else { (Kind::StrayAmpersand, 1) })
    }

    fn markup(&mut self) -> io::Result<(Kind, usize)> {
        self.want("<![CDATA[".len())?;
        let rest = self.rest(0);
        let (from, end, kind) = if rest.starts_with("<!--") {
            (4, "-->", Kind::Comment)
        } else if rest.starts_with("<![CDATA[") {
            (9, "]]>", Kind::CData)
        } else if rest.starts_with("<?") {
            (2, "?>", Kind::Instruction)
        } else if rest.starts_with("<!") {
            return self.doctype();
        } else if rest.starts_with("</") {
            (2, ">", Kind::End)
        } else {
            return self.start_tag();
        };
        Ok(match self.until(from, end)? {
            Some(length) => (kind, length),
            None if kind == Kind::End => (Kind::StrayLess, 1),
            None => (Kind::Unended, from),
        })
    }

    /// A document type, with the brackets of its internal part.
    fn doctype(&mut self) -> io::Result<(Kind, usize)> {
        let Some(mut length) = self.until(2, ">")? else { return Ok((Kind::StrayLess, 1)) };
        let head = self.rest(0).get(..length).unwrap_or_default();
        if head.contains('[') && !head.contains(']') {
            match self.until(length, "]")? {
                Some(bracket) => length = self.until(bracket, ">")?.unwrap_or(bracket),
                None => return Ok((Kind::Unended, 2)),
            }
        }
        Ok((Kind::Doctype, length))
    }

    fn start_tag(&mut self) -> io::Result<(Kind, usize)> {
        let begins = self.rest(1).chars().next().is_some_and(|c| c.is_alphabetic() || matches!(c, '_' | ':'));
        if !begins {
            return Ok((Kind::StrayLess, 1));
        }
        let (mut at, mut quote) = (1, None);
        loop {
            let found = self.rest(at).bytes().position(|byte| match quote {
                Some(quote) => byte == quote || byte == b'<',
                None => matches!(byte, b'"' | b'\'' | b'<' | b'>'),
            });
            let Some(found) = found else {
                at = self.text.len() - self.at;
                if at > MAX_TAG || !self.more()? {
                    return Ok(self.broken_tag(at));
                }
                continue;
            };
            let byte = self.rest(at + found).bytes().next();
            at += found;
            match (byte, quote) {
                (Some(b'>'), None) => return Ok((Kind::Start, at + 1)),
                (None | Some(b'<'), _) => return Ok(self.broken_tag(at)),
                (Some(_), Some(_)) => quote = None,
                (byte, None) => quote = byte,
            }
            at += 1;
        }
    }

    /// A tag that was given up at `at`: it ends at its first `>`, or where it was given up.
    fn broken_tag(&self, at: usize) -> (Kind, usize) {
        let inside = self.rest(0).get(..at).unwrap_or_default();
        match inside.find('>') {
            Some(end) => (Kind::BrokenStart, end + 1),
            None if at > MAX_TAG => (Kind::StrayLess, 1),
            None => (Kind::BrokenStart, at.max(2)),
        }
    }
}
