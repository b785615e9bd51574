//! The care-status ledger: claims about time in care, who may see each, what the young adult says is wrong, and what files
//! proposed. One row an entry, only ever added to; an unanswered proposal goes when the link that made it is undone.

use sea_orm_migration::prelude::*;

use super::column::{Column, day, id, instant, key, make, number, of, text};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        make(manager, &[("care_entry", ENTRY)], INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("care_entry").to_owned()).await
    }
}

const ENTRY: &[Column] = &[
    id(),
    of("person_id", "person"),
    // A version of a claim, its being taken back, what is wrong, who sees it, a proposal or its being declined.
    text("kind"),
    // None: the category that the duties rest on, or a proposal.
    key("claim_id").or_none(),
    // Of a claim.
    number("version").or_none(),
    text("what").or_none(),
    text("says").or_none(),
    text("grade").or_none(),
    text("authority").or_none(),
    day("from_on").or_none(),
    day("to_on").or_none(),
    text("words").or_none(),
    text("held_by").or_none(),
    // Of what a file said.
    text("fact").or_none(),
    text("link").or_none(),
    text("reason").or_none(),
    text("sees").or_none(),
    // Whose words they are, and who typed them in: nobody where the young adult did.
    text("whose"),
    of("worker_id", "worker").or_none(),
    text("how"),
    instant("recorded_at"),
];

/// Table, columns, unique. Two entries never share a version of one claim.
const INDEXES: &[(&str, &[&str], bool)] =
    &[("care_entry", &["person_id"], false), ("care_entry", &["claim_id", "version"], true)];
