//! The first tables: everything the first journey needs, limited access included.

use sea_orm_migration::prelude::*;

use super::index;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        for (table, columns, unique) in INDEXES {
            manager.create_index(index(table, columns, *unique)).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables().iter().rev() {
            if let Some(name) = table.get_table_name() {
                manager.drop_table(Table::drop().table(name.clone()).to_owned()).await?;
            }
        }
        Ok(())
    }
}

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

fn tables() -> Vec<TableCreateStatement> {
    vec![
        agency(),
        team(),
        worker(),
        account(),
        session(),
        sign_in_attempt(),
        sign_in_code(),
        person(),
        source_record(),
        identifier(),
        name_key(),
        membership(),
        limited_access(),
        contact(),
        import(),
        import_fault(),
        audit(),
        outbox(),
        draft(),
        form_key(),
    ]
}

fn agency() -> TableCreateStatement {
    Table::create()
        .table("agency")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("code").text().not_null())
        .col(ColumnDef::new("kind").text().not_null())
        .col(ColumnDef::new("name").text().not_null())
        .to_owned()
}

fn team() -> TableCreateStatement {
    Table::create()
        .table("team")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("agency_id").uuid().not_null())
        .col(ColumnDef::new("name").text().not_null())
        .to_owned()
}

fn worker() -> TableCreateStatement {
    Table::create()
        .table("worker")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("agency_id").uuid().not_null())
        .col(ColumnDef::new("team_id").uuid().null())
        .col(ColumnDef::new("name").text().not_null())
        .col(ColumnDef::new("email").text().not_null())
        .col(ColumnDef::new("role").text().not_null())
        .to_owned()
}

fn account() -> TableCreateStatement {
    Table::create()
        .table("account")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("worker_id").uuid().null())
        .col(ColumnDef::new("person_id").uuid().null())
        .col(ColumnDef::new("sign_in_name").text().not_null())
        .col(ColumnDef::new("secret").text().not_null())
        .col(ColumnDef::new("closed_at").big_integer().null())
        .col(ColumnDef::new("created_at").big_integer().not_null())
        .to_owned()
}

fn session() -> TableCreateStatement {
    Table::create()
        .table("session")
        .col(ColumnDef::new("id").text().not_null().primary_key())
        .col(ColumnDef::new("account_id").uuid().not_null())
        .col(ColumnDef::new("began_at").big_integer().not_null())
        .col(ColumnDef::new("seen_at").big_integer().not_null())
        .col(ColumnDef::new("ended_at").big_integer().null())
        .to_owned()
}

fn sign_in_attempt() -> TableCreateStatement {
    Table::create()
        .table("sign_in_attempt")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("key").text().not_null())
        .col(ColumnDef::new("at").big_integer().not_null())
        .to_owned()
}

fn sign_in_code() -> TableCreateStatement {
    Table::create()
        .table("sign_in_code")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("person_id").uuid().not_null())
        .col(ColumnDef::new("code_hash").text().not_null())
        .col(ColumnDef::new("issued_by").uuid().not_null())
        .col(ColumnDef::new("issued_at").big_integer().not_null())
        .col(ColumnDef::new("used_at").big_integer().null())
        .to_owned()
}

fn person() -> TableCreateStatement {
    Table::create()
        .table("person")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("from_import").big_integer().not_null())
        .col(ColumnDef::new("created_at").big_integer().not_null())
        .to_owned()
}

fn source_record() -> TableCreateStatement {
    Table::create()
        .table("source_record")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("person_id").uuid().not_null())
        .col(ColumnDef::new("agency_id").uuid().not_null())
        .col(ColumnDef::new("kind").text().not_null())
        .col(ColumnDef::new("key").text().not_null())
        .col(ColumnDef::new("from_import").big_integer().not_null())
        .col(ColumnDef::new("superseded_by").big_integer().null())
        .col(ColumnDef::new("hash").text().not_null())
        .col(ColumnDef::new("given_name").text().not_null())
        .col(ColumnDef::new("family_name").text().not_null())
        .col(ColumnDef::new("born_on").string_len(10).null())
        .col(ColumnDef::new("limited").text().null())
        .col(ColumnDef::new("content").text().not_null())
        .to_owned()
}

fn identifier() -> TableCreateStatement {
    Table::create()
        .table("identifier")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("scheme").text().not_null())
        .col(ColumnDef::new("value").text().not_null())
        .col(ColumnDef::new("record_id").uuid().not_null())
        .col(ColumnDef::new("person_id").uuid().not_null())
        .to_owned()
}

fn name_key() -> TableCreateStatement {
    Table::create()
        .table("name_key")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("key").text().not_null())
        .col(ColumnDef::new("record_id").uuid().not_null())
        .col(ColumnDef::new("person_id").uuid().not_null())
        .to_owned()
}

fn membership() -> TableCreateStatement {
    Table::create()
        .table("membership")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("person_id").uuid().not_null())
        .col(ColumnDef::new("worker_id").uuid().not_null())
        .col(ColumnDef::new("agency_id").uuid().not_null())
        .col(ColumnDef::new("role").text().not_null())
        .col(ColumnDef::new("lead").boolean().not_null())
        .col(ColumnDef::new("from_on").string_len(10).not_null())
        .col(ColumnDef::new("to_on").string_len(10).null())
        .col(ColumnDef::new("from_import").big_integer().not_null())
        .col(ColumnDef::new("superseded_by").big_integer().null())
        .to_owned()
}

