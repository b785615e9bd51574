//! The twelve tables of the looked-after children return (SSDA903), in the return's own column names.
//!
//! Source: the return's guide for the years to March 2023 to 2027 as the sector's open validator holds it.

use domain::Date;
use domain::identifier::Identifier;
use domain::person::Sex;

use super::{Format, Table, When, table};
use crate::codes::List;
use crate::value::{PartialDate, UpnOrWhyNot};

/// The tables of the return.
pub static SSDA903_TABLES: [&Table; 12] = [
    &HEADER,
    &EPISODES,
    &REVIEWS,
    &UASC,
    &OC2,
    &OC3,
    &AD1,
    &PLACED_ADOPTION,
    &PREV_PERM,
    &MISSING,
    &SW_EPISODES,
    &DOLO,
];

table! {
    /// Header: one child or care leaver of the return.
    pub struct ChildRow = HEADER "Header" key ["CHILD"];
    "CHILD" child: Identifier = Format::LocalId, Required, "the council's own number of the child", "MD10442";
    "SEX" sex: Sex = Format::Coded(List::ReturnSex), Required, "sex", "F";
    "DOB" date_of_birth: Date = Format::ReturnDate(When::UpToToday), Required, "date of birth", "15/05/2007";
    "ETHNIC" ethnicity: &'static str = Format::Coded(List::Ethnicity), Required, "ethnicity", "WBRI";
    "UPN" upn: Option<UpnOrWhyNot> = Format::UpnOrWhyNot, Optional, "unique pupil number, or why there is none", "A123456789012";
    "MOTHER" mother: Option<&'static str> = Format::Coded(List::ZeroOne), Optional, "whether the person is a mother", "0";
    "MC_DOB" child_born_on: Option<Date> = Format::ReturnDate(When::UpToToday), Optional, "date of birth of her first child", "";
}

table! {
    /// Episodes: one episode of care.
    pub struct CareEpisodeRow = EPISODES "Episodes" key ["CHILD", "DECOM"];
    "CHILD" child: Identifier = Format::LocalId, Required, "the council's own number of the child", "MD10442";
    "DECOM" from: Date = Format::ReturnDate(When::UpToToday), Required, "the day the episode began", "02/09/2021";
    "RNE" reason_new: &'static str = Format::Coded(List::ReasonNew), Required, "why it began", "S";
    "LS" legal_status: &'static str = Format::Coded(List::CareLegalStatus), Required, "legal status", "C2";
    "CIN" need: &'static str = Format::Coded(List::Need), Required, "the child's main need", "N1";
    "PLACE" placement: &'static str = Format::Coded(List::Placement), Required, "where the child lived", "U6";
    "PLACE_PROVIDER" provider: Option<&'static str> = Format::Coded(List::PlacementProvider), Optional,
        "who provided the placement", "PR1";
    "DEC" to: Option<Date> = Format::ReturnDate(When::UpToToday), Optional, "the day the episode ended", "15/05/2025";
    "REC" reason_ended: Option<&'static str> = Format::Coded(List::ReasonEnded), Optional, "why it ended", "E5";
    "REASON_PLACE_CHANGE" reason_place_change: Option<&'static str> = Format::Coded(List::ReasonPlaceChange), Optional,
        "why the placement changed", "";
    "HOME_POST" home_postcode: Option<String> = Format::Postcode, Optional, "postcode of the child's home", "XM4 2RB";
    "PL_POST" placement_postcode: Option<String> = Format::Postcode, Optional, "postcode of the placement", "XM7 9TH";
    "URN" urn: Option<String> = Format::Urn, Optional, "Ofsted's number of the home or provider", "1234567";
}

table! {
    /// Reviews: one review of a child's case.
    pub struct ReviewRow = REVIEWS "Reviews" key ["CHILD", "REVIEW"];
    "CHILD" child: Identifier = Format::LocalId, Required, "the council's own number of the child", "MD10442";
    "DOB" date_of_birth: Date = Format::ReturnDate(When::UpToToday), Required, "date of birth", "15/05/2007";
    "REVIEW" reviewed_on: Date = Format::ReturnDate(When::UpToToday), Required, "the day of the review", "11/02/2025";
    "REVIEW_CODE" participation: &'static str = Format::Coded(List::ReviewCode), Required, "how the child took part", "PN1";
}

