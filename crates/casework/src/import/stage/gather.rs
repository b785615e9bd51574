//! Records whose parts lie in several files are put together: a child of the return, a person of the Safeguarding
//! Dataset.
//!
//! Parts are kept small while they wait, some 100 bytes an episode. Records of one row are never kept back.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::Date;
use domain::duty::EventKind;
use domain::identifier::Identifier;
use domain::person::Sex;
use extracts::columns::{
    AddressRow, CareEpisodeRow, CareLeaverReturnRow, CareLeaverRow, ChildRow, IndexedPerson, MissingRow, ReleaseDateRow,
};
use extracts::value::UpnOrWhyNot;
use extracts::{At, Record, ReturnRow, ReturnYear};

use super::draft::{Draft, numbers, own_number};
use crate::record::{Content, DonePart, EpisodePart, MissingPart, OutcomePart, ReleaseDatePart};

/// Records on their way from rows to drafts.
#[derive(Debug, Default)]
pub(super) struct Gather {
    /// Whether an index comes in more than one file.
    index_in_parts: bool,
    people: BTreeMap<String, Indexed>,
    children: BTreeMap<String, Child>,
    /// Release dates by prison number.
    moved: BTreeMap<String, Moved>,
}

/// A person of the index, with what the other objects of the dataset say.
#[derive(Debug, Default)]
struct Indexed {
    person: Option<Box<IndexedPerson>>,
    address: Option<(Open, String)>,
    leaver: Option<Box<CareLeaverRow>>,
}

/// An address still lived at comes before one that was left; of two, the one that began later.
type Open = (bool, Option<Date>);

