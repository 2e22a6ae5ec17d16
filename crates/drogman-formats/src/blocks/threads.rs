//! Threads of readers' comments: who speaks, what is said, and what answers what.

use super::lines::Line;
use super::n_words;

/// What a line is to a thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// No part of a thread.
    #[default]
    Outside,
    /// Names who comments, at that depth.
    Author(u8),
    /// Belongs to the comment at that depth.
    Body(u8),
}

/// Verbs that end the line of an author, English and French.
const VERBS: &[&str] = &[
    "said",
    "says",
    "wrote",
    "writes",
    "replied",
    "replies",
    "commented",
    "comments",
    "a écrit",
    "a dit",
    "écrit",
    "dit",
    "a répondu",
    "répond",
    "a commenté",
    "commente",
];

/// Words that tell a sentence ("He said:") from the line of an author.
const NOT_NAMES: &[&str] = &[
    "he", "she", "they", "it", "we", "i", "who", "that", "as", "and", "but", "the", "il", "elle", "ils",
    "elles", "on", "nous", "je", "qui", "comme", "et", "mais", "le", "la", "les",
];

/// The role of each line.
///
/// A line names an author when it is short and ends in a verb of saying and a colon, and when either a number or
/// bullet stands before it or another such line stands in the file. How far it is indented tells whom it answers;
/// what follows and is indented deeper than it belongs to the comment. Where nothing is indented, a comment ends at
/// the next author, at a rule or at two blank lines.
pub(super) fn roles(text: &str, lines: &[Line]) -> Vec<Role> {
    let candidates: Vec<bool> = lines.iter().map(|line| names_author(line.content.slice(text))).collect();
    let n_candidates = candidates.iter().filter(|candidate| **candidate).count();
    let mut roles = vec![Role::Outside; lines.len()];
    // Indents of the authors that the current line stands under.
    let mut open: Vec<u32> = Vec::new();
    let (mut n_blank, mut body_is_flat) = (0, false);
    for (i, (line, role)) in lines.iter().zip(roles.iter_mut()).enumerate() {
        if line.is_blank() {
            n_blank += 1;
            continue;
        }
        let is_author = candidates.get(i) == Some(&true) && (line.mark.is_some() || n_candidates > 1);
        if is_author {
            while open.last().is_some_and(|indent| *indent >= line.indent) {
                open.pop();
            }
            *role = Role::Author(u8::try_from(open.len()).unwrap_or(u8::MAX));
            open.push(line.indent);
            let body = lines.iter().skip(i + 1).find(|line| !line.is_blank());
            body_is_flat = line.mark.is_none() && body.is_some_and(|body| body.indent <= line.indent);
        } else if !open.is_empty() {
            let outermost = open.first().copied().unwrap_or(0);
            if line.is_rule || (body_is_flat && n_blank > 1) || (!body_is_flat && line.indent <= outermost) {
                open.clear();
            } else {
                while !body_is_flat
                    && open.len() > 1
                    && open.last().is_some_and(|indent| *indent >= line.indent)
                {
                    open.pop();
                }
                *role = Role::Body(u8::try_from(open.len().saturating_sub(1)).unwrap_or(u8::MAX));
            }
        }
        n_blank = 0;
    }
    roles
}

fn names_author(line: &str) -> bool {
    let Some(head) = line.strip_suffix(':') else { return false };
    let head = head.trim_end().to_lowercase();
    if line.chars().count() > 90 {
        return false;
    }
    // Forums put when it was said between the verb and the colon.
    VERBS.iter().any(|verb| {
        head.match_indices(verb).any(|(at, _)| {
            let name = head.get(..at).unwrap_or("");
            let tail = head.get(at + verb.len()..).unwrap_or("");
            let whole_word = name.ends_with(char::is_whitespace) && !tail.starts_with(char::is_alphanumeric);
            let n_name = n_words(name);
            let first = name.split_whitespace().next().unwrap_or("");
            let dated = tail.is_empty() || tail.chars().any(|c| c.is_ascii_digit()) && n_words(tail) <= 8;
            whole_word && (1..=5).contains(&n_name) && dated && !NOT_NAMES.contains(&first)
        })
    })
}
