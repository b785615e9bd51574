//! What rests on the rows of an import.

use std::collections::BTreeSet;

use store::sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, LockType, Order, Query, SelectStatement};
use store::sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};
use store::{StoreError, applied};

use super::Dependent;

#[derive(Debug, FromQueryResult)]
struct Found {
    found: i64,
}

/// People that import `no` brought.
fn people(no: i64) -> SelectStatement {
    Query::select().column("id").from("person").and_where(Expr::col(Alias::new("from_import")).eq(no)).to_owned()
}

/// Holds the people that import `no` brought, until the transaction ends: on PostgreSQL whoever writes a row about one of
/// them at this moment either is done before it is counted what rests on them, or waits. SQLite has one writer.
pub(super) async fn hold_people(rows: &impl ConnectionTrait, no: i64) -> Result<(), StoreError> {
    if rows.get_database_backend() == DbBackend::Postgres {
        let people = people(no).order_by("id", Order::Asc).lock(LockType::Update).to_owned();
        rows.execute(&people).await?;
    }
    Ok(())
}

fn about_them(column: &'static str, no: i64) -> Condition {
    Condition::all().add(Expr::col(Alias::new(column)).in_subquery(people(no)))
}

async fn count(rows: &impl ConnectionTrait, table: &'static str, which: Condition) -> Result<u64, StoreError> {
    let select =
        Query::select().expr_as(Expr::col(Alias::new("id")).count(), "found").from(table).cond_where(which).to_owned();
    let found = Found::find_by_statement(rows.get_database_backend().build(&select)).one(rows).await?;
    Ok(found.and_then(|row| u64::try_from(row.found).ok()).unwrap_or(0))
}

pub(super) async fn dependents(rows: &impl ConnectionTrait, no: i64) -> Result<Vec<Dependent>, StoreError> {
    let mut dependents = Vec::new();
    let later = later_imports(rows, no).await?;
    if !later.is_empty() {
        dependents.push(Dependent::LaterImports(later));
    }
    let mut by_hand = 0;
    for table in ["membership", "limited_access"] {
        let made = about_them("person_id", no).add(Expr::col(Alias::new("from_import")).eq(0));
        by_hand += count(rows, table, made).await?;
    }
    for table in ["appointment", "licence_condition", "release_day", "release_item"] {
        by_hand += count(rows, table, about_them("person_id", no)).await?;
    }
    for dependent in [
        Dependent::Contacts(count(rows, "contact", about_them("person_id", no)).await?),
        Dependent::Events(count(rows, "event", about_them("person_id", no)).await?),
        Dependent::PlanEntries(count(rows, "plan_entry", about_them("person_id", no)).await?),
        Dependent::Network(
            count(rows, "network_entry", about_them("person_id", no)).await?
                + count(rows, "finding_answer", about_them("person_id", no)).await?,
        ),
        Dependent::CareStatus(count(rows, "care_entry", about_them("person_id", no)).await?),
        Dependent::Needs(
            count(rows, "need_entry", about_them("person_id", no)).await?
                + count(rows, "panel_person", about_them("person_id", no)).await?,
        ),
        Dependent::Drafts(count(rows, "draft", about_them("about", no)).await?),
        Dependent::SignInCodes(count(rows, "sign_in_code", about_them("person_id", no)).await?),
        Dependent::Accounts(count(rows, "account", about_them("person_id", no)).await?),
        Dependent::MadeByHand(by_hand),
    ] {
        let is_none = matches!(
            dependent,
            Dependent::Contacts(0)
                | Dependent::Events(0)
                | Dependent::PlanEntries(0)
                | Dependent::Network(0)
                | Dependent::CareStatus(0)
                | Dependent::Needs(0)
                | Dependent::Drafts(0)
                | Dependent::SignInCodes(0)
                | Dependent::Accounts(0)
                | Dependent::MadeByHand(0)
        );
        if !is_none {
            dependents.push(dependent);
        }
    }
    Ok(dependents)
}

/// Applied imports that replaced a row of import `no`, or brought a row about one of its people.
async fn later_imports(rows: &impl ConnectionTrait, no: i64) -> Result<Vec<i64>, StoreError> {
    let (from, superseded) = (|| Expr::col(Alias::new("from_import")), || Expr::col(Alias::new("superseded_by")));
    let mut later = BTreeSet::new();
    for table in ["source_record", "membership", "limited_access"] {
        let in_force = Query::select()
            .column("no")
            .from("import")
            .and_where(Expr::col(Alias::new("state")).eq(super::ImportState::Applied.code()))
            .to_owned();
        let replaced = Query::select()
            .distinct()
            .expr_as(superseded(), "found")
            .from(table)
            .and_where(from().eq(no))
            .and_where(superseded().in_subquery(in_force))
            .to_owned();
        let hangs = Query::select()
            .distinct()
            .expr_as(from(), "found")
            .from(table)
            .cond_where(about_them("person_id", no))
            .and_where(from().ne(no))
            .and_where(from().ne(0))
            .and_where(applied(table))
            .to_owned();
        for select in [replaced, hangs] {
            let found = Found::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
            later.extend(found.into_iter().map(|row| row.found));
        }
    }
    Ok(later.into_iter().collect())
}
