//! Where in a text a rule may begin: asked of blocks of bytes at once, then of single bytes.

use crate::idle::stages_at;
use crate::plan::Plan;

/// A place where a rule may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Site {
    pub(crate) at: u32,
    /// The stages that look at it, as bits.
    pub(crate) stages: u8,
}

/// How many bytes are asked at once.
pub(crate) const BLOCK: usize = 64;

/// A block with the byte before it and the two behind.
const WINDOW: usize = BLOCK + 3;

/// The start of the first block from `at` on in which a byte asks for a closer look. The end of the text is a block
/// of its own.
pub(crate) fn skip_quiet(bytes: &[u8], mut at: usize, plan: &Plan) -> usize {
    let asks = Asks::of(plan);
    match (plan.is_dense(), plan.ligature_words) {
        (false, false) => skip::<SPARSE>(bytes, &mut at, &asks),
        (false, true) => skip::<SPARSE_OE>(bytes, &mut at, &asks),
        (true, false) => skip::<DENSE>(bytes, &mut at, &asks),
        (true, true) => skip::<DENSE_OE>(bytes, &mut at, &asks),
    }
    at
}

fn skip<const MODE: u8>(bytes: &[u8], at: &mut usize, asks: &Asks) {
    while *at < bytes.len() {
        let any = match window(bytes, *at) {
            Some(window) => any::<MODE>(window, asks),
            None => any::<MODE>(&padded(bytes, *at), asks),
        };
        if any {
            return;
        }
        *at += BLOCK;
    }
    *at = bytes.len();
}

/// Adds the sites that the bytes from `from` up to `to` make: these bytes, or a space a little before or behind. They
/// ascend; up to the last one that is there already none is added.
pub(crate) fn collect(bytes: &[u8], from: usize, to: usize, plan: &Plan, sites: &mut Vec<Site>) {
    let asks = Asks::of(plan);
    match (plan.is_dense(), plan.ligature_words) {
        (false, false) => collect_by::<SPARSE>(bytes, from, to, plan, &asks, sites),
        (false, true) => collect_by::<SPARSE_OE>(bytes, from, to, plan, &asks, sites),
        (true, false) => collect_by::<DENSE>(bytes, from, to, plan, &asks, sites),
        (true, true) => collect_by::<DENSE_OE>(bytes, from, to, plan, &asks, sites),
    }
}

/// The same for a few bytes, one by one.
pub(crate) fn look_at_all(bytes: &[u8], from: usize, to: usize, plan: &Plan, sites: &mut Vec<Site>) {
    for at in from..to {
        let stages = stages_at(bytes, at, plan);
        if stages != 0 {
            sites.push(Site { at: at as u32, stages });
        }
    }
}

fn collect_by<const MODE: u8>(
    bytes: &[u8],
    from: usize,
    to: usize,
    plan: &Plan,
    asks: &Asks,
    sites: &mut Vec<Site>,
) {
    // Up to here every byte was looked at.
    let mut next = sites.last().map_or(0, |site| site.at as usize + 1);
    let mut start = from;
    while start < to {
        let padded_window;
        let window = if let Some(window) = window(bytes, start) {
            window
        } else {
            padded_window = padded(bytes, start);
            &padded_window
        };
        // Where little is looked for, most blocks hold none of it.
        if MODE < DENSE && !any::<MODE>(window, asks) {
            start += BLOCK;
            continue;
        }
        let mut bits = bits_of(&answers::<MODE>(window, asks));
        while bits != 0 {
            let i = bits.trailing_zeros() as usize;
            bits &= bits - 1;
            let at = start + i;
            // A space counts with what makes it a site.
            if at > 0 && window.get(i) == Some(&b' ') {
                look(bytes, at - 1, plan, &mut next, sites);
            }
            look(bytes, at, plan, &mut next, sites);
            if window.get(i + 1).is_some_and(|byte| *byte >= 0xC2) {
                match bytes.get(at..) {
                    Some([0xC2, 0xAB, b' ', ..]) => look(bytes, at + 2, plan, &mut next, sites),
                    Some([0xE2, 0x80, 0x93 | 0x94, b' ', ..]) => look(bytes, at + 3, plan, &mut next, sites),
                    _ => {}
                }
            }
        }
        start += BLOCK;
    }
}

