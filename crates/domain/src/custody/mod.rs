//! Time in prison: legal status, release dates and which of them is shown, alerts that speak of care.

mod alert;
mod day_of_release;
mod history;
mod precedence;
mod release_date;

pub use alert::{Alert, CareAlert};
pub use day_of_release::{
    DAY_OF_RELEASE, DayOfRelease, DayOfReleasePolicy, EarlierDay, NothingToAsk, OffWeekend, WEEKEND,
    WORKING_DAYS_EARLY_MAX,
};
pub use history::{Change, Given, ReleaseDates};
pub use precedence::{PRECEDENCE, Precedence, PrecedenceRefused};
pub use release_date::{ReleaseDate, ReleaseDateKind, Shown, release_date_after_recall, release_date_shown};
pub(crate) use release_date::{counted_after_recall, counted_on};

use crate::agency::coded;

coded! {
    /// Why the law holds a person, in the prison service's words.
    LegalStatus {
        /// Called back to prison from licence.
        Recall = "RECALL", "Recalled";
        /// Died.
        Dead = "DEAD", "Died";
        /// Serving a sentence with no fixed end.
        Indeterminate = "INDETERMINATE_SENTENCE", "Indeterminate sentence";
        /// Serving a sentence.
        Sentenced = "SENTENCED", "Sentenced";
        /// Found guilty, waiting for the sentence.
        ConvictedUnsentenced = "CONVICTED_UNSENTENCED", "Convicted, not yet sentenced";
        /// Held for something that is not a crime, such as contempt of court.
        CivilPrisoner = "CIVIL_PRISONER", "Civil prisoner";
        /// Held under immigration powers.
        ImmigrationDetainee = "IMMIGRATION_DETAINEE", "Immigration detainee";
        /// Waiting for trial.
        Remand = "REMAND", "On remand";
        /// Not known to the prison service.
        Unknown = "UNKNOWN", "Not known";
        /// None of the others.
        Other = "OTHER", "Other";
    }
}

#[cfg(test)]
mod tests;