fn limited_access() -> TableCreateStatement {
    Table::create()
        .table("limited_access")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("person_id").uuid().not_null())
        .col(ColumnDef::new("kind").text().not_null())
        .col(ColumnDef::new("worker_id").uuid().null())
        .col(ColumnDef::new("message").text().not_null())
        .col(ColumnDef::new("from_on").string_len(10).not_null())
        .col(ColumnDef::new("to_on").string_len(10).null())
        .col(ColumnDef::new("from_import").big_integer().not_null())
        .col(ColumnDef::new("superseded_by").big_integer().null())
        .to_owned()
}

fn contact() -> TableCreateStatement {
    Table::create()
        .table("contact")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("person_id").uuid().not_null())
        .col(ColumnDef::new("worker_id").uuid().not_null())
        .col(ColumnDef::new("role").text().not_null())
        .col(ColumnDef::new("visited_on").string_len(10).not_null())
        .col(ColumnDef::new("channel").text().not_null())
        .col(ColumnDef::new("attended").boolean().not_null())
        .col(ColumnDef::new("reason").text().null())
        .col(ColumnDef::new("functions").text().not_null())
        .col(ColumnDef::new("note").text().not_null())
        .col(ColumnDef::new("recorded_at").big_integer().not_null())
        .col(ColumnDef::new("withdrawn_at").big_integer().null())
        .col(ColumnDef::new("withdrawn_why").text().null())
        .col(ColumnDef::new("version").integer().not_null())
        .to_owned()
}

fn import() -> TableCreateStatement {
    Table::create()
        .table("import")
        .col(ColumnDef::new("no").big_integer().not_null().primary_key())
        .col(ColumnDef::new("id").uuid().not_null())
        .col(ColumnDef::new("kind").text().not_null())
        .col(ColumnDef::new("agency_id").uuid().not_null())
        .col(ColumnDef::new("state").text().not_null())
        .col(ColumnDef::new("files").text().not_null())
        .col(ColumnDef::new("digest").text().not_null())
        .col(ColumnDef::new("rows_new").big_integer().not_null())
        .col(ColumnDef::new("rows_changed").big_integer().not_null())
        .col(ColumnDef::new("rows_unchanged").big_integer().not_null())
        .col(ColumnDef::new("rows_refused").big_integer().not_null())
        .col(ColumnDef::new("epoch").big_integer().not_null())
        .col(ColumnDef::new("staged_by").uuid().not_null())
        .col(ColumnDef::new("staged_at").big_integer().not_null())
        .col(ColumnDef::new("applied_at").big_integer().null())
        .col(ColumnDef::new("undone_at").big_integer().null())
        .to_owned()
}

fn import_fault() -> TableCreateStatement {
    Table::create()
        .table("import_fault")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("import_no").big_integer().not_null())
        .col(ColumnDef::new("position").big_integer().not_null())
        .col(ColumnDef::new("refuses").boolean().not_null())
        .col(ColumnDef::new("file").text().not_null())
        .col(ColumnDef::new("row").big_integer().not_null())
        .col(ColumnDef::new("column").text().not_null())
        .col(ColumnDef::new("because").text().not_null())
        .to_owned()
}

fn audit() -> TableCreateStatement {
    Table::create()
        .table("audit")
        .col(ColumnDef::new("seq").big_integer().not_null().primary_key())
        .col(ColumnDef::new("at").big_integer().not_null())
        .col(ColumnDef::new("account_id").uuid().not_null())
        .col(ColumnDef::new("who").text().not_null())
        .col(ColumnDef::new("role").text().not_null())
        .col(ColumnDef::new("purpose").text().not_null())
        .col(ColumnDef::new("action").text().not_null())
        .col(ColumnDef::new("what").text().not_null())
        .col(ColumnDef::new("person_id").uuid().null())
        .col(ColumnDef::new("correlation").uuid().not_null())
        .col(ColumnDef::new("outcome").text().not_null())
        .col(ColumnDef::new("policy").text().not_null())
        .col(ColumnDef::new("hash").text().not_null())
        .to_owned()
}

fn outbox() -> TableCreateStatement {
    Table::create()
        .table("outbox")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("at").big_integer().not_null())
        .col(ColumnDef::new("kind").text().not_null())
        .col(ColumnDef::new("body").text().not_null())
        .col(ColumnDef::new("sent_at").big_integer().null())
        .to_owned()
}

fn draft() -> TableCreateStatement {
    Table::create()
        .table("draft")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("account_id").uuid().not_null())
        .col(ColumnDef::new("form").text().not_null())
        .col(ColumnDef::new("about").uuid().not_null())
        .col(ColumnDef::new("body").text().not_null())
        .col(ColumnDef::new("saved_at").big_integer().not_null())
        .to_owned()
}

fn form_key() -> TableCreateStatement {
    Table::create()
        .table("form_key")
        .col(ColumnDef::new("key").uuid().not_null().primary_key())
        .col(ColumnDef::new("account_id").uuid().not_null())
        .col(ColumnDef::new("used_at").big_integer().not_null())
        .col(ColumnDef::new("result").text().not_null())
        .to_owned()
}
