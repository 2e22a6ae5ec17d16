//! HTML as a row of tokens that cover every byte.
//!
//! The tokenizer is our own because layer 0 needs the place of every token, end tags, comments and unfinished tags
//! included, in one pass and in order; a rewriter with handlers for chosen elements (`lol_html`) does not give the
//! row itself. It follows the HTML standard (section 13.2.5) where documents depend on it and is milder in one
//! place: a tag that is never closed is text, so that a cut file loses nothing.

use std::ops::Range;

/// One token; its range lies in the text that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it stands.
    pub(crate) range: Range<usize>,
    /// What it is.
    pub(crate) sort: TokenSort,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TokenSort {
    /// Characters, references not yet replaced.
    Text,
    /// The content of an element that holds no markup: `script`, `style`, `title`.
    RawText,
    /// A start tag, by its name in lower case.
    Start(String),
    /// An end tag, by its name in lower case.
    End(String),
    /// A comment, a document type, a processing instruction.
    Comment,
}

/// Elements whose content holds no markup (section 13.1.2: raw text and escapable raw text).
const RAW: &[&str] = &["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"];

/// Cuts a text into tokens. Linear: nothing is looked for twice beyond the place where it was last found missing.
pub(crate) struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// The element whose raw content comes next.
    raw: Option<String>,
    /// No quotation mark after this place closes a value any more.
    quotes_broken: bool,
    last_close: Option<usize>,
}

impl<'t> Tokens<'t> {
    /// The tokens of a text.
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, at: 0, raw: None, quotes_broken: false, last_close: text.rfind('>') }
    }

    fn rest(&self, from: usize) -> &'t str {
        self.text.get(from..).unwrap_or("")
    }

    /// The markup that begins at `start`, where a `<` stands, if it is markup.
    fn markup(&mut self, start: usize) -> Option<Token> {
        let rest = self.rest(start);
        if rest.starts_with("<!--") {
            let end = rest
                .get(4..)
                .and_then(|body| body.find("-->"))
                .map_or(self.text.len(), |at| start + 4 + at + 3);
            // `<!-->` and `<!--->` are comments too, and empty.
            let short =
                ["<!-->", "<!--->"].iter().find(|short| rest.starts_with(**short)).map(|short| short.len());
            return Some(Token {
                range: start..short.map_or(end, |length| start + length),
                sort: TokenSort::Comment,
            });
        }
        if self.last_close.is_none_or(|last| last < start) {
            return None;
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            let end = start + rest.find('>')? + 1;
            return Some(Token { range: start..end, sort: TokenSort::Comment });
        }
        let (name_start, is_end) =
            if rest.starts_with("</") { (start + 2, true) } else { (start + 1, false) };
        let name = self.rest(name_start);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            // An end tag without a name is a comment by the standard.
            let end = if is_end { start + rest.find('>')? + 1 } else { return None };
            return Some(Token { range: start..end, sort: TokenSort::Comment });
        }
        let n_name =
            name.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(name.len());
        let lower = name.get(..n_name)?.to_ascii_lowercase();
        let end = self.tag_end(name_start + n_name)?;
        if is_end {
            return Some(Token { range: start..end, sort: TokenSort::End(lower) });
        }
        if RAW.contains(&lower.as_str()) {
            self.raw = Some(lower.clone());
        }
        Some(Token { range: start..end, sort: TokenSort::Start(lower) })
    }

    /// One past the `>` that ends the tag whose attributes begin at `from`.
    fn tag_end(&mut self, from: usize) -> Option<usize> {
        let rest = self.rest(from);
        if self.quotes_broken {
            return rest.find('>').map(|at| from + at + 1);
        }
        let mut quote = None;
        let mut after_equals = false;
        for (at, byte) in rest.bytes().enumerate() {
            match (quote, byte) {
                (Some(open), close) if open == close => quote = None,
                (Some(_), _) => {}
                (None, b'>') => return Some(from + at + 1),
                (None, b'"' | b'\'') if after_equals => quote = Some(byte),
                (None, b'=') => after_equals = true,
                (None, byte) if byte.is_ascii_whitespace() => {}
                (None, _) => after_equals = false,
            }
        }
        self.quotes_broken = true;
        rest.find('>').map(|at| from + at + 1)
    }

    /// The content of a raw element up to its end tag.
    fn raw_content(&mut self, name: &str) -> Option<Token> {
        let rest = self.rest(self.at);
        let is_end = |at: usize| {
            let tail = rest.get(at + 2..).unwrap_or("");
            tail.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
                && tail.get(name.len()..).is_some_and(|tail| {
                    tail.starts_with(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>')
                })
        };
        let end = rest.match_indices("</").map(|(at, _)| at).find(|at| is_end(*at)).unwrap_or(rest.len());
        let range = self.at..self.at + end;
        self.at = range.end;
        (end > 0).then_some(Token { range, sort: TokenSort::RawText })
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(name) = self.raw.take()
            && let Some(token) = self.raw_content(&name)
        {
            return Some(token);
        }
        let start = self.at;
        let mut look = start;
        // A `<` that opens nothing is text.
        while let Some(step) = self.rest(look).find('<') {
            let open = look + step;
            if let Some(token) = self.markup(open) {
                if open > start {
                    // The markup is found again next time; its raw content must not be expected before.
                    self.raw = None;
                    self.at = open;
                    return Some(Token { range: start..open, sort: TokenSort::Text });
                }
                self.at = token.range.end;
                return Some(token);
            }
            look = open + 1;
        }
        self.at = self.text.len();
        (start < self.at).then_some(Token { range: start..self.at, sort: TokenSort::Text })
    }
}

