//! The part of the plane that a search looks at, and storage shaped like it.

/// For each row the columns that are open: `low..=high`, both never falling.
#[derive(Clone, Debug)]
pub(crate) struct Band {
    rows: Vec<(u32, u32)>,
    offsets: Vec<usize>,
    n_columns: u32,
}

impl Band {
    fn from_rows(mut rows: Vec<(u32, u32)>, n_columns: u32) -> Self {
        let mut floor = 0;
        for row in &mut rows {
            row.0 = row.0.clamp(floor, n_columns);
            floor = row.0;
        }
        let mut ceiling = n_columns;
        for row in rows.iter_mut().rev() {
            row.1 = row.1.min(ceiling).max(row.0);
            ceiling = row.1;
        }
        let mut offsets = Vec::with_capacity(rows.len() + 1);
        let mut total = 0;
        offsets.push(0);
        for &(low, high) in &rows {
            total += (high - low) as usize + 1;
            offsets.push(total);
        }
        Self { rows, offsets, n_columns }
    }

    /// Every node of a plane of `n_rows` by `n_columns` sentences.
    pub(crate) fn whole(n_rows: u32, n_columns: u32) -> Self {
        Self::from_rows(vec![(0, n_columns); n_rows as usize + 1], n_columns)
    }

    /// The nodes within `width` of a path, given as its nodes in order, both ends included.
    pub(crate) fn around(path: &[(u32, u32)], n_rows: u32, n_columns: u32, width: u32) -> Self {
        let mut rows = Vec::with_capacity(n_rows as usize + 1);
        let (mut first, mut last) = (0, 0);
        for row in 0..=n_rows {
            // The first node whose row is not above the window, and the last that is not below it.
            while path.get(first + 1).is_some() && path.get(first).is_some_and(|node| node.0 + width < row) {
                first += 1;
            }
            while path.get(last + 1).is_some_and(|node| node.0 <= row + width) {
                last += 1;
            }
            // Between two far nodes the path may run anywhere: the corner before belongs to the window too.
            let low = path.get(first.saturating_sub(1)).map_or(0, |node| node.1.saturating_sub(width));
            let high = path
                .get((last + 1).min(path.len().saturating_sub(1)))
                .map_or(n_columns, |node| node.1 + width);
            rows.push((low, high.min(n_columns)));
        }
        Self::from_rows(rows, n_columns)
    }

    /// How many rows of nodes there are: one more than there are source units.
    pub(crate) fn n_rows(&self) -> u32 {
        self.rows.len() as u32
    }

    /// The open columns of a row; an empty range beyond the last row.
    pub(crate) fn row(&self, row: u32) -> (u32, u32) {
        self.rows.get(row as usize).copied().unwrap_or((1, 0))
    }

    /// Where a node is stored.
    pub(crate) fn index(&self, row: u32, column: u32) -> Option<usize> {
        let &(low, high) = self.rows.get(row as usize)?;
        if column < low || column > high {
            return None;
        }
        self.offsets.get(row as usize).map(|offset| offset + (column - low) as usize)
    }

    /// How many nodes are open.
    pub(crate) fn len(&self) -> usize {
        self.offsets.last().copied().unwrap_or(0)
    }

    /// The cells (pairs of units, not nodes) that beads inside this band of nodes can touch: a band with one row
    /// for each source unit.
    pub(crate) fn cells(&self, max_side: u32) -> Self {
        let n_units = self.n_rows().saturating_sub(1);
        let last_column = self.n_columns.saturating_sub(1);
        let rows = (0..n_units)
            .map(|unit| {
                let low = self.row(unit).0.saturating_sub(max_side);
                let high = self.row((unit + max_side).min(n_units)).1.min(last_column);
                (low.min(high), high)
            })
            .collect();
        Self::from_rows(rows, last_column)
    }
}

#[cfg(test)]
mod tests {
    use super::Band;

    #[test]
    fn a_band_holds_its_path_and_its_width() {
        let path = [(0, 0), (1, 1), (2, 1), (3, 1), (4, 2), (10, 9)];
        let band = Band::around(&path, 10, 9, 2);
        for (row, column) in path {
            assert!(band.index(row, column).is_some(), "{row} {column}");
            assert!(band.index(row, (column + 2).min(9)).is_some(), "{row} {column}");
        }
        assert_eq!(band.index(0, 8), None);
        assert_eq!(Band::whole(3, 4).len(), 20);
        assert_eq!(Band::whole(0, 0).len(), 1);
    }
}
