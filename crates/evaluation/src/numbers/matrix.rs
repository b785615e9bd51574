//! Small dense matrices: what a model with some dozens of coefficients needs, and no more.

/// A matrix, row after row.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    rows: usize,
    columns: usize,
    values: Vec<f64>,
}

impl Matrix {
    /// A matrix of zeros.
    pub fn zeros(rows: usize, columns: usize) -> Self {
        Self { rows, columns, values: vec![0.0; rows * columns] }
    }

    /// Number of rows.
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// Number of columns.
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// The value in this row and column.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.values[row * self.columns + column]
    }

    /// Sets the value in this row and column.
    pub fn set(&mut self, row: usize, column: usize, value: f64) {
        self.values[row * self.columns + column] = value;
    }

    /// Multiplies every value.
    pub fn scale(&mut self, factor: f64) {
        self.values.iter_mut().for_each(|value| *value *= factor);
    }

    /// Adds to the value in this row and column.
    pub fn add(&mut self, row: usize, column: usize, value: f64) {
        self.values[row * self.columns + column] += value;
    }

    /// One row.
    pub fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// One row, to be changed.
    pub fn row_mut(&mut self, row: usize) -> &mut [f64] {
        &mut self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// Everything to zero.
    pub fn clear(&mut self) {
        self.values.fill(0.0);
    }

    /// Adds `weight` times the outer product of `x` with itself, upper triangle only.
    pub fn add_outer(&mut self, weight: f64, x: &[f64]) {
        for (j, left) in x.iter().enumerate() {
            let scaled = weight * left;
            let row = &mut self.values[j * self.columns + j..(j + 1) * self.columns];
            for (cell, right) in row.iter_mut().zip(&x[j..]) {
                *cell += scaled * right;
            }
        }
    }

    /// Copies the upper triangle onto the lower.
    pub fn mirror(&mut self) {
        for row in 1..self.rows {
            for column in 0..row {
                let value = self.at(column, row);
                self.set(row, column, value);
            }
        }
    }

    /// The diagonal.
    pub fn diagonal(&self) -> Vec<f64> {
        (0..self.rows.min(self.columns)).map(|at| self.at(at, at)).collect()
    }

    /// This matrix times a vector.
    pub fn times(&self, x: &[f64]) -> Vec<f64> {
        (0..self.rows).map(|row| dot(self.row(row), x)).collect()
    }

    /// This matrix times another.
    #[must_use]
    pub fn product(&self, other: &Self) -> Self {
        let mut result = Self::zeros(self.rows, other.columns);
        for row in 0..self.rows {
            for inner in 0..self.columns {
                let left = self.at(row, inner);
                for column in 0..other.columns {
                    result.add(row, column, left * other.at(inner, column));
                }
            }
        }
        result
    }

    /// `x` transposed times this matrix times `x`.
    pub fn quadratic(&self, x: &[f64]) -> f64 {
        dot(&self.times(x), x)
    }

    /// `self * middle * self`, for a symmetric bread around a symmetric meat.
    #[must_use]
    pub fn sandwich(&self, meat: &Self) -> Self {
        self.product(meat).product(self)
    }

    /// Every value divided by the scales of its row and column: back from standardised coefficients.
    #[must_use]
    pub fn unscaled(&self, scales: &[f64]) -> Self {
        let mut result = self.clone();
        for (row, left) in scales.iter().enumerate() {
            for (column, right) in scales.iter().enumerate() {
                result.set(row, column, self.at(row, column) / (left * right));
            }
        }
        result
    }

    /// The part of rows and columns `from..to`.
    #[must_use]
    pub fn block(&self, from: usize, to: usize) -> Self {
        let mut result = Self::zeros(to - from, to - from);
        for row in from..to {
            result.row_mut(row - from).copy_from_slice(&self.row(row)[from..to]);
        }
        result
    }
}

/// Inner product, in order.
pub fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}

/// Cholesky's factor of a symmetric positive definite matrix.
#[derive(Debug, Clone)]
pub struct Cholesky {
    lower: Matrix,
}

/// A pivot that falls below this share of its diagonal is a sum of the columns before it (1 less R squared).
pub const COLLINEAR: f64 = 1e-10;

impl Cholesky {
    /// Factors a symmetric matrix, reading its upper triangle.
    ///
    /// # Errors
    /// The first column that is a sum of the ones before it.
    pub fn try_new(symmetric: &Matrix) -> Result<Self, usize> {
        Self::try_with(symmetric, COLLINEAR)
    }

    /// Factors with another least share of a pivot.
    ///
    /// # Errors
    /// The first column whose pivot falls below that share.
    pub fn try_with(symmetric: &Matrix, least: f64) -> Result<Self, usize> {
        let n = symmetric.rows();
        let mut lower = Matrix::zeros(n, n);
        for row in 0..n {
            for column in 0..=row {
                let mut value = symmetric.at(column, row);
                value -= dot(&lower.row(row)[..column], &lower.row(column)[..column]);
                if row == column {
                    let whole = symmetric.at(row, row);
                    // Also false for NaN.
                    if !(value > least * whole && whole.is_finite()) {
                        return Err(row);
                    }
                    lower.set(row, row, value.sqrt());
                } else {
                    lower.set(row, column, value / lower.at(column, column));
                }
            }
        }
        Ok(Self { lower })
    }

    /// The solution x of `matrix * x = right`.
    pub fn solve(&self, right: &[f64]) -> Vec<f64> {
        let n = self.lower.rows();
        let mut x = right.to_vec();
        for row in 0..n {
            let sum = dot(&self.lower.row(row)[..row], &x[..row]);
            x[row] = (x[row] - sum) / self.lower.at(row, row);
        }
        for row in (0..n).rev() {
            let sum: f64 = (row + 1..n).map(|below| self.lower.at(below, row) * x[below]).sum();
            x[row] = (x[row] - sum) / self.lower.at(row, row);
        }
        x
    }

    /// The inverse of the matrix.
    pub fn inverse(&self) -> Matrix {
        let n = self.lower.rows();
        let mut result = Matrix::zeros(n, n);
        for column in 0..n {
            let mut unit = vec![0.0; n];
            unit[column] = 1.0;
            for (row, value) in self.solve(&unit).into_iter().enumerate() {
                result.set(row, column, value);
            }
        }
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solves_and_names_the_collinear_column() {
        let mut matrix = Matrix::zeros(3, 3);
        for row in [[1.0, 2.0, 3.0], [1.0, 0.0, 1.0], [0.5, -1.0, 2.0], [2.0, 2.0, 2.0]] {
            matrix.add_outer(1.0, &row);
        }
        matrix.mirror();
        let factor = Cholesky::try_new(&matrix).unwrap();
        let x = factor.solve(&[1.0, 2.0, 3.0]);
        for (found, expected) in matrix.times(&x).iter().zip([1.0, 2.0, 3.0]) {
            assert!((found - expected).abs() < 1e-12);
        }
        let unit = matrix.product(&factor.inverse());
        assert!((unit.at(0, 0) - 1.0).abs() < 1e-12 && unit.at(0, 1).abs() < 1e-12);

        let mut matrix = Matrix::zeros(3, 3);
        for row in [[1.0, 2.0, 3.0], [1.0, 0.0, 1.0], [0.5, -1.0, -0.5], [2.0, 2.0, 4.0]] {
            matrix.add_outer(1.0, &row);
        }
        assert_eq!(Cholesky::try_new(&matrix).unwrap_err(), 2);
    }
}
