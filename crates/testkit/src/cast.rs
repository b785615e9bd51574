//! Everybody in the stories: invented people, named after birds, rivers and trees.

use std::collections::BTreeMap;

use access::{Action, Asker, PersonFacts, Who};
use casework::record::{AlertPart, Content, CustodyPart, EpisodePart, NamePart, ReleaseDatePart};
use casework::sign_in::{self, Agency, Chosen, CodeOutcome, CodeTry, Holder, NewAccount, NewWorker, Opened};
use domain::Date;
use domain::agency::{AgencyKind, Role};
use domain::circle::Membership;
use domain::id::{AccountId, AgencyId, MembershipId, PersonId, SupporterId, WorkerId};
use domain::person::{NameKind, PersonName, name_keys};
use jiff::civil::date;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _, Set};
use store::columns::{Day, Instant, Keyed as _, Uuid};
use store::entity;

use crate::app::TestApp;

/// The password of every worker, and the passphrase of every young adult.
const SECRET: &str = "seven quiet herons wading";

/// Everybody, by first name in lower case.
#[derive(Debug, Default)]
pub struct Cast {
    people: BTreeMap<&'static str, PersonId>,
    workers: BTreeMap<&'static str, WorkerId>,
    sign_in_names: BTreeMap<&'static str, String>,
    pub(crate) supporters: BTreeMap<&'static str, SupporterId>,
}

/// Who works where as what. The address is the first name at the agency.
const WORKERS: &[(&str, &str, Role, &str, Option<&str>)] = &[
    ("ada", "Ada Linden", Role::PersonalAdviser, "X10000001", Some("Alderbrook team")),
    ("bram", "Bram Alderson", Role::PersonalAdviser, "X10000001", Some("Alderbrook team")),
    ("cass", "Cass Elmsworth", Role::TeamManager, "X10000001", Some("Alderbrook team")),
    ("dov", "Dov Larchmont", Role::PrisonOffenderManager, "LKX", None),
    ("esk", "Esk Willowby", Role::CommunityOffenderManager, "MFP", None),
    ("fen", "Fen Aspinwood", Role::PrisonOffenderManager, "CFX", None),
    ("gale", "Gale Birchall", Role::Analyst, "X10000001", None),
    ("hazel", "Hazel Maplethorpe", Role::InformationGovernanceLead, "X10000001", None),
    ("ivo", "Ivo Sycamore", Role::DataOfficer, "X10000001", None),
    ("jade", "Jade Rushmere", Role::ReceptionOfficer, "CFX", None),
    ("jay", "Jay Oakhurst", Role::DataOfficer, "X10000001", None),
];

/// Every member of the cast who signs in, in the order of the table of who may.
pub const PERSONAS: &[(&str, &str)] = &[
    ("nobody", "nobody"),
    ("wren", "the young adult"),
    ("teal", "another young adult"),
    ("ada", "personal adviser in the circle"),
    ("bram", "another adviser of the team"),
    ("cass", "team manager"),
    ("dov", "prison offender manager"),
    ("esk", "community offender manager"),
    ("fen", "officer of another prison"),
    ("gale", "analyst"),
    ("hazel", "information governance lead"),
    ("ivo", "data officer"),
    ("jade", "reception officer of another prison"),
    ("rowan", "family member with whom the young adult shares"),
    ("ash", "mentor with whom the young adult stopped sharing"),
];

fn agency(code: &str) -> Agency {
    let (kind, name) = match code {
        "LKX" => (AgencyKind::Prison, "HMP/YOI Larkmoor"),
        "CFX" => (AgencyKind::Prison, "HMP Curlew Fen"),
        "MFP" => (AgencyKind::Probation, "Merrowdale and Fells"),
        _ => (AgencyKind::LocalAuthority, "Merrowdale"),
    };
    Agency { code: code.to_owned(), kind, name: name.to_owned() }
}

impl Cast {
    /// A young adult.
    pub fn person(&self, who: &str) -> PersonId {
        self.people[who]
    }

    /// A worker.
    pub fn worker(&self, who: &str) -> WorkerId {
        self.workers[who]
    }

