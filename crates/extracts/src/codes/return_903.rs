//! Lists of the looked-after children return.

use super::Code;

/// LS: unchanged since 2017.
pub(super) const LEGAL_STATUS: &[Code] = &[
    Code::always("C1"),
    Code::always("C2"),
    Code::always("D1"),
    Code::always("E1"),
    Code::always("V2"),
    Code::always("V3"),
    Code::always("V4"),
    Code::always("L1"),
    Code::always("L2"),
    Code::always("L3"),
    Code::always("J1"),
    Code::always("J2"),
    Code::always("J3"),
];

/// CIN: unchanged since 2017.
pub(super) const NEED: &[Code] = &[
    Code::always("N1"),
    Code::always("N2"),
    Code::always("N3"),
    Code::always("N4"),
    Code::always("N5"),
    Code::always("N6"),
    Code::always("N7"),
    Code::always("N8"),
];

/// RNE: unchanged since 2017.
pub(super) const REASON_NEW: &[Code] =
    &[Code::always("S"), Code::always("L"), Code::always("P"), Code::always("T"), Code::always("B"), Code::always("U")];

/// PLACE: supported accommodation (K3) took the place of H5 and P2 in 2025; Z1 was divided in 2026 (rule 146).
pub(super) const PLACEMENT: &[Code] = &[
    Code::always("A3"),
    Code::always("A4"),
    Code::always("A5"),
    Code::always("A6"),
    Code::until("H5", 2024),
    Code::always("K1"),
    Code::always("K2"),
    Code::since("K3", 2025),
    Code::always("P1"),
    Code::until("P2", 2024),
    Code::always("P3"),
    Code::always("R1"),
    Code::always("R2"),
    Code::always("R3"),
    Code::always("R5"),
    Code::always("S1"),
    Code::always("T0"),
    Code::always("T1"),
    Code::always("T2"),
    Code::always("T3"),
    Code::always("T4"),
    Code::always("U1"),
    Code::always("U2"),
    Code::always("U3"),
    Code::always("U4"),
    Code::always("U5"),
    Code::always("U6"),
    Code::until("Z1", 2025),
    Code::since("Z11", 2026),
    Code::since("Z12", 2026),
    Code::since("Z13", 2026),
    Code::since("Z14", 2026),
];

/// PLACE_PROVIDER: unchanged since 2017.
pub(super) const PLACEMENT_PROVIDER: &[Code] = &[
    Code::always("PR0"),
    Code::always("PR1"),
    Code::always("PR2"),
    Code::always("PR3"),
    Code::always("PR4"),
    Code::always("PR5"),
];

/// REC: special guardianship, E43 and E44, was divided into E45 to E48 in 2019.
pub(super) const REASON_ENDED: &[Code] = &[
    Code::always("X1"),
    Code::always("E11"),
    Code::always("E12"),
    Code::always("E2"),
    Code::always("E3"),
    Code::always("E4A"),
    Code::always("E4B"),
    Code::always("E13"),
    Code::always("E41"),
    Code::until("E43", 2018),
    Code::until("E44", 2018),
    Code::since("E45", 2019),
    Code::since("E46", 2019),
    Code::since("E47", 2019),
    Code::since("E48", 2019),
    Code::always("E5"),
    Code::always("E6"),
    Code::always("E7"),
    Code::always("E8"),
    Code::always("E9"),
    Code::always("E14"),
    Code::always("E15"),
    Code::always("E16"),
    Code::always("E17"),
];

/// REASON_PLACE_CHANGE: custody was added in 2019.
pub(super) const REASON_PLACE_CHANGE: &[Code] = &[
    Code::always("CARPL"),
    Code::always("CLOSE"),
    Code::always("ALLEG"),
    Code::always("STAND"),
    Code::always("APPRR"),
    Code::always("CREQB"),
    Code::always("CREQO"),
    Code::always("CHILD"),
    Code::always("LAREQ"),
    Code::always("PLACE"),
    Code::since("CUSTOD", 2019),
    Code::always("OTHER"),
];

/// SEX: digits became letters in 2025.
pub(super) const SEX: &[Code] = &[
    Code::since("M", 2025),
    Code::since("F", 2025),
    Code::since("U", 2025),
    Code::until("1", 2024),
    Code::until("2", 2024),
];

/// ETHNIC: unchanged since 2017.
pub(super) const ETHNICITY: &[Code] = &[
    Code::always("WBRI"),
    Code::always("WIRI"),
    Code::always("WOTH"),
    Code::always("WIRT"),
    Code::always("WROM"),
    Code::always("MWBC"),
    Code::always("MWBA"),
    Code::always("MWAS"),
    Code::always("MOTH"),
    Code::always("AIND"),
    Code::always("APKN"),
    Code::always("ABAN"),
    Code::always("AOTH"),
    Code::always("BCRB"),
    Code::always("BAFR"),
    Code::always("BOTH"),
    Code::always("CHNE"),
    Code::always("OOTH"),
    Code::always("REFU"),
    Code::always("NOBT"),
];

