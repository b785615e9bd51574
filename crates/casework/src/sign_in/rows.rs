//! The queries of signing in.

use access::{Asker, Who};
use domain::Timestamp;
use domain::agency::Role;
use domain::id::{AccountId, AgencyId, PersonId, SupporterId, TeamId, WorkerId};
use domain::network::SupporterKind;
use store::columns::{Instant, Keyed, Uuid};
use store::entity::{account, network_entry, person, session, sign_in_code, worker};
use store::sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use store::sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Set,
};
use store::{Rows, StoreError};

use super::session::SessionId;
use crate::record;

/// An open account. No `Debug`: it holds the hash of a secret.
pub(super) struct Account {
    pub(super) id: AccountId,
    pub(super) sign_in_name: String,
    /// Empty until one is chosen.
    pub(super) secret: String,
    pub(super) holds: Holds,
}

/// Who holds an account.
pub(super) enum Holds {
    Worker { worker: WorkerId, name: String, role: Role, agency: AgencyId, team: Option<TeamId> },
    YoungAdult(PersonId),
    Supporter { of: PersonId, supporter: SupporterId },
}

impl Account {
    /// Who it is to the policy. A young adult goes by their first name, somebody of their network by what they are called
    /// there: one question.
    pub(super) async fn asker(self, rows: &impl Rows) -> Result<Asker, StoreError> {
        match self.holds {
            Holds::Worker { worker, name, role, agency, team } => {
                let who = Who::Worker(worker);
                Ok(Asker { account: self.id, who, name, role: Some(role), agency: Some(agency), team })
            }
            Holds::YoungAdult(person) => {
                let name = record::known(rows, person).await?.name.given;
                Ok(Asker::young_adult(self.id, person, if name.is_empty() { self.sign_in_name } else { name }))
            }
            Holds::Supporter { of, supporter } => {
                let (name, kind) = supporter_name(rows, of, supporter).await?;
                Ok(Asker::supporter(self.id, (of, supporter), name, kind.role()))
            }
        }
    }
}

#[derive(FromQueryResult)]
struct AccountRow {
    id: Uuid,
    person_id: Option<Uuid>,
    supporter_id: Option<Uuid>,
    sign_in_name: String,
    secret: String,
    worker_id: Option<Uuid>,
    name: Option<String>,
    role: Option<String>,
    agency_id: Option<Uuid>,
    team_id: Option<Uuid>,
}

impl TryFrom<AccountRow> for Account {
    type Error = StoreError;

    fn try_from(row: AccountRow) -> Result<Self, StoreError> {
        let bad = |column| StoreError::inconsistent("account", column, row.id);
        let holds = match (row.worker_id, row.person_id, row.supporter_id) {
            (Some(worker), None, None) => Holds::Worker {
                worker: WorkerId::from_key(worker),
                name: row.name.ok_or_else(|| bad("worker_id"))?,
                role: row.role.as_deref().and_then(Role::from_code).ok_or_else(|| bad("worker_id"))?,
                agency: row.agency_id.map(AgencyId::from_key).ok_or_else(|| bad("worker_id"))?,
                team: row.team_id.map(TeamId::from_key),
            },
            (None, Some(person), None) => Holds::YoungAdult(PersonId::from_key(person)),
            (None, Some(of), Some(supporter)) => {
                Holds::Supporter { of: PersonId::from_key(of), supporter: SupporterId::from_key(supporter) }
            }
            _ => return Err(bad("person_id")),
        };
        let id = AccountId::from_key(row.id);
        Ok(Self { id, sign_in_name: row.sign_in_name, secret: row.secret, holds })
    }
}

/// Open accounts with their workers.
fn accounts() -> SelectStatement {
    use account::Column as A;
    use worker::Column as W;
    Query::select()
        .columns(
            [A::Id, A::PersonId, A::SupporterId, A::SignInName, A::Secret, A::WorkerId].map(|c| (account::Entity, c)),
        )
        .columns([W::Name, W::Role, W::AgencyId, W::TeamId].map(|c| (worker::Entity, c)))
        .from(account::Entity)
        .left_join(worker::Entity, Expr::col((worker::Entity, W::Id)).equals((account::Entity, A::WorkerId)))
        .and_where(Expr::col((account::Entity, A::ClosedAt)).is_null())
        .to_owned()
}

async fn one_account(rows: &impl Rows, select: &SelectStatement) -> Result<Option<Account>, StoreError> {
    let found = AccountRow::find_by_statement(rows.get_database_backend().build(select)).one(rows).await?;
    found.map(Account::try_from).transpose()
}

pub(super) async fn account(rows: &impl Rows, sign_in_name: &str) -> Result<Option<Account>, StoreError> {
    let named = Expr::col((account::Entity, account::Column::SignInName)).eq(sign_in_name);
    one_account(rows, accounts().and_where(named)).await
}

