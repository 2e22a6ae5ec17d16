//! Addresses of pages and mailboxes, hosts and file names.

use crate::rules::Rules;

/// How many bytes of a host or a mailbox are read before the sign that tells; what is longer is no address.
const REACH: usize = 64;

/// Where the address that begins at `start` ends, if one does.
pub(super) fn end(text: &str, start: usize, rules: &Rules) -> Option<usize> {
    let rest = text.get(start..)?;
    let head = name_length(rest);
    let (name, tail) = (rest.get(..head)?, rest.get(head..)?);
    if !name.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let length = if tail.starts_with("://") && tail.len() > 3 || name.starts_with("www.") && head > 4 {
        path(rest)
    } else if name == "mailto" && tail.starts_with(':') {
        head + 1 + mailbox(tail.get(1..)?)?
    } else if tail.starts_with('@') {
        mailbox(rest)?
    } else if name.contains('.') {
        host(rest, name, tail, rules)?
    } else {
        return None;
    };
    (length > 0).then_some(start + length)
}

/// The length of what may be a scheme, a host, a file name or the name of a mailbox.
fn name_length(rest: &str) -> usize {
    let belongs =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-');
    rest.bytes().take(REACH).take_while(belongs).count()
}

/// The length of `name@host`.
fn mailbox(rest: &str) -> Option<usize> {
    let at = name_length(rest);
    if rest.as_bytes().get(at) != Some(&b'@') {
        return None;
    }
    let host: &str = rest.get(at + 1..)?;
    let length =
        host.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')).count();
    let host = host.get(..length)?.trim_end_matches(['.', '-']);
    let (name, ending) = host.rsplit_once('.')?;
    let right = !name.is_empty() && ending.len() > 1 && ending.bytes().all(|b| b.is_ascii_alphabetic());
    (at > 0 && right).then_some(at + 1 + host.len())
}

/// The length of a host or file name that says so by its ending, or of a host with a path.
fn host(rest: &str, name: &str, tail: &str, rules: &Rules) -> Option<usize> {
    let name = name.trim_end_matches(['.', '-', '_', '%', '+']);
    let (_, ending) = name.rsplit_once('.')?;
    let lower = !ending.is_empty() && ending.bytes().all(|byte| byte.is_ascii_lowercase());
    let more = rest.len() - tail.len() == name.len();
    let mut behind = tail.chars();
    let path_follows = more && behind.next() == Some('/') && behind.next().is_some_and(char::is_alphanumeric);
    if path_follows && lower && ending.len() > 1 {
        return Some(path(rest));
    }
    let continues = more && tail.chars().next().is_some_and(char::is_alphanumeric);
    (lower && !continues && rules.is_file_ending(ending)).then_some(name.len())
}

/// The length of what a path may hold, without the punctuation of the sentence around it.
fn path(rest: &str) -> usize {
    let stop = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”' | '„' | '。')
    };
    let mut piece = rest.get(..rest.find(stop).unwrap_or(rest.len())).unwrap_or("");
    let count = |mark: char| piece.chars().filter(|c| *c == mark).count();
    let mut unpaired_round = count(')').saturating_sub(count('('));
    let mut unpaired_square = count(']').saturating_sub(count('['));
    while let Some(last) = piece.chars().next_back() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '…' | '\u{200B}' => {}
            ')' if unpaired_round > 0 => unpaired_round -= 1,
            ']' if unpaired_square > 0 => unpaired_square -= 1,
            _ => break,
        }
        piece = piece.get(..piece.len() - last.len_utf8()).unwrap_or("");
    }
    piece.len()
}