table! {
    /// UASC: one child who sought asylum unaccompanied.
    pub struct UnaccompaniedRow = UASC "UASC" key ["CHILD"];
    "CHILD" child: Identifier = Format::LocalId, Required, "the council's own number of the child", "MD10519";
    "SEX" sex: Sex = Format::Coded(List::ReturnSex), Required, "sex", "M";
    "DOB" date_of_birth: Date = Format::ReturnDate(When::UpToToday), Required, "date of birth", "15/01/2008";
    "DUC" ceased_on: Option<Date> = Format::ReturnDate(When::AnyDay), Optional,
        "the day the child stopped being one who sought asylum unaccompanied", "15/01/2026";
}

table! {
    /// OC2: health and offending of a child looked after for twelve months.
    pub struct HealthRow = OC2 "OC2" key ["CHILD"];
    "CHILD" child: Identifier = Format::LocalId, Required, "the council's own number of the child", "MD10442";
    "DOB" date_of_birth: Date = Format::ReturnDate(When::UpToToday), Required, "date of birth", "15/05/2007";
    "SDQ_SCORE" sdq_score: Option<u16> = Format::Number(40), Optional, "score of the strengths and difficulties questionnaire", "14";
    "SDQ_REASON" sdq_reason: Option<&'static str> = Format::Coded(List::SdqReason), Optional, "why there is no score", "";
    "CONVICTED" convicted: Option<&'static str> = Format::Coded(List::ZeroOne), Optional, "convicted or cautioned in the year", "0";
    "HEALTH_CHECK" health_check: Option<&'static str> = Format::Coded(List::ZeroOne), Optional, "development check up to date", "";
    "IMMUNISATIONS" immunisations: Option<&'static str> = Format::Coded(List::ZeroOne), Optional, "immunisations up to date", "1";
    "TEETH_CHECK" teeth_check: Option<&'static str> = Format::Coded(List::ZeroOne), Optional, "teeth checked", "1";
    "HEALTH_ASSESSMENT" health_assessment: Option<&'static str> = Format::Coded(List::ZeroOne), Optional, "health assessed", "1";
    "SUBSTANCE_MISUSE" substance_misuse: Option<&'static str> = Format::Coded(List::ZeroOne), Optional, "substance misuse problem", "0";
    "INTERVENTION_RECEIVED" intervention_received: Option<&'static str> = Format::Coded(List::ZeroOne), Optional, "help received", "";
    "INTERVENTION_OFFERED" intervention_offered: Option<&'static str> = Format::Coded(List::ZeroOne), Optional, "help offered", "";
}

table! {
    /// OC3: how one care leaver was doing around a birthday.
    pub struct CareLeaverReturnRow = OC3 "OC3" key ["CHILD"];
    "CHILD" child: Identifier = Format::LocalId, Required, "the council's own number of the care leaver", "MD10442";
    "DOB" date_of_birth: Date = Format::ReturnDate(When::UpToToday), Required, "date of birth", "15/05/2007";
    "IN_TOUCH" in_touch: Option<&'static str> = Format::Coded(List::InTouch), Optional, "whether the council was in touch", "YES";
    "ACTIV" activity: Option<&'static str> = Format::Coded(List::Activity), Optional, "main activity", "F2";
    "ACCOM" accommodation: Option<&'static str> = Format::Coded(List::Accommodation), Optional,
        "where the person lived, and whether it was suitable", "U1";
}

table! {
    /// AD1: one adoption.
    pub struct AdoptionRow = AD1 "AD1" key ["CHILD"];
    "CHILD" child: Identifier = Format::LocalId, Required, "the council's own number of the child", "MD10733";
    "DOB" date_of_birth: Date = Format::ReturnDate(When::UpToToday), Required, "date of birth", "03/08/2019";
    "DATE_INT" decided_on: Option<Date> = Format::ReturnDate(When::UpToToday), Optional, "the day adoption was decided upon", "04/03/2024";
    "DATE_MATCH" matched_on: Option<Date> = Format::ReturnDate(When::UpToToday), Optional, "the day of the match", "10/06/2024";
    "FOSTER_CARE" by_foster_carer: Option<&'static str> = Format::Coded(List::ZeroOne), Optional, "adopted by the foster carer", "0";
    "NB_ADOPTR" adopters: Option<u16> = Format::Number(2), Optional, "number of adopters", "2";
    "SEX_ADOPTR" adopters_sex: Option<&'static str> = Format::Coded(List::AdoptersSex), Optional, "sex of the adopters", "MF";
    "LS_ADOPTR" adopters_status: Option<&'static str> = Format::Coded(List::AdoptersStatus), Optional, "legal status of the adopters", "L11";
}