    /// Somebody of Wren's network, once [`TestApp::brings_supporters`] has brought them.
    pub fn supporter(&self, who: &str) -> SupporterId {
        self.supporters[who]
    }

    /// Sign-in name and secret.
    pub fn sign_in(&self, who: &str) -> (String, String) {
        (self.sign_in_names[who].clone(), SECRET.to_owned())
    }

    pub(crate) async fn bring_in(app: &TestApp) -> Self {
        let mut cast = Self::default();
        for worker in WORKERS {
            cast.worker_in(app, worker).await;
        }
        let custody = CustodyPart {
            establishment_code: "LKX".to_owned(),
            establishment: "HMP/YOI Larkmoor".to_owned(),
            received_on: Some(date(2026, 11, 2)),
            legal_status: Some("SENTENCED".to_owned()),
            release_dates: vec![ReleaseDatePart {
                kind: "CRD".to_owned(),
                on: date(2027, 4, 9),
                source: "HMP/YOI Larkmoor".to_owned(),
                as_of: date(2026, 12, 1),
            }],
            alerts: vec![AlertPart { code: "LCE".to_owned(), from: date(2026, 11, 2), to: None }],
            ..CustodyPart::default()
        };
        cast.person_in(app, "wren", ("Wren", "Rowanfield", date(2007, 5, 1)), Some(custody)).await;
        cast.person_in(app, "teal", ("Teal", "Hawthornby", date(2006, 9, 12)), None).await;
        cast.person_in(app, "merle", ("Merle", "Oakenshaw", date(2006, 1, 20)), None).await;
        for (person, worker, role) in [
            ("wren", "ada", Role::PersonalAdviser),
            ("wren", "dov", Role::PrisonOffenderManager),
            ("wren", "esk", Role::CommunityOffenderManager),
            ("teal", "bram", Role::PersonalAdviser),
            ("merle", "ada", Role::PersonalAdviser),
        ] {
            cast.place(app, person, worker, role).await;
        }
        cast.exclude(app, "merle", "ada").await;
        for (person, adviser) in [("wren", "ada"), ("teal", "bram")] {
            cast.young_adult_account(app, person, adviser).await;
        }
        cast
    }

