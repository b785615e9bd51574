//! One turn: what so many records change, worked out before the writer is asked for.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use domain::Date;
use domain::agency::Role;
use domain::circle::{Changes, Circle, Membership};
use domain::id::{AgencyId, MembershipId, PersonId, WorkerId};
use extracts::At;
use store::columns::{Keyed, Uuid};
use store::entity::{limited_access, worker};
use store::{Store, StoreError};

use super::batch::{Batch, Origin};
use super::directory::{Directory, Named};
use super::draft::Draft;
use super::finding::Finding;
use super::lead::{LeadNamed, lead};
use super::limit::{self, EXCLUDED, OnlyFor};
use super::who::{Incoming, whose};
use super::{AgencyNamed, gather, rows, who};
use crate::import::Fault;
use crate::record::RecordKind;

/// An import while its rows are worked out.
#[derive(Debug)]
pub(super) struct Stager<'a> {
    pub(super) store: &'a Store,
    pub(super) origin: Origin,
    pub(super) kind: RecordKind,
    pub(super) today: Date,
    /// First day of the year that a return tells of.
    pub(super) first_day: Date,
    pub(super) directory: Directory,
    /// Records on record that the files list again; kept only where it matters who is missing.
    pub(super) listed: HashSet<Uuid>,
    pub(super) counts: Counted,
    counted: BTreeMap<(Finding, std::sync::Arc<str>), (u64, u64)>,
}

/// How many records were what.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counted {
    pub(super) new: u64,
    pub(super) changed: u64,
    pub(super) unchanged: u64,
    pub(super) gone: u64,
    pub(super) findings: u64,
}

/// What is on record of the people of a turn.
struct OnRecord {
    circles: BTreeMap<PersonId, Vec<Membership>>,
    limits: Vec<limited_access::Model>,
}

impl<'a> Stager<'a> {
    pub(super) async fn open(
        store: &'a Store,
        (origin, kind): (Origin, RecordKind),
        (today, first_day): (Date, Date),
    ) -> Result<Self, StoreError> {
        let directory = Directory::open(store.rows()).await?;
        let (listed, counts, counted) = (HashSet::new(), Counted::default(), BTreeMap::new());
        Ok(Self { store, origin, kind, today, first_day, directory, listed, counts, counted })
    }

    /// The rows that these records bring.
    pub(super) async fn turn(&mut self, drafts: Vec<Draft>) -> Result<Batch, StoreError> {
        let rows = self.store.rows();
        let mut batch = Batch::default();
        let drafts = self.with_person(drafts, &mut batch).await?;
        let mut kept = rows::kept(rows, self.origin, drafts.iter().map(|draft| draft.key.as_str()).collect()).await?;
        let (mut changed, mut fresh) = (Vec::new(), Vec::new());
        for draft in drafts {
            let Some(kept) = kept.remove(&draft.key) else {
                fresh.push(draft);
                continue;
            };
            if self.kind.lists_everybody() {
                self.listed.insert(kept.id);
            }
            if draft.person.is_some_and(|person| person.key() != kept.person_id) {
                self.note(&draft.at, Finding::SeveralHave(self.kind.own_scheme()), &mut batch);
            } else if kept.hash == draft.hash {
                self.counts.unchanged += 1;
            } else {
                changed.push((draft, kept));
            }
        }
        self.counts.new += fresh.len() as u64;
        self.counts.changed += changed.len() as u64;
        let context = self.store.context();
        let incoming = whose(rows, (self.origin, self.kind), (changed, fresh), &mut || context.new_id()).await?;
        let addresses = incoming.iter().flat_map(Incoming::addresses).collect();
        self.directory.look_up(rows, addresses).await?;
        let on_record = self.on_record(&incoming).await?;
        for mut record in incoming {
            if self.says_the_same(&mut record) {
                self.counts.changed -= 1;
                self.counts.unchanged += 1;
            } else {
                self.record(record, &on_record, &mut batch)?;
            }
        }
        Ok(batch)
    }

