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

pub(super) const fn area(of: Area, language: Language) -> &'static str {
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
