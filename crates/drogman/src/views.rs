//! Normalized views. What stands in one language is normalized as a whole, quotation marks over several sentences and
//! all, and each segment takes its part of it.

use crate::TextOptions;
use crate::analysis::{Analysis, Segment};
use crate::languages::Region;
use drogman_document::{Block, BlockKind, Source};
use drogman_normalize::{Habits, Normalized, Options, Protection, Remark, normalize};
use drogman_text::{ByteSpan, Edit, EditMap, LanguageTag};
use std::borrow::Cow;

/// A change that normalizing makes to a document's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// What is replaced, in the document's text; empty for an insertion.
    pub span: ByteSpan,
    /// What comes there.
    pub new: &'a str,
    /// The rule, or several joined by `+`.
    pub rule: &'a str,
}

/// A change between segments, which no segment's view shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapEdit {
    /// What is replaced, in the document's text.
    pub span: ByteSpan,
    /// What comes there.
    pub new: String,
    /// The rule, or several joined by `+`.
    pub rule: String,
}

impl Analysis {
    /// Every change that the profile makes, in segments and between them, ascending. O(n log n) in their number.
    ///
    /// # Example: quotation marks over two sentences
    ///
    /// ```
    /// use drogman::{Analyst, Glossary, Limits, ReadOptions, TextOptions, read};
    /// let source = read("a.txt", b"\"We left early that day. The road was closed,\" she said.", &ReadOptions::default());
    /// let analyst = Analyst::new(&Glossary::default(), TextOptions::default());
    /// let analysis = analyst.analyze(source.unwrap());
    /// let new: Vec<&str> = analysis.changes().iter().map(|change| change.new).collect();
    /// assert_eq!(new, ["\u{201C}", "\u{201D}"]);
    /// ```
    pub fn changes(&self) -> Vec<Change<'_>> {
        let mut all: Vec<Change<'_>> = Vec::new();
        for segment in &self.segments {
            let view = segment.normalized.as_deref().unwrap_or("");
            for edit in segment.edits.edits() {
                let span = edit.source.shifted(segment.span.start());
                all.push(Change { span, new: edit.view.slice(view), rule: edit.rule });
            }
        }
        all.extend(self.gap_edits.iter().map(|gap| Change {
            span: gap.span,
            new: &gap.new,
            rule: &gap.rule,
        }));
        // Stable: an insertion at the end of a segment stays before what follows the segment.
        all.sort_by_key(|change| change.span);
        all
    }

    /// What normalizing saw and left, in segments and between them, by its place in the document's text, ascending.
    pub fn remarks(&self) -> Vec<(ByteSpan, &Remark)> {
        let in_segments = self.segments.iter().flat_map(|segment: &Segment| {
            segment.remarks.iter().map(|remark| (remark.span.shifted(segment.span.start()), remark))
        });
        let between = self.gap_remarks.iter().map(|remark| (remark.span, remark));
        let mut all: Vec<_> = in_segments.chain(between).collect();
        all.sort_by_key(|row| row.0);
        all
    }
}

/// How the views of a document are made.
#[derive(Clone, Copy)]
pub(crate) struct Setter<'a> {
    pub(crate) options: &'a TextOptions,
    pub(crate) source: &'a Source,
    pub(crate) learnt: &'a Habits,
}

/// A stretch of one language, normalized as a whole.
pub(crate) struct Stretch<'a> {
    span: ByteSpan,
    language: &'a LanguageTag,
    normalized: Normalized<'a>,
}

/// The view of a segment.
pub(crate) struct View<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) edits: EditMap,
    pub(crate) remarks: Vec<Remark>,
}

impl<'a> Setter<'a> {
    /// The regions of a block, set in their languages.
    pub(crate) fn stretches(&self, block: &Block, regions: &'a [Region]) -> Vec<Stretch<'a>> {
        let stretch = |region: &'a Region| {
            let span = region.span.shifted(block.content.start());
            let normalized = self.normalize(block, span, &region.language);
            Stretch { span, language: &region.language, normalized }
        };
        regions.iter().map(stretch).collect()
    }

