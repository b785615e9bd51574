//! What the tests stand on: an empty store of each kind, a clock and chance that are the same every time, rows that
//! look made up.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use access::{Action, Asker, Permit, PersonFacts, Policy, Refused};
use domain::id::{CorrelationId, PersonId};
use domain::limited_access::LimitedAccess;
use domain::{Date, Timestamp};
use store::columns::{Day, Instant, Keyed, Uuid};
use store::entity::{
    account, agency, care_entry, contact, draft, event, finding_answer, form_key, identifier, import, import_fault,
    limited_access, link_claim, link_entry, link_event, link_pair, link_record, link_run, membership, name_key,
    network_entry, outbox, person, plan_entry, reception_question, reception_told, replan, replan_change, session,
    shown, sign_in_attempt, sign_in_code, signed_file, signed_person, signed_return, source_record, team, worker,
};
use store::sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};
use store::{Address, Context, Store, Tx, What};
use testkit::{TestDatabase, databases};

pub(crate) const CORRELATION: CorrelationId = CorrelationId::from_bits(77);
pub(crate) const WREN: PersonId = PersonId::from_bits(1);

/// A clock that moves on by a millisecond and a bit each time it is asked, and chance that follows from `seed`.
pub(crate) fn context(seed: u64) -> Context {
    let micros = AtomicI64::new(1_795_000_000_000_000);
    let chance = AtomicU64::new(seed << 32);
    Context::new(
        Arc::new(move || Timestamp::from_microsecond(micros.fetch_add(1_001, Ordering::Relaxed)).unwrap()),
        Arc::new(move |bytes| {
            for chunk in bytes.chunks_mut(8) {
                // SplitMix64, as published by Steele, Lea and Flood (2014).
                let mut z = chance.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
                chunk.copy_from_slice(&(z ^ (z >> 31)).to_be_bytes()[..chunk.len()]);
            }
        }),
        Arc::default(),
    )
}

/// An empty store, with the database that goes when this goes.
pub(crate) struct Ground {
    pub(crate) store: Store,
    pub(crate) database: TestDatabase,
}

/// One of each kind.
pub(crate) async fn grounds() -> Vec<Ground> {
    let mut grounds = Vec::new();
    for database in databases().await {
        grounds.push(Ground { store: open(&database.address, 1).await, database });
    }
    grounds
}

pub(crate) async fn open(address: &Address, seed: u64) -> Store {
    Store::open(address, context(seed), Arc::new(Policy::load().unwrap())).await.unwrap()
}

/// What the operator may always do.
pub(crate) fn permit(store: &Store) -> Permit {
    let operator = Asker::operator("throughline".to_owned());
    store.policy().ask(&operator, Action::Operate, None, day("2026-11-21")).unwrap()
}

pub(crate) fn about_wren() -> PersonFacts {
    PersonFacts {
        person: WREN,
        memberships: Vec::new(),
        lead_team: None,
        limited: LimitedAccess::default(),
        shared: Vec::new(),
    }
}

/// Wren reads her own page.
pub(crate) fn wrens_permit(store: &Store) -> Permit {
    store.policy().ask(&wren(), Action::ViewOwnPage, &about_wren(), day("2026-11-21")).unwrap()
}

/// Wren asks to read the audit of everybody.
pub(crate) fn refusal(store: &Store) -> Box<Refused> {
    store.policy().ask(&wren(), Action::ViewAudit, None, day("2026-11-21")).unwrap_err()
}

fn wren() -> Asker {
    Asker::young_adult(domain::id::AccountId::from_bits(5), WREN, "Wren Rowanfield".to_owned())
}

pub(crate) const fn what(words: &str) -> What<'_> {
    What { words, correlation: CORRELATION }
}