/// The account of a young adult, or of somebody of their network: never one for the other.
pub(super) async fn account_of(rows: &impl Rows, whom: Whom) -> Result<Option<Account>, StoreError> {
    use account::Column as A;
    let of_person = Expr::col((account::Entity, A::PersonId)).eq(whom.person.key());
    let supporter = Expr::col((account::Entity, A::SupporterId));
    let of_supporter = match whom.supporter {
        None => supporter.is_null(),
        Some(one) => supporter.eq(one.key()),
    };
    one_account(rows, accounts().and_where(of_person).and_where(of_supporter)).await
}

/// What somebody of the network is called, and what kind of supporter they are: as it was said last, though they were taken
/// out since.
async fn supporter_name(
    rows: &impl Rows,
    of: PersonId,
    supporter: SupporterId,
) -> Result<(String, SupporterKind), StoreError> {
    use network_entry::Column as N;
    let found = network_entry::Entity::find()
        .filter(N::PersonId.eq(of.key()))
        .filter(N::SupporterId.eq(supporter.key()))
        .filter(N::Kind.eq("supporter"))
        .order_by_desc(N::Version)
        .one(rows)
        .await?;
    let missing = || StoreError::inconsistent("network_entry", "supporter_id", supporter.key());
    let found = found.ok_or_else(missing)?;
    let kind = found.what.as_deref().and_then(SupporterKind::from_code).ok_or_else(missing)?;
    Ok((found.name.ok_or_else(missing)?, kind))
}

/// For whom a code is, or whose an account: the young adult, or somebody of their network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Whom {
    pub(super) person: PersonId,
    pub(super) supporter: Option<SupporterId>,
}

/// Whose account a new row is.
#[derive(Clone, Copy)]
pub(super) enum Whose {
    Worker(WorkerId),
    Person(Whom),
}

pub(super) async fn insert_account(
    rows: &impl Rows,
    id: AccountId,
    whose: Whose,
    (sign_in_name, secret): (&str, &str),
    now: Timestamp,
) -> Result<(), StoreError> {
    let (worker_id, person_id, supporter_id) = match whose {
        Whose::Worker(worker) => (Some(worker.key()), None, None),
        Whose::Person(whom) => (None, Some(whom.person.key()), whom.supporter.map(Keyed::key)),
    };
    let row = account::ActiveModel {
        id: Set(id.key()),
        worker_id: Set(worker_id),
        person_id: Set(person_id),
        supporter_id: Set(supporter_id),
        sign_in_name: Set(sign_in_name.to_owned()),
        secret: Set(secret.to_owned()),
        closed_at: Set(None),
        created_at: Set(Instant(now)),
    };
    account::Entity::insert(row).exec_without_returning(rows).await?;
    Ok(())
}

/// Whether any account, closed ones too, has this name.
pub(super) async fn is_taken(rows: &impl Rows, sign_in_name: &str) -> Result<bool, StoreError> {
    Ok(account::Entity::find().filter(account::Column::SignInName.eq(sign_in_name)).one(rows).await?.is_some())
}

pub(super) async fn set_secret(rows: &impl Rows, id: AccountId, secret: &str) -> Result<(), StoreError> {
    account::Entity::update_many()
        .col_expr(account::Column::Secret, Expr::value(secret))
        .filter(account::Column::Id.eq(id.key()))
        .exec(rows)
        .await?;
    Ok(())
}

pub(super) async fn close_account(rows: &impl Rows, id: AccountId, now: Timestamp) -> Result<(), StoreError> {
    account::Entity::update_many()
        .col_expr(account::Column::ClosedAt, Expr::value(Instant(now)))
        .filter(account::Column::Id.eq(id.key()))
        .exec(rows)
        .await?;
    Ok(())
}

/// A session that has not been ended, of an open account; whether its time is over is for the rule to say.
pub(super) struct SessionRow {
    pub(super) account: Account,
    pub(super) began_at: Timestamp,
    pub(super) seen_at: Timestamp,
}

#[derive(FromQueryResult)]
struct Times {
    began_at: Instant,
    seen_at: Instant,
}

pub(super) async fn session(rows: &impl Rows, id: &SessionId) -> Result<Option<SessionRow>, StoreError> {
    use session::Column as S;
    let of_account = Expr::col((session::Entity, S::AccountId)).equals((account::Entity, account::Column::Id));
    let select = accounts()
        .columns([S::BeganAt, S::SeenAt].map(|c| (session::Entity, c)))
        .inner_join(session::Entity, of_account)
        .and_where(Expr::col((session::Entity, S::Id)).eq(id.0.as_str()))
        .and_where(Expr::col((session::Entity, S::EndedAt)).is_null())
        .to_owned();
    let Some(found) = rows.query_one(&select).await? else { return Ok(None) };
    let times = Times::from_query_result(&found, "")?;
    let account = AccountRow::from_query_result(&found, "")?.try_into()?;
    Ok(Some(SessionRow { account, began_at: times.began_at.0, seen_at: times.seen_at.0 }))
}

