//! A probation region's extract: who is supervised, since when, and by whom.

use domain::Date;
use domain::identifier::Identifier;
use domain::person::Sex;

use super::{Format, Number, When, table};
use crate::codes::List;
use crate::value::AccessLimit;

table! {
    /// One person known to probation.
    pub struct ProbationRecord = PROBATION "probation" key ["crn"];
    "crn" crn: Identifier = Format::Numbered(Number::Crn), Required, "probation's case reference number", "X123456";
    "pnc" pnc: Option<Identifier> = Format::Numbered(Number::Pnc), Optional, "PNC number", "2020/0000001E";
    "cro" cro: Option<Identifier> = Format::Numbered(Number::Cro), Optional, "CRO number", "000001/20F";
    "prison_number" prison_number: Option<Identifier> = Format::Numbered(Number::Prison), Optional,
        "prison number, if probation knows it", "A1234BC";
    "given_name" given_name: Option<String> = Format::Name, Optional, "first name", "Wren";
    "family_name" family_name: String = Format::Name, Required, "family name; an only name is written here", "Rowanfield";
    "alias_given_name" alias_given_name: Option<String> = Format::Name, Optional,
        "first name of another name the person is or was known by", "Wrennie";
    "alias_family_name" alias_family_name: Option<String> = Format::Name, Optional,
        "family name of another name the person is or was known by", "Ashbrook";
    "date_of_birth" date_of_birth: Date = Format::Date(When::UpToToday), Required, "date of birth", "2007-05-15";
    "sex" sex: Option<Sex> = Format::Coded(List::Sex), Optional, "sex", "F";
    "region" region: Option<String> = Format::Text(100), Optional, "the probation region", "Merrowdale and Fells";
    "supervision_from" supervision_from: Option<Date> = Format::Date(When::AnyDay), Optional,
        "first day of supervision; it may be foreseen", "2027-02-11";
    "supervision_to" supervision_to: Option<Date> = Format::Date(When::AnyDay), Optional,
        "last day of supervision, if it is known", "2028-01-19";
    "community_offender_manager" community_offender_manager: Option<String> = Format::Name, Optional,
        "name of the community offender manager", "Esk Willowby";
    "community_offender_manager_email" community_offender_manager_email: Option<String> = Format::Email, Optional,
        "the community offender manager's work address for e-mail", "esk.willowby@fells-probation.example";
    "limited_access" limited_access: Option<AccessLimit> = Format::Coded(List::LimitedAccess), Optional,
        "whether the record is kept from most workers", "restricted";
}