/// IN_TOUCH: unchanged since 2017.
pub(super) const IN_TOUCH: &[Code] = &[
    Code::always("YES"),
    Code::always("NO"),
    Code::always("DIED"),
    Code::always("REFU"),
    Code::always("NREQ"),
    Code::always("RHOM"),
];

/// ACTIV: training and employment was divided in 2022. `0` is none.
pub(super) const ACTIVITY: &[Code] = &[
    Code::always("F1"),
    Code::always("P1"),
    Code::always("F2"),
    Code::always("P2"),
    Code::until("F3", 2021),
    Code::until("P3", 2021),
    Code::since("F4", 2022),
    Code::since("P4", 2022),
    Code::since("F5", 2022),
    Code::since("P5", 2022),
    Code::always("G4"),
    Code::always("G5"),
    Code::always("G6"),
    Code::always("0"),
];

/// ACCOM: homelessness and custody are never suitable. S1 and X1 stand in the schema of 2017 and not in the rules of
/// 2023; the year they ended in was not found, so they are read until the rules begin to be known.
pub(super) const ACCOMMODATION: &[Code] = &[
    Code::always("B1"),
    Code::always("B2"),
    Code::always("C1"),
    Code::always("C2"),
    Code::always("D1"),
    Code::always("D2"),
    Code::always("E1"),
    Code::always("E2"),
    Code::always("G1"),
    Code::always("G2"),
    Code::always("H1"),
    Code::always("H2"),
    Code::always("K1"),
    Code::always("K2"),
    Code::always("R1"),
    Code::always("R2"),
    Code::until("S1", 2022),
    Code::always("S2"),
    Code::always("T1"),
    Code::always("T2"),
    Code::always("U1"),
    Code::always("U2"),
    Code::always("V1"),
    Code::always("V2"),
    Code::always("W1"),
    Code::always("W2"),
    Code::until("X1", 2022),
    Code::always("X2"),
    Code::always("Y1"),
    Code::always("Y2"),
    Code::always("Z1"),
    Code::always("Z2"),
    Code::always("0"),
];

/// REVIEW_CODE: unchanged since 2017.
pub(super) const REVIEW: &[Code] = &[
    Code::always("PN0"),
    Code::always("PN1"),
    Code::always("PN2"),
    Code::always("PN3"),
    Code::always("PN4"),
    Code::always("PN5"),
    Code::always("PN6"),
    Code::always("PN7"),
];

/// SDQ_REASON: unchanged since 2017.
pub(super) const SDQ_REASON: &[Code] =
    &[Code::always("SDQ1"), Code::always("SDQ2"), Code::always("SDQ3"), Code::always("SDQ4"), Code::always("SDQ5")];

/// MISSING: missing, or away without leave.
pub(super) const MISSING: &[Code] = &[Code::always("M"), Code::always("A")];

/// PREV_PERM: unchanged since 2017.
pub(super) const PREVIOUS_PERMANENCE: &[Code] =
    &[Code::always("P1"), Code::always("P2"), Code::always("P3"), Code::always("P4"), Code::always("Z1")];

/// REASON_PLACED_CEASED: unchanged since 2017.
pub(super) const PLACED_CEASED: &[Code] =
    &[Code::always("RD1"), Code::always("RD2"), Code::always("RD3"), Code::always("RD4")];

/// SEX_ADOPTR: unchanged since 2017.
pub(super) const ADOPTERS_SEX: &[Code] =
    &[Code::always("M1"), Code::always("F1"), Code::always("MM"), Code::always("FF"), Code::always("MF")];

/// LS_ADOPTR: unchanged since 2017.
pub(super) const ADOPTERS_STATUS: &[Code] = &[
    Code::always("L0"),
    Code::always("L11"),
    Code::always("L12"),
    Code::always("L2"),
    Code::always("L3"),
    Code::always("L4"),
];

/// SW_REASON: the table came in 2024.
pub(super) const SOCIAL_WORKER_REASON: &[Code] = &[
    Code::always("MANAGE"),
    Code::always("FCONTA"),
    Code::always("LEFTRL"),
    Code::always("ORGRST"),
    Code::always("TSPROC"),
    Code::always("ABSENC"),
    Code::always("CHCHAN"),
    Code::always("PCCHAN"),
    Code::always("SWDIED"),
    Code::always("OTHERS"),
];