pub(super) async fn begin_session(
    rows: &impl Rows,
    id: &SessionId,
    account: AccountId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let row = session::ActiveModel {
        id: Set(id.0.clone()),
        account_id: Set(account.key()),
        began_at: Set(Instant(now)),
        seen_at: Set(Instant(now)),
        ended_at: Set(None),
    };
    session::Entity::insert(row).exec_without_returning(rows).await?;
    Ok(())
}

pub(super) async fn touch(rows: &impl Rows, id: &SessionId, now: Timestamp) -> Result<(), StoreError> {
    session::Entity::update_many()
        .col_expr(session::Column::SeenAt, Expr::value(Instant(now)))
        .filter(session::Column::Id.eq(id.0.as_str()))
        .exec(rows)
        .await?;
    Ok(())
}

/// Ends one session of the account, if it has not been ended; returns how many that were.
pub(super) async fn end_session(
    rows: &impl Rows,
    id: &SessionId,
    account: AccountId,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let ended = session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(Instant(now)))
        .filter(session::Column::Id.eq(id.0.as_str()))
        .filter(session::Column::AccountId.eq(account.key()))
        .filter(session::Column::EndedAt.is_null())
        .exec(rows)
        .await?;
    Ok(ended.rows_affected)
}

/// Ends every session of the account; returns how many that were.
pub(super) async fn end_sessions(rows: &impl Rows, account: AccountId, now: Timestamp) -> Result<u64, StoreError> {
    let ended = session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(Instant(now)))
        .filter(session::Column::AccountId.eq(account.key()))
        .filter(session::Column::EndedAt.is_null())
        .exec(rows)
        .await?;
    Ok(ended.rows_affected)
}

pub(super) async fn drop_sessions(rows: &impl Rows, before: Timestamp) -> Result<u64, StoreError> {
    let old = session::Column::BeganAt.lte(Instant(before));
    Ok(session::Entity::delete_many().filter(old).exec(rows).await?.rows_affected)
}

/// Takes turns over one person's codes and account. Does nothing on SQLite, where every change takes turns.
pub(super) async fn lock_person(rows: &DatabaseTransaction, id: PersonId) -> Result<(), StoreError> {
    person::Entity::find_by_id(id.key()).lock_exclusive().one(rows).await?;
    Ok(())
}

/// A code, found by its hash.
pub(super) struct Code {
    pub(super) id: Uuid,
    pub(super) whom: Whom,
    pub(super) issued_at: Timestamp,
    pub(super) is_used: bool,
}

pub(super) async fn code(rows: &impl Rows, hash: &str) -> Result<Option<Code>, StoreError> {
    let found = sign_in_code::Entity::find().filter(sign_in_code::Column::CodeHash.eq(hash)).one(rows).await?;
    Ok(found.map(|row| Code {
        id: row.id,
        whom: Whom {
            person: PersonId::from_key(row.person_id),
            supporter: row.supporter_id.map(SupporterId::from_key),
        },
        issued_at: row.issued_at.0,
        is_used: row.used_at.is_some(),
    }))
}

pub(super) async fn insert_code(
    rows: &impl Rows,
    id: Uuid,
    whom: Whom,
    code_hash: String,
    (by, at): (AccountId, Timestamp),
) -> Result<(), StoreError> {
    let row = sign_in_code::ActiveModel {
        id: Set(id),
        person_id: Set(whom.person.key()),
        supporter_id: Set(whom.supporter.map(Keyed::key)),
        code_hash: Set(code_hash),
        issued_by: Set(by.key()),
        issued_at: Set(Instant(at)),
        used_at: Set(None),
    };
    sign_in_code::Entity::insert(row).exec_without_returning(rows).await?;
    Ok(())
}

/// Marks a code as used, if it has not been; returns how many that were.
pub(super) async fn use_up(rows: &impl Rows, id: Uuid, now: Timestamp) -> Result<u64, StoreError> {
    let used = sign_in_code::Entity::update_many()
        .col_expr(sign_in_code::Column::UsedAt, Expr::value(Instant(now)))
        .filter(sign_in_code::Column::Id.eq(id))
        .filter(sign_in_code::Column::UsedAt.is_null())
        .exec(rows)
        .await?;
    Ok(used.rows_affected)
}

/// Codes that are replaced go: nobody can tell them from codes that never were.
pub(super) async fn drop_unused_codes(rows: &impl Rows, whom: Whom) -> Result<(), StoreError> {
    let of_supporter = match whom.supporter {
        None => sign_in_code::Column::SupporterId.is_null(),
        Some(one) => sign_in_code::Column::SupporterId.eq(one.key()),
    };
    sign_in_code::Entity::delete_many()
        .filter(sign_in_code::Column::PersonId.eq(whom.person.key()))
        .filter(of_supporter)
        .filter(sign_in_code::Column::UsedAt.is_null())
        .exec(rows)
        .await?;
    Ok(())
}

pub(super) async fn drop_codes(rows: &impl Rows, before: Timestamp) -> Result<u64, StoreError> {
    let old = sign_in_code::Column::IssuedAt.lte(Instant(before));
    Ok(sign_in_code::Entity::delete_many().filter(old).exec(rows).await?.rows_affected)
}
