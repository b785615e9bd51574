//! Columns as both databases understand them alike: what one refuses, the other refuses too.
//!
//! Text is compared byte by byte (PostgreSQL would otherwise sort as its server's language does, and a search by the
//! beginning of a name would miss people), and holds no NUL character (PostgreSQL cannot keep one; a copy of the
//! record must fit into either). Days are ten characters.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// One column of a new table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    name: &'static str,
    kind: Kind,
    null: bool,
    primary: bool,
    /// The table, and its column, that a value must be found in.
    of: Option<(&'static str, &'static str)>,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Key,
    Text,
    Day,
    Instant,
    Number,
    Version,
    Flag,
}

const fn column(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, null: false, primary: false, of: None }
}

/// The row's own id, `id`.
pub(super) const fn id() -> Column {
    column("id", Kind::Key).primary()
}

/// An id that need not be found in any table.
pub(super) const fn key(name: &'static str) -> Column {
    column(name, Kind::Key)
}

/// The id of a row of `table`: the row must be there, and cannot go while this one stands.
pub(super) const fn of(name: &'static str, table: &'static str) -> Column {
    Column { of: Some((table, "id")), ..column(name, Kind::Key) }
}

/// Text of any length.
pub(super) const fn text(name: &'static str) -> Column {
    column(name, Kind::Text)
}

/// A civil day, `2027-03-31`.
pub(super) const fn day(name: &'static str) -> Column {
    column(name, Kind::Day)
}

/// An instant, in microseconds since 1970 in UTC.
pub(super) const fn instant(name: &'static str) -> Column {
    column(name, Kind::Instant)
}

/// A whole number of 64 bits.
pub(super) const fn number(name: &'static str) -> Column {
    column(name, Kind::Number)
}

/// How often the row was changed.
pub(super) const fn version(name: &'static str) -> Column {
    column(name, Kind::Version)
}

/// True or false.
pub(super) const fn flag(name: &'static str) -> Column {
    column(name, Kind::Flag)
}

impl Column {
    /// May be empty.
    pub(super) const fn name(&self) -> &'static str {
        self.name
    }

    /// Nothing may stand in it.
    pub(super) const fn or_none(self) -> Self {
        Self { null: true, ..self }
    }

    /// The table's primary key.
    pub(super) const fn primary(self) -> Self {
        Self { primary: true, ..self }
    }

    /// Must be found in this column of `table`.
    pub(super) const fn found_in(self, table: &'static str, column: &'static str) -> Self {
        Self { of: Some((table, column)), ..self }
    }

    fn define(self, backend: DbBackend) -> ColumnDef {
        let mut def = ColumnDef::new(self.name);
        match self.kind {
            Kind::Key => def.uuid(),
            Kind::Text => def.text(),
            Kind::Day => def.string_len(10),
            Kind::Instant | Kind::Number => def.big_integer(),
            Kind::Version => def.integer(),
            Kind::Flag => def.boolean(),
        };
        let name = self.name;
        match (self.kind, backend) {
            (Kind::Text | Kind::Day, DbBackend::Postgres) => {
                def.extra("COLLATE \"C\"");
            }
            (Kind::Text, _) => {
                def.check(Expr::cust(format!("instr(\"{name}\", char(0)) = 0")));
            }
            (Kind::Day, _) => {
                def.check(Expr::cust(format!("length(\"{name}\") = 10")));
            }
            _ => {}
        }
        if self.primary {
            def.primary_key();
        }
        if self.null {
            def.null()
        } else {
            def.not_null()
        };
        def
    }
}

/// Makes tables, parents first, and then indexes: table, columns, unique.
pub(super) async fn make(
    manager: &SchemaManager<'_>,
    tables: &[(&'static str, &[Column])],
    indexes: &[(&'static str, &[&'static str], bool)],
) -> Result<(), DbErr> {
    for (name, columns) in tables {
        manager.create_table(table(name, columns, manager.get_database_backend())).await?;
    }
    for (table, columns, unique) in indexes {
        manager.create_index(index(table, columns, *unique)).await?;
    }
    Ok(())
}

/// A new table with these columns.
pub(super) fn table(name: &'static str, columns: &[Column], backend: DbBackend) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name);
    for column in columns {
        table.col(column.define(backend));
        if let Some((other, key)) = column.of {
            table.foreign_key(
                ForeignKey::create().name(format!("{name}_{}", column.name)).from(name, column.name).to(other, key),
            );
        }
    }
    table
}

/// A column more in a table that is there; it must be one that may be empty.
pub(super) fn added(table: &'static str, column: Column, backend: DbBackend) -> TableAlterStatement {
    let mut column = column.define(backend);
    Table::alter().table(table).add_column(&mut column).to_owned()
}

/// An index named for its table and columns.
pub(super) fn index(table: &'static str, columns: &[&'static str], unique: bool) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(index_name(table, columns)).table(table);
    for column in columns {
        index.col(*column);
    }
    if unique {
        index.unique();
    }
    index
}

/// The name of an index: of at most 63 characters, as PostgreSQL has it.
pub(super) fn index_name(table: &str, columns: &[&str]) -> String {
    format!("{table}_{}", columns.join("_"))
}
