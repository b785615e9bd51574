//! What is known of Wren's needs, and a panel that considered her: rows for every table of these.

use store::columns::{Day, Keyed};
use store::entity::{need_entry, panel_entry, panel_person, panel_rule, panel_session};
use store::sea_orm::ConnectionTrait;

use crate::ground::{WREN, at, day, insert, uuid};

/// A fact of a worker, one of her own that she took back, what she says is wrong, her answer; a rule, a session with what was
/// known of her, and its entries up to its close.
pub(crate) async fn cohort(rows: &impl ConnectionTrait) {
    needs(rows).await;
    let rule = "{\"asked\":[{\"need\":\"placement_moves\",\"from\":10,\"first\":true}],\"by_list\":false}".to_owned();
    let version = panel_rule::Model {
        id: uuid(310),
        team_id: uuid(11),
        version: 1,
        rule: rule.clone(),
        reason: "Moves first.".to_owned(),
        account_id: uuid(20),
        by_name: "Ada Linden".to_owned(),
        made_at: at("2026-11-21T09:00:00Z"),
    };
    insert(rows, version).await;
    let session = panel_session::Model {
        id: uuid(311),
        team_id: uuid(11),
        title: "More help, winter".to_owned(),
        held_on: Day(day("2026-11-21")),
        members: "Ada Linden, Cass Elmsworth".to_owned(),
        places: 30,
        support: "A worker with more time.".to_owned(),
        rule_version: 1,
        rule,
        account_id: uuid(20),
        by_name: "Ada Linden".to_owned(),
        opened_at: at("2026-11-21T09:00:00Z"),
    };
    insert(rows, session).await;
    let person = panel_person::Model {
        id: uuid(312),
        session_id: uuid(311),
        person_id: WREN.key(),
        findings: "[{\"need\":\"health\"}]".to_owned(),
        features: "{\"sex\":\"Female\"}".to_owned(),
    };
    insert(rows, person).await;
    entries(rows).await;
}

async fn needs(rows: &impl ConnectionTrait) {
    let fact = need_entry::Model {
        id: uuid(300),
        person_id: WREN.key(),
        kind: "fact".to_owned(),
        fact_id: Some(uuid(301)),
        version: Some(1),
        need: Some("exclusion".to_owned()),
        says: Some("known".to_owned()),
        times: Some(2),
        words: "Excluded twice in year 9.".to_owned(),
        from_on: Some(Day(day("2020-11-02"))),
        to_on: Some(Day(day("2021-07-20"))),
        source: Some("record".to_owned()),
        consent: None,
        worker_id: Some(uuid(12)),
        role: Some("personal_adviser".to_owned()),
        recorded_at: at("2026-11-21T09:00:00Z"),
    };
    let wrong = need_entry::Model {
        id: uuid(302),
        kind: "disputed".to_owned(),
        version: None,
        need: None,
        says: None,
        times: None,
        words: "It was once.".to_owned(),
        from_on: None,
        to_on: None,
        source: None,
        worker_id: None,
        role: None,
        ..fact.clone()
    };
    let taken_back = need_entry::Model { id: uuid(303), kind: "taken_back".to_owned(), ..wrong.clone() };
    let answer = need_entry::Model {
        id: uuid(304),
        kind: "answer".to_owned(),
        fact_id: None,
        consent: Some("no_support".to_owned()),
        words: String::new(),
        ..wrong.clone()
    };
    for entry in [fact, wrong, taken_back, answer] {
        insert(rows, entry).await;
    }
}

async fn entries(rows: &impl ConnectionTrait) {
    let choice = panel_entry::Model {
        id: uuid(313),
        session_id: uuid(311),
        no: 1,
        kind: "choice".to_owned(),
        person_id: Some(WREN.key()),
        choice: Some("chosen".to_owned()),
        words: "She asked for it.".to_owned(),
        beyond: Some(String::new()),
        proposal: None,
        account_id: uuid(20),
        by_name: "Ada Linden".to_owned(),
        written_at: at("2026-11-21T09:00:00Z"),
    };
    let nobody = panel_entry::Model { person_id: None, choice: None, beyond: None, ..choice.clone() };
    let proposed = panel_entry::Model {
        id: uuid(314),
        no: 2,
        kind: "proposed".to_owned(),
        words: "The places are for those with more reasons.".to_owned(),
        ..nobody.clone()
    };
    let agreed = panel_entry::Model {
        id: uuid(315),
        no: 3,
        kind: "agreed".to_owned(),
        words: String::new(),
        proposal: Some(uuid(314)),
        ..nobody
    };
    for entry in [choice, proposed, agreed] {
        insert(rows, entry).await;
    }
}
