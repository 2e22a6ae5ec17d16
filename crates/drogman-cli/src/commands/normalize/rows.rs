//! `--json`: a row for each segment.

use crate::commands::article_name;
use crate::print;
use drogman::Analysis;
use serde_json::json;

/// The rows of a document. Offsets of edits and remarks count from the start of their segment.
pub(crate) fn print(analysis: &Analysis) -> anyhow::Result<()> {
    for segment in &analysis.segments {
        print::json(&json!({
            "id": segment.id,
            "document": article_name(analysis, segment.article),
            "start": segment.span.start(),
            "end": segment.span.end(),
            "language": segment.language,
            "text": segment.span.slice(&analysis.source.text),
            "normalized": segment.normalized,
            "edits": segment.edits,
            "remarks": segment.remarks,
        }))?;
    }
    Ok(())
}
