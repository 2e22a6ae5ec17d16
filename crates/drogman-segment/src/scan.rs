//! Bytes worth stopping at.

/// The first byte from `from` on that is wanted. Sixteen bytes are tested at once, without a branch, which
/// the compiler turns into vector instructions.
#[inline]
pub(crate) fn position(text: &str, from: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let tail = text.as_bytes().get(from..)?;
    let mut at = from;
    for chunk in tail.chunks(16) {
        if chunk.iter().fold(false, |found, byte| found | wanted(*byte)) {
            return chunk.iter().position(|byte| wanted(*byte)).map(|offset| at + offset);
        }
        at += chunk.len();
    }
    None
}

/// The first line break or paragraph separator from `from` on.
pub(crate) fn find_break(text: &str, from: usize) -> Option<usize> {
    let mut from = from;
    while let Some(at) = position(text, from, |byte| matches!(byte, b'\n' | b'\r' | 0xE2)) {
        let here = text.get(at..).unwrap_or("");
        if !here.starts_with('\u{2029}') && here.as_bytes().first() == Some(&0xE2) {
            from = at + 1;
            continue;
        }
        return Some(at);
    }
    None
}
