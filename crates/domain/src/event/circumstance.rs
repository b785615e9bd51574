//! How somebody lives from a day on: where, what they mainly do, whether they want to be in touch. It is recorded once, when
//! it changes, and holds until the next of its kind; each return reads from it what its day or birthday asks for.
//!
//! # What it says
//! Somewhere to live is one of sixteen kinds, suitable or not. No fixed home and custody are never suitable. The main activity is
//! one of eleven. Of two that begin on one day, the one recorded last counts.
//!
//! # Source
//! The looked-after children return (SSDA903), OC3: the lists of ACCOM, ACTIV and IN_TOUCH for the years to March 2022 to 2027.
//!
//! # Applies to
//! Care leavers in England.
//!
//! # Example
//! A tenancy with no support, suitable: `U1`. In custody, whatever was chosen: `X2`.

use jiff::civil::Date;

use crate::agency::coded;

coded! {
    /// What can change.
    CircumstanceKind {
        /// Where they live.
        Home = "home", "Where they live now";
        /// What they mainly do.
        Activity = "main_activity", "What they mainly do now";
        /// Whether they want to be in touch.
        Touch = "touch", "Whether they want to be in touch";
    }
}

coded! {
    /// A kind of home, under the letter of the return.
    Lodging {
        /// With parents or relatives.
        Relatives = "B", "With parents or relatives";
        /// Community home or other residential care, the health service's too.
        Residential = "C", "In a children’s home, residential care or hospital";
        /// Semi-independent.
        SemiIndependent = "D", "In a home with support on site or visiting";
        /// Supported lodgings.
        SupportedLodgings = "E", "In supported lodgings";
        /// Gone abroad.
        Abroad = "G", "Abroad";
        /// Deported.
        Deported = "H", "Deported";
        /// Ordinary lodgings.
        Lodgings = "K", "In ordinary lodgings, without formal support";
        /// Not known.
        NotKnown = "R", "Not known";
        /// No fixed abode.
        NoFixedHome = "S", "No fixed home";
        /// Foyer.
        Foyer = "T", "In a foyer or similar";
        /// Independent.
        Independent = "U", "In a home of their own, halls or a flat share";
        /// Emergency accommodation.
        Emergency = "V", "In emergency accommodation, such as a night shelter";
        /// Bed and breakfast.
        BedAndBreakfast = "W", "In bed and breakfast";
        /// Custody.
        Custody = "X", "In custody";
        /// Other.
        Other = "Y", "Somewhere else";
        /// Staying put.
        FosterCarers = "Z", "With former foster carers (staying put)";
    }
}

coded! {
    /// What somebody mainly does, under the return's code since 2022.
    Activity {
        /// Full-time higher education.
        HigherFull = "F1", "Higher education, full time";
        /// Part-time higher education.
        HigherPart = "P1", "Higher education, part time";
        /// Full-time other education.
        EducationFull = "F2", "Other education, full time";
        /// Part-time other education.
        EducationPart = "P2", "Other education, part time";
        /// Full-time apprenticeship.
        ApprenticeFull = "F4", "Apprenticeship, full time";
        /// Part-time apprenticeship.
        ApprenticePart = "P4", "Apprenticeship, part time";
        /// Full-time training or employment.
        WorkFull = "F5", "Work or training, full time";
        /// Part-time training or employment.
        WorkPart = "P5", "Work or training, part time";
        /// Not in work or learning: illness or disability.
        Ill = "G4", "Not in work or learning: illness or disability";
        /// Not in work or learning: pregnancy or parenting.
        Parenting = "G6", "Not in work or learning: pregnancy or parenting";
        /// Not in work or learning: other.
        Neither = "G5", "Not in work or learning: other circumstances";
    }
}

coded! {
    /// What a young adult said of being in touch.
    Touch {
        /// Wants it, or wants it again.
        Wanted = "wanted", "Wants to be in touch";
        /// Refuses contact.
        Refused = "REFU", "Does not want contact";
        /// No longer needs the service.
        NotNeeded = "NREQ", "No longer needs leaving care";
        /// Lives again with a parent, or with somebody who has parental responsibility.
        WentHome = "RHOM", "Went back to live with a parent";
    }
}

