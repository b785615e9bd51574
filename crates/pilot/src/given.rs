//! What the caller adds to a sealed protocol.

use domain::Date;

use crate::release::Entry;

/// What the caller adds to the protocol.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// Another data cut than planned.
    pub cut: Option<Date>,
    /// A look before the last.
    pub look: Option<usize>,
    /// What people did otherwise, in their own words.
    pub told: Vec<String>,
    /// Tables released before, of these data or of other cuts: they are audited together with the new ones.
    pub earlier: Vec<Entry>,
}
