//! The fixed words of a printed plan, in the language of its headings.

use documents::Language;
use domain::plan::{Area, Party};
use domain::plan_view::{Fact, Heading, StatutoryPlan};

use super::welsh;

macro_rules! said {
    ($($(#[$doc:meta])* $name:ident = $english:literal, $welsh:literal);* $(;)?) => {
        /// A fixed word or phrase.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Say { $($(#[$doc])* $name),* }

        impl Say {
            /// It, in this language.
            pub(super) const fn in_language(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, Language::English) => $english, (Self::$name, Language::Welsh) => $welsh),*
                }
            }

            /// All of them, for those who check them.
            #[cfg(test)]
            pub(super) const ALL: &'static [Self] = &[$(Self::$name),*];
        }
    };
}

said! {
    Draft = "Draft", "Drafft";
    WaitsFor = "Draft until these have answered", "Drafft nes i’r rhain ateb";
    NotAgreedByAll = "Not agreed by everybody", "Heb ei gytuno gan bawb";
    Agreed = "Agreed", "Cytunwyd";
    WhatIsMissing = "What is missing", "Beth sydd ar goll";
    NothingIsMissing = "Nothing is missing.", "Does dim byd ar goll.";
    Missing = "Missing", "Ar goll";
    Goal = "Goal", "Nod";
    StrengthsWords = "Builds on", "Yn adeiladu ar";
    FutureSelf = "Who they want to be", "Pwy maen nhw eisiau bod";
    Support = "Kind of help", "Math o gymorth";
    ByWhen = "By when", "Erbyn pryd";
    NotDatedYet = "Not dated yet", "Heb ddyddiad eto";
    State = "Where it stands", "Ble mae’n sefyll";
    Steps = "How it is met", "Sut mae’n cael ei fodloni";
    What = "What", "Beth";
    ByWhom = "By whom", "Gan bwy";
    HowFar = "How far", "Pa mor bell";
    BeforeRelease = "before release", "cyn rhyddhau";
    Agreement = "Agreement", "Cytundeb";
    Who = "Who", "Pwy";
    Answer = "Answer", "Ateb";
    On = "On", "Dyddiad";
    Signed = "Signed", "Llofnodwyd";
    WrittenBy = "Written by", "Ysgrifennwyd gan";
    StandsUnder = "stands under", "i’w weld o dan";
    WhereItStands = "Status", "Statws";
    DetainedSchedule = "While in custody", "Yn y ddalfa";
}

pub(super) const fn plan(of: StatutoryPlan, language: Language) -> &'static str {
    match language {
        Language::English => of.words(),
        Language::Welsh => welsh::plan(of),
    }
}

pub(super) const fn fact(of: Fact, language: Language) -> &'static str {
    match language {
        Language::English => of.words(),
        Language::Welsh => welsh::fact(of),
    }
}

pub(crate) const fn area(of: Area, language: Language) -> &'static str {
    match language {
        Language::English => of.words(),
        Language::Welsh => welsh::area(of),
    }
}

pub(super) const fn party(of: Party, language: Language) -> &'static str {
    match language {
        Language::English => of.words(),
        Language::Welsh => welsh::party(of),
    }
}

pub(super) const fn heading(of: Heading, language: Language) -> &'static str {
    match (of, language) {
        (Heading::Matter(of), Language::English) => of.words(),
        (Heading::Matter(of), Language::Welsh) => welsh::matter(of),
        (Heading::Detained(of), Language::English) => of.words(),
        (Heading::Detained(of), Language::Welsh) => welsh::detained(of),
        (Heading::Area(of), _) => area(of, language),
        (Heading::Pathway(of, _), Language::English) => of.words(),
        (Heading::Pathway(of, _), Language::Welsh) => welsh::pathway(of),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::plan_view::{Detained, Matter, Pathway, PathwayStatus};

    /// The list that a Welsh speaker reads.
    const LIST: &str = include_str!("../../../../docs/welsh-headings.md");

    #[test]
    fn every_heading_stands_in_the_list_for_those_who_check_them() {
        let (english, welsh) = (Language::English, Language::Welsh);
        let mut pairs: Vec<(&str, &str)> =
            Say::ALL.iter().map(|one| (one.in_language(english), one.in_language(welsh))).collect();
        pairs.extend(StatutoryPlan::ALL.iter().map(|one| (plan(*one, english), plan(*one, welsh))));
        pairs.extend(Fact::ALL.iter().map(|one| (fact(*one, english), fact(*one, welsh))));
        pairs.extend(Area::ALL.iter().map(|one| (area(*one, english), area(*one, welsh))));
        pairs.extend(Party::ALL.iter().map(|one| (party(*one, english), party(*one, welsh))));
        let status = PathwayStatus::NotStarted;
        let headings = Matter::ALL.iter().map(|one| Heading::Matter(*one));
        let headings = headings.chain(Detained::ALL.iter().map(|one| Heading::Detained(*one)));
        let headings = headings.chain(Pathway::ALL.iter().map(|one| Heading::Pathway(*one, status)));
        pairs.extend(headings.map(|one| (heading(one, english), heading(one, welsh))));
        pairs.extend(PathwayStatus::ALL.iter().map(|one| (one.words(), welsh::status(*one))));
        for (english, welsh) in pairs {
            assert!(
                LIST.contains(&format!("| {english} | {welsh} |\n")),
                "docs/welsh-headings.md lacks {english}: {welsh}"
            );
            assert_ne!(welsh, "");
        }
    }
}
