//! Clerical review: pairs of records that a run of linkage left to people, what people said of them, and the records that
//! are held to be one person because of it. What people said and what they joined is only ever added to.

use sea_orm_migration::prelude::*;

use super::column::{Column, day, id, instant, make, number, of, text, version};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables: &[(&'static str, &[Column])] = &[
            ("link_run", RUN),
            ("link_record", RECORD),
            ("link_pair", PAIR),
            ("link_claim", CLAIM),
            ("link_entry", ENTRY),
            ("link_event", EVENT),
        ];
        make(manager, tables, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["link_event", "link_entry", "link_claim", "link_pair", "link_record", "link_run"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

const RUN: &[Column] = &[
    id(),
    // Over the manifest of the run and whose files it read: the same run is brought in once.
    text("digest"),
    of("one_agency", "agency"),
    of("other_agency", "agency"),
    text("one_file"),
    text("other_file"),
    text("model_sha256"),
    // Thousandths of a bit.
    number("join_from"),
    number("keep_from"),
    number("review_from"),
    number("pairs"),
    text("brought_by"),
    instant("brought_at"),
];

// An agency's record by the agency's own number; whose person it hangs on is asked for each time.
const RECORD: &[Column] = &[id(), of("agency_id", "agency"), text("kind"), text("key")];

const PAIR: &[Column] = &[
    id(),
    // The run that brought it last.
    of("run_id", "link_run"),
    of("one_record", "link_record"),
    of("other_record", "link_record"),
    // Thousandths of a bit.
    number("weight"),
    number("margin"),
    text("flag").or_none(),
    text("decided"),
    // Field by field, and the evidence step by step: JSON.
    text("compared"),
    text("evidence"),
    version("version"),
];

// Who has a pair open. A claim goes when they answer or let go: how long anybody took is kept nowhere.
const CLAIM: &[Column] = &[id(), of("pair_id", "link_pair"), of("worker_id", "worker"), instant("until")];

const ENTRY: &[Column] = &[
    id(),
    of("pair_id", "link_pair"),
    // Its place among what was said of the pair.
    number("no"),
    text("kind"),
    text("saying").or_none(),
    text("went_by").or_none(),
    text("words").or_none(),
    text("attention").or_none(),
    text("scope").or_none(),
    // Nobody where a run brought it.
    of("worker_id", "worker").or_none(),
    text("by_name"),
    text("role").or_none(),
    // The day alone: how long anybody took over a pair cannot be worked out from these rows.
    day("said_on"),
];

const EVENT: &[Column] = &[
    id(),
    // A merge or a split.
    text("kind"),
    of("pair_id", "link_pair"),
    // Of a merge.
    of("one_record", "link_record").or_none(),
    of("other_record", "link_record").or_none(),
    // Of a split: the merge that it takes back.
    of("splits", "link_event").or_none(),
    text("why"),
    of("worker_id", "worker"),
    text("by_name"),
    instant("happened_at"),
];

/// Table, columns, unique. Two records are one pair, whatever run brings them; a merge is taken back once.
const INDEXES: &[(&str, &[&str], bool)] = &[
    ("link_run", &["digest"], true),
    ("link_record", &["agency_id", "kind", "key"], true),
    ("link_pair", &["one_record", "other_record"], true),
    ("link_pair", &["other_record"], false),
    ("link_claim", &["pair_id"], true),
    ("link_claim", &["worker_id"], false),
    ("link_entry", &["pair_id", "no"], true),
    ("link_event", &["one_record"], false),
    ("link_event", &["other_record"], false),
    ("link_event", &["pair_id"], false),
    ("link_event", &["splits"], true),
];
