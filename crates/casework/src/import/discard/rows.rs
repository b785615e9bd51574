//! Removing the rows of an import that is not applied, so many at a time.

use store::StoreError;
use store::sea_orm::ConnectionTrait;
use store::sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement};

use crate::import::ImportState;

/// What is removed in one turn.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// Records with their numbers and name keys.
    Records,
    /// Rows of a table that say themselves which import brought them.
    Brought(&'static str),
    /// People it brought, unless rows of another import that is not applied still hang on them; then they go with
    /// those. Whoever anything else hangs on stays, unseen.
    People,
    /// Marks that the import replaced a row of this table.
    Replaced(&'static str),
}

/// Everything an import writes, in the order in which it can be taken away.
pub(super) const STEPS: &[Step] = &[
    Step::Replaced("source_record"),
    Step::Replaced("membership"),
    Step::Replaced("limited_access"),
    Step::Records,
    Step::Brought("membership"),
    Step::Brought("limited_access"),
    // First what says that the changes are whole.
    Step::Brought("replan"),
    Step::Brought("replan_change"),
    Step::People,
];

/// Ids of at most `limit` rows of `table` that have `no` in `column`.
fn some(table: &'static str, column: &'static str, no: i64, limit: usize) -> SelectStatement {
    Query::select()
        .column("id")
        .from(table)
        .and_where(Expr::col(Alias::new(column)).eq(no))
        .order_by(Alias::new("id"), Order::Asc)
        .limit(limit as u64)
        .to_owned()
}

/// Ids of at most `limit` people on whom nothing hangs, of import `no` and of imports thrown away before.
fn people(no: i64, limit: usize) -> SelectStatement {
    let from_import = || Expr::col(("person", "from_import"));
    let discarded = Query::select()
        .column("no")
        .from("import")
        .and_where(Expr::col("state").eq(ImportState::Discarded.code()))
        .to_owned();
    let mut select = Query::select();
    select
        .column(("person", "id"))
        .from("person")
        .and_where(from_import().eq(no).or(from_import().in_subquery(discarded)))
        .limit(limit as u64);
    for table in [
        "source_record",
        "membership",
        "limited_access",
        "contact",
        "event",
        "network_entry",
        "care_entry",
        "need_entry",
        "panel_person",
        "panel_entry",
        "finding_answer",
        "plan_entry",
        "reception_told",
        "sign_in_code",
        "account",
    ] {
        let hanging = Query::select()
            .expr(Expr::value(1))
            .from(table)
            .and_where(Expr::col((table, "person_id")).equals(("person", "id")))
            .to_owned();
        select.and_where(Expr::exists(hanging).not());
    }
    select
}

/// Does at most `limit` rows of one step and says how many it did.
pub(super) async fn run(rows: &impl ConnectionTrait, step: Step, no: i64, limit: usize) -> Result<u64, StoreError> {
    let id = || Expr::col(Alias::new("id"));
    let done = match step {
        Step::Replaced(table) => {
            let update = Query::update()
                .table(table)
                .value("superseded_by", Option::<i64>::None)
                .and_where(id().in_subquery(some(table, "superseded_by", no, limit)))
                .to_owned();
            rows.execute(&update).await?
        }
        Step::Brought(table) => {
            let delete = Query::delete()
                .from_table(table)
                .and_where(id().in_subquery(some(table, "from_import", no, limit)))
                .to_owned();
            rows.execute(&delete).await?
        }
        Step::People => {
            let delete = Query::delete().from_table("person").and_where(id().in_subquery(people(no, limit))).to_owned();
            rows.execute(&delete).await?
        }
        Step::Records => {
            let records = || some("source_record", "from_import", no, limit);
            for table in ["identifier", "name_key"] {
                let delete = Query::delete()
                    .from_table(table)
                    .and_where(Expr::col(Alias::new("record_id")).in_subquery(records()))
                    .to_owned();
                rows.execute(&delete).await?;
            }
            let delete = Query::delete().from_table("source_record").and_where(id().in_subquery(records())).to_owned();
            rows.execute(&delete).await?
        }
    };
    Ok(done.rows_affected())
}
