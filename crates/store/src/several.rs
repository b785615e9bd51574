//! Rows of several tables with one question: each row of the answer is a row of one of them.
//!
//! A page that stands on many small tables of one person asks for all of them at once, whatever each of them holds. The
//! question numbers the tables and joins each to its own number alone, so that no row of one meets a row of another.

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, JoinType, Query, SelectStatement, UnionType};
use sea_orm::{EntityTrait, FromQueryResult, IdenStatic, Iterable, QueryResult};

use crate::columns::Uuid;
use crate::entity::worker;
use crate::{Rows, StoreError};

const WHICH: &str = "which";
const NAME: &str = "writer_name";

/// A question for rows of several tables, each with the name of the worker who wrote it.
#[derive(Debug, Default)]
pub struct Several {
    tables: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    name: &'static str,
    columns: Vec<String>,
    /// Which rows of it.
    wanted: Expr,
    writer: &'static str,
}

/// What was found.
#[derive(Debug)]
pub struct Found {
    tables: Vec<&'static str>,
    rows: Vec<QueryResult>,
}

/// A row, with the name of the worker who wrote it; none where no worker did.
pub type Written<M> = (M, Option<String>);

impl Several {
    /// Asks for the rows of a table for which `wanted` holds; `writer` is the column of the worker who wrote them. Each
    /// table once.
    #[must_use]
    pub fn and<E: EntityTrait>(mut self, _: E, wanted: Expr, writer: &'static str) -> Self {
        let columns = E::Column::iter().map(|column| column.as_str().to_owned()).collect();
        self.tables.push(Part { name: E::default().table_name(), columns, wanted, writer });
        self
    }

    /// Asks: one question.
    pub async fn ask(self, rows: &impl Rows) -> Result<Found, StoreError> {
        let tables = self.tables.iter().map(|part| part.name).collect();
        Ok(Found { tables, rows: rows.query_all(&self.select()).await? })
    }

    fn select(self) -> SelectStatement {
        let which = |number: usize| Expr::cust(number.to_string());
        let mut numbers = Query::select();
        numbers.expr_as(which(0), WHICH);
        for number in 1..self.tables.len() {
            numbers.union(UnionType::All, Query::select().expr_as(which(number), WHICH).to_owned());
        }
        let mut select = Query::select();
        select.column((WHICH, WHICH)).from_subquery(numbers, WHICH);
        let mut by = Vec::new();
        for (number, part) in self.tables.into_iter().enumerate() {
            let table = Alias::new(part.name);
            for column in &part.columns {
                let alias = format!("{}_{column}", part.name);
                select.expr_as(Expr::col((table.clone(), Alias::new(column.clone()))), alias);
            }
            let mine = Expr::col((WHICH, WHICH)).eq(which(number));
            select.join(JoinType::LeftJoin, table.clone(), mine.and(part.wanted));
            by.push(Expr::col((table, Alias::new(part.writer))));
        }
        let by_id = |writer: Expr| Expr::col((worker::Entity, worker::Column::Id)).eq(writer);
        // SQLite will not choose among one.
        let only = if by.len() == 1 { by.pop() } else { None };
        let of_writer = only.map_or_else(|| by_id(Func::coalesce(by).into()), by_id);
        select.left_join(worker::Entity, of_writer);
        select.expr_as(Expr::col((worker::Entity, worker::Column::Name)), NAME);
        select
    }
}

impl Found {
    /// The rows of a table that was asked for, in no order.
    pub fn rows_of<E: EntityTrait>(&self, _: E) -> Result<Vec<Written<E::Model>>, StoreError> {
        let name = E::default().table_name();
        let prefix = format!("{name}_");
        let number = self.tables.iter().position(|table| *table == name);
        let mut found = Vec::new();
        for row in &self.rows {
            let which: i32 = row.try_get("", WHICH)?;
            let is_there = row.try_get::<Option<Uuid>>(&prefix, "id")?.is_some();
            if is_there && usize::try_from(which).ok() == number {
                found.push((E::Model::from_query_result(row, &prefix)?, row.try_get("", NAME)?));
            }
        }
        Ok(found)
    }
}
