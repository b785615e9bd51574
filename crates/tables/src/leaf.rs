//! What a column of a Parquet file holds, in our kinds: told from its physical type and its annotation.

use parquet::basic::{ConvertedType, LogicalType, TimeUnit, Type as Physical};
use parquet::schema::types::{ColumnDescriptor, SchemaDescriptor};

use crate::values::Kind;

/// How the stored values are to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    Text,
    Whole,
    /// Whole numbers without a sign, in 64 bits.
    Unsigned,
    Number,
    /// A whole number of this many decimal places.
    Decimal(i32),
    Flag,
    /// Days since 1 January 1970.
    Days,
    /// So many of a unit make a day; the value counts units since 1 January 1970.
    Instant(i64),
    /// Text in a list; the definition levels from which there is an item at this place, and at which it is present.
    List {
        slot: i16,
        present: i16,
    },
}

impl Meaning {
    pub(crate) const fn kind(self) -> Kind {
        match self {
            Self::Text => Kind::Text,
            Self::Whole | Self::Unsigned => Kind::Whole,
            Self::Number | Self::Decimal(_) => Kind::Number,
            Self::Flag => Kind::Flag,
            Self::Days | Self::Instant(_) => Kind::Day,
            Self::List { .. } => Kind::List,
        }
    }
}

/// A column of the table and the leaf of the schema that holds it.
#[derive(Debug, Clone)]
pub(crate) struct Leaf {
    pub(crate) name: String,
    /// The place among the leaves.
    pub(crate) at: usize,
    /// What it means, or in words what cannot be read.
    pub(crate) meaning: Result<Meaning, String>,
}

/// The columns of a table: one for each branch at the root of the schema.
pub(crate) fn leaves(schema: &SchemaDescriptor) -> Vec<Leaf> {
    let mut leaves: Vec<Leaf> = Vec::new();
    let mut last_root = None;
    for (at, column) in schema.columns().iter().enumerate() {
        let root = schema.get_column_root_idx(at);
        if last_root == Some(root) {
            // A second leaf of one branch: a structure, a map or a list of structures.
            if let Some(leaf) = leaves.last_mut() {
                leaf.meaning = Err("a structure".to_owned());
            }
            continue;
        }
        last_root = Some(root);
        let name = schema.get_column_root(at).name().to_owned();
        leaves.push(Leaf { name, at, meaning: meaning(column) });
    }
    leaves
}

fn meaning(column: &ColumnDescriptor) -> Result<Meaning, String> {
    let depth = column.path().parts().len();
    match (depth, column.max_rep_level()) {
        (1, 0) => plain(column),
        (2 | 3, 1) if plain(column) == Ok(Meaning::Text) => {
            Ok(Meaning::List { slot: column.repeated_ancestor_def_level(), present: column.max_def_level() })
        }
        (_, 0) => Err("a structure".to_owned()),
        _ => Err("a list of something else than text".to_owned()),
    }
}

fn plain(column: &ColumnDescriptor) -> Result<Meaning, String> {
    let is_time = matches!(column.logical_type_ref(), Some(LogicalType::Time(_)))
        || matches!(column.converted_type(), ConvertedType::TIME_MILLIS | ConvertedType::TIME_MICROS);
    let instant = |unit: &TimeUnit| match unit {
        TimeUnit::MILLIS => Meaning::Instant(86_400_000),
        TimeUnit::MICROS => Meaning::Instant(86_400_000_000),
        TimeUnit::NANOS => Meaning::Instant(86_400_000_000_000),
    };
    Ok(match (column.physical_type(), column.logical_type_ref(), column.converted_type()) {
        (Physical::BOOLEAN, ..) => Meaning::Flag,
        (Physical::FLOAT | Physical::DOUBLE, ..) => Meaning::Number,
        (Physical::INT64, Some(LogicalType::Timestamp(stamp)), _) => instant(&stamp.unit),
        (Physical::INT64, _, ConvertedType::TIMESTAMP_MILLIS) => Meaning::Instant(86_400_000),
        (Physical::INT64, _, ConvertedType::TIMESTAMP_MICROS) => Meaning::Instant(86_400_000_000),
        (Physical::INT32, _, ConvertedType::DATE) => Meaning::Days,
        (Physical::INT32 | Physical::INT64, _, ConvertedType::DECIMAL) => Meaning::Decimal(column.type_scale()),
        (Physical::INT32 | Physical::INT64, _, ConvertedType::UINT_32 | ConvertedType::UINT_64) => Meaning::Unsigned,
        (Physical::INT32 | Physical::INT64, ..) if !is_time => Meaning::Whole,
        (Physical::BYTE_ARRAY, _, converted) if converted != ConvertedType::DECIMAL => Meaning::Text,
        _ => return Err(format!("{} {:?}", column.physical_type(), column.converted_type())),
    })
}