    fn normalize(&self, block: &Block, span: ByteSpan, language: &LanguageTag) -> Normalized<'a> {
        let protect = if block.kind == BlockKind::Tabular { Protection::Tabular } else { Protection::None };
        // A region that the user named is a house of its own: `--langs fr-CA` sets French as in Canada.
        let house = self.options.languages.as_named(language);
        let style = self.options.style;
        let options = Options { protect, style, ..Options::new(self.options.profile, &house, self.learnt) };
        normalize(span.slice(&self.source.text), &options)
    }

    /// The view of the segment at `span`: its part of the stretch that it lies in, or its own where it is in another
    /// language.
    pub(crate) fn view(
        &self,
        block: &Block,
        stretches: &[Stretch<'a>],
        span: ByteSpan,
        language: &LanguageTag,
    ) -> View<'a> {
        let home = stretches.iter().find(|s| s.span.contains(span) && s.language == language);
        let own;
        let (normalized, start) = if let Some(stretch) = home {
            (&stretch.normalized, stretch.span.start())
        } else {
            own = self.normalize(block, span, language);
            (&own, span.start())
        };
        let part = ByteSpan::new(span.start() - start, span.end() - start);
        let text = ByteSpan::new(start, start + stretch_len(home, span)).slice(&self.source.text);
        let keep = |edit: &Edit<'_>| !self.is_verbatim(edit.source.shifted(start));
        let (view, edits) = normalized.edits.part(text, &normalized.text, part, keep);
        let inside = normalized.remarks.iter().filter(|r| part.contains(r.span));
        let remarks = inside.filter(|r| !self.is_verbatim(r.span.shifted(start))).map(|remark| {
            let span = remark.span;
            Remark {
                span: ByteSpan::new(span.start() - part.start(), span.end() - part.start()),
                ..remark.clone()
            }
        });
        View { text: view, edits, remarks: remarks.collect() }
    }

    /// Whether code in a sentence would be touched.
    fn is_verbatim(&self, span: ByteSpan) -> bool {
        let verbatim = &self.source.verbatim;
        let after = verbatim.partition_point(|code| code.end() <= span.start());
        verbatim.get(after).is_some_and(|code| code.overlaps(span) || code.contains(span))
    }

    /// The edits and remarks of the stretches that lie between these segments, which ascend.
    pub(crate) fn gaps(
        &self,
        stretches: &[Stretch<'a>],
        segments: &[Segment],
    ) -> (Vec<GapEdit>, Vec<Remark>) {
        let (mut edits, mut remarks) = (Vec::new(), Vec::new());
        for stretch in stretches {
            let is_between = |span: ByteSpan| {
                let after = segments.partition_point(|segment| segment.span.end() < span.end());
                let touches = |segment: &Segment| segment.span.overlaps(span) || segment.span.contains(span);
                let clear = !segments.get(after).is_some_and(touches)
                    && !after.checked_sub(1).and_then(|i| segments.get(i)).is_some_and(touches);
                clear && !self.is_verbatim(span)
            };
            for edit in stretch.normalized.edits.edits() {
                let span = edit.source.shifted(stretch.span.start());
                if is_between(span) {
                    let new = edit.view.slice(&stretch.normalized.text).to_owned();
                    edits.push(GapEdit { span, new, rule: edit.rule.to_owned() });
                }
            }
            for remark in &stretch.normalized.remarks {
                let span = remark.span.shifted(stretch.span.start());
                if is_between(span) {
                    remarks.push(Remark { span, ..remark.clone() });
                }
            }
        }
        (edits, remarks)
    }
}

/// The length of the text that a segment's view is a part of.
fn stretch_len(home: Option<&Stretch<'_>>, own: ByteSpan) -> u32 {
    home.map_or(own, |stretch| stretch.span).len()
}
