//! What is known of one person, read together from every agency's record of them.

use std::collections::BTreeSet;

use domain::agency::Role;
use domain::care::{CareEpisode, Detention};
use domain::custody::{
    Alert, LegalStatus, ReleaseDate, ReleaseDateKind, Shown, release_date_after_recall, release_date_shown,
};
use domain::duty::{CustodySpell, EventKind, Nation};
use domain::id::{LinkEventId, PersonId};
use domain::identifier::Scheme;
use domain::person::{NameKind, PersonName};
use domain::{Date, Timestamp};

use super::{Content, OutcomePart, RecordKind};

/// One source record with its content read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRecord {
    /// What kind of extract it came from.
    pub kind: RecordKind,
    /// Name of the agency.
    pub agency: String,
    /// Code of the agency.
    pub agency_code: String,
    /// When it was brought in; nothing where no import brought it.
    pub brought_at: Option<Timestamp>,
    /// Date of birth as this agency has it.
    pub born_on: Option<Date>,
    /// The rest.
    pub content: Content,
    /// How it came to this person, where it hangs on another entry that somebody held to be the same person.
    pub joined: Option<Joined>,
}

/// Who held two agencies' records to be one person, and when.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Joined {
    /// When.
    pub at: Timestamp,
    /// Who, by name.
    pub by_name: String,
    /// In which post, where that is known.
    pub by_role: Option<Role>,
    /// What joined them.
    pub link: LinkEventId,
    /// On whom the record hangs.
    pub person: PersonId,
}

/// What is known of one person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// The name they are known by.
    pub name: PersonName,
    /// Other names on record.
    pub other_names: BTreeSet<PersonName>,
    /// Date of birth.
    pub born_on: Option<Date>,
    /// Numbers they are known by.
    pub identifiers: BTreeSet<(Scheme, String)>,
    /// The council that looked after them.
    pub authority: Option<String>,
    /// Team of that council.
    pub team: Option<String>,
    /// Time in prison now, if any.
    pub custody: Option<Custody>,
    /// The latest time under probation, which may have ended.
    pub supervision: Option<Supervision>,
    /// Episodes of care, if a return has brought any.
    pub episodes: Vec<CareEpisode>,
    /// Where that council is, whose leaving-care law holds.
    pub nation: Option<Nation>,
    /// Every stretch of custody that is known.
    pub spells: Vec<CustodySpell>,
    /// Every release date that stands, whoever gave it.
    pub release_dates: Vec<ReleaseDate>,
    /// Release dates that were given before every prison had let the person go: they tell whether anybody could plan for that
    /// day, and count for nothing else. None for whoever is inside.
    pub dates_before_leaving: Vec<ReleaseDate>,
    /// Last outcomes returned.
    pub outcome: Option<OutcomePart>,
    /// What agencies' own systems say was done.
    pub done: Vec<(EventKind, Date)>,
    /// Agencies whose records came by a join, with who joined them and when.
    pub joined: BTreeSet<(Joined, String)>,
}

/// Time in prison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Custody {
    /// The prison.
    pub establishment: String,
    /// Since when.
    pub received_on: Option<Date>,
    /// Legal status.
    pub legal_status: Option<LegalStatus>,
    /// Alerts, past ones too.
    pub alerts: Vec<Alert>,
}

/// Time under probation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supervision {
    /// Region.
    pub region: String,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// Whose word on the name and the date of birth goes first: the corporate parent has known them longest.
const fn precedence(kind: RecordKind) -> u8 {
    match kind {
        RecordKind::PersonIndex => 0,
        RecordKind::Probation => 1,
        RecordKind::Prison => 2,
        RecordKind::Ssda903 => 3,
        RecordKind::ReleaseDates => 4,
    }
}

impl Known {
    /// What these records say together. Of two prisons that both list a person the later reception counts, of two spells
    /// of supervision the one that began later.
    pub fn from_records(records: &[SourceRecord]) -> Self {
        let mut records: Vec<&SourceRecord> = records.iter().collect();
        records.sort_by_key(|record| precedence(record.kind));
        let mut known = Self::default();
        for record in &records {
            known.add(record);
        }
        known.other_names.remove(&known.name);
        known.add_moved_dates(&records);
        known
    }