/// Looks at the byte at `at` unless it, or one behind it, was looked at.
#[inline]
fn look(bytes: &[u8], at: usize, plan: &Plan, next: &mut usize, sites: &mut Vec<Site>) {
    if at >= *next {
        *next = at + 1;
        let stages = stages_at(bytes, at, plan);
        if stages != 0 {
            sites.push(Site { at: at as u32, stages });
        }
    }
}

/// Calls `found` with the place of every byte that is asked for, in ascending order.
pub(crate) fn for_each_place(bytes: &[u8], is_asked: impl Fn(u8) -> bool, mut found: impl FnMut(usize)) {
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let mut start = 0;
    for block in blocks {
        let mut answers = [0; BLOCK];
        for (cell, byte) in answers.iter_mut().zip(block) {
            *cell = u8::from(is_asked(*byte));
        }
        for_each_answer(&answers, |i| found(start + i));
        start += BLOCK;
    }
    for (i, byte) in rest.iter().enumerate() {
        if is_asked(*byte) {
            found(start + i);
        }
    }
}

/// The answers as bits, the first one lowest; each is 0 or 1.
#[inline]
fn bits_of(answers: &[u8; BLOCK]) -> u64 {
    let mut bits = 0_u64;
    for eight in answers.as_chunks::<8>().0.iter().rev() {
        // The product gathers the lowest bits of the eight bytes in its highest byte, in their order.
        let gathered = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits = bits << 8 | gathered;
    }
    bits
}

