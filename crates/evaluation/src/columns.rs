//! The door for columns: everything that comes in is checked here once, so that kernels need not.

use std::borrow::Cow;

use crate::{ColumnName, EvaluationError};

/// A numeric column with its name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Covariate<'a> {
    /// Its name, as errors and results say it.
    pub name: &'a str,
    /// One value a row.
    pub values: &'a [f64],
}

/// Refuses an empty or overlong table.
pub(crate) const fn check_rows(rows: usize) -> Result<(), EvaluationError> {
    match rows {
        0 => Err(EvaluationError::Empty),
        rows if rows >= u32::MAX as usize => Err(EvaluationError::TooManyRows { rows }),
        _ => Ok(()),
    }
}

/// Refuses a column of another length.
pub(crate) fn check_length(
    column: impl Into<ColumnName>,
    found: usize,
    expected: usize,
) -> Result<(), EvaluationError> {
    if found == expected {
        return Ok(());
    }
    Err(EvaluationError::LengthsDiffer { column: column.into(), expected, found })
}

/// Values further from 0 than this have fourth powers that double precision cannot hold.
const FURTHEST: f64 = 1e75;
/// A column none of whose values reaches this has squares that come out as 0.
pub(crate) const NEAREST: f64 = 1e-75;

/// Refuses missing and infinite values, and columns too large or too small to be reckoned with.
pub(crate) fn check_finite(column: impl Into<ColumnName>, values: &[f64]) -> Result<(), EvaluationError> {
    // A sum of sizes tells nearly always that each is well; the slow search runs only when something may be wrong.
    let sum = values.iter().fold(0.0, |sum, value| sum + value.abs());
    if sum <= FURTHEST && sum >= NEAREST * values.len() as f64 {
        return Ok(());
    }
    let mut most = 0.0_f64;
    for (at, value) in values.iter().enumerate() {
        let size = value.abs();
        // False for what is not a number too.
        if size <= FURTHEST {
            most = most.max(size);
            continue;
        }
        let (column, row, value) = (column.into(), at + 1, *value);
        return Err(if value.is_nan() {
            EvaluationError::Missing { column, row }
        } else if value.is_infinite() {
            EvaluationError::Infinite { column, row }
        } else {
            EvaluationError::OutOfRange { column, row, value, must_be: "at most 1e75 in size: its powers overflow" }
        });
    }
    if most == 0.0 || most >= NEAREST {
        return Ok(());
    }
    let at = values.iter().position(|value| value.abs() == most).unwrap_or_default();
    let must_be = "1e-75 or more in size somewhere in the column: its squares are lost";
    Err(EvaluationError::OutOfRange { column: column.into(), row: at + 1, value: values[at], must_be })
}

/// Refuses values for which `allowed` is false.
pub(crate) fn check_each(
    column: impl Into<ColumnName>,
    values: &[f64],
    must_be: &'static str,
    allowed: impl Fn(f64) -> bool,
) -> Result<(), EvaluationError> {
    let column = column.into();
    // What the column itself may not hold says more than what no column may.
    let refused = values.iter().position(|value| value.is_finite() && !allowed(*value));
    if let Some(at) = refused {
        return Err(EvaluationError::OutOfRange { column, row: at + 1, value: values[at], must_be });
    }
    check_finite(column, values)
}

/// Refuses covariates of another length, missing values and constant columns.
pub(crate) fn check_covariates(covariates: &[Covariate<'_>], rows: usize) -> Result<(), EvaluationError> {
    for covariate in covariates {
        check_length(covariate.name, covariate.values.len(), rows)?;
        check_finite(covariate.name, covariate.values)?;
        let first = covariate.values.first();
        if covariate.values.iter().all(|value| Some(value) == first) {
            return Err(EvaluationError::Constant { column: covariate.name.into() });
        }
    }
    Ok(())
}

/// Numbers of groups (clusters, strata, cells) and how many there may be: numbers with wide gaps are counted anew, in
/// the same order, so that none is too large to be a place.
pub(crate) fn numbered(codes: &[u32]) -> (usize, Cow<'_, [u32]>) {
    let end = codes.iter().max().map_or(0, |most| *most as usize + 1);
    if end <= 2 * codes.len() + 64 {
        return (end, Cow::Borrowed(codes));
    }
    let mut distinct = codes.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let place = |code: &u32| distinct.partition_point(|other| other < code) as u32;
    (distinct.len(), Cow::Owned(codes.iter().map(place).collect()))
}

/// Refuses group numbers that have no name.
pub(crate) fn check_groups(of: &[u32], names: usize) -> Result<(), EvaluationError> {
    of.iter().position(|group| *group as usize >= names).map_or(Ok(()), |at| {
        let (column, row, value) = (ColumnName::Part("group"), at + 1, f64::from(of[at]));
        Err(EvaluationError::OutOfRange { column, row, value, must_be: "the number of a named group" })
    })
}

/// Refuses a level of confidence outside (0, 1).
pub(crate) fn check_level(level: f64) -> Result<(), EvaluationError> {
    check_setting("level", level, "between 0 and 1", |level| level > 0.0 && level < 1.0)
}

/// Refuses a setting for which `allowed` is false.
pub(crate) fn check_setting(
    setting: &'static str,
    value: f64,
    must_be: &'static str,
    allowed: impl Fn(f64) -> bool,
) -> Result<(), EvaluationError> {
    if value.is_finite() && allowed(value) {
        return Ok(());
    }
    Err(EvaluationError::Setting { setting, value, must_be })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_value_is_named_by_column_and_row() {
        let refused = check_finite("age", &[1.0, f64::NAN]);
        assert_eq!(refused, Err(EvaluationError::Missing { column: "age".into(), row: 2 }));
        let refused = check_finite("age", &[f64::INFINITY]);
        assert_eq!(refused, Err(EvaluationError::Infinite { column: "age".into(), row: 1 }));
        for (values, refused) in [
            ([1.0, 1e75], None),
            ([1.0, -1e-300], None),
            ([0.0, 0.0], None),
            ([1.0, 1e76], Some(2)),
            ([-1e200, 1.0], Some(1)),
            ([1e-200, 2e-200], Some(2)),
        ] {
            let found = check_finite("age", &values).err();
            assert_eq!(found.as_ref().and_then(EvaluationError::row), refused, "{values:?}");
            assert!(found.is_none_or(|found| found.kind() == "out_of_range"));
        }
    }

    #[test]
    fn numbers_with_wide_gaps_are_counted_anew() {
        let (count, codes) = numbered(&[4_000_000_000, 7, 7]);
        assert_eq!((count, codes.as_ref()), (2, &[1, 0, 0][..]));
        assert_eq!(numbered(&[3, 0]).0, 4);
    }

    #[test]
    fn a_constant_column_is_refused() {
        let refused = check_covariates(&[Covariate { name: "x", values: &[2.0, 2.0] }], 2);
        assert_eq!(refused, Err(EvaluationError::Constant { column: "x".into() }));
    }
}
