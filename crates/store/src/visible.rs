//! What an import brought is seen only once the import is applied, and again not once it is undone.
//!
//! Rows say which import brought them (`from_import`) and which replaced them (`superseded_by`). Applying and undoing an
//! import therefore change one row, the import's own: whole or not at all, at any size, while people work. Import 0
//! stands for what was recorded by hand and is always applied.

use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Func, Query, SelectStatement, SimpleExpr};

/// Which imports count in a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum World {
    /// Those that are applied: what everybody sees.
    #[default]
    AsItIs,
    /// As if this import were applied too, such as one that is staged.
    With(i64),
    /// As if this import were not applied.
    Without(i64),
}

/// Numbers of the imports whose rows are not to be seen: staged, undone, discarded. A handful at most.
pub fn not_applied_imports() -> SelectStatement {
    not_applied_in(World::AsItIs)
}

fn not_applied_in(world: World) -> SelectStatement {
    let not_applied = Expr::col("state").ne("applied");
    let which = match world {
        World::AsItIs => not_applied,
        World::With(no) => not_applied.and(Expr::col("no").ne(no)),
        World::Without(no) => not_applied.or(Expr::col("no").eq(no)),
    };
    Query::select().column("no").from("import").and_where(which).to_owned()
}

/// Whether the import that brought a row of `table` is applied.
pub fn applied(table: &'static str) -> SimpleExpr {
    applied_in(table, World::AsItIs)
}

fn applied_in(table: &'static str, world: World) -> SimpleExpr {
    Expr::col((Alias::new(table), Alias::new("from_import"))).not_in_subquery(not_applied_in(world))
}

/// In place of the import that replaced a row, for a row that nothing replaced. No import has this number.
const NO_IMPORT: i64 = -1;

/// Whether a row of `table` (its name or alias in the query) is to be seen: brought by an applied import and not
/// replaced by an applied one.
///
/// `superseded_by` stands within `COALESCE` so that no database takes its index for the way in: most rows have none, and
/// a question about thirty people would walk through everybody's.
pub fn visible(table: &'static str) -> Condition {
    visible_in(table, World::AsItIs)
}

/// The same in another world, for comparing two.
pub fn visible_in(table: &'static str, world: World) -> Condition {
    let superseded = || {
        let column = Expr::col((Alias::new(table), Alias::new("superseded_by")));
        SimpleExpr::from(Func::coalesce([column, Expr::value(NO_IMPORT)]))
    };
    Condition::all()
        .add(applied_in(table, world))
        .add(Condition::any().add(superseded().eq(NO_IMPORT)).add(superseded().in_subquery(not_applied_in(world))))
}
