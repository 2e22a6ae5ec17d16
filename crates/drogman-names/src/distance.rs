//! Edit distance within a small limit.

/// The optimal string alignment distance (Damerau 1964, adjacent swaps counted once) of two words, `None` when
/// it is above `limit`. O(length of a x length of b); the length difference alone refuses most pairs.
pub(crate) fn distance_within(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut previous_a = None;
    for (i, &letter) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        let mut left = i + 1;
        let mut previous_b = None;
        for (j, &other) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let mut cost =
                (left + 1).min(at(&above, j + 1) + 1).min(at(&above, j) + usize::from(letter != other));
            if previous_a == Some(other) && previous_b == Some(letter) && j > 0 {
                cost = cost.min(at(&before, j - 1) + 1);
            }
            row.push(cost);
            left = cost;
            previous_b = Some(other);
        }
        if row.iter().all(|&cost| cost > limit) {
            return None;
        }
        before = above;
        above = row;
        previous_a = Some(letter);
    }
    above.last().copied().filter(|&cost| cost <= limit)
}

/// How many edits a word of that many letters may differ by: none below 4, one below 8, then two.
pub(crate) fn limit_for(n_letters: usize) -> usize {
    match n_letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_edits_and_swaps() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        for (a, b, limit, expected) in [
            ("karabakh", "karabagh", 2, Some(1)),
            ("sarkisian", "sargsyan", 2, None),
            ("sarkisian", "sargsian", 2, Some(2)),
            ("baku", "bkau", 1, Some(1)),
            ("baku", "baku", 0, Some(0)),
            ("baku", "gyumri", 2, None),
        ] {
            assert_eq!(distance_within(&chars(a), &chars(b), limit), expected, "{a} {b}");
            assert_eq!(distance_within(&chars(b), &chars(a), limit), expected, "{b} {a}");
        }
    }
}
