//! Which trigger bytes need no rule, told by the bytes beside them: nine out of ten in good text.

use crate::pass::Stage;

/// Whether no rule of the stage has anything to say at the trigger byte at `at`. False is always right; true must be
/// certain.
pub(crate) fn is_idle(bytes: &[u8], at: usize, byte: u8, stage: Stage) -> bool {
    let ahead = |n: usize| at.checked_add(n).and_then(|i| bytes.get(i)).copied().unwrap_or(b'\n');
    match stage {
        Stage::Repair => repairs_nothing(byte, ahead),
        Stage::Typography => {
            let previous = at.checked_sub(1).and_then(|i| bytes.get(i)).copied().unwrap_or(b' ');
            sets_nothing(byte, previous, ahead)
        }
        Stage::Key => false,
    }
}

fn repairs_nothing(byte: u8, ahead: impl Fn(usize) -> u8) -> bool {
    match byte {
        // An address begins in `://`.
        b':' => ahead(1) != b'/',
        // Controls, the soft hyphen, and what leads damage.
        0xC2 => {
            !matches!(ahead(1), 0x80..=0x9F | 0xAD) && (!matches!(ahead(1), 0xAC | 0xB7) || ahead(2) < 0x80)
        }
        // Damage needs a second character beyond ASCII, or one that was lost and a third.
        0xC3..=0xC6 => match ahead(2) {
            0x80.. => false,
            b'?' => ahead(3) < 0x80,
            b' ' => byte != 0xC3 || !matches!(ahead(1), 0x85 | 0x90),
            _ => true,
        },
        // Dashes, quotes, the ellipsis and U+202F are composed and visible; low quotes and dashes lead damage.
        0xE2 => match (ahead(1), ahead(2)) {
            (0x80, 0x93 | 0x94 | 0x9A | 0x9E | 0xB0) => ahead(3) < 0x80,
            (0x80, 0x90..=0xA7 | 0xAF..=0xBF) => true,
            _ => false,
        },
        _ => false,
    }
}

fn sets_nothing(byte: u8, previous: u8, ahead: impl Fn(usize) -> u8) -> bool {
    match byte {
        // Behind a figure, the franc, a guillemet, a dash; before a mark, a dash, a guillemet or another blank.
        b' ' => {
            let next = ahead(1);
            let next_speaks =
                matches!(next, b'\t'..=b'\r' | b' ' | b'!' | b'-' | b':' | b';' | b'?' | 0xC2 | 0xE2);
            let previous_speaks = matches!(previous, b'0'..=b'9' | b'F' | b' ' | 0x93 | 0x94 | 0xAB);
            !next_speaks && !previous_speaks
        }
        b'.' => !matches!(ahead(1), b'.' | b'A'..=b'Z' | 0xC3),
        0xC2 => !matches!(ahead(1), 0x85 | 0xA0 | 0xAB | 0xB4 | 0xBB),
        0xC3 => ahead(1) != 0x83,
        // Blanks, the single and double quotes, bullets; the apostrophe, dashes and the ellipsis are done.
        0xE2 => ahead(1) == 0x80 && matches!(ahead(2), 0x90..=0x97 | 0x99 | 0xA6),
        _ => false,
    }
}

/// How many bytes are asked at once: one vector of the smallest machines.
const BLOCK: usize = 16;

/// The first place from `at` on where a rule may have something to say; at both ends of the text every place is one.
/// The questions are those of [`is_idle`], or fewer, without a branch, so that the compiler can put them to all bytes
/// of a block together.
pub(crate) fn skip_idle(bytes: &[u8], mut at: usize, stage: Stage, curly: bool) -> usize {
    let apostrophe = if curly { b'\'' } else { b'"' };
    while let Some((previous, current, next, second)) = neighbours(bytes, at) {
        let mut answers = [0_u8; BLOCK];
        let asked = current.iter().zip(previous).zip(next.iter().zip(second)).zip(&mut answers);
        match stage {
            Stage::Repair => asked.for_each(|(((c, _), (n, s)), answer)| *answer = may_repair(*c, *n, *s)),
            Stage::Typography => asked.for_each(|(((c, p), (n, s)), answer)| {
                *answer = may_set(*c, *p, *n, *s) | same(*c, apostrophe);
            }),
            Stage::Key => return at,
        }
        let first = u128::from_le_bytes(answers);
        if first != 0 {
            return at + first.trailing_zeros() as usize / 8;
        }
        at += BLOCK;
    }
    at
}

