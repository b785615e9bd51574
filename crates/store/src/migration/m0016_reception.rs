//! Questions at a prison's reception desk, each with its number of the day, and of whom an answer told.

use sea_orm_migration::prelude::*;

use super::column::{Column, day, id, instant, make, number, of, text};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        make(manager, &[("reception_question", QUESTION), ("reception_told", TOLD)], INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("reception_told").to_owned()).await?;
        manager.drop_table(Table::drop().table("reception_question").to_owned()).await
    }
}

const QUESTION: &[Column] = &[
    id(),
    of("worker_id", "worker"),
    of("agency_id", "agency"),
    day("on_day"),
    // The officer's first question of the day is 1.
    number("number"),
    text("reason"),
    // Which fields were filled in; what was typed is a hash with the id.
    text("given"),
    text("digest"),
    text("answer"),
    instant("asked_at"),
];

const TOLD: &[Column] = &[
    id(),
    of("question_id", "reception_question"),
    of("person_id", "person"),
    // The council named.
    of("agency_id", "agency"),
    // How near what was typed comes, a line each.
    text("says"),
];

/// Table, columns, unique. Two questions never have one number, so that nobody asks more than they may.
const INDEXES: &[(&str, &[&str], bool)] = &[
    ("reception_question", &["worker_id", "on_day", "number"], true),
    ("reception_told", &["question_id"], false),
    ("reception_told", &["person_id"], false),
];
