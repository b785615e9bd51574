//! What a person should look at: joins that were not made, workers that could not be found, lists without names.

use domain::agency::Role;
use domain::identifier::Scheme;

/// Something worth a look. It stops nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Finding {
    /// A record with the same number has another date of birth.
    BornOtherwise(Scheme),
    /// The numbers belong to more than one person on record.
    TwoPeople,
    /// Another record of the same agency has the same number.
    TwiceInAgency(Scheme),
    /// A record that was there before now has a number of somebody else on record.
    MayBeSamePerson(Scheme),
    /// Under the same number the agency now has somebody with other names and another date of birth.
    MayBeAnotherPerson(Scheme),
    /// The agency excludes workers without naming them.
    ExcludesNobodyNamed,
    /// Another worker leads already.
    LedByAnother(Role),
    /// A worker is named without an address.
    NoAddress(Role),
    /// The worker named holds another post.
    HoldsOtherPost(Role),
    /// No date of birth is known.
    NotBorn,
    /// Nobody on record has the number.
    NobodyHas(Scheme),
    /// Whoever has the number on record was born on another day.
    HolderBornOtherwise(Scheme),
    /// More than one person on record has the number.
    SeveralHave(Scheme),
}

impl Finding {
    /// The column it is about, as most extracts call it; empty for the whole row.
    pub(super) const fn column(self) -> &'static str {
        match self {
            Self::BornOtherwise(scheme)
            | Self::TwiceInAgency(scheme)
            | Self::MayBeSamePerson(scheme)
            | Self::MayBeAnotherPerson(scheme)
            | Self::NobodyHas(scheme)
            | Self::HolderBornOtherwise(scheme)
            | Self::SeveralHave(scheme) => scheme.code(),
            Self::LedByAnother(role) | Self::NoAddress(role) | Self::HoldsOtherPost(role) => role.code(),
            Self::ExcludesNobodyNamed => "limited_access",
            Self::NotBorn => "date_of_birth",
            Self::TwoPeople => "",
        }
    }

    /// Why, to follow the column's name.
    pub(super) fn words(self) -> String {
        match self {
            Self::BornOtherwise(scheme) => format!(
                "is also on record with another date of birth: records under this {} stay apart until somebody settles \
                 it",
                scheme.words()
            ),
            Self::TwoPeople => "has numbers of two different people on record: joined to neither".to_owned(),
            Self::TwiceInAgency(_) => {
                "is also on another record of the same agency: the two stay apart until somebody settles it".to_owned()
            }
            Self::MayBeSamePerson(_) => {
                "is now the number of another person on record: the two stay apart until somebody settles it".to_owned()
            }
            Self::MayBeAnotherPerson(_) => {
                "now has other names and another date of birth: it may be another person's".to_owned()
            }
            Self::ExcludesNobodyNamed => {
                "keeps the record from some workers without naming them: for the information governance lead".to_owned()
            }
            Self::LedByAnother(role) => {
                format!("is not the {} who leads on record: hand over if they should", role.words().to_lowercase())
            }
            Self::NoAddress(_) => "is named without an address for e-mail: not put into the circle".to_owned(),
            Self::HoldsOtherPost(_) => "holds another post on record".to_owned(),
            Self::NotBorn => "is not known: joined to nobody".to_owned(),
            Self::NobodyHas(_) => "is nobody’s on record: left out".to_owned(),
            Self::HolderBornOtherwise(_) => {
                "is on record with another date of birth: left out until somebody settles it".to_owned()
            }
            Self::SeveralHave(_) => {
                "is on record for more than one person: left out until somebody settles it".to_owned()
            }
        }
    }

    /// Whether one line with the number of rows says enough.
    pub(super) const fn is_counted(self) -> bool {
        matches!(self, Self::NoAddress(_) | Self::HoldsOtherPost(_) | Self::NotBorn)
    }
}
