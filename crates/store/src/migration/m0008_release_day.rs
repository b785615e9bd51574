//! The day of release and what it stands on: places, how long ways take, appointments, conditions of a licence, and what is
//! known of the day. Every row is a version: nothing is changed, and nothing deleted.

use sea_orm_migration::prelude::*;

use super::column::{Column, day, flag, id, instant, key, make, number, of, text, version};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        make(manager, TABLES, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, _) in TABLES.iter().rev() {
            manager.drop_table(Table::drop().table(*table).to_owned()).await?;
        }
        Ok(())
    }
}

const TABLES: &[(&str, &[Column])] = &[
    ("place", PLACE),
    ("appointment", APPOINTMENT),
    ("licence_condition", LICENCE_CONDITION),
    ("release_day", RELEASE_DAY),
    ("release_item", RELEASE_ITEM),
    ("travel_time", TRAVEL_TIME),
];

/// Table, columns, unique.
const INDEXES: &[(&str, &[&str], bool)] = &[
    ("place", &["place_id", "version"], true),
    ("appointment", &["appointment_id", "version"], true),
    ("appointment", &["person_id"], false),
    ("licence_condition", &["condition_id", "version"], true),
    ("licence_condition", &["person_id"], false),
    ("release_day", &["person_id", "version"], true),
    ("release_item", &["person_id", "item", "version"], true),
    ("travel_time", &["from_place", "to_place", "mode", "version"], true),
];

const PLACE: &[Column] = &[
    id(),
    key("place_id"),
    text("name"),
    text("kind"),
    text("address"),
    number("latitude"),
    number("longitude"),
    text("hours"),
    number("last_admission"),
    text("bank_holidays"),
    flag("shut_at_christmas"),
    text("closures"),
    of("worker_id", "worker"),
    instant("recorded_at"),
    version("version"),
];

const APPOINTMENT: &[Column] = &[
    id(),
    key("appointment_id"),
    of("person_id", "person"),
    text("kind"),
    text("what"),
    text("with_whom"),
    key("place_id").or_none(),
    text("phone").or_none(),
    day("on_day").or_none(),
    number("starts").or_none(),
    number("minutes"),
    number("move_from").or_none(),
    number("move_to").or_none(),
    key("after_id").or_none(),
    text("deadline"),
    day("deadline_on").or_none(),
    number("deadline_at").or_none(),
    flag("phone_possible"),
    flag("early_possible"),
    text("state"),
    text("reason").or_none(),
    key("change_id"),
    of("worker_id", "worker"),
    text("role"),
    instant("recorded_at"),
    version("version"),
];

const LICENCE_CONDITION: &[Column] = &[
    id(),
    key("condition_id"),
    of("person_id", "person"),
    text("kind"),
    text("address").or_none(),
    number("latitude").or_none(),
    number("longitude").or_none(),
    number("radius").or_none(),
    number("from_at").or_none(),
    number("to_at").or_none(),
    text("name").or_none(),
    text("words"),
    text("for_workers"),
    day("from_on").or_none(),
    day("to_on").or_none(),
    text("source"),
    text("withdrawn_why").or_none(),
    of("worker_id", "worker"),
    text("role"),
    instant("recorded_at"),
    version("version"),
];

const RELEASE_DAY: &[Column] = &[
    id(),
    of("person_id", "person"),
    day("planned_for").or_none(),
    key("gate_place").or_none(),
    number("gate_from").or_none(),
    number("gate_to").or_none(),
    text("means"),
    text("home"),
    number("home_latitude").or_none(),
    number("home_longitude").or_none(),
    number("home_by").or_none(),
    day("first_payment_on").or_none(),
    number("other_pence"),
    text("other_words"),
    number("daily_pence"),
    key("change_id"),
    of("worker_id", "worker"),
    text("role"),
    instant("recorded_at"),
    version("version"),
];

const RELEASE_ITEM: &[Column] = &[
    id(),
    of("person_id", "person"),
    text("item"),
    text("state"),
    text("words"),
    text("who"),
    of("worker_id", "worker"),
    text("role"),
    instant("recorded_at"),
    version("version"),
];

const TRAVEL_TIME: &[Column] = &[
    id(),
    key("from_place"),
    key("to_place"),
    text("mode"),
    number("minutes"),
    text("why"),
    of("worker_id", "worker"),
    instant("recorded_at"),
    version("version"),
];
