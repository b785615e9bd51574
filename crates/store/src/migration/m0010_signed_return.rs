//! What a team's manager signed off of a year's return, as it was: the files byte for byte, and of whom they tell.
//!
//! A copy, not a question asked again: the record goes on changing, and what was sent must stay what it was.

use sea_orm_migration::prelude::*;

use super::column::{Column, day, flag, id, instant, key, make, number, of, text};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        make(manager, &[("signed_return", RETURN), ("signed_file", FILE), ("signed_person", PERSON)], INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["signed_person", "signed_file", "signed_return"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

const RETURN: &[Column] = &[
    id(),
    of("agency_id", "agency"),
    of("team_id", "team"),
    number("year"),
    day("as_of"),
    number("people"),
    number("whole"),
    number("gaps"),
    text("sha256"),
    of("signed_by", "account"),
    text("signed_name"),
    instant("signed_at"),
];

const FILE: &[Column] = &[id(), of("return_id", "signed_return"), text("name"), text("sha256"), text("body")];

// Persons may go with an import that is thrown away; what was signed stays.
const PERSON: &[Column] = &[id(), of("return_id", "signed_return"), key("person_id"), flag("is_whole")];

/// Table, columns, unique.
const INDEXES: &[(&str, &[&str], bool)] = &[
    ("signed_return", &["agency_id", "year", "team_id"], false),
    ("signed_file", &["return_id", "name"], true),
    ("signed_person", &["return_id"], false),
    ("signed_person", &["person_id"], false),
];
