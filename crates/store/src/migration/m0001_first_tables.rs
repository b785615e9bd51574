//! The first tables: everything the first journey needs, limited access included.
//!
//! A row that belongs to another says so (`of`), and the database keeps it to that, with these exceptions:
//! - `audit` stands by itself: it must take a line about anything, and nothing may ever pull at it.
//! - `from_import` and `superseded_by`: 0 stands for what was recorded by hand, and has no row in `import`.
//! - `account_id` of a form key, `issued_by` and `staged_by`: the operator has no account.
//! - `person_id` of identifiers and name keys: it repeats that of their source record, which is kept to its person.
//! - `about` of a draft may be anything.
//!
//! Rows are put in parents first, as the list has them, and taken out the other way round.

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
        for (name, _) in TABLES.iter().rev() {
            manager.drop_table(Table::drop().table(*name).to_owned()).await?;
        }
        Ok(())
    }
}

const TABLES: &[(&str, &[Column])] = &[
    ("agency", &[id(), text("code"), text("kind"), text("name")]),
    ("team", &[id(), of("agency_id", "agency"), text("name")]),
    (
        "worker",
        &[id(), of("agency_id", "agency"), of("team_id", "team").or_none(), text("name"), text("email"), text("role")],
    ),
    ("person", &[id(), number("from_import"), instant("created_at")]),
    (
        "account",
        &[
            id(),
            of("worker_id", "worker").or_none(),
            of("person_id", "person").or_none(),
            text("sign_in_name"),
            text("secret"),
            instant("closed_at").or_none(),
            instant("created_at"),
        ],
    ),
    (
        "session",
        &[
            text("id").primary(),
            of("account_id", "account"),
            instant("began_at"),
            instant("seen_at"),
            instant("ended_at").or_none(),
        ],
    ),
    ("sign_in_attempt", &[id(), text("key"), instant("at")]),
    (
        "sign_in_code",
        &[
            id(),
            of("person_id", "person"),
            text("code_hash"),
            key("issued_by"),
            instant("issued_at"),
            instant("used_at").or_none(),
        ],
    ),
    (
        "source_record",
        &[
            id(),
            of("person_id", "person"),
            of("agency_id", "agency"),
            text("kind"),
            text("key"),
            number("from_import"),
            number("superseded_by").or_none(),
            text("hash"),
            text("given_name"),
            text("family_name"),
            day("born_on").or_none(),
            text("limited").or_none(),
            text("content"),
        ],
    ),
    ("identifier", &[id(), text("scheme"), text("value"), of("record_id", "source_record"), key("person_id")]),
    ("name_key", &[id(), text("key"), of("record_id", "source_record"), key("person_id")]),
    (
        "membership",
        &[
            id(),
            of("person_id", "person"),
            of("worker_id", "worker"),
            of("agency_id", "agency"),
            text("role"),
            flag("lead"),
            day("from_on"),
            day("to_on").or_none(),
            number("from_import"),
            number("superseded_by").or_none(),
        ],
    ),
    (
        "limited_access",
        &[
            id(),
            of("person_id", "person"),
            text("kind"),
            of("worker_id", "worker").or_none(),
            text("message"),
            day("from_on"),
            day("to_on").or_none(),
            number("from_import"),
            number("superseded_by").or_none(),
        ],
    ),
    (
        "contact",
        &[
            id(),
            of("person_id", "person"),
            of("worker_id", "worker"),
            text("role"),
            day("visited_on"),
            text("channel"),
            flag("attended"),
            text("reason").or_none(),
            text("functions"),
            text("note"),
            instant("recorded_at"),
            instant("withdrawn_at").or_none(),
            text("withdrawn_why").or_none(),
            version("version"),
        ],
    ),
    (
        "import",
        &[
            number("no").primary(),
            key("id"),
            text("kind"),
            of("agency_id", "agency"),
            text("state"),
            text("files"),
            text("digest"),
            number("rows_new"),
            number("rows_changed"),
            number("rows_unchanged"),
            number("rows_refused"),
            number("epoch"),
            key("staged_by"),
            instant("staged_at"),
            instant("applied_at").or_none(),
            instant("undone_at").or_none(),
        ],
    ),
    (
        "import_fault",
        &[
            id(),
            number("import_no").found_in("import", "no"),
            number("position"),
            flag("refuses"),
            text("file"),
            number("row"),
            text("column"),
            text("because"),
        ],
    ),
    (
        "audit",
        &[
            number("seq").primary(),
            instant("at"),
            key("account_id"),
            text("who"),
            text("role"),
            text("purpose"),
            text("action"),
            text("what"),
            key("person_id").or_none(),
            key("correlation"),
            text("outcome"),
            text("policy"),
            text("hash"),
        ],
    ),
    ("outbox", &[id(), instant("at"), text("kind"), text("body"), instant("sent_at").or_none()]),
    ("draft", &[id(), of("account_id", "account"), text("form"), key("about"), text("body"), instant("saved_at")]),
    ("form_key", &[key("key").primary(), key("account_id"), instant("used_at"), text("result")]),
];

/// Table, columns, unique.
const INDEXES: &[(&str, &[&str], bool)] = &[
    ("account", &["sign_in_name"], true),
    ("account", &["worker_id"], false),
    ("account", &["person_id"], false),
    ("agency", &["code"], true),
    ("audit", &["person_id", "seq"], false),
    ("audit", &["account_id", "seq"], false),
    ("contact", &["person_id", "visited_on"], false),
    ("draft", &["account_id", "form", "about"], true),
    ("form_key", &["used_at"], false),
    ("identifier", &["scheme", "value"], false),
    ("identifier", &["record_id"], false),
    ("identifier", &["person_id"], false),
    ("import", &["id"], true),
    ("import", &["state"], false),
    ("import_fault", &["import_no", "position"], false),
    ("limited_access", &["person_id"], false),
    ("limited_access", &["from_import"], false),
    ("limited_access", &["superseded_by"], false),
    ("membership", &["worker_id", "person_id"], false),
    ("membership", &["person_id"], false),
    ("membership", &["from_import"], false),
    ("membership", &["superseded_by"], false),
    ("name_key", &["key", "person_id"], false),
    ("name_key", &["record_id"], false),
    ("name_key", &["person_id"], false),
    ("outbox", &["sent_at"], false),
    ("person", &["from_import"], false),
    ("session", &["account_id"], false),
    ("sign_in_attempt", &["key", "at"], false),
    ("sign_in_code", &["code_hash"], true),
    ("sign_in_code", &["person_id"], false),
    ("source_record", &["person_id"], false),
    ("source_record", &["agency_id", "kind", "key"], false),
    ("source_record", &["from_import"], false),
    ("source_record", &["superseded_by"], false),
    ("team", &["agency_id"], false),
    ("worker", &["email"], true),
    ("worker", &["team_id"], false),
];