/// The attributes of a start tag: each name in lower case with the range of its value in the text that holds
/// the tag. The first of two equal names counts, as the standard has it.
pub(crate) fn attributes(text: &str, tag: &Range<usize>) -> Vec<(String, Range<usize>)> {
    let mut attributes: Vec<(String, Range<usize>)> = Vec::new();
    let body = text.get(tag.clone()).unwrap_or("");
    let body = body.strip_suffix('>').unwrap_or(body);
    let mut at = body.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(body.len());
    loop {
        let rest = body.get(at..).unwrap_or("");
        let skipped = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        at += rest.len() - skipped.len();
        if skipped.is_empty() {
            return attributes;
        }
        // A `=` at the very start belongs to the name.
        let first = skipped.chars().next().map_or(0, char::len_utf8);
        let ends = |c: char| c.is_ascii_whitespace() || c == '/' || c == '=';
        let n_name =
            skipped.get(first..).and_then(|rest| rest.find(ends)).map_or(skipped.len(), |at| at + first);
        let name = skipped.get(..n_name).unwrap_or("").to_ascii_lowercase();
        at += n_name;
        let tail = body.get(at..).unwrap_or("");
        let (length, value) = match tail.trim_start().strip_prefix('=') {
            None => (0, 0..0),
            Some(after) => value(tail.len() - after.len(), after),
        };
        let range = tag.start + at + value.start..tag.start + at + value.end;
        at += length;
        if !attributes.iter().any(|(known, _)| *known == name) {
            attributes.push((name, range));
        }
    }
}

/// The value behind `=`: how far it reaches from the start of the tail, and where it stands in it.
fn value(skipped: usize, after: &str) -> (usize, Range<usize>) {
    let trimmed = after.trim_start();
    let start = skipped + after.len() - trimmed.len();
    for quote in ['"', '\''] {
        if let Some(inner) = trimmed.strip_prefix(quote) {
            let length = inner.find(quote).unwrap_or(inner.len());
            return (start + 1 + (length + 1).min(inner.len()), start + 1..start + 1 + length);
        }
    }
    let length = trimmed.find(|c: char| c.is_ascii_whitespace()).unwrap_or(trimmed.len());
    (start + length, start..start + length)
}
