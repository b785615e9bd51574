//! Codes of the looked-after children return (SSDA903) that an episode carries.
//!
//! Meanings are shortened from the return's guidance; those of the single letters within adoption, temporary and foster
//! placements are from memory and only ever shown beside the code.

use crate::agency::coded;

coded! {
    /// Legal status of an episode (LS).
    #[expect(missing_docs, reason = "the words beside each code say what it means")]
    CareLegalStatus {
        C1 = "C1", "Interim care order";
        C2 = "C2", "Full care order";
        D1 = "D1", "Freeing order";
        E1 = "E1", "Placement order";
        V2 = "V2", "Accommodated by agreement";
        V3 = "V3", "Short breaks (agreed series)";
        V4 = "V4", "Short breaks (single agreement)";
        L1 = "L1", "Police protection";
        L2 = "L2", "Emergency protection order";
        L3 = "L3", "Child assessment order";
        J1 = "J1", "Remanded to the authority or to youth detention";
        J2 = "J2", "Accommodated under police and criminal evidence law";
        J3 = "J3", "Youth rehabilitation order with residence or intensive fostering";
    }
}

impl CareLegalStatus {
    /// Short breaks: left out of everything that counts time in care.
    pub const fn is_short_break(self) -> bool {
        matches!(self, Self::V3 | Self::V4)
    }

    /// A care order, interim or full.
    pub const fn is_care_order(self) -> bool {
        matches!(self, Self::C1 | Self::C2)
    }

    /// Justice statuses: remand, police custody, youth rehabilitation order.
    pub const fn is_justice(self) -> bool {
        matches!(self, Self::J1 | Self::J2 | Self::J3)
    }
}

coded! {
    /// Why an episode began (RNE).
    #[expect(missing_docs, reason = "the words beside each code say what it means")]
    ReasonNew {
        S = "S", "Started to be looked after";
        L = "L", "Legal status changed";
        P = "P", "Placement and carer changed";
        T = "T", "Placement changed, same carer";
        B = "B", "Legal status, placement and carer changed";
        U = "U", "Legal status and placement changed, same carer";
    }
}

coded! {
    /// Where a child lived (PLACE), in every year since 2019.
    #[expect(missing_docs, reason = "the words beside each code say what it means")]
    Placement {
        A3 = "A3", "Placed for adoption with consent, current foster carer";
        A4 = "A4", "Placed for adoption with consent, other carer";
        A5 = "A5", "Placed for adoption with order, current foster carer";
        A6 = "A6", "Placed for adoption with order, other carer";
        H5 = "H5", "Semi-independent living (to 2024)";
        K1 = "K1", "Secure children's home";
        K2 = "K2", "Children's home";
        K3 = "K3", "Supported accommodation (from 2025)";
        P1 = "P1", "With own parents";
        P2 = "P2", "Independent living (to 2024)";
        P3 = "P3", "Residential employment";
        R1 = "R1", "Residential care home";
        R2 = "R2", "Health service residence";
        R3 = "R3", "Family centre or mother and baby unit";
        R5 = "R5", "Young offender institution or prison";
        S1 = "S1", "Residential school";
        T0 = "T0", "Temporary move";
        T1 = "T1", "Temporary: in hospital";
        T2 = "T2", "Temporary: on holiday";
        T3 = "T3", "Temporary: usual carer away";
        T4 = "T4", "Temporary: short stay";
        U1 = "U1", "Foster placement with relative or friend, long term";
        U2 = "U2", "Foster placement with relative or friend, also adopter";
        U3 = "U3", "Foster placement with relative or friend, other";
        U4 = "U4", "Foster placement, long term";
        U5 = "U5", "Foster placement, also adopter";
        U6 = "U6", "Foster placement, other";
        Z1 = "Z1", "Other (to 2025)";
        Z11 = "Z11", "Other (first kind, from 2026)";
        Z12 = "Z12", "Other (second kind, from 2026)";
        Z13 = "Z13", "Other (third kind, from 2026)";
        Z14 = "Z14", "Other (fourth kind, from 2026)";
    }
}

impl Placement {
    /// Whether the return of the year to 31 March `year` knows the code.
    pub const fn valid_in(self, year: i16) -> bool {
        match self {
            Self::H5 | Self::P2 => year < 2025,
            Self::K3 => year >= 2025,
            Self::Z1 => year < 2026,
            Self::Z11 | Self::Z12 | Self::Z13 | Self::Z14 => year >= 2026,
            _ => true,
        }
    }

    /// Places where a child is locked in: young offender institution, prison or secure children's home.
    pub const fn is_secure(self) -> bool {
        matches!(self, Self::K1 | Self::R5)
    }
}

coded! {
    /// Why an episode ended (REC).
    #[expect(missing_docs, reason = "the words beside each code say what it means")]
    ReasonEnded {
        X1 = "X1", "Next episode begins the same day";
        E11 = "E11", "Adopted, not contested";
        E12 = "E12", "Adopted, consent dispensed with";
        E2 = "E2", "Died";
        E3 = "E3", "Care taken over by another authority";
        E4A = "E4A", "Returned home, planned";
        E4B = "E4B", "Returned home, not planned";
        E13 = "E13", "Left to live with others without parental responsibility";
        E41 = "E41", "Child arrangements order";
        E45 = "E45", "Special guardianship order, former foster carer, relative or friend";
        E46 = "E46", "Special guardianship order, former foster carer, other";
        E47 = "E47", "Special guardianship order, other carer, relative or friend";
        E48 = "E48", "Special guardianship order, other carer, other";
        E5 = "E5", "Independent living with support";
        E6 = "E6", "Independent living without support";
        E7 = "E7", "Adult residential care";
        E8 = "E8", "Other reason";
        E9 = "E9", "Sentenced to custody";
        E14 = "E14", "Accommodation on remand ended";
        E15 = "E15", "Age assessed as 18 or over";
        E16 = "E16", "Moved abroad";
        E17 = "E17", "18 or over, stayed with carers";
    }
}

impl ReasonEnded {
    /// The child was adopted.
    pub const fn is_adoption(self) -> bool {
        matches!(self, Self::E11 | Self::E12)
    }

    /// A special guardianship order was made.
    pub const fn is_special_guardianship(self) -> bool {
        matches!(self, Self::E45 | Self::E46 | Self::E47 | Self::E48)
    }

    /// Care went on in the next episode.
    pub const fn care_goes_on(self) -> bool {
        matches!(self, Self::X1)
    }
}

coded! {
    /// Why a placement changed (REASON_PLACE_CHANGE).
    #[expect(missing_docs, reason = "the words beside each code say what it means")]
    ReasonPlaceChange {
        Carpl = "CARPL", "Change in the care plan";
        Close = "CLOSE", "Home closed";
        Alleg = "ALLEG", "Allegation";
        Stand = "STAND", "Standards";
        Apprr = "APPRR", "Approval removed";
        Creqb = "CREQB", "Carer asked, child's behaviour";
        Creqo = "CREQO", "Carer asked, other reason";
        Child = "CHILD", "Child asked";
        Lareq = "LAREQ", "Authority asked";
        Place = "PLACE", "Change in the status of the placement";
        Custod = "CUSTOD", "Custody";
        Other = "OTHER", "Other";
    }
}
