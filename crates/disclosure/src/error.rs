//! Why a table is not released.

/// Why there is no table to show.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DisclosureError {
    /// The table has no rows or no columns.
    #[error("the table has no cells")]
    Empty,
    /// Rows of different length, or not as many as categories.
    #[error("the table has {found} cells in row {row}, expected {expected}")]
    Uneven {
        /// The row, counted from 1.
        row: usize,
        /// Cells there should be.
        expected: usize,
        /// Cells there are.
        found: usize,
    },
    /// A category stands twice in a dimension, or a dimension twice in a table.
    #[error("{name} stands twice in {dimension}")]
    Twice {
        /// The dimension.
        dimension: String,
        /// What stands twice.
        name: String,
    },
    /// A table released before has other categories under the same dimension's name.
    #[error("dimension {dimension} has other categories in an earlier table: {category}")]
    OtherCategories {
        /// The dimension.
        dimension: String,
        /// The first category that the other lacks.
        category: String,
    },
    /// Earlier tables and this one cut the people into more pieces than can be audited.
    #[error("{pieces} pieces are more than an audit takes ({most})")]
    TooManyPieces {
        /// Pieces there are.
        pieces: usize,
        /// Pieces an audit takes.
        most: usize,
    },
    /// The counts contradict a table released before, so one of the two is wrong.
    #[error("the counts contradict a table released before")]
    Contradiction,
    /// Even with everything else hidden, earlier tables give this cell away.
    #[error("row {row}, column {column} cannot be protected together with the tables released before")]
    CannotProtect {
        /// The row's category.
        row: String,
        /// The column's category.
        column: String,
    },
    /// A profile that protects nothing.
    #[error("a profile hides counts below 2 or more, rounds to 2 or more, and asks for a width of 1 or more")]
    Profile,
}
