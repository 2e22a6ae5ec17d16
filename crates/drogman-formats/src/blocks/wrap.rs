//! Whether a file's lines were broken at a width, or hold a paragraph each.

use super::ends_sentence;
use super::lines::Line;

/// Lines longer than this many characters are not the work of a line breaker.
const MAX_WIDTH: usize = 110;

/// The narrowest width that is taken for a line breaker's.
const MIN_WIDTH: usize = 40;

/// Whether lines were broken at a width.
///
/// A line that a line breaker ended is full: the first word of the next line would not have fitted. So among
/// lines that another line of text follows directly, most must be full, few may end a sentence, and nearly none
/// may be longer than the width.
pub(super) fn is_wrapped(text: &str, lines: &[Line]) -> bool {
    let mut widths: Vec<usize> = lines
        .iter()
        .filter(|line| !line.is_blank() && !line.is_rule)
        .map(|line| line.indent as usize + line.trimmed.slice(text).chars().count())
        .collect();
    widths.sort_unstable();
    // The width that all but one line in fifty keep.
    let Some(width) = widths.len().checked_sub(1).and_then(|last| widths.get(last - last / 50)).copied()
    else {
        return false;
    };
    if !(MIN_WIDTH..=MAX_WIDTH).contains(&width) {
        return false;
    }
    let (mut n_inner, mut n_full, mut n_ended) = (0_u32, 0_u32, 0_u32);
    for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
        if line.is_blank() || next.is_blank() || line.is_rule || next.is_rule || next.mark.is_some() {
            continue;
        }
        let length = line.indent as usize + line.trimmed.slice(text).chars().count();
        let word = next.content.slice(text).split_whitespace().next().map_or(0, |word| word.chars().count());
        n_inner += 1;
        n_full += u32::from(length + 1 + word > width.saturating_sub(width / 12));
        n_ended += u32::from(ends_sentence(line.trimmed.slice(text)));
    }
    n_inner >= 3 && n_full * 5 >= n_inner * 3 && n_ended * 2 <= n_inner
}
