//! The rows of a day of release, for the tests of tables, copies and migrations.

use store::columns::{Day, Keyed};
use store::entity::{appointment, licence_condition, place, release_day, release_item, travel_time};
use store::sea_orm::ConnectionTrait;

use crate::ground::{WREN, at, day, insert, uuid};

/// A day of release with what it stands on: one version of each with everything said, and one with as little as may be.
pub(crate) async fn release(rows: &impl ConnectionTrait) {
    write_place(rows).await;
    write_appointment(rows).await;
    write_licence_condition(rows).await;
    write_release_day(rows).await;
    write_release_item(rows).await;
    write_travel_time(rows).await;
}

async fn write_place(rows: &impl ConnectionTrait) {
    let recorded_at = || at("2026-11-21T09:00:00Z");
    let full = place::Model {
        id: uuid(90),
        place_id: uuid(7),
        name: "name".to_owned(),
        kind: "jobcentre".to_owned(),
        address: "address".to_owned(),
        phone: Some("phone".to_owned()),
        latitude: 52_000_000,
        longitude: -1_500_000,
        hours: "09:00-17:00\n\n\n\n\n\n".to_owned(),
        last_admission: 600,
        bank_holidays: "shut".to_owned(),
        shut_at_christmas: true,
        closures: "2027-03-01 2027-03-02 staff training".to_owned(),
        worker_id: uuid(12),
        recorded_at: recorded_at(),
        version: 1,
    };
    insert(rows, place::Model { id: uuid(91), version: 2, ..full.clone() }).await;
    insert(rows, full).await;
}

async fn write_appointment(rows: &impl ConnectionTrait) {
    let recorded_at = || at("2026-11-21T09:00:00Z");
    let full = appointment::Model {
        id: uuid(92),
        appointment_id: uuid(7),
        person_id: WREN.key(),
        kind: "jobcentre".to_owned(),
        what: "what".to_owned(),
        with_whom: "with_whom".to_owned(),
        place_id: Some(uuid(7)),
        phone: Some("phone".to_owned()),
        on_day: Some(Day(day("2027-03-05"))),
        starts: Some(600),
        minutes: 600,
        move_from: Some(600),
        move_to: Some(600),
        after_id: Some(uuid(7)),
        deadline: "SPECIFIC_DATE_TIME".to_owned(),
        deadline_on: Some(Day(day("2027-03-05"))),
        deadline_at: Some(600),
        phone_possible: true,
        early_possible: true,
        state: "planned".to_owned(),
        reason: Some("reason".to_owned()),
        change_id: uuid(7),
        worker_id: uuid(12),
        role: "personal_adviser".to_owned(),
        recorded_at: recorded_at(),
        version: 1,
    };
    insert(
        rows,
        appointment::Model {
            id: uuid(93),
            version: 2,
            place_id: None,
            phone: None,
            on_day: None,
            starts: None,
            move_from: None,
            move_to: None,
            after_id: None,
            deadline_on: None,
            deadline_at: None,
            reason: None,
            ..full.clone()
        },
    )
    .await;
    insert(rows, full).await;
}

async fn write_licence_condition(rows: &impl ConnectionTrait) {
    let recorded_at = || at("2026-11-21T09:00:00Z");
    let full = licence_condition::Model {
        id: uuid(94),
        condition_id: uuid(7),
        person_id: WREN.key(),
        kind: "curfew".to_owned(),
        address: Some("address".to_owned()),
        latitude: Some(52_000_000),
        longitude: Some(-1_500_000),
        radius: Some(600),
        from_at: Some(600),
        to_at: Some(600),
        name: Some("name".to_owned()),
        words: "words".to_owned(),
        for_workers: "for_workers".to_owned(),
        from_on: Some(Day(day("2027-03-05"))),
        to_on: Some(Day(day("2027-03-05"))),
        source: "source".to_owned(),
        withdrawn_why: Some("withdrawn_why".to_owned()),
        worker_id: uuid(12),
        role: "personal_adviser".to_owned(),
        recorded_at: recorded_at(),
        version: 1,
    };
    insert(
        rows,
        licence_condition::Model {
            id: uuid(95),
            version: 2,
            address: None,
            latitude: None,
            longitude: None,
            radius: None,
            from_at: None,
            to_at: None,
            name: None,
            from_on: None,
            to_on: None,
            withdrawn_why: None,
            ..full.clone()
        },
    )
    .await;
    insert(rows, full).await;
}

async fn write_release_day(rows: &impl ConnectionTrait) {
    let recorded_at = || at("2026-11-21T09:00:00Z");
    let full = release_day::Model {
        id: uuid(96),
        person_id: WREN.key(),
        planned_for: Some(Day(day("2027-03-05"))),
        gate_place: Some(uuid(7)),
        gate_from: Some(600),
        gate_to: Some(600),
        means: "bus".to_owned(),
        home: "home".to_owned(),
        home_latitude: Some(600),
        home_longitude: Some(600),
        home_by: Some(600),
        home_to: Some(Day(day("2027-03-05"))),
        later_homes: Some("2027-03-05 - later_homes".to_owned()),
        margin: Some(600),
        margin_why: Some("margin_why".to_owned()),
        first_payment_on: Some(Day(day("2027-03-05"))),
        other_pence: 600,
        other_words: "other_words".to_owned(),
        daily_pence: 600,
        change_id: uuid(7),
        worker_id: uuid(12),
        role: "personal_adviser".to_owned(),
        recorded_at: recorded_at(),
        version: 1,
    };
    insert(
        rows,
        release_day::Model {
            id: uuid(97),
            version: 2,
            planned_for: None,
            gate_place: None,
            gate_from: None,
            gate_to: None,
            home_latitude: None,
            home_longitude: None,
            home_by: None,
            home_to: None,
            later_homes: None,
            margin: None,
            margin_why: None,
            first_payment_on: None,
            ..full.clone()
        },
    )
    .await;
    insert(rows, full).await;
}

async fn write_release_item(rows: &impl ConnectionTrait) {
    let recorded_at = || at("2026-11-21T09:00:00Z");
    let full = release_item::Model {
        id: uuid(98),
        person_id: WREN.key(),
        item: "key".to_owned(),
        state: "planned".to_owned(),
        words: "words".to_owned(),
        who: "who".to_owned(),
        worker_id: uuid(12),
        role: "personal_adviser".to_owned(),
        recorded_at: recorded_at(),
        version: 1,
    };
    insert(rows, release_item::Model { id: uuid(99), version: 2, ..full.clone() }).await;
    insert(rows, full).await;
}

async fn write_travel_time(rows: &impl ConnectionTrait) {
    let recorded_at = || at("2026-11-21T09:00:00Z");
    let full = travel_time::Model {
        id: uuid(100),
        from_place: uuid(7),
        to_place: uuid(7),
        mode: "bus".to_owned(),
        minutes: 600,
        why: "why".to_owned(),
        worker_id: uuid(12),
        recorded_at: recorded_at(),
        version: 1,
    };
    insert(rows, travel_time::Model { id: uuid(101), version: 2, ..full.clone() }).await;
    insert(rows, full).await;
}
