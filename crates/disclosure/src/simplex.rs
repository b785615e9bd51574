//! A linear programme in many directions: one feasible region, asked again and again for its ends.
//!
//! Dense tableau with upper bounds kept aside; the region is found once, each question starts from the last answer.

const TINY: f64 = 1e-9;

/// Equations over variables from 0 to an upper bound.
#[derive(Debug)]
pub(crate) struct Programme {
    width: usize,
    /// Row after row, then its right side.
    rows: Vec<Vec<f64>>,
    upper: Vec<f64>,
    /// Which variable is basic in each row.
    basis: Vec<usize>,
    /// Variables counted down from their upper bound.
    flipped: Vec<bool>,
    /// Variables that were asked for; those after are artificial.
    real: usize,
}

impl Programme {
    /// `equations` are coefficients by variable, and a right side. None where nothing fits them.
    pub(crate) fn try_new(upper: &[f64], equations: &[(Vec<(usize, f64)>, f64)]) -> Option<Self> {
        let (real, count) = (upper.len(), equations.len());
        let width = real + count;
        let mut bounds = upper.to_vec();
        bounds.resize(width, f64::INFINITY);
        let mut rows = Vec::with_capacity(count);
        for (at, (terms, right)) in equations.iter().enumerate() {
            let mut row = vec![0.0; width + 1];
            let sign = if *right < 0.0 { -1.0 } else { 1.0 };
            for (variable, factor) in terms {
                row[*variable] += sign * factor;
            }
            row[real + at] = 1.0;
            row[width] = sign * right;
            rows.push(row);
        }
        let basis = (real..width).collect();
        let mut this = Self { width, rows, upper: bounds, basis, flipped: vec![false; width], real };
        let cost: Vec<f64> = (0..width).map(|variable| if variable < real { 0.0 } else { -1.0 }).collect();
        this.climb(&cost);
        let left: f64 = (0..count).filter(|row| this.basis[*row] >= real).map(|row| this.rows[row][width]).sum();
        this.upper[real..].fill(0.0);
        (left < 1e-6).then_some(this)
    }

    /// The largest value of a sum of variables.
    pub(crate) fn highest(&mut self, variables: &[usize]) -> f64 {
        self.end(variables, 1.0)
    }

    /// The smallest value of a sum of variables.
    pub(crate) fn lowest(&mut self, variables: &[usize]) -> f64 {
        self.end(variables, -1.0)
    }

    fn end(&mut self, variables: &[usize], sign: f64) -> f64 {
        let mut cost = vec![0.0; self.width];
        for variable in variables {
            cost[*variable] = sign;
        }
        if !self.climb(&cost) {
            return sign * f64::INFINITY;
        }
        let values = self.values();
        variables.iter().map(|variable| values[*variable]).sum()
    }

    fn values(&self) -> Vec<f64> {
        let mut values = vec![0.0; self.width];
        for (row, variable) in self.rows.iter().zip(&self.basis) {
            values[*variable] = row[self.width];
        }
        for (variable, value) in values.iter_mut().enumerate() {
            if self.flipped[variable] {
                *value = self.upper[variable] - *value;
            }
        }
        values
    }

    /// Climbs to the top of `cost`; false where there is none.
    fn climb(&mut self, cost: &[f64]) -> bool {
        let signed = |flipped: bool, cost: f64| if flipped { -cost } else { cost };
        let mut gain: Vec<f64> =
            cost.iter().zip(&self.flipped).map(|(cost, flipped)| signed(*flipped, *cost)).collect();
        let own = gain.clone();
        for (row, variable) in self.rows.iter().zip(&self.basis) {
            if own[*variable] != 0.0 {
                for (gain, cell) in gain.iter_mut().zip(row) {
                    *gain -= own[*variable] * cell;
                }
            }
        }
        let patience = 50 * (self.rows.len() + 10);
        for step in 0..40 * patience {
            // The steepest first; after long without an end, the first, which never runs in a circle (Bland).
            let open = (0..self.width).filter(|variable| {
                gain[*variable] > TINY
                    && (*variable < self.real || cost[*variable] != 0.0)
                    && self.upper[*variable] > 0.0
            });
            let entering = if step < patience {
                open.max_by(|left, right| gain[*left].total_cmp(&gain[*right]))
            } else {
                open.min()
            };
            let Some(entering) = entering else { return true };
            if !self.enter(entering, &mut gain) {
                return false;
            }
        }
        true
    }

    /// Lets a variable grow until it, or a basic one, meets a bound; false where nothing stops it.
    fn enter(&mut self, entering: usize, gain: &mut [f64]) -> bool {
        let (mut most, mut leaving) = (self.upper[entering], None);
        for (at, row) in self.rows.iter().enumerate() {
            let (cell, value) = (row[entering], row[self.width].max(0.0));
            let basic = self.basis[at];
            let (reach, to_upper) = if cell > TINY {
                (value / cell, false)
            } else if cell < -TINY && self.upper[basic].is_finite() {
                ((self.upper[basic] - value).max(0.0) / -cell, true)
            } else {
                continue;
            };
            let earlier = leaving.is_some_and(|(other, _): (usize, bool)| self.basis[other] > basic);
            if reach < most - 1e-12 || (reach <= most + 1e-12 && earlier) {
                (most, leaving) = (reach.min(most), Some((at, to_upper)));
            }
        }
        if most.is_infinite() {
            return false;
        }
        let Some((at, to_upper)) = leaving else {
            self.flip_free(entering, gain);
            return true;
        };
        if to_upper {
            self.flip_basic(at);
        }
        self.pivot(at, entering, gain);
        true
    }

