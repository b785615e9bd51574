//! A house for one story: an empty store with a clock of its own, and people who knock.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a story that cannot go on stops")]

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

use access::{About, Action, Asker, Permit, Policy};
use casework::circle::CircleOf;
use casework::sign_in::{
    self, AccountError, Agency, ChoosePassphraseError, Chosen, CodeOutcome, CodeTry, Holder, IssueCodeError,
    IssuedCode, NewAccount, NewWorker, Opened, PasswordCost, Passwords, Session, SetupToken, SignIn, SignInOutcome,
    SignedIn, Token,
};
use domain::agency::{AgencyKind, Role};
use domain::id::{CorrelationId, FormKey, PersonId, WorkerId};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use store::columns::{Day, Instant, Keyed, Uuid};
use store::entity::{
    account, agency, audit, membership, person, session, sign_in_attempt, sign_in_code, source_record, worker,
};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use store::{Address, Context, Store};

pub(crate) const PASSWORD: &str = "three larks over the weir";
pub(crate) const PASSPHRASE: &str = "otter under the old bridge";
pub(crate) const ADDRESS: &str = "198.51.100.23";

static POLICY: LazyLock<Arc<Policy>> = LazyLock::new(|| Arc::new(Policy::load().unwrap()));

/// A house with its clock.
pub(crate) struct House {
    pub(crate) store: Store,
    pub(crate) passwords: Passwords,
    clock: Arc<AtomicI64>,
    ids: AtomicU64,
}

/// Tells a story on SQLite, and on PostgreSQL where there is one.
pub(crate) async fn on_both(story: impl AsyncFn(House)) {
    for database in testkit::databases().await {
        story(House::at_address(&database.address).await).await;
    }
}

pub(crate) fn ask(house: &House, asker: &Asker, action: Action) -> Permit {
    house.store.policy().ask(asker, action, About::Service, house.store.context().today()).unwrap()
}

