//! `bitext.tmx` and `bitext.review.tmx`.

use super::{Delivery, is_given};
use crate::RunError;
use crate::output::{OutputFile, Sink};
use crate::records::{BeadRow, Counts};
use drogman_formats::write::{SegmentType, TmxHeader, TmxUnit, TmxVariant, TmxWriter, Tuids};
use drogman_text::LanguageTag;

/// The two TMX files of a package.
pub(crate) struct Units {
    bitext: (TmxWriter<Sink>, Sink),
    review: (TmxWriter<Sink>, Sink),
    tuids: Tuids,
}

impl Units {
    pub(crate) fn begin(delivery: &Delivery<'_>) -> Result<Self, RunError> {
        let open = |file: &str| -> Result<_, RunError> {
            let sink = delivery.folder.create(file)?;
            let mut header = TmxHeader::new(source_language(delivery), env!("CARGO_PKG_VERSION"));
            header.segment_type = SegmentType::Sentence;
            header.date.clone_from(&delivery.options.date);
            header.compat = delivery.options.compat;
            let writer = TmxWriter::new(sink.clone(), header).map_err(sink.fault())?;
            Ok((writer, sink))
        };
        Ok(Self { bitext: open("bitext.tmx")?, review: open("bitext.review.tmx")?, tuids: Tuids::default() })
    }

    /// Writes a bead with two sides to the file that its confidence earns.
    pub(crate) fn bead(&mut self, row: &BeadRow, least: f64, counts: &mut Counts) -> Result<(), RunError> {
        if row.source.is_empty()
            || row.target.is_empty()
            || row.source_text.is_empty()
            || row.target_text.is_empty()
        {
            return Ok(());
        }
        let id = self.tuids.next(&[
            row.source_language.as_str(),
            row.target_language.as_str(),
            &row.source_text,
            &row.target_text,
        ]);
        let kind = serde_json::to_value(row.kind)
            .ok()
            .and_then(|v| v.as_str().map(str::to_owned))
            .unwrap_or_default();
        let mut props = vec![
            ("x-drogman-confidence".to_owned(), row.confidence.to_string()),
            ("x-drogman-kind".to_owned(), kind),
            ("x-drogman-origin".to_owned(), if is_given(row) { "given" } else { "computed" }.to_owned()),
            ("x-drogman-target-document".to_owned(), row.target_document.clone()),
        ];
        if row.moved {
            props.push(("x-drogman-moved".to_owned(), "yes".to_owned()));
        }
        let unit = TmxUnit {
            id,
            origin: row.origin,
            document: Some(row.source_document.clone()),
            props,
            notes: Vec::new(),
            variants: vec![
                TmxVariant::new(row.source_language.clone(), row.source_text.clone()),
                TmxVariant::new(row.target_language.clone(), row.target_text.clone()),
            ],
        };
        let sure = row.confidence >= least;
        let (writer, sink) = if sure { &mut self.bitext } else { &mut self.review };
        counts.replaced_characters += writer.unit(&unit).map_err(sink.fault())?;
        *(if sure { &mut counts.bitext_units } else { &mut counts.review_units }) += 1;
        Ok(())
    }

    pub(crate) fn finish(self) -> Result<Vec<OutputFile>, RunError> {
        let mut files = Vec::new();
        for (writer, sink) in [self.bitext, self.review] {
            writer.finish().map_err(sink.fault())?;
            files.push(sink.close()?);
        }
        Ok(files)
    }
}

/// The one source language of all units, or `None` when there are several: the header then says `*all*`.
fn source_language(delivery: &Delivery<'_>) -> Option<LanguageTag> {
    let options = delivery.options;
    let mut found: Vec<LanguageTag> =
        delivery.pairs.iter().map(|pair| pair.record.source_language.clone()).collect();
    for document in delivery.documents.iter().filter(|d| d.n_given > 0) {
        let languages = document.languages.iter().map(|share| &share.language);
        let wanted = languages
            .filter(|l| !l.is_und() && !l.same_language(&options.to))
            .filter(|l| options.from.as_ref().is_none_or(|from| from.same_language(l)));
        found.extend(wanted.cloned());
    }
    found.sort();
    found.dedup();
    match found.as_slice() {
        [one] => Some(one.clone()),
        [] => options.from.clone(),
        _ => None,
    }
}