    /// Leaves out, with why, the records that add to nobody on record, where the extract makes nobody.
    async fn with_person(&mut self, mut drafts: Vec<Draft>, batch: &mut Batch) -> Result<Vec<Draft>, StoreError> {
        if self.kind.only_adds() {
            let scheme = self.kind.own_scheme();
            for (at, finding) in who::without_person(self.store.rows(), self.origin, (scheme, &mut drafts)).await? {
                self.note(&at, finding, batch);
            }
        }
        Ok(drafts)
    }

    /// Adds to a child's return what earlier years' returns told, to release dates those of earlier lists, and says
    /// whether anything is new then: who brings the years one after the other, and again, changes nothing the second time.
    fn says_the_same(&self, record: &mut Incoming) -> bool {
        let Some(before) = record.before.as_ref() else { return false };
        let content = &mut record.draft.content;
        match self.kind {
            RecordKind::Ssda903 => gather::keep_earlier_episodes(content, &before.content, self.first_day),
            RecordKind::ReleaseDates => gather::keep_earlier_dates(content, &before.content),
            _ => return false,
        }
        let draft = &record.draft;
        draft.content == before.content && draft.born_on == before.born_on && draft.limited == before.limited
    }

    /// Circles and lists of those who were on record before: two questions, none if nobody was.
    async fn on_record(&self, incoming: &[Incoming]) -> Result<OnRecord, StoreError> {
        let rows = self.store.rows();
        let people = |which: &dyn Fn(&&Incoming) -> bool| -> Vec<Uuid> {
            incoming.iter().filter(|record| !record.is_new_person).filter(which).map(|r| r.person.key()).collect()
        };
        let circles = rows::places(rows, people(&|record| record.names_worker())).await?;
        let limits = rows::limits(rows, people(&|record| record.was_restricted())).await?;
        Ok(OnRecord { circles, limits })
    }

    fn record(&mut self, record: Incoming, on_record: &OnRecord, batch: &mut Batch) -> Result<(), StoreError> {
        let context = self.store.context();
        let mut new_id = || context.new_id();
        let Incoming { draft, person, is_new_person, before, mut findings } = record;
        if is_new_person {
            batch.people.push(person);
        }
        let named = self.worker(&draft, batch, &mut findings);
        let before_worker = before.as_ref().and_then(|before| before.content.worker.as_ref());
        let is_news = draft.content.worker.as_ref().map(|worker| &worker.2) != before_worker.map(|worker| &worker.2);
        if let Some((role, worker)) = named.as_ref().filter(|_| is_news) {
            let instead = before.is_some();
            let named = LeadNamed {
                role: *role,
                worker: WorkerId::from_key(worker.id),
                agency: AgencyId::from_key(worker.agency_id),
                instead,
            };
            match self.lead(person, named, on_record)? {
                Some(changes) => self.keep_places(changes, batch),
                None => drop(findings.insert(Finding::LedByAnother(*role))),
            }
        }
        let old_worker = before_worker.and_then(|(_, _, address)| self.directory.known(address)).map(|w| w.id);
        let was = before.as_ref().and_then(|before| OnlyFor::of(before.limited.as_deref(), old_worker));
        let is = OnlyFor::of(draft.limited.as_deref(), named.map(|(_, worker)| worker.id));
        let mut limit_id = || Uuid::from_u128(context.new_id());
        let change = limit::change(person.key(), (was, is), &on_record.limits, self.today, &mut limit_id);
        let own = |entry| limited_access::Model { from_import: self.origin.no, superseded_by: None, ..entry };
        batch.limits.extend(change.new.into_iter().map(own));
        batch.replaced_limits.extend(change.replaced);
        let was_excluded = before.as_ref().is_some_and(|before| before.limited.as_deref() == Some(EXCLUDED));
        if draft.limited.as_deref() == Some(EXCLUDED) && !was_excluded {
            findings.insert(Finding::ExcludesNobodyNamed);
        }
        for finding in findings {
            self.note(&draft.at, finding, batch);
        }
        batch.record(draft, (self.origin, person), before.map(|before| before.id), &mut new_id);
        Ok(())
    }

