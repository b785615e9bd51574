//! How ids, days and instants are written in a column, the same on both databases.
//!
//! Ids are UUIDs (16 bytes on SQLite, `uuid` on PostgreSQL), civil days are text `2027-03-31` that an auditor can read
//! and that sorts as it should, instants are whole microseconds since 1970 in UTC.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use domain::id::{
    AccountId, AgencyId, AgreementId, AppointmentId, CareEntryId, ClaimId, CommentId, ConditionId, ContactId,
    CorrelationId, DraftId, EventId, FindingAnswerId, FormKey, GoalId, ImportId, LinkEntryId, LinkEventId, LinkPairId,
    LinkRecordId, LinkRunId, ListEntryId, MembershipId, NeedEntryId, NeedFactId, NetworkEntryId, PanelEntryId,
    PanelSessionId, PersonId, PlaceId, ReceptionQuestionId, SignedReturnId, StepId, SupporterId, TeamId, WorkerId,
};
use domain::{Date, Timestamp};
pub use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{ArrayType, ColumnType, Nullable, StringLen, ValueType, ValueTypeErr};
use sea_orm::{ColIdx, DbErr, QueryResult, TryGetError, TryGetable, Value};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An id of the domain as a column value, and back.
pub trait Keyed: Sized {
    /// The column value.
    fn key(self) -> Uuid;
    /// The id in this column.
    fn from_key(key: Uuid) -> Self;
}

macro_rules! keyed {
    ($($id:ident),* $(,)?) => {$(
        impl Keyed for $id {
            fn key(self) -> Uuid { Uuid::from_u128(self.bits()) }
            fn from_key(key: Uuid) -> Self { Self::from_bits(key.as_u128()) }
        }
    )*};
}
keyed!(
    AccountId,
    AgencyId,
    AgreementId,
    AppointmentId,
    CareEntryId,
    ClaimId,
    CommentId,
    ConditionId,
    ContactId,
    EventId,
    FindingAnswerId,
    GoalId,
    CorrelationId,
    DraftId,
    FormKey,
    ImportId,
    LinkEntryId,
    LinkEventId,
    LinkPairId,
    LinkRecordId,
    LinkRunId,
    ListEntryId,
    MembershipId,
    NeedEntryId,
    NeedFactId,
    NetworkEntryId,
    PanelEntryId,
    PanelSessionId,
    PersonId,
    PlaceId,
    ReceptionQuestionId,
    SignedReturnId,
    StepId,
    SupporterId,
    TeamId,
    WorkerId
);

/// A civil day in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

/// An instant in a column, to the microsecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub Timestamp);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Day {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl fmt::Display for Instant {
    /// With six digits of a second, always: `2027-03-31T09:30:00.000000Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.6}", self.0)
    }
}

impl FromStr for Instant {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// In a copy of the record both are text that a person can read.
macro_rules! as_text {
    ($($type:ident),*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                <Cow<'de, str>>::deserialize(from)?.parse().map_err(D::Error::custom)
            }
        }
    )*};
}
as_text!(Day, Instant);

impl From<Day> for Value {
    fn from(day: Day) -> Self {
        Self::String(Some(day.0.to_string()))
    }
}

impl TryGetable for Day {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        let text = String::try_get_by(row, index)?;
        text.parse().map(Self).map_err(|_| TryGetError::DbErr(DbErr::Type("a day is not written as 2027-03-31".into())))
    }
}

impl ValueType for Day {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        match value {
            Value::String(Some(text)) => text.parse().map(Self).map_err(|_| ValueTypeErr),
            _ => Err(ValueTypeErr),
        }
    }
    fn type_name() -> String {
        "Day".to_owned()
    }
    fn array_type() -> ArrayType {
        ArrayType::String
    }
    fn column_type() -> ColumnType {
        ColumnType::String(StringLen::N(10))
    }
}

impl Nullable for Day {
    fn null() -> Value {
        Value::String(None)
    }
}

impl From<Instant> for Value {
    fn from(instant: Instant) -> Self {
        Self::BigInt(Some(instant.0.as_microsecond()))
    }
}

impl TryGetable for Instant {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        let micros = i64::try_get_by(row, index)?;
        Timestamp::from_microsecond(micros)
            .map(Self)
            .map_err(|_| TryGetError::DbErr(DbErr::Type("an instant is out of range".into())))
    }
}

impl ValueType for Instant {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        match value {
            Value::BigInt(Some(micros)) => Timestamp::from_microsecond(micros).map(Self).map_err(|_| ValueTypeErr),
            _ => Err(ValueTypeErr),
        }
    }
    fn type_name() -> String {
        "Instant".to_owned()
    }
    fn array_type() -> ArrayType {
        ArrayType::BigInt
    }
    fn column_type() -> ColumnType {
        ColumnType::BigInteger
    }
}

impl Nullable for Instant {
    fn null() -> Value {
        Value::BigInt(None)
    }
}
