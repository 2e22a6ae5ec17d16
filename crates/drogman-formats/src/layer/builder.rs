//! How readers write layer 0.

use drogman_document::{Part, Piece, PieceKind, Source};
use drogman_text::ByteSpan;
use std::borrow::Cow;
use std::ops::Range;

/// Collects the text of one part and the pieces that account for its bytes, from left to right.
///
/// Every reader builds its source through this, so that text and pieces cannot part: a byte that no call named
/// becomes skeleton by the name `markup`, a byte named twice keeps its first name. Neighbours of one sort become
/// one piece. Text offsets count within the text of the whole source.
///
/// # Example: a tag, a text and an entity
///
/// ```
/// use drogman_document::Source;
/// use drogman_formats::{PartBuilder, check_layer_zero};
///
/// let bytes = b"<p>Arm&eacute;nie";
/// let mut source = Source::new("note.html", "html");
/// let mut part = PartBuilder::new("", &source);
/// part.push_skeleton(0..3, "tag");
/// part.push_text(3..6, "Arm");
/// part.push_replaced(6..14, "\u{E9}", "entity");
/// part.push_text(14..17, "nie");
/// part.finish(bytes.len(), &mut source);
/// assert_eq!(source.text, "Arm\u{E9}nie");
/// assert_eq!(check_layer_zero(&source, |_| Some(bytes.as_slice().into())), Ok(()));
/// ```
#[derive(Clone, Debug)]
pub struct PartBuilder {
    name: String,
    text_start: usize,
    text: String,
    pieces: Vec<Piece>,
    n_read: u64,
}

impl PartBuilder {
    /// A builder for the part of that name (empty for a plain file), whose text follows what `source` holds.
    pub fn new(name: impl Into<String>, source: &Source) -> Self {
        Self {
            name: name.into(),
            text_start: source.text.len(),
            text: String::new(),
            pieces: Vec::new(),
            n_read: 0,
        }
    }

    /// Says that `bytes`, decoded in the source's encoding, are `decoded`.
    pub fn push_text(&mut self, bytes: Range<usize>, decoded: &str) {
        let (start, end) = self.advance(bytes);
        let span = self.append(decoded);
        if let Some(last) = self.pieces.last_mut()
            && last.kind == PieceKind::Text
            && last.end == start
            && last.text.end() == span.start()
        {
            last.end = end;
            last.text = ByteSpan::new(last.text.start(), span.end());
        } else if end > start || !span.is_empty() {
            self.pieces.push(Piece { start, end, text: span, kind: PieceKind::Text });
        }
    }

    /// The same for a text that is not copied: taken over whole when the part has no text yet.
    pub(crate) fn push_owned_text(&mut self, bytes: Range<usize>, decoded: String) {
        if self.text.is_empty() {
            let (start, end) = self.advance(bytes);
            self.text = decoded;
            let span = ByteSpan::of(self.text_start..self.text_start + self.text.len());
            if end > start {
                self.pieces.push(Piece { start, end, text: span, kind: PieceKind::Text });
            }
        } else {
            self.push_text(bytes, &decoded);
        }
    }

    /// Says that `text` stands for `bytes` by a rule: `entity`, `invalid`, `escape`, `line-break`.
    pub fn push_replaced(&mut self, bytes: Range<usize>, text: &str, rule: impl Into<Cow<'static, str>>) {
        let (start, end) = self.advance(bytes);
        let span = self.append(text);
        if end > start || !span.is_empty() {
            self.pieces.push(Piece { start, end, text: span, kind: PieceKind::Replaced(rule.into()) });
        }
    }

    /// Puts in text that no byte stands for, such as the line end between two blocks.
    pub fn insert(&mut self, text: &str) {
        let at = usize::try_from(self.n_read).unwrap_or(usize::MAX);
        self.push_replaced(at..at, text, "inserted");
    }

    /// Says that `bytes` are markup and machinery without a text of its own, by name: `bom`, `tag`, `timing`.
    pub fn push_skeleton(&mut self, bytes: Range<usize>, name: impl Into<Cow<'static, str>>) {
        self.push_silent(bytes, PieceKind::Skeleton(name.into()));
    }

    /// Says that `bytes` hold text that is left out, with the reason: `deleted-revision`, `hidden`, `script`.
    pub fn push_dropped(&mut self, bytes: Range<usize>, reason: impl Into<Cow<'static, str>>) {
        self.push_silent(bytes, PieceKind::Dropped(reason.into()));
    }

    /// The offset that the next text will have in the text of the source.
    pub fn text_offset(&self) -> u32 {
        u32::try_from(self.text_start + self.text.len()).unwrap_or(u32::MAX)
    }

    /// How many bytes of the part have been named.
    pub fn n_bytes_read(&self) -> u64 {
        self.n_read
    }

    /// The text of this part so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds text and part to the source. `n_bytes` is the length of the part; what was not named is skeleton.
    pub fn finish(mut self, n_bytes: usize, source: &mut Source) {
        self.fill_to(n_bytes as u64);
        if source.text.is_empty() {
            source.text = self.text;
        } else {
            source.text.push_str(&self.text);
        }
        source.parts.push(Part { name: self.name, n_bytes: n_bytes as u64, pieces: self.pieces });
    }

    fn append(&mut self, text: &str) -> ByteSpan {
        let start = self.text_start + self.text.len();
        self.text.push_str(text);
        ByteSpan::of(start..start + text.len())
    }

    /// Moves on to the end of `bytes` and returns what of them is new.
    fn advance(&mut self, bytes: Range<usize>) -> (u64, u64) {
        self.fill_to(bytes.start as u64);
        let start = self.n_read;
        let end = start.max(bytes.end as u64);
        self.n_read = end;
        (start, end)
    }

    fn fill_to(&mut self, byte: u64) {
        if byte > self.n_read {
            let (start, end) = (self.n_read, byte);
            self.n_read = byte;
            self.add_silent(start, end, PieceKind::Skeleton(Cow::Borrowed("markup")));
        }
    }

    fn push_silent(&mut self, bytes: Range<usize>, kind: PieceKind) {
        let (start, end) = self.advance(bytes);
        if end > start {
            self.add_silent(start, end, kind);
        }
    }

    fn add_silent(&mut self, start: u64, end: u64, kind: PieceKind) {
        let at = self.text_offset();
        if let Some(last) = self.pieces.last_mut()
            && last.kind == kind
            && last.end == start
        {
            last.end = end;
        } else {
            self.pieces.push(Piece { start, end, text: ByteSpan::new(at, at), kind });
        }
    }
}