impl Lodging {
    /// Whether it can be suitable at all.
    pub const fn can_be_suitable(self) -> bool {
        !matches!(self, Self::NoFixedHome | Self::Custody)
    }
}

/// What holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Circumstance {
    /// Where they live.
    Home {
        /// What kind of home.
        lodging: Lodging,
        /// Whether it is safe, secure and affordable.
        is_suitable: bool,
    },
    /// What they mainly do.
    Activity(Activity),
    /// Whether they want to be in touch.
    Touch(Touch),
}

impl Circumstance {
    /// A home; of the kinds that are never suitable, never a suitable one.
    pub const fn home(lodging: Lodging, is_suitable: bool) -> Self {
        Self::Home { lodging, is_suitable: is_suitable && lodging.can_be_suitable() }
    }

    /// Its kind.
    pub const fn kind(self) -> CircumstanceKind {
        match self {
            Self::Home { .. } => CircumstanceKind::Home,
            Self::Activity(_) => CircumstanceKind::Activity,
            Self::Touch(_) => CircumstanceKind::Touch,
        }
    }

    /// The code it is kept under; of a home, letter and digit as the return has them.
    pub fn code(self) -> String {
        match self {
            Self::Home { lodging, is_suitable } => format!("{}{}", lodging.code(), if is_suitable { 1 } else { 2 }),
            Self::Activity(activity) => activity.code().to_owned(),
            Self::Touch(touch) => touch.code().to_owned(),
        }
    }

    /// The words people use for it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Home { lodging, .. } => lodging.words(),
            Self::Activity(activity) => activity.words(),
            Self::Touch(touch) => touch.words(),
        }
    }

    /// What is kept under this code.
    pub fn from_code(kind: CircumstanceKind, code: &str) -> Option<Self> {
        match kind {
            CircumstanceKind::Home => {
                let (letter, digit) = code.split_at_checked(1)?;
                let is_suitable = match digit {
                    "1" => true,
                    "2" => false,
                    _ => return None,
                };
                let home = Self::home(Lodging::from_code(letter)?, is_suitable);
                (home.code() == code).then_some(home)
            }
            CircumstanceKind::Activity => Activity::from_code(code).map(Self::Activity),
            CircumstanceKind::Touch => Touch::from_code(code).map(Self::Touch),
        }
    }
}

/// A circumstance with the day from which it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Since {
    /// The first day.
    pub from: Date,
    /// What holds.
    pub is: Circumstance,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_circumstance_is_kept_and_read_back() {
        let mut homes = Vec::new();
        for lodging in Lodging::ALL {
            homes.extend([true, false].map(|suitable| Circumstance::home(*lodging, suitable)));
        }
        homes.dedup();
        assert_eq!(homes.len(), 30, "fourteen that are suitable or not, and two that never are");
        let activities = Activity::ALL.iter().copied().map(Circumstance::Activity);
        let touches = Touch::ALL.iter().copied().map(Circumstance::Touch);
        for one in homes.into_iter().chain(activities).chain(touches) {
            assert_eq!(Circumstance::from_code(one.kind(), &one.code()), Some(one));
        }
    }

    #[test]
    fn custody_and_no_fixed_home_are_never_suitable() {
        for lodging in [Lodging::Custody, Lodging::NoFixedHome] {
            assert_eq!(Circumstance::home(lodging, true), Circumstance::home(lodging, false));
        }
        for (kind, code) in [
            (CircumstanceKind::Home, "X1"),
            (CircumstanceKind::Home, "S1"),
            (CircumstanceKind::Home, "U0"),
            (CircumstanceKind::Home, "U"),
            (CircumstanceKind::Home, ""),
            (CircumstanceKind::Home, "é1"),
            (CircumstanceKind::Activity, "F3"),
            (CircumstanceKind::Activity, "0"),
            (CircumstanceKind::Touch, "DIED"),
        ] {
            assert_eq!(Circumstance::from_code(kind, code), None, "{code}");
        }
    }
}
