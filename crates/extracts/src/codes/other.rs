//! Lists that are not the return's own.

use super::Code;

/// No and yes as the return writes them.
pub(super) const ZERO_ONE: &[Code] = &[Code::always("0"), Code::always("1")];

/// Sex.
pub(super) const SEX: &[Code] = &[Code::always("M"), Code::always("F"), Code::always("U")];

/// Why the law holds a person, in the prison service's codes.
pub(super) const LEGAL_STATUS: &[Code] = &[
    Code::always("RECALL"),
    Code::always("DEAD"),
    Code::always("INDETERMINATE_SENTENCE"),
    Code::always("SENTENCED"),
    Code::always("CONVICTED_UNSENTENCED"),
    Code::always("CIVIL_PRISONER"),
    Code::always("IMMIGRATION_DETAINEE"),
    Code::always("REMAND"),
    Code::always("UNKNOWN"),
    Code::always("OTHER"),
];

/// What a release date means, in the prison service's codes.
pub(super) const RELEASE_DATE_KIND: &[Code] = &[
    Code::always("CONFIRMED"),
    Code::always("CRD"),
    Code::always("ARD"),
    Code::always("SED"),
    Code::always("LED"),
    Code::always("SLED"),
    Code::always("NPD"),
    Code::always("PED"),
    Code::always("APD"),
    Code::always("HDCED"),
    Code::always("HDCAD"),
    Code::always("TUSED"),
    Code::always("PRRD"),
    Code::always("DPRRD"),
    Code::always("NCRD"),
    Code::always("ETD"),
    Code::always("MTD"),
    Code::always("LTD"),
    Code::always("ESED"),
    Code::always("ERSED"),
    Code::always("TERSED"),
    Code::always("TARIFF"),
    Code::always("ROTL"),
    Code::always("HDCED4PLUS"),
];

/// How a record is kept from most workers; an empty cell is an open record.
pub(super) const LIMITED_ACCESS: &[Code] = &[Code::always("restricted"), Code::always("excluded")];

/// Leaving-care status as the Standard Safeguarding Dataset writes it.
pub(super) const ELIGIBILITY: &[Code] = &[
    Code::always("Relevant"),
    Code::always("Former Relevant"),
    Code::always("Eligible"),
    Code::always("Qualifying"),
    Code::always("No Current Eligibility"),
];

/// Letters of ACCOM.
pub(super) const ACCOMMODATION_KIND: &[Code] = &[
    Code::always("B"),
    Code::always("C"),
    Code::always("D"),
    Code::always("E"),
    Code::always("G"),
    Code::always("H"),
    Code::always("K"),
    Code::always("R"),
    Code::always("S"),
    Code::always("T"),
    Code::always("U"),
    Code::always("V"),
    Code::always("W"),
    Code::always("X"),
    Code::always("Y"),
    Code::always("Z"),
];

/// Digits of ACCOM: suitable, unsuitable.
pub(super) const SUITABILITY: &[Code] = &[Code::always("1"), Code::always("2")];