impl House {
    async fn at_address(address: &Address) -> Self {
        let clock = Arc::new(AtomicI64::new(0));
        let (now, chance) = (Arc::clone(&clock), AtomicU64::new(0));
        let context = Context::new(
            Arc::new(move || Timestamp::from_microsecond(now.load(Ordering::Relaxed)).unwrap()),
            // Different every time, the same in every run (splitmix64).
            Arc::new(move |bytes| {
                for chunk in bytes.chunks_mut(8) {
                    let step = chance.fetch_add(1, Ordering::Relaxed).wrapping_add(1);
                    let mut z = step.wrapping_mul(0x9e37_79b9_7f4a_7c15);
                    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
                    chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes()[..chunk.len()]);
                }
            }),
            Arc::default(),
        );
        let store = Store::open(address, context, Arc::clone(&POLICY)).await.unwrap();
        let cheap = PasswordCost { memory_kib: 8, passes: 1, lanes: 1 };
        let house = Self { store, passwords: Passwords::try_new(cheap).unwrap(), clock, ids: AtomicU64::new(1) };
        house.at("2026-11-21T09:00:00Z");
        house.insert_agency().await;
        house
    }

    pub(crate) fn at(&self, instant: &str) {
        let instant: Timestamp = instant.parse().unwrap();
        self.clock.store(instant.as_microsecond(), Ordering::Relaxed);
    }

    pub(crate) fn later(&self, by: SignedDuration) {
        self.clock.fetch_add(i64::try_from(by.as_micros()).unwrap(), Ordering::Relaxed);
    }

    pub(crate) fn correlation(&self) -> CorrelationId {
        CorrelationId::from_bits(u128::from(self.ids.fetch_add(1, Ordering::Relaxed)))
    }

    fn key(&self) -> Uuid {
        Uuid::from_u128(self.store.context().new_id())
    }

    /// SQL statements and hashes so far.
    pub(crate) fn cost(&self) -> (u64, u64) {
        (self.store.statements(), self.passwords.hashed())
    }

    pub(crate) fn cost_since(&self, before: (u64, u64)) -> (u64, u64) {
        let now = self.cost();
        (now.0 - before.0, now.1 - before.1)
    }

    // Who asks.

    pub(crate) fn nobody(&self, action: Action) -> Permit {
        ask(self, &Asker::nobody(), action)
    }

    pub(crate) fn operator(&self, action: Action) -> Permit {
        ask(self, &Asker::operator("the operator".to_owned()), action)
    }

    /// Ada's permit to print a code for a person in whose circle she is.
    pub(crate) async fn adviser_of(&self, person: PersonId) -> Permit {
        let email = "ada.linden@merrowdale.example";
        let found =
            worker::Entity::find().filter(worker::Column::Email.eq(email)).one(self.store.rows()).await.unwrap();
        let ada = match found {
            Some(row) => WorkerId::from_key(row.id),
            None => self.worker_from_files("Ada Linden", Role::PersonalAdviser).await,
        };
        self.insert_place(person, ada).await;
        let asker = Asker {
            account: domain::id::AccountId::from_bits(77),
            who: access::Who::Worker(ada),
            name: "Ada Linden".to_owned(),
            role: Some(Role::PersonalAdviser),
            agency: Some(domain::id::AgencyId::from_key(AGENCY)),
            team: None,
        };
        let today = self.store.context().today();
        let facts = CircleOf::load(self.store.rows(), person).await.unwrap().facts_for(&asker, today);
        self.store.policy().ask(&asker, Action::IssueSignInCode, &facts, today).unwrap()
    }

    // What they do.

    pub(crate) async fn signs_in(&self, name: &str, password: &str) -> SignInOutcome {
        self.signs_in_from(name, password, ADDRESS).await
    }

    pub(crate) async fn signs_in_from(&self, name: &str, password: &str, from: &str) -> SignInOutcome {
        let (permit, form) = (self.nobody(Action::SignIn), SignIn { name, password, from });
        sign_in::sign_in(&self.store, &self.passwords, &permit, form, self.correlation()).await.unwrap()
    }

    pub(crate) async fn who(&self, token: &Token) -> Option<Session> {
        sign_in::who(&self.store, token).await.unwrap()
    }

    pub(crate) async fn issue(&self, person: PersonId) -> Result<IssuedCode, IssueCodeError> {
        let permit = self.adviser_of(person).await;
        let form = (person, FormKey::from_bits(self.store.context().new_id()));
        sign_in::issue_code(&self.store, &self.passwords, &permit, form, self.correlation()).await
    }

    pub(crate) async fn code_for(&self, person: PersonId) -> String {
        self.issue(person).await.unwrap().code.to_string()
    }

    pub(crate) async fn uses(&self, code: &str, born_on: Date) -> CodeOutcome {
        self.uses_from(code, born_on, ADDRESS).await
    }

    pub(crate) async fn uses_from(&self, code: &str, born_on: Date, from: &str) -> CodeOutcome {
        let (permit, form) = (self.nobody(Action::UseSignInCode), CodeTry { code, born_on, from });
        sign_in::use_code(&self.store, &self.passwords, &permit, form, self.correlation()).await.unwrap()
    }

    pub(crate) async fn accepted(&self, code: &str, born_on: Date) -> (SetupToken, String) {
        match self.uses(code, born_on).await {
            CodeOutcome::Accepted { setup, sign_in_name } => (setup, sign_in_name),
            other => panic!("{other:?}"),
        }
    }

    pub(crate) async fn choose(&self, setup: &SetupToken, passphrase: &str) -> Result<Chosen, ChoosePassphraseError> {
        let permit = self.nobody(Action::UseSignInCode);
        let form = (setup, passphrase);
        sign_in::choose_passphrase(&self.store, &self.passwords, &permit, form, self.correlation()).await
    }

    pub(crate) async fn chooses(&self, setup: &SetupToken, passphrase: &str) -> Option<SignedIn> {
        match self.choose(setup, passphrase).await.unwrap() {
            Chosen::SignedIn(signed_in) => Some(*signed_in),
            Chosen::Ended => None,
        }
    }

    /// Somebody with a passphrase, signed in: their sign-in name and session.
    pub(crate) async fn young_adult(&self, person: PersonId, born_on: Date) -> (String, SignedIn) {
        let (setup, name) = self.accepted(&self.code_for(person).await, born_on).await;
        (name, self.chooses(&setup, PASSPHRASE).await.unwrap())
    }

    pub(crate) async fn open(&self, name: &str, role: Role, sign_in_name: &str) -> Result<Opened, AccountError> {
        let agency =
            Agency { code: "X10000001".to_owned(), kind: AgencyKind::LocalAuthority, name: "Merrowdale".to_owned() };
        let email = email_of(name);
        let team = Some("Leaving care north".to_owned());
        let holder = Holder::Named(NewWorker { name: name.to_owned(), email, role, agency, team });
        let new = NewAccount { holder, sign_in_name, password: PASSWORD };
        let permit = self.operator(Action::ManageAccounts);
        sign_in::open_account(&self.store, &self.passwords, &permit, new, self.correlation()).await
    }

    pub(crate) async fn staff(&self, name: &str, role: Role) -> WorkerId {
        match self.open(name, role, &email_of(name)).await.unwrap() {
            Opened::New { worker, .. } => worker,
            other @ Opened::AlreadyOpen { .. } => panic!("{other:?}"),
        }
    }

    // What is there from the start.

    async fn insert_agency(&self) {
        let row = agency::ActiveModel {
            id: Set(AGENCY),
            code: Set("X10000001".to_owned()),
            kind: Set(AgencyKind::LocalAuthority.code().to_owned()),
            name: Set("Merrowdale".to_owned()),
        };
        agency::Entity::insert(row).exec_without_returning(self.store.marks()).await.unwrap();
    }

    pub(crate) async fn worker_from_files(&self, name: &str, role: Role) -> WorkerId {
        let id = self.key();
        let row = worker::ActiveModel {
            id: Set(id),
            agency_id: Set(AGENCY),
            team_id: Set(None),
            name: Set(name.to_owned()),
            email: Set(email_of(name)),
            role: Set(role.code().to_owned()),
        };
        worker::Entity::insert(row).exec_without_returning(self.store.marks()).await.unwrap();
        WorkerId::from_key(id)
    }

    pub(crate) async fn person(&self, given: &str, born_on: Option<Date>) -> PersonId {
        let id = self.key();
        let row = person::ActiveModel {
            id: Set(id),
            from_import: Set(0),
            created_at: Set(Instant(self.store.context().now())),
        };
        person::Entity::insert(row).exec_without_returning(self.store.marks()).await.unwrap();
        let content = format!(r#"{{"names":[{{"kind":"legal","given":"{given}","family":"Rowanfield"}}]}}"#);
        let record = source_record::ActiveModel {
            id: Set(self.key()),
            person_id: Set(id),
            agency_id: Set(AGENCY),
            kind: Set("person-index".to_owned()),
            key: Set(given.to_owned()),
            from_import: Set(0),
            superseded_by: Set(None),
            hash: Set(String::new()),
            given_name: Set(given.to_owned()),
            family_name: Set("Rowanfield".to_owned()),
            born_on: Set(born_on.map(Day)),
            limited: Set(None),
            content: Set(content),
        };
        source_record::Entity::insert(record).exec_without_returning(self.store.marks()).await.unwrap();
        PersonId::from_key(id)
    }

    async fn insert_place(&self, person: PersonId, worker: WorkerId) {
        let row = membership::ActiveModel {
            id: Set(self.key()),
            person_id: Set(person.key()),
            worker_id: Set(worker.key()),
            agency_id: Set(AGENCY),
            role: Set(Role::PersonalAdviser.code().to_owned()),
            lead: Set(true),
            from_on: Set(Day(date(2025, 1, 6))),
            to_on: Set(None),
            from_import: Set(0),
            superseded_by: Set(None),
        };
        membership::Entity::insert(row).exec_without_returning(self.store.marks()).await.unwrap();
    }

    pub(crate) async fn end_places(&self, person: PersonId) {
        membership::Entity::delete_many()
            .filter(membership::Column::PersonId.eq(person.key()))
            .exec(self.store.marks())
            .await
            .unwrap();
    }

    pub(crate) async fn forget_tries(&self) {
        sign_in_attempt::Entity::delete_many().exec(self.store.marks()).await.unwrap();
    }

    // What is kept.

    pub(crate) async fn audit(&self) -> Vec<String> {
        let lines = audit::Entity::find().order_by_asc(audit::Column::Seq).all(self.store.rows()).await.unwrap();
        lines.into_iter().map(|line| format!("{} ({})", line.what, line.who)).collect()
    }

    pub(crate) async fn accounts_of(&self, person: PersonId) -> usize {
        let of_person = account::Column::PersonId.eq(person.key());
        account::Entity::find().filter(of_person).all(self.store.rows()).await.unwrap().len()
    }

    pub(crate) async fn codes(&self) -> usize {
        sign_in_code::Entity::find().all(self.store.rows()).await.unwrap().len()
    }

    pub(crate) async fn workers(&self) -> Vec<String> {
        let found = worker::Entity::find().order_by_asc(worker::Column::Name).all(self.store.rows()).await.unwrap();
        found.into_iter().map(|row| row.name).collect()
    }

    /// Every row that signing in has written, as text.
    pub(crate) async fn every_sign_in_row(&self) -> String {
        let rows = self.store.rows();
        format!(
            "{:?} {:?} {:?} {:?} {:?}",
            account::Entity::find().all(rows).await.unwrap(),
            audit::Entity::find().all(rows).await.unwrap(),
            session::Entity::find().all(rows).await.unwrap(),
            sign_in_attempt::Entity::find().all(rows).await.unwrap(),
            sign_in_code::Entity::find().all(rows).await.unwrap(),
        )
    }
}

const AGENCY: Uuid = Uuid::from_u128(0x0a);

fn email_of(name: &str) -> String {
    format!("{}@merrowdale.example", name.to_lowercase().replace(' ', "."))
}
