//! What the columns cannot say: every way in which an analysis is refused instead of answered.

/// The column that an error speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnName {
    /// By the name that the caller gave it.
    Given(String),
    /// By its part in the analysis, where the caller gave it none: time, entry, weights.
    Part(&'static str),
}

impl From<&str> for ColumnName {
    fn from(name: &str) -> Self {
        Self::Given(name.to_owned())
    }
}

impl From<String> for ColumnName {
    fn from(name: String) -> Self {
        Self::Given(name)
    }
}

impl std::fmt::Display for ColumnName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Given(name) => f.write_str(name),
            Self::Part(part) => f.write_str(part),
        }
    }
}

/// Why there is no number.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EvaluationError {
    /// There are no rows.
    #[error("no rows")]
    Empty,
    /// More rows than can be numbered in 32 bits.
    #[error("{rows} rows are more than one analysis takes")]
    TooManyRows {
        /// How many there are.
        rows: usize,
    },
    /// Two columns that belong together differ in length.
    #[error("column {column} has {found} rows, expected {expected}")]
    LengthsDiffer {
        /// The column that does not fit.
        column: ColumnName,
        /// Rows of the first column.
        expected: usize,
        /// Rows of this one.
        found: usize,
    },
    /// A value is missing.
    #[error("missing value in column {column}, row {row}")]
    Missing {
        /// The column.
        column: ColumnName,
        /// The row, counted from 1.
        row: usize,
    },
    /// A value is infinite.
    #[error("infinite value in column {column}, row {row}")]
    Infinite {
        /// The column.
        column: ColumnName,
        /// The row, counted from 1.
        row: usize,
    },
    /// A value lies outside what the column may hold.
    #[error("value {} in column {column}, row {row}: must be {must_be}", written(*.value))]
    OutOfRange {
        /// The column.
        column: ColumnName,
        /// The row, counted from 1.
        row: usize,
        /// What was found.
        value: f64,
        /// What is allowed.
        must_be: &'static str,
    },
    /// A setting lies outside its range.
    #[error("{setting} is {}: must be {must_be}", written(*.value))]
    Setting {
        /// The setting.
        setting: &'static str,
        /// What was given.
        value: f64,
        /// What is allowed.
        must_be: &'static str,
    },
    /// One group, arm or cell that the analysis needs has nobody in it.
    #[error("nobody is in {arm}")]
    EmptyArm {
        /// Which.
        arm: String,
    },
    /// Fewer groups than a comparison needs.
    #[error("{found} group(s): a comparison needs two or more")]
    OneGroup {
        /// How many there are.
        found: usize,
    },
    /// No event was observed, so nothing can be said of its hazard.
    #[error("no events")]
    NoEvents,
    /// A column never varies, so that it cannot be told from the intercept or the baseline.
    #[error("column {column} is constant")]
    Constant {
        /// The column.
        column: ColumnName,
    },
    /// A column is a sum of the ones before it.
    #[error("column {column} is collinear with the columns before it")]
    Collinear {
        /// The column.
        column: ColumnName,
    },
    /// As many coefficients as rows, or more.
    #[error("{coefficients} coefficients from {rows} rows")]
    TooFewRows {
        /// Coefficients asked for.
        coefficients: usize,
        /// Rows there are.
        rows: usize,
    },
    /// A column (alone or with others) tells the outcome apart perfectly, so that its coefficient is infinite.
    #[error("separation: column {column} tells the outcome apart, so its coefficient has no finite value")]
    Separation {
        /// The column whose coefficient runs away.
        column: ColumnName,
    },
    /// The columns tell every outcome exactly, so that there is no error to measure anything against.
    #[error("a perfect fit: the columns tell every outcome exactly, so there is no error to measure coefficients by")]
    PerfectFit,
    /// One of several studies or places cannot be used.
    #[error("{name} cannot be used")]
    One {
        /// Its name, as given.
        name: String,
        /// Why.
        #[source]
        because: Box<EvaluationError>,
    },
    /// The iteration did not settle.
    #[error("{what} did not converge in {iterations} iterations")]
    NotConverged {
        /// What was being fitted.
        what: &'static str,
        /// How often it was tried.
        iterations: usize,
    },
    /// The counts vary no more than a Poisson's, so that the negative binomial has no finite dispersion.
    #[error("the counts are not overdispersed: fit a Poisson model")]
    NotOverdispersed,
    /// Nobody could be matched under the rule.
    #[error("nobody could be matched under this rule")]
    NobodyMatched,
    /// The quantity is not defined for these columns.
    #[error("undefined: {why}")]
    Undefined {
        /// Why.
        why: &'static str,
    },
}

