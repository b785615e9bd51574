//! The council's index of young people: who they are, under which numbers, and who works with them.

use domain::Date;
use domain::identifier::Identifier;
use domain::person::Sex;

use super::{Format, Number, When, table};
use crate::codes::List;
use crate::value::AccessLimit;

table! {
    /// One young person in the council's index.
    pub struct IndexedPerson = PERSON_INDEX "person-index" key ["local_id"];
    "local_id" local_id: Identifier = Format::LocalId, Required,
        "the council's own number of the person: the CHILD id of its looked-after children return", "MD10442";
    "given_name" given_name: Option<String> = Format::Name, Optional, "first name", "Wren";
    "middle_name" middle_name: Option<String> = Format::Name, Optional, "middle names, with spaces between them", "Juniper";
    "family_name" family_name: String = Format::Name, Required, "family name; an only name is written here", "Rowanfield";
    "alias_given_name" alias_given_name: Option<String> = Format::Name, Optional,
        "first name of another name the person is or was known by", "Wrennie";
    "alias_family_name" alias_family_name: Option<String> = Format::Name, Optional,
        "family name of another name the person is or was known by", "Ashbrook";
    "date_of_birth" date_of_birth: Date = Format::Date(When::UpToToday), Required, "date of birth", "2007-05-15";
    "sex" sex: Option<Sex> = Format::Coded(List::Sex), Optional, "sex as the return records it since 2025", "F";
    "ethnicity" ethnicity: Option<&'static str> = Format::Coded(List::Ethnicity), Optional,
        "ethnicity in the codes of the return", "WBRI";
    "postcode" postcode: Option<String> = Format::Postcode, Optional, "postcode of where the person lives now", "XM4 2RB";
    "upn" upn: Option<Identifier> = Format::Numbered(Number::Upn), Optional, "unique pupil number", "A123456789012";
    "nhs_number" nhs_number: Option<Identifier> = Format::Numbered(Number::Nhs), Optional, "NHS number", "9990000018";
    "prison_number" prison_number: Option<Identifier> = Format::Numbered(Number::Prison), Optional,
        "prison number, if the council knows it", "A1234BC";
    "crn" crn: Option<Identifier> = Format::Numbered(Number::Crn), Optional,
        "probation's case reference number, if the council knows it", "X123456";
    "pnc" pnc: Option<Identifier> = Format::Numbered(Number::Pnc), Optional, "PNC number, if the council knows it", "2020/0000001E";
    "team" team: Option<String> = Format::Text(100), Optional, "the team that works with the person", "Leaving care north";
    "personal_adviser" personal_adviser: Option<String> = Format::Name, Optional, "name of the personal adviser", "Ada Linden";
    "personal_adviser_email" personal_adviser_email: Option<String> = Format::Email, Optional,
        "the personal adviser's work address for e-mail", "ada.linden@merrowdale.example";
    "limited_access" limited_access: Option<AccessLimit> = Format::Coded(List::LimitedAccess), Optional,
        "whether the record is kept from most workers", "restricted";
}
