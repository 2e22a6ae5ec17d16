//! Subtitles: SubRip and WebVTT.

use crate::{ReadError, ReadOptions};
use drogman_document::Source;

/// Reads a SubRip file.
pub(crate) fn read_srt(_name: &str, _bytes: &[u8], _options: &ReadOptions) -> Result<Source, ReadError> {
    Err(ReadError::unsupported("SubRip subtitles are not read yet"))
}

/// Reads a WebVTT file.
pub(crate) fn read_vtt(_name: &str, _bytes: &[u8], _options: &ReadOptions) -> Result<Source, ReadError> {
    Err(ReadError::unsupported("WebVTT subtitles are not read yet"))
}
