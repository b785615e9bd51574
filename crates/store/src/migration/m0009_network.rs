//! The people around a person: who they are, what each may see, safety checks; and what was said of findings in the plan.
//! One row an entry, only ever added to.

use sea_orm_migration::prelude::*;

use super::column::{Column, day, flag, id, instant, key, make, number, of, text};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        make(manager, &[("network_entry", ENTRY), ("finding_answer", ANSWER)], INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["finding_answer", "network_entry"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

const ENTRY: &[Column] = &[
    id(),
    of("person_id", "person"),
    key("supporter_id"),
    // A version of somebody, their being taken out, a word about what they may see, or a safety check.
    text("kind"),
    // Of somebody and of their being taken out.
    number("version").or_none(),
    text("name").or_none(),
    text("what").or_none(),
    text("knows").or_none(),
    text("closeness").or_none(),
    text("reach").or_none(),
    text("answers_at_night").or_none(),
    text("stays").or_none(),
    // Why they were taken out, or what a safety check rests on.
    text("reason").or_none(),
    // Of a word about what they may see.
    text("areas").or_none(),
    flag("may_comment").or_none(),
    day("from_on").or_none(),
    day("until_on").or_none(),
    // Of a safety check.
    text("state").or_none(),
    // Whose words they are, and who typed them in: nobody where the young adult did.
    text("whose"),
    of("worker_id", "worker").or_none(),
    text("how"),
    instant("recorded_at"),
];

const ANSWER: &[Column] = &[
    id(),
    of("person_id", "person"),
    text("finding"),
    text("kind"),
    // What the finding said when it was accepted: it counts while the finding says the same.
    text("words"),
    text("answer"),
    text("reason"),
    of("worker_id", "worker"),
    text("role"),
    instant("recorded_at"),
];

/// Table, columns, unique. Two entries never share a version of one supporter.
const INDEXES: &[(&str, &[&str], bool)] = &[
    ("network_entry", &["person_id"], false),
    ("network_entry", &["supporter_id", "version"], true),
    ("finding_answer", &["person_id"], false),
];
