//! A house for one story: Wren, who is in prison and was in care, Teal beside her, and four workers in Wren's circle: two of them personal advisers.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on stops")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use access::{Action, Asker, Permit, Policy, Refused, Who};
use casework::circle::CircleOf;
use casework::event::recorded_by;
use casework::record::{Content, CustodyPart, EpisodePart};
use casework::{Context, Store};
use domain::agency::Role;
use domain::id::{AccountId, AgencyId, CorrelationId, EventId, PersonId, WorkerId};
use domain::{Date, Timestamp};
use jiff::civil::date;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use store::columns::{Day, Instant, Keyed, Uuid};
use store::entity::{agency, membership, person, source_record, worker};
use testkit::TestDatabase;

pub(crate) const TODAY: Date = date(2027, 2, 10);
pub(crate) const CORRELATION: CorrelationId = CorrelationId::from_bits(7);
pub(crate) const WREN: PersonId = PersonId::from_bits(1);
pub(crate) const TEAL: PersonId = PersonId::from_bits(2);
const COUNCIL: AgencyId = AgencyId::from_bits(31);

/// Who they are, by number.
const WORKERS: [(u128, &str, Role); 4] = [
    (11, "Ada Linden", Role::PersonalAdviser),
    (12, "Dov Larchmont", Role::PrisonOffenderManager),
    (13, "Esk Willowby", Role::CommunityOffenderManager),
    (14, "Bram Alderson", Role::PersonalAdviser),
];

/// A store with these people in it.
pub(crate) struct House {
    pub(crate) store: Store,
    _database: TestDatabase,
}

/// Runs a story on SQLite, and on PostgreSQL where there is a server.
pub(crate) async fn on_both(story: impl AsyncFn(&House)) {
    for database in testkit::databases().await {
        let house = House::open(database).await;
        story(&house).await;
        house.store.verify(None).await.unwrap().unwrap();
        house.store.close().await.unwrap();
    }
}

impl House {
    async fn open(database: TestDatabase) -> Self {
        let now: Timestamp = "2027-02-10T10:00:00Z".parse().unwrap();
        let chance = AtomicU64::new(1);
        let context = Context::new(
            Arc::new(move || now),
            Arc::new(move |bytes: &mut [u8]| {
                for part in bytes.chunks_mut(8) {
                    let next = chance.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
                    part.copy_from_slice(next.to_be_bytes().get(..part.len()).unwrap());
                }
            }),
            Arc::new(law::book().unwrap()),
        );
        let store = Store::open(&database.address, context, Arc::new(Policy::load().unwrap())).await.unwrap();
        let house = Self { store, _database: database };
        house.moves_in().await;
        house
    }

    async fn moves_in(&self) {
        let council = agency::Model {
            id: COUNCIL.key(),
            code: "X10000001".to_owned(),
            kind: "local_authority".to_owned(),
            name: "Merrowdale".to_owned(),
        };
        self.insert::<agency::Entity, _>(council.into_active_model()).await;
        for person in [WREN, TEAL] {
            let created_at = Instant(self.store.context().now());
            let row = person::Model { id: person.key(), from_import: 0, created_at };
            self.insert::<person::Entity, _>(row.into_active_model()).await;
            self.insert::<source_record::Entity, _>(record(person).into_active_model()).await;
        }
        for (number, name, role) in WORKERS {
            let row = worker::Model {
                id: WorkerId::from_bits(number).key(),
                agency_id: COUNCIL.key(),
                team_id: None,
                name: name.to_owned(),
                email: format!("{number}@merrowdale.example"),
                role: role.code().to_owned(),
            };
            self.insert::<worker::Entity, _>(row.into_active_model()).await;
            let place = membership::Model {
                id: Uuid::from_u128(number + 100),
                person_id: WREN.key(),
                worker_id: WorkerId::from_bits(number).key(),
                agency_id: COUNCIL.key(),
                role: role.code().to_owned(),
                lead: name != "Bram Alderson",
                from_on: Day(date(2026, 10, 1)),
                to_on: None,
                from_import: 0,
                superseded_by: None,
            };
            self.insert::<membership::Entity, _>(place.into_active_model()).await;
        }
    }

    async fn insert<E, A>(&self, row: A)
    where
        E: EntityTrait,
        A: ActiveModelTrait<Entity = E> + Send,
    {
        E::insert(row).exec_without_returning(self.store.marks()).await.unwrap();
    }

    /// The permit of the worker with this first name, about Wren; `event` is what it is about, if it is about one.
    pub(crate) async fn permit(&self, who: &str, action: Action, event: Option<EventId>) -> Permit {
        self.ask(who, action, event).await.unwrap()
    }

    /// The same, where it may be refused.
    pub(crate) async fn ask(&self, who: &str, action: Action, event: Option<EventId>) -> Result<Permit, Box<Refused>> {
        let (number, name, role) = WORKERS.into_iter().find(|(_, name, _)| name.starts_with(who)).unwrap();
        let asker = Asker {
            account: AccountId::from_bits(number + 200),
            who: Who::Worker(WorkerId::from_bits(number)),
            name: name.to_owned(),
            role: Some(role),
            agency: Some(COUNCIL),
            team: None,
        };
        let circle = CircleOf::load(self.store.rows(), WREN).await.unwrap();
        let facts = circle.facts_for(&asker, TODAY);
        let recorded_by = match event {
            Some(event) => recorded_by(self.store.rows(), WREN, event).await.unwrap(),
            None => None,
        };
        self.store.policy().ask(&asker, action, circle.recorded(&facts, recorded_by, TODAY), TODAY)
    }

    /// The worker with this first name leaves Wren's circle.
    pub(crate) async fn leaves(&self, who: &str) {
        let (number, ..) = WORKERS.into_iter().find(|(_, name, _)| name.starts_with(who)).unwrap();
        let place = membership::ActiveModel {
            id: Set(Uuid::from_u128(number + 100)),
            to_on: Set(Some(Day(date(2027, 2, 9)))),
            ..Default::default()
        };
        place.update(self.store.marks()).await.unwrap();
    }
}

/// In care until 18, and in prison since November 2026.
fn record(person: PersonId) -> source_record::Model {
    let born_on = date(2007, 5, 1);
    let content = Content {
        episodes: vec![EpisodePart {
            from: date(2021, 6, 1),
            to: Some(date(2025, 5, 1)),
            legal_status: "C2".to_owned(),
            placement: Some("U6".to_owned()),
            reason_new: Some("S".to_owned()),
            reason_ended: Some("E5".to_owned()),
            reason_place_change: None,
        }],
        custody: Some(CustodyPart {
            establishment_code: "LKX".to_owned(),
            establishment: "HMP/YOI Larkmoor".to_owned(),
            received_on: Some(date(2026, 11, 2)),
            legal_status: Some("SENTENCED".to_owned()),
            ..CustodyPart::default()
        }),
        ..Content::default()
    };
    source_record::Model {
        id: Uuid::from_u128(person.bits() + 50),
        person_id: person.key(),
        agency_id: COUNCIL.key(),
        kind: "person-index".to_owned(),
        key: person.to_string(),
        from_import: 0,
        superseded_by: None,
        hash: String::new(),
        given_name: "Wren".to_owned(),
        family_name: "Rowanfield".to_owned(),
        born_on: Some(Day(born_on)),
        limited: None,
        content: serde_json::to_string(&content).unwrap(),
    }
}