impl EvaluationError {
    /// The error's name, for programs.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooManyRows { .. } => "too_many_rows",
            Self::LengthsDiffer { .. } => "lengths_differ",
            Self::Missing { .. } => "missing",
            Self::Infinite { .. } => "infinite",
            Self::OutOfRange { .. } => "out_of_range",
            Self::Setting { .. } => "setting",
            Self::EmptyArm { .. } => "empty_arm",
            Self::OneGroup { .. } => "one_group",
            Self::NoEvents => "no_events",
            Self::Constant { .. } => "constant",
            Self::Collinear { .. } => "collinear",
            Self::TooFewRows { .. } => "too_few_rows",
            Self::Separation { .. } => "separation",
            Self::PerfectFit => "perfect_fit",
            Self::One { because, .. } => because.kind(),
            Self::NotConverged { .. } => "not_converged",
            Self::NotOverdispersed => "not_overdispersed",
            Self::NobodyMatched => "nobody_matched",
            Self::Undefined { .. } => "undefined",
        }
    }

    /// The row that is to blame, counted from 1; none where no single one is.
    pub fn row(&self) -> Option<usize> {
        match self {
            Self::Missing { row, .. } | Self::Infinite { row, .. } | Self::OutOfRange { row, .. } => Some(*row),
            Self::One { because, .. } => because.row(),
            _ => None,
        }
    }

    /// The same with each part of the analysis called by the caller's own name for it, where `name` knows one.
    #[must_use]
    pub fn named(mut self, name: &impl Fn(&'static str) -> Option<String>) -> Self {
        match &mut self {
            Self::LengthsDiffer { column, .. }
            | Self::Missing { column, .. }
            | Self::Infinite { column, .. }
            | Self::OutOfRange { column, .. }
            | Self::Constant { column }
            | Self::Collinear { column }
            | Self::Separation { column } => {
                if let ColumnName::Part(part) = column
                    && let Some(given) = name(part)
                {
                    *column = ColumnName::Given(given);
                }
            }
            Self::One { because, .. } => **because = because.as_ref().clone().named(name),
            _ => {}
        }
        self
    }
}

/// A value as short as it can be read back: very large and very small ones with an exponent.
fn written(value: f64) -> String {
    let far = value != 0.0 && value.is_finite() && !(1e-6..1e16).contains(&value.abs());
    if far { format!("{value:e}") } else { value.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn below(column: ColumnName) -> EvaluationError {
        EvaluationError::OutOfRange { column, row: 3, value: -1.0, must_be: "0 or more" }
    }

    #[test]
    fn a_part_is_called_by_the_callers_name_and_a_name_stays() {
        let name = |part: &'static str| (part == "time").then(|| "week".to_owned());
        assert_eq!(below(ColumnName::Part("time")).named(&name), below("week".into()));
        assert_eq!(below("time".into()).named(&name), below("time".into()));
        assert_eq!(below(ColumnName::Part("entry")).named(&name), below(ColumnName::Part("entry")));
        let one = |because| EvaluationError::One { name: "Elm".to_owned(), because: Box::new(because) };
        assert_eq!(one(below(ColumnName::Part("time"))).named(&name), one(below("week".into())));
    }

    #[test]
    fn very_large_and_small_values_are_written_with_an_exponent() {
        for (value, text) in [(1e200, "1e200"), (-2.5e-9, "-2.5e-9"), (0.0, "0"), (1234.5, "1234.5")] {
            assert_eq!(written(value), text);
        }
    }
}
