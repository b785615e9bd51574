//! The one plan: everything that was ever written in it, one row an entry, only ever added to.

use sea_orm_migration::prelude::*;

use super::column::{Column, day, flag, id, instant, key, make, number, of, text};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        make(manager, &[("plan_entry", ENTRY)], INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("plan_entry").to_owned()).await
    }
}

const ENTRY: &[Column] = &[
    id(),
    of("person_id", "person"),
    // A version of a goal or of a step, an answer, a comment, or what was said of an area.
    text("kind"),
    key("goal_id").or_none(),
    key("step_id").or_none(),
    // Of a goal and of a step: its number among the versions of the goal and its steps.
    number("version").or_none(),
    // Of an answer: the version it is about.
    number("about_version").or_none(),
    text("area").or_none(),
    text("related").or_none(),
    text("words").or_none(),
    text("strengths").or_none(),
    text("no_strengths").or_none(),
    text("future_self").or_none(),
    text("no_future_self").or_none(),
    text("support").or_none(),
    text("actor").or_none(),
    text("actor_name").or_none(),
    day("by_on").or_none(),
    flag("serves_release").or_none(),
    text("state").or_none(),
    text("reason").or_none(),
    // Whose words they are, and who typed them in: nobody where the young adult did.
    text("whose"),
    text("whose_name").or_none(),
    of("worker_id", "worker").or_none(),
    text("how"),
    instant("recorded_at"),
];

/// Table, columns, unique. Two entries never share a version of one goal.
const INDEXES: &[(&str, &[&str], bool)] =
    &[("plan_entry", &["person_id"], false), ("plan_entry", &["goal_id", "version"], true)];