/// Calls `found` with the index of every answer that is 1; the others are 0.
#[inline]
fn for_each_answer(answers: &[u8; BLOCK], mut found: impl FnMut(usize)) {
    let mut bits = bits_of(answers);
    while bits != 0 {
        found(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

/// The block at `at` when the text reaches so far on both sides.
fn window(bytes: &[u8], at: usize) -> Option<&[u8; WINDOW]> {
    bytes.get(at.checked_sub(1)?..)?.first_chunk()
}

/// The same at the ends of the text, which begins and ends as a line does.
fn padded(bytes: &[u8], at: usize) -> [u8; WINDOW] {
    let mut window = [b'\n'; WINDOW];
    let from = at.saturating_sub(1);
    let rest = bytes.get(from..).unwrap_or(&[]);
    let behind = window.get_mut(usize::from(at == 0)..).unwrap_or(&mut []);
    let len = rest.len().min(behind.len());
    if let (Some(cells), Some(rest)) = (behind.get_mut(..len), rest.get(..len)) {
        cells.copy_from_slice(rest);
    }
    window
}

/// What a plan asks, as bytes: what is not looked for is given the value of something that is.
struct Asks {
    line_end: u8,
    plain_quotes: u8,
    blanks: u8,
    loose: u8,
}

impl Asks {
    const fn of(plan: &Plan) -> Self {
        Self {
            line_end: if plan.line_ends { b'\r' } else { b'&' },
            plain_quotes: !plan.curly_quotes as u8,
            blanks: plan.blanks as u8,
            loose: plan.loose as u8,
        }
    }
}

const SPARSE: u8 = 0;
const SPARSE_OE: u8 = 1;
const DENSE: u8 = 2;
const DENSE_OE: u8 = 3;

/// Runs a question over the bytes of a window with their neighbours, without a branch, so that the compiler can put
/// it to many bytes together.
#[inline]
fn each(window: &[u8; WINDOW], mut ask: impl FnMut(u8, u8, u8, u8)) {
    let (Some(current), Some(next), Some(second)) = (window.get(1..), window.get(2..), window.get(3..))
    else {
        return;
    };
    let pairs = window.iter().zip(current).zip(next.iter().zip(second));
    for ((previous, byte), (next, second)) in pairs.take(BLOCK) {
        ask(*previous, *byte, *next, *second);
    }
}

fn any<const MODE: u8>(window: &[u8; WINDOW], asks: &Asks) -> bool {
    let (mut low, mut high) = (0, 0);
    each(window, |p, c, n, s| {
        low |= is_asked::<MODE>(asks, p, c, n, s);
        high |= is_high(c);
    });
    if low == 0 && high != 0 {
        each(window, |_, c, n, s| low |= is_high(c) & (1 - is_plain_high(asks, c, n, s)));
    }
    low != 0
}

fn answers<const MODE: u8>(window: &[u8; WINDOW], asks: &Asks) -> [u8; BLOCK] {
    let mut answers = [0; BLOCK];
    let (Some(current), Some(next), Some(second)) = (window.get(1..), window.get(2..), window.get(3..))
    else {
        return answers;
    };
    let cells = answers.iter_mut();
    for (((p, c), (n, s)), cell) in window.iter().zip(current).zip(next.iter().zip(second)).zip(cells) {
        *cell = is_asked::<MODE>(asks, *p, *c, *n, *s) | is_high(*c);
    }
    answers
}

#[inline]
const fn same(byte: u8, other: u8) -> u8 {
    (byte == other) as u8
}

/// Whether a byte lies in the range of `len` bytes from `first`.
#[inline]
const fn within(byte: u8, first: u8, len: u8) -> u8 {
    (byte.wrapping_sub(first) < len) as u8
}

/// Lead bytes from U+0300 on.
#[inline]
const fn is_high(byte: u8) -> u8 {
    (byte >= 0xCC) as u8
}

/// `’` and `…`, and `“ ”` where nobody changes them.
#[inline]
const fn is_plain_high(asks: &Asks, byte: u8, next: u8, second: u8) -> u8 {
    let plain = same(second, 0x99) | same(second, 0xA6) | (asks.plain_quotes & same(second | 1, 0x9D));
    same(byte, 0xE2) & same(next, 0x80) & plain
}

/// The questions of [`stages_at`], or fewer; for a space that another byte makes a site, the other byte is asked.
#[inline]
const fn is_asked<const MODE: u8>(asks: &Asks, p: u8, c: u8, n: u8, s: u8) -> u8 {
    // What damage begins with, and the `Ã` that lost what followed it.
    let lost = same(s, b' ') & within(n, 0x83, 14);
    let damage = within(c, 0xC3, 4) & (within(s, 0x80, 0x80) | same(s, b'?') | lost);
    let common = damage | same(c, b'`') | same(c, 0xC2) | same(c, asks.line_end);
    let marks = within(c, b':', 6);
    // A run of blanks is one site.
    let blanks = same(c, b' ') & same(n, b' ') & (1 - same(p, b' '));
    if MODE == SPARSE || MODE == SPARSE_OE {
        let address = same(c, b':') & same(n, b'/');
        let behind_blank = same(p, b' ') & (marks | within(c, 0, b' ') | same(c, b'!'));
        let before_loose = same(p, b' ') & (same(c, b',') | same(c, b'.') | same(c, b')'));
        let behind_loose = same(c, b' ') & (within(p, b'\'', 2) | same(p, 0x99));
        let loose = asks.loose & (before_loose | behind_loose);
        let sparse = common | same(c, b'&') | address | (asks.blanks & (blanks | behind_blank)) | loose;
        return if MODE == SPARSE { sparse } else { sparse | is_oe(c, n) };
    }
    let dot = same(c, b'.') & (1 - (same(n, b' ') | same(n, b'\n') | same(p, b'.')));
    let figure = within(p, b'0', 10);
    let reference = within(n, b'0', 10) & (same(p, b'.') | same(p, 0xB0));
    // An apostrophe or an opening bracket, a curly apostrophe.
    let loose = within(p, b'\'', 2) | same(p, 0x99);
    let behind_figure = same(c, b' ') & (figure | same(p, b'F') | reference | loose);
    let unit = figure & within(c | 0x20, b'a', 26);
    let title = same(c, b'M') | (same(n, b'r') & (same(c, b'D') | same(c, b'P')));
    // From the closing bracket to the full stop all but one are sites.
    let behind_blank = same(p, b' ') & (within(c, b')', 6) | same(c, b'\t'));
    // From the exclamation mark to the apostrophe all but three are sites.
    let marks = marks | within(c, b'!', 7) | dot;
    let dense = common | blanks | marks | behind_figure | behind_blank | unit | title;
    if MODE == DENSE { dense } else { dense | is_oe(c, n) }
}

/// The two letters that French may mean as one.
#[inline]
const fn is_oe(byte: u8, next: u8) -> u8 {
    same(byte | 0x20, b'o') & same(next | 0x20, b'e')
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, collect, skip_quiet};
    use crate::idle::stages_at;
    use crate::plan::Plan;

    #[test]
    fn blocks_skip_nothing_that_bytes_would_not() {
        // Every byte between every pair of neighbours that a question names, in the middle of a block and at its ends.
        let told = [
            b' ', b'.', b'-', b'/', b'?', b'F', b'7', b'e', b':', b'(', b'r', 0xB0, 0x80, 0x83, 0x85, 0x90,
            0x93, 0x99, 0xAB, 0xC2, 0xC3,
        ];
        let n = told.len();
        let pick = |i: usize| told.iter().copied().nth(i % n).unwrap_or(b' ');
        let none = Plan::default();
        let all = Plan {
            blanks: true,
            apostrophes: true,
            quotes: true,
            curly_quotes: true,
            dots: true,
            tight_marks: true,
            figures: true,
            loose: true,
            hyphens: true,
            asides: true,
            line_ends: true,
            ligature_words: true,
        };
        let blanks = Plan { blanks: true, ..none };
        let words = Plan { ligature_words: true, loose: true, ..blanks };
        let english = Plan {
            curly_quotes: false,
            tight_marks: false,
            figures: false,
            asides: false,
            ligature_words: false,
            ..all
        };
        let mut sites = Vec::new();
        for (byte, i) in (0..=255_u8).flat_map(|byte| (0..n * n * n).map(move |i| (byte, i))) {
            let (previous, next, second) = (pick(i), pick(i / n), pick(i / n / n));
            let mut bytes = [b'x'; 3 * BLOCK];
            let middle = BLOCK + [5, 0, BLOCK - 1][i % 3];
            // A blank counts with what makes it a site, and that only where it stands as text has it.
            let cells = bytes.iter_mut().skip(middle - 1);
            for (cell, value) in cells.zip([previous, byte, next, second]) {
                *cell = value;
            }
            if byte == b' ' && matches!(previous, 0x80..) {
                for (cell, value) in bytes.iter_mut().skip(middle - 3).zip([0xE2, 0x80]) {
                    *cell = value;
                }
                if previous == 0xAB {
                    bytes.iter_mut().skip(middle - 2).take(1).for_each(|cell| *cell = 0xC2);
                }
            }
            for plan in [none, blanks, words, english, all] {
                if stages_at(&bytes, middle, &plan) != 0 {
                    sites.clear();
                    let block = skip_quiet(&bytes, 1, &plan);
                    assert!(block <= middle + 1, "{previous:x} {byte:x} {next:x} {second:x} {plan:?}");
                    collect(&bytes, 1, bytes.len(), &plan, &mut sites);
                    let found = sites.iter().any(|site| site.at as usize == middle);
                    assert!(found, "{previous:x} {byte:x} {next:x} {second:x} {plan:?}");
                }
            }
        }
    }
}