/// What makes the bytes of a block, those before, and those one and two behind.
type Neighbours<'a> = (&'a [u8; BLOCK], &'a [u8; BLOCK], &'a [u8; BLOCK], &'a [u8; BLOCK]);

fn neighbours(bytes: &[u8], at: usize) -> Option<Neighbours<'_>> {
    let chunk = |start: usize| bytes.get(start..).and_then(|rest| rest.first_chunk::<BLOCK>());
    Some((chunk(at.checked_sub(1)?)?, chunk(at)?, chunk(at + 1)?, chunk(at + 2)?))
}

const fn same(byte: u8, other: u8) -> u8 {
    (byte == other) as u8
}

/// Whether a byte lies in the range of `len` bytes from `first`.
const fn within(byte: u8, first: u8, len: u8) -> u8 {
    (byte.wrapping_sub(first) < len) as u8
}

const fn may_repair(byte: u8, next: u8, second: u8) -> u8 {
    same(byte, b'&')
        | same(byte, b'`')
        | (same(byte, b':') & same(next, b'/'))
        | (same(byte, 0xC2) & (within(next, 0x80, 0x20) | within(next, 0xAC, 2) | same(next, 0xB7)))
        | (within(byte, 0xC3, 4)
            & (within(second, 0x80, 0x80)
                | same(second, b'?')
                | (same(second, b' ') & (same(next, 0x85) | same(next, 0x90)))))
        | (same(byte, 0xE2)
            & (1 - (same(next, 0x80)
                & within(second, 0x90, 0x30)
                & (1 - (within(second, 0x93, 2)
                    | same(second, 0x9A)
                    | same(second, 0x9E)
                    | within(second, 0xA8, 7)
                    | same(second, 0xB0))))))
        | within(byte, 0xCC, 0xE2 - 0xCC)
        | within(byte, 0xE3, 0x1D)
}

const fn may_set(byte: u8, previous: u8, next: u8, second: u8) -> u8 {
    same(byte, b'"')
        | same(byte, b'`')
        | same(byte, b'\r')
        | is_mark(byte)
        | (same(byte, b'.') & (same(next, b'.') | within(next, b'A', 26) | same(next, 0xC3)))
        | same(byte, 0xC2)
        | (same(byte, 0xC3) & same(next, 0x83))
        | (same(byte, 0xE2) & (1 - (same(next, 0x80) & same(second, 0x99))))
        | same(byte, 0xEF)
        | (same(byte, b' ')
            & (within(next, 0, 0x21)
                | same(next, b'-')
                | is_mark(next)
                | same(next, 0xC2)
                | same(next, 0xE2)
                | within(previous, b'0', 10)
                | same(previous, b'F')
                | same(previous, b' ')
                | within(previous, 0x93, 2)
                | same(previous, 0xAB)))
}

/// `; : ! ?`
const fn is_mark(byte: u8) -> u8 {
    within(byte, b':', 2) | same(byte, b'!') | same(byte, b'?')
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, is_idle, skip_idle};
    use crate::pass::{Stage, is_trigger};

    #[test]
    fn blocks_skip_nothing_that_bytes_would_not() {
        // Every byte between every pair of neighbours that a question names, in the middle of a block.
        let told = [
            b' ', b'.', b'-', b'/', b'A', b'F', b'7', b'a', b':', 0x80, 0x83, 0x93, 0x99, 0xA0, 0xAB, 0xAD,
            0xC2, 0xC3, 0xE2,
        ];
        let n = told.len();
        let pick = |i: usize| told.iter().copied().nth(i % n).unwrap_or(b' ');
        for (byte, i) in (0..=255_u8).flat_map(|byte| (0..n * n * n).map(move |i| (byte, i))) {
            let (previous, next, second) = (pick(i), pick(i / n), pick(i / n / n));
            let mut bytes = [b'x'; 3 * BLOCK];
            let middle = BLOCK + 5;
            for (cell, value) in bytes.iter_mut().skip(middle - 1).zip([previous, byte, next, second]) {
                *cell = value;
            }
            for stage in [Stage::Repair, Stage::Typography] {
                if is_trigger(byte, stage) && !is_idle(&bytes, middle, byte, stage) {
                    let found = skip_idle(&bytes, BLOCK, stage, true);
                    assert!(found <= middle, "{previous:x} {byte:x} {next:x} {second:x} {stage:?}");
                }
            }
        }
    }
}
