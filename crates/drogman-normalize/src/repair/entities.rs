//! HTML entities that were left in running text.

use super::cp1252;
use super::entity_names::NAMES;

/// What stands at an `&`.
pub(crate) enum Entity {
    /// Nothing that looks like an entity, or one whose name nobody knows.
    None,
    /// An entity that ends at `end`; `chains` says that decoding it would make another one.
    Known { end: usize, character: char, chains: bool },
}

/// The longest body of an entity that is looked at, in bytes.
const LONGEST: usize = 10;

/// Where the names that begin with each byte of ASCII begin, and where the last of them end.
static FIRST: [u16; 129] = first_letters();

#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which refuses an index out of bounds"
)]
const fn first_letters() -> [u16; 129] {
    let mut starts = [0; 129];
    let (mut letter, mut i) = (0, 0);
    while letter < starts.len() {
        while i < NAMES.len() && (NAMES[i].0.as_bytes()[0] as usize) < letter {
            i += 1;
        }
        starts[letter] = i as u16;
        letter += 1;
    }
    starts
}

/// Reads the entity at `at`.
pub(crate) fn entity(text: &str, at: usize) -> Entity {
    let Some((body, end)) = body(text, at) else { return Entity::None };
    let Some(character) = value(body) else { return Entity::None };
    Entity::Known { end, character, chains: would_chain(text, at, end, character) }
}

/// The text between `&` and `;`, and the end behind the `;`.
fn body(text: &str, at: usize) -> Option<(&str, usize)> {
    let tail = text.get(at + 1..)?;
    if !tail.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '#') {
        return None;
    }
    let len = tail.bytes().take(LONGEST + 1).position(|b| b == b';')?;
    let body = tail.get(..len)?;
    let fits = body.bytes().enumerate().all(|(i, b)| b.is_ascii_alphanumeric() || (i == 0 && b == b'#'));
    (fits && !body.is_empty()).then_some((body, at + 1 + len + 1))
}

/// The character that an entity's body names.
fn value(body: &str) -> Option<char> {
    let Some(digits) = body.strip_prefix('#') else {
        let letter = usize::from(*body.as_bytes().first()?);
        let names = NAMES.get(usize::from(*FIRST.get(letter)?)..usize::from(*FIRST.get(letter + 1)?))?;
        let index = names.binary_search_by(|(name, _)| (*name).cmp(body)).ok()?;
        return names.get(index).map(|(_, character)| *character);
    };
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => digits.parse().ok()?,
    };
    let character = char::from_u32(code)?;
    // HTML reads the numbers 128 to 159 as Windows-1252 (WHATWG HTML, numeric character reference end state).
    let character = cp1252::shown(character).unwrap_or(character);
    let nonsense = character.is_control() || (code & 0xFFFE) == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code);
    (!nonsense).then_some(character)
}

/// Whether the decoded character would complete another entity with its neighbours: `&amp;eacute;` means the text
/// `&eacute;`, and a second reading must not decode it further.
fn would_chain(text: &str, at: usize, end: usize, character: char) -> bool {
    if character == '&' {
        let tail = text.get(end..).unwrap_or("");
        let name =
            tail.bytes().take(LONGEST + 8).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
        return name > 0 && tail.as_bytes().get(name) == Some(&b';');
    }
    if !(character.is_ascii_alphanumeric() || matches!(character, '#' | ';')) {
        return false;
    }
    let head = text.get(..at).unwrap_or("");
    let name =
        head.bytes().rev().take(LONGEST + 8).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    head.as_bytes().get(..head.len() - name).is_some_and(|rest| rest.ends_with(b"&"))
}
