//! The needs of people as a panel reads them, the rules of panels, and their sessions: whom each considered with what was known,
//! what it decided and why. Rows are only ever added.

use sea_orm_migration::prelude::*;

use super::column::{Column, day, id, instant, key, make, number, of, text};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            ("need_entry", NEED),
            ("panel_rule", RULE),
            ("panel_session", SESSION),
            ("panel_person", PERSON),
            ("panel_entry", ENTRY),
        ];
        make(manager, &tables, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["panel_entry", "panel_person", "panel_session", "panel_rule", "need_entry"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

// An entry about somebody's needs: a version of a fact, something said of one, or what the young adult wants.
const NEED: &[Column] = &[
    id(),
    of("person_id", "person"),
    text("kind"),
    key("fact_id").or_none(),
    number("version").or_none(),
    text("need").or_none(),
    text("says").or_none(),
    number("times").or_none(),
    text("words"),
    day("from_on").or_none(),
    day("to_on").or_none(),
    text("source").or_none(),
    text("consent").or_none(),
    of("worker_id", "worker").or_none(),
    text("role").or_none(),
    instant("recorded_at"),
];

// A version of the rule by which a team's panel orders people.
const RULE: &[Column] = &[
    id(),
    of("team_id", "team"),
    number("version"),
    text("rule"),
    text("reason"),
    of("account_id", "account"),
    text("by_name"),
    instant("made_at"),
];

// A session of a panel that chooses whom to offer intensive support.
const SESSION: &[Column] = &[
    id(),
    of("team_id", "team"),
    text("title"),
    day("held_on"),
    text("members"),
    number("places"),
    text("support"),
    number("rule_version"),
    text("rule"),
    of("account_id", "account"),
    text("by_name"),
    instant("opened_at"),
];

// Somebody whom a panel considered, with what was known of their needs when the session was opened.
const PERSON: &[Column] =
    &[id(), of("session_id", "panel_session"), of("person_id", "person"), text("findings"), text("features")];

// An entry of a panel's session: what was decided of somebody, taken back, or that it is closed.
const ENTRY: &[Column] = &[
    id(),
    of("session_id", "panel_session"),
    number("no"),
    text("kind"),
    of("person_id", "person").or_none(),
    text("choice").or_none(),
    text("words"),
    text("beyond").or_none(),
    of("proposal", "panel_entry").or_none(),
    of("account_id", "account"),
    text("by_name"),
    instant("written_at"),
];

/// Table, columns, unique. Two versions of a fact, of a rule, and two entries of a session never share their number.
const INDEXES: &[(&str, &[&str], bool)] = &[
    ("need_entry", &["person_id"], false),
    ("need_entry", &["fact_id", "version"], true),
    ("panel_rule", &["team_id", "version"], true),
    ("panel_session", &["team_id"], false),
    ("panel_person", &["session_id", "person_id"], true),
    ("panel_person", &["person_id"], false),
    ("panel_entry", &["session_id", "no"], true),
    ("panel_entry", &["person_id"], false),
];
