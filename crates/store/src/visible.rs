//! What an import brought is seen only once the import is applied, and again not once it is undone.
//!
//! Rows say which import brought them (`from_import`) and which replaced them (`superseded_by`). Applying and undoing an
//! import therefore change one row, the import's own: whole or not at all, at any size, while people work. Import 0
//! stands for what was recorded by hand and is always applied.

use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Func, Query, SelectStatement, SimpleExpr};

/// Numbers of the imports whose rows are not to be seen: staged, undone, discarded. A handful at most.
pub fn not_applied_imports() -> SelectStatement {
    Query::select().column("no").from("import").and_where(Expr::col("state").ne("applied")).to_owned()
}

/// Whether the import that brought a row of `table` is applied.
pub fn applied(table: &'static str) -> SimpleExpr {
    Expr::col((Alias::new(table), Alias::new("from_import"))).not_in_subquery(not_applied_imports())
}

/// In place of the import that replaced a row, for a row that nothing replaced. No import has this number.
const NO_IMPORT: i64 = -1;

/// Whether a row of `table` (its name or alias in the query) is to be seen: brought by an applied import and not
/// replaced by an applied one.
///
/// `superseded_by` stands within `COALESCE` so that no database takes its index for the way in: most rows have none, and
/// a question about thirty people would walk through everybody's.
pub fn visible(table: &'static str) -> Condition {
    let superseded = || {
        let column = Expr::col((Alias::new(table), Alias::new("superseded_by")));
        SimpleExpr::from(Func::coalesce([column, Expr::value(NO_IMPORT)]))
    };
    Condition::all()
        .add(applied(table))
        .add(Condition::any().add(superseded().eq(NO_IMPORT)).add(superseded().in_subquery(not_applied_imports())))
}