    fn add(&mut self, record: &SourceRecord) {
        self.born_on = self.born_on.or(record.born_on);
        self.joined.extend(record.joined.clone().map(|joined| (joined, record.agency.clone())));
        let content = &record.content;
        for part in &content.names {
            let name = part.name();
            if self.name.is_empty() && part.kind == NameKind::Legal.code() {
                self.name = name;
            } else if !name.is_empty() {
                self.other_names.insert(name);
            }
        }
        let numbers = content.identifiers.iter();
        self.identifiers
            .extend(numbers.filter_map(|(scheme, value)| Some((Scheme::from_code(scheme)?, value.clone()))));
        if matches!(record.kind, RecordKind::PersonIndex | RecordKind::Ssda903) && self.authority.is_none() {
            self.authority = Some(record.agency.clone());
            self.nation = Some(Nation::of_authority(&record.agency_code));
        }
        self.team = self.team.take().or_else(|| content.team.clone());
        self.episodes.extend(content.episodes.iter().filter_map(super::EpisodePart::episode));
        self.outcome = self.outcome.take().or_else(|| content.outcome.clone());
        self.done.extend(content.done.iter().filter_map(|part| Some((EventKind::from_code(&part.kind)?, part.on))));
        self.add_justice(content);
    }

    fn add_justice(&mut self, content: &Content) {
        if let Some(custody) = &content.custody {
            let legal_status = custody.legal_status.as_deref().and_then(LegalStatus::from_code);
            let sentence_start = custody.sentence_start;
            if let Some(from) = custody.received_on {
                self.spells.push(CustodySpell { from, to: custody.left_by, legal_status, sentence_start });
            }
            let is_later = self.custody.as_ref().is_none_or(|known| known.received_on <= custody.received_on);
            let is_inside = custody.left_by.is_none();
            let dates = if is_inside { &mut self.release_dates } else { &mut self.dates_before_leaving };
            dates.extend(custody.dates());
            if custody.left_by.is_none() && is_later {
                self.custody = Some(Custody {
                    establishment: custody.establishment.clone(),
                    received_on: custody.received_on,
                    legal_status,
                    alerts: custody.alerts().collect(),
                });
            }
        }
        if let Some(probation) = &content.probation
            && self.supervision.as_ref().is_none_or(|known| known.from <= probation.from)
        {
            self.supervision =
                Some(Supervision { region: probation.region.clone(), from: probation.from, to: probation.to });
        }
    }

    /// Release dates from lists of them, beside those of the prison's own record: of a kind, the date that was true last
    /// counts wherever it came from. A date of before the person came into this custody says nothing of it, and nobody
    /// whom every prison has let go has one.
    fn add_moved_dates(&mut self, records: &[&SourceRecord]) {
        let since = match &self.custody {
            Some(custody) => custody.received_on,
            None => self.spells.iter().map(|spell| spell.from).max(),
        };
        let is_gone = self.custody.is_none() && !self.spells.is_empty();
        let dates = if is_gone { &mut self.dates_before_leaving } else { &mut self.release_dates };
        let moved = records.iter().flat_map(|record| &record.content.release_dates);
        let counts = |date: &ReleaseDate| since.is_none_or(|since| since <= date.as_of);
        dates.extend(moved.filter_map(super::ReleaseDatePart::date).filter(counts));
        if !is_gone {
            self.dates_before_leaving.clear();
        }
    }

    /// The release date to count on, and why this one; none for whoever is not in custody, and where no agency has given
    /// one, as on remand. After a recall, by the prison's word, dates of before it say nothing of this custody.
    pub fn release(&self, precedence: &[ReleaseDateKind]) -> Option<Shown> {
        let custody = self.custody.as_ref()?;
        match custody.received_on.filter(|_| custody.legal_status == Some(LegalStatus::Recall)) {
            Some(recall) => release_date_after_recall(&self.release_dates, precedence, recall),
            None => release_date_shown(&self.release_dates, precedence),
        }
    }

    /// Every stretch of detention that is known.
    pub fn detentions(&self) -> Vec<Detention> {
        self.spells.iter().map(|spell| Detention { from: spell.from, to: spell.to }).collect()
    }
}