/// Keeps nothing but a line in the audit.
pub(crate) async fn commit(store: &Store, words: &str) {
    store.begin().await.unwrap().commit(&permit(store), what(words)).await.unwrap();
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn at(text: &str) -> Instant {
    Instant(text.parse().unwrap())
}

pub(crate) const fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(crate) async fn insert<M, A>(rows: &impl ConnectionTrait, row: M)
where
    M: IntoActiveModel<A>,
    A: ActiveModelTrait,
{
    A::Entity::insert(row.into_active_model()).exec_without_returning(rows).await.unwrap();
}

/// Wren, and Ada who works with her.
pub(crate) async fn people(rows: &impl ConnectionTrait) {
    let text = str::to_owned;
    insert(rows, agency::Model { id: uuid(10), code: text("X10000001"), kind: text("la"), name: text("Merrowdale") })
        .await;
    insert(rows, team::Model { id: uuid(11), agency_id: uuid(10), name: text("Alderbrook 16+") }).await;
    let ada = worker::Model {
        id: uuid(12),
        agency_id: uuid(10),
        team_id: Some(uuid(11)),
        name: text("Ada Linden"),
        email: text("ada.linden@merrowdale.example"),
        role: text("personal_adviser"),
    };
    insert(rows, ada).await;
    insert(rows, person::Model { id: WREN.key(), from_import: 0, created_at: at("2026-11-21T09:00:00Z") }).await;
}

/// A contact between the two.
pub(crate) fn contact(id: u128) -> contact::Model {
    contact::Model {
        id: uuid(id),
        person_id: WREN.key(),
        worker_id: uuid(12),
        role: "personal_adviser".to_owned(),
        visited_on: Day(day("2026-11-20")),
        channel: "in_person".to_owned(),
        attended: true,
        reason: None,
        functions: "advice".to_owned(),
        note: "Walked along the Alder.\nSpoke of \"home\" \u{2014} \u{1f426} Zoë, na\u{308}chste Woche.".to_owned(),
        recorded_at: at("2026-11-21T09:00:00.000001Z"),
        withdrawn_at: None,
        withdrawn_why: None,
        version: 1,
    }
}

/// At least one row in every table, with every optional column once filled and once empty where a table has two rows.
pub(crate) async fn everything(tx: &Tx) {
    let rows = tx.rows();
    people(rows).await;
    accounts(rows).await;
    imported(rows).await;
    insert(rows, contact(60)).await;
    let taken_back = contact::Model {
        attended: false,
        reason: Some("did_not_come".to_owned()),
        withdrawn_at: Some(at("2026-11-21T10:00:00Z")),
        withdrawn_why: Some("wrong person".to_owned()),
        version: 2,
        ..contact(61)
    };
    insert(rows, taken_back).await;
    clock(rows).await;
    network(rows).await;
    care(rows).await;
    crate::cohort::cohort(rows).await;
    reception(rows).await;
    plan(rows).await;
    replanned(rows).await;
    crate::release::release(rows).await;
    signed(rows).await;
    reviewed(rows).await;
    let message = outbox::Model {
        id: uuid(70),
        at: at("2026-11-21T09:00:00Z"),
        kind: "visit_recorded".to_owned(),
        body: "{\"contact\":\"60\"}".to_owned(),
        sent_at: None,
    };
    insert(rows, outbox::Model { id: uuid(71), sent_at: Some(at("2026-11-21T09:00:01Z")), ..message.clone() }).await;
    insert(rows, message).await;
    let told = shown::Model {
        id: uuid(80),
        person_id: WREN.key(),
        account_id: uuid(20),
        action: "search_people".to_owned(),
        on_day: Day(day("2026-11-21")),
        seq: 1,
    };
    insert(rows, told).await;
}

/// Something done, and something that lasted and was taken back.
async fn clock(rows: &impl ConnectionTrait) {
    let review = event::Model {
        id: uuid(62),
        person_id: WREN.key(),
        worker_id: uuid(12),
        role: "personal_adviser".to_owned(),
        kind: "pathway_review".to_owned(),
        on_day: Day(day("2026-11-20")),
        until_on: None,
        outcome: None,
        note: String::new(),
        recorded_at: at("2026-11-21T09:00:00Z"),
        withdrawn_at: None,
        withdrawn_why: None,
        version: 1,
    };
    let home = event::Model {
        id: uuid(63),
        kind: "no_home".to_owned(),
        until_on: Some(Day(day("2026-11-21"))),
        outcome: Some("other".to_owned()),
        withdrawn_at: Some(at("2026-11-21T10:00:00Z")),
        withdrawn_why: Some("wrong person".to_owned()),
        ..review.clone()
    };
    insert(rows, review).await;
    insert(rows, home).await;
}

/// A goal with everything said, in a worker's typing, and an answer of the young adult's own.
#[expect(clippy::too_many_lines, reason = "a row for each kind of entry, column by column")]
async fn plan(rows: &impl ConnectionTrait) {
    let text = |text: &str| Some(text.to_owned());
    let goal = plan_entry::Model {
        id: uuid(90),
        person_id: WREN.key(),
        kind: "goal".to_owned(),
        goal_id: Some(uuid(91)),
        step_id: None,
        version: Some(1),
        about_version: None,
        area: text("accommodation"),
        related: text("network"),
        words: text("I will find a room"),
        strengths: text("patient"),
        no_strengths: None,
        future_self: None,
        no_future_self: text("not_known"),
        support: text("both"),
        actor: None,
        actor_name: None,
        by_on: Some(Day(day("2027-03-01"))),
        serves_release: None,
        state: text("active"),
        reason: None,
        whose: "young_adult".to_owned(),
        whose_name: None,
        worker_id: Some(uuid(12)),
        supporter_id: None,
        how: "from_paper".to_owned(),
        recorded_at: at("2026-11-21T09:00:00Z"),
    };
    let step = plan_entry::Model {
        id: uuid(92),
        kind: "step".to_owned(),
        step_id: Some(uuid(93)),
        version: Some(2),
        actor: text("family_member"),
        actor_name: text("Aunt Rowan"),
        serves_release: Some(true),
        state: text("cannot_be_done_yet"),
        reason: text("no phone"),
        whose: "family_member".to_owned(),
        whose_name: text("Aunt Rowan"),
        how: "spoken".to_owned(),
        area: None,
        related: None,
        strengths: None,
        no_strengths: text("declined"),
        future_self: text("calm"),
        no_future_self: None,
        support: None,
        ..goal.clone()
    };
    let answer = plan_entry::Model {
        id: uuid(94),
        kind: "answer".to_owned(),
        goal_id: None,
        version: None,
        about_version: Some(2),
        words: None,
        by_on: None,
        state: None,
        worker_id: None,
        how: "here".to_owned(),
        ..goal.clone()
    };
    let comment = plan_entry::Model {
        id: uuid(95),
        kind: "comment".to_owned(),
        goal_id: Some(uuid(91)),
        words: text("I can drive her there"),
        whose: "family_member".to_owned(),
        whose_name: text("Rowan Alder"),
        supporter_id: Some(uuid(191)),
        ..answer.clone()
    };
    insert(rows, goal).await;
    insert(rows, step).await;
    insert(rows, answer).await;
    insert(rows, comment).await;
}

/// Somebody around Wren, what they may see, a safety check, and what was said of a finding.
#[expect(clippy::too_many_lines, reason = "a row for each kind of entry, column by column")]
async fn network(rows: &impl ConnectionTrait) {
    let nothing = network_entry::Model {
        id: uuid(190),
        person_id: WREN.key(),
        supporter_id: uuid(191),
        kind: "supporter".to_owned(),
        version: None,
        name: None,
        what: None,
        knows: None,
        closeness: None,
        reach: None,
        answers_at_night: None,
        stays: None,
        reason: None,
        areas: None,
        named: None,
        release_day: None,
        may_comment: None,
        from_on: None,
        until_on: None,
        state: None,
        whose: "young_adult".to_owned(),
        worker_id: None,
        how: "here".to_owned(),
        recorded_at: at("2026-11-21T09:00:00Z"),
    };
    let rowan = network_entry::Model {
        version: Some(1),
        name: Some("Rowan Alder".to_owned()),
        what: Some("family".to_owned()),
        knows: Some("my aunt".to_owned()),
        closeness: Some("closest".to_owned()),
        reach: Some(String::new()),
        answers_at_night: Some("yes".to_owned()),
        stays: Some("not_known".to_owned()),
        ..nothing.clone()
    };
    let consent = network_entry::Model {
        id: uuid(192),
        kind: "consent".to_owned(),
        areas: Some("network".to_owned()),
        named: Some(true),
        release_day: Some(false),
        may_comment: Some(true),
        from_on: Some(Day(day("2026-11-21"))),
        until_on: Some(Day(day("2027-05-21"))),
        worker_id: Some(uuid(12)),
        how: "from_paper".to_owned(),
        ..nothing.clone()
    };
    let check = network_entry::Model {
        id: uuid(193),
        kind: "check".to_owned(),
        state: Some("fine".to_owned()),
        reason: Some("Asked probation.".to_owned()),
        whose: "personal_adviser".to_owned(),
        worker_id: Some(uuid(12)),
        ..nothing
    };
    for entry in [rowan, consent, check] {
        insert(rows, entry).await;
    }
    let answer = finding_answer::Model {
        id: uuid(194),
        person_id: WREN.key(),
        finding: "area_without_goal:area-drug_use".to_owned(),
        kind: "area_without_goal".to_owned(),
        words: "Drug use: no goal now, for later or achieved".to_owned(),
        answer: "accepted".to_owned(),
        reason: "Not a need.".to_owned(),
        worker_id: uuid(12),
        role: "personal_adviser".to_owned(),
        recorded_at: at("2026-11-21T09:00:00Z"),
    };
    insert(rows, answer).await;
}

/// What Wren says of her care, who sees it, an alert that was accepted, and a proposal that was declined.
#[expect(clippy::too_many_lines, reason = "a row for each kind of entry, column by column")]
async fn care(rows: &impl ConnectionTrait) {
    let nothing = care_entry::Model {
        id: uuid(210),
        person_id: WREN.key(),
        kind: "claim".to_owned(),
        claim_id: Some(uuid(211)),
        version: None,
        what: None,
        says: None,
        grade: None,
        authority: None,
        from_on: None,
        to_on: None,
        words: None,
        held_by: None,
        fact: None,
        link: None,
        reason: None,
        sees: None,
        whose: "young_adult".to_owned(),
        worker_id: None,
        how: "here".to_owned(),
        recorded_at: at("2026-11-21T09:00:00Z"),
    };
    let own = care_entry::Model {
        version: Some(1),
        what: Some("self_identified".to_owned()),
        says: Some("in_care".to_owned()),
        grade: Some("own_word".to_owned()),
        authority: Some(String::new()),
        words: Some("From when I was nine.".to_owned()),
        ..nothing.clone()
    };
    let sight = care_entry::Model {
        id: uuid(212),
        kind: "sight".to_owned(),
        sees: Some("council".to_owned()),
        ..nothing.clone()
    };
    let taken_back = care_entry::Model {
        id: uuid(213),
        kind: "withdrawn".to_owned(),
        reason: Some(String::new()),
        worker_id: Some(uuid(12)),
        how: "from_paper".to_owned(),
        ..nothing.clone()
    };
    let fact = care_entry::Model {
        what: Some("prison_alert".to_owned()),
        says: Some("in_care".to_owned()),
        grade: Some("file".to_owned()),
        authority: Some("HMP/YOI Larkmoor".to_owned()),
        from_on: Some(Day(day("2026-11-02"))),
        to_on: Some(Day(day("2026-11-20"))),
        words: Some("Alert LCE".to_owned()),
        held_by: Some("prison".to_owned()),
        whose: "personal_adviser".to_owned(),
        worker_id: Some(uuid(12)),
        ..nothing.clone()
    };
    let accepted = care_entry::Model {
        id: uuid(214),
        claim_id: Some(uuid(215)),
        version: Some(1),
        fact: Some("prison_alert|in_care|HMP/YOI Larkmoor|2026-11-02|2026-11-20".to_owned()),
        reason: Some("Asked the prison.".to_owned()),
        ..fact.clone()
    };
    let wrong = care_entry::Model {
        id: uuid(216),
        kind: "disputed".to_owned(),
        claim_id: Some(uuid(215)),
        words: Some("It began later.".to_owned()),
        ..nothing.clone()
    };
    let proposed = care_entry::Model {
        id: uuid(217),
        kind: "proposed".to_owned(),
        claim_id: None,
        link: Some("link 1".to_owned()),
        reason: Some("Same name and date of birth.".to_owned()),
        ..fact
    };
    let declined = care_entry::Model {
        id: uuid(218),
        kind: "declined".to_owned(),
        claim_id: None,
        fact: Some("record|in_care|Fellbeck||".to_owned()),
        reason: Some("Another Wren.".to_owned()),
        whose: "personal_adviser".to_owned(),
        worker_id: Some(uuid(12)),
        ..nothing
    };
    for entry in [own, sight, taken_back, accepted, wrong, proposed, declined] {
        insert(rows, entry).await;
    }
}

/// A question at a reception desk, whose answer told of Wren.
async fn reception(rows: &impl ConnectionTrait) {
    let question = reception_question::Model {
        id: uuid(220),
        worker_id: uuid(12),
        agency_id: uuid(10),
        on_day: Day(day("2026-11-21")),
        number: 1,
        reason: "arrived".to_owned(),
        given: "given name, family name, date of birth".to_owned(),
        digest: "00".repeat(32),
        answer: "very_likely".to_owned(),
        asked_at: at("2026-11-21T09:00:00Z"),
    };
    insert(rows, question).await;
    let told = reception_told::Model {
        id: uuid(221),
        question_id: uuid(220),
        person_id: WREN.key(),
        agency_id: uuid(10),
        says: "given name: the same\ndate of birth: the same".to_owned(),
    };
    insert(rows, told).await;
}

/// What a manager signed off.
async fn signed(rows: &impl ConnectionTrait) {
    let whole = signed_return::Model {
        id: uuid(90),
        agency_id: uuid(10),
        team_id: uuid(11),
        year: 2027,
        as_of: Day(day("2026-11-21")),
        people: 1,
        whole: 0,
        gaps: 1,
        sha256: "00".repeat(32),
        signed_by: uuid(20),
        signed_name: "Cass Elmsworth".to_owned(),
        signed_at: at("2026-11-21T09:00:00Z"),
    };
    let body = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n".to_owned();
    let file = signed_file::Model {
        id: uuid(91),
        return_id: uuid(90),
        name: "oc3.csv".to_owned(),
        sha256: "00".repeat(32),
        body,
    };
    let one = signed_person::Model { id: uuid(92), return_id: uuid(90), person_id: WREN.key(), is_whole: false };
    insert(rows, whole).await;
    insert(rows, file).await;
    insert(rows, one).await;
}

/// A pair that somebody held to be one person, and took back; somebody else has it open now.
#[expect(clippy::too_many_lines, reason = "a row for each kind of entry, column by column")]
async fn reviewed(rows: &impl ConnectionTrait) {
    let run = link_run::Model {
        id: uuid(100),
        digest: "00".repeat(32),
        one_agency: uuid(10),
        other_agency: uuid(10),
        one_file: "prison.csv".to_owned(),
        other_file: "authority.csv".to_owned(),
        model_sha256: "00".repeat(32),
        join_from: 20_000,
        keep_from: 14_000,
        review_from: 0,
        pairs: 1,
        brought_by: "command line".to_owned(),
        brought_at: at("2026-11-21T09:00:00Z"),
    };
    let record = |id, kind: &str, key: &str| link_record::Model {
        id: uuid(id),
        agency_id: uuid(10),
        kind: kind.to_owned(),
        key: key.to_owned(),
    };
    let pair = link_pair::Model {
        id: uuid(103),
        run_id: uuid(100),
        one_record: uuid(101),
        other_record: uuid(102),
        weight: 11_250,
        margin: -2_000,
        flag: Some("twin".to_owned()),
        decided: "review".to_owned(),
        compared: "[]".to_owned(),
        evidence: "[]".to_owned(),
        version: 1,
    };
    let claim =
        link_claim::Model { id: uuid(104), pair_id: uuid(103), worker_id: uuid(12), until: at("2026-11-21T09:30:00Z") };
    let answer = link_entry::Model {
        id: uuid(105),
        pair_id: uuid(103),
        no: 1,
        kind: "answer".to_owned(),
        saying: Some("same".to_owned()),
        went_by: Some("names,birth".to_owned()),
        words: Some("The same in all but the address.".to_owned()),
        attention: None,
        scope: None,
        worker_id: Some(uuid(12)),
        by_name: "Ada Linden".to_owned(),
        role: Some("data_officer".to_owned()),
        said_on: Day(day("2026-11-21")),
    };
    let brought = link_entry::Model {
        id: uuid(106),
        no: 2,
        kind: "attention".to_owned(),
        saying: None,
        went_by: None,
        words: None,
        attention: Some("now_against".to_owned()),
        worker_id: None,
        by_name: "command line".to_owned(),
        role: None,
        ..answer.clone()
    };
    let reaches = link_entry::Model {
        id: uuid(107),
        no: 3,
        kind: "reaches".to_owned(),
        saying: None,
        scope: Some("people".to_owned()),
        ..answer.clone()
    };
    let merge = link_event::Model {
        id: uuid(108),
        kind: "merge".to_owned(),
        pair_id: uuid(103),
        one_record: Some(uuid(101)),
        other_record: Some(uuid(102)),
        splits: None,
        why: "The same in all but the address.".to_owned(),
        worker_id: uuid(12),
        by_name: "Ada Linden".to_owned(),
        happened_at: at("2026-11-21T09:00:00Z"),
    };
    let split = link_event::Model {
        id: uuid(109),
        kind: "split".to_owned(),
        one_record: None,
        other_record: None,
        splits: Some(uuid(108)),
        ..merge.clone()
    };
    insert(rows, run).await;
    insert(rows, record(101, "prison", "A1234WR")).await;
    insert(rows, record(102, "person-index", "WREN")).await;
    insert(rows, pair).await;
    insert(rows, claim).await;
    for one in [answer, brought, reaches] {
        insert(rows, one).await;
    }
    for one in [merge, split] {
        insert(rows, one).await;
    }
}

/// What import 1 did to duties.
async fn replanned(rows: &impl ConnectionTrait) {
    let today = Day(day("2026-11-21"));
    let asked =
        replan::Model { id: uuid(64), from_import: 1, at: at("2026-11-21T09:00:00Z"), today, people: 2, changed: 1 };
    let moved = replan_change::Model {
        id: uuid(65),
        from_import: 1,
        person_id: WREN.key(),
        rule: "E-RELREV".to_owned(),
        kind: "moved".to_owned(),
        due_before: Some(Day(day("2027-02-01"))),
        due_after: Some(Day(day("2027-01-11"))),
        hurry: true,
    };
    let gone = replan_change::Model { id: uuid(66), due_before: None, due_after: None, hurry: false, ..moved.clone() };
    insert(rows, asked).await;
    insert(rows, moved).await;
    insert(rows, gone).await;
}

#[expect(clippy::too_many_lines, reason = "a row for each kind of entry, column by column")]
async fn accounts(rows: &impl ConnectionTrait) {
    let created_at = at("2026-11-21T08:00:00Z");
    let hers = account::Model {
        id: uuid(20),
        worker_id: Some(uuid(12)),
        person_id: None,
        supporter_id: None,
        sign_in_name: "ada".to_owned(),
        secret: "$argon2id$not-a-hash".to_owned(),
        closed_at: None,
        created_at,
    };
    let wrens = account::Model {
        id: uuid(21),
        worker_id: None,
        person_id: Some(WREN.key()),
        sign_in_name: "wren".to_owned(),
        closed_at: Some(created_at),
        ..hers.clone()
    };
    let rowans = account::Model {
        id: uuid(26),
        worker_id: None,
        person_id: Some(WREN.key()),
        supporter_id: Some(uuid(191)),
        sign_in_name: "rowan".to_owned(),
        ..hers.clone()
    };
    insert(rows, hers).await;
    insert(rows, wrens).await;
    insert(rows, rowans).await;
    let began = session::Model {
        id: store::audit::digest(b"token"),
        account_id: uuid(20),
        began_at: created_at,
        seen_at: created_at,
        ended_at: None,
    };
    insert(rows, session::Model { id: store::audit::digest(b"other"), ended_at: Some(created_at), ..began.clone() })
        .await;
    insert(rows, began).await;
    insert(rows, sign_in_attempt::Model { id: uuid(22), key: store::audit::digest(b"ada"), at: created_at }).await;
    let code = sign_in_code::Model {
        id: uuid(23),
        person_id: WREN.key(),
        supporter_id: None,
        code_hash: store::audit::digest(b"code"),
        issued_by: uuid(20),
        issued_at: created_at,
        used_at: None,
    };
    let rowans = sign_in_code::Model {
        id: uuid(27),
        supporter_id: Some(uuid(191)),
        code_hash: store::audit::digest(b"another code"),
        ..code.clone()
    };
    insert(rows, code).await;
    insert(rows, rowans).await;
    let unfinished = draft::Model {
        id: uuid(24),
        account_id: uuid(20),
        form: "record-visit".to_owned(),
        about: WREN.key(),
        body: "note=half+a+sent".to_owned(),
        saved_at: created_at,
    };
    insert(rows, unfinished).await;
    let used = form_key::Model { key: uuid(25), account_id: uuid(20), used_at: created_at, result: String::new() };
    insert(rows, used).await;
}

async fn imported(rows: &impl ConnectionTrait) {
    let text = str::to_owned;
    insert(rows, an_import(1, "applied")).await;
    insert(rows, source_record(30, 1, None)).await;
    insert(rows, source_record(31, 0, Some(1))).await;
    for (id, record_id) in [(40, 30), (41, 31)] {
        let number = identifier::Model {
            id: uuid(id),
            scheme: text("prison_number"),
            value: text("A0001AA"),
            record_id: uuid(record_id),
            person_id: WREN.key(),
        };
        insert(rows, number).await;
    }
    let key = name_key::Model { id: uuid(42), key: text("wren"), record_id: uuid(30), person_id: WREN.key() };
    insert(rows, key).await;
    let place = membership::Model {
        id: uuid(43),
        person_id: WREN.key(),
        worker_id: uuid(12),
        agency_id: uuid(10),
        role: text("personal_adviser"),
        lead: true,
        from_on: Day(day("2026-01-01")),
        to_on: None,
        from_import: 1,
        superseded_by: None,
    };
    insert(rows, place).await;
    let listed = limited_access::Model {
        id: uuid(44),
        person_id: WREN.key(),
        kind: text("exclusion"),
        worker_id: None,
        message: text("Ask the team at Alderbrook."),
        from_on: Day(day("2026-01-01")),
        to_on: Some(Day(day("2026-02-01"))),
        from_import: 0,
        superseded_by: None,
    };
    insert(rows, listed).await;
    let fault = import_fault::Model {
        id: uuid(45),
        import_no: 1,
        position: 1,
        refuses: false,
        file: text("person_index.csv"),
        row: 3,
        column: text("postcode"),
        because: text("not a postcode"),
    };
    insert(rows, fault).await;
}

pub(crate) fn an_import(no: i64, state: &str) -> import::Model {
    import::Model {
        no,
        id: uuid(1_000 + u128::from(no.unsigned_abs())),
        kind: "person-index".to_owned(),
        agency_id: uuid(10),
        state: state.to_owned(),
        files: "person_index.csv".to_owned(),
        digest: store::audit::digest(b"file"),
        rows_new: 1,
        rows_changed: 1,
        rows_unchanged: i64::MAX,
        rows_refused: 0,
        epoch: 0,
        staged_by: uuid(0),
        staged_at: at("2026-11-21T08:00:00Z"),
        applied_at: Some(at("2026-11-21T08:01:00Z")),
        undone_at: None,
    }
}

pub(crate) fn source_record(id: u128, from_import: i64, superseded_by: Option<i64>) -> source_record::Model {
    source_record::Model {
        id: uuid(id),
        person_id: WREN.key(),
        agency_id: uuid(10),
        kind: "person-index".to_owned(),
        key: "M0001".to_owned(),
        from_import,
        superseded_by,
        hash: store::audit::digest(b"content"),
        given_name: "Wren".to_owned(),
        family_name: "Rowanfield".to_owned(),
        born_on: Some(Day(day("2008-02-29"))),
        limited: None,
        content: "{\"given_name\":\"Wren\"}".to_owned(),
    }
}