    /// The worker whom the record names, with the post.
    fn worker(
        &mut self,
        draft: &Draft,
        batch: &mut Batch,
        findings: &mut BTreeSet<Finding>,
    ) -> Option<(Role, worker::Model)> {
        let context = self.store.context();
        let mut new_id = || context.new_id();
        let (code, name, address) = draft.content.worker.as_ref()?;
        let role = Role::from_code(code)?;
        if address.is_empty() {
            findings.insert(Finding::NoAddress(role));
            return None;
        }
        let post: Option<&AgencyNamed> = draft.post.as_ref();
        let agency = post.map_or(self.origin.agency, |post| {
            self.directory.agency(post, self.kind.agency_kind(), (batch, &mut new_id))
        });
        let team = draft.content.team.as_deref();
        let team = team.map(|team| self.directory.team(agency, team, (batch, &mut new_id)));
        let worker = self.directory.worker(Named { role, name, address, agency, team }, (batch, &mut new_id));
        if worker.role != role.code() {
            findings.insert(Finding::HoldsOtherPost(role));
        }
        Some((role, worker))
    }

    /// What changes in the person's circle; nothing if another worker leads and goes on doing so.
    fn lead(&self, person: PersonId, named: LeadNamed, on_record: &OnRecord) -> Result<Option<Changes>, StoreError> {
        let places = on_record.circles.get(&person).cloned().unwrap_or_default();
        let mut circle = Circle::try_new(person, places, Vec::new())
            .map_err(|_| StoreError::inconsistent("membership", "lead", person))?;
        let context = self.store.context();
        let mut new_id = || MembershipId::from_bits(context.new_id());
        Ok(lead(&mut circle, named, self.today, &mut new_id).ok())
    }

    /// A place whose last day changed is replaced by a copy, so that undoing brings it back as it was.
    fn keep_places(&self, changes: Changes, batch: &mut Batch) {
        for place in &changes.opened {
            batch.place(place, self.origin.no);
        }
        for ended in changes.ended {
            batch.replaced_places.push(ended.id.key());
            let copy = Membership { id: MembershipId::from_bits(self.store.context().new_id()), ..ended };
            batch.place(&copy, self.origin.no);
        }
    }

    fn note(&mut self, at: &At, finding: Finding, batch: &mut Batch) {
        if finding.is_counted() {
            let (rows, _) = self.counted.entry((finding, at.file.clone())).or_insert((0, at.row));
            *rows += 1;
            return;
        }
        let because = finding.words();
        self.add_finding(
            Fault {
                position: 0,
                refuses: false,
                file: at.file.to_string(),
                row: at.row,
                column: finding.column().to_owned(),
                because,
            },
            batch,
        );
    }

    /// Adds a finding at its place in the order.
    pub(super) fn add_finding(&mut self, finding: Fault, batch: &mut Batch) {
        self.counts.findings += 1;
        let position = i64::try_from(self.counts.findings).unwrap_or(i64::MAX);
        batch.findings.push(Fault { position, ..finding });
    }

    /// The findings of which one line with a number says enough.
    pub(super) fn counted_findings(&mut self, batch: &mut Batch) {
        for ((finding, file), (rows, first_row)) in std::mem::take(&mut self.counted) {
            let because = format!("{} ({rows} {}, the first shown)", finding.words(), rows_word(rows));
            let column = finding.column().to_owned();
            let fault = Fault { position: 0, refuses: false, file: file.to_string(), row: first_row, column, because };
            self.add_finding(fault, batch);
        }
    }
}

pub(super) const fn rows_word(rows: u64) -> &'static str {
    if rows == 1 { "row" } else { "rows" }
}

impl Incoming {
    /// Addresses of the workers named now and before.
    fn addresses(&self) -> impl Iterator<Item = &str> {
        let before = self.before.as_ref().and_then(|before| before.content.worker.as_ref());
        self.draft.content.worker.iter().chain(before).map(|(_, _, address)| address.as_str())
    }

    fn names_worker(&self) -> bool {
        self.draft.content.worker.is_some()
    }

    fn was_restricted(&self) -> bool {
        self.before.as_ref().is_some_and(|before| before.limited.as_deref() == Some(limit::RESTRICTED))
    }
}
