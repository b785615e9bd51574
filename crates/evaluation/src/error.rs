//! What the columns cannot say: every way in which an analysis is refused instead of answered.

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
        column: String,
        /// Rows of the first column.
        expected: usize,
        /// Rows of this one.
        found: usize,
    },
    /// A value is missing.
    #[error("missing value in column {column}, row {row}")]
    Missing {
        /// The column.
        column: String,
        /// The row, counted from 1.
        row: usize,
    },
    /// A value is infinite.
    #[error("infinite value in column {column}, row {row}")]
    Infinite {
        /// The column.
        column: String,
        /// The row, counted from 1.
        row: usize,
    },
    /// A value lies outside what the column may hold.
    #[error("value {value} in column {column}, row {row}: must be {must_be}")]
    OutOfRange {
        /// The column.
        column: String,
        /// The row, counted from 1.
        row: usize,
        /// What was found.
        value: f64,
        /// What is allowed.
        must_be: &'static str,
    },
    /// A setting lies outside its range.
    #[error("{setting} is {value}: must be {must_be}")]
    Setting {
        /// The setting.
        setting: &'static str,
        /// What was given.
        value: f64,
        /// What is allowed.
        must_be: &'static str,
    },
    /// One group, arm or cell that the analysis needs has nobody in it.
    #[error("nobody in {arm}")]
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
        column: String,
    },
    /// A column is a sum of the ones before it.
    #[error("column {column} is collinear with the columns before it")]
    Collinear {
        /// The column.
        column: String,
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
        column: String,
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
            Self::NotConverged { .. } => "not_converged",
            Self::NotOverdispersed => "not_overdispersed",
            Self::NobodyMatched => "nobody_matched",
            Self::Undefined { .. } => "undefined",
        }
    }
}
