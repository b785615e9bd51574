//! Release dates that moved: one row for each date of each person, whoever worked them out anew.

use domain::Date;
use domain::custody::ReleaseDateKind;
use domain::identifier::Identifier;

use super::{Format, Number, When, table};
use crate::codes::List;

table! {
    /// One release date of one person.
    pub struct ReleaseDateRow = RELEASE_DATES "release-dates" key ["prison_number", "kind"];
    "prison_number" prison_number: Identifier = Format::Numbered(Number::Prison), Required, "prison number", "A1234BC";
    "date_of_birth" date_of_birth: Date = Format::Date(When::UpToToday), Required, "date of birth", "2006-02-02";
    "kind" kind: ReleaseDateKind = Format::Coded(List::ReleaseDateKind), Required, "what the date means", "CRD";
    "date" date: Date = Format::Date(When::AnyDay), Required, "the day itself", "2027-01-14";
    "as_of" as_of: Date = Format::Date(When::UpToToday), Required, "the day on which the date was true", "2026-11-20";
    "source" source: String = Format::Text(100), Required, "who worked the date out", "sentence calculation";
}