/// A child or care leaver of the return.
#[derive(Debug)]
struct Child {
    at: At,
    number: Identifier,
    born_on: Option<Date>,
    header: Option<(ReturnYear, Header)>,
    episodes: Vec<(ReturnYear, Episode)>,
    missing: Vec<MissingPart>,
    outcome: Option<(ReturnYear, [&'static str; 3])>,
}

#[derive(Debug)]
struct Header {
    sex: Sex,
    ethnicity: &'static str,
    upn: Option<Identifier>,
}

#[derive(Debug)]
struct Episode {
    from: Date,
    to: Option<Date>,
    legal_status: &'static str,
    placement: &'static str,
    reason_new: &'static str,
    reason_ended: Option<&'static str>,
    reason_place_change: Option<&'static str>,
}

impl Gather {
    /// For an extract of so many files.
    pub(super) fn of_files(files: usize) -> Self {
        Self { index_in_parts: files > 1, ..Self::default() }
    }

    /// Takes a row; gives a draft at once where the row is the whole record.
    pub(super) fn take(&mut self, record: Record) -> Option<Draft> {
        match record {
            Record::Prison(row) => return Some(Draft::of_prison(*row)),
            Record::Probation(row) => return Some(Draft::of_probation(*row)),
            Record::Person(row) if !self.index_in_parts => return Some(Draft::of_index(*row)),
            Record::Person(row) => {
                let person = self.person(&row.local_id);
                person.person = Some(row);
            }
            Record::Address(row) => self.address(*row),
            Record::CareLeaver(row) => {
                let person = self.person(&row.person_id);
                person.leaver = Some(row);
            }
            Record::Return(year, row) => self.return_row(year, *row),
            Record::ReleaseDate(row) => self.release_date(*row),
        }
        None
    }

    fn release_date(&mut self, row: ReleaseDateRow) {
        let ReleaseDateRow { at, prison_number, date_of_birth, kind, date, as_of, source } = row;
        let first = || Moved { at, born_on: Some(date_of_birth), dates: Vec::new() };
        let moved = self.moved.entry(own_number(&prison_number).to_owned()).or_insert_with(first);
        moved.born_on = moved.born_on.filter(|born_on| *born_on == date_of_birth);
        moved.dates.push(ReleaseDatePart { kind: kind.code().to_owned(), on: date, source, as_of });
    }

    fn person(&mut self, number: &Identifier) -> &mut Indexed {
        self.people.entry(own_number(number).to_owned()).or_default()
    }

    fn address(&mut self, row: AddressRow) {
        let Some(postcode) = row.postcode else { return };
        let open = (row.to.is_none(), row.from);
        let address = &mut self.person(&row.person_id).address;
        if address.as_ref().is_none_or(|(other, _)| *other < open) {
            *address = Some((open, postcode));
        }
    }

    fn return_row(&mut self, year: ReturnYear, row: ReturnRow) {
        match row {
            ReturnRow::Child(row) => self.header(year, row),
            ReturnRow::Episode(row) => self.episode(year, &row),
            ReturnRow::CareLeaver(row) => self.outcome(year, &row),
            ReturnRow::Missing(row) => self.missing(&row),
            // The other tables hold nothing that is shown or reckoned with yet.
            _ => {}
        }
    }

    fn child(&mut self, at: &At, number: &Identifier) -> &mut Child {
        self.children.entry(own_number(number).to_owned()).or_insert_with(|| Child {
            at: at.clone(),
            number: number.clone(),
            born_on: None,
            header: None,
            episodes: Vec::new(),
            missing: Vec::new(),
            outcome: None,
        })
    }

    fn header(&mut self, year: ReturnYear, row: ChildRow) {
        let child = self.child(&row.at, &row.child);
        if child.header.as_ref().is_some_and(|(other, _)| *other < year) {
            return;
        }
        let upn = match row.upn {
            Some(UpnOrWhyNot::Upn(upn)) => Some(upn),
            Some(UpnOrWhyNot::WhyNot(_)) | None => None,
        };
        child.at = row.at;
        child.born_on = Some(row.date_of_birth);
        child.header = Some((year, Header { sex: row.sex, ethnicity: row.ethnicity, upn }));
    }

    fn episode(&mut self, year: ReturnYear, row: &CareEpisodeRow) {
        let episode = Episode {
            from: row.from,
            to: row.to,
            legal_status: row.legal_status,
            placement: row.placement,
            reason_new: row.reason_new,
            reason_ended: row.reason_ended,
            reason_place_change: row.reason_place_change,
        };
        self.child(&row.at, &row.child).episodes.push((year, episode));
    }

    fn missing(&mut self, row: &MissingRow) {
        let part = MissingPart { kind: row.kind.to_owned(), from: row.from, to: row.to };
        let child = self.child(&row.at, &row.child);
        child.born_on = child.born_on.or(Some(row.date_of_birth));
        child.missing.push(part);
    }

    fn outcome(&mut self, year: ReturnYear, row: &CareLeaverReturnRow) {
        let child = self.child(&row.at, &row.child);
        child.born_on = child.born_on.or(Some(row.date_of_birth));
        if child.outcome.as_ref().is_none_or(|(other, _)| year <= *other) {
            let codes = [row.in_touch, row.activity, row.accommodation].map(Option::unwrap_or_default);
            child.outcome = Some((year, codes));
        }
    }

    /// What was kept back, once every row has come, one after the other.
    pub(super) fn rest(self) -> impl Iterator<Item = Draft> {
        let people = self.people.into_values().filter_map(Indexed::draft);
        let moved = self.moved.into_iter().map(|(key, moved)| moved.draft(&key));
        people.chain(self.children.into_values().map(Child::draft)).chain(moved)
    }
}

impl Indexed {
    /// An address or a care leaver without a person says nothing of anybody.
    fn draft(self) -> Option<Draft> {
        let mut person = *self.person?;
        let leaver = self.leaver.map(|leaver| *leaver);
        if let Some((_, postcode)) = self.address {
            person.postcode = Some(postcode);
        }
        let mut outcome = None;
        let mut done = Vec::new();
        if let Some(leaver) = leaver {
            // The dataset does not say how they were in touch, nor whether the day is the plan's first or a review's.
            let said =
                [(EventKind::InTouch, leaver.latest_contact), (EventKind::PathwayReview, leaver.plan_reviewed_on)];
            let part = |(kind, on): (EventKind, Option<Date>)| Some(DonePart { kind: kind.code().to_owned(), on: on? });
            done.extend(said.into_iter().filter_map(part));
            person.team = leaver.team;
            person.personal_adviser = leaver.personal_adviser;
            let [in_touch, activity] = [leaver.in_touch, leaver.activity].map(Option::unwrap_or_default);
            let [kind, suitable] = [leaver.accommodation, leaver.suitable].map(Option::unwrap_or_default);
            outcome = outcome_of([in_touch, activity, &format!("{kind}{suitable}")]);
        }
        let draft = Draft::of_index(person);
        if outcome.is_none() && done.is_empty() {
            return Some(draft);
        }
        let content = Content { outcome, done, ..draft.content };
        Some(Draft::new(draft.at, &draft.key, draft.born_on, draft.limited.as_deref(), content))
    }
}

fn outcome_of([in_touch, activity, accommodation]: [&str; 3]) -> Option<OutcomePart> {
    let said = [in_touch, activity, accommodation].iter().any(|code| !code.is_empty());
    let [in_touch, activity, accommodation] = [in_touch, activity, accommodation].map(str::to_owned);
    said.then_some(OutcomePart { in_touch, activity, accommodation })
}

impl Child {
    fn draft(mut self) -> Draft {
        // Of two episodes that began on one day, the one of this year's file is the later word.
        self.episodes.sort_by_key(|(year, episode)| (episode.from, *year));
        self.episodes.dedup_by_key(|(_, episode)| episode.from);
        // The same time stands in this year's file and in that of the year before, where it had perhaps no end.
        self.missing.sort_by_key(|one| (one.from, one.to.is_none()));
        self.missing.dedup_by_key(|one| one.from);
        let header = self.header.map(|(_, header)| header);
        let upn = header.as_ref().and_then(|header| header.upn.as_ref());
        let content = Content {
            identifiers: numbers([Some(&self.number), upn]),
            sex: header.as_ref().map(|header| header.sex.code().to_owned()),
            ethnicity: header.as_ref().map(|header| header.ethnicity.to_owned()),
            episodes: self.episodes.into_iter().map(|(_, episode)| episode.part()).collect(),
            missing: self.missing,
            outcome: self.outcome.and_then(|(_, codes)| outcome_of(codes)),
            ..Content::default()
        };
        let at = At { file: Arc::clone(&self.at.file), row: self.at.row };
        Draft::new(at, own_number(&self.number), self.born_on, None, content)
    }
}

impl Episode {
    fn part(self) -> EpisodePart {
        EpisodePart {
            from: self.from,
            to: self.to,
            legal_status: self.legal_status.to_owned(),
            placement: Some(self.placement.to_owned()),
            reason_new: Some(self.reason_new.to_owned()),
            reason_ended: self.reason_ended.map(str::to_owned),
            reason_place_change: self.reason_place_change.map(str::to_owned),
        }
    }
}

/// The release dates of one prison number.
#[derive(Debug)]
struct Moved {
    /// The first of its rows.
    at: At,
    /// Nothing where its rows do not agree.
    born_on: Option<Date>,
    dates: Vec<ReleaseDatePart>,
}

impl Moved {
    /// The record, the same whatever the order of its rows.
    fn draft(mut self, key: &str) -> Draft {
        sort_dates(&mut self.dates);
        Draft::new(self.at, key, self.born_on, None, Content { release_dates: self.dates, ..Content::default() })
    }
}

fn sort_dates(dates: &mut Vec<ReleaseDatePart>) {
    let order = |date: &ReleaseDatePart| (date.kind.clone(), date.as_of, date.on, date.source.clone());
    dates.sort_by_key(order);
    dates.dedup();
}

/// Keeps the release dates that earlier lists gave: a list tells of what moved, not of everything.
pub(super) fn keep_earlier_dates(content: &mut Content, before: &Content) {
    content.release_dates.extend(before.release_dates.iter().cloned());
    sort_dates(&mut content.release_dates);
}

/// Keeps episodes and times missing of an earlier return that the new one no longer lists: it lists those of its own year. `first_day` is
/// the first day of the year that the new return tells of.
pub(super) fn keep_earlier_episodes(content: &mut Content, before: &Content, first_day: Date) {
    let lists_none = content.episodes.is_empty();
    let earlier = before.episodes.iter().filter(|old| lists_none || old.to.is_some_and(|to| to < first_day));
    let earlier: Vec<EpisodePart> =
        earlier.filter(|old| content.episodes.iter().all(|new| new.from != old.from)).cloned().collect();
    content.episodes.extend(earlier);
    content.episodes.sort_by_key(|episode| episode.from);
    let lists_none = content.missing.is_empty();
    let earlier = before.missing.iter().filter(|old| lists_none || old.to.unwrap_or(old.from) < first_day);
    let earlier: Vec<MissingPart> =
        earlier.filter(|old| content.missing.iter().all(|new| new.from != old.from)).cloned().collect();
    content.missing.extend(earlier);
    content.missing.sort_by_key(|one| one.from);
    if content.outcome.is_none() {
        content.outcome.clone_from(&before.outcome);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn episode(from: Date, to: Option<Date>) -> EpisodePart {
        EpisodePart {
            from,
            to,
            legal_status: "C2".into(),
            placement: None,
            reason_new: None,
            reason_ended: None,
            reason_place_change: None,
        }
    }

    #[test]
    fn a_later_return_keeps_the_episodes_of_earlier_years() {
        let (old, open) = (episode(date(2020, 5, 1), Some(date(2021, 6, 2))), episode(date(2021, 6, 2), None));
        let ended = episode(date(2021, 6, 2), Some(date(2025, 7, 1)));
        let withdrawn = episode(date(2025, 4, 20), Some(date(2025, 4, 22)));
        for (listed, before, kept) in [
            (vec![ended.clone()], vec![old.clone(), open.clone()], vec![old.clone(), ended.clone()]),
            (vec![], vec![old.clone(), ended.clone()], vec![old.clone(), ended.clone()]),
            (vec![ended.clone()], vec![withdrawn], vec![ended.clone()]),
            (vec![old.clone(), ended.clone()], vec![old.clone()], vec![old, ended]),
        ] {
            let mut content = Content { episodes: listed, ..Content::default() };
            keep_earlier_episodes(&mut content, &Content { episodes: before, ..Content::default() }, date(2025, 4, 1));
            assert_eq!(content.episodes, kept);
        }
    }
}