    pub(crate) async fn worker_in(
        &mut self,
        app: &TestApp,
        (who, name, role, code, team): &(&'static str, &str, Role, &str, Option<&str>),
    ) {
        let email = format!("{who}@throughline.example");
        let new = NewWorker {
            name: (*name).to_owned(),
            email: email.clone(),
            role: *role,
            agency: agency(code),
            team: team.map(str::to_owned),
        };
        let account = NewAccount { holder: Holder::Named(new), sign_in_name: &email, password: SECRET };
        let permit = app.operator(Action::ManageAccounts);
        let opened = sign_in::open_account(&app.store, &app.passwords, &permit, account, app.correlation()).await;
        let (Opened::New { worker, .. } | Opened::AlreadyOpen { worker, .. }) = opened.expect("account opens");
        self.workers.insert(who, worker);
        self.sign_in_names.insert(who, email);
    }

    async fn person_in(
        &mut self,
        app: &TestApp,
        who: &'static str,
        (given, family, born_on): (&str, &str, Date),
        custody: Option<CustodyPart>,
    ) {
        let person = PersonId::from_bits(app.store.context().new_id());
        let now = Instant(app.store.context().now());
        let row = entity::person::Model { id: person.key(), from_import: 0, created_at: now };
        insert::<entity::person::Entity, _>(app, row.into_active_model()).await;
        let name = PersonName::new(given, "", family);
        let content = Content {
            names: vec![NamePart::new(NameKind::Legal, &name)],
            episodes: vec![EpisodePart {
                from: date(2021, 6, 1),
                to: Some(domain::person::birthday(born_on, 18)),
                legal_status: "C2".to_owned(),
                placement: Some("U6".to_owned()),
                reason_new: Some("S".to_owned()),
                reason_ended: Some("E5".to_owned()),
                reason_place_change: None,
            }],
            // What a return must say of who they are.
            identifiers: vec![
                ("local_id".to_owned(), format!("X10000001/{}", who.to_uppercase())),
                ("upn".to_owned(), format!("A12345678{:04}", born_on.day_of_year())),
            ],
            sex: Some("F".to_owned()),
            ethnicity: Some("WBRI".to_owned()),
            ..Content::default()
        };
        record(app, person, ("person-index", "X10000001", who), (&name, born_on), content).await;
        if let Some(custody) = custody {
            let content = Content {
                names: vec![NamePart::new(NameKind::Legal, &name)],
                identifiers: vec![("prison_number".to_owned(), "A1234WR".to_owned())],
                custody: Some(custody),
                ..Content::default()
            };
            record(app, person, ("prison", "LKX", "A1234WR"), (&name, born_on), content).await;
        }
        self.people.insert(who, person);
    }

    /// The prison's file says something else of somebody: legal status, release date, the day they were gone.
    pub async fn is_in_prison(
        &self,
        app: &TestApp,
        who: &str,
        (status, release, left): (&str, Option<Date>, Option<Date>),
    ) {
        use entity::source_record::{Column, Entity};
        let theirs = Column::PersonId.eq(self.person(who).key()).and(Column::Kind.eq("prison"));
        let row = Entity::find().filter(theirs).one(app.store.rows()).await.expect("a record").expect("of the prison");
        let mut content: Content = serde_json::from_str(&row.content).expect("content");
        let custody = content.custody.as_mut().expect("custody");
        custody.legal_status = Some(status.to_owned());
        custody.left_by = left;
        let (kind, source) = ("CRD".to_owned(), "HMP/YOI Larkmoor".to_owned());
        let date = |on| ReleaseDatePart { kind, on, source, as_of: date(2026, 12, 1) };
        custody.release_dates = release.map(date).into_iter().collect();
        let mut changed = row.into_active_model();
        changed.content = Set(serde_json::to_string(&content).expect("json"));
        Entity::update(changed).exec(app.store.marks()).await.expect("it is changed");
    }

    /// Gives a worker a place in a circle, from 1 October 2026, as lead of their role.
    async fn place(&self, app: &TestApp, person: &str, worker: &str, role: Role) {
        let code = WORKERS.iter().find(|(who, ..)| *who == worker).map(|(_, _, _, code, _)| *code).expect("a worker");
        let row = entity::membership::Model {
            id: MembershipId::from_bits(app.store.context().new_id()).key(),
            person_id: self.person(person).key(),
            worker_id: self.worker(worker).key(),
            agency_id: agency_id(app, code).await.key(),
            role: role.code().to_owned(),
            lead: true,
            from_on: Day(date(2026, 10, 1)),
            to_on: None,
            from_import: 0,
            superseded_by: None,
        };
        insert::<entity::membership::Entity, _>(app, row.into_active_model()).await;
    }

    async fn exclude(&self, app: &TestApp, person: &str, worker: &str) {
        let row = entity::limited_access::Model {
            id: Uuid::from_u128(app.store.context().new_id()),
            person_id: self.person(person).key(),
            kind: "exclusion".to_owned(),
            worker_id: Some(self.worker(worker).key()),
            message: "Ask Cass Elmsworth about this record.".to_owned(),
            from_on: Day(date(2026, 10, 1)),
            to_on: None,
            from_import: 0,
            superseded_by: None,
        };
        insert::<entity::limited_access::Entity, _>(app, row.into_active_model()).await;
    }

    /// Prints a code and uses it, as the pages would.
    async fn young_adult_account(&mut self, app: &TestApp, who: &'static str, adviser: &str) {
        let (store, person) = (&app.store, self.person(who));
        let permit = self.permit_of_ada(app, who, adviser, Action::IssueSignInCode).await;
        let form = (person, app.key());
        let code = sign_in::issue_code(store, &app.passwords, &permit, form, app.correlation()).await.expect("code");
        let born_on = casework::record::known(store.rows(), person).await.expect("known").born_on.expect("born");
        self.uses_code(app, who, (&code.code.to_string(), born_on)).await;
    }

    /// Uses a code and chooses the passphrase of everybody.
    pub(crate) async fn uses_code(&mut self, app: &TestApp, who: &'static str, (code, born_on): (&str, Date)) {
        let (store, today) = (&app.store, app.store.context().today());
        let permit = store.policy().ask(&Asker::nobody(), Action::UseSignInCode, None, today).expect("may try");
        let tried = CodeTry { code, born_on, from: "test" };
        let used = sign_in::use_code(store, &app.passwords, &permit, tried, app.correlation()).await.expect("use");
        let CodeOutcome::Accepted { setup, sign_in_name } = used else { panic!("the code is good: {used:?}") };
        let chosen = sign_in::choose_passphrase(store, &app.passwords, &permit, (&setup, SECRET), app.correlation());
        assert!(matches!(chosen.await.expect("chosen"), Chosen::SignedIn(_)));
        self.sign_in_names.insert(who, sign_in_name);
    }

    /// The permit of the personal adviser `adviser` of `who`.
    pub(crate) async fn permit_of_ada(
        &self,
        app: &TestApp,
        who: &str,
        adviser: &str,
        action: Action,
    ) -> access::Permit {
        let (store, today) = (&app.store, app.store.context().today());
        let person = self.person(who);
        let agency = agency_id(app, "X10000001").await;
        let asker = Asker {
            account: AccountId::from_bits(1),
            who: Who::Worker(self.worker(adviser)),
            name: adviser.to_owned(),
            role: Some(Role::PersonalAdviser),
            agency: Some(agency),
            team: None,
        };
        let facts = PersonFacts {
            person,
            memberships: vec![Membership {
                id: MembershipId::from_bits(1),
                person,
                worker: self.worker(adviser),
                role: Role::PersonalAdviser,
                agency,
                lead: true,
                from: date(2026, 10, 1),
                to: None,
            }],
            lead_team: None,
            limited: domain::limited_access::LimitedAccess::default(),
            shared: Vec::new(),
        };
        store.policy().ask(&asker, action, &facts, today).expect("the adviser may")
    }
}

async fn agency_id(app: &TestApp, code: &str) -> AgencyId {
    let agencies = entity::agency::Entity::find().all(app.store.rows()).await.expect("agencies");
    AgencyId::from_key(agencies.iter().find(|agency| agency.code == code).expect("agency").id)
}

async fn record(
    app: &TestApp,
    person: PersonId,
    (kind, code, key): (&str, &str, &str),
    (name, born_on): (&PersonName, Date),
    content: Content,
) {
    let id = Uuid::from_u128(app.store.context().new_id());
    let row = entity::source_record::Model {
        id,
        person_id: person.key(),
        agency_id: agency_id(app, code).await.key(),
        kind: kind.to_owned(),
        key: key.to_owned(),
        from_import: 0,
        superseded_by: None,
        hash: String::new(),
        given_name: name.given.clone(),
        family_name: name.family.clone(),
        born_on: Some(Day(born_on)),
        limited: None,
        content: serde_json::to_string(&content).expect("json"),
    };
    insert::<entity::source_record::Entity, _>(app, row.into_active_model()).await;
    for (scheme, value) in &content.identifiers {
        let row = entity::identifier::Model {
            id: Uuid::from_u128(app.store.context().new_id()),
            scheme: scheme.clone(),
            value: value.clone(),
            record_id: id,
            person_id: person.key(),
        };
        insert::<entity::identifier::Entity, _>(app, row.into_active_model()).await;
    }
    for key in name_keys(&[(NameKind::Legal, name.clone())]) {
        let row = entity::name_key::Model {
            id: Uuid::from_u128(app.store.context().new_id()),
            key,
            record_id: id,
            person_id: person.key(),
        };
        insert::<entity::name_key::Entity, _>(app, row.into_active_model()).await;
    }
}

/// Puts one row in as an agency's file would have: tests begin in the middle of a story.
async fn insert<E, A>(app: &TestApp, row: A)
where
    E: sea_orm::EntityTrait,
    A: sea_orm::ActiveModelTrait<Entity = E> + Send,
{
    E::insert(row).exec_without_returning(app.store.marks()).await.expect("row goes in");
}
