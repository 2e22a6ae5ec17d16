//! Where one paragraph ends and the next begins: beyond that no rule looks, so that a text may be cut there.

use crate::Profile;

/// Where a text may be cut for this profile, in ascending order: behind every blank line, which is a line end (`\n`
/// or `\r\n`) right behind a line feed. The end of the text is among them when the text ends in a blank line.
///
/// No rule looks beyond a blank line and no edit reaches over one, whatever stands behind it. Given the same habits,
/// the parts between any of these cuts are therefore normalized as they are within the whole: their views, edits and
/// remarks, one behind the other, are those of the whole ([`Normalized::append`](crate::Normalized::append) puts them
/// together). [`Habits`](crate::Habits) of the parts add up to those of the whole at the same cuts. A part of a
/// text is never changed by what is appended behind a cut, so that the cuts of a head of a text are cuts of the
/// text.
///
/// A search key is one key, without blanks at its ends, whatever it was made from: it has no cuts.
///
/// O(n) for all of them; from either end.
///
/// # Example: two paragraphs
///
/// ```
/// use drogman_normalize::{Profile, cuts};
/// let text = "One.\nStill one.\n\nTwo.\r\n\r\nThree.";
/// assert_eq!(cuts(text, Profile::Translator).collect::<Vec<_>>(), [17, 25]);
/// assert_eq!(cuts(text, Profile::Translator).next_back(), Some(25));
/// assert_eq!(cuts(text, Profile::SearchKey).count(), 0);
/// ```
pub fn cuts(text: &str, profile: Profile) -> impl DoubleEndedIterator<Item = usize> {
    let text = if profile == Profile::SearchKey { "" } else { text };
    blank_line_ends(text)
}

/// The ends of the blank lines.
fn blank_line_ends(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    text.match_indices('\n').map(|(at, _)| at).filter(|at| ends_line(text, *at)).map(|at| at + 1)
}

/// Whether the line feed at `at` ends a line that holds nothing.
fn ends_line(text: &str, at: usize) -> bool {
    text.as_bytes().get(..at).is_some_and(|head| head.ends_with(b"\n") || head.ends_with(b"\n\r"))
}

/// Whether a line, taken with its end, is blank as [`cuts`] has it.
pub(crate) fn is_blank_line(line: &str) -> bool {
    matches!(line, "\n" | "\r\n")
}

/// At most `n_characters` before `at`, in its paragraph.
pub(crate) fn head(text: &str, at: usize, n_characters: usize) -> &str {
    let before = text.get(..at).unwrap_or("");
    let len: usize = before.chars().rev().take(n_characters).map(char::len_utf8).sum();
    let near = before.get(at - len..).unwrap_or("");
    near.get(blank_line_ends(near).next_back().unwrap_or(0)..).unwrap_or("")
}

/// At most `n_characters` from `at`, in its paragraph.
pub(crate) fn tail(text: &str, at: usize, n_characters: usize) -> &str {
    let behind = text.get(at..).unwrap_or("");
    let len = behind.chars().take(n_characters).map(char::len_utf8).sum();
    within(behind.get(..len).unwrap_or(""))
}

/// The head of `text` that belongs to its first paragraph. A paragraph does not begin amid a blank line, so that
/// what stands before `text` need not be known.
pub(crate) fn within(text: &str) -> &str {
    text.get(..blank_line_ends(text).next().unwrap_or(text.len())).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::{head, tail};

    #[test]
    fn windows_end_at_blank_lines() {
        let text = "ab\n\ncd\nef\r\n\r\ngh";
        assert_eq!(head(text, 8, 24), "cd\ne");
        assert_eq!(head(text, 8, 2), "\ne");
        assert_eq!(tail(text, 8, 24), "f\r\n\r\n");
        assert_eq!(tail(text, 8, 2), "f\r");
        assert_eq!(tail(text, 1, 24), "b\n\n");
    }
}