    /// Moves a variable outside the basis to its other bound.
    fn flip_free(&mut self, variable: usize, gain: &mut [f64]) {
        let (upper, width) = (self.upper[variable], self.width);
        for row in &mut self.rows {
            row[width] -= row[variable] * upper;
            row[variable] = -row[variable];
        }
        gain[variable] = -gain[variable];
        self.flipped[variable] = !self.flipped[variable];
    }

    /// Counts a basic variable from its other bound.
    fn flip_basic(&mut self, at: usize) {
        let (variable, width) = (self.basis[at], self.width);
        let row = &mut self.rows[at];
        row[width] -= self.upper[variable];
        row[variable] = -1.0;
        for cell in row.iter_mut() {
            *cell = -*cell;
        }
        self.flipped[variable] = !self.flipped[variable];
    }

    fn pivot(&mut self, at: usize, entering: usize, gain: &mut [f64]) {
        let mut own = std::mem::take(&mut self.rows[at]);
        let inverse = 1.0 / own[entering];
        for cell in &mut own {
            *cell *= inverse;
        }
        own[entering] = 1.0;
        for row in &mut self.rows {
            let factor = row.get(entering).copied().unwrap_or(0.0);
            if factor != 0.0 {
                for (cell, own) in row.iter_mut().zip(&own) {
                    *cell -= factor * own;
                }
                row[entering] = 0.0;
            }
        }
        let factor = gain[entering];
        for (gain, own) in gain.iter_mut().zip(&own) {
            *gain -= factor * own;
        }
        gain[entering] = 0.0;
        self.rows[at] = own;
        self.basis[at] = entering;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ends_of_a_small_region() {
        // x + y = 5, y + z = 4, x up to 3.
        let equations = [(vec![(0, 1.0), (1, 1.0)], 5.0), (vec![(1, 1.0), (2, 1.0)], 4.0)];
        let mut programme = Programme::try_new(&[3.0, f64::INFINITY, f64::INFINITY], &equations).unwrap();
        assert_eq!((programme.lowest(&[0]), programme.highest(&[0])), (1.0, 3.0));
        assert_eq!((programme.lowest(&[1]), programme.highest(&[1])), (2.0, 4.0));
        assert_eq!((programme.lowest(&[0, 2]), programme.highest(&[0, 2])), (1.0, 5.0));
        assert!(Programme::try_new(&[1.0, 1.0], &[(vec![(0, 1.0), (1, 1.0)], 3.0)]).is_none());
        let mut free = Programme::try_new(&[f64::INFINITY; 2], &[(vec![(0, 1.0), (1, -1.0)], 0.0)]).unwrap();
        assert_eq!((free.lowest(&[0]), free.highest(&[0])), (0.0, f64::INFINITY));
    }

    proptest! {
        /// Three by three tables with all margins known: every whole-number table that fits is tried.
        #[test]
        fn ends_agree_with_trying_everything(cells in prop::collection::vec(0_u32..5, 9), bound in 3_u32..9) {
            let value = |row: usize, column: usize| f64::from(cells[3 * row + column].min(bound));
            let mut equations = Vec::new();
            for at in 0..3 {
                equations.push(((0..3).map(|k| (3 * at + k, 1.0)).collect(), (0..3).map(|k| value(at, k)).sum()));
                equations.push(((0..3).map(|k| (3 * k + at, 1.0)).collect(), (0..3).map(|k| value(k, at)).sum()));
            }
            let mut programme = Programme::try_new(&[f64::from(bound); 9], &equations).unwrap();
            let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
            let sum = |at: usize| equations[at].1 as i64;
            let limit = i64::from(bound);
            for code in 0..(limit + 1).pow(4) {
                let digit = |at: u32| code / (limit + 1).pow(at) % (limit + 1);
                let (a, b, d, e) = (digit(0), digit(1), digit(2), digit(3));
                let (c, f) = (sum(0) - a - b, sum(2) - d - e);
                let (g, h) = (sum(1) - a - d, sum(3) - b - e);
                let i = sum(5) - c - f;
                if [c, f, g, h, i].iter().all(|cell| (0..=limit).contains(cell)) && g + h + i == sum(4) {
                    low = low.min(f64::from(a as u32));
                    high = high.max(f64::from(a as u32));
                }
            }
            prop_assert!((programme.lowest(&[0]) - low).abs() < 1e-7);
            prop_assert!((programme.highest(&[0]) - high).abs() < 1e-7);
        }
    }
}
