//! Which bytes need no rule, told by the bytes beside them: nine out of ten in good text.

use crate::pass::Stage;
use crate::plan::Plan;

/// The stages in which a rule may begin at the byte at `at`, as bits. A bit too many is always right; one too few must
/// be certain.
pub(crate) fn stages_at(bytes: &[u8], at: usize, plan: &Plan) -> u8 {
    let Some(byte) = bytes.get(at).copied() else { return 0 };
    let ahead = |n: usize| at.checked_add(n).and_then(|i| bytes.get(i)).copied().unwrap_or(b'\n');
    let mut stages = 0;
    let previous = at.checked_sub(1).and_then(|i| bytes.get(i)).copied().unwrap_or(b'\n');
    if may_repair(byte, ahead) && !is_amid_cyrillic(bytes, at, byte) {
        stages |= Stage::Repair.bit();
    }
    if may_set(byte, previous, ahead, plan) {
        stages |= Stage::Typography.bit();
    }
    stages
}

/// Whether the byte leads a common Cyrillic letter before another, and behind one or behind what is no letter: nothing
/// composes there, no alphabet meets another, and no code page shows damage so.
fn is_amid_cyrillic(bytes: &[u8], at: usize, byte: u8) -> bool {
    let common = |lead, trail| matches!((lead, trail), (0xD0, 0x90..=0xBF) | (0xD1, 0x80..=0x8F));
    let ahead = match bytes.get(at..) {
        Some([lead, trail, next, further, ..]) => common(*lead, *trail) && common(*next, *further),
        _ => false,
    };
    matches!(byte, 0xD0 | 0xD1)
        && ahead
        && match bytes.get(..at).unwrap_or(&[]) {
            [.., lead @ (0xD0 | 0xD1), trail] => common(*lead, *trail),
            [.., previous] => previous.is_ascii() && !previous.is_ascii_alphabetic(),
            [] => true,
        }
}

/// What follows a lead byte from CC on may need composing, C2 to C6 lead what damage shows.
fn may_repair(byte: u8, ahead: impl Fn(usize) -> u8) -> bool {
    match byte {
        b'&' | b'`' | 0xCC..=0xE1 | 0xE3.. => true,
        // An address begins in `://`.
        b':' => ahead(1) == b'/',
        // Controls, the soft hyphen, and what leads damage.
        0xC2 => {
            matches!(ahead(1), 0x80..=0x9F | 0xAD) || (matches!(ahead(1), 0xAC | 0xB7) && ahead(2) >= 0x80)
        }
        // Damage needs a second character beyond ASCII, or one that was lost and a third.
        0xC3..=0xC6 => match ahead(2) {
            0x80.. => true,
            b'?' => ahead(3) >= 0x80,
            b' ' => byte == 0xC3 && matches!(ahead(1), 0x85 | 0x90),
            _ => false,
        },
        // Dashes, quotes, the ellipsis and U+202F are composed and visible; low quotes and dashes lead damage.
        0xE2 => match (ahead(1), ahead(2)) {
            (0x80, 0x93 | 0x94 | 0x9A | 0x9E | 0xB0) => ahead(3) >= 0x80,
            (0x80, 0x90..=0xA7 | 0xAF..=0xBF) => false,
            _ => true,
        },
        _ => false,
    }
}

fn may_set(byte: u8, previous: u8, ahead: impl Fn(usize) -> u8, plan: &Plan) -> bool {
    match byte {
        // A run of blanks or of dots is taken where it begins.
        // Behind a figure, the franc, a guillemet, a dash; before a mark, a dash, a guillemet or another blank; beside
        // what nothing parts; between a reference and its figure.
        b' ' if previous == b' ' || !plan.blanks => false,
        b' ' => {
            let next_speaks = match ahead(1) {
                b'\t' | b' ' | b'!' | b':' | b';' | b'?' => true,
                b'-' => plan.hyphens,
                b',' | b'.' | b')' => plan.loose,
                b'0'..=b'9' => plan.figures && matches!(previous, b'.' | 0xB0),
                0xC2 => matches!(ahead(2), 0xA0 | 0xBB),
                0xE2 => ahead(2) == 0x80 && (!matches!(ahead(3), 0x93 | 0x94) || plan.asides),
                _ => false,
            };
            next_speaks
                || match previous {
                    b'0'..=b'9' | b'F' => plan.figures,
                    0x93 | 0x94 => plan.asides,
                    b'(' | b'\'' | 0x99 => plan.loose,
                    0xAB => true,
                    _ => false,
                }
        }
        b'.' => plan.dots && previous != b'.' && matches!(ahead(1), b'.' | b'A'..=b'Z' | 0xC3),
        b'!' | b'?' | b';' | b':' => {
            // Behind a word or what closes one.
            let tight = previous >= 0x80 || previous == b')' || previous.is_ascii_alphabetic();
            (plan.tight_marks && tight) || (byte == b':' && ahead(1) == b'/')
        }
        b'\'' => plan.apostrophes,
        b'"' => plan.quotes,
        b'`' | 0xEF => true,
        b'\r' => plan.line_ends,
        b'%' | b'c' | b'h' | b'k' | b'm' => plan.figures && previous.is_ascii_digit(),
        b'M' => {
            let title = matches!(ahead(1), b'.' | b'M' | b'e' | b'g' | b'l' | b'm');
            plan.figures && (title || previous.is_ascii_digit())
        }
        b'D' | b'P' => plan.figures && ahead(1) == b'r',
        b'o' | b'O' => plan.ligature_words && ahead(1) | 0x20 == b'e',
        0xC2 if ahead(1) == 0xB0 => plan.figures && previous.is_ascii_digit(),
        0xC2 => plan.blanks && matches!(ahead(1), 0xA0 | 0xAB | 0xB4 | 0xBB),
        0xC3 => ahead(1) == 0x83 && ahead(2) == b' ',
        // Blanks, the single and double quotes, bullets; the apostrophe, dashes and the ellipsis are done.
        0xE2 => match (ahead(1), ahead(2)) {
            (0x80, 0x9C | 0x9D) => plan.curly_quotes,
            (0x80, 0x90..=0x97 | 0x99 | 0xA6) => false,
            (0x80, 0x80..=0x8A) | (0x81, 0x9F) => true,
            _ => plan.blanks,
        },
        _ => false,
    }
}
