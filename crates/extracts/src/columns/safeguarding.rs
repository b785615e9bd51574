//! The Standard Safeguarding Dataset's person, address and care-leaver objects, as a council's extract writes them.
//!
//! Column names are those of the dataset's published model (Data to Insight, ssd-data-model, read in November 2026).

use domain::Date;
use domain::identifier::Identifier;
use domain::person::Sex;

use super::{Format, IndexedPerson, Number, Table, When, table};
use crate::codes::List;

/// The objects that are read.
pub static SAFEGUARDING_TABLES: [&Table; 3] = [&PERSON, &ADDRESS, &CARE_LEAVERS];

table! {
    /// One person of the dataset.
    pub struct SafeguardingPerson = PERSON "ssd_person" key ["pers_person_id"];
    "pers_person_id" person_id: Identifier = Format::LocalId, Required,
        "the council's own number of the person: the same as the CHILD id of its return", "MD10442";
    "pers_legacy_id" legacy_id: Option<String> = Format::Text(48), MayBeAbsent, "the person's number in an older system", "";
    "pers_upn" upn: Option<Identifier> = Format::Numbered(Number::Upn), MayBeAbsent, "unique pupil number", "A123456789012";
    "pers_forename" forename: Option<String> = Format::Name, Optional, "first name", "Wren";
    "pers_surname" surname: String = Format::Name, Required, "family name", "Rowanfield";
    "pers_sex" sex: Option<Sex> = Format::Coded(List::Sex), Optional, "sex as registered", "F";
    "pers_gender" gender: Option<String> = Format::Text(20), MayBeAbsent, "gender; not kept", "";
    "pers_ethnicity" ethnicity: Option<&'static str> = Format::Coded(List::Ethnicity), Optional,
        "ethnicity in the codes of the return", "WBRI";
    "pers_dob" date_of_birth: Date = Format::Moment(When::UpToToday), Required,
        "date of birth; a row without one that has an expected date is left out, as not yet born", "2007-05-15";
    "pers_common_child_id" common_child_id: Option<Identifier> = Format::Numbered(Number::Nhs), MayBeAbsent,
        "NHS number, in extracts that still use this name", "9990000018";
    "pers_single_unique_id" single_unique_id: Option<Identifier> = Format::Numbered(Number::Nhs), MayBeAbsent,
        "NHS number", "9990000018";
    "pers_upn_unknown" upn_unknown: Option<String> = Format::Text(6), MayBeAbsent, "why there is no pupil number; not kept", "";
    "pers_send_flag" send_flag: Option<String> = Format::Text(5), MayBeAbsent, "education, health and care plan; not kept", "";
    "pers_expected_dob" expected_date_of_birth: Option<Date> = Format::Moment(When::AnyDay), MayBeAbsent,
        "date on which an unborn child is expected", "";
    "pers_death_date" died_on: Option<Date> = Format::Moment(When::UpToToday), MayBeAbsent, "date of death", "";
    "pers_is_mother" is_mother: Option<String> = Format::Text(5), MayBeAbsent, "whether the person has a child; not kept", "";
    "pers_nationality" nationality: Option<String> = Format::Text(48), MayBeAbsent, "country of origin; not kept", "";
}

table! {
    /// One address of a person of the dataset.
    pub struct AddressRow = ADDRESS "ssd_address" key [];
    "addr_table_id" table_id: Option<String> = Format::Text(48), MayBeAbsent, "the row's own number", "7781";
    "addr_person_id" person_id: Identifier = Format::LocalId, Required, "whose address it is: `pers_person_id`", "MD10442";
    "addr_address_type" address_type: Option<String> = Format::Text(100), Optional, "what kind of address it is", "Home";
    "addr_address_start_date" from: Option<Date> = Format::Moment(When::AnyDay), Optional,
        "the day the person began to live there", "2024-09-01";
    "addr_address_end_date" to: Option<Date> = Format::Moment(When::AnyDay), Optional, "the day the person left", "";
    "addr_address_postcode" postcode: Option<String> = Format::Postcode, Optional, "postcode", "XM42RB";
    "addr_address_json" address: Option<String> = Format::Text(4000), MayBeAbsent, "the address itself, as the extract writes it", "";
}

table! {
    /// What the dataset says of one care leaver.
    pub struct CareLeaverRow = CARE_LEAVERS "ssd_care_leavers" key ["clea_table_id"];
    "clea_table_id" table_id: String = Format::Text(48), Required, "the row's own number", "C2201";
    "clea_person_id" person_id: Identifier = Format::LocalId, Required, "who it is about: `pers_person_id`", "MD10442";
    "clea_care_leaver_eligibility" eligibility: Option<&'static str> = Format::Coded(List::Eligibility), Optional,
        "what the council's system says of the leaving-care status", "Former Relevant";
    "clea_care_leaver_in_touch" in_touch: Option<&'static str> = Format::CodedWithWords(List::InTouch), Optional,
        "whether the council is in touch", "YES";
    "clea_care_leaver_latest_contact" latest_contact: Option<Date> = Format::Moment(When::UpToToday), Optional,
        "date of the personal adviser's latest contact", "2026-10-02";
    "clea_care_leaver_accommodation" accommodation: Option<&'static str> = Format::CodedWithWords(List::AccommodationKind),
        Optional, "kind of accommodation: the letter of the return's code", "U";
    "clea_care_leaver_accom_suitable" suitable: Option<&'static str> = Format::CodedWithWords(List::Suitability), Optional,
        "whether the accommodation is suitable: the digit of the return's code", "1";
    "clea_care_leaver_activity" activity: Option<&'static str> = Format::CodedWithWords(List::Activity), Optional,
        "main activity in the codes of the return", "F2";
    "clea_pathway_plan_review_date" plan_reviewed_on: Option<Date> = Format::Moment(When::UpToToday), Optional,
        "the day the pathway plan began or was last reviewed", "2026-07-14";
    "clea_care_leaver_personal_advisor" personal_adviser: Option<String> = Format::Name, Optional,
        "name of the personal adviser", "Ada Linden";
    "clea_care_leaver_allocated_team" team: Option<String> = Format::Text(100), Optional,
        "the team that works with the person", "Leaving care north";
    "clea_care_leaver_worker_id" worker_id: Option<String> = Format::Text(100), Optional, "number of the worker", "W118";
}

impl From<SafeguardingPerson> for IndexedPerson {
    /// What the dataset's person object says of an indexed person. The rest is not known from it, limited access too.
    fn from(person: SafeguardingPerson) -> Self {
        Self {
            at: person.at,
            local_id: person.person_id,
            given_name: person.forename,
            middle_name: None,
            family_name: person.surname,
            alias_given_name: None,
            alias_family_name: None,
            date_of_birth: person.date_of_birth,
            sex: person.sex,
            ethnicity: person.ethnicity,
            postcode: None,
            upn: person.upn,
            nhs_number: person.single_unique_id.or(person.common_child_id),
            prison_number: None,
            crn: None,
            pnc: None,
            team: None,
            personal_adviser: None,
            personal_adviser_email: None,
            limited_access: None,
        }
    }
}
