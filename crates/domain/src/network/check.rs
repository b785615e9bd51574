//! Whether somebody has looked at how safe it is: asked of each supporter before anything is shared with them.

use jiff::Timestamp;

use crate::agency::coded;

coded! {
    /// How the safety check stands. Only workers read these words.
    Check {
        /// Nobody has looked.
        NotChecked = "not_checked", "Not checked";
        /// Somebody looked, and nothing speaks against it.
        Fine = "fine", "Checked, nothing against it";
        /// Something speaks against it: nothing is shared, and they take no part.
        Barred = "barred", "Barred by a safety check";
    }
}

/// One look at how safe it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafetyCheck {
    /// What came of it.
    pub check: Check,
    /// Why, for workers alone: neither the young adult nor the supporter is shown it.
    pub why: String,
    /// Who looked, by name.
    pub by: String,
    /// When.
    pub at: Timestamp,
}
