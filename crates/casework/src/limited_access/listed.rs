//! An entry of a person's lists as it is shown, and a record that an agency limited without naming anybody.

use domain::Date;
use domain::agency::Role;
use domain::id::{ListEntryId, PersonId, WorkerId};
use domain::limited_access::List;

/// A worker by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Who.
    pub worker: WorkerId,
    /// Name.
    pub name: String,
    /// Post.
    pub role: Role,
    /// Address for e-mail.
    pub address: String,
    /// Agency, by name.
    pub agency: String,
}

/// An entry of one of the lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The entry.
    pub id: ListEntryId,
    /// On which list.
    pub list: List,
    /// Whom it names; nobody on a restriction that an agency set without a name: then it shuts everybody out.
    pub who: Option<Named>,
    /// First day.
    pub from: Date,
    /// Last day; none while it is open.
    pub to: Option<Date>,
    /// What is shown to a worker who may not see the record.
    pub message: String,
    /// Whether an agency's files brought it.
    pub is_from_files: bool,
}

impl Listed {
    /// Whether it counts today or will.
    pub fn is_to_count(&self, today: Date) -> bool {
        self.to.is_none_or(|to| self.from <= to && today <= to)
    }
}

/// Somebody whose record an agency marks as kept from some workers, without saying from whom: until that is settled it
/// is kept as one that only named workers may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToSettle {
    /// Who.
    pub person: PersonId,
    /// The agency that can say whom it means, by name.
    pub agency: String,
    /// Since when the record is restricted for it.
    pub since: Date,
}