table! {
    /// PlacedAdoption: one decision to place a child for adoption.
    pub struct PlacedAdoptionRow = PLACED_ADOPTION "PlacedAdoption" key ["CHILD", "DATE_PLACED"];
    "CHILD" child: Identifier = Format::LocalId, Required, "the council's own number of the child", "MD10733";
    "DOB" date_of_birth: Date = Format::ReturnDate(When::UpToToday), Required, "date of birth", "03/08/2019";
    "DATE_PLACED" placed_on: Option<Date> = Format::ReturnDate(When::UpToToday), Optional, "the day of the decision", "04/03/2024";
    "DATE_PLACED_CEASED" ceased_on: Option<Date> = Format::ReturnDate(When::UpToToday), Optional, "the day it was reversed", "";
    "REASON_PLACED_CEASED" reason_ceased: Option<&'static str> = Format::Coded(List::PlacedCeased), Optional, "why it was reversed", "";
}

table! {
    /// PrevPerm: an earlier permanent arrangement of a child.
    pub struct PreviousPermanenceRow = PREV_PERM "PrevPerm" key ["CHILD"];
    "CHILD" child: Identifier = Format::LocalId, Required, "the council's own number of the child", "MD10442";
    "DOB" date_of_birth: Date = Format::ReturnDate(When::UpToToday), Required, "date of birth", "15/05/2007";
    "PREV_PERM" arrangement: Option<&'static str> = Format::Coded(List::PreviousPermanence), Optional, "what the arrangement was", "Z1";
    "LA_PERM" authority: Option<String> = Format::Text(9), Optional, "which council made it", "";
    "DATE_PERM" made_on: Option<PartialDate> = Format::PartialDate, Optional, "when it was made; unknown parts are `zz`", "zz/zz/2012";
}

table! {
    /// Missing: one time a child was missing or away without leave.
    pub struct MissingRow = MISSING "Missing" key ["CHILD", "MIS_START"];
    "CHILD" child: Identifier = Format::LocalId, Required, "the council's own number of the child", "MD10442";
    "DOB" date_of_birth: Date = Format::ReturnDate(When::UpToToday), Required, "date of birth", "15/05/2007";
    "MISSING" kind: &'static str = Format::Coded(List::Missing), Required, "missing, or away without leave", "M";
    "MIS_START" from: Date = Format::ReturnDate(When::UpToToday), Required, "first day", "09/11/2024";
    "MIS_END" to: Option<Date> = Format::ReturnDate(When::UpToToday), Optional, "last day", "10/11/2024";
}

table! {
    /// SWEpisodes: one stretch of time with one social worker.
    pub struct SocialWorkerRow = SW_EPISODES "SWEpisodes" key ["CHILD", "SW_ID", "SW_DECOM"];
    "CHILD" child: Identifier = Format::LocalId, Required, "the council's own number of the child", "MD10442";
    "DOB" date_of_birth: Date = Format::ReturnDate(When::UpToToday), Required, "date of birth", "15/05/2007";
    "SW_ID" worker: String = Format::Text(20), Required, "registration number of the social worker", "SW10231";
    "SW_DECOM" from: Date = Format::ReturnDate(When::UpToToday), Required, "first day", "01/06/2023";
    "SW_DEC" to: Option<Date> = Format::ReturnDate(When::UpToToday), Optional, "last day", "";
    "SW_REASON" reason: Option<&'static str> = Format::Coded(List::SocialWorkerReason), Optional, "why the worker changed", "FCONTA";
}

table! {
    /// DoLo: one order that allows a child to be deprived of liberty.
    pub struct DeprivationOfLibertyRow = DOLO "DoLo" key ["CHILD", "DOLO_START"];
    "CHILD" child: Identifier = Format::LocalId, Required, "the council's own number of the child", "MD10442";
    "DOB" date_of_birth: Date = Format::ReturnDate(When::UpToToday), Required, "date of birth", "15/05/2007";
    "DOLO_START" from: Date = Format::ReturnDate(When::UpToToday), Required, "first day", "04/06/2026";
    "DOLO_END" to: Option<Date> = Format::ReturnDate(When::AnyDay), Optional, "last day", "";
}
