//! Codes that a cell may hold, each with the years of the return in which it counts.
//!
//! A year is that of the 31 March on which the return's year ends: 2026 is 1 April 2025 to 31 March 2026. The lists
//! reach from 2017 to 2027. Sources: the return's published schemas for 2017, 2019, 2022, 2024, 2025 and 2026 and the
//! rules 101, 103, 131 to 133, 143 to 149, 167, 178, 196, 631, 1009 and SW13 of the sector's open validator.

mod other;
mod return_903;

/// One code with the years in which the return has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The code, in capitals where the list has capitals.
    pub code: &'static str,
    /// First year of the return in which it counts.
    pub from: u16,
    /// Last year of the return in which it counts.
    pub to: u16,
}

impl Code {
    /// A code of every year.
    const fn always(code: &'static str) -> Self {
        Self { code, from: 0, to: u16::MAX }
    }

    /// A code that counts up to and with the return of this year.
    const fn until(code: &'static str, to: u16) -> Self {
        Self { code, from: 0, to }
    }

    /// A code that counts from the return of this year.
    const fn since(code: &'static str, from: u16) -> Self {
        Self { code, from, to: u16::MAX }
    }

    /// Whether the return of `year` has it.
    pub const fn counts_in(&self, year: u16) -> bool {
        self.from <= year && year <= self.to
    }
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $words:literal, $codes:expr;)*) => {
        /// The lists of codes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum List { $($(#[$doc])* $name),* }

        impl List {
            /// Every list.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// What the list says, for messages: "is not a code for legal status".
            pub const fn words(self) -> &'static str {
                match self { $(Self::$name => $words),* }
            }

            /// Its codes, in the order they are documented.
            pub const fn codes(self) -> &'static [Code] {
                match self { $(Self::$name => $codes),* }
            }
        }
    };
}

lists! {
    /// LS.
    CareLegalStatus = "legal status", return_903::LEGAL_STATUS;
    /// CIN.
    Need = "main need", return_903::NEED;
    /// RNE.
    ReasonNew = "why an episode began", return_903::REASON_NEW;
    /// PLACE.
    Placement = "placement", return_903::PLACEMENT;
    /// PLACE_PROVIDER.
    PlacementProvider = "placement provider", return_903::PLACEMENT_PROVIDER;
    /// REC.
    ReasonEnded = "why an episode ended", return_903::REASON_ENDED;
    /// REASON_PLACE_CHANGE.
    ReasonPlaceChange = "why a placement changed", return_903::REASON_PLACE_CHANGE;
    /// SEX as the year's return writes it.
    ReturnSex = "sex", return_903::SEX;
    /// ETHNIC.
    Ethnicity = "ethnicity", return_903::ETHNICITY;
    /// IN_TOUCH.
    InTouch = "being in touch", return_903::IN_TOUCH;
    /// ACTIV.
    Activity = "main activity", return_903::ACTIVITY;
    /// ACCOM.
    Accommodation = "accommodation", return_903::ACCOMMODATION;
    /// REVIEW_CODE.
    ReviewCode = "taking part in a review", return_903::REVIEW;
    /// SDQ_REASON.
    SdqReason = "why there is no questionnaire", return_903::SDQ_REASON;
    /// 0 and 1.
    ZeroOne = "no or yes (0 or 1)", other::ZERO_ONE;
    /// MISSING.
    Missing = "being missing", return_903::MISSING;
    /// PREV_PERM.
    PreviousPermanence = "earlier permanent arrangement", return_903::PREVIOUS_PERMANENCE;
    /// REASON_PLACED_CEASED.
    PlacedCeased = "why a decision for adoption was reversed", return_903::PLACED_CEASED;
    /// SEX_ADOPTR.
    AdoptersSex = "sex of the adopters", return_903::ADOPTERS_SEX;
    /// LS_ADOPTR.
    AdoptersStatus = "legal status of the adopters", return_903::ADOPTERS_STATUS;
    /// SW_REASON.
    SocialWorkerReason = "why a social worker changed", return_903::SOCIAL_WORKER_REASON;
    /// Sex in every other file.
    Sex = "sex", other::SEX;
    /// Why the law holds a person in prison.
    LegalStatus = "legal status", other::LEGAL_STATUS;
    /// What a release date means.
    ReleaseDateKind = "a kind of release date", other::RELEASE_DATE_KIND;
    /// Whether a record is kept from most workers.
    LimitedAccess = "limited access", other::LIMITED_ACCESS;
    /// Leaving-care status as the Standard Safeguarding Dataset writes it.
    Eligibility = "leaving-care status", other::ELIGIBILITY;
    /// The letter of ACCOM alone.
    AccommodationKind = "kind of accommodation", other::ACCOMMODATION_KIND;
    /// The digit of ACCOM alone.
    Suitability = "suitability of accommodation", other::SUITABILITY;
}

