//! The parts of a source record, as JSON in one column: what pages read and imports write, never searched by.
//!
//! Codes are kept as the extract had them (after its own checks); days as `2027-03-31`. A part that the extract does not
//! have is absent.

use domain::Date;
use domain::care::{CareEpisode, CareLegalStatus, Placement, ReasonEnded, ReasonNew, ReasonPlaceChange};
use domain::custody::{Alert, ReleaseDate, ReleaseDateKind};
use domain::person::{NameKind, PersonName};
use serde::{Deserialize, Serialize};

/// Everything a source record says beyond its key, first name, family name and date of birth.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// Names, the legal one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<NamePart>,
    /// Numbers the person is known by: scheme code and canonical value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<(String, String)>,
    /// Sex as returned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<String>,
    /// Ethnicity as returned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ethnicity: Option<String>,
    /// Last known postcode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// Team that works with the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// The worker named: role code, name, e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worker: Option<(String, String, String)>,
    /// Time in prison.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custody: Option<CustodyPart>,
    /// Release dates from a list of them, apart from a prison's own record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub release_dates: Vec<ReleaseDatePart>,
    /// Time under probation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probation: Option<ProbationPart>,
    /// Episodes of care.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub episodes: Vec<EpisodePart>,
    /// Times missing from care.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<MissingPart>,
    /// Last outcomes of a care leaver.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<OutcomePart>,
    /// What the agency's own system says was done last.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub done: Vec<DonePart>,
}

/// Something that was done, by an agency's own system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DonePart {
    /// `domain::duty::EventKind` code.
    pub kind: String,
    /// The day.
    pub on: Date,
}

/// A name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamePart {
    /// `domain::person::NameKind` code.
    pub kind: String,
    /// Given name.
    pub given: String,
    /// Middle names.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub middle: String,
    /// Family name.
    pub family: String,
}

/// Time in prison.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CustodyPart {
    /// Code of the establishment.
    pub establishment_code: String,
    /// Its name.
    pub establishment: String,
    /// Reception.
    pub received_on: Option<Date>,
    /// Legal status code.
    pub legal_status: Option<String>,
    /// Start of the sentence.
    pub sentence_start: Option<Date>,
    /// Release dates.
    pub release_dates: Vec<ReleaseDatePart>,
    /// Alerts.
    pub alerts: Vec<AlertPart>,
    /// First day on which the prison no longer listed them; absent while it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_by: Option<Date>,
}

/// A release date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseDatePart {
    /// `domain::custody::ReleaseDateKind` code.
    pub kind: String,
    /// The day.
    pub on: Date,
    /// Who gave it.
    pub source: String,
    /// The day on which it was true.
    pub as_of: Date,
}

/// An alert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertPart {
    /// Code.
    pub code: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Option<Date>,
}

/// Time under probation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProbationPart {
    /// Region.
    pub region: String,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// An episode of care.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EpisodePart {
    /// DECOM.
    pub from: Date,
    /// DEC.
    pub to: Option<Date>,
    /// LS.
    pub legal_status: String,
    /// PLACE.
    #[serde(default)]
    pub placement: Option<String>,
    /// RNE.
    #[serde(default)]
    pub reason_new: Option<String>,
    /// REC.
    #[serde(default)]
    pub reason_ended: Option<String>,
    /// REASON_PLACE_CHANGE.
    #[serde(default)]
    pub reason_place_change: Option<String>,
}

/// A time missing from care, or away without leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingPart {
    /// MISSING: `M`, or `A` for away without leave.
    pub kind: String,
    /// MIS_START.
    pub from: Date,
    /// MIS_END.
    pub to: Option<Date>,
}

/// A care leaver's outcomes as returned in OC3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomePart {
    /// IN_TOUCH.
    pub in_touch: String,
    /// ACTIV.
    pub activity: String,
    /// ACCOM.
    pub accommodation: String,
}

impl NamePart {
    /// The part for a name.
    pub fn new(kind: NameKind, name: &PersonName) -> Self {
        Self {
            kind: kind.code().to_owned(),
            given: name.given.clone(),
            middle: name.middle.clone(),
            family: name.family.clone(),
        }
    }

    /// The name.
    pub fn name(&self) -> PersonName {
        PersonName::new(&self.given, &self.middle, &self.family)
    }
}

impl CustodyPart {
    /// The release dates of a kind this version knows.
    pub fn dates(&self) -> Vec<ReleaseDate> {
        self.release_dates.iter().filter_map(ReleaseDatePart::date).collect()
    }

    /// The alerts.
    pub fn alerts(&self) -> impl Iterator<Item = Alert> {
        self.alerts.iter().map(|part| Alert { code: part.code.clone(), from: part.from, to: part.to })
    }
}

impl ReleaseDatePart {
    /// The date, if its kind is one this version knows.
    pub fn date(&self) -> Option<ReleaseDate> {
        let kind = ReleaseDateKind::from_code(&self.kind)?;
        Some(ReleaseDate { kind, on: self.on, source: self.source.clone(), as_of: self.as_of })
    }
}

impl EpisodePart {
    /// The episode, if its legal status is one this version knows; codes without meaning here are left out.
    pub fn episode(&self) -> Option<CareEpisode> {
        Some(CareEpisode {
            from: self.from,
            to: self.to,
            legal_status: CareLegalStatus::from_code(&self.legal_status)?,
            placement: self.placement.as_deref().and_then(Placement::from_code),
            reason_new: self.reason_new.as_deref().and_then(ReasonNew::from_code),
            reason_ended: self.reason_ended.as_deref().and_then(ReasonEnded::from_code),
            reason_place_change: self.reason_place_change.as_deref().and_then(ReasonPlaceChange::from_code),
        })
    }
}
