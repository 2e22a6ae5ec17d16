//! Bytes worth stopping at.

/// Finds the bytes that are wanted, one after the other. Sixty-four are tested at once, without a branch, which the
/// compiler turns into vector instructions, and the answers are kept as bits.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Scanner {
    /// The first byte that was tested.
    base: usize,
    /// One past the last one.
    end: usize,
    /// A bit for each.
    found: u64,
}

impl Scanner {
    /// The first byte from `from` on that is wanted. The text may have grown since the last question; it must
    /// not have changed otherwise.
    #[inline]
    pub(crate) fn next(&mut self, text: &str, from: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
        let mut from = from;
        loop {
            if from >= self.base && from < self.end {
                let found = self.found & (u64::MAX << (from - self.base));
                if found != 0 {
                    return Some(self.base + found.trailing_zeros() as usize);
                }
                from = self.end;
            }
            let tail = text.as_bytes().get(from..).filter(|tail| !tail.is_empty())?;
            self.base = from;
            if let Some(block) = tail.first_chunk() {
                self.found = bits(block, &wanted);
                self.end = from + block.len();
            } else {
                let mut block = [0; 64];
                for (to, byte) in block.iter_mut().zip(tail) {
                    *to = *byte;
                }
                self.found = bits(&block, &wanted);
                self.end = from + tail.len();
            }
        }
    }
}

/// Which of the bytes are wanted; a zero must not be.
#[inline]
pub(crate) fn bits(block: &[u8; 64], wanted: impl Fn(u8) -> bool) -> u64 {
    let mut flags = [0_u8; 64];
    for (flag, byte) in flags.iter_mut().zip(block) {
        *flag = u8::from(wanted(*byte));
    }
    let mut found = 0;
    for (at, flags) in flags.as_chunks().0.iter().enumerate() {
        // The product moves the lowest bit of each byte into the highest byte, in order.
        found |= (u64::from_le_bytes(*flags).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * at);
    }
    found
}

/// Whether a byte is a line break or may begin a paragraph separator.
#[expect(clippy::needless_bitwise_bool, reason = "no branches, so that vectors of bytes can be tested")]
fn is_break(byte: u8) -> bool {
    (byte == b'\n') | (byte == b'\r') | (byte == 0xE2)
}

/// The first line break or paragraph separator from `from` on.
pub(crate) fn find_break(scanner: &mut Scanner, text: &str, from: usize) -> Option<usize> {
    let mut from = from;
    loop {
        let at = scanner.next(text, from, is_break)?;
        if text.as_bytes().get(at) != Some(&0xE2) || text.get(at..)?.starts_with('\u{2029}') {
            return Some(at);
        }
        from = at + 1;
    }
}
