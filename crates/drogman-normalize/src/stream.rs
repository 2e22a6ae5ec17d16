//! A text that comes piece by piece.

use crate::{Normalized, Options, Remark, cuts, normalize};
use drogman_text::Edit;
use std::borrow::Cow;

/// What is settled of a stream: whole paragraphs, normalized, and where they lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NormalizedPiece {
    /// Where the piece begins in the source, in bytes from the start of the stream.
    pub source_start: u64,
    /// Where its view begins among the views, in bytes from the start of the first.
    pub view_start: u64,
    /// How many bytes of the source it holds.
    pub source_len: usize,
    /// View, edits and remarks, in offsets from the start of the piece.
    pub normalized: Normalized<'static>,
}

impl NormalizedPiece {
    /// The edits in offsets from the start of the stream, which saturate at 4 GiB as every
    /// [`ByteSpan`](drogman_text::ByteSpan) does.
    pub fn edits(&self) -> impl Iterator<Item = Edit<'_>> {
        let (source_start, view_start) = (narrow(self.source_start), narrow(self.view_start));
        self.normalized.edits.edits().map(move |edit| Edit {
            source: edit.source.shifted(source_start),
            view: edit.view.shifted(view_start),
            ..edit
        })
    }

    /// The remarks in offsets from the start of the stream, saturating in the same way.
    pub fn remarks(&self) -> impl Iterator<Item = Remark> {
        let by = narrow(self.source_start);
        self.normalized
            .remarks
            .iter()
            .map(move |remark| Remark { span: remark.span.shifted(by), ..remark.clone() })
    }
}

fn narrow(offset: u64) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Normalizes a text that is handed in by pieces of any size, cut anywhere between two characters.
///
/// A piece of the result comes as soon as a blank line ends it ([`cuts`]). The views, one behind the other, are the
/// view of the whole text, and so are the edits and remarks, however the text was cut: [`normalize`] of the whole with
/// the same options gives the same. Memory: the text since the last blank line, so as much as the longest
/// paragraph, and a piece pushed. Time: O(n) over all pushes. A search key, which has no cuts, comes whole at the
/// end.
///
/// # Example: a paragraph that arrives in three parts
///
/// ```
/// use drogman_normalize::{Habits, NormalizeStream, Options, Profile};
/// use drogman_text::LanguageTag;
///
/// let (french, votes) = (LanguageTag::french(), Habits::default());
/// let mut stream = NormalizeStream::new(Options::new(Profile::Translator, &french, &votes));
/// assert_eq!(stream.push("Un caf"), None);
/// assert_eq!(stream.push("&eacute; ?\n"), None);
/// let first = stream.push("\nDeux ").unwrap();
/// assert_eq!(first.normalized.text, "Un café\u{202F}?\n\n");
/// let last = stream.push("th&eacute;s.").or_else(|| stream.finish()).unwrap();
/// assert_eq!(last.normalized.text, "Deux thés.");
/// assert_eq!(last.edits().next().unwrap().source.start(), 25);
/// ```
#[derive(Clone, Debug)]
pub struct NormalizeStream<'a> {
    options: Options<'a>,
    /// What no blank line has ended yet.
    pending: String,
    source_start: u64,
    view_start: u64,
}

impl<'a> NormalizeStream<'a> {
    /// A stream at its start. The habits in the options are those of the whole text, counted before.
    pub fn new(options: Options<'a>) -> Self {
        Self { options, pending: String::new(), source_start: 0, view_start: 0 }
    }

    /// Takes the next part of the text; gives what is settled by it, up to its last blank line.
    pub fn push(&mut self, part: &str) -> Option<NormalizedPiece> {
        // A blank line may have begun in the parts before.
        let near = self.pending.len().saturating_sub("\n\r".len());
        let near = (0..=near).rev().find(|at| self.pending.is_char_boundary(*at)).unwrap_or(0);
        self.pending.push_str(part);
        let cut = cuts(self.pending.get(near..).unwrap_or(""), self.options.profile).next_back()?;
        let rest = self.pending.split_off(near + cut);
        let settled = std::mem::replace(&mut self.pending, rest);
        Some(self.piece(&settled))
    }

    /// Ends the text and gives what was left of it, if anything was. The stream is then at a start again.
    pub fn finish(&mut self) -> Option<NormalizedPiece> {
        let settled = std::mem::take(&mut self.pending);
        let piece = (!settled.is_empty()).then(|| self.piece(&settled));
        (self.source_start, self.view_start) = (0, 0);
        piece
    }

    fn piece(&mut self, settled: &str) -> NormalizedPiece {
        let Normalized { text, edits, remarks } = normalize(settled, &self.options);
        let piece = NormalizedPiece {
            source_start: self.source_start,
            view_start: self.view_start,
            source_len: settled.len(),
            normalized: Normalized { text: Cow::Owned(text.into_owned()), edits, remarks },
        };
        self.source_start += settled.len() as u64;
        self.view_start += piece.normalized.text.len() as u64;
        piece
    }
}