/// What a text is in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A code of the year, written as the list writes it.
    Exact(&'static str),
    /// A code of the year in other letter case.
    OtherCase(&'static str),
    /// A code of other years.
    OtherYear(Code),
    /// No code at all.
    Nothing,
}

impl List {
    /// Looks `text` up among the codes of `year`.
    pub fn find(self, text: &str, year: u16) -> Found {
        let codes = self.codes();
        if let Some(code) = codes.iter().find(|code| code.code == text && code.counts_in(year)) {
            return Found::Exact(code.code);
        }
        let mut alike = codes.iter().filter(|code| code.code.eq_ignore_ascii_case(text));
        let Some(first) = alike.clone().next() else { return Found::Nothing };
        match alike.find(|code| code.counts_in(year)) {
            Some(code) => Found::OtherCase(code.code),
            None => Found::OtherYear(*first),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::care::{CareLegalStatus, Placement, ReasonEnded, ReasonNew, ReasonPlaceChange};

    #[test]
    fn codes_count_in_their_years() {
        let cases = [
            (List::Placement, "H5", 2024, true),
            (List::Placement, "H5", 2025, false),
            (List::Placement, "K3", 2024, false),
            (List::Placement, "K3", 2025, true),
            (List::Placement, "Z11", 2025, false),
            (List::Placement, "Z11", 2026, true),
            (List::Placement, "Z1", 2026, false),
            (List::ReasonEnded, "E43", 2018, true),
            (List::ReasonEnded, "E43", 2019, false),
            (List::ReasonEnded, "E45", 2018, false),
            (List::ReasonPlaceChange, "CUSTOD", 2018, false),
            (List::ReasonPlaceChange, "CUSTOD", 2019, true),
            (List::Activity, "F3", 2021, true),
            (List::Activity, "F3", 2022, false),
            (List::Activity, "F4", 2021, false),
            (List::ReturnSex, "1", 2024, true),
            (List::ReturnSex, "1", 2025, false),
            (List::ReturnSex, "F", 2025, true),
            (List::Accommodation, "X1", 2027, false),
            (List::Accommodation, "X2", 2027, true),
        ];
        for (list, code, year, counts) in cases {
            assert_eq!(list.find(code, year) == Found::Exact(code), counts, "{code} in {year}");
        }
    }

    #[test]
    fn letter_case_and_year_are_told_apart() {
        assert_eq!(List::Placement.find("u6", 2026), Found::OtherCase("U6"));
        assert!(matches!(List::Placement.find("h5", 2026), Found::OtherYear(Code { code: "H5", to: 2024, .. })));
        assert_eq!(List::Placement.find("U9", 2026), Found::Nothing);
    }

    #[test]
    fn no_list_has_a_code_twice_in_a_year() {
        for list in List::ALL {
            for year in 2017..=2027 {
                let mut codes: Vec<_> = list.codes().iter().filter(|c| c.counts_in(year)).map(|c| c.code).collect();
                codes.sort_unstable();
                let all = codes.len();
                codes.dedup();
                assert!(all > 0 && codes.len() == all, "{list:?} {year}");
            }
        }
    }

    /// Every code of the return has its word in the domain, except the two closed before 2019 which this crate joins to
    /// their successors.
    #[test]
    fn the_domain_knows_the_codes_of_an_episode() {
        let known = |list: List, knows: &dyn Fn(&str) -> bool| -> Vec<&str> {
            list.codes().iter().map(|code| code.code).filter(|code| !knows(code)).collect()
        };
        assert_eq!(known(List::CareLegalStatus, &|c| CareLegalStatus::from_code(c).is_some()), [""; 0]);
        assert_eq!(known(List::ReasonNew, &|c| ReasonNew::from_code(c).is_some()), [""; 0]);
        assert_eq!(known(List::Placement, &|c| Placement::from_code(c).is_some()), [""; 0]);
        assert_eq!(known(List::ReasonPlaceChange, &|c| ReasonPlaceChange::from_code(c).is_some()), [""; 0]);
        assert_eq!(known(List::ReasonEnded, &|c| ReasonEnded::from_code(c).is_some()), ["E43", "E44"]);
        for code in List::Placement.codes() {
            for year in 2017..=2027 {
                let placement = Placement::from_code(code.code).unwrap();
                assert_eq!(
                    placement.valid_in(i16::try_from(year).unwrap()),
                    code.counts_in(year),
                    "{} {year}",
                    code.code
                );
            }
        }
    }
}
