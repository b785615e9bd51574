//! The pool of comparison people, in order of score, from which the nearest can be taken.

/// Comparison rows by cell, score and row.
#[derive(Debug)]
pub(super) struct Pool {
    pub(super) scores: Vec<f64>,
    pub(super) rows: Vec<u32>,
    /// Where each cell begins, and the end of the last.
    cells: Vec<u32>,
}

/// Makes a score sortable as a whole number: the order of `total_cmp`, 0 and -0 as one.
fn key(score: f64) -> u64 {
    let bits = (score + 0.0).to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

impl Pool {
    /// The rows that are not treated; `cell` gives each row's cell, one for all where there is none.
    pub(super) fn new(treated: &[bool], score: &[f64], cell: Option<&[u32]>) -> Self {
        let controls = treated.iter().filter(|treated| !**treated).count();
        let mut order: Vec<(u64, u32)> = Vec::with_capacity(controls);
        order.extend((0..treated.len()).filter(|row| !treated[*row]).map(|row| (key(score[row]), row as u32)));
        match cell {
            None => order.sort_unstable(),
            Some(cell) => order.sort_unstable_by_key(|(key, row)| (cell[*row as usize], *key, *row)),
        }
        let rows: Vec<u32> = order.into_iter().map(|(_, row)| row).collect();
        let mut cells = vec![0; cell.and_then(|cell| cell.iter().max()).map_or(0, |most| *most as usize) + 2];
        for row in &rows {
            cells[cell.map_or(0, |cell| cell[*row as usize] as usize) + 1] += 1;
        }
        for at in 1..cells.len() {
            cells[at] += cells[at - 1];
        }
        Self { scores: rows.iter().map(|row| score[*row as usize] + 0.0).collect(), rows, cells }
    }

    /// The places of a cell.
    pub(super) fn cell(&self, cell: usize) -> (usize, usize) {
        (self.cells[cell] as usize, self.cells[cell + 1] as usize)
    }

    /// The first place of a range whose score is `score` or more.
    pub(super) fn from(&self, (from, to): (usize, usize), score: f64) -> usize {
        from + self.scores[from..to].partition_point(|other| *other < score)
    }

    /// The first place of a range whose score is above `score`.
    pub(super) fn beyond(&self, (from, to): (usize, usize), score: f64) -> usize {
        from + self.scores[from..to].partition_point(|other| *other <= score)
    }
}
